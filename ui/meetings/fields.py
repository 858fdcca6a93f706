"""Fields as they stand in a meeting: text that looks like text until it is touched, in the size of where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from rondom.language import day
from ui.theme import REGULAR, Theme
from ui.widgets import Field, KeptLine, KeptText, label


class WordsField(KeptText):
    """Prose in a font of its own. `bare`: "true" gets an edge when touched, "row" never, because its row shows it."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        spoken: str,
        placeholder: str = "",
        *,
        bare: str = "",
        em: float = 1.0,
        weight: QFont.Weight = REGULAR,
        italic: bool = False,
        lines: int = 1,
        most: int = 12,
    ) -> None:
        super().__init__(theme, "", name, placeholder, lines=lines, most=most)
        self.setAccessibleName(spoken)
        self.setProperty("bare", bare)
        self._look = (em, weight, italic)
        self.document().setDocumentMargin(theme.px(0.12))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Made at another size than its window, it measures again when the window's font comes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _dress(self) -> None:
        em, weight, italic = self._look
        self.setFont(self.theme.font(em, weight, italic))
        self._fit()

    def _fit(self) -> None:
        """As high as its text, and only then with a scroll bar when it is more than fits."""
        needed = round(self.document().size().height())
        rows = min(self._most, max(self._lines, needed))
        air = 0.5 if self.property("bare") == "row" else 0.95
        high = rows * self.fontMetrics().lineSpacing() + self.theme.px(air)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if needed > self._most else policy.ScrollBarAlwaysOff)
        if high != self.height():
            self.setFixedHeight(high)


class LineField(KeptLine):
    """One line in a font of its own."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        spoken: str,
        placeholder: str = "",
        *,
        bare: str = "",
        em: float = 1.0,
        weight: QFont.Weight = REGULAR,
    ) -> None:
        super().__init__("", name, placeholder)
        self.setAccessibleName(spoken)
        self.setProperty("bare", bare)
        if em != 1.0 or weight != REGULAR:
            self.setFont(theme.font(em, weight))
        if bare == "true":  # the words begin where the word above them begins
            self.setTextMargins(-theme.px(0.42), 0, -theme.px(0.42), 0)


class DayLine(LineField):
    """A day in any words; `read` turns them into a date. They become "12 maart 2026" on leaving, not while typing."""

    left = Signal(bool)
    """On leaving: True when the words are no day."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        spoken: str,
        placeholder: str,
        read: Callable[[str], date | None],
        *,
        bare: str = "",
    ) -> None:
        super().__init__(theme, name, spoken, placeholder, bare=bare)
        self._read = read
        self.editingFinished.connect(self._leave)

    def value(self) -> date | None:
        return self._read(self.text()) if self.text().strip() else None

    @property
    def misread(self) -> bool:
        """There is something that is no day."""
        return bool(self.text().strip()) and self.value() is None

    def show_day(self, on: date | None) -> None:
        if not self.hasFocus() and not self.misread:
            self.show_value(day(on) if on else "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._leave()

    def _leave(self) -> None:
        found = self.value()
        self.left.emit(self.misread)
        if found is not None:
            self.show_value(day(found))


def fit_to_words(theme: Theme, line: QLineEdit, least: float, most: float) -> None:
    """As wide as its words, between so many em."""

    def fit(_text: str = "") -> None:
        wide = line.fontMetrics().horizontalAdvance(line.text() or line.placeholderText()) + theme.px(0.9)
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
