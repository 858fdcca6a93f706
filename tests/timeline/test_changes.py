"""What "rust en drukte" counts, in one place: changes of home, school, family and help."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.scene import Rect, Scene
from rondom.timeline.changes import (
    BUSY_DAYS,
    BUSY_FROM,
    KINDS,
    all_changes,
    busiest,
    changes,
    pile_ups,
    told,
    what_changes,
    what_counts,
)
from rondom.timeline.lanes import LANES, STRENGTHS
from rondom.timeline.layout import layout
from rondom.timeline.marks import EventMark
from rondom.timeline.paper import Paper, paper_layout
from rondom.timeline.topics import TOPICS
from tests.timeline.life import TODAY, day, frame, lives, measure


def moment(key: str, lane: str, on: date, topic: str = "") -> EventMark:
    return EventMark(key, lane, "moment", key, (on, on), topic=topic)


def test_the_topic_decides_and_without_one_the_lane() -> None:
    on = date(2024, 3, 1)
    assert what_changes(moment("a", "kind", on, "verhuizing")) == "home"
    assert what_changes(moment("b", "school", on, "verzuim")) == ""
    assert [what_changes(moment(lane, lane, on)) for lane in LANES] == [
        "", "family", "home", "school", "help", "help", "", "",
    ]  # fmt: skip
    assert what_changes(moment("c", "wonen", on, "een onderwerp van later")) == "home"


@pytest.mark.parametrize("topic", ["", *TOPICS])
def test_what_helped_is_never_a_change(topic: str) -> None:
    assert what_changes(moment("oma", STRENGTHS, date(2024, 3, 1), topic)) == ""


def test_help_counts_when_it_starts_and_when_it_ends_all_else_when_it_starts() -> None:
    help_ = EventMark("hulp", "zorg", "trajectory", "Hulp", day(2024, 1, 9), day(2024, 6, 1), day(2023, 9, 1))
    lived = EventMark("huis", "wonen", "period", "Bij oma", day(2022, 2, 1), day(2023, 2, 1))
    assert changes([help_, lived]) == [date(2022, 2, 1), date(2024, 1, 9), date(2024, 6, 1)]


def test_what_began_on_one_day_in_the_same_way_is_one_change() -> None:
    on = date(2024, 8, 28)
    school = [
        moment("Andere school", "school", on),
        moment("Nieuwe juf", "school", on),
        moment("Verhuisd", "wonen", on),
    ]
    found = all_changes(school)
    assert [(one.kind, one.keys) for one in found] == [
        ("home", ("Verhuisd",)),
        ("school", ("Andere school", "Nieuwe juf")),
    ]
    assert told(found) == "augustus 2024: Verhuisd (wonen)\naugustus 2024: Andere school en Nieuwe juf (school)"


def test_what_is_still_to_come_is_no_change_yet() -> None:
    planned = replace(moment("straks", "wonen", date(2026, 2, 1)), planned=True)
    ends = EventMark("hulp", "steun", "trajectory", "", day(2026, 1, 5), day(2026, 7, 1))
    assert changes([planned, ends], TODAY) == [date(2026, 1, 5)]
    assert changes([planned, ends]) == [date(2026, 1, 5), date(2026, 7, 1)]


def test_a_vague_time_counts_on_its_middle_day() -> None:
    vague = EventMark("uit", "gezin", "moment", "", (date(2022, 8, 1), date(2023, 7, 31)))
    assert changes([vague]) == [date(2023, 1, 30)]


def test_the_busiest_nine_months_and_what_is_in_them() -> None:
    days = [date(2020, 1, 1), date(2024, 1, 1), date(2024, 5, 1), date(2024, 9, 26), date(2024, 9, 27)]
    marks = [moment(str(number), "wonen", on) for number, on in enumerate(days)]
    assert busiest(marks) == (date(2024, 1, 1), 3)
    assert busiest([]) is None
    assert pile_ups(all_changes(marks)) == ()
    more = [moment(f"m{n}", "gezin", date(2024, 2, n)) for n in range(1, BUSY_FROM)]
    (one,) = pile_ups(all_changes([*marks, *more]))
    assert one.keys == ("1", "m1", "m2", "m3", "m4", "2", "3")


@settings(max_examples=20)
@given(lives(40))
def test_pile_ups_are_apart_busy_and_within_nine_months(marks: list[EventMark]) -> None:
    found = all_changes(marks, TODAY)
    some = pile_ups(found)
    for one in some:
        assert len(one.changes) >= BUSY_FROM
        assert one.span[1] - one.span[0] < timedelta(BUSY_DAYS)
    inside = [change for one in some for change in one.changes]
    assert len(set(inside)) == len(inside)
    assert inside == sorted(inside, key=lambda one: one.day)
    assert (busiest(marks, TODAY) or (None, 0))[1] == max([0, *(len(one.changes) for one in some)]) or not some


@settings(max_examples=20)
@given(lives(20), st.sampled_from(list(KINDS)))
def test_it_counts_each_change_alike(marks: list[EventMark], kind: str) -> None:
    """Who was asked how heavy it was, and what they said, does not change the count."""
    without = [replace(mark, curves=(), sentence="", label=mark.key) for mark in marks]
    assert changes(without, TODAY) == changes(marks, TODAY)
    assert all(one.kind in KINDS and one.keys for one in all_changes(marks))


def test_the_definition_can_be_read_by_everyone() -> None:
    for word in ("wonen", "school", "gezin", "hulp", "geen soort", "spoor", "geen oordeel"):
        assert word in what_counts()


def test_the_wash_the_strip_and_the_questions_count_alike() -> None:
    """Four changes and help that is to end: only a fifth that has been makes nine busy months, in all three."""
    marks = [moment(f"m{n}", "gezin", date(2026, 1, n)) for n in range(1, BUSY_FROM - 1)]
    marks.append(EventMark("hulp", "zorg", "trajectory", "Hulp", day(2026, 1, 9), day(2026, 7, 1)))
    coming = layout(marks, frame(marks), measure)
    been = [*marks, moment("nog", "wonen", date(2026, 2, 1))]
    assert [bool(washed(scene)) for scene in (coming, layout(been, frame(been), measure))] == [False, True]
    assert [bool(pile_ups(all_changes(some, TODAY))) for some in (marks, been)] == [False, True]


def washed(scene: Scene) -> list[Rect]:
    return [one for one in scene.body if isinstance(one, Rect) and one.soft and one.fill == "lane-kind" and one.y == 0]


def test_a_start_that_nobody_told_is_no_change() -> None:
    help_given = EventMark(
        "a", "zorg", "trajectory", "Hulp", (date(2020, 1, 1), date(2023, 7, 1)), day(2023, 7, 1), since=False
    )
    assert changes([help_given]) == [date(2023, 7, 1)]


def test_a_sheet_of_some_years_is_not_busy_where_it_begins() -> None:
    """What began before the sheet is cut there, and did not change on that day."""
    marks = [EventMark(lane, lane, "period", "Hier", day(2019, 3, 1)) for lane in ("gezin", "wonen", "school", "zorg")]
    marks.append(EventMark("nu", "wonen", "period", "Verhuizing", day(2022, 10, 1)))
    paper = Paper(800, 540, TODAY, first=date(2022, 8, 1), last=date(2024, 7, 31))
    washed = [item for item in paper_layout(marks, paper, measure).items() if isinstance(item, Rect) and item.soft]
    assert not [item for item in washed if item.fill == "lane-kind"]
