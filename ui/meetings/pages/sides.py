"""Each side of the table its own box: what goes well, or what each one wishes. Type and Enter."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from rondom.language import _
from rondom.meetings.detail import ContributionRow, MeetingDetail
from rondom.meetings.factors import with_factor
from rondom.meetings.model import ContributionKind
from rondom.meetings.table import add_contribution, change_contribution, remove_contribution
from rondom.vault.vault import Session
from ui.meetings.drafts import Draft, EntryField, Ways
from ui.meetings.fields import words
from ui.meetings.keyed import KeyedRows
from ui.meetings.pages.elsewhere import Elsewhere
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.pages.words_row import WordsRow
from ui.meetings.words import SIDES, Side, lane_of, sides
from ui.theme import SEMIBOLD, Theme
from ui.widgets import LaneMark, column, row

LEAST_WIDE = 8.0
"""em: boxes narrower than this come two by two, or one below the other."""
LEAST_HIGH = 7.0
AT_ONCE = 3
"""Rows of each side that are made before the page is painted: four sides have as many together as one screen."""
ASKS = {
    ContributionKind.STRENGTH: (_("Wat gaat goed?"), _("Wat gaat goed volgens {name}"), _("Kracht opgeschreven")),
    ContributionKind.WISH: (_("Wat wil je graag?"), _("Wat {name} graag wil"), _("Wens opgeschreven")),
}
"""Placeholder, what a screen reader says, the sentence in the journal."""


class SideBox(QWidget):
    """A rounded box in the colour of a side."""

    def __init__(self, theme: Theme, side: str) -> None:
        super().__init__()
        self.theme, self._role = theme, f"lane-{lane_of(side)}"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, em = QPainter(self), self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color(self._role), max(1.5, 0.08 * em)))
        painter.setBrush(self.theme.color(f"{self._role}-tint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 0.56 * em, 0.56 * em)


class SideColumn(SideBox):
    """What one side says: the rows, and under them a line for the next."""

    def __init__(self, table: TableDesk, kind: ContributionKind, side: Side) -> None:
        super().__init__(table.theme, side.key)
        self._table, self._kind, self.side = table, kind, side.key
        p = table.theme.px
        self.setMinimumHeight(p(LEAST_HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._who = ""
        self._name = words(table.theme, side.name, 1.0, SEMIBOLD, wrap=True)
        self._rows: KeyedRows[ContributionRow] = KeyedRows(
            lambda one: one.id, self._row, many=True, at_once=AT_ONCE
        )  # fmt: skip
        ask, spoken, sentence = ASKS[kind]
        self.entry = EntryField(
            table.theme, f"table.{kind.value}.{side.key}", spoken.format(name=side.name), ask, bare=True, most=6
        )  # fmt: skip
        ways = Ways(sentence, self._add, change_text, remove_contribution)
        self.draft = Draft(table.desk, self.entry, ways)
        mark = column(p(0.2), LaneMark(table.theme, lane_of(side.key), 0.95), None)
        head = row(mark, self._name, gap=p(0.4))
        head.setStretch(1, 1)
        self.setLayout(column(
            head, p(0.15), self._rows.holder, self.entry, None, margins=(p(0.65), p(0.5), p(0.65), p(0.5))
        ))  # fmt: skip

    def show_side(self, side: Side, detail: MeetingDetail) -> None:
        self._name.setText(side.name)
        names = [one.short for one in detail.speaking if one.perspective == self.side]
        self._who = names[0] if len(names) == 1 else ""
        said = [one for one in detail.of_any(with_factor(self._kind), self.side) if not detail.said_elsewhere(one)]
        self._rows.show_items([one for one in said if one.id != self.draft.row_id])

    def _row(self, one: ContributionRow) -> WordsRow:
        made = WordsRow(self._table, one, lane_of(self.side), ASKS[self._kind][1].format(name=self._name.text()))
        made.entered.connect(self.entry.setFocus)
        return made

    def _add(self, session: Session, text: str) -> str:
        return add_contribution(session, self._table.meeting_id, self._kind, text, self.side, self._who)


class SidesPage(TablePage):
    """Strengths or wishes."""

    def __init__(self, table: TableDesk, kind: ContributionKind) -> None:
        super().__init__(table)
        self._kind, self._beside = kind, 0
        self._columns: dict[str, SideColumn] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(self.theme.px(0.6))
        self._elsewhere = Elsewhere(self.theme, f"table.{kind.value}.elsewhere")
        self.setLayout(column(self._grid, self._elsewhere, None))

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        for side in sides(detail.speaking, detail.pupil.first_name):
            if side.key not in self._columns:
                made = self._columns[side.key] = SideColumn(self.table, self._kind, side)
                made.draft.finished.connect(self.show_again)
                self._beside = 0
            self._columns[side.key].show_side(side, detail)
        said = detail.of_any(with_factor(self._kind))
        self._elsewhere.show_said([one for one in said if detail.said_elsewhere(one)], detail)
        self._lay()

    def first_field(self) -> QWidget | None:
        parent = self._columns.get("parent")
        return parent.entry if parent else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        """All in one row, two by two, or one below the other; only when that changes."""
        wide = self.width() / self.theme.em
        count = len(self._columns)
        beside = count if wide >= count * LEAST_WIDE else 2 if wide >= 2 * LEAST_WIDE else 1
        if beside == self._beside or not self._columns:
            return
        self._beside = beside
        order = [self._columns[key] for key in (*SIDES, "other") if key in self._columns]
        for place, made in enumerate(order):
            self._grid.addWidget(made, place // beside, place % beside)
        for at in range(len(order)):
            self._grid.setColumnStretch(at, 1 if at < beside else 0)
            self._grid.setRowStretch(at, 0)
        self._grid.setRowStretch(len(order), 1)


def change_text(session: Session, contribution_id: str, text: str) -> None:
    change_contribution(session, contribution_id, text=text)
