from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings

from rondom.scene import Item, Path, Rect, Scene, Text
from rondom.timeline.lanes import ALL_LANES
from rondom.timeline.marks import Curve, EventMark
from rondom.timeline.paper import SMALLEST_EM, Paper, counted, paper_layout
from rondom.timeline.paper_legend import looked
from rondom.timeline.paper_mini import mini_layout
from rondom.timeline.school_years import school_years
from rondom.timeline.strip import Strip, strip_layout
from rondom.timeline.topics import ABSENCE
from tests.timeline import absurd
from tests.timeline.life import BIRTH, GROUPS, TODAY, box, day, lives, measure, mees, overlap, texts

A4 = Paper(786, 440, TODAY, BIRTH, GROUPS)
A3 = Paper(1100, 680, TODAY, BIRTH, GROUPS, largest=14.5)
PLAN = Paper(507, 120, TODAY, BIRTH, GROUPS)


def edges(item: Item) -> tuple[float, float]:
    if isinstance(item, Path):
        return min(x for x, _y in item.points), max(x for x, _y in item.points)
    if isinstance(item, Rect):
        return item.x, item.x + item.w
    return item.x, item.x


def words(scene: Scene) -> list[str]:
    return [text.text for text in texts(tuple(scene.items()))]


def tell(scene: Scene) -> list[Text]:
    """Every text on the sheet that says something."""
    return [text for text in texts(tuple(scene.items())) if text.text not in "+−"]


def clashes(found: list[Text]) -> list[tuple[str, str]]:
    """Texts that lie over each other: sorted from left to right, so that a full sheet is compared quickly."""
    order = sorted(((box(text), text.text) for text in found), key=lambda one: one[0][0])
    made = []
    for at, (here, words_here) in enumerate(order):
        for there, words_there in order[at + 1 :]:
            if there[0] >= here[2]:
                break
            if overlap(here, there):
                made.append((words_here[:40], words_there[:40]))
    return made


@settings(max_examples=25)
@given(lives(50))
def test_nothing_runs_over_the_sheet(marks: list[EventMark]) -> None:
    scene = paper_layout(marks, A4, measure)
    for item in scene.items():
        left, right = edges(item)
        assert left >= -25, item  # a soft edge may begin just outside
        assert right <= A4.width + 25, item
    for text in texts(tuple(scene.items())):
        left, _top, right, _bottom = box(text)
        assert left >= -1, text
        assert right <= A4.width + 1, text
        assert text.size >= 7.3, text  # counts and signs; labels are checked below


@settings(max_examples=25)
@given(lives(50))
def test_labels_are_legible_and_apart(marks: list[EventMark]) -> None:
    scene = paper_layout(marks, A4, measure)
    for text in tell(scene):
        assert text.size >= 7.6
    assert clashes(tell(scene)) == []


@pytest.mark.parametrize("paper", [A4, A3], ids=["A4", "A3"])
@pytest.mark.parametrize("life", [absurd.crowd(200), absurd.crowd(2000), absurd.one_day(), absurd.nasty()])
def test_a_sheet_that_is_too_full_counts_what_has_no_room(paper: Paper, life: list[EventMark]) -> None:
    """Every event is drawn or counted, the sheet holds, and no word lies on another."""
    paper = replace(paper, birth=absurd.BIRTH, groups=school_years(absurd.BIRTH, TODAY, None))
    scene = paper_layout(life, paper, measure)
    assert scene.height <= paper.height
    assert clashes(tell(scene)) == []
    for text in tell(scene):
        left, _top, right, _bottom = box(text)
        assert left >= -1, text.text[:40]
        assert right <= paper.width + 1, text.text[:40]
    reached = {key for spot in scene.spots for key in (spot.key, *spot.members)}
    assert {mark.key for mark in life if mark.first} <= reached


def test_room_that_is_left_goes_to_the_lanes_that_count() -> None:
    """Rows are not the same for all: else a sheet of eight lanes would leave the height of seven rows empty."""
    full = replace(A4, birth=absurd.BIRTH)
    scene = paper_layout(absurd.crowd(400), full, measure)
    assert counted(scene) > 0
    assert full.height - 1.7 * SMALLEST_EM - 2 <= scene.height <= full.height


def test_a_larger_sheet_counts_less() -> None:
    life = absurd.crowd(200)
    small, large = (paper_layout(life, replace(paper, birth=absurd.BIRTH), measure) for paper in (A4, A3))
    assert counted(large) < counted(small)
    assert "meer op één plek" in words(small)


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


def test_the_legend_tells_only_what_is_there() -> None:
    plain = words(paper_layout(mees(), A4, measure))
    assert not {"verzuim", "schoolvakantie", "meer op één plek"} & set(plain)
    away = EventMark("ziek", "school", "period", "Vaak ziek", day(2024, 2, 1), day(2024, 6, 1), topic=ABSENCE)
    free = replace(A4, holidays=((date(2025, 7, 12), date(2025, 8, 24)),))
    told = words(paper_layout([*mees(), away], free, measure))
    assert "verzuim" in told
    assert "schoolvakantie" not in told  # over six years they are too thin to tell apart
    assert "schoolvakantie" in words(paper_layout(mees(), replace(free, first=date(2024, 8, 1)), measure))


def test_who_looked_at_more_than_help_is_asked_another_question() -> None:
    assert "Hoe paste de hulp?" in words(paper_layout(mees(), A4, measure))
    seen = EventMark("feest", "kind", "moment", "Feest", day(2024, 2, 1), curves=(Curve("child", (2, None, None)),))
    assert "Zo zag ieder het:" in words(paper_layout([*mees(), seen], A4, measure))


def test_only_those_who_looked_are_in_the_legend() -> None:
    assert looked(mees(), "Mees") == (("child", "Mees"), ("parent", "ouder"), ("school", "school"))
    assert looked([replace(mark, curves=()) for mark in mees()], "Mees") == ()


def test_a_sheet_that_ends_in_the_past_says_where() -> None:
    early = replace(A4, last=date(2024, 7, 31))
    scene = paper_layout(mees(), early, measure)
    found = words(scene)
    assert "31 juli 2024" in found
    assert "12 maart" not in found
    assert "Om de week bij papa" in found
    assert not {"Opa Wim overleden", "Driehoek 3", "Schuldhulp"} & set(found)
    assert all(edges(item)[1] <= A4.width + 25 for item in scene.items())


def test_the_lanes_stand_as_the_school_arranged_them() -> None:
    lanes = tuple(replace(lane, name="Thuis") if lane.key == "gezin" else lane for lane in reversed(ALL_LANES))
    scene = paper_layout(mees(), replace(A4, lanes=lanes), measure)
    named = {text.text: text.y for text in texts(tuple(scene.items()))}
    assert named["Thuis"] < named["Kind"]
    assert "Gezin" not in named


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
