"""What finds no room of its own: counted in marks that lie beside each other, each on the days of what it counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rondom.language import _, plural
from rondom.scene import Draft, Mark, Rect, Spot, Text
from rondom.timeline.lanes import Lane
from rondom.timeline.marks import EventMark, Frame, Opened
from rondom.timeline.prepare import LABEL, InLane
from rondom.timeline.spans import is_vague

SIZE = LABEL
"""em: the size of the number."""
_NAMED = 5
"""So many titles are told; the rest is a number."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Some events of one lane, by place in time, with one mark at `x`. One alone is a mark without its label."""

    x: float
    wide: float
    marks: tuple[EventMark, ...]

    @property
    def count(self) -> str:
        return f"+{len(self.marks)}" if len(self.marks) > 1 else ""


def gather(lane: InLane, rest: Sequence[int], frame: Frame, digit: float) -> list[Cluster]:
    """All of `rest` (places in the lane), from left to right; `digit` is the width of a digit of the count.

    No two lie over each other, and none is further from what it counts than its own width.
    """
    order = sorted(rest, key=lane.places.__getitem__)
    xs = [(lane.places[at] - frame.origin.toordinal()) * frame.scale for at in order]
    cell = max(1.6 * frame.em, (len(str(len(order))) + 1) * digit + 1.1 * frame.em)
    found: list[Cluster] = []
    at, free = 0, float("-inf")
    while at < len(order):
        until = bisect_left(xs, xs[at] + cell, at + 1)
        wide = cell - 0.2 * frame.em if until - at > 1 else 1.1 * frame.em
        x = max((xs[at] + xs[until - 1]) / 2, free + wide / 2)
        found.append(Cluster(x, wide, tuple(lane.marks[one] for one in order[at:until])))
        at, free = until, x + wide / 2 + 0.1 * frame.em
    return found


def draw_cluster(draft: Draft, lane: Lane, cluster: Cluster, frame: Frame, y: float, high: float) -> None:
    """One mark, or a pill with how many; `y` and `high` are its row."""
    em, middle = frame.em, y + high / 2
    if cluster.count:
        tall = 1.25 * em
        left = cluster.x - cluster.wide / 2
        draft.body.append(Rect(left, middle - tall / 2, cluster.wide, tall, lane.tint, lane.role, 1.0, tall / 2))
        draft.body.append(Text(cluster.x, middle + 0.28 * em, cluster.count, SIZE * em, "ink", True, "middle"))
    else:
        only = cluster.marks[0]
        vague = is_vague(only.start or only.applied)
        hollow = only.planned or vague
        draft.body.append(Mark(lane.shape, cluster.x, middle, 0.3 * em, lane.role, hollow=hollow, dashed=vague))
    draft.spots.append(cluster_spot(cluster, y, high))


def cluster_spot(cluster: Cluster, y: float, high: float) -> Spot:
    """One alone is the event itself; more are the members of a spot that is named after the first."""
    first, left = cluster.marks[0], cluster.x - cluster.wide / 2
    if not cluster.count:
        return Spot(first.key, left, y, cluster.wide, high, first.sentence or first.label, first.lane)
    keys = tuple(mark.key for mark in cluster.marks)
    return Spot(f"+{first.key}", left, y, cluster.wide, high, told(cluster.marks), first.lane, keys)


def told(marks: Sequence[EventMark]) -> str:
    """ "12 gebeurtenissen: Bril, Verhuizing, … en nog 7"."""
    names = ", ".join(" ".join(mark.label.split())[:60] for mark in marks[:_NAMED])
    more = _(" en nog {count}").format(count=len(marks) - _NAMED) if len(marks) > _NAMED else ""
    return plural(len(marks), "{n} gebeurtenis", "{n} gebeurtenissen") + f": {names}{more}"


def opening(marks: Sequence[EventMark]) -> tuple[date, date] | None:
    """The days to look at to see a cluster apart, with some room; None when they are too close for that."""
    days = [mark.first for mark in marks if mark.first]
    if not days or max(days) - min(days) < timedelta(14):
        return None
    room = max((max(days) - min(days)) / 4, timedelta(10))
    return min(days) - room, max(days) + 2 * room


def opened(marks: Sequence[EventMark]) -> Opened:
    """What to tell a `Frame` so that these events get rows of their own; they are of one lane."""
    days = [mark.first for mark in marks if mark.first]
    return Opened(marks[0].lane, min(days), max(days))
