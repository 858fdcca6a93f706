"""The map on paper: the largest letters with which everyone keeps a name, and a legend of what can be seen."""

from __future__ import annotations

import pytest

from rondom.pdf import fonts
from rondom.pdf.scene_painter import measure
from rondom.scene import Text
from rondom.support_map.defaults import ring_names
from rondom.support_map.layout import PartnerNode
from rondom.support_map.paper import SMALLEST_EM, MapDrawing, legend_strip, map_drawing

A4, A3 = (508.0, 470.0), (730.0, 760.0)


@pytest.fixture(autouse=True)
def _fonts() -> None:
    fonts.register()


def people(count: int, step: int = 2, stale: bool = False) -> list[PartnerNode]:
    return [
        PartnerNode(str(at), f"Functie nummer {at}", f"Persoon {at}", at % 6 + 1, "users", step if at % 6 > 1 else 0, stale)
        for at in range(count)
    ]  # fmt: skip


def draw(count: int, room: tuple[float, float] = A4, largest: float = 11.0) -> MapDrawing:
    return map_drawing(people(count), (), ring_names(), room, largest, measure)


def test_with_room_for_all_the_letters_are_as_large_as_they_may_be() -> None:
    made = draw(6)
    assert (made.em, made.unnamed) == (11.0, 0)


def test_more_people_make_the_letters_smaller_before_a_name_is_lost() -> None:
    few, many = draw(6, A3, 14.0), draw(60, A3, 14.0)
    assert few.em == 14.0
    assert many.em < 14.0
    assert many.unnamed == 0


@pytest.mark.parametrize("count", [6, 40, 80, 500])
def test_the_drawing_stays_inside_and_every_word_can_be_read(count: int) -> None:
    made = draw(count)
    scene = made.scene
    assert scene.width == A4[0]
    assert scene.height <= A4[1]
    words = [one for one in scene.items() if isinstance(one, Text) and not one.text.isdigit()]
    assert min(one.size for one in words) >= 8.0
    for one in words:
        wide = measure(one.text, one.size, one.bold)
        left = one.x - {"start": 0.0, "middle": wide / 2, "end": wide}[one.anchor]
        assert left > -1, one.text
        assert left + wide < scene.width + 1, one.text


def test_a_crowd_is_drawn_in_the_smallest_letters_and_counts_who_has_no_name() -> None:
    made = draw(500)
    assert made.em == SMALLEST_EM
    names = [one for one in made.scene.items() if isinstance(one, Text) and one.bold and one.text.startswith("Func")]
    assert len(names) == 500 - made.unnamed
    assert made.unnamed > 0


def test_a_drawing_for_parents_has_their_words_in_the_middle() -> None:
    made = map_drawing(people(3), (), ring_names(), A4, 11.0, measure, ("Uw kind", "en gezin"))
    assert {"Uw kind", "en gezin"} <= {one.text for one in made.scene.items() if isinstance(one, Text)}


def test_the_legend_tells_only_what_can_be_seen() -> None:
    said = [one.text for one in legend_strip(people(6), 508, 9, measure).items() if isinstance(one, Text)]
    assert said == ["Lijn met de school:", "1 op afstand", "2 regelmatig", "3 samen leren", "4 echt samen"]
    old = legend_strip(people(6, stale=True), 508, 9, measure)
    assert "lang niet gecontroleerd" in old.alt
    assert legend_strip(people(6, step=0), 508, 9, measure).height == 0


def test_the_legend_takes_more_lines_when_it_is_narrow() -> None:
    wide, narrow = (legend_strip(people(6, stale=True), room, 9, measure) for room in (900, 200))
    assert narrow.height > wide.height
    assert max(one.x for one in narrow.items() if isinstance(one, Text)) < 200
