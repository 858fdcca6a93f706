"""Voorlezen en afsluiten: all that was written, who agrees, what is still open, and then the plan stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from rondom import clock
from rondom.collaboration.scores import put_score
from rondom.language import _
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import Approval
from rondom.meetings.readiness import Missing
from rondom.meetings.reservations import agreement_words
from rondom.vault.vault import Change, Session
from ui.desk import Desk
from ui.meetings.chapters import ChapterList
from ui.meetings.closing_facts import ClosingFacts, closing_facts
from ui.meetings.keyed import KeyedRows
from ui.meetings.pages.approval_row import Answering, ApprovalRow
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.pages.questions import Asked, QuestionsDialog
from ui.meetings.read_back import Chapter, chapters
from ui.theme import SEMIBOLD
from ui.widgets import Glyph, button, column, line, refill, row

BESIDE = 36.0
"""em; under this width the answers stand under the text."""
BESIDE_MEETING = frozenset({"signature", "reservation", "meeting_score", "plan_version"})
FIRST, REST = _("Akkoord, gezien of niet eens. Nog niet weten mag ook."), _("Ook wie in een ander gesprek zat")


class ClosingPage(TablePage):
    """`closed` when the button was pressed and nothing stands in the way."""

    closed = Signal()

    def __init__(self, table: TableDesk) -> None:
        super().__init__(table)
        p = self.theme.px
        self._shown: tuple[Chapter, ...] = ()
        self._read: tuple[object, ...] = ()
        """What the chapters were made from."""
        self._missing: tuple[Missing, ...] = ()
        self._facts = ClosingFacts()
        self._sitting = ""
        self._chapters = ChapterList(self.theme)
        text = QWidget()
        text.setLayout(column(self._chapters.holder, None))
        self._rows: KeyedRows[Answering] = KeyedRows(
            lambda one: one.person.id, lambda one: ApprovalRow(table, one.person)
        )
        self._rest = button(REST, "link", self.theme, "users", name="table.closing.rest", on=self._show_rest)
        self._rest.setCheckable(True)
        self._open = QVBoxLayout()
        self._open.setSpacing(p(0.2))
        self._asked = self.words("", 0.9, tone="muted", wrap=True)
        ask = button(
            _("Vier korte vragen"), "", self.theme, "message-circle", name="table.questions", on=self.ask_round
        )
        self.button = button(_("Overleg afsluiten"), "primary", self.theme, "check", name="table.close", on=self._close)
        after = self.words(
            _("Daarna staat het plan vast. Tekenen op papier en een zienswijze kunnen later nog."),
            0.9,
            tone="muted",
            wrap=True,
        )
        side = QWidget()
        side.setLayout(column(
            self.words(_("Wie is het hiermee eens?"), 1.0, SEMIBOLD, "muted"), self.words(FIRST, 0.85, tone="muted", wrap=True),
            p(0.5), self._rows.holder, row(self._rest, None), line(), p(0.5), row(ask, None), p(0.15), self._asked, p(0.5), line(),
            p(0.5), self._open, p(0.6), row(self.button, None), p(0.3), after, None,
        ))  # fmt: skip
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(p(1.6))
        self._body.addWidget(text, 5)
        self._body.addWidget(side, 4)
        table.desk.tasks.changed.connect(self._on_change)

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        self._show_text()
        if detail.missing != self._missing:
            self._missing = detail.missing
            refill(self._open, [self._open_line(one) for one in detail.missing])
        self._show_people()
        self._ask_facts()

    def _on_change(self, change: Change) -> None:
        """What stands beside the meeting itself: the table does not look again for that."""
        if BESIDE_MEETING & change.tables and self.detail is not None and self.isVisible():
            self._ask_facts()

    def _ask_facts(self) -> None:
        meeting, today = self.meeting_id, clock.today()
        self.table.desk.tasks.read(self, lambda session: closing_facts(session, meeting, today), self._show_facts)

    def _show_facts(self, facts: ClosingFacts) -> None:
        self._facts = facts
        self._show_text()
        self._show_people()

    def _show_text(self) -> None:
        """Reading hundreds of sentences for vaktaal takes a while: not twice for the same."""
        assert self.detail is not None
        read = (self.detail, self._facts.reviews, self._facts.running)
        if read == self._read:
            return
        self._read = read
        found = chapters(*read)
        if found != self._shown:
            self._shown = found
            self._chapters.show_chapters(found)

    def _show_people(self) -> None:
        assert self.detail is not None
        now = self.detail.sitting.id if self.detail.sitting else ""
        if now != self._sitting:
            self._sitting = now
            self._rest.setChecked(False)
        elsewhere = [one for one in self._all() if now and one.sitting_id not in ("", now)]
        self._rest.setVisible(bool(elsewhere))
        shown = [one for one in self._all() if one not in elsewhere or self._rest.isChecked()]
        points = points_of(self.detail)
        self._rows.show_items([
            Answering(one, self._facts.version, self._facts.signed_by(one.id), self._facts.reserved_by(one.id), points)
            for one in shown
        ])  # fmt: skip
        done, total = len(self._facts.answered), len([one for one in self._all() if not one.away])
        self._asked.setText(
            _("{n} van {total} hebben geantwoord. Wie niet wil, slaat over.").format(n=done, total=total)
        )

    def _all(self) -> list[AttendeeRow]:
        """Who speaks for themselves and was there, or answered all the same."""
        assert self.detail is not None
        return [
            one
            for one in self.detail.attendees
            if one.approval is not Approval.NONE or (not one.away and not one.interprets)
        ]

    def _show_rest(self) -> None:
        """Who sat in another talk answers there; who asks may look."""
        self._show_people()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self.theme.px(BESIDE) and not self.theme.folded
        ways = QBoxLayout.Direction
        self._body.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _open_line(self, one: Missing) -> QWidget:
        """Something that is not filled in yet, with the way to it."""
        made = QWidget()
        told = self.words(one.text, 0.95, wrap=True)
        go = button(_("Vul in"), "link", name=f"table.missing.{one.key}", on=partial(self.table.go_to, one.step))
        here = one.step == "close"
        inner = row(
            Glyph(self.theme, "circle-alert", "caution", 1.0), told, *([] if here else [go]), gap=self.theme.px(0.4)
        )
        inner.setStretch(1, 1)
        made.setLayout(inner)
        return made

    # the four questions

    def ask_round(self) -> None:
        """Hand the screen round."""
        assert self.detail is not None
        now = self._sitting
        people = [
            Asked(one.id, one.short, one.perspective, self._facts.informal or one.perspective == "child", one.id in self._facts.answered)
            for one in self._all()
            if not one.away and (not now or one.sitting_id in ("", now))
        ]  # fmt: skip
        dialog = QuestionsDialog(self.theme, people, self.window())
        dialog.given.connect(self._keep_answers)
        self.table.desk.messages.run(dialog)
        dialog.deleteLater()

    def _keep_answers(self, attendee_id: str, given: dict[str, Any]) -> None:
        def put(session: Session) -> None:
            put_score(session, attendee_id, **given)

        self.table.write(self, _("Vragen na het gesprek beantwoord"), put)

    # closing

    def _close(self) -> None:
        """Says what is open and asks; only an answer without its reason stands in the way."""
        for one in self._rows.widgets():
            if isinstance(one, ApprovalRow) and one.reason_is_missing():
                self.table.desk.messages.toast(_("Schrijf eerst op waarom iemand het niet eens is."))
                return
        if may_close(self.table.desk, self._missing):
            self.closed.emit()


def points_of(detail: MeetingDetail) -> tuple[tuple[str, str], ...]:
    """The goals and agreements someone may not agree with, as (kind:id, words)."""
    goals = [(f"goal:{one.id}", " ".join(one.text.split())) for one in detail.goals if one.text.strip()]
    agreed = [
        (f"agreement:{one.id}", agreement_words(one.who, one.what)) for one in detail.agreements if one.what.strip()
    ]
    return (*goals, *agreed)


def may_close(desk: Desk, missing: Sequence[Missing]) -> bool:
    """Says what is still open and asks; with nothing open there is nothing to ask."""
    body = "\n".join(f"–  {one.text}" for one in missing)
    return not missing or desk.messages.confirm(_("Toch afsluiten?"), body, _("Afsluiten"))
