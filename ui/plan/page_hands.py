"""Hands on the paper: keys, the wheel, two fingers, and a mouse that takes hold of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from ui.widgets.pinch import spread

if TYPE_CHECKING:
    from ui.plan.pages import PageView

_PER_TURN = 1.0015
"""How much larger for an eighth of a degree of the wheel: a fifth for one notch."""


def press_key(view: PageView, event: QKeyEvent) -> bool:
    """False when the key means nothing to the paper itself."""
    bar, key = view.verticalScrollBar(), event.key()
    ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and (ctrl or view.whole_page_fits()):
        view.go_to(view.page() + (1 if key == Qt.Key.Key_PageDown else -1))
    elif key == Qt.Key.Key_Space:
        bar.setValue(bar.value() + (-1 if back else 1) * bar.pageStep())
    elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        view.step_zoom(1)
    elif key == Qt.Key.Key_Minus:
        view.step_zoom(-1)
    elif key == Qt.Key.Key_0 and ctrl:
        view.fit_width()
    elif key == Qt.Key.Key_9 and ctrl:
        view.fit_page()
    elif key == Qt.Key.Key_1 and ctrl:
        view.set_zoom(1.0)
    elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        bar.setValue(0 if key == Qt.Key.Key_Home else bar.maximum())
    else:
        return False
    return True


def turn_wheel(view: PageView, event: QWheelEvent) -> bool:
    """With Ctrl nearer and further around the pointer."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    if turned := event.angleDelta().y():
        view.set_zoom(view.zoom() * _PER_TURN**turned, event.position())
    event.accept()
    return True


def two_fingers(view: PageView, event: QEvent) -> bool:
    """Spread or pinched, on a pad or on the screen; False for any other event."""
    found = spread(view.viewport(), event)
    if found is not None:
        view.set_zoom(view.zoom() * found[0], found[1])
    return found is not None


class Drag:
    """The mouse takes hold of the paper and shifts it."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self._from: tuple[QPoint, int, int] | None = None

    def press(self, event: QMouseEvent) -> None:
        down, aside = self._view.verticalScrollBar(), self._view.horizontalScrollBar()
        if event.button() == Qt.MouseButton.LeftButton and (down.maximum() or aside.maximum()):
            self._from = event.position().toPoint(), down.value(), aside.value()
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, event: QMouseEvent) -> None:
        if self._from is not None:
            start, down, aside = self._from
            gone = event.position().toPoint() - start
            self._view.verticalScrollBar().setValue(down - gone.y())
            self._view.horizontalScrollBar().setValue(aside - gone.x())

    def release(self) -> None:
        self._from = None
        self._view.viewport().unsetCursor()
