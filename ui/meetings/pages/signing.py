"""Signing on the screen, with a finger, a pen or the mouse; or saying that it stands on paper."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTouchEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rondom.language import _
from rondom.meetings.strokes import RATIO, Point
from ui.meetings.fields import words
from ui.theme import Theme
from ui.widgets import Dialog, button, column, row

WIDE = 34.0
"""em of the field to draw in."""
Strokes = Sequence[Sequence[Point]]


def signature_path(strokes: Strokes, box: QRectF) -> QPainterPath:
    """Lines that flow from the middle of each piece to the next, as a pen does."""
    path = QPainterPath()
    for stroke in strokes:
        points = [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in stroke]
        if not points:
            continue
        path.moveTo(points[0])
        for before, after in pairwise(points[1:]):
            path.quadTo(before, (before + after) / 2)
        path.lineTo(points[-1])
    return path


def paint_signature(painter: QPainter, theme: Theme, strokes: Strokes, box: QRectF, thick: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(theme.color("ink"), thick)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(signature_path(strokes, box))


class SignaturePad(QWidget):
    """A field to draw in. Only where the line goes is kept, never how fast or how hard. `changed` after every line."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.strokes: list[list[Point]] = []
        self._drawing = False
        self.setObjectName("sign.pad")
        self.setAccessibleName(_("Veld voor de handtekening. Tekenen gaat met een vinger, een pen of de muis."))
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def drawn(self) -> bool:
        return any(len(stroke) > 1 for stroke in self.strokes)

    def undo(self) -> None:
        """Without the last line."""
        if self.strokes:
            self.strokes.pop()
            self._tell()

    def clear(self) -> None:
        self.strokes.clear()
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDE), round(self.theme.px(WIDE) / RATIO))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(12), round(self.theme.px(12) / RATIO))

    def heightForWidth(self, width: int) -> int:
        return round(width / RATIO)

    # drawing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._end()

    def event(self, event: QEvent) -> bool:
        """A finger draws as the mouse does; a second finger changes nothing."""
        if isinstance(event, QTouchEvent) and event.points():
            spot = event.points()[0].position()
            if event.type() == QEvent.Type.TouchBegin:
                self._begin(spot)
            elif event.type() == QEvent.Type.TouchUpdate:
                self._go(spot)
            else:
                self._end()
            event.accept()
            return True
        return super().event(event)

    def _begin(self, spot: QPointF) -> None:
        self._drawing = True
        self.strokes.append([self._at(spot)])

    def _go(self, spot: QPointF) -> None:
        if self._drawing:
            self.strokes[-1].append(self._at(spot))
            self.update()

    def _end(self) -> None:
        """A touch without a line is no line."""
        if self._drawing:
            self._drawing = False
            if len(self.strokes[-1]) < 2:
                self.strokes.pop()
            self._tell()

    def _at(self, spot: QPointF) -> Point:
        return (
            min(1.0, max(0.0, spot.x() / max(1, self.width()))),
            min(1.0, max(0.0, spot.y() / max(1, self.height()))),
        )

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, em = QPainter(self), self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("line-strong"), 1))
        painter.setBrush(self.theme.color("surface-field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 0.5 * em, 0.5 * em)
        ground = self.height() * 0.74
        painter.setPen(QPen(self.theme.color("line"), 1))
        painter.drawLine(QPointF(1.2 * em, ground), QPointF(self.width() - 1.2 * em, ground))
        paint_signature(painter, self.theme, self.strokes, QRectF(self.rect()), max(1.6, 0.11 * em))


class DrawnSignature(QWidget):
    """A signature as it was drawn, small."""

    def __init__(self, theme: Theme, strokes: Strokes, name: str, em: float = 1.5) -> None:
        super().__init__()
        self.theme, self._strokes = theme, strokes
        self.setAccessibleName(_("Handtekening van {name}").format(name=name))
        self.setFixedSize(theme.px(em * RATIO), theme.px(em))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_signature(QPainter(self), self.theme, self._strokes, QRectF(self.rect()), max(1.0, 0.06 * self.theme.em))


class SignDialog(Dialog):
    """One person signs. `on_paper` is True when they said that it stands on paper; else `strokes` is what was drawn."""

    def __init__(self, theme: Theme, name: str, told: str, parent: QWidget | None = None) -> None:
        self.pad = SignaturePad(theme)
        self.on_paper = False
        p = theme.px
        back = button(_("Laatste lijn weg"), "link", theme, "undo-2", name="sign.undo", on=self.pad.undo)
        away = button(_("Opnieuw"), "link", theme, "rotate-ccw", name="sign.clear", on=self.pad.clear)
        paper = button(_("Op papier getekend"), "link", theme, "file-text", name="sign.paper", on=self._take_paper)
        self._tools = (back, away)
        content = column(
            words(theme, told, 0.9, tone="muted", wrap=True), p(0.5), self.pad, p(0.3), row(back, away, None, paper, gap=p(0.9))
        )  # fmt: skip
        super().__init__(
            theme, _("Handtekening van {name}").format(name=name), _("Zo is het goed"), content=content, parent=parent,
            wide=WIDE + 4,
        )  # fmt: skip
        self.pad.changed.connect(self._check)
        self._check()

    @property
    def strokes(self) -> Strokes:
        return self.pad.strokes

    def _take_paper(self) -> None:
        self.on_paper = True
        self.accept()

    def _check(self) -> None:
        drawn = self.pad.drawn
        self.verb.setEnabled(drawn)
        self.verb.setToolTip("" if drawn else _("Teken eerst in het veld, of kies “op papier”."))
        for one in self._tools:
            one.setEnabled(bool(self.pad.strokes))
