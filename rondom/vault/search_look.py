"""Asking the index: words of a text as the index folds them, rows that hold them, words that begin with some letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from rondom.vault import dbapi
from rondom.vault.search_index import CHILD, ENTRIES, KIND_BITS, NAMES, TOKENIZER, VOCABULARY, Source
from rondom.vault.store import Session

AFTER = "\x01"
"""Sorts behind a word and before every longer one."""
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Token:
    """A word in a text: where it stands, in characters, and how the index knows it."""

    start: int
    end: int
    word: str


def tokens(session: Session, text: str) -> list[Token]:
    """The words of a text, cut and folded by the very tokenizer that fills the index."""
    raw = text.encode("utf-8", "surrogatepass")
    cut: Any = _cutter(session)  # what it answers depends on flags that the stubs do not follow
    found = cut(raw, apsw.FTS5_TOKENIZE_DOCUMENT, None)
    if len(raw) == len(text):
        return [Token(start, end, word) for start, end, word in found]
    at = _Places(raw)
    return [Token(at(start), at(end), word) for start, end, word in found]


class _Places:
    """From a place in UTF-8 to a place in characters; asked in rising order."""

    def __init__(self, raw: bytes) -> None:
        self._raw, self._byte, self._character = raw, 0, 0

    def __call__(self, byte: int) -> int:
        self._character += len(self._raw[self._byte : byte].decode("utf-8", "surrogatepass"))
        self._byte = byte
        return self._character


def beginning_with(session: Session, index: str, start: str, most: int) -> list[str]:
    """At most so many words of the index that begin with `start`, in order. Leaps from word to word."""
    words = VOCABULARY[index]
    rows = session.connection().exec_driver_sql(
        f"WITH RECURSIVE found(word) AS (SELECT (SELECT term FROM {words} WHERE term >= ? AND term < ? LIMIT 1) "  # noqa: S608
        f"UNION ALL SELECT (SELECT term FROM {words} WHERE term >= found.word || ? AND term < ? LIMIT 1) "
        "FROM found WHERE found.word IS NOT NULL) SELECT word FROM found WHERE word IS NOT NULL LIMIT ?",
        (start, start + LAST, AFTER, start + LAST, most),
    )
    return list(rows.scalars())


def words_of_names(session: Session, letters: str) -> list[str]:
    """Every folded word of a name that begins with one of these letters. They come in one piece: that is ten times quicker."""
    one = f"SELECT group_concat(term, ' ') FROM {VOCABULARY[NAMES]} WHERE term >= ? AND term < ?"  # noqa: S608
    statement = " UNION ALL ".join(one for _letter in letters)
    values = [value for letter in letters for value in (letter, letter + LAST)]
    rows = session.connection().exec_driver_sql(statement, tuple(values)).scalars()
    return [word for words in rows if words for word in words.split(" ")]


def matching(session: Session, asked: Sequence[tuple[Source, str]], most: int) -> dict[int, list[str]]:
    """Ids of the rows for which an expression holds, by the number of their source; of each the `most` newest.

    One statement for all sources: as someone types, the way to the database and back would cost more than the look.
    """
    if not asked:
        return {}
    one = (
        "SELECT n, id FROM (SELECT rowid AS found FROM {0} WHERE {0} MATCH ? AND rowid BETWEEN ? AND ? "  # noqa: S608
        f"ORDER BY rowid DESC LIMIT {int(most)}) JOIN {ENTRIES} ON n = found"
    )
    statement = " UNION ALL ".join(one.format(source.index) for source, _expression in asked)
    values = [value for source, expression in asked for value in (expression, source.first, source.last)]
    rows = session.connection().exec_driver_sql(statement, tuple(values)).all()
    found: dict[int, list[str]] = {}
    for number, id_ in sorted(rows, reverse=True):
        found.setdefault(number >> KIND_BITS, []).append(id_)
    return found


def is_word(word: str) -> str:
    """In an expression: this very word."""
    return f'"{word}"'


def starts(word: str) -> str:
    """In an expression: any word that begins so."""
    return f'"{word}"*'


def of_child(pupil_id: str) -> str:
    """In an expression: rows of this child."""
    return is_word(CHILD + pupil_id)


def one_of(parts: Sequence[str]) -> str:
    return "(" + " OR ".join(parts) + ")"


def all_of(parts: Sequence[str]) -> str:
    return "(" + " AND ".join(parts) + ")"


def _cutter(session: Session) -> apsw.FTS5Tokenizer:
    face = session.connection().connection.driver_connection
    assert isinstance(face, dbapi.Connection)
    return face.native.fts5_tokenizer(TOKENIZER[0], list(TOKENIZER[1:]))
