"""The journal: who changed which cell, when, from what to what. Written by triggers, so no statement can bypass it.

An *action* is one sentence a person would say ("Gebeurtenis toegevoegd"); its *cells* are what changed in that
transaction. Undo, the logboek and a later merge of two laptops all read these two tables.
An insert is one cell with the whole row after it, a removal one cell with the whole row before it, both as JSON.
A *part* is what one action did to one child: the chain of `rondom.vault.chain` runs over digests of parts, so that the
content of one child can be destroyed and the rest still be checked. What stands in the journal stays: see `guards`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import apsw
from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from rondom.vault import guards
from rondom.vault.base import metadata
from rondom.vault.search_index import is_index

ACTION = Table(
    "journal_action",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("hlc", Text, nullable=False, comment="hybrid logical clock: ms since 1970 . counter"),
    Column("device", Text, nullable=False),
    Column("at", Text, nullable=False, comment="UTC, ISO 8601"),
    Column("actor", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("kind", Text, nullable=False, comment="do, undo or redo"),
    Column("reverses", Integer, nullable=True, comment="seq of the action that this one takes back"),
    Column("actor_id", Text, nullable=False, server_default=""),
    Column("chain", LargeBinary, nullable=True, comment="SHA-256; NULL: from before schema 2"),
)
"""Of kind do, undo, redo, destroy, key (who can open the vault), or a look without change: see, print, export."""
CELL = Table(
    "journal_cell",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("action", Integer, ForeignKey("journal_action.seq"), nullable=False),
    Column("tbl", Text, nullable=False),
    Column("row", Text, nullable=False),
    Column("col", Text, nullable=True, comment="NULL: the whole row, as JSON"),
    Column("pupil_id", Text, nullable=True, comment="the child it is about, where there is one"),
    Column("before", LargeBinary, nullable=True),
    Column("after", LargeBinary, nullable=True),
    Index("ix_journal_cell_action", "action"),
)
PART = Table(
    "journal_part",
    metadata,
    Column("action", Integer, ForeignKey("journal_action.seq"), primary_key=True),
    Column("pupil_id", Text, primary_key=True),
    Column("salt", LargeBinary, nullable=True),
    Column("digest", LargeBinary, nullable=True),
    Index("ix_journal_part_pupil_id", "pupil_id", "action"),
    sqlite_with_rowid=False,  # every page less counts: one is written with each thing that is typed
)
"""`pupil_id` is empty for what is about no child. The salt goes when the dossier is destroyed; the digest stays."""
FACTS = Table(
    "vault_fact",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the vault knows about itself: its id, this device, the last moment of its clock. Not journalled."""

DESTRUCTION = "destruction"
"""The table of what was destroyed. Journalled as any other, and rows in it never change: see `rondom.privacy.model`."""
LOOKS = frozenset({"see", "print", "export"})
"""Kinds of action that change nothing."""
DRAFTS = "unkept"
"""How the keys of facts begin that hold words which could not be kept yet: they may be about any child."""
OUTSIDE = frozenset({"journal_action", "journal_cell", "journal_part", "vault_fact", "alembic_version"})


def lift_triggers(connection: apsw.Connection) -> None:
    """Take all triggers away. A migration is no action of a person, and a trigger would not survive a rebuilt table."""
    for name in (*_names(connection, "trigger", "j_"), *_names(connection, "trigger", guards.PREFIX)):
        connection.execute(f'DROP TRIGGER "{name}"')


def lay_triggers(connection: apsw.Connection) -> None:
    """Make the triggers of every table from the schema as it is now. There are none yet."""
    for table in journalled(connection):
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        for statement in _triggers(table, columns):
            connection.execute(statement)
    for statement in guards.statements():
        connection.execute(statement)


def journalled(connection: apsw.Connection) -> list[str]:
    """The tables whose changes are kept: all but the journal itself, and what is made from the rows for searching."""
    names = _names(connection, "table")
    return [name for name in names if name not in OUTSIDE and not is_index(name) and not name.startswith("sqlite_")]


def _names(connection: apsw.Connection, kind: str, start: str = "") -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = ? ORDER BY name", (kind,))
    return [str(name) for (name,) in found if str(name).startswith(start)]


def _triggers(table: str, columns: Sequence[str]) -> Iterable[str]:
    """`journal_seq()` is NULL outside the write seam; the NOT NULL of `action` then refuses the statement."""
    new, old = _pupil(table, columns, "new"), _pupil(table, columns, "old")
    yield _trigger(table, "insert", "AFTER INSERT", f"new.id, NULL, {new}, NULL, {_as_json('new', columns)}")
    yield _trigger(table, "delete", "AFTER DELETE", f"old.id, NULL, {old}, {_as_json('old', columns)}, NULL")
    for column in columns:
        yield _trigger(
            table,
            column,
            f'AFTER UPDATE OF "{column}"',
            f'new.id, \'{column}\', {new}, old."{column}", new."{column}"',
            f'WHEN new."{column}" IS NOT old."{column}"',
        )


def _trigger(table: str, name: str, event: str, values: str, when: str = "") -> str:
    """Names come from the schema, never from a person."""
    insert = 'INSERT INTO journal_cell(action, tbl, "row", col, pupil_id, before, after)'
    body = f"{insert} VALUES (journal_seq(), '{table}', {values});"
    return f'CREATE TRIGGER "j_{table}_{name}" {event} ON "{table}" {when} BEGIN {body} END'


def _pupil(table: str, columns: Sequence[str], side: str) -> str:
    """Every table of one child has a `pupil_id`; the child itself is table `pupil`."""
    if table == "pupil":
        return f"{side}.id"
    return f"{side}.pupil_id" if "pupil_id" in columns else "NULL"


def _as_json(side: str, columns: Iterable[str]) -> str:
    return "json_object(" + ", ".join(f"'{column}', {side}.\"{column}\"" for column in columns) + ")"
