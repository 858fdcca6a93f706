"""SQLAlchemy on the one connection of a vault. Nothing here knows what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import apsw
from sqlalchemy import Connection as SqlConnection
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session as Session
from sqlalchemy.pool import StaticPool

from rondom.errors import Bug, EnvironmentProblem, Problem, UserProblem
from rondom.vault import dbapi
from rondom.vault.causes import cause_of

_LOOKING = "rondom_looking"


def engine_on(connection: apsw.Connection, read_only: bool = False) -> Engine:
    """One engine, one connection, explicit transactions.

    `hide_parameters` keeps a child's data out of tracebacks. BEGIN comes from the event: without it a failed migration
    would stay half done.
    """
    face = _Lent(connection)
    engine = create_engine(
        "sqlite+rondom://", module=dbapi, creator=lambda: face, poolclass=StaticPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def _begin(active: SqlConnection) -> None:
        looking = read_only or active.get_execution_options().get(_LOOKING)
        active.exec_driver_sql("BEGIN" if looking else "BEGIN IMMEDIATE")

    return engine


def looking(engine: Engine) -> Engine:
    """The same engine, for transactions that ask for no lock to write."""
    return engine.execution_options(**{_LOOKING: True})


class _Dialect(SQLiteDialect_pysqlite):
    """How every vault is spoken to: one dialect equals the other.

    SQLAlchemy keeps the words of each INSERT and UPDATE, never its values, per dialect and for as long as the program
    runs. As equals they are kept once; otherwise every unlocking would leave its own behind and make them anew.
    """

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.rondom", __name__, _Dialect.__name__)


class _Lent(dbapi.Connection):
    """The connection belongs to whoever opened the file; an engine that goes must not close it."""

    def close(self) -> None:
        self.rollback()


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """One transaction: committed at the end, rolled back on any error. Storage errors come out as problems in words."""
    session = Session(engine, expire_on_commit=False)
    try:
        yield session
        session.commit()
    except DBAPIError as error:
        _roll_back(session)
        raise as_problem(error) from None
    except BaseException:
        _roll_back(session)
        raise
    finally:
        session.close()


def _roll_back(session: Session) -> None:
    """On a broken disk that fails too. What is in the journal file is then put back as soon as the disk can be read."""
    with suppress(DBAPIError):
        session.rollback()


def as_problem(error: DBAPIError) -> Problem:
    """The cause as a code; the statement and its values stay behind."""
    return problem_of(type(error).__name__, getattr(error.orig, "sqlite_errorcode", None) or 0)


@contextmanager
def telling() -> Iterator[None]:
    """The same for statements that go past SQLAlchemy, on the connection itself."""
    try:
        yield
    except apsw.Error as error:
        raise problem_of(type(error).__name__, int(getattr(error, "extendedresult", 0))) from None


def problem_of(kind: str, code: int) -> Problem:
    if code == apsw.SQLITE_CONSTRAINT_FOREIGNKEY:
        return UserProblem("gone")
    cause = cause_of(code, writing=True)
    return EnvironmentProblem(cause) if cause else Bug("unexpected", detail=f"{kind} {code}")
