"""Opening a vault, a first query and 100,000 events, against the same in plain sqlite3: what safety costs.

Both sides write the same columns in one transaction. The vault also encrypts, and its triggers put every row in the
journal; the same insert with the triggers taken away is shown beside it.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.opening import create, unlock
from rondom.timeline.model import Event, EventData
from rondom.vault import container
from rondom.vault.base import columns
from rondom.vault.ids import new_id
from rondom.vault.keys import KdfParameters
from rondom.vault.vault import Vault
from tests.bench import Figure

EVENTS = 100_000
ROUNDS = 3
GOAL = 1.4
QUICK = KdfParameters(8 * 1024, 1, 1)
PASSWORD = "een zin van vier woorden"


def measure() -> list[Figure]:
    opening, journalled, bare = [], [], []
    for _round in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            plain = _plain(Path(folder) / "plain.db")
            ours = _vault(Path(folder) / "vault.rondom")
            silent = _vault(Path(folder) / "silent.rondom", journal=False)
        opening.append(ours[0] / plain[0])
        journalled.append(sum(ours) / sum(plain))
        bare.append(sum(silent) / sum(plain))
    return [
        Figure("open + first query + 100,000 events, without journal", statistics.median(bare), "× sqlite3", GOAL),
        Figure("open + first query + 100,000 events, with journal", statistics.median(journalled), "× sqlite3", GOAL, "every row is also written in the journal, as JSON"),
        Figure("open + first query alone, key given", statistics.median(opening), "× sqlite3", None, "lock, note and settings included"),
    ]  # fmt: skip


def _rows(count: int = EVENTS) -> list[tuple[object, ...]]:
    names = [column.name for column in columns(Event)]
    values = EventData(title="Verhuizing", start_said="voorjaar 2023").model_dump(mode="json")
    return [
        tuple(new_id() if name == "id" else "p" if name == "pupil_id" else values[name] for name in names)
        for _row in range(count)
    ]


def _timed(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    job()
    return time.perf_counter() - started


def _plain(path: Path) -> tuple[float, float]:
    names = [column.name for column in columns(Event)]
    made = sqlite3.connect(path)
    made.execute("CREATE TABLE pupil(id TEXT PRIMARY KEY)")
    made.execute(f"CREATE TABLE event({', '.join(names)}, PRIMARY KEY(id))")
    made.execute("CREATE INDEX ix_event_pupil_id ON event(pupil_id)")
    made.execute("INSERT INTO pupil VALUES ('p')")
    made.commit()
    made.close()
    rows = _rows()

    def look() -> sqlite3.Connection:
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA cache_size = -16000")  # the same room as the vault has
        connection.execute("SELECT count(*) FROM event").fetchall()
        return connection

    opening = _timed(lambda: look().close())
    connection = look()

    def insert() -> None:
        with connection:
            connection.executemany(f"INSERT INTO event VALUES ({', '.join('?' * len(names))})", rows)

    inserting = _timed(insert)
    connection.close()
    return opening, inserting


def _vault(path: Path, journal: bool = True) -> tuple[float, float]:
    """Seconds to open and look, and to insert."""
    made = create(path, PASSWORD, "Meetschool", "Meter", QUICK)
    with made.vault.write("Leerling") as session:
        pupil = add_pupil(session, PupilData(first_name="Meting"))
    if not journal:
        with made.vault.write("Zonder journaal") as session:
            for name in session.execute(text("SELECT name FROM sqlite_schema WHERE type = 'trigger'")).scalars().all():
                session.execute(text(f'DROP TRIGGER "{name}"'))
    made.vault.close()

    def look() -> container.Opened:
        opened = container.open_with_code(path, made.recovery_code)  # no key stretching: that is slow on purpose
        opened.connection.execute("SELECT count(*) FROM event").fetchall()
        return opened

    opening = _timed(lambda: look().close())
    vault = unlock(path, PASSWORD)
    names = [column.name for column in columns(Event)]
    statement = f"INSERT INTO event ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    at = names.index("pupil_id")
    rows = [(*row[:at], pupil, *row[at + 1 :]) for row in _rows()]
    inserting = _timed(lambda: _insert(vault, statement, rows))
    vault.close()
    return opening, inserting


def _insert(vault: Vault, statement: str, rows: list[tuple[object, ...]]) -> None:
    with vault.write("Gebeurtenissen") as session:
        session.connection().exec_driver_sql(statement, rows)
