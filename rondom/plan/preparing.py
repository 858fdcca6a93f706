"""The preparation sheet of one person, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from rondom import clock
from rondom.dossier.queries import caregiver_rows
from rondom.dossier.secret_places import gives_away, secret_places
from rondom.errors import UserProblem
from rondom.language import _, capital, clock_time, folded, listed, weekday
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import MeetingDetail, day_of, meeting_detail
from rondom.meetings.sitting_rows import SittingRow, coming_to
from rondom.plan import reading as r
from rondom.plan.facts import address_of, group_words, work_phone
from rondom.plan.preparation import AgendaItem, PreparationReading
from rondom.plan.wording import addressed
from rondom.privacy.rules import LightStatus, ReaderKind
from rondom.school.queries import school_facts, users
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where one person is expected. `start` is None when only the day is known."""

    on: date | None
    start: time | None
    room: str


def preparation_reading(
    session: Session, meeting_id: str, attendee_id: str, today: date | None = None
) -> PreparationReading:
    """Invitation and preparation for one person at the table. Raises UserProblem "gone"."""
    day = today or clock.today()
    detail = meeting_detail(session, meeting_id, day)
    return preparation_of(session, detail, attendee_of(detail, attendee_id), day)


def attendee_of(detail: MeetingDetail, attendee_id: str) -> AttendeeRow:
    """Raises UserProblem "gone"."""
    reader = next((one for one in detail.attendees if one.id == attendee_id), None)
    if reader is None:
        raise UserProblem("gone")
    return reader


def preparation_of(session: Session, detail: MeetingDetail, reader: AttendeeRow, today: date) -> PreparationReading:
    """The same for a meeting that was read already."""
    detail = with_places_for(session, detail, reader.caregiver_id)
    school, head = school_facts(session), detail.head
    name, contact = inviter(session, detail)
    child = r.Child(detail.pupil.first_name, detail.pupil.name, detail.pupil.birth_date, group_words(detail.pupil))
    at, here = moment_of(detail, reader), people_with(detail, reader)
    return PreparationReading(
        child=child,
        school=school.name,
        meeting_title=head.with_article,
        on=at.on,
        start=at.start,
        minutes=head.minutes,
        room=at.room,
        purpose=head.purpose,
        invited_by=name,
        contact=contact,
        address=address_of(school),
        copy_for=reader.name,
        people=tuple(
            r.Attendee(one.name, one.role or _interpreter_role(one), r.Perspective(one.perspective)) for one in here
        ),
        agenda=tuple(AgendaItem(one.title, one.minutes, _lead(one.lead, detail, here)) for one in detail.steps),
        permission=permission_sentences(detail, reader, address_of(school)),
        age=child.age(day_of(head, today)),
        interpreter=_language(session, detail, reader, here),
        apart=bool(detail.sittings),
        talks=talk_sentences(detail) if detail.sittings and not reader.sitting_id else (),
    )


def with_places_for(session: Session, detail: MeetingDetail, caregiver_id: str = "") -> MeetingDetail:
    """The same meeting, without a place that is the secret address of somebody else: who comes hears that in person."""
    places = secret_places(session, [detail.head.pupil_id]).get(detail.head.pupil_id, ())
    if not places:
        return detail

    def told(room: str) -> str:
        return _("wordt apart verteld") if gives_away(room, places, caregiver_id) else room

    return replace(
        detail,
        head=replace(detail.head, room=told(detail.head.room)),
        sittings=tuple(replace(one, room=told(one.room)) for one in detail.sittings),
    )


def _lead(lead: str, detail: MeetingDetail, here: Sequence[AttendeeRow]) -> str:
    """Who begins a step. A parent who sits at another talk is not named: at this talk it is the parent who is here."""
    elsewhere = {folded(name) for one in detail.at_table if one not in here for name in (one.short, one.name)}
    if folded(lead) not in elsewhere:
        return lead
    return listed([one.short for one in here if one.perspective == "parent" and not one.interprets])


