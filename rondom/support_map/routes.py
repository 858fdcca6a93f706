"""The way of a line between two people: a calm curve that goes around the child and passes as few words as possible."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

from rondom.scene import Point, Points
from rondom.support_map.field import Grid
from rondom.support_map.rings import Box, Disc

_STEPS = 28
_BENDS = (0.16, -0.16, 0.3, -0.3, 0.48, -0.48, 0.7, -0.7, 0.04)
"""How far a curve swings out, as a part of its length. Never quite straight: so a line is told from a tether."""
_CALM = 0.16


def route(start: Point, end: Point, reach: float, disc: Disc, words: Grid, nodes: Grid) -> Points:
    """From the edge of one node (radius `reach`) to the edge of the other."""
    best = min(_ways(start, end, disc), key=lambda way: _cost(way[1], start, end, reach, disc, words, nodes) + way[0])[
        1
    ]
    return _clipped(tuple(reversed(_clipped(best, start, reach))), end, reach)[::-1]


def _ways(start: Point, end: Point, disc: Disc) -> list[tuple[float, Points]]:
    """(price, way): a gentle bend is best."""
    return [*((abs(abs(bend) - _CALM), _bent(start, end, bend)) for bend in _BENDS), (0.4, _around(start, end, disc))]


def _clipped(way: Points, at: Point, reach: float) -> Points:
    """Without the beginning that lies inside the node at `at`, starting exactly on its edge."""
    outside = next((index for index, point in enumerate(way) if math.dist(point, at) > reach), len(way) - 1)
    if outside == 0:
        return way
    (x0, y0), (x1, y1) = way[outside - 1], way[outside]
    near, far = math.dist(way[outside - 1], at), math.dist(way[outside], at)
    part = (reach - near) / (far - near) if far > near else 0.0
    return ((x0 + (x1 - x0) * part, y0 + (y1 - y0) * part), *way[outside:])


def crossings(way: Iterable[Point], words: Grid) -> list[Box]:
    """The labels a line lies on, from its beginning to its end."""
    return list(dict.fromkeys(box for point in way for box in words.touched(*point)))


def _bent(start: Point, end: Point, bend: float) -> Points:
    (x0, y0), (x1, y1) = start, end
    cx, cy = (x0 + x1) / 2 - (y1 - y0) * bend, (y0 + y1) / 2 + (x1 - x0) * bend
    ways = [i / _STEPS for i in range(_STEPS + 1)]
    return tuple(
        ((1 - t) ** 2 * x0 + 2 * t * (1 - t) * cx + t * t * x1, (1 - t) ** 2 * y0 + 2 * t * (1 - t) * cy + t * t * y1)
        for t in ways
    )


def _around(start: Point, end: Point, disc: Disc) -> Points:
    """Angle and distance run on evenly, so it can never cross the child."""
    (t0, r0), (t1, r1) = disc.polar(*start), disc.polar(*end)
    turn = (t1 - t0 + math.pi) % math.tau - math.pi
    steps = [i / _STEPS for i in range(_STEPS + 1)]
    return tuple(disc.at(t0 + turn * i, r0 + (r1 - r0) * i) for i in steps)


def _cost(way: Points, start: Point, end: Point, reach: float, disc: Disc, words: Grid, nodes: Grid) -> float:
    """Words and other nodes weigh most, then the child's own disc, then length."""
    free = [point for point in way if math.dist(point, start) > reach and math.dist(point, end) > reach]
    met = {box for point in free for box in nodes.touched(*point) if not _holds(box, start) and not _holds(box, end)}
    core = any(math.dist(point, (disc.x, disc.y)) < disc.edge(0) * 1.05 for point in free)
    length = sum(math.dist(a, b) for a, b in pairwise(way))
    return (
        3.0 * len(crossings(free, words)) + 4.0 * len(met) + 6.0 * core + 2.0 * length / max(1.0, math.dist(start, end))
    )


def _holds(box: Box, point: Point) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def beside(way: Points, by: float) -> Points:
    """The same way, moved sideways: two of these are a double line."""
    moved: list[Point] = []
    for index, (x, y) in enumerate(way):
        (x0, y0), (x1, y1) = way[max(0, index - 1)], way[min(len(way) - 1, index + 1)]
        long = math.hypot(x1 - x0, y1 - y0) or 1.0
        moved.append((x - (y1 - y0) / long * by, y + (x1 - x0) / long * by))
    return tuple(moved)
