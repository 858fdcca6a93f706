"""May this meeting still be changed? Every action asks it first."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from rondom.errors import UserProblem
from rondom.meetings.model import Meeting, MeetingKind, MeetingState
from rondom.vault.base import Row, columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """What an action must know of the meeting it changes."""

    pupil_id: str
    kind: MeetingKind
    state: MeetingState
    current_step: int
    called: str = ""


def changeable(session: Session, meeting_id: str) -> OpenMeeting:
    """The meeting, if it may still be changed. Raises UserProblem "meeting-closed" or "gone"."""
    known = columns(Meeting)
    shape = (known.pupil_id, known.kind, known.state, known.current_step, known.called)
    chosen = select(*shape).where(known.id == meeting_id)
    row = session.execute(chosen).first()
    if row is None:
        raise UserProblem("gone")
    meeting = OpenMeeting(row[0], MeetingKind(row[1]), MeetingState(row[2]), row[3], row[4])
    if meeting.state is MeetingState.CLOSED:
        raise UserProblem("meeting-closed")
    return meeting


def meeting_of(session: Session, table: type[Row], row_id: str) -> str:
    """The meeting a row belongs to. Raises UserProblem "gone"."""
    known = columns(table)
    found = session.execute(select(known.meeting_id).where(known.id == row_id)).scalar()
    if found is None:
        raise UserProblem("gone")
    return str(found)
