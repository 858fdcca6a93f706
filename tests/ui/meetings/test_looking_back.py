"""At the table: what became of what was agreed, and goal by goal how far each finds it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rondom.meetings.actions import plan_meeting
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.last_time import LastTime, last_time
from rondom.meetings.looking_back import GoalReview, change_outcome, goals_back
from rondom.meetings.model import AgreementState, Goal, GoalData, MeetingKind, NextForGoal
from rondom.meetings.open_meeting import meeting_of
from rondom.meetings.running import close_meeting, reopen_meeting
from rondom.meetings.table import add_agreement, add_goal
from rondom.vault.vault import Session, Vault
from tests.mees import START, TODAY, Mees
from tests.ui.meetings.hands import get, has, press, type_line, write_in
from ui.desk import Desk, Place
from ui.dossier.overview import OverviewTab
from ui.meetings.pages.goals import GoalBanner
from ui.meetings.tab import MeetingsTab
from ui.meetings.table import TableWindow
from ui.tasks import Tasks
from ui.unkept import Unkept, is_unkept, laid_aside

Settle = Callable[[], None]
BEFORE = START - timedelta(60)


@pytest.fixture
def before(vault: Vault, mees: Mees) -> None:
    """A driehoek of two months ago with two agreements and two goals."""
    with vault.write("Driehoek gehouden") as session:
        made = plan_meeting(session, mees.id, MeetingKind.TRIAD, BEFORE, TODAY)
        add_agreement(session, made, TODAY, "Sanne Klaproos", "Belt de leesclub", "parent", "20 januari")
        add_agreement(session, made, TODAY, "Hatice Kievit", "Gaat mee naar de gemeente", "coach", "20 maart")
        add_goal(session, made, GoalData(text="Op maandag naar school", now="1 van de 4", then="3 van de 4"))
        add_goal(session, made, GoalData(text="Elke dag lezen", level_part="twee dagen"))
        close_meeting(session, made, BEFORE.date())


def sit_down(tab: MeetingsTab, meeting: str, key: str, settle: Settle) -> TableWindow:
    tab.show_meeting(meeting)
    settle()
    tab.sit_down()
    settle()
    assert tab.table is not None
    assert tab.table.detail is not None
    tab.table.go_to(next(step.id for step in tab.table.detail.steps if step.key == key))
    settle()
    return tab.table


@pytest.fixture
def review(vault: Vault, before: None, mees: Mees, tab: MeetingsTab, desk: Desk, settle: Settle) -> str:
    return planned(tab, mees, MeetingKind.REVIEW, settle)


@pytest.fixture
def triad(vault: Vault, before: None, mees: Mees, tab: MeetingsTab, settle: Settle) -> str:
    return planned(tab, mees, MeetingKind.TRIAD, settle)


def planned(tab: MeetingsTab, mees: Mees, kind: MeetingKind, settle: Settle) -> str:
    made: list[str] = []

    def write(session: Session) -> str:
        return plan_meeting(session, mees.id, kind, START, TODAY, chair="Ib Proef")

    tab.desk.tasks.write(tab, "Gepland", write, made.append)
    settle()
    return made[0]


def ask(tasks: Tasks, settle: Settle, query: Callable[[Session], object]) -> object:
    found: list[object] = []
    tasks.read(tasks, query, found.append)
    settle()
    return found[0]


def begins(tasks: Tasks, settle: Settle, meeting: str) -> LastTime:
    found = ask(tasks, settle, lambda session: last_time(session, meeting, TODAY))
    assert isinstance(found, LastTime)
    return found


def looked(tasks: Tasks, settle: Settle, meeting: str) -> GoalReview:
    found = ask(tasks, settle, lambda session: goals_back(session, meeting, TODAY)[0])
    assert isinstance(found, GoalReview)
    return found


def detail(tasks: Tasks, settle: Settle, meeting: str) -> MeetingDetail:
    found = ask(tasks, settle, lambda session: meeting_detail(session, meeting, TODAY))
    assert isinstance(found, MeetingDetail)
    return found


# -- what was agreed ------------------------------------------------------------------------------------------


def test_done_in_one_click_and_open_again(triad: str, tab: MeetingsTab, tasks: Tasks, settle: Settle) -> None:
    table = sit_down(tab, triad, "last_time", settle)
    assert "2 afspraken, 0 gedaan" in get(table, "table.before.summary").text()
    press(table, "table.before.0.done")
    settle()
    assert begins(tasks, settle, triad).agreements[0].state is AgreementState.DONE
    assert "2 afspraken, 1 gedaan" in get(table, "table.before.summary").text()
    press(table, "table.before.0.open")
    settle()
    assert len(begins(tasks, settle, triad).open) == 2


def test_later_asks_a_day_and_why_in_the_row_itself(triad: str, tab: MeetingsTab, tasks: Tasks, settle: Settle) -> None:
    table = sit_down(tab, triad, "last_time", settle)
    assert not has(table, "table.before.1.why")
    press(table, "table.before.1.later")
    get(table, "table.before.1.due").setText("ooit")
    get(table, "table.before.1.why").setText("De gemeente was dicht")
    assert not get(table, "table.before.1.verb").isEnabled()
    get(table, "table.before.1.due").setText("3 april")
    press(table, "table.before.1.verb")
    settle()
    one = begins(tasks, settle, triad).agreements[1]
    assert (one.due_on, one.moved, one.reason) == (date(2026, 4, 3), 1, "De gemeente was dicht")
    assert not has(table, "table.before.1.why")


def test_what_lapses_asks_why_and_stays_to_be_seen(triad: str, tab: MeetingsTab, tasks: Tasks, settle: Settle) -> None:
    table = sit_down(tab, triad, "last_time", settle)
    press(table, "table.before.0.dropped")
    assert not has(table, "table.before.0.due")
    get(table, "table.before.0.why").setText("Mees wil voetballen")
    get(table, "table.before.0.why").returnPressed.emit()
    settle()
    assert [one.state for one in begins(tasks, settle, triad).agreements] == [
        AgreementState.DROPPED, AgreementState.OPEN,
    ]  # fmt: skip
    assert get(table, "table.before.0.dropped").isChecked()


def test_a_second_later_begins_with_empty_fields(triad: str, tab: MeetingsTab, settle: Settle) -> None:
    table = sit_down(tab, triad, "last_time", settle)
    press(table, "table.before.1.later")
    type_line(get(table, "table.before.1.due"), "3 april")
    type_line(get(table, "table.before.1.why"), "De gemeente was dicht")
    settle()
    press(table, "table.before.1.later")
    assert [get(table, f"table.before.1.{name}").text() for name in ("due", "why")] == ["", ""]


def test_half_a_reason_is_in_the_vault_after_two_seconds(
    triad: str, tab: MeetingsTab, tasks: Tasks, settle: Settle, qtbot: QtBot
) -> None:
    def aside() -> list[str]:
        found: list[tuple[Unkept, ...]] = []
        tasks.look(tasks, laid_aside, found.append)
        qtbot.waitUntil(lambda: bool(found))
        return [one.text for one in found[0]]

    table = sit_down(tab, triad, "last_time", settle)
    press(table, "table.before.1.later")
    type_line(get(table, "table.before.1.due"), "3 april")
    QTest.keyClicks(get(table, "table.before.1.why"), "De geme")
    qtbot.waitUntil(lambda: aside() == ["3 april", "De geme"], timeout=4000)
    assert is_unkept(get(table, "table.before.1.why")), "and a lock gives it back"
    QTest.keyClicks(get(table, "table.before.1.why"), "ente was dicht")
    press(table, "table.before.1.verb")
    settle()
    assert begins(tasks, settle, triad).agreements[1].reason == "De gemeente was dicht"
    assert aside() == []


def test_nothing_at_the_table_says_how_many_days_too_late(triad: str, tab: MeetingsTab, settle: Settle) -> None:
    table = sit_down(tab, triad, "last_time", settle)
    assert not any("te laat" in one.text() for one in table.findChildren(QLabel))


def test_a_goal_goes_on_with_one_click_and_is_not_typed_again(
    triad: str, tab: MeetingsTab, tasks: Tasks, settle: Settle
) -> None:
    table = sit_down(tab, triad, "last_time", settle)
    press(table, "table.goal_before.0.go_on")
    settle()
    (goal,) = detail(tasks, settle, triad).goals
    assert (goal.text, goal.now, goal.then) == ("Op maandag naar school", "1 van de 4", "3 van de 4")
    press(table, "table.goal_before.0.reached")
    settle()
    assert detail(tasks, settle, triad).goals == ()


# -- goal by goal ---------------------------------------------------------------------------------------------


def test_each_answers_for_themselves_and_the_child_too(
    review: str, tab: MeetingsTab, tasks: Tasks, settle: Settle
) -> None:
    table = sit_down(tab, review, "goals_back", settle)
    press(table, "table.score.0.0.-1")
    press(table, "table.score.0.2.2")
    press(table, "table.score.0.1.?")
    press(table, "table.score.0.0.0")
    settle()
    scores = {one.said_by: one.score for one in looked(tasks, settle, review).scores}
    assert scores == {"Sanne": 0, "Ruben": None, "Mees": 2}
    assert get(table, "table.score.0.0.0").isChecked()
    assert not get(table, "table.score.0.0.-1").isChecked()
    assert get(table, "table.score.0.0.0").accessibleName() == "Sanne: zoals gehoopt"


def test_what_worked_is_kept_while_typing_and_each_goal_keeps_its_own(
    review: str, tab: MeetingsTab, tasks: Tasks, settle: Settle
) -> None:
    table = sit_down(tab, review, "goals_back", settle)
    write_in(get(table, "table.review.0.worked"), "Samen lopen")
    press(table, "table.review.which.1")
    settle()
    write_in(get(table, "table.review.1.hindered"), "Geen boek in huis")
    settle()
    found = ask(tasks, settle, lambda session: goals_back(session, review, TODAY))
    assert isinstance(found, tuple)
    assert [(one.worked, one.hindered) for one in found] == [("Samen lopen", ""), ("", "Geen boek in huis")]


def test_what_now_carries_the_goal_and_says_so_when_there_is_no_room(
    review: str, tab: MeetingsTab, tasks: Tasks, desk: Desk, settle: Settle
) -> None:
    table = sit_down(tab, review, "goals_back", settle)
    for text in ("a", "b", "c"):
        desk.tasks.write(tab, "Doel", lambda session, text=text: add_goal(session, review, GoalData(text=text)))
    settle()
    press(table, "table.review.0.go_on")
    settle()
    assert looked(tasks, settle, review).next is NextForGoal.UNDECIDED
    assert not get(table, "table.review.0.go_on").isChecked()
    press(table, "table.review.0.stop")
    settle()
    assert looked(tasks, settle, review).next is NextForGoal.STOP


def test_an_evaluation_without_a_plan_before_says_so(mees: Mees, tab: MeetingsTab, settle: Settle) -> None:
    meeting = planned(tab, mees, MeetingKind.REVIEW, settle)
    table = sit_down(tab, meeting, "goals_back", settle)
    assert not has(table, "table.score.0.0.0")
    assert not has(table, "table.review.which")


def test_the_whole_window_reads_at_double_size(review: str, tab: MeetingsTab, tasks: Tasks, settle: Settle) -> None:
    tab.theme.apply("dark", 2.0)
    table = sit_down(tab, review, "goals_back", settle)
    choice = get(table, "table.score.0.0")
    choice.setCurrentIndex(choice.findData("1"))
    choice.flush()
    settle()
    assert [one.score for one in looked(tasks, settle, review).scores] == [1]


def test_the_result_stands_with_the_goal_in_the_dossier(
    review: str, tab: MeetingsTab, mees: Mees, desk: Desk, tasks: Tasks, settle: Settle, qtbot: QtBot
) -> None:
    table = sit_down(tab, review, "goals_back", settle)
    press(table, "table.score.0.0.-1")
    press(table, "table.review.0.go_on")
    settle()
    overview = OverviewTab(desk)
    qtbot.addWidget(overview)
    overview.visit(Place("dossier", mees.id, "overview"))
    overview.show()
    settle()
    assert get(overview, "overview.looked_back").text() == "Vandaag · Sanne: een stap. We gaan door."


def test_a_choice_that_cannot_be_falls_back_to_the_one_before(
    review: str, tab: MeetingsTab, tasks: Tasks, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three other goals stand in this plan already: what was chosen before is still so, and the screen says it."""
    told: list[str] = []
    monkeypatch.setattr(tab.desk.messages, "show", lambda problem, *_more: told.append(problem.code))
    table = sit_down(tab, review, "goals_back", settle)
    press(table, "table.review.0.reached")
    settle()
    for text in ("een", "twee", "drie"):
        tasks.write(tasks, "Doel", lambda session, text=text: add_goal(session, review, GoalData(text=text)))
    settle()
    press(table, "table.review.0.go_on")
    settle()
    assert told == ["goals-full"]
    assert looked(tasks, settle, review).next is NextForGoal.REACHED
    assert get(table, "table.review.0.reached").isChecked()


def test_a_goal_that_was_looked_back_on_is_not_taken_away_and_that_is_said_each_time(
    review: str, tab: MeetingsTab, tasks: Tasks, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(tab.desk.messages, "show", lambda problem, *_more: told.append(problem.code))
    goal = looked(tasks, settle, review).goal.id

    def open_again(session: Session) -> str:
        change_outcome(session, review, goal, worked="samen lezen")
        first = meeting_of(session, Goal, goal)
        reopen_meeting(session, first)
        return first

    found: list[str] = []
    tasks.write(tasks, "Nieuwe versie", open_again, found.append)
    settle()
    table = sit_down(tab, found[0], "agreements", settle)
    for _time in range(2):
        table.findChildren(GoalBanner)[0].text.left_empty.emit()
        settle()
    assert told == ["goal-looked-back", "goal-looked-back"]
    assert has(table, "table.goal.0.text")
