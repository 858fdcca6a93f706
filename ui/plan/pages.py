"""Pages of a PDF under each other, sharp at every zoom. Strips of a page are drawn on the worker thread."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar

from rondom.language import _
from ui.plan.raster import POINTS_PER_INCH, pixels, rasterise
from ui.tasks import Tasks
from ui.theme import Theme

SCREEN_DPI = 96.0
"""A page at 100 % has the size of the paper on an ordinary screen."""
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0)
FITS_UP_TO = 1.25
"""Fitting to the width does not make a page larger than this."""
STRIP = 768
"""Device pixels: how high one drawn strip of a page is."""
KEPT_BYTES = 96 * 1024 * 1024
"""Drawn strips that are remembered; an A4 at 100 % is 3.5 MB."""
_AROUND = 1.6
"""Em between the edge of the view and a page, and between pages."""


@dataclass(frozen=True, slots=True)
class Strip:
    """What one picture shows. `edition` changes with the document, so that an older picture is never taken for it."""

    edition: int
    page: int
    wide: int
    """Of the whole page, in device pixels: the zoom and the pixel ratio of the screen in one number."""
    top: int


class PageView(QAbstractScrollArea):
    """Shows `show_document(...)`. PageUp and PageDown turn the page, Ctrl+wheel zooms, Ctrl+0 fits to the width."""

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
        self._say()

    # what others ask

    def show_document(self, content: bytes, sizes: Sequence[QSizeF]) -> None:
        """Another document; the place and the zoom stay, so that a plan can change under the eye."""
        self._content, self._sizes = content, list(sizes)
        self._edition += 1
        self._asked.clear()
        self._lay_out()
        self._scrolled()

    def pages(self) -> int:
        return len(self._sizes)

    def page(self) -> int:
        return self._page

    def zoom(self) -> float:
        """1.0 is the size of the paper."""
        return self._zoom

    def go_to(self, page: int) -> None:
        """Bring the top of this page (0 is the first) to the top of the view."""
        if self._sizes:
            box = self._boxes()[min(max(0, page), len(self._sizes) - 1)]
            self.verticalScrollBar().setValue(round(box.top()) - self._gap() // 2)

    def step_zoom(self, by: int) -> None:
        """To the next larger (1) or smaller (-1) of the usual sizes."""
        if by > 0:
            self.set_zoom(next((one for one in ZOOMS if one > self._zoom * 1.01), ZOOMS[-1]))
        else:
            self.set_zoom(next((one for one in reversed(ZOOMS) if one < self._zoom * 0.99), ZOOMS[0]))

    def set_zoom(self, zoom: float) -> None:
        self._fitting = False
        self._zoom_to(zoom)

    def fit_width(self) -> None:
        self._fitting = True
        self._lay_out()

    def waiting(self) -> bool:
        """Something in sight is not sharp yet."""
        return any(strip not in self._strips for strip in self._in_sight(0))

    # places

    def _gap(self) -> int:
        return self.theme.px(_AROUND)

    def _shown(self, page: int) -> QSizeF:
        """A page in logical pixels, whole device pixels wide and high."""
        ratio = self.devicePixelRatioF()
        wide, high = pixels(self._sizes[page], self._dpi())
        return QSizeF(wide / ratio, high / ratio)

    def _dpi(self) -> float:
        return SCREEN_DPI * self._zoom * self.devicePixelRatioF()

    def _boxes(self) -> list[QRectF]:
        """Where each page lies in the whole document."""
        gap, top, boxes = self._gap(), float(self._gap()), []
        wide = max(self._whole_width(), self.viewport().width())
        for at in range(len(self._sizes)):
            size = self._shown(at)
            boxes.append(QRectF(round((wide - size.width()) / 2), top, size.width(), size.height()))
            top += size.height() + gap
        return boxes

    def _whole_width(self) -> int:
        widest = max((self._shown(at).width() for at in range(len(self._sizes))), default=0.0)
        return round(widest) + 2 * self._gap()

    def _lay_out(self) -> None:
        if not self._sizes:
            self.viewport().update()
            return
        if self._fitting:
            self._fit()
        boxes, view = self._boxes(), self.viewport().size()
        _limits(self.verticalScrollBar(), round(boxes[-1].bottom()) + self._gap(), view.height(), self._gap())
        _limits(self.horizontalScrollBar(), self._whole_width(), view.width(), self._gap())
        self._scrolled()

    def _fit(self) -> None:
        widest = max(size.width() for size in self._sizes) * SCREEN_DPI / POINTS_PER_INCH
        room = self.viewport().width() - 2 * self._gap()
        zoom = min(FITS_UP_TO, max(ZOOMS[0], room / widest))
        if abs(zoom - self._zoom) > 0.001:
            self._zoom = zoom
            self.zoomed.emit(zoom)

    def _zoom_to(self, zoom: float) -> None:
        """The middle of the view stays in the middle."""
        down, aside = self.verticalScrollBar(), self.horizontalScrollBar()
        high, wide = self.viewport().height() / 2, self.viewport().width() / 2
        factor = zoom / self._zoom
        middle = ((down.value() + high) * factor, (aside.value() + wide) * factor)
        self._zoom = zoom
        self._lay_out()
        down.setValue(round(middle[0] - high))
        aside.setValue(round(middle[1] - wide))
        self.zoomed.emit(zoom)

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() * 0.4
        page = max((at for at, box in enumerate(self._boxes()) if box.top() - self._gap() <= middle), default=0)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self._say()
        self.viewport().update()

    def _say(self) -> None:
        told = _("Bladzijde {n} van {total}").format(n=self._page + 1, total=len(self._sizes)) if self._sizes else ""
        self.setAccessibleName(" ".join(part for part in (_("Voorbeeld van het papier."), told) if part))

    # pictures

    def _in_sight(self, ahead: float) -> list[Strip]:
        """The strips that the view shows, and those within `ahead` times its height below and above."""
        ratio, view = self.devicePixelRatioF(), self.viewport().height()
        top = self.verticalScrollBar().value() - ahead * view
        bottom = self.verticalScrollBar().value() + (1 + ahead) * view
        found = []
        for page, box in enumerate(self._boxes()):
            wide, high = pixels(self._sizes[page], self._dpi())
            for at in range(0, high, STRIP):
                if box.top() + at / ratio < bottom and box.top() + min(high, at + STRIP) / ratio > top:
                    found.append(Strip(self._edition, page, wide, at))
        return found

    def _ask(self) -> None:
        for strip in (*self._in_sight(0), *self._in_sight(0.5)):
            if strip not in self._strips and strip not in self._asked:
                self._asked.add(strip)
                self._draw_later(strip)

    def _draw_later(self, strip: Strip) -> None:
        content, dpi, ratio = self._content, self._dpi(), self.devicePixelRatioF()
        high = min(STRIP, pixels(self._sizes[strip.page], dpi)[1] - strip.top)

        def job() -> QImage | None:
            if strip not in self._asked:  # another document or zoom was asked meanwhile
                return None
            return rasterise(content, strip.page, dpi, QRect(0, strip.top, strip.wide, high))

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
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), self.theme.color("surface-sunken"))
        sight = set(self._in_sight(0))
        self._asked &= {strip for strip in self._asked if strip in sight or strip in self._in_sight(0.5)}
        self._ask()
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        seen = QRectF(self.viewport().rect()).translated(
            self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        )
        for page, box in enumerate(self._boxes()):
            if box.adjusted(0, -self._gap(), 0, self._gap()).intersects(seen):
                self._paint_page(painter, page, box)
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            self._paint_focus(painter, seen)

    def _paint_page(self, painter: QPainter, page: int, box: QRectF) -> None:
        self.theme.shadow(painter, box, 0.0, "popup")
        painter.fillRect(box, Qt.GlobalColor.white)
        wide, ratio = pixels(self._sizes[page], self._dpi())[0], self.devicePixelRatioF()
        self._paint_older(painter, page, box, wide)
        for strip, image in self._strips.items():
            if (strip.edition, strip.page, strip.wide) == (self._edition, page, wide):
                self._strips.move_to_end(strip) if False else None
                painter.drawImage(box.topLeft() + QRectF(0, strip.top / ratio, 0, 0).topLeft(), image)

    def _paint_older(self, painter: QPainter, page: int, box: QRectF, wide: int) -> None:
        """Until the sharp strips arrive: what was there before, stretched. No white flash while typing or zooming."""

    def _paint_focus(self, painter: QPainter, seen: QRectF) -> None:
        painter.setPen(QPen(self.theme.color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(seen.adjusted(1, 1, -1, -1))

    # keys and wheel

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(30), self.theme.px(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(12), self.theme.px(8))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
