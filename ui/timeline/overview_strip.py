"""Heel het leven in one line, and the stretch that is in sight. Click or drag to look elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from rondom.timeline.marks import EventMark
from rondom.timeline.strip import HEIGHT, Strip, strip_layout
from ui.theme import Theme
from ui.timeline.view import TimelineView
from ui.widgets.scene_painter import measure, paint_scene


class OverviewStrip(QWidget):
    """Follows the drawing above it. The list says the same in words, so this is for the eye and the mouse only."""

    def __init__(self, theme: Theme, view: TimelineView) -> None:
        super().__init__()
        self.theme, self._view = theme, view
        self._marks: tuple[EventMark, ...] = ()
        self._birth: date | None = None
        self._today = date(2000, 1, 1)
        self.setFixedHeight(theme.px(HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.looked.connect(self.update)
        theme.changed.connect(self.update)

    def show_life(self, marks: Sequence[EventMark], birth: date | None, today: date) -> None:
        self._marks, self._birth, self._today = tuple(marks), birth, today
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        scene = strip_layout(self._marks, self._strip(), self._view.visible_span(), self._birth, measure)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("surface"))
        paint_scene(painter, self.theme, scene, self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._look_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._look_at(event.position().x())

    def _look_at(self, x: float) -> None:
        """The same width of time, with its middle under the pointer."""
        first, last = self._view.visible_span()
        half = (last - first) / 2
        middle = self._strip().day(x)
        self._view.show_span(middle - half, middle + half)

    def _strip(self) -> Strip:
        """From birth, or from the first event, until next year."""
        starts = [mark.first for mark in self._marks if mark.first]
        first = min([*starts, *([self._birth] if self._birth else []), self._today])
        left = self._view.label_width
        return Strip(
            first, date(self._today.year + 1, 1, 1), left, self.width() - left - self.theme.px(0.6), self.theme.em
        )
