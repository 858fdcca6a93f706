"""Goal by goal: each answers for themselves, nothing is added up, and a goal that goes on is not typed again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.errors import UserProblem
from rondom.meetings import actions, looking_back, running, table
from rondom.meetings.detail import meeting_detail
from rondom.meetings.goals import GoalRow, current_goal
from rondom.meetings.looking_back import GoalReview, ScoreRow, goal_reviews, goals_back, last_review
from rondom.meetings.model import Goal, GoalData, MeetingKind, NextForGoal
from rondom.meetings.open_meeting import meeting_of
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees

LATER = START + timedelta(60)
GOAL = GoalData(
    text="Op maandag naar school", now="1 van de 4", then="3 van de 4", sign="Hij loopt zelf naar binnen",
    level_part="2 van de 4", level_more="elke week", level_most="hij haalt een vriend op",
)  # fmt: skip


@pytest.fixture
def goal(vault: Vault, mees: Mees) -> str:
    with vault.write("Driehoek gehouden") as session:
        first = actions.plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        made = table.add_goal(session, first, GOAL.model_copy())
        running.close_meeting(session, first, TODAY)
    return made


@pytest.fixture
def review(vault: Vault, mees: Mees, goal: str) -> str:
    with vault.write("Evaluatie gepland") as session:
        return actions.plan_meeting(session, mees.id, MeetingKind.REVIEW, LATER, TODAY, chair="Ellen Boterbloem")


def people(vault: Vault, review: str) -> dict[str, str]:
    with vault.read() as session:
        return {one.short: one.id for one in meeting_detail(session, review, TODAY).attendees}


def score(vault: Vault, review: str, goal: str, name: str, said: int | None, side: str = "parent") -> None:
    who = people(vault, review)[name]
    with vault.write("Opgeschreven") as session:
        looking_back.set_score(session, review, goal, who, name, side, said)


def found(vault: Vault, review: str) -> GoalReview:
    with vault.read() as session:
        (one,) = goals_back(session, review, TODAY)
    return one


def test_an_evaluation_asks_about_every_open_goal(vault: Vault, review: str, goal: str) -> None:
    one = found(vault, review)
    assert (one.goal.id, one.goal.levels) == (
        goal,
        ("1 van de 4", "2 van de 4", "3 van de 4", "elke week", "hij haalt een vriend op"),
    )
    assert one.empty
    with vault.read() as session:
        assert goal_reviews(session, review) == ()


def test_each_answers_for_themselves_and_a_second_answer_takes_the_place_of_the_first(
    vault: Vault, review: str, goal: str
) -> None:
    score(vault, review, goal, "Sanne", -1)
    score(vault, review, goal, "Ruben", 1)
    score(vault, review, goal, "Mees", None, "child")
    score(vault, review, goal, "Sanne", 0)
    one = found(vault, review)
    assert [(row.said_by, row.score) for row in one.scores] == [("Sanne", 0), ("Ruben", 1), ("Mees", None)]
    assert one.score_words == "Sanne: zoals gehoopt. Ruben: meer. Mees: weet ik niet."
    with vault.write("Teruggenomen") as session:
        looking_back.remove_score(session, review, goal, one.scores[1].attendee_id)
    assert [row.said_by for row in found(vault, review).scores] == ["Sanne", "Mees"]


@given(st.lists(st.sampled_from([None, -2, -1, 0, 1, 2]), min_size=1, max_size=12))
def test_no_number_is_ever_told(scores: list[int | None]) -> None:
    rows = tuple(ScoreRow(str(at), "", "other", chr(65 + at), one, "") for at, one in enumerate(scores))
    told = GoalReview(GoalRow("g", "", "", "", "", "", None), "m", TODAY, scores=rows).told(TODAY)
    assert not any(letter.isdigit() for letter in told)
    assert told.count(":") == len(scores)


def test_what_worked_and_what_was_in_the_way_stand_in_the_plan(vault: Vault, review: str, goal: str) -> None:
    with vault.write("Teruggekeken") as session:
        looking_back.change_outcome(session, review, goal, worked="Samen lopen", next="stop")
        looking_back.change_outcome(session, review, goal, hindered="De bus")
        (one,) = goal_reviews(session, review)
    assert (one.worked, one.hindered, one.next) == ("Samen lopen", "De bus", NextForGoal.UNDECIDED)


def test_a_goal_that_goes_on_is_copied_once_with_all_its_words(
    vault: Vault, mees: Mees, review: str, goal: str
) -> None:
    for _twice in range(2):
        with vault.write("Gaat door") as session:
            looking_back.choose_next(session, review, goal, NextForGoal.GO_ON)
    with vault.read() as session:
        (copy,) = meeting_detail(session, review, TODAY).goals
        current = current_goal(session, mees.id)
    assert current
    assert (copy.text, copy.levels, copy.sign) == (GOAL.text, found(vault, review).goal.levels, GOAL.sign)
    assert copy.from_goal_id == goal
    assert found(vault, review).carried_id == copy.id == current.id


@pytest.mark.parametrize("what", [NextForGoal.REACHED, NextForGoal.STOP, NextForGoal.UNDECIDED])
def test_chosen_otherwise_the_copy_goes_unless_something_was_written_in_it(
    vault: Vault, review: str, goal: str, what: NextForGoal
) -> None:
    with vault.write("Gaat door") as session:
        looking_back.choose_next(session, review, goal, NextForGoal.GO_ON)
        looking_back.choose_next(session, review, goal, what)
        assert meeting_detail(session, review, TODAY).goals == ()
        looking_back.choose_next(session, review, goal, NextForGoal.CHANGE)
        (copy,) = meeting_detail(session, review, TODAY).goals
        table.change_goal(session, copy.id, then="4 van de 4")
        looking_back.choose_next(session, review, goal, what)
        assert [one.then for one in meeting_detail(session, review, TODAY).goals] == ["4 van de 4"]


def test_with_three_other_goals_there_is_no_room_and_nothing_was_chosen(vault: Vault, review: str, goal: str) -> None:
    with vault.write("Drie doelen") as session:
        for text in "abc":
            table.add_goal(session, review, GoalData(text=text))
    with pytest.raises(UserProblem, match="goals-full"), vault.write("Gaat door") as session:
        looking_back.choose_next(session, review, goal, NextForGoal.GO_ON)
    assert found(vault, review).next is NextForGoal.UNDECIDED


def test_the_dossier_tells_the_last_time_someone_looked_back(vault: Vault, review: str, goal: str) -> None:
    with vault.read() as session:
        assert last_review(session, goal) is None
    score(vault, review, goal, "Sanne", -1)
    with vault.write("Gaat door") as session:
        looking_back.choose_next(session, review, goal, NextForGoal.GO_ON)
        (copy,) = meeting_detail(session, review, TODAY).goals
        told = last_review(session, copy.id)
    assert told
    assert told.told(LATER.date()) == "Vandaag · Sanne: een stap. We gaan door."


def test_a_closed_evaluation_is_not_changed_any_more(vault: Vault, review: str, goal: str) -> None:
    who = people(vault, review)["Sanne"]
    with vault.write("Gesloten") as session:
        running.close_meeting(session, review, TODAY)
    for act in (
        lambda session: looking_back.set_score(session, review, goal, who, "Sanne", "parent", 0),
        lambda session: looking_back.change_outcome(session, review, goal, worked="x"),
        lambda session: looking_back.choose_next(session, review, goal, NextForGoal.GO_ON),
        lambda session: looking_back.remove_score(session, review, goal, who),
    ):
        with pytest.raises(UserProblem, match="meeting-closed"), vault.write("Te laat") as session:
            act(session)


def test_a_goal_that_is_not_there(vault: Vault, review: str) -> None:
    with pytest.raises(UserProblem, match="gone"), vault.write("Weg") as session:
        looking_back.change_outcome(session, review, "nothing", worked="x")
    with pytest.raises(UserProblem, match="gone"), vault.write("Weg") as session:
        looking_back.carry_goal(session, review, "nothing")


def test_a_goal_that_was_looked_back_on_elsewhere_is_not_taken_away(vault: Vault, review: str, goal: str) -> None:
    score(vault, review, goal, "Sanne", -1)
    with vault.write("Gesloten") as session:
        first = meeting_of(session, Goal, goal)
        running.close_meeting(session, review, TODAY)
        running.reopen_meeting(session, first)
        with pytest.raises(UserProblem, match="goal-looked-back"):
            table.remove_goal(session, goal)
        assert [one.score_words for one in goal_reviews(session, review)] == ["Sanne: een stap."]


def test_a_goal_that_went_on_and_was_looked_back_on_stays_when_chosen_otherwise(
    vault: Vault, mees: Mees, review: str, goal: str
) -> None:
    with vault.write("Evaluatie") as session:
        looking_back.choose_next(session, review, goal, NextForGoal.GO_ON)
        (carried,) = meeting_detail(session, review, TODAY).goals
        running.close_meeting(session, review, TODAY)
        later = actions.plan_meeting(session, mees.id, MeetingKind.REVIEW, LATER + timedelta(60), TODAY)
        looking_back.change_outcome(session, later, carried.id, worked="samen lezen")
        running.reopen_meeting(session, review)
        looking_back.choose_next(session, review, goal, NextForGoal.STOP)
        assert [one.worked for one in goal_reviews(session, later)] == ["samen lezen"]


def test_a_score_of_a_goal_that_is_gone_is_told(vault: Vault, review: str) -> None:
    with pytest.raises(UserProblem):
        score(vault, review, "nobody", "Sanne", 1)
