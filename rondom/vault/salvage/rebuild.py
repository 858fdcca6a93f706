"""From the readable pages of a damaged vault to a new file of today's shape, with an account of every table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import apsw

from rondom import clock
from rondom.errors import UserProblem
from rondom.language import _, day
from rondom.vault import migrate
from rondom.vault.fields import TEXT_LIMIT
from rondom.vault.journal import OUTSIDE, lay_triggers, lift_triggers
from rondom.vault.pages import MOST_PAGES
from rondom.vault.salvage import homing, resealing, stand_ins
from rondom.vault.salvage.b_tree import Record
from rondom.vault.salvage.damaged_file import Source
from rondom.vault.salvage.pour import Poured, Row, insert, note_missing, pour
from rondom.vault.salvage.replay import Memory, remembered
from rondom.vault.salvage.shapes import Shape, shapes
from rondom.vault.salvage.trees import Trees, survey
from rondom.vault.salvage.wholeness import ACTION, Mending, fill_gaps, mend

CELLS = homing.CELLS
_VERSION = slice(60, 64)
"""Place in page 1 of the number of the shape."""
_COUNT = slice(28, 32)
"""Place in page 1 of the number of pages."""
_DERIVED = {migrate.STEPS}


@dataclass(slots=True)
class Account:
    """What became of the rows of one table."""

    saved: int = 0
    cut: int = 0
    rebuilt: int = 0
    lost: int = 0
    certain: bool = True
    """False: more may be lost than is known."""


@dataclass(slots=True)
class Outcome:
    """What a rescue found. `touched`: ids of children of whom something is lost, cut, rebuilt or made anew."""

    tables: dict[str, Account]
    pages: int
    unreadable: int
    touched: set[str] = field(default_factory=set)
    nobody: int = 0
    """Lost rows of which is not known whose they were."""
    unplaced: int = 0
    """Rows that were found, and that no table can be told for."""
    made: list[tuple[str, Row]] = field(default_factory=list)
    loosened: int = 0
    older: bool = False
    """The journal is damaged too: what came out of it may be an earlier version."""
    resealed: int = 0


def rebuild(source: Source, connection: apsw.Connection) -> Outcome:
    """Fill an empty, new vault with what `source` still holds. The key of `connection` is turned.

    Raises UserProblem "vault-newer", EnvironmentProblem "disk-full", "disk-trouble" or "migration-failed".
    """
    trees = survey(source.pages.get, _page_count(source))
    connection.pragma("foreign_keys", False)
    migrate.lay(connection, _shape_number(trees))
    known = shapes(connection)
    work = _Work(source, connection, trees, known)
    with connection:
        outcome = work.done()
    migrate.upgrade(connection)
    _write_down(connection, outcome)
    connection.pragma("foreign_keys", True)
    return outcome


def _page_count(source: Source) -> int:
    """With the pages that were cut off the end, as far as page 1 knows of them."""
    first = source.pages.get(1)
    written = int.from_bytes(first[_COUNT], "big") if first else 0
    return min(max(source.pages.count, written), MOST_PAGES)


def _shape_number(trees: Trees) -> int:
    """Raises UserProblem "vault-newer"."""
    first = trees.get(1)
    number = int.from_bytes(first[_VERSION], "big") if first else _number_of_steps(trees)
    if number > migrate.SCHEMA:
        raise UserProblem("vault-newer")
    return number or migrate.SCHEMA


def _number_of_steps(trees: Trees) -> int:
    """From the one row of Alembic's table, known by its form where its place is lost; 0 when that is lost too."""
    for root in (trees.tables.get(migrate.STEPS), *trees.loose()):
        for record in trees.records(root) if root in trees.kinds and root is not None else ():
            text = record.values[0] if len(record.values) == 1 else ""
            if isinstance(text, str) and len(text) == 4 and text.isdigit():
                return int(text)
            break
    return 0


def _write_down(connection: apsw.Connection, outcome: Outcome) -> None:
    """The rescue itself in the journal, and the chain whole again. Nothing of it is an action of a person."""
    lift_triggers(connection)
    resealing.write_down(connection, outcome.made, outcome.touched)
    outcome.resealed = resealing.reseal(connection)
    lay_triggers(connection)


