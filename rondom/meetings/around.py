"""The kring of one child as it is known: who is around it, their bonds, and who sat at the table and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select, update

from rondom.dossier.actions import add_contact, remove_contact
from rondom.dossier.model import Contact, ContactData
from rondom.dossier.queries import CaregiverRow, ContactRow, caregiver_rows, contact_rows, pupil_head
from rondom.dossier.ties import TieRow, tie_rows
from rondom.errors import UserProblem
from rondom.language import folded
from rondom.meetings.actions import add_attendee
from rondom.meetings.attendees import AWAY
from rondom.meetings.model import Attendee, AttendeeData, Meeting, MeetingKind, MeetingState
from rondom.meetings.queries import MeetingRow, next_meeting
from rondom.school.queries import school_facts
from rondom.support_map.kring import KringPerson, people_of
from rondom.support_map.model import Partner
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class AtTable:
    """How often someone sat at the table, and when last."""

    times: int = 0
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone who sat at the table and is not in the kring yet."""

    attendee_id: str
    name: str
    role: str
    organisation: str
    perspective: str
    sat: AtTable


@dataclass(frozen=True, slots=True)
class KringFacts:
    """All that the drawing, the list and the paper of a kring say. No address is read, and no number that is secret."""

    child: str
    people: tuple[KringPerson, ...]
    phones: dict[str, str]
    ties: tuple[TieRow, ...]
    sat: dict[str, AtTable]
    """By the key of the person; who never sat there is missing."""
    guests: tuple[Guest, ...]
    coming: MeetingRow | None
    """The next meeting, for which someone can be asked."""
    asked: frozenset[str]
    """Keys of those who are on its list already."""


def kring_facts(session: Session, pupil_id: str, today: date) -> KringFacts:
    """Raises UserProblem "gone" when there is no such child."""
    caregivers, contacts = caregiver_rows(session, pupil_id), contact_rows(session, pupil_id)
    coming = next_meeting(session, pupil_id, today)
    seats = _seats(session, pupil_id)
    known = _by_name(caregivers, contacts)
    sat, guests = _who_sat(seats, known)
    phones = {one.id: one.phone for one in caregivers if not one.phone_secret}
    return KringFacts(
        child=pupil_head(session, pupil_id, today).first_name,
        people=people_of(caregivers, contacts),
        phones={**phones, **{one.id: one.phone for one in contacts}},
        ties=tie_rows(session, pupil_id),
        sat=sat,
        guests=guests,
        coming=coming,
        asked=frozenset(
            key for row in seats if coming and row.meeting_id == coming.id and (key := _key(row, known))
        ),
    )  # fmt: skip


# -- doing ----------------------------------------------------------------------------------------------------


def invite(session: Session, meeting_id: str, pupil_id: str, key: str) -> None:
    """Put someone of the kring on the list of a meeting; who is on it already stays once.

    Raises UserProblem "gone" when the person is not in the kring, "meeting-closed".
    """
    if any(_own(row) == key for row in _seats(session, pupil_id) if row.meeting_id == meeting_id):
        return
    for caregiver in caregiver_rows(session, pupil_id):
        if caregiver.id == key:
            data = AttendeeData(name=caregiver.name, role=caregiver.relation, perspective="parent")
            add_attendee(session, meeting_id, data, caregiver_id=key)
            return
    for contact in contact_rows(session, pupil_id):
        if contact.id == key:
            data = AttendeeData(name=contact.name, role=contact.role, perspective=contact.perspective)
            add_attendee(session, meeting_id, data, contact_id=key)
            return
    raise UserProblem("gone")


def take_in(session: Session, pupil_id: str, guest: Guest) -> str:
    """Someone who sat at the table comes into the kring. Returns the id of the contact."""
    data = ContactData(name=guest.name, role=guest.role, organisation=guest.organisation, perspective=guest.perspective)
    return add_contact(session, pupil_id, data)


def let_go(session: Session, contact_id: str) -> None:
    """Someone goes out of the kring. The chairs at every table stay, and so does whose side they are on.

    Without the kring nothing tells that a teacher works at another school, and who is of our own school may read everything:
    so who sat there for school, and is of another organisation, sits there as someone else. Raises UserProblem "gone".
    """
    c, a = columns(Contact), columns(Attendee)
    organisation = session.execute(select(c.organisation).where(c.id == contact_id)).scalar() or ""
    if organisation and folded(organisation) != folded(school_facts(session).name):
        theirs = update(Attendee).where(a.contact_id == contact_id, a.perspective == "school")
        session.execute(theirs.values(perspective="other"))
    remove_contact(session, contact_id)


# -- reading --------------------------------------------------------------------------------------------------


def _seats(session: Session, pupil_id: str) -> Sequence[Any]:
    """Every chair of every meeting of this child, the latest meeting last."""
    a, m, p = columns(Attendee), columns(Meeting), columns(Partner)
    chosen = (
        select(a.id, a.meeting_id, a.name, a.role, a.perspective, a.attendance, a.caregiver_id, a.contact_id,
               p.organisation, m.state, m.starts_at)
        .join_from(Attendee, Meeting, a.meeting_id == m.id)
        .join(Partner, a.partner_id == p.id, isouter=True)
        .where(a.pupil_id == pupil_id, a.perspective != "child", m.kind != MeetingKind.CALL)
        .order_by(m.starts_at, a.position)
    )  # fmt: skip
    return session.execute(chosen).all()


def _by_name(caregivers: Iterable[CaregiverRow], contacts: Iterable[ContactRow]) -> dict[str, str]:
    """The same person may have come to the table from the map or by typing: the name is what is left to know it by."""
    named = [(one.name, one.id) for one in contacts] + [(one.name, one.id) for one in caregivers]
    return {folded(name): id_ for name, id_ in named if name.strip()}


def _own(row: Any) -> str:
    return str(row.caregiver_id or row.contact_id or "")


def _key(row: Any, known: dict[str, str]) -> str:
    return _own(row) or known.get(folded(row.name), "")


def _who_sat(seats: Sequence[Any], known: dict[str, str]) -> tuple[dict[str, AtTable], tuple[Guest, ...]]:
    days: dict[str, list[date]] = defaultdict(list)
    strangers: dict[str, Any] = {}
    for row in seats:
        if row.state != MeetingState.CLOSED or row.attendance in AWAY or row.starts_at is None:
            continue
        key = _key(row, known) or folded(row.name)
        days[key].append(row.starts_at.date())
        if not _key(row, known) and row.name.strip():
            strangers[key] = row
    told = {key: AtTable(len(found), max(found)) for key, found in days.items()}
    guests = [
        Guest(row.id, row.name, row.role, row.organisation or "", row.perspective, told[key])
        for key, row in strangers.items()
    ]
    return {key: one for key, one in told.items() if key not in strangers}, tuple(guests)
