"""Dates that stand in a calendar: days, weeks, months, seasons, holidays, years."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date, timedelta

from rondom.language import capital, month, weekday
from rondom.language import day as day_in_words
from rondom.timeline.date_words import (
    HOLIDAYS,
    LONG_YEAR,
    MONTH,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    YEAR,
    Form,
    Read,
    either,
    full_year,
)
from rondom.timeline.spans import Context, Misread, Precision, Span, month_span, months_from, shift


def day_read(year: int, number: int, on: int, written_year: str) -> Read | Misread:
    """One day, or why it does not exist, with the nearest day that does as a proposal."""
    if not 1 <= number <= 12:
        swapped = f"{number} {month(on)} {written_year}".strip() if 1 <= on <= 12 and 1 <= number <= 31 else ""
        return Misread("date-no-such-month", proposal=swapped)
    days = monthrange(year, number)[1]
    if 1 <= on <= days:
        return Read((date(year, number, on), date(year, number, on)), Precision.DAY, moves=not written_year)
    proposal = f"{min(max(on, 1), days)} {month(number)} {written_year}".strip()
    if number == 2 and on == 29 and not isleap(year):
        return Misread("date-no-leap-year", {"year": year}, proposal)
    return Misread("date-no-such-day", {"month": capital(month(number)), "days": days}, proposal)


def _on_weekday(found: Read | Misread, match: re.Match[str]) -> Read | Misread:
    """The day, if it is the weekday that was said with it. Without a year it is the last one that falls on it."""
    said = (match.groupdict().get("weekday") or "").strip()
    if not said or isinstance(found, Misread):
        return found
    wanted, day = _WEEKDAYS[said], found.span[0]
    if day.weekday() == wanted:
        return found
    if found.moves:
        others = (shift(day, -12 * back) for back in range(1, 12) if shift(day, -12 * back).day == day.day)
        if other := next((one for one in others if one.weekday() == wanted), None):
            return Read((other, other), Precision.DAY, moves=True)
    told = day_in_words(day)
    return Misread("date-other-weekday", {"day": told, "weekday": weekday(day).split()[0]}, told)


def _iso(match: re.Match[str], _context: Context) -> Read | Misread:
    return day_read(int(match["year"]), int(match["number"]), int(match["day"]), match["year"])


def _numbers(match: re.Match[str], context: Context) -> Read | Misread:
    year = full_year(match["year"], context.today)
    return _on_weekday(day_read(year, int(match["number"]), int(match["day"]), str(year)), match)


def _day_month(match: re.Match[str], context: Context) -> Read | Misread:
    return _on_weekday(_day_of_month(match, context), match)


def _day_of_month(match: re.Match[str], context: Context) -> Read | Misread:
    """Without a year: the last one there was, today included. 29 February is that of the last leap year."""
    named = match.groupdict().get("month")
    number = MONTHS[named] if named else int(match["number"])
    if written := match.groupdict().get("year"):
        year = full_year(written, context.today)
        return day_read(year, number, int(match["day"]), str(year))
    year = context.today.year
    if (number, int(match["day"])) > (context.today.month, context.today.day):
        year -= 1
    if number == 2 and int(match["day"]) == 29:
        year = next(one for one in range(year, year - 9, -1) if isleap(one))
    return day_read(year, number, int(match["day"]), "")


def _month(match: re.Match[str], context: Context) -> Read | Misread:
    number = MONTHS[match["month"]]
    if match["year"]:
        return Read(month_span(full_year(match["year"], context.today), number), Precision.MONTH)
    year = context.today.year - (number > context.today.month)
    return Read(month_span(year, number), Precision.MONTH, moves=True)


def _month_number(match: re.Match[str], _context: Context) -> Read | Misread:
    number = int(match["number"])
    if not 1 <= number <= 12:
        return Misread("date-no-such-month")
    return Read(month_span(int(match["year"]), number), Precision.MONTH)


def season_span(name: str, year: int) -> Span:
    first = SEASONS[name]
    return months_from(year - 1 if first == 12 else year, first, 3)


def last_season(name: str, today: date) -> Span:
    """The latest one that has begun."""
    spans = (season_span(name, year) for year in (today.year + 1, today.year, today.year - 1))
    return next(span for span in spans if span[0] <= today)


def _season(match: re.Match[str], context: Context) -> Read | Misread:
    if not match["year"]:
        return Read(last_season(match["season"], context.today), Precision.SEASON, moves=True)
    year = full_year(match["year"], context.today)
    return Read(season_span(match["season"], year), Precision.SEASON)


def _winter(match: re.Match[str], context: Context) -> Read | Misread:
    first, second = full_year(match["year"], context.today), full_year(match["next"], context.today)
    if second != first + 1:
        return Misread("date-unknown", proposal=f"winter {first}-{first + 1}")
    return Read(season_span("winter", second), Precision.SEASON)


def holiday_span(name: str, year: int) -> Span:
    """Within `year`; one that runs over New Year begins in it."""
    (month_from, day_from), (month_to, day_to) = HOLIDAYS[name]
    return date(year, month_from, day_from), date(year + (month_to < month_from), month_to, day_to)


def last_holiday(name: str, today: date) -> Span:
    span = holiday_span(name, today.year)
    return span if span[0] <= today else holiday_span(name, today.year - 1)


def _holiday(match: re.Match[str], context: Context) -> Read | Misread:
    if not match["year"]:
        return Read(last_holiday(match["holiday"], context.today), Precision.SEASON, moves=True)
    year = full_year(match["year"], context.today)
    span = holiday_span(match["holiday"], year)
    return Read(span, Precision.DAY if span[0] == span[1] else Precision.SEASON)


def _year(match: re.Match[str], context: Context) -> Read | Misread:
    year = full_year(match["year"], context.today)
    return Read((date(year, 1, 1), date(year, 12, 31)), Precision.YEAR)


def week_span(day: date) -> Span:
    """Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


