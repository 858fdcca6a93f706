"""Nieuwe kluis: school, name, password, place. After it comes the recovery sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from rondom.language import _
from rondom.paths import documents_dir
from ui.messages import Messages
from ui.theme import Theme
from ui.unlock.flow import SUFFIX
from ui.unlock.new_password import NewPassword
from ui.widgets.fields import Field
from ui.widgets.notices import Banner
from ui.widgets.outline import column, row
from ui.widgets.words import button, label


class CreatePage(QWidget):
    create_asked = Signal(object, str, str, str)
    """(path, password, school, name)"""
    folder_chosen = Signal(object)
    """The path where the vault would come now."""
    back_asked = Signal()

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self.theme, self._messages, p = theme, messages, theme.px
        self._folder: Path | None = None
        self.school, self.name = self._line("create.school"), self._line("create.name")
        self.password = NewPassword(theme, ("create.password", "create.again"), known=self._names)
        self._school_field = Field(theme, _("Naam van de school"), self.school)
        self._name_field = Field(theme, _("Uw naam"), self.name, _("Zo staat u in het logboek."))
        self._place = label("", "small", "muted", wrap=True)
        place = button(_("Andere map"), "link", name="create.folder", on=self._choose_folder)
        self._cloud = Banner(theme)
        self._cloud.hide()
        self._make = button(_("Kluis maken"), "primary", name="create.make", on=self._ask, size="large")
        self._busy = label(
            _("De kluis wordt gemaakt. Rondom meet eerst hoe zwaar het slot op deze computer kan zijn."),
            "small", "muted", wrap=True, name="create.busy",
        )  # fmt: skip
        self._busy.hide()
        back = button(_("Terug"), name="create.back", on=self.back_asked.emit, size="large")
        self.school.textChanged.connect(self._show_place)
        where = row(self._place, place, gap=p(0.8))
        where.setStretch(0, 1)
        self.setLayout(column(
            label(_("Nieuwe kluis"), "display"), p(0.4),
            label(_("Alles van uw school komt in één versleuteld bestand."), tone="muted", wrap=True), p(1.2),
            self._school_field, p(0.7), self._name_field, p(0.7), self.password, p(0.9),
            where, self._cloud, p(1.4), row(back, self._make, None, gap=p(0.66)), p(0.4), self._busy,
                None,
        ))  # fmt: skip
        self._show_place()

    def path(self) -> Path:
        """Where the file will be: named after the school, in the chosen folder or the documents."""
        name = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in self.school.text()).strip()
        return (self._folder or documents_dir()) / f"{name or _('Onze school')}{SUFFIX}"

    def show_problem(self, text: str) -> None:
        self.password.show_problem(text)

    def show_cloud(self, service: str) -> None:
        """Say that the chosen folder is carried to the internet by `service`; "" when it is not."""
        self._cloud.setVisible(bool(service))
        if service:
            self._cloud.say(
                _("Deze map gaat mee met {service}").format(service=service),
                _("De kluis is versleuteld, maar twee computers kunnen elkaars werk overschrijven. Kies liever een map die alleen op deze computer staat."),
            )  # fmt: skip

    def set_busy(self, busy: bool) -> None:
        self.setEnabled(not busy)
        self._make.setText(_("Bezig") if busy else _("Kluis maken"))
        self._busy.setVisible(busy)

    def _names(self) -> tuple[str, str]:
        return self.school.text(), self.name.text()

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        return made

    def _show_place(self) -> None:
        self._place.setText(_("Het bestand komt hier: {path}").format(path=self.path()))

    def _choose_folder(self) -> None:
        self._folder = self._messages.choose_folder(_("In welke map komt de kluis?")) or self._folder
        self._show_place()
        self.folder_chosen.emit(self.path())

    def _ask(self) -> None:
        wanted = ((self._school_field, self.school), (self._name_field, self.name))
        empty = [line for _field, line in wanted if not line.text().strip()]
        for field, line in wanted:
            field.show_error(_("Vul dit in. Het komt op de bladen te staan.") if line in empty else "")
        if empty:
            empty[0].setFocus()
        elif self.password.complete():
            self.create_asked.emit(
                self.path(), self.password.first.text(), self.school.text().strip(), self.name.text().strip()
            )
