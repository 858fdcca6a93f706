"""What changed on a card since a day, from the journal of a real vault: net, in words, and nothing about the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from rondom import clock
from rondom.privacy.partner_changes import partner_changes, since_last_year
from rondom.support_map.actions import (
    add_line,
    add_partner,
    change_line,
    change_partner,
    confirm_partner,
    remove_line,
)
from rondom.support_map.model import PartnerData, PersonData
from rondom.support_map.people import add_person, change_person, remove_person
from rondom.vault.vault import Vault
from tests.mees import new_vault

LAST_YEAR, NOW = datetime(2025, 2, 1, 9, 0), datetime(2026, 3, 12, 13, 0)
SINCE = date(2025, 3, 12)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    clock.freeze(LAST_YEAR)
    with new_vault(tmp_path) as made:
        yield made


@pytest.fixture
def coach(vault: Vault) -> str:
    with vault.write("Partner") as session:
        key = add_partner(session, PartnerData(name="Gezinscoach", phone="0701234567", themes="geld"))
    clock.freeze(NOW)
    return key


def told(vault: Vault, key: str) -> tuple[str, ...]:
    with vault.read() as session:
        return partner_changes(session, SINCE).get(key, ())


def change(vault: Vault, key: str, **values: object) -> None:
    with vault.write("Partner veranderd") as session:
        change_partner(session, key, **values)


def test_nothing_changed_tells_nothing(vault: Vault, coach: str) -> None:
    assert told(vault, coach) == ()
    with vault.write("Klopt") as session:
        confirm_partner(session, coach, "Ellen")
    assert told(vault, coach) == ()


def test_first_and_last_are_told_and_what_lay_between_is_not(vault: Vault, coach: str) -> None:
    change(vault, coach, phone="1")
    change(vault, coach, phone="0612345678", themes="geld,wonen")
    assert told(vault, coach) == (
        "telefoon: 070 123 45 67 → 06 12 34 56 78",
        "thema's: Geld en schulden → Geld en schulden, Wonen",
    )


def test_what_was_put_back_is_no_change(vault: Vault, coach: str) -> None:
    change(vault, coach, phone="1")
    vault.undo()
    assert told(vault, coach) == ()


def test_an_old_change_is_not_told(vault: Vault, coach: str) -> None:
    clock.freeze(LAST_YEAR)
    change(vault, coach, person="Hatice")
    clock.freeze(NOW)
    change(vault, coach, person="Lot")
    assert told(vault, coach) == ("persoon: Hatice → Lot",)


def test_a_new_card_says_so_and_no_more(vault: Vault, coach: str) -> None:
    with vault.write("Partner") as session:
        new = add_partner(session, PartnerData(name="Leergeld"))
    change(vault, new, phone="1")
    assert told(vault, new) == ("Nieuw op de kaart.",)


def test_people_and_lines_are_told_on_the_card(vault: Vault, coach: str) -> None:
    clock.freeze(LAST_YEAR)
    with vault.write("Erbij") as session:
        teacher = add_partner(session, PartnerData(name="Leerkracht", ring=1))
        old = add_partner(session, PartnerData(name="Leerplicht"))
        line, gone = add_line(session, coach, teacher, 2), add_line(session, coach, old, 1)
        lot = add_person(session, coach, PersonData(name="Lot"))
    clock.freeze(NOW)
    with vault.write("Dit jaar") as session:
        change_line(session, line, step=3)
        remove_line(session, gone)
        remove_person(session, lot)
        noor = add_person(session, coach, PersonData())
        change_person(session, noor, name="Noor")
    words = told(vault, coach)
    assert {"Lijn met Leerplicht weg.", "Lot staat er niet meer op.", "Noor kwam erbij."} <= set(words)
    assert "Lijn met Leerkracht: trede: 2 → 3" in words
    assert "Lijn met Gezinscoach: trede: 2 → 3" in told(vault, teacher)


def test_a_year_ago_is_a_day_that_exists() -> None:
    assert since_last_year(date(2024, 2, 29)) == date(2023, 3, 1)
    assert since_last_year(date(2026, 3, 12)) == SINCE
