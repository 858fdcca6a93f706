"""Questions for permission that nobody answered: a form that lies in a bag at home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from rondom.dossier.model import Pupil
from rondom.dossier.names import full_name
from rondom.privacy.answers import AGAINST, Answer, Stance, groups, stance
from rondom.privacy.deciding import Child, deciders
from rondom.privacy.model import Consent, ConsentState
from rondom.privacy.queries import all_answers, children_facts, few
from rondom.vault.base import columns
from rondom.vault.store import Session

REMIND_AFTER = timedelta(14)
"""So long after asking nobody is reminded yet."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """One partner and one purpose of which somebody did not answer yet."""

    pupil_id: str
    pupil_name: str
    recipient: str
    purpose: str
    who: tuple[str, ...]
    """Short names of who was asked and is silent."""
    asked_on: date
    """When the first of them was asked."""


def unanswered(session: Session, today: date) -> list[Unanswered]:
    """Of children at school, who was asked longest ago first. Three queries, and two more when there is any.

    Nothing where an answer changes nothing any more: someone else said no, or who was asked does not decide now.
    """
    c, p = columns(Consent), columns(Pupil)
    long_ago = select(c.id, c.pupil_id, c.asked_on, p.first_name, p.prefix, p.last_name).join_from(
        Consent, Pupil, c.pupil_id == p.id
    )
    open_ = (c.state == ConsentState.ASKED, c.asked_on <= today - REMIND_AFTER, p.left_on.is_(None))
    rows = session.execute(long_ago.where(*open_)).all()
    if not rows:
        return []
    asked = {row.id: row.asked_on for row in rows}
    names = {row.pupil_id: full_name(row.first_name, row.prefix, row.last_name) for row in rows}
    children, answers = children_facts(session, few(names)), all_answers(session, few(names))
    found = [
        one
        for pupil, name in names.items()
        for group in groups(answers[pupil])
        if (one := _silent(pupil, name, children[pupil], group, asked, today))
    ]
    return sorted(found, key=lambda one: (one.asked_on, one.pupil_name, one.recipient))


def _silent(
    pupil: str, name: str, child: Child, group: list[Answer], asked: dict[str, date], today: date
) -> Unanswered | None:
    last = {one.decider: one for one in group}
    said = [(who, last[who.key]) for who in deciders(child, today) if who.key in last]
    if any(stance(one, today) in AGAINST for _who, one in said):
        return None
    silent = [(who.name, one) for who, one in said if stance(one, today) is Stance.ASKED and one.id in asked]
    if not silent:
        return None
    since = min(asked[one.id] for _name, one in silent)
    return Unanswered(
        pupil, name, group[-1].recipient, group[-1].purpose, tuple(short for short, _one in silent), since
    )
