"""The kring: the people around one child, in three rings. Drawn as the school's map is, smaller and with persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rondom.dossier.perspectives import side
from rondom.language import _
from rondom.scene import Draft, Item, Mark, Measure, Rect, Scene, Spot, Text, circle, cut
from rondom.support_map.field import Field, Place
from rondom.support_map.places import find_places
from rondom.support_map.rings import KRING_EDGES, Box, Disc
from rondom.support_map.seats import Seat, seat_angles

FAMILY, SCHOOL, AROUND = 1, 2, 3
"""Nearest: family and own network. Then school. Then help from outside and what is further away."""
_FILLS = ("ring-0", "ring-1", "ring-2", "ring-4")
_SIZE = 0.87
_WIDEST = 10.0


@dataclass(frozen=True, slots=True)
class KringPerson:
    """Someone around the child. `perspective` as in `rondom.dossier.perspectives.side`; `ring` is FAMILY, SCHOOL or AROUND."""

    key: str
    name: str
    role: str = ""
    perspective: str = "other"
    ring: int = AROUND


def kring_layout(
    child: str,
    people: Sequence[KringPerson],
    size: tuple[float, float],
    em: float,
    measure: Measure,
    *,
    chosen: str = "",
    seed: int = 1,
    rings: Sequence[str] = (),
) -> Scene:
    """The people around `child` (its first name), drawn into `size`. `rings` names the three rings on a large drawing.

    A role that finds no room falls away first, then the name; the list beside the drawing has everyone.
    """
    width, height = size
    disc = Disc(width / 2, height / 2, max(5 * em, min(height / 2 - em / 3, width / 2 - 3.5 * em)), KRING_EDGES)
    node = em * (0.74 if len(people) <= 24 else 0.6)
    pills = _pills(disc, em, measure, rings)
    ground = Field(disc, width, height, em, node, (disc.core(), *(box for box, _name in pills)))
    seats = [Seat(person.key, person.ring, _label_sizes(person, em, measure)) for person in people]
    places = find_places(seats, seat_angles(seats, disc, (), seed), ground, seed)
    by_key = {person.key: person for person in people}
    draft = Draft()
    draft.ground.extend(_ground(disc, child, em, measure, pills))
    for place in places:
        person = by_key[place.key]
        draft.body.extend(_person(person, place, node, em, place.key == chosen))
        draft.body.extend(_label(person, place, em, measure))
        words = ", ".join(part for part in (person.name, person.role) if part)
        draft.spots.append(Spot(place.key, place.x - node, place.y - node, 2 * node, 2 * node, words, str(person.ring)))
    return draft.scene(width, height, _("Rondom {name}").format(name=child), _alt(people))


def _words(person: KringPerson, em: float, measure: Measure) -> tuple[str, str]:
    return (
        cut(person.name, _WIDEST * em, _SIZE * em, True, measure),
        cut(person.role, _WIDEST * em, _SIZE * em, False, measure),
    )


def _label_sizes(person: KringPerson, em: float, measure: Measure) -> tuple[tuple[float, float], ...]:
    """Name and role on one line, on two lines, the name alone."""
    name, role = _words(person, em, measure)
    wide, more = measure(name, _SIZE * em, True), measure(role, _SIZE * em, False)
    alone = (wide, 1.1 * em)
    return ((wide + 0.28 * em + more, 1.1 * em), (max(wide, more), 2.1 * em), alone) if role else (alone,)


def _pills(disc: Disc, em: float, measure: Measure, rings: Sequence[str]) -> list[tuple[Box, str]]:
    made = []
    for ring, name in enumerate(rings[: disc.outermost], 1):
        half, y = measure(name, 0.8 * em, True) / 2 + 0.7 * em, disc.y - disc.edge(ring) + 0.66 * em
        made.append(((disc.x - half, y - 0.66 * em, disc.x + half, y + 0.66 * em), name))
    return made


def _ground(disc: Disc, child: str, em: float, measure: Measure, pills: Sequence[tuple[Box, str]]) -> list[Item]:
    items: list[Item] = [
        circle(disc.x, disc.y, disc.edge(ring), _FILLS[ring], "ring-line" if ring else "")
        for ring in range(disc.outermost, -1, -1)
    ]
    name = cut(child, 1.8 * disc.edge(0), 1.07 * em, True, measure)
    items.append(Text(disc.x, disc.y + 0.36 * em, name, 1.07 * em, "ink", True, "middle"))
    for (left, top, right, bottom), words in pills:
        items.append(Rect(left, top, right - left, bottom - top, "surface-raised", "ring-line", 1, (bottom - top) / 2))
        items.append(Text(disc.x, top + 0.94 * em, words, 0.8 * em, "ink-muted", True, "middle"))
    return items


def _person(person: KringPerson, place: Place, node: float, em: float, chosen: bool) -> list[Item]:
    who = side(person.perspective)
    items: list[Item] = [circle(place.x, place.y, node, "surface-raised", "line-strong", em / 14)]
    if chosen:
        items.insert(0, circle(place.x, place.y, node + 0.28 * em, "", "accent", em / 7.5))
    return [*items, Mark(who.shape, place.x, place.y, 0.4 * node, who.role, who.role)]


def _label(person: KringPerson, place: Place, em: float, measure: Measure) -> list[Item]:
    if place.label < 0:
        return []
    (name, role), size, (left, top, right, _bottom) = _words(person, em, measure), _SIZE * em, place.box
    base = top + 0.85 * em
    if place.label == 0 and role:
        after = left + measure(name, size, True) + 0.28 * em
        return [Text(left, base, name, size, "ink", True), Text(after, base, role, size, "ink-muted")]
    anchor, x = {"right": ("start", left), "left": ("end", right)}.get(place.side, ("middle", place.x))
    items: list[Item] = [Text(x, base, name, size, "ink", True, anchor)]
    if place.label == 1:
        items.append(Text(x, base + em, role, size, "ink-muted", False, anchor))
    return items


def _alt(people: Sequence[KringPerson]) -> str:
    names = {FAMILY: _("Dichtbij"), SCHOOL: _("Op school"), AROUND: _("Daaromheen")}
    parts = []
    for ring, words in names.items():
        there = [" ".join(part for part in (p.name, p.role) if part) for p in people if p.ring == ring]
        if there:
            parts.append(f"{words}: {', '.join(there)}.")
    return " ".join(parts)
