"""A new password, twice: for oneself or for a colleague."""

from __future__ import annotations

from rondom.language import _
from ui.theme import Theme
from ui.unlock.new_password import NewPassword
from ui.widgets import column
from ui.widgets.dialog import Dialog


class PasswordDialog(Dialog):
    """`who` is the name of the colleague who gets it; "" for oneself."""

    def __init__(self, theme: Theme, who: str = "", replaces: bool = True) -> None:
        self.password = NewPassword(theme, ("password.first", "password.again"), _("Nieuw wachtwoord"))
        if who:
            title = _("Wachtwoord voor {name}").format(name=who)
            body = _("Laat {name} het zelf typen, of bedenk er samen een voor de eerste keer.").format(name=who)
        else:
            title, body = _("Wachtwoord veranderen"), ""
        if replaces:
            old = _("Reservekopieën die er al zijn, houden het oude wachtwoord.")
            body = f"{body} {old}".strip()
        super().__init__(theme, title, _("Bewaren"), body=body, content=column(self.password))
        self.password.first.setFocus()

    def accept(self) -> None:
        if self.password.complete():
            super().accept()

    def take(self) -> str:
        """The password; both fields forget it."""
        return self.password.take()
