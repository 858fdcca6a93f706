"""Draws a `Scene` on a ReportLab canvas: the light roles, on white. The screen has its own painter of the same size.

Soft edges are gradients towards white that are multiplied with what lies under them: PDF has no fading to nothing without
soft masks, and the result on white paper is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from rondom.pdf import fonts, safe
from rondom.pdf.colours import colour
from rondom.pdf.svg_icon import draw_icon
from rondom.pdf.tagged import right_to_left
from rondom.scene import Hatch, Icon, Item, Mark, Path, Points, Rect, Scene, Text, polygon

Colours = Callable[[str], Color]


def measure(text: str, size: float, bold: bool) -> float:
    """Width in points of a text as this painter draws it: the `Measure` for layouts on paper."""
    cleaned = safe.one_line(text)
    if right_to_left.needed(cleaned):
        return _from_right(cleaned, size, bold).width
    return sum(_run_width(font, run, size, bold) for font, run in safe.runs(cleaned))


def paint(scene: Scene, canvas: Canvas, colours: Colours = colour, height: float | None = None) -> None:
    """The whole scene, with its lower left corner at the origin. `height` is that of the scene unless given."""
    sheet = _Sheet(canvas, colours, scene.height if height is None else height)
    for item in scene.items():
        sheet.draw(item)


def _from_right(text: str, size: float, bold: bool) -> right_to_left.Line:
    """A name in Arabic or Hebrew, its letters joined and in their order."""
    fonts.register()
    return right_to_left.line(text, fonts.SEMIBOLD if bold else fonts.REGULAR, size)


def _run_width(font: str, run: str, size: float, bold: bool) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(run, font, size)) if font else fonts.width(run, size, bold)


class _Sheet:
    """The canvas, turned so that y goes down from `height`."""

    def __init__(self, canvas: Canvas, colours: Colours, height: float) -> None:
        self._canvas, self._colours, self._height = canvas, colours, height

    def draw(self, item: Item) -> None:
        match item:
            case Rect():
                self._rect(item)
            case Text():
                self._text(item)
            case Mark():
                self._mark(item)
            case Path():
                self._path(item)
            case Hatch():
                self._hatch(item)
            case Icon():
                self._canvas.setStrokeColor(self._colours(item.role))
                draw_icon(self._canvas, item.name, item.x, self._height - item.y, item.size)

    def _pen(self, role: str, width: float, dash: tuple[float, ...] = ()) -> int:
        """Sets the pen; 1 when there is something to stroke."""
        if not role:
            return 0
        self._canvas.setStrokeColor(self._colours(role))
        self._canvas.setLineWidth(width)
        self._canvas.setLineJoin(1)
        self._canvas.setDash(list(dash))
        return 1

    @contextmanager
    def _filled(self, role: str, alpha: float) -> Iterator[int]:
        """Sets the fill, faint as asked, and makes it full again; 1 when there is something to fill."""
        if not role:
            yield 0
            return
        self._canvas.setFillColor(self._colours(role))
        if alpha < 1:
            self._canvas.setFillAlpha(alpha)
        yield 1
        if alpha < 1:
            self._canvas.setFillAlpha(1)

    def _rect(self, item: Rect) -> None:
        if item.soft:
            self._soft(item)
            return
        stroke = self._pen(item.stroke, item.width, item.dash)
        radius = min(item.radius, item.w / 2, item.h / 2)
        with self._filled(item.fill, item.alpha) as fill:
            bottom = self._height - item.y - item.h
            if radius > 0:
                self._canvas.roundRect(item.x, bottom, item.w, item.h, radius, stroke=stroke, fill=fill)
            else:
                self._canvas.rect(item.x, bottom, item.w, item.h, stroke=stroke, fill=fill)

    def _soft(self, item: Rect) -> None:
        canvas, bottom = self._canvas, self._height - item.y - item.h
        radius = max(0.01, min(item.radius, item.w / 2, item.h / 2))
        stops = _rising(item.soft)
        colours = [_on_white(self._colours(item.fill), alpha) for _place, alpha in stops]
        canvas.saveState()
        outline = canvas.beginPath()
        outline.roundRect(item.x, bottom, item.w, item.h, radius)
        canvas.clipPath(outline, stroke=0, fill=0)
        canvas.setBlendMode("Multiply")
        places = [place for place, _alpha in stops]
        canvas.linearGradient(item.x, 0, item.x + item.w, 0, colours, places, extend=False)
        canvas.setBlendMode("Normal")
        canvas.restoreState()

    def _path(self, item: Path) -> None:
        stroke = self._pen(item.stroke, item.width, item.dash)
        with self._filled(item.fill, item.alpha) as fill:
            self._canvas.drawPath(self._outline(item.points, item.closed, item.curve), stroke=stroke, fill=fill)

    def _outline(self, points: Points, closed: bool, curve: bool = False) -> PDFPathObject:
        path, top = self._canvas.beginPath(), self._height
        path.moveTo(points[0][0], top - points[0][1])
        for (x0, y0), (x1, y1) in pairwise(points):
            if curve:
                middle = (x0 + x1) / 2
                path.curveTo(middle, top - y0, middle, top - y1, x1, top - y1)
            else:
                path.lineTo(x1, top - y1)
        if closed:
            path.close()
        return path

    def _hatch(self, item: Hatch) -> None:
        canvas, bottom, top = self._canvas, self._height - item.y - item.h, self._height - item.y
        radius = min(item.radius, item.w / 2, item.h / 2)
        with self._filled(item.fill, 0.5):
            canvas.roundRect(item.x, bottom, item.w, item.h, radius, stroke=0, fill=1)
        canvas.saveState()
        outline = canvas.beginPath()
        outline.roundRect(item.x, bottom, item.w, item.h, radius)
        canvas.clipPath(outline, stroke=0, fill=0)
        self._pen(item.stroke, 0.9)
        canvas.setStrokeAlpha(0.55)
        x = item.x - item.h
        while x < item.x + item.w:
            canvas.line(x, bottom, x + item.h, top)
            x += item.step
        canvas.setStrokeAlpha(1)
        canvas.restoreState()
        self._pen(item.stroke, 0.8, (2.2, 2.2))
        canvas.roundRect(item.x, bottom, item.w, item.h, radius, stroke=1, fill=0)
        canvas.setDash([])

    def _mark(self, item: Mark) -> None:
        if item.hollow:
            self._pen(item.role, 1.2, (1.2, 1.6) if item.dashed else ())
        else:
            self._pen(item.rim, 0.9)
        # A hollow mark hides the band of its own vagueness; on paper the ground is white.
        fill = "surface-field" if item.hollow else item.role
        with self._filled(fill, 1.0):
            corners = polygon(item)
            if corners:
                self._canvas.drawPath(self._outline(corners, closed=True), stroke=1, fill=1)
            else:
                self._canvas.circle(item.x, self._height - item.y, item.r, stroke=1, fill=1)
        self._canvas.setDash([])

    def _text(self, item: Text) -> None:
        """In runs of one font, so that a name with a letter the page font lacks prints too."""
        cleaned = safe.one_line(item.text)
        x = item.x
        if item.anchor != "start":
            wide = measure(cleaned, item.size, item.bold)
            x -= wide if item.anchor == "end" else wide / 2
        self._canvas.setFillColor(self._colours(item.role))
        if right_to_left.needed(cleaned):
            _from_right(cleaned, item.size, item.bold).draw(self._canvas, x, self._height - item.y)
            return
        for font, run in safe.runs(cleaned):
            own = fonts.SEMIBOLD if item.bold else fonts.REGULAR
            self._canvas.setFont(font or own, item.size)
            self._canvas.drawString(x, self._height - item.y, run)
            x += _run_width(font, run, item.size, item.bold)


def _on_white(color: Color, alpha: float) -> Color:
    return Color(*(1 - alpha + alpha * part for part in (color.red, color.green, color.blue)))


def _rising(stops: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """Stops from 0 to 1 that each lie after the one before, as a PDF function demands."""
    inner = [(min(max(place, 0.0), 1.0), alpha) for place, alpha in stops]
    made = [(0.0, inner[0][1])]
    for place, alpha in inner:
        if place > made[-1][0] + 1e-4:
            made.append((place, alpha))
        else:
            made[-1] = (made[-1][0], alpha)
    if made[-1][0] < 1.0:
        made.append((1.0, made[-1][1]))
    return made
