"""Planning a meeting, who comes, its agenda, and running it from start to close. What is said at the table: `table.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update

from rondom.dossier.names import short_name
from rondom.dossier.queries import PupilHead, caregiver_rows, contact_rows, pupil_head
from rondom.errors import UserProblem
from rondom.language import _
from rondom.meetings.model import (
    AgendaStep,
    AgendaStepData,
    Attendance,
    Attendee,
    AttendeeData,
    Meeting,
    MeetingData,
    MeetingKind,
    MeetingState,
    StepState,
)
from rondom.meetings.templates import OWN_STEP, Leads, named, template
from rondom.school.queries import staff_rows, users
from rondom.vault.base import Row, columns
from rondom.vault.records import add, change, next_position, remove
from rondom.vault.store import Session

_KEPT = {"kind", "state", "current_step", "closed_on"}
"""Columns of a meeting that only change through the actions that are about them."""

# -- the meeting ----------------------------------------------------------------------------------------------


def plan_meeting(
    session: Session,
    pupil_id: str,
    kind: MeetingKind,
    starts_at: datetime | None,
    today: date,
    room: str = "",
    chair: str = "",
    purpose: str = "",
) -> str:
    """A new meeting with the agenda of its kind and the people that are usually there; "Driehoek 3" when it is the third.

    `starts_at` is the time on the clock of the school. `chair` is the full name of who leads. Returns the id.
    """
    pupil = pupil_head(session, pupil_id, today)
    made = template(kind)
    data = MeetingData(
        kind=kind,
        title=f"{made.name} {_next_number(session, pupil_id, kind)}",
        starts_at=starts_at.replace(tzinfo=None) if starts_at else None,
        minutes=made.minutes,
        room=room,
        purpose=purpose,
        process_lead=chair,
    )
    meeting_id = add(session, Meeting, data, pupil_id=pupil_id)
    _propose_people(session, meeting_id, pupil, made.invites, chair)
    _lay_agenda(session, meeting_id, pupil, kind, chair)
    return meeting_id


def change_meeting(session: Session, meeting_id: str, **values: Any) -> None:
    """Change what is written about a meeting, as named in `MeetingData`. Raises UserProblem "meeting-closed"."""
    changeable(session, meeting_id)
    change(session, Meeting, meeting_id, {name: value for name, value in values.items() if name not in _KEPT})


def tell_back(session: Session, meeting_id: str, on: date, followup: str | None = None) -> None:
    """The child was told what was done with its words. This may be written after the meeting was closed."""
    values: dict[str, Any] = {"voice_told_on": on}
    if followup is not None:
        values["voice_followup"] = followup
    change(session, Meeting, meeting_id, values)


def cancel_meeting(session: Session, meeting_id: str) -> None:
    """It will not take place. It stays in the dossier."""
    changeable(session, meeting_id)
    change(session, Meeting, meeting_id, {"state": MeetingState.CANCELLED})


def plan_again(session: Session, meeting_id: str, starts_at: datetime | None) -> None:
    """A cancelled or not yet held meeting gets a new moment."""
    changeable(session, meeting_id)
    moment = starts_at.replace(tzinfo=None) if starts_at else None
    change(session, Meeting, meeting_id, {"state": MeetingState.PLANNED, "starts_at": moment})


def _next_number(session: Session, pupil_id: str, kind: MeetingKind) -> int:
    known = columns(Meeting)
    count = select(func.count()).where(known.pupil_id == pupil_id, known.kind == kind)
    return int(session.execute(count).scalar_one()) + 1


# -- who comes ------------------------------------------------------------------------------------------------


def add_attendee(session: Session, meeting_id: str, data: AttendeeData, **links: str | None) -> str:
    """Put someone at the table. `links` are caregiver_id, contact_id, partner_id or consent_id. Returns the id."""
    pupil_id = changeable(session, meeting_id).pupil_id
    data.position = next_position(session, Attendee, meeting_id=meeting_id)
    return add(session, Attendee, data, pupil_id=pupil_id, meeting_id=meeting_id, **links)


def change_attendee(session: Session, attendee_id: str, **values: Any) -> None:
    """Change name, role, attendance, remark or links. An approval goes through `table.record_approval`."""
    changeable(session, meeting_of(session, Attendee, attendee_id))
    allowed = {name: value for name, value in values.items() if name not in ("approval", "approval_reason")}
    change(session, Attendee, attendee_id, allowed)


def remove_attendee(session: Session, attendee_id: str) -> None:
    changeable(session, meeting_of(session, Attendee, attendee_id))
    remove(session, Attendee, attendee_id)


def _propose_people(session: Session, meeting_id: str, pupil: PupilHead, sides: Sequence[str], chair: str) -> None:
    """Parents, the child, and of the others around the child those whose side belongs at this kind of table."""
    if "parent" in sides:
        for one in caregiver_rows(session, pupil.id):
            if not one.deceased:
                data = AttendeeData(name=one.name, role=one.relation, perspective="parent")
                add_attendee(session, meeting_id, data, caregiver_id=one.id)
    if "child" in sides:
        add_attendee(session, meeting_id, AttendeeData(name=pupil.first_name, perspective="child"))
    for other in contact_rows(session, pupil.id):
        if other.perspective in sides and other.perspective not in ("parent", "child") and other.name != chair:
            data = AttendeeData(name=other.name, role=other.role, perspective=other.perspective)
            add_attendee(session, meeting_id, data, contact_id=other.id)
    if chair:
        role = ", ".join(part for part in (_role_at_school(session, chair), _("voorzitter")) if part)
        data = AttendeeData(name=chair, role=role, perspective="school", attendance=Attendance.COMING)
        add_attendee(session, meeting_id, data)


def _role_at_school(session: Session, name: str) -> str:
    people = (*staff_rows(session), *users(session))
    return next((one.role for one in people if one.name == name and one.role), "")


# -- the agenda -----------------------------------------------------------------------------------------------


def use_template(session: Session, meeting_id: str, kind: MeetingKind, today: date, chair: str = "") -> None:
    """Replace the agenda by that of another kind, as long as the meeting has not begun. Own steps go too.

    Raises UserProblem "meeting-begun".
    """
    meeting = changeable(session, meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        raise UserProblem("meeting-begun")
    for step_id in _step_ids(session, meeting_id):
        remove(session, AgendaStep, step_id)
    number = _next_number(session, meeting.pupil_id, kind)
    values: dict[str, Any] = {"kind": kind, "minutes": template(kind).minutes}
    if kind is not meeting.kind:
        values["title"] = f"{template(kind).name} {number}"
    change(session, Meeting, meeting_id, values)
    _lay_agenda(session, meeting_id, pupil_head(session, meeting.pupil_id, today), kind, chair)


def add_step(session: Session, meeting_id: str, title: str, minutes: int = 5, lead: str = "") -> str:
    """A step of one's own at the end of the agenda. Returns its id."""
    pupil_id = changeable(session, meeting_id).pupil_id
    place = next_position(session, AgendaStep, meeting_id=meeting_id)
    data = AgendaStepData(key=OWN_STEP, title=title, lead=lead, minutes=minutes, position=place)
    return add(session, AgendaStep, data, pupil_id=pupil_id, meeting_id=meeting_id)


