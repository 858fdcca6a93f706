"""One person who could get the plan: a radio button with a mark, a name and the permission light."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from rondom.dossier.perspectives import side
from rondom.language import _
from ui.plan.share import Getter
from ui.theme import SEMIBOLD, Theme
from ui.widgets import LIGHTS, paint_mark

_FRONT, _INSET, _MARK = 1.9, 0.75, 1.75
"""Em: up to the mark, beside the row, from the mark to the name."""


class GetterRow(QRadioButton):
    """Real underneath, so arrows walk and a screen reader says it; on two lines when one is too narrow."""

    def __init__(self, theme: Theme, getter: Getter, name: str) -> None:
        super().__init__()
        self.theme, self.getter = theme, getter
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_getter(getter)

    def show_getter(self, getter: Getter) -> None:
        """The same person, perhaps with another light."""
        self.getter = getter
        light = getter.reader.light
        self.setAccessibleName(f"{getter.said}. {light.word}. {light.reason}")
        self.setToolTip(light.reason)
        self._fit()
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Only the width decides how high it is."""
        high = self.theme.px(2.7 if self._on_one_line(self.width()) else 3.5)
        if high != self.height():
            self.setFixedHeight(high)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(18), self.theme.px(2.7))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(12), self.theme.px(2.7))

    def _fonts(self) -> tuple[QFont, QFont]:
        return self.theme.font(1.0, SEMIBOLD), self.theme.font(0.87)

    def _light_wide(self) -> float:
        return (
            QFontMetricsF(self._fonts()[0]).horizontalAdvance(_(LIGHTS[self.getter.reader.light.status][0]))
            + self.theme.em * 1.6
        )

    def _on_one_line(self, width: int) -> bool:
        name, role = self._fonts()
        words = QFontMetricsF(name).horizontalAdvance(self.getter.reader.name)
        words += QFontMetricsF(role).horizontalAdvance(self.getter.reader.role)
        return words + self._light_wide() + self.theme.em * (_FRONT + _MARK + 2 * _INSET + 0.7) <= width

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, em = QPainter(self), self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        box = QRectF(self.rect()).adjusted(_INSET * em, 0, -_INSET * em, 0)
        one_line = self._on_one_line(self.width())
        first = box if one_line else QRectF(box.left(), box.top() + 0.35 * em, box.width(), 1.5 * em)
        self._paint_radio(painter, QPointF(box.left() + 0.6 * em, first.center().y()))
        mark = side(self.getter.reader.perspective.value)
        paint_mark(
            painter,
            self.theme,
            QPointF(box.left() + (_FRONT + 0.5) * em, first.center().y()),
            0.42 * em,
            mark.shape,
            mark.role,
        )
        self._paint_light(painter, first)
        self._paint_words(painter, box, first, one_line)

    def _paint_ground(self, painter: QPainter) -> None:
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 0.5 * self.theme.em, 0.5 * self.theme.em)

    def _paint_radio(self, painter: QPainter, middle: QPointF) -> None:
        em, on = self.theme.em, self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(self.theme.color("line-strong"), 1.2))
        painter.setBrush(self.theme.color("accent" if on else "surface-field"))
        painter.drawEllipse(middle, 0.6 * em, 0.6 * em)
        if on:
            painter.setBrush(self.theme.color("accent-ink"))
            painter.drawEllipse(middle, 0.22 * em, 0.22 * em)

    def _paint_light(self, painter: QPainter, line: QRectF) -> None:
        word, role, icon = LIGHTS[self.getter.reader.light.status]
        em, wide = self.theme.em, self._light_wide()
        left = line.right() - wide
        painter.drawPixmap(
            QPointF(left, line.center().y() - 0.55 * em), self.theme.pixmap(icon, role, 1.1, self.devicePixelRatioF())
        )
        painter.setFont(self._fonts()[0])
        painter.setPen(self.theme.color(role))
        painter.drawText(
            QRectF(left + 1.5 * em, line.top(), wide, line.height()), Qt.AlignmentFlag.AlignVCenter, _(word)
        )

    def _paint_words(self, painter: QPainter, box: QRectF, first: QRectF, one_line: bool) -> None:
        em = self.theme.em
        left = box.left() + (_FRONT + _MARK) * em
        room = first.right() - self._light_wide() - 0.6 * em - left
        strong, small = self._fonts()
        used = self._write(
            painter, QRectF(left, first.top(), room, first.height()), self.getter.reader.name, strong, "ink"
        )
        if one_line:
            rest = QRectF(left + used + 0.6 * em, first.top(), room - used, first.height())
        else:
            rest = QRectF(left, first.bottom(), box.right() - left, 1.3 * em)
        self._write(painter, rest, self.getter.reader.role, small, "ink-muted")

    def _write(self, painter: QPainter, box: QRectF, text: str, font: QFont, role: str) -> float:
        size = QFontMetricsF(font)
        short = size.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, box.width()))
        painter.setFont(font)
        painter.setPen(self.theme.color(role))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, short)
        return size.horizontalAdvance(short)
