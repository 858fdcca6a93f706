"""What the timeline, the list beside it, a dossier and a plan need of a child's events, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from rondom.dossier.model import Pupil
from rondom.dossier.perspectives import PERSPECTIVES
from rondom.errors import UserProblem
from rondom.language import _, capital
from rondom.timeline.lanes import LANES
from rondom.timeline.marks import Curve, EventMark
from rondom.timeline.model import Event, EventKind, Nature, View
from rondom.timeline.school_years import year_group_number
from rondom.timeline.spans import Context, Precision, Span, VagueDate, whole_months
from rondom.timeline.vague_dates import describe
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


@dataclass(frozen=True, slots=True)
class ViewRow:
    """What one perspective said of an event at the start (0), half-way (1) or the end (2)."""

    perspective: str
    moment: int
    impact: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class EventDetail:
    """One event for its editor. A time that is not known is None."""

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


def timeline_context(session: Session, pupil_id: str, today: date) -> Context:
    """What reading dates needs to know of this child. Raises UserProblem "gone" when there is no such child."""
    p = columns(Pupil)
    row = session.execute(select(p.first_name, p.birth_date, p.year_group).where(p.id == pupil_id)).first()
    if row is None:
        raise UserProblem("gone")
    return Context(row.birth_date, today, year_group_number(row.year_group), row.first_name)


def event_marks(session: Session, pupil_id: str, hidden_too: bool = True) -> list[EventMark]:
    """What the drawing is made of. Without `hidden_too` as in a meeting: what is not for this meeting does not exist."""
    curves = _curves(session, pupil_id)
    return [_mark(row, curves.get(row.id, ())) for row in _events(session, pupil_id, hidden_too)]


def event_rows(session: Session, pupil_id: str, hidden_too: bool = True) -> list[EventRow]:
    """The same events in sentences, in order of time; those without a date at the end."""
    rows = [_row(row) for row in _events(session, pupil_id, hidden_too)]
    return sorted(rows, key=lambda row: (row.start_earliest is None, row.start_earliest or date.min, row.title))


def event_detail(session: Session, event_id: str) -> EventDetail:
    """Raises UserProblem "gone" when it was removed."""
    row = session.execute(select(*columns(Event)).where(columns(Event).id == event_id)).first()
    if row is None:
        raise UserProblem("gone")
    v = columns(View)
    views = session.execute(
        select(v.perspective, v.moment, v.impact, v.quote).where(v.event_id == event_id).order_by(v.moment)
    )
    return EventDetail(
        id=row.id,
        pupil_id=row.pupil_id,
        lane=row.lane,
        kind=EventKind(row.kind),
        title=row.title,
        text=row.text,
        told_by=row.told_by,
        nature=Nature(row.nature),
        start=_vague(row, "start"),
        end=_vague(row, "end"),
        applied=_vague(row, "applied"),
        planned=row.planned,
        private=row.private,
        when=when_words(row),
        views=tuple(ViewRow(*one) for one in views),
    )


def _events(session: Session, pupil_id: str, hidden_too: bool) -> list[Any]:
    e = columns(Event)
    chosen = select(*e).where(e.pupil_id == pupil_id)
    if not hidden_too:
        chosen = chosen.where(e.private.is_(False))
    return list(session.execute(chosen.order_by(e.id)))


def _curves(session: Session, pupil_id: str) -> dict[str, tuple[Curve, ...]]:
    """Per event, the perspectives that gave a number at any moment."""
    v = columns(View)
    said: dict[str, dict[str, list[int | None]]] = {}
    for event_id, who, moment, impact in session.execute(
        select(v.event_id, v.perspective, v.moment, v.impact).where(v.pupil_id == pupil_id, v.impact.is_not(None))
    ):
        said.setdefault(event_id, {}).setdefault(who, [None, None, None])[moment] = impact
    return {event: _in_order(by_whom) for event, by_whom in said.items()}


def _in_order(by_whom: dict[str, list[int | None]]) -> tuple[Curve, ...]:
    return tuple(Curve(who, (v[0], v[1], v[2])) for who in PERSPECTIVES if (v := by_whom.get(who)))


def _span(row: Any, edge: str) -> Span | None:
    earliest, latest = getattr(row, f"{edge}_earliest"), getattr(row, f"{edge}_latest")
    return (earliest, latest) if earliest and latest else None


def _vague(row: Any, edge: str) -> VagueDate | None:
    span = _span(row, edge)
    return VagueDate(getattr(row, f"{edge}_said"), *span, _precision(span)) if span else None


def _precision(span: Span) -> Precision:
    if span[0] == span[1]:
        return Precision.DAY
    return {1: Precision.MONTH, 3: Precision.SEASON, 12: Precision.YEAR}.get(whole_months(span), Precision.RANGE)


def _mark(row: Any, curves: tuple[Curve, ...]) -> EventMark:
    trajectory = row.kind == EventKind.TRAJECTORY
    return EventMark(
        key=row.id,
        lane=row.lane if row.lane in LANES else "kind",
        kind=row.kind,
        label=row.title,
        start=_span(row, "start"),
        end=_span(row, "end") if row.kind != EventKind.MOMENT else None,
        applied=_span(row, "applied") if trajectory else None,
        planned=row.planned,
        private=row.private,
        curves=curves if trajectory else (),
        sentence=sentence(row),
    )


def _row(row: Any) -> EventRow:
    first = row.start_earliest or row.applied_earliest
    return EventRow(
        id=row.id,
        title=row.title,
        when=when_words(row),
        sentence=sentence(row),
        lane=row.lane,
        kind=EventKind(row.kind),
        start_earliest=first,
        start_latest=row.start_latest or row.applied_latest,
        end_latest=row.end_latest,
        planned=row.planned,
        private=row.private,
    )


def when_words(row: Any) -> str:
    """ "12 maart 2024", "ergens in groep 3", "sinds januari 2024", "van mei 2024 tot november 2024"; "" without a date."""
    start, end, applied = (_words(row, edge) for edge in ("start", "end", "applied"))
    if row.kind == EventKind.MOMENT or not (start or end):
        return start or (_("aangemeld: {when}").format(when=applied) if applied else "")
    if not end:
        return _("sinds {start}").format(start=start)
    if start == end:
        return start
    return _("van {start} tot {end}").format(start=start, end=end) if start else _("tot {end}").format(end=end)


def _words(row: Any, edge: str) -> str:
    """What was said, when it is words; figures become a date in words. "sinds" is said by the sentence already."""
    span = _span(row, edge)
    if span is None:
        return ""
    said: str = getattr(row, f"{edge}_said").strip()
    for before in ("sinds ", "vanaf ", "tot "):
        said = said[len(before) :] if said.casefold().startswith(before) else said
    return said if any(letter.isalpha() for letter in said) else describe(span)


def sentence(row: Any) -> str:
    """One event in a sentence that stands alone: for who listens to the drawing, and for the list on paper."""
    when = when_words(row)
    told = capital(row.title) + (f": {when}." if when else ".")
    extra: Iterable[str] = (
        _("Gepland.") if row.planned else "",
        _("Verteld door {who}.").format(who=row.told_by) if row.told_by else "",
    )
    return " ".join(part for part in (told, *extra) if part)
