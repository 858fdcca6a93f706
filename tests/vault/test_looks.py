"""Looking, printing and exporting are in the journal: the same look once, without undo and without news for screens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from rondom import clock
from rondom.dossier.actions import change_pupil
from rondom.errors import Bug
from rondom.opening import unlock
from rondom.vault.chain import verify
from rondom.vault.vault import Actor, Change, Vault
from tests.mees import PASSWORD, Mees, add_mees, new_vault
from tests.vault.contents import content, is_sound

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with new_vault(tmp_path) as made:
        clock.freeze(NOON)
        yield made


@pytest.fixture
def mees(vault: Vault) -> Mees:
    with vault.write("Leerling toegevoegd") as session:
        return add_mees(session)


def looks(vault: Vault) -> list[tuple[str, ...]]:
    with vault.read() as session:
        rows = session.execute(
            text(
                "SELECT a.kind, a.sentence, a.actor, p.pupil_id FROM journal_action a JOIN journal_part p ON p.action = a.seq "
                "WHERE a.kind IN ('see', 'print', 'export') ORDER BY a.seq"
            )
        )
        return [tuple(row) for row in rows]


def test_a_look_is_in_the_journal(vault: Vault, mees: Mees) -> None:
    assert vault.see("Dossier bekeken", mees.id)
    assert vault.see("Plan afgedrukt", mees.id, "print")
    assert vault.see("Kaart bewaard als PDF", "", "export")
    assert looks(vault) == [
        ("see", "Dossier bekeken", "Ellen Boterbloem", mees.id),
        ("print", "Plan afgedrukt", "Ellen Boterbloem", mees.id),
        ("export", "Kaart bewaard als PDF", "Ellen Boterbloem", ""),
    ]
    with vault.read() as session:
        assert verify(session).whole
    assert is_sound(vault)


def test_it_changes_nothing_and_takes_no_step_of_undo(vault: Vault, mees: Mees) -> None:
    heard: list[Change] = []
    vault.subscribe(heard.append)
    with vault.write("Leerling veranderd") as session:
        change_pupil(session, mees.id, question="Ja?")
    vault.undo()
    heard.clear()
    before = content(vault), vault.undo_sentence, vault.redo_sentence
    assert vault.see("Dossier bekeken", mees.id)
    assert (content(vault), vault.undo_sentence, vault.redo_sentence) == before
    assert heard == []
    assert vault.redo() == "Leerling veranderd"


@pytest.mark.parametrize("kind", ["print", "export"])
def test_what_goes_on_paper_or_in_a_file_is_written_every_time(vault: Vault, mees: Mees, kind: str) -> None:
    """Two prints within a minute are two papers, and may be of two versions."""
    assert vault.see("Plan afgedrukt", mees.id, kind)
    assert vault.see("Plan afgedrukt", mees.id, kind)


def test_the_same_look_is_written_once_in_a_quarter_of_an_hour(vault: Vault, mees: Mees) -> None:
    assert vault.see("Dossier bekeken", mees.id)
    for minutes in (0, 5, 14):
        clock.freeze(NOON + timedelta(minutes=minutes))
        assert not vault.see("Dossier bekeken", mees.id)
    clock.freeze(NOON + timedelta(minutes=15))
    assert vault.see("Dossier bekeken", mees.id)
    assert len(looks(vault)) == 2


def test_another_child_document_kind_or_person_is_another_look(vault: Vault, mees: Mees) -> None:
    assert vault.see("Dossier bekeken", mees.id)
    assert vault.see("Dossier bekeken", "iemand anders")
    assert vault.see("Dossier bekeken", mees.id, "print")
    assert vault.see("Plan afgedrukt", mees.id, "print")
    assert vault.see("Kindversie afgedrukt", mees.id, "print")
    vault.actor = Actor("wim", "Wim Zwaluw")
    assert vault.see("Dossier bekeken", mees.id)
    assert len(looks(vault)) == 6


def test_locking_in_between_does_not_make_it_another_look(vault: Vault, mees: Mees) -> None:
    assert vault.see("Dossier bekeken", mees.id)
    vault.close()
    again = unlock(vault.path, PASSWORD)
    assert not again.see("Dossier bekeken", mees.id)
    again.close()


def test_a_clock_that_is_set_back_hides_nothing(vault: Vault, mees: Mees) -> None:
    assert vault.see("Dossier bekeken", mees.id)
    clock.freeze(NOON - timedelta(days=1))
    assert vault.see("Dossier bekeken", mees.id)


def test_where_nothing_can_be_written_one_can_still_look(vault: Vault, mees: Mees) -> None:
    away = vault.path.with_name("weg.rondom")
    vault.path.rename(away)
    assert not vault.see("Dossier bekeken", mees.id)
    away.rename(vault.path)
    assert vault.see("Dossier bekeken", mees.id)


def test_a_vault_that_may_only_be_read_keeps_no_looks(vault: Vault, mees: Mees) -> None:
    vault.read_only = True  # as on a stick with its switch on
    assert not vault.see("Dossier bekeken", mees.id)
    assert looks(vault) == []


def test_not_in_the_middle_of_a_change(vault: Vault, mees: Mees) -> None:
    with pytest.raises(Bug), vault.write("Leerling veranderd") as session:
        change_pupil(session, mees.id, question="Ja?")
        vault.see("Dossier bekeken", mees.id)
    assert looks(vault) == []
