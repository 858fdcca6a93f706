"""The values of vague dates: an interval, what was said, or why it could not be read. And sums with whole months."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from rondom.dossier.names import birthday
from rondom.language import _
from rondom.timeline.school_years import SchoolYear, school_years

Span = tuple[date, date]
"""First and last day, both included."""


class Precision(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    SCHOOL_YEAR = "school_year"
    YEAR = "year"
    AGE = "age"
    ABOUT = "about"
    BEFORE = "before"
    AFTER = "after"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class VagueDate:
    """Somewhere from `earliest` to `latest`, both included. `said` is read again as the same interval."""

    said: str
    earliest: date
    latest: date
    precision: Precision

    @property
    def span(self) -> Span:
        return self.earliest, self.latest


@dataclass(frozen=True, slots=True)
class Misread:
    """Why a text is no date. A `proposal`, if any, is a text that can be read. `str()` is the Dutch sentence."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    proposal: str = ""

    def __str__(self) -> str:
        told = _(MISREAD[self.code]).format(**self.values)
        asked = _("Bedoelt u {proposal}?").format(proposal=self.proposal) if self.proposal else ""
        return f"{told} {asked}".strip()


MISREAD = {
    "date-empty": "Er staat nog geen datum.",
    "date-unknown": "Rondom leest hier geen datum in.",
    "date-no-such-day": "{month} heeft {days} dagen.",
    "date-no-such-month": "Een jaar heeft 12 maanden.",
    "date-no-leap-year": "{year} is geen schrikkeljaar.",
    "date-no-such-group": "Een basisschool heeft groep 1 tot en met 8.",
    "date-no-such-class": "De middelbare school heeft klas 1 tot en met 6.",
    "date-not-twice": "{group} was maar één schooljaar.",
    "date-other-weekday": "{day} is een {weekday}.",
    "date-no-such-week": "{year} heeft {weeks} weken.",
    "date-no-birth": "Daarvoor is de geboortedatum nodig.",
    "date-no-group": "Daarvoor is de geboortedatum of de groep van nu nodig.",
    "date-reversed": "Het einde ligt voor het begin.",
    "date-far-future": "Dat ligt meer dan 10 jaar vooruit.",
    "date-far-past": "Dat ligt te ver terug.",
    "date-someone-else": "Rondom kent alleen de leeftijd en de groepen van {name}.",
    "date-two-figures": "{figures} kan een jaar zijn, of een aantal.",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the child and the day. `groups` overrules the years counted from birth date and year group."""

    birth: date | None
    today: date
    year_group_now: int | None = None
    name: str = ""
    groups: tuple[SchoolYear, ...] = ()

    def school_years(self) -> tuple[SchoolYear, ...]:
        return self.groups or school_years(self.birth, self.today, self.year_group_now)


def is_vague(span: Span | None) -> bool:
    """Whether it is not known to the day. That is always drawn, however small the drawing or large the letters."""
    return span is not None and span[0] < span[1]


def month_span(year: int, month: int) -> Span:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_from(year: int, month: int, count: int) -> Span:
    """`count` whole months from this one on."""
    return date(year, month, 1), shift(date(year, month, 1), count) - timedelta(1)


def shift(day: date, months: int) -> date:
    """The same day some months on; the last of the month where that day does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age_span(birth: date, age: int) -> Span:
    return birthday(birth, age), birthday(birth, age + 1) - timedelta(1)


def whole_months(span: Span) -> int:
    """How many whole calendar months a span is; 0 when it does not start and end with a month."""
    first, last = span
    if first.day != 1 or (last + timedelta(1)).day != 1:
        return 0
    return (last.year - first.year) * 12 + last.month - first.month + 1


def part(span: Span, which: str) -> Span:
    """begin, half (the middle), eind, first or second: a piece of a span, in whole months when the span allows it.

    A quarter at either end and the middle half between them, thirds of what is shorter than four months.
    """
    months = whole_months(span)
    quarter, half = (months // 4 if months >= 4 else months // 3), months // 2
    if months >= 4 or (months == 3 and which in ("begin", "half", "eind")):
        start, end = _part_months(which, months, quarter, half)
        return shift(span[0], start), shift(span[0], end) - timedelta(1)
    days = (span[1] - span[0]).days + 1
    start, end = _part_months(which, days, max(1, days // 3), max(1, (days + 1) // 2))
    return span[0] + timedelta(start), span[0] + timedelta(end - 1)


def _part_months(which: str, whole: int, edge: int, half: int) -> tuple[int, int]:
    return {
        "begin": (0, edge),
        "half": (edge, max(edge + 1, whole - edge)),
        "eind": (whole - edge, whole),
        "first": (0, half),
        "second": (half, whole),
    }[which]


def widen(span: Span) -> Span:
    """ "rond": half its own length wider on either side, a week at least."""
    days = max(7, ((span[1] - span[0]).days + 1) // 2)
    return span[0] - timedelta(days), span[1] + timedelta(days)
