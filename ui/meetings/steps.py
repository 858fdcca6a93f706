"""The side of the table: whose meeting it is, the steps, and the clock."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QSizePolicy, QWidget

from rondom.language import _, day_month
from rondom.meetings.agenda_clock import AgendaClock
from rondom.meetings.detail import MeetingDetail, StepRow
from rondom.meetings.model import StepState
from rondom.meetings.templates import OWN_STEP
from ui.meetings.fields import words
from ui.meetings.ring import COMPACT, SMALLEST, ClockRing, ring_words
from ui.meetings.running import coming_step
from ui.meetings.talks import after_talk, next_talk, talk_words
from ui.theme import SEMIBOLD, Theme
from ui.widgets import Row, RowDelegate, RowList, RowState, button, column, row
from ui.widgets.rows import Index

WIDE = 12.85
HIGH, LOWEST = 1.76, 1.42
"""em of a step; in a low window steps come closer, and then the list scrolls."""
LOW = 31.0
"""em of height; in less the clock is compact."""
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
        left = box.left() + 1.35 * em
        end = end_beside(size, one, box.right() - left - 0.4 * em)
        wide = size.horizontalAdvance(end)
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(
            QRectF(box.right() - wide - 1, box.y(), wide + 1, box.height()), Qt.AlignmentFlag.AlignVCenter, end
        )
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


def end_beside(size: QFontMetricsF, one: Row, room: float) -> str:
    """12 min; only 12 when the name of the step would be cut short by it."""
    whole = size.horizontalAdvance(one.text) + size.horizontalAdvance(one.end) <= room
    return one.end if whole else one.end.split(" ")[0]


class StepList(RowList):
    """Letters are keys of the window, not a search in this list. `moved(key, by)` on Alt+↑ and Alt+↓."""

    moved = Signal(str, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self.value():
                self.moved.emit(self.value(), by)
        elif event.text().isalnum():
            event.ignore()
        else:
            super().keyPressEvent(event)


class TableSide(QWidget):
    """`asked(step id)`; `added(step id)` when a step should come after that one, "" for the one that goes on."""

    asked = Signal(str)
    added = Signal(str)
    skipped = Signal(str)
    moved = Signal(str, int)
    """Step and its new place."""
    removed = Signal(str)
    next_talk_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self._name = words(theme, "", 1.37, SEMIBOLD)
        self._line = words(theme, "", 0.97, tone="muted", wrap=True)
        self._delegate = StepDelegate(theme, inset=0.56, high=HIGH)
        self.list = StepList(theme, "table.steps", spoken=_("Stappen"), delegate=self._delegate)
        self._steps: tuple[StepRow, ...] = ()
        self.list.opened.connect(self.asked)
        self.list.moved.connect(self._move)
        self.list.removed.connect(self._remove)
        self.list.menu_asked.connect(lambda key, place: self.menu(key).popup(place))
        add = button(_("Stap erbij"), "link", theme, "plus", name="table.add_step", on=partial(self.added.emit, ""))
        self._next_talk = button("", "link", theme, "arrow-right", name="table.next_talk", on=self.next_talk_asked.emit)
        self._next_talk.hide()
        self.ring = ClockRing(theme)
        self._end = words(theme, "", 0.97, tone="muted", name="table.end")
        self._end.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFixedWidth(p(WIDE))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._head = column(self._name, self._line, margins=(p(1.35), p(0.95), p(1), 0))
        self._below = (add, self._next_talk)
        self._add = column(row(p(1.28), add, None), row(p(1.28), self._next_talk, None))
        self._left = words(theme, "", 0.97, SEMIBOLD, name="table.left")
        self._words = column(None, self._left, self._end, None)
        self._clock = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._clock.setContentsMargins(p(1), 0, p(0.6), p(1.1))
        self._clock.addStretch(1)
        self._clock.addWidget(self.ring, 100)
        self._clock.addSpacing(p(0.3))
        self._clock.addLayout(self._words)
        outer = column(
            self._head, p(0.6), row(self.list, margins=(p(0.78), 0, p(0.6), 0)), self._add, p(0.3), self._clock
        )
        outer.setStretch(5, 1)
        self.setLayout(outer)
        self._compact: bool | None = None

    def minimumSizeHint(self) -> QSize:
        """The ring shrinks before the window must grow."""
        return QSize(self.theme.px(WIDE), self.theme.px(12))

    def show_detail(self, detail: MeetingDetail, shown: str) -> None:
        """`shown` is the id of the step whose page is on the screen."""
        head = detail.head
        self._name.setText(detail.pupil.first_name)
        when = day_month(head.starts_at.date()) if head.starts_at else ""
        told = talk_words(detail)
        about = ", ".join(part for part in (head.kind_name, when) if part)
        self._line.setText("\n".join(part for part in (about, told) if part))
        coming = next_talk(detail) if detail.sitting else None
        self._next_talk.setVisible(coming is not None)
        if coming is not None:
            self._next_talk.setText(after_talk(coming))
        rows = [_row(step, step.id == shown) for step in detail.steps]
        self._steps = detail.steps
        if rows != self.list.rows():
            self.list.show_rows(rows)
        self._fit()
        self.list.choose(shown)

    def menu(self, key: str) -> QMenu:
        """What can be done with one step."""
        at, step = next((place, one) for place, one in enumerate(self._steps) if one.id == key)
        made = QMenu(self)
        made.setObjectName("table.step.menu")
        own = step.key == OWN_STEP and not step.note.strip()
        for words_, may, do in (
            (_("Hierheen"), not step.current, partial(self.asked.emit, key)),
            (_("Stap erbij, hierna"), True, partial(self.added.emit, key)),
            (_("Overslaan"), step.state is StepState.TODO, partial(self.skipped.emit, key)),
            (_("Eerder"), at > 0, partial(self._move, key, -1)),
            (_("Later"), at + 1 < len(self._steps), partial(self._move, key, 1)),
            (_("Weghalen"), own and not step.current, partial(self._remove, key)),
        ):
            if may:
                made.addAction(words_).triggered.connect(lambda _on=False, do=do: do())
        made.aboutToHide.connect(made.deleteLater)
        return made

    def _move(self, key: str, by: int) -> None:
        at = next(place for place, one in enumerate(self._steps) if one.id == key) + by
        if 0 <= at < len(self._steps):
            self.moved.emit(key, at)

    def _remove(self, key: str) -> None:
        """Only a step of one's own in which nothing was written."""
        step = next(one for one in self._steps if one.id == key)
        if step.key == OWN_STEP and not step.note.strip() and not step.current:
            self.removed.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The steps get what the head and the clock leave; in a low window the words of the clock stand beside it."""
        p, compact = self.theme.px, self.height() < self.theme.px(LOW)
        if compact != self._compact:
            self._compact = compact
            self.ring.show_compact(compact)
            self._left.setVisible(compact)
            ways, align = QBoxLayout.Direction, Qt.AlignmentFlag
            self._clock.setDirection(ways.LeftToRight if compact else ways.TopToBottom)
            self._end.setAlignment(align.AlignLeft if compact else align.AlignHCenter)
            for words_ in (self._left, self._end):
                words_.setWordWrap(compact)
            self._clock.setStretch(0, 0 if compact else 1)
        rows = max(1, len(self.list.rows()))
        clock = COMPACT + 1.6 if compact else SMALLEST + 3.2
        head = self._head.totalHeightForWidth(self.width())
        below = sum(one.sizeHint().height() for one in self._below if not one.isHidden())
        room = self.height() - head - below - p(clock + 0.9)
        high = min(p(HIGH), max(p(LOWEST), room // rows))
        self._delegate.high = high / self.theme.em
        self.list.setFixedHeight(max(3 * high, min(room, rows * high)))
        policy = Qt.ScrollBarPolicy
        self.list.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if room < rows * high else policy.ScrollBarAlwaysOff
        )
        self.list.doItemsLayout()

    def show_clock(self, clock: AgendaClock) -> None:
        self.ring.show_clock(clock)
        self._left.setText(" ".join(part for part in ring_words(clock) if part))
        self._left.setProperty("tone", "caution" if clock.current and clock.current.over else "")
        self._end.setText(clock.end_words.replace(" uur", "\u00a0uur"))

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
    names = {step.id: step.short or _("Nieuwe stap") for step in steps}
    return names.get(coming_step(steps, shown, -1), ""), names.get(coming_step(steps, shown, 1), "")
