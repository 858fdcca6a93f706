"""Small parts beside each other that go on at the next line, in a row among hundreds of rows.

A layout that asks its height for a width is asked again for every row at every change. This one finds its places only when its
own width or parts change, and then has a fixed height.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class ChipFlow(QWidget):
    def __init__(self, gap: int, line_gap: int) -> None:
        super().__init__()
        self._gap, self._line_gap = gap, line_gap
        self._parts: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """These, in this order; others that stood here are the caller's to remove."""
        for part in parts:
            if part.parentWidget() is not self:
                part.setParent(self)
                part.installEventFilter(self)
                part.show()
        for one, after in pairwise(parts):
            QWidget.setTabOrder(one, after)
        self._parts = list(parts)
        self.lay()

    def sizeHint(self) -> QSize:
        return QSize(0, self.height())

    def lay(self) -> None:
        """Find the places again; each part in the middle of its line."""
        sizes = [part.sizeHint().expandedTo(part.minimumSize()) for part in self._parts]
        high = max((size.height() for size in sizes), default=0)
        left = top = 0
        back = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for part, size in zip(self._parts, sizes, strict=True):
            if left and left + size.width() > self.width():
                left, top = 0, top + high + self._line_gap
            x = self.width() - left - size.width() if back else left
            part.setGeometry(x, top + (high - size.height()) // 2, size.width(), size.height())
            left += size.width() + self._gap
        if top + high != self.height() or self.minimumHeight() != top + high:
            self.setFixedHeight(top + high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.lay()
        return False
