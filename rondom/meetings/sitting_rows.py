"""Several talks that make one plan, as values. Planning and holding them: `sittings.py`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from rondom.language import _, clock_time, relative
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.model import MeetingState, Sitting
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class SittingRow:
    """One of the talks."""

    id: str
    title: str
    """Met moeder."""
    starts_at: datetime | None
    room: str
    state: MeetingState
    position: int

    @property
    def timed(self) -> bool:
        """False: only the day is known. No school talks at midnight."""
        return self.starts_at is not None and self.starts_at.time() != time()

    def when_words(self, today: date, minutes: int) -> str:
        """vandaag 13.15 tot 14.05 uur; of a day alone: vandaag; empty without a day."""
        if self.starts_at is None:
            return ""
        on = relative(self.starts_at.date(), today)
        if not self.timed:
            return on
        start, until = clock_time(self.starts_at), clock_time(self.starts_at + timedelta(minutes=minutes))
        return _("{on} {start} tot {end} uur").format(on=on, start=start, end=until)


def sitting_rows(session: Session, meeting_id: str) -> tuple[SittingRow, ...]:
    """The talks of one meeting in their order; empty when everybody sits at one table."""
    s = columns(Sitting)
    chosen = select(s.id, s.title, s.starts_at, s.room, s.state, s.position).where(s.meeting_id == meeting_id)
    return tuple(
        SittingRow(id_, title, starts, room, MeetingState(state), position)
        for id_, title, starts, room, state, position in session.execute(chosen.order_by(s.position, s.id))
    )


def current_sitting(sittings: Sequence[SittingRow]) -> SittingRow | None:
    """The talk that is going on; else the first that is still to come; else the last that was held. None without talks."""
    for state in (MeetingState.ONGOING, MeetingState.PLANNED):
        found = next((one for one in sittings if one.state is state), None)
        if found is not None:
            return found
    held = [one for one in sittings if one.state is MeetingState.CLOSED]
    return (held or sittings)[-1] if sittings else None


def held_talks(sittings: Sequence[SittingRow], there: Collection[str | None]) -> tuple[SittingRow, ...]:
    """The talks that took place: begun on the screen, or someone of that talk was there (`there` are ids of such talks).

    When nothing says of any of them that it was held, nothing says so of one of them: then it is all of them.
    """
    begun = (MeetingState.ONGOING, MeetingState.CLOSED)
    return tuple(one for one in sittings if one.state in begun or one.id in there) or tuple(sittings)


def coming_to(people: Sequence[AttendeeRow], sitting_id: str) -> tuple[AttendeeRow, ...]:
    """Who sits at this talk: those of it, and those who come to all of them."""
    return tuple(one for one in people if one.sitting_id in ("", sitting_id))
