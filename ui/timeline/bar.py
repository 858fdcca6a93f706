"""Above the timeline: the line to type in, and ways to look. What does not fit on the first line goes to the next.

In a low window, such as with large text, there is one line only: what is used less then stands in the menu.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.timeline.entry_line import EntryLine
from ui.timeline.filters import FilterButton
from ui.timeline.view import FOUR_YEARS, ONE_YEAR
from ui.widgets import Segments, Wrapping, button, row, tool

SPANS: dict[str, float | None] = {"all": None, "four": FOUR_YEARS, "one": ONE_YEAR}
SPAN_WORDS = (("all", _("Alles")), ("four", _("4 jaar")), ("one", _("1 jaar")))
DRAWING, BOTH, LIST = "drawing", "both", "list"
WAYS = (DRAWING, BOTH, LIST)
ENTRY, SHORT_ENTRY = 27.0, 13.0
"""em: the line to type in does not become wider, nor much narrower; in a low window it takes what is left."""


class TimelineBar(QWidget):
    """`share_asked`, `table_asked`, `notice_asked` and `keys_asked` are for the parts that the tab opens."""

    share_asked = Signal()
    table_asked = Signal()
    notice_asked = Signal()
    keys_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, p = theme, theme.px
        self.entry = EntryLine(theme)
        self.entry.setMaximumWidth(p(ENTRY))
        self.spans = Segments(theme, SPAN_WORDS, "four", "timeline.span")
        self.ways = Segments(
            theme, ((DRAWING, _("Tekening")), (BOTH, _("Naast elkaar")), (LIST, _("Lijst"))), DRAWING, "timeline.way"
        )
        self.filter = FilterButton(theme)
        self.notice = button(
            _("Wat valt op?"), "quiet", theme, "lightbulb", name="timeline.notice", on=self.notice_asked.emit
        )
        self.share = tool(
            theme, "printer", _("Deel en druk af (Ctrl+P)"), key="timeline.share", on=self.share_asked.emit
        )
        self.more = self._more()
        self._low = False
        looking = QWidget()
        looking.setLayout(
            Wrapping([self.ways, self.spans, self.filter, self.notice, self.share, self.more], p(0.6), p(0.3))
        )
        looking.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._looking = looking
        for one in (self.notice, self.share):
            one.setHidden(theme.folded)  # in large text the menu has them
        self._lines = row(gap=p(0.6), margins=(p(0.93), p(0.66), p(0.93), p(0.6)))
        typing = row(self.entry, None)
        typing.setStretch(0, 3)
        self._lines.addLayout(typing, 1)
        self._lines.addWidget(looking)
        self.setLayout(self._lines)

    def show_any(self, any_: bool) -> None:
        """Ways to look make no sense while there is nothing."""
        self._looking.setVisible(any_)
        self.arrange()

    def show_low(self, low: bool) -> None:
        """Whether there is little height: then the menu takes over how many years are in sight, and the filter."""
        if low != self._low:
            self._low = low
            self.spans.setHidden(low)
            self.filter.setHidden(low)
            for one in (self.notice, self.share):
                one.setHidden(low or self._theme.folded)
            self.arrange()

    def arrange(self) -> None:
        """One line when all fits, else two."""
        p = self._theme.px
        alone = self._looking.isHidden()
        looking = 0 if alone else self._looking.sizeHint().width()
        short = self._low and not alone
        self.entry.setPlaceholderText(_("Wat gebeurde er?") if short else _("Wat gebeurde er? En wanneer ongeveer?"))
        entry = p(SHORT_ENTRY if self._low else ENTRY * 0.7)
        one_line = self.width() >= entry + looking + p(4)
        self._lines.setDirection(QBoxLayout.Direction.LeftToRight if one_line else QBoxLayout.Direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _more(self) -> QToolButton:
        more = tool(self._theme, "ellipsis", _("Meer"), key="timeline.more")
        menu = QMenu(more)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return more

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        if self._low and self.spans.isEnabled():
            for key, words in SPAN_WORDS:
                action = menu.addAction(words, partial(self._choose_span, key))
                action.setCheckable(True)
                action.setChecked(key == self.spans.value())
            menu.addSeparator()
        if self._low:
            menu.addAction(f"{self.filter.text()}\tF", self.filter.toggle)
            menu.addSeparator()
        asked: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (_("Wat valt op?"), "", self.notice_asked.emit),
            (_("Aan tafel"), "F11", self.table_asked.emit),
            (_("Deel en druk af"), "Ctrl+P", self.share_asked.emit),
            (_("Toetsen"), "F1", self.keys_asked.emit),
        )
        for word, key, ask in asked:
            menu.addAction(f"{word}\t{key}" if key else word, ask)

    def _choose_span(self, key: str) -> None:
        self.spans.show_value(key)
        self.spans.chosen.emit(key)
