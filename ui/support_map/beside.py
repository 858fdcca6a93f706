"""What stands beside the map: next to it when there is room, else over its right part."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from ui.theme import Theme
from ui.widgets import stack

SIDE = 24.0
_NARROW = 76.0
"""Em; on less a card lies over the map."""


class Beside(QWidget):
    """`main` with one of the `sides`, or none."""

    covers = Signal(int)
    """So many pixels of the right part of `main` are covered now."""

    def __init__(self, theme: Theme, main: QLayout, sides: Sequence[QWidget]) -> None:
        super().__init__()
        self.theme, self._sides = theme, tuple(sides)
        self._row = stack(QHBoxLayout(self), main)
        self._row.setStretch(0, 1)
        self._over: bool | None = None
        self._shown: QWidget | None = None
        self._arrange()

    def shown(self) -> QWidget | None:
        """The side that is open."""
        return self._shown

    def open_side(self, side: QWidget | None) -> None:
        """Show this one and no other; None closes them all."""
        self._shown = side
        for one in self._sides:
            one.setVisible(one is side)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        over = self.width() < self.theme.px(_NARROW)
        if over != self._over:
            self._change_place(over)
        wide = min(self.theme.px(SIDE), self.width())
        for side in self._sides:
            side.setFixedWidth(wide)
            if over:
                side.setGeometry(self.width() - wide, 0, wide, self.height())
                side.raise_()
        self.covers.emit(wide if over and self._shown is not None else 0)

    def _change_place(self, over: bool) -> None:
        self._over = over
        for side in self._sides:
            self._row.removeWidget(side)
            side.setParent(self)  # this hides it
            if not over:
                self._row.addWidget(side)
            side.setVisible(side is self._shown)
