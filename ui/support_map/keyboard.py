"""What the keys and the right mouse button do on the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from rondom.language import _
from rondom.support_map.walk import step_across, step_in_ring
from ui.support_map.placing import nudged

if TYPE_CHECKING:
    from ui.support_map.view import SupportMapView

NEARER, FURTHER = 1.25, 0.8
_WALK = {
    Qt.Key.Key_Right: (step_in_ring, 1),
    Qt.Key.Key_Left: (step_in_ring, -1),
    Qt.Key.Key_Up: (step_across, 1),
    Qt.Key.Key_Down: (step_across, -1),
}
_NUDGE = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class MapKeyboard:
    """Arrows walk the ring and its neighbours, Ctrl+arrows put someone elsewhere, + − 0 look nearer."""

    def __init__(self, view: SupportMapView) -> None:
        self._view = view
        self._plain: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Plus: lambda: view.zoom(NEARER),
            Qt.Key.Key_Equal: lambda: view.zoom(NEARER),
            Qt.Key.Key_Minus: lambda: view.zoom(FURTHER),
            Qt.Key.Key_0: view.zoom_out_fully,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Whether this key means something here."""
        key, view = Qt.Key(event.key()), self._view
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape and view.pointer.busy:
            view.pointer.cancel()
        elif key in _WALK and view.places is not None and not control:
            walk, by = _WALK[key]
            view.tell(walk(view.places, view.value(), by))
        elif key in self._plain:
            self._plain[key]()
        else:
            return bool(view.value()) and self._with_chosen(key, control, view.value())
        return True

    def _with_chosen(self, key: Qt.Key, control: bool, chosen: str) -> bool:
        view = self._view
        if control and key in _NUDGE and view.can_place:
            self._nudge(chosen, *_NUDGE[key])
        elif control and key == Qt.Key.Key_Backspace and view.by_hand(chosen):
            view.put_back.emit(chosen)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            view.opened.emit(chosen)
        elif key == Qt.Key.Key_Delete:
            view.removed.emit(chosen)
        else:
            return False
        return True

    def _nudge(self, chosen: str, turn: int, deeper: int) -> None:
        one = nudged(self._view.places, chosen, turn, deeper) if self._view.places else None
        if one is not None:
            self._view.placed.emit(one.key, one.angle, one.depth, True)

    def menu(self, key: str) -> QMenu:
        """What can be done with one partner; it says which keys do the same."""
        view = self._view
        menu = QMenu(view)
        menu.setObjectName("map.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Kaartje aanpassen") + "\tEnter", lambda: view.opened.emit(key))
        if view.can_place and view.by_hand(key):
            menu.addAction(_("Zet terug") + "\tCtrl+Backspace", lambda: view.put_back.emit(key))
        menu.addAction(_("Van de kaart halen") + "\tDelete", lambda: view.removed.emit(key))
        return menu
