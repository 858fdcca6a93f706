"""The plan of a meeting as values for one page: as it is now, or exactly as it was fixed. And the preparation sheets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy import select

from rondom import clock
from rondom.dossier.model import Contact, Custody
from rondom.dossier.queries import PupilHead, caregiver_rows
from rondom.errors import Bug, UserProblem
from rondom.language import _, folded, listed
from rondom.meetings.attendees import AttendeeRow, attendee_rows
from rondom.meetings.detail import AgreementLine, ContributionRow, MeetingDetail, meeting_detail
from rondom.meetings.model import Approval, ContributionKind, Meeting, MeetingState
from rondom.plan import reading as r
from rondom.plan.keeping import fingerprint, from_json
from rondom.plan.kring import drawn_kring, plan_kring
from rondom.plan.model import PlanVersion
from rondom.privacy.rules import LightStatus, ReaderKind
from rondom.scene import Measure
from rondom.school.model import Staff
from rondom.school.queries import SchoolFacts, school_facts
from rondom.timeline.paper import Paper
from rondom.timeline.paper_mini import mini_layout
from rondom.timeline.queries import event_marks, event_rows, timeline_context
from rondom.timeline.school_years import year_group_name, year_group_number
from rondom.vault.base import columns
from rondom.vault.store import Session

WIDTH = 508.0
"""Width of the text on A4, in points: how wide the small timeline is drawn."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a plan. Not `fixed`: it was opened again and is being written."""

    id: str
    meeting_id: str
    meeting_title: str
    number: int
    made_on: date
    valid_until: date | None
    reason: str
    fixed: bool


# -- versions -------------------------------------------------------------------------------------------------


def version_rows(session: Session, pupil_id: str, meeting_id: str = "") -> list[VersionRow]:
    """All versions of the plans of a child, or of one meeting; newest first."""
    v, m = columns(PlanVersion), columns(Meeting)
    chosen = (
        select(v.id, v.meeting_id, m.title, v.number, v.made_on, v.valid_until, v.reason, v.sha256 != "")
        .join_from(PlanVersion, Meeting, v.meeting_id == m.id)
        .where(v.pupil_id == pupil_id)
        .order_by(v.made_on.desc(), v.id.desc())
    )
    if meeting_id:
        chosen = chosen.where(v.meeting_id == meeting_id)
    return [VersionRow(*row[:-1], bool(row[-1])) for row in session.execute(chosen)]


def current_plan(session: Session, pupil_id: str) -> VersionRow | None:
    """The version that was fixed last; None when there is no plan yet."""
    return next((row for row in version_rows(session, pupil_id) if row.fixed), None)


def kept_reading(session: Session, meeting_id: str, number: int) -> r.PlanReading:
    """A fixed version as it was read back. Raises UserProblem "gone", or Bug "plan-altered" when it was tampered with."""
    v = columns(PlanVersion)
    chosen = select(v.content, v.sha256).where(v.meeting_id == meeting_id, v.number == number, v.sha256 != "")
    row = session.execute(chosen).first()
    if row is None:
        raise UserProblem("gone")
    if fingerprint(row.content) != row.sha256:
        raise Bug("plan-altered")
    return from_json(row.content)


# -- the plan -------------------------------------------------------------------------------------------------


def plan_reading(
    session: Session,
    meeting_id: str,
    version: int | None = None,
    today: date | None = None,
    measure: Measure | None = None,
) -> r.PlanReading:
    """The whole plan of one meeting, for nobody in particular yet: see `rondom.plan.sharing.for_reader`.

    With `version` that one; without it the last fixed one of a closed meeting, and else the plan as it is now. The small
    timeline is drawn when `measure` says how wide letters are on that paper; a fixed plan only gets a drawing as long as
    it shows the very events the plan names. Raises UserProblem "gone".
    """
    now = today or clock.today()
    detail = meeting_detail(session, meeting_id, now)
    if version is None and detail.head.state is MeetingState.CLOSED:
        numbers = [row.number for row in version_rows(session, detail.head.pupil_id, meeting_id) if row.fixed]
        version = max(numbers, default=None)
    made = kept_reading(session, meeting_id, version) if version else _live(session, detail, now)
    return _drawn(session, made, detail, measure) if measure else made


