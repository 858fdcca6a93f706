"""What is in a vault, in numbers: to recognise a copy by. Reads any shape a vault has had, so it knows no models."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from rondom.language import listed, plural

_COUNTS = text("""
    SELECT (SELECT count(*) FROM pupil), (SELECT count(*) FROM event),
           (SELECT count(*) FROM meeting), (SELECT count(*) FROM note),
           (SELECT at FROM journal_action WHERE seq = (SELECT max(seq) FROM journal_action))
""")


@dataclass(frozen=True, slots=True)
class Contents:
    """Numbers of children, events, meetings and notes, and when something was last changed (local time)."""

    pupils: int
    events: int
    meetings: int
    notes: int
    last_change: datetime | None

    @property
    def sentence(self) -> str:
        """62 kinderen en 311 gebeurtenissen"""
        return listed((_pupils(self.pupils), _events(self.events)))

    @property
    def full_sentence(self) -> str:
        """62 kinderen, 311 gebeurtenissen, 40 overleggen en 128 notities"""
        meetings = plural(self.meetings, "{n} overleg", "{n} overleggen")
        notes = plural(self.notes, "{n} notitie", "{n} notities")
        return listed((_pupils(self.pupils), _events(self.events), meetings, notes))


def contents(session: Session) -> Contents:
    """Counted now."""
    pupils, events, meetings, notes, at = session.execute(_COUNTS).one()
    return Contents(pupils, events, meetings, notes, datetime.fromisoformat(at).astimezone() if at else None)


def _pupils(count: int) -> str:
    return plural(count, "{n} kind", "{n} kinderen")


def _events(count: int) -> str:
    return plural(count, "{n} gebeurtenis", "{n} gebeurtenissen")
