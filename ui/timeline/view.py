"""The timeline on screen: one widget, one scene, and every way to point at it.

Wheel or drag beside the events to pan, Ctrl+wheel, pinch or + and − to zoom, 0 for the whole life, arrows to walk. Drag an
event to move it, or its end to change that. Panning never lays out again; zooming does, keeping the day under the pointer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QToolTip, QWidget

from rondom.language import _
from rondom.scene import Scene, Spot
from rondom.timeline.lanes import ALL_LANES, LaneView
from rondom.timeline.marks import EventMark, Frame
from rondom.timeline.school_years import SchoolYear
from rondom.timeline.spans import Context, Span
from rondom.timeline.walk import Walk
from ui.theme import Theme
from ui.timeline.accessible import announce
from ui.timeline.camera import FOUR_YEARS, ONE_YEAR, Camera
from ui.timeline.canvas import Canvas
from ui.timeline.choosing import Choosing
from ui.timeline.gestures import Drag, paint_band, paint_drag
from ui.timeline.keyboard import Keyboard
from ui.timeline.lane_menu import LaneHeads
from ui.timeline.legend import Legend
from ui.timeline.pointer import Pointer
from ui.timeline.zooming import two_fingers, wheel

__all__ = ["FOUR_YEARS", "ONE_YEAR", "TimelineView", "tooltip"]

_REST = 70
"""Milliseconds without a step after which a zoom is over."""


class TimelineView(QWidget):
    """Shows events, and tells what a person does with them. Nothing is written here.

    `can_change` False, as at the table: events cannot be moved, removed or hidden from here.
    """

    chosen = Signal(str)
    """Another one is at hand; "" for none."""
    picked = Signal(tuple)
    """All that is chosen now, the one at hand last."""
    opened = Signal(str)
    """A click, Enter or a double click."""
    removed = Signal(str)
    hidden = Signal(str)
    moved = Signal(tuple, float, bool)
    """These events, so many days later; True when a key did it."""
    edge_moved = Signal(str, str, float, bool)
    """This end (start, end, applied) of an event, so many days later."""
    looked = Signal()
    """Another stretch of time is in sight."""

    def __init__(self, theme: Theme, name: str = "timeline.view", can_change: bool = True) -> None:
        super().__init__()
        self._theme, self.can_change = theme, can_change
        self.canvas = Canvas(theme)
        self.choosing = Choosing()
        self.context = Context(None, date(2000, 1, 1))
        self.drag: Drag | None = None
        """What is under way, or was let go and is being written."""
        self.band: QRectF | None = None
        self.walk = Walk(())
        self._by_key: dict[str, EventMark] = {}
        self._veiled = False
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.valueChanged.connect(self._scroll)
        self.heads = LaneHeads(theme, self)
        self.legend = Legend(theme, self)
        self.pointer, self.keyboard = Pointer(self), Keyboard(self)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._paint_ahead)
        self.setObjectName(name)
        self.setAccessibleName(_("Tijdlijn"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.grabGesture(Qt.GestureType.PinchGesture)
        theme.changed.connect(self._draw)

    # what the screen calls

    def set_events(
        self,
        marks: Sequence[EventMark],
        today: date,
        birth: date | None = None,
        groups: tuple[SchoolYear, ...] = (),
        lanes: tuple[LaneView, ...] = ALL_LANES,
        holidays: tuple[Span, ...] = (),
        wash: bool = True,
        name: str = "",
    ) -> None:
        """New data. Keeps the stretch of time in sight and the choice, when they still exist."""
        self._veiled = False
        self.canvas.set_events(marks, today, birth, groups, lanes, holidays, wash)
        self.context = Context(birth, today, None, name, groups)
        self._by_key = {mark.key: mark for mark in self.canvas.marks}
        self.walk = Walk(self.canvas.marks, [lane.key for lane in lanes])
        self.choosing.keep_only(self._by_key)
        self.drag = None
        self.heads.show_lanes(lanes, Counter(mark.lane for mark in marks))
        self._draw()

    def choose(self, key: str) -> None:
        """Show this event as the only one chosen and bring it into sight. Tells nobody."""
        if self.choosing.only(key if key in self._by_key else ""):
            self._bring_into_view()
            self.update()

    def choose_all(self, keys: Sequence[str]) -> None:
        """Show these as chosen, the last one at hand, and bring that one into sight. Tells nobody."""
        known = [key for key in keys if key in self._by_key]
        before = self.choosing.at_hand
        if self.choosing.exactly(known):
            if self.choosing.at_hand != before:
                self._bring_into_view()
            self.update()

    def value(self) -> str:
        """The key at hand, or ""."""
        return self.choosing.at_hand

    def values(self) -> tuple[str, ...]:
        """All that is chosen, the one at hand last."""
        return self.choosing.keys

    def mark(self, key: str) -> EventMark | None:
        return self._by_key.get(key)

    def start_over(self) -> None:
        """Another child: from the top, nothing set apart, and nothing to see of the one before until `set_events`."""
        self.canvas.opened = None
        self._bar.setValue(0)
        self._veiled = True
        self.update()

    def let_go(self) -> None:
        """Show no move any more: it was cancelled or could not be kept."""
        self.drag = None
        self.update()

    def show_years(self, years: float | None) -> None:
        """So many years up to a little after today; None for the whole life."""
        self.camera.show_years(years)
        self._draw()

    def years(self) -> float | None:
        """The preset that is shown, as given to `show_years`; -1 after zooming by hand."""
        return self.camera.years()

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Wider or narrower days; the day under `at` (pixels from the left of the lanes) stays where it is."""
        if self.frame is not None:
            self.camera.zoom(factor, at)
            self.canvas.zoomed()
            self._placed()

    def pan(self, dx: float, dy: float = 0.0) -> None:
        """Moves the drawing to the left by `dx` and up by `dy` pixels, as far as there is something to see."""
        self.camera.pan(dx)
        self._bar.setValue(round(self._bar.value() + dy))
        self._look()

    def go_today(self) -> None:
        self.camera.go_today()
        self._look()

    def visible_span(self) -> tuple[date, date]:
        """First and last day in sight, for the strip below."""
        return self.camera.span() if self.frame else (self.camera.today, self.camera.today)

    def show_span(self, first: date, last: date) -> None:
        """Brings exactly this stretch into sight, as when the frame of the strip is dragged."""
        before = self.camera.scale
        self.camera.show_span(first, last)
        if self.camera.scale == before:
            self._look()
        elif self.frame is not None:
            self.canvas.zoomed()
            self._placed()

    # geometry

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(16), self._theme.px(7))

    @property
    def camera(self) -> Camera:
        return self.canvas.camera

    @property
    def scene(self) -> Scene:
        return self.canvas.scene

    @property
    def frame(self) -> Frame | None:
        """None before the first events."""
        return self.canvas.frame

    @property
    def label_width(self) -> float:
        """Pixels of the column with the names of the lanes."""
        return self.canvas.sight.label

    def body_width(self) -> float:
        return self.canvas.sight.body

    def spot_box(self, spot: Spot) -> QRect:
        """Where a spot is now, in pixels of the widget."""
        return self.canvas.spot_box(spot)

    def spots_at(self, at: QPointF) -> list[Spot]:
        """All events at a point of the widget: several in a dense row, else the nearest one."""
        return self.canvas.spots_at(at)

    def show_chosen(self) -> None:
        """Bring the event at hand into sight again, as after the drawing became lower."""
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        mark, spot = self._by_key.get(self.value()), self.canvas.spot(self.value())
        if mark is None or mark.first is None or spot is None:
            return
        margin, wider = 2 * self._theme.em, self.canvas.stretch
        if self.camera.show(spot.x * wider, spot.x * wider + min(spot.w * wider, 6 * margin), margin):
            self._look()
        room = self.height() - self.canvas.axis_height
        if spot.y < self._bar.value() or spot.y + spot.h > self._bar.value() + room:
            self._bar.setValue(round(spot.y - room / 3))

    # drawing

    def _draw(self) -> None:
        """After a change of content, zoom, theme or text size; not after panning."""
        canvas = self.canvas
        bar = self._bar.sizeHint().width() if self._bar.isVisibleTo(self) else 0
        canvas.resize(self.width(), self.height(), bar, self.devicePixelRatioF())
        canvas.lay_out()
        self.setAccessibleDescription(canvas.alt)
        self._placed()

    def _placed(self) -> None:
        """The lanes may have another height."""
        self._place_bar()
        self._place_heads()
        self._look()

    def _look(self) -> None:
        """Another stretch of time is in sight."""
        self.update()
        self.looked.emit()

    def _scroll(self, value: int) -> None:
        self.canvas.sight.down = value
        self._place_heads()
        self.update()

    def _place_bar(self) -> None:
        axis = round(self.canvas.axis_height)
        over = round(self.canvas.height) - (self.height() - axis)
        wide = self._bar.sizeHint().width()
        self._bar.setGeometry(self.width() - wide, axis, wide, max(1, self.height() - axis))
        self._bar.setRange(0, max(0, over))
        self._bar.setPageStep(max(1, self.height() - axis))
        self._bar.setSingleStep(round(2 * self._theme.em))
        self._bar.setVisible(over > 0)

    def _place_heads(self) -> None:
        axis = self.canvas.axis_height
        box = QRectF(0, axis, self.label_width, max(1.0, self.height() - axis))
        self.heads.place(box, self.canvas.bands, self.canvas.sight.down)
        hint = self.legend.sizeHint()
        self.legend.setGeometry(
            round(0.6 * self._theme.em), round((axis - hint.height()) / 2), hint.width(), hint.height()
        )
        self.legend.setVisible(hint.width() + 0.6 * self._theme.em <= self.label_width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._veiled:
            return
        painter = QPainter(self)
        self.canvas.sight.ratio = self.devicePixelRatioF()
        self.canvas.paint(painter, self.values(), self.hasFocus())
        if self.drag:
            paint_drag(painter, self.canvas, self.drag)
        if self.band is not None:
            paint_band(painter, self._theme, self.band)
        painter.end()
        self._idle.start(_REST if self.canvas.busy else 0)

    def _paint_ahead(self) -> None:
        """While nobody moves: what comes into sight next, or the layout that a zoom left for later, in small steps."""
        if not self.isVisible():
            return
        if self.canvas.work():
            self._placed()
        elif self.canvas.busy:
            self._idle.start(0)

    # pointing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        wheel(self, event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spots = self.spots_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tooltip(spots), self) if spots else QToolTip.hideText()
            return True
        return two_fingers(self, event) or super().event(event)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keyboard.press(event):
            super().keyPressEvent(event)

    def nudge(self, count: int) -> None:
        """What is chosen, so many of its own steps later."""
        self.keyboard.nudge(count)

    # choosing

    def open_cluster(self, spot: Spot | None) -> bool:
        """Shows what stands in “+3” apart: nearer, or in rows of its own. False when it is no cluster."""
        if spot is None or not self.canvas.open(spot):
            return False
        self._draw()
        return True

    def close_cluster(self) -> bool:
        """Counted again; False when nothing was opened in rows of its own."""
        if self.canvas.opened is None:
            return False
        self.canvas.opened = None
        self._draw()
        return True

    def reach(self, key: str) -> None:
        """Everything between what was chosen first and this one (Shift+click)."""
        first = self.values()[0] if self.values() else key
        between = [one for one in self.walk.between(first, key) if one not in (first, key)]
        self.tell(self.choosing.exactly((first, *between, key)))

    def tell(self, changed: bool) -> None:
        """After a person chose: bring it into sight, and say so to the screen and to who listens."""
        if not changed:
            return
        self._bring_into_view()
        self.update()
        self.chosen.emit(self.value())
        self.picked.emit(self.values())
        if self.value():
            announce(self, self.value())


def tooltip(spots: Sequence[Spot], most: int = 6) -> str:
    """The sentences of what lies there, a few of them, and how many more."""
    lines = [spot.text for spot in spots[:most]]
    if len(spots) > most:
        lines.append(_("en nog {count}").format(count=len(spots) - most))
    return "\n".join(lines)
