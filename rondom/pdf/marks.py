"""The small drawings of paper: whose side something comes from, the ring of Rondom, the goal and the star."""

from __future__ import annotations

from rondom.dossier.perspectives import side
from rondom.language import _
from rondom.pdf.colours import colour
from rondom.pdf.svg_icon import draw_icon
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.lists import DrawMark
from rondom.plan.reading import Perspective
from rondom.scene import Mark, polygon

_WORDS = {
    Perspective.CHILD: "kind",
    Perspective.PARENT: "ouder",
    Perspective.SCHOOL: "school",
    Perspective.COACH: "gezinscoach",
    Perspective.OTHER: "ander",
}


def spoken(perspective: Perspective) -> str:
    """The mark in a word, for who listens to the page."""
    return _(_WORDS[perspective])


def person(perspective: Perspective, radius: float, size: float) -> DrawMark:
    """The mark of a side of the table beside the first line of a text of `size` points."""
    mark = side(perspective.value)
    return _beside(mark.shape, mark.role, radius, size)


def shape(name: str, role: str, radius: float, size: float) -> DrawMark:
    """The mark of a lane, or any other of `rondom.scene.SHAPES`."""
    return _beside(name, role, radius, size)


def star(radius: float, size: float) -> DrawMark:
    return _beside("star", "lane-hielp", radius, size)


def dot(radius: float, size: float) -> DrawMark:
    """A quiet list mark that says nothing about who."""
    return _beside("dot", "line-strong", radius, size, indent=radius * 2.2)


def _beside(shape: str, role: str, radius: float, size: float, indent: float = 0.0) -> DrawMark:
    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        # ReportLab puts the first base line one font size under the top; a capital is two thirds of it high.
        draw_shape(canvas, shape, role, x + (indent or radius * 1.15), top - size * 0.69, radius)

    return draw


def draw_shape(canvas: TaggedCanvas, shape: str, role: str, x: float, y: float, radius: float) -> None:
    """A mark around a middle point, corners a little rounded as on screen."""
    canvas.stamp((shape, role, radius), x, y, lambda target: _shape(target, shape, role, radius))


def _shape(canvas: TaggedCanvas, shape: str, role: str, radius: float) -> None:
    ink = colour(role)
    canvas.setFillColor(ink)
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(radius * 0.25)
    canvas.setLineJoin(1)
    corners = polygon(Mark(shape, 0, 0, radius * 0.88, role))
    if not corners:
        canvas.circle(0, 0, radius * 0.88, stroke=1, fill=1)
        return
    path = canvas.beginPath()
    path.moveTo(corners[0][0], -corners[0][1])
    for right, down in corners[1:]:
        path.lineTo(right, -down)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


_RINGS = ((9.3, 47.2, -317.2), (15.2, 212.6, -96.9), (15.2, 92.3, -120.5), (15.2, -58.4, -61.5))
"""Radius, start and extent in degrees, counter-clockwise, on a field of 36."""


def draw_logo(canvas: TaggedCanvas, x: float, y: float, size: float) -> None:
    """The ring; x, y is the lower left corner of its square of `size` points."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / 36, size / 36)
    canvas.setLineWidth(2.6)
    canvas.setLineCap(1)
    canvas.setStrokeColor(colour("accent"))
    for radius, start, extent in _RINGS:
        canvas.arc(18 - radius, 18 - radius, 18 + radius, 18 + radius, start, extent)
    canvas.setFillColor(colour("lane-kind"))
    canvas.circle(18, 18, 4.2, stroke=0, fill=1)
    canvas.restoreState()


def goal(radius: float, size: float) -> DrawMark:
    """A flag in a target."""

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        side = radius * 2.55
        canvas.setStrokeColor(colour("ink"))
        draw_icon(canvas, "goal", x - side * 0.1, top - size * 0.69 + side * 0.52, side)

    return draw
