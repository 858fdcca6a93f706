"""What does not fit: counted where it happened, opened on request, and never in the way of a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.dossier.perspectives import PERSPECTIVES
from rondom.scene import Item, Mark, Path, Rect, Scene, Spot, Text
from rondom.timeline.clusters import opened, opening
from rondom.timeline.lanes import ALL_LANES, LANES, LaneView
from rondom.timeline.layout import layout, plan
from rondom.timeline.marks import Curve, EventMark, Frame
from rondom.timeline.prepare import prepare
from tests.timeline.life import TODAY, box, day, frame, labels, lives, measure, mees, overlap

SCALES = st.sampled_from((0.05, 0.25, 0.53, 2.3, 8.0))
EM = 15.0


def crowd(count: int, lane: str = "kind", first: date = date(2020, 1, 1), days: int = 2000) -> list[EventMark]:
    """Moments in one lane, the same every time."""
    found = []
    for number in range(count):
        on = first + timedelta(number * 7919 % days)
        found.append(EventMark(f"e{number}", lane, "moment", f"Gebeurtenis {number}", (on, on)))
    return found


def one_day(count: int) -> list[EventMark]:
    return [EventMark(f"d{n}", "kind", "moment", f"Gebeurtenis {n}", day(2024, 3, 12)) for n in range(count)]


def pills(scene: Scene) -> list[Rect]:
    return [item for item in scene.body if isinstance(item, Rect) and item.stroke and item.radius > 9]


def counted(scene: Scene) -> list[Spot]:
    return [spot for spot in scene.spots if spot.members]


@settings(max_examples=25)
@given(st.integers(1, 300), st.integers(1, 3000), SCALES)
def test_every_event_is_drawn_or_counted_once(count: int, days: int, scale: float) -> None:
    marks = crowd(count, days=days)
    scene = layout(marks, frame(marks, scale), measure)
    assert sorted(key for spot in scene.spots for key in spot.keys) == sorted(mark.key for mark in marks)
    assert sorted(len(spot.members) for spot in counted(scene)) == sorted(
        int(text.text) for text in labels(scene) if text.text.startswith("+")
    )


@settings(max_examples=25)
@given(st.integers(100, 400), st.integers(1, 3000), SCALES)
def test_counts_lie_beside_each_other_on_the_days_they_count(count: int, days: int, scale: float) -> None:
    marks = crowd(count, days=days)
    known = frame(marks, scale)
    scene = layout(marks, known, measure)
    by_key = {mark.key: mark for mark in marks}
    boxes = sorted((pill.x, pill.x + pill.w) for pill in pills(scene))
    assert all(left[1] <= right[0] + 0.01 for left, right in pairwise(boxes))
    for spot in counted(scene):
        xs = [known.x(first) for key in spot.members if (first := by_key[key].first)]
        assert spot.x - spot.w <= min(xs) + spot.w and max(xs) - spot.w <= spot.x + spot.w


def test_four_hundred_on_one_day_stay_legible() -> None:
    marks = one_day(400)
    scene = layout(marks, frame(marks), measure)
    assert [len(spot.members) for spot in counted(scene)] == [394]
    assert scene.height < 800
    found = labels(scene)
    assert not any(overlap(box(one), box(other)) for one in found for other in found if one is not other)


def test_an_opened_crowd_gets_rows_of_its_own() -> None:
    marks = [*one_day(40), *crowd(200, "gezin")]
    known = frame(marks)
    closed = layout(marks, known, measure)
    cluster = next(spot for spot in counted(closed) if spot.group == "kind")
    members = [mark for mark in marks if mark.key in cluster.members]
    assert opening(members) is None  # looking nearer does not part what is on one day
    scene = layout(marks, replace(known, opened=opened(members)), measure)
    named = {text.text for text in labels(scene)}
    assert {mark.label for mark in members} <= named
    assert not [spot for spot in counted(scene) if spot.group == "kind"]
    assert [spot for spot in counted(scene) if spot.group == "gezin"]


def test_looking_nearer_parts_what_was_counted() -> None:
    marks = crowd(400)
    members, scale = marks, 0.05
    while span := opening(members):
        assert all(mark.first and span[0] <= mark.first <= span[1] for mark in members)
        scale = max(scale, 1200 / (span[1] - span[0]).days)
        scene = layout(marks, frame(marks, scale), measure)
        apart = {spot.key for spot in scene.spots if not spot.members}
        assert apart & {mark.key for mark in members}
        left = [spot for spot in counted(scene) if set(spot.members) & {mark.key for mark in members}]
        before, members = members, [mark for mark in marks if left and mark.key in left[0].members]
        assert len(members) < len(before)


def test_a_very_long_title_is_cut_and_costs_nothing_extra() -> None:
    looked = 0

    def counting(text: str, size: float, bold: bool) -> float:
        nonlocal looked
        looked += len(text)
        return measure(text, size, bold)

    marks = [EventMark("a", "kind", "moment", "regel \n" * 1000, day(2024, 3, 12))]
    scene = layout(marks, frame(marks), counting)
    label = next(text for text in labels(scene))
    assert label.text.endswith("…")
    assert "\n" not in label.text
    assert measure(label.text, label.size, False) <= 22 * EM
    assert looked < 4000


@settings(max_examples=25)
@given(lives(), SCALES, st.integers(-500, 6000))
def test_a_part_is_drawn_as_in_the_whole(marks: list[EventMark], scale: float, left: int) -> None:
    known, window = frame(marks, scale), (float(left), left + 700.0)
    prepared = prepare(marks, EM, measure)
    whole, part = layout(prepared, known, measure), layout(prepared, known, measure, window)
    assert set(map(repr, part.body)) <= set(map(repr, whole.body))
    assert set(part.spots) <= set(whole.spots)
    assert part.height == whole.height
    inside = [spot for spot in whole.spots if window[0] <= spot.x and spot.x + spot.w <= window[1]]
    assert set(inside) <= set(part.spots)
    words = [text for text in labels(whole) if window[0] < box(text)[0] and box(text)[2] < window[1]]
    assert set(words) <= set(labels(part))


@settings(max_examples=25)
@given(lives(), SCALES)
def test_the_place_of_an_event_is_known_without_drawing(marks: list[EventMark], scale: float) -> None:
    known = frame(marks, scale)
    made = plan(prepare(marks, EM, measure), known)
    scene = layout(marks, known, measure)
    for mark in marks:
        assert made.spot(mark.key) == scene.spot(mark.key)


def test_lanes_stand_in_the_order_that_was_chosen_with_their_names() -> None:
    lanes = (LaneView("hielp", "Krachten"), *(lane for lane in ALL_LANES if lane.key != "hielp"))
    scene = layout(mees(), replace(frame(mees()), lanes=lanes), measure)
    assert [key for key, _top, _high in scene.bands] == [lane.key for lane in lanes]
    tops = [top for _key, top, _high in scene.bands]
    assert tops == sorted(tops)
    assert "Krachten" in {item.text for item in scene.fixed if isinstance(item, Text)}
    oma, papa = scene.spot("oma"), scene.spot("papa")
    assert oma and papa and oma.y < papa.y


def test_a_long_name_of_a_lane_stays_in_its_column() -> None:
    lanes = (LaneView("kind", "Ontwikkelingsperspectieven en alles wat daar verder bij hoort in onze school"),)
    known = replace(frame([]), lanes=lanes)
    for folded in (False, True):
        scene = layout([], replace(known, lanes=(replace(lanes[0], folded=folded),)), measure)
        words = [item for item in scene.fixed if isinstance(item, Text)]
        assert all(box(text)[2] <= known.label_width * EM for text in words)
        assert all(box(text)[3] <= scene.height for text in words)


def folded(key: str) -> tuple[LaneView, ...]:
    return tuple(replace(lane, folded=lane.key == key) for lane in ALL_LANES)


def test_a_folded_lane_is_a_thin_row_without_words() -> None:
    marks = [*mees(), *crowd(300, "gezin")]
    scene = layout(marks, replace(frame(marks), lanes=folded("gezin")), measure)
    high = {key: high for key, _top, high in scene.bands}
    assert high["gezin"] < 2 * EM
    assert not any(text.text.startswith("Gebeurtenis") for text in labels(scene))
    keys = {key for spot in scene.spots if spot.group == "gezin" for key in spot.keys}
    assert keys == {mark.key for mark in marks if mark.lane == "gezin"}
    lasting = [item for item in scene.body if isinstance(item, Rect) and item.fill == "lane-gezin"]
    known = frame(marks)
    assert [(bar.x, bar.x + bar.w) for bar in lasting] == [(known.x(date(2024, 1, 8)), known.now)]


def test_the_ends_of_a_stretch_can_be_taken_hold_of() -> None:
    known = frame(mees())
    scene = layout(mees(), known, measure)
    spots = {spot.key: spot for spot in scene.spots}
    schuld = spots["schuld"]
    assert dict(schuld.grips) == {
        "start": known.x(date(2024, 11, 4)),
        "end": known.x(date(2025, 12, 8)) + known.scale,
    }
    assert [edge for edge, _x in spots["papa"].grips] == ["start"]  # it goes on
    assert spots["bril"].grips == () == spots["ggz"].grips  # a moment, and what has not begun


def absence(**more: object) -> EventMark:
    mark = EventMark("a", "school", "period", "Vaak ziek gemeld", day(2024, 1, 8), day(2025, 1, 8), topic="verzuim")
    return replace(mark, **more)  # type: ignore[arg-type]


def combs(marks: list[EventMark]) -> list[Path]:
    scene = layout(marks, frame(marks), measure)
    return [item for item in scene.body if isinstance(item, Path) and item.dash and item.width > 4]


def test_an_absence_has_teeth_of_its_own() -> None:
    known = frame([absence()])
    (comb,) = combs([absence()])
    assert [x for x, _y in comb.points] == [known.x(date(2024, 1, 8)), known.x(date(2025, 1, 8)) + known.scale]
    assert not combs([absence(topic="")])
    assert not combs([absence(kind="moment", end=None)])


def test_a_vague_absence_has_teeth_where_it_is_sure() -> None:
    known = frame([absence()])
    (comb,) = combs([absence(start=(date(2023, 8, 1), date(2024, 3, 31)))])
    assert comb.points[0][0] == known.x(date(2024, 3, 31)) + known.scale


def holidays_in(scene: Scene) -> list[Rect]:
    return [item for item in scene.body if isinstance(item, Rect) and item.fill == "surface-sunken"]


@pytest.mark.parametrize(("scale", "bands"), [(0.05, 0), (0.3, 1), (2.0, 2)])
def test_holidays_lie_behind_all_lanes_where_they_can_be_told_apart(scale: float, bands: int) -> None:
    spans = ((date(2024, 7, 13), date(2024, 8, 25)), (date(2025, 2, 22), date(2025, 3, 1)))
    known = replace(frame(mees(), scale), holidays=spans)
    scene = layout(mees(), known, measure)
    found = holidays_in(scene)
    assert len(found) == bands
    assert all(band.y == 0 and band.h == scene.height for band in found)
    assert all(isinstance(item, Rect | Path) for item in scene.body[: len(found)])
    if found:
        assert (found[0].x, found[0].x + found[0].w) == (known.x(spans[0][0]), known.x(spans[0][1]) + known.scale)


def washes(known: Frame, marks: list[EventMark]) -> list[Item]:
    scene = layout(marks, known, measure)
    return [item for item in scene.body if isinstance(item, Rect) and item.fill == "lane-kind" and item.h > 24]


def test_the_wash_leaves_out_what_helped_and_can_be_switched_off() -> None:
    busy = [EventMark(f"w{n}", "wonen", "moment", "Verhuisd", day(2024, n, 3)) for n in range(1, 8)]
    known = frame(busy)
    found = washes(known, busy)
    assert len(found) == len(LANES) - 1
    assert not washes(replace(known, wash=False), busy)
    assert not washes(known, busy[:3])


def test_how_each_saw_a_moment_stands_beside_its_name() -> None:
    said = (Curve("school", (2, None, None)), Curve("child", (-2, None, None)))
    for kind, end in (("moment", None), ("period", day(2025, 3, 12))):
        mark = EventMark("a", "wonen", kind, "Verhuisd", day(2024, 3, 12), end, curves=said)
        scene = layout([mark], frame([mark]), measure)
        small = [item for item in scene.body if isinstance(item, Mark) and item.r < 4]
        assert [item.role for item in small] == [PERSPECTIVES["child"].role, PERSPECTIVES["school"].role]
        assert small[0].y > small[1].y  # heavy is low, good is high
        words = box(next(iter(labels(scene))))
        assert words[2] < min(item.x for item in small)
        spot = scene.spot("a")
        assert spot and spot.x <= min(item.x for item in small) and max(item.x for item in small) <= spot.x + spot.w


def test_what_comes_after_the_drawing_is_not_in_it() -> None:
    late = EventMark("a", "kind", "moment", "Later", (TODAY + timedelta(4000), TODAY + timedelta(4000)))
    known = replace(frame([]), last=TODAY)
    assert layout([late], known, measure).spots == ()
