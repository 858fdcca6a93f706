"""Vandaag: the next meeting large, what comes after it, agreements, and what needs attention."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from rondom import clock
from rondom.language import _, capital, plural, weekday
from ui.desk import Desk, Place
from ui.meetings.call import ask_for_call
from ui.screen import Screen
from ui.settings.sheet import code_is_tried
from ui.today.agreements import AgreementsPart
from ui.today.cards import backup_card, later_card, next_meeting_card, sheet_card
from ui.today.facts import LastBackup, TodayFacts, last_backup, today_facts
from ui.today.notices import NoticeCard
from ui.widgets import Scroll, Wrapping, button, column, flow, label, refill, row

NARROW = 66.0
"""Under this width in em the right column goes under the left."""
RIGHT = 23.0


class TodayScreen(Screen):
    plain = True
    tables = frozenset({
        "meeting", "attendee", "agreement", "agreement_move", "agenda_step", "consent", "disclosure", "pupil", "caregiver",
        "school", "development_plan",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, p = self.theme, self.theme.px
        self._told: tuple[object, ...] = ()
        self._told_of_vault: tuple[object, ...] = ()
        self._title = label("", "title", name="today.title")
        self._summary = label("", tone="muted", wrap=True, name="today.summary")
        self._meetings = column(gap=p(0.8))
        self._work = AgreementsPart(self)
        self.agreements = self._work.rows
        self._notices, self._backup = NoticeCard(self), column(gap=p(0.9))
        self._left, self._right = QWidget(), QWidget()
        ways = Wrapping([
            button(_("Week"), "", theme, "calendar-days", name="today.week", on=lambda: desk.open(Place("week"))),
            button(_("Schooljaar"), "", theme, "calendar", name="today.year", on=lambda: desk.open(Place("year"))),
            button(_("Gebeld"), "", theme, "phone", name="today.call", on=lambda: ask_for_call(self)),
        ], gap=p(0.53), line_gap=p(0.4))  # fmt: skip
        told = column(self._title, p(0.1), self._summary)
        head = flow(theme.folded, told, ways, gap=p(0.8))
        head.setStretch(0, 1)
        self._left.setLayout(column(head, p(1.2), self._meetings, p(1.4), self._work, None))
        self._right.setLayout(column(self._notices, self._backup, None, gap=p(0.9)))
        page = QWidget()
        self._columns = QHBoxLayout(page)
        self._columns.setContentsMargins(p(2.4), p(1.35), p(2.4), p(1.6))
        self._columns.setSpacing(p(2.13))
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row(Scroll(page)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Narrow window or large text: one column."""
        p = self.theme.px
        narrow = self.width() < p(NARROW)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._right.setMinimumWidth(0 if narrow else p(RIGHT))
        self._right.setMaximumWidth(self.width() if narrow else p(RIGHT))
        layout = self._right.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0 if narrow else p(4.4), 0, 0)

    def parts(self) -> list[QWidget]:
        return [self._left, self._right]

    # -- what there is ---------------------------------------------------------------------------------------

    def refresh(self) -> None:
        today = clock.today()
        self._look()
        self.desk.tasks.read(self, lambda session: today_facts(session, today), self._show)

    def _show(self, facts: TodayFacts) -> None:
        today = clock.today()
        self._title.setText(capital(weekday(today)))
        self._summary.setText(_summary(facts))
        self._show_meetings(facts)
        self._work.show_work(facts.agreements, facts.reviews)
        self._notices.show_notices(facts.notices)
        self._arrange()

    def _show_meetings(self, facts: TodayFacts) -> None:
        """Made again when something in them is different, or the time they tell of: "over 50 minuten"."""
        told = (facts.meetings, f"{clock.now():%d %H:%M}")
        if told == self._told:
            return
        self._told = told
        cards: list[QWidget] = []
        if facts.meetings:
            cards.append(next_meeting_card(self.desk, facts.meetings[0]))
        if len(facts.meetings) > 1:
            cards.append(later_card(self.desk, facts.meetings[1:]))
        refill(self._meetings, cards)

    def showEvent(self, event: QShowEvent) -> None:
        looked = self._stale  # then it is read again, and that looks too
        super().showEvent(event)
        if not looked:
            self._look()

    def _look(self) -> None:
        """What the vault knows of itself changes without a word to the screens: asked each time one comes here."""
        self.desk.tasks.look(
            self, lambda vault: (last_backup(vault), code_is_tried(vault)), lambda f: self._show_vault(*f)
        )

    def _show_vault(self, last: LastBackup | None, tried: bool) -> None:
        told = (last, tried, clock.today())
        if told == self._told_of_vault:
            return
        self._told_of_vault = told
        refill(self._backup, [backup_card(self.desk, last), *([] if tried else [sheet_card(self.desk)])])


def _summary(facts: TodayFacts) -> str:
    """Twee overleggen vandaag. Twee afspraken zijn te laat."""
    today = clock.today()
    now = sum(1 for one in facts.meetings if one.meeting.starts_at and one.meeting.starts_at.date() == today)
    late = sum(1 for one in facts.agreements if one.days_late)
    first = _meetings_of_today(now, facts.held)
    second = (
        plural(late, "Eén afspraak is te laat.", "{n} afspraken zijn te laat.")
        if late
        else _("Geen afspraak is te laat.")
    )
    return f"{first} {second}"


def _meetings_of_today(coming: int, held: int) -> str:
    """What is still to come, and what is done: a closed meeting was a meeting too."""
    if not coming and not held:
        return _("Vandaag geen overleg.")
    if not coming:
        return plural(held, "Het overleg van vandaag is klaar.", "De {n} overleggen van vandaag zijn klaar.")
    if not held:
        return plural(coming, "Eén overleg vandaag.", "{n} overleggen vandaag.")
    return plural(coming, "Nog één overleg vandaag.", "Nog {n} overleggen vandaag.")
