"""Bringing a vault to the shape this Rondom knows. All steps in one transaction; a verified backup is made before.

The number of the newest step also stands in SQLite's `user_version`: opening an up-to-date vault needs no Alembic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import apsw
from sqlalchemy import Connection as SqlConnection
from sqlalchemy.exc import DBAPIError

from rondom.errors import EnvironmentProblem, Problem, UserProblem
from rondom.vault import pages
from rondom.vault.journal import lay_triggers, lift_triggers
from rondom.vault.search_index import lay_index, lift_index
from rondom.vault.store import as_problem, engine_on

SCHEMA = 6
"""Number of the newest revision: its file name starts with it."""
STEPS = "alembic_version"
"""Alembic's own table. It has one row after the first step."""
SCRIPTS = Path(__file__).parent / "migrations"


def schema_of(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))


def is_current(connection: apsw.Connection) -> bool:
    """False when steps have to be taken. Raises UserProblem "vault-newer" when the vault comes from a later Rondom."""
    found = schema_of(connection)
    if found > SCHEMA:
        raise UserProblem("vault-newer")
    return found == SCHEMA


def upgrade(connection: apsw.Connection) -> None:
    """Take all missing steps, or none. The caller has made a backup.

    Foreign keys are off while tables are rebuilt (a batch rebuild would delete the child rows in silence), and are
    checked before the commit together with the number of rows per table.
    Raises EnvironmentProblem "migration-failed", "disk-full" or "disk-trouble"; the vault is then as it was.
    """
    connection.pragma("foreign_keys", False)
    try:
        with engine_on(connection).begin() as transaction:
            lift_index(connection)
            before = pages.row_counts(connection)
            lift_triggers(connection)
            _run(connection, transaction)
            _check(connection, before)
            lay_triggers(connection)
            lay_index(connection)
            connection.pragma("user_version", SCHEMA)
    except Problem:
        raise
    except Exception as error:
        raise _as_problem(error) from error
    finally:
        connection.pragma("foreign_keys", True)


def lay(connection: apsw.Connection, number: int) -> None:
    """The tables of shape `number` (1 to SCHEMA) in an empty vault, without triggers: `upgrade` comes when they are filled.

    Raises apsw.Error.
    """
    with engine_on(connection).begin() as transaction:
        _run(connection, transaction, f"{number:04d}")
        connection.pragma("user_version", number)


_SHAPES: dict[tuple[Path, str], tuple[str, ...]] = {}
"""Per place of the steps and newest step: what makes its tables in an empty vault."""


def _run(connection: apsw.Connection, transaction: SqlConnection, number: str = "head") -> None:
    """The steps inside a transaction that stays open for the checks. From nothing they lead to the same tables every time:
    those are worked out once, and then laid as they are.
    """
    key, empty = (SCRIPTS, number), not pages.row_counts(connection)
    if empty and key in _SHAPES:
        for statement in _SHAPES[key]:
            transaction.exec_driver_sql(statement)
        return
    _take_steps(transaction, number)
    if empty and not any(count for name, count in pages.row_counts(connection).items() if name != STEPS):
        _SHAPES[key] = _shape(connection)


def _shape(connection: apsw.Connection) -> tuple[str, ...]:
    """What makes the tables and indexes that are there, and the number of the last step."""
    made = connection.execute("SELECT sql FROM sqlite_schema WHERE sql <> '' AND substr(name, 1, 7) <> 'sqlite_'")
    step = connection.execute(
        "SELECT 'INSERT INTO alembic_version VALUES (' || quote(version_num) || ')' FROM alembic_version"
    )
    return tuple(str(sql) for (sql,) in (*made, *step))


def _take_steps(transaction: SqlConnection, number: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = transaction
    command.upgrade(config, number)


def _check(connection: apsw.Connection, before: Mapping[str, int]) -> None:
    """A table may get another name; for the rest no row may come or go in what was there."""
    after = pages.row_counts(connection)
    changed = [name for name, count in before.items() if name in after and after[name] != count and name != STEPS]
    gone = Counter(count for name, count in before.items() if name not in after and count)
    new = Counter(count for name, count in after.items() if name not in before)
    if changed or gone - new or list(connection.execute("PRAGMA foreign_key_check")):
        raise EnvironmentProblem("migration-failed", detail="rows")


def _as_problem(error: Exception) -> Problem:
    """Only what the person can do something about is told apart."""
    found = as_problem(error) if isinstance(error, DBAPIError) else None
    if found and found.code in ("disk-full", "disk-trouble"):
        return found
    return EnvironmentProblem("migration-failed", detail=type(error).__name__)
