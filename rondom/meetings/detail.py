"""One meeting in full: everything the preparation, the table and the plan are made of, in one frozen value."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from rondom.dossier.queries import PupilHead, pupil_head
from rondom.errors import UserProblem
from rondom.language import _, clock_time, relative
from rondom.meetings.agenda_clock import AgendaClock, StepTime, agenda_clock
from rondom.meetings.attendees import AttendeeRow, attendee_rows
from rondom.meetings.goals import GoalRow
from rondom.meetings.model import (
    AgendaStep,
    Agreement,
    AgreementState,
    Attendance,
    Contribution,
    ContributionKind,
    Goal,
    Meeting,
    MeetingKind,
    MeetingState,
    Recognised,
    StepState,
)
from rondom.meetings.queries import sheets_out
from rondom.meetings.readiness import Missing, Preparation, ReadyPart, Written, missing_before_close, ready_parts
from rondom.meetings.recognition import RecognitionRow, recognitions
from rondom.meetings.sitting_rows import SittingRow, held_talks, sitting_rows
from rondom.meetings.templates import kind_name, step_words, with_article
from rondom.privacy.queries import child_facts, documents_out
from rondom.vault.base import Row, columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """What is written about the meeting itself; the fields of `MeetingData`."""

    id: str
    pupil_id: str
    kind: MeetingKind
    state: MeetingState
    title: str
    starts_at: datetime | None
    timed: bool
    """False: only the day is known."""
    called: str
    """What the school calls this kind of meeting itself."""
    article: str
    minutes: int
    room: str
    purpose: str
    reason: str
    current_step: int
    voice_words: str
    voice_how: str
    voice_by: str
    voice_on: date | None
    voice_audience: str
    voice_followup: str
    voice_told_on: date | None
    voice_declined: bool
    summary: str
    process_lead: str
    contact_between: str
    review_on: date | None
    recipients: str
    closed_on: date | None

    @property
    def closed(self) -> bool:
        return self.state is MeetingState.CLOSED

    @property
    def kind_name(self) -> str:
        return kind_name(self.kind, self.called)

    @property
    def with_article(self) -> str:
        """de driehoek, het MDO"""
        return with_article(self.kind, self.called, self.article)

    @property
    def begins_at(self) -> datetime | None:
        """The moment on the clock; None when only the day is known, or not even that."""
        return self.starts_at if self.timed else None

    def when_words(self, today: date) -> str:
        """vandaag 13.15 tot 14.05 uur; of a day alone: vandaag"""
        if self.starts_at is None:
            return ""
        on = relative(self.starts_at.date(), today)
        if not self.timed:
            return on
        until = clock_time(self.starts_at + timedelta(minutes=self.minutes))
        return _("{on} {start} tot {end} uur").format(on=on, start=clock_time(self.starts_at), end=until)


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the agenda, with the words of its kind."""

    id: str
    key: str
    title: str
    short: str
    """For the list beside the beamer."""
    heading: str
    """What is asked at the table."""
    lead: str
    minutes: int
    used_seconds: int
    state: StepState
    note: str
    starts_at: datetime | None
    current: bool
    """The step that is going on; only in a meeting that has begun."""


@dataclass(frozen=True, slots=True)
class ContributionRow:
    id: str
    kind: ContributionKind
    perspective: str
    said_by: str
    text: str
    recognised: Recognised
    """What "the others" said, in meetings of before each answered for themselves."""
    recognised_note: str
    sitting_id: str = ""
    """In which of several talks it was said; empty when there is one."""
    recognitions: tuple[RecognitionRow, ...] = ()
    """Who sees this concern too, each for themselves; who was not asked is not in it."""
    data_kind: str = ""
    """What it is about, when someone chose; see `rondom.meetings.data_kinds`."""


