"""Beveiliging: locking by itself, pictures of the screen, and a new key for the whole vault."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rondom.language import _, listed
from rondom.opening import Person, people
from rondom.school.queries import SchoolFacts, school_facts
from rondom.vault.backups import copies
from rondom.vault.copies import Copy
from rondom.vault.vault import Vault
from ui.desk import Desk, Place
from ui.settings.action_row import ActionRow
from ui.settings.new_key import NewKeyDialog
from ui.settings.password_again import ask_password_again
from ui.settings.section import Section
from ui.shell import capture
from ui.widgets import Field, Switch, button

if TYPE_CHECKING:
    from ui.app import Program

IDLE = tuple((str(minutes), _("{n} minuten").format(n=minutes)) for minutes in (2, 5, 10, 15, 30))


class LockSection(Section):
    title = _("Beveiliging")
    about = _("Uw eigen wachtwoord verandert u bij “Wie werkt hier”.")
    tables = frozenset({"school", "member"})

    def __init__(self, desk: Desk, program: Program) -> None:
        super().__init__(desk, program)
        theme, p = self.theme, self.theme.px
        self.idle = self._choice("idle_minutes", IDLE, "settings.idle")
        self.capture = Switch(theme, _("Verberg Rondom op schermafdrukken"), "settings.capture")
        self.capture.setChecked(program.settings.hide_from_capture)
        self.capture.setEnabled(capture.can_hide())
        self.capture.toggled.connect(self._set_capture)
        make = button(_("Nieuwe sleutel"), theme=theme, icon="key", name="settings.key", on=self.make_key)
        self.key = ActionRow(
            theme,
            _("Nieuwe sleutel"),
            _("Alles wordt opnieuw versleuteld. Nodig als iemand is vertrokken die een kopie kan hebben, of als een wachtwoord of herstelblad in verkeerde handen is."),
            [make],
            "settings.key",
        )  # fmt: skip
        self._lay_out(
            Field(theme, _("Vergrendel vanzelf na"), self.idle, _("Zonder toets of muis. Wat u typt, is dan al bewaard. Met Ctrl+Shift+L vergrendelt u meteen.")),
            p(1.2), Field(theme, "", self.capture, capture.said() + " " + _("Tijdens Aan tafel is het scherm gewoon te zien.")),
            p(1.2), self.key,
        )  # fmt: skip

    def refresh(self) -> None:
        self.desk.tasks.read(self, school_facts, self._show)

    def _show(self, facts: SchoolFacts) -> None:
        self.idle.show_value(str(facts.idle_minutes))

    def _set_capture(self, on: bool) -> None:
        self.program.remember(replace(self.program.settings, hide_from_capture=on))
        self.program.capture.set_on(on)

    # -- a new key -------------------------------------------------------------------------------------------

    def make_key(self) -> None:
        """First what it means for whom; that has to be looked up."""

        def look(vault: Vault) -> tuple[tuple[Person, ...], tuple[Copy, ...], str]:
            with vault.read() as session:
                return people(vault), copies(vault.vault_id), school_facts(session).name

        ask_password_again(self.desk, self, lambda: self.desk.tasks.look(self, look, lambda found: self._ask(*found)))

    def _ask(self, found: tuple[Person, ...], old: tuple[Copy, ...], school: str) -> None:
        others = [one.name for one in found if one.has_password and not one.is_me]
        dialog = NewKeyDialog(self.desk, others, old, school)
        self.desk.messages.run(dialog)
        if dialog.made:
            self.marked.emit()
            names = listed(others)
            told = _("De nieuwe sleutel geldt. Geef {names} een nieuw wachtwoord bij “Wie werkt hier”.").format(names=names)  # fmt: skip
            self.key.say(told if others else _("De nieuwe sleutel geldt."))
            if others:
                self.desk.open(Place("settings", tab="people"))
