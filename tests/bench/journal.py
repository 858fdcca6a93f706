"""What the journal costs: its cells, its chain and its guards, beside the same vault without any of them.

Single writes take turns on both vaults, and what counts is the work of the processor: so a busy machine is busy for both,
and waiting for a disk, which takes by far the most time and as much for both, does not hide the difference. In memory where
the system has such a folder. The search index is measured on top.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from rondom.dossier.actions import add_note, add_pupil, change_pupil
from rondom.dossier.model import NoteData, PupilData
from rondom.opening import create
from rondom.vault import container
from rondom.vault.chain import verify
from rondom.vault.journal import lift_triggers
from rondom.vault.keys import KdfParameters
from rondom.vault.search_index import lift_index
from rondom.vault.store import Session, transaction
from rondom.vault.vault import Vault
from tests.bench import Figure

WRITES = 400
GOAL = 1.6
QUICK = KdfParameters(8 * 1024, 1, 1)
PASSWORD = "een zin van vier woorden"
WORDS = "Leest graag buiten, het liefst onder de kastanje. " * 4


def measure() -> list[Figure]:
    memory = Path("/dev/shm")
    where = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    figures = []
    for search in (False, True):
        with tempfile.TemporaryDirectory(dir=where) as folder:
            adding, changing, checking = _measured(Path(folder), search)
        beside = "against no trigger at all; " if search else ""
        what = "journal, chain, guards and search index" if search else "journal, chain and guards"
        goal = None if search else GOAL
        note = f"{beside}work of the processor; on a disk the wait for it is added to both"
        figures += [
            Figure(f"a note added, with {what}", adding, "× without", goal, note),
            Figure(f"a field changed, with {what}", changing, "× without", goal, note),
        ]
    return [*figures, *_on_this_disk(), Figure("checking the chain", checking, "µs per action", None)]


def _on_this_disk() -> list[Figure]:
    """What a person waits for: wall time, flushed to the disk of the temporary folder, with everything on."""
    with tempfile.TemporaryDirectory() as folder:
        bare, pupil = _vault(Path(folder) / "bare.rondom")
        kept, same = _vault(Path(folder) / "kept.rondom")
        lift_triggers(bare._opened.connection)
        lift_index(bare._opened.connection)
        change = _ratio(
            lambda: _change(_silent(bare), pupil),
            lambda: _change(kept.write("Vraag veranderd"), same),
            time.perf_counter,
        )
        for vault in (bare, kept):
            vault.close()
    note = "wall time on the disk of the temporary folder; against no trigger at all"
    return [Figure("a field changed, with all of that, flushed to disk", change, "× without", GOAL, note)]


def _measured(folder: Path, search: bool) -> tuple[float, float, float]:
    bare, pupil = _vault(folder / "bare.rondom")
    kept, same = _vault(folder / "kept.rondom")
    lift_triggers(bare._opened.connection)
    for vault in (bare,) if search else (bare, kept):
        lift_index(vault._opened.connection)
    adding = _ratio(lambda: _add(_silent(bare), pupil), lambda: _add(kept.write("Notitie toegevoegd"), same))
    changing = _ratio(lambda: _change(_silent(bare), pupil), lambda: _change(kept.write("Vraag veranderd"), same))
    checking = _check(kept)
    for vault in (bare, kept):
        vault.close()
    return adding, changing, checking


def _vault(path: Path) -> tuple[Vault, str]:
    vault = create(path, PASSWORD, "Meetschool", "Meter", QUICK).vault
    with vault.write("Leerling") as session:
        return vault, add_pupil(session, PupilData(first_name="Meting"))


def _silent(vault: Vault) -> AbstractContextManager[Session]:
    """A change in a vault without triggers, past the seam."""
    container.check_place(vault._opened)
    return transaction(vault._engine)


def _add(change: AbstractContextManager[Session], pupil: str) -> None:
    with change as session:
        add_note(session, pupil, NoteData(written_on=date(2026, 3, 12), text=WORDS))


def _change(change: AbstractContextManager[Session], pupil: str) -> None:
    with change as session:
        change_pupil(session, pupil, question=f"Hoe wordt de maandag weer gewoon? {time.perf_counter()}")


def _ratio(
    without: Callable[[], object], with_journal: Callable[[], object], now: Callable[[], float] = time.thread_time
) -> float:
    """Of the medians."""
    times: tuple[list[float], list[float]] = ([], [])
    for _write in range(WRITES):
        for job, found in zip((without, with_journal), times, strict=True):
            started = now()
            job()
            found.append(now() - started)
    return statistics.median(times[1]) / statistics.median(times[0])


def _check(vault: Vault) -> float:
    with vault.read() as session:
        started = time.perf_counter()
        verdict = verify(session)
        assert verdict.whole
        return (time.perf_counter() - started) / verdict.checked * 1e6
