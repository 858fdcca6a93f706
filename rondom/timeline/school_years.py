"""Which school year a child was in which year group.

A school year runs from 1 August to 31 July. Without more knowledge groep 1 is the school year that starts in the
calendar year of the fourth birthday. When the year group of now is known, all years are counted back from there. What
the timeline tells of years done twice, skipped or made longer is counted with: `groups_of`. Secondary school follows
as klas 1 to 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rondom.language import _

LAST_PRIMARY = 8
LAST = 14
"""Number of klas 6; klas 1 is 9."""
REPEATED, SKIPPED, LONGER_KINDERGARTEN = "doublure", "overgeslagen", "kleuterverlenging"
"""Topics of events that move the year groups of a child."""


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


@dataclass(frozen=True, slots=True)
class Repeat:
    """An event that moves the year groups: `topic` is doublure, overgeslagen or kleuterverlenging."""

    topic: str
    first: date
    last: date


STEPS = {REPEATED: 0, LONGER_KINDERGARTEN: 0, SKIPPED: 2}
"""How many groups further the next school year is; 1 for every other year."""


def groups_of(
    birth: date | None, today: date, year_group_now: int | None, repeats: Iterable[Repeat] = ()
) -> tuple[SchoolYear, ...]:
    """All school years with their group: a group done twice stands there twice, a skipped one not at all.

    The change falls between two school years: at the summer nearest to the event. An event that is one school year
    ("bleef zitten in groep 4") is the last year in that group when the years are counted back from the year group of
    now, and the first one when only the birth date is known and they are counted on from groep 1. Empty when neither
    is known.
    """
    steps = {_turn(one, year_group_now is not None): STEPS[one.topic] for one in repeats if one.topic in STEPS}
    if year_group_now is not None:
        year, number = start_year(today), year_group_now
    elif birth is not None:
        year, number = birth.year + 4, 1
    else:
        return ()
    found = {year: number}
    back, group = year, number
    while (group := group - steps.get(back, 1)) >= 1:
        back -= 1
        found[back] = group
    while (number := number + steps.get(year + 1, 1)) <= LAST:
        year += 1
        found[year] = number
    return tuple(SchoolYear(found[one], *school_year(one)) for one in sorted(found))


def _turn(repeat: Repeat, counted_back: bool) -> int:
    """The year of the summer in which the group changed in another way than usual."""
    whole_year = 300 <= (repeat.last - repeat.first).days <= 400
    if whole_year and (7, 15) <= (repeat.first.month, repeat.first.day) <= (9, 15):
        return repeat.first.year + (not counted_back)
    middle = repeat.first + (repeat.last - repeat.first) / 2
    return middle.year if middle.month >= 2 else middle.year - 1
