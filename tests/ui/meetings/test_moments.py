"""Days and times as people type them."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.meetings.moments import at_time, clock_of, coming_day, on_day, past_day, when_words

TODAY = date(2026, 3, 12)

TIMES = [
    ("13.15", time(13, 15)),
    ("13:15", time(13, 15)),
    ("13u15", time(13, 15)),
    ("1315", time(13, 15)),
    ("13 uur", time(13)),
    ("om 9.05 uur", time(9, 5)),
    ("9", time(9)),
    ("half drie", time(14, 30)),
    ("om half 9", time(8, 30)),
    ("kwart over acht", time(8, 15)),
    ("kwart voor een", time(12, 45)),
    ("half een", time(12, 30)),
    ("twee uur", time(14)),
    ("half 13", None),
    ("half", None),
    ("24.00", None),
    ("13.75", None),
    ("straks", None),
    ("", None),
    ("13.1", None),
]


@pytest.mark.parametrize(("said", "meant"), TIMES)
def test_a_time(said: str, meant: time | None) -> None:
    assert clock_of(said) == meant


@given(st.times())
def test_a_time_that_is_written_is_read_again(at: time) -> None:
    assert clock_of(f"{at.hour}.{at.minute:02d}") == time(at.hour, at.minute)


@given(st.text(max_size=12))
def test_any_words_are_a_time_or_none(said: str) -> None:
    found = clock_of(said)
    assert found is None or found.second == 0


def test_a_coming_day_lies_ahead_and_a_past_day_behind() -> None:
    assert coming_day("vrijdag", TODAY) == date(2026, 3, 13)
    assert coming_day("4 juni", TODAY) == date(2026, 6, 4)
    assert coming_day("ooit", TODAY) is None
    assert past_day("5 maart", TODAY) == date(2026, 3, 5)
    assert past_day("4 juni", TODAY) == date(2025, 6, 4)
    assert past_day("voorjaar 2025", TODAY) is None


def test_a_day_keeps_the_time_and_a_time_keeps_the_day() -> None:
    before = datetime(2026, 3, 12, 13, 15)
    assert on_day(before, True, date(2026, 4, 9)) == (datetime(2026, 4, 9, 13, 15), True)
    assert on_day(before, False, date(2026, 4, 9)) == (datetime(2026, 4, 9), False)
    assert on_day(None, True, date(2026, 4, 9)) == (datetime(2026, 4, 9), False), "nobody chose nine o'clock"
    assert at_time(before, time(9, 5), TODAY) == datetime(2026, 3, 12, 9, 5)
    assert at_time(None, time(9, 5), TODAY) == datetime(2026, 3, 12, 9, 5)


def test_when_says_the_end() -> None:
    assert when_words(datetime(2026, 3, 12, 13, 15), 50, TODAY) == "vandaag, tot 14.05 uur"
    assert when_words(datetime(2026, 3, 12), 50, TODAY, timed=False) == "vandaag, nog geen tijd"
    assert when_words(None, 50, TODAY) == "nog geen datum"
