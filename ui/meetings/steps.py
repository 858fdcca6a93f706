"""The side of the table: whose meeting it is, the steps, and the clock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rondom.language import _, day_month
from rondom.meetings.agenda_clock import AgendaClock
from rondom.meetings.detail import MeetingDetail, StepRow
from rondom.meetings.model import StepState
from ui.meetings.fields import words
from ui.meetings.ring import ClockRing
from ui.theme import SEMIBOLD, Theme
from ui.widgets import Row, RowDelegate, RowList, RowState, button, column, row
from ui.widgets.rows import Index

WIDE = 12.85
NOW, DONE, SKIPPED, TODO = "arrow-right", "check", "minus", "circle"
_WORDS = {NOW: _("nu"), DONE: _("gedaan"), SKIPPED: _("overgeslagen"), TODO: _("straks")}


class StepDelegate(RowDelegate):
    """Done with a tick, now on petrol, later with an open dot; no hairlines."""

    def paint_ground(self, painter: QPainter, view: RowState, index: Index) -> None:
        one: Row = index.data(Qt.ItemDataRole.UserRole)
        em, rect = self.theme.em, QRectF(view.rect)
        painter.setPen(Qt.PenStyle.NoPen)
        if one.icon == NOW:
            painter.setBrush(self.theme.color("accent"))
            painter.drawRoundedRect(rect.adjusted(0, 0.02 * em, 0, -0.02 * em), 0.45 * em, 0.45 * em)
        elif view.hovered:
            painter.setBrush(self.theme.color("hover"))
            painter.drawRoundedRect(rect, 0.45 * em, 0.45 * em)

    def paint_words(self, painter: QPainter, box: QRectF, one: Row) -> None:
        em, theme, now = self.theme.em, self.theme, one.icon == NOW
        ink = {NOW: "accent-ink", DONE: "ink"}.get(one.icon, "ink-muted")
        ratio = painter.device().devicePixelRatioF()
        self._paint_mark(painter, box, one.icon, ratio)
        font, size = self.font(0.97, bold=now)
        wide = size.horizontalAdvance(one.end)
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(
            QRectF(box.right() - wide - 1, box.y(), wide + 1, box.height()), Qt.AlignmentFlag.AlignVCenter, one.end
        )
        left = box.left() + 1.35 * em
        self.write(
            painter, QRectF(left, box.y(), box.right() - wide - 0.4 * em - left, box.height()), one.text, 0.97, ink, now
        )

    def _paint_mark(self, painter: QPainter, box: QRectF, icon: str, ratio: float) -> None:
        em, middle = self.theme.em, box.center().y()
        if icon == TODO:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(self.theme.color("line-strong"))
            pen.setWidthF(0.075 * em)
            painter.setPen(pen)
            painter.drawEllipse(QRectF(box.left() + 0.27 * em, middle - 0.18 * em, 0.36 * em, 0.36 * em))
            return
        role = {NOW: "accent-ink", DONE: "accent"}.get(icon, "ink-muted")
        painter.drawPixmap(round(box.left()), round(middle - 0.45 * em), self.theme.pixmap(icon, role, 0.9, ratio))


class StepList(RowList):
    """Letters are keys of the window, not a search in this list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalnum():
            event.ignore()
        else:
            super().keyPressEvent(event)


class TableSide(QWidget):
    """`asked(step id)`; `added` when a step should come after this one."""

    asked = Signal(str)
    added = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self._name = words(theme, "", 1.37, SEMIBOLD)
        self._line = words(theme, "", 0.97, tone="muted", wrap=True)
        self.list = StepList(
            theme, "table.steps", spoken=_("Stappen"), delegate=StepDelegate(theme, inset=0.56, high=1.76), whole=True
        )  # fmt: skip
        self.list.opened.connect(self.asked)
        add = button(_("Stap erbij"), "link", theme, "plus", name="table.add_step", on=self.added.emit)
        self.ring = ClockRing(theme)
        self._end = words(theme, "", 0.97, tone="muted", name="table.end")
        self._end.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFixedWidth(p(WIDE))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        head = column(self._name, self._line, margins=(p(1.35), p(0.95), p(1), 0))
        steps = column(self.list, row(p(0.5), add, None), margins=(p(0.78), 0, p(0.6), 0))
        clock = column(row(self.ring), p(0.2), self._end, margins=(p(1), 0, p(1), p(1.1)))
        outer = column(head, p(0.6), steps, p(0.3), clock)
        outer.setStretch(4, 1)
        outer.setAlignment(clock, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(outer)

    def minimumSizeHint(self) -> QSize:
        """The ring shrinks before the window must grow."""
        return QSize(self.theme.px(WIDE), self.theme.px(12))

    def show_detail(self, detail: MeetingDetail, shown: str) -> None:
        """`shown` is the id of the step whose page is on the screen."""
        head = detail.head
        self._name.setText(detail.pupil.first_name)
        when = day_month(head.starts_at.date()) if head.starts_at else ""
        self._line.setText(", ".join(part for part in (head.kind_name, when) if part))
        self.list.show_rows([_row(step, step.id == shown) for step in detail.steps])
        self.list.choose(shown)

    def show_clock(self, clock: AgendaClock) -> None:
        self.ring.show_clock(clock)
        self._end.setText(clock.end_words)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("surface"))


def _row(step: StepRow, now: bool) -> Row:
    state = NOW if now else {StepState.DONE: DONE, StepState.SKIPPED: SKIPPED}.get(step.state, TODO)
    minutes = _("{n} min").format(n=step.minutes) if now else str(step.minutes)
    name = step.short or _("Nieuwe stap")
    spoken = _("{step}, {n} minuten, {state}").format(step=name, n=step.minutes, state=_WORDS[state])
    return Row(step.id, name, icon=state, end=minutes, spoken=spoken)


def step_names(steps: Sequence[StepRow], shown: str) -> tuple[str, str]:
    """The names of the step before and the step after; "" at the ends."""
    at = next((place for place, step in enumerate(steps) if step.id == shown), 0)
    before = steps[at - 1].short if at > 0 else ""
    after = steps[at + 1].short if at + 1 < len(steps) else ""
    return before, after
