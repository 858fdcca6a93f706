"""The plan of a meeting as it is now: what was written at the table, put in the places of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import select

from rondom.language import _, folded, listed
from rondom.meetings.agreements import AgreementRow
from rondom.meetings.attendees import AttendeeRow, attendee_rows
from rondom.meetings.data_kinds import HEALTH, HOME, kind_of, most_guarded
from rondom.meetings.detail import AgreementLine, ContributionRow, MeetingDetail
from rondom.meetings.factors import with_factor
from rondom.meetings.goals import GoalRow
from rondom.meetings.last_time import MAKES_PLAN, last_time
from rondom.meetings.looking_back import GoalReview, goal_reviews
from rondom.meetings.model import Approval, Attendance, ContributionKind, Meeting, MeetingState
from rondom.meetings.reservations import ReservationRow, reservation_rows
from rondom.plan import reading as r
from rondom.plan.facts import address_of, group_words, work_phone
from rondom.plan.kring import plan_kring
from rondom.plan.lane_kinds import is_health
from rondom.plan.recipients import recipients_of
from rondom.privacy.rules import ReaderKind
from rondom.school.queries import school_facts
from rondom.timeline.queries import EventRow, event_rows
from rondom.vault.base import columns
from rondom.vault.store import Session

_UNASKED = ("unknown", "")
"""Of a concern about which "the others" said nothing together."""


def live_reading(session: Session, detail: MeetingDetail, number: int, reason: str, today: date) -> r.PlanReading:
    """Everything of the meeting for nobody in particular; `number` is the version that is being written, and why it is."""
    head, pupil, school = detail.head, detail.pupil, school_facts(session)
    reserved = reservation_rows(session, head.id)
    made = r.PlanReading(
        child=r.Child(pupil.first_name, pupil.name, pupil.birth_date, group_words(pupil)),
        school=school.name,
        made_on=head.closed_on or today,
        version=number,
        version_reason=reason,
        valid_until=head.review_on,
        meeting_title=head.with_article,
        meeting_on=head.starts_at.date() if head.starts_at else None,
        address=address_of(school),
        people=tuple(_attendee(one, detail) for one in detail.attendees),
        sittings=_sittings(detail),
        reason=head.reason,
        question=pupil.question,
        voice=_voice(detail),
        strengths=_remarks(detail, ContributionKind.STRENGTH),
        concerns=concerns_of(detail),
        enabling=_remarks(detail, ContributionKind.ENABLING),
        hindering=_remarks(detail, ContributionKind.HINDERING),
        happened=_happened(session, head.pupil_id),
        kring=plan_kring(session, head.pupil_id),
        wishes=_remarks(detail, ContributionKind.WISH),
        reviews=tuple(_review(one) for one in goal_reviews(session, head.id)),
        goals=tuple(_goal(one) for one in detail.goals if one.text.strip()),
        agreements=tuple(_agreement(one, detail) for one in detail.agreements if one.what.strip()),
        running=_running(session, detail, today),
        follow_up=_follow_up(session, detail),
        notes=tuple(r.PlanNote(step.title, step.note) for step in detail.steps if step.note.strip()),
        parked=tuple(one.text for one in detail.of(ContributionKind.PARKED) if one.text.strip()),
        approvals=tuple(_approval(one, reserved) for one in detail.attendees if is_asked(one)),
        readers=_readers(detail),
        retention=_("Bewaren tot {n} jaar na vertrek.").format(n=school.retention_years),
    )
    return replace(made, recipients=recipients_of(session, detail, made, today))


def happened_sentences(session: Session, pupil_id: str) -> tuple[str, ...]:
    """What is past, in order of time. What is not for a meeting never comes here."""
    return tuple(row.sentence for row in _past(session, pupil_id))


def _happened(session: Session, pupil_id: str) -> r.Happened:
    """What happened is told as a whole, and most of it is about home; with an illness in it about health too."""
    rows = _past(session, pupil_id)
    if not rows:
        return r.Happened()
    ill = any(is_health(row.lane, row.topic, row.title) for row in rows)
    return r.Happened(tuple(row.sentence for row in rows), kinds=(HOME, HEALTH) if ill else (HOME,))


def _past(session: Session, pupil_id: str) -> list[EventRow]:
    return [row for row in event_rows(session, pupil_id, hidden_too=False) if not row.planned]


# -- who were there -------------------------------------------------------------------------------------------


def _attendee(one: AttendeeRow, detail: MeetingDetail) -> r.Attendee:
    """Whose own talk was not held, was not there."""
    custody = r.Custody(one.custody) if one.custody else r.Custody.NONE
    was_held = not one.sitting_id or one.sitting_id in {talk.id for talk in detail.held}
    return r.Attendee(
        one.name, one.role, r.Perspective(one.perspective), custody, not one.away and was_held, one.remark,
        _time(one.came_at), _time(one.left_at),
    )  # fmt: skip


def _time(moment: datetime | None) -> time | None:
    return moment.time().replace(second=0, microsecond=0) if moment else None


def _sittings(detail: MeetingDetail) -> tuple[r.Sitting, ...]:
    """Who came to all of them stands with each."""
    return tuple(
        r.Sitting(
            one.title,
            one.starts_at.date() if one.starts_at else None,
            listed([who.short for who in detail.at_table if who.sitting_id in ("", one.id)]),
        )
        for one in detail.held
    )


# -- what was said --------------------------------------------------------------------------------------------


def _voice(detail: MeetingDetail) -> r.ChildVoice | None:
    head = detail.head
    declined = head.voice_declined and not head.voice_words.strip()
    if not (head.voice_words.strip() or head.voice_followup.strip() or declined):
        return None
    return r.ChildVoice(
        head.voice_words, head.voice_how, head.voice_by, head.voice_on, head.voice_followup, head.voice_told_on, declined
    )  # fmt: skip


def _remarks(detail: MeetingDetail, kind: ContributionKind) -> tuple[r.Remark, ...]:
    return tuple(
        r.Remark(one.text, r.Perspective(one.perspective), _who_said(one, detail), kind_of(one))
        for one in detail.of(kind)
        if one.text.strip()
    )


def _who_said(one: ContributionRow, detail: MeetingDetail) -> str:
    """Empty when the mark of the side says it: then only one person sits on that side."""
    same_side = [person for person in detail.at_table if person.perspective == one.perspective]
    if len(same_side) == 1 and folded(one.said_by) in ("", *_calls(same_side[0])):
        return ""
    return one.said_by


def _calls(person: AttendeeRow) -> tuple[str, ...]:
    return tuple(folded(text) for text in (person.name, person.short, person.role) if text)


def _person(called: str, detail: MeetingDetail) -> AttendeeRow | None:
    """Who at the table is meant by a name or a role; None when nobody or more than one is."""
    found = [one for one in detail.attendees if folded(called) in _calls(one)]
    return found[0] if len(found) == 1 else None


def concerns_of(detail: MeetingDetail) -> tuple[r.Concern, ...]:
    """The same concern said by several people is one concern, seen by all of them; unless "the others" answered it in two
    ways, as they could in older meetings. What makes it hard stands here too once someone answered it: no view gets lost.
    """
    together: dict[tuple[str, str, str], list[ContributionRow]] = {}
    for one in detail.of_any(with_factor(ContributionKind.CONCERN)):
        if not one.text.strip() or (one.kind is ContributionKind.HINDERING and not _answered(one)):
            continue
        words, answer = folded(one.text), (one.recognised.value, one.recognised_note)
        same = [key for key in together if key[0] == words and (key[1:] == answer or _UNASKED in (key[1:], answer))]
        rows = together.pop(same[0], []) if same else []
        known = same[0][1:] if same and answer == _UNASKED else answer
        together[words, *known] = [*rows, one]
    order = {one.id: at for at, one in enumerate(detail.contributions)}
    return tuple(_concern(some, detail) for some in sorted(together.values(), key=lambda some: order[some[0].id]))


def _answered(one: ContributionRow) -> bool:
    return bool(one.recognitions) or (one.recognised.value, one.recognised_note) != _UNASKED


def _concern(some: list[ContributionRow], detail: MeetingDetail) -> r.Concern:
    seen: dict[str, r.Person] = {}
    for one in some:
        for name in one.said_by.split(",") if one.said_by.strip() else [""]:
            person = _person(name, detail)
            side = person.perspective if person else one.perspective
            shown = person.short if person else name.strip()
            seen.setdefault(f"{shown}|{side}", r.Person(shown, r.Perspective(side)))
    told = next((one for one in some if (one.recognised.value, one.recognised_note) != _UNASKED), some[0])
    kinds = [kind_of(one) for one in some]
    return r.Concern(
        some[0].text, tuple(seen.values()), r.Recognised(told.recognised.value), told.recognised_note, _views(some),
        max(kinds, key=most_guarded),
    )  # fmt: skip


def _views(some: list[ContributionRow]) -> tuple[r.PersonView, ...]:
    """What each answered for themselves. Who was asked twice about the same words, and answered otherwise, stands there twice."""
    answers = {
        (one.attendee_id, one.answer, folded(one.note)): r.PersonView(
            one.short, r.Perspective(one.perspective), r.Recognised(one.answer.value), one.note
        )
        for said in some
        for one in said.recognitions
        if one.answer.value != "unknown" or one.note.strip()
    }
    return tuple(answers.values())


# -- what will be done ----------------------------------------------------------------------------------------


def _goal(one: GoalRow) -> r.Goal:
    return r.Goal(
        one.text, one.now, one.then, one.sign, one.setting, one.until, one.level_part, one.level_more, one.level_most
    )  # fmt: skip


def _review(one: GoalReview) -> r.GoalReview:
    scores = (r.GoalScore(each.said_by, r.Perspective(each.perspective), each.words, each.note) for each in one.scores)
    return r.GoalReview(one.goal.text, tuple(scores), one.worked, one.hindered, one.next_name, one.next_words)


def _running(session: Session, detail: MeetingDetail, today: date) -> tuple[r.Agreement, ...]:
    """What was agreed before and is still to be done: it goes on in this plan."""
    if detail.head.kind not in MAKES_PLAN:
        return ()
    return tuple(
        _agreement(one, detail, one.meeting_title)
        for one in last_time(session, detail.head.id, today).open
        if one.what.strip()
    )


def _agreement(one: AgreementLine | AgreementRow, detail: MeetingDetail, since: str = "") -> r.Agreement:
    """`since` is the meeting at which it was made, when that was an earlier one."""
    person = _person(one.who, detail)
    return r.Agreement(
        who=person.short if person else one.who,
        what=one.what,
        perspective=r.Perspective(person.perspective if person else one.perspective),
        due_said=one.due_said,
        due=one.due_on,
        sign=one.sign,
        state=r.AgreementState(one.state.value),
        since=since,
    )


def _follow_up(session: Session, detail: MeetingDetail) -> r.FollowUp:
    head = detail.head
    planned = _review_meeting(session, detail)
    return r.FollowUp(
        lead=head.process_lead,
        lead_contact=work_phone(session, head.pupil_id, head.process_lead),
        contact_between=head.contact_between,
        evaluation=head.review_on,
        evaluation_time=planned[1] if planned else None,
        evaluation_with=_names(attendee_rows(session, {planned[0]: head.review_on}).get(planned[0], []))
        if planned and head.review_on
        else _names(detail.at_table),
    )


def _names(people: Iterable[AttendeeRow]) -> str:
    names = [one.short for one in people if not one.away and not one.interprets]
    return f"{listed(names)}." if names else ""


def _review_meeting(session: Session, detail: MeetingDetail) -> tuple[str, time | None] | None:
    """The meeting that is planned for the day of the evaluation, and its hour when that is known."""
    if (on := detail.head.review_on) is None:
        return None
    m = columns(Meeting)
    day = m.starts_at.between(datetime.combine(on, time.min), datetime.combine(on, time.max))
    planned = (m.pupil_id == detail.head.pupil_id, m.id != detail.head.id, m.state == MeetingState.PLANNED, day)
    row = session.execute(select(m.id, m.starts_at, m.timed).where(*planned).order_by(m.starts_at)).first()
    return (row.id, row.starts_at.time() if row.timed else None) if row else None


# -- who gets it, who agrees ----------------------------------------------------------------------------------


def _approval(one: AttendeeRow, reserved: Iterable[ReservationRow]) -> r.PersonApproval:
    """A reservation belongs to an akkoord; with another answer it says nothing."""
    but = one.approval is Approval.AGREED
    return r.PersonApproval(
        one.name,
        one.role,
        r.Perspective(one.perspective),
        r.Approval(one.approval.value),
        one.approval_reason,
        tuple(r.Reservation(each.about, each.reason) for each in reserved if but and each.attendee_id == one.id),
        one.id,
    )


def is_asked(one: AttendeeRow) -> bool:
    """Everyone who was there; a child, an interpreter or someone who was not, only when they answered."""
    there = one.attendance not in (Attendance.NOT_COMING, Attendance.ABSENT)
    return one.approval is not Approval.NONE or (there and one.perspective != "child" and not one.interprets)


def _readers(detail: MeetingDetail) -> str:
    outside = [one for one in detail.at_table if one.reader_kind is ReaderKind.OUTSIDER]
    return _("Voor school, ouders en wie op de lijst staat.") if outside else _("Voor school en ouders.")
