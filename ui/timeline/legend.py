"""Who is who in the curves: shape, line and word. Stands in the corner between the names of the lanes and the years."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from rondom.dossier.perspectives import PERSPECTIVES
from rondom.language import _
from ui.theme import Theme
from ui.widgets import paint_mark

_LINE, _GAP, _HIGH = 1.6, 0.5, 1.45
"""em: the length of a sample, the air between two, the height of a line."""
_COLUMNS = 2
_SIZE = 0.8


class Legend(QWidget):
    """Two beside each other. Takes no clicks: it lies on a drawing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column, self._picture = 0.0, QPixmap()
        """Kept between frames: it is painted with every one of them."""
        self._forget()
        theme.changed.connect(self._forget)
        self.setObjectName("timeline.legend")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            _("Wie is wie: {names}").format(names=", ".join(one.name for one in PERSPECTIVES.values()))
        )

    def _forget(self) -> None:
        """Other colours, or another size of text."""
        size, em = QFontMetricsF(self._theme.font(_SIZE)), self._theme.em
        widest = max(size.horizontalAdvance(one.name) for one in PERSPECTIVES.values())
        self._column, self._picture = widest + (_LINE + 0.3) * em, QPixmap()
        self.update()

    def sizeHint(self) -> QSize:
        em, rows = self._theme.em, -(-len(PERSPECTIVES) // _COLUMNS)
        return QSize(round(_COLUMNS * self._column + _GAP * em), round(rows * _HIGH * em))

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._picture.deviceIndependentSize().toSize() != self.size() or self._picture.devicePixelRatio() != ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            self._draw(QPainter(self._picture))
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _draw(self, painter: QPainter) -> None:
        theme, em = self._theme, self._theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(_SIZE))
        column = self._column
        for at, side in enumerate(PERSPECTIVES.values()):
            x, y = (at % _COLUMNS) * (column + _GAP * em), (at // _COLUMNS) * _HIGH * em
            middle = y + _HIGH * em / 2
            pen = QPen(theme.color(side.role), max(1.5, em / 9), c=Qt.PenCapStyle.FlatCap)
            if side.dash:
                pen.setDashPattern([part / 3 for part in side.dash])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, middle), QPointF(x + _LINE * em, middle))
            paint_mark(painter, theme, QPointF(x + _LINE * em * 0.5, middle), 0.32 * em, side.shape, side.role)
            painter.setPen(theme.color("ink-muted"))
            words = QRectF(x + (_LINE + 0.3) * em, y, column, _HIGH * em)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, side.name)
        painter.end()
