"""Where everyone on the map stands: `place` searches, or keeps everyone where they were. Nothing is drawn here."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rondom.language import _
from rondom.scene import Measure, cut
from rondom.support_map.defaults import ring_names
from rondom.support_map.field import Field, Grid, Place
from rondom.support_map.places import Told, find_places
from rondom.support_map.rings import SCHOOL_EDGES, SECTOR, TOP, Box, Disc
from rondom.support_map.seats import Seat, seat_angles
from rondom.support_map.stay import stay_in_place
from rondom.support_map.words import LINES_WEIGHED

NAME, NOTE, PILL = 0.87, 0.83, 0.83
"""Text sizes in em: the function, the line under it, the name of a ring."""
_WIDEST, _SHORTEST = 13.0, 6.2
"""Em; a longer name is cut on the map and whole in the list. In a crowd it is cut shorter."""
_DEPTH = {0: 0.5, 4: 0.08, 3: 0.3, 2: 0.58, 1: 0.85}
"""Where in its ring someone sits: the shorter the line, the closer to the school."""
TETHERED = (3, 4)
"""Rings with room for a line to the inner edge."""
LEAST_TETHERED = 0.5
"""Em: a smaller node shows no line to the inner edge."""
_NODES = ((45, 1.0), (110, 0.82), (220, 0.6))
_SMALLEST = 0.42
"""Em: the radius of a node when there are at most so many, and when there are more."""
_WEIGHED_FOR = 60
"""Among more people words do not go aside for the lines between them."""


@dataclass(frozen=True, slots=True)
class PartnerNode:
    """Someone on the map. `note` stands under the name: a person, or what needs attention."""

    key: str
    name: str
    note: str = ""
    ring: int = 3
    icon: str = "users"
    step: int = 0
    """Of the line with the school, 1 to 4; 0 for one's own team."""
    stale: bool = False
    """Not checked for more than half a year: drawn dashed and grey."""
    waiting: bool = False
    """A long waiting time: the note stands out."""
    by_hand: tuple[float, float] | None = None
    """Where someone put it: degrees clockwise from the top, and 0–1 from the inner to the outer edge of its ring."""
    dimmed: bool = False
    """Not asked for now, by the filter or the search: a faint dot without words, at its own place."""


@dataclass(frozen=True, slots=True)
class MapLink:
    """Two who work together, and the step of their line."""

    a: str
    b: str
    step: int
    kind: str = ""
    """As `rondom.support_map.model.LinkKind`, or "" when nobody said."""
    direction: str = "both"
    """As `LinkDirection`: "from" when a looks b up."""


class Words(NamedTuple):
    """What can stand beside a node, cut to what there is room for."""

    name: str
    note: str
    short: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where everyone stands, and all that is needed to draw it."""

    width: float
    height: float
    em: float
    disc: Disc
    node: float
    partners: Mapping[str, PartnerNode]
    places: tuple[Place, ...]
    links: tuple[MapLink, ...]
    pills: tuple[tuple[Box, str], ...]
    labels: Mapping[str, Words]
    child: tuple[str, str]
    left_out: tuple[str, ...] = ()
    """Keys for which the ring has no room; they stand in the list only."""
    words: Grid = field(default_factory=lambda: Grid(60.0), compare=False, repr=False)
    nodes: Grid = field(default_factory=lambda: Grid(60.0), compare=False, repr=False)
    _by_key: dict[str, Place] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._by_key.update((place.key, place) for place in self.places)

    def at(self, x: float, y: float) -> str:
        """The key of the node or label at this point, or ""."""
        reach = self.reach
        for place in self.places:
            left, top, right, bottom = place.box
            if abs(x - place.x) <= reach and math.dist((x, y), (place.x, place.y)) <= reach:
                return place.key
            if place.label >= 0 and left <= x <= right and top <= y <= bottom:
                return place.key
        return ""

    @property
    def reach(self) -> float:
        """How far from the middle of a node a click still means it."""
        return max(self.node * 1.25, 0.65 * self.em) if self.node < 0.55 * self.em else self.node * 1.25

    def of(self, key: str) -> Place | None:
        return self._by_key.get(key)

    def hand(self, key: str, x: float, y: float) -> tuple[float, float]:
        """What to keep when this one is put here: degrees clockwise from the top, and how far in its ring (0–1).

        Outside its ring the nearest place inside counts.
        """
        angle, far = self.disc.polar(x, y)
        ring = self.partners[key].ring
        start, span = self.disc.arc(ring)
        on = (angle - start) % math.tau
        if on > span:
            angle = start + (span if on - span < math.tau - on else 0.0)
        inner, outer = self.disc.band(ring)
        depth = min(1.0, max(0.0, (far - inner) / (outer - inner)))
        return round(math.degrees(angle - TOP) % 360, 3) % 360, round(depth, 4)

    @property
    def unseen(self) -> int:
        """How many of those who are asked for have no place or no name here."""
        return self.without_words + sum(not self.partners[key].dimmed for key in self.left_out)

    @property
    def without_words(self) -> int:
        return sum(place.label < 0 and not self.partners[place.key].dimmed for place in self.places)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is the same at every size of the drawing: the words, cut and measured, and who wishes to sit where."""

    em: float
    partners: Mapping[str, PartnerNode]
    links: tuple[MapLink, ...]
    labels: Mapping[str, Words]
    seats: tuple[Seat, ...]
    """In the order in which they came."""
    pills: Mapping[int, tuple[str, float]]
    """Name of a ring, and its width."""
    child: tuple[str, str]


