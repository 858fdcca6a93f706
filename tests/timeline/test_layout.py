from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.dossier.perspectives import PERSPECTIVES
from rondom.scene import Hatch, Mark, Rect, Scene, Text
from rondom.timeline.lanes import LANES
from rondom.timeline.layout import layout
from rondom.timeline.marks import Curve, EventMark, frame_for
from tests.timeline.life import (
    BIRTH,
    CURVES,
    TODAY,
    box,
    day,
    frame,
    labels,
    lives,
    measure,
    mees,
    overlap,
    shapes,
    texts,
)

SCALES = st.sampled_from((0.1, 0.25, 0.53, 2.3, 8.0))


def drawn(marks: list[EventMark], scale: float = 0.53) -> Scene:
    return layout(marks, frame(marks, scale), measure)


def assert_apart(found: list[Text]) -> None:
    """Only what stands on the same line can overlap: those are compared."""
    for one, other in combinations(sorted(found, key=lambda text: text.y), 2):
        if other.y - one.y < 20:
            assert not overlap(box(one), box(other)), f"{one} over {other}"


def label(scene: Scene, text: str) -> tuple[float, float, float, float]:
    return box(next(one for one in labels(scene) if one.text == text))


@settings(max_examples=30)
@given(lives(), SCALES)
def test_labels_never_overlap(marks: list[EventMark], scale: float) -> None:
    found = [text for text in labels(drawn(marks, scale)) if text.text not in "+−"]
    assert_apart(found)


@settings(max_examples=30)
@given(lives(), SCALES)
def test_what_others_said_of_it_lies_on_no_word(marks: list[EventMark], scale: float) -> None:
    plain = [replace(mark, kind="period" if mark.kind == "trajectory" else mark.kind, applied=None) for mark in marks]
    scene = drawn([mark for mark in plain if mark.start], scale)
    small = [item for item in scene.body if isinstance(item, Mark) and item.r < 4]
    for one in small:
        around = (one.x - one.r, one.y - one.r, one.x + one.r, one.y + one.r)
        assert not any(overlap(around, box(text)) for text in labels(scene)), one


@settings(max_examples=30)
@given(lives(), SCALES)
def test_words_above_the_lanes_never_overlap(marks: list[EventMark], scale: float) -> None:
    for one, other in combinations(texts(drawn(marks, scale).axis), 2):
        pill = {one.role, other.role} & {"accent-ink"}
        assert pill or not overlap(box(one), box(other)), f"{one.text} over {other.text}"


@settings(max_examples=30)
@given(lives(), SCALES)
def test_every_event_with_a_date_can_be_pointed_at_and_read(marks: list[EventMark], scale: float) -> None:
    scene = drawn(marks, scale)
    assert sorted(key for spot in scene.spots for key in spot.keys) == sorted(mark.key for mark in marks if mark.first)
    assert all(spot.w > 0 and spot.h > 0 and 0 <= spot.y <= scene.height for spot in scene.spots)


@settings(max_examples=30)
@given(lives(), SCALES)
def test_an_event_lies_in_its_own_lane(marks: list[EventMark], scale: float) -> None:
    scene = drawn(marks, scale)
    tops = [item.y for item in scene.fixed if isinstance(item, Mark)]
    for spot in scene.spots:
        place = list(LANES).index(spot.group)
        below = tops[place + 1] if place + 1 < len(tops) else scene.height + 20
        assert tops[place] - 20 <= spot.y < below


def test_all_lanes_are_there_even_when_empty() -> None:
    scene = drawn([])
    words = " ".join(text.text for text in texts(scene.fixed))
    for lane in LANES.values():
        assert lane.name in words
    assert "Nog niets. Wat helpt, hoe klein ook?" in words
    assert "Nog niets" not in " ".join(text.text for text in texts(drawn(mees()).fixed))
    assert scene.alt == "Lege tijdlijn."


