"""One week of a school: five days with their hours, and what has only a day. What falls in the weekend is not lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from rondom.language import _, day, day_month
from rondom.meetings.planner import Entry, EntryKind, counted, entries_between, holidays_between, order
from rondom.meetings.planner_names import Names, distinguished, told
from rondom.school.queries import school_facts
from rondom.timeline.holidays import Holiday
from rondom.vault.store import Session

SCHOOL_DAYS = 5


@dataclass(frozen=True, slots=True)
class Week:
    """From Monday to Sunday."""

    monday: date
    today: date
    entries: tuple[Entry, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    school: str = ""
    names: Names = Names.FIRST
    on_paper: bool = False
    """Tomorrow the sheet is still there: it does not point at today."""

    @property
    def days(self) -> tuple[date, ...]:
        """The school days."""
        return tuple(self.monday + timedelta(at) for at in range(SCHOOL_DAYS))

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(6)

    @property
    def number(self) -> int:
        """As calendars count: week 1 holds the first Thursday of the year."""
        return self.monday.isocalendar().week

    @property
    def title(self) -> str:
        """Week 11"""
        return _("Week {n}").format(n=self.number)

    @property
    def subtitle(self) -> str:
        """9 tot en met 13 maart 2026; 28 september tot en met 2 oktober 2026"""
        first, last = self.monday, self.days[-1]
        if first.year != last.year:
            start = day(first)
        else:
            start = day_month(first) if first.month != last.month else str(first.day)
        return _("{first} tot en met {last}").format(first=start, last=day(last))

    @property
    def summary(self) -> str:
        """2 overleggen en 1 afspraak."""
        said = counted(self.entries)
        return f"{said}." if said else _("Er staat niets in deze week.")

    def timed_on(self, on: date) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if one.on == on and one.at is not None)

    def loose_on(self, on: date) -> tuple[Entry, ...]:
        """What has this day, and no hour."""
        return tuple(one for one in self.entries if one.on == on and one.at is None)

    @property
    def weekend(self) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if one.on > self.days[-1])


def monday_of(on: date) -> date:
    return on - timedelta(on.weekday())


def week(session: Session, on: date, today: date) -> Week:
    """The week that holds `on`."""
    monday = monday_of(on)
    sunday = monday + timedelta(6)
    facts = school_facts(session)
    return Week(
        monday=monday,
        today=today,
        entries=distinguished(entries_between(session, monday, sunday, today, agreements=True)),
        holidays=holidays_between(facts.holiday_region, monday, sunday),
        school=facts.name,
    )


def week_sheet(session: Session, on: date, today: date, names: Names, words: bool) -> Week:
    """The week for a sheet of paper. Agreements go along only with `words`, and only on a sheet with first names."""
    whole = week(session, on, today)
    kept = [one for one in whole.entries if words or one.kind is not EntryKind.AGREEMENT]
    if not words:
        kept = [replace(one, detail="") for one in kept]
    return replace(whole, entries=order(told(session, kept, names)), names=names, on_paper=True)
