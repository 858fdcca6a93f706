"""The map of the ondersteuningsstructuur: first `place`, which searches, then `layout`, which only draws.

Choosing someone draws anew without searching, so everyone stays where they were.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rondom.language import _
from rondom.scene import Draft, Icon, Item, Measure, Path, Points, Rect, Scene, Spot, Text, circle, cut
from rondom.support_map.defaults import STEP_SHORT, ring_names
from rondom.support_map.field import Field, Grid, Place
from rondom.support_map.places import find_places
from rondom.support_map.rings import SCHOOL_EDGES, SECTOR, SECTOR_FROM, SECTOR_TO, Box, Disc
from rondom.support_map.routes import beside, crossings, route
from rondom.support_map.seats import Seat, seat_angles
from rondom.support_map.stay import stay_in_place

NAME, NOTE, PILL = 0.87, 0.83, 0.83
"""Text sizes in em: the function, the line under it, the name of a ring."""
DASHES: dict[int, tuple[float, ...]] = {1: (1.5, 3.5), 2: (6.0, 4.0)}
"""Step 1 is dotted, 2 dashed, 3 solid, 4 double."""
_WIDEST = 13.0
"""Em; a longer name is cut on the map and whole in the list."""
_DEPTH = {0: 0.5, 4: 0.08, 3: 0.3, 2: 0.58, 1: 0.85}
"""Where in its ring someone sits: the shorter the line, the closer to the school."""
_TETHERED = (3, 4)
"""Rings with room for a line to the inner edge."""


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


@dataclass(frozen=True, slots=True)
class MapLink:
    """Two who work together, and the step of their line."""

    a: str
    b: str
    step: int


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
    labels: Mapping[str, tuple[str, str]]
    child: tuple[str, str]
    left_out: tuple[str, ...] = ()
    """Keys for which the ring has no room; they stand in the list only."""
    words: Grid = field(default_factory=lambda: Grid(60.0), compare=False, repr=False)
    nodes: Grid = field(default_factory=lambda: Grid(60.0), compare=False, repr=False)

    def at(self, x: float, y: float) -> str:
        """The key of the node or label at this point, or ""."""
        for place in self.places:
            left, top, right, bottom = place.box
            if math.dist((x, y), (place.x, place.y)) <= self.node * 1.25:
                return place.key
            if place.label >= 0 and left <= x <= right and top <= y <= bottom:
                return place.key
        return ""

    def of(self, key: str) -> Place | None:
        return next((place for place in self.places if place.key == key), None)

    @property
    def without_words(self) -> int:
        return sum(place.label < 0 for place in self.places)


def place(
    partners: Sequence[PartnerNode],
    size: tuple[float, float],
    em: float,
    measure: Measure,
    links: Sequence[MapLink] = (),
    seed: int = 1,
    *,
    rings: Mapping[int, str] | None = None,
    child: tuple[str, str] | None = None,
    keep_free: Sequence[Box] = (),
    before: Places | None = None,
) -> Places:
    """Searches a place for every partner. The same partners, size and seed give the same map.

    `size` and `em` are in the units of the drawing. `rings` names ring 1 to 6 (else the usual names), `child` the
    middle; nothing is put on the boxes of `keep_free` (a legend). With `before`, everyone on that map stays where they
    are as far as possible.
    """
    disc = school_disc(*size, em)
    node = em * (1.0 if len(partners) <= 45 else 0.82 if len(partners) <= 120 else 0.6)
    pills = _pills(disc, em, measure, rings or ring_names())
    labels = {p.key: _words(p, em, measure) for p in partners}
    by_key = {p.key: p for p in partners}
    seats = [_seat(p, labels[p.key], em, measure) for p in partners]
    ground = Field(disc, size[0], size[1], em, node, (disc.core(), *(box for box, _name in pills), *keep_free))
    wished = seat_angles(seats, disc, ((link.a, link.b) for link in links), seed)
    found = _find(seats, wished, ground, seed, links, before, by_key)
    there = {made.key for made in found}
    words, nodes = _grids(found, ground, pills)
    middle = child or (_("Kind"), _("en gezin"))
    drawn = tuple(link for link in links if link.a in there and link.b in there)
    left_out = tuple(key for key in by_key if key not in there)
    return Places(
        *size, em, disc, node, by_key, tuple(found), drawn, pills, labels, middle, left_out, words, nodes
    )  # fmt: skip


def _words(partner: PartnerNode, em: float, measure: Measure) -> tuple[str, str]:
    """Name and note, cut to what the map has room for."""
    name = cut(partner.name, _WIDEST * em, NAME * em, True, measure)
    return name, cut(partner.note, _WIDEST * em, NOTE * em, False, measure)


def _find(
    seats: Sequence[Seat],
    wished: Mapping[str, float],
    ground: Field,
    seed: int,
    links: Sequence[MapLink],
    before: Places | None,
    partners: Mapping[str, PartnerNode],
) -> list[Place]:
    """As before where that is still right, else a new search."""
    crossed = (lambda made: _under_lines(made, links, ground)) if links else None
    if before is not None and _worth_keeping(before, ground.disc):
        same = {
            made.key: made
            for made in before.places
            if made.key in partners and _same_seat(partners[made.key], before.partners[made.key])
        }
        if (stayed := stay_in_place(seats, same, before.disc, wished, ground, crossed)) is not None:
            return stayed
    return find_places(seats, wished, ground, seed, crossed)


def _worth_keeping(before: Places, disc: Disc) -> bool:
    """A crowded map is searched again when there is more or less room; else everyone keeps their place."""
    if before.left_out:
        return False
    return before.without_words == 0 or abs(before.disc.radius / disc.radius - 1) < 0.05


def _same_seat(now: PartnerNode, before: PartnerNode) -> bool:
    """A shorter line moves someone inward; other changes do not."""
    return (now.ring, now.step) == (before.ring, before.step)


def school_disc(width: float, height: float, em: float) -> Disc:
    """As large as fits, with room for the names of the outer rings."""
    radius = max(8 * em, min(height / 2 - 1.1 * em, width / 2 - 4.5 * em))
    return Disc(width / 2, height / 2, radius, SCHOOL_EDGES, sector=True)


def _seat(partner: PartnerNode, label: tuple[str, str], em: float, measure: Measure) -> Seat:
    name, note = measure(label[0], NAME * em, True), measure(label[1], NOTE * em, False)
    one = ((name, 1.1 * em),)
    sizes = ((max(name, note), 2.1 * em), *one) if partner.note else one
    tethered = partner.step > 0 and partner.ring in _TETHERED
    return Seat(partner.key, partner.ring, sizes, _DEPTH[partner.step] if tethered else 0.5, tethered)


def _pills(disc: Disc, em: float, measure: Measure, rings: Mapping[int, str]) -> tuple[tuple[Box, str], ...]:
    """The names of the rings, on their outer edge; bestaanszekerheid at the bottom."""
    made = []
    for ring, name in rings.items():
        half = measure(name, PILL * em, True) / 2 + 0.75 * em
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


_LINES_WEIGHED = 24
"""So many lines count in the search; more would make it slow and could not be drawn around all words anyway."""


def _under_lines(found: Sequence[Place], links: Sequence[MapLink], ground: Field) -> list[str]:
    """Whose words the lines between colleagues would lie on, if everyone stood like this."""
    words, nodes = _grids(found, ground, ())
    at = {made.key: (made.x, made.y) for made in found}
    owner = {made.box: made.key for made in found if made.label >= 0}
    met: list[str] = []
    for link in links[:_LINES_WEIGHED]:
        if link.a in at and link.b in at:
            way = route(at[link.a], at[link.b], ground.node, ground.disc, words, nodes)
            met += [owner[box] for box in crossings(way, words)]
    return met


# -- drawing ---------------------------------------------------------------------------------------------------------


def layout(places: Places, chosen: str = "") -> Scene:
    """The drawing. The chosen partner shows its lines with colleagues."""
    draft = Draft()
    draft.ground.extend(_rings(places))
    for made in places.places:
        draft.body.extend(_tether(places, made))
    for link in places.links:
        if chosen in (link.a, link.b):
            draft.body.extend(_link(places, link))
    for made in places.places:
        draft.body.extend(node_items(places, made, made.key == chosen))
        draft.body.extend(_label(places, made))
        draft.spots.append(_spot(places, made))
    return draft.scene(places.width, places.height, _("Ondersteuningsstructuur"), _alt(places))


def _rings(places: Places) -> list[Item]:
    disc, em = places.disc, places.em
    items: list[Item] = []
    for ring in range(disc.outermost, 0, -1):
        items.append(circle(disc.x, disc.y, disc.edge(ring), f"ring-{ring}", "ring-line", 1.2))
        if ring == disc.outermost:
            items.append(_sector(disc))
    items.append(circle(disc.x, disc.y, disc.edge(0), "ring-0"))
    items += [
        Text(disc.x, disc.y - 0.18 * em, places.child[0], 1.2 * em, "ink", True, "middle"),
        Text(disc.x, disc.y + 1.0 * em, places.child[1], 1.0 * em, "ink", False, "middle"),
    ]
    for (left, top, right, bottom), name in places.pills:
        items.append(Rect(left, top, right - left, bottom - top, "surface-raised", "ring-line", 1, (bottom - top) / 2))
        items.append(Text(disc.x, top + 0.95 * em, name, PILL * em, "ink-muted", True, "middle"))
    return items


def _sector(disc: Disc) -> Path:
    inner, outer = disc.band(SECTOR)
    angles = [SECTOR_FROM + (SECTOR_TO - SECTOR_FROM) * i / 48 for i in range(49)]
    points = [disc.at(angle, outer) for angle in angles] + [disc.at(angle, inner) for angle in reversed(angles)]
    return Path(tuple(points), "ring-line", "ring-base", 1.2, closed=True)


def stroke(way: Points, step: int, role: str, width: float) -> list[Item]:
    """A line as its step on the ladder is drawn."""
    if step >= 4:
        return [Path(beside(way, by), role, width=width * 0.95) for by in (-1.05 * width, 1.05 * width)]
    return [Path(way, role, width=width, dash=DASHES.get(step, ()))]


def _tether(places: Places, made: Place) -> list[Item]:
    partner = places.partners[made.key]
    if not partner.step or partner.ring not in _TETHERED:
        return []
    angle, far = places.disc.polar(made.x, made.y)
    inner = places.disc.band(partner.ring)[0]
    if far - places.node <= inner:
        return []
    ends = (places.disc.at(angle, far - places.node), places.disc.at(angle, inner))
    return stroke(ends, partner.step, "tether", places.em / 9.5)


def _link(places: Places, link: MapLink) -> list[Item]:
    a, b = places.of(link.a), places.of(link.b)
    if a is None or b is None:
        return []
    way = route((a.x, a.y), (b.x, b.y), places.node + 0.1 * places.em, places.disc, places.words, places.nodes)
    return stroke(way, link.step, "accent", places.em / 6.8)


def node_items(places: Places, made: Place, chosen: bool) -> list[Item]:
    """The disc with its icon and the badge with the step."""
    partner, em, r, x, y = places.partners[made.key], places.em, places.node, made.x, made.y
    items: list[Item] = []
    if chosen:
        items.append(circle(x, y, r + 0.32 * em, stroke="accent", width=em / 7.5))
    items.append(
        circle(
            x,
            y,
            r,
            "accent" if chosen else "surface-raised",
            "accent" if chosen else "line-strong",
            em / 12,
            (3, 3) if partner.stale and not chosen else (),
        )
    )
    if r > 0.7 * em:
        side = 1.08 * r
        role = "accent-ink" if chosen else "ink-muted" if partner.stale else "ink"
        items.append(Icon(partner.icon, x - side / 2, y - side / 2, side, role))
    if partner.step:
        items += _badge(x + 0.74 * r, y - 0.74 * r, partner.step, em, partner.stale)
    return items


def _badge(x: float, y: float, step: int, em: float, stale: bool) -> list[Item]:
    return [
        circle(x, y, 0.48 * em, "surface-raised", "line-strong", em / 15),
        Text(x, y + 0.25 * em, str(step), 0.72 * em, "ink-muted" if stale else "ink", True, "middle"),
    ]


def _label(places: Places, made: Place) -> list[Item]:
    if made.label < 0:
        return []
    partner, em = places.partners[made.key], places.em
    (name, note), (left, top, right, _bottom) = places.labels[made.key], made.box
    anchor, x = {"right": ("start", left), "left": ("end", right)}.get(made.side, ("middle", made.x))
    items: list[Item] = [
        Text(x, top + 0.85 * em, name, NAME * em, "ink-muted" if partner.stale else "ink", True, anchor)
    ]
    if note and made.label == 0:
        items.append(
            Text(x, top + 1.85 * em, note, NOTE * em, "caution" if partner.waiting else "ink-muted", False, anchor)
        )
    return items


def _spot(places: Places, made: Place) -> Spot:
    r = places.node * 1.25
    return Spot(
        made.key,
        made.x - r,
        made.y - r,
        2 * r,
        2 * r,
        spoken(places.partners[made.key]),
        str(places.partners[made.key].ring),
    )


def spoken(partner: PartnerNode) -> str:
    """What a screen reader says at this node."""
    parts = [partner.name, partner.note]
    if partner.step:
        parts.append(_("lijn {step}, {name}").format(step=partner.step, name=_(STEP_SHORT[partner.step])))
    if partner.stale:
        parts.append(_("niet gecontroleerd"))
    return ", ".join(part for part in parts if part)


def _alt(places: Places) -> str:
    """A few sentences that say what the drawing shows; the list beside it has everything."""
    parts = []
    for ring, name in enumerate((name for _box, name in places.pills), 1):
        members = [partner.name for partner in places.partners.values() if partner.ring == ring]
        if members:
            parts.append(f"{name}: {', '.join(members)}.")
    return " ".join(parts)
