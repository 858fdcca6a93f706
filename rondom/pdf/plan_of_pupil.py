"""The plan of a child: which meeting it comes from, and printed for the command line."""

from __future__ import annotations

from rondom import clock
from rondom.dossier.finding import pupil_called
from rondom.errors import UserProblem
from rondom.meetings.detail import meeting_head
from rondom.meetings.model import MeetingKind, MeetingState
from rondom.meetings.queries import MeetingLine, meeting_rows
from rondom.pdf import fonts
from rondom.pdf.documents import plan_pdf
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.pdf.printed import Printed
from rondom.pdf.report_document import report_pdf
from rondom.plan.queries import plan_reading
from rondom.plan.reading import Audience, PlanReading
from rondom.plan.report import copy_of, report_reading
from rondom.plan.sharing import for_nobody
from rondom.plan.shielding import shielded_for_nobody
from rondom.vault.store import Session


def latest_plan_pdf(
    session: Session, name: str, audience: Audience = Audience.PROFESSIONAL, dress: PrintAs = AS_IT_IS
) -> Printed:
    """The newest plan of the child with this name or part of a name.

    Raises UserProblem "pupil-not-found", "pupil-ambiguous" or "plan-missing".
    """
    pupil = pupil_called(session, name).id
    found = meetings_with_plan(session, pupil)
    if not found:
        raise UserProblem("plan-missing")
    return Printed.of(pupil, plan_pdf(plan_for_nobody(session, pupil, found[0].meeting.id), audience, dress))


def latest_report_pdf(
    session: Session, name: str, audience: Audience = Audience.PROFESSIONAL, dress: PrintAs = AS_IT_IS
) -> Printed:
    """The report of the newest talk that was held, of any kind, a phone call too.

    Raises UserProblem "pupil-not-found", "pupil-ambiguous" or "report-missing".
    """
    pupil = pupil_called(session, name).id
    found = meetings_held(session, pupil)
    if not found:
        raise UserProblem("report-missing")
    report = report_reading(session, found[0].meeting.id)
    reading = shielded_for_nobody(session, pupil, copy_of(report, for_nobody(report.plan, report.may_hear)))
    return Printed.of(pupil, report_pdf(reading, audience, dress))


def meetings_held(session: Session, pupil_id: str) -> list[MeetingLine]:
    """The talks of which there is a report: going on or closed, of every kind. Newest first."""
    begun = (MeetingState.ONGOING, MeetingState.CLOSED)
    lines = [line for line in meeting_rows(session, pupil_id) if line.meeting.state in begun]
    return sorted(lines, key=lambda line: str(line.meeting.starts_at or ""), reverse=True)


def meetings_with_plan(session: Session, pupil_id: str) -> list[MeetingLine]:
    """The meetings of which there is something to print: going on, closed, or with goals or agreements. Newest first."""
    begun = (MeetingState.ONGOING, MeetingState.CLOSED)
    lines = [
        line
        for line in meeting_rows(session, pupil_id)
        if line.meeting.kind is not MeetingKind.CALL
        and (
            line.meeting.state in begun
            or (line.meeting.state is MeetingState.PLANNED and (line.goal.strip() or line.agreements))
        )
    ]
    return sorted(lines, key=lambda line: str(line.meeting.starts_at or ""), reverse=True)


def plan_for_nobody(session: Session, pupil_id: str, meeting_id: str) -> PlanReading:
    """The newest version with no name on it: without a secret address, and without what a child said to some only.

    Raises UserProblem "gone".
    """
    reading = for_nobody(drawn_plan(session, meeting_id), meeting_head(session, meeting_id).voice_audience)
    return shielded_for_nobody(session, pupil_id, reading)


def drawn_plan(session: Session, meeting_id: str, version: int | None = None) -> PlanReading:
    """The plan with its small timeline as wide as our paper; None is the newest version. Raises UserProblem "gone"."""
    return plan_reading(session, meeting_id, version, clock.today(), fonts.width)
