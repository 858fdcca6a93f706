"""Zorgen: by whom, in their own words, and whether the others see it too. The views stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import ContributionRow, MeetingDetail
from rondom.meetings.model import ContributionKind, Recognised
from rondom.meetings.table import add_contribution, change_contribution, remove_contribution
from rondom.vault.vault import Session
from ui.meetings.drafts import Draft, EntryField, Ways
from ui.meetings.fields import LineField, words
from ui.meetings.keyed import KeyedRows
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.pages.sides import change_text
from ui.meetings.pages.words_row import HoverTool, RowField, changes_text, remover
from ui.meetings.words import lane_of
from ui.theme import SEMIBOLD
from ui.widgets import KeptChoice, LaneMark, Segments, clear, column, flow, row, tool

SEEN_TOO = (("yes", _("Ja")), ("partly", _("Deels")), ("no", _("Nee")))

MOST_BESIDE = 6
"""Names that fit beside each other; more become a list."""


class ConcernRow(QWidget):
    """One concern: who, the words, and “zien anderen dit ook?”."""

    def __init__(self, table: TableDesk, one: ContributionRow) -> None:
        super().__init__()
        self._table, self._id, self.theme = table, one.id, table.theme
        p = table.theme.px
        self._who = words(table.theme, "", 1.0, SEMIBOLD)
        self._who.setFixedWidth(p(6.2))
        self.field = RowField(table.theme, f"table.said.{one.id}", _("Zorg"), bare=True, most=6)
        self.note = LineField(table.theme, "", _("Toelichting"), _("hoe zien zij het?"), bare=True)
        self.note.setProperty("tone", "muted")
        table.keep(self, self.field, _("Aan tafel geschreven"), changes_text(one.id), f"said:{one.id}")
        table.keep(self, self.note, _("Aan tafel geschreven"), self._change_note, f"note:{one.id}")
        self._seen = Segments(table.theme, SEEN_TOO, name="")
        self._seen.chosen.connect(self._choose)
        asked = words(table.theme, _("Zien anderen dit?"), 1.0, tone="muted")
        remove = remover(table, self, one.id)
        self.field.left_empty.connect(remove)
        mark = column(p(0.3), LaneMark(table.theme, lane_of(one.perspective), 0.95), None)
        first = row(mark, column(p(0.2), self._who, None), self.field, gap=p(0.45))
        first.setStretch(2, 1)
        answer = row(self._seen, self.note, None, gap=p(0.5))
        answer.setStretch(1, 20)
        second = flow(table.theme.folded, asked, answer, gap=p(0.5), margins=(p(7.67), 0, 0, 0))
        second.setStretch(1, 1)
        self.setLayout(column(first, second, gap=p(0.1), margins=(0, p(0.4), 0, p(0.4))))
        HoverTool(self, tool(table.theme, "x", _("Weghalen"), on=remove))

    def show_item(self, one: ContributionRow, place: int) -> None:
        self._who.setText(one.said_by)
        self.field.show_value(one.text)
        self.note.show_value(one.recognised_note)
        self._seen.show_value(one.recognised.value)
        self.note.setVisible(bool(one.recognised_note) or one.recognised in (Recognised.PARTLY, Recognised.NO))
        self.note.setObjectName(f"table.concern.{place}.note")
        for key, _word in SEEN_TOO:
            self._seen.button(key).setObjectName(f"table.concern.{place}.{key}")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, self.height() - 1, self.width(), 1), self.theme.color("line"))

    def _choose(self, key: str) -> None:
        self._table.write(
            self, _("Herkend: {answer}").format(answer=dict(SEEN_TOO)[key]),
            lambda session: change_contribution(session, self._id, recognised=Recognised(key)),
        )  # fmt: skip

    def _change_note(self, session: Session, value: str) -> None:
        change_contribution(session, self._id, recognised_note=value)


class ConcernsPage(TablePage):
    def __init__(self, table: TableDesk) -> None:
        super().__init__(table)
        p = self.theme.px
        self._people: tuple[tuple[str, str], ...] = ()
        self._by = ("", "")
        self._rows: KeyedRows[ContributionRow] = KeyedRows(lambda one: one.id, self._row)
        self._place = row()
        self.entry = EntryField(self.theme, "table.concern", _("Nieuwe zorg"), _("Welke zorg? Typ en Enter."), most=6)
        ways = Ways(_("Zorg opgeschreven"), self._add, change_text, remove_contribution)
        self.draft = Draft(table.desk, self.entry, ways)
        self.draft.finished.connect(self.show_again)
        who = row(self.words(_("Wie zegt dit?"), tone="muted"), self._place, None, gap=p(0.6))
        self.setLayout(column(self._rows.holder, p(0.8), who, p(0.4), self.entry, None))

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        self._show_people(detail.at_table)
        said = detail.of(ContributionKind.CONCERN)
        self._rows.show_items([one for one in said if one.id != self.draft.row_id])

    def first_field(self) -> QWidget | None:
        return self.entry

    def _row(self, one: ContributionRow) -> ConcernRow:
        made = ConcernRow(self.table, one)
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
