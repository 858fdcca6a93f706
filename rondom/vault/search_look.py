"""Asking the index: words of a text as the index folds them, rows that hold them, words that begin with some letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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


Cut = Callable[[str], list[Token]]
"""Cuts a text into its words."""


def cutter(session: Session) -> Cut:
    """Cuts and folds words with the very tokenizer that fills the index."""
    face = session.connection().connection.driver_connection
    assert isinstance(face, dbapi.Connection)
    cut: Any = face.native.fts5_tokenizer(TOKENIZER[0], list(TOKENIZER[1:]))  # its stubs do not follow its flags

    def tokens(text: str) -> list[Token]:
        raw = text.encode("utf-8", "surrogatepass")
        found = cut(raw, apsw.FTS5_TOKENIZE_DOCUMENT, None)
        if len(raw) == len(text):
            return [Token(start, end, word) for start, end, word in found]
        at = _Places(raw)
        return [Token(at(start), at(end), word) for start, end, word in found]

    return tokens


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
    """Ids of the rows for which an expression holds, by the number of their source; of each the `most` newest."""
    found: dict[int, list[int]] = {}
    for index, expression in dict.fromkeys((source.index, expression) for source, expression in asked):
        sources = {one.number: one for one, wanted in asked if (one.index, wanted) == (index, expression)}
        found |= _newest(session, index, expression, sources, most)
    ids = _ids(session, [number for some in found.values() for number in some])
    return {source: [ids[number] for number in numbers] for source, numbers in found.items()}


def _newest(
    session: Session, index: str, expression: str, sources: Mapping[int, Source], most: int
) -> dict[int, list[int]]:
    """Numbers of rows, downwards from the highest. Once enough of one source are there, the others of it are leapt over:
    asking for each source apart would cost most for those that hold nothing.
    """
    look = f"SELECT rowid FROM {index} WHERE {index} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?"  # noqa: S608
    driver = session.connection()
    lowest, highest = min(one.first for one in sources.values()), max(one.last for one in sources.values())
    found: dict[int, list[int]] = {}
    while highest >= lowest:
        rows = list(driver.exec_driver_sql(look, (expression, lowest, highest, most)).scalars())
        for number in rows:
            found.setdefault(number >> KIND_BITS, []).append(number)
        if len(rows) < most:
            break
        last = rows[-1] >> KIND_BITS
        full = last not in sources or len(found[last]) >= most
        highest = (last << KIND_BITS) - 1 if full else rows[-1] - 1
    return {number: some[:most] for number, some in found.items() if number in sources}


def _ids(session: Session, numbers: Sequence[int]) -> dict[int, str]:
    if not numbers:
        return {}
    statement = f"SELECT n, id FROM {ENTRIES} WHERE n IN ({', '.join('?' * len(numbers))})"  # noqa: S608
    rows = session.connection().exec_driver_sql(statement, tuple(numbers))
    return {row[0]: row[1] for row in rows}


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
