"""The small kring beside the overview: who is around this child."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rondom.dossier.queries import CaregiverRow, ContactRow
from rondom.scene import Scene
from rondom.support_map.kring import KringPerson, people_of
from rondom.support_map.kring_scene import kring_layout
from ui.theme import Theme
from ui.widgets.scene_painter import measure, paint_scene


class Kring(QWidget):
    """A drawing without bonds: who looks over a shoulder sees who is around, and no more. A click opens the tab Kring."""

    asked = Signal(str)
    """The key of the person that was clicked, or ""."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._child, self._people = "", tuple[KringPerson, ...]()
        self._scene: Scene | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(20))
        theme.changed.connect(self._forget)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(26), self.theme.px(20))

    def show_people(self, child: str, caregivers: Sequence[CaregiverRow], contacts: Sequence[ContactRow]) -> None:
        self._child = child
        self._people = people_of(caregivers, contacts)
        self._forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scene is None:
            size = (float(self.width()), float(self.height()))
            self._scene = kring_layout(self._child, self._people, size, self.theme.em, measure)
            self.setAccessibleName(f"{self._scene.title}. {self._scene.alt}")
        painter = QPainter(self)
        paint_scene(painter, self.theme, self._scene, self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._forget()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self._scene.hit(event.position().x(), event.position().y()) if self._scene else None
        self.asked.emit(spot.key if spot else "")

    def _forget(self) -> None:
        self._scene = None
        self.update()
