"""Lines with their kind, their direction from either end, and the way they went up and down the ladder; in a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from rondom import clock
from rondom.errors import UserProblem
from rondom.support_map.actions import (
    add_line,
    add_partner,
    change_line,
    change_partner,
    remove_line,
    remove_partner,
    replace_partner,
    turn_line,
)
from rondom.support_map.card_words import history_words, since_words
from rondom.support_map.lines import LineRow, direction_words, lines_of
from rondom.support_map.model import LinkDirection, LinkKind, PartnerData, StepMark
from rondom.support_map.queries import partner_card, support_map
from rondom.vault.base import columns
from rondom.vault.vault import Vault
from tests.mees import TODAY, new_vault

Steps = list[tuple[int, date]]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    clock.freeze(datetime(2026, 3, 12, 13, 0))
    with new_vault(tmp_path) as made:
        yield made


def put(vault: Vault, name: str, **values: object) -> str:
    with vault.write("Partner") as session:
        return add_partner(session, PartnerData(name=name, **values))


def line(vault: Vault, key: str) -> LineRow:
    with vault.read() as session:
        return lines_of(session, key)[0]


def on(day: date) -> None:
    clock.freeze(datetime(day.year, day.month, day.day, 9, 0))


def way(vault: Vault, key: str) -> Steps:
    with vault.read() as session:
        return [(one.step, one.since) for one in partner_card(session, key, TODAY).steps]


def step(vault: Vault, key: str, number: int, **values: object) -> None:
    with vault.write("Trede") as session:
        change_partner(session, key, step=number, **values)


def test_a_new_step_is_dated_and_the_one_before_stays(vault: Vault) -> None:
    key = put(vault, "Gezinscoach", step=1, step_on=date(2022, 9, 1))
    step(vault, key, 2, step_on=date(2023, 9, 1))
    step(vault, key, 3)
    assert way(vault, key) == [(1, date(2022, 9, 1)), (2, date(2023, 9, 1)), (3, TODAY)]
    with vault.read() as session:
        card = partner_card(session, key, TODAY)
    assert card.partner.step_on == TODAY and since_words(card.steps) == "sinds 2026 trede 3"
    assert history_words(card.steps[:2]) == "trede 1 sinds 1 september 2022 en trede 2 sinds 1 september 2023"


def test_a_slip_of_the_hand_leaves_no_trace(vault: Vault) -> None:
    key = put(vault, "Gezinscoach", step=2, step_on=date(2024, 1, 8))
    step(vault, key, 4)
    step(vault, key, 2)
    assert way(vault, key) == [(2, date(2024, 1, 8))]
    with vault.read() as session:
        assert partner_card(session, key, TODAY).partner.step_on == date(2024, 1, 8)


def test_the_day_of_a_step_can_be_put_right(vault: Vault) -> None:
    key = put(vault, "Gezinscoach", step=1)
    step(vault, key, 3)
    with vault.write("Dag") as session:
        change_partner(session, key, step_on=date(2025, 10, 1))
    assert way(vault, key) == [(3, date(2025, 10, 1))]


def test_a_line_goes_down_the_ladder_as_well(vault: Vault) -> None:
    key = put(vault, "Gezinscoach", step=3, step_on=date(2024, 1, 8))
    step(vault, key, 1)
    assert [number for number, _since in way(vault, key)] == [3, 1]


def test_undo_takes_the_step_and_its_mark_back(vault: Vault) -> None:
    key = put(vault, "Gezinscoach", step=1, step_on=date(2024, 1, 8))
    step(vault, key, 2)
    vault.undo()
    assert way(vault, key) == [(1, date(2024, 1, 8))]


def test_a_line_has_a_way_of_its_own_and_takes_it_along(vault: Vault) -> None:
    one, other = put(vault, "Gezinscoach"), put(vault, "Leerkracht", ring=1)
    with vault.write("Lijn") as session:
        key = add_line(session, one, other, 1, "elke maand", kind=LinkKind.FORM, step_on=date(2024, 1, 8))
        change_line(session, key, step=3, kind=LinkKind.SHORT)
    found = line(vault, one)
    assert [(mark.step, mark.since) for mark in found.steps] == [(1, date(2024, 1, 8)), (3, TODAY)]
    assert (found.kind, found.step_on) == (LinkKind.SHORT, TODAY)
    with vault.write("Weg") as session:
        remove_line(session, key)
    assert marks(vault) == 0
    vault.undo()
    assert marks(vault) == 2 and len(line(vault, other).steps) == 2


def marks(vault: Vault) -> int:
    from sqlalchemy import func, select

    with vault.read() as session:
        return int(session.execute(select(func.count(columns(StepMark).id))).scalar_one())


def test_removing_a_partner_leaves_no_marks_behind(vault: Vault) -> None:
    one, other = put(vault, "Gezinscoach", step=2, step_on=TODAY), put(vault, "Leerkracht", ring=1)
    with vault.write("Lijn") as session:
        add_line(session, one, other, 2, step_on=TODAY)
    assert marks(vault) == 2
    with vault.write("Weg") as session:
        remove_partner(session, one)
    assert marks(vault) == 0


@pytest.mark.parametrize("turned", [False, True])
def test_a_direction_is_seen_from_where_one_stands(vault: Vault, turned: bool) -> None:
    ids = [put(vault, "Gezinscoach"), put(vault, "Leerkracht", ring=1)]
    one, other = reversed(ids) if turned else ids
    with vault.write("Lijn") as session:
        key = add_line(session, one, other, 2, direction=LinkDirection.FROM)
    assert (line(vault, one).direction, line(vault, other).direction) == (LinkDirection.FROM, LinkDirection.TO)
    with vault.write("Richting") as session:
        turn_line(session, key, other, LinkDirection.FROM)
    assert (line(vault, one).direction, line(vault, other).direction) == (LinkDirection.TO, LinkDirection.FROM)
    assert direction_words(LinkDirection.TO, "Ellen", "Wim") == "Wim zoekt Ellen op."


def test_the_last_contact_is_the_later_of_what_was_noted_and_a_meeting(vault: Vault) -> None:
    one, other = put(vault, "Gezinscoach"), put(vault, "Leerkracht", ring=1)
    with vault.write("Lijn") as session:
        add_line(session, one, other, 2, last_contact=date(2026, 2, 1))
    pair = (min(one, other), max(one, other))
    with vault.read() as session:
        before = lines_of(session, one, {pair: date(2026, 1, 1)})[0]
        after = lines_of(session, one, {pair: date(2026, 3, 1)})[0]
    assert (before.last_contact, before.met) == (date(2026, 2, 1), False)
    assert (after.last_contact, after.met) == (date(2026, 3, 1), True)


def test_nobody_replaces_in_a_circle(vault: Vault) -> None:
    first, second, third = (put(vault, name) for name in ("A", "B", "C"))
    with vault.write("Vervangen") as session:
        replace_partner(session, first, second)
        replace_partner(session, second, third)
    for by, code in ((third, "replaced-by-self"), (first, "replaced-in-a-circle"), (second, "replaced-in-a-circle")):
        with pytest.raises(UserProblem, match=code), vault.write("Kring") as session:
            replace_partner(session, third, by)
    with vault.read() as session:
        assert partner_card(session, third, TODAY).replaced_by is None


def test_who_was_replaced_leaves_the_map_and_stays_in_the_list(vault: Vault) -> None:
    old, new = put(vault, "Jeugdarts", checked_on=date(2024, 1, 1)), put(vault, "Jeugdverpleegkundige")
    teacher = put(vault, "Leerkracht", ring=1)
    with vault.write("Vervangen") as session:
        add_line(session, old, teacher, 2)
        replace_partner(session, old, new)
    with vault.read() as session:
        known = support_map(session, TODAY)
        cards = partner_card(session, old, TODAY), partner_card(session, new, TODAY)
    assert {node.key for node in known.nodes} == {new, teacher} and not known.links
    assert {row.id for row in known.rows} == {old, new, teacher} and (known.partners, known.stale) == (1, 0)
    assert cards[0].replaced_by == (new, "Jeugdverpleegkundige") and cards[1].replaces == ((old, "Jeugdarts"),)
    with vault.write("Terug") as session:
        replace_partner(session, old, None)
    with vault.read() as session:
        assert support_map(session, TODAY).partners == 2
