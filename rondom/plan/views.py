"""Zienswijze: what someone finds of a plan that was fixed, in their own words. It is added; the plan stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from rondom.errors import UserProblem
from rondom.plan.model import PlanVersion, StatementOfView, StatementOfViewData
from rondom.vault.base import columns
from rondom.vault.records import add, remove
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class ViewRow:
    id: str
    version: int
    who: str
    perspective: str
    text: str
    written_on: date


def add_view(
    session: Session,
    meeting_id: str,
    version: int,
    who: str,
    text: str,
    written_on: date,
    perspective: str = "parent",
    caregiver_id: str = "",
) -> str:
    """Put a zienswijze with one fixed version. Returns its id.

    Raises UserProblem "view-empty" without words or a name, "gone" when that version was not fixed.
    """
    if not text.strip() or not who.strip():
        raise UserProblem("view-empty")
    v = columns(PlanVersion)
    fixed = (v.meeting_id == meeting_id, v.number == version, v.sha256 != "")
    pupil_id: str | None = session.execute(select(v.pupil_id).where(*fixed)).scalar()
    if pupil_id is None:
        raise UserProblem("gone")
    data = StatementOfViewData(version=version, who=who, perspective=perspective, text=text, written_on=written_on)
    return add(
        session, StatementOfView, data, pupil_id=pupil_id, meeting_id=meeting_id, caregiver_id=caregiver_id or None
    )


def remove_view(session: Session, view_id: str) -> None:
    """It was put with the wrong plan. Raises UserProblem "gone"."""
    remove(session, StatementOfView, view_id)


def view_rows(session: Session, meeting_id: str, version: int | None = None) -> list[ViewRow]:
    """In the order in which they were written; of one version, or of all."""
    s = columns(StatementOfView)
    chosen = (
        select(s.id, s.version, s.who, s.perspective, s.text, s.written_on)
        .where(s.meeting_id == meeting_id)
        .order_by(s.written_on, s.id)
    )
    if version is not None:
        chosen = chosen.where(s.version == version)
    return [ViewRow(*row) for row in session.execute(chosen)]
