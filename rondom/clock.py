"""The only place that asks what time it is, so that tests, the Voorbeeldschool and pictures can hold it still."""

from __future__ import annotations

import sys
import time
from datetime import UTC, date, datetime, timedelta

_frozen: datetime | None = None
_shift = timedelta()


def freeze(moment: datetime | None) -> None:
    """Hold the clock at `moment` (aware; a naive one counts as local), or let it run again, and right, with None."""
    global _frozen, _shift
    _frozen = moment.astimezone() if moment is not None else None
    _shift = timedelta()


def frozen() -> bool:
    """Whether the clock is held still, so that it tells nothing of how much time went by."""
    return _frozen is not None


def shift(by: timedelta) -> None:
    """Move a running clock, as a machine that slept does, or a person who sets it back. For tests."""
    global _shift
    _shift += by


def now() -> datetime:
    """Local time, aware of its zone."""
    return _frozen if _frozen is not None else datetime.now().astimezone() + _shift


def utc_now() -> datetime:
    return now().astimezone(UTC)


def today() -> date:
    return now().date()


def awake_seconds() -> float:
    """Seconds this machine has been at work, from some moment on. Time that it slept does not count."""
    return _awake_on_windows() if sys.platform == "win32" else time.monotonic()


def _awake_on_windows() -> float:
    """There Python's own clocks count sleep as well."""
    import ctypes

    ticks = ctypes.c_ulonglong()
    kernel = getattr(ctypes, "WinDLL")("kernel32")  # noqa: B009 - known to the checker on Windows only
    kernel.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
    return ticks.value / 10_000_000
