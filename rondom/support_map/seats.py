"""Who sits at which angle. Depends only on who there are and who works with whom, not on the size of the drawing.

So a map keeps its shape when the window grows, and on paper everyone is found where they were on the screen.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rondom.support_map.rings import Disc, slots


@dataclass(frozen=True, slots=True)
class Seat:
    """One who needs a place. `labels` are the sizes (w, h) of its words, the fullest first.

    `depth` is where in the ring it would like to be: 0 the inner edge, 1 the outer. With `tether` a line runs from the
    node to the inner edge.
    """

    key: str
    ring: int
    labels: tuple[tuple[float, float], ...]
    depth: float = 0.5
    tether: bool = False


def seat_angles(seats: Sequence[Seat], disc: Disc, links: Iterable[tuple[str, str]], seed: int) -> dict[str, float]:
    """The wished angle of every seat: even over its ring, and those who work together on the same side.

    Starts in the given order and swaps two in a ring as long as that brings linked ones closer; the same seed gives
    the same answer.
    """
    rings: dict[int, list[str]] = {}
    for seat in seats:
        rings.setdefault(seat.ring, []).append(seat.key)
    angle = {
        key: at for ring, keys in rings.items() for key, at in zip(keys, slots(disc, ring, len(keys)), strict=True)
    }
    friends: dict[str, list[str]] = {key: [] for key in angle}
    for a, b in links:
        if a in angle and b in angle and a != b:
            friends[a].append(b)
            friends[b].append(a)
    _swap_closer(angle, list(rings.values()), friends, random.Random(seed))  # noqa: S311  # a drawing, no secret
    return angle


_ROUNDS = 4


def _swap_closer(
    angle: dict[str, float], rings: list[list[str]], friends: dict[str, list[str]], rng: random.Random
) -> None:
    for _ in range(_ROUNDS):
        better = False
        for keys in rings:
            pairs = [(a, b) for i, a in enumerate(keys) for b in keys[i + 1 :] if friends[a] or friends[b]]
            rng.shuffle(pairs)
            for a, b in pairs:
                better |= _swap_if_closer(angle, a, b, friends)
        if not better:
            return


def _swap_if_closer(angle: dict[str, float], a: str, b: str, friends: dict[str, list[str]]) -> bool:
    before = _strain(angle, a, friends) + _strain(angle, b, friends)
    angle[a], angle[b] = angle[b], angle[a]
    if _strain(angle, a, friends) + _strain(angle, b, friends) < before - 1e-9:
        return True
    angle[a], angle[b] = angle[b], angle[a]
    return False


def _strain(angle: dict[str, float], key: str, friends: dict[str, list[str]]) -> float:
    return sum(1 - math.cos(angle[key] - angle[other]) for other in friends[key])
