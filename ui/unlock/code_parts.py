"""The recovery code on the screen: shown large to print it, and typed back from paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from rondom.language import _, plural
from ui.theme import Theme
from ui.widgets.fields import NEVER_ASIDE, Field
from ui.widgets.outline import box, column
from ui.widgets.words import button, dress, label
from ui.widgets.wrapping import Wrapping

SIGNS = 28
"""As many as `rondom.vault.recovery` reads; here only to count along."""
LONGEST = 60
HINT = _("Zeven groepjes van vier tekens. Streepjes en hoofdletters maken niet uit.")


class CodeField(Field):
    """Where the code is typed. Below it, how many signs are still to come."""

    def __init__(self, theme: Theme, name: str, word: str = "") -> None:
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setProperty(NEVER_ASIDE, True)
        self.line.setMaxLength(LONGEST)
        self.line.setMinimumHeight(theme.px(2.9))
        super().__init__(theme, word or _("Herstelcode"), self.line, HINT)
        self.line.textChanged.connect(self._count)

    def text(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        self.line.clear()
        self.show_help(HINT)

    def _count(self, text: str) -> None:
        left = SIGNS - sum(sign.isalnum() for sign in text)
        if not text:
            self.show_help(HINT)
        elif left > 0:
            self.show_help(plural(left, "Nog {n} teken.", "Nog {n} tekens."))
        else:
            self.show_help("" if left == 0 else plural(-left, "{n} teken te veel.", "{n} tekens te veel."))


class PaperCode(QWidget):
    """The code in large groups, and the two ways to get it on paper."""

    save_asked = Signal()
    print_asked = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        p = theme.px
        self._code = ""
        self._shown = label("", "page", name=f"{name}.code")
        self._shown.setWordWrap(True)
        self._shown.setAccessibleName(_("Herstelcode"))
        self._shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        words = column(label(_("Herstelcode"), "small-strong", "warm"), self._shown, gap=p(0.4))
        words.setContentsMargins(p(1.2), p(1.0), p(1.2), p(1.1))
        self._print = button(
            _("Afdrukken"), theme=theme, icon="printer", name=f"{name}.print", on=self.print_asked.emit
        )
        self._save = button(
            _("Bewaren als PDF"), theme=theme, icon="file-text", name=f"{name}.save", on=self.save_asked.emit
        )
        self._said = label("", "small", "success", wrap=True, name=f"{name}.said")
        buttons = Wrapping([self._print, self._save], gap=p(0.6), line_gap=p(0.5))
        self.setLayout(column(box(words, "warm"), p(0.9), buttons, p(0.3), self._said))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def code(self) -> str:
        return self._code

    def show_code(self, code: str) -> None:
        self._code = code
        groups = code.split("-")
        self._shown.setText("   ".join(groups[:4]) + "\n" + "   ".join(groups[4:]))
        self.say("")

    def forget(self) -> None:
        self._code = ""
        self._shown.clear()

    def set_busy(self, busy: bool) -> None:
        for one in (self._print, self._save):
            one.setEnabled(not busy)

    def say(self, text: str, tone: str = "success") -> None:
        self.set_busy(False)
        self._said.setText(text)
        dress(self._said, tone=tone)
