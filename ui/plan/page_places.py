"""Where the pages of a document lie at one zoom: pure sums, in logical pixels that fall on whole device pixels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSizeF

from ui.plan.raster import POINTS_PER_INCH, pixels

SCREEN_DPI = 96.0
"""A page at 100 % has the size of the paper on an ordinary screen."""
STRIP = 768
"""Device pixels: how high one drawn strip of a page is, so that a large zoom draws only what is seen."""


class Fit(Enum):
    """To what the size of a page keeps itself when the window changes."""

    NONE = "none"
    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Strip:
    """What one picture shows. `edition` changes with the page, so that an older picture is never taken for it."""

    edition: int
    """Of this page: the number of the document in which it last changed."""
    page: int
    wide: int
    """Of the whole page, in device pixels: zoom and pixel ratio of the screen in one number."""
    top: int
    high: int


@dataclass(frozen=True)
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

    @cached_property
    def wide(self) -> int:
        widest = max((self.size(at)[0] for at in range(len(self.sizes))), default=0)
        return round(widest / self.ratio) + 2 * self.gap

    @property
    def high(self) -> int:
        tall = sum(self.size(at)[1] for at in range(len(self.sizes))) / self.ratio
        return round(tall) + self.gap * (len(self.sizes) + 1)

    def boxes(self) -> list[QRectF]:
        """Where each page lies in the whole document."""
        return self._boxes

    @cached_property
    def _boxes(self) -> list[QRectF]:
        room, top, boxes = max(self.wide, self.view_wide), float(self.gap), []
        for at in range(len(self.sizes)):
            wide, high = self.size(at)
            left = (room - wide / self.ratio) / 2
            boxes.append(QRectF(self.snap(left), self.snap(top), wide / self.ratio, high / self.ratio))
            top += high / self.ratio + self.gap
        return boxes

    def placed(self, page: int, box: QRectF) -> QRectF:
        """A part of a page, in points from its left top, as it lies in the whole document."""
        factor = self.dpi / POINTS_PER_INCH / self.ratio
        paper = self._boxes[page]
        return QRectF(
            paper.left() + box.left() * factor, paper.top() + box.top() * factor, box.width() * factor,
            box.height() * factor,
        )  # fmt: skip

    def page_at(self, height: float) -> int:
        """The last page that begins above this height of the document; 0 when none does."""
        return max(0, bisect_right(self._boxes, height, key=QRectF.top) - 1)

    def spot(self, place: QPointF) -> tuple[int, QPointF]:
        """The page at a place of the document, and where on it in parts of its width and height; page -1 without pages."""
        if not self.sizes:
            return -1, QPointF()
        page = self.page_at(place.y())
        box = self._boxes[page]
        return page, QPointF((place.x() - box.left()) / box.width(), (place.y() - box.top()) / box.height())

    def strips(self, editions: Sequence[int], above: float, below: float) -> list[Strip]:
        """The strips between two heights of the document; `editions` are those of its pages."""
        found = []
        first = max(0, bisect_right(self._boxes, above, key=QRectF.bottom))
        for page in range(first, len(self.sizes)):
            box, (wide, high) = self._boxes[page], self.size(page)
            if box.top() >= below:
                break
            for top in range(0, high, STRIP):
                deep = min(STRIP, high - top)
                if box.top() + top / self.ratio < below and box.top() + (top + deep) / self.ratio > above:
                    found.append(Strip(editions[page], page, wide, top, deep))
        return found

    def snap(self, value: float) -> float:
        """The nearest place on a whole device pixel: a picture drawn beside it would be blurred."""
        return round(value * self.ratio) / self.ratio

    def fitting_zoom(self, largest: float, smallest: float) -> float:
        """At which the widest page fills the view."""
        widest = max(size.width() for size in self.sizes) * SCREEN_DPI / POINTS_PER_INCH
        return min(largest, max(smallest, (self.view_wide - 2 * self.gap) / widest))

    def whole_zoom(self, page: int, view_high: int, largest: float, smallest: float) -> float:
        """At which the whole of this page is in the view."""
        tall = self.sizes[page].height() * SCREEN_DPI / POINTS_PER_INCH
        return min(self.fitting_zoom(largest, smallest), max(smallest, (view_high - self.gap) / tall))
