"""Finds a place in its ring for everyone, with words beside it, so that no two nodes or labels overlap.

A seeded search: some tries, each greedy with the widest words first; the best one wins. Words that find no room become
shorter, then fall away (the node stays, the list beside the map has them); a node without room is left out and said so.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rondom.support_map.field import Field, Grid, Place, touch
from rondom.support_map.rings import Disc, gap
from rondom.support_map.seats import Seat

_TURNS = tuple(turn / 8 for turn in (0, 1, -1, 2, -2, 3, -3, 4, -4, 6, -6, 8, -8))
_NO_WORDS, _NO_PLACE = 1000.0, 5000.0


@dataclass(slots=True)
class Attempt:
    """One attempt: what stands already, and what it cost."""

    ground: Field
    grid: Grid = field(init=False)
    cost: float = 0.0
    places: list[Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.grid = Grid(4 * self.ground.em)
        for box in self.ground.taken:
            self.grid.add(box)

    def put(self, seat: Seat, place: Place, cost: float) -> None:
        self.cost += cost
        self.places.append(place)
        self.grid.add(self.ground.node_box(place.x, place.y))
        if place.label >= 0:
            self.grid.add(place.box)
        for box in self.ground.tether_boxes(seat, place.x, place.y):
            self.grid.add(box)


Crossed = Callable[[Sequence[Place]], list[str]]
"""Whose words lie under a line between two people, when everyone stands like this; once for every such line."""
_CROSSING = 3.0


def find_places(
    seats: Sequence[Seat], wished: Mapping[str, float], ground: Field, seed: int, crossed: Crossed | None = None
) -> list[Place]:
    """The best of some tries, in the order of the seats. Who is missing found no place at all."""
    if not seats:
        return []
    rng = random.Random(seed)  # noqa: S311  # a drawing, no secret
    room = room_per_ring(seats, ground.disc)
    tries = 14 if len(seats) <= 40 else 5 if len(seats) <= 120 else 1
    best: Attempt | None = None
    for number in range(tries):
        found = _attempt(seats, wished, room, ground, rng if number else None, best.cost if best else math.inf)
        if found is None:
            continue
        found.cost += _CROSSING * len(crossed(found.places)) if crossed else 0.0
        if best is None or found.cost < best.cost:
            best = found
    assert best is not None  # the first try has no limit to stop at
    order = {seat.key: index for index, seat in enumerate(seats)}
    places = sorted(best.places, key=lambda place: order[place.key])
    return out_of_the_way(places, seats, ground, crossed) if crossed else places


def out_of_the_way(places: list[Place], seats: Sequence[Seat], ground: Field, crossed: Crossed) -> list[Place]:
    """Words under a line go to another side of their node, when that helps and there is room."""
    by_key = {seat.key: seat for seat in seats}
    least = len(crossed(places))
    for key in dict.fromkeys(crossed(places)) if least else ():
        at = next((index for index, place in enumerate(places) if place.key == key), None)
        if at is None:
            continue
        others = _standing(ground, [place for place in places if place.key != key], by_key)
        here = places[at]
        for _price, other in sorted(labelled(others, by_key[key], here.x, here.y), key=lambda priced: priced[0]):
            trial = [*places[:at], other, *places[at + 1 :]]
            if len(crossed(trial)) < least:
                places, least = trial, len(crossed(trial))
                break
    return places


def _standing(ground: Field, places: Iterable[Place], seats: Mapping[str, Seat]) -> Attempt:
    """What is taken when these stand where they are."""
    made = Attempt(ground)
    for place in places:
        made.put(seats[place.key], place, 0.0)
    return made


def room_per_ring(seats: Iterable[Seat], disc: Disc) -> dict[int, float]:
    """How far a member may leave its wished angle: half the way to its neighbour."""
    counts: dict[int, int] = {}
    for seat in seats:
        counts[seat.ring] = counts.get(seat.ring, 0) + 1
    return {ring: min(0.7, disc.arc(ring)[1] / count * 0.48) for ring, count in counts.items()}


def _attempt(
    seats: Sequence[Seat],
    wished: Mapping[str, float],
    room: Mapping[int, float],
    ground: Field,
    rng: random.Random | None,
    limit: float,
) -> Attempt | None:
    """The first try keeps every wish; later ones turn whole rings a little and change who chooses first."""
    made = Attempt(ground)
    turn = {ring: rng.uniform(-0.8, 0.8) * free if rng else 0.0 for ring, free in room.items()}
    width = {
        seat.key: (seat.labels[0][0] if seat.labels else 0.0) * (rng.uniform(0.6, 1.4) if rng else 1.0)
        for seat in seats
    }
    late: list[tuple[Seat, float]] = []
    for seat in sorted(seats, key=lambda seat: -width[seat.key]):
        angle = _within(ground.disc, seat.ring, wished[seat.key] + turn[seat.ring])
        if not put_near(made, seat, angle, room[seat.ring]):
            late.append((seat, angle))
        if made.cost >= limit:
            return None
    for seat, angle in late:
        put_anywhere(made, seat, angle)
        if made.cost >= limit:
            return None
    return made


def _within(disc: Disc, ring: int, angle: float) -> float:
    """Keeps an angle inside the part of the circle that the ring may use."""
    start, span = disc.arc(ring)
    if span >= math.tau:
        return angle
    on = (angle - start) % math.tau
    if on <= span:
        return start + on
    return start + (span if on - span < math.tau - on else 0.0)


def put_near(made: Attempt, seat: Seat, angle: float, room: float) -> bool:
    best: tuple[float, Place] | None = None
    for cost, x, y in _candidates(made.ground, seat, angle, room):
        if best and cost >= best[0]:
            break  # they come in order of cost: nothing better follows
        if not node_fits(made, seat, x, y):
            continue
        for extra, place in labelled(made, seat, x, y):
            if best is None or cost + extra < best[0]:
                best = cost + extra, place
    if best:
        made.put(seat, best[1], best[0])
    return best is not None


def _candidates(ground: Field, seat: Seat, angle: float, room: float) -> list[tuple[float, float, float]]:
    """(cost, x, y) near the wished angle and depth, the best wish first."""
    found = []
    inner, outer = ground.reach(seat.ring)
    for turn in _TURNS:
        at = _within(ground.disc, seat.ring, angle + turn * room)
        for depth in (seat.depth, min(1.0, seat.depth + 0.3), max(0.0, seat.depth - 0.3)):
            x, y = ground.disc.at(at, inner + (outer - inner) * depth)
            found.append((abs(turn) * 3 + abs(depth - seat.depth) * 5, x, y))
    return sorted(found)


def node_fits(made: Attempt, seat: Seat, x: float, y: float) -> bool:
    return made.grid.free(made.ground.node_box(x, y)) and all(map(made.grid.free, made.ground.tether_boxes(seat, x, y)))


def labelled(made: Attempt, seat: Seat, x: float, y: float) -> Iterator[tuple[float, Place]]:
    """Every way to put words beside a node there, with its price. Full words first; no way at all yields nothing."""
    if not seat.labels:
        yield 0.0, Place(seat.key, x, y)
    own = made.ground.tether_boxes(seat, x, y)
    for index, size in enumerate(seat.labels):
        for price, side in _sides(made.ground.disc, x, y):
            box = made.ground.label_box(x, y, size, side)
            if made.ground.inside(box) and made.grid.free(box) and not any(touch(box, part) for part in own):
                yield price + 6.0 * index, Place(seat.key, x, y, index, side, box)


def _sides(disc: Disc, x: float, y: float) -> tuple[tuple[float, str], ...]:
    """Outward first. Straight above and below the child, centred words look calmer."""
    outward, inward = ("right", "left") if x >= disc.x else ("left", "right")
    angle, _far = disc.polar(x, y)
    upright = min(gap(angle, math.pi / 2), gap(angle, -math.pi / 2)) < 0.35
    return (
        (0.0 if not upright else 0.6, outward),
        (0.2 if upright and y > disc.y else 1.4, "below"),
        (2.0, "above"),
        (2.4, inward),
    )


def put_anywhere(made: Attempt, seat: Seat, angle: float) -> None:
    """No room near its own angle: anywhere in the ring, with words if it can, else the node alone."""
    spots = [spot for spot in _all_round(made.ground, seat, angle) if node_fits(made, seat, *spot)]
    for x, y in spots:
        found = min(labelled(made, seat, x, y), key=lambda priced: priced[0], default=None)
        if found:
            made.put(seat, found[1], 20.0 + found[0])
            return
    if spots:
        made.put(seat, Place(seat.key, *spots[0]), _NO_WORDS)
    else:
        _make_room(made, seat, angle)


def _make_room(made: Attempt, seat: Seat, angle: float) -> None:
    """A person goes before words: take the place where the fewest labels must fall away."""
    ground, nodes = made.ground, Grid(4 * made.ground.em)
    for box in (*ground.taken, *(ground.node_box(place.x, place.y) for place in made.places)):
        nodes.add(box)
    words = Grid(4 * ground.em)
    owner = {place.box: place.key for place in made.places if place.label >= 0}
    for box in owner:
        words.add(box)
    best: tuple[int, Place, set[str]] | None = None
    for x, y in _all_round(ground, seat, angle):
        if not nodes.free(ground.node_box(x, y)):
            continue
        needed = [ground.node_box(x, y), *ground.tether_boxes(seat, x, y)]
        lost = {owner[met] for box in needed for met in words.overlapping(box)}
        if best is None or len(lost) < best[0]:
            best = len(lost), Place(seat.key, x, y), lost
        if not lost:
            break
    if best is None:
        made.cost += _NO_PLACE
        return
    made.places = [Place(p.key, p.x, p.y) if p.key in best[2] else p for p in made.places]
    made.put(seat, best[1], _NO_WORDS * (1 + best[0]))


def _all_round(ground: Field, seat: Seat, angle: float) -> Iterator[tuple[float, float]]:
    """The whole ring in fine steps, going away from the wished angle on both sides."""
    inner, outer = ground.reach(seat.ring)
    span = ground.disc.arc(seat.ring)[1]
    for step in range(40):
        for sign in (1, -1):
            at = _within(ground.disc, seat.ring, angle + sign * span * step / 80)
            for depth in (seat.depth, 0.0, 0.5, 1.0):
                yield ground.disc.at(at, inner + (outer - inner) * depth)
