"""Which fields a person filled or changed, as the journal tells. An import never overwrites those unasked."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import and_, select

from rondom.vault.journal import ACTION, CELL
from rondom.vault.store import Session


def by_hand(session: Session, table: str, import_sentence: str) -> Mapping[str, frozenset[str]]:
    """Row id → columns whose last change was not an import. Undo and redo bring back what counted before them."""
    hand: dict[tuple[str, str], bool] = {}
    before: dict[tuple[int, str, str], bool] = {}
    cells = select(CELL.c.row, CELL.c.col, CELL.c.after, ACTION.c.seq, ACTION.c.sentence, ACTION.c.reverses)
    joined = cells.join(ACTION, and_(ACTION.c.seq == CELL.c.action, CELL.c.tbl == table)).order_by(CELL.c.id)
    for cell in session.execute(joined):
        own = not cell.sentence.endswith(import_sentence)
        for column in _columns(cell.col, cell.after):
            before[cell.seq, cell.row, column] = hand.get((cell.row, column), False)
            hand[cell.row, column] = before.get((cell.reverses, cell.row, column), own)
    found: dict[str, set[str]] = {}
    for (row, column), typed in hand.items():
        if typed:
            found.setdefault(row, set()).add(column)
    return {row: frozenset(columns) for row, columns in found.items()}


def _columns(column: str | None, row: str | bytes | None) -> set[str]:
    """The column, or for a whole row every column that was filled."""
    if column is not None:
        return {column}
    return {name for name, value in json.loads(row or "{}").items() if value not in ("", None, 0)}
