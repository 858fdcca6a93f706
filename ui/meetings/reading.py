"""A closed meeting, to read. What was said stands; whether an agreement was kept can still be ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from rondom import clock
from rondom.language import _, capital, day, listed
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import AgreementLine, MeetingDetail
from rondom.meetings.model import AgreementState, Approval
from rondom.meetings.reservations import ReservationRow, all_but
from ui.desk import Desk
from ui.meetings.afterwards import Afterwards
from ui.meetings.chapters import ChapterList, chapter_widget
from ui.meetings.closing_facts import ClosingFacts, closing_facts
from ui.meetings.read_back import Chapter, Sentence, chapters
from ui.meetings.words import called
from ui.soon import soon
from ui.widgets import Scroll, button, column, flow, label, line, refill, row, tool
from ui.widgets.outline import Part
from ui.widgets.rows import Row
from ui.widgets.wrapped_rows import WrappedList

BESIDE = 62.0
"""em; under this width the agreements stand under the text."""
COLUMN = 44.0
SETTLE_MS = 800
APPROVALS = {
    Approval.AGREED: _("akkoord"),
    Approval.SEEN: _("gezien"),
    Approval.DISAGREED: _("niet eens"),
    Approval.NONE: _("nog niet gevraagd"),
}


class ReadingPage(QWidget):
    """`asked`: list, plan or version. `ticked(agreement, done)`; `became_asked(AgreementRow, place on the screen)`."""

    asked = Signal(str)
    ticked = Signal(str, bool)
    became_asked = Signal(object, QPoint)

    def __init__(self, desk: Desk, meeting_id: str) -> None:
        super().__init__()
        self._desk, self._id, self.theme = desk, meeting_id, desk.theme
        theme, p = desk.theme, desk.theme.px
        self._shown: tuple[Chapter, ...] = ()
        self._answers = Chapter("", "", ())
        self._detail: MeetingDetail | None = None
        self._facts = ClosingFacts()
        self._approved = QVBoxLayout()
        self._title, self._line = label("", "page", wrap=True, name="meeting.title"), label("", tone="muted", wrap=True)
        back = tool(theme, "arrow-left", _("Alle overleggen"), key="meeting.list", on=lambda: self.asked.emit("list"))
        plan = button(
            _("Plan bekijken"), "primary", theme, "file-text", name="meeting.plan", on=lambda: self.asked.emit("plan")
        )
        again = button(
            _("Nieuwe versie"), "", theme, "pencil", name="meeting.version", on=lambda: self.asked.emit("version")
        )
        words = column(row(back, self._title, gap=p(0.4)), row(p(2.6), self._line))
        head = flow(
            theme.folded, words, row(None, again, plan, gap=p(0.7)), gap=p(1), margins=(p(1.0), p(0.9), p(1.9), p(0.9))
        )
        head.setStretch(0, 1)
        self.rows = WrappedList(theme, "meeting.agreements", spoken=_("Afspraken"), inset=0.2)
        self.rows.ticked.connect(self.ticked)
        self.rows.opened.connect(self._ask_here)
        self.rows.menu_asked.connect(self._ask_what_became)
        self._chapters = ChapterList(theme)
        text = QWidget()
        text.setLayout(column(self._chapters.holder, None))
        text.setMaximumWidth(p(COLUMN))
        side = QWidget()
        self.afterwards = Afterwards(desk, meeting_id)
        side.setLayout(column(
            label(_("Afspraken"), "section"), p(0.3), self.rows, p(1.2), self._approved, p(1.2), self.afterwards, None,
        ))  # fmt: skip
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setContentsMargins(p(3.6), p(1.2), p(1.9), p(1.2))
        self._body.setSpacing(p(2.2))
        self._body.addWidget(text, 3)
        self._body.addWidget(side, 2)
        self._scroll = Scroll(column(head, line(), self._body) if theme.folded else self._body)
        self._sought: QWidget | None = None
        """What was looked for, until the page has settled."""
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self._settle)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda *_range: soon(self, self._scroll_to_sought))
        above: list[Part] = [] if theme.folded else [head, line()]  # large text leaves a head no room to stay
        outer = column(*above, self._scroll)
        outer.setStretch(len(above), 1)
        self.setLayout(outer)

    def show_detail(self, detail: MeetingDetail) -> None:
        head = detail.head
        self._title.setText(head.title)
        when = day(head.starts_at.date()) if head.starts_at else ""
        people = listed([one.short for one in detail.at_table])
        self._line.setText(" · ".join(part for part in (when, head.room, people) if part))
        self._detail = detail
        self._show_text()
        meeting, today = self._id, clock.today()
        self._desk.tasks.read(self, lambda session: closing_facts(session, meeting, today), self._show_later)
        self._show_agreements()
        self._show_answers()

    def _show_text(self) -> None:
        assert self._detail is not None
        everything = chapters(self._detail, self._facts.reviews, self._facts.running)
        found = tuple(one for one in everything if one.key != "agreements")
        if found != self._shown:
            self._shown = found
            self._chapters.show_chapters(found)

    def _show_agreements(self) -> None:
        assert self._detail is not None
        moved = {one.id: one.moved_words for one in self._facts.agreements}
        rows = [
            _row(one, called(one.who, self._detail.attendees), moved.get(one.id, "")) for one in self._detail.agreements
        ]
        if rows != self.rows.rows():
            self.rows.show_rows(rows)

    def _show_answers(self) -> None:
        assert self._detail is not None
        answers = approvals(self._detail, self._facts)
        if answers != self._answers:
            self._answers = answers
            refill(self._approved, [chapter_widget(self.theme, answers)] if answers.sentences else [])

    def _show_later(self, facts: ClosingFacts) -> None:
        assert self._detail is not None
        self._facts = facts
        self._show_text()
        self._show_agreements()
        self._show_answers()
        self.afterwards.show_facts(self._detail, facts)

    def show_part(self, row_id: str) -> bool:
        """Bring one agreement or one sentence into sight, marked; False when it is not on this page."""
        lines = self._chapters.lines()
        for one in lines:
            one.show_found(one.row == row_id)
        spot = next((one for one in lines if one.row == row_id), None)
        if spot is None and not self.rows.choose(row_id):
            return False
        self._sought = spot or self.rows
        self._settled.start()
        soon(self, self._scroll_to_sought)
        return True

    def _scroll_to_sought(self) -> None:
        """After the page has got its size, and again while it still grows."""
        spot = self._sought
        if spot is None or not isValid(spot):
            return
        if spot is not self.rows:
            self._scroll.ensureWidgetVisible(spot, 0, self.theme.px(4))
            return
        place, page = self.rows.visualRect(self.rows.currentIndex()), self._scroll.widget()
        assert page is not None
        self._scroll.ensureVisible(0, self.rows.mapTo(page, place.center()).y(), 0, self.theme.px(4))
        self.rows.setFocus()

    def _settle(self) -> None:
        """From now on the page stays where the person scrolls it."""
        self._sought = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self.theme.px(BESIDE) and not self.theme.folded
        down, right = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(right if beside else down)

    def _ask_here(self, key: str) -> None:
        """Enter or a click on the words: what became of it, at the row."""
        self._ask_what_became(key, self.rows.place_of_menu())

    def _ask_what_became(self, key: str, place: QPoint) -> None:
        found = [one for one in self._facts.agreements if one.id == key]
        if found:
            self.became_asked.emit(found[0], place)


def approvals(detail: MeetingDetail, facts: ClosingFacts) -> Chapter:
    """What everyone said of the plan."""
    said = [one for one in detail.attendees if one.approval is not Approval.NONE]
    return Chapter("approvals", _("Akkoord"), tuple(_answer(one, facts.reserved_by(one.id)) for one in said))


def _answer(one: AttendeeRow, reserved: Sequence[ReservationRow]) -> Sentence:
    """Sanne: akkoord, behalve “Hatice: belt vader”. The reasons below it."""
    but = reserved if one.approval is Approval.AGREED else ()
    told = f"{one.short}: {APPROVALS[one.approval]}"
    if but:
        told = _("{answer}, behalve {points}").format(answer=told, points=all_but([each.about for each in but]))
    reasons = [one.approval_reason, *(each.reason for each in but)]
    return Sentence(told, " ".join(reason.strip() for reason in reasons if reason.strip()), one.perspective)


def _row(one: AgreementLine, who: str, moved: str) -> Row:
    done, dropped = one.state is AgreementState.DONE, one.state is AgreementState.DROPPED
    end = _("vervallen") if dropped else capital(one.due_said)
    told = f"{who}: {one.what}" if who else one.what
    sign = _("We merken het: {sign}").format(sign=one.sign) if one.sign.strip() else ""
    why = " · ".join(part for part in (one.reason if dropped else moved, "" if dropped else sign) if part)
    spoken = ", ".join(part for part in (told, why, end) if part)
    return Row(one.id, told, why, end=end, ticked=None if dropped else done, spoken=spoken)
