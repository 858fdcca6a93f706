"""A new password, twice."""

from __future__ import annotations

from rondom.language import _
from ui.theme import Theme
from ui.unlock.password_field import PasswordField
from ui.unlock.strength import SHORTEST, advice
from ui.widgets import Field, column
from ui.widgets.dialog import Dialog


class PasswordDialog(Dialog):
    def __init__(self, theme: Theme) -> None:
        self.first, self.again = PasswordField(theme, "password.first"), PasswordField(theme, "password.again")
        self._first_field = Field(theme, _("Nieuw wachtwoord"), self.first, advice(""))
        self._again_field = Field(theme, _("Nog een keer"), self.again)
        self.first.textChanged.connect(lambda text: self._first_field.show_help(advice(text)))
        content = column(self._first_field, self._again_field, gap=theme.px(0.7))
        body = _("Reservekopieën die er al zijn, houden het oude wachtwoord.")
        super().__init__(theme, _("Wachtwoord veranderen"), _("Veranderen"), body=body, content=content)
        self.first.setFocus()

    def accept(self) -> None:
        short, same = len(self.first.text()) < SHORTEST, self.first.text() == self.again.text()
        self._first_field.show_error(advice(self.first.text()) if short else "")
        self._again_field.show_error("" if same else _("Dit is niet hetzelfde wachtwoord. Typ het nog een keer."))
        if same and not short:
            super().accept()

    def take(self) -> str:
        """The password; both fields forget it."""
        self.again.clear()
        return self.first.take()
