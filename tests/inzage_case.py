"""A dossier with everything in it that a packet has to do right, in a real vault: Mees, and others who may not stand in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from rondom.dossier.actions import add_caregiver, add_contact, add_note, add_pupil, change_caregiver, set_address
from rondom.dossier.model import CaregiverData, ContactData, Custody, NoteData, NoteKind, PupilData
from rondom.meetings.actions import plan_meeting
from rondom.meetings.model import ContributionKind, MeetingKind
from rondom.meetings.table import add_contribution
from rondom.pdf.inzage_of_pupil import Packet, inzage_facts
from rondom.plan.inzage.masking import Decisions
from rondom.timeline.actions import add_event
from rondom.timeline.model import EventData
from rondom.vault.store import Session
from tests.mees import START, TODAY, Mees, add_mees

NOTE = (
    "Op het plein was er ruzie met Tijn de Wit en Sofie. Daarna belde de moeder van Tijn, Karima el Idrissi, op 06 12 34 56 78. "
    "Vader woont nu Zeekant 3, 2491 AB. Marloes Grutto sprak met Mees."
)
STRANGERS = (
    "Tijn",
    "Wit",
    "Sofie",
    "Karima",
    "Idrissi",
    "12345678",
    "Zeekant",
    "2491AB",
    "2491 AB",
    "70220011",
    "Fenna",
)
"""Letters that may stand nowhere in the packet of the mother."""


@dataclass
class Case:
    mees: Mees
    note: str
    meeting: str
    oma: str


def fill(session: Session) -> Case:
    """Mees with a father at a secret address, a grandmother with a number of her own, and a classmate in a note."""
    mees = add_mees(session)
    tijn = add_pupil(session, PupilData(first_name="Tijn", prefix="de", last_name="Wit", birth_date=date(2016, 1, 5)))
    add_caregiver(session, tijn, CaregiverData(name="Karima el Idrissi", relation="moeder", custody=Custody.YES))
    add_pupil(session, PupilData(first_name="Sofie", last_name="Terpstra"))
    add_pupil(session, PupilData(first_name="Marloes", last_name="Grutto"))
    change_caregiver(session, mees.mother, phone="06 00 00 71 01", email="sanne@voorbeeld.invalid")
    set_address(session, mees.id, mees.mother, street="Helmgras 12", postcode="2491 XX", place="Den Haag", secret=False)
    change_caregiver(session, mees.father, phone="070 220 01 13", phone_secret=True, apart=True)
    set_address(session, mees.id, mees.father, street="Zeekant 3", postcode="2491 AB", place="Den Haag", secret=True)
    oma = add_contact(
        session, mees.id, ContactData(name="Riet Klaproos", role="oma", phone="070 220 01 19", perspective="parent")
    )
    add_contact(session, mees.id, ContactData(name="Fenna Bosuil", role="vriendin", perspective="child"))
    note = add_note(
        session, mees.id, NoteData(written_on=TODAY, kind=NoteKind.SIGNAL, author="Ellen Boterbloem", text=NOTE)
    )
    add_event(session, mees.id, EventData(title="Een stille zomer", text="Niemand wist het.", private=True))
    meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
    add_contribution(session, meeting, ContributionKind.CONCERN, "Na het plein is hij moe.", "school")
    return Case(mees, note, meeting, oma)


def packet_of(session: Session, case: Case, reader: str = "", decisions: Decisions | None = None) -> Packet:
    """Asked by the mother, unless someone else is named by id."""
    facts = inzage_facts(session, case.mees.id, TODAY)
    made = Packet(
        facts, reader or case.mees.mother, "Sanne Klaproos", "moeder", date(2026, 3, 3), False, "Ellen Boterbloem"
    )
    return replace(made, decisions=decisions) if decisions is not None else made
