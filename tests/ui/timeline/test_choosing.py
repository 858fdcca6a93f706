"""One at hand and others with it: the last one chosen is at hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.timeline.choosing import Choosing

KEYS = st.lists(st.sampled_from("abcdef"), max_size=6)


def chosen(*keys: str) -> Choosing:
    made = Choosing()
    made.exactly(keys)
    return made


def test_only_one() -> None:
    some = chosen("a", "b")
    assert (some.at_hand, some.several) == ("b", True)
    assert some.only("c")
    assert not some.only("c")
    assert (some.keys, some.several) == (("c",), False)
    assert some.only("")
    assert some.at_hand == ""


def test_switching_one_on_and_off() -> None:
    some = chosen("a")
    some.switch("b")
    assert some.keys == ("a", "b")
    some.switch("b")
    assert some.keys == ("a",)


def test_taking_along_and_going_back() -> None:
    some = chosen("a")
    for key in ("b", "c", "b", "a"):
        some.step_to(key)
    assert some.keys == ("a",)


def test_what_was_at_hand_stays_at_hand() -> None:
    some = chosen("b")
    some.all_of("abc")
    assert some.keys == ("a", "c", "b")


def test_what_is_gone_is_let_go() -> None:
    some = chosen("a", "b", "c")
    assert some.keep_only({"a", "c"})
    assert some.keys == ("a", "c")
    assert not some.keep_only({"a", "c"})


@given(KEYS, KEYS)
def test_nothing_is_chosen_twice(first: list[str], more: list[str]) -> None:
    some = chosen(*first)
    some.add(more)
    assert len(set(some.keys)) == len(some.keys)
    assert set(some.keys) == set(first) | set(more)
    some.all_of(first)
    assert set(some.keys) == set(first)
