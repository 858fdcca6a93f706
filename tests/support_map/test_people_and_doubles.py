"""Several people of one partner, and two cards that may be one: proposed, and made one only when someone says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from rondom import clock
from rondom.errors import UserProblem
from rondom.support_map.actions import add_line, add_partner, change_line
from rondom.support_map.doubles import doubles, merge_partners, namesakes, proposed_name, unnamed
from rondom.support_map.model import LinkKind, PartnerData, PersonData
from rondom.support_map.people import add_person, change_person, order_people, people_of, put_first, remove_person
from rondom.support_map.queries import PartnerCard, PartnerRow, partner_card, partner_rows
from rondom.support_map.yearly import round_of, school_year_start
from rondom.vault.vault import Vault
from tests.mees import TODAY, new_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    clock.freeze(datetime(2026, 3, 12, 13, 0))
    with new_vault(tmp_path) as made:
        yield made


def put(vault: Vault, name: str, **values: object) -> str:
    with vault.write("Partner") as session:
        return add_partner(session, PartnerData(name=name, **values))


def rows(vault: Vault) -> list[PartnerRow]:
    with vault.read() as session:
        return partner_rows(session, TODAY)


def card(vault: Vault, key: str) -> PartnerCard:
    with vault.read() as session:
        return partner_card(session, key, TODAY)


def names(vault: Vault, key: str) -> list[str]:
    return [one.name for one in card(vault, key).people]


def test_people_stand_in_the_order_in_which_one_calls_them(vault: Vault) -> None:
    key = put(vault, "Gezinscoach", person="Hatice")
    with vault.write("Mensen") as session:
        lot, noor = (add_person(session, key, PersonData(name=name, days="di")) for name in ("Lot", "Noor"))
    assert names(vault, key) == ["Lot", "Noor"] and card(vault, key).people[0].days == ("di",)
    with vault.write("Volgorde") as session:
        order_people(session, [noor, lot])
        change_person(session, lot, role="invaller", call_first=True)
    assert names(vault, key) == ["Noor", "Lot"] and card(vault, key).people[1].call_first
    with vault.write("Weg") as session:
        remove_person(session, noor)
    assert names(vault, key) == ["Lot"]
    vault.undo()
    assert names(vault, key) == ["Noor", "Lot"]


def test_who_is_put_on_the_card_changes_places(vault: Vault) -> None:
    key = put(vault, "Gezinscoach", person="Hatice", phone="0612345678", days="ma")
    with vault.write("Mensen") as session:
        lot = add_person(session, key, PersonData(name="Lot", phone="0687654321", days="di,do"))
        put_first(session, lot)
    found = card(vault, key)
    assert (found.partner.person, found.partner.phone, found.partner.days) == ("Lot", "0687654321", ("di", "do"))
    assert [(one.name, one.phone, one.days) for one in found.people] == [("Hatice", "0612345678", ("ma",))]


def test_the_role_of_who_is_put_on_the_card_is_not_lost(vault: Vault) -> None:
    key = put(vault, "Gezinscoach", person="Hatice")
    with vault.write("Mensen") as session:
        put_first(session, add_person(session, key, PersonData(name="Lot", role="teamleider")))
        put_first(session, add_person(session, key, PersonData(name="Noor", role="gezinscoach")))
    assert card(vault, key).partner.person == "Noor"
    assert names(vault, key) == ["Hatice", "Lot (teamleider)"]


def test_who_comes_on_an_empty_card_leaves_nobody_behind(vault: Vault) -> None:
    key = put(vault, "Gezinscoach")
    with vault.write("Mensen") as session:
        put_first(session, add_person(session, key, PersonData(name="Lot")))
    assert (card(vault, key).partner.person, names(vault, key)) == ("Lot", [])
    vault.undo()
    assert card(vault, key).partner.person == ""


def test_a_person_of_nobody_cannot_be(vault: Vault) -> None:
    with pytest.raises(UserProblem, match="gone"), vault.write("Mensen") as session:
        put_first(session, "er-niet")
    with pytest.raises(UserProblem, match="gone"), vault.write("Mensen") as session:
        add_person(session, "er-niet")


def test_two_with_one_name_are_proposed_unless_something_speaks_against_it(vault: Vault) -> None:
    full = put(vault, "Gezinscoach", person="Hatice", organisation="CJG", phone="06 12 34 56 78")
    put(vault, "Leerkracht", ring=1)
    bare = put(vault, "gezinscoach ")
    (found,) = doubles(rows(vault))
    assert (found.stays.id, found.other.id) == (full, bare)
    assert found.why == "Twee kaartjes heten Gezinscoach."


def test_two_wijkteams_are_two(vault: Vault) -> None:
    put(vault, "Wijkteam", organisation="Noord")
    put(vault, "Wijkteam", organisation="Zuid")
    assert doubles(rows(vault)) == ()
    assert len(namesakes(rows(vault), " WIJKTEAM ")) == 2


def test_one_telephone_number_however_it_is_written_is_one_partner(vault: Vault) -> None:
    put(vault, "Gezinscoach", person="Hatice", phone="06-12345678")
    put(vault, "CJG", person="Hatice", phone="+31 6 12345678")
    assert [one.why for one in doubles(rows(vault))] == ["Twee kaartjes hebben hetzelfde telefoonnummer."]


def test_merging_keeps_everything_that_both_said(vault: Vault) -> None:
    stays = put(vault, "Gezinscoach", person="Hatice", phone="1", step=2, step_on=date(2024, 1, 1), ring=3)
    gone = put(vault, "Gezinscoach", person="Lot", phone="2", offer="Meedenken", waiting_weeks=3, ring=4, step=1)
    teacher, ib = put(vault, "Leerkracht", ring=1), put(vault, "Intern begeleider", ring=2)
    with vault.write("Lijnen") as session:
        add_line(session, stays, teacher, 3)
        add_line(session, gone, teacher, 1)
        add_line(session, gone, ib, 2, "elke week", kind=LinkKind.SHORT)
        add_person(session, gone, PersonData(name="Noor"))
    with vault.write("Samen") as session:
        merge_partners(session, stays, gone)
    found = card(vault, stays)
    assert (found.partner.person, found.partner.phone, found.partner.ring, found.partner.step) == ("Hatice", "1", 3, 2)
    assert (found.partner.offer, found.partner.waiting_weeks) == ("Meedenken", 3)
    assert {(one.name, one.phone) for one in found.people} == {("Lot", "2"), ("Noor", "")}
    assert {(line.name, line.step, line.kind) for line in found.lines} == {
        ("Leerkracht", 3, LinkKind.UNKNOWN),
        ("Intern begeleider", 2, LinkKind.SHORT),
    }
    assert gone not in {row.id for row in rows(vault)}
    vault.undo()
    assert {row.name for row in rows(vault) if row.id in (stays, gone)} == {"Gezinscoach"}
    assert names(vault, gone) == ["Noor"] and len(card(vault, gone).lines) == 2


def test_merging_keeps_the_way_a_line_went(vault: Vault) -> None:
    stays, gone, ib = put(vault, "CJG"), put(vault, "Gezinscoach"), put(vault, "Intern begeleider", ring=2)
    with vault.write("Lijn") as session:
        line = add_line(session, gone, ib, 1, step_on=date(2024, 1, 1))
        change_line(session, line, step=3, step_on=date(2025, 6, 1))
    with vault.write("Samen") as session:
        merge_partners(session, stays, gone)
    (found,) = card(vault, stays).lines
    assert [(one.step, one.since) for one in found.steps] == [(1, date(2024, 1, 1)), (3, date(2025, 6, 1))]
    assert found.step_on == date(2025, 6, 1)


def test_a_card_is_not_merged_with_itself(vault: Vault) -> None:
    key = put(vault, "Gezinscoach")
    with pytest.raises(UserProblem, match="merge-with-self"), vault.write("Samen") as session:
        merge_partners(session, key, key)


def test_a_card_without_a_name_gets_a_proposal(vault: Vault) -> None:
    put(vault, "", organisation="CJG Duinveen")
    put(vault, " ", icon="scale")
    assert [proposed_name(row) for row in unnamed(rows(vault))] == ["CJG Duinveen", "Leerplicht"]


@pytest.mark.parametrize(
    ("today", "start"),
    [
        (date(2026, 3, 12), date(2025, 8, 1)),
        (date(2025, 8, 1), date(2025, 8, 1)),
        (date(2026, 7, 31), date(2025, 8, 1)),
    ],
)
def test_a_school_year_begins_in_august(today: date, start: date) -> None:
    assert school_year_start(today) == start


def test_the_round_goes_on_where_it_was(vault: Vault) -> None:
    put(vault, "Gezinscoach", checked_on=date(2025, 7, 31))
    put(vault, "Leerkracht", ring=1, checked_on=date(2025, 3, 1))
    put(vault, "Leerplicht", checked_on=date(2025, 8, 1))
    found = round_of(rows(vault), TODAY)
    assert [row.name for row in found.todo] == ["Leerkracht", "Gezinscoach"]
    assert ([row.name for row in found.done], found.total) == (["Leerplicht"], 3)


def test_people_of_nobody_are_none(vault: Vault) -> None:
    with vault.read() as session:
        assert people_of(session, "er-niet") == ()
