"""The two axes above the lanes: years with ages, and school years. What would overlap is left out; the ticks stay."""

from __future__ import annotations

from datetime import date

from rondom.dossier.names import age_on, birthday
from rondom.language import _
from rondom.scene import Draft, Item, Measure, Path, Rect, Text
from rondom.timeline.marks import Frame
from rondom.timeline.packing import Extent, Line
from rondom.timeline.school_years import SchoolYear

_YEAR, _SMALL, _GROUP = 0.93, 0.83, 0.87
_BASE = 1.27
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_BAND = (2.07, 1.47)
"""Top and height of the band of groups, in em."""
Age = tuple[float, float, str]
"""Place, width and text of a birthday."""


def draw_axis(
    draft: Draft, behind: list[Item], frame: Frame, measure: Measure, bottom: float, window: Extent | None = None
) -> None:
    """Years, ages, months when there is room, groups and the line of today; `bottom` is the height of the lanes.

    What runs through the lanes goes to `behind`. With `window` only the months between two places are drawn.
    """
    years, line = _years(frame, measure)
    ages, line = _ages(frame, measure, line)
    starts = sorted([frame.x(date(year, 1, 1)) for year in years] + [x - wide / 2 for x, wide, _text in ages])
    for year in years:
        _draw_year(draft, behind, frame, year, starts, bottom)
    for x, _wide, text in ages:
        _draw_age(draft, frame, x, text)
    _draw_months(draft, frame, measure, line, window or (0.0, frame.x(frame.last)))
    for group in frame.groups:
        _draw_group(draft, behind, frame, measure, group, bottom)
    _draw_today(draft, frame, measure, bottom)


def _years(frame: Frame, measure: Measure) -> tuple[list[int], Line]:
    """The years that are named (all, or every second, fifth or tenth), and the line of words that they stand on."""
    em, line = frame.em, Line(0.3 * frame.em)
    needed = measure("2026", _YEAR * em, True) + 1.2 * em
    step = next((step for step in (1, 2, 5, 10, 20, 50) if step * 365 * frame.scale >= needed), 100)
    shown = []
    for year in range(frame.origin.year, frame.last.year + 1):
        left = max(frame.x(date(year, 1, 1)), 0.0) + 0.4 * em
        named = year % step == 0 or year == frame.origin.year
        if named and line.fits(left, left + measure(str(year), _YEAR * em, True)):
            shown.append(year)
    return shown, line


def _draw_year(draft: Draft, behind: list[Item], frame: Frame, year: int, starts: list[float], bottom: float) -> None:
    em, x = frame.em, frame.x(date(year, 1, 1))
    until = next((left for left in starts if left > x + 1), frame.x(frame.last))
    if x >= frame.x(frame.origin) - 0.5:
        draft.axis.append(Path(((x, 0.5 * em), (x, 2 * em)), "line-strong"))
        behind.append(Path(((x, 0), (x, bottom)), "line", dash=(1.0, 4.0)))
    left = max(x, frame.x(frame.origin))
    draft.axis.append(Text(left + 0.4 * em, _BASE * em, str(year), _YEAR * em, bold=True, stick=until - 0.3 * em))


def _ages(frame: Frame, measure: Measure, line: Line) -> tuple[list[Age], Line]:
    """Every birthday in sight: all as "7 jaar", else all as "7"; where even that has no room the text is empty."""
    if frame.birth is None:
        return [], line
    turned = range(1, age_on(frame.birth, frame.last) + 1)
    places = [(age, x) for age in turned if 0 <= (x := frame.x(birthday(frame.birth, age))) <= frame.x(frame.last)]
    for words in (_("{age} jaar"), "{age}"):
        trial = line.copy()
        made = [_age_at(x, words.format(age=age), frame, measure, trial) for age, x in places]
        if all(text for _x, _wide, text in made):
            break
    return made, trial