def prepare(
    partners: Sequence[PartnerNode],
    em: float,
    measure: Measure,
    links: Sequence[MapLink] = (),
    rings: Mapping[int, str] | None = None,
    child: tuple[str, str] | None = None,
) -> Prepared:
    """Measures all words. Ids grow with time, so their order is that in which people came on the map."""
    labels = {one.key: _words(one, em, measure) for one in partners}
    came = sorted(partners, key=lambda one: one.key)
    seats = tuple(_seat(one, labels[one.key], node_radius(at + 1) * em, em, measure) for at, one in enumerate(came))
    pills = {ring: (name, measure(name, PILL * em, True)) for ring, name in (rings or ring_names()).items()}
    middle = child or (_("Kind"), _("en gezin"))
    return Prepared(em, {one.key: one for one in partners}, tuple(links), labels, seats, pills, middle)


def place(
    partners: Sequence[PartnerNode],
    size: tuple[float, float],
    em: float,
    measure: Measure,
    links: Sequence[MapLink] = (),
    *,
    rings: Mapping[int, str] | None = None,
    child: tuple[str, str] | None = None,
    keep_free: Sequence[Box] = (),
    before: Places | None = None,
) -> Places:
    """Finds a place for every partner. The same partners and size give the same map; one more moves nobody else far.

    `size` and `em` are in the units of the drawing. `rings` names ring 1 to 6 (else the usual names), `child` the
    middle; nothing is put on the boxes of `keep_free` (a legend). With `before`, everyone on that map stays where they
    are as far as possible.
    """
    return place_all(prepare(partners, em, measure, links, rings, child), size, keep_free, before)


def place_all(
    known: Prepared,
    size: tuple[float, float],
    keep_free: Sequence[Box] = (),
    before: Places | None = None,
    closer: float = 1.0,
    told: Told | None = None,
) -> Places:
    """`place` for what was measured before: pure arithmetic, for another thread too.

    `closer` is how many times larger `size` is than the map was made for: nodes drawn small for want of room grow.
    `told` hears how many have a place, and may raise to stop.
    """
    disc, em = school_disc(*size, known.em), known.em
    node = em * min(1.0, node_radius(len(known.seats)) * closer)
    pills = _pills(disc, known)
    ground = Field(disc, size[0], size[1], em, node, (disc.core(), *(box for box, _name in pills), *keep_free))
    seats = [seat if seat.room <= node or closer <= 1 else _at_most(seat, node) for seat in known.seats]
    found = _find(seats, ground, known, before, told)
    order = {key: at for at, key in enumerate(known.partners)}
    found.sort(key=lambda made: order[made.key])
    there = {made.key for made in found}
    words, nodes = _grids(found, ground, pills)
    drawn = tuple(link for link in known.links if link.a in there and link.b in there)
    left_out = tuple(key for key in known.partners if key not in there)
    return Places(
        *size, em, disc, node, known.partners, tuple(found), drawn, pills, known.labels, known.child, left_out, words, nodes
    )  # fmt: skip


