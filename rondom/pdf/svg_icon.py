"""Line icons on paper: reads the SVG of an icon and draws it with ReportLab. Only what line icons use: no fills, no text."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from functools import cache
from xml.etree import ElementTree

from reportlab.pdfgen.canvas import Canvas

from rondom.paths import resource

SIDE = 24.0
STROKE = 1.75
Pair = tuple[float, float]
Step = tuple[str, tuple[float, ...]]
"""move, line, curve or close, with absolute numbers; y goes down."""

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7, "Z": 0}


def draw_icon(canvas: Canvas, name: str, x: float, y: float, size: float) -> None:
    """In the stroke colour of now; x, y is the upper left corner on a page where y goes up. Unknown names raise OSError."""
    scale = size / SIDE
    canvas.saveState()
    canvas.setLineWidth(STROKE * scale)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    draw: dict[str, Callable[..., None]] = {"move": path.moveTo, "line": path.lineTo, "curve": path.curveTo}
    for step, numbers in _steps(name):
        if step == "close":
            path.close()
        else:
            placed = [x + n * scale if i % 2 == 0 else y - n * scale for i, n in enumerate(numbers)]
            draw[step](*placed)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


@cache
def _steps(name: str) -> tuple[Step, ...]:
    """Our own files, shipped with the program: nothing from outside is parsed here."""
    root = ElementTree.fromstring(resource("icons", f"{name}.svg").read_text("utf-8"))  # noqa: S314
    return tuple(step for element in root for step in _element(element))


def _element(element: ElementTree.Element) -> Iterator[Step]:
    tag = element.tag.rpartition("}")[2]
    number = {key: float(value) for key, value in element.attrib.items() if _NUMBER.fullmatch(value)}
    if tag == "path":
        yield from _path(element.attrib["d"])
    elif tag == "line":
        yield "move", (number["x1"], number["y1"])
        yield "line", (number["x2"], number["y2"])
    elif tag in ("polyline", "polygon"):
        yield from _path(f"M{element.attrib['points']}{'Z' if tag == 'polygon' else ''}")
    elif tag in ("circle", "ellipse"):
        rx, ry = number.get("rx", number.get("r", 0.0)), number.get("ry", number.get("r", 0.0))
        cx, cy = number["cx"], number["cy"]
        yield from _path(f"M{cx - rx} {cy}A{rx} {ry} 0 1 1 {cx + rx} {cy}A{rx} {ry} 0 1 1 {cx - rx} {cy}Z")
    elif tag == "rect":
        yield from _path(_rounded(number))


def _rounded(number: dict[str, float]) -> str:
    x, y, w, h = number.get("x", 0.0), number.get("y", 0.0), number["width"], number["height"]
    r = number.get("rx", number.get("ry", 0.0))
    corner = f"a{r} {r} 0 0 1"
    return (
        f"M{x + r} {y}h{w - 2 * r}{corner} {r} {r}v{h - 2 * r}{corner} {-r} {r}"
        f"h{-(w - 2 * r)}{corner} {-r} {-r}v{-(h - 2 * r)}{corner} {r} {-r}z"
    )


def _path(data: str) -> Iterator[Step]:
    """The commands of a path, made absolute; horizontals and verticals become lines, arcs become curves."""
    here = start = control = (0.0, 0.0)
    before = ""
    for letter, numbers in _commands(data):
        kind = letter.upper()
        if kind == "Z":
            here = start
            yield "close", ()
        else:
            given = _absolute(kind, numbers, here if letter.islower() else (0.0, 0.0), here)
            if kind == "S":
                mirrored = _mirror(control, here) if before in "CS" else here
                given = (*mirrored, *given)
            yield from _drawn(kind, given, here)
            control = (given[-4], given[-3]) if kind in "CS" else here
            here = (given[-2], given[-1])
            start = here if kind == "M" else start
        before = kind


def _commands(data: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """(letter, its numbers); a letter followed by more numbers than it takes is repeated, a move then draws lines."""
    for letter, rest in re.findall(r"([MLHVCSQAZmlhvcsqaz])([^MLHVCSQAZmlhvcsqaz]*)", data):
        takes = _TAKES[letter.upper()]
        numbers = _arc_numbers(rest) if takes == 7 else [float(one) for one in _NUMBER.findall(rest)]
        if not takes:
            yield letter, ()
        for at in range(0, len(numbers), takes or 1):
            again = {"M": "L", "m": "l"}.get(letter, letter) if at else letter
            yield again, tuple(numbers[at : at + takes])


def _arc_numbers(rest: str) -> list[float]:
    """The two flags of an arc may stand against each other and the next number: "a1 1 0 012 2"."""
    flagged = re.compile(
        rf"({_NUMBER.pattern})[\s,]*({_NUMBER.pattern})[\s,]*({_NUMBER.pattern})[\s,]*([01])[\s,]*([01])"
        rf"[\s,]*({_NUMBER.pattern})[\s,]*({_NUMBER.pattern})"
    )
    return [float(part) for found in flagged.findall(rest) for part in found]


def _absolute(kind: str, numbers: tuple[float, ...], origin: Pair, here: Pair) -> tuple[float, ...]:
    ox, oy = origin
    if kind == "H":
        return numbers[0] + ox, here[1]
    if kind == "V":
        return here[0], numbers[0] + oy
    if kind == "A":
        return (*numbers[:5], numbers[5] + ox, numbers[6] + oy)
    return tuple(n + (ox if i % 2 == 0 else oy) for i, n in enumerate(numbers))


def _mirror(control: Pair, here: Pair) -> Pair:
    return 2 * here[0] - control[0], 2 * here[1] - control[1]


def _drawn(kind: str, given: tuple[float, ...], here: Pair) -> Iterator[Step]:
    if kind == "M":
        yield "move", given
    elif kind in "LHV":
        yield "line", given
    elif kind in "CS":
        yield "curve", given
    elif kind == "Q":
        (x, y), (qx, qy), (ex, ey) = here, given[:2], given[2:]
        yield (
            "curve",
            (x + 2 / 3 * (qx - x), y + 2 / 3 * (qy - y), ex + 2 / 3 * (qx - ex), ey + 2 / 3 * (qy - ey), ex, ey),
        )
    elif kind == "A":
        for curve in _arc(here, given):
            yield "curve", curve


def _arc(here: Pair, given: tuple[float, ...]) -> Iterator[tuple[float, ...]]:
    """An elliptical arc as curves of at most a quarter turn, after the notes on arcs of the SVG specification."""
    rx, ry, turn, large, sweep, ex, ey = given
    sin, cos = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    dx, dy = (here[0] - ex) / 2, (here[1] - ey) / 2
    px, py = cos * dx + sin * dy, -sin * dx + cos * dy
    if not (rx and ry) or (px == 0 and py == 0):
        yield (*here, ex, ey, ex, ey)
        return
    grow = max(1.0, math.hypot(px / rx, py / ry))
    rx, ry = abs(rx) * grow, abs(ry) * grow
    left = max(0.0, (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2) / ((rx * py) ** 2 + (ry * px) ** 2)
    factor = math.sqrt(left) * (-1 if large == sweep else 1)
    qx, qy = factor * rx * py / ry, -factor * ry * px / rx
    first = math.atan2((py - qy) / ry, (px - qx) / rx)
    span = (math.atan2((-py - qy) / ry, (-px - qx) / rx) - first) % (2 * math.pi)
    span -= 2 * math.pi if not sweep and span else 0
    cx, cy = cos * qx - sin * qy + (here[0] + ex) / 2, sin * qx + cos * qy + (here[1] + ey) / 2
    pieces = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
    bend = 4 / 3 * math.tan(span / pieces / 4)

    def at(x: float, y: float) -> Pair:
        return cx + cos * rx * x - sin * ry * y, cy + sin * rx * x + cos * ry * y

    for piece in range(pieces):
        a, b = first + span * piece / pieces, first + span * (piece + 1) / pieces
        yield (
            *at(math.cos(a) - bend * math.sin(a), math.sin(a) + bend * math.cos(a)),
            *at(math.cos(b) + bend * math.sin(b), math.sin(b) - bend * math.cos(b)),
            *at(math.cos(b), math.sin(b)),
        )
