"""Who is asked to come to a new meeting: from the people around the child, by the sides of the table that belong there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rondom.dossier.queries import CaregiverRow, PupilHead, caregiver_rows, contact_rows
from rondom.language import _, folded
from rondom.meetings.model import Attendance, AttendeeData
from rondom.school.queries import staff_rows, users
from rondom.vault.store import Session

NOTHING = "nothing"
"""`gets` of who takes no paper home."""


@dataclass(frozen=True, slots=True)
class Proposed:
    data: AttendeeData
    links: dict[str, str | None] = field(default_factory=dict)


def proposed_people(session: Session, pupil: PupilHead, sides: Sequence[str], chair: str) -> list[Proposed]:
    """Parents, an interpreter for who needs one, the child, of the others around the child those whose side belongs at this
    kind of table, and who leads.
    """
    found: list[Proposed] = []
    if "parent" in sides:
        living = [one for one in caregiver_rows(session, pupil.id) if not one.deceased]
        found += [_caregiver(one) for one in living]
        found += interpreters_for(living)
    if "child" in sides:
        found.append(Proposed(AttendeeData(name=pupil.first_name, perspective="child")))
    for other in contact_rows(session, pupil.id):
        if other.perspective in sides and other.perspective not in ("parent", "child") and other.name != chair:
            data = AttendeeData(name=other.name, role=other.role, perspective=other.perspective)
            found.append(Proposed(data, {"contact_id": other.id}))
    if chair:
        role = ", ".join(part for part in (_role_at_school(session, chair), _("voorzitter")) if part)
        data = AttendeeData(name=chair, role=role, perspective="school", attendance=Attendance.COMING)
        found.append(Proposed(data))
    return found


def interpreters_for(caregivers: Sequence[CaregiverRow]) -> list[Proposed]:
    """One for each language in which a parent needs help. Who interprets gets nothing to keep."""
    languages: dict[str, str] = {}
    for one in caregivers:
        if one.interpreter:
            languages.setdefault(folded(one.language), one.language.strip())
    return [Proposed(interpreter(language)) for language in languages.values()]


def interpreter(language: str) -> AttendeeData:
    """ "Tolk Arabisch"; the name comes when it is known who it is."""
    name = _("Tolk {language}").format(language=language[:1].upper() + language[1:]).strip()
    told = language or _("nog niet ingevuld")
    return AttendeeData(name=name, role=_("tolk"), perspective="other", interprets=told, gets=NOTHING)


def _caregiver(one: CaregiverRow) -> Proposed:
    return Proposed(AttendeeData(name=one.name, role=one.relation, perspective="parent"), {"caregiver_id": one.id})


def _role_at_school(session: Session, name: str) -> str:
    people = (*staff_rows(session), *users(session))
    return next((one.role for one in people if one.name == name and one.role), "")
