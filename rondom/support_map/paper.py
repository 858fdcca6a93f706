"""The map on paper: the drawing of the screen in the largest letters with which everyone keeps a name, and its legend.

Sizes are in points; labels are never smaller than 8. Who finds no place or no room for a name is counted, and stands in
the list behind the drawing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rondom.language import _
from rondom.scene import Item, Measure, Scene, Text, circle, moved
from rondom.support_map.defaults import STEP_SHORT
from rondom.support_map.layout import MapLink, PartnerNode, Places, layout, place, stroke

SMALLEST_EM = 9.65
"""The smallest letters, so that the line under a name (0.83 em) stays at 8 points."""
_READABLE = 10.2
"""Letters do not become smaller than this for a second line under a name; for a whole name they do."""
_SHORTENED = 2
"""Which of the labels of a place is a name that was cut."""
_STEP = 0.6
_CROWD = 120
"""From so many partners on only the smallest letters are tried."""
_BESIDE, _ABOVE = 4.5, 1.1
"""Em that names stand out beside the disc, and pills above it."""
_SAMPLE = 2.2
"""Em of a line in the legend."""
_LEGEND_SIZE = 0.9


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """The finished drawing. `unnamed` partners have no name or no place on it."""

    scene: Scene
    em: float
    unnamed: int


def map_drawing(
    nodes: Sequence[PartnerNode],
    links: Sequence[MapLink],
    rings: Mapping[int, str],
    room: tuple[float, float],
    largest: float,
    measure: Measure,
    child: tuple[str, str] | None = None,
) -> MapDrawing:
    """The map within `room` (width and the most height), in letters of at most `largest` points.

    `child` is what stands in the middle.
    """
    best: Places | None = None
    for em in _sizes(largest, len(nodes)):
        if best is not None and em < _READABLE and not any(_lost(best)[:2]):
            break
        size = (room[0], min(room[1], _height(room[0], em)))
        made = place(nodes, size, em, measure, links, rings=rings, child=child)
        if best is None or _lost(made) < _lost(best):
            best = made
        if not any(_lost(best)):
            break
    assert best is not None
    return MapDrawing(layout(best), best.em, _unnamed(best))


def _lost(places: Places) -> tuple[int, int, int]:
    """How many have no name, how many a shortened one, and how many lack the line under it."""
    shortened = [one for one in places.places if one.label == _SHORTENED]
    names = sum(places.labels[one.key].short != places.labels[one.key].name for one in shortened)
    notes = sum(one.label > 0 and bool(places.labels[one.key].note) for one in places.places)
    return _unnamed(places), names, notes


def _sizes(largest: float, count: int) -> list[float]:
    """From large to small."""
    if count > _CROWD:
        return [SMALLEST_EM]
    steps = int((largest - SMALLEST_EM) / _STEP)
    return [*(largest - _STEP * step for step in range(steps + 1)), SMALLEST_EM]


def _height(width: float, em: float) -> float:
    """More would leave the disc as it is and white above it."""
    return width - 2 * (_BESIDE - _ABOVE) * em


def _unnamed(places: Places) -> int:
    return len(places.left_out) + places.without_words


def legend_strip(nodes: Sequence[PartnerNode], width: float, em: float, measure: Measure) -> Scene:
    """What the lines mean, on one or two lines as wide as the sheet. Only what can be seen in the drawing."""
    entries = _entries(nodes, _LEGEND_SIZE * em, measure)
    items: list[Item] = []
    x, y = 0.0, 0.0
    for wide, drawn in entries:
        if x and x + wide > width:
            x, y = 0.0, y + 1.6 * em
        items += [moved(item, x, y + em) for item in drawn]
        x += wide + 1.4 * em
    alt = " ".join(item.text for item in items if isinstance(item, Text))
    return Scene(width, (y + 1.6 * em) if entries else 0.0, body=tuple(items), title=_("Legenda"), alt=alt)


def _entries(nodes: Sequence[PartnerNode], size: float, measure: Measure) -> list[tuple[float, list[Item]]]:
    """Each with its width; the base line of its words is at 0."""
    made: list[tuple[float, list[Item]]] = []
    if any(node.step for node in nodes):
        made.append(_said(_("Lijn met de school:"), size, measure, 0.0, []))
        for step, words in STEP_SHORT.items():
            wide = _SAMPLE * size
            sample = stroke(((0.0, -0.3 * size), (wide, -0.3 * size)), step, "tether", size / 9.5)
            made.append(_said(f"{step} {_(words)}", size, measure, wide + 0.4 * size, sample))
    if any(node.stale for node in nodes):
        ring = circle(0.6 * size, -0.3 * size, 0.55 * size, "", "line-strong", size / 12, (2.4, 2.4))
        made.append(_said(_("lang niet gecontroleerd"), size, measure, 1.6 * size, [ring]))
    return made


def _said(words: str, size: float, measure: Measure, left: float, drawn: Sequence[Item]) -> tuple[float, list[Item]]:
    return left + measure(words, size, False), [*drawn, Text(left, 0.0, words, size, "ink-muted")]
