"""A kring as a drawing: rings, people with their words, bonds, and for the chosen one what each bond is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rondom.dossier.circles import CIRCLES
from rondom.dossier.model import Bond, Custody
from rondom.dossier.perspectives import side
from rondom.dossier.ties import BONDS, TieRow, tie_words, ties_of
from rondom.language import _
from rondom.scene import Draft, Icon, Item, Mark, Measure, Point, Rect, Scene, Spot, Text, circle, cut
from rondom.support_map.field import Grid, Place
from rondom.support_map.kring import SIZE, KringPerson, KringPlaces, cut_words, kring_places
from rondom.support_map.kring_ties import along, bond_line, length, tie_marks

_FILLS = ("ring-0", "ring-1", "ring-2", "ring-4")
_SHORT, _LONG = 5.0, 11.0
"""Em: a shorter line says nothing, a longer one also how often."""


def kring_layout(
    child: str,
    people: Sequence[KringPerson],
    size: tuple[float, float],
    em: float,
    measure: Measure,
    *,
    chosen: str = "",
    rings: Sequence[str] = (),
    ties: Sequence[TieRow] = (),
) -> Scene:
    """The people around `child` (its first name), drawn into `size`; see `kring_places` and `kring_scene`."""
    return kring_scene(kring_places(child, people, size, em, measure, rings=rings, ties=ties), chosen)


def kring_scene(known: KringPlaces, chosen: str = "") -> Scene:
    """The drawing, with this person chosen: their bonds stand out and say in words what they are."""
    draft, em = Draft(), known.em
    draft.ground.extend(_ground(known))
    picked = [tie for tie in known.ties if chosen and chosen in tie.ends]
    bonds = [
        (tie, known.ways[tie.id], "accent" if tie in picked else "tether", em / (9 if tie in picked else 12))
        for tie in sorted(known.ties, key=lambda tie: tie in picked)
        if tie.id in known.ways
    ]
    for tie, way, role, wide in bonds:
        draft.body.extend(bond_line(way, tie.bond, em, role, wide))
    draft.body.extend(_ring_names(known))
    draft.body.extend(_halos(known))
    for tie, way, role, _wide in bonds:
        draft.body.extend(tie_marks(way, tie, em, role))
    for place in known.places:
        person = known.people[place.key]
        draft.body.extend(_person(person, place, known.node, em, place.key == chosen))
        draft.body.extend(_label(person, place, em, known.measure))
        draft.spots.append(_spot(known, person, place))
    draft.overlay.extend(_bond_words(known, picked))
    return draft.scene(*known.size, _("Rondom {name}").format(name=known.child), kring_alt(known))


def _spot(known: KringPlaces, person: KringPerson, place: Place) -> Spot:
    node = known.node
    said = ", ".join(part for part in (person.full_name or person.name, person.words) if part)
    bonds = [
        f"{known.names.get(tie.other, '')}: {words}"
        for tie in ties_of(known.ties, person.key)
        if (words := tie_words(tie, known.names))
    ]
    return Spot(
        place.key, place.x - node, place.y - node, 2 * node, 2 * node, ". ".join([said, *bonds]), str(person.ring)
    )


def _ground(known: KringPlaces) -> list[Item]:
    disc, em = known.disc, known.em
    items: list[Item] = [
        circle(disc.x, disc.y, disc.edge(ring), _FILLS[ring], "ring-line" if ring else "")
        for ring in range(disc.outermost, -1, -1)
    ]
    name = cut(known.child, 1.8 * disc.edge(0), 1.07 * em, True, known.measure)
    items.append(Text(disc.x, disc.y + 0.36 * em, name, 1.07 * em, "ink", True, "middle"))
    return items


def _ring_names(known: KringPlaces) -> list[Item]:
    disc, em = known.disc, known.em
    items: list[Item] = []
    for (left, top, right, bottom), words in known.pills:
        items.append(Rect(left, top, right - left, bottom - top, "surface-raised", "ring-line", 1, (bottom - top) / 2))
        items.append(Text(disc.x, top + 0.94 * em, words, 0.8 * em, "ink-muted", True, "middle"))
    return items


def _halos(known: KringPlaces) -> list[Item]:
    """Paper under words that lie on a line, so that they stay legible."""
    words = Grid(4 * known.em)
    for place in known.places:
        if place.label >= 0:
            words.add(place.box)
    points = (point for way in known.ways.values() for part in pairwise(way) for point in (*part, _middle(*part)))
    under = dict.fromkeys(box for point in points for box in words.touched(*point))
    return [
        Rect(left, top, right - left, bottom - top, "surface-raised", radius=0.3 * known.em, alpha=0.8)
        for left, top, right, bottom in under
    ]


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _person(person: KringPerson, place: Place, node: float, em: float, chosen: bool) -> list[Item]:
    who, (x, y) = side(person.perspective), (place.x, place.y)
    items: list[Item] = [circle(x, y, node, "surface-raised", "line-strong", em / 14)]
    if chosen:
        items.insert(0, circle(x, y, node + 0.28 * em, "", "accent", em / 7.5))
    items.append(Mark(who.shape, x, y, 0.4 * node, who.role, who.role))
    if person.custody == Custody.YES.value:
        bx, by = x + 0.72 * node, y - 0.72 * node
        items.append(circle(bx, by, 0.48 * em, "surface-raised", "line-strong", em / 18))
        items.append(Icon("scale", bx - 0.34 * em, by - 0.34 * em, 0.68 * em, "ink"))
    return items


def _label(person: KringPerson, place: Place, em: float, measure: Measure) -> list[Item]:
    if place.label < 0:
        return []
    (name, role), size, (left, top, _right, _bottom) = cut_words(person, em, measure), SIZE * em, place.box
    base = top + 0.85 * em
    if place.label == 0 and role:
        after = left + measure(name, size, True) + 0.28 * em
        return [Text(left, base, name, size, "ink", True), Text(after, base, role, size, "ink-muted")]
    anchor, x = place.anchor
    items: list[Item] = [Text(x, base, name, size, "ink", True, anchor)]
    if place.label == 1:
        items.append(Text(x, base + em, role, size, "ink-muted", False, anchor))
    return items


def _bond_words(known: KringPlaces, picked: Sequence[TieRow]) -> list[Item]:
    """On each line of the chosen one what it is, where that covers nothing; the list has it all the same."""
    em, taken = known.em, Grid(4 * known.em)
    for place in known.places:
        taken.add((place.x - known.node, place.y - known.node, place.x + known.node, place.y + known.node))
        if place.label >= 0:
            taken.add(place.box)
    for box, _name in known.pills:
        taken.add(box)
    items: list[Item] = []
    for tie in picked:
        way = known.ways.get(tie.id, ())
        said = _said_on(tie, length(way) / em)
        if not said:
            continue
        words = cut(said, 12 * em, 0.8 * em, True, known.measure)
        half = known.measure(words, 0.8 * em, True) / 2 + 0.55 * em
        for part in (0.5, 0.42, 0.58, 0.34, 0.66):
            x, y = along(way, part)
            box = (x - half, y - 0.62 * em, x + half, y + 0.62 * em)
            if taken.free(box) and box[0] > 0 and box[2] < known.size[0]:
                taken.add(box)
                items.append(Rect(box[0], box[1], 2 * half, 1.24 * em, "surface-raised", "accent", 1, 0.62 * em))
                items.append(Text(x, y + 0.28 * em, words, 0.8 * em, "ink", True, "middle"))
                break
    return items


def _said_on(tie: TieRow, long: float) -> str:
    """As much as leaves the line itself in sight; `long` is its length in em."""
    if long < _SHORT:
        return ""
    bond = BONDS[tie.bond] if tie.bond is not Bond.UNKNOWN else ""
    return ", ".join(part for part in (bond, tie.frequency.strip() if long > _LONG or not bond else "") if part)


def kring_alt(known: KringPlaces) -> str:
    """Everyone from near to far, then what is known of the bonds."""
    parts = []
    for one, words in CIRCLES.items():
        there = [" ".join(part for part in (p.name, p.words) if part) for p in known.people.values() if p.circle is one]
        if there:
            parts.append(f"{words}: {', '.join(there)}.")
    told = ((tie, tie_words(tie, known.names)) for tie in known.ties)
    parts += [f"{known.names[tie.one]} – {known.names[tie.other]}: {words}." for tie, words in told if words]
    return " ".join(parts)
