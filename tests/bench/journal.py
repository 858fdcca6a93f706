"""What it costs that everything is written down: one small change at a time, and the size of the file.

The bare side changes the same rows in the same encrypted file with the same flushing to disk, without an action, without
triggers and so without journal and without search index.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import apsw

from rondom.dossier.actions import change_pupil
from rondom.opening import create
from rondom.vault import container
from rondom.vault.header import HEADER_BYTES
from rondom.vault.store import transaction
from rondom.vault.vault import Vault
from tests.bench import Figure
from tests.bench.large import PASSWORD, QUICK, add_dossier

WRITES = 200
DOSSIERS = 400


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        ratio, plainly = _single_writes(Path(folder))
        return [
            Figure("one change with journal and search, against the bare change", ratio, "×", 1.6, f"{plainly:.2f} ms bare; median of {WRITES}, each flushed to disk"),
            *_sizes(Path(folder)),
        ]  # fmt: skip


# -- single writes -------------------------------------------------------------------------------------------------


def _single_writes(folder: Path) -> tuple[float, float]:
    """The two in turn, so that a busy disk troubles both."""
    full, full_child = _with_one_child(folder / "vol.rondom")
    bare, bare_child = _with_one_child(folder / "kaal.rondom")
    _drop_triggers(bare)
    ours, theirs = [], []
    for turn in range(WRITES):
        words = f"Wat heeft dit kind nodig, en wat al {turn} keer gevraagd werd?"
        ours.append(_ms(lambda words=words: _change(full, full_child, words)))
        theirs.append(_ms(lambda words=words: _change_barely(bare, bare_child, words)))
    full.close()
    bare.close()
    return statistics.median(ours) / statistics.median(theirs), statistics.median(theirs)


def _with_one_child(path: Path) -> tuple[Vault, str]:
    vault = create(path, PASSWORD, "Meetschool", "Meter", QUICK).vault
    return vault, add_dossier(vault, 1)


def _drop_triggers(vault: Vault) -> None:
    connection = vault._opened.connection
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')


def _change(vault: Vault, child: str, words: str) -> None:
    with vault.write("Vraag veranderd") as session:
        change_pupil(session, child, question=words)


def _change_barely(vault: Vault, child: str, words: str) -> None:
    """Through the same library and with the same checks on the value; only what the seam adds is left out."""
    container.check_place(vault._opened)
    with transaction(vault._engine) as session:
        change_pupil(session, child, question=words)


def _ms(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    job()
    return (time.perf_counter() - started) * 1000


# -- the size ------------------------------------------------------------------------------------------------------


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
