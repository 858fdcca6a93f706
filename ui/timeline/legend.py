"""Who is who in the curves: shape, line and word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rondom.dossier.perspectives import PERSPECTIVES
from ui.theme import Theme
from ui.widgets import paint_mark

_LINE, _GAP = 2.2, 1.1
"""em: the length of a sample, and the air between two."""


class Legend(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(side.name for side in PERSPECTIVES.values()))

    def sizeHint(self) -> QSize:
        size, em = QFontMetricsF(self._theme.font(0.93)), self._theme.em
        wide = sum(size.horizontalAdvance(side.name) + (_LINE + 0.4 + _GAP) * em for side in PERSPECTIVES.values())
        return QSize(round(wide), self._theme.px(1.8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, em = QPainter(self), self._theme, self._theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(0.93))
        size, x, middle = QFontMetricsF(theme.font(0.93)), 0.0, self.height() / 2
        for side in PERSPECTIVES.values():
            pen = QPen(theme.color(side.role), 2, c=Qt.PenCapStyle.FlatCap)
            if side.dash:
                pen.setDashPattern([part / 2 for part in side.dash])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, middle), QPointF(x + _LINE * em, middle))
            paint_mark(painter, theme, QPointF(x + _LINE * em * 0.5, middle), 0.36 * em, side.shape, side.role)
            x += (_LINE + 0.4) * em
            wide = size.horizontalAdvance(side.name)
            painter.setPen(theme.color("ink"))
            painter.drawText(QRectF(x, 0, wide + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, side.name)
            x += wide + _GAP * em
