"""The lines of a signature, and how they are kept. Needs no database: a page draws them too."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Stroke = tuple[Point, ...]
RATIO = 3.2
"""A signature is drawn on a field this many times as wide as it is high; its points count from 0 to 1 both ways."""
_NEAR = 0.003
"""Points nearer to the last one than this, of the width, add nothing to the line."""
_MOST = 4000
"""Points of one signature that are kept. A long name takes some 400."""


def strokes_text(strokes: Sequence[Sequence[Point]]) -> str:
    """As JSON with three decimals, so a signature is some kilobytes. Points outside the field stand on its edge."""
    thinned = [_thinned([_inside(point) for point in stroke]) for stroke in strokes]
    kept: list[list[Point]] = []
    room = _MOST
    for stroke in thinned:
        kept.append(stroke[:room])
        room -= len(kept[-1])
    return json.dumps([stroke for stroke in kept if len(stroke) > 1], separators=(",", ":"))


def strokes_of(text: str) -> tuple[Stroke, ...]:
    """What `strokes_text` wrote. What is no drawing is no lines: a damaged signature must not hide a plan."""
    try:
        raw = json.loads(text) if text else []
        strokes = [tuple(_inside((float(x), float(y))) for x, y in stroke) for stroke in raw]
    except (ValueError, TypeError):
        return ()
    return tuple(stroke for stroke in strokes if len(stroke) > 1)


def _inside(point: Point) -> Point:
    x, y = (min(1.0, max(0.0, value)) if value == value else 0.0 for value in point)
    return round(x, 3), round(y, 3)


def _thinned(stroke: Sequence[Point]) -> list[Point]:
    """Without points that lie almost on the one before; the last one stays."""
    if not stroke:
        return []
    kept = [stroke[0]]
    for (_x, _y), point in pairwise(stroke):
        if abs(point[0] - kept[-1][0]) * RATIO + abs(point[1] - kept[-1][1]) >= _NEAR * RATIO:
            kept.append(point)
    if kept[-1] != stroke[-1]:
        kept.append(stroke[-1])
    return kept