def _age_at(x: float, text: str, frame: Frame, measure: Measure, line: Line) -> Age:
    wide = measure(text, _SMALL * frame.em, False)
    return (x, wide, text) if line.fits(x - wide / 2, x + wide / 2) else (x, 0.0, "")


def _draw_age(draft: Draft, frame: Frame, x: float, text: str) -> None:
    em = frame.em
    draft.axis.append(Path(((x, 1.53 * em), (x, 2 * em)), "lane-kind", width=1.5))
    if text:
        draft.axis.append(Text(x, _BASE * em, text, _SMALL * em, "ink-muted", anchor="middle"))


def _draw_months(draft: Draft, frame: Frame, measure: Measure, line: Line, window: Extent) -> None:
    """Short names where a month is wide enough, ticks without words where it is half of that."""
    em = frame.em
    if 30 * frame.scale < 1.6 * em:
        return
    left, right = max(0.0, window[0]), min(window[1], frame.x(frame.last))
    for year in range(frame.day(left).year, frame.day(right).year + 1):
        for number in range(2, 13):
            x, name = frame.x(date(year, number, 1)), _(_MONTHS[number - 1])
            if not left <= x <= right:
                continue
            draft.axis.append(Path(((x, 1.75 * em), (x, 2 * em)), "line-strong"))
            wide = measure(name, _SMALL * em, False)
            if 30 * frame.scale > 2.6 * em and line.fits(x + 0.2 * em, x + 0.2 * em + wide):
                draft.axis.append(Text(x + 0.2 * em, _BASE * em, name, _SMALL * em, "ink-muted"))


def _draw_group(
    draft: Draft, behind: list[Item], frame: Frame, measure: Measure, group: SchoolYear, bottom: float
) -> None:
    """One school year, also the next one that is in sight; the one of now in the accent colour."""
    em = frame.em
    left, right = max(frame.x(group.first), 0.0), min(frame.x(group.last), frame.x(frame.last)) + frame.scale
    if right - left < 2 or group.first > frame.last:
        return
    now = group.first <= frame.today <= group.last
    top, high = _BAND[0] * em, _BAND[1] * em
    draft.axis.append(
        Rect(left + 1, top, right - left - 2, high, "accent-tint" if now else "surface-sunken", radius=0.33 * em)
    )
    if frame.x(group.first) >= 0:
        behind.append(Path(((left, 0), (left, bottom)), "line"))
    room = _free_room(frame, measure, left, right)
    for name in (group.name, group.name.split()[-1]):
        if measure(name, _GROUP * em, now) + 0.6 * em <= room[1] - room[0]:
            x = (room[0] + room[1] - measure(name, _GROUP * em, now)) / 2
            role = "accent" if now else "ink-muted"
            draft.axis.append(Text(x, 3.1 * em, name, _GROUP * em, role, now, stick=room[1] - 0.3 * em))
            return


def _free_room(frame: Frame, measure: Measure, left: float, right: float) -> tuple[float, float]:
    """The larger side of the band beside the pill of today."""
    half = _pill_width(frame, measure) / 2 + 0.2 * frame.em
    before, after = (left, min(right, frame.now - half)), (max(left, frame.now + half), right)
    return before if before[1] - before[0] >= after[1] - after[0] else after


def _pill_width(frame: Frame, measure: Measure) -> float:
    return measure(_today_word(frame), _GROUP * frame.em, True) + 1.1 * frame.em


def _today_word(frame: Frame) -> str:
    return frame.today_label or _("vandaag")


def _draw_today(draft: Draft, frame: Frame, measure: Measure, bottom: float) -> None:
    em, x, wide = frame.em, frame.now, _pill_width(frame, measure)
    draft.axis.append(Path(((x, 3.4 * em), (x, bottom + frame.axis_height * em)), "accent", width=1.6))
    draft.axis.append(Rect(x - wide / 2, 2.03 * em, wide, 1.53 * em, "accent", radius=0.765 * em))
    draft.axis.append(Text(x, 3.1 * em, _today_word(frame), _GROUP * em, "accent-ink", True, "middle"))
