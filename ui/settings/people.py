"""Wie werkt hier: the people who open this vault, each with a password of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rondom.language import _
from rondom.opening import Person, people
from rondom.school.actions import add_user, change_user, remove_user
from rondom.school.model import UserData
from rondom.vault import keyring
from rondom.vault.vault import Vault
from ui.desk import Desk, Place
from ui.settings.action_row import ActionRow
from ui.settings.colleague_dialog import ColleagueDialog
from ui.settings.password_again import ask_password_again
from ui.settings.password_dialog import PasswordDialog
from ui.settings.person_row import PersonActions, PersonRow
from ui.settings.section import Section
from ui.settings.status_line import StatusLine
from ui.widgets import button, column, refill, row

if TYPE_CHECKING:
    from ui.app import Program

BUSY = _("Bezig met het wachtwoord. Dit duurt een paar tellen.")
WHAT_REMOVING_MEANS = _(
    "{name} opent deze kluis dan niet meer. Wat {name} schreef, blijft staan.\n\nWie het oude wachtwoord kent en nog een oude kopie van het bestand heeft, kan die kopie blijven openen. Met “Nieuwe sleutel” is dat voorbij voor het bestand van vandaag."
)


class PeopleSection(Section):
    title = _("Wie werkt hier")
    about = _("Ieder opent de kluis met een eigen wachtwoord. Het logboek onthoudt wie wat deed.")
    tables = frozenset({"member"})

    def __init__(self, desk: Desk, program: Program) -> None:
        super().__init__(desk, program)
        theme, p = self.theme, self.theme.px
        self.rows = column()
        self.status = StatusLine(theme, "people.status")
        key = button(_("Nieuwe sleutel"), name="people.key", on=self._open_key)
        self.after = ActionRow(theme, "", "", [key], name="people.after")
        self.after.hide()
        add = button(_("Collega toevoegen"), theme=theme, icon="plus", name="people.add", on=self.add)
        self._actions = PersonActions(self.change, self.give_password, self.remove)
        self._lay_out(self.rows, self.after, row(add, None), p(0.6), self.status)

    def refresh(self) -> None:
        self.desk.tasks.look(self, people, self._show)

    def _show(self, found: Sequence[Person]) -> None:
        refill(self.rows, [PersonRow(self.theme, one, at, self._actions) for at, one in enumerate(found)])

    # -- doing -----------------------------------------------------------------------------------------------

    def add(self) -> None:
        ask_password_again(self.desk, self, self._ask_colleague)

    def _ask_colleague(self) -> None:
        dialog = ColleagueDialog(self.theme)
        if self.desk.messages.run(dialog):
            self.add_colleague(*dialog.words(), dialog.password.take())

    def add_colleague(self, name: str, role: str, password: str) -> None:
        """The person first: a password that could not be kept can be given again."""

        def job(vault: Vault) -> None:
            with vault.write(_("Collega toegevoegd"), final=True) as session:
                user = add_user(session, UserData(name=name, role=role))
            keyring.give_password(vault, user, password)

        done = _("{name} kan de kluis nu openen. Laat {name} daarna zelf een wachtwoord kiezen.").format(name=name)
        self._work(self.status, BUSY, job, lambda _none: self._finish(done))

    def change(self, person: Person) -> None:
        dialog = ColleagueDialog(self.theme, person.name, person.role)
        if self.desk.messages.run(dialog):
            name, role = dialog.words()
            self.desk.tasks.write(
                self, _("Collega gewijzigd"), lambda session: change_user(session, person.id, name=name, role=role)
            )

    def give_password(self, person: Person) -> None:
        ask_password_again(self.desk, self, lambda: self._ask_new(person))

    def _ask_new(self, person: Person) -> None:
        dialog = PasswordDialog(self.theme, "" if person.is_me else person.name, person.has_password)
        if self.desk.messages.run(dialog):
            self.set_password(person, dialog.take())

    def set_password(self, person: Person, new: str) -> None:
        done = _("Het nieuwe wachtwoord geldt. Oude reservekopieën houden het oude.")
        if not person.has_password:
            done = _("{name} kan de kluis nu openen.").format(name=person.name)
        self._work(
            self.status,
            BUSY,
            lambda vault: keyring.give_password(vault, person.id, new),
            lambda _none: self._finish(done),
        )

    def remove(self, person: Person) -> None:
        """Asks first, and says what it does not do."""
        question = _("{name} weghalen?").format(name=person.name)
        body = WHAT_REMOVING_MEANS.format(name=person.name)
        if self.desk.messages.confirm(question, body, _("Weghalen"), dangerous=True):
            ask_password_again(self.desk, self, lambda: self._remove(person))

    def _remove(self, person: Person) -> None:
        def job(vault: Vault) -> None:
            if person.has_password:
                keyring.take_password(vault, person.id)
            with vault.write(_("Collega weggehaald"), final=True) as session:
                remove_user(session, person.id)

        self._work(self.status, _("Bezig"), job, lambda _none: self._offer_key(person.name))

    def _finish(self, words: str) -> None:
        self.status.say(words)
        self.refresh()

    def _offer_key(self, name: str) -> None:
        self._finish("")
        self.after.tell(
            _("{name} opent deze kluis niet meer.").format(name=name),
            _("Heeft {name} een kopie van het bestand? Maak dan een nieuwe sleutel.").format(name=name),
            "info",
            "info",
        )
        self.after.show()

    def _open_key(self) -> None:
        self.desk.open(Place("settings", tab="security"))
