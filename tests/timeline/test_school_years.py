from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.timeline.school_years import Repeat, groups_of, school_years, year_group_number

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("written", "number"),
    [("1", 1), ("8", 8), ("11", 9), ("16", 14), ("9", None), ("0", None), ("S", None), ("", None)],
)
def test_year_group_as_the_administration_writes_it(written: str, number: int | None) -> None:
    assert year_group_number(written) == number


@given(st.none() | st.dates(date(2005, 1, 1), date(2025, 1, 1)), st.none() | st.integers(1, 14))
def test_years_follow_on_one_another(birth: date | None, now: int | None) -> None:
    years = school_years(birth, TODAY, now)
    assert [year.number for year in years] == ([] if birth is None and now is None else list(range(1, 15)))
    assert all(after.first - before.last == timedelta(1) for before, after in pairwise(years))
    if now is not None:
        assert next(year.number for year in years if year.first <= TODAY <= year.last) == now


@given(st.dates(date(2005, 1, 1), date(2025, 1, 1)))
def test_children_are_six_in_group_three(birth: date) -> None:
    """Whoever follows the rule is 5 or 6 at the start of groep 3 and turns 6 in that calendar year at the latest."""
    third = school_years(birth, TODAY, None)[2]
    assert third.first.year - birth.year == 6


def test_names() -> None:
    years = school_years(date(2016, 6, 14), TODAY, None)
    assert [year.name for year in years][6:10] == ["groep 7", "groep 8", "klas 1", "klas 2"]


def _years(*repeats: Repeat, now: int | None = 6) -> dict[int, list[int]]:
    """The calendar years in which each group began."""
    found: dict[int, list[int]] = {}
    for year in groups_of(date(2016, 6, 14), TODAY, now, repeats):
        found.setdefault(year.number, []).append(year.first.year)
    return found


def test_a_year_done_twice_stands_there_twice() -> None:
    june = Repeat("doublure", date(2023, 6, 1), date(2023, 6, 30))
    assert _years(june)[4] == [2022, 2023]
    assert _years(june)[1] == [2019]
    assert _years(june, now=None)[3] == [2022, 2023]
    autumn = Repeat("doublure", date(2023, 9, 1), date(2023, 11, 30))
    assert _years(autumn) == _years(june)


@pytest.mark.parametrize("now", [6, None])
def test_stayed_down_in_a_group_is_that_group_twice(now: int | None) -> None:
    """As it is typed: "bleef zitten in groep 4", before and after the timeline knows of it."""
    group = next(year for year in groups_of(date(2016, 6, 14), TODAY, now) if year.number == 4)
    years = _years(Repeat("doublure", group.first, group.last), now=now)
    assert len(years[4]) == 2
    assert group.first.year in years[4]
    both = Repeat("doublure", date(years[4][0], 8, 1), date(years[4][1] + 1, 7, 31))
    assert _years(both, now=now) == years


@pytest.mark.parametrize("now", [6, None])
@pytest.mark.parametrize(
    ("first", "last"), [(date(2023, 1, 1), date(2023, 12, 31)), (date(2023, 6, 14), date(2024, 6, 13))]
)
def test_stayed_down_in_a_year_or_at_an_age_is_the_summer_in_it(now: int | None, first: date, last: date) -> None:
    """ "Doublure 2023" and "toen hij 7 was" hold one summer: that of 2023."""
    twice = [
        group for group, years in _years(Repeat("doublure", first, last), now=now).items() if years == [2022, 2023]
    ]
    assert len(twice) == 1


def test_a_longer_kindergarten_and_a_skipped_group() -> None:
    longer = Repeat("kleuterverlenging", date(2022, 6, 1), date(2022, 6, 30))
    assert _years(longer, now=None)[2] == [2021, 2022]
    skipped = _years(Repeat("overgeslagen", date(2023, 7, 1), date(2023, 7, 31)), now=None)
    assert 4 not in skipped
    assert (skipped[3], skipped[5]) == ([2022], [2023])


def test_without_birth_date_and_group_there_are_no_years() -> None:
    assert groups_of(None, TODAY, None, [Repeat("doublure", TODAY, TODAY)]) == ()


REPEATS = st.builds(
    lambda topic, first, days: Repeat(topic, first, first + timedelta(days)),
    st.sampled_from(["doublure", "overgeslagen", "kleuterverlenging", "verhuizing"]),
    st.dates(date(2018, 1, 1), date(2030, 1, 1)),
    st.integers(0, 400),
)


@given(st.none() | st.dates(date(2008, 1, 1), date(2025, 1, 1)), st.none() | st.integers(1, 14), st.lists(REPEATS))
def test_years_with_repeats_follow_on_one_another(birth: date | None, now: int | None, repeats: list[Repeat]) -> None:
    years = groups_of(birth, TODAY, now, repeats)
    assert all(after.first - before.last == timedelta(1) for before, after in pairwise(years))
    assert all(after.number - before.number in (0, 1, 2) for before, after in pairwise(years))
    assert all(1 <= year.number <= 14 for year in years)
    if now is not None:
        assert next(year.number for year in years if year.first <= TODAY <= year.last) == now
    if not [one for one in repeats if one.topic != "verhuizing"]:
        assert years == school_years(birth, TODAY, now)
