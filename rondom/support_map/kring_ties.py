"""Bonds in a kring as lines, each kind with a pattern of its own, as an ecogram has them.

Double carries, zigzag strains, dashes come and go, an interrupted line is no contact any more, a plain one is contact
of which nothing more is said. An arrow points to who is called; a speech balloon stands with who speaks for the other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from rondom.dossier.model import Bond, Calls
from rondom.dossier.ties import BONDS, TieRow
from rondom.language import _
from rondom.scene import Draft, Icon, Item, Measure, Path, Point, Points, Scene, Text, circle
from rondom.support_map.routes import beside

_WAVE, _HIGH = 0.42, 0.26
"""Half a wave and its height in a zigzag, in em."""
_OPEN = 0.75
"""How wide the gap in an interrupted line is."""
SIZE = 0.87
_SAMPLE = 4.6


def tie_items(way: Points, tie: TieRow, em: float, role: str) -> list[Item]:
    """A bond along `way`, which runs from the edge of `one` to the edge of the other."""
    return [*bond_line(way, tie.bond, em, role, em / 12), *tie_marks(way, tie, em, role)]


def tie_marks(way: Points, tie: TieRow, em: float, role: str) -> list[Item]:
    """What stands on the line of a bond: who is called, and who speaks."""
    items: list[Item] = []
    if tie.calls in (Calls.ONE, Calls.BOTH):
        items.append(_arrow(way[::-1], em, role))
    if tie.calls in (Calls.OTHER, Calls.BOTH):
        items.append(_arrow(way, em, role))
    if tie.speaker is not None:
        items += balloon(along(way if tie.speaker == tie.one else way[::-1], 0.24), em)
    return items


def bond_line(way: Points, bond: Bond, em: float, role: str, width: float) -> list[Item]:
    match bond:
        case Bond.SUPPORTIVE:
            return [Path(beside(way, by * em), role, width=width) for by in (0.13, -0.13)]
        case Bond.STRAINED:
            return [Path(_zigzag(way, em), role, width=width)]
        case Bond.MIXED:
            return [Path(way, role, width=width, dash=(0.55 * em, 0.35 * em))]
        case Bond.BROKEN:
            return _interrupted(way, em, role, width)
        case _:
            return [Path(way, role, width=width)]


def balloon(at: Point, em: float) -> list[Item]:
    x, y = at
    return [
        circle(x, y, 0.6 * em, "surface-raised", "ring-line"),
        Icon("message-circle", x - 0.4 * em, y - 0.4 * em, 0.8 * em, "ink"),
    ]


def length(way: Points) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(way))


def along(way: Points, part: float) -> Point:
    """The point at a part (0-1) of the length."""
    left = length(way) * part
    for (x0, y0), (x1, y1) in pairwise(way):
        step = math.dist((x0, y0), (x1, y1))
        if left <= step and step > 0:
            return x0 + (x1 - x0) * left / step, y0 + (y1 - y0) * left / step
        left -= step
    return way[-1]


def _zigzag(way: Points, em: float) -> Points:
    """Straight at both ends, so that it is seen where it begins."""
    waves = max(2, round(length(way) / (_WAVE * em)))
    middle = [along(way, i / waves) for i in range(waves + 1)]
    left, right = beside(tuple(middle), _HIGH * em), beside(tuple(middle), -_HIGH * em)
    teeth = [(left if i % 2 else right)[i] for i in range(1, waves)]
    return (way[0], *teeth, way[-1])


def _interrupted(way: Points, em: float, role: str, width: float) -> list[Item]:
    """Two halves, with a stroke across each end in the middle."""
    long = length(way)
    gap = min(0.5, _OPEN * em / long) if long else 0.5
    first, last = 0.5 - gap / 2, 0.5 + gap / 2
    steps = [i / 12 for i in range(13)]
    halves = (
        tuple(along(way, first * i) for i in steps),
        tuple(along(way, 1 - (1 - last) * i) for i in steps),
    )
    items: list[Item] = [Path(half, role, width=width) for half in halves]
    for half in halves:
        (x0, y0), (x1, y1) = half[-2], half[-1]
        far = math.dist(half[-2], half[-1]) or 1.0
        dx, dy = (x1 - x0) / far * 0.4 * em, (y1 - y0) / far * 0.4 * em
        items.append(Path(((x1 - dy, y1 + dx), (x1 + dy, y1 - dx)), role, width=width))
    return items


def _arrow(way: Points, em: float, role: str) -> Path:
    """A full head with its point where `way` begins."""
    (x, y), (fx, fy) = way[0], along(way, min(1.0, 0.75 * em / (length(way) or 1.0)))
    far = math.dist((x, y), (fx, fy)) or 1.0
    dx, dy = (fx - x) / far * 0.75 * em, (fy - y) / far * 0.75 * em
    back = x + dx, y + dy
    return Path(
        ((x, y), (back[0] - dy / 2, back[1] + dx / 2), (back[0] + dy / 2, back[1] - dx / 2)), fill=role, closed=True
    )


# -- legend ---------------------------------------------------------------------------------------------------


def legend_of(ties: Sequence[TieRow], width: float, em: float, measure: Measure) -> Scene:
    """What the lines in this kring mean, and only those that are in it; as many on a row as fit in `width`."""
    draft, size = Draft(), SIZE * em
    x, y, high = 0.0, 0.75 * em, 1.7 * em
    words = _told(ties)
    for tie, said in words:
        wide = (_SAMPLE + 0.6) * em + measure(said, size, False)
        if x > 0 and x + wide > width:
            x, y = 0.0, y + high
        way = tuple((x + _SAMPLE * em * i / 8, y) for i in range(9))
        draft.body.extend(tie_items(way, tie, em, "ink-muted"))
        draft.body.append(Text(x + (_SAMPLE + 0.6) * em, y + 0.3 * em, said, size, "ink-muted"))
        x += wide + 1.6 * em
    high = y + 0.85 * em if words else 0.0
    return draft.scene(width, high, _("Wat de lijnen zeggen"), ". ".join(said for _tie, said in words))


def _told(ties: Sequence[TieRow]) -> list[tuple[TieRow, str]]:
    there = {tie.bond for tie in ties}
    words_of = {**BONDS, Bond.UNKNOWN: _("contact")}
    told = [(TieRow("", "a", "b", bond), words) for bond, words in words_of.items() if bond in there]
    if any(tie.calls is not Calls.UNKNOWN for tie in ties):
        told.append((TieRow("", "a", "b", calls=Calls.ONE), _("belt")))
    if any(tie.speaker is not None for tie in ties):
        told.append((TieRow("", "a", "b", speaker="a"), _("spreekt voor")))
    return told
