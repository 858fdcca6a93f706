"""All pages small beside the paper: to see how long it is, and to go to one. Drawn when they come into sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from rondom.language import _
from ui.plan.raster import POINTS_PER_INCH, rasterise
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets import RowState

WIDE = 9.4
"""Em of the whole column."""
_PAGE = 5.6
"""Em of the longest side of a small page, in a square of this width; its height may be more."""
_TALLEST = 1.5
"""A page that is longer than this times its width is made to fit."""
_KEPT = 150
"""Drawn pages that are remembered; one is about 60 kB."""
Index = QModelIndex | QPersistentModelIndex


class _Pages(QAbstractListModel):
    """One row per page. `UserRole` is the size of its picture in logical pixels."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[QSizeF] = []

    def show_sizes(self, sizes: Sequence[QSizeF]) -> None:
        """Rows stay when only what is on the pages changed: the chosen one and the place must not jump."""
        if list(sizes) == self.sizes:
            self.dataChanged.emit(self.index(0), self.index(len(sizes) - 1))
            return
        self.beginResetModel()
        self.sizes = list(sizes)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.sizes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _("Bladzijde {n} van {total}").format(n=index.row() + 1, total=len(self.sizes))
        return None


class Thumbnails(QListView):
    """`chosen(page)` when a person goes to a page; 0 is the first."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, tasks: Tasks, name: str) -> None:
        super().__init__()
        self.theme, self._tasks = theme, tasks
        self._content, self._keys = b"", list[object]()
        self._pictures: OrderedDict[object, QImage] = OrderedDict()
        self._asked: set[object] = set()
        self._kept = (_Pages(), _SmallPage(self))  # Qt does not own these two
        self.setModel(self._kept[0])
        self.setItemDelegate(self._kept[1])
        self.setObjectName(name)
        self.setProperty("part", "pages")
        self.setAccessibleName(_("Alle bladzijden"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setFixedWidth(theme.px(WIDE))
        self.selectionModel().currentChanged.connect(self._current_changed)

    # -- what others ask -------------------------------------------------------------------------------------

    def show_document(self, content: bytes, sizes: Sequence[QSizeF], prints: Sequence[bytes]) -> None:
        """Pages with the same print keep their picture."""
        self._content, self._keys = content, list(prints)
        self._asked.clear()
        row = self.currentIndex().row()
        self._kept[0].show_sizes(sizes)
        if sizes:
            self.show_page(min(max(0, row), len(sizes) - 1))
        self.viewport().update()

    def clear(self) -> None:
        """What was drawn goes from memory."""
        self._pictures.clear()
        self.show_document(b"", (), ())

    def show_page(self, page: int) -> None:
        """This page is the one that is looked at now."""
        now = self._kept[0].index(page)
        if now.isValid() and now != self.currentIndex():
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(now)
            self.selectionModel().blockSignals(False)
            self.scrollTo(now)
            self.viewport().update()

    def drawn(self, page: int) -> bool:
        """Whether the picture of this page is there."""
        return self._keys[page] in self._pictures

    # -- inside ----------------------------------------------------------------------------------------------

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.row())

    def size_of(self, page: int) -> QSizeF:
        """Of its picture, in logical pixels."""
        paper, most = self._kept[0].sizes[page], self.theme.px(_PAGE)
        return paper.scaled(QSizeF(most, most * _TALLEST), Qt.AspectRatioMode.KeepAspectRatio)

    def picture(self, page: int) -> QImage | None:
        """What is drawn of this page; asks for it when it is not."""
        key = self._keys[page]
        found = self._pictures.get(key)
        ratio = self.devicePixelRatioF()
        wide = round(self.size_of(page).width() * ratio)
        if found is None or abs(found.width() - wide) > 1:
            self._draw_later(key, page, wide, ratio)
        else:
            self._pictures.move_to_end(key)
        return found

    def _draw_later(self, key: object, page: int, wide: int, ratio: float) -> None:
        if key in self._asked:
            return
        self._asked.add(key)
        content, dpi = self._content, wide * POINTS_PER_INCH / self._kept[0].sizes[page].width()

        def job() -> QImage | None:
            return rasterise(content, page, dpi) if key in self._asked else None

        def done(image: QImage | None) -> None:
            if image is None or key not in self._asked:
                return
            self._asked.discard(key)
            image.setDevicePixelRatio(ratio)
            self._pictures[key] = image
            while len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
            self.viewport().update()

        self._tasks.work(self, job, done)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDE), self.theme.px(10))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDE), self.theme.px(2.5))


class _SmallPage(QStyledItemDelegate):
    """A page with its number under it; the current one has a line around it and its number in bold."""

    def __init__(self, pages: Thumbnails) -> None:
        super().__init__()
        self._pages = pages

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = self._pages.theme
        high = self._pages.size_of(index.row()).height() + theme.px(2.5)
        return QSize(theme.px(WIDE) - theme.px(1), round(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, view, row = self._pages.theme, RowState(option), index.row()
        size = self._pages.size_of(row)
        left = round(view.rect.left() + (view.rect.width() - size.width()) / 2)
        paper = QRectF(left, view.rect.top() + theme.px(0.6), size.width(), size.height())
        current = row == self._pages.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        theme.shadow(painter, paper, 0.0)
        painter.fillRect(paper, Qt.GlobalColor.white)
        picture = self._pages.picture(row)
        if picture is not None:
            painter.drawImage(paper, picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        role = "accent" if current else "line-strong" if view.hovered else "line"
        painter.setPen(QPen(theme.color(role), theme.px(0.16) if current else 1))
        around = theme.px(0.16) if current else 0
        painter.drawRect(paper.adjusted(-around, -around, around, around))
        if view.focused:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(view.rect).adjusted(2, 2, -2, -2), 0.4 * theme.em, 0.4 * theme.em)
        number = QRectF(view.rect.left(), paper.bottom() + theme.px(0.25), view.rect.width(), theme.px(1.4))
        font = theme.font(0.87)
        font.setBold(current)
        painter.setFont(font)
        painter.setPen(theme.color("ink" if current else "ink-muted"))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(row + 1))
        painter.restore()
