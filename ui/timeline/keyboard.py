"""The keys on the timeline: looking elsewhere, walking, choosing, moving. What they do is told by F1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from rondom.timeline.dragging import Move, edge_of, load_of
from ui.widgets import announce

if TYPE_CHECKING:
    from ui.timeline.view import TimelineView

_ZOOM = {Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Equal: 1.25, Qt.Key.Key_Minus: 0.8, Qt.Key.Key_Underscore: 0.8}
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ACROSS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
PAGE = 0.5
"""Part of the width that PageUp and PageDown turn."""


class Keyboard:
    def __init__(self, view: TimelineView) -> None:
        self._view = view

    def press(self, event: QKeyEvent) -> bool:
        """False for a key that means nothing here."""
        key, keys = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Escape and self._view.pointer.busy:
            self._view.pointer.cancel()
            return True
        return self._look(key, keys) or self._arrow(key, keys) or self._choose(key, keys) or self._act(key, keys)

    def nudge(self, count: int) -> None:
        """What is chosen, so many of its own steps later."""
        view = self._view
        marks = [mark for key in view.values() if (mark := view.mark(key))]
        if marks and view.can_change:
            load = load_of(marks)
            self._say(load.move(load.step.length * count, view.context))
            view.moved.emit(view.values(), load.step.length * count, True)

    def _nudge_edge(self, edge: str, count: int) -> None:
        view, mark = self._view, self._view.mark(self._view.value())
        if mark is not None and view.can_change and edge_of(mark, edge):
            load = load_of((mark,), edge)
            self._say(load.move(load.step.length * count, view.context))
            view.edge_moved.emit(mark.key, edge, load.step.length * count, True)

    def _say(self, move: Move) -> None:
        """To who listens, what it is now; why not is said by the message that comes."""
        if not move.refused:
            announce(self._view, move.words)

    def _look(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        """Keys that only look elsewhere."""
        view = self._view
        if keys & (_CONTROL | _ALT):
            return False
        if key in _ZOOM:
            view.zoom(_ZOOM[key], self._zoom_at())
        elif key == Qt.Key.Key_0:
            view.show_years(None)
        elif key == Qt.Key.Key_Home:
            view.go_today()
        elif key in _PAGES:
            view.pan(_PAGES[key] * PAGE * view.body_width())
        else:
            return False
        return True

    def _zoom_at(self) -> float | None:
        """Around the pointer when it is over the lanes, else around what is at hand; None is the middle."""
        view = self._view
        here = view.mapFromGlobal(view.cursor().pos()).x() - view.label_width
        if view.underMouse() and here > 0:
            return here
        mark = view.mark(view.value())
        if mark is None or mark.first is None:
            return None
        at = view.camera.x(mark.first) - view.camera.left
        return at if 0 <= at <= view.body_width() else None

    def _arrow(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        sideways, across = _SIDEWAYS.get(key, 0), _ACROSS.get(key, 0)
        if not (sideways or across):
            return False
        if not keys & (_CONTROL | _ALT):
            self._walk(sideways, across, bool(keys & _SHIFT))
        elif sideways and keys & _CONTROL and keys & _SHIFT:
            self._nudge_edge("end", sideways)
        elif sideways and keys & _ALT and keys & _SHIFT:
            self._nudge_edge("start", sideways)
        elif sideways and keys & _CONTROL:
            self.nudge(sideways)
        else:
            return False
        return True

    def _walk(self, sideways: int, across: int, take_along: bool) -> None:
        """To the next event in the lane, or the nearest one in the lane above or below."""
        view, here = self._view, self._view.value()
        if not here:
            key = view.walk.nearest(view.camera.day(view.camera.left + view.body_width() / 2))
        else:
            key = view.walk.along(here, sideways) if sideways else view.walk.across(here, across)
        if key:
            view.tell(view.choosing.step_to(key) if take_along else view.choosing.only(key))

    def _choose(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        view = self._view
        if key == Qt.Key.Key_A and keys & _CONTROL:
            view.tell(view.choosing.all_of(view.walk.keys()))
        elif key == Qt.Key.Key_Space and view.value():
            return view.open_cluster(view.canvas.spot(view.value()))
        elif key == Qt.Key.Key_Escape and view.value():
            view.close_cluster()
            view.tell(view.choosing.only(""))
        elif key == Qt.Key.Key_Escape:
            return view.close_cluster()
        else:
            return False
        return True

    def _act(self, key: Qt.Key, keys: Qt.KeyboardModifier) -> bool:
        """What Enter, Delete and V do with what is at hand."""
        view = self._view
        if not view.value() or keys & (_CONTROL | _ALT):
            return False
        signals = {Qt.Key.Key_Delete: view.removed, Qt.Key.Key_V: view.hidden} if view.can_change else {}
        signals |= dict.fromkeys((Qt.Key.Key_Return, Qt.Key.Key_Enter), view.opened)
        if key not in signals:
            return False
        signals[key].emit(view.value())
        return True
