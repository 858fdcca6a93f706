"""Vandaag: the next meeting large, what comes after it, agreements, and what needs attention."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from rondom import clock
from rondom.language import _, capital, plural, weekday
from rondom.meetings.queries import AgreementRow
from rondom.meetings.reviews import ReviewRow
from ui.agreements import agreement_row, ask_what_became, tick_agreement
from ui.desk import Desk, Place
from ui.screen import Screen
from ui.settings.sheet import code_is_tried
from ui.today.cards import backup_card, later_card, next_meeting_card, notice_card, sheet_card
from ui.today.facts import LastBackup, TodayFacts, last_backup, today_facts
from ui.widgets import Card, Scroll, column, label, refill, row
from ui.widgets.notices import EmptyState
from ui.widgets.rows import Row, RowList

NARROW = 66.0
"""Under this width in em the right column goes under the left."""
RIGHT = 23.0


class TodayScreen(Screen):
    plain = True
    tables = frozenset({
        "meeting", "attendee", "agreement", "agenda_step", "consent", "disclosure", "pupil", "caregiver", "school",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        p = self.theme.px
        self._title = label("", "title", name="today.title")
        self._summary = label("", tone="muted", wrap=True, name="today.summary")
        self._meetings = column(gap=p(0.8))
        self.agreements = RowList(self.theme, "today.agreements", spoken=_("Afspraken"), inset=1.6, whole=True)
        self.agreements.ticked.connect(lambda key, done: tick_agreement(self, key, done))
        self.agreements.opened.connect(lambda key: self.desk.open(self._rows[key]))
        self.agreements.menu_asked.connect(self._ask_what_became)
        self._rows: dict[str, Place] = {}
        self._open: dict[str, AgreementRow] = {}
        self._card = Card(self.theme)
        self._card.setLayout(column(self.agreements, margins=self._card.inner(0.05, 0.05, 0.05, 0.05)))
        self._nothing = EmptyState(
            self.theme, _("Geen open afspraken"), _("Afspraken uit een overleg staan hier vanzelf."), name="today.empty"
        )
        self._notices, self._backup = column(gap=p(0.9)), column(gap=p(0.9))
        self._left, self._right = QWidget(), QWidget()
        self._left.setLayout(column(
            self._title, p(0.1), self._summary, p(1.2), self._meetings, p(1.4), label(_("Afspraken"), "section"), p(0.5),
            self._card, self._nothing, None,
        ))  # fmt: skip
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
        cards: list[QWidget] = []
        if facts.meetings:
            cards.append(next_meeting_card(self.desk, facts.meetings[0]))
        if len(facts.meetings) > 1:
            cards.append(later_card(self.desk, facts.meetings[1:]))
        refill(self._meetings, cards)
        there = bool(facts.agreements or facts.reviews)
        self._open = {one.id: one for one in facts.agreements}
        self._rows = {one.id: _place(one.pupil_id, one.meeting_id) for one in facts.agreements}
        self._rows |= {one.meeting_id: _place(one.pupil_id, one.planned_id or one.meeting_id) for one in facts.reviews}
        self.agreements.show_rows([*map(_agreement, facts.agreements), *map(_review, facts.reviews)])
        self._card.setVisible(there)
        self._nothing.setVisible(not there)
        notices = notice_card(self.desk, facts)
        refill(self._notices, [notices] if notices else [])
        self._arrange()

    def _ask_what_became(self, key: str, place: QPoint) -> None:
        if key in self._open:
            ask_what_became(self, self._open[key], place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        """What the vault knows of itself changes without a word to the screens: asked each time one comes here."""
        self.desk.tasks.look(
            self, lambda vault: (last_backup(vault), code_is_tried(vault)), lambda f: self._show_vault(*f)
        )

    def _show_vault(self, last: LastBackup | None, tried: bool) -> None:
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


def _agreement(one: AgreementRow) -> Row:
    return agreement_row(one, detail=one.who, side=one.pupil_name)


def _review(one: ReviewRow) -> Row:
    """A day on which it is looked whether a plan works, among the agreements: it is one."""
    late = bool(one.days_late)
    return Row(
        one.meeting_id, _("Kijken of het plan werkt"), _("overleg gepland") if one.planned_id else one.meeting_title,
        side=one.pupil_name, end=one.when_words(clock.today()), end_tone="danger" if late else "ink-muted",
        end_icon="clock" if late else "", icon="calendar-check",
    )  # fmt: skip


def _place(pupil_id: str, meeting_id: str) -> Place:
    return Place("dossier", pupil_id, "meetings", meeting_id)
