"""De parkeerplaats: what matters and is not for now. It comes along to the end, and then gets its place or stays."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.language import _
from rondom.meetings.agreement_line import Person
from rondom.meetings.detail import ContributionRow, MeetingDetail
from rondom.meetings.model import ContributionKind
from rondom.meetings.parked import ParkedBefore, parked_before, take_along
from rondom.meetings.table import (
    add_contribution,
    agreement_from_parked,
    change_contribution,
    concern_from_parked,
    remove_contribution,
)
from rondom.vault.vault import Session
from ui.meetings.drafts import Draft, EntryField, Ways
from ui.meetings.keyed import KeyedRows
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.pages.words_row import HoverTool, RowField, changes_text, remover
from ui.theme import SEMIBOLD
from ui.widgets import button, column, flow, row, tool


class ParkedRow(QWidget):
    """One thing: the words, and the two ways to give it a place."""

    def __init__(self, page: ParkedPage, one: ContributionRow) -> None:
        super().__init__()
        table, self.theme, self._id, self._page = page.table, page.theme, one.id, page
        p = self.theme.px
        self.field = RowField(self.theme, f"table.said.{one.id}", _("Geparkeerd"), bare=True, most=6)
        table.keep(self, self.field, _("Aan tafel geschreven"), changes_text(one.id), f"said:{one.id}")
        remove = remover(table, self, one.id)
        self.field.left_empty.connect(remove)
        self.field.entered.connect(page.entry.setFocus)
        self._agree = button(_("Wordt een afspraak"), "link", on=self._to_agreement)
        self._worry = button(_("Wordt een zorg"), "link", on=self._to_concern)
        inner = flow(self.theme.folded, self.field, row(self._worry, self._agree, gap=p(0.6)), gap=p(0.6))
        if not self.theme.folded:
            inner.setStretch(0, 1)
        inner.setContentsMargins(0, p(0.3), p(1.4), p(0.3))
        self.setLayout(inner)
        HoverTool(self, lambda: tool(self.theme, "x", _("Weghalen"), on=remove))

    def show_item(self, one: ContributionRow, place: int) -> None:
        self.field.show_value(one.text)
        self._agree.setObjectName(f"table.parked.{place}.agreement")
        self._worry.setObjectName(f"table.parked.{place}.concern")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, self.height() - 1, self.width(), 1), self.theme.color("line"))

    def _to_agreement(self) -> None:
        self.field.flush()
        one, people, today = self._id, self._page.people(), clock.today()
        self._page.table.write(
            self, _("Van parkeerplaats naar afspraken"), lambda session: agreement_from_parked(session, one, people, today)
        )  # fmt: skip
        self._page.table.desk.messages.toast(_("Staat nu bij de afspraken"), undo=True)

    def _to_concern(self) -> None:
        self.field.flush()
        one = self._id
        self._page.table.write(
            self, _("Van parkeerplaats naar zorgen"), lambda session: concern_from_parked(session, one)
        )
        self._page.table.desk.messages.toast(_("Staat nu bij de zorgen"), undo=True)


class BeforeRow(QWidget):
    """Something of the time before, to take along with one click."""

    def __init__(self, page: ParkedPage, one: ParkedBefore) -> None:
        super().__init__()
        p = page.theme.px
        self._text = page.words(one.text, wrap=True)
        self._take = button(_("Neem mee"), "link", page.theme, "plus", on=partial(self._take_along, page, one.text))
        inner = row(self._text, self._take, gap=p(0.6), margins=(0, p(0.2), 0, p(0.2)))
        inner.setStretch(0, 1)
        self.setLayout(inner)

    def show_item(self, one: ParkedBefore, place: int) -> None:
        self._text.setText(one.text)
        self._take.setObjectName(f"table.parked.before.{place}")

    def _take_along(self, page: ParkedPage, text: str) -> None:
        meeting = page.meeting_id
        page.table.write(self, _("Van de vorige keer meegenomen"), lambda session: take_along(session, meeting, text))


class ParkedPage(TablePage):
    """The list, and a line for the next. What is still here at the end stands in the plan as “voor later”."""

    def __init__(self, table: TableDesk) -> None:
        super().__init__(table)
        p = self.theme.px
        told = self.words(
            _("Belangrijk, maar niet voor nu. Aan het eind kijken we samen wat ermee gebeurt."), tone="muted", wrap=True
        )
        self._rows: KeyedRows[ContributionRow] = KeyedRows(lambda one: one.id, partial(ParkedRow, self))
        self.entry = EntryField(
            self.theme, "table.parked", _("Iets parkeren"), _("Wat bewaren we voor straks? Typ en Enter."), most=6
        )
        ways = Ways(_("Geparkeerd"), self._add, _change, remove_contribution)
        self.draft = Draft(table.desk, self.entry, ways)
        self.draft.finished.connect(self.show_again)
        self._before_word = self.words("", 1.0, SEMIBOLD, "muted")
        self._before: KeyedRows[ParkedBefore] = KeyedRows(lambda one: one.id, partial(BeforeRow, self))
        self._before_word.hide()
        self._before.holder.hide()
        self.setLayout(column(
            told, p(0.6), self._rows.holder, p(0.5), self.entry, p(1.0), self._before_word, p(0.2), self._before.holder, None
        ))  # fmt: skip

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        said = [one for one in detail.of(ContributionKind.PARKED) if not detail.said_elsewhere(one)]
        self._rows.show_items([one for one in said if one.id != self.draft.row_id])
        meeting = self.meeting_id
        self.table.desk.tasks.read(self, lambda session: parked_before(session, meeting), self._show_before)

    def _show_before(self, found: tuple[ParkedBefore, ...]) -> None:
        self._before_word.setText(
            _("Blijven staan bij {meeting}").format(meeting=found[0].meeting_title) if found else ""
        )
        self._before_word.setVisible(bool(found))
        self._before.show_items(found)

    def first_field(self) -> QWidget | None:
        return self.entry

    def people(self) -> list[Person]:
        """Who can be named in what becomes an agreement."""
        found = self.detail.speaking if self.detail else ()
        return [Person(one.name, one.role, one.perspective) for one in found]

    def _add(self, session: Session, text: str) -> str:
        return add_contribution(session, self.meeting_id, ContributionKind.PARKED, text, "other")


def _change(session: Session, contribution_id: str, text: str) -> None:
    change_contribution(session, contribution_id, text=text)
