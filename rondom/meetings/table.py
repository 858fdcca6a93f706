"""What is written at the table: what goes well, worries, wishes, goals, agreements, and who agrees with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from rondom.errors import UserProblem
from rondom.meetings.agreement_line import Person, read_line
from rondom.meetings.due_dates import parse_due
from rondom.meetings.model import (
    AgendaStep,
    Agreement,
    AgreementData,
    AgreementMove,
    AgreementMoveData,
    AgreementState,
    Approval,
    Attendee,
    Contribution,
    ContributionData,
    ContributionKind,
    Goal,
    GoalData,
    GoalOutcome,
    GoalScore,
    MeetingState,
    Sitting,
    StepState,
)
from rondom.meetings.open_meeting import changeable, meeting_of
from rondom.vault.base import Row, columns
from rondom.vault.records import add, change, next_position, remove
from rondom.vault.store import Session

MOST_GOALS = 3
"""More goals at once is no plan."""
_STATUS = {"state", "done_on", "reason"}

# -- what everyone says ---------------------------------------------------------------------------------------


def add_contribution(
    session: Session, meeting_id: str, kind: ContributionKind, text: str, perspective: str, said_by: str = ""
) -> str:
    """Something that was said, in the words of who said it; of several talks in the one that is going on. Returns the id."""
    place = next_position(session, Contribution, meeting_id=meeting_id, kind=kind)
    data = ContributionData(kind=kind, text=text, perspective=perspective, said_by=said_by, position=place)
    pupil_id = changeable(session, meeting_id).pupil_id
    keys = {"pupil_id": pupil_id, "meeting_id": meeting_id, "sitting_id": _sitting_now(session, meeting_id)}
    return add(session, Contribution, data, **keys)


def change_contribution(session: Session, contribution_id: str, **values: Any) -> None:
    """Change the text or who said it. Who sees it too, each for themselves: `recognition.recognise`."""
    _change(session, Contribution, contribution_id, values)


def remove_contribution(session: Session, contribution_id: str) -> None:
    _remove(session, Contribution, contribution_id)


def concern_from_parked(session: Session, contribution_id: str) -> None:
    """What was parked is talked about after all: it stands with the concerns, said by the same."""
    meeting_id = meeting_of(session, Contribution, contribution_id)
    place = next_position(session, Contribution, meeting_id=meeting_id, kind=ContributionKind.CONCERN)
    _change(session, Contribution, contribution_id, {"kind": ContributionKind.CONCERN, "position": place})


def agreement_from_parked(session: Session, contribution_id: str, people: Sequence[Person], today: date) -> str:
    """What was parked becomes an agreement, read as a line that is typed at the table. Returns its id."""
    c = columns(Contribution)
    row = session.execute(select(c.meeting_id, c.text).where(c.id == contribution_id)).first()
    if row is None:
        raise UserProblem("gone")
    found = read_line(row.text, people, today)
    _remove(session, Contribution, contribution_id)
    side = found.perspective or "other"
    return add_agreement(session, row.meeting_id, today, found.who, found.what, side, found.due.said)


def _sitting_now(session: Session, meeting_id: str) -> str | None:
    """The talk that is going on, when there are several."""
    s = columns(Sitting)
    chosen = select(s.id).where(s.meeting_id == meeting_id, s.state == MeetingState.ONGOING)
    return session.execute(chosen.limit(1)).scalar()


def skip_step(session: Session, step_id: str) -> None:
    """This step is not for today; going to it all the same opens it again."""
    _change(session, AgendaStep, step_id, {"state": StepState.SKIPPED})


# -- goals ----------------------------------------------------------------------------------------------------


def add_goal(session: Session, meeting_id: str, data: GoalData) -> str:
    """Raises UserProblem "goals-full" when there are three."""
    known = columns(Goal)
    count = session.execute(select(func.count()).where(known.meeting_id == meeting_id)).scalar_one()
    if count >= MOST_GOALS:
        raise UserProblem("goals-full", limit=MOST_GOALS)
    data.position = next_position(session, Goal, meeting_id=meeting_id)
    return _put(session, meeting_id, Goal, data)


def change_goal(session: Session, goal_id: str, **values: Any) -> None:
    _change(session, Goal, goal_id, values)


def remove_goal(session: Session, goal_id: str) -> None:
    """Raises UserProblem "goal-looked-back": what was said of it at another meeting would go too."""
    if looked_back_on(session, goal_id, meeting_of(session, Goal, goal_id)):
        raise UserProblem("goal-looked-back")
    _remove(session, Goal, goal_id)


def looked_back_on(session: Session, goal_id: str, but: str = "") -> bool:
    """Whether something was said of how this goal went, at another meeting than `but`."""
    for table in (GoalOutcome, GoalScore):
        known = columns(table)
        if session.execute(select(known.id).where(known.goal_id == goal_id, known.meeting_id != but).limit(1)).first():
            return True
    return False


# -- agreements -----------------------------------------------------------------------------------------------


def add_agreement(
    session: Session,
    meeting_id: str,
    today: date,
    who: str = "",
    what: str = "",
    perspective: str = "school",
    due: str = "",
    sign: str = "",
) -> str:
    """Who does what and when; `due` in the words of the table ("voor vrijdag"). Returns the id."""
    when = parse_due(due, today)
    data = AgreementData(
        who=who,
        what=what,
        perspective=perspective,
        sign=sign,
        due_said=when.said,
        due_on=when.on,
        position=next_position(session, Agreement, meeting_id=meeting_id),
    )
    return _put(session, meeting_id, Agreement, data)


def change_agreement(session: Session, agreement_id: str, **values: Any) -> None:
    """Change who, what, sign or perspective, while the meeting is open. When: `set_due`; status: the actions below."""
    _change(session, Agreement, agreement_id, {name: value for name, value in values.items() if name not in _STATUS})


def set_due(session: Session, agreement_id: str, due: str, today: date) -> None:
    """When, in the words of the table, while the meeting is open."""
    when = parse_due(due, today)
    _change(session, Agreement, agreement_id, {"due_said": when.said, "due_on": when.on})


def remove_agreement(session: Session, agreement_id: str) -> None:
    _remove(session, Agreement, agreement_id)


def mark_done(session: Session, agreement_id: str, today: date) -> None:
    """Like every status, also after the meeting was closed: the plan says what was agreed, this says how it went."""
    a = columns(Agreement)
    dropped = select(a.id).where(a.id == agreement_id, a.state == AgreementState.DROPPED)
    why = {"reason": ""} if session.execute(dropped).first() else {}  # why it would not be done is no longer so
    change(session, Agreement, agreement_id, {"state": AgreementState.DONE, "done_on": today, **why})


def reopen_agreement(session: Session, agreement_id: str) -> None:
    change(session, Agreement, agreement_id, {"state": AgreementState.OPEN, "done_on": None, "reason": ""})


def drop_agreement(session: Session, agreement_id: str, reason: str) -> None:
    """It will not be done. Raises UserProblem "reason-missing"."""
    if not reason.strip():
        raise UserProblem("reason-missing")
    change(session, Agreement, agreement_id, {"state": AgreementState.DROPPED, "done_on": None, "reason": reason})


def postpone_agreement(session: Session, agreement_id: str, due: str, reason: str, today: date) -> None:
    """A new moment after the meeting, with why; where it came from is kept. Raises UserProblem "reason-missing"."""
    if not reason.strip():
        raise UserProblem("reason-missing")
    when, a = parse_due(due, today), columns(Agreement)
    was = session.execute(select(a.pupil_id, a.due_said, a.due_on).where(a.id == agreement_id)).first()
    if was is None:
        raise UserProblem("gone")
    moved = AgreementMoveData(
        moved_on=today, from_said=was.due_said, from_on=was.due_on, to_said=when.said, to_on=when.on, reason=reason
    )
    add(session, AgreementMove, moved, pupil_id=was.pupil_id, agreement_id=agreement_id)
    change(session, Agreement, agreement_id, {"due_said": when.said, "due_on": when.on, "reason": reason})


# -- who agrees -----------------------------------------------------------------------------------------------


def record_approval(session: Session, attendee_id: str, approval: Approval, reason: str = "") -> None:
    """What someone says of the plan that was read back.

    Raises UserProblem "disagree-reason": who does not agree gets the reason in the plan.
    """
    if approval is Approval.DISAGREED and not reason.strip():
        raise UserProblem("disagree-reason")
    kept = reason if approval is not Approval.NONE else ""
    _change(session, Attendee, attendee_id, {"approval": approval, "approval_reason": kept})


# -- all of them ----------------------------------------------------------------------------------------------


def _put(session: Session, meeting_id: str, table: type[Row], data: Any) -> str:
    pupil_id = changeable(session, meeting_id).pupil_id
    return add(session, table, data, pupil_id=pupil_id, meeting_id=meeting_id)


def _change(session: Session, table: type[Row], row_id: str, values: dict[str, Any]) -> None:
    changeable(session, meeting_of(session, table, row_id))
    change(session, table, row_id, values)


def _remove(session: Session, table: type[Row], row_id: str) -> None:
    changeable(session, meeting_of(session, table, row_id))
    remove(session, table, row_id)
