"""Lets a screen reader walk the things inside a painted drawing.

The drawing says that it is a list; every spot of its scene is a list item with a sentence, a place and a state. Call
`install()` once at start, and `announce()` when the choice moves. Qt does not own the faces, so they are kept here.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from rondom.scene import Scene, Spot


@runtime_checkable
class SpokenDrawing(Protocol):
    """What a painted widget offers to be read aloud."""

    scene: Scene

    def value(self) -> str:
        """Key of what is chosen, or ""."""

    def spot_box(self, spot: Spot) -> QRect:
        """Where a spot is now, in pixels of the widget."""


@runtime_checkable
class SeveralChosen(Protocol):
    """A drawing in which several things can be chosen at once."""

    def values(self) -> tuple[str, ...]:
        """All that is chosen, the one at hand last."""


def _chosen(drawing: SpokenDrawing) -> tuple[str, ...]:
    return drawing.values() if isinstance(drawing, SeveralChosen) else (drawing.value(),)


class _SpotFace(QAccessibleInterface):
    def __init__(self, widget: QWidget, drawing: SpokenDrawing, index: int) -> None:
        super().__init__()
        self._widget, self._drawing, self.index = widget, drawing, index

    def isValid(self) -> bool:
        return self.index < len(self._drawing.scene.spots)

    def object(self) -> QObject | None:  # type: ignore[override]  # Qt allows None: a spot is no QObject
        return None

    def window(self) -> QObject:  # type: ignore[override]
        return self._widget.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._widget)

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if not self.isValid():
            state.invalid = True
            return state
        keys = self._drawing.scene.spots[self.index].keys
        state.focusable = state.selectable = True
        state.multiSelectable = isinstance(self._drawing, SeveralChosen)
        state.selected = any(key in keys for key in _chosen(self._drawing))
        state.focused = self._drawing.value() in keys and self._widget.hasFocus()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        return self._drawing.scene.spots[self.index].text if kind == QAccessible.Text.Name and self.isValid() else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """The words of an event are changed in its editor."""

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        box = self._drawing.spot_box(self._drawing.scene.spots[self.index])
        return QRect(self._widget.mapToGlobal(box.topLeft()), box.size())


class _DrawingFace(QAccessibleWidget):
    def __init__(self, widget: QWidget, drawing: SpokenDrawing) -> None:
        super().__init__(widget, QAccessible.Role.List, widget.accessibleName())
        self._widget, self._drawing = widget, drawing
        self._faces: dict[int, _SpotFace] = {}

    def childCount(self) -> int:
        return len(self._drawing.scene.spots)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not 0 <= index < self.childCount():
            return None
        if index not in self._faces:
            self._faces[index] = _SpotFace(self._widget, self._drawing, index)
            QAccessible.registerAccessibleInterface(self._faces[index])
        return self._faces[index]

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        at = self._widget.mapFromGlobal(QPoint(x, y))
        boxes = [self._drawing.spot_box(spot).contains(at) for spot in self._drawing.scene.spots]
        return self.child(boxes.index(True)) if True in boxes else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index if isinstance(child, _SpotFace) else -1


_kept: dict[int, _DrawingFace] = {}


def _factory(_name: str, what: QObject) -> QAccessibleInterface | None:
    if not (isinstance(what, QWidget) and isinstance(what, SpokenDrawing)):
        return None
    key = id(what)
    face = _kept[key] = _DrawingFace(what, what)
    what.destroyed.connect(lambda *_: _kept.pop(key, None))
    return face


def install() -> None:
    """Once per process, after the application was made."""
    QAccessible.installFactory(_factory)


def announce(widget: QWidget, key: str) -> None:
    """Tells a screen reader that the choice moved to this spot."""
    if not QAccessible.isActive():
        return
    face = QAccessible.queryAccessibleInterface(widget)
    if isinstance(face, _DrawingFace) and isinstance(widget, SpokenDrawing):
        at = next((at for at, spot in enumerate(widget.scene.spots) if key in spot.keys), -1)
        child = face.child(at)
        if child is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(child, QAccessible.Event.Focus))
