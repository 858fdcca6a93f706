"""The ways to look at one life: the drawing with its strip, the list, both beside each other, or that there is nothing yet."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.timeline.bar import BOTH, DRAWING, LIST
from ui.timeline.list_beside import EventList
from ui.timeline.overview_strip import OverviewStrip
from ui.timeline.view import TimelineView
from ui.widgets import Scroll, column, line, row
from ui.widgets.notices import EmptyState
from ui.widgets.side_by_side import UNBOUND

BESIDE, PART, SMALL = 24.0, 0.45, 34.0
"""The list beside the drawing: em wide, and at most this part of the width; under so many em in all it goes below."""


class Ways(QWidget):
    """`show_way` and `show_strip` decide what is seen; the widgets themselves are for the tab to fill and hear."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._way, self._any, p = theme, DRAWING, False, theme.px
        self.view = TimelineView(theme)
        self.strip = OverviewStrip(theme, self.view)
        self.list = EventList(theme)
        self.empty = EmptyState(
            theme, _("Nog niets op de tijdlijn"), _("Begin met iets dat goed ging. De datum mag later."),
            _("Eerste gebeurtenis"), name="timeline.empty",
        )  # fmt: skip
        self._drawing, self._listing, shown = QWidget(), QWidget(), QWidget()
        inner = column(self.view, line(), self.strip)
        inner.setStretch(0, 1)
        self._drawing.setLayout(inner)
        self._listing.setLayout(column(self.list, margins=(p(0.8), p(0.3), p(0.8), 0)))
        self._both = row(self._drawing, line(vertical=True), self._listing)
        self._both.setStretch(0, 1)
        shown.setLayout(self._both)
        nothing = Scroll(
            column(row(None, self.empty, None), None, margins=(p(2), p(1.4), p(2), p(1.4)))
        )  # in a low window
        self._stack = QStackedLayout(self)
        for page in (shown, nothing):
            self._stack.addWidget(page)

    def show_way(self, way: str, any_: bool) -> None:
        """`any_`: there are events. Without, each way shows that there are none."""
        self._way, self._any = way, any_
        self._stack.setCurrentIndex(0 if any_ else 1)
        self._drawing.setVisible(way != LIST)
        self._listing.setVisible(way != DRAWING)
        self._arrange()

    def page(self) -> QWidget:
        """Where the keys go."""
        if not self._any:
            return self.empty
        return self.list if self._way == LIST else self.view

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The list beside the drawing, or under it where there is no room."""
        p = self._theme.px
        below = self.width() < p(SMALL)
        beside = self._way == BOTH and not below
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self._both.setStretch(2, 1 if below else 0)
        wide = min(p(BESIDE), round(PART * self.width()))
        self._listing.setMinimumWidth(wide if beside else 0)
        self._listing.setMaximumWidth(wide if beside else UNBOUND)
