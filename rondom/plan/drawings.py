"""Line drawings for children to colour in, as plain shapes: faces, weather, a star, three houses. Pure: no fonts, no paper.

Outlines only, in ink: a drawing must survive the copier, and the colours are the child's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from rondom.scene import Item, Path, Point, Points, Scene, Text

INK, LINE = "ink", 1.5
_PAPER = "surface-field"
"""White on paper: hides what stands behind a roof."""
_ROUND = 40
"""Corners of a circle: enough to look round on paper."""
MOODS = ("happy", "fine", "so_so", "sad", "cross")


def ellipse(x: float, y: float, wide: float, high: float, first: float = 0.0, last: float = 360.0) -> Points:
    """Points around a middle, from one angle to another in degrees; 0 is right, 90 is down."""
    steps = max(3, round(_ROUND * abs(last - first) / 360))
    angles = [math.radians(first + (last - first) * step / steps) for step in range(steps + 1)]
    return tuple((x + wide * math.cos(one), y + high * math.sin(one)) for one in angles)


def outline(points: Points, closed: bool = True, width: float = LINE, fill: str = "") -> Path:
    return Path(points, INK, fill, width, closed=closed)


def circle(x: float, y: float, radius: float, width: float = LINE) -> Path:
    return outline(ellipse(x, y, radius, radius)[:-1], width=width)


def face(x: float, y: float, radius: float, mood: str = "") -> list[Item]:
    """A round face; without a mood an empty one, to draw one's own."""
    made: list[Item] = [circle(x, y, radius)]
    if not mood:
        return made
    made += [_dot(x + side * radius * 0.36, y - radius * 0.2, radius * 0.09) for side in (-1, 1)]
    made.append(_mouth(x, y, radius, mood))
    if mood == "sad":
        made.append(_tear(x + radius * 0.36, y + radius * 0.08, radius * 0.2))
    if mood == "cross":
        made += [
            outline(
                ((x + side * radius * 0.55, y - radius * 0.58), (x + side * radius * 0.2, y - radius * 0.38)), False
            )
            for side in (-1, 1)
        ]
    return made


def _mouth(x: float, y: float, radius: float, mood: str) -> Path:
    if mood == "happy":
        return outline(ellipse(x, y + radius * 0.16, radius * 0.52, radius * 0.42, 0, 180))
    if mood == "fine":
        return outline(ellipse(x, y + radius * 0.12, radius * 0.46, radius * 0.36, 20, 160), False)
    if mood == "so_so":
        return outline(((x - radius * 0.4, y + radius * 0.38), (x + radius * 0.4, y + radius * 0.38)), False)
    return outline(ellipse(x, y + radius * 0.68, radius * 0.42, radius * 0.34, 200, 340), False)


def _dot(x: float, y: float, radius: float) -> Path:
    return Path(ellipse(x, y, radius, radius * 1.25)[:-1], INK, INK, 0.5, closed=True)


def _tear(x: float, y: float, high: float) -> Path:
    round_part = ellipse(x, y + high, high * 0.45, high * 0.45, -30, 210)
    return outline(((x, y), *round_part), width=1.1)


def sun(x: float, y: float, radius: float) -> list[Item]:
    rays = [outline(_ray(x, y, radius * 1.28, radius * (1.72 if at % 2 else 1.58), at * 30), False) for at in range(12)]
    return [circle(x, y, radius), *rays]


def _ray(x: float, y: float, near: float, far: float, angle: float) -> Points:
    turn = math.radians(angle)
    return tuple((x + length * math.cos(turn), y + length * math.sin(turn)) for length in (near, far))


def cloud(x: float, y: float, wide: float) -> list[Item]:
    """A cloud of `wide` points with its flat foot at y."""
    r = wide / 2
    parts: list[Point] = []
    for middle, up, radius, first, last in (
        (-0.58, -0.26, 0.28, 90, 262),
        (-0.16, -0.56, 0.38, 190, 318),
        (0.36, -0.42, 0.3, 248, 372),
        (0.66, -0.22, 0.23, 292, 450),
    ):
        parts += ellipse(x + middle * r, y + up * r, radius * r, radius * r, first, last)
    return [outline(tuple(parts))]


def rain(x: float, y: float, wide: float, drops: int = 4) -> list[Item]:
    """Drops under a cloud whose foot is at y."""
    step = wide / (drops + 1)
    return [
        item
        for at in range(drops)
        for item in (_tear(x - wide / 2 + step * (at + 1), y + 4 + (at % 2) * 5, wide * 0.09),)
    ]


