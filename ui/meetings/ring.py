"""The clock of a meeting as a quiet ring: every step a piece as long as it may take, the one that goes on in warm amber."""

from __future__ import annotations

from math import degrees

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rondom.language import _
from rondom.meetings.agenda_clock import AgendaClock, StepClock, minutes_up
from rondom.meetings.model import StepState
from ui.theme import SEMIBOLD, Theme

LARGEST, SMALLEST, COMPACT = 9.3, 6.6, 4.6
"""em: the ring gets what the list of steps leaves; in a low window it is compact and its words stand beside it."""
GAP = 0.2
"""em between two pieces."""


class ClockRing(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._clock: AgendaClock | None = None
        self._compact = False
        self.show_compact(False)

    def show_compact(self, compact: bool) -> None:
        """Small, with only the number inside."""
        self._compact, p = compact, self.theme.px
        least = p(COMPACT if compact else SMALLEST)
        self.setMinimumSize(QSize(least, least))
        self.setMaximumSize(QSize(least if compact else p(LARGEST) * 2, least if compact else p(LARGEST)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.px(COMPACT if self._compact else LARGEST)
        return QSize(side, side)

    def show_clock(self, clock: AgendaClock) -> None:
        self._clock = clock
        top, number, below = ring_words(clock)
        self.setAccessibleName(" ".join(part for part in (top, number, below) if part))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._clock is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(min(self.width(), self.height()))
        middle = QRectF(self.rect()).center()
        radius = side * 0.452
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("surface-raised"))
        painter.drawEllipse(middle, side * 0.357, side * 0.357)
        self._paint_steps(painter, middle, radius, side)
        self._paint_words(painter, middle, side)

    def _paint_steps(self, painter: QPainter, middle: QPointF, radius: float, side: float) -> None:
        assert self._clock is not None
        steps = [step for step in self._clock.steps if step.minutes]
        total = sum(step.minutes for step in steps)
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        gap = degrees(GAP * self.theme.em / radius)
        begin = 90.0
        for step in steps:
            span = 360 * step.minutes / total
            self._paint_step(painter, box, begin - gap / 2, max(1.0, span - gap), step, side)
            begin -= span

    def _paint_step(
        self, painter: QPainter, box: QRectF, begin: float, span: float, step: StepClock, side: float
    ) -> None:
        """A piece is drawn clockwise from `begin`; of the one that goes on, what is used stands out."""
        if step.now:
            self._arc(painter, box, begin, span, self.theme.color("lane-kind", 0.32), side * 0.069)
            self._arc(painter, box, begin, span * step.part, self.theme.color("lane-kind"), side * 0.069)
        else:
            role = "accent" if step.state is StepState.DONE else "pressed"
            self._arc(painter, box, begin, span, self.theme.color(role), side * 0.052)

    def _arc(self, painter: QPainter, box: QRectF, begin: float, span: float, color: QColor, wide: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, wide, c=Qt.PenCapStyle.FlatCap))
        painter.drawArc(box, round(begin * 16), -round(span * 16))

    def _paint_words(self, painter: QPainter, middle: QPointF, side: float) -> None:
        assert self._clock is not None
        theme = self.theme
        top, number, below = ring_words(self._clock)
        over = bool(self._clock.current and self._clock.current.over)
        number_em, words_em = side * 0.31 / theme.em, min(1.0, side * 0.118 / theme.em)
        if self._compact:
            self._line(painter, middle, 0.0, number, side * 0.42 / theme.em, "caution" if over else "ink", bold=True)
            return
        self._line(painter, middle, -side * 0.215, top, words_em, "ink-muted", bold=False)
        self._line(painter, middle, 0.0, number, number_em, "caution" if over else "ink", bold=True)
        self._line(painter, middle, side * 0.2, below, words_em, "caution" if over else "ink-muted", bold=False)

    def _line(
        self, painter: QPainter, middle: QPointF, down: float, text: str, em: float, role: str, bold: bool
    ) -> None:
        font = self.theme.font(em, SEMIBOLD) if bold else self.theme.font(em)
        wide, high = QFontMetricsF(font).horizontalAdvance(text) + 4, QFontMetricsF(font).height()
        painter.setFont(font)
        painter.setPen(self.theme.color(role))
        at = QRectF(middle.x() - wide / 2, middle.y() + down - high / 2, wide, high)
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, text)


def ring_words(clock: AgendaClock) -> tuple[str, str, str]:
    """nog / 5 / minuten; when it takes longer, calmly: al / 2 / min langer; before the start the planned length."""
    step = clock.current
    if step is None:
        return "", str(clock.planned_minutes), _("minuten")
    if step.over:
        return _("al"), str(-step.left_seconds // 60), _("min langer")
    left = minutes_up(step.left_seconds)
    return _("nog"), str(left), _("minuut") if left == 1 else _("minuten")