def _language(session: Session, detail: MeetingDetail, reader: AttendeeRow, here: Sequence[AttendeeRow]) -> str:
    """The language of the interpreter for this caregiver; when nobody is known to need one, for any of them."""
    if not reader.caregiver_id:
        return ""
    family = {one.id: one for one in caregiver_rows(session, detail.head.pupil_id) if one.interpreter}
    needing = [family[one.caregiver_id] for one in here if one.caregiver_id in family]
    for one in here:
        meant = {need.id for need in needing if folded(need.language) in ("", folded(one.interprets))}
        if one.interprets and (not meant or reader.caregiver_id in meant):
            return one.interprets
    return ""


def inviter(session: Session, detail: MeetingDetail) -> tuple[str, str]:
    """Who invites, and the number at work to call: of who leads, else of the chair, else of a user of this vault."""
    lead = detail.head.process_lead or _chair(detail) or next((one.name for one in users(session)), "")
    return lead, work_phone(session, detail.head.pupil_id, lead)


def moment_of(detail: MeetingDetail, reader: AttendeeRow) -> Moment:
    """Of the talk this person comes to; when they are asked for all of several talks, of the first."""
    talk = next((one for one in detail.sittings if reader.sitting_id in ("", one.id)), None)
    if talk is not None:
        return _moment(talk.starts_at, talk.timed, room_of(detail, talk))
    return _moment(detail.head.starts_at, detail.head.timed, detail.head.room)


def people_with(detail: MeetingDetail, reader: AttendeeRow) -> tuple[AttendeeRow, ...]:
    """Who this person will see. Of another parent's talk the paper tells nothing, not even who is there."""
    if detail.sittings and reader.sitting_id:
        return coming_to(detail.at_table, reader.sitting_id)
    return detail.at_table


def talk_sentences(detail: MeetingDetail) -> tuple[str, ...]:
    """Met moeder: donderdag 12 maart, 13.15 uur, spreekkamer"""
    return tuple(_talk_sentence(one, room_of(detail, one)) for one in detail.sittings)


def room_of(detail: MeetingDetail, talk: SittingRow) -> str:
    """Of one of several talks. The meeting itself shows the place of the talk that comes next, so that of a talk without
    one is known only when no talk has a place of its own.
    """
    return talk.room or ("" if any(one.room for one in detail.sittings) else detail.head.room)


def _talk_sentence(talk: SittingRow, room: str) -> str:
    at = _moment(talk.starts_at, talk.timed, room)
    told = [capital(weekday(at.on)) if at.on else _("de dag volgt nog")]
    if at.start:
        told.append(_("{time} uur").format(time=clock_time(at.start)))
    if at.room:
        told.append(at.room)
    return f"{talk.title}: {', '.join(told)}" if talk.title else ", ".join(told)


def _moment(starts_at: datetime | None, timed: bool, room: str) -> Moment:
    if starts_at is None:
        return Moment(None, None, room)
    return Moment(starts_at.date(), starts_at.time() if timed else None, room)


def _interpreter_role(one: AttendeeRow) -> str:
    return _("tolk {language}").format(language=one.interprets) if one.interprets else ""


def _chair(detail: MeetingDetail) -> str:
    return next((one.name for one in detail.attendees if _("voorzitter") in one.role), "")


def permission_sentences(detail: MeetingDetail, reader: AttendeeRow, address: r.FormOfAddress) -> tuple[str, ...]:
    """What is shared with whom, and what may be refused. Only for those who decide or are asked to read along."""
    outside = [one for one in people_with(detail, reader) if one.interprets or one.reader_kind is ReaderKind.OUTSIDER]
    told = [_about(one) for one in outside if one.id != reader.id]
    if reader.reader_kind is ReaderKind.CAREGIVER and told:
        formal = _("U mag nee zeggen tegen delen, ook later nog. Zeg het ons dan.")
        informal = _("Je mag nee zeggen tegen delen, ook later nog. Zeg het ons dan.")
        told.append(addressed(formal, informal, address))
    return tuple(told)


def _about(one: AttendeeRow) -> str:
    who = f"{one.name} ({one.role})" if one.role else one.name
    if one.interprets:
        return _("{who} vertaalt, zegt niets door en krijgt niets te lezen.").format(who=who)
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
