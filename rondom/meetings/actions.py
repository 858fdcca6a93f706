"""Planning a meeting, who comes, and its agenda. Holding it: `running.py`; what is said at the table: `table.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, select, update

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
    Signature,
    Sitting,
    StepState,
)
from rondom.meetings.open_meeting import changeable, meeting_of
from rondom.meetings.own_templates import Beginning, beginning, lasting
from rondom.meetings.proposing import proposed_people
from rondom.meetings.sitting_rows import current_sitting, sitting_rows
from rondom.meetings.templates import OWN_STEP, Leads, TemplateStep, kind_name, named, with_last_time
from rondom.vault.base import columns
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
    moment = moment_of(starts_at, timed)
    made = _from_last_time(session, pupil_id, beginning(session, kind, template_id), moment, timed)
    data = MeetingData(
        kind=made.kind,
        called=made.called,
        article=made.article,
        title=_next_title(session, pupil_id, made.kind, made.called),
        starts_at=moment,
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
    change_meeting(session, meeting_id, starts_at=moment_of(starts_at, timed), timed=timed)


def moment_of(starts_at: datetime | None, timed: bool) -> datetime | None:
    """As it is kept: on the clock of the school, and of a day alone its midnight."""
    if starts_at is None or timed:
        return starts_at.replace(tzinfo=None) if starts_at else None
    return datetime.combine(starts_at.date(), time())


def plan_again(session: Session, meeting_id: str, starts_at: datetime | None) -> None:
    """A cancelled or not yet held meeting gets a new moment; that of which only the day was known keeps it so.

    The agenda begins at its first step; what was written stays.
    """
    changeable(session, meeting_id)
    m = columns(Meeting)
    timed = bool(session.execute(select(m.timed).where(m.id == meeting_id)).scalar_one())
    change(session, Meeting, meeting_id, {"state": MeetingState.PLANNED, "current_step": 0})
    fresh_agenda(session, meeting_id)
    set_moment(session, meeting_id, starts_at, timed)


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
    """Raises UserProblem "attendee-signed": a signature belongs to a plan, also when there is a next version of it."""
    changeable(session, meeting_of(session, Attendee, attendee_id))
    s = columns(Signature)
    if session.execute(select(s.id).where(s.attendee_id == attendee_id).limit(1)).first():
        raise UserProblem("attendee-signed")
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
    for step_id in step_ids(session, meeting_id):
        remove(session, AgendaStep, step_id)
    m = columns(Meeting)
    starts_at, timed = session.execute(select(m.starts_at, m.timed).where(m.id == meeting_id)).one()
    made = _from_last_time(session, meeting.pupil_id, beginning(session, kind, template_id), starts_at, timed)
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
    order = step_ids(session, meeting_id)
    order.remove(step_id)
    order.insert(max(0, place), step_id)
    _renumber(session, meeting_id, order)


def remove_step(session: Session, step_id: str) -> None:
    meeting_id = meeting_of(session, AgendaStep, step_id)
    changeable(session, meeting_id)
    order = [one for one in step_ids(session, meeting_id) if one != step_id]
    _renumber(session, meeting_id, order)
    remove(session, AgendaStep, step_id)


def _from_last_time(
    session: Session, pupil_id: str, made: Beginning, starts_at: datetime | None, timed: bool
) -> Beginning:
    """The same agenda; when something of an earlier plan is still open it begins with that."""
    steps = with_last_time(made.kind, made.steps) if something_open(session, pupil_id, starts_at, timed) else made.steps
    longer = sum(step.minutes for step in steps) - sum(step.minutes for step in made.steps)
    return replace(made, steps=steps, minutes=lasting(made.minutes + longer))


def fresh_agenda(session: Session, meeting_id: str) -> None:
    """Every step is still to come, and took no time yet. Notes stay."""
    mine = update(AgendaStep).where(columns(AgendaStep).meeting_id == meeting_id)
    session.execute(mine.values(state=StepState.TODO, used_seconds=0))


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


def step_ids(session: Session, meeting_id: str) -> list[str]:
    known = columns(AgendaStep)
    return list(
        session.execute(select(known.id).where(known.meeting_id == meeting_id).order_by(known.position)).scalars()
    )


def _renumber(session: Session, meeting_id: str, order: Sequence[str]) -> None:
    """Places without gaps, so that `Meeting.current_step` is a place in the list; it follows its own step."""
    before = step_ids(session, meeting_id)
    meeting = changeable(session, meeting_id)
    current = before[meeting.current_step] if meeting.current_step < len(before) else ""
    known = columns(AgendaStep)
    for place, step_id in enumerate(order):
        session.execute(update(AgendaStep).where(known.id == step_id).values(position=place))
    now = order.index(current) if current in order else min(meeting.current_step, max(0, len(order) - 1))
    change(session, Meeting, meeting_id, {"current_step": now})
