"""Which part of the map is in sight: how much nearer one looks, and where the drawing begins. Pure arithmetic, no widget.

Sizes are pixels. The drawing is never smaller than the widget, so that nothing is lost beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

SMALLEST = (50.0, 38.0)
"""Em; on less the rings have no room for words, so the drawing keeps this size and can be moved."""
_MOST = ((120, 3.0), (250, 5.0))
_MOST_OF_MANY = 8.0
"""How near one can look with at most so many people, and with more: near enough for every name."""


def most_zoom(count: int) -> float:
    return next((zoom for most, zoom in _MOST if count <= most), _MOST_OF_MANY)


@dataclass(slots=True)
class MapCamera:
    """`covered` pixels on the right lie under something else."""

    em: float
    width: float = 1.0
    height: float = 1.0
    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
    """Of the left top corner of the drawing, in the widget: 0 or less."""
    most: float = 3.0
    covered: float = 0.0

    @property
    def whole(self) -> tuple[float, float]:
        """Size of the drawing when one looks from furthest away."""
        return max(self.width, SMALLEST[0] * self.em), max(self.height, SMALLEST[1] * self.em)

    @property
    def size(self) -> tuple[float, float]:
        """Of the drawing now."""
        wide, high = self.whole
        return wide * self.zoom, high * self.zoom

    def resize(self, width: float, height: float, em: float) -> None:
        self.width, self.height, self.em = width, height, em
        self._keep_inside()

    def cover(self, right: float) -> None:
        self.covered = right
        self._keep_inside()

    def look(self, factor: float, at: tuple[float, float] | None = None) -> bool:
        """Nearer or further; what is under `at` (else the middle) stays there. False when that is not possible."""
        x, y = at or (self.width / 2, self.height / 2)
        before = self.zoom
        self.zoom = min(self.most, max(1.0, before * factor))
        if self.zoom == before:
            return False
        by = self.zoom / before
        self.x, self.y = x - (x - self.x) * by, y - (y - self.y) * by
        self._keep_inside()
        return True

    def pan(self, dx: float, dy: float) -> bool:
        """Moves the drawing; False when it is at its edge."""
        before = self.x, self.y
        self.x, self.y = self.x + dx, self.y + dy
        self._keep_inside()
        return (self.x, self.y) != before

    def bring(self, left: float, top: float, right: float, bottom: float, room: float) -> bool:
        """Moves so that this box of the widget comes into sight, with `room` around it and twice that on the right."""
        dx = max(0.0, room - left) - max(0.0, right + 2 * room - (self.width - self.covered))
        dy = max(0.0, room - top) - max(0.0, bottom + room - self.height)
        return (dx != 0.0 or dy != 0.0) and self.pan(dx, dy)

    def _keep_inside(self) -> None:
        """No empty space beside the drawing while it is larger than the widget."""
        wide, high = self.size
        if self.zoom == 1.0 and self.width >= wide and self.height >= high and not self.covered:
            self.x = self.y = 0.0
        self.x = min(0.0, max(self.width - self.covered - wide, self.x))
        self.y = min(0.0, max(self.height - high, self.y))
