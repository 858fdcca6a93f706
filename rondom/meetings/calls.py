"""A phone call in two lines: why, and what was said. One line more may be an agreement.

It stands among the meetings, closed from the start; there is no agenda, no plan and nobody signs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select

from rondom.dossier.names import short_name
from rondom.errors import UserProblem
from rondom.language import _, clock_time, listed, relative
from rondom.meetings.agreement_line import Person, Proposal, read_line
from rondom.meetings.agreements import AgreementRow, agreement_of, chosen_agreements
from rondom.meetings.attendees import AttendeeRow, attendee_rows, invitable
from rondom.meetings.model import (
    Agreement,
    AgreementData,
    Attendance,
    Attendee,
    AttendeeData,
    Meeting,
    MeetingData,
    MeetingKind,
    MeetingState,
)
from rondom.privacy.rules import Light
from rondom.vault.base import columns
from rondom.vault.records import add, change, next_position, remove
from rondom.vault.store import Session

SHORTEST = 5
"""Minutes that a call counts for; nobody keeps how long it was."""


@dataclass(frozen=True, slots=True)
class CallPerson:
    """Someone on the other end of the line."""

    name: str
    role: str = ""
    perspective: str = "other"
    light: Light | None = None
    """What may be told, and why; None for someone who was only typed."""
    caregiver_id: str = ""
    contact_id: str = ""

    @property
    def links(self) -> dict[str, str | None]:
        return {"caregiver_id": self.caregiver_id or None, "contact_id": self.contact_id or None}


@dataclass(frozen=True, slots=True)
class Call:
    """One call, to read or to put right."""

    id: str
    pupil_id: str
    at: datetime | None
    timed: bool
    """False: only the day is known."""
    why: str
    said: str
    people: tuple[AttendeeRow, ...]
    agreements: tuple[AgreementRow, ...]

    @property
    def names(self) -> str:
        """Sanne Klaproos en Hatice Kievit"""
        return listed([one.name for one in self.people])

    def when_words(self, today: date) -> str:
        """vandaag 14.30 uur; 9 april"""
        if self.at is None:
            return ""
        on = relative(self.at.date(), today)
        return _("{on} {time} uur").format(on=on, time=clock_time(self.at)) if self.timed else on


# -- reading --------------------------------------------------------------------------------------------------


def around_to_call(session: Session, pupil_id: str, today: date) -> list[CallPerson]:
    """Everyone around the child, with the light of today: what may be told, and why. Raises UserProblem "gone"."""
    return [
        CallPerson(one.name, one.role, one.perspective, one.light, one.caregiver_id, one.contact_id)
        for one in invitable(session, pupil_id, (), today)
        if one.caregiver_id or one.contact_id
    ]


def call(session: Session, meeting_id: str, today: date) -> Call:
    """Raises UserProblem "gone" when there is no such call."""
    m, a = columns(Meeting), columns(Agreement)
    chosen = select(m.id, m.pupil_id, m.starts_at, m.timed, m.reason, m.summary)
    row = session.execute(chosen.where(m.id == meeting_id, m.kind == MeetingKind.CALL)).first()
    if row is None:
        raise UserProblem("gone")
    people = attendee_rows(session, {meeting_id: today}).get(meeting_id, ())
    agreed = chosen_agreements().where(a.meeting_id == meeting_id).order_by(a.position, a.id)
    return Call(
        row.id, row.pupil_id, row.starts_at, row.timed, row.reason, row.summary, tuple(people),
        tuple(agreement_of(one, today) for one in session.execute(agreed)),
    )  # fmt: skip


def read_agreement(line: str, people: Sequence[CallPerson | AttendeeRow], me: str, today: date) -> Proposal:
    """Who does what and when, in one line. "ik" is `me`, who notes the call; who is not named is nobody yet."""
    words = line.split(" ", 1)
    if me and words[0].casefold() in ("ik", "ikzelf") and len(words) > 1:
        line = f"{me} {words[1]}"
    known = [Person(one.name, one.role, one.perspective) for one in people]
    return read_line(line, [*known, Person(me, "", "school")] if me else known, today)


# -- writing --------------------------------------------------------------------------------------------------


def note_call(
    session: Session,
    pupil_id: str,
    today: date,
    with_whom: Sequence[CallPerson],
    why: str,
    said: str,
    agreement: str = "",
    at: datetime | None = None,
    me: str = "",
    timed: bool = True,
) -> str:
    """Keep a call of a moment ago; `at` None: of today, at a time that nobody wrote down; so is a day with `timed` False.

    Returns the id. `me` is the full name of who notes it. `agreement` is one line in the words of the call, empty when nothing was agreed.
    Raises UserProblem "call-empty" when it says neither with whom nor what was said.
    """
    if not with_whom or not (why.strip() or said.strip()):
        raise UserProblem("call-empty")
    names = listed([short_name(one.name) for one in with_whom])
    moment = at.replace(tzinfo=None) if at and timed else datetime.combine(at.date() if at else today, time())
    data = MeetingData(
        kind=MeetingKind.CALL,
        state=MeetingState.CLOSED,
        title=_("Gebeld met {names}").format(names=names),
        starts_at=moment,
        timed=timed and at is not None,
        minutes=SHORTEST,
        reason=why,
        summary=said,
        closed_on=today,
    )
    meeting_id = add(session, Meeting, data, pupil_id=pupil_id)
    for place, one in enumerate(with_whom):
        who = AttendeeData(
            name=one.name, role=one.role, perspective=one.perspective, attendance=Attendance.PRESENT, position=place
        )
        add(session, Attendee, who, pupil_id=pupil_id, meeting_id=meeting_id, **one.links)
    if agreement.strip():
        _agree(session, pupil_id, meeting_id, read_agreement(agreement, with_whom, me, today))
    return meeting_id


def change_call(session: Session, meeting_id: str, **values: str) -> None:
    """Put right `why` or `said`. What stood there before is in the logboek. Raises UserProblem "gone"."""
    _pupil(session, meeting_id)
    named = {"why": "reason", "said": "summary"}
    change(session, Meeting, meeting_id, {named[name]: value for name, value in values.items()})


def add_call_agreement(session: Session, meeting_id: str, line: str, me: str, today: date) -> str:
    """One more agreement from this call. Returns its id. Raises UserProblem "gone"."""
    found = call(session, meeting_id, today)
    return _agree(session, found.pupil_id, meeting_id, read_agreement(line, found.people, me, today))


def remove_call(session: Session, meeting_id: str) -> None:
    """It was noted with the wrong child, or twice. Its agreements go too. Raises UserProblem "gone"."""
    _pupil(session, meeting_id)
    remove(session, Meeting, meeting_id)


def _pupil(session: Session, meeting_id: str) -> str:
    """Of a call; a plan that was closed is not changed this way."""
    m: Any = columns(Meeting)
    chosen = select(m.pupil_id).where(m.id == meeting_id, m.kind == MeetingKind.CALL)
    found = session.execute(chosen).scalar()
    if found is None:
        raise UserProblem("gone")
    return str(found)


def _agree(session: Session, pupil_id: str, meeting_id: str, found: Proposal) -> str:
    data = AgreementData(
        who=found.who,
        what=found.what,
        perspective=found.perspective or "other",
        due_said=found.due.said,
        due_on=found.due.on,
        position=next_position(session, Agreement, meeting_id=meeting_id),
    )
    return add(session, Agreement, data, pupil_id=pupil_id, meeting_id=meeting_id)
