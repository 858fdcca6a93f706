"""From when until when a permission holds, as a bar on the strip of months. The dates also stand in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from rondom.privacy.queries import ConsentRow
from rondom.privacy.rules import LightStatus, Stance
from ui.privacy.year import Strip
from ui.theme import Theme
from ui.widgets import LIGHTS

_HIGH, _ROUND, _HATCH = 1.2, 0.3, 0.42


def paint_period(painter: QPainter, theme: Theme, box: QRectF, row: ConsentRow, strip: Strip, today: date) -> None:
    """Full: holds. Dashed: not everyone said yes. Hatched after a cross: taken back. Point: no end was said."""
    painter.save()
    _paint_grid(painter, theme, box, strip, today)
    if row.given_from is not None and row.given_from <= strip.last:
        _paint_bar(painter, theme, box, row, strip)
    _paint_today(painter, theme, box, strip, today)
    painter.restore()


def _paint_grid(painter: QPainter, theme: Theme, box: QRectF, strip: Strip, today: date) -> None:
    pen = QPen(theme.color("line"), 1, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    for place, _name in strip.named(today):
        x = box.left() + place * box.width()
        painter.drawLine(QPointF(x, box.top() + 4), QPointF(x, box.bottom() - 4))


def _paint_today(painter: QPainter, theme: Theme, box: QRectF, strip: Strip, today: date) -> None:
    x, em = box.left() + strip.place(today) * box.width(), theme.em
    painter.setPen(QPen(theme.color("accent"), 1.6))
    painter.drawLine(QPointF(x, box.center().y() - 1.25 * em), QPointF(x, box.center().y() + 1.25 * em))


def _paint_bar(painter: QPainter, theme: Theme, box: QRectF, row: ConsentRow, strip: Strip) -> None:
    assert row.given_from is not None
    role = "ink-muted" if _ended(row) else LIGHTS[row.light.status][1]
    tint = "surface-sunken" if _ended(row) else f"{role}-tint"
    em, pointed = theme.em, row.valid_until is None and row.withdrawn_on is None
    left = box.left() + strip.place(row.given_from) * box.width()
    right = box.left() + strip.place(row.valid_until or strip.last) * box.width()
    bar = QRectF(left, box.center().y() - _HIGH / 2 * em, max(0.5 * em, right - left), _HIGH * em)
    shape = _pointed(bar, em) if pointed else _rounded(bar, em)
    solid = row.light.status is not LightStatus.PARTLY
    painter.setPen(QPen(theme.color(role), 1.2, Qt.PenStyle.SolidLine if solid else Qt.PenStyle.DashLine))
    painter.setBrush(theme.color(tint))
    painter.drawPath(shape)
    if row.withdrawn_on is not None:
        _paint_taken_back(painter, theme, bar, shape, box.left() + strip.place(row.withdrawn_on) * box.width())


def _ended(row: ConsentRow) -> bool:
    return row.light.status is LightStatus.ASK_FIRST and any(one.stance is Stance.EXPIRED for one in row.answers)


def _paint_taken_back(painter: QPainter, theme: Theme, bar: QRectF, shape: QPainterPath, cross: float) -> None:
    """From the cross on nothing may go any more: hatched, as what waits is."""
    em = theme.em
    rest = QRectF(cross, bar.top(), max(0.0, bar.right() - cross), bar.height())
    painter.save()
    painter.setClipPath(shape)
    painter.fillRect(rest, theme.color("surface-raised"))
    painter.setPen(QPen(theme.color("danger"), 1))
    x = rest.left() - bar.height()
    while x < rest.right():
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x + bar.height(), bar.top()))
        x += _HATCH * em
    painter.fillRect(QRectF(bar.left(), bar.top(), cross - bar.left(), bar.height()), theme.color("danger-tint"))
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("danger"), 1.2))
    painter.drawPath(shape)
    picture = theme.pixmap("x", "danger", 1.2, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(cross - 0.6 * em, bar.center().y() - 0.6 * em), picture)


def _rounded(bar: QRectF, em: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(bar, _ROUND * em, _ROUND * em)
    return path


def _pointed(bar: QRectF, em: float) -> QPainterPath:
    """Goes on: no end was said."""
    path, middle = QPainterPath(), bar.center().y()
    path.moveTo(bar.topLeft())
    path.lineTo(bar.right() - 0.5 * em, bar.top())
    path.lineTo(bar.right(), middle)
    path.lineTo(bar.right() - 0.5 * em, bar.bottom())
    path.lineTo(bar.bottomLeft())
    path.closeSubpath()
    return path
