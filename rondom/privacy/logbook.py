"""Logboek: who did, saw, printed or exported what, and what changed by it, for one child or for the school."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import text

from rondom.dossier.names import full_name
from rondom.language import _
from rondom.privacy.field_words import field_word, is_shown, names_zero, table_word, value_words
from rondom.vault.store import Session

PAGE = 100
"""Lines on one page."""
MOST_CHANGES = 60
MOST_CHILDREN = 12
"""Of an action that touched more (an import) these are named; the rest is counted."""


class KindGroup(StrEnum):
    ALL = "all"
    CHANGED = "changed"
    """Added, changed, removed, taken back; also who can open the vault."""
    SEEN = "seen"
    OUT = "out"
    """Printed and exported."""
    DESTROYED = "destroyed"


_KINDS = {
    KindGroup.CHANGED: ("do", "undo", "redo", "key", "rescue"),
    KindGroup.SEEN: ("see",),
    KindGroup.OUT: ("print", "export"),
    KindGroup.DESTROYED: ("destroy",),
}


@dataclass(frozen=True, slots=True)
class LogFilter:
    pupil_id: str = ""
    who: str = ""
    """Name of the person, as `people` gives it."""
    group: KindGroup = KindGroup.ALL
    since: date | None = None
    until: date | None = None
    """The last day that counts."""
    text: str = ""
    """In the sentence, or in what was typed before or after."""
    page: int = 0


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field. Both sides are in words, and empty where there was nothing."""

    table: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One action."""

    seq: int
    at: datetime
    """Local time."""
    who: str
    sentence: str
    kind: str
    """do, undo, redo, key, see, print, export or destroy: see `rondom.vault.journal`."""
    children: tuple[str, ...] = ()
    children_count: int = 0
    changes: tuple[FieldChange, ...] = ()
    changes_left_out: int = 0
    """Changed fields or rows that are not in `changes`."""


def entries(session: Session, chosen: LogFilter | None = None) -> tuple[Entry, ...]:
    """One page of the logboek, newest first. In the logboek of one child only what is about that child is told."""
    chosen = chosen or LogFilter()
    where, values = _conditions(chosen)
    rows = session.execute(
        text(
            f"SELECT a.seq, a.at, a.actor, a.sentence, a.kind FROM journal_action a WHERE {where} "  # noqa: S608
            "ORDER BY a.seq DESC LIMIT :size OFFSET :start"
        ),
        {**values, "size": PAGE, "start": chosen.page * PAGE},
    ).all()
    names = _Names(session)
    return tuple(_entry(session, row, names, chosen.pupil_id) for row in rows)


def people(session: Session) -> tuple[str, ...]:
    """Everyone who ever did something here, by name."""
    return tuple(session.execute(text("SELECT DISTINCT actor FROM journal_action ORDER BY actor")).scalars())


# -- which lines -------------------------------------------------------------------------------------------------

_OF_PUPIL = "a.seq IN (SELECT action FROM journal_part WHERE pupil_id = :pupil)"
_WORDS = """(a.sentence LIKE :words ESCAPE '\\' OR a.seq IN (
SELECT c.action FROM journal_cell c WHERE {mine}
(c.col IS NOT NULL AND (c.before LIKE :words ESCAPE '\\' OR c.after LIKE :words ESCAPE '\\')
OR c.col IS NULL AND (c.before LIKE :packed ESCAPE '\\' OR c.after LIKE :packed ESCAPE '\\')
AND EXISTS (SELECT 1 FROM json_each(coalesce(c.after, c.before)) j WHERE j.value LIKE :words ESCAPE '\\'))))"""
"""A whole row is JSON: the quick look in the text of it also meets the names of columns, the second does not."""


def _conditions(chosen: LogFilter) -> tuple[str, dict[str, Any]]:
    where, values = ["1"], dict[str, Any]()
    if chosen.pupil_id:
        where.append(_OF_PUPIL)
        values["pupil"] = chosen.pupil_id
    if chosen.who:
        where.append("a.actor = :who")
        values["who"] = chosen.who
    if kinds := _KINDS.get(chosen.group):
        where.append("a.kind IN (" + ", ".join(f"'{kind}'" for kind in kinds) + ")")
    if chosen.since:
        where.append("a.at >= :since")
        values["since"] = _start_of(chosen.since)
    if chosen.until:
        where.append("a.at < :until")
        values["until"] = _start_of(chosen.until + timedelta(1))
    if words := chosen.text.strip():
        where.append(_WORDS.format(mine="c.pupil_id = :pupil AND" if chosen.pupil_id else ""))
        values["words"] = _like(words)
        values["packed"] = _like(json.dumps(words, ensure_ascii=False)[1:-1])
    return " AND ".join(where), values


def _start_of(day: date) -> str:
    """Midnight here, as the journal writes moments."""
    return datetime.combine(day, time()).astimezone().astimezone(UTC).isoformat()


def _like(words: str) -> str:
    for sign in ("\\", "%", "_"):
        words = words.replace(sign, f"\\{sign}")
    return f"%{words}%"


# -- what is in them ---------------------------------------------------------------------------------------------


def _entry(session: Session, row: Any, names: _Names, pupil_id: str) -> Entry:
    seq, at, who, sentence, kind = row
    parts = session.execute(
        text(
            "SELECT pupil_id, salt IS NULL AND digest IS NOT NULL FROM journal_part WHERE action = :seq AND pupil_id <> ''"
        ),
        {"seq": seq},
    )
    children = [(pupil, bool(gone)) for pupil, gone in parts if pupil_id in ("", pupil)]
    entry = Entry(
        seq,
        datetime.fromisoformat(at).astimezone(),
        who,
        sentence or _("Hoorde bij een vernietigd dossier"),
        kind,
        tuple(names.of(pupil, gone) for pupil, gone in children[:MOST_CHILDREN]),
        len(children),
    )
    changes, left_out = _changes(session, seq, pupil_id)
    return replace(entry, changes=changes, changes_left_out=left_out)


def _changes(session: Session, seq: int, pupil_id: str) -> tuple[tuple[FieldChange, ...], int]:
    mine = "AND pupil_id = :pupil" if pupil_id else ""
    asked = {"seq": seq, "pupil": pupil_id} if pupil_id else {"seq": seq}
    count = session.execute(text(f"SELECT count(*) FROM journal_cell WHERE action = :seq {mine}"), asked).scalar_one()  # noqa: S608
    cells = session.execute(
        text(f"SELECT tbl, col, before, after FROM journal_cell WHERE action = :seq {mine} ORDER BY id LIMIT :most"),  # noqa: S608
        {**asked, "most": MOST_CHANGES},
    ).all()
    found = [change for cell in cells for change in _fields(*cell)]
    return tuple(found[:MOST_CHANGES]), max(0, count - len(cells)) + max(0, len(found) - MOST_CHANGES)


def _fields(table: str, column: str | None, before: Any, after: Any) -> Iterable[FieldChange]:
    """The field of one cell, or the filled fields of a whole row."""
    if column is not None:
        pairs = {column: (before, after)}
    else:
        old, new = _row(before), _row(after)
        pairs = {name: (old.get(name), new.get(name)) for name in {**old, **new}}
    for name, (first, then) in pairs.items():
        words = value_words(table, name, first), value_words(table, name, then)
        untouched = column is None and _is_default(first, then) and not names_zero(table, name)
        if is_shown(name) and (column is not None or any(words)) and not untouched:
            yield FieldChange(table_word(table), field_word(table, name), *words)


def _is_default(*values: object) -> bool:
    """In a whole row: zero and no are what nobody filled in."""
    return all(value in (None, "", 0, False) for value in values)


def _row(packed: Any) -> Mapping[str, Any]:
    found = json.loads(packed) if packed else {}
    return found if isinstance(found, dict) else {}


class _Names:
    """Names of children by id, asked once for a page. Of a child that is gone: from the journal, if that still knows."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, str] = {}

    def of(self, pupil_id: str, content_gone: bool) -> str:
        if pupil_id not in self._known:
            self._known[pupil_id] = self._found(pupil_id, content_gone)
        return self._known[pupil_id]

    def _found(self, pupil_id: str, content_gone: bool) -> str:
        if content_gone:
            return _("vernietigd dossier")
        here = self._session.execute(
            text("SELECT first_name, prefix, last_name FROM pupil WHERE id = :id"), {"id": pupil_id}
        ).first()
        return full_name(*here) if here else self._from_journal(pupil_id)

    def _from_journal(self, pupil_id: str) -> str:
        last = self._session.execute(
            text(
                "SELECT c.before FROM journal_part p JOIN journal_cell c ON c.action = p.action "
                "WHERE p.pupil_id = :id AND c.tbl = 'pupil' AND c.\"row\" = :id AND c.col IS NULL AND c.before IS NOT NULL "
                "ORDER BY c.id DESC LIMIT 1"
            ),
            {"id": pupil_id},
        ).scalar()
        row = _row(last)
        name = full_name(str(row.get("first_name", "")), str(row.get("prefix", "")), str(row.get("last_name", "")))
        return name or _("verwijderd dossier")
