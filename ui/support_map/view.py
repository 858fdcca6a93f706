"""The map on screen: pointing, choosing, walking with the arrows, zooming and panning.

Zooming makes the rings larger and keeps the words the same size, so that more of them find room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from rondom.language import _
from rondom.scene import Scene, Spot
from rondom.support_map.layout import MapLink, PartnerNode, Places, layout, place, school_disc, spoken
from rondom.support_map.legend import fits_beside, legend
from rondom.support_map.rings import Box
from rondom.support_map.walk import step_across, step_in_ring
from ui.theme import Theme
from ui.timeline.accessible import announce
from ui.widgets.scene_painter import measure, paint_scene

SMALLEST = (50.0, 38.0)
"""Em; on less the rings have no room for words, so the drawing keeps this size and can be moved."""
MOST_ZOOM = 3.0
_SEARCH_MS = 80
_WALK = {
    Qt.Key.Key_Right: (step_in_ring, 1),
    Qt.Key.Key_Left: (step_in_ring, -1),
    Qt.Key.Key_Up: (step_across, 1),
    Qt.Key.Key_Down: (step_across, -1),
}


class SupportMapView(QWidget):
    """Shows partners in rings. `chosen(key)` when another one is chosen ("" for none), `opened(key)` on Enter or a
    double click, `removed(key)` on Delete.
    """

    chosen = Signal(str)
    opened = Signal(str)
    removed = Signal(str)
    searched = Signal()
    """Everyone has a new place; `places` says who found none."""

    def __init__(self, theme: Theme, name: str = "map.view") -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName(name)
        self.setAccessibleName(_("Kaart van de ondersteuningsstructuur"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._nodes: tuple[PartnerNode, ...] = ()
        self._links: tuple[MapLink, ...] = ()
        self._rings: dict[int, str] = {}
        self._key = self._hover = ""
        self._zoom, self._origin = 1.0, QPointF()
        self._grabbed: QPointF | None = None
        self._moved = False
        self._covered = 0
        self._stale = True
        self.places: Places | None = None
        self.scene = Scene(0, 0)
        self._legend = legend(theme.em, measure)
        self._soon = QTimer(self)  # while a window is dragged: search once, at the end
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SEARCH_MS)
        self._soon.timeout.connect(self.search)
        theme.changed.connect(self._redress)

    # what the screen calls

    def show_map(self, nodes: Sequence[PartnerNode], links: Sequence[MapLink], rings: Mapping[int, str]) -> None:
        """New data. Searches again only when something that is drawn has changed."""
        if (tuple(nodes), tuple(links), dict(rings)) == (self._nodes, self._links, self._rings) and self.places:
            return
        self._nodes, self._links, self._rings = tuple(nodes), tuple(links), dict(rings)
        self._stale = True
        if self.isVisible():
            self.search()

    def choose(self, key: str) -> None:
        """Show this one as chosen, with its lines. Tells nobody."""
        if key != self._key:
            self._key = key
            self._draw()
            self._bring_into_view()

    def value(self) -> str:
        """The chosen key, or ""."""
        return self._key

    def search(self) -> None:
        """Find everyone a place for the size as it is now."""
        self._soon.stop()
        self._stale = False
        if self._zoom == 1.0:
            self._origin = QPointF()
        if self.width() < 2 or self.height() < 2:
            return
        wide, high = self._canvas()
        keep_free = [self._legend_box()] if self._shows_legend() else []
        self.places = place(
            self._nodes,
            (wide, high),
            self.theme.em,
            measure,
            self._links,
            rings=self._rings or None,
            keep_free=keep_free,
            before=self.places,
        )
        self._keep_inside()
        self._draw()
        self._bring_into_view()
        self.searched.emit()

    def cover(self, right: int) -> None:
        """Something lies over so many pixels on the right; whoever is chosen is moved out from under it."""
        if right != self._covered:
            self._covered = right
            self._keep_inside()
            self._bring_into_view()

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """Larger or smaller rings around a point of the widget; the words keep their size."""
        before, at = self._zoom, around or QPointF(self.width() / 2, self.height() / 2)
        self._zoom = min(MOST_ZOOM, max(1.0, self._zoom * factor))
        if self._zoom == before:
            return
        self._origin = at - (at - self._origin) * (self._zoom / before)
        self._keep_inside()
        self._soon.start()
        self.update()

    def zoom_out_fully(self) -> None:
        self.zoom(1.0 / self._zoom)

    # geometry

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(SMALLEST[0]), self.theme.px(SMALLEST[1]))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(16), self.theme.px(14))

    def _canvas(self) -> tuple[float, float]:
        wide, high = SMALLEST
        em = self.theme.em
        return max(float(self.width()), wide * em) * self._zoom, max(float(self.height()), high * em) * self._zoom

    def _keep_inside(self) -> None:
        """No empty space beside the drawing while it is larger than the widget."""
        wide, high = self._canvas()
        x = min(0.0, max(self.width() - self._covered - wide, self._origin.x()))
        y = min(0.0, max(self.height() - high, self._origin.y()))
        self._origin = QPointF(x, y)

    def _from_scene(self) -> tuple[float, QPointF]:
        """Scale and shift of the drawing as it was made, to where it must be now (they differ until the search)."""
        assert self.places is not None
        made, now = self.places.disc, school_disc(*self._canvas(), self.theme.em)
        scale = now.radius / made.radius
        return scale, self._origin + QPointF(now.x - made.x * scale, now.y - made.y * scale)

    def to_scene(self, at: QPointF) -> QPointF:
        if self.places is None:
            return at
        scale, shift = self._from_scene()
        return (at - shift) / scale

    def spot_box(self, spot: Spot) -> QRect:
        """Where a spot is now, in pixels of the widget: for the screen reader."""
        return self._box(spot).toAlignedRect()

    def _box(self, spot: Spot | None) -> QRectF:
        if spot is None or self.places is None:
            return QRectF()
        scale, shift = self._from_scene()
        return QRectF(spot.x * scale + shift.x(), spot.y * scale + shift.y(), spot.w * scale, spot.h * scale)

    def _bring_into_view(self) -> None:
        box = self._box(self.scene.spot(self._key))
        if box.isNull():
            return
        room = self.theme.px(5)
        dx = max(0.0, room - box.left()) - max(0.0, box.right() + 2 * room - (self.width() - self._covered))
        dy = max(0.0, room - box.top()) - max(0.0, box.bottom() + room - self.height())
        self._origin += QPointF(dx, dy)
        self._keep_inside()
        self.update()

    # drawing

    def _draw(self) -> None:
        if self.places is not None:
            self.scene = layout(self.places, self._key)
        self.update()

    def _redress(self) -> None:
        self._legend = legend(self.theme.em, measure)
        self._soon.start()
        self.update()

    def _legend_box(self) -> Box:
        left, top = 1.7 * self.theme.em, 1.1 * self.theme.em
        return left, top, left + self._legend.width, top + self._legend.height

    def _shows_legend(self) -> bool:
        return self._zoom == 1.0 and fits_beside(school_disc(*self._canvas(), self.theme.em), self._legend_box())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.places is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self.devicePixelRatioF()
        scale, shift = self._from_scene()
        painter.save()
        painter.translate(shift)
        painter.scale(scale, scale)
        paint_scene(painter, self.theme, self.scene, ratio)
        painter.restore()
        if self._hover and self._hover != self._key:
            self._paint_hover(painter)
        if self._shows_legend() and self._origin.isNull():
            painter.translate(self._legend_box()[0], self._legend_box()[1])
            paint_scene(painter, self.theme, self._legend, ratio)
        painter.end()

    def _paint_hover(self, painter: QPainter) -> None:
        box = self._box(self.scene.spot(self._hover))
        painter.setPen(QPen(self.theme.color("accent"), self.theme.em / 10))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.center(), box.width() / 2, box.height() / 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_inside()
        if self.isVisible() and not self._stale:
            self._soon.start()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Out of sight nothing is searched: the size is not known yet."""
        super().showEvent(event)
        if self._stale:
            self.search()

    # pointing

    def key_at(self, at: QPointF) -> str:
        """Who is at this point of the widget, or ""."""
        if self.places is None:
            return ""
        there = self.to_scene(at)
        return self.places.at(there.x(), there.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position())
            return
        over = self.key_at(event.position())
        if over != self._hover:
            self._hover = over
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            self.update()

    def _drag(self, at: QPointF) -> None:
        assert self._grabbed is not None
        if not self._moved and (at - self._grabbed).manhattanLength() < self.theme.px(0.4):
            return
        self._moved = True
        self._origin += at - self._grabbed
        self._grabbed = at
        self._keep_inside()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._grabbed = None
        if not self._moved:
            self._tell(self.key_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if key := self.key_at(event.position()):
            self.opened.emit(key)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = ""
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015 ** turned.y(), event.position())
            event.accept()
            return
        before = QPointF(self._origin)
        self._origin += QPointF(turned.x(), turned.y()) / 2
        self._keep_inside()
        self.update()
        event.setAccepted(self._origin != before)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            key = self.key_at(QPointF(event.pos()))
            if key and self.places is not None:
                QToolTip.showText(event.globalPos(), spoken(self.places.partners[key]), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _WALK and self.places is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            walk, by = _WALK[key]
            self._tell(walk(self.places, self._key, by))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._key:
            self.opened.emit(self._key)
        elif key == Qt.Key.Key_Delete and self._key:
            self.removed.emit(self._key)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1.25)
        elif key == Qt.Key.Key_Minus:
            self.zoom(0.8)
        elif key == Qt.Key.Key_0:
            self.zoom_out_fully()
        else:
            super().keyPressEvent(event)

    def _tell(self, key: str) -> None:
        if key != self._key:
            self.choose(key)
            announce(self, key)
            self.chosen.emit(key)
