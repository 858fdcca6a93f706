"""Everyone stays where they were when the drawing changes a little: a card opens beside it, someone comes, a name changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rondom.support_map.field import Field, Place
from rondom.support_map.places import Attempt, Crossed, labelled, node_fits, out_of_the_way, put_anywhere, put_near
from rondom.support_map.places import room_per_ring as room_of
from rondom.support_map.rings import Disc
from rondom.support_map.seats import Seat

_MOVED = 0.25
"""When more than this part must move, a new search gives a better map."""


def stay_in_place(
    seats: Sequence[Seat],
    before: Mapping[str, Place],
    old: Disc,
    wished: Mapping[str, float],
    ground: Field,
    crossed: Crossed | None = None,
) -> list[Place] | None:
    """The places of `before` on a drawing of another size, in the order of the seats; newcomers find one between them.

    None when that does not work out: someone would lose words that were there, or too many would have to move.
    """
    made = Attempt(ground)
    moving = [seat for seat in seats if not _stays(made, seat, before.get(seat.key), old)]
    if len(moving) > max(2.0, _MOVED * len(seats)):
        return None
    room = room_of(seats, ground.disc)
    for seat in moving:
        if not put_near(made, seat, wished[seat.key], room[seat.ring]):
            put_anywhere(made, seat, wished[seat.key])
    if len(made.places) < len(seats) or _lost_words(made.places, before):
        return None
    order = {seat.key: index for index, seat in enumerate(seats)}
    places = sorted(made.places, key=lambda place: order[place.key])
    return out_of_the_way(places, seats, ground, crossed) if crossed else places


def _stays(made: Attempt, seat: Seat, was: Place | None, old: Disc) -> bool:
    """Put it at the same angle and the same part of its ring, words at the same side if they fit there."""
    if was is None:
        return False
    angle, far = old.polar(was.x, was.y)
    inner, outer = old.band(seat.ring)
    if not inner < far < outer:
        return False
    least, most = made.ground.reach(seat.ring)
    low, high = made.ground.disc.band(seat.ring)
    x, y = made.ground.disc.at(angle, min(most, max(least, low + (far - inner) / (outer - inner) * (high - low))))
    if not node_fits(made, seat, x, y):
        return False
    ways = [(price + (2.0 if place.side != was.side else 0.0), place) for price, place in labelled(made, seat, x, y)]
    if not ways and was.label >= 0:
        return False
    price, best = min(ways, key=lambda way: way[0], default=(0.0, Place(seat.key, x, y)))
    made.put(seat, best, price)
    return True


def _lost_words(places: Sequence[Place], before: Mapping[str, Place]) -> bool:
    return any(place.label < 0 <= before[place.key].label for place in places if place.key in before)
