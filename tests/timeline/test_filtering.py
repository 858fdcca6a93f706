"""Showing a part: a filter hides what does not fit, and counts nothing away."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st

from rondom.timeline.filtering import EVERYTHING, Filter, answers, keep
from rondom.timeline.lanes import LANES
from rondom.timeline.marks import Curve, EventMark
from tests.timeline.life import day, lives

SEEN = (Curve("parent", (1, None, None)),)
MARKS = (
    EventMark("a", "kind", "moment", "Bril", day(2022, 1, 1), topic="ziekte", told_side="parent"),
    EventMark("b", "gezin", "moment", "Opa", day(2023, 1, 1), topic="overlijden", told_side="child"),
    EventMark("c", "zorg", "trajectory", "Speltherapie", day(2024, 1, 1), curves=SEEN),
    EventMark("d", "zorg", "moment", "Aanmelding", None),
)
FACTORS = {"a": frozenset({"protective", "steun"}), "c": frozenset({"hindering"})}


def kept(chosen: Filter) -> str:
    return "".join(mark.key for mark in keep(MARKS, chosen, FACTORS))


def test_no_question_shows_all() -> None:
    assert kept(EVERYTHING) == "abcd"
    assert not EVERYTHING.asks


def test_one_question_with_several_answers() -> None:
    assert kept(Filter(lanes=frozenset({"zorg"}))) == "cd"
    assert kept(Filter(lanes=frozenset({"zorg", "kind"}))) == "acd"
    assert kept(Filter(topics=frozenset({"overlijden"}))) == "b"


def test_a_perspective_told_it_or_looked_at_it() -> None:
    assert kept(Filter(perspectives=frozenset({"parent"}))) == "ac"
    assert kept(Filter(perspectives=frozenset({"school"}))) == ""


def test_factors_by_effect_and_by_name() -> None:
    assert kept(Filter(factors=frozenset({"protective"}))) == "a"
    assert kept(Filter(factors=frozenset({"steun", "hindering"}))) == "ac"


def test_every_question_must_fit() -> None:
    assert kept(Filter(lanes=frozenset({"zorg"}), perspectives=frozenset({"parent"}))) == "c"


def test_switching_an_answer_on_and_off() -> None:
    one = EVERYTHING.switched("lanes", "kind").switched("factors", "steun")
    assert (one.count(), one.asks) == (2, True)
    assert one.switched("lanes", "kind").switched("factors", "steun") == EVERYTHING


def test_only_what_occurs_is_offered() -> None:
    found = answers(MARKS, FACTORS)
    assert found["lanes"] == {"kind", "gezin", "zorg"}
    assert found["topics"] == {"ziekte", "overlijden"}
    assert found["perspectives"] == {"parent", "child"}
    assert found["factors"] == {"protective", "steun", "hindering"}


@settings(max_examples=25)
@given(lives(12), st.sets(st.sampled_from(list(LANES))))
def test_what_is_kept_is_part_of_the_life_in_the_same_order(marks: list[EventMark], lanes: set[str]) -> None:
    shown = keep(marks, Filter(lanes=frozenset(lanes)))
    assert [mark for mark in marks if mark in shown] == list(shown)
    assert all(mark.lane in lanes for mark in shown) or not lanes


@settings(max_examples=25)
@given(lives(12))
def test_every_offered_answer_shows_something(marks: list[EventMark]) -> None:
    found = answers(marks)
    for question in fields(Filter):
        for key in found[question.name]:
            assert keep(marks, Filter(**{question.name: frozenset({key})}))
