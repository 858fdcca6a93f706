"""Plans that are still to be looked at: does it work? From the day a meeting is closed until the next one is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select

from rondom.dossier.model import Pupil
from rondom.dossier.names import full_name
from rondom.language import plural, relative
from rondom.meetings.model import Meeting, MeetingKind, MeetingState
from rondom.vault.base import columns
from rondom.vault.store import Session


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

    def when_words(self, today: date) -> str:
        """4 juni; vandaag; 3 dagen te laat"""
        if self.days_late:
            return plural(self.days_late, "{n} dag te laat", "{n} dagen te laat")
        return relative(self.on, today)


def open_reviews(session: Session, today: date) -> list[ReviewRow]:
    """One for each child at school whose last plan has a day to look at it; the first day first."""
    m, p = columns(Meeting), columns(Pupil)
    chosen = (
        select(m.id, m.pupil_id, m.title, m.state, m.review_on, m.starts_at, p.first_name, p.prefix, p.last_name)
        .join_from(Meeting, Pupil, m.pupil_id == p.id)
        .where(p.left_on.is_(None), m.kind != MeetingKind.CHILD_TALK)
        .where(or_(m.state == MeetingState.CLOSED, m.state == MeetingState.PLANNED))
        .order_by(m.pupil_id, func.coalesce(m.starts_at, m.closed_on), m.id)
    )
    last: dict[str, Any] = {}
    planned: dict[str, str] = {}
    for row in session.execute(chosen):
        if MeetingState(row.state) is MeetingState.CLOSED:
            last[row.pupil_id] = row
        elif row.starts_at is not None and row.starts_at.date() >= today:
            planned.setdefault(row.pupil_id, row.id)
    found = [_review(row, planned.get(pupil, ""), today) for pupil, row in last.items() if row.review_on]
    return sorted(found, key=lambda one: (one.on, one.pupil_name))


def _review(row: Any, planned_id: str, today: date) -> ReviewRow:
    name = full_name(row.first_name, row.prefix, row.last_name)
    late = 0 if planned_id else max(0, (today - row.review_on).days)
    return ReviewRow(row.id, row.pupil_id, name, row.title, row.review_on, planned_id, late)
