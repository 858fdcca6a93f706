"""The plan of a meeting as values for one page: as it is now, or exactly as it was fixed with what was added later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from rondom import clock
from rondom.dossier.attachments import attachment_rows, content_of, drawings_of
from rondom.errors import Bug, EnvironmentProblem, UserProblem
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import Meeting, MeetingState
from rondom.meetings.signatures import signature_rows
from rondom.plan import reading as r
from rondom.plan.facts import address_lines
from rondom.plan.keeping import fingerprint, from_json
from rondom.plan.kring import drawn_kring
from rondom.plan.live import happened_sentences, live_reading
from rondom.plan.model import PlanVersion
from rondom.plan.views import view_rows
from rondom.scene import Measure
from rondom.school.queries import school_facts
from rondom.timeline.paper import Paper
from rondom.timeline.paper_mini import mini_layout
from rondom.timeline.queries import event_marks, timeline_context
from rondom.vault.base import columns
from rondom.vault.store import Session

NO_PICTURE = b"damaged"
"""In the place of a drawing of which only a part is left."""
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


def version_now(session: Session, meeting_id: str) -> int:
    """The version people sign now: the one that is being written; of a closed meeting the last one that was fixed."""
    v, m = columns(PlanVersion), columns(Meeting)
    rows = list(session.execute(select(v.number, v.sha256 != "").where(v.meeting_id == meeting_id)))
    draft = next((number for number, fixed in rows if not fixed), None)
    last = max((number for number, _fixed in rows), default=0)
    closed = session.execute(select(m.state).where(m.id == meeting_id)).scalar() == MeetingState.CLOSED
    return int(draft or (last if closed and last else last + 1))


# -- the plan -------------------------------------------------------------------------------------------------


def plan_reading(
    session: Session,
    meeting_id: str,
    version: int | None = None,
    today: date | None = None,
    measure: Measure | None = None,
) -> r.PlanReading:
    """The whole plan of one meeting, for nobody in particular yet: see `rondom.plan.sharing.for_reader`.

    With `version` that one; without it the last fixed one of a closed meeting, and else the plan as it is now. Signatures and
    statements of view of that version come along whenever they were added. The small timeline is drawn when `measure` says how
    wide letters are on that paper; a fixed plan only gets a drawing as long as it shows the very events the plan names.
    Raises UserProblem "gone".
    """
    now = today or clock.today()
    detail = meeting_detail(session, meeting_id, now)
    if version is None and detail.head.state is MeetingState.CLOSED:
        numbers = [row.number for row in version_rows(session, detail.head.pupil_id, meeting_id) if row.fixed]
        version = max(numbers, default=None)
    made = kept_reading(session, meeting_id, version) if version else _live(session, detail, now)
    made = _with_later(session, made, meeting_id)
    return _drawn(session, made, detail, measure) if measure else made


def _live(session: Session, detail: MeetingDetail, today: date) -> r.PlanReading:
    rows = version_rows(session, detail.head.pupil_id, detail.head.id)
    reason = next((row.reason for row in rows if not row.fixed), "")
    made = live_reading(session, detail, version_now(session, detail.head.id), reason, today)
    drawn = tuple(r.Drawn(one.sha256, one.title) for one in drawings_of(session, detail.head.id))
    return replace(made, drawn=drawn)


def _with_later(session: Session, made: r.PlanReading, meeting_id: str) -> r.PlanReading:
    """With who signed this version, and what was added to it. What was fixed stays as it is."""
    signed = tuple(
        r.Signed(one.name, one.signed_on, one.strokes, one.attendee_id)
        for one in signature_rows(session, meeting_id, made.version)
    )
    views = tuple(
        r.StatementOfView(one.who, one.text, one.written_on, r.Perspective(one.perspective))
        for one in view_rows(session, meeting_id, made.version)
    )
    post = address_lines(school_facts(session).postal_address)
    return replace(made, signatures=signed, views=views, school_address=post)


def by_the_child(session: Session, pupil_id: str, drawn: Iterable[r.Drawn]) -> tuple[r.Drawing, ...]:
    """The drawings that belong to a plan, from the files of the child; one that was taken away since has no bytes."""
    known = {one.sha256: one.id for one in attachment_rows(session, pupil_id)}
    return tuple(r.Drawing(_bytes_of(session, known.get(one.sha256, "")), one.title) for one in drawn)


def _bytes_of(session: Session, attachment_id: str) -> bytes:
    """A vault that was rescued may hold half a picture: that stops no plan, and the page says that it cannot be printed."""
    try:
        return content_of(session, attachment_id) if attachment_id else b""
    except EnvironmentProblem:
        return NO_PICTURE


def _drawn(session: Session, made: r.PlanReading, detail: MeetingDetail, measure: Measure) -> r.PlanReading:
    pupil_id = detail.head.pupil_id
    made = replace(
        made,
        kring=drawn_kring(session, pupil_id, made.kring, WIDTH, measure),
        drawings=by_the_child(session, pupil_id, made.drawn),
    )
    sentences = happened_sentences(session, pupil_id)
    if not sentences or sentences != made.happened.sentences:
        return made
    marks = [mark for mark in event_marks(session, pupil_id, hidden_too=False) if not mark.planned]
    groups = timeline_context(session, pupil_id, made.made_on).school_years()
    scene = mini_layout(marks, Paper(WIDTH, 200.0, made.made_on, detail.pupil.birth_date, groups), measure)
    return replace(made, happened=replace(made.happened, scene=scene))
