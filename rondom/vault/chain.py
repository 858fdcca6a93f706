"""The chain over the journal: who changes one letter of what happened breaks it from there on.

Each part of an action (what it did to one child, or to nobody's child) has a digest with a salt of its own. The chain runs
over the heads of actions and these digests, not over the content: the cells, the salt and the sentence of one child can be
destroyed, and everything else still verifies. Byte for byte in FORMAT.md.
The chain has no secret. Who has the key of the vault can write all of it anew; `rondom.vault.anchor` sees that.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy.exc import DBAPIError

from rondom.vault.journal import DESTRUCTION
from rondom.vault.store import Session

GENESIS = b"rondom/chain/1\n"
SALT_BYTES = 16
BATCH = 500
"""Actions that are looked at together."""
_UNREADABLE = (DBAPIError, UnicodeDecodeError, TypeError, AttributeError)
"""Text that is no text, and values of another type than ever was written."""
_HEADS = "SELECT seq, id, hlc, device, at, actor_id, actor, kind, reverses, sentence, chain FROM journal_action"
_PARTS = "SELECT * FROM journal_part WHERE action BETWEEN ? AND ? ORDER BY action"
_CELLS = 'SELECT action, pupil_id, id, tbl, "row", col, before, after FROM journal_cell'


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the journal is what was written. `first_bad` is the seq of the first action that is not."""

    whole: bool
    first_bad: int | None
    checked: int
    """Actions that were looked at, those from before the chain included."""
    last: int = 0
    """Seq to go on after; equal to `after` when there was nothing more."""


def packed(values: Iterable[Any]) -> bytes:
    """Values in a row, so written that no two different rows are the same bytes."""
    return b"".join(map(_packed, values))


def _packed(value: Any) -> bytes:
    """The likeliest first: an import comes by here with each of its cells."""
    if isinstance(value, str):
        raw = value.encode()
        return b"t%d:%b" % (len(raw), raw)
    if value is None:
        return b"n"
    if isinstance(value, int):
        return b"i%d;" % value
    if isinstance(value, float):
        return b"r" + struct.pack(">d", value)
    return b"b%d:%b" % (len(value), bytes(value))


class Part:
    """The digest of one part while its cells come by."""

    def __init__(self, salt: bytes, sentence: str) -> None:
        self.salt = salt
        self._hash = hashlib.sha256(salt + packed((sentence,)))

    @classmethod
    def new(cls, sentence: str) -> Part:
        return cls(secrets.token_bytes(SALT_BYTES), sentence)

    def add(self, cell: Iterable[Any]) -> None:
        """One cell: id, table, row, column, before, after."""
        self._hash.update(packed(cell))

    @property
    def digest(self) -> bytes:
        return self._hash.digest()


def link(before: bytes, head: Sequence[Any], parts: Mapping[str, bytes]) -> bytes:
    """The chain after one action. `head`: seq, id, hlc, device, at, actor_id, actor, kind, reverses."""
    digests = b"".join(packed((pupil, parts[pupil])) for pupil in sorted(parts))
    return hashlib.sha256(before + packed(head) + digests).digest()


def genesis(older: int) -> bytes:
    """Where the chain begins, after `older` actions from before there was a chain."""
    return hashlib.sha256(GENESIS + packed((older,))).digest()


# -- checking ----------------------------------------------------------------------------------------------------


def verify(session: Session, after: int = 0, limit: int | None = None) -> Verdict:
    """Follow the chain from action `after`, which counts as checked, through `limit` actions or to the end.

    Rows that are missing at the very end leave no trace here: see `rondom.vault.anchor`.
    """
    return _Walk(session).through(after, limit)


