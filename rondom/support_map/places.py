"""Finds a place in its ring for everyone, one after the other, so that no two nodes overlap; then words beside them.

Who comes later finds room between those who stand, so one more moves nobody. Words that find no room become shorter, then
fall away (the node stays, the list beside the map has them); a node without room is left out and said so.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from rondom.support_map.field import Dots, Field, Grid, Place
from rondom.support_map.rings import Box, Disc
from rondom.support_map.seats import Seat
from rondom.support_map.words import MANY, Stand, choose_words, sides

Told = Callable[[int], None]
"""Called with how many have a place now. May raise to stop the search."""

_AIR = 0.4
"""Em between two nodes at least, so that a badge fits."""
_LEAST_AIR = 0.2
"""Em when the ring is nearly full."""
_COMFORT = 1.0
"""Em between two nodes when there is room for it."""
_ROUND, _DEEP = 0.8, 0.9
"""Em of one step aside, along the ring and across it."""
_TURNS = 2
_FEW = 45
_FURTHEST = 4.0
"""Em that someone goes aside for them, once, when everyone stands."""
_ON_WORDS = 9.0
_NO_WORDS = 14.0
"""Em that someone goes aside for the sake of words."""


def _steps_aside() -> tuple[tuple[float, float, float], ...]:
    """(price, em along the ring, em across it), the nearest first."""
    ways = product((at * _ROUND for at in range(-10, 11)), (at * _DEEP for at in range(-2, 3)))
    return tuple(sorted((abs(along) + 1.6 * abs(across), along, across) for along, across in ways))


_ASIDE = _steps_aside()


@dataclass(slots=True)
class Standing:
    """Who stands already, while places are found."""

    ground: Field
    solid: Grid = field(init=False)
    """What nothing may touch: the child, names of rings, lines to the inner edge."""
    dots: Dots = field(init=False)
    words: Grid = field(init=False)
    """Where the names of those who stand will probably come."""
    names: dict[str, Box] = field(default_factory=dict)
    stands: list[Stand] = field(default_factory=list)

    def __post_init__(self) -> None:
        cell = 4 * self.ground.em
        self.solid, self.dots, self.words = Grid(cell), Dots(cell), Grid(cell)
        for box in self.ground.taken:
            self.solid.add(box)

    def add(self, seat: Seat, x: float, y: float) -> None:
        self.stands.append(Stand(seat, x, y))
        self.dots.add(x, y)
        for box in self.ground.tether_boxes(seat, x, y):
            self.solid.add(box)

    def take(self, stand: Stand, words: Box | None) -> None:
        """Someone stands here, with words there."""
        self.add(stand.seat, stand.x, stand.y)
        if words:
            self.words.add(words)

    def give_back(self, stand: Stand, words: Box | None) -> None:
        """As if this one did not stand here."""
        self.dots.remove(stand.x, stand.y)
        for box in self.ground.tether_boxes(stand.seat, stand.x, stand.y):
            self.solid.remove(box)
        if words:
            self.words.remove(words)

    def put(self, seat: Seat, x: float, y: float) -> None:
        """And keep its name free, as long as there are not too many."""
        self.add(seat, x, y)
        if len(self.stands) <= MANY and (box := self.name_box(seat, x, y)):
            self.words.add(box)
            self.names[seat.key] = box

    def fits(self, seat: Seat, x: float, y: float, air: float = _AIR) -> bool:
        """Nobody too near, and no line of anyone under it."""
        ground, node = self.ground, seat.room or self.ground.node
        if not self.dots.free(x, y, 2 * node + air * ground.em):
            return False
        if not self.solid.free(ground.box_of(x, y, node)):
            return False
        clear = node + 0.35 * ground.em
        return all(
            self.solid.free(box) and self.dots.free((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, clear)
            for box in ground.tether_boxes(seat, x, y)
        )

    def name_box(self, seat: Seat, x: float, y: float) -> Box | None:
        """Where the name could stand; None when no side is free."""
        return self.words_at(x, y, seat.labels[1:] or seat.labels, seat.room)

    def words_at(self, x: float, y: float, sizes: Sequence[tuple[float, float]], node: float = 0.0) -> Box | None:
        """The box of the first of these sizes that fits beside a node there, of this radius or else the usual one."""
        at_sides = sides(self.ground.disc, x, y)
        for size in sizes:
            for _price, side in at_sides:
                box = self.ground.label_box(x, y, size, side, node)
                if (
                    self.ground.inside(box)
                    and self.words.free(box)
                    and self.solid.free(box)
                    and self._off_nodes(box, node)
                ):
                    return box
        return None

    def _off_nodes(self, box: Box, node: float) -> bool:
        """Whether no node stands on it; looked at where nodes can hide."""
        left, top, right, bottom = box
        clear, middle = (node or self.ground.node) + 0.6 * self.ground.em, (top + bottom) / 2
        parts = max(1, math.ceil((right - left) / (1.5 * clear)))
        return all(self.dots.free(left + (right - left) * at / parts, middle, clear) for at in range(parts + 1))


def find_places(
    seats: Sequence[Seat],
    wished: Mapping[str, float],
    ground: Field,
    lines: Sequence[tuple[str, str]] = (),
    told: Told | None = None,
) -> list[Place]:
    """A place for everyone, in the order of the seats. Who is missing found no place at all. Words keep off `lines`."""
    made = Standing(ground)
    put_all(made, seats, wished, told)
    places = choose_words(made.stands, ground, lines=lines, start=made.names)
    stands = made.stands
    for _turn in range(_TURNS if len(seats) <= MANY else 0):
        if not (better := with_more_words(stands, places, ground, made.stands)):
            break
        stands = better
        places = choose_words(stands, ground, lines=lines, start={place.key: place.box for place in places})
    return in_order(places, seats)


def with_more_words(
    stands: Sequence[Stand], places: Sequence[Place], ground: Field, first: Sequence[Stand]
) -> list[Stand]:
    """Who has no words goes a few steps aside to where there is room for them; among few people also who has not all
    of them. Each goes once from where it stood `first`. Empty when nobody moved.
    """
    rooted = {stand.seat.key for stand, was in zip(stands, first, strict=True) if stand is not was}
    few = len(stands) <= _FEW
    there = Standing(ground)
    for stand, place in zip(stands, places, strict=True):
        there.take(stand, place.box if place.label >= 0 else None)
    now = {stand.seat.key: stand for stand in stands}
    for stand, place in zip(stands, places, strict=True):
        if (
            not stand.seat.labels
            or stand.seat.by_hand
            or stand.seat.key in rooted
            or place.label == 0
            or (place.label > 0 and not few)
        ):
            continue
        sizes = stand.seat.labels[: place.label] if place.label > 0 else stand.seat.labels[1:]
        there.give_back(stand, place.box if place.label >= 0 else None)
        aside = _aside(there, stand, sizes)
        there.take(aside[0] if aside else stand, aside[1] if aside else place.box if place.label >= 0 else None)
        if aside:
            now[stand.seat.key] = aside[0]
    return [] if all(now[stand.seat.key] is stand for stand in stands) else list(now.values())


def _aside(there: Standing, stand: Stand, sizes: Sequence[tuple[float, float]]) -> tuple[Stand, Box] | None:
    """The nearest place for someone where words of one of these sizes find room."""
    seat, ground = stand.seat, there.ground
    for price, x, y in _near(ground, seat, stand.x, stand.y):
        if price > _FURTHEST:
            return None
        if there.words.free(ground.node_box(x, y, 0.1)) and there.fits(seat, x, y):
            box = there.words_at(x, y, sizes)
            if box is not None:
                return Stand(seat, x, y), box
    return None


def put_all(made: Standing, seats: Sequence[Seat], wished: Mapping[str, float], told: Told | None = None) -> None:
    """Who was put somewhere by hand stands there first; the others come in their order."""
    by_hand = [seat for seat in seats if seat.by_hand]
    for at, seat in enumerate([*by_hand, *(seat for seat in seats if not seat.by_hand)]):
        put_near(made, seat, wished[seat.key])
        if told:
            told(at + 1)


def in_order(places: Sequence[Place], seats: Sequence[Seat]) -> list[Place]:
    order = {seat.key: index for index, seat in enumerate(seats)}
    return sorted(places, key=lambda place: order[place.key])


def within(disc: Disc, ring: int, angle: float) -> float:
    """Keeps an angle inside the part of the circle that the ring may use."""
    start, span = disc.arc(ring)
    if span >= math.tau:
        return angle
    on = (angle - start) % math.tau
    if on <= span:
        return start + on
    return start + (span if on - span < math.tau - on else 0.0)


def put_near(made: Standing, seat: Seat, angle: float) -> bool:
    """At its wished angle, or as near to it as there is room, with a little air and words if that can be; False when the
    whole ring is full. Who was put by hand stands exactly there, unless someone else does.
    """
    x, y = wish_of(made.ground, seat, angle)
    if seat.by_hand and made.fits(seat, x, y):
        made.put(seat, x, y)
        return True
    found = _with_words(made, seat, x, y) or next(
        (spot for spot in all_round(made.ground, seat, angle) if made.fits(seat, *spot, _LEAST_AIR)), None
    )
    if found:
        made.put(seat, *found)
    return found is not None


def wish_of(ground: Field, seat: Seat, angle: float) -> tuple[float, float]:
    """Where it would stand if it were alone."""
    inner, outer = ground.reach(seat.ring, seat.room)
    far = inner + (outer - inner) * seat.depth
    if seat.by_hand:
        angle, depth = seat.by_hand
        edge, end = ground.disc.band(seat.ring)
        far = min(outer, max(inner, edge + (end - edge) * depth))
    return ground.disc.at(within(ground.disc, seat.ring, angle), far)


def _with_words(made: Standing, seat: Seat, x: float, y: float) -> tuple[float, float] | None:
    best: tuple[float, tuple[float, float]] | None = None
    for price, at, to in _near(made.ground, seat, x, y):
        if best and price >= best[0]:
            break  # they come in order of price: nothing better follows
        air = _COMFORT if price < 5 else _AIR
        if not made.fits(seat, at, to, air):
            continue
        price += 0.0 if len(made.stands) > MANY or made.name_box(seat, at, to) else _NO_WORDS
        price += 0.0 if made.words.free(made.ground.box_of(at, to, seat.room or made.ground.node)) else _ON_WORDS
        if best is None or price < best[0]:
            best = price, (at, to)
    return best[1] if best else None


def _near(ground: Field, seat: Seat, x: float, y: float) -> Iterator[tuple[float, float, float]]:
    """(price in em, x, y) around a place, inside the ring, the nearest first."""
    em, disc = ground.em, ground.disc
    angle, far = disc.polar(x, y)
    least, most = ground.reach(seat.ring, seat.room)
    for price, along, across in _ASIDE:
        out = far + across * em
        if least <= out <= most or across == 0:
            yield price, *disc.at(within(disc, seat.ring, angle + along * em / max(far, em)), out)


def all_round(ground: Field, seat: Seat, angle: float) -> Iterator[tuple[float, float]]:
    """The whole ring in fine steps, going away from the wished angle on both sides."""
    inner, outer = ground.reach(seat.ring, seat.room)
    span, node = ground.disc.arc(seat.ring)[1], seat.room or ground.node
    rows = max(2, int((outer - inner) / (2 * node + _LEAST_AIR * ground.em)) + 1)
    steps = max(20, int(span * outer / (1.5 * node)))
    depths = sorted((at / (rows - 1) for at in range(rows)), key=lambda depth: abs(depth - seat.depth))
    for step in range(steps // 2 + 1):
        for sign in (1, -1):
            at = within(ground.disc, seat.ring, angle + sign * span * step / steps)
            for depth in depths:
                yield ground.disc.at(at, inner + (outer - inner) * depth)