def school_disc(width: float, height: float, em: float) -> Disc:
    """As large as fits, with room for the names of the outer rings."""
    radius = max(8 * em, min(height / 2 - 1.1 * em, width / 2 - 4.5 * em))
    return Disc(width / 2, height / 2, radius, SCHOOL_EDGES, sector=True)


def node_radius(count: int) -> float:
    """Em, with so many people on the map."""
    return next((radius for most, radius in _NODES if count <= most), _SMALLEST)


def _find(
    seats: Sequence[Seat], ground: Field, known: Prepared, before: Places | None, told: Told | None
) -> list[Place]:
    """As before where that is still right, else a new search."""
    wished = seat_angles(seats, ground.disc, ((link.a, link.b) for link in known.links))
    few = len(known.links) <= LINES_WEIGHED and len(seats) <= _WEIGHED_FOR
    lines = [(link.a, link.b) for link in known.links] if few else []
    if before is not None:
        same = {
            made.key: made
            for made in before.places
            if made.key in known.partners and _same_seat(known.partners[made.key], before.partners[made.key])
        }
        stayed = stay_in_place(seats, same, before.disc, wished, ground, lines, told)
        if stayed is not None:
            return stayed
    return find_places(seats, wished, ground, lines, told)


def _same_seat(now: PartnerNode, before: PartnerNode) -> bool:
    """A shorter line moves someone inward, and so does a hand; other changes do not."""
    return (now.ring, now.step, now.by_hand) == (before.ring, before.step, before.by_hand)


def _words(partner: PartnerNode, em: float, measure: Measure) -> Words:
    """Name and note, cut to what the map has room for."""
    name = cut(partner.name, _WIDEST * em, NAME * em, True, measure)
    short = cut(partner.name, _SHORTEST * em, NAME * em, True, measure)
    return Words(name, cut(partner.note, _WIDEST * em, NOTE * em, False, measure), short)


def _seat(partner: PartnerNode, label: Words, room: float, em: float, measure: Measure) -> Seat:
    name, note = measure(label.name, NAME * em, True), measure(label.note, NOTE * em, False)
    full = (max(name, note), 2.1 * em) if label.note else (name, 1.1 * em)
    sizes = (full, (name, 1.1 * em), (measure(label.short, NAME * em, True), 1.1 * em))
    tethered = partner.step > 0 and partner.ring in TETHERED
    shown = tethered and room > LEAST_TETHERED * em
    hand = (math.radians(partner.by_hand[0]) + TOP, partner.by_hand[1]) if partner.by_hand else None
    depth = _DEPTH[partner.step] if tethered else 0.5
    return Seat(partner.key, partner.ring, () if partner.dimmed else sizes, depth, shown, hand, room)


def _at_most(seat: Seat, room: float) -> Seat:
    return Seat(seat.key, seat.ring, seat.labels, seat.depth, seat.tether, seat.by_hand, room)


def _pills(disc: Disc, known: Prepared) -> tuple[tuple[Box, str], ...]:
    """The names of the rings, on their outer edge; bestaanszekerheid at the bottom."""
    made, em = [], known.em
    for ring, (name, wide) in known.pills.items():
        half = wide / 2 + 0.75 * em
        y = disc.y + disc.radius if ring == SECTOR else disc.y - disc.edge(ring)
        made.append(((disc.x - half, y - 0.66 * em, disc.x + half, y + 0.66 * em), name))
    return tuple(made)


def _grids(found: Sequence[Place], ground: Field, pills: Sequence[tuple[Box, str]]) -> tuple[Grid, Grid]:
    words, nodes = Grid(4 * ground.em), Grid(4 * ground.em)
    for made in found:
        if made.label >= 0:
            words.add(made.box)
        nodes.add(ground.node_box(made.x, made.y, 0.1))
    for box, _name in pills:
        words.add(box)
    return words, nodes
