"""What stands in the journal stays as it is: no statement changes it, not even in the middle of a change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from rondom.dossier.actions import change_pupil
from rondom.errors import Problem
from rondom.vault import guards
from rondom.vault.base import metadata
from rondom.vault.journal import DESTRUCTION, OUTSIDE
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.mees import Mees, add_mees, new_vault
from tests.vault.contents import content, is_sound

JOURNAL = ("journal_action", "journal_cell", "journal_part")
HOW = ("INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE", "REPLACE")


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Vault, Mees]]:
    with new_vault(tmp_path_factory.mktemp("guards")) as made:
        with made.write("Leerling toegevoegd") as session:
            mees = add_mees(session)
        yield made, mees


def journal(vault: Vault) -> list[list[tuple[object, ...]]]:
    with vault.read() as session:
        driver = session.connection()
        return [[tuple(row) for row in driver.exec_driver_sql(f"SELECT * FROM {name}")] for name in JOURNAL]


def refused(vault: Vault, pupil: str, statement: str, values: dict[str, object] | None = None) -> None:
    """Within a change that also does something ordinary: all of it is refused, and all stays as it was."""
    before = journal(vault), content(vault)
    with pytest.raises(Problem), vault.write("Iets gewoons") as session:
        change_pupil(session, pupil, question="Blijft dit?")
        session.execute(text(statement), values or {})
    assert (journal(vault), content(vault)) == before


def test_the_tables_of_the_journal_are_guarded_against_everything(vault: tuple[Vault, Mees]) -> None:
    assert set(OUTSIDE) - {"vault_fact", "alembic_version"} == set(JOURNAL)
    with vault[0].read() as session:
        names = session.execute(text("SELECT name FROM sqlite_schema WHERE type = 'trigger'")).scalars().all()
    wanted = {
        f"{guards.PREFIX}{table}_{event}"
        for table in (*JOURNAL, DESTRUCTION)
        for event in ("insert", "update", "delete")
    }
    assert wanted == {name for name in names if name.startswith(guards.PREFIX)}


@pytest.mark.parametrize(
    ("table", "column"), [(table, column.name) for table in JOURNAL for column in metadata.tables[table].columns]
)
def test_no_cell_of_the_journal_can_be_rewritten(vault: tuple[Vault, Mees], table: str, column: str) -> None:
    opened, mees = vault
    for value in ("'anders'", "NULL", "99"):
        refused(opened, mees.id, f'UPDATE {table} SET "{column}" = {value}')


@pytest.mark.parametrize("table", JOURNAL)
def test_nothing_can_be_taken_out_of_the_journal(vault: tuple[Vault, Mees], table: str) -> None:
    opened, mees = vault
    refused(opened, mees.id, f"DELETE FROM {table}")
    order = "seq" if table == "journal_action" else "action"
    refused(opened, mees.id, f"DELETE FROM {table} WHERE {order} = (SELECT min({order}) FROM {table})")
    if table != "journal_part":  # those come only when a change is done
        refused(opened, mees.id, f"DELETE FROM {table} WHERE {order} = journal_seq()")  # what this very change did


@pytest.mark.parametrize("how", HOW)
def test_nothing_can_be_slipped_in(vault: tuple[Vault, Mees], how: str) -> None:
    opened, mees = vault
    head = "(seq, id, hlc, device, at, actor, sentence, kind)"
    for seq in ("1", "journal_seq()", "journal_seq() + 1", "99"):
        refused(opened, mees.id, f"{how} INTO journal_action{head} VALUES ({seq}, 'x', 'x', 'x', 'x', 'x', 'x', 'do')")
        refused(opened, mees.id, f"{how} INTO journal_part(action, pupil_id) VALUES ({seq}, 'x')")
    for seq in ("1", "journal_seq() - 1", "99"):
        refused(opened, mees.id, f"{how} INTO journal_cell(id, action, tbl, \"row\") VALUES (1, {seq}, 'pupil', 'x')")
    if how != "INSERT OR IGNORE":  # which does nothing where a row stands
        over = f"{how} INTO journal_cell(id, action, tbl, \"row\") VALUES (1, journal_seq(), 'pupil', 'x')"
        refused(opened, mees.id, over)


def test_a_destruction_cannot_be_made_up(vault: tuple[Vault, Mees]) -> None:
    opened, mees = vault
    refused(
        opened,
        mees.id,
        f"INSERT INTO {DESTRUCTION}(id, dossier, at, by_id, by_name, rule, counts) VALUES ('d', :id, '', '', '', '', '')",
        {"id": mees.id},
    )


def test_a_destruction_reaches_no_other_child(tmp_path: Path) -> None:
    with new_vault(tmp_path) as vault:
        with vault.write("Leerlingen toegevoegd") as session:
            mees, other = add_mees(session), add_mees(session)
        before = journal(vault), content(vault)
        for statement in (
            "DELETE FROM journal_cell WHERE pupil_id = :id",
            "DELETE FROM journal_cell WHERE pupil_id IS NULL",
            "UPDATE journal_part SET salt = NULL WHERE pupil_id = :id",
            "UPDATE journal_part SET digest = NULL",
            "UPDATE journal_part SET salt = x'00' WHERE pupil_id = :own",
            "DELETE FROM journal_part WHERE pupil_id = :own",
            "UPDATE journal_action SET actor = 'iemand anders', sentence = ''",
            "UPDATE journal_action SET sentence = 'iets anders'",
            "DELETE FROM journal_action",
        ):
            with pytest.raises(Problem), vault.destroy("Dossier vernietigd", mees.id) as session:
                run(session, statement, id=other.id, own=mees.id)
            assert (journal(vault), content(vault)) == before, statement
        with pytest.raises(Problem), vault.destroy("Dossier vernietigd", mees.id) as session:
            run(session, _MADE_UP, id=other.id)
        assert is_sound(vault)


_MADE_UP = (
    f"INSERT INTO {DESTRUCTION}(id, dossier, at, by_id, by_name, rule, counts) VALUES ('d', :id, '', '', '', '', '')"
)


def run(session: Session, statement: str, **values: str) -> None:
    session.execute(text(statement), {name: value for name, value in values.items() if f":{name}" in statement})


def test_what_was_destroyed_stays_written(tmp_path: Path) -> None:
    from rondom.privacy.model import DestructionReason
    from rondom.privacy.retention import destroy_dossier

    with new_vault(tmp_path) as vault:
        with vault.write("Leerlingen toegevoegd") as session:
            mees, other = add_mees(session), add_mees(session)
        destroy_dossier(vault, mees.id, DestructionReason.REQUEST)
        refused(vault, other.id, f"DELETE FROM {DESTRUCTION}")
        for column in metadata.tables[DESTRUCTION].columns:
            refused(vault, other.id, f"UPDATE {DESTRUCTION} SET \"{column.name}\" = 'x'")
