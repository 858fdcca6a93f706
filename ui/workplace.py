"""The main window on one open vault: screens, search, locking by itself, a backup at the end."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rondom import clock
from rondom.errors import Problem
from rondom.language import _
from rondom.paths import state_dir
from rondom.school.queries import SchoolFacts, school_facts
from ui.desk import Place
from ui.dossier.screen import DossierScreen
from ui.pupils.screen import PupilsScreen
from ui.search import search_with
from ui.settings.screen import SettingsScreen
from ui.shell.idle import Idle
from ui.shell.window import Factory, MainWindow
from ui.support_map.screen import SupportMapScreen
from ui.tasks import Tasks
from ui.today.screen import TodayScreen

if TYPE_CHECKING:
    from rondom.vault.vault import Vault
    from ui.app import Program

KEPT_BACKUPS = 10
"""Copies made by themselves when the vault is closed; the oldest goes."""


class Workplace(QObject):
    """One open vault in one window. `left(True)` after locking, `left(False)` after closing; the vault is then closed."""

    left = Signal(bool)

    def __init__(self, program: Program, vault: Vault, last: Place | None = None) -> None:
        super().__init__(program)
        self._program, self.path, self.throwaway = program, vault.path, vault.throwaway
        self.last_place = last or Place("today")
        self.tasks = Tasks(vault, self)
        self._changed = False
        self.tasks.changed.connect(self._note_change)
        self.window = MainWindow(
            program.theme,
            self.tasks,
            program.messages,
            self._screens(),
            vault.actor.name,
            search_with(self.tasks, self),
        )
        self.window.may_close = lambda: self._may_leave(_("Sluiten zonder te bewaren"), _("Sluiten"))
        self.window.lock_requested.connect(self._lock_by_hand)
        self.window.closed.connect(lambda: self._leave(lock=False))
        self.idle = Idle(0, self)
        self.idle.idle.connect(self._lock_when_idle)
        self.tasks.read(self, school_facts, self._use_school)

    def show(self) -> None:
        """Open the place where the person was."""
        settings = self._program.settings
        if settings.window is not None:
            self.window.setGeometry(*settings.window)
        self.window.open(self.last_place)
        self.window.showMaximized() if settings.maximised else self.window.show()

    def _screens(self) -> dict[str, Factory]:
        program = self._program
        return {
            "today": TodayScreen,
            "pupils": PupilsScreen,
            "dossier": DossierScreen,
            "support_map": SupportMapScreen,
            "settings": lambda desk: SettingsScreen(desk, program),
        }

    def _use_school(self, facts: SchoolFacts) -> None:
        self.idle.set_minutes(facts.idle_minutes)
        self.window.setWindowTitle(f"{facts.name} – Rondom")

    def _note_change(self, change: object) -> None:
        self._changed = True
        if "school" in getattr(change, "tables", ()):
            self.tasks.read(self, school_facts, self._use_school)

    # -- leaving ---------------------------------------------------------------------------------------------

    def _lock_by_hand(self) -> None:
        if self._may_leave(_("Vergrendelen zonder te bewaren"), _("Vergrendelen")):
            self._leave(lock=True)

    def _lock_when_idle(self) -> None:
        """Not while something that was typed exists nowhere but on this screen; the banner says so."""
        self.window.flush()
        if self.tasks.read_only or self.tasks.drain() is None:
            self._leave(lock=True)
        else:
            self.idle.set_minutes(self.idle.minutes)

    def _may_leave(self, question: str, verb: str) -> bool:
        """True when everything is on disk, or the person says that the rest may go."""
        if self.tasks.read_only or self.tasks.drain() is None:
            return True
        body = _(
            "Wat u het laatst typte, kon niet bewaard worden en staat alleen nog op het scherm. Kopieer het eerst."
        )
        return self._program.messages.confirm(question, body, verb, dangerous=True)

    def _leave(self, lock: bool) -> None:
        """A copy when something changed; then everything goes from the screen and from memory."""
        self.last_place = self.window.place()
        self.idle.set_minutes(0)
        self._keep_window()
        self.window.hide()
        if self._changed and not self.throwaway and not self.tasks.read_only:
            self.tasks.vault(self, back_up_by_itself)
        self.tasks.close()
        self.window.deleteLater()
        self.left.emit(lock)

    def _keep_window(self) -> None:
        window = self.window
        box = window.normalGeometry()
        place = (box.x(), box.y(), box.width(), box.height())
        settings = replace(self._program.settings, window=place, maximised=window.isMaximized())
        if settings != self._program.settings:
            self._program.remember(settings)


def back_up_by_itself(vault: Vault) -> None:
    """A proven copy on this machine; the oldest of more than ten goes. A failure is told on Vandaag by its absence."""
    folder = state_dir() / "reservekopieen"
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        vault.backup(folder / f"{vault.path.stem} {clock.now():%Y-%m-%d %H.%M}.rondom")
    except Problem:
        return
    of_this_vault = re.compile(re.escape(vault.path.stem) + r" \d{4}-\d\d-\d\d \d\d\.\d\d\.rondom")
    for old in sorted(one for one in folder.iterdir() if of_this_vault.fullmatch(one.name))[:-KEPT_BACKUPS]:
        old.unlink(missing_ok=True)
