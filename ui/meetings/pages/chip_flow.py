"""Small parts beside each other that go on at the next line, in a row among hundreds of rows.

A layout that asks its height for a width is asked again for every row at every change. This one finds its places only when its
own width or parts change, and then has a fixed height.
"""

from __future__ import annotations

from collections.abc import Sequence

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
        for one, after in zip(parts, parts[1:], strict=False):
            QWidget.setTabOrder(one, after)
        self._parts = list(parts)
        self.lay()

    def sizeHint(self) -> QSize:
        return QSize(0, self.height())

    def lay(self) -> None:
        """Find the places again."""
        left = top = high = 0
        back = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for part in self._parts:
            size = part.sizeHint().expandedTo(part.minimumSizeHint())
            if left and left + size.width() > self.width():
                left, top, high = 0, top + high + self._line_gap, 0
            part.setGeometry(self.width() - left - size.width() if back else left, top, size.width(), size.height())
            left += size.width() + self._gap
            high = max(high, size.height())
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
