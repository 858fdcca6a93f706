"""Something to know before the work begins: what it is, what it means, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.glyphs import Glyph
from ui.widgets.outline import Part, clear, column, flow, refill, row
from ui.widgets.words import button, dress, label


@dataclass(frozen=True, slots=True)
class Deed:
    """A button. `kind` as of any button: the first thing to do is primary."""

    name: str
    word: str
    run: Callable[[], object]
    kind: str = ""


class NoticePage(QWidget):
    """Filled again for each thing there is to tell. Esc is the last deed when that goes back."""

    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self._glyph = Glyph(theme, "info", "info", 2.4)
        self._title = label("", "display", wrap=True, name="notice.title")
        self._words = column(gap=p(0.6))
        self._state = label("", "small", "muted", wrap=True, name="notice.state")
        self._buttons = column(gap=p(0.5))
        self.setLayout(column(
            row(self._glyph, None), p(0.8), self._title, p(0.6), self._words, p(1.4), self._buttons, p(0.6), self._state,
            None,
        ))  # fmt: skip

    def tell(self, title: str, words: Sequence[str], deeds: Sequence[Deed], icon: str, tone: str) -> None:
        self._glyph.show_icon(icon, tone)
        self._title.setText(title)
        refill(self._words, [label(sentence, wrap=True) for sentence in words])
        clear(self._buttons)
        made: list[Part] = [
            button(one.word, one.kind, name=one.name, on=one.run, size="large") for one in deeds if one.kind != "link"
        ]
        self._buttons.addLayout(flow(self.theme.folded, *made, *([] if self.theme.folded else [None]), gap=self.theme.px(0.66)))  # fmt: skip
        for one in deeds:
            if one.kind == "link":
                self._buttons.addLayout(row(button(one.word, "link", name=one.name, on=one.run), None))
        self.say("")
        self.setEnabled(True)
        first = next((part for part in made if isinstance(part, QWidget)), None)
        if first is not None:
            first.setFocus()

    def say(self, text: str, tone: str = "muted") -> None:
        """How it goes, below the buttons."""
        self._state.setText(text)
        self._state.setVisible(bool(text))
        dress(self._state, tone=tone)

    def busy(self, text: str) -> None:
        self.setEnabled(False)
        self.say(text)

    def said(self) -> str:
        return self._state.text()
