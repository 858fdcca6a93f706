"""Meetings: typing at a full table, opening a meeting, and Vandaag, the week and the year of a school with ten years of them.

Keystrokes and pictures count the work of the window's own thread, with painting and with what comes back from the vault; the
look at the vault counts the work of the processor. Until it is kept is by the clock: that is what a power cut may cost.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from sqlalchemy import select

from rondom import clock
from rondom.dossier.actions import add_caregiver, add_pupil
from rondom.dossier.model import Caregiver, CaregiverData, Custody, PupilData
from rondom.meetings.actions import plan_meeting
from rondom.meetings.agreements import open_agreements
from rondom.meetings.model import (
    AgendaStep,
    AgendaStepData,
    Agreement,
    AgreementData,
    AgreementState,
    Attendee,
    AttendeeData,
    Contribution,
    ContributionData,
    ContributionKind,
    Goal,
    GoalData,
    Meeting,
    MeetingData,
    MeetingKind,
    MeetingState,
)
from rondom.meetings.table import mark_done, reopen_agreement
from rondom.meetings.week import week
from rondom.meetings.week_layout import week_layout
from rondom.meetings.year import year
from rondom.meetings.year_layout import year_layout
from rondom.opening import create
from rondom.privacy.model import Consent, ConsentData, ConsentState, Disclosure, DisclosureData
from rondom.school.actions import change_school
from rondom.timeline.school_years import start_year
from rondom.vault.base import columns
from rondom.vault.ids import new_id
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.bench import Figure
from tests.bench.large import PASSWORD, QUICK
from ui.desk import Desk, Place
from ui.meetings.prepare import PreparePage
from ui.meetings.tab import MeetingsTab
from ui.meetings.table import TableWindow
from ui.messages import Messages
from ui.screen import Screen
from ui.tasks import Tasks
from ui.theme import Theme
from ui.today.facts import today_facts
from ui.today.planner import PlannerScreen
from ui.today.screen import TodayScreen
from ui.today.week import WeekScreen
from ui.today.year import YearScreen
from ui.widgets import flush_all
from ui.widgets.scene_painter import measure as width

TODAY = date(2026, 3, 12)
SIZE = (1440, 900)
CONTRIBUTIONS = 200
YEARS, MEETINGS = 10, 1_500
SENTENCE = "Hij vertelt na het weekend weer wat hij bouwde, en dat is nieuw. "
KEYS = 130
TURNS = 9


@dataclass
class Room:
    """A school with a window on it."""

    desk: Desk
    tasks: Tasks
    vault: Vault


def measure() -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    clock.freeze(datetime.combine(TODAY, datetime.min.time()).replace(hour=10))
    theme = Theme()
    theme.apply("light", 1.0)
    with a_school(theme, 0) as room:
        figures = _at_table(room)
    times = {}
    for meetings in (MEETINGS // 10, MEETINGS):
        with a_school(theme, meetings) as room:
            times[meetings] = _looking(room)
    few, many = times[MEETINGS // 10], times[MEETINGS]
    for name, found in many.items():
        goal = 80.0 if "picture" in name else None
        note = f"slowest of {len(found)}: {max(found):.1f}; with {MEETINGS // 10} meetings {_typical(few[name]):.1f}"
        figures.append(Figure(f"{name}, {MEETINGS:,} meetings in {YEARS} years", _typical(found), "ms", goal, note))
        figures.append(Figure(f"{name}, against a tenth of the meetings", _typical(found) / _typical(few[name]), "×", 10.0, "ten times as many"))  # fmt: skip
    clock.freeze(None)
    del application
    return figures


def _typical(times: Sequence[float]) -> float:
    return statistics.median(times[1:])


# -- the school -----------------------------------------------------------------------------------------------


@contextmanager
def a_school(theme: Theme, meetings: int) -> Iterator[Room]:
    """With so many meetings behind it and coming, spread over ten years and 150 children."""
    with tempfile.TemporaryDirectory() as folder:
        vault = create(Path(folder) / "kluis.rondom", PASSWORD, "Meetschool", "Meter", QUICK).vault
        with vault.write("Overleggen ingelezen") as session:
            change_school(session, holiday_region="midden")
            pupils = [_pupil(session, number) for number in range(max(1, meetings // YEARS))]
            for number in range(meetings):
                _held(session, pupils[number % len(pupils)], number, meetings)
        tasks = Tasks(vault)
        yield Room(Desk(theme, tasks, Messages(theme), lambda _place: None), tasks, vault)
        tasks.close()


def _pupil(session: Session, number: int) -> str:
    birth = date(2014, 1, 1) + timedelta(number * 7919 % 1_400)
    pupil = add_pupil(session, PupilData(first_name=f"Kind{number}", last_name=f"Proef{number % 97}", birth_date=birth, followed=True))  # fmt: skip
    for name, relation in (("Ouder Een", "moeder"), ("Ouder Twee", "vader")):
        add_caregiver(session, pupil, CaregiverData(name=name, relation=relation, custody=Custody.YES))
    return pupil


def _held(session: Session, pupil: str, number: int, of: int) -> None:
    """A meeting with what a meeting leaves: people, steps, words, a goal, three agreements, permissions of a year and papers.

    The last ones are still to come.
    """
    on = TODAY - timedelta(365 * YEARS - 60) + timedelta(number * 365 * YEARS // of)
    while on.weekday() > 4:
        on += timedelta(1)
    closed = on < TODAY
    starts = datetime.combine(on, datetime.min.time()).replace(hour=9 + number % 6, minute=15 * (number % 4))
    meeting = _put(session, Meeting, MeetingData(kind=MeetingKind.TRIAD, state=MeetingState.CLOSED if closed else MeetingState.PLANNED, title="Driehoek", starts_at=starts, review_on=on + timedelta(90) if closed else None, closed_on=on if closed else None), pupil_id=pupil)  # fmt: skip
    of_meeting = {"pupil_id": pupil, "meeting_id": meeting}
    _shared(session, pupil, on)
    for at in range(4):
        _put(session, Attendee, AttendeeData(name=f"Mens {at}", role="ouder", position=at), **of_meeting)
    for at in range(9):
        _put(session, AgendaStep, AgendaStepData(key="own", title=f"Stap {at}", position=at), **of_meeting)
    if closed:
        _put(session, Goal, GoalData(text="De maandag wordt een gewone dag"), **of_meeting)
        for at in range(6):
            _put(session, Contribution, ContributionData(text=SENTENCE, position=at), **of_meeting)
        for at in range(3):
            late = (TODAY - on).days < 60
            state = AgreementState.OPEN if late and at else AgreementState.DONE
            _put(session, Agreement, AgreementData(who="juf", what=SENTENCE, due_on=on + timedelta(14 * at + 7), state=state, done_on=None if late and at else on + timedelta(20), position=at), **of_meeting)  # fmt: skip


def _shared(session: Session, pupil: str, on: date) -> None:
    """Two partners, each asked of both parents until the summer; and who got which paper."""
    c = columns(Caregiver)
    parents = session.execute(select(c.id).where(c.pupil_id == pupil)).scalars().all()
    until = date(on.year + (on.month > 6), 7, 31)
    for at in range(2):
        for parent in parents:
            given = ConsentData(recipient=f"Mens {at}", purpose="afstemmen", data_kinds="school", state=ConsentState.GIVEN, asked_on=on, decided_on=on, valid_until=until)  # fmt: skip
            _put(session, Consent, given, pupil_id=pupil, caregiver_id=parent)
    for at in range(6):
        given_ = DisclosureData(recipient=f"Mens {at % 4}, ouder", purpose="driehoek", basis="toestemming", document=f"Voorbereidingsblad {at}")  # fmt: skip
        _put(session, Disclosure, given_, pupil_id=pupil, at=f"{on}T12:00:00+00:00")


def _put(session: Session, table: Any, data: Any, **of: str) -> str:
    """A row with all its columns, without the looks around it that an action takes."""
    values = {**data.model_dump(mode="json"), **of, "id": new_id()}
    if values.get("starts_at"):
        values["starts_at"] = values["starts_at"].replace("T", " ") + ".000000"
    names = [column.name for column in columns(table)]
    quoted, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    insert = f"INSERT INTO {table.__tablename__} ({quoted}) VALUES ({marks})"
    session.connection().exec_driver_sql(insert, tuple(values.get(name) for name in names))
    return str(values["id"])


# -- at the table ---------------------------------------------------------------------------------------------


def _at_table(room: Room) -> list[Figure]:
    """One meeting in which 200 things were said, half of them strengths and half concerns."""
    with room.vault.write("Overleg gepland") as session:
        pupil = _pupil(session, 1)
        starts = datetime.combine(TODAY, datetime.min.time()).replace(hour=10)
        meeting = plan_meeting(session, pupil, MeetingKind.TRIAD, starts, TODAY)
        empty = plan_meeting(session, pupil, MeetingKind.TRIAD, starts, TODAY)
        for at in range(CONTRIBUTIONS):
            kind = ContributionKind.CONCERN if at % 2 else ContributionKind.STRENGTH
            side = ("child", "parent", "school", "coach")[at // 2 % 4]
            _put(session, Contribution, ContributionData(kind=kind, perspective=side, text=f"{SENTENCE}{at}", position=at), pupil_id=pupil, meeting_id=meeting)  # fmt: skip
    bare, opened = _opening(room, pupil, empty), _opening(room, pupil, meeting)
    owner = QWidget()
    table = TableWindow(room.desk, meeting, owner)
    table.resize(*SIZE)
    sitting = _work(lambda: _sit(table))
    figures = [
        Figure(f"opening a meeting in which {CONTRIBUTIONS} things were said, click to picture", _typical(opened), "ms", 80.0, f"slowest of {len(opened)}: {max(opened):.0f}; the first time in a session {opened[0]:.0f}"),
        Figure("opening that meeting, against one in which nothing was said yet", _typical(opened) / _typical(bare), "×", 2.0, f"that takes {_typical(bare):.0f} ms"),
        Figure("sitting down at that table, click to picture", sitting, "ms", 300.0, "the window, its first step and its side, once per meeting"),
    ]  # fmt: skip
    for key in ("strengths", "concerns"):
        figures += _typing(room, table, key)
    table.hide()
    table.deleteLater()
    owner.deleteLater()
    _settle(room)
    return figures


def _opening(room: Room, pupil: str, meeting: str) -> list[float]:
    """From a click in the list of meetings until the meeting is painted."""
    tab = MeetingsTab(room.desk)
    tab.resize(*SIZE)
    tab.visit(Place("dossier", pupil, "meetings"))
    tab.show()
    _settle(room)
    times = []
    for _turn in range(TURNS):
        times.append(_work(lambda: _open_meeting(tab, meeting)))
        tab.show_meeting("")
        _settle(room)
    tab.hide()
    tab.deleteLater()
    _settle(room)
    return times


def _open_meeting(tab: MeetingsTab, meeting: str) -> None:
    tab.show_meeting(meeting)
    _until(lambda: bool(tab.findChildren(PreparePage)))
    watch = _Watch(tab.findChildren(PreparePage)[-1])
    _until(lambda: watch.paints > 0)


def _sit(table: TableWindow) -> None:
    table.open_now()
    _until(lambda: table.page() is not None)
    table.grab()


def _typing(room: Room, table: TableWindow, key: str) -> list[Figure]:
    """Sentences in the last row of that step, one key at a time, with what is kept and read back in between."""
    table._go_to_key(key)  # as a click on the step does
    _settle(room)
    page = table.page()
    assert page is not None
    field = [one for one in page.findChildren(QPlainTextEdit) if one.isVisible() and not one.isReadOnly()][-1]
    field.setFocus()
    QApplication.processEvents()
    words = (SENTENCE * 3)[:KEYS]
    times = [_work(lambda letter=letter: _key(field, letter)) for letter in words]
    saved = _kept_after(room, field)
    return [
        Figure(f"one key at a table with {CONTRIBUTIONS} things said ({key}), slowest", max(times), "ms", 16.0, f"of {len(times)}; median {statistics.median(times):.1f}"),
        Figure(f"from the first key until it is kept ({key})", saved, "s", 2.0, "by the clock, with the thread of the vault"),
    ]  # fmt: skip


def _key(field: QPlainTextEdit, letter: str) -> None:
    QTest.keyClick(field, letter)
    QApplication.processEvents()


def _kept_after(room: Room, field: QPlainTextEdit) -> float:
    """Seconds from the first key that is not kept yet until the vault has it."""
    flush_all(field.window())
    _settle(room)
    told: list[float] = []
    room.tasks.changed.connect(lambda _change: told.append(time.perf_counter()))
    started = time.perf_counter()
    QTest.keyClick(field, Qt.Key.Key_X)
    _until(lambda: bool(told))
    return told[0] - started


# -- ten years ------------------------------------------------------------------------------------------------


def _looking(room: Room) -> dict[str, list[float]]:
    """Looks at the vault alone, drawings alone, and from click to picture."""
    with room.vault.read() as session:
        open_one = open_agreements(session, TODAY)[0].id
        seen_week, seen_year = week(session, TODAY, TODAY), year(session, start_year(TODAY), TODAY)
    em = room.desk.theme.em
    looks: dict[str, Callable[[], object]] = {
        "the look of Vandaag at the vault": lambda: _read(room, lambda session: today_facts(session, TODAY)),
        "the look of the week": lambda: _read(room, lambda session: week(session, TODAY, TODAY)),
        "the look of the year": lambda: _read(room, lambda session: year(session, start_year(TODAY), TODAY)),
        "drawing the week": lambda: week_layout(seen_week, 1300.0, 700.0, em, width),
        "drawing the year": lambda: year_layout(seen_year, 1300.0, 700.0, em, width),
    }
    found = {name: [_work(look) for _turn in range(TURNS)] for name, look in looks.items()}
    today, one = TodayScreen(room.desk), open_one
    found["Vandaag, click to picture"] = _pictures(
        room, today, lambda: bool(today.agreements.model().rowCount()), partial(_tick, room, one)
    )
    for name, planner in (("the week", WeekScreen(room.desk)), ("the year", YearScreen(room.desk))):
        found[f"{name}, click to picture"] = _pictures(
            room, planner, _drawn(planner), lambda turn, one=planner: one.step(1 if turn % 2 else -1)
        )
    return found


def _tick(room: Room, one: str, turn: int) -> None:
    """An agreement is done, or is open again: one comes back to Vandaag because something was."""
    change = reopen_agreement if turn % 2 else partial(mark_done, today=TODAY)
    room.tasks.write(room.tasks, "Afspraak gedaan", lambda session: change(session, one))
    _settle(room)


def _drawn(screen: PlannerScreen) -> Callable[[], bool]:
    return lambda: screen.scene.width > 0


def _pictures(room: Room, screen: Screen, there: Callable[[], bool], go: Callable[[int], object]) -> list[float]:
    """Gone to after `go`, while it must be read again, until it is painted; the window and the thread of the vault together."""
    screen.resize(*SIZE)
    watch = _Watch(screen)
    times = []
    for turn in range(TURNS):
        go(turn)
        screen.refresh_soon()
        watch.paints = 0
        started = time.process_time()
        screen.show()
        _answered(room)
        _until(lambda: there() and watch.paints > 0)
        QApplication.processEvents()
        times.append((time.process_time() - started) * 1000)
        screen.hide()
        _settle(room)
    screen.deleteLater()
    _settle(room)
    return times


class _Watch(QObject):
    """Counts the paints, so that a picture is known to be one."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self.paints = 0
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.paints += event.type() == QEvent.Type.Paint
        return False


def _read(room: Room, look: Callable[[Session], object]) -> None:
    with room.vault.read() as session:
        look(session)


def _answered(room: Room) -> None:
    got: list[object] = []
    room.tasks.read(room.tasks, lambda _session: True, got.append)
    _until(lambda: bool(got))


def _settle(room: Room) -> None:
    for _turn in range(3):
        _answered(room)
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _until(there: Callable[[], bool]) -> None:
    while not there():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _work(job: Callable[[], object]) -> float:
    started = time.thread_time()
    job()
    return (time.thread_time() - started) * 1000