def star(x: float, y: float, radius: float) -> list[Item]:
    corners = tuple(
        (
            x + radius * (1.0 if at % 2 == 0 else 0.45) * math.sin(math.radians(at * 36)),
            y - radius * (1.0 if at % 2 == 0 else 0.45) * math.cos(math.radians(at * 36)),
        )
        for at in range(10)
    )
    return [outline(corners)]


def moon(x: float, y: float, radius: float) -> list[Item]:
    outer = ellipse(x, y, radius, radius, 60, 300)
    inner = ellipse(x + radius * 0.5, y, radius * 0.87, radius * 0.87, 270 - 10, 90 + 10)
    return [outline((*outer, *inner))]


def heart(x: float, y: float, radius: float) -> list[Item]:
    points = []
    for step in range(_ROUND):
        turn = math.tau * step / _ROUND
        across = 16 * math.sin(turn) ** 3
        up = 13 * math.cos(turn) - 5 * math.cos(2 * turn) - 2 * math.cos(3 * turn) - math.cos(4 * turn)
        points.append((x + across * radius / 17, y - up * radius / 17))
    return [outline(tuple(points))]


def faces(width: float, radius: float, words: Sequence[str], size: float, moods: Sequence[str] = MOODS) -> list[Item]:
    """A row of faces over the width, each with its word below it; the row is `faces_height` high."""
    step = width / len(words)
    made: list[Item] = []
    for at, word in enumerate(words):
        x = step * (at + 0.5)
        made += face(x, radius + LINE, radius, moods[at] if moods else "")
        made.append(Text(x, faces_height(radius, size) - size * 0.25, word, size, anchor="middle"))
    return made


def faces_height(radius: float, size: float) -> float:
    return 2 * radius + 2 * LINE + size * 1.5


def scale(width: float, size: float, low: str, high: str) -> list[Item]:
    """A line from 0 to 10 to put a cross on."""
    left, right, y = 8.0, width - 8.0, 14.0
    made: list[Item] = [outline(((left, y), (right, y)), False)]
    for at in range(11):
        x = left + (right - left) * at / 10
        made.append(outline(((x, y - (7 if at % 5 == 0 else 4)), (x, y + (7 if at % 5 == 0 else 4))), False, 1.1))
        made.append(Text(x, y + 11 + size, str(at), size, anchor="middle"))
    made += [
        Text(left - 8, y + 14 + 2.3 * size, low, size, "ink-muted"),
        Text(right + 8, y + 14 + 2.3 * size, high, size, "ink-muted", anchor="end"),
    ]
    return made


def scale_height(size: float) -> float:
    return 30 + 2.5 * size


HOUSES = 3


def houses(width: float, height: float, names: Sequence[str], prompts: Sequence[Sequence[str]], alt: str) -> Scene:
    """Three houses beside each other on one street: empty inside, with a name on the roof and a question below the door.

    A sun stands above the first, a cloud above the second, a moon and stars above the third.
    """
    step, size = width / HOUSES, 15.0
    street = height - 16.0 - 15.5 * max(len(lines) for lines in prompts)
    made: list[Item] = []
    for at in range(HOUSES):
        middle = step * (at + 0.5)
        made += house(middle, street, step * 0.9, street - 58.0, names[at], size)
        made += _weather(at, middle, step)
        made += [
            Text(middle, street + 21 + 15.5 * row, line, 11.5, "ink-muted", anchor="middle")
            for row, line in enumerate(prompts[at])
        ]
    made.append(outline(((0.0, street), (width, street)), False))
    return Scene(width, height, body=tuple(made), title=", ".join(names), alt=alt)


def house(x: float, street: float, wide: float, high: float, name: str, size: float) -> list[Item]:
    """A house with its middle at x that stands on the street; the roof is a quarter of its height."""
    left, right, top = x - wide / 2, x + wide / 2, street - high
    eaves = top + high * 0.27
    chimney = ((right - wide * 0.24, top + high * 0.2), (right - wide * 0.24, top + high * 0.02))
    pipe = (*chimney, (right - wide * 0.14, top + high * 0.02), (right - wide * 0.14, top + high * 0.25))
    return [
        outline(pipe, False),
        outline(((left, eaves), (left, street), (right, street), (right, eaves)), False, 1.9),
        outline(((left - wide * 0.05, eaves), (x, top), (right + wide * 0.05, eaves)), width=1.9, fill=_PAPER),
        Text(x, eaves - high * 0.055, name, size, bold=True, anchor="middle"),
    ]


def _weather(at: int, x: float, step: float) -> list[Item]:
    if at == 0:
        return sun(x - step * 0.34, 44, 20)
    if at == 1:
        return [*cloud(x - step * 0.33, 48, 62), *rain(x - step * 0.33, 50, 46)]
    return [*moon(x - step * 0.36, 40, 21), *star(x - step * 0.22, 26, 8), *star(x + step * 0.42, 62, 7)]
