"""The file for a calendar, from the menu of a meeting: saved where one says, without a name, and noted in the logboek."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import icalendar
from pytestqt.qtbot import QtBot

from rondom.meetings.actions import cancel_meeting, set_moment
from rondom.meetings.detail import MeetingDetail
from rondom.privacy.logbook import Entry, KindGroup, LogFilter, entries
from rondom.privacy.queries import DisclosureRow, disclosure_rows
from tests.mees import START, Mees
from tests.ui.meetings.hands import get
from ui.meetings.tab import MeetingsTab
from ui.messages import Messages
from ui.tasks import Tasks

Look = Callable[[], MeetingDetail]
Settle = Callable[[], None]


def events(path: Path) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def ask_for_calendar(tab: MeetingsTab) -> None:
    """What the menu of the head asks."""
    menu = get(tab, "meeting.more").menu()
    next(one for one in menu.actions() if "agenda" in one.text()).trigger()


def test_a_meeting_is_saved_for_the_calendar(
    prepared: MeetingsTab, messages: Messages, tmp_path: Path, tasks: Tasks, mees: Mees, qtbot: QtBot
) -> None:
    target = tmp_path / "driehoek.ics"
    messages.answer_next(target)
    ask_for_calendar(prepared)
    qtbot.waitUntil(lambda: any("agenda" in said and "Opgeslagen" in said for said in messages.said))
    (event,) = events(target)
    assert event["dtstart"].dt.replace(tzinfo=None) == START
    assert b"Mees" not in target.read_bytes()
    told: list[tuple[Entry, ...]] = []
    tasks.read(tasks, lambda session: entries(session, LogFilter(group=KindGroup.OUT)), told.append)
    out: list[list[DisclosureRow]] = []
    tasks.read(tasks, lambda session: disclosure_rows(session, mees.id), out.append)
    qtbot.waitUntil(lambda: bool(told and out))
    assert [(one.sentence, one.kind) for one in told[0]] == [("Overleg bewaard voor de agenda", "export")]
    assert out[0] == [], "nothing about the child left the house"


def test_called_off_becomes_cancelled_in_the_calendar(
    prepared: MeetingsTab, messages: Messages, tmp_path: Path, tasks: Tasks, meeting: str, settle: Settle, qtbot: QtBot
) -> None:
    tasks.write(tasks, "Overleg afgezegd", lambda session: cancel_meeting(session, meeting))
    settle()
    target = tmp_path / "weg.ics"
    messages.answer_next(target)
    ask_for_calendar(prepared)
    qtbot.waitUntil(target.exists)
    (event,) = events(target)
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)


def test_without_a_day_one_is_asked_for_first(
    prepared: MeetingsTab, messages: Messages, tasks: Tasks, meeting: str, settle: Settle, qtbot: QtBot
) -> None:
    tasks.write(tasks, "Datum veranderd", lambda session: set_moment(session, meeting, None, timed=True))
    settle()
    ask_for_calendar(prepared)
    qtbot.waitUntil(lambda: any("Kies eerst een dag" in said for said in messages.said))


def test_a_place_that_cannot_be_written_is_told(
    prepared: MeetingsTab, messages: Messages, tmp_path: Path, qtbot: QtBot
) -> None:
    messages.use_banner(True)
    messages.answer_next(tmp_path / "weg" / "driehoek.ics")
    ask_for_calendar(prepared)
    qtbot.waitUntil(lambda: "file-unwritable" in messages.said)


def test_going_back_saves_nothing(
    prepared: MeetingsTab, messages: Messages, tmp_path: Path, settle: Settle, qtbot: QtBot
) -> None:
    messages.answer_next(None)
    ask_for_calendar(prepared)
    qtbot.waitUntil(lambda: any("bestand voor de agenda" in said for said in messages.said))
    settle()
    assert list(tmp_path.glob("*.ics")) == []
