"""The school year on one sheet: what stands in it, that every day is there once, and what a wall may read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.meetings.actions import plan_meeting
from rondom.meetings.model import Meeting, MeetingKind
from rondom.meetings.planner import Entry, EntryKind
from rondom.meetings.planner_names import Names
from rondom.meetings.running import close_meeting
from rondom.meetings.year import Year, busy_weeks, month_name, year, year_sheet
from rondom.meetings.year_layout import year_layout
from rondom.privacy.actions import ask_consent, give_consent
from rondom.scene import Scene, Text
from rondom.school.actions import change_school
from rondom.timeline.school_years import school_year
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

FIRST = date(2025, 8, 1)


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.55 if bold else 0.5)


def words(scene: Scene) -> list[str]:
    return [item.text for item in scene.items() if isinstance(item, Text)]


@pytest.fixture
def session(vault: Vault, mees: Mees) -> Iterator[Session]:
    with vault.write("Schooljaar") as made:
        yield made


def test_a_year_holds_meetings_looks_back_turning_birthdays_and_what_ends(session: Session, mees: Mees) -> None:
    before = plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2025, 9, 2, 9, 0), date(2025, 9, 1))
    session.get_one(Meeting, before).review_on = date(2026, 6, 3)
    close_meeting(session, meeting_id=before, today=date(2025, 9, 2))
    add_pupil(session, PupilData(first_name="Yara", last_name="Riet", birth_date=date(2014, 4, 20)))
    for one in ask_consent(session, mees.id, "Hatice Kievit", "meedenken", TODAY):
        give_consent(session, one, TODAY, valid_until=date(2026, 5, 1))
    found = year(session, 2025, TODAY)
    assert (found.title, found.first, found.last) == ("Schooljaar 2025-2026", FIRST, date(2026, 7, 31))
    assert [(one.kind, one.on, one.child) for one in found.entries] == [
        (EntryKind.MEETING, date(2025, 9, 2), "Mees"),
        (EntryKind.BIRTHDAY, date(2026, 4, 20), "Yara"),
        (EntryKind.CONSENT, date(2026, 5, 1), "Mees"),
        (EntryKind.EVALUATION, date(2026, 6, 3), "Mees"),
    ]
    assert found.entries[1].letters == "YR"
    assert found.entries[2].row == "Hatice Kievit", "the place where one goes for it"
    assert found.summary == "1 overleg, 1 keer kijken of het plan werkt, 1 verjaardag en 1 toestemming loopt af."
    assert [one.kind for one in year(session, 2026, TODAY).entries] == []


def test_what_ended_before_today_is_told_by_the_dossier_and_not_here(session: Session, mees: Mees) -> None:
    for one in ask_consent(session, mees.id, "Hatice Kievit", "meedenken", date(2025, 9, 1)):
        give_consent(session, one, date(2025, 9, 1), valid_until=date(2025, 12, 1))
    assert year(session, 2025, TODAY).entries == ()


def test_holidays_are_those_of_the_region_and_what_is_not_known_is_said(session: Session, mees: Mees) -> None:
    assert "vakantieregio" in year(session, 2025, TODAY).holiday_words
    change_school(session, holiday_region="zuid")
    known = year(session, 2025, TODAY)
    assert known.holiday_words == "Schoolvakanties van regio Zuid."
    assert {one.name for one in known.holidays} >= {"herfstvakantie", "zomervakantie"}
    later = year(session, 2026, TODAY)
    assert later.holiday_words.startswith("Schoolvakanties van regio Zuid. Bekend tot en met")


def test_a_sheet_for_a_wall_has_no_birthday_no_permission_and_no_name(session: Session, mees: Mees) -> None:
    plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "kamer 4")
    add_pupil(session, PupilData(first_name="Yara", last_name="Riet", birth_date=date(2014, 4, 20)))
    mine = year_sheet(session, 2025, TODAY, Names.FIRST)
    assert {one.kind for one in mine.entries} == {EntryKind.MEETING, EntryKind.BIRTHDAY}
    for names, said in ((Names.INITIALS, "MV"), (Names.NONE, "")):
        wall = year_sheet(session, 2025, TODAY, names)
        assert [(one.kind, one.child) for one in wall.entries] == [(EntryKind.MEETING, said)]
        drawn = words(year_layout(wall, 1300, 700, 15, measure))
        assert "Mees" not in " ".join(drawn)
        assert ("MV" in drawn) is (names is Names.INITIALS)


# -- the drawing -----------------------------------------------------------------------------------------------


def entry(at: int, day: int, kind: EntryKind = EntryKind.MEETING) -> Entry:
    hour = time(9, 0) if kind is EntryKind.MEETING else None
    return Entry(str(at), kind, FIRST + timedelta(day), "Driehoek", f"p{at % 5}", "Mees", "MV", str(at), hour, 50)


DAYS = st.lists(st.tuples(st.integers(0, 364), st.sampled_from(EntryKind)), max_size=120)


@given(DAYS, st.sampled_from([(1300.0, 15.0), (640.0, 15.0), (1200.0, 30.0), (773.0, 10.2)]))
@settings(max_examples=40)
def test_every_entry_is_in_the_drawing_once_and_nothing_lies_over_another(
    days: list[tuple[int, EntryKind]], room: tuple[float, float]
) -> None:
    entries = tuple(sorted((entry(at, day, kind) for at, (day, kind) in enumerate(days)), key=lambda one: one.on))
    scene = year_layout(Year(FIRST, TODAY, entries), room[0], 680, room[1], measure)
    assert sorted(key for spot in scene.spots for key in spot.keys) == sorted(one.key for one in entries)
    assert len(scene.spots) == len({one.on for one in entries})
    for at, one in enumerate(scene.spots):
        for other in scene.spots[at + 1 :]:
            beside = one.x + one.w <= other.x + 0.1 or other.x + other.w <= one.x + 0.1
            assert beside or one.y + one.h <= other.y + 0.1 or other.y + other.h <= one.y + 0.1
    assert all(spot.x >= 0 and spot.x + spot.w <= room[0] + 0.5 for spot in scene.spots)


@pytest.mark.parametrize("start", [2023, 2024, 2025, 2027])
def test_every_day_of_the_year_has_its_number_in_its_month_and_its_weekday(start: int) -> None:
    first, last = school_year(start)
    entries = tuple(
        Entry(str(on), EntryKind.MEETING, on, "Driehoek", "p", "Mees", "MV") for on in (first + timedelta(n) for n in range((last - first).days + 1))
    )  # fmt: skip
    scene = year_layout(Year(first, TODAY, entries), 1300, 700, 15, measure)
    assert len(scene.spots) == (last - first).days + 1
    mondays = {round(spot.x, 2) for spot in scene.spots if date.fromisoformat(spot.key).weekday() == 0}
    assert len(mondays) in (5, 6), "the days of a week stand under each other"
    assert [month_name(one) for one in Year(first, TODAY).months][::11] == [f"Augustus {start}", f"Juli {start + 1}"]


def test_a_full_week_is_a_count_and_nothing_else() -> None:
    entries = (*(entry(at, 31 + at) for at in range(3)), entry(9, 32, EntryKind.BIRTHDAY))
    assert busy_weeks(entries) == {date(2025, 9, 1): 3}
    scene = year_layout(Year(FIRST, TODAY, entries), 1300, 700, 15, measure)
    assert [item.text for item in scene.overlay if isinstance(item, Text)] == ["3"]
