"""Who of a list is on the map already. Nothing is decided that a person could see otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.exchange.partner_matching import compare
from rondom.exchange.partner_preview import (
    ADDED,
    IN_FILE,
    MANY,
    KnownPartner,
    KnownPerson,
    PartnerDoubt,
    PartnerPreview,
    suggested,
)
from rondom.exchange.partner_table import FilePartner, FilePerson, PartnerFile, Remark, Source


def row(number: int = 2, *people: FilePerson, stopped: bool = False, **values: Any) -> FilePartner:
    return FilePartner(number, {"name": "Gezinscoach", **values}, people, stopped)


def card(id_: str = "k", *people: KnownPerson, by_hand: frozenset[str] = frozenset(), **values: Any) -> KnownPartner:
    return KnownPartner(id_, {"name": "Gezinscoach", **values}, people, by_hand)


def look(rows: list[FilePartner], *cards: KnownPartner, guessed: bool = False) -> PartnerPreview:
    remarks = (Remark("letters-guessed"),) if guessed else ()
    return compare(PartnerFile(Source.CSV, tuple(rows), remarks, len(rows)), cards)


def doubt_of(partner: FilePartner, *cards: KnownPartner) -> PartnerDoubt:
    found = look([partner], *cards)
    assert not found.new
    assert not found.changed
    return found.doubtful[0].reason


def changes(partner: FilePartner, known: KnownPartner) -> dict[str, object]:
    (line,) = look([partner], known).changed
    return {change.field: change.new for change in line.changes}


def test_nobody_is_known() -> None:
    found = look([row(2), row(3, name="Logopedist")])
    assert [one.place for one in found.new] == [0, 1]
    assert suggested(found).new == {0, 1}


def test_the_same_function_and_organisation_is_the_same_partner() -> None:
    known = card(organisation="CJG De Regen", phone="070 1234567")
    assert changes(
        row(name="GEZINS-COACH", organisation="cjg de regen", phone="+31701234567", email="a@b.nl"), known
    ) == {
        "name": "GEZINS-COACH",
        "organisation": "cjg de regen",
        "email": "a@b.nl",
    }
    assert look([row(organisation="CJG De Regen")], known).unchanged == ("k",)


def test_a_usual_function_that_is_still_empty_is_filled() -> None:
    assert changes(row(organisation="CJG", person="Anna", phone="070 1"), card()) == {
        "organisation": "CJG",
        "person": "Anna",
        "phone": "070 1",
    }


def test_the_key_of_the_file_knows_a_renamed_partner_again() -> None:
    known = card(name="Opvoedhulp", organisation="CJG", external_id="s1")
    assert changes(row(organisation="CJG", external_id="s1"), known) == {"name": "Gezinscoach"}


def test_a_key_that_means_somebody_else_is_asked() -> None:
    known = card(name="Voedselbank", organisation="Stichting", external_id="1")
    assert doubt_of(row(organisation="CJG", external_id="1"), known) is PartnerDoubt.OTHER_KEY


def test_a_list_of_our_own_knows_its_cards_again_whatever_was_changed_in_it() -> None:
    id_ = "0" * 31 + "1"
    (line,) = look([row(name="Anders", external_id="00000000-0000-0000-0000-000000000001")], card(id_)).changed
    assert [change.field for change in line.changes] == ["name"]


def test_another_person_is_one_more_and_takes_nothing_away() -> None:
    known = card(organisation="CJG", person="Anna", phone="070 1234567")
    partner = row(organisation="CJG", person="Bram", phone="06 12345678", offer="Komt thuis")
    assert doubt_of(partner, known) is PartnerDoubt.OTHER_PERSON
    (candidate,) = look([partner], known).doubtful[0].candidates
    assert [(one.field, one.new) for one in candidate.changes] == [
        ("offer", "Komt thuis"),
        (f"{ADDED}0", "Bram, 06 12345678"),
    ]


@pytest.mark.parametrize(
    ("values", "theirs", "doubt"),
    [
        ({"organisation": "CJG"}, {"phone": "070 7654321"}, PartnerDoubt.SAME_NAME),
        ({"phone": "+31 6 12345678"}, {"name": "Wijkteam", "phone": "06-12345678"}, PartnerDoubt.SAME_PHONE),
        ({"email": "A@b.nl"}, {"name": "Wijkteam", "email": "a@B.nl"}, PartnerDoubt.SAME_EMAIL),
        ({"organisation": "CJG"}, {"name": "Gezinscoch", "organisation": "CJG"}, PartnerDoubt.ALIKE),
    ],
)
def test_what_comes_near_is_asked(values: dict[str, Any], theirs: dict[str, Any], doubt: PartnerDoubt) -> None:
    assert doubt_of(row(**values), card(**theirs)) is doubt


def test_the_same_function_elsewhere_is_a_new_partner() -> None:
    assert look([row(organisation="Wijkteam")], card(organisation="CJG", phone="070 1234567")).new


def test_two_cards_that_fit_are_asked() -> None:
    both = (card("a", organisation="CJG"), card("b", organisation="CJG"))
    assert doubt_of(row(organisation="CJG"), *both) is PartnerDoubt.SEVERAL


def test_two_rows_that_fit_one_card() -> None:
    found = look([row(2, organisation="CJG"), row(3, organisation="CJG", offer="x")], card(organisation="CJG"))
    assert (found.unchanged, found.doubtful[0].reason) == (("k",), PartnerDoubt.ALREADY_MATCHED)


def test_rows_that_say_the_same_count_once_and_rows_that_differ_are_proposed_as_one() -> None:
    found = look([row(2, person="Anna"), row(3, person="Anna"), row(4, person="Bram")])
    assert ([one.place for one in found.new], found.repeated) == ([0], 1)
    assert [(one.reason, one.candidates[0].id) for one in found.doubtful] == [
        (PartnerDoubt.TWICE_IN_FILE, f"{IN_FILE}0"),
    ]


def test_people_are_known_by_name_or_number() -> None:
    known = card("k", KnownPerson("p", "Bram", "coach", "06 12345678"), organisation="CJG", person="Anna")
    people = (FilePerson("ANNA"), FilePerson("Bram", "gezinscoach", "+31612345678"), FilePerson("Carla"))
    assert changes(row(2, *people, organisation="CJG"), known) == {
        "person|p|role": "gezinscoach",
        f"{ADDED}2": "Carla",
    }


def test_what_a_person_typed_is_not_ticked() -> None:
    known = card(organisation="CJG", phone="070 1234567", by_hand=frozenset({"phone"}))
    found = look([row(organisation="CJG", phone="06 87654321", email="a@b.nl")], known)
    assert suggested(found).changed == {"k": {"email"}}


def test_a_name_that_lost_its_accents_is_not_ticked() -> None:
    found = look([row(organisation="CJG", person="Zoe")], card(organisation="CJG", person="Zoë"))
    assert suggested(found).changed == {}


def test_one_of_the_own_team_gets_no_line_to_the_school() -> None:
    assert look([row(step=2)], card(ring=2)).unchanged == ("k",)


def test_what_stopped_and_what_comes_in_great_numbers_is_not_ticked() -> None:
    assert suggested(look([row(stopped=True)])).new == frozenset()
    crowd = [row(number, name=f"Dienst {number}") for number in range(MANY + 1)]
    assert suggested(look(crowd)).new == frozenset()
    assert len(suggested(look(crowd[:MANY])).new) == MANY


WORDS = st.sampled_from(["", "Gezinscoach", "Wijkteam", "Anna", "Bram", "CJG", "070 1234567", "06 12345678"])
VALUES = st.fixed_dictionaries(
    {"name": st.sampled_from(["Gezinscoach", "Wijkteam", "Gezinscoch"])},
    optional=dict.fromkeys(("person", "organisation", "phone", "email", "external_id"), WORDS),
)


@given(st.lists(VALUES, max_size=6), st.lists(VALUES, max_size=4))
def test_every_row_comes_out_once_and_no_card_is_taken_twice(
    rows: list[dict[str, str]], cards: list[dict[str, str]]
) -> None:
    partners = [FilePartner(n, {k: v for k, v in values.items() if v}) for n, values in enumerate(rows, 2)]
    known = [KnownPartner(f"k{n}", {k: v for k, v in values.items() if v}) for n, values in enumerate(cards)]
    found = look(partners, *known)
    sure = [one.id for one in found.changed] + list(found.unchanged)
    assert len(sure) == len(set(sure))
    assert len(found.new) + len(found.doubtful) + len(sure) + found.repeated == len(partners)
    for line in found.changed:
        assert all(change.new not in ("", None) and change.new != change.old for change in line.changes)
