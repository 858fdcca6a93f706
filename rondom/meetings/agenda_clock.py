"""The clock of an agenda: how long each step may take, took, and when all is done. Pure sums; whoever calls knows the time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rondom.language import _, clock_time
from rondom.meetings.model import StepState


@dataclass(frozen=True, slots=True)
class StepTime:
    """What the clock needs of one step, in the order of the agenda."""

    id: str
    minutes: int
    used_seconds: int = 0
    state: StepState = StepState.TODO


@dataclass(frozen=True, slots=True)
class StepClock:
    """One step on the clock."""

    id: str
    starts_at: datetime | None
    """Planned: the minutes before it added up."""
    minutes: int
    used_seconds: int
    left_seconds: int
    """Below zero when it takes longer than planned."""
    now: bool
    state: StepState
    words: str
    """"nog 5 van 8 min", "2 min langer", "8 min"."""

    @property
    def over(self) -> bool:
        """True from a whole minute too long: a few seconds are nobody's business."""
        return self.left_seconds <= -60

    @property
    def part(self) -> float:
        """How much of the planned time is used, 0 to 1."""
        if not self.minutes:
            return 1.0 if self.used_seconds else 0.0
        return min(1.0, self.used_seconds / (self.minutes * 60))


@dataclass(frozen=True, slots=True)
class AgendaClock:
    steps: tuple[StepClock, ...]
    current: StepClock | None
    planned_minutes: int
    planned_end: datetime | None
    expected_end: datetime | None
    """When the meeting is done if what is left takes as long as planned."""
    end_words: str
    """"klaar om 14.05 uur"."""


def agenda_clock(
    steps: Sequence[StepTime],
    current: int | None = None,
    running_seconds: int = 0,
    starts_at: datetime | None = None,
    now: datetime | None = None,
) -> AgendaClock:
    """The whole clock. `current` is the place of the step that is going on, None before and after the meeting;
    `running_seconds` is what it has taken since it was last booked. Without `now` the planned end is expected.
    """
    clocks = tuple(_steps(steps, current, running_seconds, starts_at))
    minutes = sum(step.minutes for step in steps)
    planned = starts_at + timedelta(minutes=minutes) if starts_at else None
    going = clocks[current] if current is not None and 0 <= current < len(clocks) else None
    expected = now + timedelta(seconds=_left(clocks)) if now and going else planned
    words = _("klaar om {time} uur").format(time=clock_time(_up(expected))) if expected else ""
    return AgendaClock(clocks, going, minutes, planned, expected, words)


def _steps(steps: Sequence[StepTime], current: int | None, running: int, starts_at: datetime | None) -> list[StepClock]:
    clocks = []
    begin = starts_at
    for place, step in enumerate(steps):
        now = place == current
        used = step.used_seconds + (max(0, running) if now else 0)
        left = step.minutes * 60 - used
        clocks.append(
            StepClock(step.id, begin, step.minutes, used, left, now, step.state, _words(step.minutes, left, now))
        )
        begin = begin + timedelta(minutes=step.minutes) if begin else None
    return clocks


def _words(minutes: int, left: int, now: bool) -> str:
    if left <= -60:
        return _("{n} min langer").format(n=-left // 60)
    if not now:
        return _("{n} min").format(n=minutes)
    if left <= 0:
        return _("tijd is om")
    return _("nog {left} van {n} min").format(left=minutes_up(left), n=minutes)


def minutes_up(seconds: int) -> int:
    """Whole minutes, rounded up: with ten seconds to go it is still "nog 1 min". 0 when nothing is left."""
    return max(0, -(-seconds // 60))


def _left(clocks: Sequence[StepClock]) -> int:
    """Seconds to go: the rest of the step that is going on and of every step that is still to come."""
    todo = [step for step in clocks if step.now or step.state is StepState.TODO]
    return sum(max(0, step.left_seconds) for step in todo)


def _up(moment: datetime) -> datetime:
    """To the next whole minute, so that the end does not flicker."""
    return (
        moment
        if not (moment.second or moment.microsecond)
        else moment.replace(second=0, microsecond=0) + timedelta(minutes=1)
    )
