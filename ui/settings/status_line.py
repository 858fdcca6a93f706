"""One line that says how it went, or that it is being done."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from ui.theme import Theme
from ui.widgets import Glyph, announce, column, dress, label, row
from ui.widgets.notices import ICONS


class StatusLine(QWidget):
    """An icon and a sentence, with a bar while something takes steps. Gone when there is nothing to say."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        p = theme.px
        self._glyph = Glyph(theme, ICONS["success"], "success", 1.07)
        self._words = label("", "small", wrap=True, name=f"{name}.said")
        words = row(column(p(0.08), self._glyph, None), self._words, gap=p(0.4))
        words.setStretch(1, 1)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setObjectName(f"{name}.progress")
        self.setLayout(column(words, p(0.3), self.progress))
        self.say("")

    def say(self, text: str, tone: str = "success") -> None:
        """How it went: `tone` is success, caution, danger or info."""
        self.progress.hide()
        self._show(text, tone)
        if text:
            announce(self, text)

    def busy(self, text: str, steps: int = 0) -> None:
        """It is being done. With `steps` a bar shows how far; `step_done` moves it."""
        self._show(text, "")
        self.progress.setRange(0, max(1, steps))
        self.progress.setValue(0)
        self.progress.setVisible(bool(steps))
        self.progress.setAccessibleName(text)

    def step_done(self, done: int, text: str) -> None:
        self.progress.setValue(done)
        self._words.setText(text)

    def text(self) -> str:
        return self._words.text()

    def _show(self, text: str, tone: str) -> None:
        self._words.setText(text)
        self._glyph.setVisible(bool(tone))
        if tone:
            self._glyph.show_icon(ICONS[tone], tone)
        dress(self._words, tone=tone or "muted")
        self.setVisible(bool(text))
