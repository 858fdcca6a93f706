"""Voorlezen en afsluiten: all that was written, who agrees, what is still open, and then the plan stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from rondom.language import _
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import Approval
from rondom.meetings.readiness import Missing
from rondom.meetings.table import record_approval
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.meetings.chapters import chapter_widget
from ui.meetings.fields import WordsField, words
from ui.meetings.keyed import KeyedRows
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.read_back import Chapter, chapters
from ui.meetings.words import lane_of
from ui.theme import SEMIBOLD
from ui.widgets import Glyph, LaneMark, Segments, button, column, line, refill, row

ANSWERS = (
    (Approval.AGREED.value, _("Akkoord")),
    (Approval.SEEN.value, _("Gezien")),
    (Approval.DISAGREED.value, _("Niet eens")),
)
BESIDE = 36.0
"""em; under this width the answers stand under the text."""


class ApprovalRow(QWidget):
    """One person. Who does not agree says why; without the why nothing is written down."""

    def __init__(self, table: TableDesk, person: AttendeeRow) -> None:
        super().__init__()
        self._table, self._id, self.theme = table, person.id, table.theme
        p = table.theme.px
        self._name = words(table.theme, "", 1.0, SEMIBOLD)
        self._stored = Approval.NONE
        self._answer = Segments(table.theme, ANSWERS, name="")
        self._answer.chosen.connect(self._choose)
        self.reason = WordsField(
            table.theme, "", _("Waarom niet eens"), _("Waarom niet? Dit komt in het plan."), lines=2, most=6
        )
        table.keep(self, self.reason, _("Antwoord op het plan"), self._write_reason, f"reason:{person.id}")
        head = row(LaneMark(table.theme, lane_of(person.perspective), 0.95), self._name, None, gap=p(0.4))
        self.setLayout(column(head, p(0.25), row(self._answer, None), p(0.25), self.reason, p(0.5)))

    def show_item(self, person: AttendeeRow, place: int) -> None:
        self._name.setText(person.short)
        self._stored = person.approval
        if not self.open_question:
            self._answer.show_value(person.approval.value)
        self.reason.show_value(person.approval_reason)
        self.reason.setVisible(self._answer.value() == Approval.DISAGREED.value)
        self.reason.setObjectName(f"table.approval.{place}.reason")
        for key, _word in ANSWERS:
            self._answer.button(key).setObjectName(f"table.approval.{place}.{key}")
            self._answer.button(key).setAccessibleDescription(person.name)

    @property
    def open_question(self) -> bool:
        """“Niet eens” was chosen and the reason is not there yet."""
        return self._answer.value() == Approval.DISAGREED.value and self._stored is not Approval.DISAGREED

    def _choose(self, key: str) -> None:
        disagrees = key == Approval.DISAGREED.value
        self.reason.setVisible(disagrees)
        if not disagrees:
            self._write(Approval(key), "")
        elif reason := self.reason.toPlainText().strip():
            self._write(Approval.DISAGREED, reason)
        else:
            self.reason.setFocus()

    def _write(self, answer: Approval, reason: str) -> None:
        self._table.write(
            self, _("Antwoord op het plan"), lambda session: record_approval(session, self._id, answer, reason)
        )  # fmt: skip

    def _write_reason(self, session: Session, value: str) -> None:
        if value.strip():
            record_approval(session, self._id, Approval.DISAGREED, value)


class ClosingPage(TablePage):
    """`closed` when the button was pressed and nothing stands in the way."""

    closed = Signal()

    def __init__(self, table: TableDesk) -> None:
        super().__init__(table)
        p = self.theme.px
        self._shown: tuple[Chapter, ...] = ()
        self._missing: tuple[Missing, ...] = ()
        self._chapters = QVBoxLayout()
        self._chapters.setSpacing(p(0.6))
        text = QWidget()
        text.setLayout(column(self._chapters, None))
        self._rows: KeyedRows[AttendeeRow] = KeyedRows(lambda one: one.id, lambda one: ApprovalRow(table, one))
        self._open = QVBoxLayout()
        self._open.setSpacing(p(0.2))
        self.button = button(_("Overleg afsluiten"), "primary", self.theme, "check", name="table.close", on=self._close)
        after = self.words(_("Daarna staat het plan vast en kan het worden afgedrukt."), 0.9, tone="muted", wrap=True)
        side = QWidget()
        side.setLayout(column(
            self.words(_("Wie is het hiermee eens?"), 1.0, SEMIBOLD, "muted"), p(0.5), self._rows.holder, line(), p(0.5),
            self._open, p(0.6), row(self.button, None), p(0.3), after, None,
        ))  # fmt: skip
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(p(1.6))
        self._body.addWidget(text, 5)
        self._body.addWidget(side, 4)

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        found = chapters(detail)
        if found != self._shown:
            self._shown = found
            refill(self._chapters, [chapter_widget(self.theme, one) for one in found])
        self._rows.show_items(detail.at_table)
        if detail.missing != self._missing:
            self._missing = detail.missing
            refill(self._open, [self._open_line(one) for one in detail.missing])

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

    def _close(self) -> None:
        """Says what is open and asks; only an answer without its reason stands in the way."""
        for one in self._rows.widgets():
            if isinstance(one, ApprovalRow):
                one.reason.flush()
                if one.open_question and not one.reason.toPlainText().strip():
                    one.reason.setFocus()
                    self.table.desk.messages.toast(_("Schrijf eerst op waarom iemand het niet eens is."))
                    return
        if may_close(self.table.desk, self._missing):
            self.closed.emit()


def may_close(desk: Desk, missing: Sequence[Missing]) -> bool:
    """Says what is still open and asks; with nothing open there is nothing to ask."""
    body = "\n".join(f"–  {one.text}" for one in missing)
    return not missing or desk.messages.confirm(_("Toch afsluiten?"), body, _("Afsluiten"))
