"""What an OPP needs, when, and who agrees: rules without a vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.dossier.model import Custody
from rondom.plan.development_fields import (
    BY_KEY,
    FIELDS,
    DevelopmentRow,
    agreed_names,
    copy_of,
    copy_of_all,
    due_by,
    lacks,
    may_fix,
    review_by,
    signers,
    with_name,
)
from rondom.privacy.rules import Child, Guardian
from rondom.privacy.sources import source
from tests.mees import TODAY

SANNE = Guardian("s", "Sanne Klaproos", "moeder", Custody.YES)
RUBEN = Guardian("r", "Ruben Veenpluis", "vader", Custody.YES)
MEES = Child("Mees", date(2016, 6, 14), (SANNE, RUBEN))
FULL = DevelopmentRow(
    "1", 1, False, TODAY, "vmbo", "omdat", "dit helpt", "dit niet", "", "dit doen we",
    child_heard_on=date(2026, 3, 1), consulted_on=date(2026, 3, 5), agreed_on=date(2026, 3, 10),
    agreed_by="Sanne Klaproos, Ruben Veenpluis", support_from=date(2026, 2, 1), review_on=date(2027, 1, 1),
)  # fmt: skip


def keys(row: DevelopmentRow, child: Child = MEES, must: bool | None = None) -> list[str]:
    return [one.key for one in lacks(row, child, TODAY) if must in (None, one.must)]


def test_a_full_plan_lacks_nothing() -> None:
    assert keys(FULL) == []
    assert may_fix(lacks(FULL, MEES, TODAY))


@pytest.mark.parametrize("key", [one.key for one in FIELDS if one.must])
def test_every_part_that_the_law_names_is_needed(key: str) -> None:
    assert keys(replace(FULL, **{key: "  \n"}), must=True) == [key]


@pytest.mark.parametrize("key", ["needs", "deviation", "child_view", "parents_view"])
def test_what_the_law_does_not_ask_may_stay_empty(key: str) -> None:
    assert keys(replace(FULL, **{key: ""})) == []


@pytest.mark.parametrize("key", ["child_heard_on", "consulted_on", "agreed_on"])
def test_being_heard_the_talk_and_the_yes_have_a_day(key: str) -> None:
    assert keys(replace(FULL, **{key: None}), must=True) == [key]


@pytest.mark.parametrize("key", ["support_from", "review_on"])
def test_other_days_are_asked_and_bar_nothing(key: str) -> None:
    found = lacks(replace(FULL, **{key: None}), MEES, TODAY)
    assert [one.key for one in found] == [key]
    assert may_fix(found)


@pytest.mark.parametrize("key", ["child_heard_on", "consulted_on", "agreed_on"])
def test_what_has_still_to_happen_did_not_happen(key: str) -> None:
    """A talk that is planned is no talk: it cannot be fixed on a day that has to come."""
    ahead = replace(FULL, **{key: TODAY + timedelta(1)})
    assert keys(ahead, must=True) == [key]
    (told,) = [one for one in lacks(ahead, MEES, TODAY) if one.key == key]
    assert told.words.endswith("op 13 maart 2026: die dag moet nog komen.")
    assert keys(replace(FULL, agreed_on=TODAY)) == []


def test_looking_back_on_a_day_that_was_is_pointed_out() -> None:
    assert keys(replace(FULL, review_on=TODAY), must=False) == ["review_on"]


def test_both_parents_with_gezag_agree() -> None:
    found = lacks(replace(FULL, agreed_by="sanne  klaproos"), MEES, TODAY)
    assert [one.words for one in found] == ["Nog geen akkoord met het handelingsdeel van Ruben Veenpluis."]
    assert not may_fix(found)


def test_a_parent_without_gezag_is_not_waited_for() -> None:
    child = replace(MEES, guardians=(SANNE, replace(RUBEN, custody=Custody.NO)))
    assert keys(replace(FULL, agreed_by="Sanne Klaproos"), child) == []
    late = replace(MEES, guardians=(SANNE, replace(RUBEN, deceased=True)))
    assert keys(replace(FULL, agreed_by="Sanne Klaproos"), late) == []


def test_without_known_gezag_somebody_agreed_and_it_is_said() -> None:
    child = replace(MEES, guardians=())
    assert keys(replace(FULL, agreed_by="Ruben"), child, must=True) == []
    assert keys(replace(FULL, agreed_by="Ruben"), child) == ["agreed_by"]
    assert "agreed_by" in keys(replace(FULL, agreed_by=""), child, must=True)


def test_of_age_the_pupil_agrees() -> None:
    grown = replace(MEES, birth_date=date(2008, 3, 12))
    assert signers(grown, TODAY) == ("Mees",)
    assert signers(grown, TODAY - timedelta(1)) == ("Sanne Klaproos", "Ruben Veenpluis")


def test_a_yes_from_before_the_talk_is_pointed_out() -> None:
    found = lacks(replace(FULL, agreed_on=date(2026, 3, 4)), MEES, TODAY)
    assert [(one.key, one.must) for one in found] == [("agreed_on", False)]


def test_looking_back_is_asked_from_the_second_version_on() -> None:
    assert FULL.parts[0].key == "destination"
    second = replace(FULL, number=2)
    assert second.parts[0].key == "evaluation"
    assert keys(second) == ["evaluation"]


def test_six_weeks_and_a_year() -> None:
    assert due_by(FULL) == date(2026, 3, 15)
    assert due_by(replace(FULL, number=2)) is None
    assert due_by(replace(FULL, support_from=None)) is None
    assert review_by(FULL) == date(2027, 1, 1)
    assert review_by(replace(FULL, review_on=None)) == date(2027, 3, 5)
    leap = replace(FULL, review_on=None, consulted_on=date(2028, 2, 29))
    assert review_by(leap) == date(2029, 3, 1)


def test_a_later_day_than_the_law_knows_is_said_and_not_waited_for() -> None:
    """Once a school year: the talk was in 2025-2026, so the next is in 2026-2027."""
    late = replace(FULL, review_on=date(2028, 3, 1))
    assert review_by(late) == date(2027, 7, 31)
    (lack,) = lacks(late, MEES, TODAY)
    assert (lack.key, lack.must) == ("review_on", False)
    assert "31 juli 2027" in lack.words
    assert keys(replace(FULL, review_on=date(2027, 7, 31))) == []


def test_of_a_parent_whose_gezag_is_not_known_it_is_said() -> None:
    unknown = replace(MEES, guardians=(SANNE, replace(RUBEN, custody=Custody.UNKNOWN)))
    (lack,) = lacks(replace(FULL, agreed_by="Sanne Klaproos"), unknown, TODAY)
    assert (lack.key, lack.must) == ("agreed_by", False)
    assert "Ruben" in lack.words
    assert keys(FULL, replace(MEES, guardians=(SANNE, replace(RUBEN, custody=Custody.UNKNOWN, deceased=True)))) == []


@pytest.mark.parametrize("name", ["Anna Berg en Dal", "Jansen, Anna"])
def test_a_name_with_en_in_it_can_agree(name: str) -> None:
    anna = replace(MEES, guardians=(replace(SANNE, name=name), RUBEN))
    assert keys(replace(FULL, agreed_by=f"Ruben Veenpluis en {name}"), anna) == []
    assert keys(replace(FULL, agreed_by="Ruben Veenpluis en Anna Bergsma"), anna) == ["agreed_by"]


def test_the_order_is_that_of_the_law_and_every_rule_has_its_source() -> None:
    assert "".join(one.part for one in FIELDS) == "abbbcc"
    row = replace(FULL, number=2, destination="", child_heard_on=None, agreed_by="", review_on=None)
    for key in {one.source for one in FIELDS} | {one.source for one in lacks(row, MEES, TODAY)}:
        assert source(key) is not None


@given(st.text(), st.lists(st.sampled_from(["Sanne Klaproos", "Ruben Veenpluis", "Jan de Wit"])))
def test_adding_a_name_keeps_the_others(text: str, names: list[str]) -> None:
    held = text
    for name in names:
        held = with_name(held, name)
    assert set(agreed_names(text)) <= set(agreed_names(held))
    assert set(names) <= set(agreed_names(held)) | {one for one in names if one.casefold() in held.casefold()}


@given(st.sampled_from(sorted(BY_KEY)), st.text())
def test_a_field_is_copied_as_it_was_typed(key: str, text: str) -> None:
    """Only white space at the ends of lines and of the whole is left out; no mark is added."""
    copied = copy_of(replace(FULL, number=2, **{key: text}), key)
    assert copied.split() == text.split()


def test_everything_is_copied_under_its_title() -> None:
    told = copy_of_all(replace(FULL, child_view="Fijn."), "Mees")
    assert told.startswith("Uitstroombestemming\nvmbo\n\nOnderbouwing\nomdat")
    assert "Mening van Mees\nFijn." in told
    assert told.endswith("Akkoord van: Sanne Klaproos en Ruben Veenpluis")
    assert "Afwijking" not in told
