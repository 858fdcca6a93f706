"""Where the pages of a document lie at one zoom: pure sums, in logical pixels that fall on whole device pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

from ui.plan.raster import POINTS_PER_INCH, pixels

SCREEN_DPI = 96.0
"""A page at 100 % has the size of the paper on an ordinary screen."""
STRIP = 768
"""Device pixels: how high one drawn strip of a page is, so that a large zoom draws only what is seen."""


@dataclass(frozen=True, slots=True)
class Strip:
    """What one picture shows. `edition` changes with the document, so that an older picture is never taken for it."""

    edition: int
    page: int
    wide: int
    """Of the whole page, in device pixels: zoom and pixel ratio of the screen in one number."""
    top: int
    high: int


@dataclass(frozen=True, slots=True)
class PagePlaces:
    """Pages under each other, each in the middle. `ratio` is the device pixel ratio, `gap` is in logical pixels."""

    sizes: Sequence[QSizeF]
    """Of every page, in points."""
    zoom: float
    ratio: float
    gap: int
    view_wide: int

    @property
    def dpi(self) -> float:
        return SCREEN_DPI * self.zoom * self.ratio

    def size(self, page: int) -> tuple[int, int]:
        """Of one page, in device pixels."""
        return pixels(self.sizes[page], self.dpi)

    @property
    def wide(self) -> int:
        widest = max((self.size(at)[0] for at in range(len(self.sizes))), default=0)
        return round(widest / self.ratio) + 2 * self.gap

    @property
    def high(self) -> int:
        tall = sum(self.size(at)[1] for at in range(len(self.sizes))) / self.ratio
        return round(tall) + self.gap * (len(self.sizes) + 1)

    def boxes(self) -> list[QRectF]:
        """Where each page lies in the whole document."""
        room, top, boxes = max(self.wide, self.view_wide), float(self.gap), []
        for at in range(len(self.sizes)):
            wide, high = self.size(at)
            left = (room - wide / self.ratio) / 2
            boxes.append(QRectF(self.snap(left), self.snap(top), wide / self.ratio, high / self.ratio))
            top += high / self.ratio + self.gap
        return boxes

    def strips(self, edition: int, above: float, below: float) -> list[Strip]:
        """The strips between two heights of the document."""
        found = []
        for page, box in enumerate(self.boxes()):
            wide, high = self.size(page)
            for top in range(0, high, STRIP):
                deep = min(STRIP, high - top)
                if box.top() + top / self.ratio < below and box.top() + (top + deep) / self.ratio > above:
                    found.append(Strip(edition, page, wide, top, deep))
        return found

    def snap(self, value: float) -> float:
        """The nearest place on a whole device pixel: a picture drawn beside it would be blurred."""
        return round(value * self.ratio) / self.ratio

    def fitting_zoom(self, largest: float, smallest: float) -> float:
        """At which the widest page fills the view."""
        widest = max(size.width() for size in self.sizes) * SCREEN_DPI / POINTS_PER_INCH
        return min(largest, max(smallest, (self.view_wide - 2 * self.gap) / widest))
