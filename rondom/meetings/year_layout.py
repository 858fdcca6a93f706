"""The school year as a drawing: a row for each month, the days of the week under each other. For screen and paper."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from rondom.language import _, capital, month, weekday
from rondom.meetings.planner import Entry, EntryKind, holiday_on
from rondom.meetings.planner_names import Names
from rondom.meetings.planner_signs import legend, pill, sign
from rondom.meetings.year import Year, busy_weeks, by_day
from rondom.scene import Draft, Item, Measure, Path, Rect, Scene, Spot, Text, circle, moved

_COLUMNS = 37
"""A month that begins on a Sunday ends in the sixth week."""
_WEEKEND = 0.66
"""Width of a day of the weekend, of a school day."""
_HEAD, _NUMBER, _LINE, _FOOT = 1.5, 1.2, 1.05, 0.1
"""Em: the names of the days above, the number in a cell, one line in it, white below."""
_LEAST_ROW = 3.4
_FREE, _FAINT = 0.8, 0.3
"""How strong a school holiday and a weekend are."""
_LETTERS_FROM = 2.0
"""Em of width from which the letters of a child stand beside the sign."""
_SMALL = 0.8
_DAYS = (_("ma"), _("di"), _("wo"), _("do"), _("vr"), _("za"), _("zo"))


@dataclass(slots=True)
class _Sheet:
    """The measures of one drawing, in its own units."""

    year: Year
    width: float
    em: float
    measure: Measure
    row: float = 0.0
    label: float = 0.0
    cell: float = 0.0
    """Width of a school day."""
    draft: Draft = field(default_factory=Draft)

    def share(self) -> None:
        """The width over the days, when the names of the months have their room."""
        weekends = sum(at % 7 > 4 for at in range(_COLUMNS))
        self.cell = (self.width - self.label) / (_COLUMNS - weekends + weekends * _WEEKEND)

    def left(self, at: int) -> float:
        """Of a column."""
        weeks, rest = divmod(at, 7)
        return self.label + self.cell * (weeks * (5 + 2 * _WEEKEND) + min(rest, 5) + max(0, rest - 5) * _WEEKEND)

    def wide(self, at: int) -> float:
        return self.cell * (_WEEKEND if at % 7 > 4 else 1.0)

    def top(self, number: int) -> float:
        """Of a month, counted from August."""
        return _HEAD * self.em + number * self.row


def year_layout(year: Year, width: float, height: float, em: float, measure: Measure) -> Scene:
    """The year in this room; where twelve rows do not fit legibly the scene is higher than `height`."""
    sheet = _Sheet(year, width, em, measure)
    sheet.label = max(measure(_month(on), em, True) for on in year.months) + 0.9 * em
    sheet.share()
    words, told = _legend(sheet)
    sheet.row = max(_LEAST_ROW * em, (height - _HEAD * em - told - 0.5 * em) / len(year.months))
    _draw_names(sheet)
    _draw_columns(sheet)
    known, weeks = by_day(year.entries), busy_weeks(year.entries)
    for number, first in enumerate(year.months):
        _draw_month(sheet, number, first, known, weeks)
    below = sheet.top(len(year.months)) + 0.5 * em
    sheet.draft.body.extend(moved(item, 0, below) for item in words)
    return sheet.draft.scene(width, below + told, year.title, f"{year.summary} {year.holiday_words}".strip())


def _month(first: date) -> str:
    return capital(month(first.month))


def _legend(sheet: _Sheet) -> tuple[list[Item], float]:
    year = sheet.year
    kinds = {one.kind for one in year.entries}
    held = any(one.done for one in year.entries if one.kind is EntryKind.MEETING)
    return legend(
        kinds, held, bool(year.holidays), bool(busy_weeks(year.entries)), sheet.width, sheet.em, sheet.measure
    )


def _draw_names(sheet: _Sheet) -> None:
    em = sheet.em
    widest = max(sheet.measure(name, _SMALL * em, False) for name in _DAYS)
    fits = widest + 0.33 * em < sheet.wide(5)
    for at in range(_COLUMNS):
        x, name = sheet.left(at) + 0.28 * em, _DAYS[at % 7]
        sheet.draft.body.append(Text(x, 1.0 * em, name if fits else name[:1], _SMALL * em, "ink-muted"))


def _draw_month(
    sheet: _Sheet, number: int, first: date, known: dict[date, tuple[Entry, ...]], weeks: dict[date, int]
) -> None:
    em, draft, top = sheet.em, sheet.draft, sheet.top(number)
    draft.ground.append(Path(((0, top), (sheet.width, top)), "line", width=0.8))
    draft.body.append(Text(0, top + 1.15 * em, _month(first), em, "ink", True))
    if number == 0 or first.month == 1:
        draft.body.append(Text(0, top + 2.3 * em, str(first.year), _SMALL * em, "ink-muted"))
    _draw_free(sheet, number, first)
    for on in _days(first):
        at = _column(on)
        _draw_number(sheet, sheet.left(at), top, on)
        if on in known:
            _draw_day(sheet, number, at, on, known[on])
        if on.weekday() == 6 and (count := weeks.get(on - timedelta(6))):
            _draw_count(sheet, number, at, count)
    draft.bands.append((str(number), top, sheet.row))


def _days(first: date) -> list[date]:
    """Of this month."""
    return [first.replace(day=number) for number in range(1, monthrange(first.year, first.month)[1] + 1)]


def _column(on: date) -> int:
    return on.replace(day=1).weekday() + on.day - 1


def _draw_columns(sheet: _Sheet) -> None:
    """A hairline before every day, in one piece over the months that have that day."""
    spans = [(_column(days[0]), _column(days[-1])) for days in map(_days, sheet.year.months)]
    for at in range(_COLUMNS):
        x, begun = sheet.left(at), -1
        for number in range(len(spans) + 1):
            there = number < len(spans) and spans[number][0] <= at <= spans[number][1]
            if there and begun < 0:
                begun = number
            elif not there and begun >= 0:
                points = ((x, sheet.top(begun)), (x, sheet.top(number)))
                sheet.draft.ground.append(Path(points, "line", width=0.5))
                begun = -1


def _draw_free(sheet: _Sheet, number: int, first: date) -> None:
    """Weekends faint, school holidays in one piece and stronger."""
    alphas = [
        _FREE if holiday_on(sheet.year.holidays, on) else _FAINT if on.weekday() > 4 else 0.0 for on in _days(first)
    ]
    start = first.weekday()
    at = 0
    for alpha, days in groupby(alphas):
        many = len(list(days))
        if alpha:
            left, last = sheet.left(start + at), start + at + many - 1
            wide = sheet.left(last) + sheet.wide(last) - left
            box = Rect(left, sheet.top(number) + 0.5, wide, sheet.row - 1, "surface-sunken", alpha=alpha)
            sheet.draft.ground.append(box)
        at += many


def _draw_day(sheet: _Sheet, number: int, at: int, on: date, entries: Sequence[Entry]) -> None:
    """What stands on a day, and the spot that stands for all of it."""
    x, y, wide = sheet.left(at), sheet.top(number), sheet.wide(at)
    _draw_entries(sheet, x, y, wide, entries)
    told = "; ".join(_short(one) for one in entries)
    members = tuple(one.key for one in entries) if len(entries) > 1 else ()
    key = on.isoformat() if members else entries[0].key
    free = holiday_on(sheet.year.holidays, on)
    holiday = f" ({free.name})" if free else ""
    text = f"{capital(weekday(on))}{holiday}: {told}."
    sheet.draft.spots.append(Spot(key, x, y, wide, sheet.row, text, str(number), members))


def _short(one: Entry) -> str:
    when = one.time_words.split(" ")[0] if one.at else ""
    return ", ".join(part for part in (when, one.what, one.child, one.detail, one.room) if part)


def _draw_number(sheet: _Sheet, x: float, y: float, on: date) -> None:
    em, draft = sheet.em, sheet.draft
    if sheet.wide(on.weekday()) < 1.15 * em and on.weekday() not in (0, 5):
        return  # too narrow for every number: those of Monday and Saturday count the rest
    today = on == sheet.year.today and not sheet.year.on_paper
    if today:
        wide = 0.55 * em if on.day < 10 else 0.95 * em
        draft.body.append(circle(x + 0.28 * em + wide / 2 - 0.05 * em, y + 0.72 * em, 0.62 * em, "accent"))
    role = "accent-ink" if today else "ink-muted"
    draft.body.append(Text(x + 0.28 * em, y + 1.0 * em, str(on.day), _SMALL * em, role, today))


def _draw_entries(sheet: _Sheet, x: float, y: float, wide: float, entries: Sequence[Entry]) -> None:
    """A line for each, with the letters of the child where they fit; what has no line is counted."""
    em, draft = sheet.em, sheet.draft
    lines = int((sheet.row - (_NUMBER + _FOOT) * em) / (_LINE * em))
    lines = max(1, lines - (entries[0].on.weekday() > 4))  # at the foot of a weekend stands how full the week was
    lettered = sheet.year.names is not Names.NONE and wide >= _LETTERS_FROM * em
    shown = entries if len(entries) <= lines else entries[: lines - 1]
    size = min(0.85 * em, wide * 0.8)
    for place, one in enumerate(shown):
        middle = y + (_NUMBER + (place + 0.55) * _LINE) * em
        centre = x + (0.55 * em if lettered else wide / 2)
        draft.body.append(sign(one.kind, one.done, centre, middle, size))
        if lettered:
            said = _who(sheet, one, wide - 1.1 * em)
            draft.body.append(Text(x + 1.05 * em, middle + 0.28 * em, said, _SMALL * em, "ink"))
    if len(shown) < len(entries):
        middle = y + (_NUMBER + (len(shown) + 0.55) * _LINE) * em
        said = f"+{len(entries) - len(shown)}"
        draft.body.append(Text(x + wide / 2, middle + 0.28 * em, said, _SMALL * em, "ink", True, "middle"))


def _who(sheet: _Sheet, one: Entry, room: float) -> str:
    """The first name where it fits, else the letters."""
    named = sheet.year.names is Names.FIRST and sheet.measure(one.child, _SMALL * sheet.em, False) <= room
    return one.child if named else one.letters[:2]


def _draw_count(sheet: _Sheet, number: int, sunday: int, count: int) -> None:
    """How full the week was that ends here, at the foot of its weekend."""
    right = sheet.left(sunday) + sheet.wide(sunday)
    left = sheet.left(sunday - 1) if sunday else right - 2 * sheet.wide(sunday)
    y = sheet.top(number) + sheet.row - 0.62 * sheet.em
    sheet.draft.overlay.extend(pill(str(count), (left + right) / 2, y, sheet.em))
