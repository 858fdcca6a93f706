"""Who sits at which angle. Depends only on who there are and who works with whom, not on the size of the drawing.

So a map keeps its shape when the window grows, and on paper everyone is found where they were on the screen. Each takes
a place between those who came before: whoever comes later moves nobody.
"""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rondom.support_map.rings import Disc, turned


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
    by_hand: tuple[float, float] | None = None
    """Angle (as of `Disc`) and depth where someone put it."""
    room: float = 0.0
    """The radius of the node when it found its place; it may be drawn smaller since, when many came."""


_GOOD_ENOUGH = 0.66
"""A place so much narrower than the widest one is taken when it is nearer to whom one works with."""
_FINE = 32
"""So many places are looked at for who works with someone."""
_FIRST = 0.618
"""The first of each ring starts further round than the first of the ring before it."""


def seat_angles(seats: Sequence[Seat], disc: Disc, links: Iterable[tuple[str, str]] = ()) -> dict[str, float]:
    """The wished angle of every seat, in the given order: in the widest gap of its ring, on the side of whom it works
    with. One more seat at the end changes none of the others.
    """
    friends = _friends(seats, links)
    angle: dict[str, float] = {}
    taken: dict[int, list[float]] = {}
    for seat in seats:
        near = [angle[other] for other in friends.get(seat.key, ()) if other in angle]
        there = taken.setdefault(seat.ring, [])
        part = _best_part(there, near, disc, seat.ring)
        insort(there, part)
        angle[seat.key] = turned(disc, seat.ring, part)
    return angle


def _friends(seats: Sequence[Seat], links: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    friends: dict[str, list[str]] = {}
    known = {seat.key for seat in seats}
    for a, b in links:
        if a != b and a in known and b in known:
            friends.setdefault(a, []).append(b)
            friends.setdefault(b, []).append(a)
    return friends


def _best_part(taken: Sequence[float], near: Sequence[float], disc: Disc, ring: int) -> float:
    """Where in the ring, as a part (0–1) of its arc."""
    whole = disc.whole(ring)
    options = list(_gaps(taken, whole)) if taken else [(1.0, (0.04 + _FIRST * (ring - 1)) % 1.0 if whole else 0.5)]
    widest = max(room for room, _part in options)
    if near:
        options += [(_room(taken, at / _FINE, whole), at / _FINE) for at in range(_FINE)]
    wide = [(room, part) for room, part in options if room >= widest * (_GOOD_ENOUGH if near else 0.999)]

    def price(option: tuple[float, float]) -> tuple[float, float]:
        at = turned(disc, ring, option[1])
        return sum(1 - math.cos(at - other) for other in near), -abs(math.cos(at))

    return min(wide, key=price)[1]


def _room(taken: Sequence[float], part: float, whole: bool) -> float:
    """How far the nearest neighbour is."""
    apart = (abs(part - other) for other in taken)
    return min((min(far, 1 - far) if whole else far for far in apart), default=1.0)


def _gaps(taken: Sequence[float], whole: bool) -> Iterator[tuple[float, float]]:
    """(how far from the nearest neighbour, part) of the best place in every gap. The ends of an arc are no neighbours."""
    for a, b in pairwise(taken):
        yield (b - a) / 2, (a + b) / 2
    first, last = taken[0], taken[-1]
    if whole:
        yield (first + 1 - last) / 2, ((last + first + 1) / 2) % 1.0
    else:
        yield first * 2 / 3, first / 3
        yield (1 - last) * 2 / 3, 1 - (1 - last) / 3
