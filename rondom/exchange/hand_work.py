"""Which fields a person filled or changed, as the journal tells. An import never overwrites those unasked."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import and_, select

from rondom.vault.journal import ACTION, CELL
from rondom.vault.store import Session


def by_hand(session: Session, table: str, import_sentence: str) -> Mapping[str, frozenset[str]]:
    """Row id → columns whose last change was not an action with `import_sentence`. Taking an import back is a choice
    of a person too, so it counts as by hand."""
    found: dict[str, set[str]] = {}
    cells = select(CELL.c.row, CELL.c.col, CELL.c.after, ACTION.c.sentence, ACTION.c.kind)
    joined = cells.join(ACTION, and_(ACTION.c.seq == CELL.c.action, CELL.c.tbl == table)).order_by(CELL.c.id)
    for cell in session.execute(joined):
        mine = cell.kind != "undo" and cell.sentence.endswith(import_sentence)
        columns = _columns(cell.col, cell.after)
        if mine:
            found.setdefault(cell.row, set()).difference_update(columns)
        else:
            found.setdefault(cell.row, set()).update(columns)
    return {row: frozenset(columns) for row, columns in found.items() if columns}


def _columns(column: str | None, row: str | bytes | None) -> set[str]:
    """The column, or for a whole row every column that was filled."""
    if column is not None:
        return {column}
    return {name for name, value in json.loads(row or "{}").items() if value not in ("", None, 0)}
