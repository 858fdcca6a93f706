"""What the plan says of a meeting: of everyone for themselves, of several talks, of what goes on from before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondom.dossier.actions import change_caregiver
from rondom.language import folded
from rondom.meetings import actions, sittings, table
from rondom.meetings.detail import ContributionRow, meeting_detail
from rondom.meetings.looking_back import change_outcome, choose_next, set_score
from rondom.meetings.model import (
    Attendance,
    ContributionKind,
    GoalData,
    MeetingKind,
    NextForGoal,
    Recognised,
    Sitting,
    SittingData,
)
from rondom.meetings.recognition import RecognitionRow, recognise, tell_recognition
from rondom.plan.actions import fix_plan, new_version
from rondom.plan.live import concerns_of
from rondom.plan.queries import plan_reading
from rondom.plan.reading import PersonView, Perspective, PlanNote
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


def test_what_was_said_in_a_step_of_ones_own_and_what_was_parked_are_not_lost(vault: Vault, ids: Ids) -> None:
    with vault.write("Verder") as session:
        step = actions.add_step(session, ids["meeting"], "Over de overblijf", 5)
        actions.change_step(session, step, note="Daar is het druk.")
        actions.add_step(session, ids["meeting"], "Niets gezegd", 5)
        table.add_contribution(session, ids["meeting"], ContributionKind.PARKED, "De vakantie van mei", "other")
        table.add_contribution(session, ids["meeting"], ContributionKind.PARKED, "  ", "other")
        plan = plan_reading(session, ids["meeting"], today=TODAY)
        assert plan.notes == (PlanNote("Over de overblijf", "Daar is het druk."),)
        assert plan.parked == ("De vakantie van mei",)
        fix_plan(session, ids["meeting"], TODAY)
        kept = plan_reading(session, ids["meeting"], today=TODAY)
    assert (kept.notes, kept.parked) == (plan.notes, plan.parked)


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


def test_who_is_asked_twice_about_the_same_words_gave_two_answers(vault: Vault, ids: Ids) -> None:
    with vault.write("Zorg") as session:
        said = [("Slaapt laat", "parent", "Sanne"), ("slaapt  laat", "coach", "Hatice"), ("Slaapt laat", "school", "")]
        first, second, third = (
            table.add_contribution(session, ids["meeting"], ContributionKind.CONCERN, *one) for one in said
        )
        recognise(session, first, ids["Ruben"], Recognised.NO)
        tell_recognition(session, first, ids["Ruben"], "bij mij niet")
        recognise(session, second, ids["Ruben"], Recognised.PARTLY)
        recognise(session, third, ids["Ruben"], Recognised.PARTLY)
        (concern,) = plan_reading(session, ids["meeting"], today=TODAY).concerns
    assert [(one.answer.value, one.note) for one in concern.views] == [("no", "bij mij niet"), ("partly", "")]


def test_two_answers_of_the_others_in_an_older_meeting_stay_two(vault: Vault, ids: Ids) -> None:
    with vault.write("Zorg") as session:
        for answer, note in (("", ""), ("yes", "allen"), ("no", "bij vader niet"), ("yes", "allen")):
            one = table.add_contribution(session, ids["meeting"], ContributionKind.CONCERN, "Slaapt laat", "parent")
            if answer:
                table.change_contribution(session, one, recognised=Recognised(answer), recognised_note=note)
        concerns = plan_reading(session, ids["meeting"], today=TODAY).concerns
    assert [(one.recognised.value, one.note) for one in concerns] == [("yes", "allen"), ("no", "bij vader niet")]


@pytest.fixture
def talks(vault: Vault, mees: Mees, ids: Ids) -> list[str]:
    """One with mother today, one with father a week later; the first is held."""
    with vault.write("Twee gesprekken") as session:
        change_caregiver(session, mees.father, apart=True)
        made = sittings.plan_sittings(session, ids["meeting"])
        sittings.change_sitting(session, made[1], starts_at=START + timedelta(7))
        sittings.start_sitting(session, ids["meeting"], made[0])
        sittings.end_sitting(session, ids["meeting"])
    return made


def test_a_talk_that_was_not_held_does_not_stand_in_the_plan_as_held(vault: Vault, ids: Ids, talks: list[str]) -> None:
    with vault.write("Gesloten") as session:
        fix_plan(session, ids["meeting"], TODAY)
        plan = plan_reading(session, ids["meeting"], today=TODAY)
        assert meeting_detail(session, ids["meeting"], TODAY).head.starts_at == START
    assert ([one.title for one in plan.sittings], plan.meeting_on) == (["Met moeder"], TODAY)
    assert [one.name for one in plan.people if not one.present] == ["Ruben Veenpluis"]
    assert "Ruben Veenpluis" in [one.name for one in plan.approvals], "he is still asked what he finds of it"


def test_a_talk_may_be_held_after_all_in_a_next_version(vault: Vault, ids: Ids, talks: list[str]) -> None:
    with vault.write("Gesloten") as session:
        fix_plan(session, ids["meeting"], TODAY)
        new_version(session, ids["meeting"], "vader wil ook komen", JUNE)
        coming = sittings.next_sitting(meeting_detail(session, ids["meeting"], JUNE).sittings)
        assert coming is not None
        assert coming.id == talks[1]
        sittings.start_sitting(session, ids["meeting"], talks[1])
        fix_plan(session, ids["meeting"], JUNE)
        plan = plan_reading(session, ids["meeting"], today=JUNE)
    assert ([one.title for one in plan.sittings], plan.version) == (["Met moeder", "Met vader"], 2)
    assert all(one.present for one in plan.people)


def test_a_talk_on_paper_was_held_when_who_came_to_it_was_there(vault: Vault, ids: Ids, talks: list[str]) -> None:
    with vault.write("Gesloten") as session:
        actions.change_attendee(session, ids["Ruben"], attendance=Attendance.PRESENT)
        fix_plan(session, ids["meeting"], TODAY)
        plan = plan_reading(session, ids["meeting"], today=TODAY)
    assert [one.title for one in plan.sittings] == ["Met moeder", "Met vader"]
    assert plan.meeting_on == START.date() + timedelta(7)


SEEN = st.builds(
    RecognitionRow, st.sampled_from(("a", "b")), st.just("Ruben Veenpluis"), st.just("Ruben"), st.just("parent"),
    st.sampled_from(Recognised), st.sampled_from(("", "soms", "bij mij niet")),
)  # fmt: skip
SAID = st.builds(
    ContributionRow, st.uuids().map(str), st.just(ContributionKind.CONCERN), st.sampled_from(("parent", "school", "other")),
    st.sampled_from(("", "Sanne", "Marloes, Hatice")), st.sampled_from(("Slaapt laat", "slaapt  laat", "Buikpijn", " ")),
    st.sampled_from(Recognised), st.sampled_from(("", "allen")), recognitions=st.lists(SEEN, max_size=3).map(tuple),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(SAID, max_size=6, unique_by=lambda one: one.id))
def test_no_view_is_lost_and_none_is_made_of_two(vault: Vault, ids: Ids, said: list[ContributionRow]) -> None:
    """Every answer that was given stands with these words in the plan, and no answer stands there that nobody gave."""
    with vault.read() as session:
        detail = replace(meeting_detail(session, ids["meeting"], TODAY), contributions=tuple(said))
    given_, told = set(), set()
    for one in said:
        if one.text.strip():
            words, answered = folded(one.text), (one.recognised.value, one.recognised_note)
            given_ |= {(words, "all", *answered)} if answered != ("unknown", "") else set()
            asked = [each for each in one.recognitions if each.answer.value != "unknown" or each.note]
            given_ |= {(words, each.short, each.answer.value, each.note) for each in asked}
    for concern in concerns_of(detail):
        words, answered = folded(concern.text), (concern.recognised.value, concern.note)
        told |= {(words, "all", *answered)} if answered != ("unknown", "") else set()
        told |= {(words, each.name, each.answer.value, each.note) for each in concern.views}
    assert told == given_
    assert {folded(one.text) for one in said if one.text.strip()} == {folded(one.text) for one in concerns_of(detail)}
