"""Chooses for every node which of its words stand beside it, and at which side, so that no two overlap."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rondom.support_map.field import Dots, Field, Grid, Place
from rondom.support_map.rings import Box, Disc, gap
from rondom.support_map.routes import route
from rondom.support_map.seats import Seat

_SHORTER = 6.0
"""What it costs to show fewer words."""
_OTHER_SIDE = 0.9
"""What it costs to leave the side where they were."""
_UNDER_LINE = 3.0
_WHOSE = 2.4
"""What it costs to stand beside the node of another as well."""
MANY = 140
"""With more people words come where there happens to be room: nobody goes aside for them."""
FAINT = 0.3
"""Em: the radius of who is not asked for now; such a one has no words and no line."""
LINES_WEIGHED = 24
"""Words keep off so many lines between colleagues; more could not be drawn around all words anyway."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a node stands."""

    seat: Seat
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to put words beside a node."""

    price: float
    label: int
    side: str
    box: Box


def choose_words(
    stands: Sequence[Stand],
    ground: Field,
    before: Mapping[str, Place] | None = None,
    lines: Sequence[tuple[str, str]] = (),
    start: Mapping[str, Box] | None = None,
) -> list[Place]:
    """Everyone with words as far as there is room, the fullest first; at the side of `before` where that is as good.
    `start` has boxes that were kept free for some, to begin with.
    """
    chooser = _Chooser(stands, ground, before or {}, lines)
    chooser.choose(start or {})
    return [chooser.place(stand) for stand in stands]


class _Chooser:
    def __init__(
        self, stands: Sequence[Stand], ground: Field, before: Mapping[str, Place], lines: Sequence[tuple[str, str]]
    ) -> None:
        self._ground, self._before = ground, before
        solid = _taken(stands, ground)
        self._nodes, self._faint = _nodes(stands, ground), _faint(stands, ground)
        under = _lines(stands, ground, solid, lines) if lines else Dots(4 * ground.em)
        self._ways = {stand.seat.key: self._ways_of(stand, solid, under) for stand in stands}
        self._words = Grid(4 * ground.em)
        self._chosen: dict[str, _Way] = {}
        self._owner: dict[Box, str] = {}

    def choose(self, start: Mapping[str, Box]) -> None:
        """Who has least choice goes first; then some make room for the words of others."""
        keys = sorted(self._ways, key=lambda key: len(self._ways[key]))
        for key in keys:
            way = next((way for way in self._ways[key] if way.box == start.get(key)), None)
            if way and self._words.free(way.box):
                self._take(key, way)
        for key in keys:
            for way in self._ways[key] if key not in self._chosen else ():
                if self._words.free(way.box):
                    self._take(key, way)
                    break
        if len(keys) <= MANY:
            for _turn in range(2):
                for key in keys:
                    self._improve(key)

    def place(self, stand: Stand) -> Place:
        way = self._chosen.get(stand.seat.key)
        if way is None:
            return Place(stand.seat.key, stand.x, stand.y)
        return Place(stand.seat.key, stand.x, stand.y, way.label, way.side, way.box)

    def _ways_of(self, stand: Stand, solid: Grid, under: Dots) -> list[_Way]:
        """Every way that touches nothing solid, the best first."""
        ground, found = self._ground, []
        was = self._before.get(stand.seat.key)
        at_sides = sides(ground.disc, stand.x, stand.y)
        for index, size in enumerate(stand.seat.labels):
            if index and size == stand.seat.labels[index - 1]:
                continue
            for price, side in at_sides:
                box = ground.label_box(stand.x, stand.y, size, side)
                if ground.inside(box) and solid.free(box):
                    other = _OTHER_SIDE if was and was.side and was.side != side else 0.0
                    crossed = _UNDER_LINE if not _clear(box, under, ground.em) else 0.0
                    asked = _WHOSE * self._strangers(stand, box) + len(set(self._faint.overlapping(box)))
                    found.append(_Way(price + _SHORTER * index + other + crossed + asked, index, side, box))
        return sorted(found, key=lambda way: way.price)

    def _strangers(self, stand: Stand, box: Box) -> int:
        """How many other nodes stand so near that the words could be theirs."""
        by, own = 0.55 * self._ground.em, self._ground.node_box(stand.x, stand.y, 0.0)
        near = (box[0] - by, box[1] - 0.2 * by, box[2] + by, box[3] + 0.2 * by)
        return len(set(self._nodes.overlapping(near)) - {own})

    def _take(self, key: str, way: _Way) -> None:
        self._drop(key)
        self._chosen[key], self._owner[way.box] = way, key
        self._words.add(way.box)

    def _drop(self, key: str) -> None:
        if (way := self._chosen.pop(key, None)) is not None:
            self._words.remove(way.box)
            del self._owner[way.box]

    def _improve(self, key: str) -> None:
        """A better way for this one, also when one or two others must go to another side for it; never at their cost."""
        now = self._chosen.get(key)
        self._drop(key)
        for way in self._ways[key]:
            if now is not None and way.price >= now.price:
                break
            if self._make_room(way, now.price if now else math.inf):
                self._take(key, way)
                return
        if now is not None:
            self._take(key, now)

    def _make_room(self, way: _Way, worth: float) -> bool:
        """Moves whose words are in the way, when each has another place and all together it is better than before."""
        met = {self._owner[box] for box in self._words.overlapping(way.box)}
        if len(met) > 2:
            return False
        before = {key: self._chosen[key] for key in met}
        for key in met:
            self._drop(key)
        price, moved = way.price, []
        for key in met:
            other = next(
                (one for one in self._ways[key] if _apart(one.box, way.box) and self._words.free(one.box)), None
            )
            if other is None:
                break
            price += other.price - before[key].price
            self._take(key, other)
            moved.append(key)
        if len(moved) == len(met) and price < worth:
            return True
        for key in moved:
            self._drop(key)
        for key, one in before.items():
            self._take(key, one)
        return False


def _apart(a: Box, b: Box) -> bool:
    return a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def _taken(stands: Iterable[Stand], ground: Field) -> Grid:
    """Where no words may come: nodes, their lines, the child, names of rings."""
    solid = Grid(4 * ground.em)
    for box in ground.taken:
        solid.add(box)
    for stand in stands:
        if not stand.seat.labels:
            continue  # faint: words may lie over it
        solid.add(ground.node_box(stand.x, stand.y, 0.1))
        for box in ground.tether_boxes(stand.seat, stand.x, stand.y):
            solid.add(box)
    return solid


def _nodes(stands: Iterable[Stand], ground: Field) -> Grid:
    nodes = Grid(4 * ground.em)
    for stand in (stand for stand in stands if stand.seat.labels):
        nodes.add(ground.node_box(stand.x, stand.y, 0.0))
    return nodes


def _faint(stands: Iterable[Stand], ground: Field) -> Grid:
    faint, node = Grid(4 * ground.em), min(ground.node, FAINT * ground.em)
    for stand in (stand for stand in stands if not stand.seat.labels):
        faint.add(ground.box_of(stand.x, stand.y, node, 0.0))
    return faint


def _lines(stands: Sequence[Stand], ground: Field, solid: Grid, lines: Sequence[tuple[str, str]]) -> Dots:
    """The points of the lines between colleagues, as they run when words do not count."""
    at = {stand.seat.key: (stand.x, stand.y) for stand in stands}
    under = Dots(4 * ground.em)
    nothing = Grid(4 * ground.em)
    for a, b in lines[:LINES_WEIGHED]:
        if a in at and b in at:
            for x, y in route(at[a], at[b], ground.node, ground.disc, nothing, solid):
                under.add(x, y)
    return under


def _clear(box: Box, under: Dots, em: float) -> bool:
    left, top, right, bottom = box
    parts = max(1, math.ceil((right - left) / (2 * em)))
    middle, near = (top + bottom) / 2, (bottom - top) / 2 + 0.2 * em
    return all(under.free(left + (right - left) * at / parts, middle, near) for at in range(parts + 1))


def sides(disc: Disc, x: float, y: float) -> tuple[tuple[float, str], ...]:
    """Outward first. Straight above and below the child, centred words look calmer."""
    outward, inward = ("right", "left") if x >= disc.x else ("left", "right")
    angle, _far = disc.polar(x, y)
    upright = min(gap(angle, math.pi / 2), gap(angle, -math.pi / 2)) < 0.35
    return (
        (0.0 if not upright else 0.6, outward),
        (0.2 if upright and y > disc.y else 1.4, "below"),
        (2.0, "above"),
        (2.4, inward),
        (2.6, f"below {outward}"),
        (2.8, f"above {outward}"),
        (3.4, f"below {inward}"),
        (3.6, f"above {inward}"),
    )
