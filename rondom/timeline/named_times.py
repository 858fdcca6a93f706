"""Times with a name of their own: feast days, quarters, decades, the corona years."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from rondom.timeline.date_words import LONG_YEAR, ORDINALS, YEAR, Form, Read, either, full_year
from rondom.timeline.spans import Context, Misread, Precision, Span, months_from


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the rule for the Gregorian calendar."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    days = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days) if days + 28 > 0 else date(year, 3, 28)


def _at_easter(first: int, last: int) -> Callable[[int], Span]:
    return lambda year: (easter(year) + timedelta(first), easter(year) + timedelta(last))


def _fixed(month: int, day: int) -> Callable[[int], Span]:
    return lambda year: (date(year, month, day), date(year, month, day))


def _kings_day(year: int) -> Span:
    """27 April, 30 April before 2014; the day before when it is a Sunday (before 1980 the day after)."""
    day = date(year, 4, 27 if year > 2013 else 30)
    if day.weekday() == 6:
        day += timedelta(-1 if year >= 1980 else 1)
    return day, day


def _nth_sunday(month: int, nth: int) -> Callable[[int], Span]:
    def sunday(year: int) -> Span:
        first = date(year, month, 1)
        day = first + timedelta((6 - first.weekday()) % 7 + 7 * (nth - 1))
        return day, day

    return sunday


def _new_year(year: int) -> Span:
    """ "Oud en nieuw 2023" ends 2023."""
    return date(year, 12, 31), date(year, 12, 31) + timedelta(1)


FEASTS: dict[str, Callable[[int], Span]] = {
    "nieuwjaar": _fixed(1, 1),
    "nieuwjaarsdag": _fixed(1, 1),
    "valentijnsdag": _fixed(2, 14),
    "carnaval": _at_easter(-49, -47),
    "goede vrijdag": _at_easter(-2, -2),
    "pasen": _at_easter(0, 1),
    "eerste paasdag": _at_easter(0, 0),
    "tweede paasdag": _at_easter(1, 1),
    "koningsdag": _kings_day,
    "koninginnedag": _kings_day,
    "dodenherdenking": _fixed(5, 4),
    "bevrijdingsdag": _fixed(5, 5),
    "hemelvaart": _at_easter(39, 39),
    "hemelvaartsdag": _at_easter(39, 39),
    "moederdag": _nth_sunday(5, 2),
    "pinksteren": _at_easter(49, 50),
    "vaderdag": _nth_sunday(6, 3),
    "dierendag": _fixed(10, 4),
    "halloween": _fixed(10, 31),
    "sint maarten": _fixed(11, 11),
    "sint-maarten": _fixed(11, 11),
    "pakjesavond": _fixed(12, 5),
    "eerste kerstdag": _fixed(12, 25),
    "tweede kerstdag": _fixed(12, 26),
    "oud en nieuw": _new_year,
    "oudjaar": _fixed(12, 31),
    "oudejaarsavond": _fixed(12, 31),
}
"""First and last day in a year."""
_DECADES = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
    "nul": 0,
}
_CORONA = date(2020, 3, 1), date(2022, 3, 31)
_LOCKDOWNS = {
    "eerste ": (date(2020, 3, 1), date(2020, 6, 30)),
    "tweede ": (date(2020, 12, 1), date(2021, 2, 28)),
}
"""Roughly, in whole months: when primary schools were closed or half open. "De lockdown" is the first to the second."""


def _feast(match: re.Match[str], context: Context) -> Read | Misread:
    """Without a year the last one that has begun."""
    span_in, today = FEASTS[match["feast"]], context.today
    if match["year"]:
        span, moves = span_in(full_year(match["year"], today)), False
    else:
        span, moves = span_in(today.year), True
        if span[0] > today:
            span = span_in(today.year - 1)
    return Read(span, Precision.DAY if span[0] == span[1] else Precision.RANGE, moves)


def _quarter(match: re.Match[str], context: Context) -> Read | Misread:
    found = match.groupdict()
    number = ORDINALS[found["which"]] if found["which"] else int(found["number"])
    if not 1 <= number <= 4:
        return Misread("date-unknown")
    if found["year"]:
        return Read(months_from(full_year(found["year"], context.today), 3 * number - 2, 3), Precision.SEASON)
    year = context.today.year - (3 * number - 2 > context.today.month)
    return Read(months_from(year, 3 * number - 2, 3), Precision.SEASON, moves=True)


def _decade(match: re.Match[str], context: Context) -> Read | Misread:
    decade = int(match["figures"]) if match["figures"] else _DECADES[match["word"]]
    first = (2000 if decade <= context.today.year % 100 else 1900) + decade
    return Read((date(first, 1, 1), date(first + 9, 12, 31)), Precision.RANGE)


def _corona(match: re.Match[str], _context: Context) -> Read | Misread:
    if not match["lockdown"]:
        return Read(_CORONA, Precision.ABOUT)
    span = _LOCKDOWNS[match["which"]] if match["which"] else (_LOCKDOWNS["eerste "][0], _LOCKDOWNS["tweede "][1])
    return Read(span, Precision.ABOUT)


FORMS: tuple[Form, ...] = (
    (re.compile(rf"(?P<feast>{'|'.join(sorted(FEASTS, key=len, reverse=True))})(?: (?:van |in )?{YEAR})?"), _feast),
    (
        re.compile(
            rf"(?:het )?(?:(?P<which>eerste|tweede|derde|vierde) kwartaal|kwartaal (?P<number>[1-4]))"
            rf"(?: (?:van |in )?{LONG_YEAR})?"
        ),
        _quarter,
    ),
    (re.compile(rf"(?:de )?jaren (?:'?(?P<figures>\d0)|(?P<word>{either(_DECADES)}))"), _decade),
    (
        re.compile(
            r"(?:de )?(?:corona(?:tijd|periode|jaren|crisis)|(?P<which>eerste |tweede )?(?P<lockdown>lockdowns?))"
        ),
        _corona,
    ),
)
