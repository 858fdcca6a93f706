"""Sinds de vorige keer: what was agreed then, and what became of it. Nothing is typed again; what is open goes on by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _, day_month, plural, relative
from rondom.meetings.agreements import AgreementRow
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.due_dates import parse_due
from rondom.meetings.last_time import LastTime, OpenGoal, last_time
from rondom.meetings.model import AgreementState
from rondom.meetings.table import drop_agreement, mark_done, postpone_agreement, reopen_agreement
from rondom.meetings.templates import GOALS_BACK
from rondom.vault.vault import Session
from ui.desk import Place
from ui.half_typed import HalfTyped
from ui.meetings.fields import words
from ui.meetings.keyed import KeyedRows
from ui.meetings.pages.goal_next import NextChoice
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.words import called, lane_of
from ui.theme import SEMIBOLD
from ui.widgets import LaneMark, Segments, button, column, flow, refill, row

DONE, OPEN, LATER, DROPPED = "done", "open", "later", "dropped"
BECAME = (
    (DONE, _("Gedaan")),
    (OPEN, _("Loopt nog")),
    (LATER, _("Later")),
    (DROPPED, _("Vervalt")),
)
_SHOWN = {AgreementState.DONE: DONE, AgreementState.OPEN: OPEN, AgreementState.DROPPED: DROPPED}


class HairlineRow(QWidget):
    """A row with a hairline under it."""

    def __init__(self, table: TableDesk) -> None:
        super().__init__()
        self._table, self.theme = table, table.theme

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, self.height() - 1, self.width(), 1), self.theme.color("line"))


class BeforeRow(HairlineRow):
    """One agreement of the time before: done, goes on, later or lapsed. Later and lapsed ask why, in the row itself."""

    def __init__(self, table: TableDesk, one: AgreementRow) -> None:
        super().__init__(table)
        theme, p = table.theme, table.theme.px
        self._one, self._asks = one, ""
        self._side, self._mark = "", row()
        self._who = words(theme, "", 1.0, SEMIBOLD)
        self._what = words(theme, "", 1.0, wrap=True)
        self._when = words(theme, "", 0.87, tone="muted", wrap=True)
        self._became = Segments(theme, BECAME, OPEN)
        self._became.chosen.connect(self._choose)
        told = column(self._what, self._when, gap=p(0.02))
        first = row(column(p(0.25), self._mark, None), column(self._who, None), told, gap=p(0.4))
        first.setStretch(2, 1)
        place = Place("dossier", key=table.meeting_id)
        half = partial(HalfTyped, table.desk, theme, place=place, about=lambda: self._one.what)
        self._due = half(_("Wanneer dan"), _("wanneer dan?"))
        self._due.setFixedWidth(p(8))
        self._why = half(_("Waarom"), _("waarom?"))
        self._verb = button("", "", name="", on=self._finish)
        for field in (self._due, self._why):
            field.returnPressed.connect(self._finish)
            field.textChanged.connect(self._check)
        self._asking = QWidget()
        inner = row(self._due, self._why, self._verb, gap=p(0.6), margins=(p(1.5), p(0.1), 0, 0))
        inner.setStretch(1, 1)
        self._asking.setLayout(inner)
        self._asking.hide()
        both = flow(theme.folded, first, row(None, self._became) if theme.folded else self._became, gap=p(0.6))
        both.setStretch(0, 1)
        self.setLayout(column(both, self._asking, margins=(0, p(0.3), 0, p(0.35))))

    def show_item(self, one: AgreementRow, place: int) -> None:
        self._one = one
        if one.perspective != self._side:
            self._side = one.perspective
            refill(self._mark, [LaneMark(self.theme, lane_of(one.perspective), 0.9)])
        self._what.setText(one.what)
        self._when.setText(self._told(one))
        if not self._asks:
            self._became.show_value(_SHOWN[one.state])
        for key, _word in BECAME:
            self._became.button(key).setObjectName(f"table.before.{place}.{key}")
            self._became.button(key).setAccessibleDescription(one.what)
        for field, name in ((self._due, "due"), (self._why, "why"), (self._verb, "verb")):
            field.setObjectName(f"table.before.{place}.{name}")

    def show_who(self, who: str) -> None:
        self._who.setText(who)

    def _told(self, one: AgreementRow) -> str:
        """When, how often it moved, and why it lapsed. How many days too late is nobody's business at the table."""
        today = clock.today()
        if one.state is AgreementState.DROPPED:
            return one.reason
        when = relative(one.due_on, today) if one.due_on else one.due_said
        if one.state is AgreementState.DONE and one.done_on:
            when = _("gedaan op {day}").format(day=day_month(one.done_on))
        return " · ".join(part for part in (when, one.moved_words) if part)

    def _choose(self, key: str) -> None:
        today, one = clock.today(), self._one.id
        self._ask("" if key in (DONE, OPEN) else key)
        if key == DONE:
            self._forget()
            self._write(_("Afspraak gedaan"), lambda session: mark_done(session, one, today))
        elif key == OPEN and self._one.state is not AgreementState.OPEN:
            self._write(_("Afspraak weer open"), lambda session: reopen_agreement(session, one))

    def _ask(self, key: str) -> None:
        """What must be known first."""
        self._asks = key
        self._asking.setVisible(bool(key))
        self._due.setVisible(key == LATER)
        self._verb.setText(_("Verzet") if key == LATER else _("Laat vervallen"))
        self._check()
        if key:
            (self._due if key == LATER else self._why).setFocus()

    def _check(self) -> None:
        missing = self._missing()
        self._verb.setEnabled(not missing)
        self._verb.setToolTip(missing)

    def _missing(self) -> str:
        if self._asks == LATER and parse_due(self._due.text(), clock.today()).on is None:
            return _("Schrijf eerst een dag, bijvoorbeeld 12 april.")
        return "" if self._why.text().strip() else _("Schrijf eerst op waarom.")

    def _finish(self) -> None:
        if not self._asks or self._missing():
            return
        one, due, why, today = self._one.id, self._due.text().strip(), self._why.text().strip(), clock.today()
        if self._asks == LATER:
            self._write(_("Afspraak verzet"), lambda session: postpone_agreement(session, one, due, why, today))
        else:
            self._write(_("Afspraak vervallen"), lambda session: drop_agreement(session, one, why))
        self._forget()
        self._ask("")

    def _forget(self) -> None:
        """What was typed for another day, or why, is used or not needed."""
        for field in (self._due, self._why):
            field.forget()

    def _write(self, sentence: str, action: Callable[[Session], None]) -> None:
        self._table.write(self, sentence, action)


