"""De kluis: where the file stands, moving it, and looking whether it is whole."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rondom import clock
from rondom.errors import Problem
from rondom.language import _, relative
from rondom.sentences import sentence
from rondom.vault import health, keyring
from rondom.vault.cloud import cloud_of
from rondom.vault.vault import Vault
from ui.checking import Checking
from ui.desk import Desk
from ui.settings.action_row import ActionRow
from ui.settings.section import Section
from ui.widgets import button

if TYPE_CHECKING:
    from ui.app import Program


@dataclass(frozen=True, slots=True)
class FileFacts:
    path: Path
    size: int
    """Bytes."""
    cloud: str
    checked: date | None
    movable: bool


class FileSection(Section):
    title = _("De kluis")
    about = _("Alles van uw school staat in één versleuteld bestand.")

    def __init__(self, desk: Desk, program: Program) -> None:
        super().__init__(desk, program)
        theme = self.theme
        self._move = button(_("Verplaats"), theme=theme, icon="move", name="file.move", on=self.move_vault)
        self.place = ActionRow(theme, "", "", [self._move], "file.place")
        check = button(_("Kijk nu na"), theme=theme, icon="shield-check", name="file.check", on=self.check)
        self.health = ActionRow(theme, "", "", [check], "file.health")
        self._checking = Checking(desk.tasks, self)
        self._checking.stepped.connect(self._show_step)
        self._checking.finished.connect(self._checked)
        self._lay_out(self.place, self.health)

    def refresh(self) -> None:
        self.desk.tasks.look(self, _looked, self._show)

    def _show(self, facts: FileFacts) -> None:
        where = _("{name}, {size} MB. Map: {folder}").format(
            name=facts.path.name, size=f"{facts.size / 1_000_000:.1f}".replace(".", ","), folder=facts.path.parent
        )
        if facts.cloud:
            told = _("De map gaat mee met {service}. De inhoud blijft geheim, maar als twee computers tegelijk schrijven, raakt er werk kwijt. Verplaats de kluis liever.").format(service=facts.cloud)  # fmt: skip
            title = _("De kluis staat in {service}").format(service=facts.cloud)
            self.place.tell(title, f"{told}\n{where}", "triangle-alert", "caution")
        else:
            self.place.tell(_("Hier staat de kluis"), where, "folder-lock")
        self._move.setEnabled(facts.movable)
        self._move.setToolTip(
            "" if facts.movable else _("De Voorbeeldschool en een kluis om te lezen blijven waar ze zijn.")
        )
        if facts.checked is None:
            words = _("Rondom kijkt elke week vanzelf na of alles nog leesbaar is.")
            self.health.tell(_("Nog niet nagekeken"), words, "info")
        else:
            title = _("Nagekeken {when}: alles is heel").format(when=relative(facts.checked, clock.today()))
            words = _("Rondom leest elke week vanzelf het hele bestand en controleert het logboek.")
            self.health.tell(title, words, "circle-check", "success")

    # -- moving ----------------------------------------------------------------------------------------------

    def move_vault(self) -> None:
        folder = self.desk.messages.choose_folder(_("Waar komt de kluis te staan?"))
        if folder is None:
            return

        def job(vault: Vault) -> tuple[Path, Path]:
            old = vault.path
            keyring.move(vault, folder / old.name)
            return old, vault.path

        def done(paths: tuple[Path, Path]) -> None:
            self.program.moved(*paths)
            self.place.say(_("De kluis staat nu in {folder}. Op de oude plek is hij weg.").format(folder=folder))
            self.refresh()

        self._work(self.place, _("De kluis wordt verplaatst en nagekeken. Dit duurt even."), job, done)

    # -- looking whether it is whole -------------------------------------------------------------------------

    def check(self) -> None:
        self.health.busy(_("Rondom leest het hele bestand. U kunt gewoon doorwerken."))
        self._checking.run()

    def _show_step(self, done: int, total: int) -> None:
        words = _("Rondom leest het hele bestand: {n} van {total}. U kunt gewoon doorwerken.")
        if done == 0:
            self.health.busy(words.format(n=0, total=total), total)
        self.health.status.step_done(done, words.format(n=done, total=total))

    def _checked(self, problem: Problem | None) -> None:
        if problem is None:
            self.health.say(_("Alles is gelezen en heel."))
            self.refresh()
        else:
            self.health.say(str(sentence(problem)), "danger")


def _looked(vault: Vault) -> FileFacts:
    movable = not vault.throwaway and not vault.read_only
    cloud = "" if vault.throwaway else cloud_of(vault.path, os.environ)
    return FileFacts(vault.path, vault.path.stat().st_size, cloud, health.last_checked(vault), movable)
