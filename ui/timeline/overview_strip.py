"""Heel het leven in one line, and the stretch that is in sight. Click or drag to look elsewhere; the grips make it wider.

The list says the same in words and the keys of the drawing go everywhere, so this is for the eye and the mouse only.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from rondom.language import _
from rondom.timeline.marks import EventMark
from rondom.timeline.spans import Span
from rondom.timeline.strip import HEIGHT, Counted, Strip, alt_of, frame_of_sight, strip_layout, told_at
from ui.theme import Theme
from ui.timeline.view import TimelineView
from ui.widgets.scene_painter import measure, paint_items

_SHORTEST = timedelta(30)
"""The grips do not come nearer to one another."""


class OverviewStrip(QWidget):
    """Follows the drawing above it. A life is drawn once; only the frame moves while someone pans."""

    def __init__(self, theme: Theme, view: TimelineView) -> None:
        super().__init__()
        self.theme, self._view = theme, view
        self._marks: tuple[EventMark, ...] = ()
        self._birth: date | None = None
        self._today = date(2000, 1, 1)
        self._counted = Counted()
        self._held = ""
        """What the mouse has hold of: left or right for a grip, both for the frame."""
        self._off = timedelta(0)
        """How far from the middle of the frame it was taken hold of."""
        self._picture = QPixmap()
        self._drawn_for: tuple[object, ...] = ()
        self.setObjectName("timeline.strip")
        self.setAccessibleName(_("Heel het leven"))
        self.setFixedHeight(theme.px(HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        view.looked.connect(self.update)
        theme.changed.connect(self._draw_again)

    def show_life(self, marks: Sequence[EventMark], birth: date | None, today: date, changes: bool = True) -> None:
        """Without `changes` nothing is counted: the school switched "rust en drukte" off."""
        self._marks, self._birth, self._today = tuple(marks), birth, today
        self._counted = Counted.of(self._marks, today, changes)
        self.setAccessibleDescription(alt_of(self._counted))
        self._draw_again()

    def told_at(self, x: float) -> str:
        """What is counted under this place of the widget; "" beside the line, or when nothing is counted."""
        strip = self._strip()
        return told_at(self._counted, strip.day(x)) if strip.left <= x <= strip.left + strip.width else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        strip, ratio = self._strip(), self.devicePixelRatioF()
        now = (self.width(), strip.left, ratio)
        if self._drawn_for != now:
            self._drawn_for = now
            self._draw_life(strip, ratio)
        painter = QPainter(self)
        painter.drawPixmap(QPointF(0, 0), self._picture)
        paint_items(painter, self.theme, frame_of_sight(strip, self._view.visible_span()), ratio=ratio)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(event.pos(), event.globalPos())
            return True
        return super().event(event)

    # looking elsewhere

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            x = event.position().x()
            self._held, self._off = self._grip_at(x) or "both", self._off_middle(x)
            self._drag(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._held and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(x)
        else:
            self.setCursor(Qt.CursorShape.SizeHorCursor if self._grip_at(x) else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = ""

    def _drag(self, x: float) -> None:
        """The frame keeps its width and goes along, from elsewhere it comes with its middle; a grip takes its own end."""
        (first, last), day = self._view.visible_span(), self._strip().day(x)
        if self._held == "left":
            first = min(day, last - _SHORTEST)
        elif self._held == "right":
            last = max(day, first + _SHORTEST)
        else:
            half, middle = (last - first) / 2, day - self._off
            first, last = middle - half, middle + half
        if (first, last) != self._view.visible_span():
            self._view.show_span(first, last)

    def _off_middle(self, x: float) -> timedelta:
        """Nothing beside the frame: there it jumps to the pointer."""
        (first, last), day = self._view.visible_span(), self._strip().day(x)
        return day - (first + (last - first) / 2) if first <= day <= last else timedelta(0)

    def _grip_at(self, x: float) -> str:
        strip, slack = self._strip(), 0.55 * self.theme.em
        left, right = (strip.x(day) for day in self._in_sight(strip))
        if right - left < 4 * slack:  # no room to tell the grips from the frame
            return ""
        return "left" if abs(x - left) <= slack else "right" if abs(x - right) <= slack else ""

    def _in_sight(self, strip: Strip) -> Span:
        first, last = self._view.visible_span()
        return max(first, strip.first), min(last, strip.last)

    # drawing

    def _draw_again(self) -> None:
        self._drawn_for = ()
        self.setFixedHeight(self.theme.px(HEIGHT))
        self.update()

    def _draw_life(self, strip: Strip, ratio: float) -> None:
        scene = strip_layout(self._marks, strip, self._view.visible_span(), self._birth, measure, self._counted)
        self._picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(self.theme.color("surface"))
        painter = QPainter(self._picture)
        paint_items(painter, self.theme, (*scene.ground, *scene.body), ratio=ratio)
        painter.end()

    def _tell(self, at: QPoint, on_screen: QPoint) -> None:
        said = self.told_at(at.x())
        QToolTip.showText(on_screen, said, self) if said else QToolTip.hideText()

    def _strip(self) -> Strip:
        """From birth, or from the first event, until next year."""
        starts = [mark.first for mark in self._marks if mark.first]
        first = min([*starts, *([self._birth] if self._birth else []), self._today])
        left = self._view.label_width
        return Strip(
            first, date(self._today.year + 1, 1, 1), left, self.width() - left - self.theme.px(0.6), self.theme.em
        )
