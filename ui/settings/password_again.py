"""The password once more, before what a passer-by at an open vault must not do: see the code, or change who can open it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from rondom.errors import Problem
from rondom.language import _
from rondom.opening import asks_again, check_it_is_me
from rondom.sentences import sentence
from ui.desk import Desk
from ui.unlock.password_field import PasswordField
from ui.widgets import Field, column
from ui.widgets.dialog import Dialog


class PasswordAgain(Dialog):
    """Closes only with the right password, or with Terug. Too many wrong ones have to wait, as on the start screen."""

    def __init__(self, desk: Desk) -> None:
        theme = desk.theme
        self.desk, self._busy = desk, False
        self.password = PasswordField(theme, "again.password")
        self._field = Field(theme, _("Uw wachtwoord"), self.password)
        super().__init__(
            theme,
            _("Bent u het zelf?"),
            _("Verder"),
            body=_("Typ uw wachtwoord nog een keer. Zo kan niemand anders dit doen als u even weg bent."),
            content=column(self._field),
        )
        self.password.setFocus()

    def accept(self) -> None:
        if self._busy:
            return
        password = self.password.take()
        self._set_busy(True)

        def done(_none: None) -> None:
            self._set_busy(False)
            super(PasswordAgain, self).accept()

        def failed(problem: Problem) -> None:
            self._set_busy(False)
            self._field.show_error(str(sentence(problem)))
            self.password.setFocus()

        self.desk.tasks.look(self, lambda vault: check_it_is_me(vault, password), done, failed)

    def reject(self) -> None:
        self.password.clear()
        super().reject()

    def error(self) -> str:
        return self._field.error

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.verb.setEnabled(not busy)
        self.password.setEnabled(not busy)


def ask_password_again(desk: Desk, owner: QObject, then: Callable[[], object]) -> None:
    """`then` when the person at the keyboard is who opened the vault; nothing when they go back."""

    def asked(needed: bool) -> None:
        if not needed or desk.messages.run(PasswordAgain(desk)):
            then()

    desk.tasks.look(owner, asks_again, asked)
