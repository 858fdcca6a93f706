from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import given, settings

from rondom.scene import Item, Path, Rect, Scene
from rondom.timeline.marks import EventMark
from rondom.timeline.paper import Paper, mini_layout, paper_layout
from rondom.timeline.strip import Strip, strip_layout
from tests.timeline.life import BIRTH, GROUPS, TODAY, box, lives, measure, mees, overlap, texts

A4 = Paper(786, 440, TODAY, BIRTH, GROUPS)
PLAN = Paper(507, 120, TODAY, BIRTH, GROUPS)


def edges(item: Item) -> tuple[float, float]:
    if isinstance(item, Path):
        return min(x for x, _y in item.points), max(x for x, _y in item.points)
    if isinstance(item, Rect):
        return item.x, item.x + item.w
    return item.x, item.x


def words(scene: Scene) -> list[str]:
    return [text.text for text in texts(tuple(scene.items()))]


@settings(max_examples=25)
@given(lives(50))
def test_nothing_runs_over_the_sheet(marks: list[EventMark]) -> None:
    scene = paper_layout(marks, A4, measure)
    for item in scene.items():
        left, right = edges(item)
        assert left >= -25, item  # a soft edge may begin just outside
        assert right <= A4.width + 25, item
    for text in texts(tuple(scene.items())):
        assert text.size >= 7.3, text  # counts and signs; labels are checked below


@settings(max_examples=25)
@given(lives(50))
def test_labels_are_legible_and_apart(marks: list[EventMark]) -> None:
    scene = paper_layout(marks, A4, measure)
    found = [text for text in texts(scene.body) if not text.text.isdigit() and text.text not in "+−"]
    for text in found:
        assert text.size >= 7.6
    for one, other in combinations(found, 2):
        assert not overlap(box(one), box(other))


def test_fits_the_sheet_with_its_legend() -> None:
    scene = paper_layout(mees(), A4, measure)
    assert scene.height <= A4.height
    for word in ("zeker", "ongeveer", "wachten", "gaat door", "gepland", "12 maart", "Wat hielp"):
        assert word in words(scene)


def test_names_in_the_legend() -> None:
    named = replace(A4, names=(("child", "Mees"), ("parent", "moeder")))
    found = words(paper_layout(mees(), named, measure))
    assert {"Mees", "moeder", "Hoe paste de hulp?"} <= set(found)
    assert "coach" not in found


def test_what_is_hidden_is_not_on_paper() -> None:
    hidden = [replace(mark, private=mark.key == "uit") for mark in mees()]
    for scene in (paper_layout(hidden, A4, measure), mini_layout(hidden, PLAN, measure)):
        assert "Ouders gaan uit elkaar" not in words(scene)
        assert "uit" not in {spot.key for spot in scene.spots}


def test_a_later_start_leaves_out_what_was_over_and_cuts_what_goes_on() -> None:
    late = replace(A4, first=date(2024, 6, 1))
    scene = paper_layout(mees(), late, measure)
    assert "Bril" not in words(scene)
    papa = next(spot for spot in scene.spots if spot.key == "papa")
    assert papa.x >= 0
    assert "Om de week bij papa" in words(scene)


def test_the_small_one() -> None:
    scene = mini_layout(mees(), PLAN, measure)
    found = words(scene)
    assert {"groep 3", "Ouders gaan uit elkaar", "Speltherapie", "Wat hielp: Woensdag bij oma Riet"} <= set(found)
    assert "Driehoek 3" not in found
    assert scene.height <= PLAN.height
    assert all(edges(item)[1] <= PLAN.width + 1 for item in scene.items())


@settings(max_examples=25)
@given(lives(50))
def test_the_small_one_stays_small(marks: list[EventMark]) -> None:
    scene = mini_layout(marks, PLAN, measure)
    assert scene.height <= PLAN.height
    found = texts(scene.body)
    for one, other in combinations(found, 2):
        assert not overlap(box(one), box(other))


def test_nothing_at_all_is_still_a_sheet() -> None:
    assert "Kind" in words(paper_layout([], A4, measure))
    assert mini_layout([], PLAN, measure).height < 30


@settings(max_examples=25)
@given(lives())
def test_the_strip_maps_days_both_ways(marks: list[EventMark]) -> None:
    strip = Strip(BIRTH, date(2026, 12, 1), 146, 800, 15)
    assert strip.day(strip.x(date(2022, 5, 1))) == date(2022, 5, 1)
    scene = strip_layout(marks, strip, (date(2022, 1, 1), date(2026, 1, 1)), BIRTH, measure)
    for one, other in combinations(texts(scene.body), 2):
        assert not overlap(box(one), box(other))
    frame = scene.overlay[0]
    assert isinstance(frame, Rect)
    assert frame.x == strip.x(date(2022, 1, 1))
    assert frame.x + frame.w == strip.x(date(2026, 1, 1))


def test_the_strip_without_a_birth_date_counts_years() -> None:
    strip = Strip(date(2020, 1, 1), date(2026, 12, 1), 146, 800, 15)
    found = words(strip_layout(mees(), strip, (date(2022, 1, 1), date(2026, 1, 1)), None, measure))
    assert "2023" in found
