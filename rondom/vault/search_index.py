"""The index behind Ctrl+K: folded words of every searched column, inside the vault, kept up to date by triggers.

Derived data. It is dropped and made again by `migrate.upgrade`, as the triggers of the journal are; a row may always be
found again from its table. Two FTS5 tables without content of their own: `search_names` for people and partners, small
enough to look through for typing mistakes, and `search_words` for everything that was written.

- `search_entry` gives each indexed row a whole number that no VACUUM changes. The number of the source stands in its
  high bits, so the newest rows of one source are read without looking at the others.
- No positions and no lengths are kept (`detail=none`, `columnsize=0`): nothing but which words stand in which row. An
  excerpt comes from the row itself.
- A word that is gone must not stay readable: `secure-delete` takes it from the pages at once, and `scrub` takes it
  from the keys between the pages, where SQLite may leave it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import apsw

NAMES, WORDS = "search_names", "search_words"
ENTRIES = "search_entry"
VOCABULARY = {NAMES: "search_names_v", WORDS: "search_words_v"}
"""A look at the folded words of each index, in order. They take no room of their own."""
PREFIX = "search_"
"""How every table of the index is called. None of them is journalled, counted, compared or rescued."""
CHILD = "\ue000"
"""Before the id of a child, as one more word of each of its rows: so the words of one child are found without a join.
A sign from the private area, which nobody can type."""
KIND_BITS = 40
TELLS_NOTHING = 4
"""So many letters of a word that is gone may stay as a key: countless words begin with them."""
TOKENIZER = ("unicode61", "remove_diacritics", "2")
"""How text is cut into words and folded: without accents and capitals."""
_TOKENS = f"tokenize = '{' '.join(TOKENIZER)}'"
_OPTIONS = "content = '', detail = none, columnsize = 0"
_LEAF_BYTES = 3900
"""Leaves of the index fit in a page of 4096 bytes, of which the encryption takes 32."""


@dataclass(frozen=True, slots=True)
class Source:
    """Columns of one table that are found together. `number` is stored; see the test that guards it."""

    number: int
    index: str
    table: str
    columns: tuple[str, ...]
    child: str = "pupil_id"
    """The column that names the child; empty when it is of nobody."""

    @property
    def first(self) -> int:
        """The numbers of its rows lie between `first` and `last`."""
        return self.number << KIND_BITS

    @property
    def last(self) -> int:
        return ((self.number + 1) << KIND_BITS) - 1


SOURCES: tuple[Source, ...] = (
    Source(1, NAMES, "pupil", ("first_name", "given_names", "prefix", "last_name"), "id"),
    Source(2, NAMES, "caregiver", ("name",)),
    Source(3, NAMES, "contact", ("name",)),
    Source(4, NAMES, "partner", ("name", "person", "organisation"), ""),
    Source(11, WORDS, "pupil", ("question", "question_by"), "id"),
    Source(12, WORDS, "contact", ("role", "organisation")),
    Source(13, WORDS, "partner", ("offer", "audience", "route", "languages", "replacement", "costs"), ""),
    Source(14, WORDS, "note", ("text",)),
    Source(15, WORDS, "strength", ("text", "said_by")),
    Source(16, WORDS, "event", ("title", "text", "told_by", "provider")),
    Source(17, WORDS, "event_view", ("quote",)),
    Source(
        18,
        WORDS,
        "meeting",
        ("title", "purpose", "reason", "voice_words", "voice_followup", "contact_between", "summary"),
    ),
    Source(19, WORDS, "attendee", ("name", "remark", "approval_reason")),
    Source(20, WORDS, "agenda_step", ("note",)),
    Source(21, WORDS, "contribution", ("text", "said_by", "recognised_note")),
    Source(22, WORDS, "goal", ("text", "now", "then", "sign", "level_part", "level_more", "level_most")),
    Source(23, WORDS, "agreement", ("who", "what", "sign", "reason")),
    Source(24, WORDS, "plan_version", ("reason",)),
    Source(25, WORDS, "consent", ("recipient", "organisation", "purpose", "remark")),
    Source(26, WORDS, "disclosure", ("recipient", "purpose", "document")),
    Source(27, WORDS, "event_factor", ("text",)),
    Source(28, WORDS, "help_appraisal", ("note",)),
    Source(29, WORDS, "case_review", ("title", "fit_text", "lesson")),
    Source(30, WORDS, "review_point", ("text",)),
    Source(31, WORDS, "partner_person", ("name", "role"), ""),
    Source(32, WORDS, "recognition", ("note",)),
    Source(33, WORDS, "goal_outcome", ("worked", "hindered", "next_words")),
    Source(34, WORDS, "goal_score", ("note",)),
    Source(35, WORDS, "agreement_move", ("reason",)),
    Source(36, WORDS, "reservation", ("about", "reason")),
    Source(37, WORDS, "statement_of_view", ("who", "text")),
    Source(38, WORDS, "attachment", ("title",)),
    Source(
        39,
        WORDS,
        "development_plan",
        (
            "destination",
            "grounds",
            "enabling",
            "hindering",
            "needs",
            "support",
            "deviation",
            "child_view",
            "parents_view",
            "evaluation",
        ),
    ),
)


def is_index(table: str) -> bool:
    """Whether a table of the schema belongs to the index, its hidden parts included."""
    return table.startswith(PREFIX)


def lift_index(connection: apsw.Connection) -> None:
    """Take the index away with its triggers. There may be none."""
    found = list(connection.execute("SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'table')"))
    for kind, name in found:
        if kind == "trigger" and str(name).startswith("s_"):
            connection.execute(f'DROP TRIGGER "{name}"')
    for table in (VOCABULARY[NAMES], VOCABULARY[WORDS], NAMES, WORDS, ENTRIES):
        connection.execute(f"DROP TABLE IF EXISTS {table}")


def lay_index(connection: apsw.Connection) -> None:
    """Make the index of all rows there are, and the triggers that keep it. There is none yet.

    A table that this vault does not have is passed over: steps of the migration are also taken one by one.
    """
    connection.execute(f"CREATE TABLE {ENTRIES}(n INTEGER PRIMARY KEY, id TEXT NOT NULL)")
    connection.execute(f"CREATE INDEX ix_{ENTRIES}_id ON {ENTRIES}(id)")
    _lay_table(connection, NAMES, "1 2 3", "row")
    _lay_table(connection, WORDS, "2 3 4", "instance")  # per word it would count rows, and some stand in all of them
    for source in _present(connection):
        for statement in (*_filling(source), *_triggers(source)):
            connection.execute(statement)
    for table in (NAMES, WORDS):
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608 - names of this module


def scrub(connection: apsw.Connection) -> bool:
    """Take words that are gone from the keys between the pages of the index. True when there were any.

    SQLite keeps, for each page of the index, the start of its first word as a key, sometimes the whole word; the key
    stays when the word goes. Only writing that index anew ends it, so that is done when there is such a key.
    Takes a moment only then: about two seconds with 500,000 notes. The caller holds no transaction.
    """
    found = [table for table in (NAMES, WORDS) if _left_behind(connection, table)]
    for table in found:
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608
    return bool(found)


# -- making --------------------------------------------------------------------------------------------------


def _lay_table(connection: apsw.Connection, table: str, prefixes: str, vocabulary: str) -> None:
    connection.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(words, {_OPTIONS}, prefix = '{prefixes}', {_TOKENS})")
    connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('secure-delete', 1)")  # noqa: S608
    connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('pgsz', {_LEAF_BYTES})")  # noqa: S608
    connection.execute(f"CREATE VIRTUAL TABLE {VOCABULARY[table]} USING fts5vocab({table}, {vocabulary})")


def _present(connection: apsw.Connection) -> Iterator[Source]:
    for source in SOURCES:
        columns = {row[1] for row in connection.execute(f'PRAGMA table_info("{source.table}")')}
        if columns.issuperset(source.columns):
            yield source


def _filling(source: Source) -> Iterable[str]:
    """All rows there are, oldest first: ids sort by the moment at which they were made."""
    number = f"{source.first} + row_number() OVER (ORDER BY id)"
    yield f'INSERT INTO {ENTRIES}(n, id) SELECT {number}, id FROM "{source.table}"'  # noqa: S608
    yield (
        f"INSERT INTO {source.index}(rowid, words) SELECT e.n, {_words(source, 't')} "  # noqa: S608
        f'FROM {ENTRIES} e JOIN "{source.table}" t ON t.id = e.id '
        f"WHERE e.n BETWEEN {source.first} AND {source.last} ORDER BY e.n"
    )


def _triggers(source: Source) -> Iterable[str]:
    """Names come from this module, never from a person."""
    mine = f"n BETWEEN {source.first} AND {source.last}"
    next_number = f"(SELECT coalesce(max(n), {source.first}) + 1 FROM {ENTRIES} WHERE {mine})"  # noqa: S608
    enter = f"INSERT INTO {ENTRIES}(n, id) VALUES ({next_number}, new.id);"  # noqa: S608
    add = (
        f"INSERT INTO {source.index}(rowid, words) SELECT n, {_words(source, 'new')} "  # noqa: S608
        f"FROM {ENTRIES} WHERE id = new.id AND {mine};"
    )
    remove = (
        f"INSERT INTO {source.index}({source.index}, rowid, words) SELECT 'delete', n, {_words(source, 'old')} "  # noqa: S608
        f"FROM {ENTRIES} WHERE id = old.id AND {mine};"
    )
    leave = f"DELETE FROM {ENTRIES} WHERE id = old.id AND {mine};"  # noqa: S608
    watched = [*source.columns, source.child] if source.child not in ("", "id") else list(source.columns)
    listed = ", ".join(f'"{column}"' for column in watched)
    changed = " OR ".join(f'new."{column}" IS NOT old."{column}"' for column in watched)
    yield _trigger(source, "insert", "AFTER INSERT", "", enter + add)
    yield _trigger(source, "delete", "AFTER DELETE", "", remove + leave)
    yield _trigger(source, "update", f"AFTER UPDATE OF {listed}", f"WHEN {changed}", remove + add)


def _trigger(source: Source, name: str, event: str, when: str, body: str) -> str:
    return f'CREATE TRIGGER "s_{source.number}_{name}" {event} ON "{source.table}" {when} BEGIN {body} END'


def _words(source: Source, side: str) -> str:
    """All words of a row as one text. The same expression adds them and takes them away."""
    parts = [f"coalesce({side}.\"{column}\", '')" for column in source.columns]
    if source.child and source.index == WORDS:
        parts.append(f'char({ord(CHILD)}) || {side}."{source.child}"')
    return " || ' ' || ".join(parts)


# -- scrubbing -----------------------------------------------------------------------------------------------


def _left_behind(connection: apsw.Connection, table: str) -> bool:
    """Whether a key between two pages starts no word of the index any more."""
    keys = {bytes(key)[1:] for (key,) in connection.execute(f"SELECT CAST(term AS BLOB) FROM {table}_idx")}  # noqa: S608
    return any(not _starts_a_word(connection, VOCABULARY[table], key) for key in keys if len(key) > TELLS_NOTHING)


def _starts_a_word(connection: apsw.Connection, vocabulary: str, key: bytes) -> bool:
    """The key is a part of a word in UTF-8, which may end inside a letter."""
    whole = key.decode("utf-8", "ignore")
    found = connection.execute(f"SELECT term FROM {vocabulary} WHERE term >= ? LIMIT 1", (whole,)).fetchall()  # noqa: S608
    return bool(found) and str(found[0][0]).startswith(whole)


def columns_of(table: str) -> Sequence[str]:
    """The searched columns of a table, for the test that asks why the others are not."""
    return [column for source in SOURCES if source.table == table for column in source.columns]
