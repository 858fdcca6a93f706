"""Whether each person at the table sees a concern too: yes, partly or no. Each for themselves; nothing is added up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import delete, select

from rondom.dossier.names import short_name
from rondom.errors import UserProblem
from rondom.meetings.model import Attendee, Contribution, Recognised, Recognition, RecognitionData
from rondom.meetings.open_meeting import changeable, meeting_of
from rondom.vault.base import columns
from rondom.vault.records import add, change
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class RecognitionRow:
    """What one person says of one concern."""

    attendee_id: str
    name: str
    short: str
    """Sanne"""
    perspective: str
    answer: Recognised
    note: str


def recognise(session: Session, contribution_id: str, attendee_id: str, answer: Recognised) -> None:
    """The answer of one person; UNKNOWN takes it back, together with the words that stood with it.

    Raises UserProblem "meeting-closed", or "gone" when the concern or the person is not (or no longer) at this table.
    """
    meeting_id, pupil_id = _at_one_table(session, contribution_id, attendee_id)
    known = _row_id(session, contribution_id, attendee_id)
    if answer is Recognised.UNKNOWN:
        session.execute(delete(Recognition).where(columns(Recognition).id == known))
    elif known:
        change(session, Recognition, known, {"answer": answer})
    else:
        _add(session, pupil_id, meeting_id, contribution_id, attendee_id, RecognitionData(answer=answer))


def tell_recognition(session: Session, contribution_id: str, attendee_id: str, note: str) -> None:
    """How this person sees it, in a few own words. Raises as `recognise` does."""
    meeting_id, pupil_id = _at_one_table(session, contribution_id, attendee_id)
    known, r = _row_id(session, contribution_id, attendee_id), columns(Recognition)
    if known:
        change(session, Recognition, known, {"note": note})
        if not note.strip():  # neither an answer nor words: nothing was said
            session.execute(delete(Recognition).where(r.id == known, r.answer == Recognised.UNKNOWN))
    elif note.strip():
        _add(session, pupil_id, meeting_id, contribution_id, attendee_id, RecognitionData(note=note))


def recognitions(session: Session, meeting_id: str) -> dict[str, tuple[RecognitionRow, ...]]:
    """What was answered in a meeting, by the id of the concern, in the order of the table. One query."""
    r, a = columns(Recognition), columns(Attendee)
    chosen = (
        select(r.contribution_id, r.attendee_id, a.name, a.perspective, r.answer, r.note)
        .join_from(Recognition, Attendee, r.attendee_id == a.id)
        .where(r.meeting_id == meeting_id)
        .order_by(a.position, a.id)
    )
    found: dict[str, list[RecognitionRow]] = defaultdict(list)
    for about, who, name, side, answer, note in session.execute(chosen):
        found[about].append(RecognitionRow(who, name, short_name(name), side, Recognised(answer), note))
    return {about: tuple(rows) for about, rows in found.items()}


def _at_one_table(session: Session, contribution_id: str, attendee_id: str) -> tuple[str, str]:
    """The meeting that both belong to, and whose it is."""
    meeting_id = meeting_of(session, Contribution, contribution_id)
    if meeting_of(session, Attendee, attendee_id) != meeting_id:
        raise UserProblem("gone")
    return meeting_id, changeable(session, meeting_id).pupil_id


def _row_id(session: Session, contribution_id: str, attendee_id: str) -> str:
    r = columns(Recognition)
    chosen = select(r.id).where(r.contribution_id == contribution_id, r.attendee_id == attendee_id)
    return str(session.execute(chosen.limit(1)).scalar() or "")


def _add(
    session: Session, pupil_id: str, meeting_id: str, contribution_id: str, attendee_id: str, data: RecognitionData
) -> None:
    add(
        session, Recognition, data, pupil_id=pupil_id, meeting_id=meeting_id, contribution_id=contribution_id,
        attendee_id=attendee_id,
    )  # fmt: skip
