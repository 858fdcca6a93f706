"""What the table writes beside words: who sees a concern, who came and went, several talks, what was parked, five levels."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.dossier.actions import add_caregiver
from rondom.dossier.model import Bond, CaregiverData, Custody
from rondom.dossier.ties import set_tie
from rondom.errors import UserProblem
from rondom.meetings import table
from rondom.meetings.actions import add_attendee, change_attendee, plan_meeting, remove_attendee
from rondom.meetings.agreement_line import Person
from rondom.meetings.at_table import kring_at_table
from rondom.meetings.calls import around_to_call, note_call
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import (
    Attendance,
    AttendeeData,
    ContributionKind,
    GoalData,
    MeetingKind,
    Recognised,
    Sitting,
    SittingData,
    StepState,
)
from rondom.meetings.parked import parked_before, take_along
from rondom.meetings.presence import arrive, leave, past_first_step, presence_words, stay_away
from rondom.meetings.recognition import recognise, tell_recognition
from rondom.meetings.running import book_time, close_meeting, go_to_step, start_meeting
from rondom.meetings.sittings import start_sitting
from rondom.vault.records import add
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

LATER = START + timedelta(minutes=17)


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    with vault.write("x") as session:
        made = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        start_meeting(session, made)
        return made


def look(vault: Vault, meeting: str) -> MeetingDetail:
    with vault.read() as session:
        return meeting_detail(session, meeting, TODAY)


def worry(vault: Vault, meeting: str, text: str = "Hij slaapt slecht") -> str:
    with vault.write("x") as session:
        return table.add_contribution(session, meeting, ContributionKind.CONCERN, text, "parent", "Sanne")


# -- who sees it too ------------------------------------------------------------------------------------------


def test_each_answers_for_themselves_and_nothing_is_added_up(vault: Vault, meeting: str) -> None:
    concern, people = worry(vault, meeting), look(vault, meeting).attendees
    answers = (Recognised.YES, Recognised.PARTLY, Recognised.NO)
    with vault.write("x") as session:
        for person, answer in zip(people, answers, strict=False):
            recognise(session, concern, person.id, answer)
        tell_recognition(session, concern, people[1].id, "bij mij niet")
        recognise(session, concern, people[0].id, Recognised.NO)
    one = look(vault, meeting).contributions[0]
    assert [(seen.name, seen.answer, seen.note) for seen in one.recognitions] == [
        (people[0].name, Recognised.NO, ""),
        (people[1].name, Recognised.PARTLY, "bij mij niet"),
        (people[2].name, Recognised.NO, ""),
    ]
    assert one.recognised is Recognised.UNKNOWN


def test_an_answer_can_be_taken_back_with_its_words(vault: Vault, meeting: str) -> None:
    concern, who = worry(vault, meeting), look(vault, meeting).attendees[0].id
    with vault.write("x") as session:
        tell_recognition(session, concern, who, "   ")
    assert look(vault, meeting).contributions[0].recognitions == ()
    with vault.write("x") as session:
        recognise(session, concern, who, Recognised.NO)
        tell_recognition(session, concern, who, "bij mij niet")
        recognise(session, concern, who, Recognised.UNKNOWN)
    assert look(vault, meeting).contributions[0].recognitions == ()


def test_only_people_of_this_table_answer_and_only_while_it_is_open(vault: Vault, meeting: str, mees: Mees) -> None:
    concern, who = worry(vault, meeting), look(vault, meeting).attendees[0].id
    with vault.write("x") as session:
        other = plan_meeting(session, mees.id, MeetingKind.REVIEW, START, TODAY)
    stranger = look(vault, other).attendees[0].id
    with pytest.raises(UserProblem, match="gone"), vault.write("x") as session:
        recognise(session, concern, stranger, Recognised.YES)
    with vault.write("x") as session:
        close_meeting(session, meeting, TODAY)
    with pytest.raises(UserProblem, match="meeting-closed"), vault.write("x") as session:
        recognise(session, concern, who, Recognised.YES)


def test_who_is_taken_off_the_list_takes_the_answer_along(vault: Vault, meeting: str) -> None:
    concern, who = worry(vault, meeting), look(vault, meeting).attendees[0].id
    with vault.write("x") as session:
        recognise(session, concern, who, Recognised.YES)
        remove_attendee(session, who)
    assert look(vault, meeting).contributions[0].recognitions == ()


# -- who came and went ----------------------------------------------------------------------------------------


def test_nobody_is_late_while_everyone_sits_down(vault: Vault, meeting: str) -> None:
    who = look(vault, meeting).attendees[0].id
    with vault.write("x") as session:
        book_time(session, meeting, 240)
        arrive(session, who, LATER)
    person = look(vault, meeting).attendees[0]
    assert (person.attendance, person.came_at, person.left_at) == (Attendance.PRESENT, None, None)


def test_who_comes_in_half_way_goes_and_comes_back(vault: Vault, meeting: str) -> None:
    detail = look(vault, meeting)
    who = detail.attendees[0].id
    with vault.write("x") as session:
        stay_away(session, who)
        go_to_step(session, meeting, detail.steps[2].id, 600)
        arrive(session, who, LATER)
        arrive(session, who, LATER + timedelta(minutes=5))  # pressed once more
    assert look(vault, meeting).attendees[0].came_at == LATER
    with vault.write("x") as session:
        leave(session, who, LATER + timedelta(minutes=9))
    person = look(vault, meeting).attendees[0]
    assert (person.attendance, person.away) == (Attendance.PRESENT, False), (
        "what they said stays, and they may still answer"
    )
    assert presence_words(person.came_at, person.left_at) == "kwam om 13.32 uur, ging om 13.41 uur"
    with vault.write("x") as session:
        arrive(session, who, LATER + timedelta(minutes=20))
    person = look(vault, meeting).attendees[0]
    assert (person.came_at, person.left_at) == (LATER, None)
    with vault.write("x") as session:
        stay_away(session, who)
    assert presence_words(look(vault, meeting).attendees[0].came_at, None) == ""


STEPS = st.lists(st.tuples(st.sampled_from(list(StepState)), st.integers(0, 3000)), max_size=9)


@given(STEPS)
def test_the_talk_is_on_its_way_once_more_than_the_first_step_was_touched(steps: list[tuple[StepState, int]]) -> None:
    untouched = all(state is StepState.TODO for state, _seconds in steps) and not any(s for _state, s in steps[1:])
    assert past_first_step(steps) is not untouched


# -- two talks, one plan --------------------------------------------------------------------------------------


def test_what_is_said_belongs_to_the_talk_that_goes_on(vault: Vault, meeting: str, mees: Mees) -> None:
    with vault.write("x") as session:
        first, second = (
            add(session, Sitting, SittingData(title=title, position=at), pupil_id=mees.id, meeting_id=meeting)
            for at, title in enumerate(("Met moeder", "Met vader"))
        )
        people = {one.name: one.id for one in meeting_detail(session, meeting, TODAY).attendees}
        change_attendee(session, people["Sanne Klaproos"], sitting_id=first)
        change_attendee(session, people["Ruben Veenpluis"], sitting_id=second)
        start_sitting(session, meeting, first)
        table.add_contribution(session, meeting, ContributionKind.WISH, "Rust", "parent", "Sanne")
    detail = look(vault, meeting)
    assert [one.short for one in detail.here if one.perspective == "parent"] == ["Sanne"]
    assert not detail.said_elsewhere(detail.contributions[0])
    with vault.write("x") as session:
        start_sitting(session, meeting, second)
        table.add_contribution(session, meeting, ContributionKind.WISH, "Duidelijkheid", "parent", "Ruben")
    detail = look(vault, meeting)
    assert [one.short for one in detail.here if one.perspective == "parent"] == ["Ruben"]
    assert {one.short for one in detail.at_table if one.perspective == "parent"} == {"Sanne", "Ruben"}
    assert [one.text for one in detail.contributions if detail.said_elsewhere(one)] == ["Rust"]


def test_an_interpreter_speaks_for_others(vault: Vault, meeting: str) -> None:
    with vault.write("x") as session:
        data = AttendeeData(name="Samira Haddad", role="tolk", perspective="other", interprets="Arabisch")
        add_attendee(session, meeting, data)
    detail = look(vault, meeting)
    assert "Samira" in [one.short for one in detail.here]
    assert "Samira" not in [one.short for one in detail.speaking]


# -- parked, skipped, five levels -----------------------------------------------------------------------------


def test_what_was_parked_becomes_an_agreement_or_a_concern(vault: Vault, meeting: str) -> None:
    people = [Person("Hatice Kievit", "gezinscoach", "coach")]
    with vault.write("x") as session:
        one = table.add_contribution(session, meeting, ContributionKind.PARKED, "Hatice belt SMW voor vrijdag", "other")
        two = table.add_contribution(session, meeting, ContributionKind.PARKED, "De overstap naar groep 7", "other")
        table.agreement_from_parked(session, one, people, TODAY)
        table.concern_from_parked(session, two)
    detail = look(vault, meeting)
    assert detail.of(ContributionKind.PARKED) == ()
    assert [(one.who, one.what, one.due_said) for one in detail.agreements] == [
        ("Hatice Kievit", "Belt SMW", "voor vrijdag 13 maart")
    ]
    assert [one.text for one in detail.of(ContributionKind.CONCERN)] == ["De overstap naar groep 7"]
    with pytest.raises(UserProblem, match="gone"), vault.write("x") as session:
        table.agreement_from_parked(session, one, people, TODAY)


def test_a_step_that_is_skipped_can_be_opened_again(vault: Vault, meeting: str) -> None:
    step = look(vault, meeting).steps[3].id
    with vault.write("x") as session:
        table.skip_step(session, step)
    assert look(vault, meeting).steps[3].state is StepState.SKIPPED
    with vault.write("x") as session:
        go_to_step(session, meeting, step)
    assert look(vault, meeting).steps[3].state is StepState.TODO


def test_a_goal_has_five_levels_for_who_wants_them(vault: Vault, meeting: str) -> None:
    with vault.write("x") as session:
        plain = table.add_goal(
            session, meeting, GoalData(text="Rustig naar binnen", now="1 van de 4", then="3 van de 4")
        )
        table.change_goal(session, table.add_goal(session, meeting, GoalData(text="Slapen")), level_more="hele nacht")
    first, second = look(vault, meeting).goals
    assert first.id == plain and first.levels == ("1 van de 4", "", "3 van de 4", "", "")
    assert (first.scaled, second.scaled) == (False, True)


# -- the kring on the table -----------------------------------------------------------------------------------


def test_the_kring_on_the_table_says_nothing_of_gezag_nor_of_what_strains(vault: Vault, mees: Mees) -> None:
    with vault.write("x") as session:
        data = CaregiverData(name="Oma Riet", relation="oma", custody=Custody.NO)
        add_caregiver(session, mees.id, data)
        set_tie(session, mees.id, mees.mother, mees.father, bond=Bond.STRAINED, frequency="alleen via de rechter")
        shown = kring_at_table(session, mees.id, TODAY)
    assert {one.custody for one in shown.people} == {""}
    assert all("gezag" not in one.words for one in shown.people)
    assert {(tie.bond, tie.frequency) for tie in shown.ties} <= {(Bond.UNKNOWN, "")}


def test_moments_are_told_as_the_school_says_them() -> None:
    at = datetime(2026, 3, 12, 9, 5)
    assert presence_words(None, None) == ""
    assert presence_words(None, at) == "ging om 9.05 uur"


def test_what_stayed_parked_is_offered_at_the_next_meeting(vault: Vault, meeting: str, mees: Mees) -> None:
    with vault.write("x") as session:
        for text in ("De overstap naar groep 7", "De bril"):
            table.add_contribution(session, meeting, ContributionKind.PARKED, text, "other")
        following = plan_meeting(session, mees.id, MeetingKind.TRIAD, START + timedelta(weeks=6), TODAY)
        assert parked_before(session, following) == (), "that meeting is still going on"
        close_meeting(session, meeting, TODAY)
        found = parked_before(session, following)
        assert [(one.text, one.meeting_title) for one in found] == [
            ("De overstap naar groep 7", "Driehoek 1"), ("De bril", "Driehoek 1"),
        ]  # fmt: skip
        take_along(session, following, found[0].text)
        assert [one.text for one in parked_before(session, following)] == ["De bril"]
        assert parked_before(session, "gone") == ()
    assert [one.text for one in look(vault, following).of(ContributionKind.PARKED)] == ["De overstap naar groep 7"]
    assert len(look(vault, meeting).of(ContributionKind.PARKED)) == 2, "what was closed stays as it was"


def parked(vault: Vault, meeting: str) -> list[str]:
    with vault.read() as session:
        return [one.text for one in parked_before(session, meeting)]


def test_what_was_parked_waits_until_the_next_plan_whoever_calls_in_between(
    vault: Vault, mees: Mees, meeting: str
) -> None:
    with vault.write("x") as session:
        table.add_contribution(session, meeting, ContributionKind.PARKED, "De gymtas", "school")
        close_meeting(session, meeting, TODAY)
        mother = around_to_call(session, mees.id, TODAY)[:1]
        note_call(session, mees.id, TODAY, mother, "vraag", "antwoord", at=START + timedelta(3))
        talk = plan_meeting(session, mees.id, MeetingKind.CHILD_TALK, START + timedelta(5), TODAY)
        table.add_contribution(session, talk, ContributionKind.PARKED, "De kamer delen", "child")
        close_meeting(session, talk, TODAY)
        later = plan_meeting(session, mees.id, MeetingKind.TRIAD, START + timedelta(60), TODAY)
        assert parked_before(session, "nobody") == ()
    assert parked(vault, later) == ["De gymtas", "De kamer delen"]


def test_what_was_parked_and_became_an_agreement_is_not_offered_again(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.write("x") as session:
        for text in ("moeder zoekt een andere gymtas voor vrijdag", "Vervoer"):
            table.add_contribution(session, meeting, ContributionKind.PARKED, text, "school")
        close_meeting(session, meeting, TODAY)
        later = plan_meeting(session, mees.id, MeetingKind.TRIAD, START + timedelta(60), TODAY)
        taken = take_along(session, later, "moeder zoekt een andere gymtas voor vrijdag")
        table.agreement_from_parked(session, taken, [Person("Sanne Klaproos", "moeder", "parent")], TODAY)
    assert parked(vault, later) == ["Vervoer"]


def test_what_was_parked_at_a_meeting_without_a_day_is_not_lost(vault: Vault, mees: Mees) -> None:
    with vault.write("x") as session:
        first = plan_meeting(session, mees.id, MeetingKind.TRIAD, None, TODAY)
        table.add_contribution(session, first, ContributionKind.PARKED, "De gymtas", "school")
        close_meeting(session, first, TODAY)
        later = plan_meeting(session, mees.id, MeetingKind.TRIAD, START + timedelta(60), TODAY)
    assert parked(vault, later) == ["De gymtas"]


def test_words_that_are_wiped_leave_no_answer_behind(vault: Vault, meeting: str) -> None:
    concern, person = worry(vault, meeting), look(vault, meeting).attendees[1].id
    with vault.write("x") as session:
        tell_recognition(session, concern, person, "bij mij niet")
        tell_recognition(session, concern, person, " ")
    assert look(vault, meeting).contributions[0].recognitions == ()
    with vault.write("x") as session:
        recognise(session, concern, person, Recognised.PARTLY)
        tell_recognition(session, concern, person, "soms")
        tell_recognition(session, concern, person, "")
    (seen,) = look(vault, meeting).contributions[0].recognitions
    assert (seen.answer, seen.note) == (Recognised.PARTLY, "")
