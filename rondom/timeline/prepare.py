"""What of a timeline does not depend on the scale: events sorted per lane, their words cut and measured once.

Made when the events or the size of the text change, and kept from frame to frame while someone zooms and pans.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from rondom.language import _, month, plural
from rondom.scene import Measure, cut
from rondom.timeline.changes import BUSY_FROM, busiest
from rondom.timeline.lanes import LANES, STRENGTHS, LaneView
from rondom.timeline.marks import EventMark

LABEL = 0.87
"""em: the size of a label."""
_LONGEST_LABEL = 22.0
_LONGEST_READ = 160
"""Letters of a title that are looked at: more never fit in a label, and a title can be very long."""


@dataclass(frozen=True, slots=True)
class InLane:
    """The events of one lane, by first day; of the same day the stretch before the moment."""

    marks: tuple[EventMark, ...]
    firsts: tuple[int, ...]
    """First days as ordinals: to find a place in time by bisection."""
    places: tuple[float, ...]
    """The day each is drawn at when there is room for a mark only, as an ordinal with half days."""
    high: tuple[int, ...]
    """Which of `marks` may need more than one row."""


@dataclass(slots=True)
class Prepared:
    """`em` is the size of the text the words were cut for."""

    em: float
    measure: Measure
    marks: tuple[EventMark, ...]
    lanes: dict[str, InLane]
    _words: dict[str, tuple[str, float]] = field(default_factory=dict)
    _busiest: dict[date, date | None] = field(default_factory=dict)

    def words(self, mark: EventMark) -> tuple[str, float]:
        """The label as far as it fits, and its width."""
        found = self._words.get(mark.key)
        if found is None:
            found = self._words[mark.key] = label_of(mark, self.em, self.measure)
        return found

    def busiest(self, today: date) -> date | None:
        """The first day of the nine months with most changes up to today; None when those are few."""
        if today not in self._busiest:
            most = busiest(self.marks, today)
            self._busiest[today] = most[0] if most and most[1] >= BUSY_FROM else None
        return self._busiest[today]

    def lane(self, key: str) -> InLane:
        return self.lanes.get(key, _NOTHING)


_NOTHING = InLane((), (), (), ())


def prepare(marks: Iterable[EventMark], em: float, measure: Measure) -> Prepared:
    """Sorts; words are measured when a drawing first asks for them. An event without a date is not drawn."""
    every = tuple(marks)
    by_lane: dict[str, list[EventMark]] = {}
    for mark in every:
        if mark.lane in LANES and mark.first:
            by_lane.setdefault(mark.lane, []).append(mark)
    return Prepared(em, measure, every, {key: _in_lane(some) for key, some in by_lane.items()})


def _in_lane(marks: list[EventMark]) -> InLane:
    marks.sort(key=_order)
    firsts = tuple(mark.first.toordinal() for mark in marks if mark.first)
    high = tuple(at for at, mark in enumerate(marks) if mark.applied or (mark.curves and mark.kind == "trajectory"))
    return InLane(tuple(marks), firsts, tuple(map(_place, marks)), high)


def _order(mark: EventMark) -> tuple[date, bool, str]:
    assert mark.first is not None
    return mark.first, mark.kind == "moment", mark.key


def _place(mark: EventMark) -> float:
    """A moment in the middle of what is known of it, a stretch where it begins."""
    assert mark.first is not None
    if mark.kind == "moment" and mark.start:
        return (mark.start[0].toordinal() + mark.start[1].toordinal() + 1) / 2
    return float(mark.first.toordinal())


def label_of(mark: EventMark, em: float, measure: Measure) -> tuple[str, float]:
    """The title on one line, cut with an ellipsis where it is too long, and its width."""
    size, title = LABEL * em, " ".join(mark.label[: 4 * _LONGEST_READ].split())
    if len(title) > _LONGEST_READ:
        title = title[:_LONGEST_READ].rstrip() + "…"
    label = cut(title, _LONGEST_LABEL * em, size, True, measure)
    return label, measure(label, size, mark.planned or (mark.kind == "trajectory" and bool(mark.curves)))


def describe_drawing(marks: Sequence[EventMark], last: date, today: date, lanes: Sequence[LaneView]) -> str:
    """A few sentences for who cannot see it: the time it spans and how many events each lane has, strengths first."""
    drawn = [mark for mark in marks if mark.first and mark.first <= last]
    if not drawn:
        return _("Lege tijdlijn.")
    first = min(mark.first for mark in drawn if mark.first)
    counts = Counter(mark.lane for mark in drawn)
    order = sorted(lanes, key=lambda lane: lane.key != STRENGTHS)
    parts = [f"{lane.name} {counts[lane.key]}" for lane in order if counts[lane.key]]
    return _("Tijdlijn van {first} tot {last}. {events}: {lanes}.").format(
        first=f"{month(first.month)} {first.year}",
        last=f"{month(today.month)} {today.year}",
        events=plural(len(drawn), "{n} gebeurtenis", "{n} gebeurtenissen"),
        lanes=", ".join(parts),
    )
