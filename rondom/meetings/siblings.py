"""Brothers and sisters at the same school: a meeting for each, one after the other, and nothing that goes from one to the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import or_, select

from rondom.dossier.model import Address, Caregiver, Pupil
from rondom.dossier.names import full_name
from rondom.errors import UserProblem
from rondom.language import _, folded
from rondom.meetings.actions import plan_meeting
from rondom.meetings.detail import meeting_head
from rondom.meetings.model import Meeting, MeetingKind, MeetingState, MeetingTemplate
from rondom.vault.base import columns
from rondom.vault.store import Session

PAUSE = timedelta(minutes=5)
"""Between two meetings of one family: time to change the papers on the table."""
_STEP = 5
"""Minutes: a meeting begins at a round time."""


@dataclass(frozen=True, slots=True)
class Sibling:
    id: str
    name: str
    first_name: str
    twin: bool
    """Born on the same day, or the day after."""
    meeting_id: str = ""
    """A meeting that is already planned for this child on the same day; filled by `siblings_for`."""


def siblings(session: Session, pupil_id: str) -> tuple[Sibling, ...]:
    """Children still at school that share a parent with this child, or a last name and a birth date or an address.

    A parent is the same one when the name is, and the last name of the children, the phone number or a second parent too. A
    secret address is not compared: what it is must not be told by a proposal either. Oldest first.
    """
    p = columns(Pupil)
    me = session.execute(select(p.last_name, p.birth_date).where(p.id == pupil_id)).first()
    if me is None:
        raise UserProblem("gone")
    mine = _parents(session, [pupil_id]).get(pupil_id, {})
    homes = _homes(session, [pupil_id]).get(pupil_id, set())
    found = _candidates(session, pupil_id, me.last_name)
    ids = [row.id for row in found]
    theirs, their_homes = _parents(session, ids), _homes(session, ids)
    return tuple(
        Sibling(row.id, full_name(row.first_name, row.prefix, row.last_name), row.first_name, _twins(me, row))
        for row in found
        if _same_family(me, row, mine, theirs.get(row.id, {}))
        or (_same_name(me, row) and (_twins(me, row) or homes & their_homes.get(row.id, set())))
    )


def siblings_for(session: Session, meeting_id: str) -> tuple[Sibling, ...]:
    """The same, for the child of this meeting, each with the meeting that is planned on that day already."""
    head = meeting_head(session, meeting_id)
    found = siblings(session, head.pupil_id)
    if not found or head.starts_at is None:
        return found
    m = columns(Meeting)
    day = datetime.combine(head.starts_at.date(), datetime.min.time())
    planned = select(m.pupil_id, m.id).where(
        m.pupil_id.in_([one.id for one in found]),
        m.state.in_((MeetingState.PLANNED, MeetingState.ONGOING)),
        m.starts_at.between(day, day + timedelta(days=1)),
    )
    ids: dict[str, str] = {pupil: id_ for pupil, id_ in session.execute(planned)}  # noqa: C416 - rows are no pairs to the type checker
    return tuple(Sibling(one.id, one.name, one.first_name, one.twin, ids.get(one.id, "")) for one in found)


def plan_for_sibling(session: Session, meeting_id: str, sibling_id: str, today: date, chair: str = "") -> str:
    """The same kind of meeting for a brother or sister, right after this one and in the same room, with its own people.

    No purpose, no word and nobody's answer goes along. Returns the id. Raises UserProblem "no-sibling".
    """
    head = meeting_head(session, meeting_id)
    if sibling_id not in {one.id for one in siblings(session, head.pupil_id)}:
        raise UserProblem("no-sibling")
    starts_at = following(head.starts_at, head.minutes) if head.starts_at and head.timed else head.starts_at
    own = _template(session, head.called)
    kind = MeetingKind(head.kind)
    return plan_meeting(
        session, sibling_id, kind, starts_at, today, head.room, chair or head.process_lead, template_id=own, timed=head.timed
    )  # fmt: skip


def following(starts_at: datetime, minutes: int) -> datetime:
    """When the next meeting begins: after a short pause, at a round time."""
    end = starts_at + timedelta(minutes=minutes) + PAUSE
    late = end.minute % _STEP
    return end + timedelta(minutes=_STEP - late if late else 0)


def sibling_words(one: Sibling) -> str:
    """Fien lijkt een broer of zus, van dezelfde dag."""
    told = (
        _("{child} is even oud en hoort bij hetzelfde gezin.") if one.twin else _("{child} hoort bij hetzelfde gezin.")
    )
    return told.format(child=one.first_name or one.name)


def _template(session: Session, called: str) -> str:
    """The own agenda this meeting was planned with, when it still is there."""
    t = columns(MeetingTemplate)
    return str(session.execute(select(t.id).where(t.name == called)).scalar() or "") if called else ""


_Parents = dict[str, set[str]]
"""Folded name → the phone numbers that stand with it."""


def _candidates(session: Session, pupil_id: str, last_name: str) -> list[Any]:
    """Who could be: by last name or by name of a parent. Compared closely afterwards, so a few too many do no harm."""
    p, c = columns(Pupil), columns(Caregiver)
    names = select(c.name).where(c.pupil_id == pupil_id, c.name != "")
    with_parent = select(c.pupil_id).where(c.name.in_(names))
    same_name = (p.last_name == last_name) & (p.last_name != "")
    chosen = select(p.id, p.first_name, p.prefix, p.last_name, p.birth_date)
    return list(
        session.execute(
            chosen.where(p.id != pupil_id, p.left_on.is_(None), or_(same_name, p.id.in_(with_parent))).order_by(
                p.birth_date, p.first_name, p.id
            )
        )
    )


def _parents(session: Session, pupils: list[str]) -> dict[str, _Parents]:
    c = columns(Caregiver)
    found: dict[str, _Parents] = {}
    for pupil, name, phone in session.execute(select(c.pupil_id, c.name, c.phone).where(c.pupil_id.in_(pupils))):
        if folded(name):
            numbers = found.setdefault(pupil, {}).setdefault(folded(name), set())
            numbers |= {figures} if (figures := "".join(filter(str.isdigit, phone))) else set()
    return found


def _homes(session: Session, pupils: list[str]) -> dict[str, set[str]]:
    """Street and postcode, as far as they are no secret."""
    a = columns(Address)
    chosen = select(a.pupil_id, a.street, a.postcode).where(a.pupil_id.in_(pupils), a.secret.is_(False))
    found: dict[str, set[str]] = {}
    for pupil, street, postcode in session.execute(chosen):
        if street.strip() and postcode.strip():
            found.setdefault(pupil, set()).add(folded(street + " " + postcode.replace(" ", "")))
    return found


def _same_family(me: Any, other: Any, mine: _Parents, theirs: _Parents) -> bool:
    shared = mine.keys() & theirs.keys()
    if not shared:
        return False
    phones = any(mine[name] & theirs[name] for name in shared)
    return phones or len(shared) > 1 or _same_name(me, other)


def _same_name(me: Any, other: Any) -> bool:
    return bool(folded(me.last_name)) and folded(me.last_name) == folded(other.last_name)


def _twins(me: Any, other: Any) -> bool:
    """A birth can go past midnight."""
    return bool(me.birth_date and other.birth_date) and abs((me.birth_date - other.birth_date).days) <= 1
