"""A meeting in a calendar: what a calendar program reads back, what it may never read, and how an entry moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.dossier.actions import change_caregiver, change_pupil, set_address
from rondom.exchange.calendar_file import ZONE, CalendarEntry, calendar_entries, calendar_file, file_name
from rondom.meetings import actions
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import MeetingKind
from rondom.meetings.sittings import plan_sittings
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees, add_mees, new_vault

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=200)
moments = st.datetimes(datetime(1997, 1, 1), datetime(2080, 12, 31)).map(
    lambda one: one.replace(second=0, microsecond=0)
)
entries = st.builds(
    CalendarEntry,
    key=st.uuids().map(lambda one: one.hex),
    sequence=st.integers(0, 10_000),
    summary=words,
    starts_at=moments,
    timed=st.booleans(),
    minutes=st.integers(5, 480),
    room=words,
    cancelled=st.booleans(),
)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as made:
        yield made


@pytest.fixture
def mees(vault: Vault) -> Mees:
    with vault.write("Mees toegevoegd") as session:
        return add_mees(session)


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    with vault.write("Gepland") as session:
        return actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "beneden", "Ellen Boterbloem")


def read_back(content: bytes) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(content)
    assert calendar["version"] == "2.0"
    events = list(calendar.walk("VEVENT"))
    assert not [error for event in events for error in event.errors]
    return events


def of_meeting(vault: Vault, meeting: str) -> tuple[CalendarEntry, ...]:
    with vault.read() as session:
        return calendar_entries(session, meeting_detail(session, meeting, TODAY))


@given(st.lists(entries, min_size=1, max_size=3, unique_by=lambda one: one.key))
def test_what_is_written_reads_back(made: list[CalendarEntry]) -> None:
    content = calendar_file(tuple(made), NOW)
    assert all(len(line) <= 75 for line in content.split(b"\r\n")), "RFC 5545 folds lines at 75 bytes"
    for one, event in zip(made, read_back(content), strict=True):
        assert event["uid"] == f"{one.key}@rondom"
        assert event["sequence"] == one.sequence
        assert str(event["summary"]) == one.summary
        assert str(event.get("location", "")) == one.room
        assert event["status"] == ("CANCELLED" if one.cancelled else "CONFIRMED")
        begin, end = event["dtstart"].dt, event["dtend"].dt
        if one.timed:
            assert begin.replace(tzinfo=None) == one.starts_at
            assert str(begin.tzinfo) == ZONE
            assert end.replace(tzinfo=None) - begin.replace(tzinfo=None) == timedelta(minutes=one.minutes)
        else:
            assert (begin, end - begin) == (one.starts_at.date(), timedelta(1))
            assert type(begin) is date
        assert len(event.walk("VALARM")) == (0 if one.cancelled else 1)


@pytest.mark.parametrize(("on", "hours"), [(datetime(2026, 1, 15, 13, 15), 1), (datetime(2026, 7, 15, 13, 15), 2)])
def test_the_clock_of_the_school_is_that_of_amsterdam(on: datetime, hours: int) -> None:
    """The rules for summer and winter stand in the file: a calendar elsewhere shows the right moment."""
    content = calendar_file((CalendarEntry("a", 0, "Driehoek", on, True, 50),), NOW)
    (zone,) = icalendar.Calendar.from_ical(content).walk("VTIMEZONE")
    for known in (zone.to_tz(lookup_tzid=False), ZoneInfo(ZONE)):
        assert on.replace(tzinfo=known).utcoffset() == timedelta(hours=hours)


def test_the_alarm_comes_an_hour_before_or_the_morning_before() -> None:
    timed, whole_day = (CalendarEntry("a", 0, "MDO", datetime(2026, 3, 12), timed, 50) for timed in (True, False))
    first, second = read_back(calendar_file((timed, whole_day), NOW))
    assert first.walk("VALARM")[0]["trigger"].dt == timedelta(hours=-1)
    assert datetime(2026, 3, 12) + second.walk("VALARM")[0]["trigger"].dt == datetime(2026, 3, 11, 9)


def test_an_entry_names_nobody(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Namen") as session:
        actions.change_meeting(
            session, meeting, called="Startgesprek Mees", room="thuis bij Sanne Klaproos", purpose="Mees"
        )
    (one,) = of_meeting(vault, meeting)
    content = calendar_file((one,), NOW).decode()
    for name in ("Mees", "Veenpluis", "Sanne", "Klaproos", "Ruben", "Hatice"):
        assert name not in content
        assert name not in file_name((one,))
    assert (one.summary, one.room) == ("Driehoek", "")
    assert "CLASS:PRIVATE" in content


def test_a_secret_address_is_no_place_in_a_calendar(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Adres") as session:
        set_address(session, mees.id, mees.mother, street="Verborgenlaan 12", postcode="9999 ZZ", secret=True)
        actions.change_meeting(session, meeting, room="Verborgenlaan 12")
        (one,) = calendar_entries(session, meeting_detail(session, meeting, TODAY))
    assert one.room == ""


@pytest.mark.parametrize(("room", "told"), [("thuis bij Bo", ""), ("Bo’s huis", ""), ("kamer van de bovenbouw 2",) * 2])
def test_a_name_of_two_letters_is_a_name_too(vault: Vault, mees: Mees, meeting: str, room: str, told: str) -> None:
    with vault.write("Bo") as session:
        change_pupil(session, mees.id, first_name="Bo", prefix="van de", last_name="Ee")
        actions.change_meeting(session, meeting, room=room)
        (one,) = calendar_entries(session, meeting_detail(session, meeting, TODAY))
    assert one.room == told


def test_a_room_of_the_school_stays(vault: Vault, meeting: str) -> None:
    (one,) = of_meeting(vault, meeting)
    assert (one.summary, one.room, one.starts_at, one.timed, one.minutes) == ("Driehoek", "beneden", START, True, 50)
    assert file_name((one,)) == "Driehoek 2026-03-12.ics"


def test_a_moved_meeting_is_the_same_entry_with_a_higher_number(vault: Vault, meeting: str) -> None:
    (before,) = of_meeting(vault, meeting)
    with vault.write("Verzet") as session:
        actions.set_moment(session, meeting, START + timedelta(days=1), timed=True)
    (after,) = of_meeting(vault, meeting)
    with vault.write("Alleen de dag") as session:
        actions.set_moment(session, meeting, START + timedelta(days=2), timed=False)
    (day_only,) = of_meeting(vault, meeting)
    assert before.key == after.key == day_only.key
    assert before.sequence < after.sequence < day_only.sequence
    assert (after.starts_at, day_only.timed) == (START + timedelta(days=1), False)


def test_something_else_that_changes_does_not_move_the_entry(vault: Vault, meeting: str) -> None:
    (before,) = of_meeting(vault, meeting)
    with vault.write("Doel") as session:
        actions.change_meeting(session, meeting, purpose="een plan voor de maandag")
    assert of_meeting(vault, meeting) == (before,)


def test_a_meeting_that_was_called_off_is_cancelled_in_the_calendar(vault: Vault, meeting: str) -> None:
    (before,) = of_meeting(vault, meeting)
    with vault.write("Afgezegd") as session:
        actions.cancel_meeting(session, meeting)
    (after,) = of_meeting(vault, meeting)
    (event,) = read_back(calendar_file((after,), NOW))
    assert (event["status"], after.sequence > before.sequence) == ("CANCELLED", True)


def test_two_talks_are_two_entries(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("Apart") as session:
        change_caregiver(session, mees.father, apart=True)
        talks = plan_sittings(session, meeting)
    made = of_meeting(vault, meeting)
    assert [one.key for one in made] == talks
    assert made[0].starts_at != made[1].starts_at
    assert not [one for one in made if "vader" in one.summary.lower() or "moeder" in one.summary.lower()]


def test_without_a_day_there_is_no_entry(vault: Vault, mees: Mees) -> None:
    with vault.write("Gepland") as session:
        made = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, None, TODAY)
    assert of_meeting(vault, made) == ()
