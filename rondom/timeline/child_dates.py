"""Dates that hang on the child: school years, groups, ages."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rondom.dossier.names import birthday
from rondom.timeline.date_words import COUNT, ORDINALS, Form, Read, either, full_year, number
from rondom.timeline.school_years import LAST_PRIMARY, SchoolYear, school_year, start_year
from rondom.timeline.spans import Context, Misread, Precision, Span, age_span, shift

STAGES = {"baby": (0, 1), "dreumes": (1, 2), "peuter": (2, 4), "kleuter": (4, 6), "tiener": (12, 18)}
"""From which birthday to the day before which."""


def _two_years(match: re.Match[str], context: Context) -> Read | Misread:
    """Two years in a row, written together, are a school year; others are those years."""
    first, second = full_year(match["year"], context.today), full_year(match["next"], context.today)
    if second == first + 1:
        return Read(school_year(first), Precision.SCHOOL_YEAR)
    if second < first:
        return Misread("date-reversed", proposal=f"{second}-{first}")
    if match["word"]:
        return Misread("date-unknown", proposal=f"schooljaar {first}-{first + 1}")
    return Read((date(first, 1, 1), date(second, 12, 31)), Precision.RANGE)


def _school_year(match: re.Match[str], context: Context) -> Read | Misread:
    return Read(school_year(full_year(match["year"], context.today)), Precision.SCHOOL_YEAR)


def _school_year_near(match: re.Match[str], context: Context) -> Read | Misread:
    step = {"dit": 0, "vorig": -1, "afgelopen": -1, "volgend": 1, "komend": 1}[match["which"]]
    return Read(school_year(start_year(context.today) + step), Precision.SCHOOL_YEAR, moves=True)


def _groups(match: re.Match[str], context: Context) -> Read | Misread:
    first = number(match["count"])
    last = number(match["last"]) if match["last"] else first
    if not (1 <= first <= LAST_PRIMARY and 1 <= last <= LAST_PRIMARY):
        return Misread("date-no-such-group")
    return _years_of(first, last, context)


def _classes(match: re.Match[str], context: Context) -> Read | Misread:
    klas = 1 if match["first"] else number(match["count"])
    if not 1 <= klas <= 6:
        return Misread("date-no-such-class")
    return _years_of(LAST_PRIMARY + klas, LAST_PRIMARY + klas, context)


def _nursery(_match: re.Match[str], context: Context) -> Read | Misread:
    return _years_of(1, 2, context)


def _years_of(first: int, last: int, context: Context) -> Read | Misread:
    years: dict[int, list[SchoolYear]] = {}
    for year in context.school_years():
        years.setdefault(year.number, []).append(year)
    if first not in years or last not in years:
        return Misread("date-no-group")
    if first > last:
        return Misread("date-reversed", proposal=f"groep {last}-{first}")
    return Read((years[first][0].first, years[last][-1].last), Precision.SCHOOL_YEAR)


def _age(match: re.Match[str], context: Context) -> Read | Misread:
    if context.birth is None:
        return Misread("date-no-birth")
    found = match.groupdict()
    age = ORDINALS[found["ordinal"]] if found.get("ordinal") else number(found["count"])
    if found.get("half"):
        return Read(_half_year(context.birth, age), Precision.AGE)
    return Read(age_span(context.birth, age), Precision.AGE)


def _half_year(birth: date, age: int) -> Span:
    """Six and a half: from three months before to three months after the half-way day."""
    middle = shift(birthday(birth, age), 6)
    return shift(middle, -3), shift(middle, 3)


def _months_old(match: re.Match[str], context: Context) -> Read | Misread:
    if context.birth is None:
        return Misread("date-no-birth")
    first = shift(context.birth, number(match["count"]))
    return Read((first, shift(context.birth, number(match["count"]) + 1) - timedelta(1)), Precision.AGE)


def _stage(match: re.Match[str], context: Context) -> Read | Misread:
    if context.birth is None:
        return Misread("date-no-birth")
    first, until = STAGES[match["stage"]]
    return Read((birthday(context.birth, first), birthday(context.birth, until) - timedelta(1)), Precision.AGE)


def _birth(match: re.Match[str], context: Context) -> Read | Misread:
    if context.birth is None:
        return Misread("date-no-birth")
    if match["before"]:
        return Read((shift(context.birth, -9), context.birth - timedelta(1)), Precision.AGE)
    return Read((context.birth, context.birth), Precision.DAY)


_WHO = r"(?:[a-zà-ÿ'-]{2,20} ){0,3}"
_ORDINAL = rf"(?:(?P<ordinal>{either(ORDINALS)})|{COUNT}(?:e|ste|de))"
_SCHOOL_YEARS = r"(?P<year>(?:19|20)\d\d|'?\d\d)[-/](?P<next>(?:19|20)\d\d|'?\d\d)"

FORMS: tuple[Form, ...] = (
    (re.compile(rf"(?:het )?(?P<word>schooljaar |sj |cursus(?:jaar )?)?{_SCHOOL_YEARS}"), _two_years),
    (re.compile(r"(?:het )?schooljaar (?P<year>(?:19|20)\d\d|'\d\d)"), _school_year),
    (re.compile(r"(?:het )?(?P<which>dit|vorig|afgelopen|volgend|komend) schooljaar"), _school_year_near),
    (re.compile(rf"(?:groep|gr) ?{COUNT}(?: ?(?:-|/|en|of|t/m|tot en met|tot) ?(?:groep )?(?P<last>\d))?"), _groups),
    (re.compile(rf"(?:klas|leerjaar) {COUNT}|(?:de )?(?P<first>brugklas)"), _classes),
    (re.compile(r"(?:de )?(?:kleuters|kleutergroep|kleuterklas|onderbouw)"), _nursery),
    (re.compile(rf"toen {_WHO}(?:net )?{COUNT}(?P<half>[,.]5|enhalf|½)?(?: jaar)?(?: (?:was|werd|oud was))"), _age),
    (re.compile(rf"{COUNT}(?P<half>[,.]5|enhalf|½)? jaar(?: oud)?"), _age),
    (re.compile(rf"(?:op |in )?(?:zijn|haar|diens|hun) {_ORDINAL}(?: (?:levensjaar|jaar|verjaardag))?"), _age),
    (re.compile(rf"op {COUNT}[- ]?jarige leeftijd"), _age),
    (re.compile(rf"(?:toen {_WHO})?{COUNT} maanden(?: oud)?(?: was)?"), _months_old),
    (re.compile(rf"(?:als |toen {_WHO}(?:een )?)(?P<stage>{'|'.join(STAGES)})(?: was)?"), _stage),
    (re.compile(r"(?:bij )?(?:de |zijn |haar )?(?:(?P<before>zwangerschap)|geboorte)"), _birth),
)
