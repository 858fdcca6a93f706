"""A real program on a real vault, for the tests of locking."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rondom.dossier.actions import add_caregiver, add_note, add_pupil
from rondom.dossier.model import CaregiverData, NoteData, NoteKind, PupilData
from rondom.dossier.queries import pupil_rows
from rondom.meetings.actions import plan_meeting
from rondom.meetings.model import MeetingKind
from rondom.opening import unlock
from rondom.plan.actions import fix_plan
from rondom.vault.vault import Session
from tests.ui.conftest import PASSWORD
from ui.app import Program
from ui.desk import Place
from ui.workplace import Workplace

T = TypeVar("T", bound=QWidget)
_BACKWARDS = "wuadennoZ"
_rounds = [0]


def another_child() -> None:
    """The report of a test that failed holds the name of its child; the next test has another."""
    _rounds[0] += 1


def child() -> str:
    """A name that stands nowhere else in memory: made when it is asked for."""
    return f"{_BACKWARDS[::-1]}{_rounds[0]:03}"


@dataclass
class Lockable:
    """The program with one child in its vault."""

    qtbot: QtBot
    program: Program
    path: Path
    pupil: str = ""
    note: str = ""
    meeting: str = ""
    mother: str = ""

    @property
    def work(self) -> Workplace:
        assert self.program.workplace is not None
        return self.program.workplace

    def enter(self) -> Workplace:
        """Open the vault; ready when everything that was asked has been answered."""
        self.program.enter(unlock(self.path, PASSWORD))
        self.settle()
        return self.work

    def settle(self) -> None:
        """Until every read and write so far has answered, and the screens have drawn it."""
        for _round in range(4):
            answered: list[object] = []
            QCoreApplication.processEvents()
            self.work.tasks.read(self.work.tasks, lambda _session: True, answered.append)
            self.qtbot.waitUntil(lambda answered=answered: bool(answered))
            QCoreApplication.processEvents()

    def open(self, screen: str, tab: str = "", key: str = "") -> None:
        self.work.window.open(Place(screen, self.pupil if screen == "dossier" else "", tab, key))
        self.settle()

    def get(self, kind: type[T], name: str) -> T:
        """The visible widget of this name in any window."""
        found = [
            one
            for window in QApplication.topLevelWidgets()
            for one in (window, *window.findChildren(kind, name))
            if isinstance(one, kind) and one.objectName() == name and one.isVisible()
        ]
        assert found, name
        return found[-1]

    def place(self, tab: str, key: str = "") -> Place:
        return Place("dossier", self.pupil, tab, key)

    def with_plan(self, session: Session) -> None:
        fix_plan(session, self.meeting, date(2026, 3, 12))

    def add_many(self, session: Session, many: int) -> None:
        for at in range(many):
            add_pupil(session, PupilData(first_name=f"{child()} {at}", last_name="Proef"))

    def count(self, session: Session) -> int:
        return len(pupil_rows(session, date(2026, 3, 12)))

    @property
    def locked(self) -> bool:
        return self.program.workplace is None and self.program.unlock.isVisible()

    def rest(self) -> None:
        """Let everything go that waits for the event loop."""
        for _round in range(3):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()


def write(vault_path: Path, action: Callable[[Session], str]) -> str:
    vault = unlock(vault_path, PASSWORD)
    try:
        with vault.write("Voorbereid") as session:
            return action(session)
    finally:
        vault.close()


def fill_vault(made: Lockable) -> None:
    def fill(session: Session) -> str:
        data = PupilData(first_name=child(), last_name="Proef", followed=True, birth_date=date(2016, 4, 2))
        made.pupil = add_pupil(session, data)
        made.mother = add_caregiver(session, made.pupil, CaregiverData(name="Sanne Proef", relation="moeder"))
        note = NoteData(kind=NoteKind.SIGNAL, text=f"{child()} was stil", written_on=date(2026, 3, 1))
        made.note = add_note(session, made.pupil, note)
        made.meeting = plan_meeting(
            session, made.pupil, MeetingKind.TRIAD, datetime(2026, 3, 12, 13, 0), date(2026, 3, 1)
        )
        return made.pupil

    write(made.path, fill)


def holders_of(word: str) -> list[str]:
    """What in Python still holds a text with this word, told by type; without the frames that ask."""
    found = []
    for one in gc.get_objects():
        if type(one).__name__ in ("frame", "FrameLocalsProxy"):
            continue
        for inner in gc.get_referents(one):
            text = inner.decode("utf-8", "ignore") if isinstance(inner, bytes) else inner
            if isinstance(text, str) and word in text and len(text) < 10_000_000:
                owners = [type(owner).__name__ for owner in gc.get_referrers(one)][:4]
                found.append(f"{type(one).__name__} < {owners}")
    return found
