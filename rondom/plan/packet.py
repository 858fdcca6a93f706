"""Everything that is printed before a meeting, and for whom: one paper each, with the reason when somebody gets none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from rondom.language import _, folded, listed
from rondom.meetings.attendees import AttendeeRow, attendee_rows
from rondom.meetings.detail import MeetingDetail, day_of, meeting_detail
from rondom.meetings.readiness import preparation_document
from rondom.plan import reading as r
from rondom.plan.invitations import (
    InterpreterReading,
    InvitationReading,
    interpreter_reading,
    invitation_of,
    neutral_kind,
)
from rondom.plan.moment_changes import moved_since
from rondom.plan.permission_form import PermissionForm, languages_of, permission_forms, spoken_by
from rondom.plan.preparation import PreparationReading
from rondom.plan.preparing import attendee_of, preparation_of
from rondom.plan.sheet_versions import SheetVersion
from rondom.plan.shielding import shielded_for, shielded_for_nobody
from rondom.privacy.actions import record_disclosure
from rondom.privacy.lights import narrowest
from rondom.privacy.queries import disclosure_rows
from rondom.privacy.readers import KEEPS_NOTHING, ReaderKind, keeps_nothing
from rondom.privacy.rules import LightStatus
from rondom.vault.store import Session


class PaperKind(StrEnum):
    INVITATION = "invitation"
    SHEET = "sheet"
    HOUSES = "houses"
    INTERPRETER = "interpreter"
    PERMISSION = "permission"

    @property
    def word(self) -> str:
        return _WORDS[self.value]


_WORDS = {
    "invitation": _("Uitnodiging"),
    "sheet": _("Voorbereiding"),
    "houses": _("Drie huizen"),
    "interpreter": _("Blad voor de tolk"),
    "permission": _("Toestemming"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper for one reader. `form` only for the question for permission."""

    kind: PaperKind
    key: str
    """Id of the attendee; for a form who is asked about, and who signs."""
    name: str
    """Who gets it."""
    perspective: str
    proposed: bool = True
    form: PermissionForm | None = None
    basis: str = ""
    """On which ground it goes out, for the register of verstrekkingen."""
    given: date | None = None
    """The day on which this person got this paper before; None when they did not."""
    version: SheetVersion | None = None
    """Only for the child's own sheet."""
    outdated: bool = False
    """The meeting got another moment or place after it was given."""
    speaks: str = ""
    """What the parent who gets it speaks, as the dossier says it: "Turks"; empty for everybody else."""

    @property
    def word(self) -> str:
        """What it is called where one chooses."""
        if self.version is not None:
            return self.version.word
        return _("Formulier") if self.form is not None else self.kind.word


Reading = PreparationReading | InvitationReading | InterpreterReading | PermissionForm


def packet(session: Session, detail: MeetingDetail, today: date) -> tuple[Wanted, ...]:
    """All papers that may be made for this meeting, person by person; then the questions for permission.

    What someone got already is not proposed again, unless the meeting moved after that.
    """
    age = r.Child("", birth_date=detail.pupil.birth_date).age(day_of(detail.head, today))
    made = [one for person in _with_light_of_today(session, detail, today) for one in _for_person(person, age)]
    made += [_for_permission(form) for form in permission_forms(session, detail, today)]
    given = {
        (folded(row.recipient), folded(row.document)): row.at
        for row in reversed(disclosure_rows(session, detail.head.pupil_id))
    }
    speaking = _languages(session, detail)
    found = (_looked_up(session, detail, one, given) for one in made)
    return tuple(replace(one, speaks=_spoken(one, speaking)) for one in found)


def _languages(session: Session, detail: MeetingDetail) -> dict[str, str]:
    """What caregivers speak, by their own id and by that of their place at the table."""
    own = languages_of(session, detail.pupil.id)
    return own | {one.id: own.get(one.caregiver_id, "") for one in detail.attendees if one.caregiver_id}


def _spoken(one: Wanted, speaking: Mapping[str, str]) -> str:
    if one.form is not None:
        return spoken_by(one.form, speaking)
    return speaking.get(one.key, "") if one.kind in (PaperKind.INVITATION, PaperKind.SHEET) else ""


def _looked_up(
    session: Session, detail: MeetingDetail, one: Wanted, given: Mapping[tuple[str, str], datetime]
) -> Wanted:
    at = given.get((folded(one.name), folded(document_name(one, detail.head.title))))
    if at is None:
        return one
    outdated = one.kind in _WITH_MOMENT and moved_since(session, detail, at)
    return replace(one, given=at.date(), outdated=outdated, proposed=one.proposed and outdated)


def may_get(person: AttendeeRow) -> bool:
    """Whether something about the child may go to this person at all. Who came along with a parent gets no paper."""
    if person.reader_kind in KEEPS_NOTHING or keeps_nothing(person.light):
        return False
    return person.light.status in (LightStatus.MAY, LightStatus.PARTLY)


def _with_light_of_today(session: Session, detail: MeetingDetail, today: date) -> list[AttendeeRow]:
    """Paper goes out today and is read on the day of the meeting: who decides may differ, and both must be well with it."""
    on = day_of(detail.head, today)
    if on == today:
        return list(detail.at_table)
    now = {one.id: one.light for one in attendee_rows(session, {detail.head.id: today}).get(detail.head.id, ())}
    return [replace(one, light=narrowest([one.light, now[one.id]])) for one in detail.at_table]


