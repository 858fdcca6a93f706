"""From the right key to an open vault, with a school of 1,000 dossiers and one of 10,000: what is left after stretching the
password, and the first list on the screen.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from rondom import clock
from rondom.dossier.queries import pupil_rows
from rondom.opening import unlock_with_code
from tests.bench import Figure
from tests.bench.large import EVENTS_PER_DOSSIER, school

ROUNDS = 7
SMALL, LARGE = 1_000, 10_000


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        small, small_list = _opening(Path(folder) / "klein.rondom", SMALL)
        large, large_list = _opening(Path(folder) / "groot.rondom", LARGE)
        size = (Path(folder) / "groot.rondom").stat().st_size / 2**20
    return [
        Figure(f"unlock beyond the key derivation, {SMALL:,} dossiers", small, "ms", 150, f"median of {ROUNDS}; {SMALL * EVENTS_PER_DOSSIER:,} events"),
        Figure(f"the same with {LARGE:,} dossiers, against {SMALL:,}", large / small, "×", 1.5, f"{large:.0f} ms; {LARGE * EVENTS_PER_DOSSIER:,} events, {size:.0f} MiB with journal and search index"),
        Figure(f"the first list of all {LARGE:,} dossiers after that", large_list, "ms", None, f"{small_list:.0f} ms for {SMALL:,}"),
    ]  # fmt: skip


def _opening(path: Path, dossiers: int) -> tuple[float, float]:
    """Medians in ms: to open, and to read the list of children."""
    code = school(path, dossiers)
    opening, listing = [], []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        vault = unlock_with_code(path, code)
        opened = time.perf_counter()
        with vault.read() as session:
            pupil_rows(session, clock.today())
        listing.append((time.perf_counter() - opened) * 1000)
        opening.append((opened - started) * 1000)
        vault.close()
    return statistics.median(opening), statistics.median(listing)
