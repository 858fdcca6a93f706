"""Everything that stands in an open vault, to compare before and after."""

from __future__ import annotations

import importlib
import json
from typing import Any

from sqlalchemy import text

from rondom.vault.journal import OUTSIDE
from rondom.vault.search_index import is_index
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from tests.architecture.source import ROOT

for model in (ROOT / "rondom").glob("*/model.py"):
    importlib.import_module(f"rondom.{model.parent.name}.model")  # each adds its tables to the metadata

Content = dict[str, list[tuple[Any, ...]]]
"""Table → its rows, by id. A table without rows is not named."""


def tables(session: Session) -> list[str]:
    found = session.execute(text("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")).scalars()
    return [name for name in found if not name.startswith("sqlite_") and not is_index(name)]


def content(vault: Vault) -> Content:
    """All rows of all tables but the journal's own."""
    with vault.read() as session:
        driver = session.connection()
        found = {
            name: [tuple(row) for row in driver.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY id')]
            for name in tables(session)
            if name not in OUTSIDE
        }
    return {name: rows for name, rows in found.items() if rows}


def replayed(vault: Vault, start: Content) -> Content:
    """`start` with every cell of the journal done once more: what has to stand in the vault when no change escaped it."""
    rows = {table: {row[0]: row for row in found} for table, found in start.items()}
    with vault.read() as session:
        driver = session.connection()
        names = {
            table: [column[1] for column in driver.exec_driver_sql(f'PRAGMA table_info("{table}")')]
            for table in tables(session)
        }
        cells = driver.exec_driver_sql('SELECT tbl, "row", col, before, after FROM journal_cell ORDER BY id').fetchall()
    for table, row, column, before, after in cells:
        there = rows.setdefault(table, {})
        if column is not None:
            values = list(there[row])
            values[names[table].index(column)] = after
            there[row] = tuple(values)
        elif after is not None:
            there[row] = tuple(json.loads(after)[name] for name in names[table])
        else:
            assert json.loads(before) == dict(zip(names[table], there.pop(row), strict=True))
    return {table: [there[row] for row in sorted(there)] for table, there in rows.items() if there}


def is_sound(vault: Vault) -> bool:
    """Every page, every index, every key to another row, and no change without a cell, unless its child was destroyed."""
    with vault.read() as session:
        driver = session.connection()
        whole = driver.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        loose = driver.exec_driver_sql("PRAGMA foreign_key_check").all()
        empty = driver.exec_driver_sql(
            "SELECT seq FROM journal_action WHERE kind IN ('do', 'undo', 'redo') "
            "AND seq NOT IN (SELECT action FROM journal_cell) "
            "AND seq NOT IN (SELECT action FROM journal_part WHERE salt IS NULL AND digest IS NOT NULL)"
        ).all()
    return whole and not loose and not empty
