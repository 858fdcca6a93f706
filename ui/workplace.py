"""The main window on one open vault: screens, search, locking by itself, a backup at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from rondom.errors import Problem
from rondom.language import _
from rondom.school.queries import SchoolFacts, school_facts
from ui.backups import Backups
from ui.checking import Checking
from ui.collaboration.review import ReviewScreen
from ui.collaboration.screen import CollaborationScreen
from ui.desk import Place
from ui.dossier.screen import DossierScreen
from ui.given_back import GivenBack
from ui.meetings.tab import AT_TABLE
from ui.pupils.screen import PupilsScreen
from ui.search import search_with
from ui.settings.screen import SettingsScreen
from ui.shell.idle import Idle
from ui.shell.leaving import clear_screen, forget_words, open_dialogs, windows_for_all
from ui.shell.session import Reason
from ui.shell.window import Factory, MainWindow
from ui.support_map.screen import SupportMapScreen
from ui.tasks import Tasks
from ui.today.screen import TodayScreen
from ui.today.week import WeekScreen
from ui.today.year import YearScreen
from ui.unkept import Unkept, laid_aside, lay_anew, lay_aside, unkept_in_dialog, unkept_under
from ui.waiting import when_nobody_waits
from ui.widgets.autosave import flush_all
from ui.widgets.clipboard import ClipboardWatch

if TYPE_CHECKING:
    from rondom.vault.vault import Vault
    from ui.app import Program


AT_TABLE_MINUTES = 60.0
"""While Aan tafel shows people talk and nobody types: only after so long without a key or the mouse it locks by itself."""
ASIDE_MS = 2_000
"""How often what stands in an open dialog is laid aside, so that a computer that stops takes no words along."""
READY_MS = 2_000
"""So long after the window shows, the libraries and fonts of PDFs are loaded beside it."""
TRY_AGAIN_MINUTES = 0.5
"""When the vault cannot be written and something was typed, locking is tried again after this long."""


class Workplace(QObject):
    """One open vault in one window. `left(True)` after locking, `left(False)` after closing; the vault is then closed."""

    left = Signal(bool)

    def __init__(self, program: Program, vault: Vault, last: Place | None = None) -> None:
        super().__init__(program)
        self._program, self.path, self.throwaway = program, vault.path, vault.throwaway
        self.last_place = last or Place("today")
        self.tasks = Tasks(vault, self)
        self.tasks.changed.connect(self._note_change)
        self.window = MainWindow(
            program.theme,
            self.tasks,
            program.messages,
            self._screens(),
            vault.actor.name,
            search_with(self.tasks, self),
        )
        self.window.desk.habits.pages_beside = program.settings.pages_beside
        self.window.may_close = self._may_close
        self.window.lock_requested.connect(self.lock)
        self.window.closed.connect(lambda: self._leave(lock=False))
        self.idle = Idle(0, self)
        self.idle.idle.connect(self._lock_when_idle)
        self.idle.lock_asked.connect(self.lock)
        self._leaving = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._lock_again)
        self._why = Reason.HAND
        self.given_back: GivenBack | None = None
        self._aside: list[Unkept] = []
        """What is laid aside of open dialogs."""
        self._now_and_then = QTimer(self)
        self._now_and_then.setInterval(ASIDE_MS)
        self._now_and_then.timeout.connect(self.lay_dialogs_aside)
        self._now_and_then.start()
        self._clipboard = ClipboardWatch(self)
        self.backups = Backups(self.tasks, self, throwaway=self.throwaway)
        self.backups.trouble.connect(program.messages.show)
        self.backups.start()
        self.checking = Checking(self.tasks, self)
        self.checking.finished.connect(self._tell_damage)
        self.checking.start_when_due()
        self.tasks.read(self, school_facts, self._use_school)

    def _tell_damage(self, problem: Problem | None) -> None:
        """The weekly check found something; that all is whole is nothing to interrupt work for."""
        if problem is not None:
            self._program.messages.show(problem)

    def show(self) -> None:
        """Open the place where the person was."""
        settings = self._program.settings
        if settings.window is not None:
            self.window.setGeometry(*settings.window)
        self.window.open(self.last_place)
        self.window.showMaximized() if settings.maximised else self.window.show()
        self.tasks.vault(self, laid_aside, self._give_back)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._make_ready)
        self._quiet.start(READY_MS)

    def _make_ready(self) -> None:
        """What the first PDF needs is loaded while the person looks at the first screen."""
        from rondom.pdf.ready import warm_up

        self.tasks.work(self, warm_up, lambda _none: None, lambda _problem: None)

    def _give_back(self, unkept: tuple[Unkept, ...]) -> None:
        """What was typed before locking and not kept, in its field again."""
        if unkept:
            self.given_back = GivenBack(self.window, unkept)
            self.given_back.call_asked.connect(self._ask_for_call_again)

    def _ask_for_call_again(self, words: list[Unkept]) -> None:
        """The phone call that was being noted, as it stood there."""
        from ui.meetings.call import ask_for_call

        screen = self.window.current()
        if screen is not None:
            ask_for_call(screen, words[0].place.pupil_id, words)

    def lay_dialogs_aside(self) -> None:
        """What was typed in a dialog is in the vault within two seconds, though nobody pressed its button."""
        words = [one for dialog in open_dialogs() for one in unkept_in_dialog(dialog)]
        if self._leaving or self.tasks.read_only or words == self._aside:
            return
        before, self._aside = self._aside, words

        def again(_problem: object) -> None:
            """Tried again the next time, also when nothing was typed since."""
            self._aside = before

        self.tasks.vault(self, lambda vault: lay_anew(vault, before, words), failed=again)

    def _screens(self) -> dict[str, Factory]:
        program = self._program
        return {
            "today": TodayScreen,
            "week": WeekScreen,
            "year": YearScreen,
            "pupils": PupilsScreen,
            "dossier": DossierScreen,
            "support_map": SupportMapScreen,
            "collaboration": CollaborationScreen,
            "review": ReviewScreen,
            "settings": lambda desk: SettingsScreen(desk, program),
        }

    def _use_school(self, facts: SchoolFacts) -> None:
        self.idle.set_minutes(facts.idle_minutes)
        self.window.setWindowTitle(f"{facts.name} – Rondom")

    def _note_change(self, change: object) -> None:
        if "school" in getattr(change, "tables", ()):
            self.tasks.read(self, school_facts, self._use_school)

    # -- leaving ---------------------------------------------------------------------------------------------

    def lock(self, reason: Reason = Reason.HAND) -> None:
        """At any moment, from anywhere. What was typed is in the vault first; what it refuses is laid aside in it.

        When the vault cannot be written, and something stands only on the screen: by hand the person decides; by itself
        it waits, because nothing that was typed may be lost. Then it is tried again.
        """
        if self._leaving:
            return
        self._leaving = True
        try:
            kept = self._keep_all() or (reason is Reason.HAND and self._may_be_lost(*_LOCKING))
        finally:
            self._leaving = False
        if kept:
            self._leave(lock=True, copy=reason is not Reason.SLEEP)
        elif reason is Reason.IDLE:
            self.idle.set_minutes(self.idle.minutes)
        elif reason is not Reason.HAND:
            self._why = reason
            self._again.start(round(TRY_AGAIN_MINUTES * 60_000))

    def _lock_again(self) -> None:
        """Unless someone is at work again: then the system has let them in."""
        if self.idle.quiet_minutes() >= TRY_AGAIN_MINUTES:
            self.lock(self._why)

    def _lock_when_idle(self) -> None:
        at_table = AT_TABLE_MINUTES - self.idle.quiet_minutes()
        if windows_for_all() and at_table > 0:
            self.idle.snooze(at_table)
        else:
            self.lock(Reason.IDLE)

    def _may_close(self) -> bool:
        return self._keep_all() or self._may_be_lost(*_CLOSING)

    def _may_be_lost(self, question: str, verb: str) -> bool:
        """The person says that what is not in the vault may go."""
        body = _(
            "Wat u het laatst typte, kon niet bewaard worden en staat alleen nog op het scherm. Kopieer het eerst."
        )
        return self._program.messages.confirm(question, body, verb, dangerous=True)

    def _keep_all(self) -> bool:
        """All that was typed is in the vault, or laid aside in it. False when the vault cannot take it."""
        if self.tasks.read_only:
            return True
        self._flush()
        if self.tasks.settle() is not None or self._unkept():
            self._flush()  # what hindered the last write may be over
            self.tasks.settle()
        unkept = self._unkept()
        self.tasks.vault(self, lambda vault: lay_aside(vault, unkept), failed=lambda _problem: None)
        return self.tasks.settle() is None

    def _flush(self) -> None:
        for screen in self.window.screens().values():
            screen.flush()
        for dialog in open_dialogs():
            flush_all(dialog)

    def _unkept(self) -> list[Unkept]:
        """What stands only on the screen: in screens, at the table, and in dialogs; and what was not given back yet."""
        found: list[Unkept] = []
        for name, screen in self.window.screens().items():
            tab, key = screen.place_key()
            place = Place(name, screen.pupil_id, tab, key)
            found += unkept_under(screen, place)
            for table in windows_for_all():
                if table in screen.findChildren(QWidget):  # a window on its own is no descendant to `isAncestorOf`
                    found += unkept_under(table, replace(place, key=f"{key}{AT_TABLE}"))
        for dialog in open_dialogs():
            found += unkept_in_dialog(dialog)
        return found + (self.given_back.waiting if self.given_back else [])

    def _leave(self, lock: bool, copy: bool = True) -> None:
        """A copy when something changed; then everything goes from the screen and from memory.

        Before sleep there is no time for a copy; it stays due, and is made the next time.
        """
        self.last_place = self._here()
        self.idle.set_minutes(0)
        self._now_and_then.stop()
        self._aside = []
        self._keep_window()
        self._program.messages.leave_all()
        clear_screen()
        if copy:
            self.backups.before_leaving(lock)
        self.backups.stop()
        self.tasks.close()
        if self.tasks.path != self.path:  # it was being moved: the answer came too late for the screen that asked
            self._program.moved(self.path, self.tasks.path)
        forget_words()
        when_nobody_waits(self.window, self.window.deleteLater)
        self.left.emit(lock)

    def _here(self) -> Place:
        """Where the person is; at the table when they sit there."""
        here = self.window.place()
        return replace(here, key=f"{here.key}{AT_TABLE}") if windows_for_all() and here.tab == "meetings" else here

    def _keep_window(self) -> None:
        window = self.window
        box = window.normalGeometry()
        place = (box.x(), box.y(), box.width(), box.height())
        settings = replace(
            self._program.settings, window=place, maximised=window.isMaximized(),
            pages_beside=window.desk.habits.pages_beside,
        )  # fmt: skip
        if settings != self._program.settings:
            self._program.remember(settings)


_LOCKING = (_("Vergrendelen zonder te bewaren"), _("Vergrendelen"))
_CLOSING = (_("Sluiten zonder te bewaren"), _("Sluiten"))
"""Question and verb."""
