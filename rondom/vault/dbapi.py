"""A PEP 249 face for apsw, so that SQLAlchemy's own SQLite dialect can work on a vault.

Only what that dialect uses. The face borrows the connection: closing it leaves the vault open, as its owner closes it.
No value is converted on the way in: a type SQLite does not know is refused, so that no date is ever kept in two forms.
Errors carry `sqlite_errorcode`; their texts never hold a value.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeAlias

import apsw

apilevel = "2.0"
threadsafety = 1
paramstyle = "qmark"
sqlite_version = apsw.sqlite_lib_version()
sqlite_version_info = tuple(int(part) for part in sqlite_version.split("."))
version = apsw.apsw_version()
PARSE_DECLTYPES = 1
PARSE_COLNAMES = 2
Binary = bytes

Parameters: TypeAlias = Sequence[Any] | Mapping[str, Any]
Row: TypeAlias = tuple[Any, ...]


class Warning(Exception):
    """Not raised; PEP 249 asks for it."""


class Error(Exception):
    """Any error of the database. The code is SQLite's extended result code; the lowest byte is the plain one."""

    sqlite_errorcode: int | None = None
    sqlite_errorname: str | None = None


class InterfaceError(Error):
    """Not raised; PEP 249 asks for it."""


class DatabaseError(Error):
    """The file is damaged, or the key does not fit."""


class DataError(DatabaseError):
    """A value that cannot be stored."""


class OperationalError(DatabaseError):
    """Disk full, read-only, in use, an I/O error, or SQL that SQLite does not understand."""


class IntegrityError(DatabaseError):
    """A constraint, a foreign key or a RAISE in a trigger."""


class InternalError(DatabaseError):
    """SQLite found itself in an odd state."""


class ProgrammingError(DatabaseError):
    """The face was used wrongly."""


class NotSupportedError(DatabaseError):
    """Not raised; PEP 249 asks for it."""


_KINDS: dict[type[Exception], type[Error]] = {
    apsw.ConstraintError: IntegrityError,
    apsw.MismatchError: IntegrityError,
    apsw.TooBigError: DataError,
    apsw.RangeError: ProgrammingError,
    apsw.MisuseError: ProgrammingError,
    apsw.BindingsError: ProgrammingError,
    apsw.CursorClosedError: ProgrammingError,
    apsw.ConnectionClosedError: ProgrammingError,
    apsw.ThreadingViolationError: ProgrammingError,
    apsw.InternalError: InternalError,
    apsw.CorruptError: DatabaseError,
    apsw.NotADBError: DatabaseError,
}


def translated(error: Exception) -> Error:
    """The PEP 249 error for one of apsw, with SQLite's own code."""
    if isinstance(error, UnicodeEncodeError):  # its text and arguments quote the value: keep them out
        return DataError("text with half a sign")
    if isinstance(error, TypeError):
        return ProgrammingError("a parameter of a type that SQLite does not know")
    result = _KINDS.get(type(error), OperationalError)(str(error))
    code = getattr(error, "extendedresult", None)
    if isinstance(code, int):
        result.sqlite_errorcode = code
        result.sqlite_errorname = _name_of(code)
    return result


def _name_of(code: int) -> str | None:
    for names in (apsw.mapping_extended_result_codes, apsw.mapping_result_codes):
        if isinstance(name := names.get(code), str):
            return name
    return None


@contextmanager
def _translating() -> Generator[None]:
    try:
        yield
    except (apsw.Error, UnicodeEncodeError, TypeError) as error:
        raise translated(error) from None


