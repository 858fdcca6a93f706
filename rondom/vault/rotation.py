"""Which copies stay. Pure: from moments to moments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Keep:
    """Of how many days, weeks and months the last copy stays."""

    daily: int = 10
    weekly: int = 8
    monthly: int = 12


_SPANS: tuple[Callable[[datetime], object], ...] = (
    lambda at: at.date(),
    lambda at: at.isocalendar()[:2],
    lambda at: (at.year, at.month),
)
"""The day, the week and the month of a moment."""


def kept(moments: Iterable[datetime], now: datetime, keep: Keep) -> set[datetime]:
    """The moments of the copies that stay, out of all `moments` (aware, in one zone).

    Days, weeks and months count only when a copy was made in them, so a long holiday or a clock that jumps ahead
    removes nothing. What was made after `now`, under a clock that stood wrong, is a row of its own: it neither goes
    for the others nor makes them go. For whatever goes, a newer one stays.
    """
    all_of_them = set(moments)
    past = {at for at in all_of_them if at <= now}
    return _kept_of(past, keep) | _kept_of(all_of_them - past, keep)


def _kept_of(moments: set[datetime], keep: Keep) -> set[datetime]:
    newest_first = sorted(moments, reverse=True)
    found = set(newest_first[:1])
    for most, span in zip((keep.daily, keep.weekly, keep.monthly), _SPANS, strict=True):
        found |= set(_newest_of_each(newest_first, span)[:most])
    return found


def _newest_of_each(newest_first: list[datetime], span: Callable[[datetime], object]) -> list[datetime]:
    newest: dict[object, datetime] = {}
    for at in newest_first:
        newest.setdefault(span(at), at)
    return list(newest.values())
