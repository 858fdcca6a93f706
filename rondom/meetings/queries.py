"""What lists, headers and Vandaag need to know about meetings and agreements. One meeting in full: `detail.py`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import case, func, select

from rondom.dossier.model import Pupil
from rondom.dossier.names import full_name
from rondom.language import _, clock_time, hour, relative
from rondom.meetings.agreements import written
from rondom.meetings.attendees import AttendeeRow, attendee_rows
from rondom.meetings.model import (
    AgendaStep,
    Agreement,
    AgreementState,
    Goal,
    Meeting,
    MeetingKind,
    MeetingState,
)
from rondom.meetings.readiness import Preparation, ReadyPart, preparation_document, ready_parts
from rondom.meetings.templates import kind_name, kind_word
from rondom.privacy.queries import children_facts, documents_out
from rondom.privacy.rules import Child
from rondom.school.model import BaseGroup
from rondom.vault.base import columns
from rondom.vault.store import Session

COMING = (MeetingState.PLANNED, MeetingState.ONGOING)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting in a list."""

    id: str
    pupil_id: str
    kind: MeetingKind
    state: MeetingState
    title: str
    starts_at: datetime | None
    minutes: int
    room: str
    purpose: str
    timed: bool = True
    """False: only the day is known; `starts_at` is its midnight."""
    called: str = ""
    """What the school calls this kind of meeting itself."""

    @property
    def kind_name(self) -> str:
        """Driehoek"""
        return kind_name(self.kind, self.called)

    @property
    def kind_word(self) -> str:
        """driehoek, MDO: as it stands inside a sentence."""
        return kind_word(self.kind, self.called)

    @property
    def ends_at(self) -> datetime | None:
        """None when only the day is known."""
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at and self.timed else None

    def words(self, today: date) -> str:
        """vandaag 13.15 driehoek; vr 13 maart evaluatie"""
        if self.starts_at is None:
            return self.kind_word
        at = f" {clock_time(self.starts_at)}" if self.timed and self.starts_at.date() == today else ""
        return f"{relative(self.starts_at.date(), today)}{at} {self.kind_word}"

    def when_words(self, today: date) -> str:
        """Driehoek, vandaag 13.15 uur; of a day alone: Driehoek, vandaag"""
        if self.starts_at is None:
            return _("{kind}, nog geen datum").format(kind=self.kind_name)
        at = f" {hour(self.starts_at)}" if self.timed else ""
        return f"{self.kind_name}, {relative(self.starts_at.date(), today)}{at}"


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One line on the tab with the meetings of a child."""

    meeting: MeetingRow
    goal: str
    """The first goal; empty when there is none."""
    agreements: int
    open: int
    why: str = ""
    """Of a phone call: what it was about."""


@dataclass(frozen=True, slots=True)
class ComingMeeting:
    """A meeting on Vandaag, with what is ready."""

    meeting: MeetingRow
    pupil_name: str
    first_name: str
    group: str
    attendees: tuple[AttendeeRow, ...]
    """Who comes, or has not said."""
    ready: tuple[ReadyPart, ...]

    @property
    def ready_count(self) -> int:
        return sum(part.ready for part in self.ready)

    @property
    def ready_words(self) -> str:
        """3 van 5 klaar"""
        return _("{n} van {total} klaar").format(n=self.ready_count, total=len(self.ready))

    @property
    def first_open(self) -> ReadyPart | None:
        """What to do first; None when all is ready."""
        return next((part for part in self.ready if not part.ready), None)


def meeting_rows(session: Session, pupil_id: str) -> list[MeetingLine]:
    """All meetings of one child: what is still to come, soonest first; then what was, newest first."""
    m = columns(Meeting)
    found = _meetings(session, m.pupil_id == pupil_id)
    ids = [one.id for one in found]
    goals, counts = _first_goals(session, ids), _counts_per_meeting(session, ids)
    whys = _reasons(session, [one.id for one in found if one.kind is MeetingKind.CALL])
    lines = [
        MeetingLine(one, goals.get(one.id, ""), *counts.get(one.id, (0, 0)), whys.get(one.id, "")) for one in found
    ]
    coming = [line for line in lines if line.meeting.state in COMING]
    return coming + [line for line in reversed(lines) if line.meeting.state not in COMING]


def next_meeting(session: Session, pupil_id: str, today: date) -> MeetingRow | None:
    """The first one that is still to come, today's included; None when nothing is planned."""
    m = columns(Meeting)
    found = _meetings(session, m.pupil_id == pupil_id, *_still_to_come(today))
    return found[0] if found else None


def next_meetings(session: Session, today: date) -> dict[str, MeetingRow]:
    """The same for all children, by pupil id, in one query."""
    found: dict[str, MeetingRow] = {}
    for one in _meetings(session, *_still_to_come(today)):
        found.setdefault(one.pupil_id, one)
    return found


