"""Putting someone elsewhere on the map by hand: what is painted while the mouse drags, and what is kept when it lets go."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from rondom.support_map.layout import Places
from rondom.support_map.rings import TOP
from ui.support_map.canvas import MapCanvas

TURN, DEEPER = 3.0, 0.1
"""Degrees and part of the ring of one step with the keys."""


@dataclass(slots=True)
class Carried:
    """Someone who is being moved. `angle` and `depth` as `Places.hand` gives them."""

    key: str
    angle: float
    depth: float


def carried(places: Places, key: str, at: QPointF) -> Carried:
    """Where this one comes when it is let go at a point of the drawing: always inside its own ring."""
    return Carried(key, *places.hand(key, at.x(), at.y()))


def nudged(places: Places, key: str, turn: int, deeper: int) -> Carried | None:
    """One step clockwise, or outward, from where it stands now; from where a hand put it last, also when it had to make
    way there.
    """
    made = places.of(key)
    if made is None:
        return None
    angle, depth = places.partners[key].by_hand or places.hand(key, made.x, made.y)
    wished = math.radians(angle + turn * TURN) + TOP
    inner, outer = places.disc.band(places.partners[key].ring)
    far = inner + (outer - inner) * min(1.0, max(0.0, depth + deeper * DEEPER))
    return Carried(key, *places.hand(key, *places.disc.at(wished, far)))


def paint_carried(painter: QPainter, canvas: MapCanvas, one: Carried) -> None:
    """The ring it may stand in, lit; and its disc where it would come."""
    places, theme = canvas.places, canvas.theme
    if places is None:
        return
    scale, shift = canvas.shift()
    painter.save()
    painter.translate(shift)
    painter.scale(scale, scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent", 0.1))
    painter.drawPath(_room(places, one.key))
    inner, outer = places.disc.band(places.partners[one.key].ring)
    at = QPointF(*places.disc.at(math.radians(one.angle) + TOP, inner + (outer - inner) * one.depth))
    was = places.of(one.key)
    if was is not None:
        painter.setPen(QPen(theme.color("accent"), theme.em / 12, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(was.x, was.y), at)
    painter.setPen(QPen(theme.color("accent"), theme.em / 7.5))
    painter.setBrush(theme.color("accent-tint"))
    painter.drawEllipse(at, places.node, places.node)
    painter.restore()


def _room(places: Places, key: str) -> QPainterPath:
    """The ring, or the part of it, where this one may stand."""
    disc, ring = places.disc, places.partners[key].ring
    (inner, outer), (start, span) = disc.band(ring), disc.arc(ring)
    path = QPainterPath()
    turn, width = -math.degrees(start), -math.degrees(span)
    path.arcMoveTo(_square(disc.x, disc.y, outer), turn)
    path.arcTo(_square(disc.x, disc.y, outer), turn, width)
    path.arcTo(_square(disc.x, disc.y, inner), turn + width, -width)
    path.closeSubpath()
    return path


def _square(x: float, y: float, r: float) -> QRectF:
    return QRectF(x - r, y - r, 2 * r, 2 * r)
