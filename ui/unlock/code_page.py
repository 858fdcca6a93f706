"""Wachtwoord vergeten: the code on paper and a new password."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from rondom.language import _
from ui.theme import Theme
from ui.unlock.password_field import PasswordField
from ui.unlock.strength import advice
from ui.widgets.fields import Field
from ui.widgets.outline import column, row
from ui.widgets.words import button, label


class CodePage(QWidget):
    code_asked = Signal(object, str, str)
    """(path, code, new password)"""
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        p = theme.px
        self._path: Path | None = None
        self.code = QLineEdit()
        self.code.setObjectName("code.code")
        self.password = PasswordField(theme, "code.password")
        self._code_field = Field(
            theme, _("Herstelcode"), self.code, _("Zeven groepjes van vier tekens. Streepjes hoeven niet.")
        )
        self._password_field = Field(theme, _("Nieuw wachtwoord"), self.password, advice(""))
        self.password.textChanged.connect(lambda text: self._password_field.show_help(advice(text)))
        self._open = button(_("Kluis openen"), "primary", name="code.open", on=self._ask, size="large")
        back = button(_("Terug"), name="code.back", on=self.back_asked.emit, size="large")
        self._where = label("", tone="muted", wrap=True)
        self.setLayout(column(
            label(_("Openen met de herstelcode"), "display"), p(0.5), self._where, p(1.2),
            self._code_field, p(0.8), self._password_field, p(1.4), row(back, self._open, None, gap=p(0.66)),
                None,
        ))  # fmt: skip

    def show_vault(self, path: Path) -> None:
        self._path = path
        self._where.setText(_("De code staat op het herstelblad van {name}.").format(name=path.stem))
        self.code.clear()
        self.show_problem("")
        self.code.setFocus()

    def show_problem(self, text: str) -> None:
        self._code_field.show_error(text)

    def error(self) -> str:
        return self._code_field.error

    def set_busy(self, busy: bool) -> None:
        self.setEnabled(not busy)
        self._open.setText(_("Bezig") if busy else _("Kluis openen"))

    def _ask(self) -> None:
        if self._path is not None:
            self.code_asked.emit(self._path, self.code.text(), self.password.text())
