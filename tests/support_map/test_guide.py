"""The words for the schoolgids: kept as the school writes them, a proposal until then, nothing made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rondom.errors import UserProblem
from rondom.plan.wording import jargon_in
from rondom.school.actions import change_school, rename_levels
from rondom.support_map.guide import (
    GuideTexts,
    guide_texts,
    guide_year,
    plain_ring,
    proposed_apply,
    proposed_intro,
    write_apply,
    write_intro,
    write_offer,
)
from rondom.vault.vault import Vault
from tests.mees import new_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as made:
        yield made


def texts(vault: Vault) -> GuideTexts:
    with vault.read() as session:
        return guide_texts(session)


def test_until_something_is_written_there_is_a_proposal_but_no_offer(vault: Vault) -> None:
    found = texts(vault)
    assert (found.intro, found.own_intro) == (proposed_intro(), "")
    assert found.apply == proposed_apply("po")
    assert [level.name for level in found.levels] == ["basis", "lichte hulp", "extra hulp", "met partners", "intensief"]
    assert found.unwritten == 5
    with vault.write("Sector") as session:
        change_school(session, sector="vo")
    assert "mentor" in texts(vault).apply


def test_what_the_school_writes_stays_and_empty_brings_the_proposal_back(vault: Vault) -> None:
    with vault.write("Teksten") as session:
        write_intro(session, "Zo doen wij dat.")
        write_apply(session, "Bel ons.\nKom langs.")
        write_offer(session, 2, "Rust in de gang.")
    found = texts(vault)
    assert (found.intro, found.apply) == ("Zo doen wij dat.", "Bel ons.\nKom langs.")
    assert [level.offer for level in found.levels] == ["", "", "Rust in de gang.", "", ""]
    with vault.write("Leeg") as session:
        write_intro(session, "  ")
    assert texts(vault).intro == proposed_intro()
    vault.undo()
    assert texts(vault).intro == "Zo doen wij dat."


def test_a_level_that_is_not_there_is_told(vault: Vault) -> None:
    with pytest.raises(UserProblem, match="gone"), vault.write("Niveau") as session:
        write_offer(session, 9, "Iets.")


def test_an_offer_stays_with_its_level_when_levels_are_renamed(vault: Vault) -> None:
    with vault.write("Teksten") as session:
        write_offer(session, 0, "In de klas.")
        write_offer(session, 2, "In een groepje.")
    with vault.write("Niveaus") as session:
        rename_levels(session, ["vooraf", "basis", "lichte hulp", "extra steun"])
    assert [(one.name, one.offer) for one in texts(vault).levels] == [
        ("vooraf", ""), ("basis", "In de klas."), ("lichte hulp", ""), ("extra steun", ""),
    ]  # fmt: skip
    with vault.write("Niveaus") as session:
        rename_levels(session, ["vooraf", "Basis", "hulp"])
    assert [one.offer for one in texts(vault).levels] == ["", "In de klas.", ""]


def test_a_level_with_another_name_keeps_its_offer_by_its_number(vault: Vault) -> None:
    with vault.write("Teksten") as session:
        write_offer(session, 1, "Extra uitleg.")
    with vault.write("Niveaus") as session:
        rename_levels(session, ["basis", "een beetje hulp", "extra hulp"])
    assert [one.offer for one in texts(vault).levels] == ["", "Extra uitleg.", ""]


@pytest.mark.parametrize("words", [proposed_intro(), proposed_apply("po"), proposed_apply("vo")])
def test_the_proposals_are_plain_dutch(words: str) -> None:
    """Short sentences, no jargon (but the name of who to ask), no exclamation."""
    sentences = [one for one in re.split(r"[.?!\n]+", words) if one.strip()]
    assert max(len(one.split()) for one in sentences) <= 15
    assert "!" not in words
    assert not [
        found for found in jargon_in(words) if "begeleider" not in str(found) and "coördinator" not in str(found)
    ]


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (date(2026, 3, 12), "2026-2027"),
        (date(2026, 9, 1), "2026-2027"),
        (date(2026, 1, 31), "2025-2026"),
        (date(2026, 2, 1), "2026-2027"),
    ],
)
def test_in_spring_the_guide_is_for_the_next_year(today: date, year: str) -> None:
    assert guide_year(today) == year


def test_jargon_becomes_plain_but_the_own_name_of_a_ring_stays() -> None:
    assert plain_ring(6, "Bestaanszekerheid") == "Geld, werk en wonen"
    assert plain_ring(6, "Rondkomen") == "Rondkomen"
    assert plain_ring(3, "Om de school") == "Om de school"
