"""A wheel, a touch pad and two fingers on a screen: looking nearer, further, earlier and later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWheelEvent

from ui.widgets.pinch import spread

if TYPE_CHECKING:
    from ui.timeline.view import TimelineView


def wheel(view: TimelineView, event: QWheelEvent) -> None:
    """With Ctrl nearer or further around the pointer, with Shift sideways; else as it turns."""
    turned, keys = event.angleDelta(), event.modifiers()
    if keys & Qt.KeyboardModifier.ControlModifier:
        view.zoom(1.0015 ** turned.y(), event.position().x() - view.label_width)
    elif keys & Qt.KeyboardModifier.ShiftModifier:
        view.pan(-(turned.y() or turned.x()))
    else:
        view.pan(-turned.x(), -turned.y() / 2)
    event.accept()


def two_fingers(view: TimelineView, event: QEvent) -> bool:
    """Spread or pinched, on a pad or on the screen; False for any other event."""
    found = spread(view, event)
    if found is not None:
        view.zoom(found[0], found[1].x() - view.label_width)
    return found is not None
