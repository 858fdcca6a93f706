"""The strip under the timeline: what it counts, what it says when someone points, and that it can be without counting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.scene import Mark, Path, Rect
from rondom.timeline.changes import what_counts
from rondom.timeline.marks import EventMark
from rondom.timeline.strip import LANDMARKS, MOST_TOLD, Counted, Strip, alt_of, frame_of_sight, strip_layout, told_at
from tests.timeline.life import BIRTH, TODAY, box, lives, measure, overlap, texts

STRIP = Strip(BIRTH, date(2027, 1, 1), 146, 800, 15)
SIGHT = date(2022, 1, 1), date(2026, 1, 1)


def moved(count: int, year: int = 2024) -> list[EventMark]:
    return [
        EventMark(f"m{n}", "wonen", "moment", f"Verhuisd {n}", (date(year, 1, n), date(year, 1, n)), topic="verhuizing")
        for n in range(1, count + 1)
    ]


def test_pointing_says_what_is_counted_and_which() -> None:
    told = told_at(Counted.of(moved(2), TODAY), date(2024, 2, 1))
    assert told.splitlines() == [
        "september 2023 tot juni 2024: 2 veranderingen",
        "januari 2024: Verhuisd 1 (wonen)",
        "januari 2024: Verhuisd 2 (wonen)",
        "",
        what_counts(),
    ]


def test_pointing_at_much_at_once_tells_all_of_it_and_counts_what_is_too_long() -> None:
    told = told_at(Counted.of(moved(MOST_TOLD + 3), TODAY), date(2024, 1, 2))
    assert told.startswith("januari 2024 tot januari 2024: 12 veranderingen")
    assert told.count("Verhuisd") == MOST_TOLD
    assert "en nog 3" in told


def test_pointing_where_nothing_changed_says_so() -> None:
    assert "geen veranderingen bekend" in told_at(Counted.of(moved(2), TODAY), date(2019, 1, 1))


def test_without_counting_there_is_a_line_and_no_number() -> None:
    counted = Counted.of(moved(8), TODAY, shown=False)
    scene = strip_layout(moved(8), STRIP, SIGHT, BIRTH, measure, counted)
    said = [text.text for text in texts(scene.body)]
    assert not [word for word in said if "verander" in word or "drukte" in word]
    assert told_at(counted, date(2024, 1, 2)) == ""
    assert "verander" not in alt_of(counted)
    assert not [item for item in scene.body if isinstance(item, Path) and item.closed]
    assert "8 veranderingen in 9 maanden" in [text.text for text in texts(strip_layout(
        moved(8), STRIP, SIGHT, BIRTH, measure).body)]  # fmt: skip


def test_a_few_events_show_the_way_but_not_what_is_private_or_planned() -> None:
    start = EventMark(
        "s", "school", "moment", "Naar school", (date(2020, 8, 20), date(2020, 8, 20)), topic="schoolstart"
    )
    sister = replace(
        start, key="z", lane="gezin", label="Lotte", topic="broer-zus", start=(date(2022, 3, 1), date(2022, 3, 1))
    )
    shown = strip_layout([start, sister], STRIP, SIGHT, BIRTH, measure)
    assert {"Naar school", "Lotte"} <= {text.text for text in texts(shown.body)}
    assert sum(isinstance(item, Mark) for item in shown.body) == 2
    for hidden in (replace(sister, private=True), replace(sister, planned=True)):
        scene = strip_layout([start, hidden], STRIP, SIGHT, BIRTH, measure)
        assert "Lotte" not in {text.text for text in texts(scene.body)}


@settings(max_examples=20)
@given(lives(25), st.lists(st.sampled_from(("", *LANDMARKS)), min_size=40, max_size=40), st.floats(300, 1600))
def test_no_two_words_on_the_strip_overlap(marks: list[EventMark], topics: list[str], width: float) -> None:
    told = [replace(mark, topic=topic, label=mark.label * 9) for mark, topic in zip(marks, topics, strict=False)]
    strip = Strip(BIRTH, date(2027, 1, 1), 146, width, 15)
    for one, other in combinations(texts(strip_layout(told, strip, SIGHT, BIRTH, measure).body), 2):
        assert not overlap(box(one), box(other)), (one.text, other.text)


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_the_frame_and_its_grips_stay_on_the_strip(first: date, last: date) -> None:
    frame, *grips = frame_of_sight(STRIP, (min(first, last), max(first, last)))
    assert isinstance(frame, Rect)
    assert frame.x >= STRIP.left
    assert len(grips) == 2
    for grip in grips:
        assert isinstance(grip, Rect)
        assert STRIP.left - STRIP.em <= grip.x <= STRIP.left + STRIP.width + STRIP.em
