"""Adding and changing many rows at once, each through the class that validates. What importers write with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from rondom.errors import UserProblem
from rondom.vault.base import Row, columns
from rondom.vault.ids import new_id
from rondom.vault.records import validated
from rondom.vault.store import Session


def insert_many(session: Session, table: type[Row], rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Add rows with their defaults. Ids of other rows may stand among the values. Returns the ids in order."""
    if not rows:
        return []
    known, defaults = table.DATA.model_fields, table.DATA().model_dump()
    filled = [
        {
            "id": new_id(),
            **defaults,
            **validated(table, {name: value for name, value in row.items() if name in known}),
            **{name: value for name, value in row.items() if name not in known},
        }
        for row in rows
    ]
    session.execute(insert(table), filled)
    return [str(row["id"]) for row in filled]


def update_many(session: Session, table: type[Row], changes: Mapping[str, Mapping[str, Any]]) -> int:
    """Change rows, those with the same columns together. Raises UserProblem "import-outdated" when one is gone."""
    by_columns: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for id_, values in changes.items():
        if values:
            by_columns.setdefault(tuple(sorted(values)), []).append({"row_id": id_, **validated(table, values)})
    check_there(session, table, changes)
    for names, rows in by_columns.items():
        statement = update(table.__table__).where(columns(table).id == bindparam("row_id"))  # type: ignore[attr-defined]  # as in `columns`
        session.connection().execute(statement.values({name: bindparam(name) for name in names}), rows)
    return sum(map(len, by_columns.values()))


def check_there(session: Session, table: type[Row], ids: Mapping[str, object]) -> None:
    """Raises UserProblem "import-outdated" when one of them is gone."""
    if ids:
        there = set(session.execute(select(columns(table).id)).scalars())
        if not ids.keys() <= there:
            raise UserProblem("import-outdated")
