"""The timeline on screen: one widget, one scene. Drag or wheel to pan, Ctrl+wheel or + and − to zoom, arrows walk.

Panning never lays out again; zooming does, keeping the day under the pointer where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QToolTip, QWidget

from rondom.language import _
from rondom.scene import Item, Scene, Spot
from rondom.timeline.layout import layout
from rondom.timeline.marks import EventMark, Frame, frame_for
from rondom.timeline.school_years import SchoolYear
from rondom.timeline.walk import first_spot, step_across, step_along
from ui.theme import Theme
from ui.timeline.accessible import announce
from ui.timeline.tiles import Tiles
from ui.widgets.scene_painter import measure, paint_items, reach

FOUR_YEARS, ONE_YEAR = 4.3, 1.1
"""Widths of the presets in years: a little more than they promise."""
TODAY_AT = 0.91
"""Where the line of today stands in the width."""
MOST_ZOOM = 8.0
"""Pixels per day."""
_NAMES, _NARROW_NAMES = 9.75, 2.9
_NARROW_BELOW = 34.0
"""em; in less the names of the lanes stand above them."""
_YEAR = 365.25


class TimelineView(QWidget):
    """Shows events. `chosen(key)` when another one is chosen ("" for none), `opened(key)` on Enter or a double click,
    `removed(key)` on Delete, `hidden(key)` on V, `looked()` when another stretch of time is in sight.
    """

    chosen = Signal(str)
    opened = Signal(str)
    removed = Signal(str)
    hidden = Signal(str)
    looked = Signal()

    def __init__(self, theme: Theme, name: str = "timeline.view") -> None:
        super().__init__()
        self._theme = theme
        self._marks: tuple[EventMark, ...] = ()
        self._today = date(2000, 1, 1)
        self._birth: date | None = None
        self._groups: tuple[SchoolYear, ...] = ()
        self._years: float | None = FOUR_YEARS
        self._kept = False
        """A stretch that someone panned or zoomed to; else the preset decides."""
        self._scale, self._left, self._key = 0.5, 0.0, ""
        self._grabbed: QPointF | None = None
        self._moved = False
        self.scene = Scene(0, 0)
        self.frame: Frame | None = None
        self._tiles = Tiles(theme)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.valueChanged.connect(lambda _value: self.update())
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._paint_ahead)
        self.setObjectName(name)
        self.setAccessibleName(_("Tijdlijn"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._draw)

    # what the screen calls

    def set_events(
        self,
        marks: Sequence[EventMark],
        today: date,
        birth: date | None = None,
        groups: tuple[SchoolYear, ...] = (),
    ) -> None:
        """New data. Keeps the stretch of time in sight and the choice, when they still exist."""
        day = self._first_day()
        self._marks, self._today, self._birth, self._groups = tuple(marks), today, birth, groups
        if self._key and all(mark.key != self._key for mark in self._marks):
            self._key = ""
        self._draw()
        if self._kept and self.frame and day:
            self._look_from(self.frame.x(day))
        else:
            self.show_years(self._years)

    def choose(self, key: str) -> None:
        """Show this event as chosen and bring it into sight. Tells nobody."""
        if key != self._key:
            self._key = key
            self._bring_into_view()
            self.update()

    def value(self) -> str:
        """The chosen key, or ""."""
        return self._key

    def show_years(self, years: float | None) -> None:
        """So many years up to a little after today; None for the whole life."""
        self._years, self._kept = years, False
        if years is None:
            first, last = self._life()
            days = max(60.0, (last - first).days * 1.04)
        else:
            days = years * _YEAR
        self._scale = min(MOST_ZOOM, self.body_width() / days)
        self._draw()
        if self.frame:
            at_today = self.frame.now - TODAY_AT * self.body_width()
            self._look_from(self.frame.x(self._life()[0]) - self.body_width() * 0.015 if years is None else at_today)

    def years(self) -> float | None:
        """The preset that is shown, as given to `show_years`; -1 after zooming by hand."""
        return -1.0 if self._kept else self._years

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Wider or narrower days; the day under `at` (pixels from the left of the lanes) stays where it is."""
        if self.frame is None:
            return
        at = self.body_width() / 2 if at is None else at
        day = (self._left + at) / self._scale
        first, last = self._life()
        least = self.body_width() / max(200.0, (last - first).days * 1.3)
        self._scale = min(MOST_ZOOM, max(least, self._scale * factor))
        self._kept = True
        self._draw()
        self._look_from(day * self._scale - at)

    def pan(self, dx: float, dy: float = 0.0) -> None:
        """Moves the drawing to the left by `dx` and up by `dy` pixels, as far as there is something to see."""
        self._kept = self._kept or dx != 0
        self._bar.setValue(round(self._bar.value() + dy))
        self._look_from(self._left + dx)

    def go_today(self) -> None:
        if self.frame:
            self._look_from(self.frame.now - TODAY_AT * self.body_width())

    def visible_span(self) -> tuple[date, date]:
        """First and last day in sight, for the strip below."""
        if self.frame is None:
            return self._today, self._today
        return self.frame.day(self._left), self.frame.day(self._left + self.body_width())

    def show_span(self, first: date, last: date) -> None:
        """Brings exactly this stretch into sight, as when the frame of the strip is dragged."""
        days = max(30, (last - first).days)
        self._scale, self._kept = min(MOST_ZOOM, self.body_width() / days), True
        self._draw()
        if self.frame:
            self._look_from(self.frame.x(first))

    # geometry

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(16), self._theme.px(12))

    @property
    def label_width(self) -> float:
        """Pixels of the column with the names of the lanes."""
        narrow = self.width() < _NARROW_BELOW * self._theme.em
        return float(self._theme.px(_NARROW_NAMES if narrow else _NAMES))

    def body_width(self) -> float:
        bar = self._bar.width() if self._bar.isVisibleTo(self) else 0
        return max(120.0, self.width() - self.label_width - bar)

    def _axis_height(self) -> float:
        return float(self._theme.px(self.frame.axis_height if self.frame else 0.0))

    def spot_box(self, spot: Spot) -> QRect:
        """Where a spot is now, in pixels of the widget."""
        x, y = self.label_width - self._left, self._axis_height() - self._bar.value()
        return QRectF(spot.x + x, spot.y + y, spot.w, spot.h).toAlignedRect()

    def _life(self) -> tuple[date, date]:
        """From birth or the first event to today, or to what is planned after it."""
        firsts = [mark.first for mark in self._marks if mark.first]
        lasts = [span[1] for mark in self._marks for span in (mark.start, mark.end) if span]
        firsts += [self._birth] if self._birth else []
        first = min([*firsts, self._today - timedelta(365)])
        return first, max([self._today + max(timedelta(45), (self._today - first) / 16), *lasts])

    def _first_day(self) -> date | None:
        return self.frame.day(self._left) if self.frame else None

    def _look_from(self, left: float) -> None:
        """Puts the left edge at this x, within a margin around the life."""
        if self.frame is None:
            return
        first, last = self._life()
        most = self.frame.x(last) - 0.5 * self.body_width()
        least = min(self.frame.x(first) - 0.3 * self.body_width(), most)
        self._left = min(max(left, least), max(most, self.frame.now - TODAY_AT * self.body_width()))
        self.update()
        self.looked.emit()

    def _bring_into_view(self) -> None:
        spot = self.scene.spot(self._key)
        if spot is None:
            return
        margin = 2 * self._theme.em
        if not (self._left + margin <= spot.x and spot.x + min(spot.w, 6 * margin) <= self._left + self.body_width()):
            self._kept = True
            self._look_from(spot.x - 0.35 * self.body_width())
        room = self.height() - self._axis_height()
        if spot.y < self._bar.value() or spot.y + spot.h > self._bar.value() + room:
            self._bar.setValue(round(spot.y - room / 3))

    # drawing

    def _draw(self) -> None:
        """After a change of content, zoom, theme or text size; not after panning."""
        frame = frame_for(self._marks, self._today, self._theme.em, self._scale, self._birth, self._groups)
        self.frame = frame.named(self.label_width / self._theme.em)
        self.scene = layout(self._marks, self.frame, measure)
        self._tiles.fill(self.scene.body, self.scene.height)
        self.setAccessibleDescription(self.scene.alt)
        self._place_bar()
        self.update()

    def _place_bar(self) -> None:
        axis = round(self._axis_height())
        over = round(self.scene.height) - (self.height() - axis)
        wide = self._bar.sizeHint().width()
        self._bar.setGeometry(self.width() - wide, axis, wide, max(1, self.height() - axis))
        self._bar.setRange(0, max(0, over))
        self._bar.setPageStep(max(1, self.height() - axis))
        self._bar.setSingleStep(round(2 * self._theme.em))
        self._bar.setVisible(over > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()
        if not self._kept:
            self.show_years(self._years)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.frame is None:
            return
        painter = QPainter(self)
        self._paint_lanes(painter)
        self._paint_axis(painter)
        self._paint_ring(painter)
        painter.end()
        self._idle.start(0)

    def _paint_lanes(self, painter: QPainter) -> None:
        """Ground and names stand still; body and the words in bars move with the time."""
        theme, scene, axis, label = self._theme, self.scene, self._axis_height(), self.label_width
        ratio, width = self.devicePixelRatioF(), self.body_width()
        left, right = self._left, self._left + width
        painter.save()
        painter.setClipRect(QRectF(0, axis, self.width(), self.height() - axis))
        painter.translate(0, axis - self._bar.value())
        paint_items(painter, theme, scene.ground, ratio=ratio)
        painter.save()
        painter.setClipRect(QRectF(label, self._bar.value(), width, self.height()), Qt.ClipOperation.IntersectClip)
        painter.translate(label - round(self._left), 0)
        self._tiles.paint(painter, left, right, ratio)
        words = [text for text in scene.sticky if text.stick > left and text.x < right]
        paint_items(painter, theme, words, left=left + 0.66 * theme.em, ratio=ratio)
        painter.restore()
        paint_items(painter, theme, scene.fixed, ratio=ratio)
        painter.restore()

    def _paint_axis(self, painter: QPainter) -> None:
        theme, label = self._theme, self.label_width
        painter.save()
        painter.setClipRect(QRectF(label, 0, self.body_width(), self.height()))
        painter.translate(label - round(self._left), 0)
        ratio = self.devicePixelRatioF()
        paint_items(painter, theme, self._in_sight(self.scene.axis), left=self._left + 0.4 * theme.em, ratio=ratio)
        painter.restore()
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(label + 0.5, 0), QPointF(label + 0.5, self.height()))

    def _in_sight(self, items: Sequence[Item]) -> list[Item]:
        left, right = self._left, self._left + self.body_width()
        return [item for item in items if (found := reach(item))[1] > left and found[0] < right]

    def _paint_ring(self, painter: QPainter) -> None:
        """Around what is chosen; in the colour of focus when the keys go to the timeline."""
        spot = self.scene.spot(self._key) if self._key else None
        if spot is None:
            return
        em, axis = self._theme.em, self._axis_height()
        painter.setClipRect(QRectF(self.label_width, axis, self.body_width(), self.height() - axis))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus" if self.hasFocus() else "accent"), em / 7.5))
        grow = 0.2 * em
        painter.drawRoundedRect(QRectF(self.spot_box(spot)).adjusted(-grow, -grow, grow, grow), 0.5 * em, 0.5 * em)

    def _paint_ahead(self) -> None:
        if self.isVisible():
            self._tiles.ahead(self._left, self._left + self.body_width(), self.devicePixelRatioF())

    # pointing

    def _in_scene(self, at: QPointF) -> tuple[float, float] | None:
        """The place in the drawing, None over the names and the axis."""
        if at.x() < self.label_width or at.y() < self._axis_height():
            return None
        return at.x() - self.label_width + self._left, at.y() - self._axis_height() + self._bar.value()

    def spots_at(self, at: QPointF) -> list[Spot]:
        """All events at a point of the widget: several in a dense row, else the nearest one."""
        place = self._in_scene(at)
        return self.scene.hits(*place, slack=0.4 * self._theme.em) if place else []

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            over = bool(self.spots_at(event.position()))
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        moved = self._grabbed - event.position()
        if self._moved or moved.manhattanLength() > 0.4 * self._theme.em:
            self._moved = True
            self._grabbed = event.position()
            self.pan(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._grabbed is None:
            return
        self._grabbed = None
        if not self._moved:
            self._tell(self._next_at(event.position()))

    def _next_at(self, at: QPointF) -> str:
        """The event there; where several lie on one another each click takes the next."""
        keys = [spot.key for spot in self.spots_at(at)]
        if self._key in keys:
            return keys[(keys.index(self._key) + 1) % len(keys)]
        return keys[0] if keys else ""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.spots_at(event.position()) and self._key:
            self.opened.emit(self._key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, keys = event.angleDelta(), event.modifiers()
        if keys & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015 ** turned.y(), event.position().x() - self.label_width)
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-(turned.y() or turned.x()))
        else:
            self.pan(-turned.x(), -turned.y() / 2)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spots = self.spots_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tooltip(spots), self) if spots else QToolTip.hideText()
            return True
        return super().event(event)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        across = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(0.8 if key == Qt.Key.Key_Minus else 1.25)
        elif key == Qt.Key.Key_Home:
            self.go_today()
        elif sideways and shift:
            self.pan(sideways * 8 * self._theme.em)
        elif sideways or across:
            self._walk(sideways or 0, across or 0)
        elif not self._act(key):
            super().keyPressEvent(event)

    def _act(self, key: Qt.Key) -> bool:
        """What Enter, Delete, V and Escape do with the chosen event; False when that is nothing."""
        if not self._key:
            return False
        signals = {Qt.Key.Key_Delete: self.removed, Qt.Key.Key_V: self.hidden}
        signals |= dict.fromkeys((Qt.Key.Key_Return, Qt.Key.Key_Enter), self.opened)
        if key in signals:
            signals[key].emit(self._key)
        elif key == Qt.Key.Key_Escape:
            self._tell("")
        else:
            return False
        return True

    def _walk(self, sideways: int, across: int) -> None:
        """To the next event in the lane, or the nearest one in the lane above or below."""
        here = self.scene.spot(self._key) if self._key else None
        if here is None:
            middle = self._left + self.body_width() * 0.5
            found = first_spot(self.scene.spots, middle)
        else:
            found = (
                step_along(self.scene.spots, here, sideways)
                if sideways
                else step_across(self.scene.spots, here, across)
            )
        if found:
            self._tell(found.key)

    def _tell(self, key: str) -> None:
        if key == self._key:
            return
        self.choose(key)
        self.chosen.emit(key)
        if key:
            announce(self, key)


def tooltip(spots: Sequence[Spot], most: int = 6) -> str:
    """The sentences of what lies there, a few of them, and how many more."""
    lines = [spot.text for spot in spots[:most]]
    if len(spots) > most:
        lines.append(_("en nog {count}").format(count=len(spots) - most))
    return "\n".join(lines)
