"""Short remarks under a list, each with what can be done about it in one click. They bar nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.meetings.keyed import KeyedRows
from ui.theme import Theme
from ui.widgets import Glyph, button, column, label, row


@dataclass(frozen=True, slots=True)
class Hint:
    """`verb` is what the link says; empty when there is nothing to do here."""

    key: str
    text: str
    verb: str = ""
    icon: str = "info"


class HintLine(QWidget):
    acted = Signal(str)

    def __init__(self, theme: Theme, hint: Hint) -> None:
        super().__init__()
        p = theme.px
        self._key = hint.key
        self._text = label("", "small", wrap=True)
        self._link = button("", "link", name=f"hint.{hint.key}", on=lambda: self.acted.emit(self._key))
        words = column(self._text, row(self._link, None))
        inner = row(
            column(p(0.1), Glyph(theme, hint.icon, "info"), None), words, gap=p(0.6), margins=(0, p(0.3), 0, p(0.3))
        )
        inner.setStretch(1, 1)
        self.setLayout(inner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_item(self, hint: Hint, place: int) -> None:
        self._text.setText(hint.text)
        self._link.setText(hint.verb)
        self._link.setVisible(bool(hint.verb))
        self._link.setAccessibleDescription(hint.text)
        self.setAccessibleName(hint.text)


class Hints(QWidget):
    """`acted(key)` when the link of a hint is pressed. Takes no room when there are none."""

    acted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._rows: KeyedRows[Hint] = KeyedRows(lambda one: one.key, self._line)
        self.setLayout(column(self._rows.holder))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        self._rows.show_items(hints)
        self.setVisible(bool(hints))

    def _line(self, hint: Hint) -> HintLine:
        made = HintLine(self.theme, hint)
        made.acted.connect(self.acted)
        return made
