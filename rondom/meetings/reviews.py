"""The last plan of every child: is it still to be looked at, and was the child heard? Until the next meeting is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, select

from rondom.dossier.model import Pupil
from rondom.dossier.names import full_name
from rondom.language import plural, relative
from rondom.meetings.last_time import MAKES_PLAN
from rondom.meetings.model import Meeting, MeetingState
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class LastPlan:
    """The meeting that was closed last for one child, of a kind that makes a plan."""

    meeting_id: str
    pupil_id: str
    pupil_name: str
    first_name: str
    title: str
    on: date | None
    """The day of the meeting."""
    review_on: date | None
    heard: bool
    """Something of the child stands in it, or it was asked and did not want to say anything."""
    spoke: bool
    """There are words of the child in it."""
    told_on: date | None
    """When it was told what was done with its words."""
    planned_id: str
    """The next meeting that is planned since, where it will be looked at; empty when there is none."""
    planned_on: date | None


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """The day on which it is looked whether the plan of one child works."""

    meeting_id: str
    pupil_id: str
    pupil_name: str
    meeting_title: str
    on: date
    planned_id: str
    """The meeting that is planned since, where it will be looked at; empty when there is none."""
    days_late: int
    """0 when it is in time or a meeting is planned."""
    planned_on: date | None = None

    @property
    def day(self) -> date:
        """When it will be looked at: at the meeting that is planned, else on the day that was agreed."""
        return self.planned_on or self.on

    def when_words(self, today: date) -> str:
        """4 juni; vandaag; 3 dagen te laat"""
        if self.days_late:
            return plural(self.days_late, "{n} dag te laat", "{n} dagen te laat")
        return relative(self.day, today)


def open_reviews(session: Session, today: date) -> list[ReviewRow]:
    """One for each child at school whose last plan has a day to look at it; the first day first."""
    return reviews_of(last_plans(session, today), today)


def reviews_of(plans: Sequence[LastPlan], today: date) -> list[ReviewRow]:
    """The same, of plans that were read already."""
    return sorted(
        (_review(one, one.review_on, today) for one in plans if one.review_on),
        key=lambda one: (one.on, one.pupil_name),
    )


def last_plans(session: Session, today: date) -> list[LastPlan]:
    """Of every child at school that has one; in no order. Two queries, however many years there are."""
    m, p = columns(Meeting), columns(Pupil)
    moment = func.coalesce(m.starts_at, m.closed_on)
    place = func.row_number().over(partition_by=m.pupil_id, order_by=(moment.desc(), m.id.desc()))
    ranked = (
        select(m.id, m.pupil_id, m.title, m.starts_at, m.closed_on, m.review_on, m.voice_words, m.voice_declined,
               m.voice_told_on, p.first_name, p.prefix, p.last_name, place.label("place"))
        .join_from(Meeting, Pupil, m.pupil_id == p.id)
        .where(p.left_on.is_(None), m.kind.in_(MAKES_PLAN), m.state == MeetingState.CLOSED)
        .subquery()
    )  # fmt: skip
    planned = _planned(session, today)
    rows = session.execute(select(ranked).where(ranked.c.place == 1))
    return [_plan(row, *planned.get(row.pupil_id, ("", None))) for row in rows]


def _planned(session: Session, today: date) -> dict[str, tuple[str, date | None]]:
    """Child to the first meeting that is still to come or going on, and its day."""
    m = columns(Meeting)
    chosen = (
        select(m.pupil_id, m.id, m.starts_at)
        .where(m.kind.in_(MAKES_PLAN), m.starts_at.is_not(None))
        .where(
            (m.state == MeetingState.ONGOING)
            | ((m.state == MeetingState.PLANNED) & (m.starts_at >= datetime.combine(today, time())))
        )
        .order_by(m.starts_at.desc(), m.id.desc())
    )
    return {pupil: (meeting, at.date()) for pupil, meeting, at in session.execute(chosen)}


def _plan(row: Any, planned_id: str, planned_on: date | None) -> LastPlan:
    spoke = bool(row.voice_words.strip())
    on = row.starts_at.date() if row.starts_at else row.closed_on
    if on and planned_on and planned_on < on:  # begun before this plan and never closed: not where it will be looked at
        planned_id, planned_on = "", None
    return LastPlan(
        meeting_id=row.id,
        pupil_id=row.pupil_id,
        pupil_name=full_name(row.first_name, row.prefix, row.last_name),
        first_name=row.first_name,
        title=row.title,
        on=on,
        review_on=row.review_on,
        heard=spoke or row.voice_declined,
        spoke=spoke,
        told_on=row.voice_told_on,
        planned_id=planned_id,
        planned_on=planned_on,
    )


def _review(one: LastPlan, on: date, today: date) -> ReviewRow:
    late = 0 if one.planned_id else max(0, (today - on).days)
    return ReviewRow(one.meeting_id, one.pupil_id, one.pupil_name, one.title, on, one.planned_id, late, one.planned_on)
