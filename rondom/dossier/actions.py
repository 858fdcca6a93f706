"""What can be done in one child's dossier."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from rondom.dossier.model import (
    Address,
    AddressData,
    Caregiver,
    CaregiverData,
    Contact,
    ContactData,
    Note,
    NoteData,
    Pupil,
    PupilData,
    Strength,
    StrengthData,
)
from rondom.vault.base import columns
from rondom.vault.records import add, change, next_position, remove
from rondom.vault.store import Session

# -- the child ------------------------------------------------------------------------------------------------


def add_pupil(session: Session, data: PupilData) -> str:
    return add(session, Pupil, data)


def change_pupil(session: Session, pupil_id: str, **values: Any) -> None:
    change(session, Pupil, pupil_id, values)


# -- who cares for the child ----------------------------------------------------------------------------------


def add_caregiver(session: Session, pupil_id: str, data: CaregiverData) -> str:
    data.position = next_position(session, Caregiver, pupil_id=pupil_id)
    return add(session, Caregiver, data, pupil_id=pupil_id)


def change_caregiver(session: Session, caregiver_id: str, **values: Any) -> None:
    change(session, Caregiver, caregiver_id, values)


def remove_caregiver(session: Session, caregiver_id: str) -> None:
    remove(session, Caregiver, caregiver_id)


def set_address(session: Session, pupil_id: str, caregiver_id: str, **values: Any) -> None:
    """Change the address of one caregiver; it is made when there was none."""
    known = columns(Address)
    address_id = session.execute(select(known.id).where(known.caregiver_id == caregiver_id)).scalar()
    if address_id is None:
        address_id = add(session, Address, AddressData(), pupil_id=pupil_id, caregiver_id=caregiver_id)
    change(session, Address, address_id, values)


# -- others around the child ----------------------------------------------------------------------------------


def add_contact(session: Session, pupil_id: str, data: ContactData) -> str:
    data.position = next_position(session, Contact, pupil_id=pupil_id)
    return add(session, Contact, data, pupil_id=pupil_id)


def change_contact(session: Session, contact_id: str, **values: Any) -> None:
    change(session, Contact, contact_id, values)


def remove_contact(session: Session, contact_id: str) -> None:
    remove(session, Contact, contact_id)


# -- notes and strengths --------------------------------------------------------------------------------------


def add_note(session: Session, pupil_id: str, data: NoteData) -> str:
    return add(session, Note, data, pupil_id=pupil_id)


def change_note(session: Session, note_id: str, **values: Any) -> None:
    change(session, Note, note_id, values)


def remove_note(session: Session, note_id: str) -> None:
    remove(session, Note, note_id)


def add_strength(session: Session, pupil_id: str, data: StrengthData) -> str:
    return add(session, Strength, data, pupil_id=pupil_id)


def change_strength(session: Session, strength_id: str, **values: Any) -> None:
    change(session, Strength, strength_id, values)


def remove_strength(session: Session, strength_id: str) -> None:
    remove(session, Strength, strength_id)
