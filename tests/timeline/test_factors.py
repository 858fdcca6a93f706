from __future__ import annotations

from collections import Counter

import pytest

from rondom.errors import UserProblem
from rondom.timeline.actions import add_event, remove_event
from rondom.timeline.factors import CASE, FACTORS, POLICY, factors_for, remove_factor, set_factor
from rondom.timeline.model import EventData, FactorEffect
from rondom.timeline.queries import event_detail, life
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees


@pytest.fixture
def event(vault: Vault, mees: Mees) -> str:
    with vault.write("Toegevoegd") as session:
        return add_event(session, mees.id, EventData(title="Speltherapie"))


def words(vault: Vault, event: str) -> list[str]:
    with vault.read() as session:
        return [one.words for one in event_detail(session, event).factors]


def test_the_catalogue_has_ten_that_protect_and_every_key_on_both_levels_from_both_sides() -> None:
    assert len(factors_for(FactorEffect.PROTECTIVE)) == 10
    for effect in (FactorEffect.ENABLING, FactorEffect.HINDERING):
        places = Counter((one.seat, one.level) for one in factors_for(effect))
        assert places == Counter((seat, level) for seat in range(1, 8) for level in (CASE, POLICY))


def test_nothing_in_the_catalogue_names_a_risk_or_a_number() -> None:
    for factor in FACTORS.values():
        assert "risico" not in factor.name.casefold()
        assert not any(letter.isdigit() for letter in factor.name)


def test_a_factor_is_linked_once_and_can_be_taken_away(vault: Vault, mees: Mees, event: str) -> None:
    with vault.write("Factor") as session:
        first = set_factor(session, event, FactorEffect.PROTECTIVE, "steun")
        again = set_factor(session, event, FactorEffect.PROTECTIVE, "steun")
        set_factor(session, event, FactorEffect.HINDERING, text="  de taxi kwam te laat ")
    assert first == again
    assert words(vault, event) == [FACTORS["steun"].name, "de taxi kwam te laat"]
    with vault.read() as session:
        found = life(session, mees.id, TODAY)
    assert found.factors == {event: frozenset({"protective", "steun", "hindering"})}
    with vault.write("Weg") as session:
        remove_factor(session, first)
    assert words(vault, event) == ["de taxi kwam te laat"]
    vault.undo()
    assert len(words(vault, event)) == 2


@pytest.mark.parametrize(
    ("effect", "factor", "text", "code"),
    [
        (FactorEffect.PROTECTIVE, "", "  ", "factor-no-words"),
        (FactorEffect.PROTECTIVE, "aanbod-niet", "", "field-invalid"),
        (FactorEffect.HINDERING, "onbekend", "", "field-invalid"),
    ],
)
def test_what_says_nothing_or_does_not_fit_is_refused(
    vault: Vault, event: str, effect: FactorEffect, factor: str, text: str, code: str
) -> None:
    with pytest.raises(UserProblem, match=code), vault.write("Factor") as session:
        set_factor(session, event, effect, factor, text)
    assert words(vault, event) == []


def test_factors_go_with_their_event_and_come_back_with_it(vault: Vault, event: str) -> None:
    with vault.write("Factor") as session:
        set_factor(session, event, FactorEffect.PROTECTIVE, "steun")
    with vault.write("Weg") as session:
        remove_event(session, event)
    with pytest.raises(UserProblem, match="gone"), vault.write("Factor") as session:
        set_factor(session, event, FactorEffect.PROTECTIVE, "steun")
    vault.undo()
    assert words(vault, event) == [FACTORS["steun"].name]
