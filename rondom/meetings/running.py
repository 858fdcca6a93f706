"""Running a meeting from its start to its close: the steps, the time they take, who is there. Planning it: `actions.py`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select, update

from rondom.errors import UserProblem
from rondom.meetings.actions import step_ids
from rondom.meetings.model import AgendaStep, Attendance, Attendee, Meeting, MeetingState, Sitting, StepState
from rondom.meetings.open_meeting import changeable
from rondom.meetings.sitting_rows import current_sitting, held_talks, sitting_rows
from rondom.vault.base import columns
from rondom.vault.records import change
from rondom.vault.store import Session


def start_meeting(session: Session, meeting_id: str) -> None:
    """The first step begins; who said to come counts as present until someone changes that. Twice does no harm.

    Of several talks it is the first that begins; the next ones: `sittings.start_sitting`.
    """
    meeting = changeable(session, meeting_id)
    if meeting.state is MeetingState.ONGOING:
        return
    change(session, Meeting, meeting_id, {"state": MeetingState.ONGOING, "current_step": 0})
    talk = current_sitting(sitting_rows(session, meeting_id))
    if talk is not None:
        change(session, Sitting, talk.id, {"state": MeetingState.ONGOING})
    take_seats(session, meeting_id, talk.id if talk else "")


def take_seats(session: Session, meeting_id: str, sitting_id: str = "") -> None:
    """Who said to come to this talk is there, who said not to come is not."""
    known = columns(Attendee)
    here = [known.meeting_id == meeting_id]
    if sitting_id:
        here.append(or_(known.sitting_id.is_(None), known.sitting_id == sitting_id))
    for was, becomes in ((Attendance.COMING, Attendance.PRESENT), (Attendance.NOT_COMING, Attendance.ABSENT)):
        mine = update(Attendee).where(*here, known.attendance == was)
        session.execute(mine.values(attendance=becomes))


def go_to_step(session: Session, meeting_id: str, step_id: str, seconds: int = 0) -> None:
    """Another step begins. `seconds` are booked on the step that is left.

    Going forward makes the left step done and what is jumped over skipped; going back opens a step again.
    """
    meeting = changeable(session, meeting_id)
    order = step_ids(session, meeting_id)
    if step_id not in order:
        raise UserProblem("gone")
    target = order.index(step_id)
    book_time(session, meeting_id, seconds)
    if target > meeting.current_step:
        _mark(session, order[meeting.current_step : meeting.current_step + 1], StepState.DONE)
        _mark(session, order[meeting.current_step + 1 : target], StepState.SKIPPED, only=StepState.TODO)
    _mark(session, [step_id], StepState.TODO)
    change(session, Meeting, meeting_id, {"current_step": target})


def book_time(session: Session, meeting_id: str, seconds: int) -> None:
    """Add time to the step that is going on, so that a crash loses no more than what was not yet booked."""
    meeting = changeable(session, meeting_id)
    order = step_ids(session, meeting_id)
    if seconds <= 0 or meeting.current_step >= len(order):
        return
    known = columns(AgendaStep)
    mine = update(AgendaStep).where(known.id == order[meeting.current_step])
    session.execute(mine.values(used_seconds=known.used_seconds + seconds))


def close_meeting(session: Session, meeting_id: str, today: date) -> None:
    """From now on what was said stands. `rondom.plan.actions.fix_plan` calls this and keeps the plan.

    Raises UserProblem "meeting-closed" when it was closed already.
    """
    meeting = changeable(session, meeting_id)
    order = step_ids(session, meeting_id)
    _mark(session, order[meeting.current_step : meeting.current_step + 1], StepState.DONE)
    _mark(session, order[meeting.current_step + 1 :], StepState.SKIPPED, only=StepState.TODO)
    settle_talks(session, meeting_id)
    change(session, Meeting, meeting_id, {"state": MeetingState.CLOSED, "closed_on": today})


def reopen_meeting(session: Session, meeting_id: str) -> None:
    """Open again what was closed. `rondom.plan.actions.new_version` calls this, with a reason.

    A talk that was not held may be held after all.
    """
    change(session, Meeting, meeting_id, {"state": MeetingState.ONGOING, "closed_on": None})
    s = columns(Sitting)
    waiting = update(Sitting).where(s.meeting_id == meeting_id, s.state == MeetingState.CANCELLED)
    session.execute(waiting.values(state=MeetingState.PLANNED))


def _mark(session: Session, step_ids: Sequence[str], state: StepState, only: StepState | None = None) -> None:
    known = columns(AgendaStep)
    mine = update(AgendaStep).where(known.id.in_(step_ids))
    session.execute((mine.where(known.state == only) if only else mine).values(state=state))


# -- several talks --------------------------------------------------------------------------------------------


def settle_talks(session: Session, meeting_id: str) -> None:
    """What was held is over, and what was not held does not come any more: the plan tells only of talks that took place."""
    talks, a = sitting_rows(session, meeting_id), columns(Attendee)
    there = select(a.sitting_id).where(a.meeting_id == meeting_id, a.attendance == Attendance.PRESENT)
    held = held_talks(talks, set(session.execute(there).scalars())) if talks else ()
    for talk in talks:
        state = MeetingState.CLOSED if talk in held else MeetingState.CANCELLED
        change(session, Sitting, talk.id, {"state": state})
    follow(session, meeting_id)


def follow(session: Session, meeting_id: str) -> None:
    """Lists and Vandaag show the meeting at the moment of the talk that is going on, or comes next."""
    talk = current_sitting(sitting_rows(session, meeting_id))
    if talk is not None:
        change(
            session, Meeting, meeting_id, {"starts_at": talk.starts_at, "timed": talk.timed or talk.starts_at is None, "room": talk.room}
        )  # fmt: skip
