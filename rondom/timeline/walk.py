"""Where the arrow keys go on a timeline: along a lane in order of time, across to the nearest event in another lane.

They walk the events themselves, not what is drawn of them: also what stands in a cluster or out of sight is reached.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from rondom.timeline.lanes import LANES
from rondom.timeline.marks import EventMark


class Walk:
    """The events with a date, lane by lane from top to bottom and each lane in order of time."""

    def __init__(self, marks: Iterable[EventMark], lanes: Sequence[str] = tuple(LANES)) -> None:
        self._lanes: dict[str, list[tuple[date, str]]] = {lane: [] for lane in lanes}
        self._days: dict[str, tuple[str, date]] = {}
        for mark in marks:
            if mark.first and mark.lane in self._lanes:
                self._lanes[mark.lane].append((mark.first, mark.key))
                self._days[mark.key] = (mark.lane, mark.first)
        for some in self._lanes.values():
            some.sort()

    def keys(self) -> list[str]:
        """All of them in the order of walking."""
        return [key for some in self._lanes.values() for _first, key in some]

    def nearest(self, day: date) -> str:
        """Where walking starts: what begins nearest to this day; "" when there is nothing."""
        return min(self._days, key=lambda key: abs(self._days[key][1] - day), default="")

    def along(self, key: str, step: int) -> str:
        """The next event in the same lane; at the end "", so that one feels where the lane ends."""
        if key not in self._days:
            return ""
        lane, first = self._days[key]
        some = self._lanes[lane]
        at = bisect_left(some, (first, key)) + step
        return some[at][1] if 0 <= at < len(some) else ""

    def across(self, key: str, step: int) -> str:
        """The nearest event in the first lane above (-1) or below (+1) that has any."""
        if key not in self._days:
            return ""
        lane, first = self._days[key]
        order = list(self._lanes)
        at = order.index(lane) + step
        while 0 <= at < len(order):
            if some := self._lanes[order[at]]:
                return _nearest(some, first)
            at += step
        return ""

    def between(self, key: str, other: str) -> list[str]:
        """Everything from one event to another in time, in the lanes from the one to the other, both included."""
        if key not in self._days or other not in self._days:
            return [other] if other in self._days else []
        order = list(self._lanes)
        (one_lane, one_day), (other_lane, other_day) = self._days[key], self._days[other]
        top, bottom = sorted((order.index(one_lane), order.index(other_lane)))
        first, last = sorted((one_day, other_day))
        return [one for lane in order[top : bottom + 1] for day, one in self._lanes[lane] if first <= day <= last]


def _nearest(some: Sequence[tuple[date, str]], day: date) -> str:
    at = bisect_left(some, (day, ""))
    near = some[max(0, at - 1) : at + 1]
    return min(near, key=lambda pair: abs(pair[0] - day))[1]
