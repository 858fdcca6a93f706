"""Pictures of a wide drawing, cut into squares: panning shifts them and paints nothing again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from rondom.scene import Draft, Hatch, Icon, Item, Mark, Path, Rect
from ui.theme import Theme
from ui.widgets.scene_painter import paint_items

TILE = 512
_FEW = 120
"""Shapes that are painted as quickly as a picture of them."""
_KEPT = 48
"""Pictures that are kept: some screens full."""
Square = tuple[int, int]
"""Column and row."""


class Tiles:
    """Squares of `TILE` logical pixels. What is in a column is asked when it is first needed, and then painted once."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._ask: Callable[[float, float], Draft] = lambda _left, _right: Draft()
        self._pixmaps: dict[Square, QPixmap] = {}
        self._drafts: dict[int, Draft] = {}
        self._height, self._ratio = 1.0, 1.0

    def fill(self, ask: Callable[[float, float], Draft], height: float) -> None:
        """Another drawing: forgets all pictures. `ask` gives what lies between two places."""
        self._pixmaps.clear()
        self._drafts.clear()
        self._ask, self._height = ask, max(1.0, height)

    def draft(self, column: int) -> Draft:
        """The shapes, words and spots of one column; what crosses its edge is in the next one too."""
        if column not in self._drafts:
            self._drafts[column] = self._ask(column * TILE, (column + 1) * TILE)
        return self._drafts[column]

    def drafts(self, left: float, right: float, only_ready: bool = False) -> list[Draft]:
        """Of the columns between two places; with `only_ready` of those that were asked before."""
        return [self.draft(column) for column in _cut(left, right) if not only_ready or column in self._drafts]

    def paint(self, painter: QPainter, box: Box, ratio: float, only_ready: bool = False) -> None:
        """What lies in `box` of the drawing; the painter stands at its origin. `only_ready` paints nothing new.

        A column with little in it is painted as it is: that is quicker than making pictures, which are left for `ahead`.
        """
        self._use(ratio)
        for column in _cut(box[0], box[2]):
            squares = [square for square in self._squares(box) if square[0] == column]
            missing = any(square not in self._pixmaps for square in squares)
            if missing and not only_ready and len(self.draft(column).body) <= _FEW:
                self._paint_column(painter, column)
                continue
            for square in squares:
                if not only_ready or square in self._pixmaps:
                    painter.drawPixmap(QPointF(square[0] * TILE, square[1] * TILE), self._picture(square))

    def _paint_column(self, painter: QPainter, column: int) -> None:
        painter.save()
        painter.setClipRect(QRectF(column * TILE, 0, TILE, self._height), Qt.ClipOperation.IntersectClip)
        paint_items(painter, self._theme, self.draft(column).body, ratio=self._ratio)
        painter.restore()

    def ready(self, box: Box, ratio: float) -> bool:
        """Does a little of what is missing in `box`; True when nothing was."""
        self._use(ratio)
        for square in self._squares(box):
            if square[0] not in self._drafts:
                self.draft(square[0])
                return False
            if square not in self._pixmaps:
                self._picture(square)
                return False
        return True

    def ahead(self, box: Box, ratio: float) -> None:
        """While idle: a little of what lies just outside, so that panning does not stutter when it comes in."""
        left, top, right, bottom = box
        if self.ready(box, ratio):
            self.ready((left - TILE, top, right + TILE, bottom), ratio)

    def _squares(self, box: Box) -> Iterator[Square]:
        left, top, right, bottom = box
        for column in _cut(left, right):
            for row in _cut(max(0.0, top), min(bottom, self._height - 1)):
                yield column, row

    def _use(self, ratio: float) -> None:
        """Another screen: everything again, at its resolution."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._pixmaps.clear()

    def _picture(self, square: Square) -> QPixmap:
        if square not in self._pixmaps:
            self._forget(square[0])
            self._pixmaps[square] = self._painted(square)
        return self._pixmaps[square]

    def _painted(self, square: Square) -> QPixmap:
        column, row = square
        top, size = row * TILE, round(TILE * self._ratio)
        pixmap = QPixmap(size, size)
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        items = [item for item in self.draft(column).body if _touches(item, top, top + TILE)]
        painter = QPainter(pixmap)
        painter.translate(-column * TILE, -top)
        paint_items(painter, self._theme, items, ratio=self._ratio)
        painter.end()
        return pixmap

    def _forget(self, near: int) -> None:
        """What is furthest away makes room."""
        if len(self._pixmaps) >= _KEPT:
            far = max(self._drafts, key=lambda column: abs(column - near))
            self._drafts.pop(far, None)
            for square in [square for square in self._pixmaps if square[0] == far]:
                del self._pixmaps[square]


Box = tuple[float, float, float, float]
"""left, top, right, bottom"""


def _cut(first: float, last: float) -> range:
    """The numbers of the columns, or rows, between two places."""
    return range(int(first // TILE), int(last // TILE) + 1)


def _touches(item: Item, top: float, bottom: float) -> bool:
    """Whether any of it is painted between these heights."""
    match item:
        case Rect() | Hatch():
            return item.y - 2 < bottom and item.y + item.h + 2 > top
        case Path():
            down = [y for _x, y in item.points]
            return min(down) - item.width - 2 < bottom and max(down) + item.width + 2 > top
        case Mark():
            return item.y - 1.5 * item.r - 2 < bottom and item.y + 1.5 * item.r + 2 > top
        case Icon():
            return item.y < bottom and item.y + item.size > top
    return item.y - 1.3 * item.size < bottom and item.y + 0.6 * item.size > top
