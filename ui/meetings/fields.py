"""Fields as they stand in a meeting: text that looks like text until it is touched, in the size of where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from rondom.language import day
from ui.theme import REGULAR, Theme
from ui.widgets import Field, KeptLine, KeptText, label

T = TypeVar("T")


class WordsField(KeptText):
    """Prose in a font of its own, as high as it is long. `bare`: without an edge, see `bare_style`."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        spoken: str,
        placeholder: str = "",
        *,
        bare: bool = False,
        em: float = 1.0,
        weight: QFont.Weight = REGULAR,
        italic: bool = False,
        lines: int = 1,
        most: int = 12,
    ) -> None:
        self._fitting = True  # until the font is known
        super().__init__(theme, "", name, placeholder, lines=lines, most=most)
        self._fitting = False
        self.setAccessibleName(spoken)
        self.setProperty("bare", "row" if bare else "")
        self._look = (em, weight, italic)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(theme.px(0.12))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Made at another size than its window, it measures again when the window's font comes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _dress(self) -> None:
        em, weight, italic = self._look
        self.setFont(self.theme.font(em, weight, italic))
        self._fit()

    def _fit(self) -> None:
        """As high as its text, and only then with a scroll bar when it is more than fits."""
        if self._fitting:
            return
        self._fitting = True
        needed = self._rows_needed()
        rows = min(self._most, max(self._lines, needed))
        high = rows * self.fontMetrics().lineSpacing() + self.theme.px(0.42 if self.property("bare") else 0.95)
        if high != self.height():
            self.setFixedHeight(high)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if needed > self._most else policy.ScrollBarAlwaysOff)
        self._fitting = False

    def _rows_needed(self) -> int:
        """Rows of text at this width. Qt lays out what is in sight only, so it is asked block by block."""
        block, rows = self.document().firstBlock(), 0
        while block.isValid() and rows <= self._most:
            self.document().documentLayout().blockBoundingRect(block)
            rows += max(1, block.layout().lineCount())
            block = block.next()
        return rows


class LineField(KeptLine):
    """One line in a font of its own."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        spoken: str,
        placeholder: str = "",
        *,
        bare: bool = False,
        em: float = 1.0,
        weight: QFont.Weight = REGULAR,
    ) -> None:
        super().__init__("", name, placeholder)
        self.setAccessibleName(spoken)
        self.setProperty("bare", "row" if bare else "")
        self.setFont(theme.font(em, weight))


class ReadLine(LineField, Generic[T]):
    """Something in any words, such as a day; `read` turns them into a value. They are put as `tell` says it on leaving, not
    while typing. Words that cannot be read stay where they are.
    """

    left = Signal(bool)
    """On leaving: True when the words cannot be read."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        spoken: str,
        placeholder: str,
        read: Callable[[str], T | None],
        tell: Callable[[T], str],
        *,
        bare: bool = False,
    ) -> None:
        super().__init__(theme, name, spoken, placeholder, bare=bare)
        self._read, self._tell = read, tell
        self.editingFinished.connect(self._leave)

    def value(self) -> T | None:
        return self._read(self.text()) if self.text().strip() else None

    @property
    def misread(self) -> bool:
        """There is something that cannot be read."""
        return bool(self.text().strip()) and self.value() is None

    def show_read(self, value: T | None) -> None:
        if not self.hasFocus() and not self.misread:
            self.show_value("" if value is None else self._tell(value))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._leave()

    def _leave(self) -> None:
        found = self.value()
        self.left.emit(self.misread)
        if found is not None:
            self.show_value(self._tell(found))


class DayLine(ReadLine[date]):
    """A day in any words, put as "12 maart 2026"."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        spoken: str,
        placeholder: str,
        read: Callable[[str], date | None],
        *,
        bare: bool = False,
    ) -> None:
        super().__init__(theme, name, spoken, placeholder, read, day, bare=bare)

    def show_day(self, on: date | None) -> None:
        self.show_read(on)


def bare_style(theme: Theme) -> str:
    """Fields that look like the text around them: a line appears under the one that is touched. For a page's style sheet."""
    muted, warm, hover, focus = (theme.color(role).name() for role in ("ink-muted", "warm", "line-strong", "focus"))
    thin, thick = max(1, round(theme.em / 15)), max(2, round(theme.em / 12))
    return f"""
    QLineEdit[bare="row"], QPlainTextEdit[bare="row"] {{ background: transparent; border: 0; border-radius: 0;
        padding: {thick}px 0 {thick}px 0; min-height: 0; }}
    QLineEdit[bare="row"]:hover, QPlainTextEdit[bare="row"]:hover {{
        border-bottom: {thin}px solid {hover}; padding-bottom: {thick - thin}px; }}
    QLineEdit[bare="row"]:focus, QPlainTextEdit[bare="row"]:focus {{
        background: transparent; border: 0; border-bottom: {thick}px solid {focus}; padding: {thick}px 0 0 0; }}
    QLineEdit[bare="row"][state="error"], QLineEdit[bare="row"][state="error"]:focus {{
        border: 0; border-bottom: {thick}px solid {theme.color("danger").name()}; padding: {thick}px 0 0 0; }}
    QLineEdit[tone="muted"], QPlainTextEdit[tone="muted"] {{ color: {muted}; }}
    QLineEdit[tone="warm"] {{ color: {warm}; }}
    """


def fit_to_words(theme: Theme, line: QLineEdit, least: float, most: float) -> None:
    """As wide as its words, between so many em."""

    def fit(_text: str = "") -> None:
        wide = line.fontMetrics().horizontalAdvance(line.text() or line.placeholderText()) + theme.px(0.5)
        line.setFixedWidth(min(theme.px(most), max(theme.px(least), wide)))

    line.textChanged.connect(fit)
    fit()


def day_field(theme: Theme, word: str, line: DayLine, sentence: str, help_: str = "") -> Field:
    """A day with its word above; `sentence` stands below when it could not be read."""
    made = Field(theme, word, line, help_)
    line.left.connect(lambda wrong: made.show_error(sentence if wrong else ""))
    return made


def words(
    theme: Theme,
    text: str,
    em: float,
    weight: QFont.Weight = REGULAR,
    tone: str = "",
    wrap: bool = False,
    name: str = "",
) -> QLabel:
    """A label in a size that is not one of the program's types: the table has its own."""
    made = label(text, tone=tone, wrap=wrap, name=name)
    made.setFont(theme.font(em, weight))
    return made


def typed_in(window: QWidget) -> bool:
    """Someone is typing in this window: a field has the focus and holds words that are not kept yet."""
    focus = window.focusWidget()
    return isinstance(focus, KeptLine | KeptText) and focus.dirty


def leave_field(window: QWidget) -> bool:
    """Take the focus out of the field that is typed in, so that single letters are keys again; False when there is none."""
    focus = window.focusWidget()
    if isinstance(focus, QLineEdit | KeptText):
        focus.clearFocus()
        return True
    return False
