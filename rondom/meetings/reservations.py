"""Voorbehoud: someone agrees with the whole plan but for one point. The point and the reason stand in the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select

from rondom.errors import UserProblem
from rondom.language import listed
from rondom.meetings.model import Agreement, Attendee, Goal, Reservation, ReservationData
from rondom.meetings.open_meeting import changeable, meeting_of
from rondom.vault.base import columns
from rondom.vault.fields import LINE_LIMIT
from rondom.vault.records import add, change, remove
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class ReservationRow:
    id: str
    attendee_id: str
    about: str
    """The words of the point as they were when it was said."""
    reason: str
    goal_id: str
    agreement_id: str
    changed: bool
    """The point has other words now, or is gone: ask once more."""

    @property
    def point_id(self) -> str:
        return self.goal_id or self.agreement_id


def reserve(session: Session, attendee_id: str, *, goal_id: str = "", agreement_id: str = "", reason: str = "") -> str:
    """Someone agrees with all but this goal or agreement. Once per point: again gives the same. Returns the id.

    Raises UserProblem "gone" when the point is no longer there, "meeting-closed".
    """
    meeting_id = meeting_of(session, Attendee, attendee_id)
    pupil_id = changeable(session, meeting_id).pupil_id
    about = point_words(session, goal_id, agreement_id)
    if not about:
        raise UserProblem("gone")
    known = columns(Reservation)
    point = known.goal_id == goal_id if goal_id else known.agreement_id == agreement_id
    before: str | None = session.execute(select(known.id).where(known.attendee_id == attendee_id, point)).scalar()
    if before is not None:
        change(session, Reservation, before, {"about": about, **({"reason": reason} if reason else {})})
        return before
    links = {"goal_id": goal_id or None, "agreement_id": agreement_id or None}
    data = ReservationData(about=about, reason=reason)
    return add(session, Reservation, data, pupil_id=pupil_id, meeting_id=meeting_id, attendee_id=attendee_id, **links)


def change_reservation(session: Session, reservation_id: str, reason: str) -> None:
    """Why. Raises UserProblem "gone" or "meeting-closed"."""
    changeable(session, meeting_of(session, Reservation, reservation_id))
    change(session, Reservation, reservation_id, {"reason": reason})


def remove_reservation(session: Session, reservation_id: str) -> None:
    changeable(session, meeting_of(session, Reservation, reservation_id))
    remove(session, Reservation, reservation_id)


def clear_reservations(session: Session, meeting_id: str) -> None:
    """For a new version: what was reserved about the one before is kept with that one."""
    session.execute(delete(Reservation).where(columns(Reservation).meeting_id == meeting_id))


def reservation_rows(session: Session, meeting_id: str) -> list[ReservationRow]:
    """All of one meeting, in the order in which they were made."""
    r, g, a = columns(Reservation), columns(Goal), columns(Agreement)
    chosen = (
        select(r.id, r.attendee_id, r.about, r.reason, r.goal_id, r.agreement_id, g.text, a.who, a.what)
        .join_from(Reservation, Goal, r.goal_id == g.id, isouter=True)
        .join(Agreement, r.agreement_id == a.id, isouter=True)
        .where(r.meeting_id == meeting_id)
        .order_by(r.id)
    )
    return [_row(row) for row in session.execute(chosen)]


def point_words(session: Session, goal_id: str = "", agreement_id: str = "") -> str:
    """The goal, or "Hatice: belt vader"; empty when it is not there."""
    g, a = columns(Goal), columns(Agreement)
    if goal_id:
        return _line(session.execute(select(g.text).where(g.id == goal_id)).scalar() or "")
    row = session.execute(select(a.who, a.what).where(a.id == agreement_id)).first()
    return agreement_words(row.who, row.what) if row else ""


def agreement_words(who: str, what: str) -> str:
    return _line(f"{who}: {what}" if who.strip() and what.strip() else what)


def all_but(points: list[str]) -> str:
    """The points that stand behind "akkoord, behalve"."""
    return listed([f"“{one.rstrip('.')}”" for one in points])


def _line(text: str) -> str:
    return " ".join(text.split())[:LINE_LIMIT]


def _row(row: Any) -> ReservationRow:
    now = _line(row.text or "") if row.goal_id else agreement_words(row.who or "", row.what or "")
    return ReservationRow(
        row.id, row.attendee_id, row.about, row.reason, row.goal_id or "", row.agreement_id or "", now != row.about
    )
