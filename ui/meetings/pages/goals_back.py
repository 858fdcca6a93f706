"""Doel voor doel: how far each finds it, what worked, what was in the way, and what now. The answers stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from rondom import clock
from rondom.language import _, capital
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.looking_back import SCORES, GoalReview, change_outcome, goals_back, set_score
from rondom.timeline.lanes import LANES
from rondom.vault.vault import Session
from ui.meetings.fields import LineField, WordsField, words
from ui.meetings.pages.goal_next import NextChoice
from ui.meetings.pages.last_time import goal_steps
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.words import lane_of
from ui.theme import SEMIBOLD, Theme
from ui.widgets import KeptChoice, LaneMark, Segments, clear, column, flow, paint_mark, row

UNKNOWN = "?"
ANSWERS = (*((str(score), word) for score, word in SCORES), (UNKNOWN, _("weet ik niet")))
"""Key and word of every answer, from least to most, and who does not know."""


class Cell(QPushButton):
    """One answer of one person: an open ring, or the mark of that person. Large enough for a finger."""

    def __init__(self, theme: Theme, lane: str) -> None:
        super().__init__()
        self.theme, self._mark = theme, LANES[lane]
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(2.6), self.theme.px(2.1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, em, middle = QPainter(self), self.theme.em, QPointF(QRectF(self.rect()).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color(f"{self._mark.role}-tint"))
            painter.drawEllipse(middle, 0.95 * em, 0.95 * em)
            paint_mark(painter, self.theme, middle, 0.5 * em, self._mark.shape, self._mark.role)
        else:
            over = self.underMouse() or self.isDown()
            painter.setPen(QPen(self.theme.color("ink-muted" if over else "line-strong"), max(1.0, 0.06 * em)))
            painter.setBrush(self.theme.color("hover" if over else "surface-raised"))
            painter.drawEllipse(middle, 0.42 * em, 0.42 * em)
        if self.hasFocus():
            painter.setPen(QPen(self.theme.color("focus"), max(2.0, 0.09 * em)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 0.98 * em, 0.98 * em)


class Scale(QWidget):
    """Everyone under each other, the answers from left to right. `chosen(attendee, key)`."""

    chosen = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._people: tuple[tuple[str, str, str], ...] = ()
        self._levels: tuple[str, ...] = ()
        self._groups: dict[str, QButtonGroup | KeptChoice] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(0.3))
        self._grid.setVerticalSpacing(theme.px(0.12))

    def show_review(self, one: GoalReview, people: Sequence[AttendeeRow], place: int) -> None:
        """Made again only when other people sit here or the words of the levels changed."""
        here = tuple((person.id, person.short, person.perspective) for person in people)
        levels = one.goal.levels
        if (here, levels) != (self._people, self._levels):
            self._people, self._levels = here, levels
            self._make(place)
        said = {score.attendee_id: UNKNOWN if score.score is None else str(score.score) for score in one.scores}
        for key, group in self._groups.items():
            self._show(group, said.get(key, ""))

    def _show(self, group: QButtonGroup | KeptChoice, answer: str) -> None:
        if isinstance(group, KeptChoice):
            group.show_value(answer)
            return
        group.setExclusive(False)
        for at, (key, _word) in enumerate(ANSWERS):
            group.button(at).setChecked(key == answer)
        group.setExclusive(True)

    def _make(self, place: int) -> None:
        clear(self._grid)
        self._groups.clear()
        if not self.theme.folded:
            self._make_head()
        for at, (attendee, name, side) in enumerate(self._people, 2):
            mark = LaneMark(self.theme, lane_of(side), 0.9)
            who = QWidget()
            who.setLayout(row(mark, words(self.theme, name, 1.0, SEMIBOLD), None, gap=self.theme.px(0.4)))
            self._grid.addWidget(who, at, 0)
            base = f"table.score.{place}.{at - 2}"
            if self.theme.folded:
                self._grid.addWidget(self._choice(attendee, name, base), at, 1)
            else:
                self._make_cells(attendee, name, side, at, base)
        self._grid.setColumnStretch(0, 3)
        for column_ in range(1, len(ANSWERS) + 1):
            self._grid.setColumnStretch(column_, 2)

    def _make_head(self) -> None:
        """The words of the answers, and under them what was written for that level."""
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        for at, (_key, word) in enumerate(ANSWERS):
            told = words(self.theme, capital(word), 0.82, SEMIBOLD, wrap=True)
            told.setAlignment(middle)
            self._grid.addWidget(told, 0, at + 1)
            level = self._levels[at] if at < len(self._levels) else ""
            if level:
                small = words(self.theme, level, 0.78, tone="muted", wrap=True)
                small.setAlignment(middle)
                self._grid.addWidget(small, 1, at + 1)

    def _make_cells(self, attendee: str, name: str, side: str, at: int, base: str) -> None:
        group = self._groups[attendee] = QButtonGroup(self)
        for place, (key, word) in enumerate(ANSWERS):
            cell = Cell(self.theme, lane_of(side))
            cell.setObjectName(f"{base}.{key}")
            cell.setAccessibleName(_("{name}: {words}").format(name=name, words=word))
            cell.setToolTip(cell.accessibleName())
            group.addButton(cell, place)
            self._grid.addWidget(cell, at, place + 1)
        group.idClicked.connect(lambda place: self.chosen.emit(attendee, ANSWERS[place][0]))

    def _choice(self, attendee: str, name: str, base: str) -> KeptChoice:
        """Large text: the words do not fit beside each other."""
        made = self._groups[attendee] = KeptChoice(self.theme, ANSWERS, "", base)
        made.setAccessibleName(name)
        made.kept.connect(partial(self.chosen.emit, attendee))
        return made


class GoalPane(QWidget):
    """One goal: its scale, two questions and what now."""

    def __init__(self, table: TableDesk, goal_id: str) -> None:
        super().__init__()
        self._table, self._goal, self.theme = table, goal_id, table.theme
        theme, p = table.theme, table.theme.px
        self._people: Sequence[AttendeeRow] = ()
        self._text = words(theme, "", 1.13, SEMIBOLD, wrap=True)
        self._sign = words(theme, "", 1.0, tone="muted", wrap=True)
        frame = QFrame()
        frame.setProperty("part", "warm")
        frame.setLayout(column(self._text, self._sign, margins=(p(0.85), p(0.45), p(0.85), p(0.5))))
        self._scale = Scale(theme)
        self._scale.chosen.connect(self._score)
        self._worked = WordsField(theme, "", _("Wat werkte"), _("Wat werkte?"), lines=2, most=6)
        self._hindered = WordsField(theme, "", _("Wat zat in de weg"), _("Wat zat in de weg?"), lines=2, most=6)
        self._next = NextChoice(table, goal_id)
        self._more = LineField(theme, "", _("Toelichting"), _("toelichting"), bare=True)
        self._keep()
        both = flow(
            theme.folded,
            column(words(theme, _("Wat werkte?"), 1.0, SEMIBOLD, "muted"), p(0.15), self._worked),
            column(words(theme, _("Wat zat in de weg?"), 1.0, SEMIBOLD, "muted"), p(0.15), self._hindered),
            gap=p(0.8),
        )
        asked = words(theme, _("Wat nu?"), 1.0, SEMIBOLD, "muted")
        now = column(asked, p(0.15), row(self._next, None), p(0.2), self._more)
        self.setLayout(column(frame, p(0.5), self._scale, p(0.7), both, p(0.6), now, None))

    def show_review(self, one: GoalReview, people: Sequence[AttendeeRow], place: int) -> None:
        self._people = people
        self._text.setText(one.goal.text)
        sign = _("We merken het: {sign}").format(sign=one.goal.sign) if one.goal.sign.strip() else ""
        told = " ".join(part for part in (goal_steps(one.goal.now, one.goal.then), sign) if part)
        self._sign.setText(told)
        self._sign.setVisible(bool(told))
        self._scale.show_review(one, people, place)
        self._worked.show_value(one.worked)
        self._hindered.show_value(one.hindered)
        self._next.show_next(one.next, f"table.review.{place}", one.goal.text)
        self._more.show_value(one.next_words)
        names = ((self._worked, "worked"), (self._hindered, "hindered"), (self._more, "next_words"))
        for field, name in names:
            field.setObjectName(f"table.review.{place}.{name}")

    def _keep(self) -> None:
        meeting, goal = self._table.meeting_id, self._goal
        pairs: tuple[tuple[WordsField | LineField, str], ...] = (
            (self._worked, "worked"), (self._hindered, "hindered"), (self._more, "next_words"),
        )  # fmt: skip
        for field, name in pairs:

            def write(session: Session, value: str, name: str = name) -> None:
                change_outcome(session, meeting, goal, **{name: value})

            self._table.keep(self, field, _("Teruggekeken op een doel"), write, f"review:{goal}:{name}")

    def _score(self, attendee: str, key: str) -> None:
        who = next(one for one in self._people if one.id == attendee)
        meeting, goal, score = self._table.meeting_id, self._goal, None if key == UNKNOWN else int(key)
        self._table.write(
            self, _("Opgeschreven hoe ver we zijn"),
            lambda session: set_score(session, meeting, goal, attendee, who.short, who.perspective, score),
        )  # fmt: skip


class GoalsBackPage(TablePage):
    looks_further = True

    def __init__(self, table: TableDesk) -> None:
        super().__init__(table)
        p = self.theme.px
        self._panes: dict[str, GoalPane] = {}
        self._reviews: tuple[GoalReview, ...] = ()
        self._at = 0
        self._which: Segments | None = None
        self._place, self._here = row(), column()
        self._nothing = self.words(_("Er is geen doel om op terug te kijken."), tone="muted", wrap=True)
        self._told = self.words(
            _("Ieder antwoordt voor zich. Verschillen mogen blijven staan."), tone="muted", wrap=True
        )
        self.setLayout(column(self._place, p(0.3), self._told, p(0.4), self._here, self._nothing, None))

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        meeting, today = self.meeting_id, clock.today()

        def read(session: Session) -> tuple[GoalReview, ...]:
            return goals_back(session, meeting, today)

        self.table.desk.tasks.read(self, read, self._show)

    def _show(self, reviews: tuple[GoalReview, ...]) -> None:
        if len(reviews) != len(self._reviews):
            self._offer(len(reviews))
        self._reviews = reviews
        self._at = min(self._at, max(0, len(reviews) - 1))
        self._nothing.setVisible(not reviews)
        self._told.setVisible(bool(reviews))
        people = [one for one in self.detail.at_table if not one.interprets] if self.detail else []
        for place, one in enumerate(reviews):
            pane = self._panes.get(one.goal.id)
            if place != self._at:
                if pane is not None:
                    pane.hide()
                continue
            if pane is None:
                pane = self._panes[one.goal.id] = GoalPane(self.table, one.goal.id)
                self._here.addWidget(pane)
            pane.show_review(one, people, place)
            pane.show()

    def _offer(self, count: int) -> None:
        """One goal at a time, large; with more than one a choice above it."""
        clear(self._place)
        self._which = None
        if count > 1:
            options = [(str(at), _("Doel {n}").format(n=at + 1)) for at in range(count)]
            self._which = Segments(self.theme, options, str(min(self._at, count - 1)), "table.review.which")
            self._which.chosen.connect(self._go)
            self._place.addWidget(self._which)
            self._place.addStretch(1)

    def _go(self, key: str) -> None:
        self._at = int(key)
        self._show(self._reviews)
