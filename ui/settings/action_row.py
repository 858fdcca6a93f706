"""A row that does something: what it is, what it means, buttons, and below them how it went."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from ui.settings.status_line import StatusLine
from ui.theme import Theme
from ui.widgets import Glyph, column, flow, label, line, row
from ui.widgets.outline import Part


class ActionRow(QWidget):
    """A hairline above, words left, buttons right. `say` tells how it went, `busy` that it is being done."""

    def __init__(
        self, theme: Theme, title: str, words: str = "", buttons: Sequence[QPushButton] = (), name: str = ""
    ) -> None:
        super().__init__()
        self.theme, self._buttons = theme, list(buttons)
        self.setObjectName(name)
        p = theme.px
        self._glyph = Glyph(theme, "info", "ink-muted", 1.2)
        self._glyph.hide()
        self._title, self._words = label(title, "strong", wrap=True), label("", "small", "muted", wrap=True)
        self.status = StatusLine(theme, name)
        words_column = column(self._title, self._words, self.status, gap=p(0.15))
        front = row(column(p(0.05), self._glyph, None), words_column, gap=p(0.7))
        front.setStretch(1, 1)
        beside: list[Part] = [column(row(*self._buttons, None, gap=p(0.5)), None)] if buttons else []
        top = flow(theme.folded, front, *beside, gap=p(0.7 if theme.folded else 1.4))
        if not theme.folded:
            top.setStretch(0, 1)
        self.setLayout(column(line(), p(0.9), top, p(1.0)))
        self.tell(title, words)

    def tell(self, title: str, words: str, icon: str = "", tone: str = "ink-muted") -> None:
        """Another title and explanation, for a row that shows how something is. `tone` colours the icon."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._glyph.setVisible(bool(icon))
        if icon:
            self._glyph.show_icon(icon, tone)

    def say(self, text: str, tone: str = "success") -> None:
        self.status.say(text, tone)
        for one in self._buttons:
            one.setEnabled(True)

    def busy(self, text: str, steps: int = 0) -> None:
        self.status.busy(text, steps)
        for one in self._buttons:
            one.setEnabled(False)

    def words(self) -> str:
        """Title and explanation as they stand there."""
        return f"{self._title.text()} {self._words.text()}".strip()
