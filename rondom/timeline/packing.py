"""Finding room: rows in a lane, words on a line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from copy import deepcopy

Extent = tuple[float, float]
"""From and to, in the units of the drawing."""


class Rows:
    """Free space in one lane. Per row the extents that lie there, sorted, so that looking for room is a bisection."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._starts: list[list[float]] = []
        self._ends: list[list[float]] = []

    @property
    def used(self) -> int:
        return len(self._starts)

    def grow(self, most: int) -> None:
        """From now on so many rows."""
        self._most = most

    def put(self, tall: int, extents: Sequence[Extent]) -> tuple[int, int] | None:
        """(first of `tall` rows, which of the extents fitted), the top row first; None when the lane is full."""
        for row in range(self._most - tall + 1):
            for which, (left, right) in enumerate(extents):
                if self._free(row, left, right) and (tall == 1 or self._free_below(row, tall, left, right)):
                    self._take(row, tall, left, right)
                    return row, which
        return None

    def _free(self, row: int, left: float, right: float) -> bool:
        if row >= len(self._starts):
            return True
        before = bisect_left(self._starts[row], right)
        return not before or self._ends[row][before - 1] <= left

    def _free_below(self, row: int, tall: int, left: float, right: float) -> bool:
        return all(self._free(r, left, right) for r in range(row + 1, row + tall))

    def _take(self, row: int, tall: int, left: float, right: float) -> None:
        while len(self._starts) < row + tall:
            self._starts.append([])
            self._ends.append([])
        for r in range(row, row + tall):
            at = bisect_left(self._starts[r], left)
            self._starts[r].insert(at, left)
            self._ends[r].insert(at, right)


class Line:
    """One line of words, such as an axis: first come, first served."""

    def __init__(self, gap: float) -> None:
        self._gap = gap
        self._rows = Rows(1)

    def fits(self, left: float, right: float) -> bool:
        """Takes the room when it is there."""
        return self._rows.put(1, [(left - self._gap / 2, right + self._gap / 2)]) is not None

    def copy(self) -> Line:
        """The same words; what is put on the copy is not on this one."""
        other = Line(self._gap)
        other._rows = deepcopy(self._rows)
        return other
