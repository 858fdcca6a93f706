"""What the drawings say: lines by their step, what was chosen, what is old, and how one walks over them."""

from __future__ import annotations

import json
import math
import subprocess
import sys

import pytest

from rondom.dossier.circles import Circle
from rondom.scene import Icon, Mark, Path, Rect, Scene, Text
from rondom.support_map.backdrop import backdrop
from rondom.support_map.kring import AROUND, FAMILY, SCHOOL, KringPerson
from rondom.support_map.kring_scene import kring_layout
from rondom.support_map.ladder import ladder
from rondom.support_map.layout import MapLink, PartnerNode, layout, place
from rondom.support_map.legend import fits_beside, legend
from rondom.support_map.walk import first, step_across, step_in_ring
from tests.support_map.test_map_places import measure

SIZE, EM = (1000.0, 770.0), 15.0
COACH = PartnerNode("coach", "Gezinscoach", "Hatice", 3, "heart-handshake", 3)
TEACHER = PartnerNode("teacher", "Leerkracht", "Marloes", 1, "graduation-cap")
IB = PartnerNode("ib", "Intern begeleider", "Ellen", 2, "compass")
OLD = PartnerNode("old", "Wijkagent", "9 maanden oud", 3, "footprints", 1, stale=True)
SLOW = PartnerNode("slow", "Jeugd-ggz", "wachttijd 26 weken", 4, "sparkles", 2, waiting=True)
ALL = (TEACHER, IB, COACH, OLD, SLOW)
LINKS = (MapLink("coach", "ib", 4), MapLink("coach", "teacher", 2))


def lines(scene: Scene, role: str) -> list[Path]:
    return [item for item in scene.items() if isinstance(item, Path) and item.stroke == role]


def words(scene: Scene) -> dict[str, Text]:
    return {item.text: item for item in scene.items() if isinstance(item, Text)}


def test_only_the_chosen_one_shows_its_lines() -> None:
    places = place(ALL, SIZE, EM, measure, LINKS)
    assert lines(layout(places), "accent") == []
    assert len(lines(layout(places, "coach"), "accent")) == 3  # one dashed, one double
    assert len(lines(layout(places, "teacher"), "accent")) == 1


@pytest.mark.parametrize(("step", "strokes", "dashed"), [(1, 1, True), (2, 1, True), (3, 1, False), (4, 2, False)])
def test_a_line_is_drawn_by_its_step(step: int, strokes: int, dashed: bool) -> None:
    places = place([PartnerNode("a", "A", ring=3, step=step)], SIZE, EM, measure)
    found = lines(layout(places), "tether")
    assert len(found) == strokes and all(bool(line.dash) == dashed for line in found)


def test_dots_and_dashes_differ() -> None:
    dashes = {
        lines(layout(place([PartnerNode("a", "A", step=step)], SIZE, EM, measure)), "tether")[0].dash for step in (1, 2)
    }
    assert len(dashes) == 2


def test_a_shorter_line_sits_closer_to_the_school() -> None:
    def far(step: int) -> float:
        places = place([PartnerNode("a", "A", ring=3, step=step)], SIZE, EM, measure)
        return places.disc.polar(places.places[0].x, places.places[0].y)[1]

    assert far(4) < far(3) < far(2) < far(1)


def test_old_cards_are_grey_and_dashed_and_a_long_wait_stands_out() -> None:
    scene = layout(place(ALL, SIZE, EM, measure))
    assert words(scene)["Wijkagent"].role == "ink-muted" and words(scene)["Gezinscoach"].role == "ink"
    assert words(scene)["wachttijd 26 weken"].role == "caution"
    assert [item for item in scene.items() if isinstance(item, Rect) and item.stroke == "line-strong" and item.dash]
    assert (
        next(item for item in scene.items() if isinstance(item, Icon) and item.name == "footprints").role == "ink-muted"
    )


def test_every_partner_can_be_pointed_at_and_read_aloud() -> None:
    places = place(ALL, SIZE, EM, measure)
    spots = {spot.key: spot for spot in layout(places).spots}
    assert set(spots) == {node.key for node in ALL}
    assert spots["coach"].text == "Gezinscoach, Hatice, lijn 3, samen leren"
    assert "niet gecontroleerd" in spots["old"].text
    for made in places.places:
        assert places.at(made.x, made.y) == made.key
        left, top, right, bottom = made.box
        assert places.at((left + right) / 2, (top + bottom) / 2) == made.key
    assert places.at(places.disc.x, places.disc.y) == ""


def test_the_rings_bear_the_names_of_the_school() -> None:
    rings = {1: "Groep", 2: "Team", 3: "Wijk", 4: "Zorg", 5: "Veilig", 6: "Geld, werk en wonen"}
    scene = layout(place(ALL, SIZE, EM, measure, rings=rings, child=("Uw kind", "en gezin")))
    assert set(rings.values()) | {"Uw kind"} <= set(words(scene))
    assert "Wijk: Gezinscoach, Wijkagent." in scene.alt


def test_a_line_keeps_off_the_child() -> None:
    nodes = [PartnerNode(f"k{at}", f"Naam {at}", ring=2) for at in range(8)]
    places = place(nodes, SIZE, EM, measure, [MapLink("k0", "k4", 3), MapLink("k1", "k5", 3)])
    for line in lines(layout(places, "k0"), "accent") + lines(layout(places, "k1"), "accent"):
        assert min(math.dist(point, (places.disc.x, places.disc.y)) for point in line.points) > places.disc.edge(0)


