"""What Vandaag points at, in words; and what was agreed, by when and by whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.dossier.queries import TurningPoint
from rondom.meetings import actions, running, table
from rondom.meetings.actions import plan_meeting
from rondom.meetings.agreements import AgreementRow, open_agreements
from rondom.meetings.attention import Topic, When, by_when, first_of, notices, of_person, people_of, when_of
from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import AgreementState, MeetingKind
from rondom.meetings.moves import moves_of
from rondom.meetings.reviews import LastPlan, ReviewRow, last_plans, open_reviews
from rondom.privacy.queries import EndingConsent
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

PLAN = LastPlan("m1", "p1", "Mees Veenpluis", "Mees", "Driehoek 2", date(2026, 2, 3), None, True, True, None, "", None)
ROW = AgreementRow(
    "a", "m1", "p1", "Mees Veenpluis", "Driehoek 2", "Sanne Klaproos", "parent", "belt", "", "", None, AgreementState.OPEN,
    None, "", 0,
)  # fmt: skip
REVIEW = ReviewRow("m1", "p1", "Mees Veenpluis", "Driehoek 2", TODAY, "", 0)


def due(days: int | None) -> AgreementRow:
    on = None if days is None else TODAY + timedelta(days)
    return replace(ROW, id=str(days), due_on=on, days_late=max(0, -(days or 0)))


@pytest.mark.parametrize(
    ("days", "when"),
    [(-1, When.LATE), (0, When.TODAY), (1, When.WEEK), (7, When.WEEK), (8, When.LATER), (None, When.NO_DAY)],
)
def test_when_something_is_to_be_done(days: int | None, when: When) -> None:
    assert when_of(due(days), TODAY) is when


def test_looking_back_is_late_until_a_meeting_is_planned_and_then_stands_on_that_day() -> None:
    late = replace(REVIEW, on=TODAY - timedelta(3), days_late=3)
    planned = replace(REVIEW, on=TODAY - timedelta(3), planned_id="m2", planned_on=TODAY + timedelta(2))
    assert (when_of(late, TODAY), when_of(planned, TODAY)) == (When.LATE, When.WEEK)
    assert (late.when_words(TODAY), planned.when_words(TODAY)) == ("3 dagen te laat", "za 14 maart")


@given(st.lists(st.one_of(st.none(), st.integers(-400, 400)), max_size=30))
def test_nothing_is_left_out_and_each_part_is_in_order(days: list[int | None]) -> None:
    rows = [replace(due(one), id=str(at)) for at, one in enumerate(days)]
    parts = by_when(rows, TODAY)
    assert sorted(one.id for _when, some in parts for one in some if isinstance(one, AgreementRow)) == sorted(
        one.id for one in rows
    )
    assert [when for when, _some in parts] == [when for when in When if when in dict(parts)]
    for _when, some in parts:
        on = [one.due_on for one in some if isinstance(one, AgreementRow) and one.due_on]
        assert on == sorted(on)


def test_people_who_do_something_together_each_find_it() -> None:
    rows = [
        replace(ROW, id="1", who="Sanne Klaproos en Marloes Grutto"),
        replace(ROW, id="2", who="sanne klaproos"),
        replace(ROW, id="3", who=""),
    ]
    assert people_of(rows) == [("Sanne Klaproos", 2), ("Marloes Grutto", 1)]
    assert [one.id for one in of_person(rows, "Marloes Grutto")] == ["1"]
    assert [one.id for one in of_person(rows, "SANNE KLAPROOS")] == ["1", "2"]
    assert len(of_person(rows, "")) == 3


def test_a_child_that_spoke_is_told_back_but_not_within_the_week() -> None:
    (found,) = notices(TODAY, plans=[PLAN])
    assert (found.topic, found.key, found.verb) == (Topic.NOT_TOLD, "m1", "Is verteld")
    assert notices(TODAY, plans=[replace(PLAN, on=TODAY - timedelta(6))]) == ()
    assert len(notices(TODAY, plans=[replace(PLAN, on=TODAY - timedelta(7))])) == 1
    assert notices(TODAY, plans=[replace(PLAN, told_on=TODAY)]) == ()


def test_a_plan_without_the_child_leads_to_the_next_meeting_when_there_is_one() -> None:
    silent = replace(PLAN, heard=False, spoke=False)
    (found,) = notices(TODAY, plans=[silent])
    (planned,) = notices(TODAY, plans=[replace(silent, planned_id="m2")])
    assert (found.topic, found.key, found.verb) == (Topic.NOT_HEARD, "m1", "Bekijk")
    assert (planned.key, planned.verb) == ("m2", "Voorbereiden")
    assert notices(TODAY, plans=[replace(PLAN, heard=True, spoke=False)]) == ()


@pytest.mark.parametrize("age", [12, 16, 18])
def test_a_birthday_tells_what_changes(age: int) -> None:
    (found,) = notices(TODAY, birthdays=[TurningPoint("p1", "Mees", age, date(2026, 4, 1))])
    assert found.what == f"Mees wordt {age} op 1 april"
    assert found.why.startswith("Vanaf dan")
    assert found.tab == "consent"


def test_what_cannot_wait_comes_first_and_no_subject_hides_another() -> None:
    ending = [EndingConsent("p1", "Mees", "Hatice", "plan", TODAY, day) for day in range(9)]
    turns = [TurningPoint("p1", "Mees", 12, TODAY), TurningPoint("p2", "Yara", 12, TODAY)]
    found = notices(TODAY, consents=ending, birthdays=turns, plans=[PLAN])
    shown = first_of(found)
    assert [one.topic for one in shown] == [
        Topic.CONSENT_ENDS, Topic.CONSENT_ENDS, Topic.CONSENT_ENDS, Topic.BIRTHDAY, Topic.BIRTHDAY, Topic.NOT_TOLD,
    ]  # fmt: skip
    assert len(first_of(found[:6])) == 6
    assert first_of(()) == ()


def test_the_last_plan_knows_whether_the_child_was_heard(vault: Vault, mees: Mees) -> None:
    with vault.write("Plannen") as session:
        first = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START - timedelta(30), TODAY)
        actions.change_meeting(session, first, voice_words="Ik wil buiten spelen")
        running.close_meeting(session, first, TODAY)
        second = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START - timedelta(10), TODAY)
        actions.change_meeting(session, second, voice_declined=True)
        running.close_meeting(session, second, TODAY)
        talk = actions.plan_meeting(session, mees.id, MeetingKind.CHILD_TALK, START - timedelta(1), TODAY)
        running.close_meeting(session, talk, TODAY)
        coming = actions.plan_meeting(session, mees.id, MeetingKind.REVIEW, START + timedelta(9), TODAY)
        (one,) = last_plans(session, TODAY)
    assert (one.meeting_id, one.heard, one.spoke) == (second, True, False)
    assert (one.planned_id, one.planned_on) == (coming, (START + timedelta(9)).date())


def test_every_move_of_an_agreement_is_kept_and_told(vault: Vault, mees: Mees) -> None:
    with vault.write("Afspraak") as session:
        meeting = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        one = table.add_agreement(session, meeting, TODAY, "Sanne", "belt", "parent", "20 maart")
        table.postpone_agreement(session, one, "3 april", "De club is dicht", TODAY)
        table.postpone_agreement(session, one, "volgende maand", "Niemand nam op", TODAY + timedelta(30))
        first, second = moves_of(session, one)
        (row,) = open_agreements(session, TODAY)
    assert row.moved_words == "2 keer verzet"
    assert first.words(TODAY) == "Eerder verzet van 20 maart naar 3 april: De club is dicht"
    assert (second.from_on, second.reason) == (date(2026, 4, 3), "Niemand nam op")
    vault.undo()
    with vault.read() as session:
        assert moves_of(session, one) == ()


def test_who_looks_back_today_is_not_told_that_it_is_late(vault: Vault, mees: Mees) -> None:
    """The evaluation was planned for the day that was agreed, and is going on."""
    with vault.write("Evaluatie") as session:
        first = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START - timedelta(30), TODAY)
        actions.change_meeting(session, first, review_on=TODAY - timedelta(1))
        running.close_meeting(session, first, TODAY - timedelta(30))
        second = actions.plan_meeting(session, mees.id, MeetingKind.REVIEW, START, TODAY)
        running.start_meeting(session, second)
        (one,) = open_reviews(session, TODAY)
        assert (one.planned_id, one.days_late) == (second, 0)
        running.close_meeting(session, second, TODAY)
        assert open_reviews(session, TODAY) == []


def test_what_is_done_after_all_has_no_reason_why_not_and_what_is_dropped_was_not_done(
    vault: Vault, mees: Mees
) -> None:
    with vault.write("Afspraak") as session:
        meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        one = table.add_agreement(session, meeting, TODAY, "Sanne", "Belt", "parent", "20 maart")
        table.drop_agreement(session, one, "past niet")
        table.mark_done(session, one, TODAY)
        (line,) = meeting_detail(session, meeting, TODAY).agreements
        assert (line.state, line.reason, line.done_on) == (AgreementState.DONE, "", TODAY)
        table.drop_agreement(session, one, "toch niet")
        (line,) = meeting_detail(session, meeting, TODAY).agreements
        assert (line.state, line.reason, line.done_on) == (AgreementState.DROPPED, "toch niet", None)


def test_a_move_to_no_day_is_told_as_that(vault: Vault, mees: Mees) -> None:
    with vault.write("Afspraak") as session:
        meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        one = table.add_agreement(session, meeting, TODAY, "Sanne", "Belt", "parent", "20 maart")
        table.postpone_agreement(session, one, "", "de club is dicht", TODAY)
        (move,) = moves_of(session, one)
    assert move.words(TODAY) == "Eerder verzet van 20 maart naar geen dag: de club is dicht"
