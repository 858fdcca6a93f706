"""What the tab with permissions shows, in one look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rondom.dossier.attachments import AttachmentRow
from rondom.dossier.queries import caregiver_rows, contact_rows
from rondom.language import folded
from rondom.meetings.attendees import invitable
from rondom.privacy.after_printing import PaperOut, papers_out
from rondom.privacy.forms import forms_of
from rondom.privacy.queries import (
    ConsentRow,
    DisclosureRow,
    child_facts,
    consent_rows,
    decider_names,
    disclosure_rows,
)
from rondom.privacy.rules import LightStatus, Phase, custody_remarks, phase, who_decides
from rondom.vault.vault import Session


@dataclass(frozen=True, slots=True)
class Known:
    """Someone who could be asked about: around the child or on the map."""

    name: str
    role: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Consents:
    """`decides` are the sentences above the list; `deciders` the full names of who is asked, empty when unknown."""

    decides: str
    deciders: tuple[str, ...]
    consents: tuple[ConsentRow, ...]
    disclosures: tuple[DisclosureRow, ...]
    roles: dict[str, str]
    """What someone does, by folded name."""
    sides: dict[str, str]
    """Whose side someone is on, by folded name."""
    known: tuple[Known, ...]
    unsure: tuple[str, ...] = ()
    """What does not fit in what was filled in about gezag."""
    out: tuple[PaperOut, ...] = ()
    """Who may not read any more and still has paper."""
    forms: tuple[AttachmentRow, ...] = ()
    """The signed forms that are kept."""


def consents_of(session: Session, pupil_id: str, today: date) -> Consents:
    """Raises UserProblem "gone"."""
    child = child_facts(session, pupil_id)
    contacts, caregivers = contact_rows(session, pupil_id), caregiver_rows(session, pupil_id)
    organisations = {folded(one.name): one.organisation for one in contacts}
    own = phase(child.birth_date, today) is Phase.PUPIL
    known = tuple(
        Known(one.name, one.role, organisations.get(folded(one.name), ""))
        for one in invitable(session, pupil_id, (), today)
        if one.light.status is not LightStatus.MAY and (own or not one.caregiver_id)
    )
    return Consents(
        decides=who_decides(child, today),
        deciders=tuple(decider_names(session, pupil_id, today)),
        consents=tuple(consent_rows(session, pupil_id, today)),
        disclosures=tuple(disclosure_rows(session, pupil_id)),
        roles={folded(one.name): one.role for one in contacts} | {folded(one.name): one.relation for one in caregivers},
        sides={folded(one.name): one.perspective for one in contacts}
        | {folded(one.name): "parent" for one in caregivers},
        known=known,
        unsure=custody_remarks(child, today),
        out=papers_out(session, pupil_id, today),
        forms=tuple(forms_of(session, pupil_id)),
    )


def key_of(row: ConsentRow) -> str:
    """The same partner and purpose is the same row, whatever was asked again."""
    return f"{folded(row.recipient)}|{folded(row.purpose)}"
