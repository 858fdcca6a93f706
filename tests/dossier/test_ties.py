"""Bonds in the kring, in a real vault: one per two people, whichever end they are seen from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.dossier.actions import remove_contact
from rondom.dossier.model import Bond, Calls
from rondom.dossier.ties import (
    CHILD,
    SORE,
    TieRow,
    contacts_only,
    remove_tie,
    set_tie,
    tie_rows,
    tie_words,
    ties_of,
)
from rondom.errors import UserProblem
from rondom.vault.vault import Vault
from tests.mees import Mees, add_mees, new_vault

NAMES = {CHILD: "Mees", "a": "Sanne", "b": "Ruben"}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as made:
        yield made


@pytest.fixture
def mees(vault: Vault) -> Mees:
    with vault.write("Leerling toegevoegd") as session:
        return add_mees(session)


def put(vault: Vault, pupil: str, one: str, other: str, **values: object) -> str:
    with vault.write("Band veranderd") as session:
        return set_tie(session, pupil, one, other, **values)


def rows(vault: Vault, pupil: str) -> tuple[TieRow, ...]:
    with vault.read() as session:
        return tie_rows(session, pupil)


def test_a_bond_with_the_child_and_between_two_people(vault: Vault, mees: Mees) -> None:
    put(vault, mees.id, CHILD, mees.mother, bond=Bond.SUPPORTIVE)
    put(vault, mees.id, mees.mother, mees.coach, bond=Bond.STRAINED, frequency="elke week", calls=Calls.OTHER)
    first, second = rows(vault, mees.id)
    assert (first.one, first.other, first.bond) == (CHILD, mees.mother, Bond.SUPPORTIVE)
    assert (second.one, second.other, second.calls) == (mees.mother, mees.coach, Calls.OTHER)
    assert second.frequency == "elke week" and second.speaker is None


def test_two_people_have_one_bond_from_whichever_end_it_is_set(vault: Vault, mees: Mees) -> None:
    made = put(vault, mees.id, mees.mother, mees.coach, calls=Calls.ONE, frequency="elke week")
    assert put(vault, mees.id, mees.coach, mees.mother, bond=Bond.SUPPORTIVE) == made
    [tie] = rows(vault, mees.id)
    seen = tie.seen_from(mees.mother)
    assert (seen.calls, seen.bond, seen.frequency) == (Calls.ONE, Bond.SUPPORTIVE, "elke week")


def test_who_calls_is_kept_as_seen_from_the_one_it_is_set_for(vault: Vault, mees: Mees) -> None:
    put(vault, mees.id, mees.mother, mees.coach, bond=Bond.SUPPORTIVE)
    put(vault, mees.id, mees.coach, mees.mother, calls=Calls.ONE)
    [tie] = rows(vault, mees.id)
    assert tie.seen_from(mees.coach).calls is Calls.ONE and tie.seen_from(mees.mother).calls is Calls.OTHER


def test_one_speaks_for_the_other_also_for_the_child(vault: Vault, mees: Mees) -> None:
    put(vault, mees.id, CHILD, mees.mother, calls=Calls.OTHER)
    put(vault, mees.id, mees.mother, CHILD, speaks_for=True)
    [tie] = rows(vault, mees.id)
    assert tie.speaker == mees.mother and tie.seen_from(mees.mother).calls is Calls.ONE
    put(vault, mees.id, CHILD, mees.mother, calls=Calls.ONE)
    [tie] = rows(vault, mees.id)
    assert tie.speaker == mees.mother and tie.seen_from(CHILD).calls is Calls.ONE
    put(vault, mees.id, CHILD, mees.mother, speaks_for=False)
    assert rows(vault, mees.id)[0].speaker is None


def test_nobody_has_a_bond_with_itself_or_with_someone_of_another_child(vault: Vault, mees: Mees) -> None:
    with vault.write("Leerling toegevoegd") as session:
        other = add_mees(session)
    for one, two, code in (
        (mees.mother, mees.mother, "tie-same"),
        (CHILD, CHILD, "tie-same"),
        (mees.mother, other.coach, "gone"),
        (mees.mother, "nobody", "gone"),
    ):
        with pytest.raises(UserProblem) as refused:
            put(vault, mees.id, one, two)
        assert refused.value.code == code
    assert rows(vault, mees.id) == ()


def test_a_person_who_goes_takes_the_bonds_along_and_undo_brings_them_back(vault: Vault, mees: Mees) -> None:
    put(vault, mees.id, mees.coach, mees.mother, bond=Bond.SUPPORTIVE)
    put(vault, mees.id, CHILD, mees.mother, bond=Bond.MIXED)
    before = rows(vault, mees.id)
    with vault.write("Betrokkene verwijderd") as session:
        remove_contact(session, mees.coach)
    assert [tie.ends for tie in rows(vault, mees.id)] == [{CHILD, mees.mother}]
    vault.undo()
    assert rows(vault, mees.id) == before


def test_a_bond_can_be_taken_away(vault: Vault, mees: Mees) -> None:
    made = put(vault, mees.id, CHILD, mees.mother)
    with vault.write("Band weggehaald") as session:
        remove_tie(session, made)
    assert rows(vault, mees.id) == ()


def test_words_say_what_is_known_and_nothing_else() -> None:
    assert tie_words(TieRow("1", CHILD, "a"), NAMES) == ""
    full = TieRow("1", "a", "b", Bond.STRAINED, "elke week", Calls.OTHER, "b", "Sanne")
    assert tie_words(full, NAMES) == "gespannen, elke week, Ruben belt Sanne, Ruben spreekt voor Sanne"
    assert tie_words(TieRow("1", "a", "b", calls=Calls.BOTH), NAMES) == "ze bellen elkaar"


some_tie = st.builds(
    TieRow,
    id=st.text(min_size=1, max_size=3),
    one=st.sampled_from(["a", CHILD]),
    other=st.just("b"),
    bond=st.sampled_from(Bond),
    frequency=st.sampled_from(["", "elke week"]),
    calls=st.sampled_from(Calls),
    speaker=st.sampled_from([None, "b"]),
    said_by=st.sampled_from(["", "Sanne"]),
)


@given(some_tie)
def test_seen_from_the_other_end_it_is_the_same_bond(tie: TieRow) -> None:
    turned = tie.seen_from(tie.other)
    assert turned.one == tie.other and turned.seen_from(tie.one) == tie
    assert tie_words(turned, NAMES) == tie_words(tie, NAMES)


@given(st.lists(some_tie, max_size=5))
def test_a_paper_of_others_says_nothing_of_how_it_is_between_people(ties: list[TieRow]) -> None:
    told = contacts_only(ties)
    assert [tie.id for tie in told] == [tie.id for tie in ties if tie.bond is not Bond.BROKEN]
    assert not [tie for tie in told if tie.bond is not Bond.UNKNOWN or tie.said_by]
    assert not [one for tie in ties if tie.bond in SORE for one in contacts_only([tie]) if one.frequency]
    sweet = [tie for tie in ties if tie.bond is Bond.SUPPORTIVE]
    assert contacts_only(sweet) == tuple(replace(tie, bond=Bond.UNKNOWN, said_by="") for tie in sweet)


@given(st.lists(some_tie, max_size=5))
def test_the_bond_with_the_child_comes_first(ties: list[TieRow]) -> None:
    own = ties_of(ties, "b")
    assert len(own) == len(ties) and all(tie.one == "b" for tie in own)
    assert [tie.other for tie in own] == sorted((tie.other for tie in own), key=lambda key: key != CHILD)
