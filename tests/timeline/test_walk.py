"""Walking the events with the arrow keys: every event is reached, also what is drawn in a cluster."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from rondom.timeline.lanes import LANES
from rondom.timeline.marks import EventMark
from rondom.timeline.walk import Walk
from tests.timeline.life import day, lives, mees


def start_of_lane(walk: Walk, key: str) -> str:
    while before := walk.along(key, -1):
        key = before
    return key


@settings(max_examples=40)
@given(lives())
def test_the_arrows_reach_every_event_with_a_date(marks: list[EventMark]) -> None:
    walk, reached = Walk(marks), set[str]()
    here = walk.nearest(date(2020, 1, 1))
    while here and (up := walk.across(here, -1)):
        here = up
    while here:
        key = start_of_lane(walk, here)
        while key:
            reached.add(key)
            key = walk.along(key, 1)
        here = walk.across(here, 1)
    assert reached == {mark.key for mark in marks if mark.first} == set(walk.keys())


def test_the_first_step_is_near_where_one_looks() -> None:
    assert Walk(mees()).nearest(date(2022, 10, 5)) == "bril"
    assert Walk(()).nearest(date(2022, 10, 5)) == ""


def test_a_lane_ends_and_across_goes_to_the_nearest() -> None:
    walk = Walk(mees())
    assert [walk.along("uit", 1), walk.along("papa", 1), walk.along("opa", 1)] == ["papa", "opa", ""]
    assert walk.across("papa", -1) == "bril"
    assert walk.across("bril", -1) == ""


def test_the_order_of_the_lanes_is_the_order_of_walking() -> None:
    walk = Walk(mees(), list(reversed(LANES)))
    assert walk.across("bril", 1) == ""
    assert walk.across("bril", -1) == "uit"


def test_everything_between_two_events() -> None:
    marks = [EventMark(f"{lane}{year}", lane, "moment", "x", day(year, 1, 1)) for lane in ("kind", "gezin", "school")
             for year in (2020, 2021, 2022)]  # fmt: skip
    walk = Walk(marks)
    assert walk.between("kind2020", "gezin2021") == ["kind2020", "kind2021", "gezin2020", "gezin2021"]
    assert walk.between("gezin2021", "kind2020") == walk.between("kind2020", "gezin2021")
    assert walk.between("weg", "kind2020") == ["kind2020"]
