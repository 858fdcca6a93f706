"""Two talks, one plan: for parents who do not want to sit at one table.

Everyone else comes to both. The agenda starts anew for the second talk; what was written in the first stays, and both parents
get the same text at the end. The moment of the meeting itself is that of the talk that comes next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from rondom.dossier.model import Caregiver
from rondom.errors import UserProblem
from rondom.language import _, folded, listed
from rondom.meetings.actions import fresh_agenda
from rondom.meetings.model import (
    Attendee,
    Meeting,
    MeetingState,
    Sitting,
    SittingData,
)
from rondom.meetings.open_meeting import changeable, meeting_of
from rondom.meetings.running import follow, take_seats
from rondom.meetings.sitting_rows import SittingRow, sitting_rows
from rondom.vault.base import columns
from rondom.vault.records import add, change, next_position, remove
from rondom.vault.store import Session

PAUSE = timedelta(minutes=10)
"""Between two talks on one day, so that nobody meets in the corridor."""


@dataclass(frozen=True, slots=True)
class ProposedTalk:
    """One talk as it would be, with the attendees that come to it and to no other."""

    title: str
    attendees: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Parent:
    attendee: str
    name: str
    relation: str
    apart: bool
    language: str


# -- proposing ------------------------------------------------------------------------------------------------


def proposed_talks(session: Session, meeting_id: str) -> tuple[ProposedTalk, ...]:
    """A talk for each parent at the table who wants one apart, and one for the others together.

    Empty when nobody asked for it, when only one talk would be left, or when there are talks already.
    """
    parents = _parents(session, meeting_id)
    if not any(one.apart for one in parents) or sitting_rows(session, meeting_id):
        return ()
    together = [one for one in parents if not one.apart]
    tables = [[one] for one in parents if one.apart] + ([together] if together else [])
    tables.sort(key=lambda table: parents.index(table[0]))
    return _talks(session, meeting_id, tables) if len(tables) > 1 else ()


def _talks(session: Session, meeting_id: str, tables: Sequence[Sequence[_Parent]]) -> tuple[ProposedTalk, ...]:
    interpreters = _interpreters(session, meeting_id)
    found = []
    for table in tables:
        languages = {folded(one.language) for one in table if one.language}
        elsewhere = {folded(one.language) for other in tables if other is not table for one in other if one.language}
        helping = [who for who, language in interpreters if folded(language) in languages - elsewhere]
        words = listed([one.relation or one.name for one in table])
        title = _("Met {who}").format(who=words)
        found.append(
            ProposedTalk(title, (*(one.attendee for one in table), *helping), tuple(one.name for one in table))
        )
    return tuple(found)


def _parents(session: Session, meeting_id: str) -> list[_Parent]:
    a, c = columns(Attendee), columns(Caregiver)
    chosen = select(a.id, a.name, c.relation, c.apart, c.language, c.interpreter).join_from(
        Attendee, Caregiver, a.caregiver_id == c.id
    )
    rows = session.execute(chosen.where(a.meeting_id == meeting_id).order_by(c.position, a.position, a.id))
    return [
        _Parent(id_, name, relation, apart, language if helped else "")
        for id_, name, relation, apart, language, helped in rows
    ]


def _interpreters(session: Session, meeting_id: str) -> list[tuple[str, str]]:
    a = columns(Attendee)
    chosen = select(a.id, a.interprets).where(a.meeting_id == meeting_id, a.interprets != "")
    return [(row.id, row.interprets) for row in session.execute(chosen)]


# -- planning -------------------------------------------------------------------------------------------------


def plan_sittings(session: Session, meeting_id: str) -> list[str]:
    """Make the talks that are proposed. The first is at the moment of the meeting, the next one after a short pause, or on the
    same day when the time is not known. Returns the ids; none when nothing is proposed.
    """
    pupil_id = changeable(session, meeting_id).pupil_id
    m = columns(Meeting)
    chosen = select(m.starts_at, m.timed, m.minutes, m.room).where(m.id == meeting_id)
    starts_at, timed, minutes, room = session.execute(chosen).one()
    made = []
    for at, talk in enumerate(proposed_talks(session, meeting_id)):
        begins = starts_at + at * (timedelta(minutes=minutes) + PAUSE) if starts_at and timed else starts_at
        data = SittingData(title=talk.title, starts_at=begins, room=room, position=at)
        made.append(add(session, Sitting, data, pupil_id=pupil_id, meeting_id=meeting_id))
        for attendee in talk.attendees:
            change(session, Attendee, attendee, {"sitting_id": made[-1]})
    return made


def add_sitting(session: Session, meeting_id: str, title: str) -> str:
    """One more talk, of which the moment is not known yet. Returns its id."""
    pupil_id = changeable(session, meeting_id).pupil_id
    data = SittingData(title=title, position=next_position(session, Sitting, meeting_id=meeting_id))
    return add(session, Sitting, data, pupil_id=pupil_id, meeting_id=meeting_id)


def change_sitting(session: Session, sitting_id: str, **values: Any) -> None:
    """Change title, moment or room. A moment at midnight is a day of which the time is not known."""
    meeting_id = meeting_of(session, Sitting, sitting_id)
    changeable(session, meeting_id)
    change(session, Sitting, sitting_id, {name: value for name, value in values.items() if name != "state"})
    follow(session, meeting_id)


def put_in_sitting(session: Session, attendee_id: str, sitting_id: str) -> None:
    """To which talk someone comes; empty: to all of them."""
    meeting_id = meeting_of(session, Attendee, attendee_id)
    changeable(session, meeting_id)
    if sitting_id and sitting_id not in {one.id for one in sitting_rows(session, meeting_id)}:
        raise UserProblem("gone")
    change(session, Attendee, attendee_id, {"sitting_id": sitting_id or None})


def remove_sitting(session: Session, sitting_id: str) -> None:
    """A talk that does not come; who would come to it comes to all of them. With one talk left there is one table again.

    Raises UserProblem "sitting-begun" when it was held, or is going on.
    """
    meeting_id = meeting_of(session, Sitting, sitting_id)
    changeable(session, meeting_id)
    rows = sitting_rows(session, meeting_id)
    one = next(row for row in rows if row.id == sitting_id)
    if one.state in (MeetingState.ONGOING, MeetingState.CLOSED):
        raise UserProblem("sitting-begun")
    left = [row for row in rows if row.id != sitting_id]
    remove(session, Sitting, one.id)
    follow(session, meeting_id)
    if len(left) == 1 and left[0].state is MeetingState.PLANNED:
        remove(session, Sitting, left[0].id)


def one_talk_again(session: Session, meeting_id: str) -> None:
    """Everybody at one table after all, at the moment of the first talk. Raises UserProblem "sitting-begun"."""
    changeable(session, meeting_id)
    rows = sitting_rows(session, meeting_id)
    if any(one.state in (MeetingState.ONGOING, MeetingState.CLOSED) for one in rows):
        raise UserProblem("sitting-begun")
    for one in rows:
        remove(session, Sitting, one.id)


# -- holding --------------------------------------------------------------------------------------------------


def start_sitting(session: Session, meeting_id: str, sitting_id: str) -> None:
    """This talk begins, with the agenda from its first step; the one that was going on is over.

    What was written stays, notes at the steps too. Starting the one that is going on changes nothing.
    """
    changeable(session, meeting_id)
    rows = {one.id: one for one in sitting_rows(session, meeting_id)}
    if sitting_id not in rows:
        raise UserProblem("gone")
    if rows[sitting_id].state is MeetingState.ONGOING:
        return
    for one in rows.values():
        if one.state is MeetingState.ONGOING:
            change(session, Sitting, one.id, {"state": MeetingState.CLOSED})
    change(session, Sitting, sitting_id, {"state": MeetingState.ONGOING})
    change(session, Meeting, meeting_id, {"state": MeetingState.ONGOING, "current_step": 0})
    fresh_agenda(session, meeting_id)
    take_seats(session, meeting_id, sitting_id)
    follow(session, meeting_id)


def end_sitting(session: Session, meeting_id: str) -> None:
    """The talk that is going on is over; the meeting waits for the next one. Nothing happens when none is going on."""
    changeable(session, meeting_id)
    for one in sitting_rows(session, meeting_id):
        if one.state is MeetingState.ONGOING:
            change(session, Sitting, one.id, {"state": MeetingState.CLOSED})
    follow(session, meeting_id)


def next_sitting(sittings: Sequence[SittingRow]) -> SittingRow | None:
    """The first talk that is still to come; None when all were held."""
    return next((one for one in sittings if one.state is MeetingState.PLANNED), None)
