"""One child's dossier: who it is, who cares for it and decides, who else is around, and what was noted."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlmodel import Field

from rondom.vault.base import Data, Row
from rondom.vault.fields import Kept, Line, Text, choice


class Custody(StrEnum):
    """Gezag. Unknown is an answer of its own: nothing is shared on a guess."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class PupilData(Data):
    first_name: Line = ""
    """Roepnaam."""
    given_names: Line = ""
    prefix: Line = ""
    """Tussenvoegsel: van, de, el."""
    last_name: Line = ""
    birth_date: date | None = None
    gender: Line = ""
    year_group: Line = ""
    """Jaargroep as the school writes it: 1 to 8, or 11 to 16 for secondary education."""
    group_id: str | None = None
    level: int = Field(default=0, ge=0, le=9)
    """Number of the support level."""
    followed: bool = False
    """Has the support team's attention; the list shows these first."""
    question: Text = ""
    """Hulpvraag, in one sentence."""
    question_by: Line = ""
    eckid: Line = ""
    external_key: Line = ""
    enrolled_on: date | None = None
    left_on: date | None = None


class Pupil(PupilData, Row, table=True):
    DATA: ClassVar[type[Data]] = PupilData

    group_id: str | None = Field(default=None, foreign_key="base_group.id", ondelete="SET NULL", index=True)


class OfPupil(Row):
    """A row of one child. `pupil_id` stands in every such table, so that journal, hand-over and destruction find it."""

    pupil_id: str = Field(foreign_key="pupil.id", ondelete="CASCADE", index=True)


class CaregiverData(Data):
    name: Line = ""
    relation: Line = ""
    """moeder, vader, pleegouder, voogd …"""
    custody: Custody = choice(Custody.UNKNOWN)
    phone: Line = ""
    phone_secret: bool = False
    email: Line = ""
    language: Line = ""
    interpreter: bool = False
    deceased: bool = False
    apart: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    """Does not want to sit at one table with the other parent: two talks, one plan."""
    position: int = 0


class Caregiver(CaregiverData, OfPupil, table=True):
    DATA: ClassVar[type[Data]] = CaregiverData


class AddressData(Data):
    street: Line = ""
    postcode: Line = ""
    place: Line = ""
    secret: bool = False
    """Known to one parent only: never on another's copy, never in a list."""


class Address(AddressData, OfPupil, table=True):
    """Apart from the caregiver, so that a query for names can never bring a secret address along."""

    DATA: ClassVar[type[Data]] = AddressData

    caregiver_id: str = Field(foreign_key="caregiver.id", ondelete="CASCADE", index=True, unique=True)


class ContactData(Data):
    name: Line = ""
    role: Line = ""
    organisation: Line = ""
    phone: Line = ""
    email: Line = ""
    perspective: Line = "school"
    """Whose side of the table: child, parent, school, coach, other."""
    position: int = 0


class Contact(ContactData, OfPupil, table=True):
    """Someone around this child who is not a caregiver: own network, teacher, gezinscoach."""

    DATA: ClassVar[type[Data]] = ContactData


class NoteKind(StrEnum):
    NOTE = "note"
    SIGNAL = "signal"
    CHILD_TALK = "child_talk"
    PARENT_CONTACT = "parent_contact"


class NoteData(Data):
    written_on: date
    kind: NoteKind = choice(NoteKind.NOTE)
    author: Line = ""
    text: Text = ""


class Note(NoteData, OfPupil, table=True):
    DATA: ClassVar[type[Data]] = NoteData


class StrengthData(Data):
    text: Text = ""
    perspective: Line = "child"
    said_by: Line = ""
    said_on: date | None = None


class Strength(StrengthData, OfPupil, table=True):
    """Something that goes well, in the words of who saw it."""

    DATA: ClassVar[type[Data]] = StrengthData


class Bond(StrEnum):
    """How two people get on, as an ecogram draws it."""

    UNKNOWN = "unknown"
    SUPPORTIVE = "supportive"
    STRAINED = "strained"
    MIXED = "mixed"
    BROKEN = "broken"


class Calls(StrEnum):
    """Who rings whom; the first is `one`."""

    UNKNOWN = "unknown"
    ONE = "one"
    OTHER = "other"
    BOTH = "both"


class TieData(Data):
    bond: Bond = choice(Bond.UNKNOWN)
    frequency: Line = ""
    calls: Calls = choice(Calls.UNKNOWN)
    speaks_for: bool = False
    """`one` speaks for the other, because that was agreed."""
    said_by: Line = ""


class Tie(TieData, OfPupil, table=True):
    """A bond in the kring of a child: between two people, or of one with the child (no `one`)."""

    __tablename__ = "kring_tie"
    DATA: ClassVar[type[Data]] = TieData

    one_caregiver_id: str | None = Field(default=None, foreign_key="caregiver.id", ondelete="CASCADE", index=True)
    one_contact_id: str | None = Field(default=None, foreign_key="contact.id", ondelete="CASCADE", index=True)
    other_caregiver_id: str | None = Field(default=None, foreign_key="caregiver.id", ondelete="CASCADE", index=True)
    other_contact_id: str | None = Field(default=None, foreign_key="contact.id", ondelete="CASCADE", index=True)


class AttachmentKind(StrEnum):
    """What a kept file is."""

    SIGNED_FORM = "signed_form"
    """A form that came back with a signature, scanned or photographed."""
    SENT_COPY = "sent_copy"
    """The very document that someone got."""
    DRAWING = "drawing"
    """Made by the child."""
    OTHER = "other"


class AttachmentData(Data):
    title: Line = ""
    kind: AttachmentKind = choice(AttachmentKind.OTHER)
    media_type: Line = ""
    """application/pdf or image/jpeg; nothing else is kept."""
    byte_size: int = 0
    sha256: Line = ""
    """Of the bytes themselves."""
    added_on: date
    content: Kept = ""


class Attachment(AttachmentData, OfPupil, table=True):
    """Bijlage: a file that belongs to this child. It lives in the vault only, and opens without touching the disk."""

    DATA: ClassVar[type[Data]] = AttachmentData

    meeting_id: str | None = Field(default=None, foreign_key="meeting.id", ondelete="SET NULL", index=True)
