"""Na het gesprek: what everyone answered over the years, every answer a dot. No average, no name, no line through the dots."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from rondom.collaboration.scores import FEWEST, Column, Period, QuestionYears, ScoreYears
from rondom.dossier.perspectives import side
from rondom.language import _, plural
from ui.theme import Theme
from ui.widgets import column, flow, label, paint_mark
from ui.widgets.outline import Part

TOP = 10
_HIGH, _FOOT, _LEFT = 9.0, 2.3, 1.5
"""em: of the field, under it for the period, before it for the numbers."""
_WIDE = 17.0
DOT, STEP = 0.27, 0.62
"""em: radius of an answer, and between two of the same value."""


class ScoreChart(QWidget):
    """One question. The same in words for a screen reader."""

    def __init__(self, theme: Theme, shown: QuestionYears) -> None:
        super().__init__()
        self.theme, self._shown = theme, shown
        self.setObjectName(f"scores.{shown.question.key}")
        self.setAccessibleName(chart_words(shown))
        self.setToolTip("\n".join(column_words(one) for one in shown.columns))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(_WIDE), self.theme.px(_HIGH + _FOOT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(11), self.theme.px(_HIGH + _FOOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, em = QPainter(self), self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = QRectF(_LEFT * em, 0.5 * em, self.width() - _LEFT * em, (_HIGH - 1.0) * em)
        self._paint_scale(painter, field)
        wide = field.width() / max(1, len(self._shown.columns))
        for at, one in enumerate(self._shown.columns):
            box = QRectF(field.left() + at * wide + 0.15 * em, field.top(), wide - 0.3 * em, field.height())
            self._paint_column(painter, box, one)

    def _paint_scale(self, painter: QPainter, field: QRectF) -> None:
        em = self.theme.em
        painter.setFont(self.theme.font(0.8))
        for value in (0, 5, TOP):
            y = field.bottom() - value / TOP * field.height()
            painter.setPen(self.theme.color("line"))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            painter.setPen(self.theme.color("ink-muted"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - em, (_LEFT - 0.35) * em, 2 * em), right, str(value))

    def _paint_column(self, painter: QPainter, box: QRectF, one: Column) -> None:
        em = self.theme.em
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("surface-sunken"))
        painter.setOpacity(0.55)
        painter.drawRoundedRect(box.adjusted(0, -0.35 * em, 0, 0.35 * em), 0.4 * em, 0.4 * em)
        painter.setOpacity(1.0)
        for place, role, shape in dot_places(one, box, em):
            paint_mark(painter, self.theme, place, DOT * em, shape, role)
        painter.setPen(self.theme.color("ink-muted"))
        painter.setFont(self.theme.font(0.8))
        middle = Qt.AlignmentFlag.AlignCenter
        if not one.dots:
            painter.drawText(box, middle | Qt.TextFlag.TextWordWrap, _("te weinig"))
        below = QRectF(box.left() - em, box.bottom() + 0.45 * em, box.width() + 2 * em, 2.2 * em)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, short_words(one.period))


def dot_places(one: Column, box: QRectF, em: float) -> list[tuple[QPointF, str, str]]:
    """Where every answer stands, with its colour and shape: those of the same value side by side around the middle."""
    found: list[tuple[QPointF, str, str]] = []
    for value in sorted({dot.value for dot in one.dots}):
        same = [dot for dot in one.dots if dot.value == value]
        step = min(STEP * em, (box.width() - 0.7 * em) / max(1, len(same) - 1)) if len(same) > 1 else 0.0
        y = box.bottom() - value / TOP * box.height()
        for at, dot in enumerate(same):
            x = box.center().x() + (at - (len(same) - 1) / 2) * step
            mark = side(dot.side) if dot.side else None
            found.append((QPointF(x, y), mark.role if mark else "ink-muted", mark.shape if mark else "dot"))
    return found


def short_words(period: Period) -> str:
    """The half, and under it the year: najaar / ’25"""
    half = _("voorjaar") if period.half else _("najaar")
    return f"{half}\n’{(period.year + period.half) % 100:02}"


def column_words(one: Column) -> str:
    """najaar 2025: 6, 7, 7, 8, 9"""
    if not one.dots:
        return _("{period}: te weinig antwoorden om te tonen").format(period=one.period.words)
    return f"{one.period.words}: {', '.join(str(dot.value) for dot in one.dots)}"


def chart_words(shown: QuestionYears) -> str:
    return f"{shown.question.asked} {'. '.join(column_words(one) for one in shown.columns)}."


def score_parts(theme: Theme, years: ScoreYears) -> list[Part]:
    """Everything under “Na het gesprek”; nothing when nobody answered anywhere."""
    if years.empty:
        return []
    p = theme.px
    count = plural(years.meetings, "Na {n} gesprek", "Na {n} gesprekken")
    told = _(
        "{count}, zonder namen. Ieder een eigen cijfer, nooit een gemiddelde. Minder dan {few} antwoorden tonen we niet."
    )
    made = [_chart(theme, one) for one in years.questions]
    charts = column(*(_two(theme, made[at : at + 2]) for at in range(0, len(made), 2)), gap=p(1.0))
    parts: list[Part] = [
        p(1.6), label(_("Na het gesprek"), "section"), p(0.1),
        label(told.format(count=count, few=FEWEST), tone="muted", wrap=True), p(0.6), charts,
    ]  # fmt: skip
    if years.remarks:
        parts += [p(0.8), label(_("Erbij gezegd"), "small-strong", "muted"), p(0.2), *_remarks(theme, years.remarks)]
    return parts


def _two(theme: Theme, charts: Sequence[QWidget]) -> QLayout:
    """Beside each other, and under each other with large text."""
    made = flow(theme.folded, *charts, gap=theme.px(1.6))
    for at in range(len(charts)):
        made.setStretch(at, 1)
    return made


def _chart(theme: Theme, one: QuestionYears) -> QWidget:
    made = QWidget()
    made.setLayout(column(label(one.question.short, "small-strong"), theme.px(0.2), ScoreChart(theme, one)))
    made.setMinimumWidth(theme.px(11))
    return made


def _remarks(theme: Theme, remarks: Sequence[tuple[Period, str]]) -> list[Part]:
    """In own words, with names of children and families left out; alphabetically, so that no order tells who."""
    parts: list[Part] = []
    for period in dict.fromkeys(period for period, _text in remarks):
        said = [label(f"“{text}”", "voice", wrap=True) for when, text in remarks if when == period]
        parts += [label(period.words, "small", "muted"), *said, theme.px(0.4)]
    return parts
