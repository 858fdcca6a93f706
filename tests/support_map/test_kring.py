"""The kring as a drawing: everyone has a place, each bond its own line, and the words never lie on each other."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.dossier.circles import Circle
from rondom.dossier.model import Bond, Calls, Custody
from rondom.dossier.queries import CaregiverRow, ContactRow
from rondom.dossier.ties import CHILD, TieRow
from rondom.scene import Icon, Item, Path, Rect, Scene, Text
from rondom.support_map.kring import RING_OF, RING_WORDS, KringPerson, kring_places, people_of
from rondom.support_map.kring_scene import kring_layout, kring_scene
from rondom.support_map.kring_ties import along, bond_line, legend_of, length, tie_items

EM, SIZE = 15.0, (820.0, 620.0)
LINE = tuple((20.0 * at, 50.0) for at in range(11))


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.53 if bold else 0.5)


def person(key: str, circle: Circle, role: str = "rol", custody: str = "") -> KringPerson:
    return KringPerson(key, f"Naam{key}", role, "other", RING_OF[circle], circle, custody)


PEOPLE = (
    person("a", Circle.FAMILY, "moeder", Custody.YES.value),
    person("b", Circle.FAMILY, "vader", Custody.NO.value),
    person("c", Circle.NETWORK, "oma"),
    person("d", Circle.CLASS, "leerkracht"),
    person("e", Circle.CARE, "gezinscoach"),
)


def drawn(ties: tuple[TieRow, ...] = (), chosen: str = "") -> Scene:
    return kring_layout("Mees", PEOPLE, SIZE, EM, measure, ties=ties, chosen=chosen, rings=RING_WORDS)


def strokes(items: list[Item]) -> list[Path]:
    return [item for item in items if isinstance(item, Path) and item.stroke]


# -- who --------------------------------------------------------------------------------------------------------


def test_people_come_from_the_dossier_from_near_to_far() -> None:
    mother = CaregiverRow("m", "Sanne Klaproos", "moeder", Custody.YES, "", False, "", "", False, False, True)
    late = CaregiverRow("l", "Opa Jan", "opa", Custody.NO, "", False, "", "", False, True, False)
    coach = ContactRow("h", "Hatice Kievit", "gezinscoach", "CJG", "", "", "coach")
    nameless = ContactRow("n", "", "leerkracht", "", "", "", "school")
    people = people_of((mother, late), (coach, nameless))
    assert [(one.key, one.name, one.circle) for one in people] == [
        ("m", "Sanne", Circle.FAMILY),
        ("n", "leerkracht", Circle.CLASS),
        ("h", "Hatice", Circle.CARE),
    ]
    assert people[0].words == "moeder, gezag"


@pytest.mark.parametrize(("custody", "words"), [("yes", "gezag"), ("no", "geen gezag"), ("unknown", "gezag onbekend")])
def test_gezag_stands_in_words_and_with_a_mark(custody: str, words: str) -> None:
    scene = kring_layout("Mees", [person("a", Circle.FAMILY, "moeder", custody)], SIZE, EM, measure)
    assert f"moeder, {words}" in {item.text for item in scene.items() if isinstance(item, Text)}
    scales = [item for item in scene.items() if isinstance(item, Icon) and item.name == "scale"]
    assert len(scales) == (custody == "yes")


# -- bonds ------------------------------------------------------------------------------------------------------


def test_each_bond_has_a_line_of_its_own_that_survives_grey() -> None:
    looks = set()
    for bond in Bond:
        lines = strokes(bond_line(LINE, bond, EM, "tether", 1.2))
        looks.add((len(lines), lines[0].dash, len({round(y, 1) for path in lines for _x, y in path.points}) > 1))
    assert len(looks) == len(Bond)


def test_a_supportive_bond_is_double_and_a_strained_one_zigzags() -> None:
    first, second = strokes(bond_line(LINE, Bond.SUPPORTIVE, EM, "tether", 1.2))
    assert first.points[0][1] != second.points[0][1] and not first.dash
    [zigzag] = strokes(bond_line(LINE, Bond.STRAINED, EM, "tether", 1.2))
    heights = [y for _x, y in zigzag.points[1:-1]]
    assert all((a - 50) * (b - 50) < 0 for a, b in pairwise(heights))
    assert zigzag.points[0] == LINE[0] and zigzag.points[-1] == LINE[-1]


def test_an_interrupted_line_is_open_in_the_middle() -> None:
    broken = strokes(bond_line(LINE, Bond.BROKEN, EM, "tether", 1.2))
    assert len(broken) == 4
    middle = along(LINE, 0.5)
    assert min(math.dist(point, middle) for path in broken for point in path.points) > 0.2 * EM


@pytest.mark.parametrize(
    ("calls", "ends"), [(Calls.UNKNOWN, []), (Calls.ONE, [200.0]), (Calls.OTHER, [0.0]), (Calls.BOTH, [200.0, 0.0])]
)
def test_an_arrow_points_to_who_is_called(calls: Calls, ends: list[float]) -> None:
    heads = [
        i for i in tie_items(LINE, TieRow("1", "a", "b", calls=calls), EM, "tether") if isinstance(i, Path) and i.closed
    ]
    assert [head.points[0][0] for head in heads] == ends


@pytest.mark.parametrize(("speaker", "near"), [("a", 0.0), ("b", 200.0)])
def test_the_balloon_stands_with_who_speaks(speaker: str, near: float) -> None:
    items = tie_items(LINE, TieRow("1", "a", "b", speaker=speaker), EM, "tether")
    [icon] = [item for item in items if isinstance(item, Icon)]
    assert icon.name == "message-circle" and abs(icon.x - near) < 80


def test_every_bond_between_people_who_are_drawn_has_a_way() -> None:
    ties = (TieRow("1", CHILD, "a"), TieRow("2", "c", CHILD), TieRow("3", "a", "e"), TieRow("4", "a", "gone"))
    places = kring_places("Mees", PEOPLE, SIZE, EM, measure, ties=ties)
    assert set(places.ways) == {"1", "2", "3"}
    at = {place.key: (place.x, place.y) for place in places.places}
    disc = places.disc
    start, end = places.ways["1"][0], places.ways["1"][-1]
    assert math.isclose(math.dist(start, (disc.x, disc.y)), disc.edge(0)) and math.dist(end, at["a"]) < 2 * places.node
    assert math.dist(places.ways["2"][0], at["c"]) < 2 * places.node
    assert math.dist(places.ways["3"][0], at["a"]) < 2 * places.node
    assert math.dist(places.ways["3"][-1], at["e"]) < 2 * places.node


def test_the_chosen_one_tells_in_words_what_each_bond_is() -> None:
    ties = (TieRow("1", "a", "e", Bond.STRAINED, "elke week"), TieRow("2", "b", "d", Bond.MIXED))
    told = {item.text for item in drawn(ties, "a").overlay if isinstance(item, Text)}
    assert len(told) == 1 and min(told).startswith("gespannen") and not drawn(ties).overlay
    accent = [item for item in drawn(ties, "a").body if isinstance(item, Path) and item.stroke == "accent"]
    assert accent and not [item for item in drawn(ties).body if isinstance(item, Path) and item.stroke == "accent"]


def test_the_bonds_are_read_aloud_with_the_person_and_with_the_drawing() -> None:
    scene = drawn((TieRow("1", "c", CHILD, Bond.SUPPORTIVE, "elke woensdag", Calls.ONE, "c"),))
    said = "steunend, elke woensdag, Naamc belt Mees, Naamc spreekt voor Mees"
    assert scene.spot("c").text == f"Naamc, oma. Mees: {said}"  # type: ignore[union-attr]
    assert f"Naamc – Mees: {said}." in scene.alt


def test_the_legend_holds_what_is_drawn_and_no_more() -> None:
    ties = (TieRow("1", CHILD, "a", Bond.SUPPORTIVE), TieRow("2", "a", "b", Bond.STRAINED, calls=Calls.BOTH))
    legend = legend_of(ties, 600.0, EM, measure)
    assert [item.text for item in legend.items() if isinstance(item, Text)] == ["steunend", "gespannen", "belt"]
    narrow = legend_of(ties, 120.0, EM, measure)
    assert narrow.height > legend.height and legend_of((), 600.0, EM, measure).height == 0


# -- room ---------------------------------------------------------------------------------------------------------

some_people = st.lists(
    st.tuples(st.sampled_from(Circle), st.text("abc xyz", max_size=40), st.text("rol ", max_size=60)), max_size=30
)


@settings(max_examples=40, deadline=None)
@given(some_people, st.sampled_from([SIZE, (404.0, 306.0), (1300.0, 500.0)]), st.data())
def test_everyone_has_a_place_and_no_words_lie_on_each_other(
    made: list[tuple[Circle, str, str]], size: tuple[float, float], data: st.DataObject
) -> None:
    people = [
        KringPerson(str(at), name, role, "other", RING_OF[circle], circle)
        for at, (circle, name, role) in enumerate(made)
    ]
    keys = [CHILD, *(one.key for one in people)]
    pairs = (
        data.draw(st.lists(st.lists(st.sampled_from(keys), min_size=2, max_size=2, unique=True), max_size=12))
        if people
        else []
    )
    ties = [TieRow(f"t{at}", one, other, Bond.SUPPORTIVE) for at, (one, other) in enumerate(pairs)]
    places = kring_places("Mees", people, size, EM, measure, ties=ties, rings=RING_WORDS)
    assert [place.key for place in places.places] == [one.key for one in people]
    boxes = [place.box for place in places.places if place.label >= 0]
    boxes += [box for box, _name in places.pills]
    for at, a in enumerate(boxes):
        for b in boxes[at + 1 :]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])
    scene = kring_scene(places, people[0].key if people else "")
    assert {spot.key for spot in scene.spots} == {one.key for one in people}
    assert set(places.ways) == {tie.id for tie in ties}


def test_nobody_stands_on_another_with_sixty_people() -> None:
    people = [person(str(at), list(Circle)[at % 5]) for at in range(60)]
    places = kring_places("Mees", people, SIZE, EM, measure)
    spots = [(place.x, place.y) for place in places.places]
    nearest = min(math.dist(a, b) for at, a in enumerate(spots) for b in spots[at + 1 :])
    assert nearest > places.node


def test_the_same_kring_is_drawn_the_same() -> None:
    ties = (TieRow("1", "a", "e", Bond.STRAINED),)
    assert drawn(ties) == drawn(ties)


def test_arrows_walk_through_the_rings() -> None:
    places = kring_places("Mees", PEOPLE, SIZE, EM, measure)
    first = places.ring_walk("", 1)
    assert places.people[first].circle in (Circle.FAMILY, Circle.NETWORK)
    ring = {first, places.ring_walk(first, 1), places.ring_walk(first, -1)}
    assert ring == {"a", "b", "c"}
    assert (
        places.across_walk(first, 1) == "d" and places.across_walk("d", 1) == "e" and places.across_walk("e", 1) == "e"
    )
    assert places.across_walk("d", -1) in ring and places.across_walk("", 1) == first


def test_pointing_finds_a_person_by_node_and_by_words() -> None:
    places = kring_places("Mees", PEOPLE, SIZE, EM, measure)
    for place in places.places:
        assert places.at(place.x, place.y) == place.key
        left, top, right, bottom = place.box
        assert places.at((left + right) / 2, (top + bottom) / 2) == place.key
    assert places.at(places.disc.x, places.disc.y) == ""


def test_a_line_is_as_long_as_it_is() -> None:
    assert math.isclose(length(LINE), 200.0) and along(LINE, 0.25) == (50.0, 50.0)


def test_a_halo_lies_only_under_words_on_a_line() -> None:
    assert not [item for item in drawn().body if isinstance(item, Rect) and item.alpha < 1]
