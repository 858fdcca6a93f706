"""Lost rows out of the journal: it holds every row as it was made, and every cell that changed since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import apsw

from rondom.vault.salvage.b_tree import Value
from rondom.vault.salvage.pour import Row

_CELLS = 'SELECT tbl, "row", col, pupil_id, after FROM journal_cell ORDER BY id'


@dataclass(slots=True)
class Memory:
    """What the journal remembers of rows that were not found."""

    rows: dict[tuple[str, str], Row] = field(default_factory=dict)
    """Table and id → the row as it was last; only of rows that were there last."""
    pupils: dict[tuple[str, str], str] = field(default_factory=dict)
    """Whose dossier a row belonged to, also of rows that cannot be made whole."""


def remembered(connection: apsw.Connection, wanted: Mapping[str, set[str]], anything: set[str]) -> Memory:
    """Go through the journal once. `wanted`: ids per table; of the tables in `anything` every row that is not there.

    A child whose dossier was destroyed is not in the journal any more, so nothing of it comes back.
    """
    memory = Memory()
    for table, row, column, pupil, after in connection.execute(_CELLS):
        key = (str(table), str(row))
        if key[1] not in wanted.get(key[0], ()) and (key[0] not in anything or _is_there(connection, *key)):
            continue
        if pupil:
            memory.pupils[key] = str(pupil)
        if column is None:
            _set_whole(memory, key, after)
        elif key in memory.rows:
            memory.rows[key][str(column)] = after
    return memory


def _set_whole(memory: Memory, key: tuple[str, str], after: Value) -> None:
    """The row was made, or it was taken away."""
    memory.rows.pop(key, None)
    if isinstance(after, (str, bytes)):
        try:
            row = json.loads(after)
        except ValueError:
            return
        if isinstance(row, dict):
            memory.rows[key] = row


def _is_there(connection: apsw.Connection, table: str, row: str) -> bool:
    return bool(connection.execute(f'SELECT 1 FROM "{table}" WHERE id = ?', (row,)).fetchall())  # noqa: S608
