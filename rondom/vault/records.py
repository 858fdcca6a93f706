"""Adding, changing and removing one row, always through the class that validates. Every `actions.py` is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import delete, func, select, update

from rondom.errors import UserProblem
from rondom.vault.base import Data, Row, columns, refusal
from rondom.vault.store import Session

AnyRow = TypeVar("AnyRow", bound=Row)


def add(session: Session, table: type[Row], data: Data, **keys: Any) -> str:
    """Insert `data` as a row of `table` and return its id. `keys` are the ids it hangs on (pupil_id, meeting_id …).

    Raises UserProblem when a value cannot be kept as it is.
    """
    row = table(**validated(table, data.model_dump()), **keys)
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, table: type[Row], row_id: str, values: Mapping[str, Any]) -> None:
    """Change some columns of one row. No values at all is no change.

    Raises UserProblem "gone" when the row is not there, or when a value cannot be kept as it is.
    """
    data_fields = {name: value for name, value in values.items() if name in table.DATA.model_fields}
    links = {name: value for name, value in values.items() if name not in data_fields}
    known = columns(table)
    new = {**validated(table, data_fields), **links} or {"id": row_id}
    result = session.execute(update(table).where(known.id == row_id).values(**new))
    if result.rowcount == 0:  # type: ignore[attr-defined]  # an UPDATE always answers with a CursorResult
        raise UserProblem("gone")


def remove(session: Session, table: type[Row], row_id: str) -> None:
    """Delete one row and what hangs on it. Raises UserProblem "gone" when it is not there."""
    result = session.execute(delete(table).where(columns(table).id == row_id))
    if result.rowcount == 0:  # type: ignore[attr-defined]
        raise UserProblem("gone")


def next_position(session: Session, table: type[Row], **of: str) -> int:
    """The place after the last row among those that belong together."""
    known = columns(table)
    where = [known[name] == value for name, value in of.items()]
    last = session.execute(select(func.max(known.position)).where(*where)).scalar()
    return 0 if last is None else int(last) + 1


def validated(table: type[Row], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the Data class accepts them, one by one, so that a change of one field needs no others."""
    model = table.DATA
    probe = model.model_construct()
    try:
        for name, value in values.items():
            model.__pydantic_validator__.validate_assignment(probe, name, value)
    except ValidationError as problem:
        raise refusal(str(table.__tablename__), problem) from None
    return {name: getattr(probe, name) for name in values}
