"""Dates counted from today. They are kept as what they meant on the day they were said."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rondom.timeline.calendar_dates import day_read, holiday_span, last_holiday, last_season, season_span, week_span
from rondom.timeline.date_words import COUNT, HOLIDAYS, MONTH, MONTHS, SEASONS, WEEKDAYS, Form, Read, either, number
from rondom.timeline.spans import Context, Misread, Precision, Span, month_span, shift

_DAYS = {
    "vandaag": 0,
    "nu": 0,
    "vanochtend": 0,
    "vanmiddag": 0,
    "gisteren": -1,
    "eergisteren": -2,
    "morgen": 1,
    "overmorgen": 2,
}
_STEPS = {
    "vorige": -1,
    "vorig": -1,
    "afgelopen": -1,
    "deze": 0,
    "dit": 0,
    "volgende": 1,
    "volgend": 1,
    "komende": 1,
    "komend": 1,
    "aanstaande": 1,
}
_WHICH = rf"(?P<which>{either(_STEPS)})"


def _day(match: re.Match[str], context: Context) -> Read | Misread:
    day = context.today + timedelta(_DAYS[match["day"]])
    return Read((day, day), Precision.DAY, moves=True)


def _unit(match: re.Match[str], context: Context) -> Read | Misread:
    step, today = _STEPS[match["which"]], context.today
    if match["unit"] == "week":
        return Read(week_span(today + timedelta(7 * step)), Precision.WEEK, moves=True)
    if match["unit"] == "weekend":
        monday = week_span(today + timedelta(7 * step))[0]
        return Read((monday + timedelta(5), monday + timedelta(6)), Precision.DAY, moves=True)
    if match["unit"] == "maand":
        first = shift(today.replace(day=1), step)
        return Read(month_span(first.year, first.month), Precision.MONTH, moves=True)
    year = today.year + step
    return Read((date(year, 1, 1), date(year, 12, 31)), Precision.YEAR, moves=True)


def _weekday(match: re.Match[str], context: Context) -> Read | Misread:
    """ "maandag" is the last one there was, today included; "vorige" never is today."""
    step = _STEPS[match["which"]] if match["which"] else 0
    distance = (context.today.weekday() - WEEKDAYS[match["weekday"]]) % 7
    if step == -1:
        distance = distance or 7
    if step == 1:
        distance -= 7
    day = context.today - timedelta(distance)
    return Read((day, day), Precision.DAY, moves=True)


def _named_month(match: re.Match[str], context: Context) -> Read | Misread:
    month, today = MONTHS[match["month"]], context.today
    year = today.year - (month > today.month or (month == today.month and _STEPS[match["which"]] == -1))
    return Read(month_span(year + (_STEPS[match["which"]] == 1), month), Precision.MONTH, moves=True)


def _named_season(match: re.Match[str], context: Context) -> Read | Misread:
    """ "afgelopen zomer" is over; "deze zomer" is the one of this year."""
    name, step, today = match["season"], _STEPS[match["which"]], context.today
    if step == 0:
        return Read(_of_this_year(name, today), Precision.SEASON, moves=True)
    span = last_season(name, today) if name in SEASONS else last_holiday(name, today)
    if step == 1:
        span = _next(name, span)
    elif today <= span[1]:
        span = _earlier(name, span)
    return Read(span, Precision.SEASON, moves=True)


def _of_this_year(name: str, today: date) -> Span:
    return season_span(name, today.year) if name in SEASONS else holiday_span(name, today.year)


def _next(name: str, span: Span) -> Span:
    return season_span(name, span[1].year + 1) if name in SEASONS else holiday_span(name, span[0].year + 1)


def _earlier(name: str, span: Span) -> Span:
    return season_span(name, span[1].year - 1) if name in SEASONS else holiday_span(name, span[0].year - 1)


def _ago(match: re.Match[str], context: Context) -> Read | Misread:
    """Days ago is a day, weeks ago a week, months ago a month; years ago is that month and three on either side."""
    count = number(match["count"]) * (1 if match.groupdict().get("ahead") else -1)
    unit, today = match["unit"], context.today
    if unit.startswith("dag"):
        day = today + timedelta(count)
        return Read((day, day), Precision.DAY, moves=True)
    if unit.startswith("we"):
        return Read(week_span(today + timedelta(7 * count)), Precision.WEEK, moves=True)
    if unit.startswith("maand"):
        first = shift(today.replace(day=1), count)
        return Read(month_span(first.year, first.month), Precision.MONTH, moves=True)
    middle = shift(today.replace(day=1), 12 * count)
    return Read((shift(middle, -3), shift(middle, 4) - timedelta(1)), Precision.ABOUT, moves=True)


def _half_years_ago(match: re.Match[str], context: Context) -> Read | Misread:
    """The month half a year ago and one on either side; a year and a half ago two on either side."""
    count, room = (18, 2) if match["half"].startswith("anderhalf") else (6, 1)
    middle = shift(context.today.replace(day=1), -count)
    return Read((shift(middle, -room), shift(middle, room + 1) - timedelta(1)), Precision.ABOUT, moves=True)


def _some_ago(match: re.Match[str], context: Context) -> Read | Misread:
    """ "Een paar weken geleden": two to five of them."""
    unit, today = match["unit"], context.today
    if unit.startswith("dag"):
        return Read((today - timedelta(5), today - timedelta(2)), Precision.ABOUT, moves=True)
    if unit.startswith("we"):
        return Read((today - timedelta(35), today - timedelta(14)), Precision.ABOUT, moves=True)
    months = 12 if unit.startswith("ja") else 1
    first = shift(today.replace(day=1), -5 * months)
    return Read((first, shift(today.replace(day=1), 1 - 2 * months) - timedelta(1)), Precision.ABOUT, moves=True)


def _recently(_match: re.Match[str], context: Context) -> Read | Misread:
    return Read((shift(context.today, -2), context.today), Precision.ABOUT, moves=True)


def _weekday_of_week(match: re.Match[str], context: Context) -> Read | Misread:
    found = match.groupdict()
    step, weekday = _STEPS[found["which"] or found["then"]], WEEKDAYS[found["weekday"] or found["first"]]
    day = week_span(context.today + timedelta(7 * step))[0] + timedelta(weekday)
    return Read((day, day), Precision.DAY, moves=True)


def _coming_day(match: re.Match[str], context: Context) -> Read | Misread:
    """ "12 april a.s.": the first one from today on."""
    month, on, year = MONTHS[match["month"]], int(match["day"]), context.today.year
    return day_read(year + ((month, on) < (context.today.month, context.today.day)), month, on, "")


_UNITS = r"(?P<unit>dagen|dag|weken|week|maanden|maand|jaren|jaar)"

FORMS: tuple[Form, ...] = (
    (re.compile(rf"(?P<day>{either(_DAYS)})"), _day),
    (re.compile(rf"{_WHICH} (?P<unit>week|weekend|maand|jaar)"), _unit),
    (re.compile(rf"(?:{_WHICH} )?(?P<weekday>{either(WEEKDAYS)})"), _weekday),
    (re.compile(rf"{_WHICH} {MONTH}"), _named_month),
    (re.compile(rf"{_WHICH} (?P<season>{either(SEASONS)}|{either(HOLIDAYS)})"), _named_season),
    (re.compile(rf"(?:zo'n )?{COUNT} {_UNITS} (?:geleden|terug)"), _ago),
    (re.compile(r"(?P<half>anderhalf|(?:een )?half) jaar geleden"), _half_years_ago),
    (re.compile(rf"(?:een )?(?:paar|enkele|wat) {_UNITS} (?:geleden|terug)"), _some_ago),
    (re.compile(r"(?:heel )?(?:onlangs|laatst|pas ?geleden|kort ?geleden|recent|recentelijk|kortgeleden)"), _recently),
    (
        re.compile(
            rf"{_WHICH} week (?:op )?(?P<weekday>{either(WEEKDAYS)})"
            rf"|(?P<first>{either(WEEKDAYS)}) (?P<then>{either(_STEPS)}) week"
        ),
        _weekday_of_week,
    ),
    (re.compile(rf"(?:aanstaande|komende|volgende) (?P<day>\d{{1,2}}) {MONTH}"), _coming_day),
    (re.compile(rf"(?P<ahead>over) {COUNT} {_UNITS}"), _ago),
)
