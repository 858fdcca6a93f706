"""The timeline on one sheet of paper, with lanes and legend: the same layout as the screen, fitted to the room there is.

Sizes are in points; labels are never smaller than 8. Everything is in one flat scene: nothing scrolls on paper. What finds
no room of its own is counted in the drawing, and stands in the list behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rondom.language import _, day, day_month
from rondom.scene import Draft, Item, Measure, Path, Rect, Scene, Text
from rondom.timeline.background import draw_holidays
from rondom.timeline.lanes import ALL_LANES, STRENGTHS, LaneView
from rondom.timeline.layout import layout
from rondom.timeline.marks import EventMark, Frame, frame_for
from rondom.timeline.paper_legend import ABSENT, ALL_SAW, COUNT, HELP_FIT, HOLIDAY, Legend, legend
from rondom.timeline.prepare import LABEL, Prepared, prepare
from rondom.timeline.school_years import SchoolYear
from rondom.timeline.spans import Span
from rondom.timeline.topics import ABSENCE

LARGEST_EM, SMALLEST_EM = 11.5, 9.2
"""Text sizes that are tried, so that labels (0.87 em) stay above 8 points."""
_STEP = 0.4
_MOST = 24
"""Rows in a lane that are tried before events are counted."""
_COLUMN = 9.75
_HAIRLINE = 0.6
_FORTNIGHT, _WIDE_ENOUGH = 14, 6.0
"""A short holiday in days, and the points it must have: over many years holidays would be a fence of lines."""
_LONG = 60
"""Letters of a name; what is longer is cut in the drawing."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Room on paper and what is known of the child.

    `first` and `last` are the days the drawing begins and ends with; None is the first event, and today or what is planned.
    """

    width: float
    height: float
    today: date
    birth: date | None = None
    groups: tuple[SchoolYear, ...] = ()
    first: date | None = None
    last: date | None = None
    names: tuple[tuple[str, str], ...] = ()
    """(perspective, name) for the legend: ("child", "Mees"), ("parent", "moeder")."""
    largest: float = LARGEST_EM
    """The largest letters, on a sheet with much room."""
    lanes: tuple[LaneView, ...] = ALL_LANES
    holidays: tuple[Span, ...] = ()
    wash: bool = True
    """Whether a faint wash shows where much changed."""

    @property
    def until(self) -> date:
        """The day that is called now in this drawing: its own last day when that is past."""
        return min(self.today, self.last) if self.last else self.today

    @property
    def word(self) -> str:
        """What stands on the line of now: a drawing that ends in the past names its year."""
        return day_month(self.today) if self.until == self.today else day(self.until)


def paper_layout(marks: Sequence[EventMark], paper: Paper, measure: Measure) -> Scene:
    """All lanes and the legend within the room. What is private is left out, whoever calls this.

    First smaller letters, then fewer rows in a lane with a count of the rest.
    """
    known = [mark for mark in marks if mark.first and not mark.private]
    first, last = range_of(known, paper)
    drawn = [cut for mark in known if (cut := within(mark, first, paper.last or last))]
    fit = _Fit(drawn, paper, measure, first, last)
    if fit.tries(SMALLEST_EM, _MOST) and not fit.counts:
        return fit.largest(_sizes(paper.largest))
    return fit.fullest()


def _sizes(largest: float) -> list[float]:
    """From small to large."""
    steps = int((largest - SMALLEST_EM) / _STEP)
    return [SMALLEST_EM, *(largest - _STEP * step for step in range(steps, -1, -1))]


class _Fit:
    """One attempt after another. What fits in small letters and few rows is looked for by halving."""

    def __init__(self, marks: list[EventMark], paper: Paper, measure: Measure, first: date, last: date) -> None:
        self._marks, self._paper, self._measure, self._range = marks, paper, measure, (first, last)
        self._made: tuple[Scene, Frame, Legend] | None = None
        self._tried = (0.0, 0)
        self._measured: tuple[float, Prepared] | None = None
        self._larger: dict[str, int] = {}
        """Rows of the lanes that get more than the others."""
        self._full: set[str] = set()

    def tries(self, em: float, rows: int) -> bool:
        """Whether the drawing fits with letters of this size and at most so many rows in a lane."""
        paper = self._paper
        frame = frame_of(self._marks, paper, em, rows, *self._widened(em))
        frame = replace(frame, larger=tuple(self._larger.items()))
        scene = layout(self._prepared(em), frame, self._measure)
        question = ALL_SAW if any(mark.curves and mark.kind != "trajectory" for mark in self._marks) else HELP_FIT
        under = legend(paper.width, em, self._measure, paper.names, self._seen(scene, frame), _(question))
        self._made, self._tried = (scene, frame, under), (em, rows)
        return scene.height + (frame.axis_height + 0.5) * em + under.height <= paper.height

    def _seen(self, scene: Scene, frame: Frame) -> set[str]:
        """What else the legend explains."""
        found = {COUNT} if counted(scene) else set()
        found |= {ABSENT} if any(mark.topic == ABSENCE for mark in self._marks) else set()
        return found | ({HOLIDAY} if draw_holidays(frame, scene.height) else set())

    def _prepared(self, em: float) -> Prepared:
        """Words are measured once for each size."""
        if self._measured is None or self._measured[0] != em:
            self._measured = (em, prepare(self._marks, em, self._measure))
        return self._measured[1]

    def _widened(self, em: float) -> tuple[date, date]:
        """With so much time after now that the names of what is waited for find room there."""
        first, last = self._range
        size, until = LABEL * em, self._paper.until
        waits = [self._measure(mark.label[:_LONG], size, False) for mark in self._marks if mark.start is None]
        share = min(0.35, (max(waits, default=0.0) + 0.6 * em) / (self._paper.width - _COLUMN * em))
        needed = until + (until - first) * (share / (1 - share))
        return first, max(last, needed)

    @property
    def counts(self) -> bool:
        """Whether the last attempt has marks that stand for more than one event."""
        return self._made is not None and counted(self._made[0]) > 0

    def largest(self, sizes: Sequence[float]) -> Scene:
        """The sheet in the largest of these letters with which everything has a place and a name."""
        low, high = 0, len(sizes) - 1
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.tries(sizes[middle], _MOST) and not self.counts
            low, high = (middle, high) if fits else (low, middle - 1)
        return self._sheet(sizes[low], _MOST)

    def fullest(self) -> Scene:
        """The sheet in the smallest letters with as many rows as there is room for, and more where most is counted."""
        low, high = 1, _MOST
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.tries(SMALLEST_EM, middle) else (low, middle - 1)
        self._sheet(SMALLEST_EM, low)
        for _round in range(2):
            for lane in self._crowded():
                self._give(lane, low)
        return self._sheet(SMALLEST_EM, low)

    def _give(self, lane: str, rows: int) -> None:
        """One row more for this lane, if the sheet has room for it; what had no room once is not tried again."""
        before = self._larger
        if lane in self._full:
            return
        self._larger = {**before, lane: before.get(lane, rows) + 1}
        if not self.tries(SMALLEST_EM, rows):
            self._full.add(lane)
            self._larger = before
            self._tried = (0.0, 0)

    def _crowded(self) -> list[str]:
        """The lanes that count events in the last attempt: what helped first, then the fullest."""
        assert self._made is not None
        counts = Counter({lane.key: 0 for lane in self._paper.lanes})
        for spot in self._made[0].spots:
            counts[spot.group] += len(spot.members)
        order = sorted(counts, key=lambda lane: (lane != STRENGTHS, -counts[lane]))
        return [lane for lane in order if counts[lane]]

    def _sheet(self, em: float, rows: int) -> Scene:
        if self._tried != (em, rows):
            self.tries(em, rows)
        assert self._made is not None
        return _flat(*self._made, self._paper, self._measure)


def counted(scene: Scene) -> int:
    """How many events share a mark with others: they are drawn as a number, and stand in words in the list."""
    return sum(len(spot.members) for spot in scene.spots)


def range_of(marks: Sequence[EventMark], paper: Paper) -> tuple[date, date]:
    """From the first event, a little earlier for its label, to some months after the last day."""
    firsts = [mark.first for mark in marks if mark.first]
    first = paper.first or min([*firsts, paper.until - timedelta(2 * 365)])
    lasts = [span[1] for mark in marks for span in (mark.start, mark.end) if span and paper.last is None]
    end = max([paper.until, *lasts])
    first = min(first, end - timedelta(180))
    span = end - first
    before = timedelta(0) if paper.first else timedelta(span.days // 40)
    return first - before, end + timedelta(60 + span.days // 25)


def within(mark: EventMark, first: date, last: date) -> EventMark | None:
    """The part of an event between two days; None when it lies outside. What began earlier or ends later loses its edge."""
    end = mark.end[1] if mark.end else last
    if mark.kind == "moment" and mark.start:
        return mark if mark.start[1] >= first and mark.start[0] <= last else None
    if end < first or (mark.first and mark.first > last):
        return None
    applied = None if mark.applied and mark.applied[1] < first else mark.applied
    goes_on = None if mark.end and mark.end[0] > last else mark.end
    if mark.start and mark.start[0] < first:
        return replace(mark, start=(first, first), end=goes_on, applied=None, since=False)
    return replace(mark, end=goes_on, applied=applied)


def frame_of(marks: Sequence[EventMark], paper: Paper, em: float, rows: int, first: date, last: date) -> Frame:
    """The frame of a sheet: the whole width between two days."""
    scale = (paper.width - _COLUMN * em) / max(1, (last - first).days)
    frame = frame_for(marks, paper.until, em, scale, paper.birth, paper.groups)
    groups = tuple(group for group in paper.groups if group.last >= first and group.first <= last)
    return replace(
        frame,
        origin=first,
        last=last,
        groups=groups,
        today_label=paper.word,
        label_width=_COLUMN,
        max_rows=rows,
        bounded=True,
        lanes=paper.lanes,
        holidays=paper.holidays if scale * _FORTNIGHT >= _WIDE_ENOUGH else (),
        wash=paper.wash,
    )


def _flat(scene: Scene, frame: Frame, under: Legend, paper: Paper, measure: Measure) -> Scene:
    """The layers put where they belong on the sheet, lines as long as the paper, and the legend below."""
    em, label, axis = frame.em, frame.label_width * frame.em, frame.axis_height * frame.em
    draft = Draft()
    draft.ground = [_clipped(_moved(item, 0, axis), paper.width) for item in scene.ground]
    draft.body = [_moved(item, label, axis) for item in (*scene.body, *scene.sticky)]
    moved = (_moved(item, label, 0) for item in scene.axis)
    draft.axis = [item for item in moved if not (isinstance(item, Text) and _runs_off(item, paper.width, measure))]
    draft.fixed = [_moved(item, 0, axis) for item in scene.fixed]
    draft.fixed.append(Path(((label, 0), (label, scene.height + axis)), "line", width=_HAIRLINE))
    draft.spots = [replace(spot, x=spot.x + label, y=spot.y + axis) for spot in scene.spots]
    top = scene.height + axis + 0.5 * em
    draft.overlay = [_moved(item, 0, top) for item in under.items]
    return draft.scene(paper.width, top + under.height, scene.title, scene.alt)


def _moved(item: Item, dx: float, dy: float) -> Item:
    """Elsewhere on the sheet; the hairlines a little thinner than on a screen."""
    if isinstance(item, Path):
        width = _HAIRLINE if item.stroke.startswith("line") else item.width
        return replace(item, points=tuple((x + dx, y + dy) for x, y in item.points), width=width)
    if isinstance(item, Text):
        return replace(item, x=item.x + dx, y=item.y + dy, stick=0.0)
    return replace(item, x=item.x + dx, y=item.y + dy)


def _runs_off(text: Text, width: float, measure: Measure) -> bool:
    """A year or an age at the very edge has a tick and no word."""
    wide = measure(text.text, text.size, text.bold)
    return text.x + {"start": wide, "middle": wide / 2, "end": 0.0}[text.anchor] > width


def _clipped(item: Item, width: float) -> Item:
    """What runs through the whole drawing ends at the edge of the sheet."""
    if isinstance(item, Rect):
        return replace(item, w=min(item.w, width - item.x))
    if isinstance(item, Path):
        return replace(item, points=tuple((min(x, width), y) for x, y in item.points))
    return item
