"""Meetings whose day is past and that were never closed: begun and left, or planned and not held as far as is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select

from rondom.dossier.model import Pupil
from rondom.dossier.names import full_name
from rondom.meetings.model import Meeting, MeetingState
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class Unfinished:
    meeting_id: str
    pupil_id: str
    pupil_name: str
    title: str
    on: date | None
    """None: it was begun, and never had a day."""
    begun: bool
    """False: it was planned, and nobody sat down."""


def unfinished(session: Session, today: date) -> list[Unfinished]:
    """Of children at school, the last one first. One query, however many years there are.

    A plan that was opened for a next version is one of them too: until that is closed it stands nowhere as the plan.
    """
    m, p = columns(Meeting), columns(Pupil)
    midnight = datetime.combine(today, time())
    begun = (m.state == MeetingState.ONGOING) & (m.starts_at.is_(None) | (m.starts_at < midnight))
    passed = (m.state == MeetingState.PLANNED) & (m.starts_at < midnight)
    chosen = (
        select(m.id, m.pupil_id, m.title, m.starts_at, m.state, p.first_name, p.prefix, p.last_name)
        .join_from(Meeting, Pupil, m.pupil_id == p.id)
        .where(p.left_on.is_(None), begun | passed)
        .order_by(m.starts_at.desc(), m.id.desc())
    )
    return [
        Unfinished(
            row.id, row.pupil_id, full_name(row.first_name, row.prefix, row.last_name), row.title,
            row.starts_at.date() if row.starts_at else None, MeetingState(row.state) is MeetingState.ONGOING,
        )
        for row in session.execute(chosen)
    ]  # fmt: skip
