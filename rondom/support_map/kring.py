"""The kring: the people around one child in three rings, with the bonds between them. Drawn as the school's map is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rondom.dossier.circles import Circle, circle_of
from rondom.dossier.model import Custody
from rondom.dossier.names import short_name
from rondom.dossier.perspectives import NETWORK
from rondom.dossier.queries import CaregiverRow, ContactRow
from rondom.dossier.ties import CHILD, TieRow
from rondom.language import _
from rondom.scene import Measure, Points, cut
from rondom.support_map.field import Field, Place, touch
from rondom.support_map.kring_places import Sitter, sit_down
from rondom.support_map.rings import KRING_EDGES, TOP, Box, Disc, gap

FAMILY, SCHOOL, AROUND = 1, 2, 3
"""Nearest: family and own network. Then class and school. Then help from outside and what is further away."""
RING_OF = {
    Circle.FAMILY: FAMILY, Circle.NETWORK: FAMILY, Circle.CLASS: SCHOOL, Circle.SCHOOL: SCHOOL, Circle.CARE: AROUND,
}  # fmt: skip
RING_WORDS = (_("Gezin en netwerk"), _("Klas en school"), _("Zorg en hulp"))
"""The names of the three rings on a large drawing."""
CUSTODY_WORDS = {
    Custody.YES.value: _("gezag"),
    Custody.NO.value: _("geen gezag"),
    Custody.UNKNOWN.value: _("gezag onbekend"),
}
SIZE = 0.87
"""Of the words beside a person, in em."""
_WIDEST = 11.0


@dataclass(frozen=True, slots=True)
class KringPerson:
    """Someone around the child. `perspective` as in `rondom.dossier.perspectives.side`; `ring` is FAMILY, SCHOOL or AROUND."""

    key: str
    name: str
    role: str = ""
    perspective: str = "other"
    ring: int = AROUND
    circle: Circle = Circle.CARE
    custody: str = ""
    """yes, no or unknown for a caregiver; empty for others."""
    full_name: str = ""

    @property
    def words(self) -> str:
        """moeder, gezag"""
        return ", ".join(part for part in (self.role, CUSTODY_WORDS.get(self.custody, "")) if part)


def people_of(caregivers: Sequence[CaregiverRow], contacts: Sequence[ContactRow]) -> tuple[KringPerson, ...]:
    """Everyone who is drawn, from near to far. Who has died is not."""
    family = [
        KringPerson(
            one.id, short_name(one.name) or one.relation, one.relation, "parent", FAMILY, Circle.FAMILY,
            one.custody.value, one.name or one.relation,
        )
        for one in caregivers
        if not one.deceased
    ]  # fmt: skip
    others = [_contact(one) for one in contacts]
    order = list(Circle)
    return tuple(sorted((*family, *others), key=lambda person: order.index(person.circle)))


def _contact(one: ContactRow) -> KringPerson:
    """Own network has the star of what helps; the square is for who cares for the child."""
    there = circle_of(one.perspective, one.role)
    mark = NETWORK.key if one.perspective == "parent" else one.perspective
    name = short_name(one.name) or one.role or one.organisation
    return KringPerson(one.id, name, one.role, mark, RING_OF[there], there, "", one.name or one.role)


def short_names(child: str, people: Sequence[KringPerson]) -> dict[str, str]:
    """How everyone is called in a sentence; two with the same first name by their whole name. "" is the child."""
    said = [child, *(one.name for one in people)]
    return {
        CHILD: child,
        **{one.key: one.name if said.count(one.name) == 1 else one.full_name or one.name for one in people},
    }


@dataclass(frozen=True, slots=True)
class KringPlaces:
    """A kring of which everyone has a place: drawn again and again with another one chosen."""

    child: str
    people: Mapping[str, KringPerson]
    ties: tuple[TieRow, ...]
    places: tuple[Place, ...]
    ways: Mapping[str, Points]
    """The way of every bond that is drawn, by its id, from the edge of its one to the edge of the other."""
    disc: Disc
    size: tuple[float, float]
    em: float
    node: float
    pills: tuple[tuple[Box, str], ...]
    measure: Measure = field(compare=False)

    @property
    def names(self) -> dict[str, str]:
        return short_names(self.child, tuple(self.people.values()))

    def at(self, x: float, y: float) -> str:
        """Whose node or words are at this point; "" for nobody."""
        for place in self.places:
            if math.dist((x, y), (place.x, place.y)) <= self.node + 0.25 * self.em:
                return place.key
        return next((p.key for p in self.places if p.label >= 0 and touch(p.box, (x, y, x + 0.1, y + 0.1))), "")

    def ring_walk(self, key: str, by: int) -> str:
        """The next in the same ring, clockwise from the top; the first of all when nobody is chosen."""
        ring = self._ring(self.people[key].ring) if key in self.people else []
        keys = [place.key for place in ring]
        return keys[(keys.index(key) + by) % len(keys)] if key in keys else self._first()

    def across_walk(self, key: str, by: int) -> str:
        """Who stands nearest in the next ring outward (1) or inward (-1) with someone in it."""
        here = next((place for place in self.places if place.key == key), None)
        if here is None:
            return self._first()
        angle, ring = self.disc.polar(here.x, here.y)[0], self.people[key].ring + by
        while FAMILY <= ring <= AROUND:
            there = self._ring(ring)
            if there:
                return min(there, key=lambda place: gap(angle, self.disc.polar(place.x, place.y)[0])).key
            ring += by
        return key

    def _ring(self, ring: int) -> list[Place]:
        there = [place for place in self.places if self.people[place.key].ring == ring]
        return sorted(there, key=lambda place: (self.disc.polar(place.x, place.y)[0] - TOP) % math.tau)

    def _first(self) -> str:
        return next((there[0].key for ring in (FAMILY, SCHOOL, AROUND) if (there := self._ring(ring))), "")


def kring_places(
    child: str,
    people: Sequence[KringPerson],
    size: tuple[float, float],
    em: float,
    measure: Measure,
    *,
    rings: Sequence[str] = (),
    ties: Sequence[TieRow] = (),
) -> KringPlaces:
    """Find everyone a place. `rings` names the three rings on a large drawing.

    A role that finds no room falls away first, then the name; the list beside the drawing has everyone.
    """
    width, height = size
    disc = Disc(width / 2, height / 2, max(5 * em, min(height / 2 - em / 3, width / 2 - 3.5 * em)), KRING_EDGES)
    node = em * (0.74 if len(people) <= 24 else 0.6)
    pills = _pills(disc, em, measure, rings)
    ground = Field(disc, width, height, em, node, (disc.core(), *(box for box, _name in pills)))
    known = {person.key: person for person in people}
    drawn = tuple(tie for tie in ties if tie.ends - {CHILD} <= known.keys())
    sitters = [Sitter(one.key, one.ring, _label_sizes(one, em, measure)) for one in people]
    places, ways = sit_down(sitters, [(tie.id, tie.one, tie.other) for tie in drawn], ground)
    return KringPlaces(child, known, drawn, places, ways, disc, size, em, node, tuple(pills), measure)


# -- words beside a person ------------------------------------------------------------------------------------


def cut_words(person: KringPerson, em: float, measure: Measure) -> tuple[str, str]:
    return (
        cut(person.name, _WIDEST * em, SIZE * em, True, measure),
        cut(person.words, _WIDEST * em, SIZE * em, False, measure),
    )


def _label_sizes(person: KringPerson, em: float, measure: Measure) -> tuple[tuple[float, float], ...]:
    """Name and role on one line, on two lines, the name alone."""
    name, role = cut_words(person, em, measure)
    wide, more = measure(name, SIZE * em, True), measure(role, SIZE * em, False)
    alone = (wide, 1.1 * em)
    return ((wide + 0.28 * em + more, 1.1 * em), (max(wide, more), 2.1 * em), alone) if role else (alone,)


def _pills(disc: Disc, em: float, measure: Measure, rings: Sequence[str]) -> list[tuple[Box, str]]:
    made = []
    for ring, name in enumerate(rings[: disc.outermost], 1):
        half, y = measure(name, 0.8 * em, True) / 2 + 0.7 * em, disc.y - disc.edge(ring) + 0.66 * em
        made.append(((disc.x - half, y - 0.66 * em, disc.x + half, y + 0.66 * em), name))
    return made
