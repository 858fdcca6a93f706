"""A row of an import: a square tick, the name, what happens, and what to know about it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme import Theme
from ui.widgets import Row, RowDelegate

NAME_WIDE = 15.0
TICK = 1.15


class ImportDelegate(RowDelegate):
    """Names stand in a column of their own. A tick means "do this", not "done": nothing is struck through."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, inset=0.9, high=2.4)

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        em = self.theme.em
        left = box.left()
        if one.ticked is not None:
            middle = QPointF(left + 0.6 * em, box.center().y())
            paint_square(painter, self.theme, middle, one.ticked, painter.device().devicePixelRatioF())
            left += 2.0 * em
        right = box.right() - self.paint_end(painter, box, one)
        wide = min(NAME_WIDE * em, (right - left) * 0.45)
        self.write(painter, QRectF(left, box.y(), wide, box.height()), one.text, bold=True)
        detail = QRectF(left + wide + 0.8 * em, box.y(), 0, box.height())
        detail.setRight(max(detail.left(), right))
        self.write(painter, detail, one.detail, 0.93, "ink" if one.ticked else "ink-muted")


def paint_square(painter: QPainter, theme: Theme, middle: QPointF, ticked: bool, ratio: float = 1.0) -> None:
    """A check box: open, or filled in the accent with a tick."""
    em = theme.em
    side = TICK * em
    square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen if ticked else QPen(theme.color("line-strong"), 1.4))
    painter.setBrush(theme.color("accent" if ticked else "surface-field"))
    painter.drawRoundedRect(square, 0.25 * em, 0.25 * em)
    if ticked:
        picture = theme.pixmap("check", "accent-ink", 0.87, ratio)
        painter.drawPixmap(middle - QPointF(0.43 * em, 0.43 * em), picture)
