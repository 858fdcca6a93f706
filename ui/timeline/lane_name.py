"""The field in which a lane gets another name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rondom.language import _


class NameLine(QLineEdit):
    """Another name for a lane. `kept(name)` when it changed, `left` when it is done either way."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, old: str, parent: QWidget | None) -> None:
        super().__init__(old, parent)
        self._old, self._done = old, False
        self.setObjectName("timeline.lane.name")
        self.setAccessibleName(_("Hoe noemt u deze baan? Leeg is de gewone naam."))
        self.setToolTip(self.accessibleName())
        self.setMaxLength(40)

    def leave(self, keep: bool = True) -> None:
        if self._done:
            return
        self._done = True
        if keep and self.text().strip() != self._old:
            self.kept.emit(self.text().strip())
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.leave()
