"""A drawing as SVG: whole, readable, and as wide as it was measured."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.pdf import safe, scene_painter
from rondom.pdf.scene_svg import svg_of
from rondom.scene import Hatch, Mark, Path, Rect, Scene, Spot, Text, circle
from rondom.timeline.paper import Paper, paper_layout
from tests.timeline.life import BIRTH, GROUPS, TODAY, mees

NS = "{http://www.w3.org/2000/svg}"


def read(made: str) -> ElementTree.Element:
    return ElementTree.fromstring(made.encode("utf-8"))


def words(root: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{NS}text")]


@settings(max_examples=60)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_text_and_never_markup(title: str, said: str) -> None:
    scene = Scene(100, 50, body=(Text(1, 2, said, 9),), spots=(Spot("k", 0, 0, 5, 5, said),))
    root = read(svg_of(scene, title, said))
    shown = safe.one_line(said, 500)
    assert words(root) == ([shown] if shown else [])
    assert (root.findtext(f"{NS}title") or "") == safe.one_line(title, 500)
    assert {one.tag.removeprefix(NS) for one in root.iter()} <= {"svg", "title", "desc", "defs", "g", "rect", "text"}


def test_a_whole_timeline_keeps_its_words_at_their_width() -> None:
    scene = paper_layout(mees(), Paper(786, 440, TODAY, BIRTH, GROUPS), scene_painter.measure)
    root = read(svg_of(scene, "Tijdlijn", scene.alt))
    found = words(root)
    for said in ("Ouders gaan uit elkaar", "Speltherapie", "groep 3", "Wat hielp", "gaat door"):
        assert said in found
    for one in root.iter(f"{NS}text"):
        bold = one.get("font-weight") == "600"
        wide = scene_painter.measure(one.text or "", float(one.get("font-size", 0)), bold)
        assert float(one.get("textLength", 0)) == pytest.approx(wide, abs=0.2)
    assert root.findtext(f"{NS}desc") == safe.one_line(scene.alt, 500)
    spoken = {title.text for title in root.iter(f"{NS}title")}
    assert {spot.text for spot in scene.spots} <= spoken


def test_every_shape_is_drawn() -> None:
    scene = Scene(
        100,
        100,
        body=(
            Rect(0, 0, 10, 10, "accent", soft=((0.0, 0.0), (1.0, 0.3)), radius=3),
            Rect(0, 0, 10, 10, "", "line", dash=(2.0, 1.0)),
            Hatch(0, 20, 30, 10, "lane-zorg", "lane-zorg-tint", 2, 5),
            Path(((0, 0), (10, 10), (20, 0)), "accent", curve=True),
            Path(((0, 0), (10, 10), (20, 0)), fill="accent", closed=True, alpha=0.3),
            Mark("star", 50, 50, 5, "lane-hielp"),
            Mark("dot", 60, 50, 5, "lane-kind", hollow=True, dashed=True),
            circle(70, 70, 4, "accent"),
        ),
    )
    root = read(svg_of(scene, "", ""))
    gradient = root.find(f".//{NS}linearGradient")
    assert gradient is not None
    assert [one.get("stop-opacity") for one in gradient] == ["0", "0.3"]
    outlines = [one.get("d", "") for one in root.iter(f"{NS}path")]
    assert any("C" in one for one in outlines)
    assert sum(one.endswith("Z") for one in outlines) == 2
    (hatch,) = [one for one in outlines if one.count("M") > 2]
    for x, y in re.findall(r"([\d.]+) ([\d.]+)", hatch):
        assert 0 <= float(x) <= 30, "no line leaves its box"
        assert 20 <= float(y) <= 30
    assert root.find(f".//{NS}circle") is not None
    names = {one.get("id") for one in root.iter() if one.get("id")}
    used = {part for one in root.iter() for value in one.attrib.values() for part in [value[5:-1]] if "url(#" in value}
    assert used <= names
