"""The rings beside the form: the mark of the program, drawn large."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rondom.support_map.backdrop import backdrop
from ui.theme import Theme
from ui.widgets.scene_painter import paint_scene


class Backdrop(QWidget):
    """Decoration: painted once per size."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        theme.changed.connect(self._forget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._painted()
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _forget(self) -> None:
        self._picture = None
        self.update()

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.color("surface"))
        painter = QPainter(picture)
        paint_scene(painter, self._theme, backdrop(self.width(), self.height()), ratio)
        painter.end()
        return picture
