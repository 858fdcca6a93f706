from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.life import BIRTH, TODAY, day, mees
from ui.timeline.camera import FOUR_YEARS, MOST_ZOOM, ONE_YEAR, Camera, life_of


def camera(width: float = 1000.0) -> Camera:
    made = Camera()
    made.resize(width)
    made.set_life(date(2016, 1, 1), life_of(mees(), BIRTH, TODAY), TODAY)
    made.show_years(FOUR_YEARS)
    return made


def test_a_preset_shows_so_many_years_up_to_a_little_after_today() -> None:
    for years in (FOUR_YEARS, ONE_YEAR):
        made = camera()
        made.show_years(years)
        first, last = made.span()
        assert abs((last - first).days - years * 365.25) < 3
        assert TODAY < last < TODAY + (last - first) / 8
        assert made.years() == years


def test_the_whole_life_fits() -> None:
    made = camera()
    made.show_years(None)
    first, last = made.span()
    assert first <= BIRTH
    assert last >= date(2026, 4, 12)  # what is planned
    assert made.years() is None


@given(st.floats(0.2, 5.0), st.floats(0, 1000))
def test_the_day_under_the_pointer_stays_there(factor: float, at: float) -> None:
    made = camera()
    made.show_span(date(2020, 1, 1), date(2022, 1, 1))
    before = (made.left + at) / made.scale
    made.zoom(factor, at)
    assert (made.left + at) / made.scale == pytest.approx(before, abs=1e-6) or made.left in edges(made)
    assert made.years() == -1.0


def edges(made: Camera) -> tuple[float, float]:
    """The left edge after panning as far as can be, either way."""
    kept = made.left
    made.look_from(-1e9)
    least = made.left
    made.look_from(1e9)
    most = made.left
    made.look_from(kept)
    return least, most


@given(st.lists(st.tuples(st.floats(0.01, 100.0), st.floats(-1e5, 1e5)), max_size=12))
def test_the_life_can_never_be_lost(steps: list[tuple[float, float]]) -> None:
    made = camera()
    for factor, dx in steps:
        made.zoom(factor)
        made.pan(dx)
        assert made.scale <= MOST_ZOOM
        first, last = made.span()
        assert first <= made.last
        assert last >= made.first


def test_a_stretch_that_was_chosen_stays_when_the_window_grows_and_a_preset_holds() -> None:
    made = camera()
    made.resize(1500)
    first, last = made.span()
    assert abs((last - first).days - FOUR_YEARS * 365.25) < 3
    made.show_span(date(2022, 1, 1), date(2023, 1, 1))
    made.resize(900)
    assert made.span()[0] == date(2022, 1, 1)


def test_other_events_keep_the_day_at_the_edge() -> None:
    made = camera()
    made.show_span(date(2021, 1, 1), date(2023, 1, 1))
    made.set_life(date(2012, 1, 1), (date(2012, 5, 5), date(2027, 1, 1)), TODAY)
    assert made.span()[0] == date(2021, 1, 1)


def test_bringing_into_sight_moves_only_when_it_must() -> None:
    made = camera()
    made.show_span(date(2020, 1, 1), date(2022, 1, 1))
    inside = made.x(date(2021, 1, 1))
    assert not made.show(inside, inside + 10, 5)
    outside = made.x(date(2024, 1, 1))
    assert made.show(outside, outside + 10, 5)
    assert made.left < outside < made.right


def test_a_life_reaches_from_the_first_event_to_what_is_planned() -> None:
    assert life_of((), None, TODAY) == (TODAY - timedelta(365), TODAY + timedelta(45))
    parents = [*mees(), *(mark for mark in mees()[:1])]
    assert life_of(parents, BIRTH, TODAY)[0] == BIRTH
    first, last = life_of(mees(), None, TODAY)
    assert first == day(2020, 9, 2)[0]
    assert last >= date(2026, 4, 12)