class _Walk:
    def __init__(self, session: Session) -> None:
        self._read = session.connection().exec_driver_sql
        self._older = int(self._read("SELECT count(*) FROM journal_action WHERE chain IS NULL").scalar_one())
        self._destroyed = self._destructions()

    def through(self, after: int, limit: int | None) -> Verdict:
        before, checked, last, size = self._chain_at(after), 0, after, BATCH
        while limit is None or checked < limit:
            wanted = size if limit is None else min(size, limit - checked)
            try:
                heads = self._read(f"{_HEADS} WHERE seq > ? ORDER BY seq LIMIT ?", (last, wanted)).fetchall()
                if not heads:
                    return self._nothing_more(last, checked)
                bad, before = self._batch(last, before, heads)
            except _UNREADABLE:
                if size > 1:  # one by one, to say which
                    size = 1
                    continue
                bad = last + 1
            if bad is not None:
                return Verdict(False, bad, checked, last)
            checked, last = checked + len(heads), heads[-1].seq
        return Verdict(True, None, checked, last)

    def _batch(self, last: int, before: bytes | None, heads: Sequence[Any]) -> tuple[int | None, bytes | None]:
        """The first bad action among these, and the chain after them."""
        reach = (last + 1, heads[-1].seq)
        parts = _by_action(self._read(_PARTS, reach))
        cells = self._digests(heads, parts, reach)
        for expected, head in enumerate(heads, last + 1):
            mine, found = parts.pop(expected, []), cells.pop(expected, {})
            if head.seq != expected:
                return expected, before
            if head.chain is None:
                if before is not None or not self._is_old(head, mine):
                    return expected, before
                continue
            start = genesis(expected - 1) if before is None else before
            digests = {part.pupil_id: part.digest for part in mine}
            if None in digests.values() or link(start, head[:9], digests) != head.chain:
                return expected, before
            if not all(self._is_content(part, found.pop(part.pupil_id, None)) for part in mine) or found:
                return expected, before
            before = head.chain
        loose = min([*parts, *cells], default=None)
        return loose, before

    def _digests(self, heads: Sequence[Any], parts: Mapping[int, list[Any]], reach: tuple[int, int]) -> Any:
        """Action → child → digest of the cells that are there now, also for a child that should have none."""
        sentences = {head.seq: head.sentence for head in heads}
        salts = {(one.action, one.pupil_id): one.salt for some in parts.values() for one in some}
        found: dict[int, dict[str, bytes]] = {}
        cells = self._read(f"{_CELLS} WHERE action BETWEEN ? AND ? ORDER BY action, id", reach)
        for action, some in groupby(cells, lambda cell: cell[0]):
            mine: dict[str, Part] = {}
            for cell in some:
                pupil = cell[1] or ""
                if pupil not in mine:
                    mine[pupil] = Part(salts.get((action, pupil)) or b"", sentences.get(action, ""))
                mine[pupil].add(cell[2:])
            found[action] = {pupil: part.digest for pupil, part in mine.items()}
        for (action, pupil), salt in salts.items():  # a look has no cells
            there = found.setdefault(action, {})
            if salt is not None and pupil not in there:
                there[pupil] = Part(salt, sentences.get(action, "")).digest
        return found

    def _is_content(self, part: Any, digest: bytes | None) -> bool:
        """What is there is what was written; or nothing is there, and that child was destroyed since."""
        if part.salt is None:
            return digest is None and self._destroyed.get(part.pupil_id, 0) > part.action
        return digest is not None and digest == part.digest

    def _is_old(self, head: Any, parts: Sequence[Any]) -> bool:
        """Only an action from before the chain has none: those knew no ids of people and no digests either."""
        return not head.actor_id and not any(part.digest or part.salt for part in parts)

    def _nothing_more(self, last: int, checked: int) -> Verdict:
        """After the last action, and before the first, there are no rows of others."""
        for table in ("journal_cell", "journal_part"):
            if self._read(f"SELECT 1 FROM {table} WHERE action > ? OR action < 1 LIMIT 1", (last,)).first():  # noqa: S608
                return Verdict(False, last + 1, checked, last)
        return Verdict(True, None, checked, last)

    def _chain_at(self, after: int) -> bytes | None:
        if after == 0:
            return None
        return self._read("SELECT chain FROM journal_action WHERE seq = ?", (after,)).scalar()

    def _destructions(self) -> dict[str, int]:
        """Child → the action that destroyed the dossier, from the journal itself and not from the table."""
        rows = self._read(
            "SELECT c.action, c.after FROM journal_action a JOIN journal_cell c ON c.action = a.seq "
            "WHERE a.kind = 'destroy' AND c.tbl = ? AND c.col IS NULL AND c.after IS NOT NULL",
            (DESTRUCTION,),
        )
        try:
            return {_dossier(after): action for action, after in rows}
        except _UNREADABLE:
            return {}


def _dossier(row: Any) -> str:
    """The child in the row of a destruction; empty when a hand has been in it, which its digest will tell."""
    try:
        return str(json.loads(row)["dossier"])
    except (ValueError, KeyError, TypeError):
        return ""


def _by_action(rows: Iterable[Any]) -> dict[int, list[Any]]:
    return {action: list(some) for action, some in groupby(rows, lambda row: row.action)}


def batches(session: Session) -> Iterator[Verdict]:
    """The whole chain, piece by piece, so that a check in the background never holds the vault for long."""
    after = 0
    while True:
        verdict = verify(session, after, BATCH)
        yield verdict
        if not verdict.whole or verdict.last == after:
            return
        after = verdict.last
