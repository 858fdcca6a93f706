"""An icon beside its word and the mark of Rondom: what every window needs, and nothing more to load."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme


class Painted(QWidget):
    """Base for decoration: a fixed box in em, that lets the mouse through."""

    def __init__(self, theme: Theme, wide: float, high: float = 0.0) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedSize(theme.px(wide), theme.px(high or wide))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def painter(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter


class Glyph(Painted):
    """An icon that stands next to its word."""

    def __init__(self, theme: Theme, name: str, role: str = "ink-muted", em: float = 1.2) -> None:
        super().__init__(theme, em)
        self._name, self._role, self._em = name, role, em

    def show_icon(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        painter.drawPixmap(0, 0, self.theme.pixmap(self._name, self._role, self._em, self.devicePixelRatioF()))


class Logo(Painted):
    """The ring: open circles around a warm centre."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = self.painter(), self.theme
        painter.scale(self.width() / 36, self.width() / 36)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("lane-kind"))
        painter.drawEllipse(QRectF(13.8, 13.8, 8.4, 8.4))
        painter.setPen(QPen(theme.color("accent"), 2.6, c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for radius, start, span in ((9.3, 47, -317), (15.2, 212, -98), (15.2, 92, -120), (15.2, -58, -63)):
            box = QRectF(18 - radius, 18 - radius, 2 * radius, 2 * radius)
            painter.drawArc(box, round(start * 16), round(span * 16))
