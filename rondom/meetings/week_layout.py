"""The week as a drawing: hours down, five days across, and above the hours what has only a day. For screen and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from rondom.language import _, plural, short_day
from rondom.meetings.planner import Entry, EntryKind, holiday_on
from rondom.meetings.planner_signs import sign
from rondom.meetings.week import Week
from rondom.scene import Draft, Measure, Path, Rect, Scene, Spot, Text, cut, wrap

FIRST_HOUR, LAST_HOUR = 8, 17
"""Shown at least; a meeting at another hour makes the day longer."""
SMALL = 0.87
_GUTTER, _HEAD, _LINE = 3.3, 2.9, 1.32
"""Em: room for the hours, for the names of the days, and of one line of words."""
_MOST_LOOSE = 0.42
"""Part of the drawing that what has no hour may take."""
_LEAST_HOUR = 1.0
"""Em of height of an hour when a whole night stands on the sheet."""
_LEAST_HIGH = 1.45
"""Em: a talk is as high as one line at least."""
_LEAST_BLOCK = 4.6
"""Em of width under which two talks at the same time are told as a number."""


@dataclass(slots=True)
class _Sheet:
    """The measures of one drawing, in its own units."""

    week: Week
    width: float
    height: float
    em: float
    measure: Measure
    draft: Draft = field(default_factory=Draft)

    @property
    def left(self) -> float:
        return _GUTTER * self.em

    @property
    def day_width(self) -> float:
        return (self.width - self.left) / len(self.week.days)

    def x(self, at: int) -> float:
        return self.left + at * self.day_width

    def cut(self, text: str, room: float, size: float = SMALL, bold: bool = False) -> str:
        return cut(text, room, size * self.em, bold, self.measure)


def week_layout(week: Week, width: float, height: float, em: float, measure: Measure) -> Scene:
    """The week in this room. With more hours or loose lines than fit legibly the scene is higher than `height`."""
    sheet = _Sheet(week, width, height, em, measure)
    first, last = _hours(week)
    top = _HEAD * em + _loose_height(sheet)
    hour = max(_LEAST_HOUR * em, (height - top - 0.6 * em) / (last - first))
    bottom = top + hour * (last - first)
    _draw_days(sheet, bottom)
    _draw_loose(sheet, top)
    _draw_hours(sheet, first, last, top, hour)
    for at, on in enumerate(week.days):
        _draw_talks(sheet, at, on, first, top, hour)
    lowest = max((spot.y + spot.h for spot in sheet.draft.spots), default=0.0)
    return sheet.draft.scene(width, max(bottom + 0.6 * em, lowest + 1), f"{week.title}, {week.subtitle}", week.summary)


def _hours(week: Week) -> tuple[int, int]:
    """First and last hour that are drawn."""
    timed = [one for one in week.entries if one.at is not None and one.on in week.days]
    first = min([FIRST_HOUR, *(one.from_minute // 60 for one in timed)])
    last = max([LAST_HOUR, *(-(-one.to_minute // 60) for one in timed)])
    return first, last


# -- the days -------------------------------------------------------------------------------------------------


def _draw_days(sheet: _Sheet, bottom: float) -> None:
    week, em, draft = sheet.week, sheet.em, sheet.draft
    for at, on in enumerate(week.days):
        x, wide, today = sheet.x(at), sheet.day_width, on == week.today and not week.on_paper
        free = holiday_on(week.holidays, on)
        if free:
            draft.ground.append(Rect(x, 0, wide, bottom, "surface-sunken", alpha=0.55))
        if today:
            draft.ground.append(Rect(x, 0, wide, _HEAD * em - 0.35 * em, "accent-tint", radius=0.4 * em))
        draft.ground.append(Path(((x, 0.3 * em), (x, bottom)), "line", width=0.8))
        name = sheet.cut(short_day(on), wide - 0.9 * em, 1.0, True)
        draft.body.append(Text(x + 0.6 * em, 1.2 * em, name, em, "accent" if today else "ink", True))
        under = _("vandaag") if today and not free else free.name if free else ""
        if under:
            said = sheet.cut(under, wide - 0.9 * em, 0.8)
            draft.body.append(Text(x + 0.6 * em, 2.2 * em, said, 0.8 * em, "accent" if today else "ink-muted"))


# -- what has only a day --------------------------------------------------------------------------------------


def _lines(sheet: _Sheet, one: Entry, room: float) -> list[str]:
    """What stands beside the mark: in two lines at most."""
    who = [one.child, one.detail if one.kind is EntryKind.AGREEMENT else ""]
    told = ": ".join(part for part in (", ".join(part for part in who if part), one.what) if part)
    lines = wrap(told, room, SMALL * sheet.em, False, sheet.measure)
    if len(lines) > 2:
        lines = [lines[0], " ".join(lines[1:])]
    return [sheet.cut(line, room) for line in lines] or [""]


def _loose_room(sheet: _Sheet) -> float:
    return sheet.day_width - 2.2 * sheet.em


def _most_lines(sheet: _Sheet) -> int:
    return max(3, int(sheet.height * _MOST_LOOSE / (_LINE * sheet.em)))


def _loose_height(sheet: _Sheet) -> float:
    counts = [
        sum(len(_lines(sheet, one, _loose_room(sheet))) for one in sheet.week.loose_on(on)) for on in sheet.week.days
    ]
    most = min(max(counts, default=0), _most_lines(sheet))
    return (most * _LINE + 0.5) * sheet.em if most else 0.3 * sheet.em


def _draw_loose(sheet: _Sheet, bottom: float) -> None:
    for at, on in enumerate(sheet.week.days):
        _draw_loose_day(sheet, at, sheet.week.loose_on(on))
    sheet.draft.ground.append(Path(((0, bottom), (sheet.width, bottom)), "line", width=0.8))


def _draw_loose_day(sheet: _Sheet, at: int, entries: Sequence[Entry]) -> None:
    em, x, y, left = sheet.em, sheet.x(at), _HEAD * sheet.em, _most_lines(sheet)
    for place, one in enumerate(entries):
        lines = _lines(sheet, one, _loose_room(sheet))
        last = place == len(entries) - 1
        if len(lines) > left - (not last):
            _draw_more(sheet, x + 0.5 * em, y, entries[place:], sheet.day_width - em)
            return
        _draw_loose_one(sheet, x, y, one, lines, at)
        y, left = y + len(lines) * _LINE * em, left - len(lines)


def _draw_loose_one(sheet: _Sheet, x: float, y: float, one: Entry, lines: Sequence[str], at: int) -> None:
    em, draft = sheet.em, sheet.draft
    draft.body.append(sign(one.kind, one.done, x + 1.0 * em, y + 0.62 * em, 0.95 * em))
    for number, line in enumerate(lines):
        role = "ink-muted" if one.done else "ink"
        draft.body.append(Text(x + 1.7 * em, y + (0.92 + number * _LINE) * em, line, SMALL * em, role))
    high = len(lines) * _LINE * em
    draft.spots.append(Spot(one.key, x + 0.3 * em, y, sheet.day_width - 0.6 * em, high, one.sentence, str(at)))


def _draw_more(sheet: _Sheet, x: float, y: float, hidden: Sequence[Entry], room: float) -> None:
    """What has no room, as a number that can be opened."""
    em = sheet.em
    said = plural(len(hidden), "nog {n}", "nog {n}")
    sheet.draft.body.append(Text(x + 0.2 * em, y + 0.92 * em, f"+ {said}", SMALL * em, "accent", True))
    _add_spot(sheet, x, y, room, _LINE * em, hidden)


def _add_spot(sheet: _Sheet, x: float, y: float, wide: float, high: float, several: Sequence[Entry]) -> None:
    at = sheet.week.days.index(several[0].on)
    told = " ".join(one.sentence for one in several)
    sheet.draft.spots.append(
        Spot(f"more:{several[0].key}", x, y, wide, high, told, str(at), tuple(one.key for one in several))
    )


# -- the hours ------------------------------------------------------------------------------------------------


def _draw_hours(sheet: _Sheet, first: int, last: int, top: float, high: float) -> None:
    em, draft = sheet.em, sheet.draft
    every = 1 if high >= 1.3 * em else 2
    for number in range(first, last + 1):
        y = top + (number - first) * high
        draft.ground.append(Path(((sheet.left - 0.3 * em, y), (sheet.width, y)), "line", width=0.7))
        if (number - first) % every == 0 and number < last:
            draft.body.append(
                Text(sheet.left - 0.7 * em, y + 0.3 * em, f"{number}.00", 0.8 * em, "ink-muted", anchor="end")
            )


@dataclass(frozen=True, slots=True)
class Seat:
    """A talk with its place beside those of the same time: `at` of `of`."""

    entry: Entry
    at: int
    of: int


def seats(entries: Sequence[Entry], least: float = 0.0) -> list[Seat]:
    """Talks that overlap stand side by side, each group as wide as it needs. `least` is what one takes at least, in minutes:
    a short talk is drawn as high as its line.
    """
    found: list[Seat] = []
    group: list[Entry] = []
    until = -1.0
    for one in sorted(entries, key=lambda one: (one.from_minute, -one.minutes, one.key)):
        if group and one.from_minute >= until:
            found += _seated(group, least)
            group = []
        group.append(one)
        until = max(until, _end(one, least))
    return found + _seated(group, least)


def _end(one: Entry, least: float) -> float:
    return max(one.to_minute, one.from_minute + least)


def _seated(group: Sequence[Entry], least: float) -> list[Seat]:
    ends: list[float] = []
    at: list[int] = []
    for one in group:
        place = next((n for n, end in enumerate(ends) if end <= one.from_minute), len(ends))
        ends[place : place + 1] = [_end(one, least)]
        at.append(place)
    return [Seat(one, place, len(ends)) for one, place in zip(group, at, strict=True)]


def _draw_talks(sheet: _Sheet, at: int, on: date, first: int, top: float, hour: float) -> None:
    em = sheet.em
    room = sheet.day_width - 0.5 * em
    fitting = max(1, int(room / (_LEAST_BLOCK * em)))
    least = _LEAST_HIGH * em / hour * 60
    hidden: dict[float, list[Entry]] = {}
    for seat in seats(sheet.week.timed_on(on), least):
        of = min(seat.of, fitting)
        if seat.of > fitting and seat.at >= fitting - 1:
            _hide(hidden, seat.entry, least)
            continue
        wide = room / of
        x = sheet.x(at) + 0.25 * em + seat.at * wide
        y = top + (seat.entry.from_minute / 60 - first) * hour
        high = (_end(seat.entry, least) - seat.entry.from_minute) / 60 * hour
        _draw_talk(sheet, (x + 0.1 * em, y + 1, wide - 0.2 * em, high - 2), seat.entry, at)
    for minute, several in hidden.items():
        wide = room / fitting
        x, y = sheet.x(at) + 0.25 * em + (fitting - 1) * wide, top + (minute / 60 - first) * hour
        high = (max(_end(one, least) for one in several) - minute) / 60 * hour
        _draw_counted(sheet, (x + 0.1 * em, y + 1, wide - 0.2 * em, high - 2), several)


def _hide(hidden: dict[float, list[Entry]], one: Entry, least: float) -> None:
    """With those that it would lie over; they come in order of time."""
    for several in hidden.values():
        if one.from_minute < max(_end(other, least) for other in several):
            several.append(one)
            return
    hidden[one.from_minute] = [one]


def _draw_talk(sheet: _Sheet, box: tuple[float, float, float, float], one: Entry, at: int) -> None:
    x, y, wide, high = box
    em, draft = sheet.em, sheet.draft
    fill, edge = ("surface-sunken", "line-strong") if one.done else ("ring-1", "ring-line")
    draft.body.append(Rect(x, y, wide, high, fill, edge, 0.8, min(0.4 * em, high / 2)))
    draft.body.append(Rect(x, y + 0.3 * em, 0.22 * em, high - 0.6 * em, "line-strong" if one.done else "lane-kind"))
    ink = "ink-muted" if one.done else "ink"
    room = wide - 1.1 * em
    lines = _talk_lines(sheet, one, room, max(1, int((high - 0.25 * em) / (_LINE * em))))
    for number, (line, bold) in enumerate(lines):
        draft.body.append(Text(x + 0.65 * em, y + (1.08 + number * _LINE) * em, line, SMALL * em, ink, bold))
    draft.spots.append(Spot(one.key, x, y, wide, high, one.sentence, str(at)))


def _talk_lines(sheet: _Sheet, one: Entry, room: float, most: int) -> list[tuple[str, bool]]:
    """Time and child first; then the kind, the room and with whom, as far as they fit."""
    assert one.at is not None
    at = f"{one.at.hour}.{one.at.minute:02d}"
    if most == 1:
        said = ", ".join(part for part in (one.child, one.what, one.room) if part)
        return [(sheet.cut(f"{at} {said}", room, bold=True), True)]
    head = f"{at} {one.child}" if one.child else f"{at} {one.what}"
    rest = [one.what if one.child else "", one.detail, one.room]
    lines = [(head, True), *((part, False) for part in rest if part)]
    if one.done:
        lines.append((_("geweest"), False))
    return [(sheet.cut(line, room, bold=bold), bold) for line, bold in lines[:most]]


def _draw_counted(sheet: _Sheet, box: tuple[float, float, float, float], several: Sequence[Entry]) -> None:
    x, y, wide, high = box
    em = sheet.em
    sheet.draft.body.append(Rect(x, y, wide, high, "ring-2", "ring-line", 0.8, min(0.4 * em, high / 2)))
    said = sheet.cut(f"+ {len(several)}", wide - 0.6 * em, bold=True)
    sheet.draft.body.append(Text(x + wide / 2, y + 1.05 * em, said, SMALL * em, "ink", True, "middle"))
    _add_spot(sheet, x, y, wide, high, several)
