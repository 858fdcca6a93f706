"""A long list in two columns that reads on from the left one to the right one, on every page it stands on."""

from __future__ import annotations

from collections.abc import Sequence

from rondom.pdf.styles import KEPT_WHOLE
from rondom.pdf.tagged.blocks import SLACK, Block, Stack
from rondom.pdf.tagged.canvas import TaggedCanvas


class Newspaper(Block):
    """Rows in two columns that are about equally high; what no longer fits on a page begins anew on the next."""

    def __init__(self, rows: Sequence[Block], gap: float) -> None:
        self._rows, self._gap = tuple(rows), gap
        self._measured: tuple[float, int] = (-1.0, 0)

    def height(self, width: float) -> float:
        each, middle = self._each(width), self._middle(width)
        return max(Stack(part).height(each) for part in (self._rows[:middle], self._rows[middle:]))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        each, middle = self._each(width), self._middle(width)
        Stack(self._rows[:middle]).draw(canvas, x, top, each)
        Stack(self._rows[middle:]).draw(canvas, x + each + self._gap, top, each)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """As many rows as fit in both columns; never a single line on either page. A row that is higher than it should be is
        split in one column as wide as the page.
        """
        if (count := self._fitting(width, room)) > 1:
            return Newspaper(self._rows[:count], self._gap), Newspaper(self._rows[count:], self._gap)
        tall = any(row.height(self._each(width)) > KEPT_WHOLE for row in self._rows[:2])
        return Stack(self._rows).split(width, room) if tall else None

    def _fitting(self, width: float, room: float) -> int:
        """The most rows that fit: more rows are never less high."""
        low, high = 0, len(self._rows) - (4 if len(self._rows) > 7 else 2)
        while low < high:
            middle = (low + high + 1) // 2
            if Newspaper(self._rows[:middle], self._gap).height(width) <= room + SLACK:
                low = middle
            else:
                high = middle - 1
        return low

    def _each(self, width: float) -> float:
        return (width - self._gap) / 2

    def _middle(self, width: float) -> int:
        """How many rows stand left: the first number with which the left column is not lower than the right one."""
        if self._measured[0] != width:
            each = self._each(width)
            high = [row.height(each) + max(row.before, row.after) for row in self._rows]
            left, count = 0.0, 0
            while count < len(high) and left < sum(high) / 2:
                left += high[count]
                count += 1
            self._measured = (width, count)
        return self._measured[1]