def _drawn(session: Session, made: r.PlanReading, detail: MeetingDetail, measure: Measure) -> r.PlanReading:
    pupil_id = detail.head.pupil_id
    made = replace(made, kring=drawn_kring(session, pupil_id, made.kring, WIDTH, measure))
    sentences = _happened(session, pupil_id)
    if not sentences or sentences != made.happened.sentences:
        return made
    marks = [mark for mark in event_marks(session, pupil_id, hidden_too=False) if not mark.planned]
    groups = timeline_context(session, pupil_id, made.made_on).school_years()
    scene = mini_layout(marks, Paper(WIDTH, 200.0, made.made_on, detail.pupil.birth_date, groups), measure)
    return replace(made, happened=replace(made.happened, scene=scene))


def _happened(session: Session, pupil_id: str) -> tuple[str, ...]:
    """What is past, in order of time. What is not for a meeting never comes here."""
    return tuple(row.sentence for row in event_rows(session, pupil_id, hidden_too=False) if not row.planned)


def _live(session: Session, detail: MeetingDetail, today: date) -> r.PlanReading:
    head, pupil, school = detail.head, detail.pupil, school_facts(session)
    voice = _voice(detail)
    recipients = _recipients(session, detail)
    return r.PlanReading(
        child=r.Child(pupil.first_name, pupil.name, pupil.birth_date, group_words(pupil)),
        school=school.name,
        made_on=head.closed_on or today,
        version=_next_number(session, detail),
        valid_until=head.review_on,
        meeting_title=head.with_article,
        meeting_on=head.starts_at.date() if head.starts_at else None,
        address=address_of(school),
        people=tuple(_attendee(one) for one in detail.attendees),
        reason=head.reason,
        question=pupil.question,
        voice=voice,
        strengths=_remarks(detail, ContributionKind.STRENGTH),
        concerns=_concerns(detail),
        enabling=_remarks(detail, ContributionKind.ENABLING),
        hindering=_remarks(detail, ContributionKind.HINDERING),
        happened=r.Happened(_happened(session, head.pupil_id)),
        kring=plan_kring(session, head.pupil_id),
        wishes=_remarks(detail, ContributionKind.WISH),
        goals=tuple(
            r.Goal(one.text, one.now, one.then, one.sign, one.setting, one.until)
            for one in detail.goals
            if one.text.strip()
        ),
        agreements=tuple(_agreement(one, detail) for one in detail.agreements if one.what.strip()),
        follow_up=_follow_up(session, detail),
        recipients=recipients,
        approvals=tuple(_approval(one) for one in detail.attendees if _is_asked(one)),
        readers=_readers(detail),
        retention=_("Bewaren tot {n} jaar na vertrek.").format(n=school.retention_years),
    )


def _next_number(session: Session, detail: MeetingDetail) -> int:
    rows = version_rows(session, detail.head.pupil_id, detail.head.id)
    draft = next((row.number for row in rows if not row.fixed), None)
    return draft or max((row.number for row in rows), default=0) + 1


def address_of(school: SchoolFacts) -> r.FormOfAddress:
    return r.FormOfAddress.INFORMAL if school.form_of_address == "je" else r.FormOfAddress.FORMAL


def group_words(pupil: PupilHead) -> str:
    """groep 6; the name of the group when the year is not known"""
    number = year_group_number(pupil.year_group)
    return year_group_name(number) if number else pupil.group


def _attendee(one: AttendeeRow) -> r.Attendee:
    custody = r.Custody(one.custody) if one.custody else r.Custody.NONE
    return r.Attendee(one.name, one.role, r.Perspective(one.perspective), custody, not one.away, one.remark)


def _voice(detail: MeetingDetail) -> r.ChildVoice | None:
    head = detail.head
    if not (head.voice_words.strip() or head.voice_followup.strip()):
        return None
    return r.ChildVoice(
        head.voice_words, head.voice_how, head.voice_by, head.voice_on, head.voice_followup, head.voice_told_on
    )


