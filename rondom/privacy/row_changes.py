"""What changed on some rows since a day, in words: first how it was, then how it is. For looking back on a card."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import text

from rondom.privacy.field_words import field_word, is_shown, table_word, value_words
from rondom.vault.store import Session

ADDED, GONE, CHANGED = "added", "gone", "changed"


@dataclass(frozen=True, slots=True)
class RowChange:
    """`kind` is ADDED or GONE for a whole row, else CHANGED. `before` and `after` are in words, empty for nothing."""

    table: str
    row: str
    kind: str
    column: str = ""
    field: str = ""
    """The column in words."""
    before: str = ""
    after: str = ""
    whole: Mapping[str, Any] | None = None
    """All columns of a row that came or went, as they were stored."""

    @property
    def table_word(self) -> str:
        return table_word(self.table)


_CELLS = """SELECT c.tbl, c."row", c.col, c.before, c.after FROM journal_action a JOIN journal_cell c ON c.action = a.seq
WHERE a.at >= :since AND c.tbl IN (SELECT value FROM json_each(:tables)) ORDER BY c.id"""


def row_changes(session: Session, tables: Iterable[str], since: date, hidden: Iterable[str] = ()) -> list[RowChange]:
    """Every row of these tables that came, went or is different from how it was when `since` began, in the order of
    the journal. What was changed and put back is no change. `hidden` are columns to leave out."""
    start = datetime.combine(since, time()).astimezone()
    cells = session.execute(
        text(_CELLS), {"since": start.astimezone(UTC).isoformat(), "tables": json.dumps(list(tables))}
    )
    gathered = _Gathered(frozenset(hidden))
    for table, row, column, before, after in cells:
        gathered.take(table, row, column, before, after)
    return gathered.changes()


class _Gathered:
    """The first value before and the last after, per field; and of whole rows whether they came, went or both."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self._hidden = hidden
        self._fields: dict[tuple[str, str], dict[str, list[Any]]] = {}
        self._came: dict[tuple[str, str], dict[str, Any]] = {}
        self._went: dict[tuple[str, str], dict[str, Any]] = {}

    def take(self, table: str, row: str, column: str | None, before: Any, after: Any) -> None:
        key = (table, row)
        if column is not None:
            self._fields.setdefault(key, {}).setdefault(column, [before, after])[1] = after
        elif after is not None:
            self._bring(key, _unpacked(after))
        else:
            self._take_away(key, _unpacked(before))

    def _bring(self, key: tuple[str, str], values: dict[str, Any]) -> None:
        """A row that went and came back (undo) was never away; what differs since is told per field."""
        if key in self._went:
            was = self._went.pop(key)
            for column, value in values.items():
                if value != was.get(column):
                    self._fields.setdefault(key, {}).setdefault(column, [was.get(column), value])[1] = value
        else:
            self._came[key] = values

    def _take_away(self, key: tuple[str, str], values: dict[str, Any]) -> None:
        if self._came.pop(key, None) is None:
            self._went[key] = values
        else:
            self._fields.pop(key, None)

    def changes(self) -> list[RowChange]:
        made = [RowChange(*key, ADDED, whole=values) for key, values in self._came.items()]
        made += [RowChange(*key, GONE, whole=values) for key, values in self._went.items()]
        for (table, row), columns in self._fields.items():
            if (table, row) not in self._came and (table, row) not in self._went:
                made += self._of_row(table, row, columns)
        return made

    def _of_row(self, table: str, row: str, columns: Mapping[str, list[Any]]) -> Iterable[RowChange]:
        for column, (before, after) in columns.items():
            if before != after and is_shown(column) and column not in self._hidden:
                words = (value_words(table, column, before), value_words(table, column, after))
                yield RowChange(table, row, CHANGED, column, field_word(table, column), *words)


def _unpacked(packed: Any) -> dict[str, Any]:
    found = json.loads(packed) if packed else {}
    return found if isinstance(found, dict) else {}
