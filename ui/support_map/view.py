"""The map on screen: pointing, choosing, walking with the arrows, putting someone elsewhere, looking nearer.

Looking nearer makes the rings larger and keeps the words the same size, so that more of them find room. Moving the map
paints nothing again; zooming stretches what there is, and everyone's words are chosen anew when it rests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
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
from rondom.support_map.layout import MapLink, PartnerNode, Places, school_disc, spoken
from rondom.support_map.legend import fits_beside, legend
from rondom.support_map.rings import Box
from ui.support_map.camera import SMALLEST, MapCamera, most_zoom
from ui.support_map.canvas import MapCanvas
from ui.support_map.keyboard import MapKeyboard
from ui.support_map.placing import Carried, paint_carried
from ui.support_map.pointer import MapPointer
from ui.support_map.seeking import Seeker, Sought, Work
from ui.theme import Theme
from ui.timeline.accessible import announce
from ui.widgets import label
from ui.widgets.pinch import spread
from ui.widgets.scene_painter import measure, paint_scene

_REST = 80
"""Milliseconds without a step after which a zoom, or a change of the window, is over."""
SMALL = 0.87
"""Em: the letters of that line."""
_SAID = (27.0, 1.8)
"""Em: the size of the line in the lower left corner."""
_ROOM_TO_SAY = 24.0
"""Em: on a narrower strip of map, beside a card in large text, that line would cover the people it is about."""
CROWD = 45
"""From here some may have no name on the map."""
_CONTROL = Qt.KeyboardModifier.ControlModifier


class SupportMapView(QWidget):
    """Shows partners in rings. `chosen(key)` when another one is chosen ("" for none), `opened(key)` on Enter or a
    double click, `removed(key)` on Delete. Nothing is written here. `work` runs the search for many people beside the
    window; without it the window waits. `can_place` False: nobody can be put elsewhere.
    """

    chosen = Signal(str)
    opened = Signal(str)
    removed = Signal(str)
    placed = Signal(str, float, float, bool)
    """This one was put at so many degrees clockwise from the top, so deep in its ring (0–1); True when a key did it."""
    put_back = Signal(str)
    """This one may stand where the map puts it again."""
    searched = Signal()
    """Everyone has a place; `places` says who found none."""

    def __init__(self, theme: Theme, name: str = "map.view", work: Work | None = None, can_place: bool = True) -> None:
        super().__init__()
        self.theme, self.can_place = theme, can_place
        self.setObjectName(name)
        self.setAccessibleName(_("Kaart van de ondersteuningsstructuur"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.canvas = MapCanvas(theme)
        self.pointer, self.keyboard = MapPointer(self), MapKeyboard(self)
        self.seeker = Seeker(self, work)
        self.seeker.found.connect(self._found)
        self.seeker.told.connect(self._tell_progress)
        self._shown: tuple[tuple[PartnerNode, ...], tuple[MapLink, ...], dict[int, str]] = ((), (), {})
        self._key = self._hover = ""
        self._carried: Carried | None = None
        self._stale = True
        self._legend = legend(theme.em, measure)
        self._said = label("", "small", "muted", wrap=True, name=f"{name}.said")
        self._said.setParent(self)
        self._said.hide()
        self._words = ""
        self._soon = self._timer(self.search, _REST)
        self._idle = self._timer(self._work_on, 0)
        theme.changed.connect(self._redress)

    def _timer(self, job: Callable[[], object], after: int) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(after)
        made.timeout.connect(job)
        return made

    # what the screen calls

    def show_map(self, nodes: Sequence[PartnerNode], links: Sequence[MapLink], rings: Mapping[int, str]) -> None:
        """New data. Searches again only when something that is drawn has changed."""
        self._shown = (tuple(nodes), tuple(links), dict(rings))
        if not self.seeker.set_people(*self._shown, self.theme.em) and self.places:
            return
        self.camera.most = most_zoom(len(nodes))
        self._stale = True
        if self.isVisible():
            self.search()

    def choose(self, key: str) -> None:
        """Show this one as chosen, with its lines. Tells nobody."""
        if key != self._key:
            self._key = key
            self._bring_into_view()
            self.update()

    def value(self) -> str:
        """The chosen key, or ""."""
        return self._key

    def search(self) -> None:
        """Find everyone a place for the size as it is now; everyone stays where they were as far as possible."""
        self._soon.stop()
        self._stale = False
        self.camera.resize(self.width(), self.height(), self.theme.em)
        if self.width() < 2 or self.height() < 2:
            return
        camera = self.camera
        self.seeker.seek(Sought(camera.whole, camera.size, camera.zoom, tuple(self._keep_free())))

    def cover(self, right: int) -> None:
        """Something lies over so many pixels on the right; whoever is chosen is moved out from under it."""
        if right != self.camera.covered:
            self.camera.cover(right)
            self._say(self._said.text())
            self._bring_into_view()

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """Larger or smaller rings around a point of the widget; the words keep their size."""
        if self.camera.look(factor, (around.x(), around.y()) if around else None):
            self._soon.start()
            self.update()

    def zoom_out_fully(self) -> None:
        self.zoom(1.0 / self.camera.zoom)

    def pan(self, dx: float, dy: float) -> bool:
        """Moves the drawing; False when it is at its edge."""
        moved = self.camera.pan(dx, dy)
        if moved:
            self.update()
        return moved

    def carry(self, one: Carried | None) -> None:
        """Show that someone is being moved, or nobody any more."""
        self._carried = one
        self.setCursor(Qt.CursorShape.ClosedHandCursor if one else Qt.CursorShape.ArrowCursor)
        self.update()

    def put_carried(self) -> None:
        one, self._carried = self._carried, None
        self.carry(None)
        if one is not None:
            self.placed.emit(one.key, one.angle, one.depth, False)

    @property
    def resting(self) -> bool:
        """What is painted is what was asked for last: nothing is being searched or waits to be."""
        waits = self._stale or self._soon.isActive() or self.seeker.seeking
        return self.places is not None and not (waits or self.canvas.stretched or self.canvas.busy)

    def say(self, words: str) -> None:
        """A line in the lower left corner, over the drawing: it never makes the map smaller. "" takes it away."""
        self._words = words
        self._say(words)

    def _say(self, words: str) -> None:
        em, said = self.theme.em, self._said
        said.setText(words)
        free = self.width() - self.camera.covered
        said.setVisible(bool(words) and free > _ROOM_TO_SAY * em)
        if not words:
            return
        wide = max(free / 2 - 7.5 * em, 12 * em)  # beside the name of the lowest ring
        said.setFixedWidth(round(min(wide, free - 2 * em, measure(words, SMALL * em, False) + 0.3 * em)))
        said.setFixedHeight(said.heightForWidth(said.width()))
        said.move(round(1.7 * em), round(self.height() - said.height() - 0.5 * em))

    # geometry

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(SMALLEST[0]), self.theme.px(SMALLEST[1]))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(16), self.theme.px(14))

    @property
    def camera(self) -> MapCamera:
        return self.canvas.camera

    @property
    def places(self) -> Places | None:
        """Of what is painted now; None before the first search."""
        return self.canvas.places

    @property
    def scene(self) -> Scene:
        return self.canvas.scene

    def to_scene(self, at: QPointF) -> QPointF:
        return self.canvas.to_scene(at)

    def spot_box(self, spot: Spot) -> QRect:
        """Where a spot is now, in pixels of the widget: for the screen reader."""
        return self.canvas.box(spot).toAlignedRect()

    def _bring_into_view(self) -> None:
        box = self.canvas.box(self.scene.spot(self._key)) if self._key else None
        if box is not None and not box.isNull():
            self.camera.bring(box.left(), box.top(), box.right(), box.bottom(), self.theme.px(5))
            self.update()

    # drawing

    def _found(self, places: Places) -> None:
        self.canvas.ratio = self.devicePixelRatioF()
        self.canvas.show(places, at_once=not self.isVisible())
        if self.canvas.busy:
            self._idle.start()
        else:
            self._drawn()

    def _drawn(self) -> None:
        """Another drawing is in sight."""
        self.setAccessibleDescription(self.scene.alt)
        self._bring_into_view()
        self.update()
        self.searched.emit()

    def _tell_progress(self, done: int, count: int) -> None:
        words = _("De kaart wordt gemaakt: {done} van {count} hebben een plek.")
        self._say(words.format(done=done, count=count) if count else self._words)

    def _work_on(self) -> None:
        """While nobody moves: what comes into sight next, or the drawing that replaces a stretched one."""
        if not self.isVisible():
            return
        if self.canvas.work():
            self._drawn()
        elif self.canvas.busy:
            self._idle.start()

    def _redress(self) -> None:
        self._legend = legend(self.theme.em, measure)
        self.canvas.forget()
        self.seeker.set_people(*self._shown, self.theme.em)
        self._stale = not self.isVisible()
        if self.isVisible():
            self.search()

    def _legend_box(self) -> Box:
        left, top = 1.7 * self.theme.em, 1.1 * self.theme.em
        return left, top, left + self._legend.width, top + self._legend.height

    def _keep_free(self) -> Iterator[Box]:
        """Where the legend is, and among many people where is said how many have no name."""
        whole, em = self.camera.whole, self.theme.em
        if fits_beside(school_disc(*whole, em), self._legend_box()):
            yield self._legend_box()
        if self.seeker.count > CROWD:
            yield 0.0, whole[1] - _SAID[1] * em, _SAID[0] * em, whole[1]

    def _shows_legend(self) -> bool:
        camera = self.camera
        return camera.zoom == 1.0 and fits_beside(school_disc(*camera.size, camera.em), self._legend_box())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.places is None:
            return
        painter = QPainter(self)
        self.canvas.ratio = self.devicePixelRatioF()
        self.canvas.paint(painter, self._key)
        if self._hover and self._hover != self._key:
            self._paint_hover(painter)
        if self._said.isVisible():
            by = 0.3 * self.theme.em
            painter.fillRect(
                self._said.geometry().toRectF().adjusted(-by, 0, by, 0), self.theme.color("surface-raised")
            )
        if self._carried is not None:
            paint_carried(painter, self.canvas, self._carried)
        if self._shows_legend() and not (self.camera.x or self.camera.y):
            painter.translate(self._legend_box()[0], self._legend_box()[1])
            paint_scene(painter, self.theme, self._legend, self.canvas.ratio)
        painter.end()
        self._idle.start()

    def _paint_hover(self, painter: QPainter) -> None:
        box = self.canvas.box(self.scene.spot(self._hover))
        painter.setPen(QPen(self.theme.color("accent"), self.theme.em / 10))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.center(), box.width() / 2, box.height() / 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.camera.resize(self.width(), self.height(), self.theme.em)
        self._say(self._said.text())
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

    def hover(self, key: str) -> None:
        if key != self._hover:
            self._hover = key
            self.setCursor(Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if key := self.key_at(event.position()):
            self.opened.emit(key)

    def leaveEvent(self, event: QEvent) -> None:
        self.hover("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        key = self.key_at(QPointF(event.pos())) if by_mouse else self._key
        if key:
            self.tell(key)
            self.keyboard.menu(key).popup(event.globalPos())

    def by_hand(self, key: str) -> bool:
        """Whether someone put this one where it stands."""
        one = self.places.partners.get(key) if self.places else None
        return one is not None and one.by_hand is not None

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & _CONTROL:
            self.zoom(1.0015 ** turned.y(), event.position())
            event.accept()
            return
        event.setAccepted(self.pan(turned.x() / 2, turned.y() / 2))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            key = self.key_at(QPointF(event.pos()))
            if key and self.places is not None:
                QToolTip.showText(event.globalPos(), spoken(self.places.partners[key]), self)
            else:
                QToolTip.hideText()
            return True
        if (fingers := spread(self, event)) is not None:
            self.zoom(*fingers)
            return True
        return super().event(event)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keyboard.press(event):
            super().keyPressEvent(event)

    def tell(self, key: str) -> None:
        """After a person chose: show it, and say so to the screen and to who listens."""
        if key != self._key:
            self.choose(key)
            announce(self, key)
            self.chosen.emit(key)
