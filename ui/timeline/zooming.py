"""A wheel, a touch pad and two fingers on a screen: looking nearer, further, earlier and later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

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
    if isinstance(event, QNativeGestureEvent):
        return _on_pad(view, event)
    if not isinstance(event, QGestureEvent):
        return False
    pinch = event.gesture(Qt.GestureType.PinchGesture)
    if not isinstance(pinch, QPinchGesture):
        return False
    at = view.mapFromGlobal(pinch.hotSpot()) if pinch.hasHotSpot() else pinch.centerPoint()
    view.zoom(pinch.scaleFactor(), at.x() - view.label_width)
    event.accept(pinch)
    return True


def _on_pad(view: TimelineView, event: QNativeGestureEvent) -> bool:
    """`value` is how much wider, in parts of one."""
    if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
        return False
    view.zoom(1.0 + event.value(), event.position().x() - view.label_width)
    return True
