"""The lines of one partner on its card: who, how often, the step; below it what kind of line and when they last met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from rondom.dossier.names import initials_of, short_name
from rondom.language import _
from rondom.support_map.card_words import contact_words
from rondom.support_map.lines import LineRow, direction_words, kind_name
from rondom.support_map.model import LinkDirection, LinkKind
from ui.support_map.painted import paint_step
from ui.theme import Theme
from ui.widgets import paint_avatar
from ui.widgets.rows import Row, RowDelegate, RowList

_TINTS = {1: "lane-school-tint", 2: "lane-steun-tint"}


@dataclass(frozen=True, slots=True)
class _Line(Row):
    step: int = 0
    tint: str = ""


class _LineDelegate(RowDelegate):
    """Who, how often, and the step in a circle as it stands on the map; a second line when one of them has it."""

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        if not one.side:
            super().paint_words(painter, box, one)
            return
        em, half = self.theme.em, box.height() / 2
        front = self.paint_front(painter, box, one)
        upper = QRectF(box.left() + front, box.top() + 0.25 * em, box.width() - front, half)
        right = self.paint_end(painter, upper, one)
        self.write(painter, upper.adjusted(0, 0, -right, 0), one.text)
        lower = QRectF(box.left() + front, box.top() + half - 0.1 * em, box.width() - front, half - 0.15 * em)
        self.write(painter, lower, one.side, 0.8, "ink-muted")

    def paint_front(self, painter: QPainter, box: QRectF, one: Row) -> float:
        em = self.theme.em
        tint = one.tint if isinstance(one, _Line) else "surface-sunken"
        paint_avatar(painter, self.theme, QPointF(box.left() + 0.87 * em, box.center().y()), 1.73, one.letters, tint)
        return 2.4 * em

    def paint_end(self, painter: QPainter, box: QRectF, one: Row) -> float:
        em = self.theme.em
        if isinstance(one, _Line):
            paint_step(painter, self.theme, QPointF(box.right() - 0.75 * em, box.center().y()), one.step)
        return 1.9 * em + super().paint_end(painter, box.adjusted(0, 0, -1.9 * em, 0), one)


def line_rows(theme: Theme, lines: Sequence[LineRow], name: str, here: str) -> RowList:
    """A list as high as its lines. `here` is how the partner itself is called."""
    rows = [_line_row(one, here) for one in lines]
    high = 3.3 if any(row.side for row in rows) else 2.7
    delegate = _LineDelegate(theme, 0, high)
    return RowList(theme, name, rows, spoken=_("Lijnen met anderen"), inset=0, whole=True, delegate=delegate)


def _line_row(one: LineRow, here: str) -> Row:
    words = f"{short_name(one.person)}, {_lower(one.name)}" if one.person else one.name
    step = _("trede {step}").format(step=one.step)
    kind = kind_name(one.kind) if one.kind is not LinkKind.UNKNOWN else ""
    way = direction_words(one.direction, here, one.name) if one.direction is not LinkDirection.BOTH else ""
    below = ", ".join(part for part in (kind, contact_words(one)) if part)
    return _Line(
        one.partner_id,
        words,
        side=below,
        end=one.frequency,
        letters=initials_of(one.person or one.name),
        step=0 if one.kind is LinkKind.NONE else one.step,
        tint=_TINTS.get(one.ring, "lane-zorg-tint"),
        spoken=", ".join(p for p in (words, one.frequency, step, below, way) if p),
    )


def _lower(name: str) -> str:
    """A function in a sentence: leerkracht, but SBO stays SBO."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
