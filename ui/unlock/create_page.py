"""Nieuwe kluis: school, name, password, place. After it comes the recovery sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from rondom.language import _
from rondom.paths import documents_dir
from ui.messages import Messages
from ui.theme import Theme
from ui.unlock.password_field import PasswordField
from ui.unlock.strength import advice
from ui.widgets.fields import Field
from ui.widgets.outline import column, row
from ui.widgets.words import button, label

SUFFIX = ".rondom"


class CreatePage(QWidget):
    create_asked = Signal(object, str, str, str)
    """(path, password, school, name)"""
    back_asked = Signal()

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self.theme, self._messages, p = theme, messages, theme.px
        self._folder: Path | None = None
        self.school, self.name = self._line("create.school"), self._line("create.name")
        self.password, self.again = PasswordField(theme, "create.password"), PasswordField(theme, "create.again")
        self._password_field = Field(
            theme, _("Wachtwoord"), self.password, _("Een zin van vier woorden is sterk en makkelijk te onthouden.")
        )
        self._again_field = Field(theme, _("Nog een keer"), self.again)
        self._school_field = Field(theme, _("Naam van de school"), self.school)
        self._name_field = Field(theme, _("Uw naam"), self.name)
        self._place = label("", "small", "muted", wrap=True)
        place = button(_("Andere map"), "link", name="create.folder", on=self._choose_folder)
        self._make = button(_("Kluis maken"), "primary", name="create.make", on=self._ask, size="large")
        back = button(_("Terug"), name="create.back", on=self.back_asked.emit, size="large")
        self.school.textChanged.connect(self._show_place)
        self.password.textChanged.connect(self._advise)
        self.setLayout(column(
            label(_("Nieuwe kluis"), "display"), p(0.4),
            label(_("Alles van uw school komt in één versleuteld bestand."), tone="muted", wrap=True), p(1.2),
            self._school_field, p(0.7), self._name_field, p(0.7), self._password_field, p(0.7), self._again_field, p(0.9),
            row(self._place, place, gap=p(0.8)), p(1.4), row(back, self._make, None, gap=p(0.66)),
                None,
        ))  # fmt: skip
        self._show_place()

    def path(self) -> Path:
        """Where the file will be: named after the school, in the chosen folder or the documents."""
        name = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in self.school.text()).strip()
        return (self._folder or documents_dir()) / f"{name or _('Onze school')}{SUFFIX}"

    def show_problem(self, text: str) -> None:
        self._password_field.show_error(text)

    def set_busy(self, busy: bool) -> None:
        self.setEnabled(not busy)
        self._make.setText(_("Bezig") if busy else _("Kluis maken"))

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        return made

    def _show_place(self) -> None:
        self._place.setText(_("Het bestand komt hier: {path}").format(path=self.path()))

    def _advise(self, text: str) -> None:
        self._password_field.show_help(advice(text))

    def _choose_folder(self) -> None:
        self._folder = self._messages.choose_folder(_("In welke map komt de kluis?")) or self._folder
        self._show_place()

    def _ask(self) -> None:
        for field, text in ((self._school_field, self.school.text()), (self._name_field, self.name.text())):
            field.show_error("" if text.strip() else _("Vul dit in. Het komt op de bladen te staan."))
        same = self.password.text() == self.again.text()
        self._again_field.show_error("" if same else _("Dit is niet hetzelfde wachtwoord. Typ het nog een keer."))
        if same and self.school.text().strip() and self.name.text().strip():
            self.create_asked.emit(
                self.path(), self.password.text(), self.school.text().strip(), self.name.text().strip()
            )
