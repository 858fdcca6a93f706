"""What is known of looking back: one review for who opens it from the dossier, and all of them without names of children."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from rondom.collaboration.model import CaseReview, Fit, PointEffect, PointLevel, ReviewPoint
from rondom.collaboration.nameless import Names, first_names, nameless, names_around
from rondom.errors import UserProblem
from rondom.timeline.model import EventKind
from rondom.timeline.queries import EventDetail
from rondom.vault.base import columns
from rondom.vault.store import Session


@dataclass(frozen=True, slots=True)
class Point:
    """Something that helped or stood in the way. `key` is one of the seven, or 0."""

    id: str
    effect: PointEffect
    level: PointLevel
    text: str
    key: int


@dataclass(frozen=True, slots=True)
class Review:
    """One look back, without the child it is about: that is with `review_detail` only."""

    id: str
    title: str
    reviewed_on: date | None
    fit: Fit
    fit_text: str
    lesson: str
    points: tuple[Point, ...]
    loose: bool = False
    """The help it is about was taken off its timeline: no dossier leads here any more."""

    def listed(self, effect: PointEffect, level: PointLevel) -> tuple[Point, ...]:
        """The points of one list, in the order in which they were written."""
        return tuple(one for one in self.points if one.effect is effect and one.level is level)


def may_look_back(event: EventDetail, today: date) -> bool:
    """Help that is or can be over: a trajectory whose end has begun, however vague that end is. Planned help is not."""
    return (
        event.kind is EventKind.TRAJECTORY
        and not event.planned
        and event.end is not None
        and event.end.earliest <= today
    )


def reviews(session: Session, today: date) -> tuple[Review, ...]:
    """Of the whole school, the last one first. Whose they are is not told: names of children and of the family are left out."""
    rows = list(session.execute(_chosen()))
    if not rows:
        return ()
    points, everyone = _points(session), first_names(session, today)
    around = {key: names_around(session, key, today, everyone) for key in {row.pupil_id for row in rows}}
    return tuple(_without(_review(row, points.get(row.id, [])), around[row.pupil_id]) for row in rows)


def review_of(session: Session, event_id: str) -> Review | None:
    """The look back on this help; None when nobody looked back yet."""
    row = session.execute(_chosen().where(columns(CaseReview).event_id == event_id)).first()
    return _review(row, _points(session, row.id).get(row.id, [])) if row else None


def review_detail(session: Session, review_id: str) -> Review:
    """Raises UserProblem "gone" when it was removed."""
    row = session.execute(_chosen().where(columns(CaseReview).id == review_id)).first()
    if row is None:
        raise UserProblem("gone")
    return _review(row, _points(session, review_id).get(review_id, []))


def _chosen() -> Any:
    r = columns(CaseReview)
    return select(r.id, r.pupil_id, r.event_id, r.title, r.reviewed_on, r.fit, r.fit_text, r.lesson).order_by(
        r.reviewed_on.desc().nulls_last(), r.id.desc()
    )


def _points(session: Session, review_id: str = "") -> dict[str, list[Point]]:
    """Per review; of one review when it is named."""
    p = columns(ReviewPoint)
    chosen = select(p.review_id, p.id, p.effect, p.level, p.text, p.key).order_by(p.position, p.id)
    found: dict[str, list[Point]] = {}
    for row in session.execute(chosen.where(p.review_id == review_id) if review_id else chosen):
        point = Point(row.id, PointEffect(row.effect), PointLevel(row.level), row.text, row.key)
        found.setdefault(row.review_id, []).append(point)
    return found


def _review(row: Any, points: list[Point]) -> Review:
    fit, loose = Fit(row.fit), row.event_id is None
    return Review(row.id, row.title, row.reviewed_on, fit, row.fit_text, row.lesson, tuple(points), loose)


def _without(review: Review, names: Names) -> Review:
    points = tuple(replace(one, text=nameless(one.text, names)) for one in review.points)
    return replace(
        review,
        title=nameless(review.title, names),
        fit_text=nameless(review.fit_text, names),
        lesson=nameless(review.lesson, names),
        points=points,
    )
