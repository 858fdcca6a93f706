"""The preparation sheet of one person, as values."""

from __future__ import annotations

from datetime import date

from rondom import clock
from rondom.errors import UserProblem
from rondom.language import _, listed
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.plan import reading as r
from rondom.plan.queries import address_of, group_words, work_phone
from rondom.plan.wording import addressed
from rondom.privacy.rules import LightStatus, ReaderKind
from rondom.school.queries import school_facts, users
from rondom.vault.store import Session


def preparation_reading(
    session: Session, meeting_id: str, attendee_id: str, today: date | None = None
) -> r.PreparationReading:
    """Invitation and preparation for one person at the table. Raises UserProblem "gone"."""
    detail = meeting_detail(session, meeting_id, today or clock.today())
    reader = next((one for one in detail.attendees if one.id == attendee_id), None)
    if reader is None:
        raise UserProblem("gone")
    school, head = school_facts(session), detail.head
    inviter = head.process_lead or _chair(detail) or next((one.name for one in users(session)), "")
    return r.PreparationReading(
        child=r.Child(detail.pupil.first_name, detail.pupil.name, detail.pupil.birth_date, group_words(detail.pupil)),
        school=school.name,
        meeting_title=head.with_article,
        on=head.starts_at.date() if head.starts_at else None,
        start=head.starts_at.time() if head.starts_at else None,
        minutes=head.minutes,
        room=head.room,
        purpose=head.purpose,
        invited_by=inviter,
        contact=work_phone(session, head.pupil_id, inviter),
        address=address_of(school),
        copy_for=reader.name,
        people=tuple(
            r.Attendee(one.name, one.role, r.Perspective(one.perspective), present=not one.away)
            for one in detail.at_table
        ),
        agenda=tuple(r.AgendaItem(step.title, step.minutes, step.lead) for step in detail.steps),
        permission=permission_sentences(detail, reader, address_of(school)),
    )


def _chair(detail: MeetingDetail) -> str:
    return next((one.name for one in detail.attendees if _("voorzitter") in one.role), "")


def permission_sentences(detail: MeetingDetail, reader: AttendeeRow, address: r.FormOfAddress) -> tuple[str, ...]:
    """What is shared with whom, and what may be refused. Only for those who decide or are asked to read along."""
    told = [_about(one) for one in detail.at_table if one.reader_kind is ReaderKind.OUTSIDER]
    if reader.reader_kind is ReaderKind.CAREGIVER and told:
        formal = _("U mag nee zeggen tegen delen, ook later nog. Zeg het ons dan.")
        informal = _("Je mag nee zeggen tegen delen, ook later nog. Zeg het ons dan.")
        told.append(addressed(formal, informal, address))
    return tuple(told)


def _about(one: AttendeeRow) -> str:
    who = f"{one.name} ({one.role})" if one.role else one.name
    if one.light.status is LightStatus.MAY:
        return _("{who} mag meelezen, voor dit doel.").format(who=who)
    if one.light.status is LightStatus.MAY_NOT:
        return _("{who} krijgt niets te lezen.").format(who=who)
    names = listed([decider.name for decider in one.waiting])
    if not names:
        return _("{who} leest pas mee als er toestemming is.").format(who=who)
    form = (
        _("{who} leest pas mee als {names} ja zegt.")
        if len(one.waiting) == 1
        else _("{who} leest pas mee als {names} ja zeggen.")
    )
    return form.format(who=who, names=names)