def change_step(session: Session, step_id: str, **values: Any) -> None:
    """Change title, lead, minutes or note of a step."""
    changeable(session, meeting_of(session, AgendaStep, step_id))
    change(session, AgendaStep, step_id, {name: value for name, value in values.items() if name != "position"})


def move_step(session: Session, step_id: str, place: int) -> None:
    """Put a step at another place in the agenda (0 is the first). The step that is going on stays the same one."""
    meeting_id = meeting_of(session, AgendaStep, step_id)
    changeable(session, meeting_id)
    order = _step_ids(session, meeting_id)
    order.remove(step_id)
    order.insert(max(0, place), step_id)
    _renumber(session, meeting_id, order)


def remove_step(session: Session, step_id: str) -> None:
    meeting_id = meeting_of(session, AgendaStep, step_id)
    changeable(session, meeting_id)
    order = [one for one in _step_ids(session, meeting_id) if one != step_id]
    _renumber(session, meeting_id, order)
    remove(session, AgendaStep, step_id)


def _lay_agenda(session: Session, meeting_id: str, pupil: PupilHead, kind: MeetingKind, chair: str) -> None:
    leads = Leads(short_name(chair), _first_parent(session, meeting_id), pupil.first_name)
    for place, step in enumerate(template(kind).steps):
        words = named(step, pupil.first_name)
        lead = leads.name(step.lead)
        data = AgendaStepData(key=step.key, title=words.title, lead=lead, minutes=step.minutes, position=place)
        add(session, AgendaStep, data, pupil_id=pupil.id, meeting_id=meeting_id)


