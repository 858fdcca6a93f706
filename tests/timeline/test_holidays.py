from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from rondom.school.actions import change_school
from rondom.timeline.holidays import REGIONS, Holiday, holiday_spans, holidays, known_until
from rondom.timeline.queries import life
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees

# From overviews of schools and newspapers, not from the file under test.
SEEN = [
    ("noord", "herfstvakantie", date(2020, 10, 10), date(2020, 10, 18)),
    ("midden", "herfstvakantie", date(2023, 10, 14), date(2023, 10, 22)),
    ("zuid", "herfstvakantie", date(2024, 10, 19), date(2024, 10, 27)),
    ("zuid", "zomervakantie", date(2020, 7, 11), date(2020, 8, 23)),
    ("midden", "voorjaarsvakantie", date(2026, 2, 14), date(2026, 2, 22)),
    ("noord", "meivakantie", date(2025, 4, 26), date(2025, 5, 4)),
    ("zuid", "kerstvakantie", date(2024, 12, 21), date(2025, 1, 5)),
    ("noord", "zomervakantie", date(2027, 7, 10), date(2027, 8, 22)),
]


@pytest.mark.parametrize(("region", "name", "first", "last"), SEEN)
def test_holidays_that_were_published(region: str, name: str, first: date, last: date) -> None:
    assert Holiday(name, first, last) in holidays(region)


@pytest.mark.parametrize("region", REGIONS)
def test_holidays_follow_each_other_from_saturday_to_sunday(region: str) -> None:
    known = holidays(region)
    assert len(known) >= 50
    for holiday in known:
        assert (holiday.first.weekday(), holiday.last.weekday()) == (5, 6)
        weeks = (holiday.last - holiday.first + timedelta(1)).days // 7
        assert weeks == {"kerstvakantie": 2, "zomervakantie": 6}.get(holiday.name, 1)
    assert all(one.last < other.first for one, other in pairwise(known))


def test_the_summers_of_a_year_are_spread_and_christmas_is_the_same_for_all() -> None:
    summers = {
        region: {one.first.year: one.first for one in holidays(region) if one.name == "zomervakantie"}
        for region in REGIONS
    }
    for year in range(2017, 2027):
        assert len({summers[region][year] for region in REGIONS}) == 3
    christmas = {tuple(one for one in holidays(region) if one.name == "kerstvakantie") for region in REGIONS}
    assert len(christmas) == 1


def test_what_is_not_known_is_not_drawn() -> None:
    assert holidays("") == holidays("oost") == ()
    assert known_until("") is None
    assert not any(first > date(2026, 10, 1) and first < date(2026, 12, 1) for first, _last in holiday_spans("zuid"))


def test_the_region_of_the_school_stands_behind_the_timeline(vault: Vault, mees: Mees) -> None:
    with vault.read() as session:
        assert life(session, mees.id, TODAY).holidays == ()
    with vault.write("Regio gekozen") as session:
        change_school(session, holiday_region="midden")
    with vault.read() as session:
        assert life(session, mees.id, TODAY).holidays == holiday_spans("midden")
