"""Zo ziet ieder het: five places from zwaar to goed, and the quote of one person."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rondom.dossier.perspectives import Perspective
from rondom.language import _
from ui.theme import Theme
from ui.widgets import paint_mark

STEPS = (-2, -1, 0, 1, 2)
WORDS = {-2: _("heel zwaar"), -1: _("zwaar"), 0: _("niet zwaar, niet goed"), 1: _("goed"), 2: _("heel goed")}


class Impact(QWidget):
    """One of five places, or none. Arrows move, Del takes it away. `chosen(int | None)`."""

    chosen = Signal(object)
    touched = Signal()
    """Someone is busy with it: the keys came here, or a place was chosen."""

    def __init__(self, theme: Theme, side: Perspective, name: str) -> None:
        super().__init__()
        self.theme, self._side = theme, side
        self._value: int | None = None
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(7.2), self.theme.px(2.1))

    def value(self) -> int | None:
        return self._value

    def show_value(self, value: int | None) -> None:
        self._value = value
        self._describe()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, em = QPainter(self), self.theme, self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = [self._place(step) for step in STEPS]
        painter.setPen(QPen(theme.color("line-strong"), 1.2))
        painter.drawLine(places[0], places[-1])
        painter.setBrush(theme.color("surface-raised"))
        for place in places:
            painter.drawEllipse(place, 0.24 * em, 0.24 * em)
        if self._value is not None:
            paint_mark(painter, theme, self._place(self._value), 0.46 * em, self._side.shape, self._side.role)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 0.4 * em, 0.4 * em)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.touched.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        near = min(STEPS, key=lambda step: abs(self._place(step).x() - event.position().x()))
        self._choose(None if near == self._value else near)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._choose(0 if self._value is None else max(-2, min(2, self._value + step)))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def _choose(self, value: int | None) -> None:
        if value != self._value:
            self.touched.emit()
            self.show_value(value)
            self.chosen.emit(value)

    def _place(self, step: int) -> QPointF:
        edge = 0.7 * self.theme.em
        return QPointF(edge + (step + 2) / 4 * (self.width() - 2 * edge), self.height() / 2)

    def _describe(self) -> None:
        said = WORDS[self._value] if self._value is not None else _("nog niet gevraagd")
        self.setAccessibleName(f"{self._side.name}: {said}")
        self.setToolTip(said)
