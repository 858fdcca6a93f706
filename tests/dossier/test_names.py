"""How people are called, how old a child is, and the mark of whose side someone is on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.dossier.names import age_on, birthday, initials_of, short_name
from rondom.dossier.perspectives import NETWORK, OTHER, PERSPECTIVES, side
from rondom.language import folded, listed
from rondom.scene import SHAPES
from rondom.timeline.lanes import LANES

DAYS = st.dates(date(1980, 1, 1), date(2080, 12, 31))


@given(DAYS, st.integers(0, 30))
def test_someone_is_a_year_older_from_the_birthday_on(birth: date, age: int) -> None:
    day = birthday(birth, age)
    assert age_on(birth, day) == age
    assert age_on(birth, day - timedelta(1)) == age - 1


def test_who_was_born_on_a_leap_day_has_a_birthday_every_year() -> None:
    assert birthday(date(2016, 2, 29), 1) == date(2017, 3, 1)
    assert birthday(date(2016, 2, 29), 4) == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ellen de Bruin", "EB"), ("Ellen", "E"), ("", ""), ("mevrouw K. (Karin) Klaproos", "MK"), ("'t Hoen Anna", "HA")],
)
def test_initials_are_of_the_first_and_the_last_word(name: str, letters: str) -> None:
    assert initials_of(name) == letters


@pytest.mark.parametrize(
    ("name", "short"), [("Sanne Klaproos", "Sanne"), ("mevrouw Klaproos", "mevrouw Klaproos"), ("J. Vos", "J. Vos")]
)
def test_the_short_name_is_a_first_name(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["Sanne"], "Sanne"), (["Sanne", "Ruben", "Mees"], "Sanne, Ruben en Mees")]
)
def test_names_are_listed_as_said(names: list[str], words: str) -> None:
    assert listed(names) == words


def test_case_and_spaces_do_not_tell_names_apart_but_accents_do() -> None:
    assert folded("  Zoë   Vos ") == folded("zoë vos") != folded("zoe vos")


def test_every_side_has_the_mark_of_its_lane() -> None:
    for one in (*PERSPECTIVES.values(), OTHER, NETWORK):
        assert (LANES[one.lane].shape, LANES[one.lane].role) == (one.shape, one.role)
        assert one.shape in SHAPES or one.shape == "dot"
    assert side("child") is PERSPECTIVES["child"] and side("iets nieuws") is OTHER
