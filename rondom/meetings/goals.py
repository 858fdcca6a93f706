"""The goals of meetings as values. Writing them: `table.py`; looking back on them: `looking_back.py`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import select

from rondom.meetings.model import Goal, Meeting, MeetingState
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class GoalRow:
    id: str
    text: str
    now: str
    then: str
    sign: str
    setting: str
    until: date | None
    level_part: str = ""
    """-1: a step on the way, between `now` (-2) and `then` (0)."""
    level_more: str = ""
    level_most: str = ""
    from_goal_id: str = ""
    """The goal of an earlier meeting that this one goes on with."""

    @property
    def levels(self) -> tuple[str, str, str, str, str]:
        """The words of -2, -1, 0, +1 and +2; "" where nobody wrote any."""
        return self.now, self.level_part, self.then, self.level_more, self.level_most

    @property
    def scaled(self) -> bool:
        """Someone wrote more than now and then."""
        return bool(self.level_part or self.level_more or self.level_most)


def current_goal(session: Session, pupil_id: str) -> GoalRow | None:
    """The first goal of the last meeting that set one; None when there is none yet."""
    g, m = columns(Goal), columns(Meeting)
    chosen = (
        select(g.id, g.text, g.now, g.then, g.sign, g.setting, g.until, g.level_part, g.level_more, g.level_most)
        .join_from(Goal, Meeting, g.meeting_id == m.id)
        .where(g.pupil_id == pupil_id, g.text != "", m.state != MeetingState.CANCELLED)
        .order_by(m.starts_at.is_(None), m.starts_at.desc(), g.position)
    )
    row = session.execute(chosen.limit(1)).first()
    return GoalRow(*row) if row else None


def goal_rows(session: Session, meeting_id: str) -> list[GoalRow]:
    """The goals of one meeting that have words, in their order."""
    g = columns(Goal)
    chosen = select(*goal_columns()).where(g.meeting_id == meeting_id, g.text != "").order_by(g.position, g.id)
    return [goal_of(row) for row in session.execute(chosen)]


def goal_columns() -> tuple[Any, ...]:
    """What `goal_of` wants."""
    known = columns(Goal)
    return tuple(known[field.name] for field in fields(GoalRow))


def goal_of(row: Any) -> GoalRow:
    """Of a row with the columns above."""
    values = dict(row._mapping)
    return GoalRow(**{**values, "from_goal_id": values["from_goal_id"] or ""})
