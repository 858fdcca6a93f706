"""Bijlagen: the files of one child. They live in the vault only, and are read from memory.

What comes from outside goes through `intake` first; what Rondom made itself is kept byte for byte.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from rondom.dossier.model import Attachment, AttachmentData, AttachmentKind
from rondom.errors import EnvironmentProblem, UserProblem
from rondom.vault.base import columns
from rondom.vault.fields import CONTENT_LIMIT, LINE_LIMIT
from rondom.vault.records import add, change, remove
from rondom.vault.store import Session

PDF, JPEG = "application/pdf", "image/jpeg"
MEDIA = (PDF, JPEG)
LARGEST = CONTENT_LIMIT // 4 * 3
"""Bytes of one file: base64 makes four letters of three bytes."""


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """One file, without its content."""

    id: str
    title: str
    kind: AttachmentKind
    media_type: str
    byte_size: int
    sha256: str
    added_on: date
    meeting_id: str = ""

    @property
    def fixed(self) -> bool:
        """What someone got stays as it was, as long as the dossier is there."""
        return self.kind is AttachmentKind.SENT_COPY


def keep(
    session: Session,
    pupil_id: str,
    title: str,
    kind: AttachmentKind,
    media_type: str,
    content: bytes,
    today: date,
    meeting_id: str | None = None,
) -> str:
    """Keep these very bytes with this child and return the id.

    Raises UserProblem "attachment-kind" for another media type than MEDIA, "attachment-empty", "attachment-too-large".
    """
    if media_type not in MEDIA:
        raise UserProblem("attachment-kind")
    if not content:
        raise UserProblem("attachment-empty")
    check_size(len(content))
    data = AttachmentData(
        title=one_line(title),
        kind=kind,
        media_type=media_type,
        byte_size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        added_on=today,
        content=base64.b64encode(content).decode("ascii"),
    )
    return add(session, Attachment, data, pupil_id=pupil_id, meeting_id=meeting_id)


def check_size(count: int) -> None:
    """Raises UserProblem "attachment-too-large" for more bytes than one file may have."""
    if count > LARGEST:
        raise UserProblem("attachment-too-large", limit=LARGEST // 1_000_000)


def content_of(session: Session, attachment_id: str) -> bytes:
    """The bytes as they were kept. Raises UserProblem "gone", EnvironmentProblem "attachment-damaged".

    After a rescue of a damaged vault a file may have lost its end: half a document is never shown as a whole one.
    """
    known = columns(Attachment)
    found = session.execute(select(known.content, known.sha256).where(known.id == attachment_id)).first()
    if found is None:
        raise UserProblem("gone")
    try:
        content = base64.b64decode(found.content, validate=True)
    except ValueError:
        raise EnvironmentProblem("attachment-damaged") from None
    if hashlib.sha256(content).hexdigest() != found.sha256:
        raise EnvironmentProblem("attachment-damaged")
    return content


def rename(session: Session, attachment_id: str, title: str) -> None:
    """Raises UserProblem "attachment-sent" for what left the house, "gone"."""
    _free(session, attachment_id)
    change(session, Attachment, attachment_id, {"title": one_line(title)})


def change_kind(session: Session, attachment_id: str, kind: AttachmentKind) -> None:
    """What it is. Raises UserProblem "attachment-sent" when it left the house, or would be called so; "gone"."""
    _free(session, attachment_id)
    if kind is AttachmentKind.SENT_COPY:
        raise UserProblem("attachment-sent")
    change(session, Attachment, attachment_id, {"kind": kind})


def put_with_meeting(session: Session, attachment_id: str, meeting_id: str | None) -> None:
    """Let it belong to a meeting of the same child, or to none. Raises UserProblem "attachment-sent", "gone"."""
    _free(session, attachment_id)
    change(session, Attachment, attachment_id, {"meeting_id": meeting_id or None})


def take_away(session: Session, attachment_id: str) -> None:
    """Remove one file. Raises UserProblem "attachment-sent" for what left the house, "gone"."""
    _free(session, attachment_id)
    remove(session, Attachment, attachment_id)


def attachment_rows(session: Session, pupil_id: str) -> list[AttachmentRow]:
    """All files of one child, newest first."""
    known = columns(Attachment)
    return _rows(session, known.pupil_id == pupil_id)


def attachment_row(session: Session, attachment_id: str) -> AttachmentRow:
    """Raises UserProblem "gone"."""
    found = _rows(session, columns(Attachment).id == attachment_id)
    if not found:
        raise UserProblem("gone")
    return found[0]


def drawings_of(session: Session, meeting_id: str) -> list[AttachmentRow]:
    """What the child drew for this meeting, in the order in which it was added."""
    known = columns(Attachment)
    wanted = (known.meeting_id == meeting_id, known.kind == AttachmentKind.DRAWING, known.media_type == JPEG)
    return _rows(session, *wanted)[::-1]


def one_line(title: str) -> str:
    """Without line ends and double spaces, and no longer than a line may be."""
    return " ".join(title.replace("\x00", " ").split())[:LINE_LIMIT]


def _rows(session: Session, *wanted: Any) -> list[AttachmentRow]:
    known = columns(Attachment)
    chosen = select(
        known.id, known.title, known.kind, known.media_type, known.byte_size, known.sha256, known.added_on, known.meeting_id
    ).where(*wanted)  # fmt: skip
    found = session.execute(chosen.order_by(known.added_on.desc(), known.id.desc()))
    return [
        AttachmentRow(id_, title, AttachmentKind(kind), media, size, sha, on, meeting or "")
        for id_, title, kind, media, size, sha, on, meeting in found
    ]


def _free(session: Session, attachment_id: str) -> None:
    if attachment_row(session, attachment_id).fixed:
        raise UserProblem("attachment-sent")
