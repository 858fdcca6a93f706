"""The same people as on the map, as rows: for screen readers, for large text, and for looking someone up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRectF, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from rondom.language import _, day, plural
from rondom.phone_numbers import digits, shown
from rondom.support_map.card_words import themes_words
from rondom.support_map.defaults import STEP_SHORT
from rondom.support_map.queries import PartnerRow
from ui.theme import Theme
from ui.widgets import GlyphLine, column, label
from ui.widgets.rows import Row, RowDelegate, RowList

_WIDE = 58.0
"""Em; below this a row has two lines instead of columns."""


@dataclass(frozen=True, slots=True)
class _PartnerLine(Row):
    """A row with the columns of the list."""

    phone: str = ""
    days: str = ""
    step: str = ""
    waiting: str = ""


class _Delegate(RowDelegate):
    """Sign, function and person, phone, days, waiting time, line, last check. Two lines when there is little room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 1.6)
        self.folded = False

    def fold(self, folded: bool) -> None:
        self.folded = folded
        self.high = 4.1 if folded else 2.7

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        em = self.theme.em
        if one.heading:
            self.write(painter, box.adjusted(0, 0.6 * em, 0, 0), one.text, 0.87, "ink-muted", True)
            return
        rest = box.adjusted(self.paint_front(painter, box, one), 0, 0, 0)
        if self.folded or not isinstance(one, _PartnerLine):
            self._two_lines(painter, rest, one)
        else:
            self._columns(painter, rest, one)

    def _two_lines(self, painter: QPainter, box: QRectF, one: Row) -> None:
        half, em = box.height() / 2, self.theme.em
        if not isinstance(one, _PartnerLine) or not any((one.phone, one.days, one.step, one.waiting, one.end)):
            self._name(painter, box, one)
            return
        upper = QRectF(box.x(), box.y() + 0.35 * em, box.width(), half - 0.35 * em)
        lower = QRectF(box.x(), box.y() + half, box.width(), half - 0.35 * em)
        self._name(painter, upper, one)
        words = "   ".join(part for part in (one.phone, one.days, one.step) if part)
        used = self.write(painter, lower, words, 0.93, "ink-muted")
        end, tone = (one.waiting, "caution") if one.waiting else (one.end, one.end_tone)
        self.write(painter, lower.adjusted(used + (em if words else 0), 0, 0, 0), end, 0.87, tone)

    def _name(self, painter: QPainter, box: QRectF, one: Row) -> None:
        used = self.write(painter, box, one.text, 1.0, "ink", True)
        self.write(painter, box.adjusted(used + 0.6 * self.theme.em, 0, 0, 0), one.detail, 0.93, "ink-muted")

    def _columns(self, painter: QPainter, box: QRectF, one: _PartnerLine) -> None:
        em, right = self.theme.em, box.right()
        for words, wide, role in (
            (one.end, 9.0, one.end_tone),
            (one.step, 8.0, "ink-muted"),
            (one.waiting, 8.0, "caution"),
            (one.days, 5.5, "ink-muted"),
            (one.phone, 9.0, "ink"),
        ):
            right -= wide * em
            self.write(painter, QRectF(right, box.y(), (wide - 0.8) * em, box.height()), words, 0.93, role)
        room = QRectF(box.x(), box.y(), max(0.0, right - box.x() - 0.8 * em), box.height())
        self._name(painter, room, one)


class PartnerList(QWidget):
    """Everyone per ring, with a field to look in. `chosen`, `opened` and `removed` carry the key of a partner."""

    chosen = Signal(str)
    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        p = theme.px
        self._partners: tuple[PartnerRow, ...] = ()
        self._rings: dict[int, str] = {}
        self.filter = GlyphLine(theme, "search", _("Zoek op functie, naam of telefoon"), name="map.list.filter")
        self.filter.setMaximumWidth(p(28))
        self._delegate = _Delegate(theme)
        self.rows = RowList(
            theme, "map.list", spoken=_("Lijst van partners"), delegate=self._delegate, click_opens=False
        )
        self._none = label(_("Niemand gevonden. Zoek op een ander woord."), tone="muted", wrap=True)
        self._none.hide()
        made = column(
            column(self.filter, margins=(p(1.6), p(0.8), p(1.6), p(0.5))),
            self.rows,
            column(self._none, margins=(p(1.8), p(0.5), p(1.6), 0)),
        )
        made.setStretch(1, 1)
        self.setLayout(made)
        self.filter.textChanged.connect(lambda _text: self._fill())
        self.rows.chosen.connect(self.chosen)
        self.rows.opened.connect(self.opened)
        self.rows.removed.connect(self.removed)

    def show_partners(self, partners: Sequence[PartnerRow], rings: Mapping[int, str]) -> None:
        self._partners, self._rings = tuple(partners), dict(rings)
        self._fill()

    def choose(self, key: str) -> None:
        """In step with the map: tells nobody."""
        if key != self.rows.value():
            self.rows.blockSignals(True)
            if not self.rows.choose(key):
                self.rows.setCurrentIndex(QModelIndex())
            self.rows.blockSignals(False)

    def _fill(self) -> None:
        wanted = self.filter.text().casefold().split()
        found = [one for one in self._partners if all(word in _haystack(one) for word in wanted)]
        rows: list[Row] = []
        for ring, name in self._rings.items():
            members = [one for one in found if one.ring == ring and not one.replaced]
            if members:
                rows.append(Row(f"ring-{ring}", name, heading=True))
                rows += [as_line(one) for one in members]
        if before := [one for one in found if one.replaced]:
            rows += [Row("replaced", _("Vervangen"), heading=True), *(as_line(one) for one in before)]
        self.rows.blockSignals(True)  # the same row, placed anew: nobody chose it
        self.rows.show_rows(rows)
        self.rows.blockSignals(False)
        self._none.setVisible(not rows and bool(self._partners))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = self.width() < self.theme.px(_WIDE)
        if folded != self._delegate.folded:
            self._delegate.fold(folded)
            self.rows.doItemsLayout()


def _haystack(one: PartnerRow) -> str:
    words = (one.name, one.person, one.organisation, one.phone, shown(one.phone), digits(one.phone), one.email,
             one.languages, one.offer, one.audience, themes_words(one))  # fmt: skip
    return " ".join(words).casefold()


def as_line(one: PartnerRow) -> Row:
    """A partner as a row, with the sentence a screen reader says."""
    step = f"{one.step}  {_(STEP_SHORT[one.step])}" if one.step else ""
    waiting = (
        plural(one.waiting_weeks, "wacht {n} week", "wacht {n} weken") if one.waits_long and one.waiting_weeks else ""
    )
    end = _checked(one)
    spoken = [
        one.name,
        one.person,
        one.organisation,
        shown(one.phone),
        " ".join(one.days),
        _("lijn {step}").format(step=step) if step else "",
        waiting,
        end,
    ]
    who = ", ".join(part for part in (one.person, one.organisation) if part)
    return _PartnerLine(
        one.id,
        one.name.strip() or _("Zonder naam"),
        who,
        icon=one.icon,
        end=end,
        end_tone="caution" if one.stale else "ink-muted",
        phone=shown(one.phone),
        days=" ".join(one.days),
        step=step,
        waiting=waiting,
        spoken=", ".join(part for part in spoken if part),
    )


def _checked(one: PartnerRow) -> str:
    if one.replaced:
        return _("niet meer op de kaart")
    if one.own_team:
        return ""
    if one.checked_on is None:
        return _("nog niet gecontroleerd")
    return plural(one.months, "{n} maand oud", "{n} maanden oud") if one.stale else day(one.checked_on)
