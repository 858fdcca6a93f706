"""The rings beside the form: the mark of the program, drawn large."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.soon import soon
from ui.theme import Theme


class Backdrop(QWidget):
    """Decoration: drawn once per size, a frame after the form that someone comes for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture, self._stale = QPixmap(), True
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setAutoFillBackground(True)
        theme.changed.connect(self._forget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stale = True

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, self._picture)
        if self._stale:
            self._stale = False
            soon(self, self._draw)

    def _forget(self) -> None:
        self._picture, self._stale = QPixmap(), True
        self.update()

    def _draw(self) -> None:
        from rondom.support_map.backdrop import backdrop  # late: not needed for the first frame
        from ui.widgets.scene_painter import paint_scene

        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.color("surface"))
        painter = QPainter(picture)
        paint_scene(painter, self._theme, backdrop(self.width(), self.height()), ratio)
        painter.end()
        self._picture = picture
        self.update()
