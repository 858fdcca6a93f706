"""Welkom: who is here. And that it is fine to keep something off the paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.meetings.actions import add_attendee, change_attendee
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import Attendance, AttendeeData
from rondom.meetings.presence import arrive, leave, past_first_step, presence_words, stay_away, the_others_are_here
from rondom.meetings.sitting_rows import coming_to
from rondom.vault.vault import Session
from ui.meetings.fields import LineField, words
from ui.meetings.keyed import KeyedRows
from ui.meetings.pages.page import TableDesk, TablePage
from ui.meetings.running import wall_time
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

MANY = 8
"""With more people the rows come closer."""


class HereRow(QWidget):
    """One person: is here, or is not; came later, or went before the end."""

    def __init__(self, page: WelcomePage, person: AttendeeRow) -> None:
        super().__init__()
        table, self._page = page.table, page
        self._table, self._id, self.theme = table, person.id, table.theme
        p = table.theme.px
        self._name = words(table.theme, "", 1.08, SEMIBOLD)
        self._role = words(table.theme, "", 1.0, tone="muted", wrap=True)
        self._here = Segments(table.theme, ((HERE, _("Is er")), (AWAY, _("Is er niet"))), name="")
        self._here.chosen.connect(self._choose)
        self._leave = button("", "quiet", on=self._turn_left)
        self._leave.setProperty("foot", "quiet")
        self.remark = LineField(
            table.theme, "", _("Iets erbij"), _("iets erbij? bijvoorbeeld: praat later verder"), bare=True
        )
        self.remark.setProperty("tone", "muted")
        table.keep(self, self.remark, _("Opmerking bij iemand aan tafel"), self._write_remark, f"remark:{person.id}")
        told = flow(table.theme.folded, self._name, self._role, gap=p(0.1 if table.theme.folded else 0.6))
        told.setStretch(1, 1)
        both = column(told, self.remark)
        mark = LaneMark(table.theme, lane_of(person.perspective), 1.1)
        self._inner = row(mark, both, self._leave, self._here, gap=p(0.6))
        self._inner.setStretch(1, 1)
        self.setLayout(self._inner)

    def show_item(self, person: AttendeeRow, place: int) -> None:
        self._left = person.left_at is not None
        self._name.setText(person.name)
        self._role.setText(", ".join(part for part in self._about(person) if part))
        self._here.show_value(_ANSWER.get(person.attendance, ""))
        self.remark.setVisible(self._left)
        self.remark.show_value(person.remark)
        self._leave.setVisible(self._page.begun and person.attendance is Attendance.PRESENT)
        self._leave.setText(_("Is er weer") if self._left else _("Gaat weg"))
        margin = self.theme.px(0.34 if self._page.count <= MANY else 0.12)
        self._inner.setContentsMargins(0, margin, 0, margin)
        self._leave.setObjectName(f"table.here.{place}.leave")
        self._leave.setAccessibleDescription(person.name)
        self.remark.setObjectName(f"table.here.{place}.remark")
        for key, name in ((HERE, "present"), (AWAY, "absent")):
            self._here.button(key).setObjectName(f"table.here.{place}.{name}")
            self._here.button(key).setAccessibleDescription(person.name)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, self.height() - 1, self.width(), 1), self.theme.color("line"))

    def _about(self, person: AttendeeRow) -> tuple[str, ...]:
        speaks = _("tolkt {language}").format(language=person.interprets) if person.interprets else ""
        role = "" if speaks and person.role.casefold().startswith(_("tolk")) else person.role
        remark = "" if self._left else person.remark
        return role, speaks, remark, presence_words(person.came_at, person.left_at)

    def _choose(self, key: str) -> None:
        who, now = self._id, wall_time()
        here = key == HERE
        self._table.write(
            self, _("Aanwezigheid veranderd"),
            lambda session: arrive(session, who, now) if here else stay_away(session, who),
        )  # fmt: skip

    def _turn_left(self) -> None:
        who, now, back = self._id, wall_time(), self._left
        self._table.write(
            self, _("Aanwezigheid veranderd"), lambda session: arrive(session, who, now) if back else leave(session, who, now)
        )  # fmt: skip

    def _write_remark(self, session: Session, value: str) -> None:
        change_attendee(session, self._id, remark=value)


class WelcomePage(TablePage):
    def __init__(self, table: TableDesk) -> None:
        super().__init__(table)
        p = self.theme.px
        self.begun, self.count = False, 0
        """Past the first step; and how many people there are."""
        self._rows: KeyedRows[AttendeeRow] = KeyedRows(lambda one: one.id, partial(HereRow, self))
        self.more = LineField(
            self.theme, "table.guest", _("Nog iemand aan tafel"), _("Nog iemand aan tafel? Typ een naam en Enter.")
        )
        self.more.returnPressed.connect(self._add)
        self._all = button(_("Iedereen is er"), "", self.theme, "check", name="table.all_here", on=self._all_here)
        told = self.words(_("Wilt u iets niet op papier? Zeg het gerust."), tone="warm", wrap=True)
        self.setLayout(column(self._rows.holder, p(0.5), row(None, self._all), p(0.6), self.more, p(0.8), told, None))

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        self.begun = past_first_step([(step.state, step.used_seconds) for step in detail.steps])
        people = self._people()
        self.count = len(people)
        self._rows.show_items(people)
        unknown = [one.attendance is Attendance.INVITED for one in people]
        self._all.setVisible(any(unknown))
        away = any(one.away for one in people)
        self._all.setText(_("De anderen zijn er") if away else _("Iedereen is er"))

    def _people(self) -> Sequence[AttendeeRow]:
        """Who belongs at this table: of several talks the one that is going on."""
        if self.detail is None:
            return ()
        now = self.detail.sitting
        return coming_to(self.detail.attendees, now.id) if now else self.detail.attendees

    def _all_here(self) -> None:
        """Everyone of whom nothing else was said."""
        people, now = [one.id for one in self._people()], wall_time()
        self.table.write(self, _("Iedereen is er"), lambda session: the_others_are_here(session, people, now))

    def _add(self) -> None:
        name = self.more.text().strip()
        if name:
            data = AttendeeData(name=name, perspective="other")
            meeting, now = self.meeting_id, wall_time()
            talk = self.detail.sitting.id if self.detail and self.detail.sitting else None

            def write(session: Session) -> None:
                arrive(session, add_attendee(session, meeting, data, sitting_id=talk), now)

            self.table.write(self, _("Iemand erbij gezet"), write)
            self.more.show_value("")
            self.more.clear()
