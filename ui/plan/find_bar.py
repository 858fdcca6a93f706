"""The line in which words are looked for: what, how many, which one now, and to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy

from rondom.language import _, plural
from ui.theme import Theme
from ui.widgets import GlyphLine, announce, dress, label, row, tool

_WAIT = 120
"""Milliseconds without a key before it looks: nobody wants all places of the first letter."""


class FindBar(QFrame):
    """`asked(words)` after typing, `stepped(1 or -1)` for the next or the one before, `closed` by Esc or the cross."""

    asked = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self.setObjectName(name)
        self.setProperty("part", "raised")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.field: QLineEdit = GlyphLine(theme, "search", _("Zoek in dit papier"), name=f"{name}.field")
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(p(22))
        self.told = label("", "small", "muted", name=f"{name}.told")
        self.told.setMinimumWidth(self.told.fontMetrics().horizontalAdvance(_("Niet gevonden") + "00"))
        self.previous = tool(theme, "arrow-up", _("Vorige plek (Shift+Enter)"), key=f"{name}.previous")
        self.next = tool(theme, "arrow-down", _("Volgende plek (Enter)"), key=f"{name}.next")
        self.close_ = tool(theme, "x", _("Sluit zoeken (Esc)"), key=f"{name}.close", on=self.closed.emit)
        self.previous.clicked.connect(lambda _checked: self.stepped.emit(-1))
        self.next.clicked.connect(lambda _checked: self.stepped.emit(1))
        inner = row(self.field, p(0.6), self.told, p(0.3), self.previous, self.next, None, self.close_,
                    margins=(p(1.6), p(0.45), p(1.2), p(0.45)), gap=p(0.1))  # fmt: skip
        inner.setStretch(0, 1)
        self.setLayout(inner)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(self._ask)
        self._sent = ""
        self.field.textChanged.connect(lambda _text: self._wait.start())
        self.show_count(0, -1)

    def words(self) -> str:
        return self.field.text()

    def open(self) -> None:
        """With the words of the last time chosen, so that typing replaces them."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._ask()

    def show_count(self, count: int, at: int) -> None:
        """So many places, of which this one (from 0) is looked at now."""
        found = bool(count)
        self.previous.setEnabled(found)
        self.next.setEnabled(found)
        if not self.words().strip():
            told = ""
        elif found:
            told = (
                _("{n} van {total}").format(n=at + 1, total=count)
                if at >= 0
                else plural(count, "{n} plek", "{n} plekken")
            )
        else:
            told = _("Niet gevonden")
        if told != self.told.text():
            self.told.setText(told)
            dress(self.told, tone="muted" if found or not told else "caution")
            if told and self.isVisible():
                announce(self.field, told)

    def _ask(self) -> None:
        self._wait.stop()
        self._sent = self.words()
        self.asked.emit(self._sent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field comes here too: a line of input hands on what it does not use."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.words() != self._sent:
                self._ask()
            else:
                self.stepped.emit(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._wait.stop()
        super().hideEvent(event)
