"""The mouse on the map: a press takes someone along or moves the drawing, a click chooses."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from ui.support_map.placing import carried

if TYPE_CHECKING:
    from ui.support_map.view import SupportMapView

_LEFT = Qt.MouseButton.LeftButton
FAR = 0.4
"""em that a pressed mouse moves before it drags."""
AT_EDGE, PAGE = 1.5, 1.0
"""em from the side within which someone who is dragged takes the view along, and by how much each time."""


class Pressed(Enum):
    NOTHING = auto()
    BESIDE = auto()
    """Beside everyone: drags the drawing."""
    SOMEONE = auto()
    CANCELLED = auto()


class MapPointer:
    def __init__(self, view: SupportMapView) -> None:
        self._view = view
        self._pressed = Pressed.NOTHING
        self._start = self._last = QPointF()
        self._far = False
        self._key = ""

    @property
    def busy(self) -> bool:
        """Someone is being dragged, which Esc can cancel."""
        return self._far and self._pressed is Pressed.SOMEONE

    def cancel(self) -> None:
        self._pressed = Pressed.CANCELLED
        self._view.carry(None)

    def press(self, event: QMouseEvent) -> None:
        if event.button() != _LEFT:
            if self.busy:
                self.cancel()
            return
        self._start = self._last = event.position()
        self._far = False
        self._key = self._view.key_at(event.position())
        self._pressed = Pressed.SOMEONE if self._key and self._view.can_place else Pressed.BESIDE

    def move(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is Pressed.NOTHING or not event.buttons() & _LEFT:
            self._view.hover(self._view.key_at(at))
            return
        far = FAR * self._view.theme.em
        self._far = self._far or (at - self._start).manhattanLength() > far
        if self._far:
            self._follow(at)
        self._last = at

    def release(self, event: QMouseEvent) -> None:
        if event.button() != _LEFT or self._pressed is Pressed.NOTHING:
            return
        pressed, self._pressed = self._pressed, Pressed.NOTHING
        if pressed is Pressed.CANCELLED:
            return
        if not self._far:
            self._view.tell(self._view.key_at(event.position()))
        elif pressed is Pressed.SOMEONE:
            self._view.put_carried()

    def _follow(self, at: QPointF) -> None:
        view = self._view
        if self._pressed is Pressed.BESIDE:
            moved = at - self._last
            view.pan(moved.x(), moved.y())
        elif self._pressed is Pressed.SOMEONE and view.places is not None:
            self._take_view_along(at)
            there = view.to_scene(at)
            view.carry(carried(view.places, self._key, there))

    def _take_view_along(self, at: QPointF) -> None:
        view, em = self._view, self._view.theme.em
        edge, page = AT_EDGE * em, PAGE * em
        dx = page if at.x() < edge else -page if at.x() > view.width() - edge else 0.0
        dy = page if at.y() < edge else -page if at.y() > view.height() - edge else 0.0
        if dx or dy:
            view.pan(dx, dy)