def test_a_line_begins_and_ends_at_the_edge_of_its_nodes() -> None:
    places = place(ALL, SIZE, EM, measure, LINKS)
    coach, teacher = places.of("coach"), places.of("teacher")
    assert coach and teacher
    line = lines(layout(places, "teacher"), "accent")[0]
    ends = sorted(math.dist(line.points[0], (made.x, made.y)) for made in (coach, teacher))
    assert math.isclose(ends[0], places.node + 0.1 * EM, rel_tol=0.05)


def test_arrows_walk_the_ring_and_come_back() -> None:
    nodes = [PartnerNode(f"k{at}", f"Naam {at}", ring=3) for at in range(6)]
    places = place(nodes, SIZE, EM, measure)
    key, seen = "k0", []
    for _step in range(6):
        key = step_in_ring(places, key, 1)
        seen.append(key)
    assert key == "k0" and len(set(seen)) == 6
    assert step_in_ring(places, step_in_ring(places, "k2", 1), -1) == "k2"


def test_arrows_cross_to_the_next_ring_and_stop_at_the_edge() -> None:
    places = place(ALL, SIZE, EM, measure, LINKS)
    assert step_across(places, "teacher", 1) == "ib"
    assert step_across(places, "ib", -1) == "teacher"
    assert step_across(places, "teacher", -1) == "teacher"
    assert step_across(places, "slow", 1) == "slow"
    assert step_in_ring(places, "", 1) == step_across(places, "", 1) == first(places) == "teacher"


def test_an_empty_map_has_rings_and_nobody() -> None:
    places = place((), SIZE, EM, measure)
    assert layout(places).spots == () and first(places) == "" and step_in_ring(places, "", 1) == ""


def test_the_legend_fits_in_the_corner_of_a_wide_drawing_only() -> None:
    drawn = legend(EM, measure)
    assert {"op afstand", "regelmatig", "samen leren", "echt samen", "niet gecontroleerd"} <= set(words(drawn))
    box = (25.0, 15.0, 25.0 + drawn.width, 15.0 + drawn.height)
    assert fits_beside(place((), SIZE, EM, measure).disc, box)
    assert not fits_beside(place((), (600.0, 770.0), EM, measure).disc, (200.0, 100.0, 400.0, 300.0))


def test_the_ladder_marks_one_step() -> None:
    scene = ladder(3, 300.0, EM, measure)
    bars = [item for item in scene.items() if isinstance(item, Rect)]
    assert [(bar.fill, bar.alpha < 1) for bar in bars] == [
        ("accent", True), ("accent", True), ("accent", False), ("surface-sunken", False)
    ]  # fmt: skip
    assert [bar.h for bar in bars] == sorted(bar.h for bar in bars)
    assert scene.alt == "Trede 3 van 4: collaboratie"


PEOPLE = (
    KringPerson("1", "Sanne", "moeder", "parent", FAMILY, Circle.FAMILY),
    KringPerson("2", "oma Riet", "", "network", FAMILY, Circle.FAMILY),
    KringPerson("3", "juf Marloes", "", "school", SCHOOL, Circle.SCHOOL),
    KringPerson("4", "Bram", "smw", "other", SCHOOL, Circle.SCHOOL),
    KringPerson("5", "Hatice", "gezinscoach", "coach", AROUND),
)


def test_the_kring_shows_who_is_around_a_child_with_their_shapes() -> None:
    scene = kring_layout("Mees", PEOPLE, (404.0, 306.0), EM, measure, chosen="5")
    assert {"Mees", "Sanne", "moeder", "gezinscoach"} <= set(words(scene))
    shapes = [item.shape for item in scene.items() if isinstance(item, Mark)]
    assert sorted(shapes) == ["diamond", "hexagon", "square", "star", "triangle"]
    assert [spot.text for spot in scene.spots][:2] == ["Sanne, moeder", "oma Riet"]
    assert (
        scene.alt == "Gezin: Sanne moeder, oma Riet. School: juf Marloes, Bram smw. Zorg en hulp: Hatice gezinscoach."
    )


def test_name_and_role_in_the_kring_stay_apart() -> None:
    scene = kring_layout("Mees", PEOPLE, (404.0, 306.0), EM, measure)
    name, role = words(scene)["Hatice"], words(scene)["gezinscoach"]
    beside = math.isclose(name.y, role.y) and role.x >= name.x + measure(name.text, name.size, True)
    assert beside or role.y > name.y


def test_a_kring_of_nobody_shows_the_child() -> None:
    scene = kring_layout("Mees", (), (404.0, 306.0), EM, measure)
    assert "Mees" in words(scene) and scene.spots == ()


def test_the_backdrop_fills_its_place_and_loads_nothing_heavy() -> None:
    scene = backdrop(640.0, 900.0)
    assert len([item for item in scene.items() if isinstance(item, Mark)]) == 14
    assert backdrop(1200.0, 600.0).width == 1200.0
    script = (
        "import json, sys, rondom.support_map.backdrop;"
        "print(json.dumps([n for n in ('sqlmodel', 'sqlalchemy', 'pydantic', 'babel') if n in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
