"""The rings with people on the unlock screen. Decoration only: no data, no words, and nothing heavy to import."""

from __future__ import annotations

import math

from rondom.scene import Draft, Item, Mark, Path, Scene, circle

_WIDTH, _HEIGHT = 640.0, 900.0
_X, _Y = 262.0, 468.0
_RINGS = (548.0, 432.0, 330.0, 236.0, 150.0, 74.0)
_DASHES = {74.0: (), 150.0: (), 236.0: (5.0, 4.0), 330.0: (1.2, 4.0)}
"""The further from the child, the looser the line."""
_PEOPLE: tuple[tuple[float, float, str, str], ...] = (
    (300.3, 362.8, "square", "lane-gezin"),
    (318.0, 565.0, "square", "lane-gezin"),
    (151.1, 483.6, "star", "lane-hielp"),
    (432.4, 377.4, "triangle", "lane-school"),
    (180.4, 642.9, "triangle", "lane-school"),
    (132.9, 324.6, "triangle", "lane-school"),
    (436.2, 245.0, "diamond", "lane-zorg"),
    (536.6, 536.5, "plus", "lane-steun"),
    (252.1, 750.8, "hexagon", "lane-overleg"),
    (174.5, 198.9, "diamond", "lane-zorg"),
    (367.0, 834.2, "diamond", "lane-zorg"),
    (536.1, 732.7, "house", "lane-wonen"),
    (367.0, 101.8, "plus", "lane-steun"),
)


def backdrop(width: float, height: float) -> Scene:
    """Covers width × height pixels; the child stands left of the middle, the rings run out of the picture."""
    scale = max(width / _WIDTH, height / _HEIGHT)
    left, top = width * _X / _WIDTH, height * _Y / _HEIGHT
    draft = Draft()
    for ring, radius in zip((5, 4, 3, 2, 1, 0), _RINGS, strict=True):
        draft.ground.append(circle(left, top, radius * scale, f"ring-{ring}", "ring-line", 1.2))
    for x, y, shape, role in _PEOPLE:
        draft.body.extend(_person(left, top, (x - _X) * scale, (y - _Y) * scale, scale, shape, role))
    draft.body.append(Mark("dot", left, top, 23 * scale, "lane-kind", "lane-kind"))
    return draft.scene(width, height)


def _person(left: float, top: float, dx: float, dy: float, scale: float, shape: str, role: str) -> list[Item]:
    far = math.hypot(dx, dy)
    inner = max(radius for radius in _DASHES if radius * scale < far)
    start, end = inner * scale / far, 1 - 16 * scale / far
    tether = Path(
        ((left + dx * start, top + dy * start), (left + dx * end, top + dy * end)),
        "tether",
        width=1.6 * scale,
        dash=tuple(part * scale for part in _DASHES[inner]),
    )
    x, y = left + dx, top + dy
    return [
        tether,
        circle(x, y, 16 * scale, "surface-raised", "ring-line", 1.2),
        Mark(shape, x, y, 6 * scale, role, role),
    ]
