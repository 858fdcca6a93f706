"""Which row each event of a lane gets, over the whole of its time: so nothing jumps while someone pans.

Rows are filled first-fit, what is tall first, then by time. In a full lane it goes from one event that can have a row to
the next by bisection: the work follows what is drawn, not how much there is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from rondom.timeline.clusters import SIZE, Cluster, gather
from rondom.timeline.footprint import LEAST_GAP, Place
from rondom.timeline.lanes import LaneView
from rondom.timeline.marks import Frame
from rondom.timeline.packing import Extent, Rows
from rondom.timeline.prepare import InLane, Prepared
from rondom.timeline.shapes import Shape

_OPENED = 500
"""Rows that an opened crowd may take."""
_STEP = 100
"""Events that get a row in one step."""
_FOLDED_CELL = 0.85
"""em: marks of a folded lane that are nearer than this are one."""


@dataclass(frozen=True, slots=True)
class Placed:
    """`row` is the first of its rows, `side` is where its label stands; it paints from `left` to `right`."""

    shape: Shape
    row: int
    side: str
    left: float
    right: float


@dataclass(slots=True)
class LanePlan:
    """One lane at one scale. `rows` counts those of what is placed; clusters take one more."""

    lane: LaneView
    rows: int = 0
    placed: list[Placed] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    lines: list[Extent] = field(default_factory=list)
    """Of a folded lane: where something lasts."""
    empty: bool = False

    @property
    def used(self) -> int:
        return max(self.rows, 1 - bool(self.clusters)) + bool(self.clusters)


Steps = Generator[None, None, LanePlan]


def plan_lane(prepared: Prepared, lane: LaneView, frame: Frame) -> LanePlan:
    """Rows for what fits, clusters for the rest."""
    steps = plan_in_steps(prepared, lane, frame)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            plan: LanePlan = done.value
            return plan


def plan_in_steps(prepared: Prepared, lane: LaneView, frame: Frame) -> Steps:
    """The same, a few milliseconds at a time: for who must not keep a window waiting."""
    events = prepared.lane(lane.key)
    until = bisect_right(events.firsts, frame.last.toordinal())
    if lane.folded:
        return LanePlan(lane, 0, [], _folded(events, until, frame), _lasting(events, until, frame), not until)
    work = _Placing(prepared, events, until, frame, frame.rows_in(lane.key))
    rest = yield from work.place()
    digit = prepared.measure("0", SIZE * frame.em, True)
    return LanePlan(lane, work.rows.used, work.placed, gather(events, rest, frame, digit), empty=not until)


class _Placing:
    """The rows of one lane while they are filled."""

    def __init__(self, prepared: Prepared, events: InLane, until: int, frame: Frame, most: int) -> None:
        self.rows, self._most = Rows(most), most
        self.placed: list[Placed] = []
        self._prepared, self._events, self._until, self._frame = prepared, events, until, frame
        self._fronts: list[float] = []
        """Per row how far it is filled, in the round that is going on."""

    def place(self) -> Generator[None, None, list[int]]:
        """Gives rows to what fits and returns the rest, as places in the lane."""
        high = self._events.high[: bisect_left(self._events.high, self._until)]
        if not high:
            return self._open((yield from self._fill(range(self._until))))
        rest, others = (yield from self._fill(high)), set(high)
        low = [at for at in range(self._until) if at not in others]
        return self._open(rest + (yield from self._fill(low)))

    def _fill(self, places: Sequence[int]) -> Generator[None, None, list[int]]:
        """One round, in order of time; returns what found no room."""
        self._fronts = [float("-inf")] * self._most
        rest: list[int] = []
        at = 0
        while at < len(places):
            if not self._put(places[at]):
                rest.append(places[at])
            if len(self.placed) % _STEP == 0:
                yield
            free = self._next_free(places, at + 1)
            rest.extend(places[at + 1 : free])
            at = free
        return rest

    def _next_free(self, places: Sequence[int], at: int) -> int:
        """Before this one all rows are taken."""
        front = min(self._fronts, default=float("inf"))
        if front == float("-inf"):
            return at
        frame = self._frame
        if front == float("inf"):
            return len(places)
        day = frame.origin.toordinal() + int((front + LEAST_GAP * frame.em) / frame.scale)
        if at < len(places) and self._events.firsts[places[at]] >= day:
            return at
        return bisect_left(places, bisect_left(self._events.firsts, day), at)

    def _put(self, at: int) -> bool:
        """A row and a side for the label: rather a row lower than a label that the line of today runs through."""
        mark = self._events.marks[at]
        shape = Shape(mark, self._frame, self._prepared.measure, self._prepared.words(mark))
        places = [place for place in shape.places() if not shape.is_off(place)]
        cut = [place for place in places if shape.is_cut(place)]
        for some in ([place for place in places if place not in cut], cut) if cut else (places,):
            found = self.rows.put(shape.tall, [place.extent for place in some])
            if found is not None:
                self._take(shape, found[0], some[found[1]])
                return True
        return False

    def _take(self, shape: Shape, row: int, place: Place) -> None:
        left, right = place.extent
        self.placed.append(Placed(shape, row, place.label, left - shape.em, right + shape.em))
        for taken in range(row, min(row + shape.tall, len(self._fronts))):
            self._fronts[taken] = max(self._fronts[taken], place.extent[1])

    def _open(self, rest: list[int]) -> list[int]:
        """Gives what is opened as many rows as it needs; returns what is still counted."""
        opened = self._frame.opened
        if opened is None or not rest or self._events.marks[rest[0]].lane != opened.lane:
            return rest
        first, last = opened.first.toordinal(), opened.last.toordinal()
        self.rows.grow(_OPENED)
        return [at for at in rest if not (first <= self._events.firsts[at] <= last and self._put(at))]


def _folded(events: InLane, until: int, frame: Frame) -> list[Cluster]:
    """All as marks, those that would touch as one."""
    found: list[Cluster] = []
    order = sorted(range(until), key=events.places.__getitem__)
    xs = [(events.places[at] - frame.origin.toordinal()) * frame.scale for at in order]
    at = 0
    while at < len(order):
        after = bisect_left(xs, xs[at] + _FOLDED_CELL * frame.em, at + 1)
        marks = tuple(events.marks[one] for one in order[at:after])
        found.append(Cluster((xs[at] + xs[after - 1]) / 2, 0.8 * frame.em, marks))
        at = after
    return found


def _lasting(events: InLane, until: int, frame: Frame) -> list[Extent]:
    """The time in which anything of a folded lane goes on, without telling one from another."""
    found: list[Extent] = []
    for mark in events.marks[:until]:
        if mark.kind == "moment" or mark.first is None:
            continue
        left, right = frame.x(mark.first), frame.x(mark.end[1]) if mark.end else max(frame.now, frame.x(mark.first))
        if found and left <= found[-1][1]:
            left, right = found[-1][0], max(right, found[-1][1])
            found.pop()
        found.append((left, right))
    return found
