"""The twelve months around today, as a strip: where a day lies, and which months are named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rondom.language import month

BEFORE, LENGTH = 6, 13
"""Months before this one, and how many there are in all."""
_BEFORE_TODAY, _AFTER_TODAY = 0.17, 0.1
"""As a part of the strip: how near the word for today no month can be named."""


@dataclass(frozen=True, slots=True)
class Strip:
    """From `first` to `last` is 0 to 1."""

    first: date
    last: date

    def place(self, day: date) -> float:
        """0 to 1; before and after the strip it stops at the edge."""
        return min(1.0, max(0.0, (day - self.first).days / (self.last - self.first).days))

    def named(self, today: date) -> list[tuple[float, str]]:
        """Every other month with its short name, but not where the word for today stands."""
        starts = [_add(self.first, months) for months in range(1, LENGTH, 2)]
        now = self.place(today)
        places = [(self.place(day), month(day.month)[:3]) for day in starts]
        return [(place, name) for place, name in places if not now - _BEFORE_TODAY < place < now + _AFTER_TODAY]


def strip_around(today: date) -> Strip:
    first = _add(today.replace(day=1), -BEFORE)
    return Strip(first, _add(first, LENGTH))


def _add(day: date, months: int) -> date:
    year, number = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, number + 1, 1)
