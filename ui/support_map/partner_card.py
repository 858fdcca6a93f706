"""The card of one partner beside the map: how to reach them first, then what to know, then how short the line is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QWidget

from rondom.dossier.names import initials_of
from rondom.language import _, day, plural
from rondom.support_map.defaults import STEP_MEANING
from rondom.support_map.ladder import ladder
from rondom.support_map.queries import LineRow, PartnerCard, PartnerRow
from ui.support_map.painted import Picture, Week, paint_step
from ui.theme import Theme
from ui.widgets import Chip, Glyph, Scroll, button, column, label, line, paint_avatar, refill, row, tool
from ui.widgets.clipboard import copy as copy_words
from ui.widgets.outline import Part
from ui.widgets.rows import Row, RowDelegate, RowList
from ui.widgets.scene_painter import measure

_TINTS = {1: "lane-school-tint", 2: "lane-steun-tint"}


class PartnerPanel(QFrame):
    """Shows a card. `edit` for the pencil, `confirmed` for Klopt nog, `line_opened(key)` for someone at the other end."""

    edit = Signal()
    confirmed = Signal()
    line_opened = Signal(str)
    copied = Signal()
    """The phone number is on the clipboard."""
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("map.card")
        self.setProperty("part", "editor")
        p = theme.px
        self._chip = QWidget()
        self.pencil = tool(theme, "pencil", _("Wijzigen"), key="map.card.edit", on=self.edit.emit)
        self.cross = tool(theme, "x", _("Sluiten"), key="map.card.close", on=self.closed.emit)
        self._head = row(None, self.pencil, self.cross, gap=p(0.1), margins=(p(1.5), p(0.9), p(0.8), 0))
        self._body = column(gap=0, margins=(p(1.6), p(0.3), p(1.5), p(1)))
        self._checked = label("", wrap=True, name="map.card.checked")
        self._check_word = label(_("Laatst gecontroleerd"), "small", "muted")
        self.check_button = button(_("Klopt nog"), "", theme, "check", name="map.card.confirm", on=self.confirmed.emit)
        foot = row(
            column(self._check_word, self._checked),
            self.check_button,
            gap=p(0.7),
            margins=(p(1.6), p(0.8), p(1.5), p(0.9)),
        )
        foot.setStretch(0, 1)
        outer = column(self._head, Scroll(self._body), line(), foot)
        outer.setStretch(1, 1)
        self.setLayout(outer)

    def show_card(self, card: PartnerCard) -> None:
        """Everything anew; nothing in it is typed."""
        theme, partner = self.theme, card.partner
        self._head.removeWidget(self._chip)
        self._chip.deleteLater()
        self._chip = Chip(theme, card.ring_name, tint="ring-1" if partner.ring < 6 else "ring-base")
        self._head.insertWidget(0, self._chip)
        self.setAccessibleName(partner.name)
        refill(self._body, [*self._who(partner), *self._reach(partner), *self._facts(partner), *self._line(card), None])
        self._show_check(partner)

    def _show_check(self, partner: PartnerRow) -> None:
        known = partner.checked_on
        words = day(known) if known else _("Nog niet")
        self._checked.setText(f"{words}, {partner.checked_by}" if known and partner.checked_by else words)
        self._checked.setProperty("tone", "caution" if partner.stale else "")
        self._checked.style().polish(self._checked)

    def _who(self, partner: PartnerRow) -> list[Part]:
        title = partner.person or partner.name
        below = [partner.name if partner.person else "", partner.organisation]
        parts: list[Part] = [_selectable(label(title, "card", wrap=True, name="map.card.title"))]
        if any(below):
            parts.append(label(", ".join(part for part in below if part), tone="muted", wrap=True))
        return [*parts, self.theme.px(0.9)]

    def _reach(self, partner: PartnerRow) -> list[Part]:
        theme, p = self.theme, self.theme.px
        parts: list[Part] = []
        if partner.phone:
            number = _selectable(label(partner.phone, "section", name="map.card.phone"))
            copy = tool(theme, "copy", _("Nummer kopiëren"), key="map.card.copy", on=lambda: self._copy(partner.phone))
            chips = [Chip(theme, _("Bel eerst"), "accent", "accent-tint")] if partner.call_first else []
            parts.append(row(Glyph(theme, "phone", "accent", 1.27), number, copy, None, *chips, gap=p(0.5)))
        if partner.email:
            parts += [
                p(0.35),
                row(Glyph(theme, "mail", "accent", 1.27), _selectable(label(partner.email, wrap=True)), gap=p(0.5)),
            ]
        if partner.days:
            here = label(_("hier in huis"), "small", "muted")
            parts += [p(0.8), row(Week(theme, partner.days), here, None, gap=p(0.7))]
        return [*parts, p(0.9)] if parts else []

    def _facts(self, partner: PartnerRow) -> list[Part]:
        replacement = ", ".join(part for part in (partner.replacement, partner.replacement_phone) if part)
        found = (
            ("user-round", _("Vervanger"), replacement, ""),
            ("hourglass", _("Wachttijd"), _waiting(partner), "caution" if partner.waits_long else ""),
            ("phone-call", _("Aanmelden"), partner.route, ""),
            ("languages", _("Talen"), partner.languages, ""),
            ("users", _("Voor wie"), partner.audience, ""),
            ("hand-helping", _("Wat zij doen"), partner.offer, ""),
        )
        parts: list[Part] = []
        for icon, word, value, tone in found:
            if value:
                parts += [self._fact(icon, word, value, tone), self.theme.px(0.45)]
        return parts

    def _fact(self, icon: str, word: str, value: str, tone: str) -> QLayout:
        p = self.theme.px
        name = label(word, "small", "muted")
        name.setFixedWidth(p(5.9))
        words = _selectable(label(value, tone=tone, wrap=True))
        made = row(
            column(p(0.13), Glyph(self.theme, icon, "ink-muted", 1.13), None),
            column(p(0.1), name, None),
            words,
            gap=p(0.65),
        )
        made.setStretch(2, 1)
        return made

    def _line(self, card: PartnerCard) -> list[Part]:
        theme, p, step = self.theme, self.theme.px, card.partner.step
        parts: list[Part] = []
        if step:
            picture = Picture(theme, lambda wide: ladder(step, wide, theme.em, measure))
            parts += [
                p(0.6),
                line(),
                p(0.9),
                label(_("Hoe kort is de lijn"), "strong"),
                p(0.5),
                picture,
                p(0.2),
                label(_(STEP_MEANING[step]), "small", "muted", wrap=True),
            ]
        if card.lines:
            if not step:
                parts += [p(0.8), line()]
            parts += [p(0.8), label(_("Lijnen met collega’s"), "strong"), p(0.3)]
            parts.append(self._line_rows(card.lines))
        return parts

    def _line_rows(self, lines: Sequence[LineRow]) -> RowList:
        rows = [_line_row(one) for one in lines]
        made = RowList(
            self.theme,
            "map.card.lines",
            rows,
            spoken=_("Lijnen met collega’s"),
            inset=0,
            whole=True,
            delegate=_LineDelegate(self.theme, 0),
        )
        made.opened.connect(self.line_opened)
        return made

    def _copy(self, text: str) -> None:
        copy_words(text)
        self.copied.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class _Line(Row):
    step: int = 0
    tint: str = ""


class _LineDelegate(RowDelegate):
    """Who, how often, and the step in a circle as it stands on the map."""

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


def _line_row(one: LineRow) -> Row:
    words = f"{one.person}, {_lower(one.name)}" if one.person else one.name
    step = _("trede {step}").format(step=one.step)
    return _Line(
        one.partner_id,
        words,
        end=one.frequency,
        letters=initials_of(one.person or one.name),
        step=one.step,
        tint=_TINTS.get(one.ring, "lane-zorg-tint"),
        spoken=", ".join(p for p in (words, one.frequency, step) if p),
    )


def _waiting(partner: PartnerRow) -> str:
    weeks = partner.waiting_weeks
    if weeks is None:
        return ""
    words = plural(weeks, "{n} week", "{n} weken") if weeks else _("geen")
    return (
        _("{weeks}, gevraagd op {day}").format(weeks=words, day=day(partner.waiting_on))
        if partner.waiting_on
        else words
    )


def _lower(name: str) -> str:
    """A function in a sentence: leerkracht, but SBO stays SBO."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _selectable(made: QLabel) -> QLabel:
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
