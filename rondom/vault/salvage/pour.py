"""Rows from the readable pages into a new file, and what is known of the rows that are not on them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import apsw

from rondom.vault.salvage.b_tree import Record, Value
from rondom.vault.salvage.shapes import Shape
from rondom.vault.salvage.trees import Trees

Row: TypeAlias = dict[str, Value]


@dataclass(slots=True)
class Poured:
    """What became of the rows of one table."""

    saved: int = 0
    marks: set[Hashable] = field(default_factory=set)
    """Number or key of every row that was found, also when it was cut or refused."""
    cut: list[Record] = field(default_factory=list)
    """Rows whose end is lost. Not in the new file yet."""
    refused: list[Row] = field(default_factory=list)
    """Rows that clash with another or miss what they must have."""
    missing: list[Row] = field(default_factory=list)
    """Rows that an index of the damaged file knows and no page has: by the values that the indexes tell."""
    certain: bool = True
    """Whether `missing` is all there is to miss. False when the index of the ids is damaged as well."""


def pour(connection: apsw.Connection, shape: Shape, records: Iterable[Record]) -> Poured:
    """Insert what is whole. The table has no triggers yet, and foreign keys are off."""
    poured = Poured()
    for record in records:
        row = shape.named(record)
        mark = shape.mark(row, record.rowid)
        if mark in poured.marks:
            continue
        poured.marks.add(mark)
        if not record.whole:
            poured.cut.append(record)
        elif insert(connection, shape.name, row):
            poured.saved += 1
        else:
            poured.refused.append(row)
    return poured


def insert(connection: apsw.Connection, table: str, row: Mapping[str, Value]) -> bool:
    """Whether the table took it. Names come from the schema."""
    names = ", ".join(f'"{name}"' for name in row)
    places = ", ".join("?" * len(row))
    try:
        connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({places})', tuple(row.values()))  # noqa: S608
    except (apsw.ConstraintError, apsw.MismatchError):
        return False
    return True


def note_missing(trees: Trees, shape: Shape, roots: Iterable[int], poured: Poured) -> None:
    """Hold the rows that were found against the indexes: each has an entry for every row there was."""
    if trees.holds_all(shape.name, list(roots)):
        return
    missing: dict[Hashable, Row] = {}
    for index, columns in shape.indexes.items():
        root = trees.indexes.get(index)
        for entry in trees.records(root) if root is not None and root in trees.kinds else ():
            if not entry.whole or len(entry.values) != len(columns):
                continue
            row = dict(zip(columns, entry.values, strict=True))
            number = row.pop("", 0)
            mark = shape.mark(row, number if isinstance(number, int) else 0)
            if mark not in poured.marks:
                missing.setdefault(mark, {}).update(row)
    if shape.counter is not None:
        for mark, row in missing.items():
            row[shape.columns[shape.counter].name] = mark if isinstance(mark, int) else None
    poured.missing = list(missing.values())
    judge = shape.id_index or next(iter(shape.indexes), "")
    poured.certain = trees.is_whole(trees.indexes.get(judge))
