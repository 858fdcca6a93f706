"""Walking over the map with the arrow keys: along a ring, and from ring to ring."""

from __future__ import annotations

from rondom.support_map.field import Place
from rondom.support_map.layout import Places
from rondom.support_map.rings import gap


def step_in_ring(places: Places, key: str, by: int) -> str:
    """The next (1, clockwise) or previous (-1) in the same ring; the first of all when nothing is chosen."""
    here = places.of(key)
    if here is None:
        return first(places)
    ring = places.partners[key].ring
    members = sorted(
        (made for made in places.places if places.partners[made.key].ring == ring),
        key=lambda made: places.disc.polar(made.x, made.y)[0],
    )
    keys = [made.key for made in members]
    return keys[(keys.index(key) + by) % len(keys)]


def step_across(places: Places, key: str, by: int) -> str:
    """The nearest by direction in the next ring outward (1) or inward (-1) that has anyone; the same key at the end."""
    here = places.of(key)
    if here is None:
        return first(places)
    ring, angle = places.partners[key].ring, places.disc.polar(here.x, here.y)[0]
    rings = sorted({places.partners[made.key].ring for made in places.places})
    beyond = [other for other in rings if (other - ring) * by > 0]
    if not beyond:
        return key
    to = min(beyond) if by > 0 else max(beyond)
    members = [made for made in places.places if places.partners[made.key].ring == to]
    return min(members, key=lambda made: gap(angle, places.disc.polar(made.x, made.y)[0])).key


def first(places: Places) -> str:
    """Nearest to the child, and of those the rightmost."""
    return min(places.places, key=lambda made: (places.partners[made.key].ring, -made.x), default=Place("", 0, 0)).key
