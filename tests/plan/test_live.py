"""What the plan says of a meeting: of everyone for themselves, of several talks, of what goes on from before."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from rondom.meetings import actions, table
from rondom.meetings.detail import meeting_detail
from rondom.meetings.looking_back import change_outcome, choose_next, set_score
from rondom.meetings.model import (
    ContributionKind,
    GoalData,
    MeetingKind,
    NextForGoal,
    Recognised,
    Sitting,
    SittingData,
)
from rondom.meetings.recognition import recognise, tell_recognition
from rondom.plan.actions import fix_plan
from rondom.plan.queries import plan_reading
from rondom.plan.reading import PersonView, Perspective
from rondom.vault.records import add
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

Ids = dict[str, str]
JUNE = date(2026, 6, 4)


@pytest.fixture
def ids(vault: Vault, mees: Mees) -> Ids:
    with vault.write("Driehoek") as session:
        made = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        return {"meeting": made, **{one.short: one.id for one in meeting_detail(session, made, TODAY).attendees}}


def test_everyone_sees_a_concern_for_themselves(vault: Vault, ids: Ids) -> None:
    with vault.write("Zorg") as session:
        one = table.add_contribution(
            session, ids["meeting"], ContributionKind.CONCERN, "Slaapt laat in", "parent", "Sanne"
        )
        again = table.add_contribution(
            session, ids["meeting"], ContributionKind.CONCERN, "slaapt  laat in", "coach", "Hatice"
        )
        recognise(session, one, ids["Ruben"], Recognised.NO)
        tell_recognition(session, one, ids["Ruben"], "bij mij om acht uur")
        recognise(session, again, ids["Marloes"], Recognised.PARTLY)
        (concern,) = plan_reading(session, ids["meeting"], today=TODAY).concerns
    assert [person.name for person in concern.seen_by] == ["Sanne", "Hatice"]
    assert concern.views == (
        PersonView("Ruben", Perspective.PARENT, Recognised.NO, "bij mij om acht uur"),
        PersonView("Marloes", Perspective.SCHOOL, Recognised.PARTLY),
    )
    assert concern.recognised == "unknown"


def test_the_steps_of_a_goal_come_along(vault: Vault, ids: Ids) -> None:
    data = GoalData(text="Rustig naar binnen", now="1", level_part="2", then="3", level_more="4", level_most="altijd")
    with vault.write("Doel") as session:
        table.add_goal(session, ids["meeting"], data)
        (goal,) = plan_reading(session, ids["meeting"], today=TODAY).goals
    assert (goal.now, goal.part, goal.then, goal.more, goal.most) == ("1", "2", "3", "4", "altijd")


def test_several_talks_make_one_plan_and_it_says_who_sat_where(vault: Vault, mees: Mees, ids: Ids) -> None:
    with vault.write("Twee gesprekken") as session:
        for place, (title, who) in enumerate((("Met moeder", "Sanne"), ("Met vader", "Ruben"))):
            data = SittingData(title=title, starts_at=datetime(2026, 3, 12 + place, 13, 15), position=place)
            made = add(session, Sitting, data, pupil_id=mees.id, meeting_id=ids["meeting"])
            actions.change_attendee(session, ids[who], sitting_id=made)
        actions.change_attendee(session, ids["Ruben"], left_at=datetime(2026, 3, 13, 13, 40, 12))
        plan = plan_reading(session, ids["meeting"], today=TODAY)
    assert [(one.title, one.on, one.people) for one in plan.sittings] == [
        ("Met moeder", date(2026, 3, 12), "Sanne, Mees, Marloes en Hatice"),
        ("Met vader", date(2026, 3, 13), "Ruben, Mees, Marloes en Hatice"),
    ]
    assert [(one.name, one.left) for one in plan.people if one.left] == [("Ruben Veenpluis", time(13, 40))]


def test_a_child_that_was_asked_and_did_not_want_to_is_in_the_plan(vault: Vault, ids: Ids) -> None:
    with vault.write("Gevraagd") as session:
        assert plan_reading(session, ids["meeting"], today=TODAY).voice is None
        actions.change_meeting(session, ids["meeting"], voice_declined=True, voice_by="juf Marloes")
        voice = plan_reading(session, ids["meeting"], today=TODAY).voice
        assert voice is not None
        assert (voice.declined, voice.words, voice.by) == (True, "", "juf Marloes")
        actions.change_meeting(session, ids["meeting"], voice_words="Toch iets.")
        voice = plan_reading(session, ids["meeting"], today=TODAY).voice
        assert voice is not None
        assert not voice.declined


def test_an_interpreter_is_there_but_is_not_asked_to_agree(vault: Vault, ids: Ids) -> None:
    with vault.write("Tolk") as session:
        actions.change_attendee(session, ids["Hatice"], interprets="Arabisch", gets="nothing")
        plan = plan_reading(session, ids["meeting"], today=TODAY)
    assert "Hatice Kievit" in [one.name for one in plan.people]
    assert "Hatice Kievit" not in [one.name for one in plan.approvals]
    assert "Hatice" not in plan.follow_up.evaluation_with


def test_what_goes_on_and_what_was_looked_back_on_stand_in_the_next_plan(vault: Vault, mees: Mees, ids: Ids) -> None:
    with vault.write("Gesloten") as session:
        goal = table.add_goal(session, ids["meeting"], GoalData(text="Rustig naar binnen"))
        table.add_agreement(session, ids["meeting"], TODAY, "Hatice Kievit", "Belt vader.", "coach", "elke week")
        done = table.add_agreement(session, ids["meeting"], TODAY, "Marloes Grutto", "Kaartje.", "school", "nu")
        table.mark_done(session, done, TODAY)
        fix_plan(session, ids["meeting"], TODAY)
    with vault.write("Evaluatie") as session:
        review = actions.plan_meeting(session, mees.id, MeetingKind.REVIEW, datetime(2026, 6, 4, 13, 15), JUNE)
        mother = meeting_detail(session, review, JUNE).attendees[0].id
        set_score(session, review, goal, mother, "Sanne", "parent", -1)
        change_outcome(session, review, goal, worked="Het kaartje")
        choose_next(session, review, goal, NextForGoal.GO_ON)
        plan = plan_reading(session, review, today=JUNE)
    assert [(one.who, one.what, one.due_said, one.since) for one in plan.running] == [
        ("Hatice", "Belt vader.", "elke week", "Driehoek 1")
    ]
    (back,) = plan.reviews
    assert (back.text, back.worked, back.next) == ("Rustig naar binnen", "Het kaartje", "We gaan door")
    assert [(one.name, one.words) for one in back.scores] == [("Sanne", "een stap")]


def test_a_talk_with_the_child_alone_takes_nothing_over(vault: Vault, mees: Mees, ids: Ids) -> None:
    with vault.write("Kindgesprek") as session:
        table.add_agreement(session, ids["meeting"], TODAY, "Hatice Kievit", "Belt vader.", "coach", "elke week")
        fix_plan(session, ids["meeting"], TODAY)
        talk = actions.plan_meeting(session, mees.id, MeetingKind.CHILD_TALK, datetime(2026, 4, 4, 13, 15), JUNE)
        assert plan_reading(session, talk, today=JUNE).running == ()
