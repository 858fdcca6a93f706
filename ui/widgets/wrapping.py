"""A row of small parts that goes on at the next line, as words do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Wrapping(QLayout):
    """Parts beside each other while there is room. Each line is as high as its highest part; what is hidden takes none."""

    def __init__(self, parts: Sequence[QWidget], gap: int, line_gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((box.bottom() + 1 for box in self._places(width)), default=0)

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        for item, place in zip(self._seen(), self._places(box.width()), strict=True):
            item.setGeometry(place.translated(box.topLeft()))

    def sizeHint(self) -> QSize:
        """All on one line."""
        sizes = [item.sizeHint() for item in self._seen()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest part alone on its line."""
        smallest = QSize()
        for item in self._seen():
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, width: int) -> list[QRect]:
        """Where each part comes in a space of this many pixels, from its top left."""
        sizes = [item.sizeHint() for item in self._seen()]
        lines: list[list[QSize]] = []
        used = 0
        for size in sizes:
            used += self._gap + size.width()
            if not lines or used > width:
                lines.append([])
                used = size.width()
            lines[-1].append(size)
        places: list[QRect] = []
        top = 0
        for line in lines:
            height, left = max(size.height() for size in line), 0
            for size in line:
                places.append(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + self._gap
            top += height + self._line_gap
        return places
