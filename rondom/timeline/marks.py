"""What a timeline is drawn from: the events as marks, and the frame of time they stand in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rondom.timeline.lanes import ALL_LANES, LaneView
from rondom.timeline.school_years import SchoolYear
from rondom.timeline.spans import Span


@dataclass(frozen=True, slots=True)
class Curve:
    """How one perspective looks at help: -2 … +2 at the start, half-way and at the end; None is not asked."""

    perspective: str
    values: tuple[int | None, int | None, int | None]

    def points(self) -> tuple[tuple[float, int], ...]:
        """(place 0-1, value) of what was said."""
        return tuple((place / 2, value) for place, value in enumerate(self.values) if value is not None)


@dataclass(frozen=True, slots=True)
class EventMark:
    """One event. `kind` is moment, period or trajectory; every time is an interval, as vague as it is known.

    No `start` but `applied`: still waiting for help. No `end` on a period or trajectory: it goes on. `sentence` is what is
    read aloud and shown as a tooltip. `since` False: it began before what is drawn, or nobody said when, so there is no edge
    to draw and its start counts as no change.
    """

    key: str
    lane: str
    kind: str
    label: str
    start: Span | None
    end: Span | None = None
    applied: Span | None = None
    planned: bool = False
    private: bool = False
    curves: tuple[Curve, ...] = ()
    sentence: str = ""
    since: bool = True
    topic: str = ""
    """Key of `rondom.timeline.topics`; "" is none."""
    told_side: str = ""
    """Perspective of who told it; "" is not known."""

    @property
    def began(self) -> Span | None:
        """When it began, as it was told."""
        return self.start if self.since else None

    @property
    def first(self) -> date | None:
        """The first day it touches; None for an event without a date, which is listed but not drawn."""
        if self.applied:
            return self.applied[0]
        return self.start[0] if self.start else None


NAMES_BESIDE = 5.0
"""em; a narrower column has room for the shape of a lane only."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was counted in one place of a lane: the events there that stand between two days."""

    lane: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Frame:
    """`em` is the size of normal text, `scale` the width of a day, x = 0 is `origin`; what is later than `last` is not drawn."""

    em: float
    scale: float
    origin: date
    last: date
    today: date
    birth: date | None = None
    groups: tuple[SchoolYear, ...] = ()
    today_label: str = ""
    label_width: float = 9.75
    """Width of the column of lanes, in em."""
    axis_height: float = 3.85
    """Height of years and groups, in em."""
    max_rows: int = 6
    """Rows in a lane; what does not fit is counted in one dense row more."""
    larger: tuple[tuple[str, int], ...] = ()
    """(lane, rows): lanes that may take more rows than the others, on a sheet with room left."""
    bounded: bool = False
    """On paper no label may run over the edges of the time that is drawn."""
    lanes: tuple[LaneView, ...] = ALL_LANES
    """From top to bottom."""
    holidays: tuple[Span, ...] = ()
    """School holidays, as faint bands behind the lanes."""
    wash: bool = True
    """Whether the drawing shows where most changed."""
    opened: Opened | None = None
    """A crowd that gets as many rows as it needs."""

    def x(self, day: date) -> float:
        return (day - self.origin).days * self.scale

    def day(self, x: float) -> date:
        return self.origin + timedelta(round(x / self.scale))

    def rows_in(self, lane: str) -> int:
        """The most rows of this lane."""
        return dict(self.larger).get(lane, self.max_rows)

    @property
    def now(self) -> float:
        return self.x(self.today)

    def named(self, label_width: float) -> Frame:
        """With another width, in em, for the names of the lanes; under `NAMES_BESIDE` they stand above the lanes."""
        return replace(self, label_width=label_width)


def frame_for(
    marks: Iterable[EventMark],
    today: date,
    em: float,
    scale: float,
    birth: date | None = None,
    groups: tuple[SchoolYear, ...] = (),
) -> Frame:
    """A frame around a whole life: from the year of birth, or of the first event, to the end of next year."""
    known = [mark for mark in marks if mark.first]
    starts = [mark.first for mark in known if mark.first] + ([birth] if birth else [])
    ends = [span[1] for mark in known for span in (mark.start, mark.end) if span]
    first = min([*starts, date(today.year - 1, 1, 1)])
    return Frame(
        em=em,
        scale=scale,
        origin=date(first.year, 1, 1),
        last=date(max([today.year + 1, *(end.year for end in ends)]), 12, 31),
        today=today,
        birth=birth,
        groups=groups,
    )
