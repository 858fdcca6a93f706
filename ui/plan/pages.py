"""Pages of a PDF under each other, sharp at every zoom. Strips of a page are drawn on the worker thread."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar

from rondom.language import _
from ui.plan.page_places import PagePlaces, Strip
from ui.plan.raster import rasterise
from ui.tasks import Tasks
from ui.theme import Theme

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0)
FITS_UP_TO = 0.9
"""Fitting to the width makes a page at most this large, times the text size."""
KEPT_BYTES = 96 * 1024 * 1024
"""Drawn strips that are remembered; an A4 at 100 % is 3.5 MB."""
AROUND = 1.6
"""Em between the edge of the view and a page, and between pages."""
AHEAD = 0.5
"""So many views above and below are drawn before they are seen."""


class PageView(QAbstractScrollArea):
    """Shows a document. PageUp and PageDown turn the page, Ctrl+wheel, + and - zoom, Ctrl+0 fits to the width."""

    page_changed = Signal(int)
    """0 is the first: the page that fills most of the view."""
    zoomed = Signal(float)

    def __init__(self, theme: Theme, tasks: Tasks, name: str = "") -> None:
        super().__init__()
        self.theme, self._tasks = theme, tasks
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._content, self._sizes, self._edition = b"", list[QSizeF](), 0
        self._zoom, self._fitting, self._page = 1.0, True, 0
        self._strips: OrderedDict[Strip, QImage] = OrderedDict()
        self._asked: set[Strip] = set()
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._scrolled())
        self.setAccessibleDescription(_("Kies “Lees als tekst” om de woorden te horen."))
        self._say()

    # -- what others ask -------------------------------------------------------------------------------------

    def show_document(self, content: bytes, sizes: Sequence[QSizeF]) -> None:
        """Another edition of the same document: place and zoom stay, so that a plan can change under the eye."""
        self._content, self._sizes = content, list(sizes)
        self._edition += 1
        self._asked.clear()
        self._lay_out()

    def clear(self) -> None:
        """Nothing to show. What was drawn goes from memory: the next document may be of another child."""
        self._strips.clear()
        self.show_document(b"", ())
        self.verticalScrollBar().setValue(0)

    def pages(self) -> int:
        return len(self._sizes)

    def page(self) -> int:
        """The page that fills most of the view; 0 is the first."""
        return self._page

    def zoom(self) -> float:
        """1.0 is the size of the paper."""
        return self._zoom

    def go_to(self, page: int) -> None:
        """Bring the top of this page (0 is the first) to the top of the view."""
        if self._sizes:
            box = self._places().boxes()[min(max(0, page), len(self._sizes) - 1)]
            self.verticalScrollBar().setValue(round(box.top()) - self.theme.px(AROUND) // 2)

    def step_zoom(self, by: int) -> None:
        """To the next larger (1) or smaller (-1) of the usual sizes."""
        if by > 0:
            self.set_zoom(next((one for one in ZOOMS if one > self._zoom * 1.01), ZOOMS[-1]))
        else:
            self.set_zoom(next((one for one in reversed(ZOOMS) if one < self._zoom * 0.99), ZOOMS[0]))

    def set_zoom(self, zoom: float) -> None:
        """The middle of the view stays in the middle."""
        down, aside, view = self.verticalScrollBar(), self.horizontalScrollBar(), self.viewport()
        factor = zoom / self._zoom
        middle = (down.value() + view.height() / 2) * factor, (aside.value() + view.width() / 2) * factor
        self._fitting, self._zoom = False, zoom
        self._lay_out()
        down.setValue(round(middle[0] - view.height() / 2))
        aside.setValue(round(middle[1] - view.width() / 2))
        self.zoomed.emit(zoom)

    def fit_width(self) -> None:
        """From now on a page is as wide as the view, also when the window changes."""
        self._fitting = True
        self._lay_out()

    def sharp(self) -> bool:
        """Everything in sight is drawn at this zoom."""
        return bool(self._sizes) and all(strip in self._strips for strip in self._near(0))

    # -- places ----------------------------------------------------------------------------------------------

    def _places(self) -> PagePlaces:
        gap = self.theme.px(AROUND)
        return PagePlaces(self._sizes, self._zoom, self.devicePixelRatioF(), gap, self.viewport().width())

    def _near(self, views: float) -> list[Strip]:
        """The strips in sight, and those within so many views above and below."""
        top, high = self.verticalScrollBar().value(), self.viewport().height()
        return self._places().strips(self._edition, top - views * high, top + (1 + views) * high)

    def _lay_out(self) -> None:
        if self._fitting and self._sizes:
            zoom = self._places().fitting_zoom(FITS_UP_TO * self.theme.scale, ZOOMS[0])
            if abs(zoom - self._zoom) > 0.001:
                self._zoom = zoom
                self.zoomed.emit(zoom)
        places, view = self._places(), self.viewport().size()
        _limit(self.verticalScrollBar(), places.high, view.height(), self.theme.px(2))
        _limit(self.horizontalScrollBar(), places.wide, view.width(), self.theme.px(2))
        self._scrolled()

    def _scrolled(self) -> None:
        look_at = self.verticalScrollBar().value() + self.viewport().height() * 0.4
        tops = [box.top() for box in self._places().boxes()]
        page = max((at for at, top in enumerate(tops) if top <= look_at), default=0)
        changed, self._page = page != self._page, page
        self._say()
        if changed:
            self.page_changed.emit(page)
        self.viewport().update()

    def _say(self) -> None:
        told = _("Het papier zoals het wordt, bladzijde {n} van {total}")
        self.setAccessibleName(told.format(n=self._page + 1, total=len(self._sizes)) if self._sizes else "")

    # -- pictures --------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Have what is near drawn, what is seen first; what was asked for another place or zoom is forgotten."""
        near = [*self._near(0), *self._near(AHEAD)]
        self._asked &= set(near)
        for strip in near:
            if strip not in self._strips and strip not in self._asked:
                self._asked.add(strip)
                self._draw_later(strip)

    def _draw_later(self, strip: Strip) -> None:
        content, dpi, ratio = self._content, self._places().dpi, self.devicePixelRatioF()
        part = QRect(0, strip.top, strip.wide, strip.high)

        def job() -> QImage | None:
            return rasterise(content, strip.page, dpi, part) if strip in self._asked else None

        def done(image: QImage | None) -> None:
            if image is not None and strip in self._asked:
                image.setDevicePixelRatio(ratio)
                self._keep(strip, image)
                self.viewport().update()

        self._tasks.work(self, job, done)

    def _keep(self, strip: Strip, image: QImage) -> None:
        self._asked.discard(strip)
        self._strips[strip] = image
        while len(self._strips) > 1 and sum(one.sizeInBytes() for one in self._strips.values()) > KEPT_BYTES:
            self._strips.popitem(last=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._ask()
        painter, places = QPainter(self.viewport()), self._places()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        view = QRectF(self.viewport().rect())
        painter.fillRect(view, self.theme.color("surface-sunken"))
        down, aside = (places.snap(bar.value()) for bar in (self.verticalScrollBar(), self.horizontalScrollBar()))
        for page, box in enumerate(places.boxes()):
            placed = box.translated(-aside, -down)
            if placed.intersects(view):
                self._paint_page(painter, page, placed, places)
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            painter.setPen(QPen(self.theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(view.adjusted(1, 1, -1, -1))

    def _paint_page(self, painter: QPainter, page: int, box: QRectF, places: PagePlaces) -> None:
        self.theme.shadow(painter, box, 0.0, "popup")
        painter.fillRect(box, Qt.GlobalColor.white)
        wide = places.size(page)[0]
        sharp = [one for one in self._near(0) if one.page == page]
        if any(one not in self._strips for one in sharp):
            self._paint_older(painter, page, box, wide)
        for strip in sharp:
            if strip in self._strips:
                self._strips.move_to_end(strip)
                place = QPointF(box.left(), box.top() + strip.top / places.ratio)
                painter.drawImage(place, self._strips[strip])

    def _paint_older(self, painter: QPainter, page: int, box: QRectF, wide: int) -> None:
        """Until the sharp strips arrive: what was there before, stretched. No white flash while typing or zooming."""
        for strip, image in self._strips.items():
            if strip.page == page and (strip.edition, strip.wide) != (self._edition, wide):
                factor = box.width() / strip.wide
                top, high = box.top() + strip.top * factor, strip.high * factor
                painter.drawImage(QRectF(box.left(), top, box.width(), min(high, box.bottom() - top)), image)

    # -- keys, wheel, size -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and (ctrl or self._whole_page_fits()):
            self.go_to(self._page + (1 if key == Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.step_zoom(-1)
        elif key == Qt.Key.Key_0 and ctrl:
            self.fit_width()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(0 if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def _whole_page_fits(self) -> bool:
        boxes = self._places().boxes()
        return bool(boxes) and boxes[self._page].height() <= self.viewport().height()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(30), self.theme.px(30))

    def minimumSizeHint(self) -> QSize:
        """Small: a low window with large text still needs the bar above the pages."""
        return QSize(self.theme.px(12), self.theme.px(2.5))


def _limit(bar: QScrollBar, whole: int, view: int, step: int) -> None:
    bar.setRange(0, max(0, whole - view))
    bar.setPageStep(max(1, view - step))
    bar.setSingleStep(step)
