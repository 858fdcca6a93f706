"""Which school year a child was in which year group.

A school year runs from 1 August to 31 July. Without more knowledge groep 1 is the school year that starts in the
calendar year of the fourth birthday. When the year group of now is known, all years are counted back from there: a
child that did a year twice, or skipped one, then has its own years. Secondary school follows as klas 1 to 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rondom.language import _

LAST_PRIMARY = 8
LAST = 14
"""Number of klas 6; klas 1 is 9."""


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """`number` is 1-8 for groep 1-8 and 9-14 for klas 1-6."""

    number: int
    first: date
    last: date

    @property
    def name(self) -> str:
        return year_group_name(self.number)


def year_group_name(number: int) -> str:
    if number <= LAST_PRIMARY:
        return _("groep {number}").format(number=number)
    return _("klas {number}").format(number=number - LAST_PRIMARY)


def year_group_number(written: str) -> int | None:
    """1-14 from what the school's administration writes: "1"-"8", or "11"-"16" for klas 1-6. None for all else."""
    text = written.strip()
    if not text.isdigit():
        return None
    number = int(text)
    if 1 <= number <= LAST_PRIMARY:
        return number
    return number - 2 if 11 <= number <= 16 else None


def start_year(day: date) -> int:
    """The calendar year in which the school year of this day began."""
    return day.year if day.month >= 8 else day.year - 1


def school_year(year: int) -> tuple[date, date]:
    """First and last day of the school year that begins in `year`."""
    return date(year, 8, 1), date(year + 1, 7, 31)


def school_years(birth: date | None, today: date, year_group_now: int | None) -> tuple[SchoolYear, ...]:
    """Groep 1 and on, as far as 14 years; empty when neither birth date nor year group is known."""
    if year_group_now is not None:
        first = start_year(today) - year_group_now + 1
    elif birth is not None:
        first = birth.year + 4
    else:
        return ()
    return tuple(SchoolYear(number, *school_year(first + number - 1)) for number in range(1, LAST + 1))
