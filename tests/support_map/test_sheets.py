"""What a paper of the map may say: with names or without, in the words of the cards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom import clock
from rondom.support_map.defaults import WEEKDAYS
from rondom.support_map.sheets import Caller, Helper, MapReading, days_words, map_reading
from rondom.vault.vault import Vault
from tests.mees import TODAY, new_vault
from tests.support_map.paper_school import NUMBERS, PEOPLE, fill_map


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    clock.freeze(datetime(2026, 3, 12, 14, 20))
    with new_vault(tmp_path) as made:
        with made.write("Kaart") as session:
            fill_map(session)
        yield made
    clock.freeze(None)


def reading(vault: Vault, named: bool = True, numbered: bool = True) -> MapReading:
    with vault.read() as session:
        return map_reading(session, TODAY, named, numbered)


def test_every_card_is_there_from_the_child_outward(vault: Vault) -> None:
    found = reading(vault)
    assert [one.name for one in found.helpers] == [
        "Leerkracht", "Intern begeleider", "Gezinscoach", "Leerplicht", "Dyslexiezorg", "Veilig Thuis",
    ]  # fmt: skip
    assert found.stale == 1
    assert [node.key for node in found.nodes] == [one.id for one in found.helpers]
    assert len(found.links) == 1


def test_who_was_replaced_is_on_no_paper(vault: Vault) -> None:
    assert "Oude coach" not in repr(reading(vault))
    assert "Vroeger Iemand" not in repr(reading(vault))


def test_a_card_in_words(vault: Vault) -> None:
    coach = next(one for one in reading(vault).helpers if one.name == "Gezinscoach")
    assert (coach.phone, coach.days) == ("06 12 34 56 78", "maandag en donderdag")
    assert "4 tot en met 12 jaar" in coach.audience
    assert coach.route.startswith("Bellen mag altijd")
    assert "verwijzing" in coach.route.lower()
    assert coach.checked == "gecontroleerd in januari 2026"
    assert [(one.name, one.phone) for one in coach.callers] == [
        ("Hatice Kievit", "06 12 34 56 78"), ("Ans Merel", "06 11 22 33 44"), ("Lot Tapuit", "06 98 76 54 32"),
    ]  # fmt: skip


def test_a_stand_in_who_is_among_the_people_stands_there_once() -> None:
    lot = Caller("Lot Tapuit", "gezinscoach", "06 98 76 54 32", call_first=True)
    coach = Helper("1", 3, "Gezinscoach", "Hatice", phone="06 12", replacement="lot tapuit",
                   replacement_phone="0698765432", people=(lot,))  # fmt: skip
    assert coach.callers == (lot, Caller("Hatice", "Gezinscoach", "06 12"))


def test_without_names_nobody_is_in_the_values(vault: Vault) -> None:
    found = repr(reading(vault, named=False))
    assert not [name for name in PEOPLE if name in found]
    assert "CJG Duinveen" in found
    assert NUMBERS[1] in found
    assert NUMBERS[2] not in found, "the number of a stand-in is that of a person"
    assert NUMBERS[3] not in found


def test_without_numbers_no_number_is_in_the_values(vault: Vault) -> None:
    found = repr(reading(vault, numbered=False))
    assert not [number for number in (*NUMBERS, "0800") if number in found]
    assert "Hatice Kievit" in found


def test_parents_see_who_there_is_and_not_how_the_school_works_with_them(vault: Vault) -> None:
    found = reading(vault)
    assert {(node.step, node.stale, node.waiting) for node in found.parent_nodes} == {(0, False, False)}
    assert {node.note for node in found.parent_nodes} == {
        "Marloes Grutto", "Ellen Boterbloem", "Hatice Kievit", "Wim Wulp", "",
    }  # fmt: skip
    assert {node.note for node in reading(vault, named=False).parent_nodes} == {""}


def test_who_to_call_first_is_someone_of_the_school_with_a_number(vault: Vault) -> None:
    first = reading(vault).first_to_call
    assert first is not None
    assert first.name == "Intern begeleider"
    assert reading(vault, numbered=False).first_to_call is None


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (("ma", "do"), "maandag en donderdag"),
        (("wo", "ma", "di"), "maandag tot en met woensdag"),
        (("ma", "di", "do"), "ma, di en do"),
        (("vr",), "vrijdag"),
        (WEEKDAYS, "elke schooldag"),
        ((), ""),
        (("zo", "zomaar"), ""),
    ],
)
def test_days_in_words(days: tuple[str, ...], words: str) -> None:
    assert days_words(days) == words


@given(st.sets(st.sampled_from(WEEKDAYS)))
def test_any_days_are_said_in_the_order_of_the_week(days: set[str]) -> None:
    said = days_words(days)
    assert said == days_words(sorted(days))
    assert bool(said) == bool(days)
