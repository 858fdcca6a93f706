"""What hangs on events: how each perspective sees them, the factors linked to them, and the answers about help."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import select

from rondom.dossier.perspectives import PERSPECTIVES
from rondom.timeline.appraisal import AppraisalRow
from rondom.timeline.factors import FactorRow
from rondom.timeline.marks import Curve
from rondom.timeline.model import Appraisal, AppraisalAnswer, AppraisalQuestion, EventFactor, FactorEffect, View
from rondom.vault.base import Row, columns
from rondom.vault.store import Session

One = TypeVar("One")
_SIDES = {key: place for place, key in enumerate(PERSPECTIVES)}


@dataclass(frozen=True, slots=True)
class ViewRow:
    """What one perspective said of an event at the start (0), half-way (1) or the end (2)."""

    perspective: str
    moment: int
    impact: int | None
    quote: str


class Parts:
    """Of one event, or of all events of a child: one look at each table, then by key of the event."""

    def __init__(self, session: Session, *, pupil_id: str = "", event_id: str = "") -> None:
        self._session, self._of = session, ("event_id", event_id) if event_id else ("pupil_id", pupil_id)

    def views(self) -> dict[str, tuple[ViewRow, ...]]:
        """In order of moment; within one in the order of the perspectives."""
        rows = sorted(
            self._rows(View, "perspective", "moment", "impact", "quote"),
            key=lambda row: (row[2], _SIDES.get(row[1], len(_SIDES))),
        )
        return _by_event((event, ViewRow(*rest)) for event, *rest in rows)

    def factors(self) -> dict[str, tuple[FactorRow, ...]]:
        """In the order in which they were linked."""
        rows = self._rows(EventFactor, "id", "effect", "factor", "text")
        return _by_event((event, FactorRow(key, FactorEffect(effect), *rest)) for event, key, effect, *rest in rows)

    def appraisals(self) -> dict[str, tuple[AppraisalRow, ...]]:
        rows = self._rows(Appraisal, "perspective", "question", "answer", "note")
        return _by_event(
            (event, AppraisalRow(who, AppraisalQuestion(question), AppraisalAnswer(answer), note))
            for event, who, question, answer, note in rows
        )

    def _rows(self, table: type[Row], *names: str) -> list[Any]:
        c, (name, value) = columns(table), self._of
        chosen = select(c.event_id, *(c[one] for one in names)).where(c[name] == value)
        return list(self._session.execute(chosen.order_by(c.id)))


def curves(views: Iterable[ViewRow]) -> tuple[Curve, ...]:
    """What each perspective placed on the scale, per perspective. Whoever said no number has no curve."""
    said: dict[str, list[int | None]] = {}
    for view in views:
        if view.impact is not None:
            said.setdefault(view.perspective, [None, None, None])[view.moment] = view.impact
    return tuple(Curve(who, (v[0], v[1], v[2])) for who in PERSPECTIVES if (v := said.get(who)))


def asked(views: Iterable[ViewRow]) -> tuple[str, ...]:
    """The perspectives of which anything is known."""
    return tuple(sorted({view.perspective for view in views}, key=lambda who: _SIDES.get(who, len(_SIDES))))


def _by_event(pairs: Iterable[tuple[str, One]]) -> dict[str, tuple[One, ...]]:
    found: defaultdict[str, list[One]] = defaultdict(list)
    for event, one in pairs:
        found[event].append(one)
    return {event: tuple(some) for event, some in found.items()}
