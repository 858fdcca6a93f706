"""Bringing a vault to the shape this Rondom knows. All steps in one transaction; a verified backup is made before.

The number of the newest step also stands in SQLite's `user_version`: opening an up-to-date vault needs no Alembic.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import apsw
from sqlalchemy import Connection as SqlConnection

from rondom.errors import EnvironmentProblem, Problem, UserProblem
from rondom.vault.journal import lay_triggers
from rondom.vault.store import engine_on

SCHEMA = 1
"""Number of the newest revision: its file name starts with it."""
SCRIPTS = Path(__file__).parent / "migrations"


def schema_of(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))


def is_current(connection: apsw.Connection) -> bool:
    """False when steps have to be taken. Raises UserProblem "vault-newer" when the vault comes from a later Rondom."""
    found = schema_of(connection)
    if found > SCHEMA:
        raise UserProblem("vault-newer")
    return found == SCHEMA


def upgrade(connection: apsw.Connection, target: str = "head") -> None:
    """Take all missing steps, or none. The caller has made a backup.

    Foreign keys are off while tables are rebuilt (a batch rebuild would delete the child rows in silence), and are
    checked before the commit together with the number of rows per table.
    Raises EnvironmentProblem "migration-failed"; the vault is then as it was.
    """
    before = _counts(connection)
    connection.pragma("foreign_keys", False)
    try:
        with engine_on(connection).begin() as transaction:
            _run(transaction, target)
            _check(connection, before)
            lay_triggers(connection)
            connection.pragma("user_version", SCHEMA)
    except Problem:
        raise
    except Exception as error:
        raise EnvironmentProblem("migration-failed", detail=type(error).__name__) from error
    finally:
        connection.pragma("foreign_keys", True)


def _run(transaction: SqlConnection, target: str) -> None:
    """Alembic inside a transaction that stays open for the checks."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = transaction
    command.upgrade(config, target)


def _counts(connection: apsw.Connection) -> Mapping[str, int]:
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return {name: _count(connection, name) for (name,) in list(names) if name != "alembic_version"}


def _count(connection: apsw.Connection, table: str) -> int:
    return int(next(connection.execute(f'SELECT count(*) FROM "{table}"'))[0])  # noqa: S608 - a name from the schema


def _check(connection: apsw.Connection, before: Mapping[str, int]) -> None:
    after = _counts(connection)
    lost = [name for name, count in before.items() if name in after and after[name] != count]
    if lost or list(connection.execute("PRAGMA foreign_key_check")):
        raise EnvironmentProblem("migration-failed", detail="rows")
