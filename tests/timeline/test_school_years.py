from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.timeline.school_years import school_years, year_group_number

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
