"""Where the arrow keys go on a timeline: along a lane in order of time, across to the nearest event in another lane."""

from __future__ import annotations

from collections.abc import Sequence

from rondom.scene import Spot, spots_in_group
from rondom.timeline.lanes import LANES


def first_spot(spots: Sequence[Spot], x: float) -> Spot | None:
    """Where walking starts: what is nearest to `x`."""
    return min(spots, key=lambda spot: abs(spot.x - x), default=None)


def step_along(spots: Sequence[Spot], here: Spot, step: int) -> Spot | None:
    """The next event in the same lane; at the end it stays, so that one feels where the lane ends."""
    lane = spots_in_group(spots, here.group)
    at = lane.index(here) + step
    return lane[at] if 0 <= at < len(lane) else None


def step_across(spots: Sequence[Spot], here: Spot, step: int) -> Spot | None:
    """The nearest event in the first lane above (-1) or below (+1) that has any."""
    keys = list(LANES)
    at = keys.index(here.group) + step
    while 0 <= at < len(keys):
        if lane := spots_in_group(spots, keys[at]):
            return min(lane, key=lambda spot: abs(spot.x - here.x))
        at += step
    return None
