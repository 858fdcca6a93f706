"""Planning a meeting, who comes, its agenda, and running it from start to close. What is said at the table: `table.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, or_, select, update

from rondom.dossier.names import short_name
from rondom.dossier.queries import PupilHead, pupil_head
from rondom.errors import UserProblem
from rondom.language import _
from rondom.meetings.last_time import something_open
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
    Sitting,
    StepState,
)
from rondom.meetings.own_templates import Beginning, beginning, lasting
from rondom.meetings.proposing import proposed_people
from rondom.meetings.sitting_rows import current_sitting, sitting_rows
from rondom.meetings.templates import OWN_STEP, Leads, TemplateStep, kind_name, named, with_last_time
from rondom.vault.base import Row, columns
from rondom.vault.records import add, change, next_position, remove
from rondom.vault.store import Session

_KEPT = {"kind", "state", "current_step", "closed_on"}
"""Columns of a meeting that only change through the actions that are about them."""
LONGEST_STEP = 240

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
    template_id: str = "",
    timed: bool = True,
) -> str:
    """A new meeting with the agenda of its kind and the people that are usually there; "Driehoek 3" when it is the third.

    `starts_at` is the time on the clock of the school; with `timed` False only its day counts. `chair` is the full name of who
    leads. `template_id` is an agenda of the school's own, which then also tells the kind. Returns the id.
    """
    pupil = pupil_head(session, pupil_id, today)
    made = _from_last_time(session, pupil_id, beginning(session, kind, template_id), starts_at)
    data = MeetingData(
        kind=made.kind,
        called=made.called,
        article=made.article,
        title=_next_title(session, pupil_id, made.kind, made.called),
        starts_at=starts_at.replace(tzinfo=None) if starts_at else None,
        timed=timed,
        minutes=made.minutes,
        room=room,
        purpose=purpose,
        process_lead=chair,
    )
    meeting_id = add(session, Meeting, data, pupil_id=pupil_id)
    for one in proposed_people(session, pupil, made.invites, chair):
        add_attendee(session, meeting_id, one.data, **one.links)
    _lay_agenda(session, meeting_id, pupil, made.steps, chair)
    return meeting_id


def change_meeting(session: Session, meeting_id: str, **values: Any) -> None:
    """Change what is written about a meeting, as named in `MeetingData`. Raises UserProblem "meeting-closed".

    Of several talks the one that comes next moves along with the meeting.
    """
    changeable(session, meeting_id)
    allowed = {name: value for name, value in values.items() if name not in _KEPT}
    change(session, Meeting, meeting_id, allowed)
    if allowed.keys() & {"starts_at", "room"}:
        _move_talk(session, meeting_id)


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


def set_moment(session: Session, meeting_id: str, starts_at: datetime | None, timed: bool) -> None:
    """When it is: a day and a time, only a day (`timed` False), or not known yet (None)."""
    moment = starts_at.replace(tzinfo=None) if starts_at else None
    if moment is not None and not timed:
        moment = datetime.combine(moment.date(), time())
    change_meeting(session, meeting_id, starts_at=moment, timed=timed)


def plan_again(session: Session, meeting_id: str, starts_at: datetime | None) -> None:
    """A cancelled or not yet held meeting gets a new moment; that of which only the day was known keeps it so."""
    changeable(session, meeting_id)
    change(session, Meeting, meeting_id, {"state": MeetingState.PLANNED})
    change_meeting(session, meeting_id, starts_at=starts_at.replace(tzinfo=None) if starts_at else None)


def _move_talk(session: Session, meeting_id: str) -> None:
    talk = current_sitting(sitting_rows(session, meeting_id))
    if talk is not None and talk.state in (MeetingState.PLANNED, MeetingState.ONGOING):
        known = columns(Meeting)
        starts_at, room = session.execute(select(known.starts_at, known.room).where(known.id == meeting_id)).one()
        change(session, Sitting, talk.id, {"starts_at": starts_at, "room": room})


def _next_title(session: Session, pupil_id: str, kind: MeetingKind, called: str) -> str:
    """Driehoek 3; Startgesprek 1"""
    known = columns(Meeting)
    count = select(func.count()).where(known.pupil_id == pupil_id, known.kind == kind, known.called == called)
    return f"{kind_name(kind, called)} {int(session.execute(count).scalar_one()) + 1}"


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


def ask_again(session: Session, meeting_id: str) -> None:
    """The meeting moved: who said yes or no spoke of another moment. Who leads it chose the new one."""
    changeable(session, meeting_id)
    known = columns(Attendee)
    answered = known.attendance.in_((Attendance.COMING, Attendance.NOT_COMING))
    mine = update(Attendee).where(known.meeting_id == meeting_id, answered, known.role.not_like(f"%{_('voorzitter')}%"))
    session.execute(mine.values(attendance=Attendance.INVITED))


# -- the agenda -----------------------------------------------------------------------------------------------


def use_template(
    session: Session, meeting_id: str, kind: MeetingKind, today: date, chair: str = "", template_id: str = ""
) -> None:
    """Replace the agenda by that of another kind, or of the school's own, as long as the meeting has not begun. Own steps go too.

    Raises UserProblem "meeting-begun".
    """
    meeting = changeable(session, meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        raise UserProblem("meeting-begun")
    for step_id in _step_ids(session, meeting_id):
        remove(session, AgendaStep, step_id)
    made = _from_last_time(session, meeting.pupil_id, beginning(session, kind, template_id))
    values = {"kind": made.kind, "called": made.called, "article": made.article, "minutes": made.minutes}
    if (made.kind, made.called) != (meeting.kind, meeting.called):
        values["title"] = _next_title(session, meeting.pupil_id, made.kind, made.called)
    change(session, Meeting, meeting_id, values)
    _lay_agenda(session, meeting_id, pupil_head(session, meeting.pupil_id, today), made.steps, chair)


def match_minutes(session: Session, meeting_id: str) -> None:
    """The meeting lasts as long as its steps together."""
    changeable(session, meeting_id)
    known = columns(AgendaStep)
    total = session.execute(select(func.sum(known.minutes)).where(known.meeting_id == meeting_id)).scalar() or 0
    change(session, Meeting, meeting_id, {"minutes": lasting(int(total))})


def stretch_agenda(session: Session, meeting_id: str, factor: float) -> None:
    """Every step so much longer, to whole minutes: with an interpreter everything is said twice."""
    changeable(session, meeting_id)
    known = columns(AgendaStep)
    steps = session.execute(select(known.id, known.minutes).where(known.meeting_id == meeting_id)).all()
    for step_id, minutes in steps:
        change(session, AgendaStep, step_id, {"minutes": min(LONGEST_STEP, round(minutes * factor))})
    match_minutes(session, meeting_id)


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


def _from_last_time(session: Session, pupil_id: str, made: Beginning, starts_at: datetime | None = None) -> Beginning:
    """The same agenda; when something of an earlier plan is still open it begins with that."""
    on = starts_at.replace(tzinfo=None) if starts_at else None
    steps = with_last_time(made.kind, made.steps) if something_open(session, pupil_id, on) else made.steps
    longer = sum(step.minutes for step in steps) - sum(step.minutes for step in made.steps)
    return replace(made, steps=steps, minutes=lasting(made.minutes + longer))


def _lay_agenda(session: Session, meeting_id: str, pupil: PupilHead, steps: Sequence[TemplateStep], chair: str) -> None:
    leads = Leads(short_name(chair), _first_parent(session, meeting_id), pupil.first_name)
    for place, step in enumerate(steps):
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
    for talk in sitting_rows(session, meeting_id):
        held = talk.state in (MeetingState.ONGOING, MeetingState.CLOSED)
        change(session, Sitting, talk.id, {"state": MeetingState.CLOSED if held else MeetingState.CANCELLED})
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
