"""Everyone stays where they were when the drawing changes: a card opens beside it, someone comes, one looks nearer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rondom.support_map.field import Field, Place
from rondom.support_map.places import Standing, Told, in_order, put_near
from rondom.support_map.rings import Disc
from rondom.support_map.seats import Seat
from rondom.support_map.words import choose_words

_MOVED = 0.4
"""When more than this part must move, it is another map."""


def stay_in_place(
    seats: Sequence[Seat],
    before: Mapping[str, Place],
    old: Disc,
    wished: Mapping[str, float],
    ground: Field,
    lines: Sequence[tuple[str, str]] = (),
    told: Told | None = None,
) -> list[Place] | None:
    """The places of `before` on a drawing of another size, in the order of the seats; newcomers find one between them.

    None when too many would have to move.
    """
    made = Standing(ground)
    put_now = [seat for seat in seats if seat.by_hand and seat.key not in before]
    for seat in put_now:  # whoever stands in the way of a hand goes aside
        put_near(made, seat, wished[seat.key])
    others = [seat for seat in seats if not (seat.by_hand and seat.key not in before)]
    moving = [seat for seat in others if not _stays(made, seat, before.get(seat.key), old)]
    if len(moving) + len(put_now) > max(3.0, _MOVED * len(seats)):
        return None
    for at, seat in enumerate(moving):
        put_near(made, seat, wished[seat.key])
        if told:
            told(len(seats) - len(moving) + at + 1)
    return in_order(choose_words(made.stands, ground, before, lines), seats)


def _stays(made: Standing, seat: Seat, was: Place | None, old: Disc) -> bool:
    """Put it at the same angle and the same part of the whole, if nobody stands in its way there now."""
    if was is None:
        return False
    angle, far = old.polar(was.x, was.y)
    disc = made.ground.disc
    inner, outer = disc.band(seat.ring)
    out = far / old.radius * disc.radius
    if not inner < out < outer:
        return False
    least, most = made.ground.reach(seat.ring)
    x, y = disc.at(angle, min(most, max(least, out)))
    if not made.dots.free(x, y, 2 * made.ground.node) or not made.solid.free(made.ground.node_box(x, y, 0.05)):
        return False
    made.put(seat, x, y)
    return True
