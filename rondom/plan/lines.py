"""The kinds of data line by line: in one part of a plan may stand what one reader may have and what the same may not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from rondom.meetings.data_kinds import HOME, KINDS, SCHOOL, by_side
from rondom.plan.reading import Attendee, Concern, GoalReview, GoalScore, Part, PersonView, PlanReading, Remark

AnyNote = TypeVar("AnyNote", PersonView, GoalScore)

_FIELDS: dict[str, Part] = {
    "strengths": Part.STRENGTHS,
    "enabling": Part.FACTORS,
    "hindering": Part.FACTORS,
    "concerns": Part.CONCERNS,
    "wishes": Part.WISHES,
}
_KNOWN = frozenset(key for key, _word in KINDS)
LINED = frozenset(_FIELDS.values())
"""The parts that are made of lines, each of a kind of its own."""


def kind_of_line(line: Remark | Concern) -> str:
    """As it was written down; in plans of before by who said it, or saw it first. A kind we do not know counts as home."""
    if line.kind:
        return line.kind if line.kind in _KNOWN else HOME
    if isinstance(line, Concern):
        return by_side(line.seen_by[0].perspective.value) if line.seen_by else by_side("")
    return by_side(line.perspective.value)


def count_lines(reading: PlanReading) -> Counter[str]:
    """How many lines of each kind there are. What a parent added to what others said counts as a line about home, and so does
    why a parent came late or not at all."""
    found = Counter(kind_of_line(line) for name in _FIELDS for line in getattr(reading, name))
    notes = [*_notes(reading.concerns), *_notes(reading.reviews)]
    why = Counter(by_side(one.perspective.value) for one in reading.people if _tells_why(one))
    return found + why + Counter({HOME: sum(map(_is_from_home, notes))})


def without_lines(reading: PlanReading, kinds: Collection[str]) -> PlanReading:
    """The same plan without the lines of these kinds. A part that got empty is `omitted`, one with fewer lines `thinned`."""
    if not kinds:
        return reading
    kept: dict[str, Any] = {
        name: tuple(line for line in getattr(reading, name) if kind_of_line(line) not in kinds) for name in _FIELDS
    }
    fewer = {_FIELDS[name] for name, lines in kept.items() if len(lines) != len(getattr(reading, name))}
    left = {_FIELDS[name] for name, lines in kept.items() if lines}
    if HOME in kinds:
        fewer |= {Part.CONCERNS} if any(map(_is_from_home, _notes(kept["concerns"]))) else set()
        kept["concerns"] = tuple(replace(one, views=_without_notes(one.views)) for one in kept["concerns"])
        fewer |= {Part.LAST_TIME} if any(map(_is_from_home, _notes(reading.reviews))) else set()
        kept["reviews"] = tuple(replace(one, scores=_without_notes(one.scores)) for one in reading.reviews)
        left |= {Part.LAST_TIME}
    people = tuple(
        replace(one, remark="") if _tells_why(one) and by_side(one.perspective.value) in kinds else one
        for one in reading.people
    )
    if people != reading.people:
        fewer, left = fewer | {Part.PEOPLE}, left | {Part.PEOPLE}
    made = replace(reading, people=people, **kept)
    return replace(
        made, omitted=reading.omitted | (fewer - left), thinned=reading.thinned | (fewer & left)
    )  # fmt: skip


def _notes(items: Iterable[Concern | GoalReview]) -> Iterator[PersonView | GoalScore]:
    """What each found of it, of those who said so for themselves."""
    for one in items:
        yield from one.views if isinstance(one, Concern) else one.scores


def _tells_why(one: Attendee) -> bool:
    """The family's own reason beside their name; of who works there it is about work."""
    return bool(one.remark) and by_side(one.perspective.value) != SCHOOL


def _is_from_home(said: PersonView | GoalScore) -> bool:
    return bool(said.note) and by_side(said.perspective.value) == HOME


def _without_notes(said: tuple[AnyNote, ...]) -> tuple[AnyNote, ...]:
    """What a parent added to it is about home too. Whether they see it, or how far they find it is, stays."""
    return tuple(replace(one, note="") if _is_from_home(one) else one for one in said)


def tells_reasons(reading: PlanReading) -> bool:
    """Whether someone said why, or added what they find of it."""
    return bool(reading.views) or any(one.reason or one.reservations for one in reading.approvals)


def without_reasons(reading: PlanReading) -> PlanReading:
    """Who agreed stays; why, with which reservation and what they find of it does not."""
    if not tells_reasons(reading):
        return reading
    bare = tuple(replace(one, reason="", reservations=()) for one in reading.approvals)
    omitted = frozenset({Part.VIEWS}) if reading.views else frozenset()
    thinned = frozenset({Part.APPROVALS}) if bare != reading.approvals else frozenset()
    return replace(
        reading, approvals=bare, views=(), omitted=reading.omitted | omitted, thinned=reading.thinned | thinned
    )  # fmt: skip
