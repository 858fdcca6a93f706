"""Signed forms: the paper on which a permission was given, refused or asked, kept with the answers it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from rondom.dossier.attachments import AttachmentRow, attachment_row, attachment_rows, change_kind, keep
from rondom.dossier.model import AttachmentKind
from rondom.errors import UserProblem
from rondom.privacy.model import Consent
from rondom.vault.base import columns
from rondom.vault.records import change
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class FormUse:
    """One answer that stands on a form."""

    consent_id: str
    recipient: str
    purpose: str


def add_form(
    session: Session, consent_ids: Iterable[str], title: str, media_type: str, content: bytes, today: date
) -> str:
    """Keep a form that came back and tie it to these answers of one child. `content` went through `rondom.dossier.intake`.

    Returns the id of the file. Raises UserProblem "gone" when none of the answers is there, and what `keep` raises.
    """
    ids = list(consent_ids)
    pupil_id = _pupil_of(session, ids)
    made = keep(session, pupil_id, title, AttachmentKind.SIGNED_FORM, media_type, content, today)
    _tie(session, ids, made)
    return made


def use_form(session: Session, consent_ids: Iterable[str], attachment_id: str) -> None:
    """Tie a file that is already kept to these answers: one paper may hold several. It is a signed form from now on.

    Raises UserProblem "gone" when file and answers are not of the same child, "attachment-sent" for what left the house.
    """
    ids = list(consent_ids)
    pupil_id = _pupil_of(session, ids)
    if attachment_id not in {one.id for one in attachment_rows(session, pupil_id)}:
        raise UserProblem("gone")
    if attachment_row(session, attachment_id).kind is not AttachmentKind.SIGNED_FORM:
        change_kind(session, attachment_id, AttachmentKind.SIGNED_FORM)
    _tie(session, ids, attachment_id)


def let_form_go(session: Session, consent_ids: Iterable[str]) -> None:
    """The form was not about these answers after all. The file itself stays."""
    _tie(session, list(consent_ids), None)


def forms_of(session: Session, pupil_id: str) -> list[AttachmentRow]:
    """The signed forms that are kept with a child, newest first."""
    return [one for one in attachment_rows(session, pupil_id) if one.kind is AttachmentKind.SIGNED_FORM]


def uses_of(session: Session, pupil_id: str) -> dict[str, tuple[FormUse, ...]]:
    """By id of the file: the answers that stand on it."""
    c = columns(Consent)
    chosen = select(c.scan_id, c.id, c.recipient, c.purpose).where(c.pupil_id == pupil_id, c.scan_id.is_not(None))
    found: dict[str, list[FormUse]] = {}
    for scan, *rest in session.execute(chosen.order_by(c.id)):
        found.setdefault(scan, []).append(FormUse(*rest))
    return {scan: tuple(uses) for scan, uses in found.items()}


def _pupil_of(session: Session, consent_ids: list[str]) -> str:
    c = columns(Consent)
    found = set(session.execute(select(c.pupil_id).where(c.id.in_(consent_ids))).scalars())
    if len(found) != 1:
        raise UserProblem("gone")
    return str(found.pop())


def _tie(session: Session, consent_ids: list[str], attachment_id: str | None) -> None:
    for one in consent_ids:
        change(session, Consent, one, {"scan_id": attachment_id})
