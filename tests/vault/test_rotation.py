"""Which copies stay: whatever the moments and the clock, the newest stays, and nothing goes for which no newer one stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rondom.vault.rotation import Keep, kept

NOW = datetime(2026, 5, 14, 16, 3, tzinfo=UTC)
DEFAULT = Keep()

moments = st.sets(
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)).map(
        lambda at: at.replace(microsecond=0)
    ),
    max_size=60,
)
near = st.sets(st.integers(-400 * 24, 400 * 24).map(lambda hours: NOW + timedelta(hours=hours)), max_size=80)
keeps = st.builds(Keep, st.integers(1, 20), st.integers(0, 20), st.integers(0, 20))
clocks = st.datetimes(datetime(2015, 1, 1), datetime(2045, 1, 1), timezones=st.just(UTC))


@given(moments | near, clocks, keeps)
def test_the_newest_stays_and_whatever_goes_has_a_newer_one(found: set[datetime], now: datetime, keep: Keep) -> None:
    staying = kept(found, now, keep)
    assert staying <= found
    if found:
        assert max(found) in staying
    for gone in found - staying:
        assert any(gone < at <= now for at in staying) or any(at > gone > now for at in staying)


@given(moments | near, clocks, clocks, keeps)
def test_a_clock_that_jumps_and_comes_back_leaves_something_from_each_side(
    found: set[datetime], first: datetime, then: datetime, keep: Keep
) -> None:
    """Tidied under one clock, and then under another: the newest of all is still there."""
    left = kept(kept(found, first, keep), then, keep)
    assert not found or max(found) in left


@given(moments | near, clocks, keeps)
def test_tidying_twice_is_tidying_once(found: set[datetime], now: datetime, keep: Keep) -> None:
    once = kept(found, now, keep)
    assert kept(once, now, keep) == once


@given(near, clocks, keeps)
def test_never_more_than_the_numbers_say(found: set[datetime], now: datetime, keep: Keep) -> None:
    staying = kept(found, now, keep)
    most = keep.daily + keep.weekly + keep.monthly
    assert len([at for at in staying if at <= now]) <= most
    assert len([at for at in staying if at > now]) <= most


@given(near, keeps)
def test_setting_the_clock_ahead_removes_nothing_that_would_stay_today(found: set[datetime], keep: Keep) -> None:
    found = {at for at in found if at <= NOW}
    assert kept(found, NOW + timedelta(days=3650), keep) == kept(found, NOW, keep)


@given(near, keeps)
def test_a_copy_made_under_a_clock_set_back_makes_none_of_the_others_go(found: set[datetime], keep: Keep) -> None:
    """A flat battery says 2019. What is made then stays, and the others stand as they stood."""
    back = datetime(2019, 1, 1, tzinfo=UTC)
    settled = kept(found, NOW + timedelta(days=800), keep)
    assert kept(settled | {back}, back, keep) == settled | {back}


def test_a_year_of_copies_twice_a_day() -> None:
    """Day after day tidied as it happens: ten days, then weeks, then months are left, and the last of each."""
    left: set[datetime] = set()
    start = datetime(2025, 5, 1, 12, tzinfo=UTC)
    for day in range(379):
        for hours in (0, 4):
            at = start + timedelta(days=day, hours=hours)
            left = kept(left | {at}, at, DEFAULT)
    end = start + timedelta(days=378, hours=4)  # 14 May 2026
    ages = sorted((end - at).days for at in left)
    assert ages[:10] == list(range(10))
    assert all(at.hour == 16 for at in left)
    assert {(at.year, at.month) for at in left} == {(2025, m) for m in range(6, 13)} | {(2026, m) for m in range(1, 6)}
    assert len(left) == 10 + 7 + 10  # one week and two months end within the ten days


def test_a_holiday_of_six_weeks_costs_no_copy() -> None:
    days = {NOW - timedelta(days=day) for day in range(10)}
    after = NOW + timedelta(days=42)
    left = kept(days | {after}, after, Keep(11, 0, 0))
    assert left == days | {after}


def test_several_copies_on_one_day_leave_the_last() -> None:
    day = {NOW.replace(hour=hour) for hour in (8, 9, 12, 15)}
    assert kept(day, NOW, DEFAULT) == {NOW.replace(hour=15)}


def test_without_copies_nothing_stays() -> None:
    assert kept(set(), NOW, DEFAULT) == set()
