"""The drawing of a week or a year on screen: pointing, choosing, walking with the arrows, opening. It scrolls in one direction."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from rondom.scene import Scene, Spot
from ui.theme import Theme
from ui.timeline.accessible import announce
from ui.widgets.scene_painter import paint_scene

Layout = Callable[[float, float], Scene]
"""The drawing for a width and a height; it may come out higher."""
_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Home: 0}


class PlannerView(QWidget):
    """`opened(key, at)` on a click or Enter: the key of one thing, or of a spot that stands for several; and where a menu may
    stand. `chosen(key)` when the arrows or a click go to another spot. `rows`: groups lie under each other, else side by side.
    """

    opened = Signal(str, QPoint)
    chosen = Signal(str)
    stepped = Signal(int)
    """PageUp and PageDown: -1 and 1, before the page around it takes them to scroll; Home: 0."""

    def __init__(self, theme: Theme, name: str, rows: bool) -> None:
        super().__init__()
        self.theme, self._rows = theme, rows
        self.setObjectName(name)
        self.scene = Scene(0, 0)
        self._layout: Layout | None = None
        self._room = 0
        self._key = self._hover = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._picture: QPixmap | None = None
        """The drawing as it was painted: pointing at it paints nothing again."""
        theme.changed.connect(self._forget_picture)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(50), self.theme.px(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(24), self.theme.px(12))

    def show_layout(self, layout: Layout) -> None:
        """Draw this; what was chosen stays chosen when it is still there."""
        self._layout = layout
        self._draw()

    def fill(self, high: int) -> None:
        """The room there is in sight; with more than fits in it the drawing grows and the page scrolls."""
        if high != self._room:
            self._room = high
            self._draw()

    def choose(self, key: str) -> None:
        """Show this one as chosen. Tells nobody."""
        if key != self._key:
            self._key = key
            self.update()

    def value(self) -> str:
        """The chosen key, or ""."""
        return self._key

    def spot_box(self, spot: Spot) -> QRect:
        """Where a spot is, in pixels of the widget: for the screen reader."""
        return QRectF(spot.x, spot.y, spot.w, spot.h).toAlignedRect()

    # drawing

    def _draw(self) -> None:
        if self._layout is None or self.width() < 2:
            return
        self.scene = self._layout(float(self.width()), float(max(self._room, self.minimumSizeHint().height())))
        self.setMinimumHeight(round(self.scene.height))
        self.setAccessibleName(f"{self.scene.title}. {self.scene.alt}")
        if self._key and self.scene.spot(self._key) is None:
            self._key = ""
        self._hover = ""
        self._forget_picture()

    def _forget_picture(self) -> None:
        self._picture = None
        self.update()

    def _painted(self) -> QPixmap:
        """At the resolution of the screen the window is on."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_scene(painter, self.theme, self.scene, ratio)
            painter.end()
        return self._picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget_picture()
        if event.size().width() != event.oldSize().width():
            self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for key, role in ((self._hover, "accent"), (self._key if self.hasFocus() else "", "focus")):
            spot = self.scene.spot(key) if key else None
            if spot is not None:
                painter.setPen(QPen(self.theme.color(role), self.theme.em / 9))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                radius = 0.35 * self.theme.em
                painter.drawRoundedRect(QRectF(spot.x, spot.y, spot.w, spot.h).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

    # pointing

    def _at(self, event: QMouseEvent) -> Spot | None:
        return self.scene.hit(event.position().x(), event.position().y(), 0.3 * self.theme.em)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self._at(event)
        if event.button() == Qt.MouseButton.LeftButton and spot is not None:
            self._tell(spot.key)
            self.opened.emit(spot.key, event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._at(event)
        over = spot.key if spot else ""
        if over != self._hover:
            self._hover = over
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = ""
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self.scene.hit(event.pos().x(), event.pos().y(), 0.3 * self.theme.em)
            if spot is not None:
                QToolTip.showText(event.globalPos(), spot.text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        arrows = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in arrows and self.scene.spots:
            self._tell(walk(self.scene, self._key, *arrows[key], rows=self._rows))
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (spot := self.scene.spot(self._key)):
            self.opened.emit(self._key, self.mapToGlobal(self.spot_box(spot).bottomLeft()))
        elif plain and key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _tell(self, key: str) -> None:
        if key != self._key:
            self.choose(key)
            announce(self, key)
            self.chosen.emit(key)


def walk(scene: Scene, key: str, right: int, down: int, rows: bool) -> str:
    """Where an arrow goes from `key`: on in the same group, or to the nearest in the next group that has something.

    The groups lie under each other when `rows`, else side by side. Without a choice it begins at the first spot.
    """
    here = scene.spot(key)
    if here is None:
        return scene.spots[0].key if scene.spots else ""
    along, across = (right, down) if rows else (down, right)
    if along:
        place = scene.spots.index(here) + along
        return scene.spots[max(0, min(place, len(scene.spots) - 1))].key
    groups = {int(spot.group) for spot in scene.spots if (int(spot.group) - int(here.group)) * across > 0}
    if not groups:
        return here.key
    near = min(groups) if across > 0 else max(groups)
    among = [spot for spot in scene.spots if int(spot.group) == near]
    return min(among, key=lambda spot: abs(spot.x - here.x) if rows else abs(spot.y - here.y)).key
