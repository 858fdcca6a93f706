"""When an agreement is due, as people say it at the table: "vrijdag", "voor 20 maart", "elke maandag", "eind maart".

What depends on today is written out at once ("vrijdag" becomes "vrijdag 13 maart"), so that the paper means the same a month
later. What is read, shown and read again stays the same. What comes back every week, or only starts on a day, has no day on
which it can be late.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rondom.language import day, day_month, month, weekday
from rondom.timeline.spans import shift

PAST_DAYS = 31
"""A day without a year that is at most so long ago is meant: people type up what was said last week."""

_MONTHS = {month(number): number for number in range(1, 13)}
_SHORT = {"jan": 1, "feb": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "okt": 10, "nov": 11,
          "dec": 12}  # fmt: skip
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_SHORT_DAYS = {name[:2]: number for number, name in enumerate(_DAYS)}
_NUMBERS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
            "tien": 10, "twaalf": 12}  # fmt: skip
_EDGES = {"begin": 10, "half": 15, "medio": 15, "eind": 31}
"""The last day of each part of a month; the month's own end is never passed."""
_PREFIXES = (
    "uiterlijk op",
    "uiterlijk",
    "voor",
    "vóór",
    "tot en met",
    "t/m",
    "tot",
    "op",
    "in",
    "vanaf",
    "met ingang van",
)
_STARTS = ("vanaf", "met ingang van")
_YEARS = range(2000, 2200)
_UNIT = rf"(?:{'|'.join(_DAYS)}|dag|schooldag|week|maand|ochtend|middag|avond)"
_COUNT = r"(?:een|één|twee|drie|vier|vijf|\d)"
_AGAIN = re.compile(
    rf"(?:elke|iedere|elk|ieder|om de|{_COUNT} keer per) {_UNIT}(?:(?:,| en) {_UNIT})*|dagelijks|wekelijks|maandelijks"
)


@dataclass(frozen=True, slots=True)
class Due:
    """`on` is the last day that is still in time; None when there is no such day. `known` is False for free text."""

    said: str
    on: date | None = None
    known: bool = True


def parse_due(text: str, today: date) -> Due:
    """Read what someone typed. Never fails: what cannot be read is kept as it was said, without a day."""
    said = " ".join(text.split())
    lower = said.casefold().rstrip(".")
    if not lower:
        return Due("", None, known=False)
    if _AGAIN.fullmatch(lower):
        return Due(said.rstrip("."))
    prefix, rest = _split_prefix(lower)
    found = _read(rest, today)
    if found is None:
        return Due(said, None, known=False)
    words, on = found
    shown = f"{prefix} {words.removeprefix('in ')}" if prefix else words
    return Due(shown, None if prefix in _STARTS else on)


def _split_prefix(text: str) -> tuple[str, str]:
    """ "voor 20 maart" is "voor" and "20 maart"; "in" only goes before a month."""
    for prefix in _PREFIXES:
        if text.startswith(f"{prefix} "):
            rest = text[len(prefix) + 1 :]
            return ("", text) if prefix == "in" and rest.startswith("de week ") else (prefix, rest)
    return "", text


Found = tuple[str, date] | None


def _read(text: str, today: date) -> Found:
    """What kind of moment it is, and its last day; None when it is none."""
    for reader in (_near, _weekday, _week, _ahead, _day_in_month, _numeric, _month_part):
        if found := reader(text, today):
            return found
    return None


def _shown(on: date, today: date) -> str:
    """The day in words; with the year when it would be read as another one without it."""
    return day_month(on) if _without_year(on.day, on.month, today) == on else day(on)


def _weekday_shown(on: date, today: date) -> str:
    return weekday(on) if _without_year(on.day, on.month, today) == on else f"{_DAYS[on.weekday()]} {day(on)}"


def _near(text: str, today: date) -> Found:
    days = {"vandaag": 0, "morgen": 1, "overmorgen": 2}.get(text)
    if days is None:
        return None
    on = today + timedelta(days)
    return _weekday_shown(on, today), on


def _weekday(text: str, today: date) -> Found:
    """vrijdag, vr, aanstaande vrijdag, vrijdag over een week, volgende week vrijdag; a name of a day alone is never today."""
    match = re.fullmatch(
        r"(?P<next>volgende week |volgende )?(?:aanstaande |a\.s\. |deze |komende )?(?P<day>[a-z]+)(?P<later> over (?:een|één) week)?",
        text,
    )
    if not match or (number := _day_number(match["day"])) is None:
        return None
    if match["next"]:
        on = _monday(today) + timedelta(7 + number)
    else:
        on = today + timedelta((number - today.weekday() - 1) % 7 + 1)
    if match["later"]:
        on += timedelta(7)
    return _weekday_shown(on, today), on