def test_known_is_crisp_and_vague_is_soft() -> None:
    scene = drawn(mees())
    mark = {(item.shape, item.hollow, item.dashed) for item in shapes(scene, Mark)}
    assert ("dot", False, False) in mark  # Bril, on a day
    assert ("square", True, True) in mark  # somewhere in groep 3
    assert ("hexagon", True, False) in mark  # planned
    soft = [item for item in shapes(scene, Rect) if isinstance(item, Rect) and item.soft and item.fill == "lane-gezin"]
    assert len(soft) == 1
    year = 365 * 0.53
    assert year < soft[0].w < year * 1.1


@pytest.mark.parametrize("scale", [0.02, 0.53, 8.0])
@pytest.mark.parametrize("em", [15.0, 30.0])
def test_what_is_vague_is_never_crisp(scale: float, em: float) -> None:
    """However far away and however large the letters: hollow and dashed for a moment, a fading end for a stretch."""
    march, until = (date(2024, 3, 1), date(2024, 3, 31)), (date(2024, 9, 1), date(2024, 9, 30))
    marks = [
        EventMark("about", "school", "moment", "Ongeveer", march),
        EventMark("known", "kind", "moment", "Precies", day(2024, 3, 14)),
        EventMark("start", "gezin", "period", "Begin", march, day(2024, 9, 30)),
        EventMark("end", "wonen", "period", "Einde", day(2024, 3, 1), until),
        EventMark("sure", "steun", "period", "Zeker", day(2024, 3, 1), day(2024, 9, 30)),
        EventMark("asked", "zorg", "trajectory", "Gevraagd", day(2024, 9, 30), applied=march),
    ]
    body = layout(marks, frame(marks, scale, em), measure).body
    hollow = {item.role: (item.hollow, item.dashed) for item in body if isinstance(item, Mark)}
    assert hollow == {"lane-school": (True, True), "lane-kind": (False, False), "lane-zorg": (True, True)}
    soft = [item for item in body if isinstance(item, Rect) and item.soft and item.fill.endswith("-tint")]
    assert [item.fill for item in soft] == ["lane-gezin-tint", "lane-wonen-tint"]
    assert soft[0].soft[0][1] == soft[1].soft[-1][1] == 0
    edges = [item.fill for item in body if isinstance(item, Rect) and item.w == 0.23 * em]
    assert edges == ["lane-gezin", "lane-wonen", "lane-steun", "lane-steun", "lane-zorg"]


def test_a_mark_without_a_label_is_vague_too() -> None:
    marks = [
        EventMark(f"{n}", "school", "moment", "Toets", (date(2024, 3, n), date(2024, 3, n + 9))) for n in range(1, 3)
    ]
    made = replace(frame(marks, 4.0), max_rows=1)
    small = [item for item in layout(marks, made, measure).body if isinstance(item, Mark) and item.r == 0.3 * made.em]
    assert [(item.hollow, item.dashed) for item in small] == [(True, True)]


def test_waiting_is_hatched_and_counted() -> None:
    scene = drawn(mees())
    hatches = [item for item in shapes(scene, Hatch) if isinstance(item, Hatch)]
    assert len(hatches) == 2
    known = frame(mees())
    assert hatches[0].x == known.x(date(2024, 3, 1))
    assert hatches[0].x + hatches[0].w == known.x(date(2024, 9, 16))
    words = " ".join(text.text for text in labels(scene))
    assert "28 weken wachten" in words
    assert "wacht nu 12 weken" in words


def test_a_wait_that_ended_before_anything_began_is_not_drawn_on() -> None:
    gone = EventMark("ggz", "zorg", "trajectory", "Ggz", None, day(2024, 5, 6), day(2024, 1, 8))
    scene = drawn([gone], 2.3)
    assert "17 weken wachten" in " ".join(text.text for text in labels(scene))
    (hatch,) = shapes(scene, Hatch)
    assert isinstance(hatch, Hatch)
    assert hatch.x + hatch.w < frame([gone], 2.3).x(date(2024, 5, 8))


def test_a_box_shows_one_curve_per_perspective() -> None:
    scene = drawn(mees())
    strokes = {(item.stroke, item.dash) for item in scene.body if getattr(item, "curve", False)}
    assert strokes == {(PERSPECTIVES[curve.perspective].role, PERSPECTIVES[curve.perspective].dash) for curve in CURVES}


