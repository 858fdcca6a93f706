"""Is this vault whole? Asked on demand and by the command line."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from rondom.errors import EnvironmentProblem
from rondom.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Health:
    tables: int
    rows: int


def check(vault: Vault) -> Health:
    """Read every page and every index, and count. Raises EnvironmentProblem "vault-damaged"."""
    with vault.read() as session:
        verdict = session.execute(text("PRAGMA integrity_check")).scalars().all()
        if verdict != ["ok"] or session.execute(text("PRAGMA foreign_key_check")).first():
            raise EnvironmentProblem("vault-damaged")
        names = session.execute(text("SELECT name FROM sqlite_schema WHERE type = 'table'")).scalars().all()
        counts = [int(session.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()) for name in names]  # noqa: S608
    return Health(len(names), sum(counts))
