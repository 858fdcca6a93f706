"""Partners and lines in a real vault: what is kept, what is counted, and that everything can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom import clock
from rondom.errors import UserProblem
from rondom.opening import create, unlock
from rondom.support_map.actions import (
    add_line,
    add_partner,
    add_roles,
    change_line,
    change_partner,
    confirm_partner,
    name_ring,
    remove_line,
    remove_partner,
)
from rondom.support_map.defaults import ICONS, RING_NAMES, icon_for, roles
from rondom.support_map.model import PartnerData
from rondom.support_map.queries import (
    PartnerRow,
    lines_of,
    map_links,
    months_between,
    partner_card,
    partner_row,
    partner_rows,
    ring_names,
    split_days,
    support_map,
)
from rondom.vault.keys import KdfParameters
from rondom.vault.vault import Vault

TODAY = date(2026, 3, 12)
PASSWORD = "vier gewone woorden samen"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    clock.freeze(datetime(2026, 3, 12, 13, 0))
    made = create(
        tmp_path / "school.rondom", PASSWORD, "De Proefschool", "Ib Proef", KdfParameters(8 * 1024, 1, 1)
    ).vault
    yield made
    made.close()


def put(vault: Vault, name: str = "Gezinscoach", **values: object) -> str:
    with vault.write("Partner toegevoegd") as session:
        return add_partner(session, PartnerData(name=name, **values))


def rows(vault: Vault) -> list[PartnerRow]:
    with vault.read() as session:
        return partner_rows(session, TODAY)


def row(vault: Vault, key: str) -> PartnerRow:
    with vault.read() as session:
        return partner_row(session, key, TODAY)


def test_a_partner_is_there_after_closing_and_opening(vault: Vault) -> None:
    put(vault, person="Hatice Kievit", phone="06 00 00 12 34", days="do,ma", call_first=True, waiting_weeks=2, step=3)
    vault.close()
    again = unlock(vault.path, PASSWORD)
    found = rows(again)[0]
    again.close()
    assert (found.person, found.phone, found.days) == ("Hatice Kievit", "06 00 00 12 34", ("ma", "do"))
    assert found.call_first and found.step == 3 and found.waiting_weeks == 2 and found.checked_on == TODAY


def test_a_known_function_brings_its_sign(vault: Vault) -> None:
    assert row(vault, put(vault, "Leerplicht")).icon == "scale"
    assert row(vault, put(vault, "Iets anders")).icon == "users"
    assert row(vault, put(vault, "Leerplicht", icon="gavel")).icon == "gavel"


def test_who_comes_into_the_own_team_loses_the_line(vault: Vault) -> None:
    key = put(vault, ring=3, step=3)
    with vault.write("Gewijzigd") as session:
        change_partner(session, key, ring=2)
    assert row(vault, key).step is None and row(vault, key).own_team


def test_a_waiting_time_is_dated(vault: Vault) -> None:
    key = put(vault)
    with vault.write("Gewijzigd") as session:
        change_partner(session, key, waiting_weeks=9)
    assert row(vault, key).waiting_on == TODAY and row(vault, key).waits_long
    with vault.write("Gewijzigd") as session:
        change_partner(session, key, waiting_weeks=None)
    assert row(vault, key).waiting_on is None and not row(vault, key).waits_long


def test_a_value_that_cannot_be_is_refused_and_nothing_changes(vault: Vault) -> None:
    key = put(vault)
    with pytest.raises(UserProblem, match="field-invalid"), vault.write("Gewijzigd") as session:
        change_partner(session, key, ring=9)
    assert row(vault, key).ring == 3
    with pytest.raises(UserProblem, match="gone"), vault.write("Gewijzigd") as session:
        change_partner(session, "er-niet", name="X")


def test_a_card_grows_old_and_klopt_nog_makes_it_fresh(vault: Vault) -> None:
    key = put(vault, person="Ton", step=1, checked_on=date(2025, 6, 12))
    with vault.read() as session:
        node = support_map(session, TODAY).nodes[0]
    assert node.stale and node.note == "9 maanden oud"
    with vault.write("Nagekeken") as session:
        confirm_partner(session, key, "Ib Proef")
    fresh = row(vault, key)
    assert not fresh.stale and fresh.checked_on == TODAY and fresh.checked_by == "Ib Proef"


@pytest.mark.parametrize(("checked", "stale"), [(date(2025, 9, 13), False), (date(2025, 9, 12), True)])
def test_half_a_year_is_the_limit(vault: Vault, checked: date, stale: bool) -> None:
    assert row(vault, put(vault, checked_on=checked)).stale is stale


def test_the_own_team_does_not_grow_old(vault: Vault) -> None:
    assert not row(vault, put(vault, "Leerkracht", ring=1, checked_on=date(2020, 1, 1))).stale


def test_the_note_says_what_needs_attention_first(vault: Vault) -> None:
    put(vault, "A", person="Ellen", waiting_weeks=26, checked_on=date(2025, 1, 1))
    put(vault, "B", person="Ellen", waiting_weeks=26)
    put(vault, "C", person="Ellen", waiting_weeks=2)
    put(vault, "D", organisation="CJG")
    put(vault, "MEE", organisation="Mee ")
    put(vault, " ", person="Lot")
    with vault.read() as session:
        notes = {node.name: (node.note, node.waiting) for node in support_map(session, TODAY).nodes}
    assert notes == {
        "A": ("14 maanden oud", False),
        "B": ("wachttijd 26 weken", True),
        "C": ("Ellen", False),
        "D": ("CJG", False),
        "MEE": ("", False),
        "Zonder naam": ("Lot", False),
    }


def test_a_line_is_the_same_from_both_sides(vault: Vault) -> None:
    one, other = put(vault, "Gezinscoach", person="Hatice"), put(vault, "Leerkracht", ring=1, person="Marloes")
    with vault.write("Lijn") as session:
        key = add_line(session, other, one, 3, "elke week")
        assert add_line(session, one, other, 4, "om de week") == key
    with vault.read() as session:
        assert len(map_links(session)) == 1
        assert [(line.name, line.person, line.step, line.frequency) for line in lines_of(session, one)] == [
            ("Leerkracht", "Marloes", 4, "om de week")
        ]
        assert [line.partner_id for line in lines_of(session, other)] == [one]
    with vault.write("Lijn") as session:
        change_line(session, key, step=2)
    with vault.read() as session:
        assert partner_card(session, one, TODAY).lines[0].step == 2
    with vault.write("Lijn") as session:
        remove_line(session, key)
    with vault.read() as session:
        assert map_links(session) == []


def test_nobody_has_a_line_with_themselves(vault: Vault) -> None:
    one = put(vault)
    with pytest.raises(UserProblem, match="line-to-self"), vault.write("Lijn") as session:
        add_line(session, one, one)


def test_removing_takes_the_lines_along_and_undo_brings_both_back(vault: Vault) -> None:
    one, other = put(vault, "Gezinscoach"), put(vault, "Leerkracht", ring=1)
    with vault.write("Lijn") as session:
        add_line(session, one, other, 3)
    with vault.write("Gezinscoach van de kaart gehaald") as session:
        remove_partner(session, one)
    with vault.read() as session:
        assert [found.id for found in partner_rows(session, TODAY)] == [other] and map_links(session) == []
        with pytest.raises(UserProblem, match="gone"):
            partner_card(session, one, TODAY)
    assert vault.undo() == "Gezinscoach van de kaart gehaald"
    with vault.read() as session:
        assert {found.id for found in partner_rows(session, TODAY)} == {one, other}
        assert [(link.step) for link in map_links(session)] == [3]


def test_usual_roles_are_added_once(vault: Vault) -> None:
    usual = [role for role in roles("po") if role.start]
    put(vault, "gezinscoach", person="Hatice")
    with vault.write("Gewone functies") as session:
        first = add_roles(session, usual)
        assert add_roles(session, usual) == []
    with vault.read() as session:
        known = support_map(session, TODAY)
    assert len(first) == len(usual) - 1 and len(known.rows) == len(usual)
    assert (known.colleagues, known.partners) == (5, 6)
    assert all(one.stale for one in known.rows if one.id in first and not one.own_team)
    assert all((one.step is None) == one.own_team for one in known.rows if one.id in first)


def test_primary_and_secondary_schools_have_their_own_words() -> None:
    primary, secondary = ({role.name for role in roles(sector)} for sector in ("po", "vo"))
    assert "Intern begeleider" in primary - secondary and "Zorgcoördinator" in secondary - primary
    for sector in ("po", "vo"):
        assert {role.ring for role in roles(sector)} == set(RING_NAMES)
        assert len({role.name for role in roles(sector)}) == len(roles(sector))
        assert all(role.icon in ICONS and icon_for(role.name) for role in roles(sector))


def test_a_school_names_its_own_rings(vault: Vault) -> None:
    with vault.write("Ring") as session:
        name_ring(session, 3, "Wijk")
    with vault.read() as session:
        assert ring_names(session)[3] == "Wijk" and list(ring_names(session)) == [1, 2, 3, 4, 5, 6]
    with vault.write("Ring") as session:
        name_ring(session, 3, " ")
    with vault.read() as session:
        assert ring_names(session)[3] == "Om de school"


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 2000))
def test_months_pass_whole(then: date, days: int) -> None:
    today = date.fromordinal(then.toordinal() + days)
    months = months_between(then, today)
    assert months * 28 <= days + 3 and days < (months + 1) * 31 + 1
    assert months_between(today, then) == 0 or days == 0


@given(st.lists(st.sampled_from(("ma", "di", "wo", "do", "vr", "zo", " MA ", ""))))
def test_days_come_in_the_order_of_the_week(parts: list[str]) -> None:
    found = split_days(",".join(parts))
    assert list(found) == [
        day for day in ("ma", "di", "wo", "do", "vr") if day in {part.strip().lower() for part in parts}
    ]
