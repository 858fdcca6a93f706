"""A drawing as plain values: no Qt, no PDF, no hex. One layout makes it, one painter shows it, another prints it.

Units are logical pixels (screen) or points (paper), y goes down, the y of a text is its base line. Colours are role
names of the theme. A layout collects its shapes in a `Draft`; `Draft.scene()` is the finished, unchangeable `Scene`.
What can be pointed at, walked to with the arrows and read aloud is a `Spot`: pointing, keys and the screen reader all
use the same list.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

Point = tuple[float, float]
Points = tuple[Point, ...]
Stops = tuple[tuple[float, float], ...]
Band = tuple[str, float, float]
"""A group of spots as a strip through the whole drawing: its key, its top and its height."""
Measure = Callable[[str, float, bool], float]
"""Width of a text at a size, semi-bold or not. The painter's side gives it, so that layouts stay pure and testable."""


@dataclass(frozen=True, slots=True)
class Rect:
    """`soft` is a horizontal fade of `fill`: (place 0-1, opacity 0-1) stops. `alpha` is for an even fill only."""

    x: float
    y: float
    w: float
    h: float
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()
    alpha: float = 1.0
    soft: Stops = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Straight between the points, or S-shaped when `curve`. `alpha` is for the fill only."""

    points: Points
    stroke: str = ""
    fill: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()
    closed: bool = False
    curve: bool = False
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Hatch:
    """A box of slanted lines with a dashed edge: waiting. `step` is the distance between the lines."""

    x: float
    y: float
    w: float
    h: float
    stroke: str
    fill: str
    radius: float = 0.0
    step: float = 7.0


@dataclass(frozen=True, slots=True)
class Text:
    """`anchor`: start, middle or end. With `stick` > 0 a text scrolled out on the left stays at the edge, as long
    as it ends before `stick`.
    """

    x: float
    y: float
    text: str
    size: float
    role: str = "ink"
    bold: bool = False
    anchor: str = "start"
    stick: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One of `SHAPES`, or "dot", with radius `r`. Hollow is planned, dashed and hollow is vague.

    `rim` is the edge of a full one.
    """

    shape: str
    x: float
    y: float
    r: float
    role: str
    rim: str = "surface-raised"
    hollow: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Icon:
    """A line icon by name; x, y is the top left corner of its square."""

    name: str
    x: float
    y: float
    size: float
    role: str = "ink"


Item = Rect | Path | Hatch | Text | Mark | Icon


@dataclass(frozen=True, slots=True)
class Spot:
    """A thing in the drawing: its box, the sentence that says it, and the group (lane, ring) it is walked in."""

    key: str
    x: float
    y: float
    w: float
    h: float
    text: str
    group: str = ""
    members: tuple[str, ...] = ()
    """Keys of a cluster: what stands here together as one mark with a count."""
    grips: tuple[tuple[str, float], ...] = ()
    """(edge, x) of the ends that can be dragged: "start", "end"."""

    @property
    def keys(self) -> tuple[str, ...]:
        """What it stands for: its members, else itself."""
        return self.members or (self.key,)

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        return (self.x - slack <= x <= self.x + self.w + slack) and (self.y - slack <= y <= self.y + self.h + slack)

    def distance(self, x: float, y: float) -> float:
        """How far the point lies outside the box; 0 inside."""
        return math.hypot(max(self.x - x, 0.0, x - self.x - self.w), max(self.y - y, 0.0, y - self.y - self.h))


_CELL_W, _CELL_H = 256.0, 32.0