class _Work:
    def __init__(self, source: Source, connection: apsw.Connection, trees: Trees, known: dict[str, Shape]) -> None:
        self._source, self._connection, self._trees = source, connection, trees
        self._known = {name: shape for name, shape in known.items() if name not in _DERIVED}
        self._homes = homing.homes(trees, known)
        self._poured: dict[str, Poured] = {}
        self._today = clock.today()
        self._outcome = Outcome({}, _page_count(source), len(trees.lost))

    def done(self) -> Outcome:
        outcome, trees = self._outcome, self._trees
        for name, shape in self._known.items():
            roots = self._homes.get(name, [])
            records = (record for root in roots for record in trees.records(root))
            self._poured[name] = pour(self._connection, shape, records)
            note_missing(trees, shape, roots, self._poured[name])
        outcome.older = bool(self._poured[CELLS].missing or not self._poured[CELLS].certain)
        self._fill_from_journal()
        outcome.unplaced = homing.unplaced(trees, self._homes, self._known)
        self._make_whole()
        return outcome

    def _fill_from_journal(self) -> None:
        wanted = {name: _ids(poured) for name, poured in self._poured.items() if self._known[name].has_id}
        doubtful = {name for name in wanted if not self._poured[name].certain and name not in OUTSIDE}
        memory = remembered(self._connection, wanted, doubtful)
        for name, poured in self._poured.items():
            self._outcome.tables[name] = self._settled(name, poured, memory)

    def _settled(self, name: str, poured: Poured, memory: Memory) -> Account:
        account = Account(poured.saved, certain=poured.certain)
        back = {key for table, key in memory.rows if table == name and self._put_back(name, memory.rows[table, key])}
        account.rebuilt = len(back)
        for key in back:
            self._touch(name, memory.rows[name, key], memory)
        for record in poured.cut:
            row = self._known[name].named(record)
            if str(row.get("id")) not in back:
                kept = self._keep_cut(name, row, record)
                account.cut += kept
                account.lost += not kept
                self._touch(name, row, memory, lost=not kept)
        nameless = [row for row in (*poured.missing, *poured.refused) if "id" not in row]
        named = {str(row["id"]): row for row in (*poured.missing, *poured.refused) if "id" in row}
        gone = [row for key, row in named.items() if key not in back]
        elsewhere = len(back - named.keys())  # rows without an id in any index may be the ones that came back
        for row in (*gone, *nameless[elsewhere:]):
            self._touch(name, row, memory, lost=True)
        account.lost += len(gone) + len(nameless[elsewhere:])
        account.saved += account.cut
        return account

    def _put_back(self, name: str, row: Row) -> bool:
        columns = {column.name for column in self._known[name].columns}
        return insert(self._connection, name, {key: value for key, value in row.items() if key in columns})

    def _keep_cut(self, name: str, row: Row, record: Record) -> bool:
        """A row without its end, with a line that says so. Only where half a text is better than none."""
        shape = self._known[name]
        if name not in stand_ins.CHOICES or not row.get("id"):
            return False
        last = shape.columns[len(record.values) - 1].name
        text = row[last]
        if isinstance(text, str) and shape.columns[len(record.values) - 1].type == "TEXT":
            line = _("[Hier is tekst verloren gegaan. Gered op {day}.]").format(day=day(self._today))
            row[last] = f"{text[: TEXT_LIMIT - 200]}\n{line}"
        return insert(self._connection, name, stand_ins.blank(shape, self._today) | row)

    def _touch(self, name: str, row: Row, memory: Memory, lost: bool = False) -> None:
        """Remember whose dossier this row was in."""
        key = (name, str(row.get("id")))
        pupil = row.get("id") if name == "pupil" else row.get("pupil_id") or memory.pupils.get(key)
        if isinstance(pupil, str) and pupil:
            self._outcome.touched.add(pupil)
        elif lost and name not in OUTSIDE and any(column.name == "pupil_id" for column in self._known[name].columns):
            self._outcome.nobody += 1

    def _make_whole(self) -> None:
        outcome, connection = self._outcome, self._connection
        actions = outcome.tables[ACTION]
        actions.lost = max(actions.lost, fill_gaps(connection))  # their numbers run on, so each hole is known
        mending: Mending = mend(connection, self._known, self._today)
        owners = [slot.owner for slot in self._source.header.slots]
        outcome.made = [*mending.made, *stand_ins.what_must_be(connection, self._known, owners, self._today)]
        outcome.loosened = mending.loosened
        for name, count in Counter(mending.dropped).items():
            outcome.tables[name].lost += count
            outcome.tables[name].saved -= count
        outcome.touched |= {str(row["id"]) for table, row in mending.made if table == "pupil"}
        outcome.touched |= {str(row["pupil_id"]) for _table, row in mending.made if row.get("pupil_id")}


def _ids(poured: Poured) -> set[str]:
    """Ids of the rows that are missing or cut."""
    first = (record.values[0] for record in poured.cut if record.values)
    return {str(row["id"]) for row in poured.missing if "id" in row} | {str(value) for value in first if value}
