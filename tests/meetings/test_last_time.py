"""Where a meeting begins: what is still open comes along by itself, and nothing is typed twice."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from rondom.errors import UserProblem
from rondom.meetings import actions, running, table
from rondom.meetings.agreements import open_agreements
from rondom.meetings.calls import CallPerson, around_to_call, note_call
from rondom.meetings.detail import meeting_detail
from rondom.meetings.last_time import LastTime, last_time
from rondom.meetings.looking_back import choose_next
from rondom.meetings.model import AgreementState, GoalData, MeetingKind, NextForGoal
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

LATER = START + timedelta(60)


def plan(vault: Vault, mees: Mees, at: datetime | None, kind: MeetingKind = MeetingKind.TRIAD) -> str:
    with vault.write("Overleg gepland") as session:
        return actions.plan_meeting(session, mees.id, kind, at, TODAY)


def closed(vault: Vault, mees: Mees, at: datetime, agreed: tuple[str, ...] = (), goals: tuple[str, ...] = ()) -> str:
    made = plan(vault, mees, at)
    with vault.write("Overleg gehouden") as session:
        for what in agreed:
            table.add_agreement(session, made, TODAY, "Sanne Klaproos", what, "parent", "20 maart")
        for text in goals:
            table.add_goal(session, made, GoalData(text=text, now="1 van de 4", then="3 van de 4"))
        running.close_meeting(session, made, at.date())
    return made


def begin(vault: Vault, meeting: str, today: date = TODAY) -> LastTime:
    with vault.read() as session:
        return last_time(session, meeting, today)


def keys(vault: Vault, meeting: str) -> list[str]:
    with vault.read() as session:
        return [step.key for step in meeting_detail(session, meeting, TODAY).steps]


def test_a_first_meeting_has_nothing_behind_it(vault: Vault, mees: Mees) -> None:
    first = plan(vault, mees, START)
    assert begin(vault, first).nothing
    assert begin(vault, first).before is None
    assert "last_time" not in keys(vault, first)
    with pytest.raises(UserProblem, match="gone"):
        begin(vault, "nobody")


def test_the_next_meeting_begins_with_what_was_agreed_and_lasts_as_long(vault: Vault, mees: Mees) -> None:
    closed(vault, mees, START, ("belt de leesclub", "zoekt een sport"), ("Naar school zonder buikpijn",))
    second = plan(vault, mees, LATER)
    assert keys(vault, second)[:3] == ["welcome", "purpose", "last_time"]
    with vault.read() as session:
        seen = meeting_detail(session, second, TODAY)
    assert (seen.head.minutes, seen.planned_minutes) == (50, 50)
    found = begin(vault, second)
    assert found.before is not None
    assert (found.before.title, found.before.on) == ("Driehoek 1", START.date())
    assert [one.what for one in found.open] == ["belt de leesclub", "zoekt een sport"]
    assert [(one.goal.text, one.carried_id) for one in found.goals] == [("Naar school zonder buikpijn", "")]


def test_a_call_and_a_talk_with_the_child_get_no_such_step(vault: Vault, mees: Mees) -> None:
    closed(vault, mees, START, ("belt de leesclub",))
    assert "last_time" not in keys(vault, plan(vault, mees, LATER, MeetingKind.CHILD_TALK))


def test_what_became_of_it_is_told_of_the_plan_before_and_older_only_what_is_open(vault: Vault, mees: Mees) -> None:
    closed(vault, mees, START - timedelta(60), ("oud en gedaan", "oud en open"))
    closed(vault, mees, START, ("gedaan", "vervallen", "open"))
    with vault.write("Bijgehouden") as session:
        by_name = {one.what: one.id for one in open_agreements(session, TODAY)}
        table.mark_done(session, by_name["oud en gedaan"], TODAY)
        table.mark_done(session, by_name["gedaan"], TODAY)
        table.drop_agreement(session, by_name["vervallen"], "Mees wil voetballen")
    found = begin(vault, plan(vault, mees, LATER))
    assert [(one.what, one.state) for one in found.agreements] == [
        ("oud en open", AgreementState.OPEN),
        ("gedaan", AgreementState.DONE),
        ("vervallen", AgreementState.DROPPED),
        ("open", AgreementState.OPEN),
    ]


def test_what_was_agreed_on_the_phone_since_comes_along(vault: Vault, mees: Mees) -> None:
    closed(vault, mees, START, ("open",))
    with vault.write("Gebeld") as session:
        person = mother(session, mees)
        note_call(session, mees.id, TODAY, [person], "de zwemles", "gaat niet door", "Sanne zoekt iets anders", LATER)
    second = plan(vault, mees, LATER + timedelta(1))
    assert [one.what for one in begin(vault, second).agreements] == ["open", "Zoekt iets anders"]
    before = begin(vault, second).before
    assert before
    assert before.title == "Driehoek 1"


def mother(session: Session, mees: Mees) -> CallPerson:
    return next(one for one in around_to_call(session, mees.id, TODAY) if one.caregiver_id == mees.mother)


def test_a_cancelled_and_a_later_meeting_do_not_count(vault: Vault, mees: Mees) -> None:
    first = closed(vault, mees, START, ("open",))
    gone = plan(vault, mees, START + timedelta(7))
    with vault.write("Afgezegd") as session:
        table.add_agreement(session, gone, TODAY, "Sanne", "nooit")
        actions.cancel_meeting(session, gone)
        running.reopen_meeting(session, first)
    closed(vault, mees, LATER, ("later",))
    assert begin(vault, first).nothing


def test_goals_that_ended_stay_behind_and_those_that_go_on_are_not_asked_twice(vault: Vault, mees: Mees) -> None:
    closed(vault, mees, START, goals=("één", "twee", "drie"))
    second = plan(vault, mees, LATER)
    with vault.write("Teruggekeken") as session:
        ids = {one.goal.text: one.goal.id for one in last_time(session, second, TODAY).goals}
        choose_next(session, second, ids["één"], NextForGoal.REACHED)
        choose_next(session, second, ids["twee"], NextForGoal.GO_ON)
    here = begin(vault, second)
    assert [(one.goal.text, one.next, bool(one.carried_id)) for one in here.goals] == [
        ("één", NextForGoal.REACHED, False),
        ("twee", NextForGoal.GO_ON, True),
        ("drie", NextForGoal.UNDECIDED, False),
    ]
    with vault.write("Gesloten") as session:
        running.close_meeting(session, second, LATER.date())
    third = plan(vault, mees, LATER + timedelta(60), MeetingKind.REVIEW)
    assert [one.goal.text for one in begin(vault, third).goals] == ["twee"]
    assert keys(vault, third).count("last_time") == 1


def test_a_meeting_of_which_only_the_day_is_known_comes_after_what_was_said_that_day(vault: Vault, mees: Mees) -> None:
    with vault.write("Gebeld") as session:
        mother = around_to_call(session, mees.id, TODAY)[:1]
        note_call(session, mees.id, TODAY, mother, "vraag", "antwoord", "Sanne belt terug", at=START)
        made = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, timed=False)
    assert "last_time" in keys(vault, made)
    assert len(begin(vault, made).open) == 1
