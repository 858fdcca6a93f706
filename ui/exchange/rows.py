"""A row of an import: a square tick, the name, what happens, and what to know about it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ui.theme import Theme
from ui.widgets import Row, RowDelegate, RowState
from ui.widgets.rows import Index

NAME_WIDE = 15.0
TICK = 1.15


class ImportDelegate(RowDelegate):
    """Names stand in a column of their own. A tick means "do this", not "done": nothing is struck through."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, inset=0.9, high=2.4)

    def paint_ground(self, painter: QPainter, view: RowState, index: Index) -> None:
        """A hairline between children, not between the changes of one child."""
        theme, rect, one = self.theme, QRectF(view.rect), index.data(Qt.ItemDataRole.UserRole)
        if view.chosen or view.hovered:
            painter.fillRect(rect, theme.color("selected" if view.chosen else "hover"))
        if index.row() and one.text:
            side = self.inset * theme.em
            painter.fillRect(QRectF(rect.x() + side, rect.y(), rect.width() - 2 * side, 1), theme.color("line"))
        if view.chosen:
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), theme.color("accent"))

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        em, left = self.theme.em, box.left()
        if one.ticked is not None:
            state = Qt.CheckState.Checked if one.ticked else Qt.CheckState.Unchecked
            paint_square(painter, self.theme, QPointF(left + 0.6 * em, box.center().y()), state)
            left += 2.0 * em
        right = box.right() - self.paint_end(painter, box, one)
        wide = min(NAME_WIDE * em, (right - left) * 0.45)
        self.write(painter, QRectF(left, box.y(), wide, box.height()), one.text, bold=True)
        detail = QRectF(left + wide + 0.8 * em, box.y(), 0, box.height())
        detail.setRight(max(detail.left(), right))
        self.write(painter, detail, one.detail, 0.93, "ink-muted" if one.ticked is False else "ink")


class DoubtDelegate(ImportDelegate):
    """A row that opens a menu shows so."""

    def paint_end(self, painter: QPainter, box: QRectF, one: Row) -> float:
        em = self.theme.em
        picture = self.theme.pixmap("chevron-down", "ink-muted", 1.0, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(box.right() - em, box.center().y() - 0.5 * em), picture)
        return super().paint_end(painter, box.adjusted(0, 0, -1.5 * em, 0), one) + 1.5 * em


class TickAll(QCheckBox):
    """A check box over a list: all, some or none. Drawn as the ticks in the rows."""

    def __init__(self, theme: Theme, text: str, name: str) -> None:
        super().__init__(text)
        self.theme = theme
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(1.9) + self.fontMetrics().horizontalAdvance(self.text()), self.theme.px(2.1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, em = QPainter(self), self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_square(painter, self.theme, QPointF(0.65 * em, self.height() / 2), self.checkState())
        painter.setPen(self.theme.color("ink"))
        painter.drawText(self.rect().adjusted(self.theme.px(1.7), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


def paint_square(painter: QPainter, theme: Theme, middle: QPointF, state: Qt.CheckState) -> None:
    """A check box: open, or filled in the accent with a tick, or with a dash when it stands for some of many."""
    em = theme.em
    side = TICK * em
    on = state != Qt.CheckState.Unchecked
    square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen if on else QPen(theme.color("line-strong"), 1.4))
    painter.setBrush(theme.color("accent" if on else "surface-field"))
    painter.drawRoundedRect(square, 0.25 * em, 0.25 * em)
    if on:
        icon = "check" if state == Qt.CheckState.Checked else "minus"
        picture = theme.pixmap(icon, "accent-ink", 0.87, painter.device().devicePixelRatioF())
        painter.drawPixmap(middle - QPointF(0.43 * em, 0.43 * em), picture)
