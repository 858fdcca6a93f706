"""What the timeline, the list beside it, a dossier and a plan need of a child's events, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from rondom.dossier.model import Pupil
from rondom.errors import UserProblem
from rondom.school.queries import school_facts
from rondom.timeline.appraisal import AppraisalRow
from rondom.timeline.event_words import sentence, span_of, vague_of, when_words
from rondom.timeline.factors import FactorRow
from rondom.timeline.holidays import holiday_spans
from rondom.timeline.lanes import ALL_LANES, LANES, LaneView, lane_name, lanes_of
from rondom.timeline.marks import EventMark
from rondom.timeline.model import Event, EventKind, Nature
from rondom.timeline.parts import Parts, asked, curves
from rondom.timeline.parts import ViewRow as ViewRow
from rondom.timeline.school_lane import SchoolOffer, school_offers
from rondom.timeline.school_years import STEPS, Repeat, SchoolYear, groups_of, year_group_number
from rondom.timeline.spans import Context, Span, VagueDate, shift
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of the list beside the drawing. `when` is short, `sentence` stands alone."""

    id: str
    title: str
    when: str
    sentence: str
    lane: str
    kind: EventKind
    start_earliest: date | None
    start_latest: date | None
    end_latest: date | None
    planned: bool
    private: bool
    lane_name: str = ""
    """What the school calls the lane."""
    topic: str = ""
    told_by: str = ""
    told_side: str = ""
    nature: Nature = Nature.FACT
    factors: tuple[FactorRow, ...] = ()
    asked: tuple[str, ...] = ()
    """Perspectives of which something is known: a place on the scale, or own words."""

    @property
    def factor_keys(self) -> frozenset[str]:
        """What a filter may ask for: the effects that hang on it, and the keys of the catalogue."""
        return frozenset(key for one in self.factors for key in (one.effect.value, one.factor) if key)


