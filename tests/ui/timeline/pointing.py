"""A hand on the mouse: press, move in steps, let go. As Qt itself sends it to the widget."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def send(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPoint | QPointF,
    keys: Qt.KeyboardModifier = NONE,
    held: bool = True,
    button: Qt.MouseButton = LEFT,
) -> None:
    point = QPointF(at)
    which = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else button
    down = LEFT if held else Qt.MouseButton.NoButton
    QApplication.sendEvent(widget, QMouseEvent(kind, point, widget.mapToGlobal(point), which, down, keys))


def grab(widget: QWidget, at: QPoint, steps: Sequence[QPoint], keys: Qt.KeyboardModifier = NONE) -> None:
    """Press here and move there, without letting go."""
    send(widget, QEvent.Type.MouseButtonPress, at, keys)
    for step in steps:
        send(widget, QEvent.Type.MouseMove, at + step, keys)


def let_go(widget: QWidget, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    send(widget, QEvent.Type.MouseButtonRelease, at, keys, held=False)


def drag(widget: QWidget, at: QPoint, by: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    grab(widget, at, [by / 3, by * 2 / 3, by], keys)
    let_go(widget, at + by, keys)
