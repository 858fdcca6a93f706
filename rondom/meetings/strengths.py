"""What goes well with a child, from the dossier and from every meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from rondom.dossier.queries import strength_rows
from rondom.language import folded
from rondom.meetings.model import Contribution, ContributionKind, Meeting
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class StrengthSaid:
    """Something that goes well, from the dossier or said in a meeting."""

    text: str
    perspective: str
    said_by: str
    said_on: date | None
    meeting_id: str = ""
    id: str = ""
    """Of its row in the dossier; empty when it was said in a meeting."""


def strengths_of(session: Session, pupil_id: str) -> list[StrengthSaid]:
    """What goes well, from the dossier and from every meeting; newest first.

    What one person said twice stands there once; what two say in the same words stands there for each of them.
    """
    c, m = columns(Contribution), columns(Meeting)
    chosen = (
        select(c.text, c.perspective, c.said_by, m.starts_at, c.meeting_id)
        .join_from(Contribution, Meeting, c.meeting_id == m.id)
        .where(c.pupil_id == pupil_id, c.kind == ContributionKind.STRENGTH)
        .order_by(m.starts_at.desc(), c.position)
    )
    found = [
        StrengthSaid(text, side, by, at.date() if at else None, meeting)
        for text, side, by, at, meeting in session.execute(chosen)
    ]
    own = (
        StrengthSaid(one.text, one.perspective, one.said_by, one.said_on, id=one.id)
        for one in strength_rows(session, pupil_id)
    )
    found.extend(own)
    found.sort(key=lambda one: one.said_on or date.min, reverse=True)
    once: dict[tuple[str, str, str], StrengthSaid] = {}
    for one in found:
        if one.text.strip():
            once.setdefault((folded(one.text), one.perspective, folded(one.said_by)), one)
    named = {(text, side) for text, side, who in once if who}
    return [one for (text, side, who), one in once.items() if who or (text, side) not in named]
