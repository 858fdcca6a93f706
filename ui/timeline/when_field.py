"""One field for any words that say when. Below it at once what Rondom made of it: drawn soft, and read back."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QStringListModel, QTimer, Signal
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from rondom import clock
from rondom.language import _
from rondom.timeline.spans import Context, Misread, VagueDate
from rondom.timeline.vague_dates import parse, read_back, suggestions
from ui.theme import Theme
from ui.widgets import column, dress, dress_in_glyph, label

KEEP_AFTER_MS = 2000


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
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.line.setCompleter(completer)
        self._strip = _Strip(theme)
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
        self._words.setStringList(suggestions(text, self._context))
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


class _Strip(QWidget):
    """The interval on a line of years around it, with soft ends."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._when: VagueDate | None = None
        self._role = "lane-kind"
        self.setFixedHeight(theme.px(2.3))
        self.hide()

    def show_span(self, when: VagueDate | None, context: Context, role: str) -> None:
        self._when, self._role = when, role
        self.setVisible(when is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._when is None:
            return
        painter, theme = QPainter(self), self.theme
        middle, em = self.height() * 0.4, theme.em
        painter.setPen(QPen(theme.color("line-strong"), 1))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        first, last = self._around(self._when)
        days = max(1, (last - first).days)
        left = (self._when.earliest - first).days / days * self.width()
        wide = max(0.4 * em, ((self._when.latest - self._when.earliest).days + 1) / days * self.width())
        painter.fillRect(QRectF(left, middle - 0.5 * em, wide, em), self._fade(left, wide))
        self._paint_years(painter, first, last, middle)

    def _around(self, when: VagueDate) -> tuple[date, date]:
        """Room on both sides: half a year, or as much as it is long."""
        room = max(timedelta(200), (when.latest - when.earliest) / 2)
        return when.earliest - room, when.latest + room

    def _fade(self, left: float, wide: float) -> QBrush:
        """Crisp for one day, soft for what is about."""
        when = self._when
        if when is not None and when.earliest == when.latest:
            return QBrush(self.theme.color(self._role))
        shade = QLinearGradient(left, 0, left + wide, 0)
        for place, strength in ((0.0, 0.0), (0.3, 0.75), (0.7, 0.75), (1.0, 0.0)):
            shade.setColorAt(place, self.theme.color(self._role, max(0.004, strength)))
        return QBrush(shade)

    def _paint_years(self, painter: QPainter, first: date, last: date, middle: float) -> None:
        em, days = self.theme.em, max(1, (last - first).days)
        painter.setPen(self.theme.color("ink-muted"))
        painter.setFont(self.theme.font(0.8))
        step = max(1, (last.year - first.year) // 6)
        for year in range(first.year + 1, last.year + 1, step):
            x = (date(year, 1, 1) - first).days / days * self.width()
            painter.drawLine(QPointF(x, middle - 0.2 * em), QPointF(x, middle + 0.25 * em))
            wide = painter.fontMetrics().horizontalAdvance(str(year))
            if x + wide < self.width():
                painter.drawText(QPointF(x - wide / 2, middle + 1.15 * em), str(year))
