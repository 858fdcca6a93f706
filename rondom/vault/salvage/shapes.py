"""What a row of each table looks like, to recognise one that is found on a loose page."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import apsw

from rondom.vault.salvage.b_tree import Record, Value
from rondom.vault.search_index import is_index

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d.*", re.DOTALL)
_ID = re.compile(r"[0-9a-f-]{32,36}")


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str
    required: bool
    added: bool
    """May be absent in a row from before this column was added."""
    link: bool
    """A key to another row, or the row's own."""

    def fits(self, value: Value) -> bool:
        """Whether Rondom could have stored this value here."""
        if value is None:
            return not self.required
        if self.type in ("INTEGER", "BOOLEAN"):
            return isinstance(value, int)
        if self.type == "BLOB":
            return True
        if not isinstance(value, str):
            return False
        pattern = {"DATE": _DAY, "DATETIME": _MOMENT}.get(self.type, _ID if self.link else None)
        return pattern is None or pattern.fullmatch(value) is not None


@dataclass(frozen=True, slots=True)
class Shape:
    """One table: its columns in the order in which they are stored, and its indexes with their columns."""

    name: str
    columns: tuple[Column, ...]
    counter: int | None
    """Place of the column that is the row's number itself: SQLite stores nothing there."""
    indexes: Mapping[str, tuple[str, ...]]
    """Index → its columns, and after them what tells the row: its number (""), or its key."""
    key: tuple[str, ...] = ()
    """Columns that tell a row in a table that SQLite keeps as an index; empty for all others, where the number does."""

    @property
    def has_id(self) -> bool:
        return self.columns[0].name == "id" and self.counter is None

    @property
    def id_index(self) -> str:
        """The index that SQLite keeps for the ids; empty where there is none."""
        return next((name for name, columns in self.indexes.items() if columns == ("id", "")), "")

    def fits(self, record: Record) -> bool:
        """Whether this could be a row of the table. A row from before a column was added is shorter."""
        values = list(record.values)
        if not record.whole or not 0 < len(values) <= len(self.columns):
            return False
        if not all(column.added and not self.key for column in self.columns[len(values) :]):
            return False
        if self.counter is not None:
            if values[self.counter] is not None:
                return False
            values[self.counter] = record.rowid
        return all(column.fits(value) for column, value in zip(self.columns, values, strict=False))

    def named(self, record: Record) -> dict[str, Value]:
        """The values by column."""
        row = dict(zip((column.name for column in self.columns), record.values, strict=False))
        if self.counter is not None and self.counter < len(record.values):
            row[self.columns[self.counter].name] = record.rowid
        return row

    def mark(self, row: Mapping[str, Value], number: int) -> Hashable:
        """What tells this row from all others of the table."""
        return tuple(row.get(name) for name in self.key) if self.key else number


def shapes(connection: apsw.Connection) -> dict[str, Shape]:
    """The tables of an open vault that hold what people typed, and the journal."""
    names = [str(name) for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {name: _shape(connection, name) for name in names if not name.startswith("sqlite_") and not is_index(name)}


def _shape(connection: apsw.Connection, table: str) -> Shape:
    info = list(connection.execute('SELECT name, type, "notnull", pk, dflt_value FROM pragma_table_info(?)', (table,)))
    links = {str(name) for (name,) in connection.execute('SELECT "from" FROM pragma_foreign_key_list(?)', (table,))}
    by_place = sorted(info, key=lambda column: int(str(column[3])))
    key = tuple(str(name) for name, _type, _required, place, _default in by_place if place)
    without_number = list(connection.execute("SELECT 1 FROM pragma_table_list(?) WHERE wr", (table,)))
    if without_number:  # its key stands in front
        info.sort(key=lambda column: key.index(str(column[0])) if column[3] else len(key))
    places = [place for place, column in enumerate(info) if column[3]]
    counter = places[0] if len(key) == 1 and not without_number and info[places[0]][1] == "INTEGER" else None
    columns = tuple(
        Column(
            str(name),
            str(kind).split("(")[0].upper(),
            bool(required),
            default is not None or not required,
            str(name) in links or str(name) == "id",
        )
        for name, kind, required, _place, default in info
    )
    indexes = {name: _indexed(connection, name) for name in _indexes(connection, table, bool(without_number))}
    return Shape(table, columns, counter, indexes, key if without_number else ())


def _indexes(connection: apsw.Connection, table: str, without_number: bool) -> list[str]:
    """Of a table that is kept as an index, that one is the table itself."""
    found = connection.execute("SELECT name, origin FROM pragma_index_list(?)", (table,))
    return [str(name) for name, origin in found if not (without_number and origin == "pk")]


def _indexed(connection: apsw.Connection, index: str) -> tuple[str, ...]:
    found = connection.execute("SELECT coalesce(name, '') FROM pragma_index_xinfo(?)", (index,))
    return tuple(str(name) for (name,) in found)
