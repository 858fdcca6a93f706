"""What the journal still knows of one child: words that were changed or taken away, and who looked, wrote, printed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import text

from rondom.language import _, clock_time, day
from rondom.plan.inzage.reading import Line, Piece
from rondom.plan.inzage.shapes import Shape, shape_of
from rondom.plan.inzage.words import label_of, words_of
from rondom.privacy.choice_words import CHOICES
from rondom.privacy.field_words import table_word
from rondom.vault.store import Session

_LOOKS = """SELECT a.at, a.actor, a.sentence FROM journal_action a
WHERE a.seq IN (SELECT action FROM journal_part WHERE pupil_id = :pupil) ORDER BY a.seq DESC"""
_CELLS = """SELECT a.at, c.tbl, c."row", c.col, c.before FROM journal_cell c JOIN journal_action a ON a.seq = c.action
WHERE c.pupil_id = :pupil AND c.before IS NOT NULL ORDER BY c.id DESC"""
_OTHERS = frozenset({"caregiver", "address", "meeting_score"})
"""Tables about other people: what they were before is theirs, and not told."""


def log_lines(session: Session, pupil_id: str) -> tuple[Line, ...]:
    """A line for each thing one person did on one day, newest first; the same thing more often is counted."""
    found = session.execute(text(_LOOKS), {"pupil": pupil_id})
    seen = [(datetime.fromisoformat(at).astimezone(), actor, sentence) for at, actor, sentence in found]
    lines: list[Line] = []
    for (on, actor), of_day in groupby(seen, lambda one: (one[0].date(), one[1])):
        counted: dict[str, list[datetime]] = {}
        for at, _actor, sentence in of_day:
            counted.setdefault(sentence or _("Hoorde bij een vernietigd dossier"), []).append(at)
        for sentence, moments in counted.items():
            lines.append(_log_line(len(lines), day(on), actor, sentence, moments))
    return tuple(lines)


def _log_line(at: int, on: str, actor: str, sentence: str, moments: list[datetime]) -> Line:
    first, last = min(moments), max(moments)
    hours = clock_time(first) if clock_time(first) == clock_time(last) else f"{clock_time(first)}–{clock_time(last)}"
    often = _("{sentence} ({n} keer)").format(sentence=sentence, n=len(moments)) if len(moments) > 1 else sentence
    cells = (f"{on}, {hours}", actor, often)
    return Line(tuple(Piece("", words, f"log:{at}:{place}") for place, words in enumerate(cells)))


def earlier_lines(session: Session, pupil_id: str) -> tuple[Line, ...]:
    """Per field or row: when, what it was, and what it is now. What was put back as it was is no change."""
    now = _Now(session, pupil_id)
    lines: list[Line] = []
    told: set[tuple[str, str, str, str]] = set()
    for at, table, row, column, before in session.execute(text(_CELLS), {"pupil": pupil_id}):
        shape = shape_of(table)
        if shape is None or table in _OTHERS:
            continue
        for field, was in _fields(shape, column, before):
            words = words_of(table, field, was)
            key = (table, row, field, words)
            if words and words != (current := now.words(table, row, field)) and key not in told:
                told.add(key)
                lines.append(_earlier_line(at, table, row, field, words, current, now.there(table, row)))
    return tuple(lines)


def _earlier_line(at: str, table: str, row: str, field: str, was: str, current: str, there: bool) -> Line:
    where = f"{day(datetime.fromisoformat(at).astimezone())}, {table_word(table)}: {label_of(table, field).lower()}"
    after = current or (_("leeg") if there else _("weggehaald"))
    key = f"earlier:{table}:{row}:{field}"
    return Line((Piece("", where, f"{key}:where"), Piece("", was, f"{key}:was"), Piece("", after, f"{key}:now")))


def _fields(shape: Shape, column: str | None, before: Any) -> Iterator[tuple[str, Any]]:
    """The printed fields of one cell of the journal: one column, or all of a row that went."""
    if column is not None:
        if _tells(shape, column):
            yield column, before.decode("utf-8", "replace") if isinstance(before, bytes) else before
        return
    for name, value in _row(before).items():
        if _tells(shape, name) and isinstance(value, str):
            yield name, value


def _tells(shape: Shape, column: str) -> bool:
    """Words that someone wrote. Not a choice or a day: what became of those, the rows themselves tell."""
    written = (*shape.title, *shape.prose, *shape.facts, *(f"{edge}_said" for edge in shape.edges))
    return column in written and column not in CHOICES and not column.endswith("_on")


class _Now:
    """What stands in the fields today, read once for a table."""

    def __init__(self, session: Session, pupil_id: str) -> None:
        self._session, self._pupil = session, pupil_id
        self._tables: dict[str, dict[str, Mapping[str, Any]]] = {}

    def words(self, table: str, row: str, column: str) -> str:
        return words_of(table, column, self._rows(table).get(row, {}).get(column))

    def there(self, table: str, row: str) -> bool:
        return row in self._rows(table)

    def _rows(self, table: str) -> dict[str, Mapping[str, Any]]:
        if table not in self._tables:
            shape = shape_of(table)
            assert shape is not None
            whose = "id" if table == "pupil" else "pupil_id"
            columns = ", ".join(f'"{one}"' for one in sorted({"id", *shape.printed}))
            found = self._session.execute(
                text(f'SELECT {columns} FROM "{table}" WHERE {whose} = :pupil'),  # noqa: S608 - names of our own tables
                {"pupil": self._pupil},
            )
            self._tables[table] = {row["id"]: dict(row) for row in found.mappings()}
        return self._tables[table]


def _row(packed: Any) -> Mapping[str, Any]:
    found = json.loads(packed) if packed else {}
    return found if isinstance(found, dict) else {}
