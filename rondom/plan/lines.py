"""The kinds of data line by line: in one part of a plan may stand what one reader may have and what the same may not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from rondom.meetings.data_kinds import HOME, KINDS, by_side
from rondom.plan.reading import Concern, Part, PlanReading, Remark

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
    """How many lines of each kind there are."""
    return Counter(kind_of_line(line) for name in _FIELDS for line in getattr(reading, name))


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
        kept["concerns"] = tuple(_without_notes_from_home(one) for one in kept["concerns"])
    made = replace(reading, **kept)
    return replace(
        made, omitted=reading.omitted | (fewer - left), thinned=reading.thinned | (fewer & left)
    )  # fmt: skip


def _without_notes_from_home(concern: Concern) -> Concern:
    """What a parent added to what others said is about home too. Whether they see it stays."""
    views = tuple(replace(view, note="") if by_side(view.perspective.value) == HOME else view for view in concern.views)
    return replace(concern, views=views)


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
