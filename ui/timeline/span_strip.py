"""A time on a line of the years around it: crisp for one day, soft at the ends for what is about."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rondom.timeline.spans import Context, Span, VagueDate
from ui.theme import Theme

_ROOM = timedelta(200)
"""The least that is shown on either side."""


class SpanStrip(QWidget):
    """Hidden as long as there is no time. `show_span` with an `until` shows a period, soft where either end is vague."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._when: VagueDate | None = None
        self._until: VagueDate | None = None
        self._role = "lane-kind"
        self.setFixedHeight(theme.px(2.3))
        self.hide()

    def show_span(self, when: VagueDate | None, context: Context, role: str, until: VagueDate | None = None) -> None:
        self._when, self._until, self._role = when or until, until, role
        self.setVisible(self._when is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._when is None:
            return
        painter, theme = QPainter(self), self.theme
        middle, em = self.height() * 0.4, theme.em
        painter.setPen(QPen(theme.color("line-strong"), 1))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        when, until = self._when, self._until or self._when
        whole = min(when.earliest, until.earliest), max(when.latest, until.latest)
        first, last = _around(whole)
        days = max(1, (last - first).days)
        left = (whole[0] - first).days / days * self.width()
        wide = max(0.4 * em, ((whole[1] - whole[0]).days + 1) / days * self.width())
        painter.fillRect(QRectF(left, middle - 0.5 * em, wide, em), self._fade(left, wide, when.span, until.span))
        self._paint_years(painter, first, last, middle)

    def _fade(self, left: float, wide: float, start: Span, end: Span) -> QBrush:
        """How strong it is at each day: as sure as what was said."""
        if start[0] == end[1]:
            return QBrush(self.theme.color(self._role))
        whole = max(1, (end[1] - start[0]).days)
        if start == end:
            places = [(0.0, 0.0), (0.3, 0.75), (0.7, 0.75), (1.0, 0.0)]
        else:
            sure, over = (start[1] - start[0]).days / whole, (end[0] - start[0]).days / whole
            inner = min(sure, over), max(sure, over)
            places = [
                (0.0, 0.0 if sure else 0.75),
                (inner[0], 0.75),
                (inner[1], 0.75),
                (1.0, 0.0 if over < 1 else 0.75),
            ]
        shade = QLinearGradient(left, 0, left + wide, 0)
        for place, strength in places:
            shade.setColorAt(place, self.theme.color(self._role, max(0.004, strength)))
        return QBrush(shade)

    def _paint_years(self, painter: QPainter, first: date, last: date, middle: float) -> None:
        em, days = self.theme.em, max(1, (last - first).days)
        painter.setPen(self.theme.color("ink-muted"))
        painter.setFont(self.theme.font(0.8))
        step = max(1, (last.year - first.year) // 6)
        for year in range(first.year + 1, last.year + 1, step):
            x = (date(year, 1, 1) - first).days / days * self.width()
            painter.drawLine(QPointF(x, middle - 0.2 * em), QPointF(x, middle + 0.25 * em))
            wide = painter.fontMetrics().horizontalAdvance(str(year))
            if x + wide < self.width():
                painter.drawText(QPointF(x - wide / 2, middle + 1.15 * em), str(year))


def _around(span: Span) -> Span:
    """Room on both sides: half a year, or as much as it is long. No further than the calendar goes."""
    room = max(_ROOM, (span[1] - span[0]) / 2)
    return max(date.min + room, span[0]) - room, min(date.max - room, span[1]) + room
