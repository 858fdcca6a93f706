"""The letter that asks someone to come, and the paper for an interpreter, as values.

The letter holds the address of whoever gets it, and of nobody else: a secret address stands on its owner's own letter only.
The paper for an interpreter holds no word about the child: no name, no purpose, not who the others are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from rondom.dossier.names import name_words, names_in
from rondom.dossier.queries import address_of as own_address
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.templates import kind_name
from rondom.plan import reading as r
from rondom.plan.facts import address_lines
from rondom.plan.preparation import PreparationReading
from rondom.plan.preparing import inviter, moment_of, preparation_of, with_places_for
from rondom.privacy.rules import Phase, ReaderKind, phase
from rondom.school.queries import school_facts
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class InvitationReading:
    """One letter. What it says about the meeting is the same as on the preparation sheet."""

    preparation: PreparationReading
    side: r.Perspective
    written_on: date
    place: str = ""
    """Of the school, for the date line."""
    address_lines: tuple[str, ...] = ()
    """Street and town of the reader; empty for who is not sent a letter."""
    school_address: tuple[str, ...] = ()
    """Of the school, for who brings the letter back when it does not arrive."""
    family: bool = False
    """For a parent or another caregiver: may bring someone, may ask for an interpreter."""
    child_decides: bool = False
    """From 16 the pupil decides, also on whether parents come."""


@dataclass(frozen=True, slots=True)
class InterpreterReading:
    """For an interpreter: when, where, how long and in which language. Nothing about the child or the family."""

    school: str
    language: str
    name: str
    written_on: date
    on: date | None = None
    start: time | None = None
    minutes: int = 0
    room: str = ""
    invited_by: str = ""
    contact: str = ""


def invitation_of(session: Session, detail: MeetingDetail, reader: AttendeeRow, today: date) -> InvitationReading:
    """The letter for one person at the table."""
    made = preparation_of(session, detail, reader, today)
    family, school = reader.reader_kind is ReaderKind.CAREGIVER, school_facts(session)
    now = phase(detail.pupil.birth_date, made.on or today)
    return InvitationReading(
        preparation=made,
        side=r.Perspective(reader.perspective),
        written_on=today,
        place=school.place,
        address_lines=_address_lines(session, reader.caregiver_id) if family else (),
        school_address=address_lines(school.postal_address),
        family=family,
        child_decides=now is Phase.PUPIL,
    )


def interpreter_reading(
    session: Session, detail: MeetingDetail, reader: AttendeeRow, today: date
) -> InterpreterReading:
    """The paper for an interpreter."""
    name, contact = inviter(session, detail)
    hidden = with_places_for(session, detail)
    at = moment_of(hidden, reader)
    if hidden is not detail and at.room != moment_of(detail, reader).room:
        at = replace(at, room="")
    return InterpreterReading(
        school=school_facts(session).name,
        language=reader.interprets,
        name=reader.name,
        written_on=today,
        on=at.on,
        start=at.start,
        minutes=detail.head.minutes,
        room=_without_names(at.room, detail),
        invited_by=name,
        contact=contact,
    )


def _address_lines(session: Session, caregiver_id: str) -> tuple[str, ...]:
    found = own_address(session, caregiver_id)
    town = "  ".join(part for part in (found.postcode, found.place) if part)
    return tuple(line for line in (found.street, town) if line)


def _without_names(room: str, detail: MeetingDetail) -> str:
    """A place that names the child or a caregiver ("thuis bij Sanne") is told by telephone."""
    return "" if names_someone(room, detail) else room


def names_someone(text: str, detail: MeetingDetail) -> bool:
    """Whether a text has a name of the child or of someone of the family in it, whole or in part."""
    family = [one.name for one in detail.attendees if one.caregiver_id or one.perspective in ("child", "parent")]
    return names_in(text, {word for name in (detail.pupil.name, *family) for word in name_words(name)})


def neutral_kind(detail: MeetingDetail) -> str:
    """Driehoek: what the meeting is called, unless a school's own name for it names someone. For names of files and calendars."""
    said = detail.head.kind_name
    return kind_name(detail.head.kind) if names_someone(said, detail) else said
