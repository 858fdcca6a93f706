"""Overzicht: strengths first, the question, the goal, what is open; beside it who is around and what happened last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from rondom import clock
from rondom.dossier.actions import add_strength, change_pupil
from rondom.dossier.model import StrengthData
from rondom.dossier.perspectives import side
from rondom.dossier.queries import CaregiverRow, ContactRow, PupilHead, caregiver_rows, contact_rows, pupil_head
from rondom.language import _, day_month, relative
from rondom.meetings.agreements import AgreementRow, open_agreements
from rondom.meetings.goals import GoalRow, current_goal
from rondom.meetings.looking_back import GoalReview, last_review
from rondom.meetings.strengths import StrengthSaid, strengths_of
from rondom.timeline.queries import EventRow, event_rows
from rondom.vault.vault import Session
from ui.agreements import agreement_row, ask_what_became, tick_agreement
from ui.desk import Desk, Place
from ui.dossier.kring import Kring
from ui.keeping import keep
from ui.meetings.chapters import SentenceLine
from ui.screen import Screen
from ui.widgets import Field, KeptLine, PersonMark, Scroll, box, button, column, label, line, refill, row
from ui.widgets.outline import Part
from ui.widgets.rows import Row, RowList

STRENGTHS_SHOWN = 4
AGREEMENTS_SHOWN = 5
EVENTS_SHOWN = 6
NARROW = 62.0
RIGHT = 27.0


@dataclass(frozen=True, slots=True)
class Overview:
    head: PupilHead
    strengths: tuple[StrengthSaid, ...]
    goal: GoalRow | None
    looked_back: GoalReview | None
    """The last time someone looked how far it is with that goal."""
    agreements: tuple[AgreementRow, ...]
    caregivers: tuple[CaregiverRow, ...]
    contacts: tuple[ContactRow, ...]
    events: tuple[EventRow, ...]


def overview(session: Session, pupil_id: str) -> Overview:
    """All that stands on the first tab, in one look."""
    today, goal = clock.today(), current_goal(session, pupil_id)
    return Overview(
        head=pupil_head(session, pupil_id, today),
        strengths=tuple(strengths_of(session, pupil_id)),
        goal=goal,
        looked_back=last_review(session, goal.id) if goal else None,
        agreements=tuple(open_agreements(session, today, pupil_id)),
        caregivers=tuple(caregiver_rows(session, pupil_id)),
        contacts=tuple(contact_rows(session, pupil_id)),
        events=tuple(event_rows(session, pupil_id)),
    )


class OverviewTab(Screen):
    tables = frozenset(
        {
            "goal_score",
            "goal_outcome",
            "agreement_move",
            "pupil",
            "strength",
            "contribution",
            "goal",
            "agreement",
            "caregiver",
            "contact",
            "event",
            "meeting",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._strengths = column(gap=0)
        self.new_strength = QLineEdit()
        self.new_strength.setObjectName("overview.strength")
        self.new_strength.setPlaceholderText(_("Iets dat goed gaat, en Enter"))
        self.new_strength.setAccessibleName(_("Iets dat goed gaat"))
        self.new_strength.returnPressed.connect(self._add_strength)
        self._question_place, self._goal = column(), column()
        self.agreements = RowList(self.theme, "overview.agreements", spoken=_("Open afspraken"), inset=0.2, whole=True)
        self.agreements.ticked.connect(lambda key, done: tick_agreement(self, key, done))
        self.agreements.opened.connect(self._open_agreement)
        self.agreements.menu_asked.connect(lambda key, place: ask_what_became(self, self._rows[key], place))
        self._rows: dict[str, AgreementRow] = {}
        self._no_agreements = label(_("Geen open afspraken."), tone="muted")
        self.kring = Kring(self.theme)
        self.kring.asked.connect(lambda key: desk.open(Place("dossier", self.pupil_id, "kring", key)))
        self.events = RowList(self.theme, "overview.events", spoken=_("Laatste gebeurtenissen"), inset=0.1, whole=True)
        self.events.opened.connect(lambda key: desk.open(Place("dossier", self.pupil_id, "timeline", key)))
        left, self._right = QWidget(), QWidget()
        left.setLayout(self._left_column())
        self._right.setLayout(self._right_column())
        self._right.setObjectName("overview.right")
        page = QWidget()
        self._columns = QHBoxLayout(page)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(left, 1)
        self._columns.addWidget(line(vertical=True))
        self._columns.addWidget(self._right)
        self.setLayout(row(Scroll(page)))
        self._question: KeptLine | None = None
        self._question_of = self._wanted = ""

    def visit(self, place: Place) -> None:
        """`place.key` is the row to show: a strength, or the child itself for its question."""
        super().visit(place)
        if place.key:
            self._wanted = place.key
            self.refresh_soon()

    def _left_column(self) -> QBoxLayout:
        p = self.theme.px
        head = row(
            PersonMark(self.theme, "star", "lane-hielp", 1.3), label(_("Dit gaat goed"), "card"), None, gap=p(0.6)
        )
        good = box(
            column(head, p(0.5), self._strengths, p(0.6), self.new_strength, margins=(p(1.4), p(1.0), p(1.4), p(1.2))),
            "helped",
        )
        below = column(
            self._question_place, p(0.9), line(), p(0.9), self._goal, p(0.9), line(), p(0.8),
            label(_("Open afspraken"), "section"), p(0.4), self.agreements, self._no_agreements,
            margins=(p(1.4), 0, p(1.4), 0),
        )  # fmt: skip
        return column(good, p(1.3), below, None, margins=(p(1.9), p(1.6), p(1.9), p(1.6)))

    def _right_column(self) -> QBoxLayout:
        p = self.theme.px
        self._around = label("", "section")
        people = button(
            _("Betrokkenen"),
            "link",
            name="overview.people",
            on=lambda: self.desk.open(Place("dossier", self.pupil_id, "people")),
        )
        life = button(
            _("Tijdlijn"),
            "link",
            name="overview.timeline",
            on=lambda: self.desk.open(Place("dossier", self.pupil_id, "timeline")),
        )
        self._no_events = label(_("Nog niets op de tijdlijn."), tone="muted")
        return column(
            row(self._around, None, people), p(0.5), self.kring, p(1.2), row(label(_("Laatste gebeurtenissen"), "section"), None, life),
            p(0.4), self.events, self._no_events, None, margins=(p(1.6), p(1.5), p(1.6), p(1.5)),
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow window or large text: the right column goes under the left."""
        super().resizeEvent(event)
        narrow = self.width() < self.theme.px(NARROW)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._right.setMinimumWidth(0 if narrow else self.theme.px(RIGHT))
        self._right.setMaximumWidth(self.width() if narrow else self.theme.px(RIGHT))

    def parts(self) -> list[QWidget]:
        return [self.new_strength, self.agreements, self.events]

    # -- showing ---------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        pupil = self.pupil_id

        def show(found: Overview) -> None:
            if pupil == self.pupil_id:
                self._show(found)

        self.desk.tasks.read(self, lambda session: overview(session, pupil), show)

    def _show(self, found: Overview) -> None:
        today = clock.today()
        asked, self._wanted = self._wanted, ""
        wanted = [one for one in found.strengths if one.id and one.id == asked]
        others = [one for one in found.strengths if one not in wanted]
        refill(self._strengths, self._strength_parts([*wanted, *others][:STRENGTHS_SHOWN], asked))
        self._show_question(found.head)
        if asked == found.head.id and self._question is not None:
            self._question.setFocus()
        refill(self._goal, self._goal_parts(found.goal, found.looked_back))
        shown = found.agreements[:AGREEMENTS_SHOWN]
        self._rows = {one.id: one for one in shown}
        self.agreements.show_rows([agreement_row(one, side=one.who) for one in shown])
        self.agreements.setVisible(bool(shown))
        self._no_agreements.setVisible(not shown)
        self._around.setText(_("Rondom {name}").format(name=found.head.first_name))
        self.kring.show_people(found.head.first_name, found.caregivers, found.contacts)
        past = [one for one in found.events if one.start_earliest is None or one.start_earliest <= today]
        last = sorted(past, key=lambda one: one.start_earliest or today, reverse=True)[:EVENTS_SHOWN]
        self.events.show_rows([Row(one.id, one.title, end=one.when, lane=one.lane) for one in last])
        self.events.setVisible(bool(last))
        self._no_events.setVisible(not last)

    def _strength_parts(self, strengths: Sequence[StrengthSaid], asked: str) -> list[Part]:
        p = self.theme.px
        parts: list[Part] = []
        for one in strengths:
            who = side(one.perspective)
            mark = column(p(0.25), PersonMark(self.theme, who.shape, who.role, 0.9), None)
            told = one.said_by or who.name
            when = f", {relative(one.said_on, clock.today())}" if one.said_on else ""
            words = column(
                label(f"“{one.text}”", "voice", wrap=True), label(told + when, "small", "muted"), gap=p(0.05)
            )
            inner = row(mark, words, gap=p(0.8), margins=(0, p(0.6), 0, p(0.6)))
            inner.setStretch(1, 1)
            told_row = SentenceLine(self.theme, one.id)
            told_row.setLayout(inner)
            told_row.show_found(bool(one.id) and one.id == asked)
            parts += [line(), told_row]
        return parts or [label(_("Begin met iets dat goed gaat. Dat helpt elk gesprek."), tone="muted", wrap=True)]

    def _show_question(self, head: PupilHead) -> None:
        """One field per child: what is being typed for one child can never land with another."""
        if self._question is None or self._question_of != head.id:
            self._question_of, pupil = head.id, head.id
            field = KeptLine(head.question, "overview.question", _("Wat is de vraag, in één zin?"))
            field.setProperty("type", "page")
            field.setProperty("bare", "true")

            def write(session: Session, value: str) -> None:
                change_pupil(session, pupil, question=value)

            keep(self.desk, self, field, _("Vraag veranderd"), write, merge=f"question:{pupil}")
            self._question = field
            by = _("De vraag, van {who}").format(who=head.question_by) if head.question_by else _("De vraag")
            refill(self._question_place, [Field(self.theme, by, field)])
        else:
            self._question.show_value(head.question)

    def _goal_parts(self, goal: GoalRow | None, looked_back: GoalReview | None) -> list[Part]:
        if goal is None:
            return [
                label(_("Doel"), "small-strong", "muted"),
                label(_("Nog geen doel. Dat komt uit een overleg."), tone="muted"),
            ]
        until = _("Doel tot {day}").format(day=day_month(goal.until)) if goal.until else _("Doel")
        steps = [
            _("Nu {now}.").format(now=goal.now) if goal.now else "",
            _("Straks {then}.").format(then=goal.then) if goal.then else "",
        ]
        return [
            label(until, "small-strong", "muted"), label(goal.text, "section", wrap=True),
            label(" ".join(part for part in steps if part), tone="muted", wrap=True),
            *([label(looked_back.told(clock.today()), wrap=True, name="overview.looked_back")] if looked_back else []),
        ]  # fmt: skip

    # -- doing -----------------------------------------------------------------------------------------------

    def _add_strength(self) -> None:
        text, pupil = self.new_strength.text().strip(), self.pupil_id
        if not text:
            return
        data = StrengthData(text=text, perspective="school", said_on=clock.today())

        def kept(_id: str) -> None:
            self.new_strength.clear()

        self.desk.tasks.write(self, _("Kracht toegevoegd"), lambda session: add_strength(session, pupil, data), kept)

    def _open_agreement(self, key: str) -> None:
        self.desk.open(Place("dossier", self.pupil_id, "meetings", self._rows[key].meeting_id))
