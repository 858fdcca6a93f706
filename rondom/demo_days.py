"""The dates of the Voorbeeldschool, counted from the day it is opened, so that there is always something to do today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from rondom.language import day
from rondom.timeline.school_years import start_year


@dataclass(frozen=True, slots=True)
class Days:
    """`today` is the day on which the school is opened."""

    today: date

    @property
    def year(self) -> int:
        """In which this school year began."""
        return start_year(self.today)

    def day(self, days: int) -> date:
        return self.today + timedelta(days)

    def school_day(self, days: int) -> date:
        """Not on Saturday or Sunday, unless it is today."""
        wished = self.day(days)
        if days == 0 or wished.weekday() < 5:
            return wished
        return wished + timedelta(7 - wished.weekday()) if days > 0 else wished - timedelta(wished.weekday() - 4)

    def at(self, days: int, hours: str) -> datetime:
        """ "13.15" on that school day; midnight when no hour was given."""
        hour, minute = (int(part) for part in hours.split(".")) if hours else (0, 0)
        return datetime.combine(self.school_day(days), time(hour, minute))

    def text(self, words: str) -> str:
        """Fill in {S}, the year in which this school year began, and {D}, the school day that is today, and those around it."""
        words = re.sub(r"\{S([+-]\d+)?\}", lambda found: str(self.year + int(found[1] or 0)), words)
        return re.sub(r"\{D([+-]\d+)?\}", lambda found: day(self.school_day(int(found[1] or 0))), words)
