"""What was parked the time before and did not get a place then: it is offered again, so that nobody types it twice."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from rondom.language import folded
from rondom.meetings.model import Contribution, ContributionKind, Meeting, MeetingState
from rondom.meetings.table import add_contribution
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class ParkedBefore:
    id: str
    text: str
    meeting_title: str


def parked_before(session: Session, meeting_id: str) -> tuple[ParkedBefore, ...]:
    """Of the last closed meeting of this child before this one; not what stands on the list of this one already."""
    m, c = columns(Meeting), columns(Contribution)
    mine = session.execute(select(m.pupil_id, m.starts_at).where(m.id == meeting_id)).first()
    if mine is None:
        return ()
    earlier = select(m.id, m.title).where(
        m.pupil_id == mine.pupil_id, m.id != meeting_id, m.state == MeetingState.CLOSED, m.starts_at.is_not(None)
    )
    if mine.starts_at is not None:
        earlier = earlier.where(m.starts_at < mine.starts_at)
    last = session.execute(earlier.order_by(m.starts_at.desc(), m.id).limit(1)).first()
    if last is None:
        return ()
    said = select(c.id, c.text).where(c.meeting_id == last.id, c.kind == ContributionKind.PARKED).order_by(c.position)
    here = select(c.text).where(c.meeting_id == meeting_id)
    known = {folded(text) for text in session.execute(here).scalars()}
    return tuple(
        ParkedBefore(id_, text, last.title)
        for id_, text in session.execute(said)
        if text.strip() and folded(text) not in known
    )


def take_along(session: Session, meeting_id: str, text: str) -> str:
    """It stands on the list of this meeting too; the earlier meeting stays as it was. Returns the id."""
    return add_contribution(session, meeting_id, ContributionKind.PARKED, text, "other")
