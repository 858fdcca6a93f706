"""Timeline -> Scene. Pure: values in, shapes out; no Qt, no clock, no colours. The same for the screen and for paper.

Rows in a lane are filled first-fit. A label stands inside its bar, else right or left of it; labels never overlap. What does
not fit in the rows of a lane is counted in one dense row, never hidden. All eight lanes are always drawn.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from rondom.language import _, month, plural
from rondom.scene import Draft, Item, Mark, Measure, Path, Rect, Scene, Spot, Stops, Text, wrap
from rondom.timeline.axis import draw_axis
from rondom.timeline.lanes import LANES, STRENGTHS, Lane
from rondom.timeline.marks import NAMES_BESIDE, EventMark, Frame
from rondom.timeline.packing import Rows
from rondom.timeline.shapes import LABEL, ROW, Shape

FAR = 100_000.0
"""Right end of what runs through the whole drawing."""
BUSY_DAYS = 270
BUSY_FROM = 5
"""From this many changes in nine months on the drawing shows a faint wash."""
_COUNTED = ("kind", "gezin", "wonen", "school")
_WASH: Stops = ((0.0, 0.0), (0.25, 0.09), (0.75, 0.09), (1.0, 0.0))


def layout(marks: Sequence[EventMark], frame: Frame, measure: Measure) -> Scene:
    """The drawing of a life. Body and axis begin at x = 0 of the frame; the column of lanes is in `fixed`."""
    draft = Draft()
    by_lane: dict[str, list[EventMark]] = {key: [] for key in LANES}
    for mark in marks:
        if mark.first and mark.lane in by_lane and mark.first <= frame.last:
            by_lane[mark.lane].append(mark)
    behind: list[Item] = []
    y = 0.0
    for lane in LANES.values():
        top = y
        y += _draw_lane(draft, lane, by_lane[lane.key], frame, measure, y)
        if lane.key == STRENGTHS:
            draft.ground.insert(0, Rect(0, top, FAR, y - top, lane.tint, alpha=0.45))
            behind += _wash(marks, frame, top)
    draw_axis(draft, behind, frame, measure, y)
    draft.body[:0] = behind
    return draft.scene(frame.x(frame.last), y, _("Tijdlijn"), describe_drawing(marks, frame))


def _draw_lane(draft: Draft, lane: Lane, marks: Sequence[EventMark], frame: Frame, measure: Measure, y: float) -> float:
    """Draws one lane from `y` down and returns its height."""
    em, row = frame.em, ROW * frame.em
    rows, placed, dense = _pack(marks, frame, measure)
    used = max(rows.used, 1) + bool(dense)
    beside = frame.label_width >= NAMES_BESIDE
    words = wrap(lane.name, (frame.label_width - 3.0) * em, 0.9 * em, True, measure) if beside else [lane.name]
    first = y + (0.4 if beside else 2.0) * em
    high = max(first - y + used * row + 0.35 * em, (len(words) * 1.1 + 1.3) * em)
    for shape, at, side in placed:
        shape.draw(draft, first + at * row, side)
    if dense:
        _draw_dense(draft, lane, dense, frame, first + (used - 1) * row)
    _draw_name(draft, lane, words, frame, y)
    if lane.key == STRENGTHS and not marks:
        hint = _("Nog niets. Wat helpt, hoe klein ook?")
        draft.fixed.append(Text((frame.label_width + 0.8) * em, first + 1.1 * em, hint, LABEL * em, "ink-muted"))
    draft.ground.append(Path(((0, y + high), (FAR, y + high)), "line"))
    return high


def _pack(
    marks: Sequence[EventMark], frame: Frame, measure: Measure
) -> tuple[Rows, list[tuple[Shape, int, str]], list[Shape]]:
    """Rows, what has a row of its own (with the side of its label), and what is counted in the dense row."""
    rows = Rows(frame.max_rows)
    placed: list[tuple[Shape, int, str]] = []
    dense: list[Shape] = []
    shapes = [Shape(mark, frame, measure) for mark in marks]
    for shape in sorted(shapes, key=_order):
        at = _put(rows, shape)
        if at is None:
            dense.append(shape)
        else:
            placed.append((shape, *at))
    return rows, placed, dense


def _put(rows: Rows, shape: Shape) -> tuple[int, str] | None:
    """Row and side of the label. Rather a row lower than a label that the line of today runs through."""
    places = shape.places()
    clear = [place for place in places if not shape.is_cut(place)]
    cut = [place for place in places if place not in clear] if len(clear) < len(places) else []
    for some in (clear, cut):
        put = rows.put(shape.tall, [place.extent for place in some])
        if put is not None:
            return put[0], some[put[1]].label
    return None


def _order(shape: Shape) -> tuple[bool, date, bool, str]:
    """What is tall first, then by time; of the same day the stretch before the moment."""
    mark = shape.mark
    assert mark.first is not None
    return shape.tall == 1, mark.first, mark.kind == "moment", mark.key


def _draw_dense(draft: Draft, lane: Lane, shapes: Sequence[Shape], frame: Frame, y: float) -> None:
    """Too many to label: one mark per place with how many stand there. Each event keeps its own spot."""
    em, row = frame.em, ROW * frame.em
    cell = 1.9 * em
    places: dict[int, list[Shape]] = {}
    for shape in shapes:
        places.setdefault(round(shape.middle / cell), []).append(shape)
    for place, here in places.items():
        x = place * cell
        draft.body.append(Mark(lane.shape, x, y + row / 2, 0.27 * em, lane.role))
        if len(here) > 1:
            count = str(len(here))
            draft.body.append(Text(x + 0.4 * em, y + row / 2 + 0.27 * em, count, 0.8 * em, "ink-muted"))
        for shape in here:
            text = shape.mark.sentence or shape.mark.label
            draft.spots.append(Spot(shape.mark.key, x - 0.5 * em, y, 1.6 * em, row, text, lane.key))


def _draw_name(draft: Draft, lane: Lane, words: Sequence[str], frame: Frame, y: float) -> None:
    """Shape and name beside the lane, or above it where the column is narrow."""
    em = frame.em
    draft.fixed.append(Mark(lane.shape, 1.47 * em, y + 1.2 * em, 0.42 * em, lane.role, rim=lane.role))
    left = 2.53 if frame.label_width >= NAMES_BESIDE else frame.label_width + 0.5
    if frame.label_width < NAMES_BESIDE and lane.key != STRENGTHS:  # the lines of the years stop behind the name
        draft.fixed.append(
            Rect((left - 0.2) * em, y + 0.5 * em, (len(lane.name) * 0.52 + 0.4) * em, 1.4 * em, "surface-raised")
        )
    for number, word in enumerate(words):
        draft.fixed.append(Text(left * em, y + (1.5 + 1.1 * number) * em, word, 0.9 * em, bold=True))


def _wash(marks: Sequence[EventMark], frame: Frame, bottom: float) -> list[Item]:
    """A faint warmth where most changed. It covers the lanes of change and of help, not what helped."""
    found = busiest(marks)
    if not found or found[1] < BUSY_FROM:
        return []
    left, wide = frame.x(found[0]) - 1.5 * frame.em, BUSY_DAYS * frame.scale + 3 * frame.em
    return [Rect(left, 0, wide, bottom, "lane-kind", soft=_WASH)]


def changes(marks: Sequence[EventMark]) -> list[date]:
    """When something changed for the child: the start of each event of child, family, home and school, sorted.

    Meetings, help and what helped are answers to change and are not counted; what began on the same day in the same lane
    (another school, a new teacher) is one change. It counts and never weighs.
    """
    days = {(mark.lane, _middle(mark)) for mark in marks if mark.lane in _COUNTED and mark.start and not mark.planned}
    return sorted(day for _lane, day in days)


def _middle(mark: EventMark) -> date:
    assert mark.start is not None
    return mark.start[0] + (mark.start[1] - mark.start[0]) / 2


def busiest(marks: Sequence[EventMark]) -> tuple[date, int] | None:
    """The first day of the nine months with most changes, and how many; None without any."""
    days = changes(marks)
    if not days:
        return None
    counts = [bisect_right(days, day + timedelta(BUSY_DAYS - 1)) - place for place, day in enumerate(days)]
    return days[counts.index(max(counts))], max(counts)


def describe_drawing(marks: Sequence[EventMark], frame: Frame) -> str:
    """A few sentences for who cannot see it: the time it spans and how many events each lane has, strengths first."""
    drawn = [mark for mark in marks if mark.first and mark.first <= frame.last]
    if not drawn:
        return _("Lege tijdlijn.")
    first = min(mark.first for mark in drawn if mark.first)
    counts = Counter(mark.lane for mark in drawn)
    order = sorted(LANES.values(), key=lambda lane: lane.key != STRENGTHS)
    parts = [f"{lane.name} {counts[lane.key]}" for lane in order if counts[lane.key]]
    return _("Tijdlijn van {first} tot {last}. {events}: {lanes}.").format(
        first=f"{month(first.month)} {first.year}",
        last=f"{month(frame.today.month)} {frame.today.year}",
        events=plural(len(drawn), "{n} gebeurtenis", "{n} gebeurtenissen"),
        lanes=", ".join(parts),
    )
