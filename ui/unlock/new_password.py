"""A new password, typed twice, with one calm line about how strong it is. Length is the only rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rondom.language import _
from rondom.strength import SHORTEST, Strength, judge, length
from ui.theme import Theme
from ui.unlock.password_field import PasswordField
from ui.widgets.fields import Field
from ui.widgets.glyphs import Painted
from ui.widgets.outline import column

JUDGE_AFTER_MS = 150
"""After the last key: judging a long sentence takes some hundredths of a second, the first one half a second."""
BARS = 4
_beside = ThreadPoolExecutor(1, "strength")


class StrengthBars(Painted):
    """Four bars, filled from the left. The words beside them say the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 12, 0.4)
        self._score = 0

    def show_score(self, score: int) -> None:
        self._score = score
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, em = self.painter(), self.theme.em
        gap, wide = 0.3 * em, (self.width() - 0.3 * em * (BARS - 1)) / BARS
        painter.setPen(Qt.PenStyle.NoPen)
        full = "success" if self._score >= 3 else "caution"
        for at in range(BARS):
            painter.setBrush(self.theme.color(full if at < self._score else "line"))
            painter.drawRoundedRect(QRectF(at * (wide + gap), 0, wide, self.height()), 0.2 * em, 0.2 * em)


class NewPassword(QWidget):
    """Two fields. `complete()` tells at the fields what is wrong; `take()` hands the password over and forgets it.

    `known` gives names that are easy to guess here: the school, the person.
    """

    _judged = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        names: tuple[str, str],
        word: str = "",
        known: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        super().__init__()
        self._known, p = known, theme.px
        self.first, self.again = PasswordField(theme, names[0]), PasswordField(theme, names[1])
        self._first_field = Field(theme, word or _("Wachtwoord"), self.first, judge("").sentence)
        self._again_field = Field(theme, _("Nog een keer"), self.again)
        self._bars = StrengthBars(theme)
        self._bars.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(JUDGE_AFTER_MS)
        self._soon.timeout.connect(self._judge)
        self.first.textChanged.connect(lambda _text: self._soon.start())
        self._judged.connect(self._show_strength, Qt.ConnectionType.QueuedConnection)
        self.again.textChanged.connect(lambda _text: self._again_field.show_error(""))
        self.setLayout(column(self._first_field, p(0.3), self._bars, p(0.7), self._again_field))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def complete(self) -> bool:
        """Long enough and twice the same; if not, the field says so and has the cursor."""
        text, same = self.first.text(), self.first.text() == self.again.text()
        short = length(text) < SHORTEST
        self._first_field.show_error(_too_short(text) if short else "")
        differs = _("Dit is niet hetzelfde wachtwoord. Typ het nog een keer.") if not same and not short else ""
        self._again_field.show_error(differs)
        if short or not same:
            (self.first if short else self.again).setFocus()
        return same and not short

    def show_problem(self, text: str) -> None:
        self._first_field.show_error(text)

    def errors(self) -> str:
        return f"{self._first_field.error} {self._again_field.error}".strip()

    def take(self) -> str:
        """The password; both fields forget it."""
        self.again.clear()
        return self.first.take()

    def clear(self) -> None:
        self.take()
        self._judge()

    def _judge(self) -> None:
        """Beside the window: typing goes on meanwhile."""
        self._soon.stop()
        text, known = self.first.text(), tuple(self._known())
        if text:
            _beside.submit(lambda: self._judged.emit(text, judge(text, known)))
        else:
            self._show_strength("", judge(""))

    @Slot(str, object)
    def _show_strength(self, text: str, found: Strength) -> None:
        """Of what stands in the field now; an answer about what was typed before is too late."""
        if text != self.first.text():
            return
        self._bars.setVisible(bool(text))
        self._bars.show_score(max(1, found.score))
        self._first_field.show_help(" ".join((found.sentence, *found.hints[:1])))


def _too_short(text: str) -> str:
    if not text:
        return _("Kies een wachtwoord. Een zin van vier woorden is makkelijk te onthouden.")
    return _("Nog {n} tekens. Een zin van vier woorden werkt goed.").format(n=SHORTEST - length(text))
