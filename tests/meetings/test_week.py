"""The week of a school: what stands in it, for whom it is told, and that nothing in it covers or loses anything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.dossier.actions import add_caregiver, add_pupil, change_caregiver, change_pupil, set_address
from rondom.dossier.model import CaregiverData, Custody, PupilData
from rondom.meetings.actions import cancel_meeting, plan_meeting
from rondom.meetings.model import Meeting, MeetingKind, MeetingState, Sitting
from rondom.meetings.planner import Entry, EntryKind
from rondom.meetings.planner_names import Names, distinguished
from rondom.meetings.running import close_meeting
from rondom.meetings.sittings import plan_sittings
from rondom.meetings.table import add_agreement, drop_agreement
from rondom.meetings.week import Week, monday_of, week, week_sheet
from rondom.meetings.week_layout import seats, week_layout
from rondom.meetings.year import year
from rondom.privacy.actions import ask_consent, give_consent
from rondom.scene import Scene, Text
from rondom.school.actions import change_school
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

MONDAY = date(2026, 3, 9)


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.55 if bold else 0.5)


@pytest.fixture
def session(vault: Vault, mees: Mees) -> Iterator[Session]:
    with vault.write("Week") as made:
        yield made


def told(found: Week) -> list[str]:
    return [one.sentence for one in found.entries]


def test_a_week_holds_its_meetings_agreements_and_looks_back(session: Session, mees: Mees) -> None:
    earlier = plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2025, 12, 1, 9, 0), date(2025, 11, 1))
    session.get_one(Meeting, earlier).review_on = date(2026, 3, 10)
    add_agreement(session, earlier, TODAY, who="moeder", what="belt de bibliotheek", due="13 maart")
    add_agreement(session, earlier, TODAY, who="juf", what="belt later", due="20 maart")
    close_meeting(session, meeting_id=earlier, today=date(2025, 12, 1))
    found = week(session, TODAY, TODAY)
    assert (found.monday, found.title, found.subtitle) == (MONDAY, "Week 11", "9 tot en met 13 maart 2026")
    assert told(found) == [
        "Dinsdag 10 maart: Kijken of het plan werkt, Mees.",
        "Vrijdag 13 maart: belt de bibliotheek, Mees, moeder.",
    ]
    assert found.summary == "1 keer kijken of het plan werkt en 1 afspraak."
    plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "kamer 4")
    assert told(week(session, TODAY, TODAY)) == [
        "Donderdag 12 maart, 13.15 tot 14.05 uur: Driehoek, Mees, kamer 4.",
        "Vrijdag 13 maart: belt de bibliotheek, Mees, moeder.",
    ], "a meeting that is planned is where it is looked at"


def test_a_child_of_two_first_names_is_called_the_same_everywhere(session: Session) -> None:
    """The whole first name, and the same letters: else one child would look like two."""
    anne = add_pupil(
        session, PupilData(first_name="Anne Fleur", prefix="van", last_name="Els", birth_date=date(2014, 3, 13))
    )
    earlier = plan_meeting(session, anne, MeetingKind.TRIAD, datetime(2025, 12, 1, 9, 0), date(2025, 11, 1))
    session.get_one(Meeting, earlier).review_on = date(2026, 3, 10)
    add_agreement(session, earlier, TODAY, who="juf", what="belt", due="13 maart")
    close_meeting(session, meeting_id=earlier, today=date(2025, 12, 1))
    own = add_caregiver(session, anne, CaregiverData(name="Joke van Els", custody=Custody.YES))
    assert own
    for one in ask_consent(session, anne, "Hatice Kievit", "afstemmen", TODAY, valid_until=date(2026, 3, 20)):
        give_consent(session, one, TODAY)
    found = year(session, 2025, TODAY).entries + week(session, TODAY, TODAY).entries
    assert len({one.kind for one in found}) == len(EntryKind)
    assert {(one.child, one.letters) for one in found} == {("Anne Fleur", "AE")}


def test_a_meeting_of_which_no_talk_was_held_stands_on_its_own_day(session: Session, mees: Mees) -> None:
    change_caregiver(session, mees.father, apart=True)
    meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "kamer 4")
    for talk in plan_sittings(session, meeting):
        session.get_one(Sitting, talk).state = MeetingState.CANCELLED
    assert told(week(session, TODAY, TODAY)) == ["Donderdag 12 maart, 13.15 tot 14.05 uur: Driehoek, Mees, kamer 4."]


def test_what_is_cancelled_dropped_or_of_another_week_is_not_in_it(session: Session, mees: Mees) -> None:
    for on in (date(2026, 3, 8), date(2026, 3, 16)):
        plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime.combine(on, time(9)), TODAY)
    gone = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
    add_agreement(session, gone, TODAY, what="bellen", due="13 maart")
    kept = plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2026, 4, 1, 9, 0), TODAY)
    dropped = add_agreement(session, kept, TODAY, what="schrijven", due="13 maart")
    drop_agreement(session, dropped, "hoeft niet meer")
    cancel_meeting(session, gone)
    assert told(week(session, TODAY, TODAY)) == []


def test_a_day_without_an_hour_is_told_as_a_day(session: Session, mees: Mees) -> None:
    meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2026, 3, 12), TODAY)
    session.get_one(Meeting, meeting).timed = False
    found = week(session, TODAY, TODAY)
    assert [one.at for one in found.entries] == [None]
    assert told(found) == ["Donderdag 12 maart: Driehoek, Mees."]
    assert found.loose_on(TODAY) == found.entries


def test_several_talks_for_one_plan_stand_each_at_their_own_hour(session: Session, mees: Mees) -> None:
    meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
    for at, (title, starts, state) in enumerate((
        ("Met moeder", START, MeetingState.CLOSED),
        ("Met vader", START + timedelta(1), MeetingState.PLANNED),
        ("Met oma", START + timedelta(1), MeetingState.CANCELLED),
    )):  # fmt: skip
        values = {"title": title, "starts_at": starts, "state": state, "position": at}
        session.add(Sitting(pupil_id=mees.id, meeting_id=meeting, **values))
    session.flush()
    found = week(session, TODAY, TODAY)
    assert told(found) == [
        "Donderdag 12 maart, 13.15 tot 14.05 uur: Driehoek, Mees, Met moeder. Geweest.",
        "Vrijdag 13 maart, 13.15 tot 14.05 uur: Driehoek, Mees, Met vader.",
    ]
    assert {one.row for one in found.entries} == {meeting}
    assert len({one.key for one in found.entries}) == 2


def test_a_phone_call_was_no_appointment_and_who_left_does_not_come(session: Session, mees: Mees) -> None:
    call = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
    session.get_one(Meeting, call).kind = MeetingKind.CALL
    left = add_pupil(session, PupilData(first_name="Noor", last_name="Vos"))
    plan_meeting(session, left, MeetingKind.TRIAD, START, TODAY)
    change_pupil(session, left, left_on=date(2026, 3, 11))
    assert told(week(session, TODAY, TODAY)) == []


def test_the_weekend_is_not_lost(session: Session, mees: Mees) -> None:
    plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2026, 3, 14, 10, 0), TODAY)
    found = week(session, TODAY, TODAY)
    assert [one.on for one in found.weekend] == [date(2026, 3, 14)]
    assert found.days[-1] == date(2026, 3, 13)


def test_a_school_holiday_is_told_and_no_region_draws_none(session: Session, mees: Mees) -> None:
    on = date(2026, 2, 18)
    assert week(session, on, TODAY).holidays == ()
    change_school(session, holiday_region="midden")
    found = week(session, on, TODAY)
    assert [one.name for one in found.holidays] == ["voorjaarsvakantie"]
    scene = week_layout(found, 1000, 640, 15, measure)
    assert sum("voorjaarsvakantie" in text for text in words(scene)) == 5


def test_paper_does_not_point_at_today(session: Session, mees: Mees) -> None:
    assert "vandaag" in words(week_layout(week(session, TODAY, TODAY), 1000, 640, 15, measure))
    sheet = week_sheet(session, TODAY, TODAY, Names.FIRST, words=True)
    assert "vandaag" not in words(week_layout(sheet, 1000, 640, 15, measure))


def words(scene: Scene) -> list[str]:
    return [item.text for item in scene.items() if isinstance(item, Text)]


# -- for a wall ------------------------------------------------------------------------------------------------


@pytest.fixture
def full(session: Session, mees: Mees) -> None:
    one = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "bij Sannes thuis")
    add_agreement(session, one, TODAY, who="Sanne", what="Mees mag eerder naar binnen", due="13 maart")
    other = plan_meeting(session, mees.id, MeetingKind.CONFERENCE, START + timedelta(1), TODAY, "kamer van Marloes")
    session.get_one(Meeting, other).called = "Gesprek met Veilig Thuis"


def test_a_sheet_for_oneself_tells_first_names_and_agreements_only_when_asked(session: Session, full: None) -> None:
    mine = week_sheet(session, TODAY, TODAY, Names.FIRST, words=True)
    assert "Mees mag eerder naar binnen" in " ".join(told(mine))
    without = week_sheet(session, TODAY, TODAY, Names.FIRST, words=False)
    assert {one.kind for one in without.entries} == {EntryKind.MEETING}
    assert {one.child for one in without.entries} == {"Mees"}
    assert [one.what for one in without.entries] == ["Driehoek", "Gesprek met Veilig Thuis"]


@pytest.mark.parametrize(("room", "told"), [("thuis bij Bo", ""), ("Bo's huis", ""), ("kamer van de bovenbouw",) * 2])
def test_a_name_of_two_letters_is_a_name_too(session: Session, mees: Mees, room: str, told: str) -> None:
    change_pupil(session, mees.id, first_name="Bo", prefix="van de", last_name="Ee")
    plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, room)
    assert [one.room for one in week_sheet(session, TODAY, TODAY, Names.NONE, words=False).entries] == [told]


@pytest.mark.parametrize("names", Names)
def test_a_secret_address_stands_on_no_sheet(session: Session, mees: Mees, names: Names) -> None:
    set_address(
        session, mees.id, mees.mother, street="Verborgenlaan 12", postcode="9999 ZZ", place="Den Haag", secret=True
    )
    plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "Verborgenlaan 12")
    assert [one.room for one in week_sheet(session, TODAY, TODAY, names, words=True).entries] == [""]
    assert [one.room for one in week(session, TODAY, TODAY).entries] == ["Verborgenlaan 12"], "the screen of the school"


@pytest.mark.parametrize(("names", "child"), [(Names.INITIALS, "MV"), (Names.NONE, "")])
def test_a_sheet_for_a_wall_names_nobody(session: Session, full: None, names: Names, child: str) -> None:
    found = week_sheet(session, TODAY, TODAY, names, words=True)
    assert {one.child for one in found.entries} == {child}
    assert [one.room for one in found.entries] == ["", "kamer van Marloes"], (
        "a room that is called after the family is not told"
    )
    assert [one.what for one in found.entries] == ["Driehoek", "MDO"], "what the school named itself can tell too much"
    drawn = " ".join(words(week_layout(found, 1000, 640, 15, measure))) + " ".join(told(found))
    assert not [name for name in ("Mees", "Veenpluis", "Sanne", "eerder naar binnen") if name in drawn]
    assert ("MV" in drawn) is (names is Names.INITIALS)


def test_two_children_of_one_name_are_told_apart() -> None:
    known = [an_entry(key, pupil=pupil, child="Sem", letters=letters) for key, pupil, letters in (("1", "a", "SV"), ("2", "b", "SB"), ("3", "a", "S"))]  # fmt: skip
    assert [one.child for one in distinguished(known)] == ["Sem V.", "Sem B.", "Sem V."]
    assert [one.child for one in distinguished(known[:1])] == ["Sem"]


# -- the drawing -----------------------------------------------------------------------------------------------


def an_entry(
    key: str,
    start: int = 540,
    minutes: int = 50,
    day: int = 0,
    pupil: str = "p",
    child: str = "Mees",
    letters: str = "MV",
) -> Entry:
    return Entry(key, EntryKind.MEETING, MONDAY + timedelta(day), "Driehoek", pupil, child, letters, key, time(start // 60, start % 60), minutes, "kamer 4")  # fmt: skip


MOMENTS = st.lists(st.tuples(st.integers(0, 1439), st.integers(5, 480), st.integers(0, 4)), max_size=40)


@given(MOMENTS)
@settings(max_examples=60)
def test_everything_is_in_the_drawing_and_nothing_lies_over_another(moments: list[tuple[int, int, int]]) -> None:
    entries = tuple(an_entry(str(at), start, minutes, day) for at, (start, minutes, day) in enumerate(moments))
    scene = week_layout(Week(MONDAY, TODAY, entries), 1000, 640, 15, measure)
    drawn = [key for spot in scene.spots for key in spot.keys]
    assert sorted(drawn) == sorted(one.key for one in entries)
    for at, one in enumerate(scene.spots):
        for other in scene.spots[at + 1 :]:
            beside = one.x + one.w <= other.x + 0.1 or other.x + other.w <= one.x + 0.1
            assert beside or one.y + one.h <= other.y + 0.1 or other.y + other.h <= one.y + 0.1
    assert all(spot.x >= 0 and spot.x + spot.w <= 1000.5 and spot.y + spot.h <= scene.height for spot in scene.spots)


@given(MOMENTS)
@settings(max_examples=60)
def test_talks_at_the_same_time_have_a_seat_of_their_own(moments: list[tuple[int, int, int]]) -> None:
    found = seats([an_entry(str(at), start, minutes) for at, (start, minutes, _day) in enumerate(moments)])
    assert len(found) == len(moments)
    for at, one in enumerate(found):
        assert one.at < one.of
        for other in found[at + 1 :]:
            overlap = one.entry.from_minute < other.entry.to_minute and other.entry.from_minute < one.entry.to_minute
            assert not overlap or (one.at != other.at and one.of == other.of)


def test_an_evening_and_an_early_morning_make_the_day_longer() -> None:
    entries = (an_entry("vroeg", 430), an_entry("laat", 19 * 60 + 30, 90, day=3))
    scene = week_layout(Week(MONDAY, TODAY, entries), 1000, 640, 15, measure)
    assert {"7.00", "20.00"} <= set(words(scene))
    assert not {"6.00", "21.00"} & set(words(scene))


def test_many_loose_lines_are_counted_and_reachable() -> None:
    entries = tuple(
        replace(an_entry(str(at)), at=None, kind=EntryKind.AGREEMENT, what="Belt de bibliotheek") for at in range(60)
    )
    scene = week_layout(Week(MONDAY, TODAY, entries), 1000, 640, 15, measure)
    assert sorted(key for spot in scene.spots for key in spot.keys) == sorted(one.key for one in entries)
    more = next(spot for spot in scene.spots if spot.members)
    assert f"+ nog {len(more.members)}" in words(scene)


@pytest.mark.parametrize("on", [date(2026, 12, 31), date(2027, 1, 3), date(2024, 2, 29)])
def test_every_day_is_in_the_week_it_names(on: date) -> None:
    found = Week(monday_of(on), TODAY)
    assert found.monday <= on <= found.sunday
    assert found.number == on.isocalendar().week
    assert str(found.days[-1].year) in found.subtitle
