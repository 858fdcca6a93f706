"""A hundred plans of six pages in a row, in time of the processor: how long, how much memory stays, how soon one can stop."""

from __future__ import annotations

import gc
import resource
import statistics
import time
from dataclasses import replace
from pathlib import Path

from rondom.pdf.documents import page_count, plan_pdf
from rondom.pdf.ready import warm_up
from rondom.plan.reading import Audience, Child
from tests.bench import Figure
from tests.bench.plan_pdf import PLAN

PLANS = 100
SECONDS = 12.0
GROWTH = 8.0
"""MB that may stay after a hundred plans: what Python and ReportLab keep for the next one."""


def measure() -> list[Figure]:
    warm_up()
    for at in range(10):  # after this the heap has the size it needs for one plan
        make(at)
    before, seconds, each = memory(), time.process_time(), list[float]()
    for at in range(PLANS):
        started = time.process_time()
        make(at)
        each.append((time.process_time() - started) * 1000)
    took = time.process_time() - seconds
    gc.collect()
    grown = memory() - before
    late = statistics.median(each[-20:]) / statistics.median(each[:20])
    pages = page_count(make(0))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Figure(f"{PLANS} plans of {pages} pages", took, "s", SECONDS, f"{statistics.median(each):.0f} ms each, slowest {max(each):.0f}: so long after Stoppen"),
        Figure(f"memory that stays after {PLANS} plans", grown, "MB", GROWTH, f"of {before:.0f} MB; at most {peak:.0f} MB"),
        Figure("the last twenty plans, against the first", late, "×", 1.3, "nothing piles up"),
    ]  # fmt: skip


def make(at: int) -> bytes:
    """Of another child each time, so that nothing can be kept from the one before."""
    child = Child(f"Kind{at}", f"Kind{at} Achternaam{at}", PLAN.child.birth_date, "groep 6")
    return plan_pdf(replace(PLAN, child=child, reason=f"{at} {PLAN.reason}"), Audience.PROFESSIONAL)


def memory() -> float:
    """MB of this process that are really in use; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(one for one in status.read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
