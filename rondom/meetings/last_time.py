"""Where a meeting begins: what was agreed the time before, what became of it, and which goals are still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import false, func, or_, select

from rondom.errors import UserProblem
from rondom.meetings.agreements import AgreementRow, agreement_of, chosen_agreements, written
from rondom.meetings.goals import GoalRow, goal_rows
from rondom.meetings.model import (
    Agreement,
    AgreementState,
    Goal,
    GoalOutcome,
    Meeting,
    MeetingKind,
    MeetingState,
    NextForGoal,
)
from rondom.vault.base import columns
from rondom.vault.store import Session

MAKES_PLAN = (MeetingKind.TRIAD, MeetingKind.CONFERENCE, MeetingKind.REVIEW)
"""The kinds of meetings that make a plan. A talk with the child alone and a phone call do not."""
ENDED = (NextForGoal.REACHED, NextForGoal.STOP)


@dataclass(frozen=True, slots=True)
class Before:
    """The meeting that made the plan before this one."""

    id: str
    title: str
    on: date | None


@dataclass(frozen=True, slots=True)
class OpenGoal:
    """A goal of an earlier plan that did not end."""

    goal: GoalRow
    meeting_title: str
    carried_id: str
    """The goal of this meeting that goes on with it; empty as long as nobody chose that."""
    next: NextForGoal = NextForGoal.UNDECIDED
    """What was chosen at this meeting."""


@dataclass(frozen=True, slots=True)
class LastTime:
    before: Before | None
    """None when this is the first."""
    agreements: tuple[AgreementRow, ...]
    """Those of the plan before and of what was agreed since, whatever became of them; of older ones what is still open."""
    goals: tuple[OpenGoal, ...]
    """Of the last plan that had goals."""

    @property
    def open(self) -> tuple[AgreementRow, ...]:
        """What is still to be done: it goes on in the new plan."""
        return tuple(one for one in self.agreements if one.state is AgreementState.OPEN)

    @property
    def nothing(self) -> bool:
        return not self.agreements and not self.goals


@dataclass(frozen=True, slots=True)
class _This:
    """The meeting that looks back."""

    id: str
    pupil_id: str
    until: datetime | None
    """What began by then was before it: its own moment, or the end of its day when only the day is known."""


def last_time(session: Session, meeting_id: str, today: date) -> LastTime:
    """What this meeting begins from. Raises UserProblem "gone"."""
    this = _this(session, meeting_id)
    before = _before(session, this)
    return LastTime(before, _agreements(session, this, before, today), _goals(session, this))


def something_open(session: Session, pupil_id: str, starts_at: datetime | None = None, timed: bool = True) -> bool:
    """Whether a meeting at that moment, or on that day, begins with agreements to do or goals that did not end."""
    this, a, m = _This("", pupil_id, _until(starts_at, timed)), columns(Agreement), columns(Meeting)
    waiting = (
        select(func.count())
        .join_from(Agreement, Meeting, a.meeting_id == m.id)
        .where(a.state == AgreementState.OPEN, written(), *_earlier(this))
    )
    return bool(session.execute(waiting).scalar_one()) or bool(_goals(session, this))


def _this(session: Session, meeting_id: str) -> _This:
    m = columns(Meeting)
    row = session.execute(select(m.id, m.pupil_id, m.starts_at, m.timed).where(m.id == meeting_id)).first()
    if row is None:
        raise UserProblem("gone")
    return _This(row.id, row.pupil_id, _until(row.starts_at, row.timed))


def _until(starts_at: datetime | None, timed: bool) -> datetime | None:
    return datetime.combine(starts_at.date(), time.max) if starts_at and not timed else starts_at


def _earlier(this: _This) -> tuple[Any, ...]:
    """Meetings of this child that were held before it: of a meeting without a day all that were held."""
    m = columns(Meeting)
    held = (m.pupil_id == this.pupil_id, m.id != this.id, m.state == MeetingState.CLOSED)
    if this.until is None:
        return held
    return (*held, or_(m.starts_at.is_(None), m.starts_at <= this.until))


def _moment() -> Any:
    m = columns(Meeting)
    return func.coalesce(m.starts_at, m.closed_on)


def _before(session: Session, this: _This) -> Before | None:
    m = columns(Meeting)
    chosen = select(m.id, m.title, m.starts_at, m.closed_on).where(*_earlier(this), m.kind.in_(MAKES_PLAN))
    row = session.execute(chosen.order_by(_moment().desc(), m.id.desc()).limit(1)).first()
    if row is None:
        return None
    return Before(row.id, row.title, row.starts_at.date() if row.starts_at else row.closed_on)


def _agreements(session: Session, this: _This, before: Before | None, today: date) -> tuple[AgreementRow, ...]:
    """The oldest first: in the order in which they were made."""
    a, m = columns(Agreement), columns(Meeting)
    recent = or_(a.state == AgreementState.OPEN, _since(before))
    chosen = chosen_agreements().where(*_earlier(this), recent, written())
    rows = session.execute(chosen.order_by(_moment(), m.id, a.position, a.id))
    return tuple(agreement_of(row, today) for row in rows)


def since_last_plan(session: Session, meeting_id: str) -> tuple[Any, ...]:
    """Which meetings are the plan before this meeting and every talk since; all before it when there was no plan yet.

    Conditions on `Meeting`. Of a meeting that is not there none.
    """
    try:
        this = _this(session, meeting_id)
    except UserProblem:
        return (false(),)
    before = _before(session, this)
    return (*_earlier(this), *([_since(before)] if before else []))


def _since(before: Before | None) -> Any:
    """The plan before and what came after it; without a plan nothing."""
    m = columns(Meeting)
    if before is None:
        return false()
    then = select(_moment()).where(m.id == before.id).scalar_subquery()
    return or_(m.id == before.id, _moment() > then)


# -- goals ----------------------------------------------------------------------------------------------------


def _goals(session: Session, this: _This) -> tuple[OpenGoal, ...]:
    """Only of the last plan with goals: what was left out of a plan since then was not forgotten but let go."""
    g, m = columns(Goal), columns(Meeting)
    last = (
        select(m.id, m.title)
        .join_from(Goal, Meeting, g.meeting_id == m.id)
        .where(*_earlier(this), g.text != "")
        .order_by(_moment().desc(), m.id.desc())
    )
    row = session.execute(last.limit(1)).first()
    if row is None:
        return ()
    goals = goal_rows(session, row.id)
    ids = [one.id for one in goals]
    ended, carried, chosen = (
        _ended(session, ids, this.id),
        _carried(session, ids, this.id),
        _chosen(session, ids, this.id),
    )
    return tuple(
        OpenGoal(one, row.title, carried.get(one.id, ""), chosen.get(one.id, NextForGoal.UNDECIDED))
        for one in goals
        if one.id not in ended
    )


def _ended(session: Session, goal_ids: Sequence[str], but: str) -> set[str]:
    """Goals that ended at another meeting than `but`: at this one it can still be chosen otherwise."""
    o = columns(GoalOutcome)
    chosen = select(o.goal_id).where(o.goal_id.in_(goal_ids), o.meeting_id != but, o.next.in_(ENDED))
    return set(session.execute(chosen).scalars())


def _chosen(session: Session, goal_ids: Sequence[str], meeting_id: str) -> dict[str, NextForGoal]:
    o = columns(GoalOutcome)
    found = select(o.goal_id, o.next).where(o.goal_id.in_(goal_ids), o.meeting_id == meeting_id)
    return {goal: NextForGoal(what) for goal, what in session.execute(found)}


def _carried(session: Session, goal_ids: Sequence[str], meeting_id: str) -> dict[str, str]:
    """Goal to the goal of this meeting that goes on with it."""
    g = columns(Goal)
    chosen = select(g.from_goal_id, g.id).where(g.from_goal_id.in_(goal_ids), g.meeting_id == meeting_id)
    return {str(old): str(made) for old, made in session.execute(chosen)}