@dataclass(frozen=True, slots=True)
class AgreementLine:
    id: str
    who: str
    perspective: str
    what: str
    sign: str
    due_said: str
    due_on: date | None
    state: AgreementState
    done_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    head: MeetingHead
    pupil: PupilHead
    attendees: tuple[AttendeeRow, ...]
    steps: tuple[StepRow, ...]
    contributions: tuple[ContributionRow, ...]
    goals: tuple[GoalRow, ...]
    agreements: tuple[AgreementLine, ...]
    ready: tuple[ReadyPart, ...]
    missing: tuple[Missing, ...]
    sittings: tuple[SittingRow, ...] = ()
    """Several talks that make one plan; empty when everybody sits at one table."""

    @property
    def sitting(self) -> SittingRow | None:
        """The talk that is going on, of several; None when there is one table, or none of them has begun."""
        return next((one for one in self.sittings if one.state is MeetingState.ONGOING), None)

    @property
    def held(self) -> tuple[SittingRow, ...]:
        """The talks that took place, or are going on; of a meeting that did not begin all that are planned."""
        if self.head.state is MeetingState.PLANNED:
            return self.sittings
        return held_talks(
            self.sittings, {one.sitting_id for one in self.attendees if one.attendance is Attendance.PRESENT}
        )

    def of(self, kind: ContributionKind, perspective: str = "") -> tuple[ContributionRow, ...]:
        """What was said of one kind, by one side of the table or by all."""
        return self.of_any((kind,), perspective)

    def of_any(self, kinds: Collection[ContributionKind], perspective: str = "") -> tuple[ContributionRow, ...]:
        """What was said of any of these kinds, in the order in which it was written."""
        return tuple(one for one in self.contributions if one.kind in kinds and perspective in ("", one.perspective))

    @property
    def at_table(self) -> tuple[AttendeeRow, ...]:
        """Who is there, or is expected; of several talks everyone of all of them."""
        return tuple(one for one in self.attendees if not one.away)

    @property
    def here(self) -> tuple[AttendeeRow, ...]:
        """Who is at this table: of several talks the one that is going on."""
        now = self.sitting
        return tuple(one for one in self.at_table if now is None or one.sitting_id in ("", now.id))

    @property
    def speaking(self) -> tuple[AttendeeRow, ...]:
        """Who is at this table for themselves: an interpreter says what others say."""
        return tuple(one for one in self.here if not one.interprets)

    def said_elsewhere(self, one: ContributionRow) -> bool:
        """Said in another of several talks than the one that is going on."""
        now = self.sitting
        return now is not None and bool(one.sitting_id) and one.sitting_id != now.id

    @property
    def planned_minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    def clock(self, now: datetime | None = None, running_seconds: int = 0) -> AgendaClock:
        """The clock of the agenda at this moment; `running_seconds` is what was not booked yet on the current step."""
        times = [StepTime(step.id, step.minutes, step.used_seconds, step.state) for step in self.steps]
        current = self.head.current_step if self.head.state is MeetingState.ONGOING else None
        return agenda_clock(times, current, running_seconds, self.head.begins_at, now)


def meeting_detail(session: Session, meeting_id: str, today: date) -> MeetingDetail:
    """Raises UserProblem "gone" when there is no such meeting."""
    head = meeting_head(session, meeting_id)
    pupil = pupil_head(session, head.pupil_id, today)
    people = tuple(attendee_rows(session, {head.id: day_of(head, today)}).get(head.id, ()))
    steps = _steps(session, head, pupil.first_name)
    contributions = _contributions(session, meeting_id)
    goals = tuple(_goal(row) for row in _rows(session, Goal, meeting_id, GoalRow))
    agreements = tuple(_agreement(row) for row in _rows(session, Agreement, meeting_id, AgreementLine))
    return MeetingDetail(
        head=head,
        pupil=pupil,
        attendees=people,
        steps=steps,
        contributions=contributions,
        goals=goals,
        agreements=agreements,
        ready=_ready(session, head, people, len(steps)),
        missing=_missing(head, pupil.first_name, people, goals, agreements),
        sittings=sitting_rows(session, meeting_id),
    )


def meeting_head(session: Session, meeting_id: str) -> MeetingHead:
    """Raises UserProblem "gone"."""
    m = columns(Meeting)
    row = session.execute(select(*(m[field.name] for field in fields(MeetingHead))).where(m.id == meeting_id)).first()
    if row is None:
        raise UserProblem("gone")
    values = dict(row._mapping)
    return MeetingHead(**{**values, "kind": MeetingKind(values["kind"]), "state": MeetingState(values["state"])})


