"""What all tables share: names of constraints, and an id that sorts by time."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import ValidationError
from sqlalchemy import MetaData
from sqlmodel import Field, SQLModel

from rondom.errors import UserProblem
from rondom.vault.ids import new_id

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name from the first revision on; without it a later batch migration cannot find it."""


class Data(SQLModel):
    """Values that a person typed or a file brought. Validates; forms and importers go through it.

    Raises UserProblem "text-nul", "text-too-long" or "field-invalid".
    """

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as problem:
            raise refusal(type(self).__name__, problem) from None


def refusal(where: str, problem: ValidationError) -> UserProblem:
    """What to tell of a value that cannot be kept. Names the field, never its content."""
    first = problem.errors(include_input=False, include_context=True, include_url=False)[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] == "text-nul":
        return UserProblem("text-nul")
    if first["type"] == "string_too_long":
        return UserProblem("text-too-long", limit=int(first["ctx"]["max_length"]))
    return UserProblem("field-invalid", field=f"{where}.{field}")


class Row(SQLModel):
    """A stored row. SQLModel switches validation off for tables, so nothing is made from raw input here.

    `DATA` names the class that validates what goes into the row.
    """

    DATA: ClassVar[type[Data]]

    id: str = Field(default_factory=new_id, primary_key=True)


metadata: MetaData = Data.metadata


def columns(table: type[Row]) -> Any:
    """The table's columns, for selects that read columns and not objects."""
    return table.__table__.c  # type: ignore[attr-defined]  # SQLModel adds it to classes with table=True
