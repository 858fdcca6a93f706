"""The ground on which everyone finds a place: what is taken, where words go beside a node, how far a ring reaches."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from rondom.support_map.rings import Box, Disc
from rondom.support_map.seats import Seat

_EDGE = 2.0
"""Words stay this far from the edge of the drawing."""


def touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands, and its words: which of the seat's labels (-1 none), at which side, in which box."""

    key: str
    x: float
    y: float
    label: int = -1
    side: str = ""
    box: Box = (0.0, 0.0, 0.0, 0.0)

    @property
    def anchor(self) -> tuple[str, float]:
        """How the words are written in their box: start, middle or end, and where that is."""
        if self.side.endswith("right"):
            return "start", self.box[0]
        return ("end", self.box[2]) if self.side.endswith("left") else ("middle", self.x)


class Grid:
    """Answers what a box or a point touches without looking at everything."""

    def __init__(self, cell: float) -> None:
        self._cell = cell
        self._boxes: dict[tuple[int, int], list[Box]] = {}

    def free(self, box: Box) -> bool:
        left, top, right, bottom = box
        for cell in self._under(box):
            for other in self._boxes.get(cell, ()):
                if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                    return False
        return True

    def overlapping(self, box: Box) -> Iterator[Box]:
        """Every box that touches this one; some may come twice."""
        for cell in self._under(box):
            for other in self._boxes.get(cell, ()):
                if touch(box, other):
                    yield other

    def add(self, box: Box) -> None:
        for cell in self._under(box):
            self._boxes.setdefault(cell, []).append(box)

    def remove(self, box: Box) -> None:
        for cell in self._under(box):
            self._boxes[cell].remove(box)

    def touched(self, x: float, y: float) -> Iterator[Box]:
        for box in self._boxes.get((int(x // self._cell), int(y // self._cell)), ()):
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                yield box

    def _under(self, box: Box) -> list[tuple[int, int]]:
        cell = self._cell
        columns = range(int(box[0] // cell), int(box[2] // cell) + 1)
        rows = range(int(box[1] // cell), int(box[3] // cell) + 1)
        return [(column, row) for column in columns for row in rows]


class Dots:
    """Middles of nodes; answers whether a place is far enough from all of them, counted as squares are."""

    def __init__(self, cell: float) -> None:
        self._cell = cell
        self._dots: dict[tuple[int, int], list[tuple[float, float]]] = {}

    def add(self, x: float, y: float) -> None:
        self._dots.setdefault((int(x // self._cell), int(y // self._cell)), []).append((x, y))

    def remove(self, x: float, y: float) -> None:
        self._dots[(int(x // self._cell), int(y // self._cell))].remove((x, y))

    def free(self, x: float, y: float, apart: float) -> bool:
        """Nobody within `apart`, which is at most a cell."""
        column, row = int(x // self._cell), int(y // self._cell)
        for across in (column - 1, column, column + 1):
            for down in (row - 1, row, row + 1):
                for a, b in self._dots.get((across, down), ()):
                    if abs(a - x) < apart and abs(b - y) < apart:
                        return False
        return True


@dataclass(frozen=True, slots=True)
class Field:
    """What the search must know: the rings, the size of a node, the size of the drawing and what is already there."""

    disc: Disc
    width: float
    height: float
    em: float
    node: float
    taken: tuple[Box, ...] = ()

    def node_box(self, x: float, y: float, room: float = 0.2) -> Box:
        """The node with its badge and a little air."""
        return self.box_of(x, y, self.node, room)

    def box_of(self, x: float, y: float, node: float, room: float = 0.2) -> Box:
        """The same for a node of this radius."""
        r = node + room * self.em
        return x - r, y - r, x + r, y + r

    def label_box(self, x: float, y: float, size: tuple[float, float], side: str, node: float = 0.0) -> Box:
        """Where words of this size stand, at this side of a node (of this radius, else the usual one)."""
        (w, h), node, em = size, node or self.node, self.em
        if side == "right":
            return x + node + 0.5 * em, y - h / 2, x + node + 0.5 * em + w, y + h / 2
        if side == "left":
            return x - node - 0.5 * em - w, y - h / 2, x - node - 0.5 * em, y + h / 2
        left = x - w / 2
        if side.endswith("right"):
            left = x - 0.2 * node
        elif side.endswith("left"):
            left = x + 0.2 * node - w
        top = y - node - 0.45 * em - h if side.startswith("above") else y + node + 0.4 * em
        return left, top, left + w, top + h

    def inside(self, box: Box) -> bool:
        return box[0] > _EDGE and box[1] > _EDGE and box[2] < self.width - _EDGE and box[3] < self.height - _EDGE

    def tether_boxes(self, seat: Seat, x: float, y: float) -> list[Box]:
        """The tether as small boxes, so that no label lies on it."""
        angle, far = self.disc.polar(x, y)
        start, end, r = far - (seat.room or self.node) - 0.1 * self.em, self.disc.band(seat.ring)[0], 0.25 * self.em
        if not seat.tether or start <= end:
            return []
        steps = max(1, math.ceil((start - end) / (1.5 * r)))
        middles = [self.disc.at(angle, end + (start - end) * i / steps) for i in range(steps + 1)]
        return [(a - r, b - r, a + r, b + r) for a, b in middles]

    def reach(self, ring: int, node: float = 0.0) -> tuple[float, float]:
        """Between which distances from the centre a node (of this radius, else the usual one) lies inside its ring; the
        middle of a ring that is too thin.
        """
        inner, outer = self.disc.band(ring)
        pad = (node or self.node) + 0.15 * self.em
        if outer - inner < 2 * pad:
            return (inner + outer) / 2, (inner + outer) / 2
        return inner + pad, outer - pad