def _week(match: re.Match[str], context: Context) -> Read | Misread:
    year = full_year(match["year"], context.today) if match["year"] else context.today.isocalendar().year
    weeks = date(year, 12, 28).isocalendar().week
    week = int(match["week"])
    if not 1 <= week <= weeks:
        return Misread("date-no-such-week", {"year": year, "weeks": weeks}, f"week {min(max(week, 1), weeks)} {year}")
    return Read(week_span(date.fromisocalendar(year, week, 1)), Precision.WEEK, moves=not match["year"])


def _week_of(match: re.Match[str], context: Context) -> Read | Misread:
    day = _day_month(match, context)
    return Read(week_span(day.span[0]), Precision.WEEK, day.moves) if isinstance(day, Read) else day


_WEEKDAYS = WEEKDAYS | {name[:2]: place for name, place in WEEKDAYS.items()}
_WEEKDAY = rf"(?P<weekday>(?:{either(_WEEKDAYS)}),? )?"
_DAY = r"(?P<day>\d{1,2})(?:e|ste|de)?"

FORMS: tuple[Form, ...] = (
    (re.compile(r"(?P<year>[1-9]\d{3})[-/](?P<number>\d{1,2})[-/](?P<day>\d{1,2})"), _iso),
    (re.compile(rf"{_WEEKDAY}(?P<day>\d{{1,2}})[-/. ](?P<number>\d{{1,2}})[-/. ]{YEAR}"), _numbers),
    (re.compile(r"(?P<day>\d{1,2})[-/](?P<number>\d|1[0-2]|0\d)"), _day_month),
    (re.compile(rf"{_WEEKDAY}{_DAY} {MONTH}(?: {YEAR})?"), _day_month),
    (re.compile(rf"{MONTH}(?: {YEAR})?"), _month),
    (re.compile(rf"(?P<number>\d{{1,2}})[-/]{LONG_YEAR}"), _month_number),
    (re.compile(rf"{LONG_YEAR}[-/](?P<number>\d\d)"), _month_number),
    (re.compile(rf"(?P<season>{either(SEASONS)})(?: (?:van )?{YEAR})?"), _season),
    (re.compile(rf"winter (?:van )?{YEAR}[-/](?P<next>\d{{2,4}})"), _winter),
    (re.compile(rf"(?P<holiday>{either(HOLIDAYS)})(?: (?:van |in )?{YEAR})?"), _holiday),
    (re.compile(rf"(?:het )?(?:jaar )?{LONG_YEAR}"), _year),
    (re.compile(rf"week (?P<week>\d{{1,2}})(?:,? (?:van |in )?{LONG_YEAR})?"), _week),
    (re.compile(rf"(?:de )?week van {_WEEKDAY}{_DAY} {MONTH}(?: {YEAR})?"), _week_of),
)