def _first_parent(session: Session, meeting_id: str) -> str:
    known = columns(Attendee)
    at_table = select(known.name).where(known.meeting_id == meeting_id, known.perspective == "parent")
    name = session.execute(at_table.order_by(known.position).limit(1)).scalar()
    return short_name(name) if name else ""


def _step_ids(session: Session, meeting_id: str) -> list[str]:
    known = columns(AgendaStep)
    return list(
        session.execute(select(known.id).where(known.meeting_id == meeting_id).order_by(known.position)).scalars()
    )


def _renumber(session: Session, meeting_id: str, order: Sequence[str]) -> None:
    """Places without gaps, so that `Meeting.current_step` is a place in the list; it follows its own step."""
    before = _step_ids(session, meeting_id)
    meeting = changeable(session, meeting_id)
    current = before[meeting.current_step] if meeting.current_step < len(before) else ""
    known = columns(AgendaStep)
    for place, step_id in enumerate(order):
        session.execute(update(AgendaStep).where(known.id == step_id).values(position=place))
    now = order.index(current) if current in order else min(meeting.current_step, max(0, len(order) - 1))
    change(session, Meeting, meeting_id, {"current_step": now})


# -- running it -----------------------------------------------------------------------------------------------


def start_meeting(session: Session, meeting_id: str) -> None:
    """The first step begins; who said to come counts as present until someone changes that. Twice does no harm."""
    meeting = changeable(session, meeting_id)
    if meeting.state is MeetingState.ONGOING:
        return
    change(session, Meeting, meeting_id, {"state": MeetingState.ONGOING, "current_step": 0})
    known = columns(Attendee)
    for was, becomes in ((Attendance.COMING, Attendance.PRESENT), (Attendance.NOT_COMING, Attendance.ABSENT)):
        mine = update(Attendee).where(known.meeting_id == meeting_id, known.attendance == was)
        session.execute(mine.values(attendance=becomes))


def go_to_step(session: Session, meeting_id: str, step_id: str, seconds: int = 0) -> None:
    """Another step begins. `seconds` are booked on the step that is left.

    Going forward makes the left step done and what is jumped over skipped; going back opens a step again.
    """
    meeting = changeable(session, meeting_id)
    order = _step_ids(session, meeting_id)
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
    order = _step_ids(session, meeting_id)
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
    order = _step_ids(session, meeting_id)
    _mark(session, order[meeting.current_step : meeting.current_step + 1], StepState.DONE)
    _mark(session, order[meeting.current_step + 1 :], StepState.SKIPPED, only=StepState.TODO)
    change(session, Meeting, meeting_id, {"state": MeetingState.CLOSED, "closed_on": today})


def reopen_meeting(session: Session, meeting_id: str) -> None:
    """Open again what was closed. `rondom.plan.actions.new_version` calls this, with a reason."""
    change(session, Meeting, meeting_id, {"state": MeetingState.ONGOING, "closed_on": None})


def _mark(session: Session, step_ids: Sequence[str], state: StepState, only: StepState | None = None) -> None:
    known = columns(AgendaStep)
    mine = update(AgendaStep).where(known.id.in_(step_ids))
    session.execute((mine.where(known.state == only) if only else mine).values(state=state))


# -- may this be changed --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """What an action must know of the meeting it changes."""

    pupil_id: str
    kind: MeetingKind
    state: MeetingState
    current_step: int


def changeable(session: Session, meeting_id: str) -> OpenMeeting:
    """The meeting, if it may still be changed. Raises UserProblem "meeting-closed" or "gone"."""
    known = columns(Meeting)
    chosen = select(known.pupil_id, known.kind, known.state, known.current_step).where(known.id == meeting_id)
    row = session.execute(chosen).first()
    if row is None:
        raise UserProblem("gone")
    meeting = OpenMeeting(row[0], MeetingKind(row[1]), MeetingState(row[2]), row[3])
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
