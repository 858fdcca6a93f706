"""The report of a talk (gespreksverslag): step by step what was said, by whom, and what was decided.

What was said is the same as what stands in the plan, and comes from it: `plan` already lacks what a reader may not have, and
nothing is printed that is not in it. The report only adds how the talk went: when and where, the steps, who led them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from rondom import clock
from rondom.language import _
from rondom.meetings.detail import MeetingDetail, StepRow, meeting_detail
from rondom.meetings.last_time import MAKES_PLAN
from rondom.meetings.model import MeetingKind, StepState
from rondom.plan.queries import by_the_child, plan_reading
from rondom.plan.reading import Approval, FollowUp, Part, PlanNote, PlanReading
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class ReportStep:
    """One step of the agenda as it was held."""

    key: str
    """See `rondom.meetings.model.AgendaStepData`."""
    title: str
    lead: str = ""
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class ReportReading:
    """A talk that was held, for one reader."""

    plan: PlanReading
    kind: MeetingKind
    title: str
    """Driehoek 2"""
    begins: datetime | None = None
    ends: datetime | None = None
    """As it was planned; None when only the day is known."""
    room: str = ""
    purpose: str = ""
    """Dit gesprek is geslaagd als …"""
    may_hear: str = ""
    """Of what the child said: who may hear it, in its words."""
    steps: tuple[ReportStep, ...] = ()


def report_reading(
    session: Session, meeting_id: str, version: int | None = None, today: date | None = None
) -> ReportReading:
    """Of any kind of meeting, for nobody in particular yet: see `copy_of`. Raises UserProblem "gone"."""
    now = today or clock.today()
    detail = meeting_detail(session, meeting_id, now)
    plan = plan_reading(session, meeting_id, version, now)
    plan = replace(plan, drawings=by_the_child(session, detail.head.pupil_id, plan.drawn))
    head = detail.head
    return ReportReading(
        plan=_of_a_call(plan, head.summary) if head.kind is MeetingKind.CALL else _of_a_talk(plan, head.kind),
        kind=head.kind,
        title=head.title or head.kind_name,
        begins=head.begins_at,
        ends=_end(detail),
        room=head.room,
        purpose=head.purpose,
        may_hear=head.voice_audience,
        steps=tuple(_step(one) for one in detail.steps) if head.kind is not MeetingKind.CALL else _call_steps(),
    )


def copy_of(report: ReportReading, plan: PlanReading) -> ReportReading:
    """The copy of one reader, given theirs of the plan: see `rondom.plan.sharing.for_reader`."""
    purpose = "" if Part.REQUEST in plan.omitted else report.purpose
    return replace(report, plan=plan, purpose=purpose, may_hear=report.may_hear if plan.voice or plan.drawn else "")


def _of_a_call(plan: PlanReading, said: str) -> PlanReading:
    """A phone call has no agenda and nobody signs: why, what was said, and what was agreed."""
    notes = (PlanNote(_call_steps()[1].title, said),) if said.strip() else ()
    return replace(plan, question="", notes=notes, approvals=(), follow_up=FollowUp(), recipients=(), valid_until=None)


def _of_a_talk(plan: PlanReading, kind: MeetingKind) -> PlanReading:
    """A talk that makes no plan, as with the child alone: only who did answer, nobody who looks after it, and no list of readers."""
    if kind in MAKES_PLAN:
        return plan
    answered = tuple(one for one in plan.approvals if one.approval is not Approval.NONE)
    follow_up = replace(plan.follow_up, lead="", lead_contact="")
    return replace(plan, approvals=answered, follow_up=follow_up, recipients=())


def _call_steps() -> tuple[ReportStep, ...]:
    """It has no agenda; this is how it is told."""
    said = ReportStep("own", _("Wat er is gezegd"))
    return ReportStep("purpose", _("Waarom")), said, ReportStep("agreements", _("Afspraken"))


def _end(detail: MeetingDetail) -> datetime | None:
    head = detail.head
    if head.begins_at is None or head.kind is MeetingKind.CALL:
        return None
    return head.begins_at + timedelta(minutes=head.minutes)


def _step(one: StepRow) -> ReportStep:
    return ReportStep(one.key, one.title, one.lead, one.state is StepState.SKIPPED)
