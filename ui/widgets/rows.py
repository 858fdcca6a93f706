"""Lists: one delegate over a plain list model. Thousands of rows stay fast: only visible rows are ever painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rondom.language import _
from rondom.timeline.lanes import LANES
from ui.theme import SEMIBOLD, Theme
from ui.widgets.painted import paint_avatar, paint_mark

Index = QModelIndex | QPersistentModelIndex
NORMAL, COMPACT = 2.7, 2.3
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list, in words. Left to right: tick or mark or icon or initials, text, detail; side; end.

    `key` comes back in the signals. `spoken` is what a screen reader says; if empty it is made from the words.
    `ticked` None: nothing to tick. `heading`: names the rows below it and cannot be chosen.
    """

    key: str
    text: str
    detail: str = ""
    side: str = ""
    end: str = ""
    end_tone: str = "ink-muted"
    end_icon: str = ""
    ticked: bool | None = None
    lane: str = ""
    icon: str = ""
    letters: str = ""
    strong: bool = False
    heading: bool = False
    spoken: str = ""

    def sentence(self) -> str:
        done = _("gedaan") if self.ticked else ""
        return self.spoken or ", ".join(part for part in (self.text, self.detail, self.side, self.end, done) if part)


class RowModel(QAbstractListModel):
    """The rows of a list. `UserRole` answers the `Row` itself."""

    ticked = Signal(str, bool)

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        super().__init__()
        self.rows = list(rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """The place of a key, or -1."""
        return next((at for at, one in enumerate(self.rows) if one.key == key and not one.heading), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return one.sentence()
            case Qt.ItemDataRole.CheckStateRole if one.ticked is not None:
                return Qt.CheckState.Checked if one.ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.UserRole:
                return one
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        one = self.rows[index.row()]
        if one.heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if one.ticked is not None else Qt.ItemFlag(0))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ticking shows at once; the screen writes it and the vault's announcement confirms it."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        one = replace(self.rows[index.row()], ticked=Qt.CheckState(value) == Qt.CheckState.Checked)
        self.rows[index.row()] = one
        self.dataChanged.emit(index, index)
        self.ticked.emit(one.key, bool(one.ticked))
        return True


class RowDelegate(QStyledItemDelegate):
    """Rest, hover, chosen (tint and bar), focus (inset ring), ticked (green, struck through).

    For columns of its own a screen makes a subclass with another `paint_words`.
    """

    def __init__(self, theme: Theme, inset: float = 0.8, high: float = NORMAL) -> None:
        super().__init__()
        self.theme, self.inset, self.high = theme, inset, high
        self._fonts: dict[tuple[float, bool, bool], tuple[QFont, QFontMetricsF]] = {}
        theme.changed.connect(self._fonts.clear)

    def font(self, em: float = 1.0, bold: bool = False, struck: bool = False) -> tuple[QFont, QFontMetricsF]:
        key = (em, bold, struck)
        if key not in self._fonts:
            font = self.theme.font(em, SEMIBOLD) if bold else self.theme.font(em)
            font.setStrikeOut(struck)
            self._fonts[key] = (font, QFontMetricsF(font))
        return self._fonts[key]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(12), self.theme.px(self.high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = RowState(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, view, index)
        box = QRectF(view.rect).adjusted(self.inset * self.theme.em, 0, -self.inset * self.theme.em, 0)
        self.paint_words(painter, box, index.data(Qt.ItemDataRole.UserRole))
        if view.focused:
            painter.setPen(QPen(self.theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(view.rect).adjusted(2, 2, -2, -2), 0.4 * self.theme.em, 0.4 * self.theme.em)
        painter.restore()

    def paint_ground(self, painter: QPainter, view: RowState, index: Index) -> None:
        theme, rect = self.theme, QRectF(view.rect)
        if view.chosen or view.hovered:
            painter.fillRect(rect, theme.color("selected" if view.chosen else "hover"))
        if index.row():
            side = self.inset * theme.em
            painter.fillRect(QRectF(rect.x() + side, rect.y(), rect.width() - 2 * side, 1), theme.color("line"))
        if view.chosen:
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), theme.color("accent"))

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        """Everything inside the row. `box` is the row without its inset."""
        left = box.left() + self.paint_front(painter, box, one)
        right = box.right() - self.paint_end(painter, box, one)
        if one.side and box.width() > 30 * self.theme.em:
            side = QRectF(
                min(right, box.right() - 9 * self.theme.em) - 9 * self.theme.em,
                box.y(),
                9 * self.theme.em,
                box.height(),
            )
            self.write(painter, side, one.side, 0.87, "ink-muted")
            right = side.left() - self.theme.em * 0.5
        done = bool(one.ticked)
        words = QRectF(left, box.y(), max(0.0, right - left), box.height())
        bold = one.strong or one.heading
        used = self.write(painter, words, one.text, 1.0, "ink-muted" if done else "ink", bold, struck=done)
        if one.detail:
            rest = words.adjusted(used + 0.6 * self.theme.em, 0, 0, 0)
            self.write(painter, rest, one.detail, 0.93, "ink-muted")

    def paint_front(self, painter: QPainter, box: QRectF, one: Row) -> float:
        """Tick, mark, icon or initials; returns how much room it took."""
        em, middle = self.theme.em, box.center().y()
        ratio = painter.device().devicePixelRatioF()
        if one.ticked is not None:
            paint_tick(painter, self.theme, QPointF(box.left() + 0.67 * em, middle), one.ticked, ratio)
            return 2.07 * em
        if one.lane:
            lane = LANES[one.lane]
            paint_mark(painter, self.theme, QPointF(box.left() + 0.5 * em, middle), 0.42 * em, lane.shape, lane.role)
            return 1.67 * em
        if one.letters:
            paint_avatar(painter, self.theme, QPointF(box.left() + 0.95 * em, middle), 1.9, one.letters, "ring-1")
            return 2.7 * em
        if one.icon:
            picture = self.theme.pixmap(one.icon, "ink-muted", 1.2, ratio)
            painter.drawPixmap(QPointF(box.left(), middle - 0.6 * em), picture)
            return 1.9 * em
        return 0.0

    def paint_end(self, painter: QPainter, box: QRectF, one: Row) -> float:
        """The words at the right, with their icon; returns how much room they took."""
        if not one.end:
            return 0.0
        em, loud = self.theme.em, one.end_tone not in ("ink", "ink-muted")
        font, size = self.font(0.87, bold=loud)
        wide = size.horizontalAdvance(one.end)
        painter.setFont(font)
        painter.setPen(self.theme.color(one.end_tone))
        painter.drawText(
            QRectF(box.right() - wide - 1, box.y(), wide + 1, box.height()), Qt.AlignmentFlag.AlignVCenter, one.end
        )
        if one.end_icon:
            picture = self.theme.pixmap(one.end_icon, one.end_tone, 1.0, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(box.right() - wide - 1.4 * em, box.center().y() - 0.5 * em), picture)
            wide += 1.4 * em
        return wide + 0.8 * em

    def write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        em: float = 1.0,
        role: str = "ink",
        bold: bool = False,
        struck: bool = False,
    ) -> float:
        """Text in the middle of `box`, shortened with … when it is too long; returns the width it took."""
        font, size = self.font(em, bold, struck)
        short = size.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, box.width()))
        painter.setFont(font)
        painter.setPen(self.theme.color(role))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, short)
        return size.horizontalAdvance(short)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the circle ticks; the target is the whole left 2.1 em, not only the drawn circle."""
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
            return False
        edge = RowState(option).rect.x() + (self.inset + 2.1) * self.theme.em
        return event.position().x() < edge and toggle(index)


class RowState:
    """Where a row is, and whether it is chosen, hovered or focused; the type stubs lack these facts of Qt's option."""

    def __init__(self, option: Any) -> None:
        self.rect = option.rect
        self.chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self.hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        keyboard = bool(option.state & QStyle.StateFlag.State_KeyboardFocusChange)
        self.focused = keyboard and bool(option.state & QStyle.StateFlag.State_HasFocus)