def test_two_who_say_the_same_are_both_seen() -> None:
    same = tuple(Curve(who, (1, 1, 1)) for who in PERSPECTIVES)
    marks = [replace(mark, curves=same) for mark in mees() if mark.key == "spel"]
    ends = [item for item in drawn(marks).body if isinstance(item, Mark) and item.r < 5]
    assert len(ends) == 4
    for one, other in combinations(ends, 2):
        assert abs(one.x - other.x) + abs(one.y - other.y) > one.r


def test_help_nobody_looked_at_is_a_bar() -> None:
    marks = [replace(mark, curves=()) for mark in mees() if mark.key == "spel"]
    assert not any(getattr(item, "curve", False) for item in drawn(marks).body)


def test_a_label_avoids_the_line_of_today() -> None:
    lately = TODAY - timedelta(60)
    marks = [EventMark("a", "kind", "moment", "Een lange naam voor iets", (lately, lately))]
    left, _top, right, _bottom = label(drawn(marks), "Een lange naam voor iets")
    now = frame(marks).now
    assert not left < now < right
    assert right < now


def test_what_does_not_fit_is_counted_and_clicked_through() -> None:
    marks = [EventMark(f"e{n}", "kind", "moment", f"Gebeurtenis {n}", day(2024, 3, 12)) for n in range(40)]
    scene = drawn(marks, 0.25)
    named = sum(text.text.startswith("Gebeurtenis") for text in labels(scene))
    counted = [int(text.text) for text in labels(scene) if text.text.startswith("+")]
    assert named + sum(counted) == 40
    crowd = next(spot for spot in scene.spots if spot.members)
    assert len(crowd.members) == counted[0]
    assert scene.spot(crowd.members[-1]) == crowd
    assert crowd.text.startswith(f"{counted[0]} gebeurtenissen: ")
    assert scene.height < 900


def test_what_is_not_for_this_meeting_shows_a_closed_eye() -> None:
    hidden = [replace(mark, private=mark.key in ("bril", "papa", "spel")) for mark in mees()]
    assert [item.name for item in drawn(hidden).body if hasattr(item, "name")] == ["eye-off"] * 3


def test_a_narrow_column_puts_the_names_above_the_lanes() -> None:
    marks = mees()
    narrow = layout(marks, frame(marks).named(2.9), measure)
    names = [text for text in texts(narrow.fixed) if text.text == "Ondersteuning op school"]
    assert len(names) == 1
    assert all(text.y < box(other)[1] or text.y - 15 > box(other)[3] for text in names for other in labels(narrow))


def test_a_long_life_before_the_child_keeps_the_years_apart() -> None:
    marks = [EventMark("m", "gezin", "moment", "Moeder geboren", (date(1978, 1, 1), date(1978, 12, 31)))]
    years = [text for text in texts(drawn(marks, 0.04).axis) if text.text.isdigit() and len(text.text) == 4]
    assert years[0].text == "1978"
    assert 3 < len(years) < 15


def test_without_a_birth_date_there_are_years_but_no_ages() -> None:
    known = replace(frame(mees()), birth=None, groups=())
    words = [text.text for text in texts(layout(mees(), known, measure).axis)]
    assert "2024" in words
    assert not any("jaar" in word for word in words)


def test_the_drawing_in_words() -> None:
    assert drawn(mees()).alt == (
        "Tijdlijn van september 2020 tot maart 2026. 9 gebeurtenissen: Wat hielp 1, Kind 1, Gezin 3, Wonen en geld 1, "
        "Jeugdhulp en zorg 2, Overleg en afspraken 1."
    )


def test_born_on_leap_day() -> None:
    known = replace(frame(mees()), birth=date(2016, 2, 29))
    assert layout(mees(), known, measure).axis
    assert BIRTH.year == 2016


def test_a_life_can_be_drawn_on_a_leap_day() -> None:
    leap = frame_for([], date(2028, 2, 29), 15, 0.5)
    assert (leap.origin, leap.last) == (date(2027, 1, 1), date(2029, 12, 31))
