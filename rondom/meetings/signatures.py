"""Who signed which version of a plan: with a pen on paper, or drawn on the screen. Never how fast or how hard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select

from rondom.errors import UserProblem
from rondom.meetings.model import Attendee, Signature, SignatureData, SignatureWay
from rondom.meetings.strokes import Point, Stroke, strokes_of, strokes_text
from rondom.vault.base import columns
from rondom.vault.records import add
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class SignatureRow:
    id: str
    attendee_id: str
    name: str
    version: int
    way: SignatureWay
    signed_on: date
    strokes: tuple[Stroke, ...]
    """Empty when it was signed on paper."""


def sign_on_paper(session: Session, attendee_id: str, version: int, today: date) -> None:
    """There is a paper with this signature. It may come back days after the meeting was closed. Twice does no harm."""
    _sign(session, attendee_id, SignatureData(version=version, way=SignatureWay.PAPER, signed_on=today))


def sign_on_screen(
    session: Session, attendee_id: str, version: int, strokes: Sequence[Sequence[Point]], today: date
) -> None:
    """What someone drew. It takes the place of what stood there. Raises UserProblem "signature-empty"."""
    if not any(len(stroke) > 1 for stroke in strokes):
        raise UserProblem("signature-empty")
    drawn = strokes_text(strokes)
    data = SignatureData(version=version, way=SignatureWay.SCREEN, signed_on=today, strokes=drawn)
    _sign(session, attendee_id, data)


def remove_signature(session: Session, attendee_id: str, version: int) -> None:
    """It was put with the wrong name. Without one there is nothing to remove."""
    known = columns(Signature)
    session.execute(delete(Signature).where(known.attendee_id == attendee_id, known.version == version))


def signature_rows(session: Session, meeting_id: str, version: int | None = None) -> list[SignatureRow]:
    """In the order of the table; of one version, or of all."""
    s, a = columns(Signature), columns(Attendee)
    chosen = (
        select(s.id, s.attendee_id, a.name, s.version, s.way, s.signed_on, s.strokes)
        .join_from(Signature, Attendee, s.attendee_id == a.id)
        .where(s.meeting_id == meeting_id)
        .order_by(s.version, a.position, a.id)
    )
    if version is not None:
        chosen = chosen.where(s.version == version)
    return [
        SignatureRow(id_, who, name, number, SignatureWay(way), on, strokes_of(drawn))
        for id_, who, name, number, way, on, drawn in session.execute(chosen)
    ]


def _sign(session: Session, attendee_id: str, data: SignatureData) -> None:
    a = columns(Attendee)
    row = session.execute(select(a.pupil_id, a.meeting_id).where(a.id == attendee_id)).first()
    if row is None:
        raise UserProblem("gone")
    remove_signature(session, attendee_id, data.version)
    add(session, Signature, data, pupil_id=row.pupil_id, meeting_id=row.meeting_id, attendee_id=attendee_id)
