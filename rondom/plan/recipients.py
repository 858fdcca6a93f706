"""Who gets the plan, as it stands in the plan: nobody is promised more than they may have."""

from __future__ import annotations

from datetime import date

from rondom.dossier.queries import caregiver_rows
from rondom.language import _, folded
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import MeetingDetail, day_of
from rondom.plan import reading as r
from rondom.plan.gets import gets_words
from rondom.plan.sharing import kinds_in
from rondom.privacy.queries import answers_of, data_kinds_for
from rondom.privacy.rules import LightStatus, ReaderKind, keeps_nothing
from rondom.vault.store import Session


def recipients_of(session: Session, detail: MeetingDetail, made: r.PlanReading, today: date) -> tuple[r.Recipient, ...]:
    """As written in the meeting, one on a line; else both parents by gezag, and everyone at the table as was agreed."""
    written = [line.strip() for line in detail.head.recipients.splitlines() if line.strip()]
    if written:
        return tuple(r.Recipient(line, gets="") for line in written)
    caregivers = [one for one in caregiver_rows(session, detail.head.pupil_id) if not one.deceased]
    parents = [r.Recipient(one.name, one.relation, _("alles")) for one in caregivers if one.custody.value == "yes"]
    others = [
        r.Recipient(one.name, one.role, what)
        for one in detail.attendees
        if not one.caregiver_id and one.perspective != "child" and (what := _what_of(session, detail, one, made, today))
    ]
    return (*parents, *others)


def _what_of(session: Session, detail: MeetingDetail, one: AttendeeRow, made: r.PlanReading, today: date) -> str:
    """alles, de afspraken, een deel; empty for who gets nothing, or may not have it."""
    if one.light.status not in (LightStatus.MAY, LightStatus.PARTLY) or keeps_nothing(one.light):
        return ""
    whole = one.light.status is LightStatus.MAY
    if whole and one.reader_kind is ReaderKind.OUTSIDER:
        granted = data_kinds_for(
            session, detail.head.pupil_id, one.name, day_of(detail.head, today), _purpose_of(session, detail, one)
        )
        whole = kinds_in(made) <= {folded(kind) for kind in granted}
    return gets_words(one.gets, _("alles") if whole else _("een deel"))


def _purpose_of(session: Session, detail: MeetingDetail, one: AttendeeRow) -> str:
    """Of the permission under which this person came; "" for any."""
    said = answers_of(session, detail.head.pupil_id) if one.consent_id else []
    return next((answer.purpose for answer in said if answer.id == one.consent_id), "")
