"""The way of a line up and down the ladder: every step it reached, with the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, select, update

from rondom import clock
from rondom.support_map.model import Link, Partner, StepMark, StepMarkData
from rondom.vault.base import Row, columns
from rondom.vault.records import add
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class Climber:
    """What stands on the ladder, and by which column its marks hang on it."""

    table: type[Row]
    column: str


PARTNER = Climber(Partner, "partner_id")
"""The line of a partner with the school."""
LINE = Climber(Link, "link_id")
"""A line between two on the map."""


def new_step(session: Session, of: Climber, row_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What must also be written when `values` change the step or its day: `step_on`. The history is written here.

    A step that is changed again on the same day was a slip of the hand: it leaves no trace, and the day of before
    comes back.
    """
    if "step" not in values and "step_on" not in values:
        return {}
    c = columns(of.table)
    known = session.execute(select(c.step, c.step_on).where(c.id == row_id)).first()
    if known is None:
        return {}
    step = values.get("step", known.step)
    if step is None:
        return {"step_on": None}
    if step == known.step:
        return _other_day(session, of, row_id, step, known.step_on, values)
    return {"step_on": _climb(session, of, row_id, step, (known.step, known.step_on), values.get("step_on"))}


def _other_day(
    session: Session, of: Climber, row_id: str, step: int, was: date | None, values: Mapping[str, Any]
) -> dict[str, Any]:
    """The same step; only its day can have been put right."""
    day = values.get("step_on", was)
    if day != was and day is not None:
        _wipe(session, of, row_id, was)
        mark_step(session, of, row_id, step, day)
    return {"step_on": day}


def _climb(
    session: Session, of: Climber, row_id: str, step: int, was: tuple[int | None, date | None], day: date | None
) -> date:
    before, before_on = was
    since = day or clock.today()
    if before is not None and before_on is not None:
        mark_step(session, of, row_id, before, before_on)
    _wipe(session, of, row_id, since)
    last = _last(session, of, row_id)
    if last is not None and last[0] == step:
        return last[1]
    mark_step(session, of, row_id, step, since)
    return since


def mark_step(session: Session, of: Climber, row_id: str, step: int, since: date) -> None:
    """Note that a line stood on this step since that day. Once: noting it again changes nothing."""
    m = columns(StepMark)
    there = select(m.id).where(m[of.column] == row_id, m.since == since, m.step == step)
    if session.execute(there).first() is None:
        add(session, StepMark, StepMarkData(step=step, since=since), **{of.column: row_id})


def forget_steps(session: Session, line_ids: Iterable[str]) -> None:
    """The history of lines that go."""
    ids = list(line_ids)
    if ids:
        session.execute(delete(StepMark).where(columns(StepMark).link_id.in_(ids)))


def move_steps(session: Session, gone: str, stays: str) -> None:
    """Two cards become one: the history of both is told on the one that stays."""
    m = columns(StepMark)
    session.execute(update(StepMark).where(m.partner_id == gone).values(partner_id=stays))


def _wipe(session: Session, of: Climber, row_id: str, since: date | None) -> None:
    m = columns(StepMark)
    session.execute(delete(StepMark).where(m[of.column] == row_id, m.since == since))


def _last(session: Session, of: Climber, row_id: str) -> tuple[int, date] | None:
    m = columns(StepMark)
    query = select(m.step, m.since).where(m[of.column] == row_id).order_by(m.since.desc(), m.id.desc())
    row = session.execute(query).first()
    return (row.step, row.since) if row else None