def day_of(head: MeetingHead, today: date) -> date:
    """The day the rules look at: that of the meeting, when it is still to come."""
    return max(today, head.starts_at.date()) if head.starts_at else today


def _rows(session: Session, table: type[Row], meeting_id: str, shape: type) -> Any:
    """The columns a frozen row names, of one meeting, in the order of the table."""
    c = columns(table)
    chosen = select(*(c[field.name] for field in fields(shape)))
    return session.execute(chosen.where(c.meeting_id == meeting_id).order_by(c.position, c.id))


def _steps(session: Session, head: MeetingHead, child: str) -> tuple[StepRow, ...]:
    s = columns(AgendaStep)
    chosen = select(s.id, s.key, s.title, s.lead, s.minutes, s.used_seconds, s.state, s.note)
    found = list(session.execute(chosen.where(s.meeting_id == head.id).order_by(s.position, s.id)))
    times = agenda_clock([StepTime(row.id, row.minutes) for row in found], starts_at=head.begins_at).steps
    ongoing = head.state is MeetingState.ONGOING
    rows = []
    for place, (row, time) in enumerate(zip(found, times, strict=True)):
        words = step_words(head.kind, row.key, child)
        changed = words is None or words.title != row.title
        rows.append(
            StepRow(
                id=row.id,
                key=row.key,
                title=row.title,
                short=row.title if words is None or changed else words.short,
                heading=row.title if words is None else words.heading,
                lead=row.lead,
                minutes=row.minutes,
                used_seconds=row.used_seconds,
                state=StepState(row.state),
                note=row.note,
                starts_at=time.starts_at,
                current=ongoing and place == head.current_step,
            )
        )
    return tuple(rows)


def _contributions(session: Session, meeting_id: str) -> tuple[ContributionRow, ...]:
    c = columns(Contribution)
    chosen = select(
        c.id, c.kind, c.perspective, c.said_by, c.text, c.recognised, c.recognised_note, c.sitting_id, c.data_kind
    )
    seen = recognitions(session, meeting_id)
    return tuple(
        ContributionRow(
            row.id, ContributionKind(row.kind), row.perspective, row.said_by, row.text, Recognised(row.recognised),
            row.recognised_note, row.sitting_id or "", seen.get(row.id, ()), row.data_kind,
        )
        for row in session.execute(chosen.where(c.meeting_id == meeting_id).order_by(c.position, c.id))
    )  # fmt: skip


def _goal(row: Any) -> GoalRow:
    values = dict(row._mapping)
    return GoalRow(**{**values, "from_goal_id": values["from_goal_id"] or ""})


def _agreement(row: Any) -> AgreementLine:
    values = dict(row._mapping)
    return AgreementLine(**{**values, "state": AgreementState(values["state"])})


def _ready(session: Session, head: MeetingHead, people: tuple[AttendeeRow, ...], steps: int) -> tuple[ReadyPart, ...]:
    out = documents_out(session, [head.pupil_id]).get(head.pupil_id, set())
    return ready_parts(
        Preparation(
            kind=head.kind,
            purpose=head.purpose,
            steps=steps,
            voice=head.voice_words + head.voice_how,
            declined=head.voice_declined,
            sheets_out=sheets_out(head.title, out),
            attendees=people,
            child=child_facts(session, head.pupil_id),
        )
    )


def _missing(
    head: MeetingHead,
    child: str,
    people: tuple[AttendeeRow, ...],
    goals: tuple[GoalRow, ...],
    agreements: tuple[AgreementLine, ...],
) -> tuple[Missing, ...]:
    return missing_before_close(
        Written(
            kind=head.kind,
            begun=head.state is MeetingState.ONGOING,
            voice=head.voice_words,
            declined=head.voice_declined,
            goals=sum(bool(goal.text.strip()) for goal in goals),
            agreements=[(one.who, one.what, one.due_said, one.state) for one in agreements],
            process_lead=head.process_lead,
            review=head.review_on is not None,
            attendees=people,
            child=child,
        )
    )
