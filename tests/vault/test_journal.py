"""No change goes past the journal: not in any table, not in any column, not by any kind of statement."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import text

from rondom.errors import Bug, Problem
from rondom.vault.base import metadata
from rondom.vault.journal import DESTRUCTION, OUTSIDE
from rondom.vault.store import Session
from rondom.vault.vault import Actor, Vault
from tests.mees import new_vault
from tests.vault.contents import content, is_sound, tables

JOURNALLED = sorted(table.name for table in metadata.tables.values() if table.name not in OUTSIDE)
CHANGING = [name for name in JOURNALLED if name != DESTRUCTION]
"""What was destroyed is written once, by the destruction itself: see `test_guards.py`."""
MADE_UP = {"INTEGER": 1, "BOOLEAN": 1, "DATE": "2026-03-12", "DATETIME": "2026-03-12 13:15:00"}


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """One row, of nonsense, in every table; without keys between them, so that each table is looked at by itself."""
    with new_vault(tmp_path_factory.mktemp("journal")) as made:
        made._opened.connection.pragma("foreign_keys", False)
        with made.write("Overal iets") as session:
            for name in CHANGING:
                put(session, "INSERT", name)
        yield made


def put(session: Session, how: str, table: str, key: str = "row") -> None:
    columns = metadata.tables[table].columns
    values = {column.name: MADE_UP.get(str(column.type), f"{column.name} ☂") for column in columns} | {"id": key}
    names, places = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
    session.connection().exec_driver_sql(f'{how} INTO "{table}" ({names}) VALUES ({places})', tuple(values.values()))


def last_cells(vault: Vault) -> list[sa.Row]:
    with vault.read() as session:
        return list(
            session.execute(
                text(
                    'SELECT tbl, "row", col, before, after, pupil_id FROM journal_cell '
                    "WHERE action = (SELECT max(seq) FROM journal_action) ORDER BY id"
                )
            )
        )


def test_these_are_all_tables(vault: Vault) -> None:
    with vault.read() as session:
        assert sorted(set(tables(session)) - OUTSIDE) == JOURNALLED


@pytest.mark.parametrize("table", [*JOURNALLED, *sorted(OUTSIDE)])
def test_outside_a_change_nothing_can_be_changed(vault: Vault, table: str) -> None:
    before = content(vault)
    columns = metadata.tables[table].columns if table in metadata.tables else [sa.Column("version_num")]
    statements = [f'DELETE FROM "{table}"', *(f'UPDATE "{table}" SET "{one.name}" = 7' for one in columns)]
    for statement in statements:
        with pytest.raises(Problem), vault.read() as session:
            session.execute(text(statement))
    if table in JOURNALLED:
        for how in ("INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"):
            with pytest.raises(Problem), vault.read() as session:
                put(session, how, table, "other" if how == "INSERT OR IGNORE" else "row")
    assert content(vault) == before
    with vault.read() as session:
        assert session.execute(text("SELECT count(*) FROM journal_cell")).scalar_one() > len(JOURNALLED)


def test_the_table_itself_cannot_be_changed_by_looking(vault: Vault) -> None:
    for statement in ("DROP TABLE pupil", "DROP TRIGGER j_pupil_level", "PRAGMA user_version = 9"):
        with pytest.raises(Bug), vault.read() as session:
            session.execute(text(statement))


@pytest.mark.parametrize("table", CHANGING)
def test_every_column_of_every_table_has_its_cell(vault: Vault, table: str) -> None:
    names = [column.name for column in metadata.tables[table].columns if column.name != "id"]
    for name in names:
        with vault.write("Cel veranderd") as session:
            session.execute(text(f'UPDATE "{table}" SET "{name}" = 5 WHERE id = \'row\''))
        [cell] = last_cells(vault)
        assert tuple(cell)[:3] == (table, "row", name)
        assert cell.after in (5, "5")
        assert cell.before in (1, "2026-03-12", "2026-03-12 13:15:00", f"{name} ☂")
        assert vault.undo() == "Cel veranderd"


@pytest.mark.parametrize("table", CHANGING)
def test_a_row_put_over_another_is_two_cells(vault: Vault, table: str) -> None:
    """SQLite removes the old row in silence, unless the connection asks it to run the triggers then too."""
    before = content(vault)
    with vault.write("Vervangen") as session:
        put(session, "INSERT OR REPLACE", table)
    assert [cell.before is None for cell in last_cells(vault)] == [False, True]
    vault.undo()
    assert content(vault) == before


def test_an_action_that_puts_everything_back_still_tells(vault: Vault) -> None:
    with vault.write("Heen en weer") as session:
        for words in ("anders", "text ☂"):
            session.execute(text("UPDATE note SET text = :words WHERE id = 'row'"), {"words": words})
    assert [(cell.before, cell.after) for cell in last_cells(vault)] == [("text ☂", "anders"), ("anders", "text ☂")]
    vault.undo()


def test_who_did_it_is_known_by_id_as_well(tmp_path: Path) -> None:
    """Names change; and of two people with one name only the id tells who."""
    with new_vault(tmp_path) as vault:
        for actor in (Actor("een", "Ellen"), Actor("twee", "Ellen")):
            vault.actor = actor
            with vault.write("Ring") as session:
                session.execute(text("UPDATE ring SET name = name || '!'"))
        vault.undo()
        with vault.read() as session:
            told = session.execute(text("SELECT actor_id, actor, kind FROM journal_action ORDER BY seq DESC LIMIT 3"))
            assert [tuple(row) for row in told] == [
                ("twee", "Ellen", "undo"), ("twee", "Ellen", "do"), ("een", "Ellen", "do"),
            ]  # fmt: skip


def test_after_all_this_the_vault_is_sound(tmp_path: Path) -> None:
    with new_vault(tmp_path) as vault:
        for _turn in range(3):
            with vault.write("Ring") as session:
                session.execute(text("UPDATE ring SET name = name || '!'"))
        while vault.undo():
            pass
        assert is_sound(vault)
