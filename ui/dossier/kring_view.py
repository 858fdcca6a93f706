"""The kring on screen: pointing, choosing, walking with the arrows. The list beside it says the same in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from rondom.dossier.ties import TieRow
from rondom.scene import Scene, Spot
from rondom.support_map.kring import RING_WORDS, KringPerson, KringPlaces, kring_places
from rondom.support_map.kring_scene import kring_scene
from rondom.support_map.kring_ties import legend_of
from ui.theme import Theme
from ui.timeline.accessible import announce
from ui.widgets.scene_painter import measure, paint_scene

_IN_RING = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_ACROSS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_SEARCH_MS = 60
"""While a window is being drawn larger, places are found when the hand rests."""
_PILLS_FROM = 26.0
"""Em of height; on less the rings have no room for their names."""


class KringView(QWidget):
    """`chosen(key)` when another one is chosen ("" for none), `opened(key)` on Enter or a double click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, name: str = "kring.view") -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName(name)
        self.scene = Scene(0, 0)
        self.places: KringPlaces | None = None
        self._child, self._people, self._ties = "", tuple[KringPerson, ...](), tuple[TieRow, ...]()
        self._key = self._hover = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SEARCH_MS)
        self._soon.timeout.connect(self._place)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._place)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(44), self.theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(26), self.theme.px(25))

    def show_kring(self, child: str, people: Sequence[KringPerson], ties: Sequence[TieRow]) -> None:
        """Places are found again only when something changed that is drawn."""
        if (child, tuple(people), tuple(ties)) != (self._child, self._people, self._ties) or self.places is None:
            self._child, self._people, self._ties = child, tuple(people), tuple(ties)
            self._place()

    def choose(self, key: str) -> None:
        """Show this one as chosen, with their bonds. Tells nobody."""
        if key != self._key:
            self._key = key
            self._draw()

    def value(self) -> str:
        """The chosen key, or ""."""
        return self._key

    def spot_box(self, spot: Spot) -> QRect:
        """Where a spot is, in pixels of the widget: for the screen reader."""
        return QRectF(spot.x, spot.y, spot.w, spot.h).toAlignedRect()

    # drawing

    def _place(self) -> None:
        self._soon.stop()
        if self.width() < 2 or self.height() < 2:
            return
        rings = RING_WORDS if self.height() >= self.theme.px(_PILLS_FROM) else ()
        size = (float(self.width()), float(self.height()))
        self.places = kring_places(
            self._child, self._people, size, self.theme.em, measure, rings=rings, ties=self._ties
        )
        self._draw()

    def _draw(self) -> None:
        if self.places is not None:
            self.scene = kring_scene(self.places, self._key)
            self.setAccessibleName(f"{self.scene.title}. {self.scene.alt}")
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.places is None:
            self._place()
        else:
            self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_scene(painter, self.theme, self.scene, self.devicePixelRatioF())
        spot = self.scene.spot(self._hover) if self._hover != self._key else None
        if spot is not None:
            painter.setPen(QPen(self.theme.color("accent"), self.theme.em / 10))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(spot.x, spot.y, spot.w, spot.h))
        painter.end()

    # pointing

    def _key_at(self, event: QMouseEvent) -> str:
        return self.places.at(event.position().x(), event.position().y()) if self.places else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._tell(self._key_at(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if key := self._key_at(event):
            self.opened.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._key_at(event)
        if over != self._hover:
            self._hover = over
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = ""
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self.scene.spot(self.places.at(event.pos().x(), event.pos().y())) if self.places else None
            if spot is not None:
                QToolTip.showText(event.globalPos(), spot.text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self.places is not None and plain and key in _IN_RING:
            self._tell(self.places.ring_walk(self._key, _IN_RING[key]))
        elif self.places is not None and plain and key in _ACROSS:
            self._tell(self.places.across_walk(self._key, _ACROSS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._key:
            self.opened.emit(self._key)
        elif key == Qt.Key.Key_Escape and self._key:
            self._tell("")
        else:
            super().keyPressEvent(event)

    def _tell(self, key: str) -> None:
        if key != self._key:
            self.choose(key)
            announce(self, key)
            self.chosen.emit(key)


class KringLegend(QWidget):
    """What the lines of this kring say; as high as it comes out at this width, and gone when there are none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("kring.legend")
        self._ties: tuple[TieRow, ...] = ()
        self._scene = Scene(0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._lay_out)
        self.hide()

    def show_ties(self, ties: Sequence[TieRow]) -> None:
        self._ties = tuple(ties)
        self._lay_out()

    def _lay_out(self) -> None:
        self._scene = legend_of(self._ties, float(self.width()), self.theme.em, measure)
        self.setFixedHeight(round(self._scene.height))
        self.setVisible(bool(self._ties))
        self.setAccessibleName(f"{self._scene.title}. {self._scene.alt}")
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_scene(painter, self.theme, self._scene, self.devicePixelRatioF())
        painter.end()
