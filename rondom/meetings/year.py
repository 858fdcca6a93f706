"""One school year of a school on one sheet: meetings, looking back, birthdays that change who decides, what ends, holidays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rondom.language import _, capital, day, month
from rondom.meetings.planner import ON_A_WALL, Entry, counted, entries_between, holidays_between, order, turning_entries
from rondom.meetings.planner_names import Names, distinguished, told
from rondom.meetings.week import monday_of
from rondom.school.queries import school_facts
from rondom.timeline.holidays import REGIONS, Holiday, known_until
from rondom.timeline.school_years import school_year
from rondom.vault.store import Session

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Year:
    """From 1 August to 31 July."""

    first: date
    today: date
    entries: tuple[Entry, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    region: str = ""
    known_until: date | None = None
    """The last holiday that is known for the region."""
    school: str = ""
    names: Names = Names.FIRST
    on_paper: bool = False
    """Tomorrow the sheet is still there: it does not point at today."""

    @property
    def last(self) -> date:
        return date(self.first.year + 1, 7, 31)

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each."""
        start = self.first.month - 1
        return tuple(date(self.first.year + (start + at) // 12, (start + at) % 12 + 1, 1) for at in range(MONTHS))

    @property
    def title(self) -> str:
        """Schooljaar 2025-2026"""
        return _("Schooljaar {year}").format(year=f"{self.first.year}-{self.first.year + 1}")

    @property
    def summary(self) -> str:
        """12 overleggen en 3 verjaardagen."""
        said = counted(self.entries)
        return f"{said}." if said else _("Er staat niets in dit schooljaar.")

    @property
    def holiday_words(self) -> str:
        """Whose holidays are drawn, and what is not known of them."""
        if not self.region:
            return _("Kies bij Instellingen de vakantieregio. Dan staan de schoolvakanties erbij.")
        told_ = _("Schoolvakanties van regio {region}.").format(region=REGIONS[self.region])
        if self.known_until is not None and self.known_until < self.last - timedelta(31):
            ends = _("Bekend tot en met {day}.").format(day=day(self.known_until))
            return f"{told_} {ends}"
        return told_

    def in_month(self, first: date) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if (one.on.year, one.on.month) == (first.year, first.month))


def by_day(entries: tuple[Entry, ...]) -> dict[date, tuple[Entry, ...]]:
    found: dict[date, list[Entry]] = {}
    for one in entries:
        found.setdefault(one.on, []).append(one)
    return {on: tuple(some) for on, some in found.items()}


def busy_weeks(entries: tuple[Entry, ...]) -> dict[date, int]:
    """How many meetings and looks back each week has, by its Monday. A count and no more: what is much, who knows the
    people in it knows.
    """
    return dict(Counter(monday_of(one.on) for one in entries if one.kind in ON_A_WALL))


def month_name(first: date) -> str:
    """Augustus 2025"""
    return f"{capital(month(first.month))} {first.year}"


def year(session: Session, start: int, today: date) -> Year:
    """The school year that begins in August of `start`."""
    first, last = school_year(start)
    facts = school_facts(session)
    found = entries_between(session, first, last, today, agreements=False)
    return Year(
        first=first,
        today=today,
        entries=distinguished(order((*found, *turning_entries(session, first, last, today)))),
        holidays=holidays_between(facts.holiday_region, first, last),
        region=facts.holiday_region,
        known_until=known_until(facts.holiday_region),
        school=facts.name,
    )


def year_sheet(session: Session, start: int, today: date, names: Names) -> Year:
    """The year for a sheet of paper, with children told as chosen."""
    whole = year(session, start, today)
    return replace(whole, entries=order(told(session, whole.entries, names)), names=names, on_paper=True)
