"""Showing a part of a timeline. What a filter hides stays where it is and is counted, so that nobody thinks it is gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from rondom.timeline.marks import EventMark

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for, per question. An empty set asks nothing; a filter that asks nothing shows all.

    An event is shown when it fits every question that is asked, with any one of the answers to it.
    """

    lanes: frozenset[str] = NOTHING
    perspectives: frozenset[str] = NOTHING
    """Told by one of them, or seen by one of them: there is a view of theirs on it."""
    factors: frozenset[str] = NOTHING
    """Something protective, enabling or hindering hangs on it, or one factor of the catalogue: keys of both kinds."""
    topics: frozenset[str] = NOTHING

    @property
    def asks(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))

    def count(self) -> int:
        """How many answers are ticked."""
        return sum(len(getattr(self, one.name)) for one in fields(self))

    def switched(self, question: str, key: str) -> Filter:
        """With this answer to a question (the name of a field) ticked, or no longer."""
        chosen: frozenset[str] = getattr(self, question)
        return replace(self, **{question: chosen ^ {key}})


EVERYTHING = Filter()


def keep(
    marks: Sequence[EventMark], chosen: Filter, factors: Mapping[str, Collection[str]] | None = None
) -> tuple[EventMark, ...]:
    """The events that fit, in the same order. `factors` has, by key of an event, what hangs on it."""
    if not chosen.asks:
        return tuple(marks)
    known = factors or {}
    return tuple(mark for mark in marks if _fits(mark, chosen, known.get(mark.key, ())))


def _fits(mark: EventMark, chosen: Filter, factors: Collection[str]) -> bool:
    return (
        _any_of(chosen.lanes, (mark.lane,))
        and _any_of(chosen.topics, (mark.topic,))
        and _any_of(chosen.perspectives, (mark.told_side, *(curve.perspective for curve in mark.curves)))
        and _any_of(chosen.factors, factors)
    )


def _any_of(asked: frozenset[str], found: Iterable[str]) -> bool:
    return not asked or not asked.isdisjoint(found)


def answers(
    marks: Sequence[EventMark], factors: Mapping[str, Collection[str]] | None = None
) -> Mapping[str, frozenset[str]]:
    """Per question the answers that occur in this life: there is no use in asking for what is not there."""
    return {
        "lanes": frozenset(mark.lane for mark in marks),
        "topics": frozenset(mark.topic for mark in marks) - {""},
        "perspectives": frozenset(
            side for mark in marks for side in (mark.told_side, *(curve.perspective for curve in mark.curves)) if side
        ),
        "factors": frozenset(key for some in (factors or {}).values() for key in some),
    }
