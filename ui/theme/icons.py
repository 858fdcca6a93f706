"""Line icons from SVG, recoloured by role and drawn at the real device pixels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

STROKE = 1.75
Colour = Callable[[str], str]
"""From a role to `#rrggbb`, as the theme stands now."""


class IconSet:
    """The SVG files of one folder, by file name without ending; an unknown name raises FileNotFoundError."""

    def __init__(self, folder: Path, colour: Colour) -> None:
        self._folder, self._colour = folder, colour
        self._text: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def names(self) -> list[str]:
        return sorted(file.stem for file in self._folder.glob("*.svg"))

    def forget(self) -> None:
        """Colours or sizes changed: draw again when asked."""
        self._pixmaps.clear()

    def svg(self, name: str, role: str) -> bytes:
        if name not in self._text:
            self._text[name] = (self._folder / f"{name}.svg").read_text("utf-8")
        text = self._text[name].replace("currentColor", self._colour(role))
        return text.replace('stroke-width="2"', f'stroke-width="{STROKE}"').encode()

    def paint(self, painter: QPainter, name: str, role: str, box: QRectF) -> None:
        QSvgRenderer(self.svg(name, role)).render(painter, box)

    def pixmap(self, name: str, role: str, side: int, ratio: float) -> QPixmap:
        """`side` in logical pixels; sharp at 125 % and 150 % because it is drawn at side times ratio."""
        key = (name, role, side, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = _drawn(
                QSize(side, side), ratio, lambda painter: self.paint(painter, name, role, QRectF(0, 0, side, side))
            )
        return self._pixmaps[key]

    def icon(self, name: str, role: str) -> QIcon:
        self.svg(name, role)  # an unknown icon fails here, where the stack says who asked
        return QIcon(_RoleIcon(self, name, role))


class _RoleIcon(QIconEngine):
    """Asks the theme each time it is painted, so it follows light and dark, disabled and the pixel ratio by itself."""

    def __init__(self, icons: IconSet, name: str, role: str) -> None:
        super().__init__()
        self._icons, self._name, self._role = icons, name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = "ink-disabled" if mode == QIcon.Mode.Disabled else self._role
        side = min(rect.width(), rect.height())
        self._icons.paint(
            painter, self._name, role, QRectF(rect.x(), rect.y() + (rect.height() - side) / 2, side, side)
        )

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Qt asks in logical size plus scale; an answer in logical size would be blurred at 125 % and up."""
        return _drawn(
            size, scale, lambda painter: self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def clone(self) -> QIconEngine:
        return _RoleIcon(self._icons, self._name, self._role)


def _drawn(size: QSize, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
    pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    if pixmap.isNull():  # a layout squeezed a button for a moment: there is nothing to draw on
        return pixmap
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw(painter)
    painter.end()
    return pixmap
