"""One field for any words that say when. Below it at once what Rondom made of it: drawn soft, and read back."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from rondom import clock
from rondom.language import _
from rondom.timeline.spans import Context, Misread, VagueDate
from rondom.timeline.vague_dates import parse, read_back, suggestions
from ui.theme import Theme
from ui.timeline.span_strip import SpanStrip
from ui.widgets import column, dress, dress_in_glyph, label
from ui.widgets.autosave import KEEP_AFTER_MS


class DateWords(QCompleter):
    """A few ways to say when, on ↓ under any line: what was typed comes first, nothing is filled in by itself."""

    def __init__(self, line: QLineEdit) -> None:
        self._words = QStringListModel(line)
        super().__init__(self._words, line)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        line.setCompleter(self)

    def show_for(self, text: str, context: Context) -> None:
        self._words.setStringList(suggestions(text, context))


class WhenField(QWidget):
    """`kept(VagueDate | None)` when the words can be read, on leaving the field and two seconds after typing.

    Words that cannot be read stay in the field with a sentence and a proposal; what was stored stays as it was.
    """

    kept = Signal(object)

    def __init__(self, theme: Theme, word: str, name: str) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self._context = Context(None, clock.today())
        self._stored: str | None = ""
        self._role = "lane-kind"
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setAccessibleName(word)
        dress_in_glyph(self.line, theme, "calendar-days")
        self._words = DateWords(self.line)
        self._strip = SpanStrip(theme)
        self._read = label("", "small", "muted", wrap=True)
        self._word = label(word, "small-strong", "muted")
        self._word.setBuddy(self.line)
        self.setLayout(column(self._word, p(0.3), self.line, p(0.3), self._strip, self._read))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEEP_AFTER_MS)
        self._soon.timeout.connect(self.flush)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self.flush)

    def show_value(self, when: VagueDate | None, context: Context, role: str) -> None:
        """What the vault holds. Words that are being typed stay."""
        self._context, self._role = context, role
        dirty = self.line.text().strip() != self._stored
        said = when.said if when else ""
        if not dirty and self.line.text() != said:
            self.line.setText(said)
        if not dirty:
            self._stored = said
        self._tell()

    def flush(self) -> None:
        """Keep what can be read."""
        self._soon.stop()
        text = self.line.text().strip()
        if text == self._stored:
            return
        read = parse(text, self._context) if text else None
        if not isinstance(read, Misread):
            self._stored = text
            self.kept.emit(read)

    def not_kept(self) -> None:
        """The write failed; keep it again at the next chance."""
        self._stored = None

    @property
    def error(self) -> str:
        """Why the words cannot be read; empty when they can."""
        read = parse(self.line.text(), self._context) if self.line.text().strip() else None
        return str(read) if isinstance(read, Misread) else ""

    def _typed(self, text: str) -> None:
        if not self._soon.isActive():
            self._soon.start()
        self._words.show_for(text, self._context)
        self._tell()

    def _tell(self) -> None:
        text = self.line.text().strip()
        read = parse(text, self._context) if text else None
        wrong = isinstance(read, Misread)
        dress(self.line, state="error" if wrong else "")
        dress(self._read, tone="danger" if wrong else "muted")
        if isinstance(read, Misread):
            self._read.setText(str(read))
            self._strip.show_span(None, self._context, self._role)
        elif read is not None:
            self._read.setText(read_back(read, self._context.birth, self._context.name, self._context.today))
            self._strip.show_span(read, self._context, self._role)
        else:
            self._read.setText(_("Een datum mag vaag zijn, of later komen."))
            self._strip.show_span(None, self._context, self._role)
