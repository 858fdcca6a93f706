"""What of the kring may lie on the table, where everybody sees it: who is there, and who is in contact with whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from rondom.dossier.queries import caregiver_rows, contact_rows, pupil_head
from rondom.dossier.ties import TieRow, contacts_only, tie_rows
from rondom.support_map.kring import KringPerson, people_of
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class KringAtTable:
    child: str
    people: tuple[KringPerson, ...]
    """Without gezag: who decides is not for a beamer."""
    ties: tuple[TieRow, ...]
    """Who sees whom and how often. How it is between two people never leaves the vault for the table."""


def kring_at_table(session: Session, pupil_id: str, today: date) -> KringAtTable:
    """Raises UserProblem "gone" when there is no such child."""
    child = pupil_head(session, pupil_id, today).first_name
    around = people_of(caregiver_rows(session, pupil_id), contact_rows(session, pupil_id))
    people = tuple(replace(one, custody="") for one in around)
    return KringAtTable(child, people, contacts_only(tie_rows(session, pupil_id)))
