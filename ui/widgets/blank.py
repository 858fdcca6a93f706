"""An empty screen, for when someone comes in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.glyphs import Logo
from ui.widgets.outline import column, row


class BlankPage(QWidget):
    """Nothing to read. `woken` on a key or a click."""

    woken = Signal()

    def __init__(self, theme: Theme, spoken: str) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("table.empty")
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(None, row(None, Logo(theme, 4.5), None), None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.woken.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.woken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface"))