class Cursor:
    """One statement at a time and its rows."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.description: tuple[tuple[Any, ...], ...] | None = None
        self._native = connection.native
        self._cursor = self._native.cursor()

    def execute(self, sql: str, parameters: Parameters = ()) -> Cursor:
        """Run SQL. `rowcount` counts the rows of an INSERT, UPDATE or DELETE, not those its triggers touched."""
        native, columns = self._native, _Columns()
        self.description, before = None, native.total_changes()
        self._cursor.exec_trace = columns
        with _translating():
            self._cursor.execute(sql, parameters)
        self.description = columns.found
        self.rowcount = -1 if columns.found else (native.changes() if native.total_changes() != before else 0)
        self.lastrowid = native.last_insert_rowid()
        return self

    def executemany(self, sql: str, rows: Iterable[Parameters]) -> Cursor:
        """Run SQL once for each row. `rowcount` counts as in `execute`: SQLAlchemy checks its updates with it."""
        self.description, self.rowcount = None, 0
        self._cursor.exec_trace = None
        with _translating():
            self._cursor.executemany(sql, self._counting(rows))
        return self

    def _counting(self, rows: Iterable[Parameters]) -> Iterator[Parameters]:
        """The rows as they are. SQLite asks for the next one when it has done the last."""
        count, changes = 0, self._native.changes
        for row in rows:
            yield row
            count += changes()
        self.rowcount = count

    def fetchone(self) -> Row | None:
        with _translating():
            return self._cursor.fetchone()

    def fetchmany(self, size: int | None = None) -> list[Row]:
        with _translating():
            return list(islice(self._cursor, self.arraysize if size is None else size))

    def fetchall(self) -> list[Row]:
        with _translating():
            return self._cursor.fetchall()

    def __iter__(self) -> Iterator[Row]:
        while (row := self.fetchone()) is not None:
            yield row

    def close(self) -> None:
        """Give the statement back. The native cursor is let go, which ends it: one that is closed stays in memory (apsw 3.54)."""
        self._cursor = _CLOSED

    def setinputsizes(self, sizes: object) -> None:
        """PEP 249 allows it to do nothing."""

    def setoutputsize(self, size: object, column: object = None) -> None:
        """PEP 249 allows it to do nothing."""


def _closed() -> apsw.Cursor:
    cursor = apsw.Connection(":memory:").cursor()
    cursor.close()
    return cursor


_CLOSED = _closed()
"""Stands in for every cursor that was closed; whatever is asked of it is refused."""


class _Columns:
    """Catches the names of the columns before the first step: after it, an empty answer has none any more.

    Holds no cursor. A cycle would keep statements alive, and SQLite then refuses to define functions.
    """

    __slots__ = ("found",)

    def __init__(self) -> None:
        self.found: tuple[tuple[Any, ...], ...] | None = None

    def __call__(self, cursor: apsw.Cursor, sql: str, bindings: apsw.Bindings | None) -> bool:
        columns = cursor.get_description()
        self.found = tuple((column[0], None, None, None, None, None, None) for column in columns) or None
        return True


class Connection:
    """The face of one open apsw connection."""

    isolation_level: str | None = None
    """The face never begins a transaction by itself, whatever SQLAlchemy sets here: its "begin" event does."""

    def __init__(self, native: apsw.Connection) -> None:
        self.native = native

    @property
    def in_transaction(self) -> bool:
        return self.native.in_transaction

    def cursor(self) -> Cursor:
        with _translating():
            return Cursor(self)

    def execute(self, sql: str, parameters: Parameters = ()) -> Cursor:
        return self.cursor().execute(sql, parameters)

    def commit(self) -> None:
        self._end("COMMIT")

    def rollback(self) -> None:
        """Also fine when SQLite has already rolled back by itself, as on a full disk."""
        self._end("ROLLBACK")

    def close(self) -> None:
        """Give the connection back: what was not committed is gone, the vault stays open."""
        self.rollback()

    def create_function(
        self, name: str, arguments: int, function: Callable[..., Any] | None, *, deterministic: bool = False
    ) -> None:
        with _translating():
            self.native.create_scalar_function(name, function, arguments, deterministic=deterministic)

    def interrupt(self) -> None:
        """Stop the running statement; may be called from another thread."""
        self.native.interrupt()

    def _end(self, how: str) -> None:
        with _translating():
            if self.native.in_transaction:
                self.native.execute(how)
