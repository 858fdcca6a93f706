"""A colleague: name, what they do, and for a new one the first password."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from rondom.language import _
from ui.theme import Theme
from ui.unlock.new_password import NewPassword
from ui.widgets import Field, column
from ui.widgets.dialog import Dialog
from ui.widgets.outline import Part


class ColleagueDialog(Dialog):
    """Without a `name` it is a new colleague, who also needs a password."""

    def __init__(self, theme: Theme, name: str = "", role: str = "") -> None:
        new, p = not name, theme.px
        self.name, self.role = QLineEdit(name), QLineEdit(role)
        self.name.setObjectName("colleague.name")
        self.role.setObjectName("colleague.role")
        self.password = NewPassword(
            theme, ("colleague.password", "colleague.again"), _("Eerste wachtwoord"), lambda: (self.name.text(),)
        )
        self._name_field = Field(theme, _("Naam"), self.name, _("Deze naam staat in het logboek."))
        parts: list[Part] = [self._name_field, p(0.7), Field(theme, _("Functie"), self.role)]
        if new:
            parts += [p(0.7), self.password]
        else:
            self.password.hide()
        super().__init__(
            theme,
            _("Collega toevoegen") if new else _("Collega wijzigen"),
            _("Toevoegen") if new else _("Bewaren"),
            body=_("Uw collega leest en schrijft alles in deze kluis, met een eigen wachtwoord.") if new else "",
            content=column(*parts),
        )
        self._new = new
        self.name.setFocus()

    def accept(self) -> None:
        named = bool(self.name.text().strip())
        self._name_field.show_error("" if named else _("Vul een naam in. Anders zegt het logboek niet wie het was."))
        if not named:
            self.name.setFocus()
        elif not self._new or self.password.complete():
            super().accept()

    def words(self) -> tuple[str, str]:
        """Name and role, without spaces around."""
        return self.name.text().strip(), self.role.text().strip()
