"""Welkom: who is here. And that it is fine to keep something off the paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.meetings.actions import add_attendee, change_attendee
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import Attendance, AttendeeData
from rondom.vault.vault import Session
from ui.meetings.fields import LineField, words
from ui.meetings.keyed import KeyedRows
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.words import lane_of
from ui.theme import SEMIBOLD
from ui.widgets import LaneMark, Segments, button, column, flow, row

HERE, AWAY = Attendance.PRESENT.value, Attendance.ABSENT.value
_ANSWER = {
    Attendance.PRESENT: HERE,
    Attendance.COMING: HERE,
    Attendance.ABSENT: AWAY,
    Attendance.NOT_COMING: AWAY,
}
"""Who was only invited is neither here nor away, until someone says so."""


class HereRow(QWidget):
    """One person: is here, or is not."""

    def __init__(self, table: TableDesk, person: AttendeeRow) -> None:
        super().__init__()
        self._table, self._id, self.theme = table, person.id, table.theme
        p = table.theme.px
        self._name = words(table.theme, "", 1.08, SEMIBOLD)
        self._role = words(table.theme, "", 1.0, tone="muted", wrap=True)
        self._here = Segments(table.theme, ((HERE, _("Is er")), (AWAY, _("Is er niet"))), name="")
        self._here.chosen.connect(self._choose)
        told = flow(table.theme.folded, self._name, self._role, gap=p(0.1 if table.theme.folded else 0.6))
        told.setStretch(1, 1)
        mark = LaneMark(table.theme, lane_of(person.perspective), 1.1)
        inner = row(mark, told, self._here, gap=p(0.6), margins=(0, p(0.34), 0, p(0.34)))
        inner.setStretch(1, 1)
        self.setLayout(inner)

    def show_item(self, person: AttendeeRow, place: int) -> None:
        self._name.setText(person.name)
        self._role.setText(", ".join(part for part in (person.role, person.remark) if part))
        self._here.show_value(_ANSWER.get(person.attendance, ""))
        for key, name in ((HERE, "present"), (AWAY, "absent")):
            self._here.button(key).setObjectName(f"table.here.{place}.{name}")
            self._here.button(key).setAccessibleDescription(person.name)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, self.height() - 1, self.width(), 1), self.theme.color("line"))

    def _choose(self, key: str) -> None:
        self._table.write(
            self, _("Aanwezigheid veranderd"), lambda session: change_attendee(session, self._id, attendance=Attendance(key))
        )  # fmt: skip


class WelcomePage(TablePage):
    def __init__(self, table: TableDesk) -> None:
        super().__init__(table)
        p = self.theme.px
        self._rows: KeyedRows[AttendeeRow] = KeyedRows(lambda one: one.id, partial(HereRow, table))
        self.more = LineField(
            self.theme, "table.guest", _("Nog iemand aan tafel"), _("Nog iemand aan tafel? Typ een naam en Enter.")
        )
        self.more.returnPressed.connect(self._add)
        self._all = button(_("Iedereen is er"), "", self.theme, "check", name="table.all_here", on=self._all_here)
        told = self.words(_("Wilt u iets niet op papier? Zeg het gerust."), tone="warm", wrap=True)
        self.setLayout(column(self._rows.holder, p(0.5), row(None, self._all), p(0.6), self.more, p(0.8), told, None))

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        self._rows.show_items(detail.attendees)
        unknown = [one.attendance is Attendance.INVITED for one in detail.attendees]
        self._all.setVisible(any(unknown))
        away = any(one.away for one in detail.attendees)
        self._all.setText(_("De anderen zijn er") if away else _("Iedereen is er"))

    def _all_here(self) -> None:
        """Everyone of whom nothing else was said."""
        unknown = (
            [one.id for one in self.detail.attendees if one.attendance is Attendance.INVITED] if self.detail else []
        )

        def write(session: Session) -> None:
            for attendee_id in unknown:
                change_attendee(session, attendee_id, attendance=Attendance.PRESENT)

        self.table.write(self, _("Iedereen is er"), write)

    def _add(self) -> None:
        name = self.more.text().strip()
        if name:
            data = AttendeeData(name=name, perspective="other", attendance=Attendance.PRESENT)
            meeting = self.meeting_id
            self.table.write(
                self, _("{name} erbij gezet").format(name=name), lambda session: add_attendee(session, meeting, data)
            )  # fmt: skip
            self.more.show_value("")
            self.more.clear()
