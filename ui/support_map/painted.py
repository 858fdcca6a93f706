"""Small drawings around the map: a scene as wide as its place, the days of the week, empty rings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rondom.language import _
from rondom.scene import Scene
from rondom.support_map.defaults import WEEKDAYS
from rondom.support_map.rings import SCHOOL_EDGES
from ui.theme import SEMIBOLD, Theme
from ui.widgets import Painted
from ui.widgets.scene_painter import paint_scene

_DAY, _GAP = 1.93, 0.4


class Picture(QWidget):
    """A drawing that is made again for every width; as high as it comes out."""

    def __init__(self, theme: Theme, make: Callable[[float], Scene]) -> None:
        super().__init__()
        self.theme, self._make = theme, make
        self._scene = make(float(theme.px(20)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(self._scene.height))
        self.setAccessibleName(f"{self._scene.title}. {self._scene.alt}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._scene = self._make(float(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_scene(painter, self.theme, self._scene, self.devicePixelRatioF())
        painter.end()


class Week(QWidget):
    """The five days of the school week; filled on the days someone is in the building."""

    def __init__(self, theme: Theme, days: Sequence[str]) -> None:
        super().__init__()
        self.theme, self._days = theme, set(days)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Hier in huis: {days}").format(days=", ".join(days)))

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(5 * _DAY + 4 * _GAP), self.theme.px(1.7))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, em = QPainter(self), self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, day in enumerate(WEEKDAYS):
            box = QRectF(at * (_DAY + _GAP) * em, 0, _DAY * em, self.height())
            here = day in self._days
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("accent" if here else "surface-sunken"))
            painter.drawRoundedRect(box, 0.4 * em, 0.4 * em)
            painter.setPen(self.theme.color("accent-ink" if here else "ink-muted"))
            painter.setFont(self.theme.font(0.87, SEMIBOLD) if here else self.theme.font(0.87))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _(day))
        painter.end()


def paint_step(painter: QPainter, theme: Theme, middle: QPointF, step: int) -> None:
    """The number of a step in a circle, as it stands on the map; a dash for a line that is not there."""
    painter.setPen(QPen(theme.color("line-strong"), 1))
    painter.setBrush(theme.color("surface-raised"))
    radius = 0.63 * theme.em
    painter.drawEllipse(middle, radius, radius)
    painter.setPen(theme.color("ink"))
    painter.setFont(theme.font(0.8, SEMIBOLD))
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(step) if step else "–")


class EmptyRings(Painted):
    """The map before anyone is on it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 13.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, middle = self.painter(), QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(QPen(self.theme.color("ring-line"), 1))
        for ring in range(len(SCHOOL_EDGES) - 1, -1, -1):
            radius = SCHOOL_EDGES[ring] * (self.width() / 2 - 1)
            painter.setBrush(self.theme.color(f"ring-{ring}"))
            painter.drawEllipse(middle, radius, radius)
        painter.end()
