"""Which lanes are drawn while a filter is on: an empty strip says nothing, and one that seems empty would not be true."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from rondom.timeline.filtering import Filter
from rondom.timeline.lanes import STRENGTHS, LaneView
from rondom.timeline.marks import EventMark


def lanes_to_show(
    lanes: Sequence[LaneView], all_: Collection[EventMark], kept: Collection[EventMark], chosen: Filter
) -> tuple[LaneView, ...]:
    """Those that still hold something, those that were asked for, and always the lane of what helped."""
    if not chosen.asks:
        return tuple(lanes)
    full, there = {mark.lane for mark in kept}, {mark.lane for mark in all_}
    return tuple(
        replace(lane, filtered=lane.key in there - full)
        for lane in lanes
        if lane.key in full or lane.key in chosen.lanes or lane.key == STRENGTHS
    )


def in_full(order: Sequence[str], lanes: Sequence[LaneView]) -> tuple[str, ...]:
    """All lanes, those of `order` in that order in the places they have now; a filter may hide the others."""
    following = iter(order)
    return tuple(next(following) if lane.key in order else lane.key for lane in lanes)