def coming_meetings(session: Session, today: date, days: int = 14) -> list[ComingMeeting]:
    """Meetings of today and the next days, soonest first, each with what is ready. A fixed number of queries."""
    m = columns(Meeting)
    until = datetime.combine(today + timedelta(days + 1), time())
    found = _meetings(session, *_still_to_come(today), m.starts_at < until)
    days_of = {one.id: one.starts_at.date() for one in found if one.starts_at}
    people = attendee_rows(session, days_of)
    pupils = _pupils(session, {one.pupil_id for one in found})
    children, out = children_facts(session, pupils), documents_out(session, pupils)
    steps, voices = _step_counts(session, days_of), _voices(session, days_of)
    return [
        ComingMeeting(
            meeting=one,
            pupil_name=pupils[one.pupil_id][0],
            first_name=pupils[one.pupil_id][1],
            group=pupils[one.pupil_id][2],
            attendees=tuple(row for row in people.get(one.id, ()) if not row.away),
            ready=ready_parts(_preparation(one, people.get(one.id, ()), children[one.pupil_id], steps, voices, out)),
        )
        for one in found
    ]


def held_on(session: Session, on: date) -> int:
    """How many meetings were closed on this day. A phone call is none."""
    m = columns(Meeting)
    chosen = select(func.count()).where(m.state == MeetingState.CLOSED, m.closed_on == on, m.kind != MeetingKind.CALL)
    return int(session.execute(chosen).scalar_one())


def _preparation(
    one: MeetingRow,
    people: Sequence[AttendeeRow],
    child: Child,
    steps: dict[str, int],
    voices: dict[str, tuple[str, bool]],
    out: dict[str, set[str]],
) -> Preparation:
    return Preparation(
        kind=one.kind,
        purpose=one.purpose,
        steps=steps.get(one.id, 0),
        voice=voices.get(one.id, ("", False))[0],
        declined=voices.get(one.id, ("", False))[1],
        sheets_out=sheets_out(one.title, out.get(one.pupil_id, set())),
        attendees=people,
        child=child,
    )


def sheets_out(title: str, documents: Iterable[str]) -> bool:
    """Whether a preparation sheet of this meeting stands in the register of verstrekkingen; one of Driehoek 10 is none of Driehoek 1."""
    sheet = re.compile(rf"{re.escape(preparation_document(title))}(?!\w)", re.IGNORECASE)
    return any(sheet.match(document) for document in documents)


def _meetings(session: Session, *where: Any) -> list[MeetingRow]:
    """Soonest first; without a date last."""
    m = columns(Meeting)
    shape = (m.id, m.pupil_id, m.kind, m.state, m.title, m.starts_at, m.minutes, m.room, m.purpose, m.timed, m.called)
    chosen = select(*shape)
    rows = session.execute(chosen.where(*where).order_by(m.starts_at.is_(None), m.starts_at, m.id))
    return [
        MeetingRow(id_, pupil, MeetingKind(kind), MeetingState(state), *rest) for id_, pupil, kind, state, *rest in rows
    ]


def _still_to_come(today: date) -> tuple[Any, ...]:
    m = columns(Meeting)
    return m.state.in_(COMING), m.starts_at >= datetime.combine(today, time())


def _pupils(session: Session, ids: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """Full name, first name and group."""
    p, g = columns(Pupil), columns(BaseGroup)
    chosen = select(p.id, p.first_name, p.prefix, p.last_name, g.name)
    joined = chosen.join_from(Pupil, BaseGroup, p.group_id == g.id, isouter=True).where(p.id.in_(list(ids)))
    return {
        id_: (full_name(first, prefix, last), first, group or "")
        for id_, first, prefix, last, group in session.execute(joined)
    }


def _first_goals(session: Session, meeting_ids: Sequence[str]) -> dict[str, str]:
    g = columns(Goal)
    chosen = select(g.meeting_id, g.text).where(g.meeting_id.in_(meeting_ids), g.text != "").order_by(g.position.desc())
    return {meeting: text for meeting, text in session.execute(chosen)}  # noqa: C416 - rows are no pairs to the type checker


def _reasons(session: Session, meeting_ids: Sequence[str]) -> dict[str, str]:
    m = columns(Meeting)
    chosen = select(m.id, m.reason).where(m.id.in_(meeting_ids))
    return {meeting: reason for meeting, reason in session.execute(chosen)} if meeting_ids else {}  # noqa: C416 - as above


def _counts_per_meeting(session: Session, meeting_ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How many agreements, and how many of them are open."""
    a = columns(Agreement)
    opened = func.sum(case((a.state == AgreementState.OPEN, 1), else_=0))
    chosen = (
        select(a.meeting_id, func.count(), opened)
        .where(a.meeting_id.in_(meeting_ids), written())
        .group_by(a.meeting_id)
    )
    return {meeting: (int(count), int(open_)) for meeting, count, open_ in session.execute(chosen)}


def _step_counts(session: Session, meeting_ids: Iterable[str]) -> dict[str, int]:
    s = columns(AgendaStep)
    chosen = select(s.meeting_id, func.count()).where(s.meeting_id.in_(list(meeting_ids))).group_by(s.meeting_id)
    return {meeting: int(count) for meeting, count in session.execute(chosen)}


def _voices(session: Session, meeting_ids: Iterable[str]) -> dict[str, tuple[str, bool]]:
    """What is written of the voice of the child, and whether it did not want to say anything."""
    m = columns(Meeting)
    chosen = select(m.id, m.voice_words, m.voice_how, m.voice_declined).where(m.id.in_(list(meeting_ids)))
    return {meeting: (words + how, declined) for meeting, words, how, declined in session.execute(chosen)}