def _for_person(person: AttendeeRow, age: int | None) -> list[Wanted]:
    def paper(kind: PaperKind, proposed: bool = True, basis: str = person.light.basis) -> Wanted:
        return Wanted(kind, person.id, person.name, person.perspective, proposed, None, basis)

    if person.interprets:
        return [paper(PaperKind.INTERPRETER, basis=_("zonder gegevens over de leerling"))]
    if not may_get(person):
        return []
    if person.perspective == "child":
        fitting = SheetVersion.at(age)
        sheets = [replace(paper(PaperKind.SHEET, one is fitting), version=one) for one in SheetVersion]
        return [*sheets, paper(PaperKind.HOUSES, fitting is not SheetVersion.OLDER)]
    colleague = person.reader_kind is ReaderKind.STAFF
    return [paper(PaperKind.INVITATION, not colleague), paper(PaperKind.SHEET)]


def _for_permission(form: PermissionForm) -> Wanted:
    """A form is asked of those who decide, so it may always go to them."""
    to = form.copy_for or listed([one.name for one in form.signers])
    side = "child" if form.pupil_decides else "parent"
    basis = _("beslist over delen")
    return Wanted(PaperKind.PERMISSION, f"{form.recipient}#{form.copy_for}", to, side, True, form, basis)


def still_may(session: Session, detail: MeetingDetail, wanted: Sequence[Wanted], today: date) -> bool:
    """Whether all of these may go out as things stand now: somebody may have said no since they were chosen."""
    now = {(one.kind, one.key) for one in packet(session, meeting_detail(session, detail.head.id, today), today)}
    return all((one.kind, one.key) in now for one in wanted)


def reading_for(session: Session, detail: MeetingDetail, wanted: Wanted, today: date) -> Reading:
    """What stands on this paper, without a secret address of somebody else. Raises UserProblem "gone"."""
    pupil = detail.head.pupil_id
    if wanted.form is not None:
        return shielded_for_nobody(session, pupil, wanted.form)
    person = attendee_of(detail, wanted.key)
    made = _reading_of(session, detail, wanted, person, today)
    return shielded_for(session, pupil, made, person.caregiver_id)


def _reading_of(session: Session, detail: MeetingDetail, wanted: Wanted, person: AttendeeRow, today: date) -> Reading:
    if wanted.kind is PaperKind.INTERPRETER:
        return interpreter_reading(session, detail, person, today)
    if wanted.kind is PaperKind.INVITATION:
        return invitation_of(session, detail, person, today)
    return replace(preparation_of(session, detail, person, today), version=wanted.version or "")


def document_name(wanted: Wanted, title: str) -> str:
    """What this paper is called in the register of verstrekkingen. `title` is that of the meeting."""
    if wanted.form is not None:
        return _("Toestemmingsformulier voor {who}").format(who=wanted.form.recipient)
    names = {
        PaperKind.INVITATION: _("Uitnodiging {meeting}"),
        PaperKind.HOUSES: _("Drie huizen, {meeting}"),
        PaperKind.INTERPRETER: _("Blad voor de tolk, {meeting}"),
    }
    return names[wanted.kind].format(meeting=title) if wanted.kind in names else preparation_document(title)


def file_names(detail: MeetingDetail, wanted: Sequence[Wanted]) -> list[str]:
    """Names that say nothing about the child: "Voorbereiding driehoek 2026-03-12 ouder 2.pdf"."""
    said = "".join(sign for sign in neutral_kind(detail) if sign.isalnum() or sign in " -").strip() or _("overleg")
    meeting = said if said.isupper() else said.lower()
    on = f"{detail.head.starts_at:%Y-%m-%d}" if detail.head.starts_at else ""
    names: list[str] = []
    for one in wanted:
        reader = "" if one.kind in _UNADDRESSED else _READERS.get(one.perspective, _READERS["other"])
        name = " ".join(part for part in (one.kind.word, meeting, on, reader) if part)
        again = sum(known == name or known.startswith(f"{name} ") for known in names)
        names.append(f"{name} {again + 1}" if again else name)
    return [f"{name}.pdf" for name in names]


def record_paper(
    session: Session,
    detail: MeetingDetail,
    wanted: Wanted,
    content: bytes,
    pages: int,
    made_by: str,
    at: datetime,
    way: str = "",
) -> None:
    """One paper in the register of verstrekkingen, with a copy of what went out."""
    asking = wanted.form is not None
    purpose = (
        _("Toestemming vragen") if asking else _("Voorbereiden van {meeting}").format(meeting=detail.head.with_article)
    )
    document = document_name(wanted, detail.head.title)
    record_disclosure(
        session, detail.head.pupil_id, wanted.name, purpose, wanted.basis, document, content, pages, made_by, at,
        way,
    )  # fmt: skip


_WITH_MOMENT = (PaperKind.INVITATION, PaperKind.SHEET, PaperKind.INTERPRETER)
"""Papers that tell when and where."""
_UNADDRESSED = (PaperKind.PERMISSION, PaperKind.INTERPRETER)
_READERS = {
    "parent": _("ouder"),
    "child": _("kind"),
    "school": _("school"),
    "coach": _("gezinscoach"),
    "other": _("gast"),
}