def _day_number(name: str) -> int | None:
    return _DAYS.index(name) if name in _DAYS else _SHORT_DAYS.get(name)


def _week(text: str, today: date) -> Found:
    """deze week, volgende week, in de week van 16 maart: due on the Friday of that week."""
    if text in ("deze week", "volgende week"):
        monday = _monday(today) + timedelta(7 if text.startswith("volgende") else 0)
    elif match := re.fullmatch(r"(?:in )?de week van (.+)", text):
        inside = _day_in_month(match[1], today) or _numeric(match[1], today)
        if inside is None:
            return None
        monday = _monday(inside[1])
    else:
        return None
    return f"in de week van {_shown(monday, today)}", monday + timedelta(4)


def _ahead(text: str, today: date) -> Found:
    """over 3 dagen, over twee weken, binnen een maand, volgende maand"""
    if text in ("volgende maand", "deze maand"):
        first = shift(today.replace(day=1), 1 if text.startswith("volgende") else 0)
        return _month_part(f"{month(first.month)} {first.year}", today)
    match = re.fullmatch(r"(?:over|binnen) (\d{1,3}|[a-zé]+) (dag|dagen|week|weken|maand|maanden)", text)
    if not match:
        return None
    count = int(match[1]) if match[1].isdigit() else _NUMBERS.get(match[1])
    if count is None:
        return None
    on = shift(today, count) if match[2].startswith("maand") else today + timedelta(count * _length(match[2]))
    return _weekday_shown(on, today), on


def _length(unit: str) -> int:
    return 7 if unit.startswith("we") else 1


def _day_in_month(text: str, today: date) -> Found:
    """20 maart, vr 20 maart 2026, vrijdag 20 mrt"""
    match = re.fullmatch(r"(?:([a-z]+) )?(\d{1,2}) ([a-z]+)\.?(?: (\d{4}))?", text)
    if not match or (number := _month_number(match[3])) is None:
        return None
    named = _day_number(match[1]) if match[1] else None
    if match[1] and named is None:
        return None
    on = _on(int(match[2]), number, int(match[4]) if match[4] else None, today)
    if on is None:
        return None
    if named is not None and on.weekday() == named:
        return _weekday_shown(on, today), on
    return _shown(on, today), on


def _numeric(text: str, today: date) -> Found:
    """20-3, 20/3/2026, 20-03-26"""
    match = re.fullmatch(r"(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}|\d{2}))?", text)
    if not match:
        return None
    year = int(match[3]) if match[3] else None
    on = _on(int(match[1]), int(match[2]), year + 2000 if year is not None and year < 100 else year, today)
    return (_shown(on, today), on) if on else None


def _month_part(text: str, today: date) -> Found:
    """maart, eind maart, begin april 2026: due on the last day of that part."""
    match = re.fullmatch(r"(?:(begin|half|medio|eind) )?([a-z]+)(?: (\d{4}))?", text)
    if not match or match[2] not in _MONTHS:
        return None
    number, edge = _MONTHS[match[2]], _EDGES.get(match[1] or "eind", 31)

    def last(year: int) -> date:
        return date(year, number, min(edge, monthrange(year, number)[1]))

    usual = _nearest(last, today)
    on = _safely(last, int(match[3])) if match[3] else usual
    if on is None:
        return None
    words = f"{match[1]} {match[2]}" if match[1] else match[2]
    return (words if on == usual else f"{words} {on.year}"), on


def _month_number(name: str) -> int | None:
    return _MONTHS.get(name) or _SHORT.get(name)


def _on(number: int, month_number: int, year: int | None, today: date) -> date | None:
    if year is None:
        return _without_year(number, month_number, today)
    return _safely(lambda chosen: date(chosen, month_number, number), year)


def _without_year(number: int, month_number: int, today: date) -> date | None:
    return _nearest(lambda year: date(year, month_number, number), today)


def _nearest(make: Callable[[int], date], today: date) -> date | None:
    """The first such day that is not long past, in this year or the next few (29 February waits for a leap year)."""
    oldest = today - timedelta(PAST_DAYS)
    for year in range(oldest.year, oldest.year + 9):
        if (on := _safely(make, year)) and on >= oldest:
            return on
    return None


def _safely(make: Callable[[int], date], year: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return make(year)
    except ValueError:
        return None


def _monday(on: date) -> date:
    return on - timedelta(on.weekday())