@dataclass(frozen=True, slots=True)
class Scene:
    """Layers are painted in the order they stand here. A widget that scrolls moves `body`, `sticky` and `axis` with x,
    and all but `axis` and `overlay` with y. `title` names the drawing, `alt` says in a few sentences what it shows.
    """

    width: float
    height: float
    ground: tuple[Item, ...] = ()
    body: tuple[Item, ...] = ()
    sticky: tuple[Text, ...] = ()
    axis: tuple[Item, ...] = ()
    fixed: tuple[Item, ...] = ()
    overlay: tuple[Item, ...] = ()
    spots: tuple[Spot, ...] = ()
    title: str = ""
    alt: str = ""
    bands: tuple[Band, ...] = ()
    """The groups (lanes) from top to bottom, for the names beside them."""
    _cells: dict[tuple[int, int], list[Spot]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def items(self) -> Iterator[Item]:
        """Everything, in the order of painting."""
        for layer in (self.ground, self.body, self.sticky, self.axis, self.fixed, self.overlay):
            yield from layer

    def hit(self, x: float, y: float, slack: float = 0.0) -> Spot | None:
        """The topmost spot under the point; else the nearest at most `slack` away: small marks can be touched."""
        return next(iter(self.hits(x, y, slack)), None)

    def hits(self, x: float, y: float, slack: float = 0.0) -> list[Spot]:
        """Every spot under the point, the topmost first; when there is none, the nearest at most `slack` away."""
        here = [spot for spot in self._near(x, y, 0.0) if spot.holds(x, y)]
        if here or slack <= 0:
            return here[::-1]
        near = [spot for spot in self._near(x, y, slack) if spot.holds(x, y, slack)]
        return sorted(near, key=lambda spot: spot.distance(x, y))[:1]

    def spot(self, key: str) -> Spot | None:
        """The one with this key, else the one that counts it among its members."""
        counted = None
        for spot in self.spots:
            if spot.key == key:
                return spot
            if spot.members and key in spot.members:
                counted = spot
        return counted

    def _near(self, x: float, y: float, slack: float) -> Iterator[Spot]:
        if self.spots and not self._cells:
            self._fill_cells()
        for cell in _cells_of(x - slack, y - slack, x + slack, y + slack):
            yield from self._cells.get(cell, ())

    def _fill_cells(self) -> None:
        """A grid over the spots, made at the first pointing: a look-up costs microseconds in a full drawing too."""
        for spot in self.spots:
            for cell in _cells_of(spot.x, spot.y, spot.x + spot.w, spot.y + spot.h):
                self._cells.setdefault(cell, []).append(spot)


def _cells_of(left: float, top: float, right: float, bottom: float) -> Iterator[tuple[int, int]]:
    for column in range(int(left // _CELL_W), int(right // _CELL_W) + 1):
        for row in range(int(top // _CELL_H), int(bottom // _CELL_H) + 1):
            yield column, row


@dataclass(slots=True)
class Draft:
    """What a layout adds its shapes to, layer by layer."""

    ground: list[Item] = field(default_factory=list)
    body: list[Item] = field(default_factory=list)
    sticky: list[Text] = field(default_factory=list)
    axis: list[Item] = field(default_factory=list)
    fixed: list[Item] = field(default_factory=list)
    overlay: list[Item] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)

    def scene(self, width: float, height: float, title: str = "", alt: str = "") -> Scene:
        return Scene(
            width,
            height,
            tuple(self.ground),
            tuple(self.body),
            tuple(self.sticky),
            tuple(self.axis),
            tuple(self.fixed),
            tuple(self.overlay),
            tuple(self.spots),
            title,
            alt,
            tuple(self.bands),
        )


def circle(
    x: float,
    y: float,
    r: float,
    fill: str = "",
    stroke: str = "",
    width: float = 1.0,
    dash: tuple[float, ...] = (),
    alpha: float = 1.0,
) -> Rect:
    return Rect(x - r, y - r, 2 * r, 2 * r, fill, stroke, width, r, dash, alpha)


def moved(item: Item, dx: float, dy: float) -> Item:
    """The same, elsewhere."""
    if isinstance(item, Path):
        return replace(item, points=tuple((x + dx, y + dy) for x, y in item.points))
    return replace(item, x=item.x + dx, y=item.y + dy)


def wrap(text: str, room: float, size: float, bold: bool, measure: Measure) -> list[str]:
    """The text in lines that fit in `room`; one word that is too long stays whole on its own line."""
    lines: list[str] = []
    for word in text.split():
        if lines and measure(f"{lines[-1]} {word}", size, bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def cut(text: str, room: float, size: float, bold: bool, measure: Measure) -> str:
    """The text as far as it fits in `room`, with an ellipsis when something is left out; "" when nothing fits."""
    if measure(text, size, bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…", size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…" if low else ""


def _regular(corners: int, r: float) -> Points:
    turns = [2 * math.pi * i / corners for i in range(corners)]
    return tuple((r * math.cos(t), r * math.sin(t)) for t in turns)


def _star(outer: float, inner: float) -> Points:
    radii = [outer if i % 2 == 0 else inner for i in range(10)]
    turns = [math.pi * i / 5 - math.pi / 2 for i in range(10)]
    return tuple((r * math.cos(t), r * math.sin(t)) for r, t in zip(radii, turns, strict=True))


def _plus(arm: float, reach: float) -> Points:
    return (
        (-arm, -reach),
        (arm, -reach),
        (arm, -arm),
        (reach, -arm),
        (reach, arm),
        (arm, arm),
        (arm, reach),
        (-arm, reach),
        (-arm, arm),
        (-reach, arm),
        (-reach, -arm),
        (-arm, -arm),
    )


SHAPES: dict[str, Points] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "house": ((0, -1.1), (1.08, -0.1), (0.86, 1.0), (-0.86, 1.0), (-1.08, -0.1)),
    "triangle": ((0, -1.05), (1.1, 0.9), (-1.1, 0.9)),
    "plus": _plus(0.42, 1.08),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "hexagon": _regular(6, 1.18),
    "star": _star(1.25, 0.55),
}
"""Corners at radius 1, all about as large to the eye. "dot" is not here: it is a circle."""


def polygon(mark: Mark) -> Points:
    """The corners of a mark where it stands; empty for a dot."""
    corners: Sequence[Point] = SHAPES.get(mark.shape, ())
    return tuple((mark.x + x * mark.r, mark.y + y * mark.r) for x, y in corners)