def _remarks(detail: MeetingDetail, kind: ContributionKind) -> tuple[r.Remark, ...]:
    return tuple(
        r.Remark(one.text, r.Perspective(one.perspective), _who_said(one, detail))
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


def _concerns(detail: MeetingDetail) -> tuple[r.Concern, ...]:
    """The same concern said by several people is one concern, seen by all of them."""
    together: dict[str, list[ContributionRow]] = {}
    for one in detail.of(ContributionKind.CONCERN):
        if one.text.strip():
            together.setdefault(folded(one.text), []).append(one)
    return tuple(_concern(some, detail) for some in together.values())


def _concern(some: list[ContributionRow], detail: MeetingDetail) -> r.Concern:
    seen: dict[str, r.Person] = {}
    for one in some:
        for name in one.said_by.split(",") if one.said_by.strip() else [""]:
            person = _person(name, detail)
            side = person.perspective if person else one.perspective
            shown = person.short if person else name.strip()
            seen.setdefault(f"{shown}|{side}", r.Person(shown, r.Perspective(side)))
    told = next((one for one in some if one.recognised.value != "unknown"), some[0])
    return r.Concern(some[0].text, tuple(seen.values()), r.Recognised(told.recognised.value), told.recognised_note)


def _agreement(one: AgreementLine, detail: MeetingDetail) -> r.Agreement:
    person = _person(one.who, detail)
    return r.Agreement(
        who=person.short if person else one.who,
        what=one.what,
        perspective=r.Perspective(person.perspective if person else one.perspective),
        due_said=one.due_said,
        due=one.due_on,
        sign=one.sign,
        state=r.AgreementState(one.state.value),
    )


def _follow_up(session: Session, detail: MeetingDetail) -> r.FollowUp:
    head = detail.head
    planned = _review_meeting(session, detail)
    return r.FollowUp(
        lead=head.process_lead,
        lead_contact=work_phone(session, head.pupil_id, head.process_lead),
        contact_between=head.contact_between,
        evaluation=head.review_on,
        evaluation_time=planned[1].time() if planned else None,
        evaluation_with=_names(attendee_rows(session, {planned[0]: head.review_on}).get(planned[0], []))
        if planned and head.review_on
        else _names(detail.at_table),
    )


def _names(people: Iterable[AttendeeRow]) -> str:
    names = [one.short for one in people if not one.away]
    return f"{listed(names)}." if names else ""


def _review_meeting(session: Session, detail: MeetingDetail) -> tuple[str, datetime] | None:
    """The meeting that is planned for the day of the evaluation."""
    if (on := detail.head.review_on) is None:
        return None
    m = columns(Meeting)
    day = m.starts_at.between(datetime.combine(on, time.min), datetime.combine(on, time.max))
    planned = (m.pupil_id == detail.head.pupil_id, m.id != detail.head.id, m.state == MeetingState.PLANNED, day)
    row = session.execute(select(m.id, m.starts_at).where(*planned).order_by(m.starts_at)).first()
    return (row.id, row.starts_at) if row else None


def work_phone(session: Session, pupil_id: str, name: str) -> str:
    """The number of someone at school or of a partner around this child; never that of a parent."""
    s, c = columns(Staff), columns(Contact)
    for chosen in (
        select(s.phone).where(s.name == name, s.phone != ""),
        select(c.phone).where(c.pupil_id == pupil_id, c.name == name, c.phone != ""),
    ):
        if name and (found := session.execute(chosen.limit(1)).scalar()):
            return str(found)
    return ""


def _recipients(session: Session, detail: MeetingDetail) -> tuple[r.Recipient, ...]:
    """As written in the meeting, one on a line; else both parents by gezag and everyone at the table by their light."""
    written = [line.strip() for line in detail.head.recipients.splitlines() if line.strip()]
    if written:
        return tuple(r.Recipient(line, gets="") for line in written)
    caregivers = [one for one in caregiver_rows(session, detail.head.pupil_id) if not one.deceased]
    parents = [r.Recipient(one.name, one.relation, _("alles")) for one in caregivers if one.custody is Custody.YES]
    others = [
        r.Recipient(one.name, one.role, _("alles") if one.light.status is LightStatus.MAY else _("een deel"))
        for one in detail.attendees
        if not one.caregiver_id
        and one.perspective != "child"
        and one.light.status in (LightStatus.MAY, LightStatus.PARTLY)
    ]
    return (*parents, *others)


def _approval(one: AttendeeRow) -> r.PersonApproval:
    return r.PersonApproval(
        one.name, one.role, r.Perspective(one.perspective), r.Approval(one.approval.value), one.approval_reason
    )


def _is_asked(one: AttendeeRow) -> bool:
    """Everyone who was there; a child, or someone who was not, only when they answered."""
    return one.approval is not Approval.NONE or (not one.away and one.perspective != "child")


def _readers(detail: MeetingDetail) -> str:
    outside = [one for one in detail.at_table if one.reader_kind is ReaderKind.OUTSIDER]
    return _("Voor school, ouders en wie op de lijst staat.") if outside else _("Voor school en ouders.")
