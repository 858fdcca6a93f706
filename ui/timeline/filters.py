"""Choosing what of a timeline is shown: a button, a panel with chips under it, and a line that says what is hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from rondom.dossier.perspectives import side
from rondom.language import _, plural
from rondom.timeline.factors import FACTORS
from rondom.timeline.filtering import EVERYTHING, Filter
from rondom.timeline.lanes import LaneView
from rondom.timeline.topics import TOPICS
from ui.theme import Theme
from ui.widgets import FilterChip, Scroll, Wrapping, button, column, dress, flow, label, row
from ui.widgets.side_by_side import UNBOUND

QUESTIONS: tuple[tuple[str, str], ...] = (
    ("lanes", _("Baan")),
    ("perspectives", _("Wie vertelt of ziet het")),
    ("factors", _("Wat beschermt, helpt of in de weg zit")),
    ("topics", _("Waar het over gaat")),
)
EFFECTS = {"protective": _("beschermt"), "enabling": _("helpt"), "hindering": _("zit in de weg")}
MOST_HIGH = 16.0
"""em; above it the chips scroll."""

Answers = Mapping[str, frozenset[str]]


class FilterPanel(QFrame):
    """`changed` with every chip. Only answers that occur in this life are offered; a ticked one always stays."""

    changed = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, name: str = "timeline.filter") -> None:
        super().__init__()
        self._theme, self.value = theme, EVERYTHING
        self._offered: list[tuple[str, str, str]] = []
        self._whole = self._made = False
        self._scroll = Scroll()
        self.setObjectName(name)
        self.setAccessibleName(_("Wat u wilt zien"))
        self.setLayout(column(self._scroll))
        self.hide()

    def offer(self, found: Answers, lanes: Sequence[LaneView]) -> None:
        """The chips for these answers, made when they are looked at. The same answers keep the same chips, and with them
        the cursor.
        """
        offered = [
            (question, key, word)
            for question, _title in QUESTIONS
            for key, word in _words(question, found[question] | getattr(self.value, question), lanes)
        ]
        if offered != self._offered:
            self._offered, self._made = offered, False
            if self.isVisible():
                self._show_chips()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._made:
            self._show_chips()

    def show_value(self, value: Filter) -> None:
        """Tells nobody."""
        self.value = value
        for chip in self.findChildren(FilterChip):
            chip.setChecked(chip.property("answer") in getattr(value, str(chip.property("question"))))

    def _show_chips(self) -> None:
        self._made = True
        p, parts = self._theme.px, []
        for question, title in QUESTIONS:
            chips = [self._chip(question, key, word) for asked, key, word in self._offered if asked == question]
            if chips:
                parts.append(self._question(title, chips))
        if not parts:
            parts.append(column(label(_("Er is nog niets om uit te kiezen."), "small", "muted")))
        self._scroll.show_page(column(*parts, gap=p(0.4), margins=(p(0.93), p(0.2), p(0.93), p(0.5))))
        self._fit()

    def _question(self, title: str, chips: Sequence[QWidget]) -> QLayout:
        """The question before its answers, or above them in large text."""
        p = self._theme.px
        holder = QWidget()
        holder.setLayout(Wrapping(chips, p(0.4), p(0.3)))
        words = label(title, "small-strong", wrap=True)
        words.setMinimumHeight(p(2.1))
        if not self._theme.folded:
            words.setFixedWidth(p(9.5))
        asked = flow(self._theme.folded, column(words, None), holder, gap=p(0.2 if self._theme.folded else 0.8))
        asked.setStretch(1, 1)
        return asked

    def take_all_room(self, whole: bool) -> None:
        """In large text or a low window the chips stand in the place of the drawing, else above it."""
        if whole != self._whole:
            self._whole = whole
            self.setMinimumHeight(0)
            self.setMaximumHeight(UNBOUND)
            self._fit()

    def _fit(self) -> None:
        """As high as its chips in this width, up to a limit."""
        page = self._scroll.widget()
        if self._whole:
            return
        if page is not None and (inner := page.layout()) is not None:
            high = inner.heightForWidth(max(1, self.width())) if inner.hasHeightForWidth() else page.sizeHint().height()
            self.setFixedHeight(min(high, self._theme.px(MOST_HIGH)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _chip(self, question: str, key: str, word: str) -> FilterChip:
        chip = FilterChip(
            self._theme, word, key in getattr(self.value, question), f"{self.objectName()}.{question}.{key}"
        )
        chip.setProperty("question", question)
        chip.setProperty("answer", key)
        chip.clicked.connect(lambda _checked=False: self._switch(question, key))
        return chip

    def _switch(self, question: str, key: str) -> None:
        self.value = self.value.switched(question, key)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class FilterLine(QWidget):
    """ "3 van 25 te zien. 22 verborgen door het filter. Alles tonen": one click takes the filter off."""

    taken_off = Signal()

    def __init__(self, theme: Theme, name: str = "timeline.filter.line") -> None:
        super().__init__()
        p = theme.px
        self.setObjectName(name)
        self._words = label("", "small", "muted", name=f"{name}.words")
        self.off = button(_("Alles tonen"), "link", name=f"{name}.off", on=self.taken_off.emit)
        holder = QWidget()
        holder.setLayout(Wrapping([self._words, self.off], p(0.7), 0))
        self.setLayout(row(holder, margins=(p(0.93), p(0.1), p(0.93), p(0.3))))
        self.hide()

    def show_counts(self, shown: int, all_: int, on: bool) -> None:
        """`on`: a filter asks something, also when everything happens to fit."""
        hidden = plural(all_ - shown, "{n} is verborgen door het filter.", "{n} zijn verborgen door het filter.")
        words = _("{shown} van {all} te zien.").format(
            shown=shown, all=plural(all_, "{n} gebeurtenis", "{n} gebeurtenissen")
        )
        self._words.setText(f"{words} {hidden}" if shown < all_ else words)
        self.setVisible(on)


class FilterButton(FilterChip):
    """Opens the panel. Says how many answers are ticked."""

    def __init__(self, theme: Theme, name: str = "timeline.filter.open") -> None:
        super().__init__(theme, _("Filter"), False, name)
        self.setToolTip(_("Kies wat u op de tijdlijn wilt zien (F)"))

    def show_count(self, count: int) -> None:
        self.setText(_("Filter · {count}").format(count=count) if count else _("Filter"))
        self.updateGeometry()
        dress(self)


def _words(question: str, keys: frozenset[str], lanes: Sequence[LaneView]) -> list[tuple[str, str]]:
    """(key, word) of the answers, in the order in which people know them."""
    if question == "lanes":
        return [(lane.key, lane.name) for lane in lanes if lane.key in keys]
    if question == "perspectives":
        return sorted(((key, side(key).name) for key in keys), key=lambda pair: pair[1])
    if question == "factors":
        kinds = [(key, word) for key, word in EFFECTS.items() if key in keys]
        return kinds + [(key, factor.name) for key, factor in FACTORS.items() if key in keys]
    return [(key, topic.name) for key, topic in TOPICS.items() if key in keys]
