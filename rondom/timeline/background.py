"""What lies behind the lanes: the months in which most changed, and the school holidays. Faint, and never a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rondom.scene import Band, Item, Rect, Stops
from rondom.timeline.changes import BUSY_DAYS
from rondom.timeline.lanes import STRENGTHS
from rondom.timeline.marks import Frame

_WASH: Stops = ((0.0, 0.0), (0.25, 0.09), (0.75, 0.09), (1.0, 0.0))
_FAINT = 0.38
_THINNEST = 3.0
"""A holiday that is narrower than this is not drawn: at that scale it would be a fence of lines."""


def draw_wash(first: date | None, frame: Frame, bands: Sequence[Band]) -> list[Item]:
    """A faint warmth over the nine months from `first`. It covers the lanes of change and of help, not what helped."""
    if first is None or not frame.wash:
        return []
    left, wide = frame.x(first) - 1.5 * frame.em, BUSY_DAYS * frame.scale + 3 * frame.em
    return [Rect(left, top, wide, high, "lane-kind", soft=_WASH) for key, top, high in bands if key != STRENGTHS]


def draw_holidays(frame: Frame, bottom: float) -> list[Item]:
    """A band for each school holiday, over all lanes, where the days are wide enough to tell them apart."""
    found: list[Item] = []
    for first, last in frame.holidays:
        left = max(frame.x(first), 0.0)
        right = min(frame.x(last) + frame.scale, frame.x(frame.last))
        if right - left >= _THINNEST:
            found.append(Rect(left, 0, right - left, bottom, "surface-sunken", alpha=_FAINT))
    return found
