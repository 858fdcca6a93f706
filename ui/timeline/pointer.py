"""The mouse on the timeline: what a press takes, what a move does with it, and what letting go means."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent

from rondom.scene import Spot
from rondom.timeline.dragging import WHOLE
from ui.timeline.gestures import end_at, take

if TYPE_CHECKING:
    from ui.timeline.view import TimelineView

_LEFT = Qt.MouseButton.LeftButton
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FAR = 0.4
"""em that a pressed mouse moves before it drags."""
AT_EDGE, PAGE = 1.5, 1.2
"""em from the side within which a drag takes the view along, and by how much each time."""


class Pressed(Enum):
    NOTHING = auto()
    BESIDE = auto()
    """Beside the events: drags the view."""
    BOX = auto()
    EVENT = auto()
    CANCELLED = auto()


class Pointer:
    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self._pressed = Pressed.NOTHING
        self._start = QPointF()
        self._last = QPointF()
        self._far = False
        self._spots: list[Spot] = []

    @property
    def busy(self) -> bool:
        """A drag is under way that Esc can cancel."""
        return self._far and self._pressed in (Pressed.EVENT, Pressed.BOX)

    def cancel(self) -> None:
        view = self._view
        self._pressed, view.band = Pressed.CANCELLED, None
        view.let_go()

    def press(self, event: QMouseEvent) -> None:
        if event.button() != _LEFT:
            if self.busy:
                self.cancel()
            return
        self._view.canvas.settle()
        self._start = self._last = event.position()
        self._far = False
        self._spots = self._view.spots_at(event.position())
        if self._spots:
            self._pressed = Pressed.EVENT
        else:
            self._pressed = Pressed.BOX if event.modifiers() & (_SHIFT | _CONTROL) else Pressed.BESIDE

    def move(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is Pressed.NOTHING or not event.buttons() & _LEFT:
            self._hover(at)
            return
        if not self._far and (at - self._start).manhattanLength() > FAR * self._view.canvas.theme.em:
            self._far = True
            self._begin()
        if self._far:
            self._follow(at)
        self._last = at

    def release(self, event: QMouseEvent) -> None:
        if event.button() != _LEFT or self._pressed is Pressed.NOTHING:
            return
        pressed, self._pressed = self._pressed, Pressed.NOTHING
        view, at = self._view, event.position()
        if pressed is Pressed.CANCELLED:
            return
        if not self._far:
            self._click(at, event.modifiers())
        elif pressed is Pressed.BOX:
            self._choose_in_box(bool(event.modifiers() & _CONTROL))
        elif pressed is Pressed.EVENT:
            self._drop()
        view.band = None
        view.update()

    def double_click(self, event: QMouseEvent) -> None:
        if self._view.spots_at(event.position()) and self._view.value():
            self._view.opened.emit(self._view.value())

    # -- steps -------------------------------------------------------------------------------------------------------

    def _hover(self, at: QPointF) -> None:
        spots = self._view.spots_at(at)
        edge = self._edge(spots, at) if spots else WHOLE
        shape = Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.PointingHandCursor
        self._view.setCursor(shape if spots else Qt.CursorShape.ArrowCursor)

    def _edge(self, spots: list[Spot], at: QPointF) -> str:
        view = self._view
        mark, place = view.mark(spots[0].key), view.canvas.place(at)
        if mark is None or place is None or view.frame is None or not view.can_change or len(spots) > 1:
            return WHOLE
        return end_at(mark, spots[0], place[0], view.frame)

    def _begin(self) -> None:
        """A drag from an event takes that event, or all that are chosen when it is one of them."""
        view = self._view
        if self._pressed is not Pressed.EVENT:
            return
        spot = self._spots[0]
        keys = view.values() if set(spot.keys) & set(view.values()) else spot.keys
        edge = self._edge(self._spots, self._start)
        if edge:
            keys = (spot.key,)
        marks = [mark for key in keys if (mark := view.mark(key))]
        place = view.canvas.place(self._start)
        if not marks or place is None or not view.can_change:
            self._pressed = Pressed.BESIDE
            return
        view.setCursor(Qt.CursorShape.SizeHorCursor)
        view.drag = take(marks, edge, view.camera.day(place[0]), self._start, view.context)

    def _follow(self, at: QPointF) -> None:
        view = self._view
        if self._pressed is Pressed.BESIDE:
            moved = self._last - at
            view.pan(moved.x(), moved.y())
        elif self._pressed is Pressed.BOX:
            view.band = QRectF(self._start, at).normalized()
            view.update()
        elif self._pressed is Pressed.EVENT and view.drag:
            self._take_view_along(at)
            x = at.x() - view.label_width + view.camera.left
            view.drag.follow(view.camera.day(x), at, view.context)
            view.update()

    def _take_view_along(self, at: QPointF) -> None:
        """Near the side the view goes on, so that an event can be moved further than what is in sight."""
        view, em = self._view, self._view.canvas.theme.em
        if at.x() < view.label_width + AT_EDGE * em:
            view.pan(-PAGE * em)
        elif at.x() > view.label_width + view.body_width() - AT_EDGE * em:
            view.pan(PAGE * em)

    def _drop(self) -> None:
        view, drag = self._view, self._view.drag
        if drag is None or drag.move.refused or drag.move.count == 0:
            view.let_go()
        elif drag.edge:
            view.edge_moved.emit(drag.keys[0], drag.edge, drag.move.days, False)
        else:
            view.moved.emit(drag.keys, drag.move.days, False)

    def _click(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        view, key = self._view, self._next_at(at)
        spots = view.spots_at(at)
        if not keys & (_CONTROL | _SHIFT) and len(spots) == 1 and view.open_cluster(spots[0]):
            return
        if keys & _CONTROL:
            if key:
                view.tell(view.choosing.switch(key))
        elif keys & _SHIFT:
            if key:
                view.reach(key)
        else:
            view.tell(view.choosing.only(key))
            if key:
                view.opened.emit(key)
            else:
                view.close_cluster()

    def _next_at(self, at: QPointF) -> str:
        """The event there; where several lie on one another each click takes the next."""
        keys = [key for spot in self._view.spots_at(at) for key in spot.keys]
        if self._view.value() in keys:
            return keys[(keys.index(self._view.value()) + 1) % len(keys)]
        return keys[0] if keys else ""

    def _choose_in_box(self, too: bool) -> None:
        """What the box touches; `too`: besides what was chosen already."""
        view = self._view
        if view.band is None:
            return
        band = view.band.toAlignedRect()
        inside = [spot for spot in view.scene.spots if view.spot_box(spot).intersects(band)]
        keys = [key for spot in inside for key in spot.keys]
        view.tell(view.choosing.add(keys) if too else view.choosing.all_of(keys))
