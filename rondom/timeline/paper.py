"""The timeline on paper: one A4 sheet across with lanes and legend, and the small drawing in a plan.

Sizes are in points; labels are never smaller than 8. Everything is in one flat scene: nothing scrolls on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rondom.dossier.perspectives import PERSPECTIVES
from rondom.language import _, day_month
from rondom.scene import Draft, Hatch, Item, Mark, Measure, Path, Rect, Scene, Text
from rondom.timeline.lanes import STRENGTHS
from rondom.timeline.layout import layout
from rondom.timeline.marks import EventMark, Frame, frame_for
from rondom.timeline.packing import Line, Rows
from rondom.timeline.school_years import SchoolYear
from rondom.timeline.shapes import LABEL, PEAK, ROW, Place, Shape

LARGEST_EM, SMALLEST_EM = 11.5, 9.2
"""Text sizes that are tried, so that labels (0.87 em) stay above 8 points."""
_ROWS = (6, 5, 4, 3, 2, 1)
_COLUMN = 9.75
_HAIRLINE = 0.6


@dataclass(frozen=True, slots=True)
class Paper:
    """Room on paper and what is known of the child. `first` is the first day to draw; None is the first event."""

    width: float
    height: float
    today: date
    birth: date | None = None
    groups: tuple[SchoolYear, ...] = ()
    first: date | None = None
    names: tuple[tuple[str, str], ...] = ()
    """(perspective, name) for the legend: ("child", "Mees"), ("parent", "moeder")."""


def paper_layout(marks: Sequence[EventMark], paper: Paper, measure: Measure) -> Scene:
    """All lanes and the legend within the room: first smaller letters, then fewer rows. What is hidden is not given here."""
    known = [mark for mark in marks if mark.first and not mark.private]
    first, last = _range(known, paper)
    drawn = [cut for mark in known if (cut := _within(mark, first, last))]
    for em, rows in _attempts():
        frame = _frame(drawn, paper, em, rows, first, last)
        scene = layout(drawn, frame, measure)
        if scene.height + (frame.axis_height + 2.4) * em <= paper.height:
            break
    return _flat(scene, frame, paper, measure)


def _attempts() -> Iterator[tuple[float, int]]:
    em = LARGEST_EM
    while em > SMALLEST_EM:
        yield em, _ROWS[0]
        em -= 0.4
    for rows in _ROWS:
        yield SMALLEST_EM, rows


def _range(marks: Sequence[EventMark], paper: Paper) -> tuple[date, date]:
    """From the first event, a little earlier for its label, to some months after today."""
    firsts = [mark.first for mark in marks if mark.first]
    first = paper.first or min([*firsts, paper.today - timedelta(2 * 365)])
    lasts = [span[1] for mark in marks for span in (mark.start, mark.end) if span]
    span = max([paper.today, *lasts]) - first
    return first - timedelta(span.days // 40), max([paper.today, *lasts]) + timedelta(60 + span.days // 25)


def _within(mark: EventMark, first: date, last: date) -> EventMark | None:
    """The part of an event between two days; None when it lies outside. What began earlier loses its edge."""
    end = mark.end[1] if mark.end else last
    if mark.kind == "moment" and mark.start:
        return mark if mark.start[1] >= first and mark.start[0] <= last else None
    if end < first or (mark.first and mark.first > last):
        return None
    applied = None if mark.applied and mark.applied[1] < first else mark.applied
    if mark.start and mark.start[0] < first:
        return replace(mark, start=(first, first), applied=None, since=False)
    return replace(mark, applied=applied)


def _frame(marks: Sequence[EventMark], paper: Paper, em: float, rows: int, first: date, last: date) -> Frame:
    scale = (paper.width - _COLUMN * em) / max(1, (last - first).days)
    frame = frame_for(marks, paper.today, em, scale, paper.birth, paper.groups)
    groups = tuple(group for group in paper.groups if group.last >= first and group.first <= last)
    return replace(
        frame,
        origin=first,
        last=last,
        groups=groups,
        today_label=day_month(paper.today),
        label_width=_COLUMN,
        max_rows=rows,
        bounded=True,
    )


def _flat(scene: Scene, frame: Frame, paper: Paper, measure: Measure) -> Scene:
    """The layers put where they belong on the sheet, lines as long as the paper, and the legend below."""
    em, label, axis = frame.em, frame.label_width * frame.em, frame.axis_height * frame.em
    draft = Draft()
    draft.ground = [_clipped(_moved(item, 0, axis), paper.width) for item in scene.ground]
    draft.body = [_moved(item, label, axis) for item in (*scene.body, *scene.sticky)]
    draft.axis = [_moved(item, label, 0) for item in scene.axis]
    draft.fixed = [_moved(item, 0, axis) for item in scene.fixed]
    draft.fixed.append(Path(((label, 0), (label, scene.height + axis)), "line"))
    draft.spots = [replace(spot, x=spot.x + label, y=spot.y + axis) for spot in scene.spots]
    top = scene.height + axis + 0.5 * em
    draft.overlay = [_moved(item, 0, top) for item in legend(paper.width, em, measure, paper.names)]
    return draft.scene(paper.width, top + 1.9 * em, scene.title, scene.alt)


def _moved(item: Item, dx: float, dy: float) -> Item:
    """Elsewhere on the sheet; the hairlines a little thinner than on a screen."""
    if isinstance(item, Path):
        width = _HAIRLINE if item.stroke.startswith("line") else item.width
        return replace(item, points=tuple((x + dx, y + dy) for x, y in item.points), width=width)
    return replace(item, x=item.x + dx, y=item.y + dy)


def _clipped(item: Item, width: float) -> Item:
    """What runs through the whole drawing ends at the edge of the sheet."""
    if isinstance(item, Rect):
        return replace(item, w=min(item.w, width - item.x))
    if isinstance(item, Path):
        return replace(item, points=tuple((min(x, width), y) for x, y in item.points))
    return item


# -- legend -----------------------------------------------------------------------------------------------------------


def legend(width: float, em: float, measure: Measure, names: Iterable[tuple[str, str]] = ()) -> list[Item]:
    """One line: how sure, waiting, going on, planned; right the perspectives. Left first, as far as it fits."""
    size, x = LABEL * em, 0.0
    items: list[Item] = []
    for make, word in _LEGEND:
        items += make(x, em)
        items.append(Text(x + 3.9 * em, 1.2 * em, _(word), size, "ink-muted"))
        x += 5.2 * em + measure(_(word), size, False)
    right = width
    made: list[Item] = []
    for key, name in reversed([*names] or [(one.key, one.name.lower()) for one in PERSPECTIVES.values()]):
        who, wide = PERSPECTIVES[key], measure(name, size, False)
        right -= wide
        made.append(Text(right, 1.2 * em, name, size, "ink-muted"))
        made.append(Mark(who.shape, right - 1.0 * em, 0.9 * em, 0.36 * em, who.role))
        made.append(
            Path(((right - 3.2 * em, 0.9 * em), (right - 1.4 * em, 0.9 * em)), who.role, width=1.6, dash=who.dash)
        )
        right -= 4.3 * em
    question = _("Hoe paste de hulp?")
    right -= measure(question, size, False)
    if right > x:
        made.append(Text(right, 1.2 * em, question, size, "ink-muted"))
    return items + made if right + measure(question, size, False) > x else items


def _sure(x: float, em: float) -> list[Item]:
    edge = 0.23 * em
    bar = Rect(x, 0.35 * em, 3.3 * em, 1.1 * em, "lane-school-tint")
    return [bar, *(Rect(at, 0.35 * em, edge, 1.1 * em, "lane-school") for at in (x, x + 3.3 * em - edge))]


def _about(x: float, em: float) -> list[Item]:
    soft = ((0.0, 0.0), (0.38, PEAK), (0.62, PEAK), (1.0, 0.0))
    line = ((x + 0.3 * em, 1.45 * em), (x + 3.0 * em, 1.45 * em))
    return [
        Rect(x, 0.35 * em, 3.3 * em, 1.1 * em, "lane-gezin", soft=soft),
        Path(line, "lane-gezin", width=1.4, dash=(2.0, 3.5)),
    ]


def _waiting(x: float, em: float) -> list[Item]:
    return [Hatch(x, 0.35 * em, 3.3 * em, 1.1 * em, "lane-zorg", "lane-zorg-tint", 0.3 * em, 0.6 * em)]


def _going_on(x: float, em: float) -> list[Item]:
    top, low, right = 0.35 * em, 1.45 * em, x + 2.9 * em
    points = ((x, top), (right, top), (right + 0.4 * em, (top + low) / 2), (right, low), (x, low))
    return [Path(points, fill="lane-hielp-tint", closed=True), Rect(x, top, 0.23 * em, 1.1 * em, "lane-hielp")]


def _planned(x: float, em: float) -> list[Item]:
    return [Mark("hexagon", x + 2.6 * em, 0.9 * em, 0.42 * em, "lane-overleg", hollow=True)]


_LEGEND = (
    (_sure, "zeker"),
    (_about, "ongeveer"),
    (_waiting, "wachten"),
    (_going_on, "gaat door"),
    (_planned, "gepland"),
)


# -- the small one ----------------------------------------------------------------------------------------------------


def mini_layout(marks: Sequence[EventMark], paper: Paper, measure: Measure, em: float = 9.6, rows: int = 4) -> Scene:
    """What happened, on a few lines under the school years: for in a plan. What helped lies at the bottom.

    No lanes: the shape of a mark says the lane. What does not fit in the rows is left to the sentences beside it.
    """
    known = [mark for mark in marks if mark.first and not mark.private]
    first, last = _range(known, paper)
    frame = replace(_frame(known, paper, em, rows, first, last), label_width=0.0)
    frame = replace(frame, scale=paper.width / max(1, (last - first).days))
    drawn = [_plain(cut) for mark in known if (cut := _within(mark, first, last))]
    draft = Draft()
    y = _mini_axis(draft, frame, measure)
    lived = sorted((mark for mark in drawn if mark.lane in _MINI_LANES), key=_mini_order)
    helped = sorted((mark for mark in drawn if mark.lane == STRENGTHS), key=_mini_order)
    for some, most in ((lived, rows), (helped, 2)):
        y = _mini_rows(draft, some, replace(frame, max_rows=most), measure, y)
    draft.body += draft.sticky
    draft.sticky = []
    return draft.scene(paper.width, y, _("Wat er gebeurde"), _("Het belangrijkste van de tijdlijn, per schooljaar."))


_MINI_LANES = ("gezin", "zorg", "wonen", "steun", "kind", "school")
"""What finds room first. Meetings are left out: the plan is one."""


def _mini_order(mark: EventMark) -> tuple[int, date, str]:
    assert mark.first is not None
    return _MINI_LANES.index(mark.lane) // 2 if mark.lane in _MINI_LANES else 0, mark.first, mark.key


def _plain(mark: EventMark) -> EventMark:
    """Help as a bar: there is no room for curves and waiting here. Without lanes the words say what helped."""
    label = _("Wat hielp: {what}").format(what=mark.label) if mark.lane == STRENGTHS else mark.label
    return replace(mark, label=label, curves=(), applied=None if mark.start else mark.applied)


def _mini_axis(draft: Draft, frame: Frame, measure: Measure) -> float:
    em, line = frame.em, Line(0.5 * frame.em)
    for group in frame.groups:
        left, right = max(0.0, frame.x(group.first)), min(frame.x(frame.last), frame.x(group.last))
        if right - left < em:
            continue
        draft.axis.append(Rect(left + 0.5, 0, right - left - 1, 1.47 * em, "surface-sunken", radius=0.33 * em))
        wide = measure(group.name, LABEL * em, False)
        if wide < right - left and line.fits((left + right - wide) / 2, (left + right + wide) / 2):
            draft.axis.append(Text((left + right) / 2, 1.03 * em, group.name, LABEL * em, "ink-muted", anchor="middle"))
    return 1.75 * em if draft.axis else 0.0


def _mini_rows(draft: Draft, marks: Iterable[EventMark], frame: Frame, measure: Measure, y: float) -> float:
    """First-fit over the width of the paper; returns where the next block begins."""
    rows, row = Rows(frame.max_rows), (ROW + 0.08) * frame.em
    for mark in marks:
        shape = Shape(mark, frame, measure)
        places = [place for place in shape.places() if _on_sheet(shape, place)]
        put = rows.put(shape.tall, [place.extent for place in places])
        if put:
            shape.draw(draft, y + put[0] * row, places[put[1]].label)
    return y + rows.used * row


def _on_sheet(shape: Shape, place: Place) -> bool:
    if place.label == "inside":
        return True
    left, right = shape.label_extent(place.label)
    return left >= 0 and right <= shape.frame.x(shape.frame.last)
