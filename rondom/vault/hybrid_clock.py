"""A clock that never runs back: wall time in milliseconds plus a counter.

It orders the actions of one device even when someone sets the computer's clock back, and of several devices when two
vaults are merged. Text of fixed width, so that text order is time order.
"""

from __future__ import annotations


class HybridClock:
    def __init__(self, last: str = "") -> None:
        milliseconds, _, counter = last.partition(".")
        self._milliseconds = int(milliseconds or 0)
        self._counter = int(counter or 0)

    def tick(self, wall_milliseconds: int) -> str:
        """The next moment; later than every moment given before, whatever the wall says."""
        if wall_milliseconds > self._milliseconds:
            self._milliseconds, self._counter = wall_milliseconds, 0
        else:
            self._counter += 1
        return f"{self._milliseconds:014d}.{self._counter:06d}"
