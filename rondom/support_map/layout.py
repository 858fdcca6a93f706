"""The map of the ondersteuningsstructuur as a drawing: rings, people, their words, and the lines of whoever is chosen.

First `place` (in `rondom.support_map.placed`), which searches; then `layout`, which only draws. Choosing someone draws
anew without searching, so everyone stays where they were.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from rondom.language import _
from rondom.scene import Draft, Icon, Item, Path, Point, Points, Rect, Scene, Spot, Text, circle
from rondom.support_map.defaults import STEP_SHORT
from rondom.support_map.field import Field, Grid, Place
from rondom.support_map.placed import (
    LEAST_TETHERED,
    NAME,
    NOTE,
    PILL,
    TETHERED,
    MapLink,
    PartnerNode,
    Places,
    Prepared,
    place,
    place_all,
    prepare,
    school_disc,
)
from rondom.support_map.rings import SECTOR, SECTOR_FROM, SECTOR_TO, Disc
from rondom.support_map.routes import beside, route
from rondom.support_map.words import FAINT, sides

__all__ = [
    "DASHES", "NAME", "NOTE", "PILL", "MapLink", "PartnerNode", "Places", "Prepared", "chosen_items", "layout",
    "node_items", "place", "place_all", "prepare", "school_disc", "spoken", "stroke",
]  # fmt: skip

DASHES: dict[int, tuple[float, ...]] = {1: (1.5, 3.5), 2: (6.0, 4.0)}
"""Step 1 is dotted, 2 dashed, 3 solid, 4 double."""
_ICON_FROM, _NUMBER_FROM = 0.7, 0.5
"""Em: a smaller node has no icon but the number of its step; a still smaller one is a dot."""
_NO_LINE = "no_line"
"""`LinkKind.NONE`: two who ought to know each other and do not."""


def layout(places: Places, chosen: str = "") -> Scene:
    """The drawing. The chosen partner shows its lines with colleagues."""
    draft = Draft()
    draft.ground.extend(_rings(places))
    for made in places.places:
        draft.body.extend(_tether(places, made))
    for link in places.links:
        if chosen in (link.a, link.b):
            draft.body.extend(_link(places, link))
    faint_first = sorted(places.places, key=lambda made: not places.partners[made.key].dimmed)
    for made in faint_first:
        draft.body.extend(node_items(places, made, made.key == chosen))
        draft.body.extend(_label(places, made))
    draft.spots.extend(_spot(places, made) for made in places.places)
    return draft.scene(places.width, places.height, _("Ondersteuningsstructuur"), _alt(places))


def chosen_items(places: Places, chosen: str) -> list[Item]:
    """What is painted over the drawing of nobody chosen: the lines of this one, and the two ends of each."""
    items: list[Item] = []
    ends = [chosen]
    for link in places.links:
        if chosen in (link.a, link.b):
            items += _link(places, link)
            ends.append(link.b if link.a == chosen else link.a)
    lines = [point for item in items if isinstance(item, Path) for point in item.points]
    taken = Grid(4 * places.em)
    for key in ends:
        if (made := places.of(key)) is not None:
            items += _named(places, made, key == chosen, lines, taken)
    return items


def _named(places: Places, made: Place, chosen: bool, lines: Sequence[Point], taken: Grid) -> list[Item]:
    """Someone at an end of a line: also with a name when there was no room for it, over what lies there. `taken` are
    the names of the other ends.
    """
    em = places.em
    named = made if made.label >= 0 else _with_name(places, made, taken)
    taken.add(named.box)
    left, top, right, bottom = named.box
    by = 0.2 * em
    items = list(node_items(places, made, chosen))
    wide, high = right - left + 2 * by, bottom - top
    if made.label < 0:
        items.insert(0, Rect(left - by, top, wide, high, "surface-raised", "ring-line", 1, by))
    elif any(left - by < x < right + by and top < y < bottom for x, y in lines):
        items.insert(0, Rect(left - by, top, wide, high, "surface-raised", radius=2 * by, alpha=0.82))
    return [*items, *_label(places, named)]


def _with_name(places: Places, made: Place, taken: Grid) -> Place:
    """The whole name at the side where it covers least."""
    words, em = places.labels[made.key], places.em
    size = ((0.52 * len(words.name) + 0.5) * NAME * em, 1.1 * em)
    ground = Field(places.disc, places.width, places.height, em, places.node)

    def price(way: tuple[float, str]) -> float:
        box = ground.label_box(made.x, made.y, size, way[1])
        met = len(set(places.words.overlapping(box)))
        return way[0] + met + 20.0 * (not taken.free(box)) + 20.0 * (not ground.inside(box))

    side = min(sides(places.disc, made.x, made.y), key=price)[1]
    return Place(made.key, made.x, made.y, 1, side, ground.label_box(made.x, made.y, size, side))


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
    if partner.dimmed or not partner.step or partner.ring not in TETHERED:
        return []
    if places.node <= LEAST_TETHERED * places.em:
        return []
    angle, far = places.disc.polar(made.x, made.y)
    inner = places.disc.band(partner.ring)[0]
    if far - places.node <= inner:
        return []
    ends = (places.disc.at(angle, far - places.node), places.disc.at(angle, inner))
    return stroke(ends, partner.step, "tether", places.em / 9.5)


def _link(places: Places, link: MapLink) -> list[Item]:
    """By its step; thin dots in grey between two who should know each other and do not. An arrow when only one of the two
    looks the other up.
    """
    a, b = places.of(link.a), places.of(link.b)
    if a is None or b is None:
        return []
    em = places.em
    way = route((a.x, a.y), (b.x, b.y), places.node + 0.1 * em, places.disc, places.words, places.nodes)
    if link.kind == _NO_LINE:
        return [Path(way, "line-strong", width=em / 9.5, dash=(0.12 * em, 0.5 * em))]
    items = stroke(way, link.step, "accent", em / 6.8)
    if link.direction == "from":
        items.append(_arrow(way, em))
    elif link.direction == "to":
        items.append(_arrow(way[::-1], em))
    return items


def _arrow(way: Points, em: float) -> Path:
    """A point at the end of a line."""
    x, y = way[-1]
    back = next((point for point in reversed(way) if math.dist(point, (x, y)) > 0.6 * em), way[0])
    long = math.dist(back, (x, y)) or 1.0
    dx, dy = (x - back[0]) / long * 0.75 * em, (y - back[1]) / long * 0.75 * em
    left, right = (x - dx - 0.45 * dy, y - dy + 0.45 * dx), (x - dx + 0.45 * dy, y - dy - 0.45 * dx)
    return Path((left, (x, y), right), "accent", "accent", closed=True)


def node_items(places: Places, made: Place, chosen: bool) -> list[Item]:
    """The disc with its icon and the badge with the step. In a crowd the number stands in the disc, or falls away."""
    partner, em, r, x, y = places.partners[made.key], places.em, places.node, made.x, made.y
    if partner.dimmed and not chosen:
        return [circle(x, y, min(r, FAINT * em), "surface-raised", "ring-line", em / 12)]
    items: list[Item] = []
    if chosen:
        items.append(circle(x, y, r + 0.25 * em, stroke="accent", width=em / 7.5))
    fill, edge = ("accent", "accent") if chosen else ("surface-raised", "line-strong")
    items.append(circle(x, y, r, fill, edge, em / 12, (3, 3) if partner.stale and not chosen else ()))
    role = "accent-ink" if chosen else "ink-muted" if partner.stale else "ink"
    if r > _ICON_FROM * em:
        side = 1.08 * r
        items.append(Icon(partner.icon, x - side / 2, y - side / 2, side, role))
        items += _marks(places, made, partner)
    elif partner.step and r > _NUMBER_FROM * em:
        items.append(Text(x, y + 0.25 * em, str(partner.step), 0.72 * em, role, True, "middle"))
    return items


def _marks(places: Places, made: Place, partner: PartnerNode) -> list[Item]:
    """The step at the upper right, and an hourglass at the lower right when the words do not say that one waits long."""
    em, by, items = places.em, 0.74 * places.node, list[Item]()
    if partner.step:
        items += _badge(made.x + by, made.y - by, partner.step, em, partner.stale)
    if partner.waiting and made.label != 0:
        side = 0.66 * em
        items.append(circle(made.x + by, made.y + by, 0.48 * em, "surface-raised", "caution", em / 15))
        items.append(Icon("hourglass", made.x + by - side / 2, made.y + by - side / 2, side, "caution"))
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
    (name, note, short), top = places.labels[made.key], made.box[1]
    name = short if made.label == 2 else name
    anchor, x = made.anchor
    items: list[Item] = [
        Text(x, top + 0.85 * em, name, NAME * em, "ink-muted" if partner.stale else "ink", True, anchor)
    ]
    if note and made.label == 0:
        items.append(
            Text(x, top + 1.85 * em, note, NOTE * em, "caution" if partner.waiting else "ink-muted", False, anchor)
        )
    return items


def _spot(places: Places, made: Place) -> Spot:
    r = places.reach
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
