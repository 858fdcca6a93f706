"""Which copies have to go because of what they hold: a dossier that was destroyed still stands in every copy from before.

A copy carries the mark of the last destruction it knows of in its name. So no clock is asked: one that was set back would
else make a fresh copy look old, or an old one fresh.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import text

from rondom.vault.copies import Copy
from rondom.vault.store import Session

_TABLE = "destruction"


@dataclass(frozen=True, slots=True)
class Destroyed:
    """One destruction of a dossier: its mark in the names of copies, and when it was (UTC)."""

    mark: str
    at: datetime


def destructions(session: Session) -> tuple[Destroyed, ...]:
    """All of them, in the order they were written; none in a vault of a shape that does not know them yet."""
    known = text("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = :name")
    if not session.execute(known, {"name": _TABLE}).scalar():
        return ()
    rows = session.execute(text("SELECT id, at FROM destruction ORDER BY rowid"))
    return tuple(Destroyed(mark_of(str(id_)), _moment(at)) for id_, at in rows)


def mark_of(destruction_id: str) -> str:
    """Eight signs that tell destructions apart, and nothing about the child."""
    return hashlib.sha256(f"rondom/destruction/1 {destruction_id}".encode()).hexdigest()[:8]


def may_stay(copy: Copy, destroyed: Sequence[Destroyed]) -> bool:
    """Whether nothing that was destroyed is in it.

    A copy with a mark that this vault does not know comes from another course of its life (an older copy was restored
    after it); of those only the moment tells.
    """
    if not destroyed or copy.mark == destroyed[-1].mark:
        return True
    if not copy.mark or any(copy.mark == one.mark for one in destroyed):
        return False
    return copy.at >= destroyed[-1].at


def _moment(raw: object) -> datetime:
    moment = raw if isinstance(raw, datetime) else datetime.fromisoformat(str(raw))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
