"""The search for places: whatever partners there are, nothing overlaps, nobody is lost, and the same seed gives the same map."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.support_map.field import Field, Place
from rondom.support_map.layout import MapLink, PartnerNode, Places, layout, place, place_all, prepare
from rondom.support_map.rings import SECTOR, SECTOR_FROM, SECTOR_TO, Box

SIZE, EM = (1000.0, 770.0), 15.0


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.56 if bold else 0.5)


@st.composite
def partners(draw: st.DrawFn, most: int = 45) -> list[PartnerNode]:
    count = draw(st.integers(0, most))
    return [
        PartnerNode(
            f"k{at}",
            draw(st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs")), min_size=1, max_size=40)),
            draw(st.sampled_from(("", "Ellen", "wachttijd 26 weken"))),
            draw(st.integers(1, 6)),
            "users",
            draw(st.integers(0, 4)),
        )
        for at in range(count)
    ]


def node_box(places: Places, made: Place) -> Box:
    r = places.node
    return made.x - r, made.y - r, made.x + r, made.y + r


def touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def boxes(places: Places) -> list[tuple[str, Box]]:
    """Everything that must stay apart, with its owner: own words may not touch the own node either."""
    found = [(f"{made.key} node", node_box(places, made)) for made in places.places]
    found += [(f"{made.key} words", made.box) for made in places.places if made.label >= 0]
    found += [(name, box) for box, name in places.pills] + [("core", places.disc.core())]
    return found


def overlaps(places: Places) -> list[tuple[str, str]]:
    own = {"core", *(name for _box, name in places.pills)}
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes(places), 2)
        if touch(a, b) and not (one in own and other in own)
    ]


@settings(max_examples=25)
@given(partners())
def test_nothing_overlaps(nodes: list[PartnerNode]) -> None:
    assert overlaps(place(nodes, SIZE, EM, measure)) == []


@settings(max_examples=12)
@given(partners(), st.floats(500, 1600), st.floats(400, 1100))
def test_nothing_overlaps_at_any_size(nodes: list[PartnerNode], wide: float, high: float) -> None:
    places = place(nodes, (wide, high), EM, measure)
    assert overlaps(places) == []
    for made in places.places:
        if made.label >= 0:
            assert made.box[0] > 0 and made.box[1] > 0 and made.box[2] < wide and made.box[3] < high


@settings(max_examples=15)
@given(partners())
def test_nobody_is_lost_and_everyone_is_in_the_own_ring(nodes: list[PartnerNode]) -> None:
    places = place(nodes, SIZE, EM, measure)
    assert [made.key for made in places.places if made.key not in places.left_out] == [
        node.key for node in nodes if node.key not in places.left_out
    ]
    assert {made.key for made in places.places} | set(places.left_out) == {node.key for node in nodes}
    for made in places.places:
        ring = places.partners[made.key].ring
        angle, far = places.disc.polar(made.x, made.y)
        inner, outer = places.disc.band(ring)
        assert inner < far < outer
        if ring == SECTOR:
            assert SECTOR_FROM - 1e-6 <= angle <= SECTOR_TO + 1e-6


@settings(max_examples=8)
@given(partners())
def test_the_same_people_give_the_same_map(nodes: list[PartnerNode]) -> None:
    assert place(nodes, SIZE, EM, measure).places == place(nodes, SIZE, EM, measure).places


def crowd(count: int) -> list[PartnerNode]:
    """As spread over the rings as a large school would have them."""
    rings = (1, 2, 2, 3, 3, 3, 4, 4, 5, 6)
    return [
        PartnerNode(f"k{at}", f"Functie {at}", "Iemand de Boer", rings[at % 10], step=at % 5) for at in range(count)
    ]


def test_eighty_partners_all_stand_on_the_map() -> None:
    places = place(crowd(80), SIZE, EM, measure)
    assert places.left_out == ()
    assert overlaps(places) == []
    assert places.without_words < 20


def test_a_few_partners_all_have_their_words() -> None:
    places = place(crowd(27), SIZE, EM, measure)
    assert places.without_words == 0 and all(made.label == 0 for made in places.places)


def test_far_too_many_are_counted_and_not_hidden() -> None:
    places = place([PartnerNode(f"k{at}", "Klas", ring=1) for at in range(400)], SIZE, EM, measure)
    assert len(places.places) + len(places.left_out) == 400
    assert places.left_out
    assert overlaps(places) == []


def test_a_larger_drawing_keeps_everyone_on_the_same_side() -> None:
    small, large = place(crowd(20), SIZE, EM, measure), place(crowd(20), (2000.0, 1540.0), 30.0, measure)
    for a, b in zip(small.places, large.places, strict=True):
        assert math.isclose(a.x * 2, b.x, abs_tol=0.01) and math.isclose(a.y * 2, b.y, abs_tol=0.01)


def test_who_works_together_sits_on_the_same_side() -> None:
    nodes = crowd(9)
    inner, outer = nodes[1].key, nodes[8].key  # the last to come: there is a choice
    apart = place(nodes, SIZE, EM, measure)
    linked = place(nodes, SIZE, EM, measure, [MapLink(inner, outer, 3)])

    def between(places: Places) -> float:
        angles = [places.disc.polar(made.x, made.y)[0] for key in (inner, outer) if (made := places.of(key))]
        return 1 - math.cos(angles[0] - angles[1])

    assert between(linked) < 0.5 < between(apart)


def test_tethers_stay_off_the_words() -> None:
    places = place(crowd(60), SIZE, EM, measure)
    ground = Field(places.disc, *SIZE, EM, places.node)
    for made in places.places:
        partner = places.partners[made.key]
        if not partner.step or partner.ring not in (3, 4):
            continue
        angle, far = places.disc.polar(made.x, made.y)
        inner = places.disc.band(partner.ring)[0]
        points = [places.disc.at(angle, inner + (far - places.node - inner) * i / 20) for i in range(21)]
        for other in places.places:
            left, top, right, bottom = other.box
            assert other.label < 0 or not any(left < x < right and top < y < bottom for x, y in points), (made, other)
    assert ground.node_box(0, 0)[2] > places.node


def test_a_legend_keeps_its_corner() -> None:
    corner = (20.0, 20.0, 420.0, 300.0)
    places = place(crowd(40), SIZE, EM, measure, keep_free=[corner])
    assert not any(touch(box, corner) for name, box in boxes(places) if name.endswith(("node", "words")))


def test_long_names_are_cut_and_stay_whole_for_the_screen_reader() -> None:
    node = PartnerNode("a", "Heel lange naam van een functie die nergens past " * 5)
    places = place([node], SIZE, EM, measure)
    assert places.labels["a"][0].endswith("…")
    assert layout(places).spots[0].text.startswith(node.name)


def angles(places: Places) -> dict[str, float]:
    return {made.key: round(places.disc.polar(made.x, made.y)[0], 6) for made in places.places}


def test_a_card_that_opens_beside_the_map_moves_nobody() -> None:
    wide = place(crowd(27), (1350.0, 770.0), EM, measure)
    narrow = place(crowd(27), (990.0, 770.0), EM, measure, before=wide)
    assert angles(narrow) == angles(wide) and overlaps(narrow) == []
    crowded = place(crowd(80), (1350.0, 770.0), EM, measure)
    assert angles(place(crowd(80), (990.0, 770.0), EM, measure, before=crowded)) == angles(crowded)


def test_a_newcomer_finds_a_place_between_the_others() -> None:
    before = place(crowd(20), SIZE, EM, measure)
    nodes = [*crowd(20), PartnerNode("new", "Nieuwe functie", "Wie weet", 4, step=2)]
    after = place(nodes, SIZE, EM, measure, before=before)
    assert {key: angle for key, angle in angles(after).items() if key != "new"} == angles(before)
    assert after.of("new") is not None and overlaps(after) == []


def test_who_gets_a_shorter_line_moves_inward_and_the_others_stay() -> None:
    nodes = crowd(20)
    before = place(nodes, SIZE, EM, measure)
    at = next(i for i, node in enumerate(nodes) if node.ring == 3 and node.step == 3)
    nodes[at] = replace(nodes[at], step=4)
    after = place(nodes, SIZE, EM, measure, before=before)
    others = {key: angle for key, angle in angles(before).items() if key != nodes[at].key}
    assert {key: angles(after)[key] for key in others} == others
    was, now = before.of(nodes[at].key), after.of(nodes[at].key)
    assert was and now and after.disc.polar(now.x, now.y)[1] < before.disc.polar(was.x, was.y)[1]


@settings(max_examples=10)
@given(partners(25), partners(25), st.floats(700, 1500), st.floats(550, 1000))
def test_staying_never_makes_things_overlap(
    old: list[PartnerNode], new: list[PartnerNode], wide: float, high: float
) -> None:
    after = place(new, (wide, high), EM, measure, before=place(old, SIZE, EM, measure))
    assert overlaps(after) == []
    assert {made.key for made in after.places} | set(after.left_out) == {node.key for node in new}


def furthest(one: Places, other: Places, keys: list[str]) -> float:
    """Em that the one who moved most stands further."""
    ways = [(one.of(key), other.of(key)) for key in keys]
    return max((math.dist((a.x, a.y), (b.x, b.y)) / EM for a, b in ways if a and b), default=0.0)


def came(nodes: list[PartnerNode]) -> list[PartnerNode]:
    """With ids that grow as they came, as those in a vault do."""
    return [replace(node, key=f"{at:05}") for at, node in enumerate(nodes)]


@settings(max_examples=12)
@given(partners(60), partners(1))
def test_one_more_moves_nobody_far_also_on_a_new_map(nodes: list[PartnerNode], more: list[PartnerNode]) -> None:
    people = came([*nodes, *more])
    before, after = place(people[: len(nodes)], SIZE, EM, measure), place(people, SIZE, EM, measure)
    keys = [one.key for one in people[: len(nodes)]]
    assert furthest(before, after, keys) <= 8.5
    moved = [key for key in keys if furthest(before, after, [key]) > 0.05]
    assert len(moved) <= max(2, len(keys) // 3)


@settings(max_examples=10)
@given(partners(60), partners(1))
def test_one_more_on_the_map_in_sight_moves_nobody_at_all(nodes: list[PartnerNode], more: list[PartnerNode]) -> None:
    people = came([*nodes, *more])
    before = place(people[: len(nodes)], SIZE, EM, measure)
    after = place(people, SIZE, EM, measure, before=before)
    assert furthest(before, after, [one.key for one in people[: len(nodes)]]) < 0.05
    assert overlaps(after) == []


def test_smaller_nodes_in_a_crowd_stand_where_the_large_ones_stood() -> None:
    for few in (45, 110):
        people = came(crowd(few + 1))
        before, after = place(people[:few], SIZE, EM, measure), place(people, SIZE, EM, measure)
        assert after.node < before.node
        assert furthest(before, after, [one.key for one in people[:few]]) <= 8.5


def test_who_leaves_moves_nobody() -> None:
    people = came(crowd(40))
    before = place(people, SIZE, EM, measure)
    after = place(people[:10] + people[11:], SIZE, EM, measure, before=before)
    assert furthest(before, after, [one.key for one in people if one.key != "00010"]) < 0.05


def test_a_hand_decides_and_others_make_way() -> None:
    people = came(crowd(30))
    before = place(people, SIZE, EM, measure)
    there = before.of("00013")
    assert there is not None
    one = next(node for node in people if node.key != "00013" and node.ring == people[13].ring)
    hand = before.hand(one.key, there.x, there.y)
    people = [replace(node, by_hand=hand) if node.key == one.key else node for node in people]
    for after in (place(people, SIZE, EM, measure, before=before), place(people, SIZE, EM, measure)):
        put = after.of(one.key)
        assert put is not None and math.dist((put.x, put.y), (there.x, there.y)) < 0.5 * EM
        assert overlaps(after) == []
    others = [node.key for node in people if node.key not in (one.key, "00013")]
    assert furthest(before, place(people, SIZE, EM, measure, before=before), others) < 0.05


@settings(max_examples=20)
@given(st.integers(1, 6), st.floats(0, 1000), st.floats(0, 770))
def test_a_hand_never_puts_anyone_in_another_ring(ring: int, x: float, y: float) -> None:
    one = PartnerNode("a", "Naam", ring=ring)
    degrees, depth = place([one], SIZE, EM, measure).hand("a", x, y)
    assert 0 <= degrees < 360 and 0 <= depth <= 1
    places = place([replace(one, by_hand=(degrees, depth))], SIZE, EM, measure)
    angle, far = places.disc.polar(places.places[0].x, places.places[0].y)
    inner, outer = places.disc.band(ring)
    assert inner <= far <= outer
    if ring == SECTOR:
        assert SECTOR_FROM - 1e-3 <= angle <= SECTOR_TO + 1e-3


def test_what_was_put_by_hand_is_read_back_as_it_was() -> None:
    one = PartnerNode("a", "Naam", ring=3, by_hand=(90.0, 0.5))
    made = place([one], SIZE, EM, measure)
    assert made.places[0].x > made.disc.x and math.isclose(made.places[0].y, made.disc.y, abs_tol=1e-6)
    assert made.hand("a", made.places[0].x, made.places[0].y) == (90.0, 0.5)


def test_two_put_at_the_same_spot_both_stay_on_the_map() -> None:
    nodes = [PartnerNode(key, "Naam", ring=3, by_hand=(90.0, 0.5)) for key in "ab"]
    places = place(nodes, SIZE, EM, measure)
    assert len(places.places) == 2 and overlaps(places) == []


def test_looking_nearer_moves_nobody_and_shows_more_names() -> None:
    people = came(crowd(200))
    known = prepare(people, EM, measure)
    whole = place_all(known, SIZE)
    near = place_all(known, (SIZE[0] * 3, SIZE[1] * 3), before=whole, closer=3.0)
    assert near.without_words < whole.without_words / 2 and near.node > whole.node and near.left_out == ()
    assert overlaps(near) == []
    for made in whole.places:
        other = near.of(made.key)
        assert other is not None
        (a, far), (b, out) = whole.disc.polar(made.x, made.y), near.disc.polar(other.x, other.y)
        assert math.isclose(a, b, abs_tol=1e-6)
        assert math.isclose(far / whole.disc.radius, out / near.disc.radius, abs_tol=0.03)


def test_who_is_not_asked_for_gives_its_words_to_others_and_keeps_its_place() -> None:
    people = came(crowd(80))
    before = place(people, SIZE, EM, measure)
    some = [replace(node, dimmed=at % 4 != 0) for at, node in enumerate(people)]
    after = place(some, SIZE, EM, measure, before=before)
    assert furthest(before, after, [one.key for one in people]) < 0.05
    assert after.without_words < before.without_words / 4
    assert all(made.label < 0 for made in after.places if after.partners[made.key].dimmed)


def test_a_search_can_be_stopped_and_tells_how_far_it_is() -> None:
    class Enough(Exception):
        pass

    told: list[int] = []

    def tell(done: int) -> None:
        told.append(done)
        if done == 50:
            raise Enough

    with pytest.raises(Enough):
        place_all(prepare(came(crowd(200)), EM, measure), SIZE, told=tell)
    assert told == list(range(1, 51))
