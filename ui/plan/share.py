"""What the share assistant knows: which plans there are, who could get one, and what of it may go to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rondom import clock
from rondom.dossier.names import short_name
from rondom.dossier.queries import contact_rows
from rondom.language import _, day, folded, listed, plural
from rondom.meetings.detail import meeting_head
from rondom.meetings.model import MeetingState
from rondom.paths import file_words
from rondom.pdf.documents import plan_pdf
from rondom.pdf.plan_of_pupil import drawn_plan, meetings_with_plan
from rondom.pdf.print_as import PrintAs
from rondom.pdf.report_document import report_pdf
from rondom.plan.purposes import each_purpose
from rondom.plan.queries import version_rows
from rondom.plan.reading import Audience, Perspective, PlanReading
from rondom.plan.report import ReportReading, copy_of, report_reading
from rondom.plan.sharing import PlanReader, granted_to, parts_for, plan_readers
from rondom.plan.timeline_sharing import is_no_reader, kind_of_contact
from rondom.privacy.queries import answers_of, child_facts
from rondom.privacy.rules import LightStatus, Reader, ReaderKind, light
from rondom.school.queries import school_facts
from rondom.vault.vault import Session
from ui.plan.getters import Getter, Note, getters_of

__all__ = ["AUDIENCES", "PLAN_AUDIENCES", "PLAN_PAPERS", "Getter", "Note", "PlanChoice", "PlanPaper", "Printed",
           "Sharing",
           "getters_of", "left_out_words", "paper_pdf", "refusal_words", "sharing", "stays_words"]  # fmt: skip

AUDIENCES = ((Audience.PROFESSIONAL.value, _("Voor professionals")), (Audience.PARENTS.value, _("Voor ouders")))
PLAN_AUDIENCES = (*AUDIENCES, (Audience.CHILD.value, _("Voor het kind")))


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """One plan that can be looked at. `version` None is the plan as it is now, not fixed yet."""

    meeting_id: str
    version: int | None
    words: str
    title: str
    """Driehoek 3"""


class PlanPaper(StrEnum):
    """Two papers come from one meeting."""

    PLAN = "plan"
    REPORT = "report"


PLAN_PAPERS = ((PlanPaper.PLAN.value, _("Plan")), (PlanPaper.REPORT.value, _("Gespreksverslag")))
Printed = PlanReading | ReportReading


@dataclass(frozen=True, slots=True)
class Sharing:
    """Everything the tab shows, in one look. Without a plan `reading` is None."""

    choices: tuple[PlanChoice, ...] = ()
    chosen: PlanChoice | None = None
    reading: PlanReading | None = None
    report: ReportReading | None = None
    getters: tuple[Getter, ...] = ()

    def copy(self, getter: Getter | None) -> Printed:
        """What this person may have of it; of nobody the whole with no name on it."""
        assert self.reading is not None
        if self.report is None:
            return getter.copy(self.reading) if getter is not None else self.reading
        if getter is None:
            return copy_of(self.report, self.report.plan)
        return getter.cover(copy_of(self.report, getter.copy(self.report.plan)))

    def document(self, getter: Getter, printed: Printed, audience: Audience) -> str:
        """ "Plan Driehoek 3, versie 1, voor ouders, zonder Wat er gebeurde": in the register of verstrekkingen."""
        assert self.chosen is not None
        plan = printed if isinstance(printed, PlanReading) else printed.plan
        name = _("Plan {title}") if printed is plan else _("Gespreksverslag {title}")
        number = _("versie {n}") if self.chosen.version is not None else _("versie {n} in voorbereiding")
        missing = listed([part.title for part in getter.parts if not part.goes])
        told = [
            name.format(title=self.chosen.title),
            number.format(n=plan.version),
            dict(PLAN_AUDIENCES)[audience.value].lower(),
            _("zonder {parts}").format(parts=missing) if missing else "",
        ]
        return ", ".join(part for part in told if part)

    def title(self, printed: Printed) -> str:
        """Plan De Regenwulp 2026-03-12: never the name of a child, which would show in lists and on sticks."""
        plan = printed if isinstance(printed, PlanReading) else printed.plan
        on = plan.meeting_on or plan.made_on
        school = file_words(plan.school)
        word = _("Plan") if printed is plan else _("Gespreksverslag")
        return " ".join(part for part in (word, school, on.isoformat()) if part)

    def getters_now(self, pupil_id: str) -> Callable[[Session], Sequence[Getter]]:
        """Asks again who may have it, at the last moment."""
        chosen = self.chosen
        assert chosen is not None
        paper = PlanPaper.PLAN if self.report is None else PlanPaper.REPORT
        return lambda session: sharing(session, pupil_id, chosen.meeting_id, chosen.version, paper).getters


def paper_pdf(wanted: tuple[Printed, Audience, PrintAs]) -> bytes:
    """One copy. Slow: for the worker thread."""
    printed, audience, dress = wanted
    if isinstance(printed, PlanReading):
        return plan_pdf(printed, audience, dress)
    return report_pdf(printed, audience, dress)


def sharing(
    session: Session, pupil_id: str, meeting_id: str, version: int | None, paper: PlanPaper = PlanPaper.PLAN
) -> Sharing:
    """`meeting_id` "" is the newest plan. A version or meeting that is gone gives the newest. The report is read when asked."""
    choices = _choices(session, pupil_id)
    wanted = [one for one in choices if one.meeting_id == meeting_id or not meeting_id]
    chosen = next((one for one in wanted if version is not None and one.version == version), None)
    chosen = chosen or next(iter(wanted or choices), None)
    if chosen is None:
        return Sharing()
    today = clock.today()
    reading = drawn_plan(session, chosen.meeting_id, chosen.version)
    report = None
    if paper is PlanPaper.REPORT:
        report = report_reading(session, chosen.meeting_id, chosen.version, today)
    getters = plan_getters(session, pupil_id, chosen.meeting_id, reading, today, report)
    return Sharing(choices, chosen, reading, report, getters)


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
    session: Session,
    pupil_id: str,
    meeting_id: str,
    reading: PlanReading,
    today: date,
    report: ReportReading | None = None,
) -> tuple[Getter, ...]:
    """Everyone who could get the plan of this meeting, as it is now; or its `report`."""
    readers = plan_readers(session, meeting_id, today)
    readers += _around(session, pupil_id, {folded(one.name) for one in readers}, today)
    said = meeting_head(session, meeting_id).voice_audience
    made = [
        (one, parts_for(reading, one, granted_to(session, pupil_id, one, today), said)) for one in readers if one.name
    ]
    return getters_of(session, pupil_id, made, _purpose, address=True, reading=report or reading)


def _around(session: Session, pupil_id: str, known: set[str], today: date) -> list[PlanReader]:
    """People around the child who were not at the table."""
    child, answers = child_facts(session, pupil_id), answers_of(session, pupil_id)
    school = school_facts(session).name
    found = []
    for one in contact_rows(session, pupil_id):
        if one.name and folded(one.name) not in known and not is_no_reader(one, answers):
            kind = kind_of_contact(one, school)
            shown = light(child, Reader(kind, one.name), answers, today)
            side = Perspective(one.perspective)
            found.append(PlanReader(one.id, one.name, short_name(one.name), one.role, side, "", kind, shown))
    return each_purpose(session, pupil_id, found, today)


def _purpose(kind: ReaderKind) -> str:
    if kind is ReaderKind.CAREGIVER:
        return _("verslag van het overleg aan ouders")
    if kind is ReaderKind.PUPIL:
        return _("verslag van het overleg aan de leerling")
    return _("uitvoeren van de afspraken") if kind is ReaderKind.STAFF else _("uitvoeren van het plan")


# -- words ----------------------------------------------------------------------------------------------------


def left_out_words(getter: Getter) -> str:
    """2 delen en 3 regels blijven weg. Op het papier staat dat er iets weg is."""
    told = stays_words(getter)
    return f"{told} {_('Op het papier staat dat er iets weg is.')}" if told else ""


def stays_words(getter: Getter) -> str:
    """2 delen en 3 regels blijven weg."""
    away = [part for part in getter.parts if not part.goes]
    if not away:
        return ""
    parts, lines = sum(not one.lines for one in away), sum(one.lines for one in away)
    counts = [
        plural(parts, "{n} deel", "{n} delen") if parts else "",
        plural(lines, "{n} regel", "{n} regels") if lines else "",
    ]
    words = _("{what} blijft weg.") if parts + lines == 1 else _("{what} blijven weg.")
    return words.format(what=listed([one for one in counts if one]))


def refusal_words(getter: Getter, never: str, not_yet: str) -> str:
    """Why nothing may go, and what to do. `never` and `not_yet` say it of this sort of paper, with `{name}`."""
    facts_only = getter.reader.kind is ReaderKind.CAREGIVER and getter.reader.light.status is LightStatus.PARTLY
    told = never if facts_only or getter.reader.light.status is LightStatus.MAY_NOT else not_yet
    return f"{told.format(name=getter.reader.short)} {getter.reader.light.reason}"
