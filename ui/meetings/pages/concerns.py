"""Zorgen: by whom, in their own words, and whether the others see it too. The views stand beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import ContributionRow, MeetingDetail
from rondom.meetings.factors import with_factor
from rondom.meetings.model import ContributionKind
from rondom.meetings.table import add_contribution, remove_contribution
from rondom.vault.vault import Session
from ui.meetings.drafts import Draft, EntryField, Ways
from ui.meetings.fields import words
from ui.meetings.keyed import KeyedRows
from ui.meetings.pages.about import About
from ui.meetings.pages.elsewhere import Elsewhere
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.pages.sees_too import SeesToo
from ui.meetings.pages.sides import change_text
from ui.meetings.pages.words_row import HoverTool, LineTools, RowField, changes_text, remover
from ui.meetings.words import lane_of
from ui.theme import SEMIBOLD
from ui.widgets import KeptChoice, LaneMark, Segments, button, clear, column, row

Calls = Callable[[], Sequence[AttendeeRow]]
MOST_BESIDE = 6
"""Names that fit beside each other; more become a list."""


class ConcernRow(QWidget):
    """One concern: who, the words, and who sees it too."""

    def __init__(self, table: TableDesk, one: ContributionRow, people: Calls) -> None:
        super().__init__()
        self._table, self._id, self._people, self.theme = table, one.id, people, table.theme
        p = table.theme.px
        self._who = words(table.theme, "", 1.0, SEMIBOLD)
        self._who.setFixedWidth(p(6.2))
        self.field = RowField(table.theme, f"table.said.{one.id}", _("Zorg"), bare=True, most=6)
        table.keep(self, self.field, _("Aan tafel geschreven"), changes_text(one.id), f"said:{one.id}")
        self.seen = SeesToo(table, one.id)
        remove = remover(table, self, one.id)
        self.field.left_empty.connect(remove)
        mark = column(p(0.3), LaneMark(table.theme, lane_of(one.perspective), 0.95), None)
        self._about = About(table, self.field, one)
        first = row(mark, column(p(0.2), self._who, None), column(self.field, self._about.told), gap=p(0.45))
        first.setStretch(2, 1)
        second = row(self.seen, margins=(p(1.4), 0, 0, 0))
        self.setLayout(column(first, second, gap=p(0.2), margins=(0, p(0.4), 0, p(0.45))))
        HoverTool(self, lambda: LineTools(table.theme, self._about, remove))

    def show_item(self, one: ContributionRow, place: int) -> None:
        self._who.setText(one.said_by)
        self._about.show_item(one)
        self.field.show_value(one.text)
        self.seen.show_answers(one, self._people(), f"table.concern.{place}")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, self.height() - 1, self.width(), 1), self.theme.color("line"))


class ConcernsPage(TablePage):
    def __init__(self, table: TableDesk) -> None:
        super().__init__(table)
        p = self.theme.px
        self._people: tuple[tuple[str, str], ...] = ()
        self._seen_by: tuple[AttendeeRow, ...] = ()
        self._by = ("", "")
        self._rows: KeyedRows[ContributionRow] = KeyedRows(lambda one: one.id, self._row, many=True)
        self._place = row()
        self.entry = EntryField(self.theme, "table.concern", _("Nieuwe zorg"), _("Welke zorg? Typ en Enter."), most=6)
        ways = Ways(_("Zorg opgeschreven"), self._add, change_text, remove_contribution)
        self.draft = Draft(table.desk, self.entry, ways)
        self.draft.finished.connect(self.show_again)
        who = row(self.words(_("Wie zegt dit?"), tone="muted"), self._place, None, gap=p(0.6))
        self._elsewhere = Elsewhere(self.theme, "table.concern.elsewhere")
        self._first = QWidget()
        told = self.words(_("Er staat nog niets bij wat goed gaat."), 1.0, tone="muted")
        go = button(_("Begin daar"), "link", name="table.strengths.first", on=lambda: table.go_to("strengths"))
        self._first.setLayout(row(told, go, None, gap=p(0.5), margins=(0, 0, 0, p(0.5))))
        self._first.hide()
        self.setLayout(
            column(self._first, self._rows.holder, self._elsewhere, p(0.8), who, p(0.4), self.entry, None)
        )  # fmt: skip

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        self._show_people(detail.speaking)
        others = detail.speaking != self._seen_by
        self._seen_by = detail.speaking
        said = [one for one in detail.of_any(with_factor(ContributionKind.CONCERN)) if one.id != self.draft.row_id]
        self._rows.show_items([one for one in said if not detail.said_elsewhere(one)], again=others)
        self._elsewhere.show_said([one for one in said if detail.said_elsewhere(one)], detail)
        well = detail.of_any(with_factor(ContributionKind.STRENGTH))
        self._first.setVisible(not any(one.text.strip() for one in well))

    def first_field(self) -> QWidget | None:
        return self.entry

    def _row(self, one: ContributionRow) -> ConcernRow:
        made = ConcernRow(self.table, one, lambda: self._seen_by)
        made.field.entered.connect(self.entry.setFocus)
        return made

    def _show_people(self, people: Sequence[AttendeeRow]) -> None:
        """A choice of who is here; made again only when that changed."""
        names = tuple((one.short, one.perspective) for one in people)
        if names == self._people:
            return
        self._people = names
        clear(self._place)
        self._by = self._by if self._by in names else (names[0] if names else ("", "other"))
        options = [(name, name) for name, _side in names]
        if self.theme.folded or len(names) > MOST_BESIDE:
            choice = KeptChoice(self.theme, options, self._by[0], "table.concern.by")
            choice.kept.connect(self._choose)
            self._place.addWidget(choice)
        else:
            picker = Segments(self.theme, options, self._by[0], "table.concern.by")
            picker.chosen.connect(self._choose)
            self._place.addWidget(picker)

    def _choose(self, name: str) -> None:
        self._by = next(one for one in self._people if one[0] == name)
        self.entry.setFocus()

    def _add(self, session: Session, text: str) -> str:
        name, side = self._by
        return add_contribution(session, self.meeting_id, ContributionKind.CONCERN, text, side, name)