class GoalBefore(HairlineRow):
    """One goal of the plan before: does it go on? One click, and it stands among the goals of today."""

    def __init__(self, table: TableDesk, one: OpenGoal) -> None:
        super().__init__(table)
        theme, p = table.theme, table.theme.px
        self._text = words(theme, "", 1.0, SEMIBOLD, wrap=True)
        self._steps = words(theme, "", 0.87, tone="muted", wrap=True)
        self._next = NextChoice(table, one.goal.id)
        told = column(self._text, self._steps, gap=p(0.02))
        inner = column(told, p(0.2), row(self._next, None), margins=(0, p(0.35), 0, p(0.4)))
        self.setLayout(inner)

    def show_item(self, one: OpenGoal, place: int) -> None:
        self._text.setText(one.goal.text)
        self._steps.setText(goal_steps(one.goal.now, one.goal.then))
        self._next.show_next(one.next, f"table.goal_before.{place}", one.goal.text)


class LastTimePage(TablePage):
    looks_further = True

    def __init__(self, table: TableDesk) -> None:
        super().__init__(table)
        p = self.theme.px
        self._people: tuple[AttendeeRow, ...] = ()
        self._found = LastTime(None, (), ())
        self._summary = self.words("", tone="muted", wrap=True, name="table.before.summary")
        self._rows: KeyedRows[AgreementRow] = KeyedRows(lambda one: one.id, partial(BeforeRow, table))
        self._goal_word = self.words(_("Doelen van de vorige keer"), 1.0, SEMIBOLD, "muted")
        self._goals: KeyedRows[OpenGoal] = KeyedRows(lambda one: one.goal.id, partial(GoalBefore, table))
        self.setLayout(column(
            self._summary, p(0.4), self._rows.holder, p(0.9), self._goal_word, self._goals.holder, None,
        ))  # fmt: skip

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        self._people = detail.attendees
        meeting, today = self.meeting_id, clock.today()

        def read(session: Session) -> LastTime:
            return last_time(session, meeting, today)

        self.table.desk.tasks.read(self, read, self._show)

    def _show(self, found: LastTime) -> None:
        self._found = found
        self._summary.setText(summary(found))
        self._rows.show_items(found.agreements)
        for one in found.agreements:
            shown = self._rows.widget(one.id)
            if isinstance(shown, BeforeRow):
                shown.show_who(called(one.who, self._people) or _("Wie?"))
        later = self.detail is not None and any(step.key == GOALS_BACK for step in self.detail.steps)
        goals = () if later else found.goals
        self._goals.show_items(goals)
        self._goal_word.setVisible(bool(goals))


def summary(found: LastTime) -> str:
    """Driehoek 2 was op 12 maart. 3 afspraken, 1 gedaan."""
    if found.nothing:
        return _("Er is niets open van een vorige keer.")
    parts = []
    if found.before is not None and found.before.on is not None:
        parts.append(_("{title} was op {day}.").format(title=found.before.title, day=day_month(found.before.on)))
    if found.agreements:
        done = sum(one.state is AgreementState.DONE for one in found.agreements)
        made = plural(len(found.agreements), "{n} afspraak", "{n} afspraken")
        parts.append(_("{made}, {done} gedaan.").format(made=made, done=done))
    if found.open:
        parts.append(_("Wat nog loopt, komt vanzelf in het nieuwe plan."))
    return " ".join(parts)


def goal_steps(now: str, then: str) -> str:
    """Toen: 1 van de 4. Gehoopt: 3 van de 4."""
    parts = [
        _("Toen: {now}.").format(now=now.rstrip(".")) if now else "",
        _("Gehoopt: {then}.").format(then=then.rstrip(".")) if then else "",
    ]
    return " ".join(part for part in parts if part)
