"""A soft shadow as a few faint fills on top of each other: no graphics effect, no copy of the widget per repaint."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

DARK_FACTOR = 2.5
"""On dark paper a shadow of the same strength cannot be seen."""


@dataclass(frozen=True, slots=True)
class Shadow:
    reach: float
    drop: float
    strength: float
    steps: int

    def room(self) -> tuple[int, int, int]:
        """Pixels to keep free at the sides, above and below the shape."""
        return round(self.reach), max(0, round(self.reach - self.drop)), round(self.reach + self.drop)


CARD = Shadow(1.5, 1.0, 0.05, 2)
POPUP = Shadow(24.0, 10.0, 0.16, 12)


def paint_shadow(painter: QPainter, rect: QRectF, radius: float, shadow: Shadow, dark: bool) -> None:
    """Black, not brown: at 1 % alpha a brown is rounded to pink in eight bits."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromRgbF(0, 0, 0, shadow.strength / shadow.steps * (DARK_FACTOR if dark else 1.0)))
    for step in range(shadow.steps):
        grow = shadow.reach * ((step + 0.5) / shadow.steps * 1.6 - 0.6)
        painter.drawRoundedRect(
            rect.adjusted(-grow, shadow.drop - grow, grow, shadow.drop + grow), radius + grow, radius + grow
        )
