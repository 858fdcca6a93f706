"""Fixing the plan when a meeting closes, and opening it again for a new version."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, select, update

from rondom.errors import UserProblem
from rondom.meetings.actions import cancel_meeting
from rondom.meetings.detail import meeting_head
from rondom.meetings.model import Approval, Attendee
from rondom.meetings.open_meeting import changeable
from rondom.meetings.reservations import clear_reservations
from rondom.meetings.running import close_meeting, reopen_meeting, settle_talks
from rondom.plan.keeping import fingerprint, to_json
from rondom.plan.model import PlanVersion, PlanVersionData
from rondom.plan.queries import plan_reading
from rondom.vault.base import columns
from rondom.vault.records import add, change
from rondom.vault.store import Session


def fix_plan(session: Session, meeting_id: str, today: date) -> int:
    """Close the meeting and keep the plan as it was read back. Returns the number of the version.

    Raises UserProblem "meeting-closed" when it was closed already, "text-too-long" when all texts together do not fit.
    """
    pupil_id = changeable(session, meeting_id).pupil_id
    settle_talks(session, meeting_id)
    content = to_json(plan_reading(session, meeting_id, today=today))
    head = meeting_head(session, meeting_id)
    values: dict[str, Any] = {
        "made_on": today,
        "valid_until": head.review_on,
        "content": content,
        "sha256": fingerprint(content),
    }
    draft = _draft(session, meeting_id)
    if draft:
        change(session, PlanVersion, draft[0], values)
    else:
        data = PlanVersionData(number=1, **values)
        add(session, PlanVersion, data, pupil_id=pupil_id, meeting_id=meeting_id)
    close_meeting(session, meeting_id, today)
    return draft[1] if draft else 1


def new_version(session: Session, meeting_id: str, reason: str, today: date, ask_again: bool = True) -> int:
    """Open a closed meeting again to write the next version; the earlier one stays as it is. Returns the new number.

    Who agreed with the version before has not read this one: with `ask_again` the answers begin anew. Without it they stay, for
    when only one more answer comes in. A signature always belongs to one version.

    Raises UserProblem "reason-missing", or "meeting-open" when there is nothing fixed yet.
    """
    if not reason.strip():
        raise UserProblem("reason-missing")
    v = columns(PlanVersion)
    last = session.execute(select(func.max(v.number)).where(v.meeting_id == meeting_id, v.sha256 != "")).scalar()
    head = meeting_head(session, meeting_id)
    if last is None or not head.closed:
        raise UserProblem("meeting-open")
    reopen_meeting(session, meeting_id)
    if ask_again:
        _forget_answers(session, meeting_id)
    data = PlanVersionData(number=int(last) + 1, made_on=today, reason=reason)
    add(session, PlanVersion, data, pupil_id=head.pupil_id, meeting_id=meeting_id)
    return data.number


def call_off(session: Session, meeting_id: str) -> None:
    """The meeting will not take place. Raises UserProblem "plan-stands" when a version of its plan was fixed: it was held, and
    what was agreed there goes on; "meeting-closed".
    """
    v = columns(PlanVersion)
    changeable(session, meeting_id)
    if session.execute(select(v.id).where(v.meeting_id == meeting_id, v.sha256 != "").limit(1)).first():
        raise UserProblem("plan-stands")
    cancel_meeting(session, meeting_id)


def _forget_answers(session: Session, meeting_id: str) -> None:
    """They are kept with the version they were given to."""
    mine = update(Attendee).where(columns(Attendee).meeting_id == meeting_id)
    session.execute(mine.values(approval=Approval.NONE, approval_reason=""))
    clear_reservations(session, meeting_id)


def _draft(session: Session, meeting_id: str) -> tuple[str, int] | None:
    """The version that is being written: it has a reason and no content yet."""
    v = columns(PlanVersion)
    row = session.execute(select(v.id, v.number).where(v.meeting_id == meeting_id, v.sha256 == "")).first()
    return (row.id, row.number) if row else None
