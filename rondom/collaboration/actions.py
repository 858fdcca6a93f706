"""Looking back on help that is over: a review, and the points in it that helped or stood in the way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select

from rondom.collaboration.model import CaseReview, CaseReviewData, PointEffect, PointLevel, ReviewPoint, ReviewPointData
from rondom.collaboration.queries import may_look_back
from rondom.errors import UserProblem
from rondom.language import capital
from rondom.timeline.factors import FACTORS, FactorRow
from rondom.timeline.model import FactorEffect
from rondom.timeline.queries import event_detail
from rondom.vault.base import columns
from rondom.vault.records import add, change, next_position, remove
from rondom.vault.store import Session

_PLACE = {"effect", "level"}
"""A point that goes to another list goes to the end of it."""


def start_review(session: Session, event_id: str, today: date) -> str:
    """The review of this help, dated `today`. There is one per event: when it was begun before, that one. Returns its id.

    What helped or hindered according to the timeline is in it from the start, so that nobody types it twice. Raises UserProblem "gone", or "review-not-over" when the event is no help or its end lies ahead or is not known.
    """
    event = event_detail(session, event_id)
    known = columns(CaseReview)
    begun: str | None = session.execute(select(known.id).where(known.event_id == event_id)).scalar()
    if begun is not None:
        return begun
    if not may_look_back(event, today):
        raise UserProblem("review-not-over")
    data = CaseReviewData(title=event.title, reviewed_on=today)
    review_id = add(session, CaseReview, data, pupil_id=event.pupil_id, event_id=event_id)
    _take_over(session, review_id, event.factors)
    return review_id


def _take_over(session: Session, review_id: str, factors: Iterable[FactorRow]) -> None:
    """Enabling and hindering factors become points; what protects a child is no judgement of the help."""
    for one in factors:
        if one.effect is not FactorEffect.PROTECTIVE:
            known = FACTORS.get(one.factor)
            effect = PointEffect.HELPED if one.effect is FactorEffect.ENABLING else PointEffect.HINDERED
            level = PointLevel(known.level) if known and known.level else PointLevel.CASE
            add_point(session, review_id, effect, level, capital(one.words), known.seat if known else 0)


def change_review(session: Session, review_id: str, **values: Any) -> None:
    """Change title, reviewed_on, fit, fit_text or lesson, as named in `CaseReviewData`. Raises UserProblem "gone"."""
    allowed = {name: value for name, value in values.items() if name in CaseReviewData.model_fields}
    change(session, CaseReview, review_id, allowed)


def remove_review(session: Session, review_id: str) -> None:
    """With its points; the event and what was answered about it stay."""
    remove(session, CaseReview, review_id)


def add_point(
    session: Session, review_id: str, effect: PointEffect, level: PointLevel, text: str = "", key: int = 0
) -> str:
    """Something that helped or stood in the way, at the end of its list. `key` is 1-7, or 0 for none. Returns the id."""
    known = columns(CaseReview)
    pupil_id: str | None = session.execute(select(known.pupil_id).where(known.id == review_id)).scalar()
    if pupil_id is None:
        raise UserProblem("gone")
    place = next_position(session, ReviewPoint, review_id=review_id)
    data = ReviewPointData(effect=effect, level=level, text=text, key=key, position=place)
    return add(session, ReviewPoint, data, pupil_id=pupil_id, review_id=review_id)


def change_point(session: Session, point_id: str, **values: Any) -> None:
    """Change text, key, effect or level. Raises UserProblem "gone"."""
    if _PLACE & values.keys():
        known = columns(ReviewPoint)
        review_id = session.execute(select(known.review_id).where(known.id == point_id)).scalar()
        values = {**values, "position": next_position(session, ReviewPoint, review_id=review_id or "")}
    allowed = {name: value for name, value in values.items() if name in ReviewPointData.model_fields}
    change(session, ReviewPoint, point_id, allowed)


def remove_point(session: Session, point_id: str) -> None:
    remove(session, ReviewPoint, point_id)
