"""Draws a `Scene` with QPainter. The PDF has its own painter of the same size; nothing else knows the shapes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from rondom.scene import Hatch, Icon, Item, Mark, Path, Rect, Scene, Text, polygon
from ui.theme import Theme
from ui.theme.theme import FAMILY, REGULAR, SEMIBOLD

NOWHERE = -1e9
"""Left edge that no text has to stick to."""


@lru_cache(maxsize=64)
def _font(size: float, bold: bool) -> tuple[QFont, QFontMetricsF]:
    """Whole pixels, unhinted: the same widths at every scale."""
    font = QFont(FAMILY)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(SEMIBOLD if bold else REGULAR)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font, QFontMetricsF(font)


@lru_cache(maxsize=8192)
def measure(text: str, size: float, bold: bool) -> float:
    """Width in logical pixels of a text as this painter draws it: the `Measure` for layouts on screen."""
    return _font(size, bold)[1].horizontalAdvance(text)


def paint_scene(painter: QPainter, theme: Theme, scene: Scene, ratio: float = 1.0) -> None:
    """All layers at once, for drawings that do not scroll. `ratio` is the device pixel ratio, for icons."""
    paint_items(painter, theme, scene.items(), ratio=ratio)


def paint_items(
    painter: QPainter, theme: Theme, items: Iterable[Item], left: float = NOWHERE, ratio: float = 1.0
) -> None:
    """`left` is where texts that stick come to rest when they are scrolled out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in items:
        match item:
            case Rect():
                _rect(painter, theme, item)
            case Text():
                _text(painter, theme, item, left)
            case Mark():
                _mark(painter, theme, item)
            case Path():
                _path(painter, theme, item)
            case Hatch():
                _hatch(painter, theme, item)
            case Icon():
                pixmap = theme.pixmap(item.name, item.role, item.size / theme.em, ratio)
                painter.drawPixmap(QPointF(item.x, item.y), pixmap)


def reach(item: Item) -> tuple[float, float]:
    """From where to where an item paints, a little generously; for leaving out what is not in sight."""
    match item:
        case Rect() | Hatch():
            return item.x - 2, item.x + item.w + 2
        case Path():
            across = [x for x, _y in item.points]
            return min(across) - 3, max(across) + 3
        case Text():
            wide = measure(item.text, item.size, item.bold)
            start = item.x - {"start": 0.0, "middle": wide / 2, "end": wide}[item.anchor]
            return start - 1, max(start + wide + 2, item.stick)
        case Mark():
            return item.x - 1.5 * item.r - 2, item.x + 1.5 * item.r + 2
        case Icon():
            return item.x, item.x + item.size


def _pen(theme: Theme, role: str, width: float, dash: tuple[float, ...] = (), alpha: float = 1.0) -> QPen:
    if not role:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(theme.color(role, alpha), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern([part / width for part in dash])  # Qt counts dashes in pen widths
    return pen


def _brush(theme: Theme, item: Rect) -> QBrush:
    if not item.fill:
        return QBrush(Qt.BrushStyle.NoBrush)
    if not item.soft:
        return QBrush(theme.color(item.fill, item.alpha))
    gradient = QLinearGradient(item.x, 0, item.x + item.w, 0)
    for place, alpha in item.soft:
        color = QColor(theme.color(item.fill))
        color.setAlphaF(alpha)
        gradient.setColorAt(min(1.0, max(0.0, place)), color)
    return QBrush(gradient)


def _rect(painter: QPainter, theme: Theme, item: Rect) -> None:
    box = QRectF(item.x, item.y, item.w, item.h)
    if item.radius or item.stroke:
        painter.setPen(_pen(theme, item.stroke, item.width, item.dash))
        painter.setBrush(_brush(theme, item))
        painter.drawRoundedRect(box, item.radius, item.radius)
    else:
        painter.fillRect(box, _brush(theme, item))


def _path(painter: QPainter, theme: Theme, item: Path) -> None:
    painter.setPen(_pen(theme, item.stroke, item.width, item.dash))
    painter.setBrush(theme.color(item.fill, item.alpha) if item.fill else QBrush(Qt.BrushStyle.NoBrush))
    if len(item.points) == 2 and not item.curve:
        (x0, y0), (x1, y1) = item.points
        painter.drawLine(QPointF(x0, y0), QPointF(x1, y1))
        return
    painter.drawPath(_outline(item))


def _outline(item: Path) -> QPainterPath:
    path = QPainterPath(QPointF(*item.points[0]))
    for (x0, y0), (x1, y1) in pairwise(item.points):
        if item.curve:
            middle = (x0 + x1) / 2
            path.cubicTo(middle, y0, middle, y1, x1, y1)
        else:
            path.lineTo(x1, y1)
    if item.closed:
        path.closeSubpath()
    return path


def _hatch(painter: QPainter, theme: Theme, item: Hatch) -> None:
    """Lines clipped to the box: a pattern brush of Qt is a bitmap of single bits, coarse on a high resolution."""
    box = QRectF(item.x, item.y, item.w, item.h)
    outline = QPainterPath()
    outline.addRoundedRect(box, item.radius, item.radius)
    painter.save()
    painter.fillPath(outline, theme.color(item.fill, 0.5))
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    painter.setPen(_pen(theme, item.stroke, 1.4, alpha=0.55))
    x = item.x - item.h
    while x < item.x + item.w:
        painter.drawLine(QPointF(x, item.y + item.h), QPointF(x + item.h, item.y))
        x += item.step
    painter.restore()
    painter.setPen(_pen(theme, item.stroke, 1.1, (3, 3)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, item.radius, item.radius)


def _mark(painter: QPainter, theme: Theme, item: Mark) -> None:
    if item.hollow:
        painter.setPen(_pen(theme, item.role, 1.7, (1.6, 2.2) if item.dashed else ()))
        painter.setBrush(theme.color("surface-raised"))
    else:
        painter.setPen(_pen(theme, item.rim, 1.3))
        painter.setBrush(theme.color(item.role))
    corners = polygon(item)
    if corners:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    else:
        painter.drawEllipse(QPointF(item.x, item.y), item.r, item.r)


def _text(painter: QPainter, theme: Theme, item: Text, left: float) -> None:
    font, metrics = _font(item.size, item.bold)
    x = item.x
    if item.anchor != "start":
        wide = metrics.horizontalAdvance(item.text)
        x -= wide if item.anchor == "end" else wide / 2
    if item.stick and x < left:
        if item.stick - metrics.horizontalAdvance(item.text) < left:
            return  # no room left beside the edge: no cut words
        x = left
    painter.setFont(font)
    painter.setPen(theme.color(item.role))
    painter.drawText(QPointF(x, item.y), item.text)
