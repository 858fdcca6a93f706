"""Copies that are made by themselves while a vault is open: at the end, and whenever the second place appears.

A stick is looked for, and written to, on a thread of its own: one that hangs holds up neither the window, nor the vault,
nor the end of the program.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from rondom.errors import EnvironmentProblem, Problem, bug_of
from rondom.vault import backups, keyring, second

if TYPE_CHECKING:
    from rondom.vault.backups import Copy, Errand
    from rondom.vault.vault import Change, Vault
    from ui.tasks import Tasks

LOOK_MS = 15_000
"""Between two looks at the second place."""
FIRST_LOOK_MS = 1_500
ANSWER_MS = 100
LONGEST_END_SECONDS = 60.0
"""How long the end of the program waits for a stick that is being written to."""
_FAILED = "copy_failed"
"""Fact: the code of why the copy at the last end failed."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the vault says at the start."""

    vault_id: str
    folder: Path | None
    failed_before: bool


class Backups(QObject):
    """Belongs to one open vault. Does nothing for the Voorbeeldschool, nor where the vault may only be read."""

    copied = Signal(object)
    """A `Copy` was made on this machine, because a dossier was destroyed: those from before are gone."""
    brought = Signal(object)
    """A `Copy` stands at the second place."""
    seen = Signal(bool)
    """The second place appeared, or went away."""
    trouble = Signal(object)
    """A `Problem` with a copy; the vault itself is in order. Told once for each time the place appears."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None, throwaway: bool = False) -> None:
        super().__init__(parent)
        self._tasks, self._idle = tasks, throwaway or tasks.read_only
        self._vault_id, self._folder = "", Path()
        self._base: Path | None = None
        self._aside: _Aside | None = None
        self._bringing, self._bring_again = False, False
        self._looking, self._answers = QTimer(self), QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self.look)
        self._answers.setInterval(ANSWER_MS)
        self._answers.timeout.connect(self._take_answer)
        tasks.changed.connect(self._on_change)

    # what the workplace and the settings call

    def start(self) -> None:
        """Begin to look for the second place, and tell when the last copy had failed."""
        if not self._idle:
            self._tasks.look(self, _found, self._begin)

    def look(self) -> None:
        """Look for the second place now. When the last look still hangs, that one is waited for."""
        if self._idle or self._aside is not None or self._bringing or not self._folder.parts:
            return
        vault_id, folder = self._vault_id, self._folder

        def answer(base: Path | Problem | None) -> None:
            if (vault_id, folder) == (self._vault_id, self._folder):  # else another place was chosen meanwhile
                self._on_place(base)

        self._beside(lambda: second.find(vault_id, folder), answer)

    def bring(self) -> None:
        """Bring the newest copy to the second place, if that is there: after a copy was made by hand, too. While another is
        on its way, once more after that one.
        """
        base = self._base
        if base is None or self._idle:
            return
        if self._bringing:
            self._bring_again = True
            return
        self._bringing, self._bring_again = True, False
        self._tasks.look(self, lambda vault: _prepared(vault, base), self._carry)

    @property
    def present(self) -> bool:
        """Whether the second place is there, as far as the last look saw."""
        return self._base is not None

    def before_leaving(self, lock: bool) -> None:
        """Ask for the copy of the end, before the vault is closed. A stick is only waited for when the program ends."""
        if self._idle:
            return
        self.stop()
        aside = self._aside
        self._tasks.look(self, lambda vault: _leave(vault, None if lock else aside, bring=not lock), _nothing)

    def stop(self) -> None:
        """No look and no copy from here on: when there is no time for one."""
        self._idle = True
        self._looking.stop()
        self._answers.stop()

    # looking

    def _begin(self, found: Found) -> None:
        self._vault_id, self._folder = found.vault_id, found.folder or Path()
        if found.failed_before:
            self.trouble.emit(EnvironmentProblem("backup-last-failed"))
        self._on_place(None)
        if found.folder is not None and not self._idle:
            self._looking.start()
            QTimer.singleShot(FIRST_LOOK_MS, self, self.look)
        else:
            self._looking.stop()

    def _on_change(self, change: Change) -> None:
        """Another second place may have been chosen, or the vault has a new key, and so another id. A destroyed dossier has
        to go from the copies as well, now.
        """
        if self._idle:
            return
        if change.tables & {"school", keyring.KEY}:
            self._tasks.look(self, _found, self._refresh)
        if "destruction" in change.tables:
            self._tasks.look(self, _renewed, self._on_renewed)

    def _on_renewed(self, answer: Copy | Problem | None) -> None:
        if isinstance(answer, Problem):
            self.trouble.emit(answer)
            return
        if answer is not None:
            self.copied.emit(answer)
        self.bring()

    def _refresh(self, found: Found) -> None:
        if (found.folder or Path()) != self._folder:
            self._begin(Found(found.vault_id, found.folder, False))
        elif found.vault_id != self._vault_id:
            self._vault_id = found.vault_id
            self.bring()

    def _on_place(self, base: Path | Problem | None) -> None:
        if isinstance(base, Problem):
            base = None
        before, self._base = self._base, base
        if (before is None) != (base is None):
            self.seen.emit(base is not None)
        if base is not None and base != before:
            self.bring()

    # bringing

    def _carry(self, errand: Errand | Problem | None) -> None:
        if isinstance(errand, Problem):
            self._bringing = False
            self.trouble.emit(errand)
        elif errand is None or self._idle or errand.base != self._base:
            self._bringing = False
            self._go_again()
        else:
            self._beside(lambda: backups.carry(errand), self._carried)

    def _carried(self, answer: Copy | Problem) -> None:
        self._bringing = False
        if isinstance(answer, Problem) and self._bring_again:
            self._go_again()  # a newer copy took the place of the one that was on its way
            return
        if isinstance(answer, Problem):
            if answer.code == "second-place-gone":
                self._on_place(None)
            self.trouble.emit(answer)
            return
        self._tasks.look(self, lambda vault: backups.note_second_copy(vault, answer), _nothing)
        self.brought.emit(answer)
        self._go_again()

    def _go_again(self) -> None:
        if self._bring_again:
            self.bring()

    # the thread beside

    def _beside(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        if self._aside is not None:  # a look still hangs; the stick it was for has to answer first
            QTimer.singleShot(ANSWER_MS, self, lambda: self._beside(job, done))
            return
        self._aside = _Aside(job, done)
        self._aside.start()
        self._answers.start()

    def _take_answer(self) -> None:
        """Asked for, not sent: a thread that comes back after the window is gone reaches nobody."""
        aside = self._aside
        if aside is None or aside.is_alive():
            return
        self._aside = None
        self._answers.stop()
        aside.done(aside.answer)


class _Aside(Thread):
    """One job on a thread that the end of the program does not wait for. The answer is a value or a `Problem`."""

    def __init__(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        super().__init__(name="second place", daemon=True)
        self._job, self.done = job, done
        self.answer: Any = None

    def run(self) -> None:
        self.answer = _attempt(self._job)


def _nothing(_answer: object) -> None:
    """For a job whose answer nobody waits for."""


# -- on the thread of the vault --------------------------------------------------------------------------------------
# Problems are values here and these jobs are no writes: a copy that fails is no typing that was lost, and one that
# succeeds says nothing about typing that was.


def _found(vault: Vault) -> Found:
    folder = _attempt(lambda: backups.chosen_folder(vault))
    failed = _attempt(lambda: vault.fact(_FAILED))
    return Found(vault.vault_id, folder if isinstance(folder, Path) else None, isinstance(failed, str) and bool(failed))


def _renewed(vault: Vault) -> Copy | Problem | None:
    """None when whoever destroyed the dossier has made the copy already."""
    answer: Copy | Problem | None = _attempt(lambda: backups.back_up(vault, "hand") if backups.is_due(vault) else None)
    return answer


def _prepared(vault: Vault, base: Path) -> Errand | Problem | None:
    answer: Errand | Problem | None = _attempt(lambda: backups.prepare_errand(vault, base))
    return answer


def _leave(vault: Vault, aside: _Aside | None, bring: bool) -> None:
    """The copy of the end, when something changed. That it failed is told at the next start."""
    if aside is not None:
        aside.join(LONGEST_END_SECONDS)
    made = _attempt(lambda: backups.back_up(vault, "close") if backups.is_due(vault) else None)
    failed = made.code if isinstance(made, Problem) else ""
    _attempt(lambda: None if failed == vault.fact(_FAILED) else vault.set_fact(_FAILED, failed))
    if bring and not failed and (aside is None or not aside.is_alive()):
        _attempt(lambda: backups.fill_second_place(vault))


def _attempt(job: Callable[[], Any]) -> Any:
    try:
        return job()
    except Problem as problem:
        return problem
    except Exception as error:  # noqa: BLE001 - a thread must answer, whatever happened
        return bug_of(error)
