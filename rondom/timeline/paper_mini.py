"""The small timeline in a plan: what happened, on a few lines under the school years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from rondom.language import _
from rondom.scene import Draft, Measure, Rect, Scene, Text
from rondom.timeline.footprint import ROW, Place
from rondom.timeline.lanes import STRENGTHS
from rondom.timeline.marks import EventMark, Frame
from rondom.timeline.packing import Line, Rows
from rondom.timeline.paper import Paper, frame_of, range_of, within
from rondom.timeline.prepare import LABEL
from rondom.timeline.shapes import Shape


def mini_layout(marks: Sequence[EventMark], paper: Paper, measure: Measure, em: float = 9.6, rows: int = 4) -> Scene:
    """What happened, on a few lines under the school years: for in a plan. What helped lies at the bottom.

    No lanes: the shape of a mark says the lane. What does not fit in the rows is left to the sentences beside it.
    """
    known = [mark for mark in marks if mark.first and not mark.private]
    first, last = range_of(known, paper)
    frame = replace(frame_of(known, paper, em, rows, first, last), label_width=0.0)
    frame = replace(frame, scale=paper.width / max(1, (last - first).days))
    drawn = [_plain(cut) for mark in known if (cut := within(mark, first, last))]
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
