"""The agenda while it runs: which step goes on, the seconds it takes, and steps that are skipped, added or moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.errors import Problem
from rondom.language import _
from rondom.meetings.actions import add_step, move_step, remove_step
from rondom.meetings.detail import StepRow
from rondom.meetings.model import StepState
from rondom.meetings.running import book_time, go_to_step, start_meeting
from rondom.meetings.sittings import end_sitting, start_sitting
from rondom.meetings.table import skip_step
from rondom.vault.vault import Session, Vault
from ui.desk import Desk

NOW_AND_THEN = 300
"""Seconds. What is typed is kept within two; the clock of a step within these."""


class Running(QObject):
    """Writes how a meeting goes on. The seconds of a step count from `restart`; every write books them."""

    def __init__(self, desk: Desk, meeting_id: str, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._meeting, self._owner = desk, meeting_id, owner
        self._since = clock.now()

    def restart(self) -> None:
        """A step begins, or goes on after a pause that does not count."""
        self._since = clock.now()

    def seconds(self) -> int:
        """Since this step was opened, or last booked."""
        return max(0, int((clock.now() - self._since).total_seconds()))

    def begin(self, done: Callable[[], object], failed: Callable[[Problem], object]) -> None:
        meeting = self._meeting
        self._desk.tasks.write(
            self._owner, _("Overleg begonnen"), lambda session: start_meeting(session, meeting), lambda _none: done(), failed
        )  # fmt: skip

    def go(self, step_id: str) -> None:
        """To any step; what is jumped over is skipped."""
        meeting, seconds = self._meeting, self._take()
        self._desk.tasks.write(
            self._owner, _("Andere stap"), lambda session: go_to_step(session, meeting, step_id, seconds),
            merge=f"step:{meeting}",
        )  # fmt: skip

    def book(self) -> None:
        """What the step took so far is kept."""
        meeting, seconds = self._meeting, self._take()
        if seconds > 0:
            self._desk.tasks.write(
                self._owner, _("Tijd van de stap bijgehouden"), lambda session: book_time(session, meeting, seconds),
                merge=f"step:{meeting}",
            )  # fmt: skip

    def book_now_and_then(self) -> None:
        """Every so many minutes, so that a crash leaves the clock about right. No step of undo: nobody did anything."""
        if self.seconds() < NOW_AND_THEN:
            return
        meeting, seconds, told = self._meeting, self._take(), _("Tijd van de stap bijgehouden")

        def job(vault: Vault) -> None:
            with vault.write(told, final=True) as session:
                book_time(session, meeting, seconds)

        self._desk.tasks.vault(self._owner, job)

    def skip(self, step_id: str, on_to: str) -> None:
        """Not today. `on_to` is the step to go to when the skipped one was going on, else ""."""
        meeting, seconds = self._meeting, self._take() if on_to else 0

        def write(session: Session) -> None:
            if on_to:
                go_to_step(session, meeting, on_to, seconds)
            skip_step(session, step_id)

        self._desk.tasks.write(self._owner, _("Stap overgeslagen"), write)

    def add(self, after: int, done: Callable[[str], object]) -> None:
        """A step of one's own at this place in the agenda; `done` gets its id."""
        meeting = self._meeting

        def write(session: Session) -> str:
            made = add_step(session, meeting, "", 5)
            move_step(session, made, after)
            return made

        self._desk.tasks.write(self._owner, _("Stap toegevoegd"), write, done)

    def move(self, step_id: str, place: int) -> None:
        self._desk.tasks.write(
            self._owner, _("Stap verplaatst"), lambda session: move_step(session, step_id, place)
        )  # fmt: skip

    def remove(self, step_id: str) -> None:
        told = _("Stap weggehaald")
        self._desk.tasks.write(
            self._owner, told, lambda session: remove_step(session, step_id),
            lambda _none: self._desk.messages.toast(told, undo=True),
        )  # fmt: skip

    def start_talk(self, sitting_id: str, done: Callable[[], object]) -> None:
        """The next of several talks begins, from the first step."""
        meeting, seconds = self._meeting, self._take()

        def write(session: Session) -> None:
            book_time(session, meeting, seconds)
            start_sitting(session, meeting, sitting_id)

        self._desk.tasks.write(self._owner, _("Volgend gesprek begonnen"), write, lambda _none: done())

    def end_talk(self) -> None:
        """This one of several talks is over; the next begins when someone sits down for it."""
        meeting, seconds = self._meeting, self._take()

        def write(session: Session) -> None:
            book_time(session, meeting, seconds)
            end_sitting(session, meeting)

        self._desk.tasks.write(self._owner, _("Gesprek is klaar"), write)

    def _take(self) -> int:
        seconds = self.seconds()
        self.restart()
        return seconds


def coming_step(steps: Sequence[StepRow], shown: str, by: int) -> str:
    """The id of the step after (1) or before (-1) this one, "" at an end. On the way on, what is skipped is passed over."""
    at = next((place for place, step in enumerate(steps) if step.id == shown), 0)
    rest = steps[at + 1 :] if by > 0 else steps[:at][::-1]
    found = [step for step in rest if by < 0 or step.state is not StepState.SKIPPED] or list(rest)
    return found[0].id if found else ""


def wall_time() -> datetime:
    """Now, as the clock on the wall of the school says it."""
    return clock.now().replace(tzinfo=None)
