"""The timeline as a loose picture: the sheet itself, its words readable, nothing in it that is hidden."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from rondom.pdf.scene_painter import measure
from rondom.pdf.timeline_document import TimelineSheet
from rondom.pdf.timeline_picture import picture_scene, timeline_svg, words_of
from rondom.scene import Text
from rondom.timeline.sheets import TimelineReading
from tests.timeline.life import BIRTH, GROUPS, TODAY, mees, overlap, texts

READING = TimelineReading("Mees", "Mees Veenpluis", "De Regenwulp", TODAY, tuple(mees()), (), BIRTH, GROUPS)


def said(content: bytes) -> list[str]:
    root = ElementTree.fromstring(content)
    return [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("sheet", TimelineSheet)
def test_title_drawing_and_foot_on_one_sheet(sheet: TimelineSheet) -> None:
    scene = picture_scene(READING, sheet)
    assert (scene.width, scene.height) == sheet.paper.size
    found = [one for one in texts(scene.body) if one.text not in "+−"]
    for words in ("Tijdlijn van Mees Veenpluis", "De Regenwulp", "Speltherapie", "Wat hielp", "gaat door"):
        assert words in {one.text for one in found}
    for at, one in enumerate(found):
        left, top, right, bottom = box(one)
        assert left >= 0
        assert top >= 0
        assert right <= scene.width
        assert bottom <= scene.height
        for other in found[at + 1 :]:
            assert not overlap(box(one), box(other)), (one.text, other.text)


def box(text: Text) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the letters as they are printed."""
    wide = measure(text.text, text.size, text.bold)
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return left, text.y - 0.7 * text.size, left + wide, text.y + 0.1 * text.size


def test_it_is_said_for_whom_and_that_something_is_missing() -> None:
    found = said(timeline_svg(replace(READING, copy_for="Sanne Klaproos", omitted=True)))
    assert "Voor Sanne Klaproos" in found
    assert any(one.endswith("Er is iets weggelaten.") for one in found)


def test_hidden_events_are_not_in_the_file() -> None:
    hidden = tuple(replace(mark, private=mark.key == "uit") for mark in READING.marks)
    content = timeline_svg(replace(READING, marks=hidden)).decode("utf-8")
    assert "Ouders gaan uit elkaar" not in content
    assert "Opa Wim overleden" in content


def test_what_is_kept_beside_the_picture_names_no_child() -> None:
    words = words_of(READING)
    assert words.title == "Tijdlijn – De Regenwulp"
    assert "Mees" not in words.title + words.description
    assert "gebeurtenissen" in words.description
