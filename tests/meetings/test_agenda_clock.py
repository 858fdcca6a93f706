"""The clock of the agenda: planned, used, left, and when all is done."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.meetings.agenda_clock import StepTime, agenda_clock, minutes_up
from rondom.meetings.model import MeetingKind, StepState
from rondom.meetings.templates import template

START = datetime(2026, 3, 12, 13, 15)
DONE, TODO = StepState.DONE, StepState.TODO
TRIAD = [StepTime(step.key, step.minutes) for step in template(MeetingKind.TRIAD).steps]


def test_the_driehoek_starts_its_steps_where_the_plan_says() -> None:
    clock = agenda_clock(TRIAD, starts_at=START)
    assert [f"{step.starts_at:%H.%M}" for step in clock.steps if step.starts_at] == [
        "13.15", "13.20", "13.23", "13.28", "13.36", "13.44", "13.50", "13.58", "14.02",
    ]  # fmt: skip
    assert (clock.planned_minutes, clock.end_words, clock.current) == (50, "klaar om 14.05 uur", None)


@pytest.mark.parametrize(
    ("used", "running", "words", "over"),
    [
        (0, 0, "nog 8 van 8 min", False),
        (60, 131, "nog 5 van 8 min", False),
        (0, 471, "nog 1 van 8 min", False),
        (0, 480, "tijd is om", False),
        (0, 539, "tijd is om", False),
        (300, 240, "1 min langer", True),
        (0, 605, "2 min langer", True),
    ],
)
def test_words_for_the_step_that_is_going_on(used: int, running: int, words: str, over: bool) -> None:
    clock = agenda_clock([StepTime("a", 8, used)], 0, running)
    assert clock.current
    assert (clock.current.words, clock.current.over) == (words, over)


def test_a_step_that_was_done_says_how_long_it_took() -> None:
    clock = agenda_clock([StepTime("a", 5, 7 * 60 + 20, DONE), StepTime("b", 3)], 1)
    assert [step.words for step in clock.steps] == ["2 min langer", "nog 3 van 3 min"]


def test_the_end_moves_with_what_is_left() -> None:
    steps = [StepTime("a", 5, 600, DONE), StepTime("b", 3), StepTime("c", 8), StepTime("d", 4, 0, StepState.SKIPPED)]
    clock = agenda_clock(steps, 1, 60, START, START + timedelta(minutes=11))
    assert clock.expected_end == START + timedelta(minutes=21)
    assert clock.end_words == "klaar om 13.36 uur"
    assert clock.planned_end == START + timedelta(minutes=20)


def test_nothing_planned_is_no_error() -> None:
    clock = agenda_clock([], 0, 10, START, START)
    assert (clock.current, clock.planned_minutes, clock.expected_end) == (None, 0, START)


@given(
    st.lists(st.builds(StepTime, st.text(max_size=3), st.integers(0, 240), st.integers(0, 20_000)), max_size=12),
    st.integers(-1, 13),
    st.integers(-50, 10_000),
)
def test_planned_and_used_add_up(steps: list[StepTime], current: int, running: int) -> None:
    clock = agenda_clock(steps, current, running, START, START)
    assert clock.planned_end == START + timedelta(minutes=sum(step.minutes for step in steps))
    for step in clock.steps:
        assert step.left_seconds + step.used_seconds == step.minutes * 60
        assert 0 <= step.part <= 1
        assert step.over == (step.left_seconds <= -60)
    assert clock.expected_end
    assert clock.expected_end >= START
    assert sum(step.now for step in clock.steps) == (0 <= current < len(steps))


@given(st.integers(-5000, 5000))
def test_minutes_are_rounded_up(seconds: int) -> None:
    assert (minutes_up(seconds) - 1) * 60 < max(0, seconds) <= minutes_up(seconds) * 60
