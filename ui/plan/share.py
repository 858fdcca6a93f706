"""What the share assistant knows: which plans there are, who could get one, and what of it may go to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rondom import clock
from rondom.dossier.names import short_name
from rondom.dossier.queries import ContactRow, contact_rows
from rondom.language import _, day, folded, listed, plural
from rondom.meetings.model import MeetingState
from rondom.pdf.plan_of_pupil import drawn_plan, meetings_with_plan
from rondom.plan.purposes import each_purpose
from rondom.plan.queries import version_rows
from rondom.plan.reading import Audience, Perspective, PlanReading
from rondom.plan.sharing import PlanReader, plan_parts, plan_readers
from rondom.privacy.queries import answers_of, child_facts
from rondom.privacy.rules import LightStatus, Reader, ReaderKind, light
from rondom.school.queries import school_facts
from rondom.vault.vault import Session
from ui.plan.getters import Getter, Note, getters_of

__all__ = ["AUDIENCES", "PLAN_AUDIENCES", "Getter", "Note", "PlanChoice", "Sharing", "getters_of", "sharing"]

AUDIENCES = ((Audience.PROFESSIONAL.value, _("Voor professionals")), (Audience.PARENTS.value, _("Voor ouders")))
PLAN_AUDIENCES = (*AUDIENCES, (Audience.CHILD.value, _("Voor het kind")))
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """One plan that can be looked at. `version` None is the plan as it is now, not fixed yet."""

    meeting_id: str
    version: int | None
    words: str
    title: str
    """Driehoek 3"""


@dataclass(frozen=True, slots=True)
class Sharing:
    """Everything the tab shows, in one look. Without a plan `reading` is None."""

    choices: tuple[PlanChoice, ...] = ()
    chosen: PlanChoice | None = None
    reading: PlanReading | None = None
    getters: tuple[Getter, ...] = ()


def sharing(session: Session, pupil_id: str, meeting_id: str, version: int | None) -> Sharing:
    """`meeting_id` "" is the newest plan. A version or meeting that is gone gives the newest."""
    choices = _choices(session, pupil_id)
    wanted = [one for one in choices if one.meeting_id == meeting_id or not meeting_id]
    chosen = next((one for one in wanted if version is not None and one.version == version), None)
    chosen = chosen or next(iter(wanted or choices), None)
    if chosen is None:
        return Sharing()
    today = clock.today()
    reading = drawn_plan(session, chosen.meeting_id, chosen.version)
    return Sharing(choices, chosen, reading, plan_getters(session, pupil_id, chosen.meeting_id, reading, today))


def _choices(session: Session, pupil_id: str) -> tuple[PlanChoice, ...]:
    """Newest meeting first; of each what is being written, then the fixed versions."""
    fixed = [row for row in version_rows(session, pupil_id) if row.fixed]
    found = []
    for line in meetings_with_plan(session, pupil_id):
        meeting = line.meeting
        mine = [row for row in fixed if row.meeting_id == meeting.id]
        if meeting.state is not MeetingState.CLOSED or not mine:
            words = _("{title}, nog niet vastgesteld").format(title=meeting.title)
            found.append(PlanChoice(meeting.id, None, words, meeting.title))
        for row in mine:
            told = _("{title}, versie {n} van {day}").format(title=meeting.title, n=row.number, day=day(row.made_on))
            found.append(PlanChoice(meeting.id, row.number, told, meeting.title))
    return tuple(found)


def plan_getters(
    session: Session, pupil_id: str, meeting_id: str, reading: PlanReading, today: date
) -> tuple[Getter, ...]:
    """Everyone who could get the plan of this meeting, as it is now."""
    readers = plan_readers(session, meeting_id, today)
    readers += _around(session, pupil_id, {folded(one.name) for one in readers}, today)
    made = [(one, plan_parts(session, meeting_id, one, today, reading)) for one in readers if one.name]
    return getters_of(session, pupil_id, made, _purpose, address=True)


def _around(session: Session, pupil_id: str, known: set[str], today: date) -> list[PlanReader]:
    """People around the child who were not at the table."""
    child, answers = child_facts(session, pupil_id), answers_of(session, pupil_id)
    school = school_facts(session).name
    found = []
    for one in contact_rows(session, pupil_id):
        if one.name and folded(one.name) not in known and one.perspective != "child":
            kind = _kind(one, school)
            shown = light(child, Reader(kind, one.name), answers, today)
            side = Perspective(one.perspective)
            found.append(PlanReader(one.id, one.name, short_name(one.name), one.role, side, "", kind, shown))
    return each_purpose(session, pupil_id, found, today)


def _kind(one: ContactRow, school: str) -> ReaderKind:
    """Someone of another organisation is an outsider, whichever side was filled in."""
    own = one.perspective == "school" and folded(one.organisation) in ("", folded(school))
    return ReaderKind.STAFF if own else ReaderKind.OUTSIDER


def _purpose(kind: ReaderKind) -> str:
    if kind is ReaderKind.CAREGIVER:
        return _("verslag van het overleg aan ouders")
    if kind is ReaderKind.PUPIL:
        return _("verslag van het overleg aan de leerling")
    return _("uitvoeren van de afspraken") if kind is ReaderKind.STAFF else _("uitvoeren van het plan")


# -- words ----------------------------------------------------------------------------------------------------


def note_of(choice: PlanChoice, reading: PlanReading, audience: Audience, getter: Getter, how: str) -> Note:
    """The document is "Plan Driehoek 3, versie 1, voor ouders, zonder Wat er gebeurde, pdf"."""
    number = _("versie {n}") if choice.version is not None else _("versie {n} in voorbereiding")
    missing = listed([part.title for part in getter.parts if not part.goes])
    told = [
        _("Plan {title}").format(title=choice.title),
        number.format(n=reading.version),
        dict(PLAN_AUDIENCES)[audience.value].lower(),
        _("zonder {parts}").format(parts=missing) if missing else "",
        how,
    ]
    document = ", ".join(part for part in told if part)
    return Note(getter.said, getter.purpose, getter.reader.light.basis, document)


def file_name(reading: PlanReading) -> str:
    """Plan De Regenwulp 2026-03-12.pdf: never the name of a child, which would show in lists and on sticks."""
    on = reading.meeting_on or reading.made_on
    school = " ".join(_NOT_IN_FILE_NAMES.sub(" ", reading.school).split()).strip(". ")
    return " ".join(part for part in (_("Plan"), school, on.isoformat()) if part) + ".pdf"


def left_out_words(getter: Getter) -> str:
    """Twee delen blijven weg. Op het papier staat dat er iets weg is."""
    away = sum(not part.goes for part in getter.parts)
    if not away:
        return ""
    told = plural(away, "{n} deel blijft weg.", "{n} delen blijven weg.")
    return f"{told} {_('Op het papier staat dat er iets weg is.')}"


def refusal_words(getter: Getter, never: str, not_yet: str) -> str:
    """Why nothing may go, and what to do. `never` and `not_yet` say it of this sort of paper, with `{name}`."""
    facts_only = getter.reader.kind is ReaderKind.CAREGIVER and getter.reader.light.status is LightStatus.PARTLY
    told = never if facts_only or getter.reader.light.status is LightStatus.MAY_NOT else not_yet
    return f"{told.format(name=getter.reader.short)} {getter.reader.light.reason}"