def paint_tick(painter: QPainter, theme: Theme, middle: QPointF, ticked: bool, ratio: float = 1.0) -> None:
    """The round box of something to do: open, or green with a tick."""
    em = theme.em
    if not ticked:
        painter.setPen(QPen(theme.color("line-strong"), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, 0.62 * em, 0.62 * em)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("success"))
    painter.drawEllipse(middle, 0.65 * em, 0.65 * em)
    painter.drawPixmap(middle - QPointF(0.43 * em, 0.43 * em), theme.pixmap("check", "surface-raised", 0.87, ratio))


def toggle(index: Index) -> bool:
    """Tick or untick; False when there is nothing to tick."""
    state = index.data(Qt.ItemDataRole.CheckStateRole)
    if state is None:
        return False
    done = Qt.CheckState(state) == Qt.CheckState.Checked
    model = index.model()
    assert isinstance(model, RowModel)
    return model.setData(
        index, Qt.CheckState.Unchecked if done else Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole
    )


class RowList(QListView):
    """A list of `Row`s. Enter or a click opens, Space ticks, Del removes, arrows walk; headings are passed over.

    `whole`: as high as its rows, for a short list in a card, where the page scrolls.
    """

    opened = Signal(str)
    """Enter, or a click when `click_opens`, else a double click."""
    chosen = Signal(str)
    """Another row is the current one; "" when none is."""
    ticked = Signal(str, bool)
    removed = Signal(str)
    menu_asked = Signal(str, QPoint)
    """The right mouse button or the menu key on a row; where on the screen a menu may stand."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        rows: Sequence[Row] = (),
        *,
        spoken: str = "",
        delegate: RowDelegate | None = None,
        inset: float = 0.8,
        whole: bool = False,
        click_opens: bool = True,
    ) -> None:
        super().__init__()
        self.theme, self._whole = theme, whole
        self._kept = (RowModel(), delegate or RowDelegate(theme, inset))  # Qt does not own these two
        self.setModel(self._kept[0])
        self.setItemDelegate(self._kept[1])
        self.setObjectName(name)
        self.setAccessibleName(spoken or name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._click_opens = click_opens
        self._kept[0].ticked.connect(self.ticked)
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit(self._key(now)))
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """New rows; the chosen key and the scrolled place stay."""
        key, place = self.value(), self.verticalScrollBar().value()
        self.selectionModel().blockSignals(True)
        self._kept[0].show_rows(rows)
        self.selectionModel().blockSignals(False)
        if self._whole:
            self.setFixedHeight(self.whole_height())
        self.choose(key)
        self.verticalScrollBar().setValue(place)

    def whole_height(self) -> int:
        """Of all rows, in pixels."""
        return self.theme.px(self._kept[1].high) * len(self._kept[0].rows)

    def sizeHint(self) -> QSize:
        """Qt's own guess would hold columns open; words are shortened instead."""
        return QSize(self.theme.px(14), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(9), self.theme.px(self._kept[1].high))

    def rows(self) -> list[Row]:
        return list(self._kept[0].rows)

    def value(self) -> str:
        """The key of the current row, or ""."""
        return self._key(self.currentIndex())

    def choose(self, key: str) -> bool:
        """Make the row with this key the current one; False when it is not there."""
        at = self._kept[0].row_of(key) if key else -1
        if at < 0:
            return False
        self.setCurrentIndex(self._kept[0].index(at))
        return True

    def _key(self, index: QModelIndex) -> str:
        if not index.isValid():
            return ""
        one: Row = index.data(Qt.ItemDataRole.UserRole)
        return "" if one.heading else one.key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.value()
        if key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(key)
        elif key and event.key() == Qt.Key.Key_Space:
            toggle(self.currentIndex())
        elif key and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(key)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if key := self._key(index):
            self.menu_asked.emit(key, self.place_of_menu() if by_key else self.viewport().mapToGlobal(event.pos()))

    def place_of_menu(self) -> QPoint:
        """Where on the screen a menu of the current row may stand."""
        below = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(self.theme.px(2), 0)
        return self.viewport().mapToGlobal(below)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._click_opens and event.button() == Qt.MouseButton.LeftButton:
            self._open_at(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if not self._click_opens:
            self._open_at(event.position().toPoint())

    def _open_at(self, place: QPoint) -> None:
        index = self.indexAt(place)
        on_tick = index.data(Qt.ItemDataRole.CheckStateRole) is not None and self._in_tick(place)
        if (key := self._key(index)) and not on_tick:
            self.opened.emit(key)

    def _in_tick(self, place: QPoint) -> bool:
        return place.x() < (self._kept[1].inset + 2.1) * self.theme.em
