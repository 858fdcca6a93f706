"""The strip under the timeline: a whole life in one line, how many changes, and the stretch that is in sight.

What it counts is said in `rondom.timeline.changes`. It can be left without any counting: then it is a line to find the way.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rondom.dossier.names import age_on, birthday
from rondom.language import _, month, plural
from rondom.scene import Draft, Item, Mark, Measure, Path, Rect, Scene, Text, cut
from rondom.timeline.changes import (
    BUSY_DAYS,
    BUSY_FROM,
    Change,
    all_changes,
    busiest_of,
    middle,
    pile_ups,
    told,
    what_counts,
)
from rondom.timeline.lanes import LANES
from rondom.timeline.marks import EventMark
from rondom.timeline.spans import Span, is_vague

HEIGHT = 4.95
"""em"""
_NEAR = timedelta(200)
"""A change is felt so long before and after it, in the curve."""
_STEP = timedelta(30)
_TOP, _GROUND = 1.25, 3.5
_GRIP = 1.1
"""em: how high the grips of the frame are."""
MOST_TOLD = 9
"""Changes that are named when someone points at the strip; the rest is counted."""
LANDMARKS = ("schoolstart", "broer-zus", "schoolwissel", "verhuizing")
"""Topics by which people find their way in a life."""


class Strip:
    """Maps days to the width of the strip and back, and draws it. Sizes in the units of `em`."""

    def __init__(self, first: date, last: date, left: float, width: float, em: float) -> None:
        self.first, self.last, self.left, self.width, self.em = first, last, left, max(1.0, width), em

    def x(self, day: date) -> float:
        return self.left + self.width * (day - self.first).days / max(1, (self.last - self.first).days)

    def day(self, x: float) -> date:
        return self.first + timedelta(round((x - self.left) / self.width * (self.last - self.first).days))


@dataclass(frozen=True, slots=True)
class Counted:
    """What the strip counts, found once. `today`: what comes after it is no change yet. Not `shown`: nothing is counted."""

    changes: tuple[Change, ...] = ()
    shown: bool = True

    @classmethod
    def of(cls, marks: Sequence[EventMark], today: date | None = None, shown: bool = True) -> Counted:
        return cls(all_changes(marks, today), True) if shown else cls((), False)

    @property
    def days(self) -> list[date]:
        return [one.day for one in self.changes]


def strip_layout(
    marks: Sequence[EventMark],
    strip: Strip,
    in_sight: tuple[date, date],
    birth: date | None,
    measure: Measure,
    counted: Counted | None = None,
) -> Scene:
    """Counts changes, never weighs them; the frame is the stretch of time that the drawing above shows."""
    counted = counted or Counted.of(marks)
    em, draft = strip.em, Draft()
    draft.ground.append(Rect(0, 0, strip.left + strip.width + em, HEIGHT * em, "surface"))
    _draw_names(draft, strip, counted, measure)
    curve = _draw_curve(draft, counted.days, strip) if counted.shown else []
    draft.body.append(Path(((strip.left, _GROUND * em), (strip.left + strip.width, _GROUND * em)), "line-strong"))
    _draw_landmarks(draft, marks, strip, curve, measure)
    _draw_ticks(draft, strip, birth, measure)
    _draw_busiest(draft, counted, strip, measure)
    draft.overlay += frame_of_sight(strip, in_sight)
    return draft.scene(strip.left + strip.width, HEIGHT * em, _("Heel het leven"), alt_of(counted))


def alt_of(counted: Counted) -> str:
    """The strip in words: how many changes there are and what a change is."""
    if not counted.shown:
        return _("Van de geboorte tot nu, om snel ergens heen te gaan.")
    return f"{plural(len(counted.changes), '{n} verandering.', '{n} veranderingen.')} {what_counts()}"


def frame_of_sight(strip: Strip, in_sight: Span) -> tuple[Item, ...]:
    """The frame around what the drawing shows, with a grip at either end that is not cut off."""
    em = strip.em
    left, right = (min(max(strip.x(day), strip.left), strip.left + strip.width) for day in in_sight)
    wide = max(0.8 * em, right - left)
    frame = Rect(left, 0.15 * em, wide, 3.6 * em, "", "accent", 1.6, 0.4 * em)
    top = (0.15 + 1.8 - _GRIP / 2) * em
    grips = (Rect(x - 0.2 * em, top, 0.4 * em, _GRIP * em, "accent", radius=0.2 * em) for x in (left, left + wide))
    return frame, *grips


def told_at(counted: Counted, day: date) -> str:
    """What is counted around a day, which changes they are, and the definition: for who points at the strip."""
    if not counted.shown:
        return ""
    around = next((one.changes for one in pile_ups(counted.changes) if one.span[0] <= day <= one.span[1]), ())
    half = timedelta(BUSY_DAYS // 2)
    near = around or tuple(one for one in counted.changes if day - half <= one.day <= day + half)
    first, last = (near[0].day, near[-1].day) if around else (day - half, day + half)
    count = plural(len(near), "{n} verandering", "{n} veranderingen") if near else _("geen veranderingen bekend")
    head = _("{first} tot {last}: {count}").format(first=_month(first), last=_month(last), count=count)
    lines = [head, told(near[:MOST_TOLD])]
    if len(near) > MOST_TOLD:
        lines.append(_("en nog {count}").format(count=len(near) - MOST_TOLD))
    return "\n".join([*(line for line in lines if line), "", what_counts()])


def _month(day: date) -> str:
    return f"{month(day.month)} {day.year}"


def _draw_names(draft: Draft, strip: Strip, counted: Counted, measure: Measure) -> None:
    em, room = strip.em, strip.left - 1.4 * strip.em
    lines = [(_("Heel het leven"), 1.73, "ink", True)]
    if counted.shown:
        lines.append((_("rust en drukte"), 2.87, "ink-muted", False))
    for text, base, role, bold in lines:
        draft.body.append(Text(0.93 * em, base * em, cut(text, room, 0.83 * em, bold, measure), 0.83 * em, role, bold))


def _draw_curve(draft: Draft, days: Sequence[date], strip: Strip) -> list[tuple[float, float]]:
    """Higher where more changed, on the same scale for every child: five at once reach the top. Its points."""
    em, points, day = strip.em, [], strip.first
    while day <= strip.last:
        near = days[bisect_left(days, day - _NEAR) : bisect_right(days, day + _NEAR)]
        felt = sum(1 - abs(day - one) / _NEAR for one in near)
        points.append((strip.x(day), (_GROUND - (_GROUND - _TOP) * min(1.0, felt / BUSY_FROM)) * em))
        day += _STEP
    ground = ((points[-1][0], _GROUND * em), (points[0][0], _GROUND * em))
    draft.body.append(Path((*points, *ground), fill="lane-kind", alpha=0.18, closed=True))
    draft.body.append(Path(tuple(points), "lane-kind", width=1.6))
    return points


def _draw_landmarks(
    draft: Draft, marks: Sequence[EventMark], strip: Strip, curve: Sequence[tuple[float, float]], measure: Measure
) -> None:
    """A few events by which people find their way, where there is room above the line; never what is private or planned."""
    em, size, taken = strip.em, 0.8 * strip.em, list[tuple[float, float]]()
    base = (_GROUND - 0.75) * em
    found = [one for one in marks if one.topic in LANDMARKS and one.began and not one.planned and not one.private]
    for mark in sorted(found, key=lambda one: (LANDMARKS.index(one.topic), one.first or strip.first, one.key)):
        assert mark.start
        x, label = strip.x(middle(mark.start)), cut(mark.label, 7 * em, size, False, measure)
        left, right = x - 0.5 * em, x + 0.6 * em + measure(label, size, False)
        low = all(y > base + 0.05 * em for at, y in curve if left - em < at < right + em)
        free = all(right + 0.6 * em <= one or other + 0.6 * em <= left for one, other in taken)
        if low and free and strip.left <= left and right <= strip.left + strip.width:
            lane = LANES.get(mark.lane, LANES["kind"])
            vague = is_vague(mark.start)
            draft.body.append(Mark(lane.shape, x, base - 0.27 * em, 0.33 * em, lane.role, hollow=vague, dashed=vague))
            draft.body.append(Text(x + 0.6 * em, base, label, size, "ink-muted"))
            taken.append((left, right))


def _draw_ticks(draft: Draft, strip: Strip, birth: date | None, measure: Measure) -> None:
    """Ages below, from the birth on; calendar years when the birth date is not known."""
    if birth is None:
        years = range(strip.first.year + 1, strip.last.year + 1)
        places = [(strip.x(date(year, 1, 1)), str(year)) for year in years]
    else:
        ages = range(max(0, age_on(birth, strip.first)), age_on(birth, strip.last) + 1)
        places = [(strip.x(birthday(birth, age)), str(age) if age else _("geboren")) for age in ages]
    taken, size = strip.left - strip.em, 0.8 * strip.em
    for x, text in places:
        half = measure(text, size, False) / 2
        x = max(x, strip.left + half)
        if x - half > taken and x + half <= strip.left + strip.width + strip.em:
            draft.body.append(Text(x, 4.55 * strip.em, text, size, "ink-muted", anchor="middle"))
            taken = x + half + 0.4 * strip.em


def _draw_busiest(draft: Draft, counted: Counted, strip: Strip, measure: Measure) -> None:
    found = busiest_of(counted.changes)
    if not found or len(found.changes) < BUSY_FROM:
        return
    text = _("{count} veranderingen in 9 maanden").format(count=len(found.changes))
    half = measure(text, 0.8 * strip.em, False) / 2
    x = strip.x(found.span[0] + timedelta(BUSY_DAYS // 2))
    x = min(max(x, strip.left + half), strip.left + strip.width - half)
    draft.body.append(Text(x, 1.0 * strip.em, text, 0.8 * strip.em, "ink-muted", anchor="middle"))
