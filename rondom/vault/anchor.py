"""What this computer remembers of a vault: how far its journal had come. An older file, or another, then shows.

The chain in the file proves that nothing was changed in between, but not that nothing is missing at the end, nor that all
of it was not written anew. One small file per vault, in the folder of this machine: a random id, a number and a digest.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from rondom.errors import Problem
from rondom.paths import state_dir, write_atomically

if TYPE_CHECKING:
    from rondom.vault.vault import Vault

FOLDER = "ankers"
_OUTDATED = "-"
"""In place of a chain: no journal ever comes so far."""


@dataclass(frozen=True, slots=True)
class Anchor:
    seq: int
    chain: str
    """Hex; empty for a journal without a chain."""
    at: str
    """UTC, ISO 8601: when the last action was."""

    @property
    def moment(self) -> datetime:
        """Local time."""
        return datetime.fromisoformat(self.at).astimezone()


def older_than_here(vault: Vault) -> bool:
    """Whether this file is not the one that was used here last, or what came of it: a copy put back, or another copy.

    Told to a person, never a reason to refuse. To be asked at opening: closing writes down what is here now.
    """
    known = last_here(vault)
    return known is not None and _at(vault, known.seq) != known


def last_here(vault: Vault) -> Anchor | None:
    """How far this vault had come when it was last closed on this computer; None when it never was."""
    try:
        return _read(_place(vault.vault_id))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def note(vault: Vault) -> None:
    """Remember how far the journal of this vault is now. Not being able to is no reason to trouble a person."""
    if vault.read_only:
        return
    with suppress(OSError, Problem, apsw.Error):  # closing twice is fine, and so is closing what is damaged
        now = _at(vault, None)
        if now is None or now == last_here(vault):
            return
        place = _place(vault.vault_id)
        place.parent.mkdir(mode=0o700, exist_ok=True)
        write_atomically(place, json.dumps({"seq": now.seq, "chain": now.chain, "at": now.at}).encode())


def outdate(vault_id: str) -> None:
    """The vault of this id goes on under a new key: whatever file still bears the id is older than what is here."""
    place = _place(vault_id)
    with suppress(OSError, ValueError, KeyError, TypeError):
        known = _read(place)
        if known.chain == _OUTDATED:
            return
        write_atomically(place, json.dumps({"seq": known.seq + 1, "chain": _OUTDATED, "at": known.at}).encode())


def _at(vault: Vault, seq: int | None) -> Anchor | None:
    """The journal at action `seq`, or at its end."""
    chosen, values = ("ORDER BY seq DESC LIMIT 1", ()) if seq is None else ("WHERE seq = ?", (seq,))
    with vault.read() as session:
        run = session.connection().exec_driver_sql
        row = run(f"SELECT seq, chain, at FROM journal_action {chosen}", values).first()  # noqa: S608
    return Anchor(row.seq, (row.chain or b"").hex(), row.at) if row else None


def _read(place: Path) -> Anchor:
    found = json.loads(place.read_bytes())
    anchor = Anchor(int(found["seq"]), str(found["chain"]), str(found["at"]))
    anchor.moment  # noqa: B018 - raises ValueError when it is no moment
    if not 0 < anchor.seq < 2**63:
        raise ValueError
    return anchor


def _place(vault_id: str) -> Path:
    return state_dir() / FOLDER / f"{vault_id}.json"
