"""Who comes in later and who goes before the end. Told as a moment, never as a judgement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select

from rondom.errors import UserProblem
from rondom.language import _, hour
from rondom.meetings.model import AgendaStep, Attendance, Attendee, MeetingState, StepState
from rondom.meetings.open_meeting import changeable, meeting_of
from rondom.vault.base import columns
from rondom.vault.records import change
from rondom.vault.store import Session


def arrive(session: Session, attendee_id: str, at: datetime) -> None:
    """Is here, or is here again. Once the talk is past its first step, `at` (school's clock) is kept as when they came in.

    Raises UserProblem "meeting-closed" or "gone".
    """
    meeting_id = meeting_of(session, Attendee, attendee_id)
    begun = changeable(session, meeting_id).state is MeetingState.ONGOING and _past_first_step(session, meeting_id)
    was, came_at = _was(session, attendee_id)
    late = at.replace(tzinfo=None) if begun and was is not Attendance.PRESENT else came_at
    change(session, Attendee, attendee_id, {"attendance": Attendance.PRESENT, "came_at": late, "left_at": None})


def the_others_are_here(session: Session, attendee_ids: Iterable[str], at: datetime) -> None:
    """Everyone of these of whom nothing else was said is here."""
    for attendee_id in attendee_ids:
        if _was(session, attendee_id)[0] is Attendance.INVITED:
            arrive(session, attendee_id, at)


def stay_away(session: Session, attendee_id: str) -> None:
    """Is not here, and was not."""
    changeable(session, meeting_of(session, Attendee, attendee_id))
    change(session, Attendee, attendee_id, {"attendance": Attendance.ABSENT, "came_at": None, "left_at": None})


def leave(session: Session, attendee_id: str, at: datetime) -> None:
    """Goes before the end. Was here all the same: what they said stays, and they may still answer to the plan."""
    changeable(session, meeting_of(session, Attendee, attendee_id))
    change(
        session, Attendee, attendee_id, {"attendance": Attendance.PRESENT, "left_at": at.replace(tzinfo=None)}
    )  # fmt: skip


def past_first_step(steps: Sequence[tuple[StepState, int]]) -> bool:
    """Whether the talk is on its way, by state and seconds of each step: whoever comes in now missed something.

    Time on the first step alone does not count: while everyone sits down nobody is late.
    """
    return any(state is not StepState.TODO or (at > 0 and seconds > 0) for at, (state, seconds) in enumerate(steps))


def presence_words(came_at: datetime | None, left_at: datetime | None) -> str:
    """kwam om 13.32 uur, ging om 13.50 uur; "" for who was there all the time."""
    came = _("kwam om {time}").format(time=hour(came_at)) if came_at else ""
    left = _("ging om {time}").format(time=hour(left_at)) if left_at else ""
    return ", ".join(part for part in (came, left) if part)


def _was(session: Session, attendee_id: str) -> tuple[Attendance, datetime | None]:
    a = columns(Attendee)
    row = session.execute(select(a.attendance, a.came_at).where(a.id == attendee_id)).first()
    if row is None:
        raise UserProblem("gone")
    return Attendance(row.attendance), row.came_at


def _past_first_step(session: Session, meeting_id: str) -> bool:
    s = columns(AgendaStep)
    chosen = select(s.state, s.used_seconds).where(s.meeting_id == meeting_id).order_by(s.position, s.id)
    return past_first_step([(StepState(row.state), row.used_seconds) for row in session.execute(chosen)])
