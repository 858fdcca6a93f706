"""Who has to hear that a meeting moved or does not take place, and how to reach them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from rondom.dossier.model import Caregiver, Contact
from rondom.dossier.names import short_name
from rondom.language import _, folded
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.model import Attendance
from rondom.school.model import Staff
from rondom.support_map.model import Partner
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class ToTell:
    """One person to call. `phone` is for the eyes of the school; a secret number too, so this is never printed."""

    attendee_id: str
    name: str
    short: str
    role: str
    phone: str
    email: str
    said_yes: bool
    """Said to come, at the moment it had."""
    child: bool = False
    """The child itself: it is told at school."""


def to_tell(session: Session, attendees: tuple[AttendeeRow, ...]) -> tuple[ToTell, ...]:
    """Everyone who was invited, the child too. Not who leads: that is who tells it. Four queries, whoever comes."""
    phones = _phones(session, attendees)
    found = []
    for one in attendees:
        if _("voorzitter") in one.role or one.attendance is Attendance.NOT_COMING:
            continue
        known = (one.caregiver_id, one.contact_id, one.partner_id, f"name:{folded(one.name)}")
        phone, email = next((phones[key] for key in known if key and key in phones), ("", ""))
        yes = one.attendance is Attendance.COMING
        found.append(
            ToTell(one.id, one.name, short_name(one.name), one.role, phone, email, yes, one.perspective == "child")
        )
    return tuple(found)


def _phones(session: Session, attendees: tuple[AttendeeRow, ...]) -> dict[str, tuple[str, str]]:
    """Phone and e-mail by id; of people at school by their name."""
    found: dict[str, tuple[str, str]] = {}
    ids = [key for one in attendees for key in (one.caregiver_id, one.contact_id, one.partner_id) if key]
    for table in (Caregiver, Contact, Partner):
        c = columns(table)
        for id_, phone, email in session.execute(select(c.id, c.phone, c.email).where(c.id.in_(ids))):
            found[id_] = (phone, email)
    s = columns(Staff)
    for name, phone, email in session.execute(select(s.name, s.phone, s.email)):
        found[f"name:{folded(name)}"] = (phone, email)
    return found
