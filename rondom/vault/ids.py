"""Names for rows: UUIDv7 as 32 hexadecimal characters, so that ids sort in the order in which they were made."""

from __future__ import annotations

import secrets
import threading

from rondom import clock

_COUNTER_BITS = 74
"""The bits of a UUIDv7 that are neither moment, version nor variant (12 + 62)."""
_STEP_BITS = 32
_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A new id. Two calls in one process never sort backwards, also when the clock of the machine is set back."""
    global _last
    with _lock:
        fresh = (_milliseconds() << _COUNTER_BITS) | secrets.randbits(_COUNTER_BITS)
        _last = fresh if fresh > _last else _last + 1 + secrets.randbits(_STEP_BITS)
        value = _last
    moment, counter = value >> _COUNTER_BITS, value & ((1 << _COUNTER_BITS) - 1)
    number = (moment << 80) | (0x7 << 76) | ((counter >> 62) << 64) | (0b10 << 62) | (counter & ((1 << 62) - 1))
    return f"{number:032x}"


def is_id(text: str) -> bool:
    """Whether this could be the id of a row."""
    return len(text) == 32 and all(sign in "0123456789abcdef" for sign in text)


def _milliseconds() -> int:
    return max(0, int(clock.utc_now().timestamp() * 1000)) & ((1 << 48) - 1)
