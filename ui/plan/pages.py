"""Pages of a PDF under each other, sharp at every zoom. Strips of a page are drawn on the worker thread."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar

from rondom.language import _
from ui.plan.finding import Hit
from ui.plan.page_hands import Drag, press_key, turn_wheel, two_fingers
from ui.plan.page_marks import paint_hits
from ui.plan.page_places import Fit, PagePlaces, Strip
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
    """Shows a document. PageUp and PageDown turn the page, Ctrl+wheel, + and - zoom, Ctrl+0 and Ctrl+9 fit."""

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
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self._content, self._sizes, self._prints = b"", list[QSizeF](), list[bytes]()
        self._edition, self._editions = 0, list[int]()
        self._zoom, self._fit, self._page = 1.0, Fit.WIDTH, 0
        self._strips: OrderedDict[Strip, QImage] = OrderedDict()
        self._asked: set[Strip] = set()
        self._known: tuple[list[QSizeF], tuple[float, float, int, int], PagePlaces] | None = None
        self._hits: tuple[Hit, ...] = ()
        self._hit = -1
        self._drag = Drag(self)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._scrolled())
        self.setAccessibleDescription(_("Kies “Lees als tekst” om de woorden te horen."))
        self._say()

    # -- what others ask -------------------------------------------------------------------------------------

    def show_document(self, content: bytes, sizes: Sequence[QSizeF], prints: Sequence[bytes] = ()) -> None:
        """Another edition of the same document: place and zoom stay, so that a plan can change under the eye.

        Pages with the print they had before are not drawn again.
        """
        self._edition += 1
        self._editions = [self._edition_of(at, size, prints) for at, size in enumerate(sizes)]
        self._content, self._sizes, self._prints = content, list(sizes), list(prints)
        self._asked.clear()
        self._forget_older()
        self._lay_out()

    def clear(self) -> None:
        """Nothing to show. What was drawn goes from memory: the next document may be of another child."""
        self._strips.clear()
        self.show_hits(())
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

    def fit(self) -> Fit:
        """To what the size of a page keeps itself."""
        return self._fit

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

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """What lies at `around` (in the view; None is its middle) stays there."""
        zoom = min(ZOOMS[-1], max(ZOOMS[0], zoom))
        view = self.viewport()
        at = around or QPointF(view.width() / 2, view.height() / 2)
        page, share = self._spot(at)
        self._fit, self._zoom = Fit.NONE, zoom
        self._lay_out()
        if page >= 0:
            box = self._places().boxes()[page]
            self.verticalScrollBar().setValue(round(box.top() + share.y() * box.height() - at.y()))
            self.horizontalScrollBar().setValue(round(box.left() + share.x() * box.width() - at.x()))
        self.zoomed.emit(zoom)

    def fit_width(self) -> None:
        """From now on a page is as wide as the view, also when the window changes."""
        self._fit_to(Fit.WIDTH)

    def fit_page(self) -> None:
        """From now on a whole page is in the view, also when the window changes."""
        page = self._page
        self._fit_to(Fit.PAGE)
        self.go_to(page)

    def show_hits(self, hits: Sequence[Hit], current: int = -1) -> None:
        """Mark these places; the current one also gets a line around it."""
        self._hits, self._hit = tuple(hits), current
        self.viewport().update()

    def go_to_hit(self, at: int) -> None:
        """Make this place the current one and bring it into view, a third from the top."""
        self.show_hits(self._hits, at)
        hit = self._hits[at]
        if not hit.boxes:
            self.go_to(hit.page)
            return
        place, view = self._places().placed(hit.page, hit.boxes[0]), self.viewport()
        down, aside = self.verticalScrollBar(), self.horizontalScrollBar()
        if not down.value() + self.theme.px(1) < place.top() < down.value() + view.height() - self.theme.px(3):
            down.setValue(round(place.top() - view.height() / 3))
        if not aside.value() <= place.left() <= place.right() <= aside.value() + view.width():
            aside.setValue(round(place.center().x() - view.width() / 2))

    def sharp(self) -> bool:
        """Everything in sight is drawn at this zoom."""
        return bool(self._sizes) and all(strip in self._strips for strip in self._near(0))

    # -- places ----------------------------------------------------------------------------------------------

    def _places(self) -> PagePlaces:
        """Kept between frames: a hundred pages are asked for at every paint."""
        now = (self._zoom, self.devicePixelRatioF(), self.theme.px(AROUND), self.viewport().width())
        if self._known is None or self._known[0] is not self._sizes or self._known[1] != now:
            self._known = self._sizes, now, PagePlaces(self._sizes, *now)
        return self._known[2]

    def _near(self, views: float) -> list[Strip]:
        """The strips in sight, and those within so many views above and below."""
        top, high = self.verticalScrollBar().value(), self.viewport().height()
        return self._places().strips(self._editions, top - views * high, top + (1 + views) * high)

    def _spot(self, at: QPointF) -> tuple[int, QPointF]:
        """The page under this point of the view, and where on it in parts of its width and height; -1 without pages."""
        place = at + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return self._places().spot(place)

    def _fit_to(self, fit: Fit) -> None:
        self._fit = fit
        self._lay_out()
        self.zoomed.emit(self._zoom)

    def _lay_out(self) -> None:
        if self._fit is not Fit.NONE and self._sizes:
            most, least, places = FITS_UP_TO * self.theme.scale, ZOOMS[0], self._places()
            zoom = places.fitting_zoom(most, least)
            if self._fit is Fit.PAGE:
                at = min(self._page, len(self._sizes) - 1)
                zoom = places.whole_zoom(at, self.viewport().height(), most, least)
            if abs(zoom - self._zoom) > 0.001:
                self._zoom = zoom
                self.zoomed.emit(zoom)
        places, view = self._places(), self.viewport().size()
        _limit(self.verticalScrollBar(), places.high, view.height(), self.theme.px(2))
        _limit(self.horizontalScrollBar(), places.wide, view.width(), self.theme.px(2))
        self._scrolled()

    def _scrolled(self) -> None:
        look_at = self.verticalScrollBar().value() + self.viewport().height() * 0.4
        page = self._places().page_at(look_at)
        changed, self._page = page != self._page, page
        self._say()
        if changed:
            self.page_changed.emit(page)
        self.viewport().update()

    def _say(self) -> None:
        told = _("Het papier zoals het wordt, bladzijde {n} van {total}")
        self.setAccessibleName(told.format(n=self._page + 1, total=len(self._sizes)) if self._sizes else "")

    # -- pictures --------------------------------------------------------------------------------------------

    def _edition_of(self, at: int, size: QSizeF, prints: Sequence[bytes]) -> int:
        """The number this page had, when it did not change; else that of the new document."""
        known = at < len(self._prints) and at < len(prints) and self._sizes[at] == size
        return self._editions[at] if known and self._prints[at] == prints[at] else self._edition

    def _forget_older(self) -> None:
        """Of a page only the last picture but one is of use, until the new one is there."""
        newest: dict[int, int] = {}
        for strip in self._strips:
            newest[strip.page] = max(strip.edition, newest.get(strip.page, 0))
        for strip in [one for one in self._strips if one.edition < newest[one.page] or one.page >= len(self._sizes)]:
            del self._strips[strip]

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
        near = self._near(0)
        for page, box in enumerate(places.boxes()):
            placed = box.translated(-aside, -down)
            if placed.intersects(view):
                self._paint_page(painter, page, placed, [one for one in near if one.page == page], places)
        paint_hits(painter, self.theme, places, self._hits, self._hit, QPointF(-aside, -down), view)
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            painter.setPen(QPen(self.theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(view.adjusted(1, 1, -1, -1))

    def _paint_page(
        self, painter: QPainter, page: int, box: QRectF, sharp: Sequence[Strip], places: PagePlaces
    ) -> None:
        self.theme.shadow(painter, box, 0.0, "popup")
        painter.fillRect(box, Qt.GlobalColor.white)
        wide = places.size(page)[0]
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
            if strip.page == page and (strip.edition, strip.wide) != (self._editions[page], wide):
                factor = box.width() / strip.wide
                top, high = box.top() + strip.top * factor, strip.high * factor
                painter.drawImage(QRectF(box.left(), top, box.width(), min(high, box.bottom() - top)), image)

    # -- keys, wheel, fingers, size --------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_key(self, event):
            super().keyPressEvent(event)

    def whole_page_fits(self) -> bool:
        boxes = self._places().boxes()
        return bool(boxes) and boxes[self._page].height() <= self.viewport().height()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not turn_wheel(self, event):
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        return two_fingers(self, event) or super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drag.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag.release()

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
