"""Asking for permission, keeping the answer, and writing down what left the house."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from rondom import clock
from rondom.dossier import attachments
from rondom.dossier.model import Attachment, AttachmentKind, Caregiver
from rondom.errors import UserProblem
from rondom.language import _, day_month, folded
from rondom.privacy.model import Consent, ConsentData, ConsentState, Disclosure, DisclosureData
from rondom.privacy.queries import answers_of, asked_kinds, child_facts
from rondom.privacy.rules import BY_PUPIL, Stance, deciders, stance
from rondom.vault.base import columns
from rondom.vault.records import add, change
from rondom.vault.store import Session

# -- permission -----------------------------------------------------------------------------------------------


def ask_consent(
    session: Session,
    pupil_id: str,
    recipient: str,
    purpose: str,
    today: date,
    organisation: str = "",
    data_kinds: Sequence[str] = (),
    valid_until: date | None = None,
    on: date | None = None,
) -> list[str]:
    """Write down that everyone who decides was asked today whether `recipient` may read, and for what. Returns the new ids.

    Who decides is that of today, or of the day `on` for which it is asked: a child may turn 12, 16 or 18 before.

    Who was asked the same before and did not answer yet, or whose yes holds on that day too, gets no second question. An
    earlier answer stays in the register and counts until the new one; the new row comes beside it. Raises UserProblem "consent-nobody-decides" when gezag
    or birth date is not known.
    """
    needed = deciders(child_facts(session, pupil_id), on or today)
    if not needed:
        raise UserProblem("consent-nobody-decides")
    asked = _still_standing(session, pupil_id, recipient, purpose, on or today, data_kinds)
    data = {
        "recipient": " ".join(recipient.split()),
        "organisation": organisation,
        "purpose": " ".join(purpose.split()),
        "data_kinds": ", ".join(data_kinds),
        "valid_until": valid_until,
        "asked_on": today,
    }
    return [_ask(session, pupil_id, who.key, data) for who in needed if who.key not in asked]


def give_consent(session: Session, consent_id: str, on: date, valid_until: date | None = None) -> None:
    """A yes, in the name of the caregiver or the pupil who was asked. Without `valid_until` the asked end stays."""
    values: dict[str, Any] = {"state": ConsentState.GIVEN, "decided_on": on, "withdrawn_on": None}
    if valid_until:
        values["valid_until"] = valid_until
    change(session, Consent, consent_id, {**values, **_by(session, consent_id)})


def refuse_consent(session: Session, consent_id: str, on: date, remark: str = "") -> None:
    """A no. Nothing may be shared with this partner for this purpose from now on, whatever the others said."""
    values = {"state": ConsentState.REFUSED, "decided_on": on, "remark": remark}
    change(session, Consent, consent_id, {**values, **_by(session, consent_id)})


def answer_later(session: Session, consent_id: str, who: str, on: date) -> None:
    """Asked, and the answer comes later: nobody has to say yes or no at once. Stands in the remark of this permission.

    `who` is the short name of the person who answers later. Raises UserProblem "gone".
    """
    c = columns(Consent)
    asked = session.execute(select(c.pupil_id, c.recipient, c.purpose, c.asked_on).where(c.id == consent_id)).first()
    if asked is None:
        raise UserProblem("gone")
    same = (c.pupil_id == asked.pupil_id, c.recipient == asked.recipient, c.purpose == asked.purpose)
    newest, remark = session.execute(select(c.id, c.remark).where(*same).order_by(c.id.desc()).limit(1)).one()
    said = _("{who} antwoordt later ({day}).").format(who=who, day=day_month(on))
    if said not in remark:
        change(session, Consent, newest, {"remark": "\n".join(part for part in (remark, said) if part)})
    change(session, Consent, consent_id, {"asked_on": asked.asked_on or on})


def withdraw_consent(session: Session, consent_id: str, on: date, remark: str = "") -> None:
    """A yes that was taken back. What went out before stays in the register of verstrekkingen."""
    change(session, Consent, consent_id, {"state": ConsentState.WITHDRAWN, "withdrawn_on": on, "remark": remark})


def change_remark(session: Session, consent_id: str, remark: str) -> None:
    """The only thing that may be rewritten: what was asked and answered stays as it was."""
    change(session, Consent, consent_id, {"remark": remark})


def _ask(session: Session, pupil_id: str, key: str, data: dict[str, Any]) -> str:
    by_pupil = key == BY_PUPIL
    return add(
        session,
        Consent,
        ConsentData(**data, decided_by=BY_PUPIL if by_pupil else ""),
        pupil_id=pupil_id,
        caregiver_id=None if by_pupil else key,
    )


def _still_standing(
    session: Session, pupil_id: str, recipient: str, purpose: str, on: date, data_kinds: Sequence[str]
) -> set[str]:
    """Who was asked this already and has no reason to be asked again: not for another day, nor for more than before."""
    same = [
        one
        for one in answers_of(session, pupil_id)
        if (folded(one.recipient), folded(one.purpose)) == (folded(recipient), folded(purpose))
    ]
    last = {one.decider: one for one in same}
    asked = asked_kinds(session, pupil_id)
    wanted = {folded(kind) for kind in data_kinds}
    return {
        key
        for key, one in last.items()
        if stance(one, on) in (Stance.ASKED, Stance.GIVEN) and wanted <= set(map(folded, asked[one.id]))
    }


def _by(session: Session, consent_id: str) -> dict[str, str]:
    """The name of the caregiver who answers: it stays readable when that person is removed from the dossier."""
    c, g = columns(Consent), columns(Caregiver)
    name = session.execute(
        select(g.name).join_from(Consent, Caregiver, c.caregiver_id == g.id).where(c.id == consent_id)
    )
    return {"decided_by": found} if (found := name.scalar()) else {}


# -- what left the house --------------------------------------------------------------------------------------


def record_disclosure(
    session: Session,
    pupil_id: str,
    recipient: str,
    purpose: str,
    basis: str,
    document: str,
    content: bytes,
    pages: int = 0,
    made_by: str = "",
    at: datetime | None = None,
    way: str = "",
) -> str:
    """Write a verstrekking down: to whom, for what, on which basis and by which `way` (file, mail or print).

    Of a PDF the very bytes are kept with the child, so that later one can look at what someone got; of something else, and of
    what is too large to keep, only the fingerprint. Returns the id.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    data = DisclosureData(
        recipient=recipient,
        purpose=purpose,
        basis=basis,
        document=document,
        pages=pages,
        sha256=sha256,
        made_by=made_by,
        way=way,
    )
    moment = at.astimezone(clock.utc_now().tzinfo) if at else clock.utc_now()
    copy = _copy_of(session, pupil_id, document, content, sha256, at.date() if at else clock.today())
    return add(session, Disclosure, data, pupil_id=pupil_id, at=moment.isoformat(timespec="seconds"), copy_id=copy)


def _copy_of(session: Session, pupil_id: str, title: str, content: bytes, sha256: str, on: date) -> str | None:
    """The id of what went out. The same paper to several people, or twice to one, is kept once."""
    a = columns(Attachment)
    kept = (a.pupil_id == pupil_id, a.kind == AttachmentKind.SENT_COPY, a.sha256 == sha256)
    known = session.execute(select(a.id).where(*kept).limit(1)).scalar()
    if known is not None:
        return str(known)
    if not content.startswith(b"%PDF-") or len(content) > attachments.LARGEST:
        return None
    return attachments.keep(session, pupil_id, title, AttachmentKind.SENT_COPY, attachments.PDF, content, on)
