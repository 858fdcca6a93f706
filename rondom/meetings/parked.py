"""What was parked the time before and did not get a place then: it is offered again, so that nobody types it twice."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from rondom.language import folded
from rondom.meetings.last_time import since_last_plan
from rondom.meetings.model import Agreement, Contribution, ContributionKind, Meeting
from rondom.meetings.table import add_contribution
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class ParkedBefore:
    id: str
    text: str
    meeting_title: str


def parked_before(session: Session, meeting_id: str) -> tuple[ParkedBefore, ...]:
    """Of the plan before this one and of every talk since; not what stands in this one already, also as an agreement.

    Nothing when there is no such meeting.
    """
    m, c = columns(Meeting), columns(Contribution)
    said = (
        select(c.id, c.text, m.title)
        .join_from(Contribution, Meeting, c.meeting_id == m.id)
        .where(c.kind == ContributionKind.PARKED, *since_last_plan(session, meeting_id))
    )
    here = {folded(text) for text in session.execute(select(c.text).where(c.meeting_id == meeting_id)).scalars()}
    agreed = _agreed(session, meeting_id)
    found: dict[str, ParkedBefore] = {}
    for id_, text, title in session.execute(said.order_by(m.starts_at, m.id, c.position)):
        words = folded(text)
        if words and words not in here and not any(what in words for what in agreed):
            found.setdefault(words, ParkedBefore(id_, text, title))
    return tuple(found.values())


def _agreed(session: Session, meeting_id: str) -> set[str]:
    """What is agreed at this meeting: of a parked line who and when were taken apart, the rest stands as it was typed."""
    a = columns(Agreement)
    return {folded(what) for what in session.execute(select(a.what).where(a.meeting_id == meeting_id)).scalars()} - {""}


def take_along(session: Session, meeting_id: str, text: str) -> str:
    """It stands on the list of this meeting too; the earlier meeting stays as it was. Returns the id."""
    return add_contribution(session, meeting_id, ContributionKind.PARKED, text, "other")
