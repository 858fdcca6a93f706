"""Every key to another row finds its row again, so that the new vault is as sound as any other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import apsw

from rondom.language import _
from rondom.vault.ids import new_id
from rondom.vault.salvage.b_tree import Value
from rondom.vault.salvage.pour import Row, insert
from rondom.vault.salvage.shapes import Shape
from rondom.vault.salvage.stand_ins import CHOICES, stand_in

ACTION = "journal_action"
_MOST_ACTIONS = 10_000_000
"""More do not fit in a vault: then a number is no number of an action."""
_ROUNDS = 6
"""A stand-in may itself need one above it: the journal aside, that goes three deep."""


@dataclass(slots=True)
class Mending:
    """What was done to make all keys whole."""

    made: list[tuple[str, Row]] = field(default_factory=list)
    """Stand-ins, by table."""
    loosened: int = 0
    """Keys that pointed to a lost row and may be empty: they are."""
    dropped: Counter[str] = field(default_factory=Counter)
    """Rows per table that cannot be without the lost one, and for which nothing can stand in."""


def mend(connection: apsw.Connection, known: Mapping[str, Shape], today: date) -> Mending:
    """Until `foreign_key_check` finds nothing. Foreign keys are off, there are no triggers yet, and no action is missing."""
    done = Mending()
    for _round in range(_ROUNDS):
        broken = list(connection.execute("PRAGMA foreign_key_check"))
        if not broken:
            break
        for table, number, parent, key in broken:
            if number is not None:  # only the journal has tables without numbers, and its keys are whole
                _mend_one(connection, known, done, today, (str(table), int(str(number)), str(parent), int(str(key))))
    for table, number, _parent, _key in list(connection.execute("PRAGMA foreign_key_check")):
        if number is not None:
            _drop(connection, done, str(table), int(str(number)))
    return done


def fill_gaps(connection: apsw.Connection) -> int:
    """A line in the journal for every action that is lost, so that the numbers run on. Returns how many."""
    there = {int(str(seq)) for (seq,) in connection.execute("SELECT seq FROM journal_action")}
    named: set[int] = set()
    for table in _journal_tables(connection):
        found = connection.execute(f'SELECT DISTINCT action FROM "{table}"')  # noqa: S608
        named |= {int(str(seq)) for (seq,) in found}
    last = max(there | named, default=0)
    if last > _MOST_ACTIONS:
        return 0
    return sum(_lost_action(connection, seq) for seq in sorted(set(range(1, last + 1)) - there))


def _journal_tables(connection: apsw.Connection) -> list[str]:
    """Those that name an action; their names differ between shapes."""
    found = connection.execute(
        'SELECT t.name FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) k WHERE k."table" = ?', (ACTION,)
    )
    return [str(name) for (name,) in found]


def _mend_one(
    connection: apsw.Connection,
    known: Mapping[str, Shape],
    done: Mending,
    today: date,
    broken: tuple[str, int, str, int],
) -> None:
    table, number, parent, key = broken
    column, on_delete = _key(connection, table, key)
    (value, pupil), *_rest = connection.execute(
        f'SELECT "{column}", {_pupil(known[table])} FROM "{table}" WHERE rowid = ?',  # noqa: S608
        (number,),
    ).fetchall() or [(None, None)]
    if value is None:
        return
    if on_delete == "SET NULL":
        connection.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (number,))  # noqa: S608
        done.loosened += 1
    elif parent in CHOICES:
        row = stand_in(known[parent], str(value), pupil, today)
        if insert(connection, parent, row):
            done.made.append((parent, row))
    else:
        _drop(connection, done, table, number)


def _drop(connection: apsw.Connection, done: Mending, table: str, number: int) -> None:
    connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (number,))  # noqa: S608
    done.dropped[table] += connection.changes()


def _key(connection: apsw.Connection, table: str, key: int) -> tuple[str, str]:
    found = connection.execute('SELECT "from", on_delete FROM pragma_foreign_key_list(?) WHERE id = ?', (table, key))
    ((column, on_delete),) = found.fetchall()
    return str(column), str(on_delete)


def _pupil(shape: Shape) -> str:
    return "pupil_id" if any(column.name == "pupil_id" for column in shape.columns) else "NULL"


def _lost_action(connection: apsw.Connection, seq: int) -> bool:
    """Its moment is that of the action before it, or after it when it was the first."""
    if connection.execute("SELECT 1 FROM journal_action WHERE seq = ?", (seq,)).fetchall():
        return False
    near = "SELECT hlc, device, at FROM journal_action WHERE seq"
    found = connection.execute(f"{near} < ? ORDER BY seq DESC LIMIT 1", (seq,)).fetchall()
    found = found or connection.execute(f"{near} > ? ORDER BY seq LIMIT 1", (seq,)).fetchall()
    hlc, device, at = found[0] if found else ("", "", "1970-01-01T00:00:00+00:00")
    row: dict[str, Value] = {"seq": seq, "id": new_id(), "hlc": hlc, "device": device, "at": at, "kind": "rescue"}
    row |= {"actor": _("onbekend"), "sentence": _("Deze regel van het logboek is verloren gegaan.")}
    return insert(connection, ACTION, row)
