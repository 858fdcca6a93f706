"""Facts that several papers of a meeting share."""

from __future__ import annotations

from sqlalchemy import select

from rondom.dossier.model import Contact
from rondom.dossier.queries import PupilHead
from rondom.plan.reading import FormOfAddress
from rondom.school.model import Staff
from rondom.school.queries import SchoolFacts
from rondom.timeline.school_years import year_group_name, year_group_number
from rondom.vault.base import columns
from rondom.vault.store import Session


def address_of(school: SchoolFacts) -> FormOfAddress:
    return FormOfAddress.INFORMAL if school.form_of_address == "je" else FormOfAddress.FORMAL


def address_lines(typed: str) -> tuple[str, ...]:
    """An address as it is typed, a line each, without the empty ones."""
    return tuple(line for part in typed.splitlines() if (line := part.strip()))


def group_words(pupil: PupilHead) -> str:
    """groep 6; the name of the group when the year is not known"""
    number = year_group_number(pupil.year_group)
    return year_group_name(number) if number else pupil.group


def work_phone(session: Session, pupil_id: str, name: str) -> str:
    """The number of someone at school or of a partner around this child; never that of a parent."""
    s, c = columns(Staff), columns(Contact)
    for chosen in (
        select(s.phone).where(s.name == name, s.phone != ""),
        select(c.phone).where(c.pupil_id == pupil_id, c.name == name, c.phone != ""),
    ):
        if name and (found := session.execute(chosen.limit(1)).scalar()):
            return str(found)
    return ""
