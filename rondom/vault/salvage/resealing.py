"""The chain over the journal of a rescued vault: kept as far as it holds, and laid anew from the first hole on.

A chain that would stay broken could show nothing any more. That it was laid anew stands in the journal itself, and in the
report; and `rondom.vault.anchor` on a computer that knew the old chain tells it too.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any

import apsw

from rondom import clock
from rondom.language import _
from rondom.vault import chain
from rondom.vault.chain import Part
from rondom.vault.ids import new_id
from rondom.vault.journal import DESTRUCTION
from rondom.vault.salvage.b_tree import Value
from rondom.vault.salvage.pour import Row
from rondom.vault.store import engine_on, transaction

_HEAD = "SELECT seq, id, hlc, device, at, actor_id, actor, kind, reverses, sentence FROM journal_action"
_CELLS = 'SELECT pupil_id, id, tbl, "row", col, before, after FROM journal_cell WHERE action = ? ORDER BY id'


def write_down(connection: apsw.Connection, made: Sequence[tuple[str, Row]], touched: Collection[str]) -> int:
    """The rescue as an action in the journal: with the rows made anew, and with every child it touched. Returns its seq.

    It has no chain yet. There are no triggers and no guards.
    """
    last = connection.execute("SELECT seq, hlc, device FROM journal_action ORDER BY seq DESC LIMIT 1").fetchall()
    before, hlc, device = last[0] if last else (0, "", "")
    seq = int(str(before)) + 1
    connection.execute(
        "INSERT INTO journal_action(seq, id, hlc, device, at, actor_id, actor, kind, sentence) "
        "VALUES (?, ?, ?, ?, ?, '', ?, 'rescue', ?)",
        (seq, new_id(), hlc, device, clock.utc_now().isoformat(), "Rondom", _("Gered uit een beschadigd bestand")),
    )
    cells = [(seq, table, row["id"], _pupil_of(table, row), json.dumps(row, ensure_ascii=False)) for table, row in made]
    connection.executemany(
        'INSERT INTO journal_cell(action, tbl, "row", pupil_id, after) VALUES (?, ?, ?, ?, ?)', cells
    )
    connection.executemany(
        "INSERT INTO journal_part(action, pupil_id) VALUES (?, ?)", [(seq, pupil) for pupil in sorted({"", *touched})]
    )
    return seq


def reseal(connection: apsw.Connection) -> int:
    """Lay the chain anew from the first action where it does not hold. Returns how many old actions that was."""
    with transaction(engine_on(connection)) as session:
        verdict = chain.verify(session)
    if verdict.whole or verdict.first_bad is None:
        return 0
    heads = connection.execute(f"{_HEAD} WHERE seq >= ? ORDER BY seq", (verdict.first_bad,)).fetchall()
    with connection:
        seal = _Seal(connection, verdict.first_bad)
        for head in heads:
            seal.lay(head)
    return len(heads) - 1


class _Seal:
    def __init__(self, connection: apsw.Connection, first: int) -> None:
        self._run = connection.execute
        self._many = connection.executemany
        found = self._run("SELECT chain FROM journal_action WHERE seq = ?", (first - 1,)).fetchall()
        before = found[0][0] if found else None
        self._before = before if isinstance(before, bytes) else chain.genesis(first - 1)
        self._destroyed = self._destructions()

    def lay(self, head: Sequence[Any]) -> None:
        """One action: its parts as they are now, and the link that follows from them."""
        seq, sentence = int(head[0]), str(head[9])
        parts = {pupil: Part.new(sentence) for pupil in self._pupils(seq)}
        for pupil, cells in groupby(self._run(_CELLS, (seq,)).fetchall(), lambda cell: str(cell[0] or "")):
            part = parts.setdefault(pupil, Part.new(sentence))
            for cell in cells:
                part.add(cell[1:])
        kept = self._emptied(seq)
        digests = {pupil: kept.get(pupil, part.digest) for pupil, part in parts.items()}
        self._run("DELETE FROM journal_part WHERE action = ?", (seq,))
        self._many(
            "INSERT INTO journal_part(action, pupil_id, salt, digest) VALUES (?, ?, ?, ?)",
            [(seq, pupil, None if pupil in kept else parts[pupil].salt, digest) for pupil, digest in digests.items()],
        )
        self._before = chain.link(self._before, head[:9], digests)
        self._run("UPDATE journal_action SET chain = ? WHERE seq = ?", (self._before, seq))

    def _pupils(self, seq: int) -> list[str]:
        return [str(pupil) for (pupil,) in self._run("SELECT pupil_id FROM journal_part WHERE action = ?", (seq,))]

    def _emptied(self, seq: int) -> dict[str, bytes]:
        """Parts of children who were destroyed since: only their digest is left, and that stays."""
        found = self._run("SELECT pupil_id, digest FROM journal_part WHERE action = ? AND salt IS NULL", (seq,))
        return {
            str(pupil): digest
            for pupil, digest in found.fetchall()
            if isinstance(digest, bytes) and self._destroyed.get(str(pupil), 0) > seq
        }

    def _destructions(self) -> dict[str, int]:
        found = self._run(
            "SELECT c.action, c.after FROM journal_action a JOIN journal_cell c ON c.action = a.seq "
            "WHERE a.kind = 'destroy' AND c.tbl = ? AND c.col IS NULL AND c.after IS NOT NULL",
            (DESTRUCTION,),
        ).fetchall()
        return {str(json.loads(str(after)).get("dossier")): int(str(action)) for action, after in found}


def _pupil_of(table: str, row: Row) -> Value:
    return row["id"] if table == "pupil" else row.get("pupil_id")
