"""Looks whether the vault is whole: by itself once a week, and when someone asks. A step at a time, so that work goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from rondom import clock
from rondom.errors import Problem
from rondom.vault import health

if TYPE_CHECKING:
    from rondom.vault.vault import Vault
    from ui.tasks import Tasks

FIRST_MS = 60_000
"""After the start: first the person, then the check."""
REST_MS = 40
"""Between two steps of a check that nobody waits for."""


class Checking(QObject):
    """One check at a time. `stepped(done, total)`, then `finished(problem)`, with None when all is whole."""

    stepped = Signal(int, int)
    finished = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._steps: list[Callable[[], int]] = []
        self._total, self._rest = 0, 0
        self.running = False

    def start_when_due(self) -> None:
        """In a minute, when a week has passed since the last time."""
        QTimer.singleShot(FIRST_MS, self, self.run_when_due)

    def run_when_due(self) -> None:
        self._tasks.look(self, lambda vault: health.due(vault, clock.today()), self._begin_quietly)

    def run(self, rest: int = 0) -> None:
        """Now. `rest`: milliseconds between the steps."""
        if not self.running:
            self.running, self._rest = True, rest
            self._tasks.look(self, _steps_of, self._begin, self._end)

    def _begin_quietly(self, due: bool) -> None:
        if due:
            self.run(REST_MS)

    def _begin(self, steps: list[Callable[[], int]]) -> None:
        self._steps, self._total = steps, len(steps)
        self.stepped.emit(0, self._total)
        self._next()

    def _next(self) -> None:
        if not self._steps:
            self._tasks.look(self, _note, lambda _none: self._end(None), self._end)
            return
        step = self._steps.pop(0)
        self._tasks.look(self, lambda _vault: step(), lambda _rows: self._stepped(), self._end)

    def _stepped(self) -> None:
        self.stepped.emit(self._total - len(self._steps), self._total)
        if self._rest:
            QTimer.singleShot(self._rest, self, self._next)
        else:
            self._next()

    def _end(self, problem: Problem | None) -> None:
        self.running = False
        self._steps = []
        self.finished.emit(problem)


def _steps_of(vault: Vault) -> list[Callable[[], int]]:
    return [step.run for step in health.steps(vault)]


def _note(vault: Vault) -> None:
    if not vault.read_only:
        health.note_checked(vault)
