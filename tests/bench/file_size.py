"""The size of the file: beside plain sqlite3 with the same tables and rows, and with everything that is kept for safety."""

from __future__ import annotations

import tempfile
from pathlib import Path

import apsw

from rondom.opening import create
from rondom.vault import container
from rondom.vault.header import HEADER_BYTES
from tests.bench import Figure
from tests.bench.large import PASSWORD, QUICK, add_dossier

DOSSIERS = 400


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        return _sizes(Path(folder))


def _sizes(folder: Path) -> list[Figure]:
    vault = create(folder / "school.rondom", PASSWORD, "Meetschool", "Meter", QUICK).vault
    for number in range(DOSSIERS):
        add_dossier(vault, number)
    report = vault.backup(folder / "compact.rondom")
    compact = container.open_with_password(report.path, PASSWORD)
    pages = dict(compact.connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall())
    journal = sum(size for name, size in pages.items() if "journal_" in name)
    plain = _plain_copy(compact.connection, folder / "plain.db")
    compact.close()
    vault.close()
    return [
        Figure("the file, against plain sqlite3 with the same tables, journal not counted", (report.size - journal) / plain, "×", 1.15, f"{plain / 2**20:.1f} MiB plain; {HEADER_BYTES // 1024} KiB is header; search index counted on both sides"),
        Figure("the file with its journal, against the same", report.size / plain, "×", None, "a school that was only imported: every row stands once in the journal"),
    ]  # fmt: skip


def _plain_copy(source: apsw.Connection, path: Path) -> int:
    """The same rows without cipher and without journal; returns the size in bytes."""
    made = apsw.Connection(str(path))
    made.execute("PRAGMA page_size = 4096; BEGIN")
    query = "SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index') ORDER BY type DESC"
    for name, kind, sql in source.execute(query).fetchall():
        if "journal_" in name or name.startswith("sqlite_") or sql.startswith("CREATE VIRTUAL"):
            continue
        made.execute(sql)
        if kind == "table":
            rows = source.execute(f'SELECT * FROM "{name}"').fetchall()
            if rows:
                made.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(rows[0]))})', rows)
    made.execute("COMMIT; VACUUM")
    made.close()
    return path.stat().st_size
