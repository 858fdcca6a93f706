"""A short list whose rows say everything: long words go on below instead of ending in …"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.theme import Theme
from ui.widgets.rows import NORMAL, Index, Row, RowDelegate, RowList

ABOVE, BETWEEN, GAP = 0.5, 0.1, 0.8
"""em above the words, between the words and what stands below them, and before the words at the right."""
END_MOST = 0.3
"""Of the width of a row; longer words at the right come below."""
DETAIL = 0.93
FAR = 100_000.0


class WrappedDelegate(RowDelegate):
    """The text, below it the detail, both as high as they need at the width `wide` in pixels."""

    def __init__(self, theme: Theme, inset: float) -> None:
        super().__init__(theme, inset)
        self.wide = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(12), self.height(index.data(Qt.ItemDataRole.UserRole)))

    def height(self, one: Row) -> int:
        """In pixels."""
        em = self.theme.em
        room = self._room(one, self.wide - 2 * self.inset * em)
        high = self._high(one.text, room, 1.0) + (BETWEEN * em + self._high(self._below(one), room, DETAIL))
        return max(self.theme.px(NORMAL), round(high + 2 * ABOVE * em))

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        em = self.theme.em
        first = QRectF(box.x(), box.y(), box.width(), NORMAL * em)
        left = box.left() + self.paint_front(painter, first, one)
        if self._beside(one, box.width()):
            self.paint_end(painter, first, one)
        room = self._room(one, box.width())
        top = box.y() + self._top(one, room)
        used = self._wrapped(painter, QRectF(left, top, room, FAR), one.text, 1.0, "ink-muted" if one.ticked else "ink", bool(one.ticked))  # fmt: skip
        below = self._below(one)
        if below:
            self._wrapped(
                painter, QRectF(left, top + used + BETWEEN * em, room, FAR), below, DETAIL, "ink-muted", False
            )

    def _top(self, one: Row, room: float) -> float:
        """One line alone stands in the middle of its row."""
        em = self.theme.em
        high = self._high(one.text, room, 1.0)
        alone = not self._below(one) and high < 2 * self.font()[1].lineSpacing()
        return (NORMAL * em - high) / 2 if alone else ABOVE * em

    def _room(self, one: Row, wide: float) -> float:
        """For the words, between the tick or mark and the end."""
        em = self.theme.em
        front = 2.07 * em if one.ticked is not None else 1.67 * em if one.lane else 1.9 * em if one.icon else 0.0
        end = self._end_width(one) if self._beside(one, wide) else 0.0
        return max(4 * em, wide - front - end)

    def _beside(self, one: Row, wide: float) -> bool:
        return bool(one.end) and self._end_width(one) <= END_MOST * wide

    def _end_width(self, one: Row) -> float:
        loud = one.end_tone not in ("ink", "ink-muted")
        icon = 1.4 * self.theme.em if one.end_icon else 0.0
        return self.font(0.87, bold=loud)[1].horizontalAdvance(one.end) + icon + GAP * self.theme.em

    def _below(self, one: Row) -> str:
        """What the row tells more; also its end when that is too long to stand at the right."""
        end = "" if self._beside(one, self.wide - 2 * self.inset * self.theme.em) else one.end
        return " · ".join(part for part in (end, one.side, one.detail) if part)

    def _high(self, text: str, wide: float, em: float) -> float:
        if not text:
            return 0.0
        return self.font(em)[1].boundingRect(QRectF(0, 0, wide, FAR), Qt.TextFlag.TextWordWrap, text).height()

    def _wrapped(self, painter: QPainter, box: QRectF, text: str, em: float, role: str, struck: bool) -> float:
        """Returns how high it is."""
        painter.setFont(self.font(em, struck=struck)[0])
        painter.setPen(self.theme.color(role))
        painter.drawText(box, Qt.TextFlag.TextWordWrap, text)
        return self._high(text, box.width(), em)


class WrappedList(RowList):
    """As high as its rows need; the page scrolls."""

    def __init__(self, theme: Theme, name: str, *, spoken: str = "", inset: float = 0.8) -> None:
        self._wrapped = WrappedDelegate(theme, inset)
        super().__init__(theme, name, spoken=spoken, delegate=self._wrapped, whole=True)
        self.setUniformItemSizes(False)

    def whole_height(self) -> int:
        self._wrapped.wide = self.viewport().width()
        return sum(self._wrapped.height(one) for one in self.rows())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setFixedHeight(self.whole_height())
            self.scheduleDelayedItemsLayout()
