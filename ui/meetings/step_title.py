"""The name of a step in the agenda that is prepared: one line, and a field that goes on below when it needs more."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

from rondom.language import _
from ui.meetings.fields import LineField, WordsField
from ui.theme import REGULAR, SEMIBOLD, Theme

VOICE = "voice"
"""Key of the step in which the child speaks: its name stands out."""


class ShortTitle(LineField):
    """The name of a step, as long as it fits on one line: a field that can go on below is slow to make."""

    too_long = Signal()
    """What was read back, or the width of this moment, does not fit."""

    def __init__(self, theme: Theme, key: str) -> None:
        weight = SEMIBOLD if key == VOICE else REGULAR
        super().__init__(theme, "", _("Stap"), _("naam van de stap"), bare=True, weight=weight)
        self._around = theme.px(0.5)
        self.returnPressed.connect(self.focusNextChild)

    def look(self) -> None:
        """Not while it is typed in: then the words move along with the cursor."""
        wide = self.fontMetrics().horizontalAdvance(self.text())
        if wide > self.width() - self._around and not self.hasFocus() and not self.dirty:
            self.too_long.emit()

    def show_value(self, value: str) -> None:
        super().show_value(value)
        self.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.look()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.look()


class StepTitle(WordsField):
    """The name of a step. A long one goes on below, but it stays one line of text: Enter goes to the next field."""

    grown = Signal()

    def __init__(self, theme: Theme, key: str) -> None:
        weight = SEMIBOLD if key == VOICE else REGULAR
        super().__init__(theme, "", _("Stap"), _("naam van de stap"), bare=True, weight=weight, most=4)

    def text(self) -> str:
        return self.toPlainText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            self.focusNextChild()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the row moves
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted becomes one line too."""
        self.insertPlainText(" ".join(source.text().split()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.grown.emit()
