"""Who is at the table, each with the permission light of that day; and who could still be invited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from rondom.dossier.model import Contact
from rondom.dossier.names import short_name
from rondom.dossier.queries import caregiver_rows, contact_rows
from rondom.language import folded
from rondom.meetings.model import Approval, Attendance, Attendee
from rondom.privacy.queries import all_answers, child_facts, children_facts
from rondom.privacy.rules import (
    Answer,
    Child,
    Decider,
    Light,
    Reader,
    ReaderKind,
    groups,
    light,
    waiting_for,
)
from rondom.school.queries import school_facts, staff_rows
from rondom.support_map.defaults import OWN_RINGS
from rondom.support_map.model import Partner
from rondom.vault.base import columns
from rondom.vault.store import Session

AWAY = (Attendance.NOT_COMING, Attendance.ABSENT)


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    """Someone at the table."""

    id: str
    meeting_id: str
    name: str
    short: str
    """Sanne"""
    role: str
    perspective: str
    attendance: Attendance
    remark: str
    approval: Approval
    approval_reason: str
    caregiver_id: str
    contact_id: str
    partner_id: str
    consent_id: str
    custody: str
    """yes, no or unknown for a caregiver; empty for others."""
    reader_kind: ReaderKind
    light: Light
    waiting: tuple[Decider, ...]
    """Who must still say yes before this person may read along."""
    came_at: datetime | None = None
    """Came later than the start."""
    left_at: datetime | None = None
    """Went before the end."""
    interprets: str = ""
    """The language this person interprets; empty for everybody else."""
    gets: str = ""
    """What of the plan this person gets: all, agreements or nothing; empty: as the light says."""
    sitting_id: str = ""
    """The talk this person comes to; empty: all of them, or the only one."""

    @property
    def away(self) -> bool:
        """Not coming, or was not there."""
        return self.attendance in AWAY


@dataclass(frozen=True, slots=True)
class InviteRow:
    """Someone who could be asked to come."""

    name: str
    role: str
    perspective: str
    light: Light
    caregiver_id: str = ""
    contact_id: str = ""
    partner_id: str = ""
    interprets: str = ""
    """The language this person interprets."""
    before: bool = False
    """Known only from an earlier meeting of this child."""

    @property
    def links(self) -> dict[str, str | None]:
        """What `actions.add_attendee` wants to know of where this person comes from."""
        return {"caregiver_id": self.caregiver_id or None, "contact_id": self.contact_id or None,
                "partner_id": self.partner_id or None}  # fmt: skip


def attendee_rows(session: Session, meetings: Mapping[str, date]) -> dict[str, list[AttendeeRow]]:
    """The people of several meetings, each with the light of the day of that meeting. A fixed number of queries."""
    found = list(session.execute(_chosen().where(columns(Attendee).meeting_id.in_(list(meetings)))))
    pupils = {row.pupil_id for row in found}
    children, answers = children_facts(session, pupils), all_answers(session, pupils)
    school = school_facts(session).name
    rows: dict[str, list[AttendeeRow]] = defaultdict(list)
    for row in found:
        child, said = children[row.pupil_id], answers.get(row.pupil_id, [])
        rows[row.meeting_id].append(_row(row, child, said, meetings[row.meeting_id], school))
    return rows


def invitable(session: Session, pupil_id: str, taken: Iterable[str], on: date) -> list[InviteRow]:
    """Everyone around the child, at school and on the map whose name is not in `taken`, with the light of that day."""
    child, answers = child_facts(session, pupil_id), all_answers(session, [pupil_id]).get(pupil_id, [])
    school = school_facts(session).name
    gone = {folded(name) for name in taken}
    made = []
    for person in (*_around(session, pupil_id), *_before(session, pupil_id), *_of_school(session), *_on_map(session)):
        name, role, side, links, organisation, ring = person
        if name and folded(name) not in gone:
            gone.add(folded(name))
            kind = _kind(side, links, organisation, ring, school)
            shown = light(child, Reader(kind, name, links.get("caregiver_id", ""), role), answers, on)
            made.append(InviteRow(name, role, side, shown, **links, before=not (links or kind is ReaderKind.STAFF)))
    return made


_Person = tuple[str, str, str, dict[str, str], str, int | None]
"""Name, role, side, links, organisation, ring."""


def _around(session: Session, pupil_id: str) -> list[_Person]:
    caregivers: list[_Person] = [
        (one.name, one.relation, "parent", {"caregiver_id": one.id}, "", None)
        for one in caregiver_rows(session, pupil_id)
        if not one.deceased
    ]
    return caregivers + [
        (one.name, one.role, one.perspective, {"contact_id": one.id}, one.organisation, None)
        for one in contact_rows(session, pupil_id)
    ]


def _before(session: Session, pupil_id: str) -> list[_Person]:
    """Who sat at an earlier table of this child and stands nowhere else, the last one first: grandmother, an interpreter."""
    a = columns(Attendee)
    alone = (a.caregiver_id.is_(None), a.contact_id.is_(None), a.partner_id.is_(None), a.perspective != "child")
    chosen = select(a.name, a.role, a.perspective, a.interprets).where(a.pupil_id == pupil_id, *alone)
    return [
        (name, role, side, {"interprets": language} if language else {}, "", None)
        for name, role, side, language in session.execute(chosen.order_by(a.id.desc()))
    ]


def _of_school(session: Session) -> list[_Person]:
    return [(one.name, one.role, "school", {}, "", None) for one in staff_rows(session)]


def _on_map(session: Session) -> list[_Person]:
    p = columns(Partner)
    rows = session.execute(select(p.id, p.name, p.person, p.organisation, p.ring).order_by(p.ring, p.name))
    return [
        (person or name, name if person else "", "school" if ring in OWN_RINGS else "other", {"partner_id": id_},
         organisation, ring)
        for id_, name, person, organisation, ring in rows
    ]  # fmt: skip


def _chosen() -> Any:
    a, contact, partner = columns(Attendee), columns(Contact), columns(Partner)
    own = (a.id, a.pupil_id, a.meeting_id, a.name, a.role, a.perspective, a.attendance, a.remark, a.approval,
           a.approval_reason, a.caregiver_id, a.contact_id, a.partner_id, a.consent_id, a.came_at, a.left_at,
           a.interprets, a.gets, a.sitting_id)  # fmt: skip
    return (
        select(*own, contact.organisation, partner.ring)
        .join_from(Attendee, Contact, a.contact_id == contact.id, isouter=True)
        .join(Partner, a.partner_id == partner.id, isouter=True)
        .order_by(a.position, a.id)
    )


def _row(row: Any, child: Child, answers: Sequence[Answer], on: date, school: str) -> AttendeeRow:
    guardian = next((one for one in child.guardians if one.id == row.caregiver_id), None)
    links = {"caregiver_id": row.caregiver_id or "", "interprets": row.interprets}
    kind = _kind(row.perspective, links, row.organisation or "", row.ring, school)
    about = _about(answers, row.consent_id)
    shown = light(child, Reader(kind, row.name, row.caregiver_id or "", row.role), about, on)
    return AttendeeRow(
        id=row.id,
        meeting_id=row.meeting_id,
        name=row.name,
        short=short_name(row.name),
        role=row.role,
        perspective=row.perspective,
        attendance=Attendance(row.attendance),
        remark=row.remark,
        approval=Approval(row.approval),
        approval_reason=row.approval_reason,
        caregiver_id=row.caregiver_id or "",
        contact_id=row.contact_id or "",
        partner_id=row.partner_id or "",
        consent_id=row.consent_id or "",
        custody=guardian.custody.value if guardian else "",
        reader_kind=kind,
        light=shown,
        waiting=_waiting(kind, row.name, child, about, on),
        came_at=row.came_at,
        left_at=row.left_at,
        interprets=row.interprets,
        gets=row.gets,
        sitting_id=row.sitting_id or "",
    )


def _kind(
    perspective: str, links: Mapping[str, str], organisation: str, ring: int | None, school: str
) -> ReaderKind:  # fmt: skip
    """Someone of another organisation is an outsider, whichever side of the table was filled in.

    Who sits there for the parents, and is no caregiver, was brought along by them.
    """
    if links.get("interprets"):
        return ReaderKind.INTERPRETER
    if links.get("caregiver_id"):
        return ReaderKind.CAREGIVER
    if perspective == "child":
        return ReaderKind.PUPIL
    elsewhere = bool(organisation) and folded(organisation) != folded(school)
    if perspective == "parent" and not elsewhere and ring is None:
        return ReaderKind.COMPANION
    if ring in OWN_RINGS or (perspective == "school" and ring is None and not elsewhere):
        return ReaderKind.STAFF
    return ReaderKind.OUTSIDER


def _about(answers: Sequence[Answer], consent_id: str | None) -> Sequence[Answer]:
    """Only the answers for the permission this person comes under, when one was chosen."""
    chosen = next((one for one in answers if one.id == consent_id), None)
    if chosen is None:
        return answers
    same = (folded(chosen.recipient), folded(chosen.purpose))
    return [one for one in answers if (folded(one.recipient), folded(one.purpose)) == same]


def _waiting(kind: ReaderKind, name: str, child: Child, answers: Sequence[Answer], on: date) -> tuple[Decider, ...]:
    if kind is not ReaderKind.OUTSIDER:
        return ()
    asked = groups(answers, name) or [[]]
    open_ = [waiting_for(child, group, on) for group in asked]
    return tuple(sorted(open_, key=len)[0])
