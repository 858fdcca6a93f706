"""Above the timeline: the line to type in, and ways to look. What does not fit on the first line goes to the next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QToolButton, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.timeline.entry_line import EntryLine
from ui.timeline.filters import FilterButton
from ui.timeline.view import FOUR_YEARS, ONE_YEAR
from ui.widgets import Segments, Wrapping, button, row, tool

SPANS: dict[str, float | None] = {"all": None, "four": FOUR_YEARS, "one": ONE_YEAR}
DRAWING, BOTH, LIST = "drawing", "both", "list"
WAYS = (DRAWING, BOTH, LIST)
ENTRY = 27.0
"""em: the line to type in does not become wider, nor much narrower."""


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
        self.spans = Segments(
            theme, (("all", _("Alles")), ("four", _("4 jaar")), ("one", _("1 jaar"))), "four", "timeline.span"
        )
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
        beside: list[QWidget] = [] if theme.folded else [self.notice, self.share]  # in large text the menu has them
        looking = QWidget()
        looking.setLayout(Wrapping([self.ways, self.spans, self.filter, *beside, self.more], p(0.6), p(0.3)))
        self._looking = looking
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

    def arrange(self) -> None:
        """One line when all fits, else two."""
        p = self._theme.px
        looking = self._looking.sizeHint().width() if not self._looking.isHidden() else 0
        entry = p(ENTRY * 0.7)
        one_line = self.width() >= entry + looking + p(4)
        self._lines.setDirection(QBoxLayout.Direction.LeftToRight if one_line else QBoxLayout.Direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _more(self) -> QToolButton:
        more = tool(self._theme, "ellipsis", _("Meer"), key="timeline.more")
        menu = QMenu(more)
        asked: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (_("Wat valt op?"), "", self.notice_asked.emit),
            (_("Aan tafel"), "F11", self.table_asked.emit),
            (_("Deel en druk af"), "Ctrl+P", self.share_asked.emit),
            (_("Toetsen"), "F1", self.keys_asked.emit),
        )
        for word, key, ask in asked:
            menu.addAction(f"{word}\t{key}" if key else word, ask)
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return more
