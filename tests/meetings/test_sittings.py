"""Parents who do not sit at one table: two talks, each with its own people, and one plan."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from rondom.dossier.actions import change_caregiver
from rondom.errors import UserProblem
from rondom.meetings import actions, running, sittings, table
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import Attendance, ContributionKind, MeetingKind, MeetingState, StepState
from rondom.meetings.queries import coming_meetings, next_meeting
from rondom.meetings.sitting_rows import coming_to, current_sitting
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

CHAIR = "Ellen Boterbloem"


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    with vault.write("Gepland") as session:
        change_caregiver(session, mees.father, apart=True)
        return actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "spreekkamer", CHAIR)


@pytest.fixture
def talks(vault: Vault, meeting: str) -> list[str]:
    with vault.write("Twee gesprekken") as session:
        return sittings.plan_sittings(session, meeting)


def seen(vault: Vault, meeting: str) -> MeetingDetail:
    with vault.read() as session:
        return meeting_detail(session, meeting, TODAY)


def names(detail: MeetingDetail, sitting: str) -> list[str]:
    return [one.short for one in coming_to(detail.attendees, sitting)]


def test_it_is_proposed_when_a_parent_wants_it_and_only_then(vault: Vault, mees: Mees, meeting: str) -> None:
    with vault.read() as session:
        proposed = sittings.proposed_talks(session, meeting)
    assert [(one.title, one.names) for one in proposed] == [
        ("Met moeder", ("Sanne Klaproos",)), ("Met vader", ("Ruben Veenpluis",)),
    ]  # fmt: skip
    father = next(one for one in seen(vault, meeting).attendees if one.short == "Ruben")
    with vault.write("Weg") as session:
        actions.remove_attendee(session, father.id)
        assert sittings.proposed_talks(session, meeting) == ()
        assert sittings.plan_sittings(session, meeting) == []


def test_each_talk_has_its_parent_and_everyone_else_comes_to_both(vault: Vault, meeting: str, talks: list[str]) -> None:
    detail = seen(vault, meeting)
    assert [one.title for one in detail.sittings] == ["Met moeder", "Met vader"]
    assert names(detail, talks[0]) == ["Sanne", "Mees", "Marloes", "Hatice", "Ellen"]
    assert names(detail, talks[1]) == ["Ruben", "Mees", "Marloes", "Hatice", "Ellen"]
    assert [one.when_words(TODAY, 50) for one in detail.sittings] == [
        "vandaag 13.15 tot 14.05 uur", "vandaag 14.15 tot 15.05 uur",
    ]  # fmt: skip
    with vault.read() as session:
        assert sittings.proposed_talks(session, meeting) == (), "they are there"


def test_an_interpreter_goes_with_the_parent_who_needs_one(vault: Vault, mees: Mees) -> None:
    with vault.write("Gepland") as session:
        change_caregiver(session, mees.mother, apart=True, interpreter=True, language="arabisch")
        meeting = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, None, TODAY)
        first, second = sittings.plan_sittings(session, meeting)
    detail = seen(vault, meeting)
    assert "Tolk" in names(detail, first)
    assert "Tolk" not in names(detail, second)
    assert [one.starts_at for one in detail.sittings] == [None, None]


def test_the_second_talk_begins_the_agenda_anew_and_keeps_what_was_written(
    vault: Vault, mees: Mees, meeting: str, talks: list[str]
) -> None:
    order = [step.id for step in seen(vault, meeting).steps]
    with vault.write("Eerste gesprek") as session:
        for one in meeting_detail(session, meeting, TODAY).attendees:
            actions.change_attendee(session, one.id, attendance=Attendance.COMING)
        running.start_meeting(session, meeting)
        running.go_to_step(session, meeting, order[3], 120)
        actions.change_step(session, order[3], note="Rustig begonnen.")
        table.add_contribution(session, meeting, ContributionKind.WISH, "Een ochtend zonder haast.", "parent", "Sanne")
    first = seen(vault, meeting)
    assert current_sitting(first.sittings) == first.sittings[0]
    assert {one.short for one in first.attendees if one.attendance is Attendance.PRESENT} == {
        "Sanne", "Mees", "Marloes", "Hatice", "Ellen",
    }  # fmt: skip
    with vault.write("Tweede gesprek") as session:
        sittings.start_sitting(session, meeting, talks[1])
        sittings.start_sitting(session, meeting, talks[1])
    second = seen(vault, meeting)
    assert [one.state for one in second.sittings] == [MeetingState.CLOSED, MeetingState.ONGOING]
    assert (second.head.current_step, {step.state for step in second.steps}) == (0, {StepState.TODO})
    assert sum(step.used_seconds for step in second.steps) == 0
    assert second.steps[3].note == "Rustig begonnen."
    assert [one.text for one in second.contributions] == ["Een ochtend zonder haast."]
    assert all(one.attendance is Attendance.PRESENT for one in second.attendees)
    with vault.write("Gesloten") as session:
        running.close_meeting(session, meeting, TODAY)
    assert {one.state for one in seen(vault, meeting).sittings} == {MeetingState.CLOSED}


def test_between_two_talks_lists_show_the_one_that_comes(
    vault: Vault, mees: Mees, meeting: str, talks: list[str]
) -> None:
    later = datetime(2026, 3, 19, 9, 0)
    with vault.write("Gehouden") as session:
        sittings.change_sitting(session, talks[1], starts_at=later, room="bij vader thuis")
        assert meeting_detail(session, meeting, TODAY).head.starts_at == START
        running.start_meeting(session, meeting)
        sittings.end_sitting(session, meeting)
    with vault.read() as session:
        coming = next_meeting(session, mees.id, date(2026, 3, 15))
        assert coming
        assert (coming.starts_at, coming.room) == (later, "bij vader thuis")
        assert [one.meeting.id for one in coming_meetings(session, date(2026, 3, 15))] == [meeting]
    with vault.write("Gesloten") as session:
        running.close_meeting(session, meeting, TODAY)
    assert [one.state for one in seen(vault, meeting).sittings] == [MeetingState.CLOSED, MeetingState.CANCELLED]


def test_the_next_talk_moves_with_the_meeting(vault: Vault, meeting: str, talks: list[str]) -> None:
    with vault.write("Verzet") as session:
        actions.set_moment(session, meeting, datetime(2026, 3, 20, 10, 0), timed=False)
        actions.change_meeting(session, meeting, room="lokaal 4")
    first, second = seen(vault, meeting).sittings
    assert (first.starts_at, first.timed, first.room) == (datetime(2026, 3, 20), False, "lokaal 4")
    assert (second.starts_at, second.room) == (datetime(2026, 3, 12, 14, 15), "spreekkamer")


def test_who_comes_to_which_can_be_chosen_and_one_table_again(vault: Vault, meeting: str, talks: list[str]) -> None:
    marloes = next(one for one in seen(vault, meeting).attendees if one.short == "Marloes")
    with vault.write("Gekozen") as session:
        sittings.put_in_sitting(session, marloes.id, talks[1])
        with pytest.raises(UserProblem, match="gone"):
            sittings.put_in_sitting(session, marloes.id, "nergens")
    assert "Marloes" not in names(seen(vault, meeting), talks[0])
    with vault.write("Samen") as session:
        third = sittings.add_sitting(session, meeting, "Met oma")
        sittings.remove_sitting(session, third)
        sittings.remove_sitting(session, talks[1])
    detail = seen(vault, meeting)
    assert (detail.sittings, {one.sitting_id for one in detail.attendees}) == ((), {""})
    assert detail.head.starts_at == START


def test_a_talk_that_was_held_stays(vault: Vault, meeting: str, talks: list[str]) -> None:
    with vault.write("Begonnen") as session:
        running.start_meeting(session, meeting)
    for act in (
        lambda s: sittings.one_talk_again(s, meeting),
        lambda s: sittings.remove_sitting(s, talks[0]),
    ):
        with pytest.raises(UserProblem, match="sitting-begun"), vault.write("Weg") as session:
            act(session)
    with vault.write("Weg") as session:
        sittings.remove_sitting(session, talks[1])
    assert len(seen(vault, meeting).sittings) == 1
    with pytest.raises(UserProblem, match="gone"), vault.write("Weg") as session:
        sittings.start_sitting(session, meeting, talks[1])


def test_before_they_begin_two_talks_become_one_again(vault: Vault, meeting: str, talks: list[str]) -> None:
    with vault.write("Samen") as session:
        sittings.one_talk_again(session, meeting)
    assert seen(vault, meeting).sittings == ()
    vault.undo()
    assert names(seen(vault, meeting), talks[1])[0] == "Ruben"


def test_when_the_first_talk_does_not_come_the_moment_is_that_of_the_one_that_is_left(
    vault: Vault, meeting: str, talks: list[str]
) -> None:
    later = START + timedelta(7)
    with vault.write("Eén gesprek") as session:
        sittings.change_sitting(session, talks[1], starts_at=later)
        sittings.remove_sitting(session, talks[0])
    assert (seen(vault, meeting).sittings, seen(vault, meeting).head.starts_at) == ((), later)


def test_the_last_talk_is_the_last_that_was_held(vault: Vault, meeting: str, talks: list[str]) -> None:
    with vault.write("Gehouden") as session:
        sittings.start_sitting(session, meeting, talks[0])
        running.close_meeting(session, meeting, TODAY)
    rows = seen(vault, meeting).sittings
    assert [one.state for one in rows] == [MeetingState.CLOSED, MeetingState.CANCELLED]
    current = current_sitting(rows)
    assert current is not None
    assert current.id == talks[0]
