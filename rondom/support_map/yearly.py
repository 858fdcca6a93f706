"""Klopt dit nog? Once a year every card is looked at. Who stopped halfway goes on where it was: a card that was checked
since the school year began is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rondom.support_map.queries import PartnerRow


@dataclass(frozen=True, slots=True)
class Round:
    """The cards of this year's round, oldest check first within what is still to do."""

    since: date
    todo: tuple[PartnerRow, ...]
    done: tuple[PartnerRow, ...]

    @property
    def total(self) -> int:
        return len(self.todo) + len(self.done)


def school_year_start(today: date) -> date:
    """1 August, when a Dutch school year begins by law."""
    return date(today.year if today.month >= 8 else today.year - 1, 8, 1)


def round_of(rows: Sequence[PartnerRow], today: date, since: date | None = None) -> Round:
    """Everyone who is on the map; done is who was checked on or after `since` (the first day of the school year).

    To do from the child outward, as the map reads; what was never checked comes first in its ring.
    """
    begin = since or school_year_start(today)
    here = [row for row in rows if not row.replaced]
    done = [row for row in here if row.checked_on is not None and row.checked_on >= begin]
    ids = {row.id for row in done}
    todo = sorted(
        (row for row in here if row.id not in ids), key=lambda row: (row.ring, row.checked_on or date.min, row.id)
    )
    return Round(begin, tuple(todo), tuple(done))
