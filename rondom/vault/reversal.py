"""Taking an action back by reading its cells in reverse. Redo is taking back the undo."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import text

from rondom.vault.store import Session


def reverse(session: Session, seq: int) -> None:
    """Put every cell of action `seq` back to what it was before. The reversal is journalled as any other change."""
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    driver = session.connection()
    cells = driver.exec_driver_sql(
        'SELECT tbl, "row", col, before FROM journal_cell WHERE action = ? ORDER BY id DESC', (seq,)
    ).fetchall()
    for table, row, column, before in cells:
        statement, values = _statement(table, row, column, before)
        driver.exec_driver_sql(statement, values)


def _statement(table: str, row: str, column: str | None, before: Any) -> tuple[str, tuple[Any, ...]]:
    """Names come from the schema by way of the triggers, never from a person; so they may stand in the statement."""
    if column is not None:
        return f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (before, row)  # noqa: S608
    if before is None:
        return f'DELETE FROM "{table}" WHERE id = ?', (row,)  # noqa: S608
    values: dict[str, Any] = json.loads(before)
    names = ", ".join(f'"{name}"' for name in values)
    places = ", ".join("?" * len(values))
    return f'INSERT INTO "{table}" ({names}) VALUES ({places})', tuple(values.values())  # noqa: S608
