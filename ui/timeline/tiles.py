"""Pictures of a wide drawing, cut into columns: panning shifts them and paints nothing again."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from rondom.scene import Item
from ui.theme import Theme
from ui.widgets.scene_painter import paint_items, reach

TILE = 512


class Tiles:
    """Columns of `TILE` logical pixels. Each holds only what touches it, and is painted when it is first needed."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._pixmaps: dict[int, QPixmap] = {}
        self._columns: dict[int, list[Item]] = {}
        self._height, self._ratio = 1.0, 1.0

    def fill(self, items: Iterable[Item], height: float) -> None:
        """Another drawing: forgets all pictures."""
        self._pixmaps.clear()
        self._columns.clear()
        self._height = max(1.0, height)
        for item in items:
            left, right = reach(item)
            for column in range(int(left // TILE), int(right // TILE) + 1):
                self._columns.setdefault(column, []).append(item)

    def paint(self, painter: QPainter, left: float, right: float, ratio: float) -> None:
        """What lies between two places of the drawing; the painter stands at its origin."""
        self._use(ratio)
        for column in range(int(left // TILE), int(right // TILE) + 1):
            painter.drawPixmap(QPointF(column * TILE, 0), self._picture(column))

    def ahead(self, left: float, right: float, ratio: float) -> None:
        """While idle: one picture just outside, so that panning does not stutter when it comes in."""
        self._use(ratio)
        for column in (int(left // TILE) - 1, int(right // TILE) + 1):
            if column not in self._pixmaps:
                self._picture(column)
                return

    def _use(self, ratio: float) -> None:
        """Another screen: everything again, at its resolution."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._pixmaps.clear()

    def _picture(self, column: int) -> QPixmap:
        if column not in self._pixmaps:
            pixmap = QPixmap(round(TILE * self._ratio), round(self._height * self._ratio))
            pixmap.setDevicePixelRatio(self._ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.translate(-column * TILE, 0)
            paint_items(painter, self._theme, self._columns.get(column, ()), ratio=self._ratio)
            painter.end()
            self._pixmaps[column] = pixmap
        return self._pixmaps[column]
