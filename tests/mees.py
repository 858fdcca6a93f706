"""One made-up child with the people around it, in a real vault. Shared by the tests of permissions, meetings and plans."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from rondom.dossier.actions import add_caregiver, add_contact, add_pupil
from rondom.dossier.model import CaregiverData, ContactData, Custody, PupilData
from rondom.opening import create, unlock
from rondom.school.actions import add_group, add_staff, change_school
from rondom.school.model import BaseGroupData, StaffData
from rondom.vault.keys import KdfParameters
from rondom.vault.store import Session
from rondom.vault.vault import Vault

TODAY = date(2026, 3, 12)
START = datetime(2026, 3, 12, 13, 15)
PASSWORD = "vier gewone woorden samen"
QUICK = KdfParameters(8 * 1024, 1, 1)


@contextmanager
def new_vault(folder: Path) -> Iterator[Vault]:
    """A vault of its own for every test; made once and copied, because making one takes half a second."""
    path = folder / "school.rondom"
    path.write_bytes(_empty_vault())
    vault = unlock(path, PASSWORD)
    try:
        yield vault
    finally:
        vault.close()


@cache
def _empty_vault() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "school.rondom"
        create(path, PASSWORD, "De Regenwulp", "Ellen Boterbloem", QUICK).vault.close()
        return path.read_bytes()


@dataclass
class Mees:
    """Ids of the child and of the people around him."""

    id: str = ""
    mother: str = ""
    father: str = ""
    teacher: str = ""
    coach: str = ""
    alliance: str = ""
    others: dict[str, str] = field(default_factory=dict)


def add_mees(session: Session, father: Custody = Custody.YES, born: date | None = date(2016, 6, 14)) -> Mees:
    change_school(session, place="Den Haag")
    group = add_group(session, BaseGroupData(name="6", year_groups="6", teacher="juf Marloes"))
    add_staff(session, StaffData(name="Ellen Boterbloem", role="intern begeleider", phone="06 00 00 90 12"))
    pupil = PupilData(
        first_name="Mees",
        last_name="Veenpluis",
        birth_date=born,
        group_id=group,
        year_group="6",
        followed=True,
        question="Hoe wordt de maandag weer een gewone dag?",
        question_by="Mees en zijn moeder",
    )
    mees = Mees(id=add_pupil(session, pupil))
    mees.mother = _caregiver(session, mees, "Sanne Klaproos", "moeder", Custody.YES)
    mees.father = _caregiver(session, mees, "Ruben Veenpluis", "vader", father)
    mees.teacher = _contact(session, mees, "Marloes Grutto", "leerkracht", "school")
    mees.coach = _contact(session, mees, "Hatice Kievit", "gezinscoach", "coach")
    mees.alliance = _contact(session, mees, "Tom Rietkraag", "samenwerkingsverband", "other")
    return mees


def _caregiver(session: Session, mees: Mees, name: str, relation: str, custody: Custody) -> str:
    return add_caregiver(session, mees.id, CaregiverData(name=name, relation=relation, custody=custody))


def _contact(session: Session, mees: Mees, name: str, role: str, perspective: str) -> str:
    return add_contact(session, mees.id, ContactData(name=name, role=role, perspective=perspective))
