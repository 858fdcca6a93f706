"""The strip under the timeline: a whole life in one line, how many changes, and the stretch that is in sight."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from rondom.dossier.names import age_on, birthday
from rondom.language import _, plural
from rondom.scene import Draft, Measure, Path, Rect, Scene, Text, cut
from rondom.timeline.layout import BUSY_DAYS, BUSY_FROM, busiest, changes
from rondom.timeline.marks import EventMark

HEIGHT = 4.95
"""em"""
_NEAR = timedelta(200)
"""A change is felt so long before and after it, in the curve."""
_STEP = timedelta(30)
_TOP, _GROUND = 1.25, 3.5


class Strip:
    """Maps days to the width of the strip and back, and draws it. Sizes in the units of `em`."""

    def __init__(self, first: date, last: date, left: float, width: float, em: float) -> None:
        self.first, self.last, self.left, self.width, self.em = first, last, left, max(1.0, width), em

    def x(self, day: date) -> float:
        return self.left + self.width * (day - self.first).days / max(1, (self.last - self.first).days)

    def day(self, x: float) -> date:
        return self.first + timedelta(round((x - self.left) / self.width * (self.last - self.first).days))


def strip_layout(
    marks: Sequence[EventMark], strip: Strip, in_sight: tuple[date, date], birth: date | None, measure: Measure
) -> Scene:
    """Counts changes, never weighs them; the frame is the stretch of time that the drawing above shows."""
    em, draft = strip.em, Draft()
    days = changes(marks)
    draft.ground.append(Rect(0, 0, strip.left + strip.width + em, HEIGHT * em, "surface"))
    for text, base, role, bold in (
        (_("Heel het leven"), 1.73, "ink", True),
        (_("rust en drukte"), 2.87, "ink-muted", False),
    ):
        room = strip.left - 1.4 * em
        draft.body.append(Text(0.93 * em, base * em, cut(text, room, 0.83 * em, bold, measure), 0.83 * em, role, bold))
    _draw_curve(draft, days, strip)
    _draw_ticks(draft, strip, birth, measure)
    _draw_busiest(draft, marks, strip, measure)
    left, right = (min(max(strip.x(day), strip.left), strip.left + strip.width) for day in in_sight)
    draft.overlay.append(Rect(left, 0.15 * em, max(0.8 * em, right - left), 3.6 * em, "", "accent", 1.6, 0.4 * em))
    alt = plural(len(days), "{n} verandering.", "{n} veranderingen.")
    return draft.scene(strip.left + strip.width, HEIGHT * em, _("Heel het leven"), alt)


def _draw_curve(draft: Draft, days: Sequence[date], strip: Strip) -> None:
    """Higher where more changed, on the same scale for every child: five at once reach the top."""
    em, points, day = strip.em, [], strip.first
    while day <= strip.last:
        near = days[bisect_left(days, day - _NEAR) : bisect_right(days, day + _NEAR)]
        felt = sum(1 - abs(day - one) / _NEAR for one in near)
        points.append((strip.x(day), (_GROUND - (_GROUND - _TOP) * min(1.0, felt / BUSY_FROM)) * em))
        day += _STEP
    ground = ((points[-1][0], _GROUND * em), (points[0][0], _GROUND * em))
    draft.body.append(Path((*points, *ground), fill="lane-kind", alpha=0.18, closed=True))
    draft.body.append(Path(tuple(points), "lane-kind", width=1.6))
    draft.body.append(Path(((strip.left, _GROUND * em), (strip.left + strip.width, _GROUND * em)), "line-strong"))


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


def _draw_busiest(draft: Draft, marks: Sequence[EventMark], strip: Strip, measure: Measure) -> None:
    found = busiest(marks)
    if not found or found[1] < BUSY_FROM:
        return
    text = _("{count} veranderingen in 9 maanden").format(count=found[1])
    half = measure(text, 0.8 * strip.em, False) / 2
    x = strip.x(found[0] + timedelta(BUSY_DAYS // 2))
    x = min(max(x, strip.left + half), strip.left + strip.width - half)
    draft.body.append(Text(x, 1.0 * strip.em, text, 0.8 * strip.em, "ink-muted", anchor="middle"))
