"""Two fingers that spread or close, on a touch pad or on the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget


def spread(widget: QWidget, event: QEvent) -> tuple[float, QPointF] | None:
    """How many times wider the fingers are now, and around which point of the widget; None for any other event.

    The widget must have grabbed the pinch gesture to hear of fingers on a screen.
    """
    if isinstance(event, QNativeGestureEvent):  # a touch pad; `value` is how much wider, in parts of one
        zoomed = event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        return (1.0 + event.value(), event.position()) if zoomed else None
    if not isinstance(event, QGestureEvent):
        return None
    pinch = event.gesture(Qt.GestureType.PinchGesture)
    if not isinstance(pinch, QPinchGesture):
        return None
    event.accept(pinch)
    at = widget.mapFromGlobal(pinch.hotSpot()) if pinch.hasHotSpot() else pinch.centerPoint()
    return pinch.scaleFactor(), at