@dataclass(frozen=True, slots=True)
class EventDetail:
    """One event for its editor and for the list on paper. A time that is not known is None."""

    id: str
    pupil_id: str
    lane: str
    kind: EventKind
    title: str
    text: str
    told_by: str
    nature: Nature
    start: VagueDate | None
    end: VagueDate | None
    applied: VagueDate | None
    planned: bool
    private: bool
    when: str
    views: tuple[ViewRow, ...]
    topic: str = ""
    told_side: str = ""
    provider: str = ""
    provider_id: str | None = None
    factors: tuple[FactorRow, ...] = ()
    appraisals: tuple[AppraisalRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Life:
    """Everything the screen of one child's timeline shows, in one look at the vault."""

    marks: tuple[EventMark, ...]
    rows: tuple[EventRow, ...]
    context: Context
    groups: tuple[SchoolYear, ...] = ()
    lanes: tuple[LaneView, ...] = ALL_LANES
    holidays: tuple[Span, ...] = ()
    """Of the region of the school; empty when it has none."""
    show_changes: bool = True
    """Whether this school wants to see "rust en drukte"."""
    factors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By event, what a filter may ask for; events without factors are not in it."""
    offers: tuple[SchoolOffer, ...] = ()
    """What the administration knows and the timeline does not show yet."""


def life(session: Session, pupil_id: str, today: date, hidden_too: bool = True) -> Life:
    """Raises UserProblem "gone" when there is no such child. Without `hidden_too` as in a meeting."""
    events, parts = _events(session, pupil_id, hidden_too), Parts(session, pupil_id=pupil_id)
    views, factors = parts.views(), parts.factors()
    lanes, school, context = lanes_of(session), school_facts(session), timeline_context(session, pupil_id, today)
    rows = [_row(one, lanes, views.get(one.id, ()), factors.get(one.id, ())) for one in events]
    return Life(
        marks=tuple(
            _mark(one, views.get(one.id, ()), context.birth, row.sentence)
            for one, row in zip(events, rows, strict=True)
        ),
        rows=tuple(_in_time(rows)),
        context=context,
        groups=context.school_years(),
        lanes=lanes,
        holidays=holiday_spans(school.holiday_region),
        show_changes=school.show_changes,
        factors={row.id: row.factor_keys for row in rows if row.factors},
        offers=school_offers(session, pupil_id) if hidden_too else (),  # an offer names the event it would end
    )


def timeline_context(session: Session, pupil_id: str, today: date) -> Context:
    """What reading dates needs to know of this child. Raises UserProblem "gone" when there is no such child."""
    p = columns(Pupil)
    row = session.execute(select(p.first_name, p.birth_date, p.year_group).where(p.id == pupil_id)).first()
    if row is None:
        raise UserProblem("gone")
    now, repeats = year_group_number(row.year_group), _repeats(session, pupil_id)
    groups = groups_of(row.birth_date, today, now, repeats) if repeats else ()
    return Context(row.birth_date, today, now, row.first_name, groups)


def _repeats(session: Session, pupil_id: str) -> list[Repeat]:
    """What moved the year groups of this child. Hidden events count too: the groups themselves are no secret of a meeting."""
    e = columns(Event)
    rows = session.execute(
        select(e.topic, e.start_earliest, e.start_latest).where(
            e.pupil_id == pupil_id, e.topic.in_(STEPS), e.start_earliest.is_not(None), e.planned.is_(False)
        )
    )
    return [Repeat(*row) for row in rows]


def event_marks(session: Session, pupil_id: str, hidden_too: bool = True) -> list[EventMark]:
    """What the drawing is made of. Without `hidden_too` as in a meeting: what is not for this meeting does not exist."""
    views, p = Parts(session, pupil_id=pupil_id).views(), columns(Pupil)
    birth = session.execute(select(p.birth_date).where(p.id == pupil_id)).scalar()
    return [_mark(row, views.get(row.id, ()), birth) for row in _events(session, pupil_id, hidden_too)]


def event_rows(session: Session, pupil_id: str, hidden_too: bool = True) -> list[EventRow]:
    """The same events in sentences, in order of time; those without a date at the end."""
    parts, lanes = Parts(session, pupil_id=pupil_id), lanes_of(session)
    views, factors = parts.views(), parts.factors()
    events = _events(session, pupil_id, hidden_too)
    return _in_time([_row(one, lanes, views.get(one.id, ()), factors.get(one.id, ())) for one in events])


def event_detail(session: Session, event_id: str) -> EventDetail:
    """Raises UserProblem "gone" when it was removed."""
    e = columns(Event)
    row = session.execute(select(*e).where(e.id == event_id)).first()
    if row is None:
        raise UserProblem("gone")
    return _details([row], Parts(session, event_id=event_id))[0]


def event_details(session: Session, pupil_id: str, hidden_too: bool = True) -> tuple[EventDetail, ...]:
    """Everything of all events of one child, in order of time, for the list on paper."""
    events = sorted(_events(session, pupil_id, hidden_too), key=_place)
    return tuple(_details(events, Parts(session, pupil_id=pupil_id)))


def _events(session: Session, pupil_id: str, hidden_too: bool) -> list[Any]:
    e = columns(Event)
    chosen = select(*e).where(e.pupil_id == pupil_id)
    if not hidden_too:
        chosen = chosen.where(e.private.is_(False))
    return list(session.execute(chosen.order_by(e.id)))


def _mark(row: Any, views: Sequence[ViewRow], birth: date | None, told: str = "") -> EventMark:
    help_given = row.kind == EventKind.TRAJECTORY  # the only kind that is asked about at three moments
    applied = span_of(row, "applied") if help_given else None
    before = None if applied else _some_time_before(row, birth)
    return EventMark(
        key=row.id,
        lane=row.lane if row.lane in LANES else "kind",
        kind=row.kind,
        label=row.title,
        start=before or span_of(row, "start"),
        end=None if row.kind == EventKind.MOMENT else span_of(row, "end"),
        applied=applied,
        planned=row.planned,
        private=row.private,
        curves=curves(views if help_given else (view for view in views if view.moment == 0)),
        sentence=told or sentence(row, when_words(row)),
        topic=row.topic,
        told_side=row.told_side,
        since=before is None,
    )


def _some_time_before(row: Any, birth: date | None) -> Span | None:
    """When a stretch may have begun of which only the end was said, as "voor" is read; None for every other event."""
    end = span_of(row, "end")
    if end is None or row.start_earliest or row.kind == EventKind.MOMENT:
        return None
    return (birth if birth and birth <= end[0] else shift(end[0], -36), end[0])


def _row(row: Any, lanes: Sequence[LaneView], views: Sequence[ViewRow], factors: tuple[FactorRow, ...]) -> EventRow:
    when = when_words(row)
    return EventRow(
        id=row.id,
        title=row.title,
        when=when,
        sentence=sentence(row, when),
        lane=row.lane,
        kind=EventKind(row.kind),
        start_earliest=row.start_earliest or row.applied_earliest,
        start_latest=row.start_latest or row.applied_latest,
        end_latest=row.end_latest,
        planned=row.planned,
        private=row.private,
        lane_name=lane_name(lanes, row.lane),
        topic=row.topic,
        told_by=row.told_by,
        told_side=row.told_side,
        nature=Nature(row.nature),
        factors=factors,
        asked=asked(views),
    )


def _details(rows: Iterable[Any], parts: Parts) -> list[EventDetail]:
    views, factors, appraisals = parts.views(), parts.factors(), parts.appraisals()
    return [
        EventDetail(
            id=row.id,
            pupil_id=row.pupil_id,
            lane=row.lane,
            kind=EventKind(row.kind),
            title=row.title,
            text=row.text,
            told_by=row.told_by,
            nature=Nature(row.nature),
            start=vague_of(row, "start"),
            end=vague_of(row, "end"),
            applied=vague_of(row, "applied"),
            planned=row.planned,
            private=row.private,
            when=when_words(row),
            views=views.get(row.id, ()),
            topic=row.topic,
            told_side=row.told_side,
            provider=row.provider,
            provider_id=row.provider_id,
            factors=factors.get(row.id, ()),
            appraisals=appraisals.get(row.id, ()),
        )
        for row in rows
    ]


def _in_time(rows: Sequence[EventRow]) -> list[EventRow]:
    """Of what only the end is known that counts."""
    first = {row.id: row.start_earliest or row.end_latest for row in rows}
    return sorted(rows, key=lambda row: (first[row.id] is None, first[row.id] or date.min, row.title))


def _place(row: Any) -> tuple[bool, date, str]:
    first = row.start_earliest or row.applied_earliest or row.end_latest
    return first is None, first or date.min, row.title
