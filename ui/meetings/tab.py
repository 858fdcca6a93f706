"""The tab Overleggen of a dossier: the list, and one meeting to prepare or to read."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QStackedLayout, QWidget
from shiboken6 import isValid

from rondom import clock
from rondom.errors import Problem
from rondom.language import _
from rondom.meetings.actions import plan_again, plan_meeting
from rondom.meetings.calls import Call, call
from rondom.meetings.detail import MeetingDetail, meeting_head
from rondom.meetings.model import MeetingKind
from rondom.meetings.own_templates import own_templates
from rondom.meetings.queries import meeting_rows
from rondom.plan.actions import call_off, new_version
from rondom.vault.vault import Session
from ui.agreements import ask_what_became, tick_agreement
from ui.desk import PART, Desk, Place
from ui.meetings.calendar import save_for_calendar
from ui.meetings.call import ask_for_call
from ui.meetings.call_page import CallPage
from ui.meetings.facts import PrepareFacts, prepare_facts
from ui.meetings.meeting_list import OWN, MeetingList
from ui.meetings.prepare import PreparePage
from ui.meetings.reading import ReadingPage
from ui.meetings.sheets import ask_for_sheets
from ui.meetings.table import TableWindow
from ui.meetings.version import VersionDialog
from ui.screen import Screen

AT_TABLE = "#table"


def _look(session: Session, meeting_id: str, today: date) -> PrepareFacts | Call:
    """Raises UserProblem "gone"."""
    if meeting_head(session, meeting_id).kind is MeetingKind.CALL:
        return call(session, meeting_id, today)
    return prepare_facts(session, meeting_id, today)


class MeetingsTab(Screen):
    """`key` of its place is the id of a meeting; without one the list shows."""

    tables = frozenset({
        "agreement_move", "meeting_template", "meeting_template_step", "meeting", "sitting", "attendee", "agenda_step",
        "contribution", "goal", "agreement", "consent", "caregiver", "contact", "partner", "partner_person", "pupil", "disclosure", "staff", "plan_version", "signature", "reservation", "statement_of_view",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._meeting = self._part = ""
        self._detail: MeetingDetail | None = None
        self._page: PreparePage | ReadingPage | CallPage | None = None
        self.table: TableWindow | None = None
        """The meeting that is held now; None when nobody sits at the table."""
        self.list = MeetingList(self.theme)
        self.list.opened.connect(self.show_meeting)
        self.list.planned.connect(self._plan)
        self.list.call_asked.connect(lambda: ask_for_call(self, self.pupil_id))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.list)

    # where we are

    def visit(self, place: Place) -> None:
        """The list, or a meeting; with `AT_TABLE` behind its id one sits down at once, with `PART` one row of it is shown."""
        rest, at_table, _rest = place.key.partition(AT_TABLE)
        meeting, _mark, self._part = rest.partition(PART)
        if self._part:
            self.refresh_soon()
        if place.pupil_id != self.pupil_id or meeting != self._meeting:
            self.flush()
            self._meeting = meeting
            self._leave_page()
            self.refresh_soon()
        super().visit(place)
        if at_table:
            self.sit_down()

    def place_key(self) -> tuple[str, str]:
        return "meetings", self._meeting

    def parts(self) -> list[QWidget]:
        return self._page.parts() if isinstance(self._page, PreparePage) else [self._page or self.list]

    def show_meeting(self, meeting_id: str) -> None:
        """Another meeting of the same child, or the list when empty."""
        self.visit(Place("dossier", self.pupil_id, "meetings", meeting_id))

    def flush(self) -> None:
        super().flush()
        if self.table is not None and isValid(self.table):
            self.table.keep_time()

    # reading

    def refresh(self) -> None:
        pupil, meeting, today = self.pupil_id, self._meeting, clock.today()
        if meeting:
            self.desk.tasks.read(self, lambda session: _look(session, meeting, today), self._show_found, self._gone)
        elif pupil:
            self.desk.tasks.read(self, lambda session: meeting_rows(session, pupil), self.list.show_lines)
            self.desk.tasks.read(self, own_templates, self.list.show_own)
            self._stack.setCurrentWidget(self.list)

    def _show_found(self, found: PrepareFacts | Call) -> None:
        if isinstance(found, Call):
            self._show_call(found)
        else:
            self._show_facts(found)

    def _show_call(self, found: Call) -> None:
        if found.id != self._meeting:
            return
        self._detail = None
        if not isinstance(self._page, CallPage):
            self._leave_page()
            self._page = CallPage(self, found.id)
            self._page.asked.connect(self._on_asked)
            self._stack.addWidget(self._page)
        self._page.show_call(found)
        self._stack.setCurrentWidget(self._page)
        self._show_part(self._page)

    def _show_facts(self, facts: PrepareFacts) -> None:
        if facts.detail.head.id != self._meeting:
            return
        self._detail = facts.detail
        kind = ReadingPage if facts.detail.head.closed else PreparePage
        if not isinstance(self._page, kind):
            self._leave_page()
            self._page = self._make(kind, facts.detail.head.id)
        if isinstance(self._page, PreparePage):
            self._page.show_facts(facts)
        elif isinstance(self._page, ReadingPage):
            self._page.show_detail(facts.detail)
        assert self._page is not None
        self._stack.setCurrentWidget(self._page)
        self._show_part(self._page)

    def _show_part(self, page: PreparePage | ReadingPage | CallPage) -> None:
        """Once: the row for which this meeting was opened."""
        part, self._part = self._part, ""
        if part and not page.show_part(part):
            self.desk.messages.toast(_("Dit staat in het gesprek zelf. U ziet het bij Aan tafel."))

    def _make(self, kind: type[PreparePage] | type[ReadingPage], meeting_id: str) -> PreparePage | ReadingPage:
        prepares = kind is PreparePage
        made = PreparePage(self.desk, meeting_id, self) if prepares else ReadingPage(self.desk, meeting_id)
        made.asked.connect(self._on_asked)
        if isinstance(made, PreparePage):
            made.custody_asked.connect(self._open_custody)
            made.register_asked.connect(lambda: self._go("consent"))
        else:
            made.ticked.connect(lambda key, done: tick_agreement(self, key, done))
            made.became_asked.connect(lambda one, place: ask_what_became(self, one, place))
        self._stack.addWidget(made)
        return made

    def _leave_page(self) -> None:
        if self._page is not None:
            self._page.hide()
            self._stack.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None

    def _gone(self, problem: Problem) -> None:
        """Removed or undone: back to the list."""
        if problem.code == "gone":
            self.show_meeting("")
        else:
            self.desk.messages.show(problem)

    # doing

    def make_new(self, what: str) -> None:
        """A new driehoek, ready to get its day; or a call that was just made."""
        if what == "call":
            ask_for_call(self, self.pupil_id)
        else:
            self._plan(MeetingKind.TRIAD.value)

    def _plan(self, kind: str) -> None:
        pupil, today, chair = self.pupil_id, clock.today(), self.desk.me

        own = kind.removeprefix(OWN) if kind.startswith(OWN) else ""
        like = MeetingKind.TRIAD if own else MeetingKind(kind)

        def plan(session: Session) -> str:
            return plan_meeting(session, pupil, like, None, today, chair=chair, template_id=own)

        self.desk.tasks.write(self, _("Overleg gepland"), plan, self.show_meeting)

    def _on_asked(self, what: str) -> None:
        ways = {
            "list": lambda: self.show_meeting(""),
            "look": self.refresh,
            "sheets": self._sheets,
            "calendar": self._for_calendar,
            "table": self.sit_down,
            "cancel": self._cancel,
            "again": self._plan_again,
            "plan": lambda: self._go("plan", self._meeting),
            "version": self._new_version,
        }
        ways[what]()

    def sit_down(self) -> None:
        """Aan tafel: the meeting full screen, at the step where it was."""
        self.flush()
        if self.table is not None and isValid(self.table) and self.table.meeting_id != self._meeting:
            self.table.close()
            self.table.deleteLater()
            self.table = None
        if self.table is None or not isValid(self.table):
            self.table = TableWindow(self.desk, self._meeting, self)
        self.table.open_now()

    def _sheets(self) -> None:
        self.flush()
        if self._detail is not None:
            ask_for_sheets(self.desk, self, self._detail)

    def _for_calendar(self) -> None:
        self.flush()
        if self._detail is not None:
            save_for_calendar(self.desk, self, self._detail)

    def _cancel(self) -> None:
        meeting = self._meeting
        words = _("Overleg afgezegd")
        self.desk.tasks.write(
            self, words, lambda session: call_off(session, meeting),
            lambda _none: self.desk.messages.toast(words, undo=True),
        )  # fmt: skip

    def _plan_again(self) -> None:
        meeting = self._meeting

        def again(session: Session) -> None:
            plan_again(session, meeting, meeting_head(session, meeting).starts_at)

        self.desk.tasks.write(self, _("Overleg weer gepland"), again)

    def _new_version(self) -> None:
        meeting, dialog = self._meeting, VersionDialog(self.theme, self.window())
        if self.desk.messages.run(dialog):
            reason, again = dialog.reason(), dialog.ask_again()
            self.desk.tasks.write(
                self, _("Nieuwe versie van het plan begonnen"),
                lambda session: new_version(session, meeting, reason, clock.today(), again), lambda _number: self.sit_down(),
            )  # fmt: skip
        dialog.deleteLater()

    def _open_custody(self, attendee_id: str) -> None:
        found = [one.caregiver_id for one in self._detail.attendees if one.id == attendee_id] if self._detail else []
        self._go("people", found[0] if found else "")

    def _go(self, tab: str, key: str = "") -> None:
        self.desk.open(Place("dossier", self.pupil_id, tab, key))
