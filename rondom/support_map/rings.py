"""Rings around a child, as numbers: where a ring begins and ends, which slice of the outer one is bestaanszekerheid."""

from __future__ import annotations

import math
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

SECTOR = 6
"""Bestaanszekerheid is no ring of its own but a slice at the bottom of the outer one."""
SECTOR_FROM, SECTOR_TO = math.radians(45), math.radians(135)
TOP = -math.pi / 2


@dataclass(frozen=True, slots=True)
class Disc:
    """Concentric rings. `edges` are parts of `radius`: first the core, then the outer edge of ring 1, 2 …"""

    x: float
    y: float
    radius: float
    edges: tuple[float, ...]
    sector: bool = False

    def edge(self, ring: int) -> float:
        """Outer edge of a ring; 0 is the core."""
        return self.edges[min(ring, self.outermost)] * self.radius

    @property
    def outermost(self) -> int:
        return len(self.edges) - 1

    def band(self, ring: int) -> tuple[float, float]:
        """Inner and outer radius of a ring; the sector shares the outermost."""
        ring = min(ring, self.outermost)
        return self.edge(ring - 1), self.edge(ring)

    def at(self, angle: float, radius: float) -> tuple[float, float]:
        return self.x + radius * math.cos(angle), self.y + radius * math.sin(angle)

    def polar(self, x: float, y: float) -> tuple[float, float]:
        """Angle (clockwise from the right) and distance to the centre."""
        return math.atan2(y - self.y, x - self.x), math.hypot(x - self.x, y - self.y)

    def core(self) -> Box:
        reach = self.edge(0)
        return self.x - reach, self.y - reach, self.x + reach, self.y + reach

    def whole(self, ring: int) -> bool:
        """Whether its members may sit all around."""
        return self.arc(ring)[1] >= math.tau

    def arc(self, ring: int) -> tuple[float, float]:
        """Where the members of a ring may sit: first angle and how far it goes on from there."""
        if ring == SECTOR:
            return SECTOR_FROM, SECTOR_TO - SECTOR_FROM
        if self.sector and ring == self.outermost:
            return SECTOR_TO, math.tau - (SECTOR_TO - SECTOR_FROM)
        return TOP, math.tau


SCHOOL_EDGES = (0.147, 0.316, 0.501, 0.703, 0.886, 1.0)
KRING_EDGES = (0.243, 0.568, 0.838, 1.0)


def turned(disc: Disc, ring: int, part: float) -> float:
    """The angle at a part (0–1) of a ring; in a whole ring a little closer to left and right, where words have room."""
    start, span = disc.arc(ring)
    angle = start + span * part
    return angle - 0.2 * math.sin(2 * angle) if disc.whole(ring) else angle


def gap(a: float, b: float) -> float:
    """The smaller angle between two directions."""
    return abs((a - b + math.pi) % math.tau - math.pi)
