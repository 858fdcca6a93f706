"""Where everyone stands in a kring, and their words: those of one circle side by side, no words on words or on a line."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rondom.scene import Points
from rondom.support_map.field import Field, Grid, Place
from rondom.support_map.rings import TOP, Box, Disc, gap
from rondom.support_map.routes import route

_TURNS = 36
_ROUNDS, _TRIES = 3, 2
"""Words make way for lines, and then lines for words; the best of some tries."""
_FEWER = (0.0, 1.2, 6.0)
"""What it costs to set name and role under each other, and to leave the role away."""
_ON_LINE, _MORE_LINE, _MOST_LINE = 2.0, 0.3, 7.0
"""What it costs to stand on a line, and more along it; where they must, words cross one rather than lie on it."""
_ON_HEAD = 5.0
_FAR = 0.12


@dataclass(frozen=True, slots=True)
class Sitter:
    """One who needs a place. `labels` are the sizes (w, h) of its words, the fullest first."""

    key: str
    ring: int
    labels: tuple[tuple[float, float], ...]


Bonds = Sequence[tuple[str, str, str]]
"""(id, key, key) of every bond; "" is the child."""


def sit_down(sitters: Sequence[Sitter], bonds: Bonds, ground: Field) -> tuple[tuple[Place, ...], dict[str, Points]]:
    """A place for everyone, in the order of the sitters, and the way of every bond by its id."""
    spots = _spots(sitters, seat_angles(sitters, bonds), ground)
    ways, found = _ways(bonds, spots, ground, ()), []
    for _try in range(_TRIES if bonds else 1):
        places = _with_words(sitters, spots, ways.values(), ground)
        ways = _ways(bonds, spots, ground, [place.box for place in places if place.label >= 0])
        found.append((_lost(places, ways, ground), places, ways))
    _lost_words, best, its_ways = min(found, key=lambda one: one[0])
    return best, its_ways


def _lost(places: Sequence[Place], ways: Mapping[str, Points], ground: Field) -> int:
    """How much is hard to read: words that found no room, and words on a line or on its end."""
    words = Grid(4 * ground.em)
    for place in places:
        if place.label >= 0:
            words.add(place.box)
    met = [box for way in ways.values() for point in _dense(way, 0.5 * ground.em) for box in words.touched(*point)]
    ends = [box for way in ways.values() for end in (way[0], way[-1]) for box in words.touched(*end)]
    return 20 * sum(place.label < 0 for place in places) + len(met) + 6 * len(ends)


# -- people ---------------------------------------------------------------------------------------------------


def seat_angles(sitters: Sequence[Sitter], bonds: Bonds) -> dict[str, float]:
    """In the given order, evenly over their ring. Each ring is turned until nobody stands behind someone nearer to the
    child, and who have a bond are on the same side.
    """
    angle: dict[str, float] = {}
    for ring in sorted({one.ring for one in sitters}):
        keys = [one.key for one in sitters if one.ring == ring]
        turns = [TOP + math.tau * part / _TURNS / len(keys) for part in range(_TURNS)]
        tried = [{key: start + math.tau * at / len(keys) for at, key in enumerate(keys)} for start in turns]
        known = dict(angle)
        best: dict[str, float] = min(tried, key=lambda one: round(_strain(known | one, one, bonds), 6))
        angle |= best
    return {key: at - 0.2 * math.sin(2 * at) for key, at in angle.items()}


def _strain(angle: Mapping[str, float], ring: Mapping[str, float], bonds: Bonds) -> float:
    """Who stands straight above or below counts a little, for words have less room there."""
    before = [at for key, at in angle.items() if key not in ring]
    behind = sum(max(0.0, 0.4 - gap(at, other)) for at in ring.values() for other in before)
    apart = sum(
        1 - math.cos(angle[one] - angle[other])
        for _id, one, other in bonds
        if one in angle and other in angle and (one in ring or other in ring)
    )
    return 3 * behind + 0.3 * apart + 0.2 * sum(abs(math.sin(at)) ** 6 for at in ring.values())


def _spots(sitters: Sequence[Sitter], angle: Mapping[str, float], ground: Field) -> dict[str, tuple[float, float]]:
    """In the middle of their ring; in as many rows as it takes when there are many."""
    made: dict[str, tuple[float, float]] = {}
    for ring in {one.ring for one in sitters}:
        keys = [one.key for one in sitters if one.ring == ring]
        inner, outer = ground.reach(ring)
        room = math.tau * (inner + outer) / 2 / len(keys)
        rows = max(1, math.ceil((2 * ground.node + 0.4 * ground.em) / room))
        for at, key in enumerate(keys):
            depth = 0.5 if rows == 1 else (at % rows) / (rows - 1)
            made[key] = ground.disc.at(angle[key], inner + (outer - inner) * depth)
    return made


# -- words ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Way:
    price: float
    label: int
    side: str
    box: Box


def _with_words(
    sitters: Sequence[Sitter], spots: Mapping[str, tuple[float, float]], lines: Iterable[Points], ground: Field
) -> tuple[Place, ...]:
    """Who has least choice goes first; then all look again whether there is a better way now."""
    solid, under, heads = Grid(4 * ground.em), Grid(4 * ground.em), Grid(4 * ground.em)
    for box in (*ground.taken, *(ground.node_box(x, y, 0.1) for x, y in spots.values())):
        solid.add(box)
    for line in lines:
        for x, y in _dense(line, 0.5 * ground.em):
            under.add(_around(x, y, 0.2 * ground.em))
        for end in (line[0], line[-1]):
            heads.add(_around(*end, 0.6 * ground.em))
    ways = {one.key: _ways_of(one, *spots[one.key], (solid, under, heads), ground) for one in sitters}
    chosen: dict[str, _Way] = {}
    for _round in range(_ROUNDS):
        for key in sorted(ways, key=lambda key: len(ways[key])):
            taken = Grid(4 * ground.em)
            for other, way in chosen.items():
                if other != key:
                    taken.add(way.box)
            free = next((way for way in ways[key] if taken.free(way.box)), None)
            if free:
                chosen[key] = free
    return tuple(_place(one.key, *spots[one.key], chosen.get(one.key)) for one in sitters)


def _place(key: str, x: float, y: float, way: _Way | None) -> Place:
    return Place(key, x, y, way.label, way.side, way.box) if way else Place(key, x, y)


def _ways_of(one: Sitter, x: float, y: float, taken: tuple[Grid, Grid, Grid], ground: Field) -> list[_Way]:
    """`taken` is what nothing may touch, where lines run, and where they end (there an arrow may stand)."""
    (solid, under, heads), made = taken, []
    for label, size in enumerate(one.labels):
        fewer = _FEWER[min(2, label + (len(_FEWER) - len(one.labels) if label else 0))]
        for price, side in _sides(ground.disc, x, y):
            box = ground.label_box(x, y, size, side)
            if ground.inside(box) and solid.free(box):
                met = len(set(under.overlapping(box)))
                on_line = min(_MOST_LINE, _ON_LINE + _MORE_LINE * met) if met else 0.0
                on_head = 0.0 if heads.free(box) else _ON_HEAD
                made.append(_Way(price + fewer + on_line + on_head, label, side, box))
    return sorted(made, key=lambda way: way.price)


def _sides(disc: Disc, x: float, y: float) -> tuple[tuple[float, str], ...]:
    """Outward first. Straight above and below the child, centred words look calmer."""
    outward, inward = ("right", "left") if x >= disc.x else ("left", "right")
    angle, _far = disc.polar(x, y)
    upright = min(gap(angle, math.pi / 2), gap(angle, -math.pi / 2)) < 0.35
    down = y > disc.y
    return (
        (0.5 if upright else 0.0, outward),
        (0.2 if upright and down else 1.2, "below"),
        (0.2 if upright and not down else 1.2, "above"),
        (1.5, f"above-{outward}"),
        (1.5, f"below-{outward}"),
        (2.2, inward),
    )


# -- lines ----------------------------------------------------------------------------------------------------


def _ways(
    bonds: Bonds, spots: Mapping[str, tuple[float, float]], ground: Field, words: Iterable[Box]
) -> dict[str, Points]:
    """With the child straight to its disc; between two people a calm curve around words, people, the child and the
    bonds that were drawn before.
    """
    names, nodes, disc = Grid(4 * ground.em), Grid(4 * ground.em), ground.disc
    for box in words:
        names.add(box)
    for x, y in spots.values():
        nodes.add(ground.node_box(x, y, 0.1))
    reach, made = ground.node + _FAR * ground.em, dict[str, Points]()
    for id_, one, other in bonds:
        if one and other:
            made[id_] = route(spots[one], spots[other], reach, disc, names, nodes)
            for x, y in _dense(made[id_], 1.2 * ground.em):
                names.add(_around(x, y, 0.3 * ground.em))
        else:
            angle, far = disc.polar(*spots[one or other])
            edge = disc.edge(0)
            way = tuple(disc.at(angle, edge + (far - reach - edge) * at / 12) for at in range(13))
            made[id_] = way[::-1] if one else way
    return made


def _around(x: float, y: float, reach: float) -> Box:
    return x - reach, y - reach, x + reach, y + reach


def _dense(way: Points, step: float) -> Iterator[tuple[float, float]]:
    for (x0, y0), (x1, y1) in pairwise(way):
        parts = max(1, math.ceil(math.dist((x0, y0), (x1, y1)) / step))
        for at in range(parts):
            yield x0 + (x1 - x0) * at / parts, y0 + (y1 - y0) * at / parts
