"""Wie komt er: everyone at the table with the permission light in words, coming or not, and who else could come."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from rondom.language import _, capital
from rondom.meetings.actions import add_attendee, change_attendee, remove_attendee
from rondom.meetings.attendees import AttendeeRow, InviteRow
from rondom.meetings.model import Attendance, AttendeeData
from rondom.meetings.proposing import NOTHING
from rondom.privacy.rules import KEEPS_NOTHING, LightStatus
from ui.desk import Desk
from ui.meetings.facts import PrepareFacts
from ui.meetings.hints import Hints
from ui.meetings.invite import InvitePanel
from ui.meetings.keyed import KeyedRows
from ui.meetings.people_hints import do_hint, hints_of
from ui.meetings.sittings import SittingsPanel
from ui.meetings.words import ATTENDANCE, lane_of
from ui.theme import Theme
from ui.widgets import Glyph, LaneMark, PermissionLight, box, button, column, label, line, row

MANY = 5
"""From so many people the column says that few people is easier."""
_NUMBERS = {
    5: _("Vijf"),
    6: _("Zes"),
    7: _("Zeven"),
    8: _("Acht"),
    9: _("Negen"),
    10: _("Tien"),
    11: _("Elf"),
    12: _("Twaalf"),
}
_ANSWERS = (Attendance.COMING, Attendance.NOT_COMING, Attendance.INVITED)


class PersonRow(QWidget):
    """One person. `asked(what, id)`: open, consent, remove or an attendance."""

    asked = Signal(str, str)

    def __init__(self, theme: Theme, person: AttendeeRow, talks: Mapping[str, str]) -> None:
        super().__init__()
        self.theme, self._id, self._talks = theme, person.id, talks
        p = theme.px
        self._mark = LaneMark(theme, lane_of(person.perspective), 1.15)
        self._name, self._role = label("", "strong"), label("", "small", "muted")
        self._reason = label("", "small", "muted", wrap=True)
        self._link = button("", "link", name="person.ask", on=lambda: self.asked.emit("consent", self._id))
        self._light = PermissionLight(theme, "ask_first")
        self._coming = self._attendance()
        top = row(self._name, self._role, None, gap=p(0.5))
        top.setStretch(1, 1)
        words = column(top, self._reason, row(self._link, None), None)
        light = row(None, self._light, margins=(0, 0, p(0.9), 0))
        answer = column(light, row(None, self._coming), None)
        inner = row(column(p(0.12), self._mark, None), words, answer, gap=p(0.75), margins=(0, p(0.55), 0, p(0.5)))
        inner.setStretch(1, 1)
        self.setLayout(column(line(), inner))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_item(self, person: AttendeeRow, place: int) -> None:
        self.setObjectName(f"meeting.person.{place}")
        self._name.setText(person.name or _("Naam nog leeg"))
        talk = "" if person.caregiver_id else self._talks.get(person.sitting_id, "")
        told = _("gesprek {with_whom}").format(with_whom=talk[:1].lower() + talk[1:]) if talk else ""
        self._role.setText(", ".join(part for part in (person.role, told) if part))
        self._reason.setText(person.light.reason)
        self._light.show_light(person.light.status.value, person.light.reason)
        self._link.setText(ask_words(person))
        self._link.setVisible(bool(ask_words(person)))
        self._link.setObjectName(f"meeting.person.{place}.ask")
        word, icon = ATTENDANCE[person.attendance]
        told = f"{word}, {person.remark}" if person.remark and not person.away else word
        self._coming.setText(told)
        self._coming.setIcon(self.theme.icon(icon, "ink-muted"))
        self._coming.setObjectName(f"meeting.person.{place}.attendance")
        self._coming.setAccessibleName(_("{name}: {answer}").format(name=person.name, answer=told))
        self.setAccessibleName(f"{person.name}, {person.role}. {person.light.word}. {person.light.reason}")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.asked.emit("open", self._id)

    def _attendance(self) -> QToolButton:
        made = QToolButton()
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setFont(self.theme.font(0.87))
        made.setFixedHeight(self.theme.px(1.75))
        made.setIconSize(QSize(self.theme.px(0.95), self.theme.px(0.95)))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        menu.aboutToShow.connect(partial(self._fill, menu))
        made.setMenu(menu)
        return made

    def _fill(self, menu: QMenu) -> None:
        """When it is asked for."""
        menu.clear()
        for answer in _ANSWERS:
            word, icon = ATTENDANCE[answer]
            ask = partial(self.asked.emit, answer.value, self._id)
            menu.addAction(self.theme.icon(icon), capital(word), ask)
        menu.addSeparator()
        menu.addAction(
            self.theme.icon("pencil"), _("Naam, rol en toestemming"), lambda: self.asked.emit("open", self._id)
        )
        menu.addAction(self.theme.icon("trash-2"), _("Van de lijst halen"), lambda: self.asked.emit("remove", self._id))


def ask_words(person: AttendeeRow) -> str:
    """What the link under a person says; empty when there is nothing to ask."""
    if person.light.status is LightStatus.MAY or person.perspective == "child":
        return ""
    if person.reader_kind in KEEPS_NOTHING and person.light.status is LightStatus.PARTLY:
        return ""
    if person.caregiver_id:
        return _("Gezag invullen") if person.light.status is LightStatus.ASK_FIRST else ""
    if person.light.status is LightStatus.MAY_NOT:
        return _("Bekijken")
    if person.light.status is LightStatus.PARTLY and len(person.waiting) == 1:
        return _("{name} vragen").format(name=person.waiting[0].name)
    return _("Vragen")


class PeopleColumn(QWidget):
    """`opened(id)` when one person should stand beside the list; `custody_asked(id)` for a caregiver."""

    opened = Signal(str)
    custody_asked = Signal(str)
    stale = Signal()
    """Something changed in the dossier of a brother or sister, which this screen does not hear of by itself."""

    def __init__(self, desk: Desk, meeting_id: str) -> None:
        super().__init__()
        self._desk, self._id, self.theme = desk, meeting_id, desk.theme
        self._people: dict[str, AttendeeRow] = {}
        theme, p = desk.theme, desk.theme.px
        self._talks: dict[str, str] = {}
        self._facts: PrepareFacts | None = None
        self.invite = InvitePanel(theme)
        self.talks = SittingsPanel(desk, meeting_id)
        self.hints = Hints(theme)
        self.hints.acted.connect(self._on_hint)
        self.invite.chosen.connect(self._invite)
        self._rows: KeyedRows[AttendeeRow] = KeyedRows(lambda one: one.id, self._person)
        self._many = label("", "small", "info", wrap=True)
        inner = row(Glyph(theme, "info", "info"), self._many, gap=p(0.7), margins=(p(0.8), p(0.55), p(0.8), p(0.55)))
        inner.setStretch(1, 1)
        self._hint = box(inner, "banner")
        self._hint.setProperty("tone", "info")
        ask = button(_("Uitnodigen"), "link", theme, "plus", name="meeting.invite", on=self.invite.open_now)
        head = row(label(_("Wie komt er"), "section"), None, ask)
        self.setLayout(column(
            head, p(0.35), self.invite, self.talks, self._rows.holder, line(), p(0.4), self.hints, p(0.2), self._hint, None,
            margins=(p(1.9), p(0.7), p(1.7), p(1)),
        ))  # fmt: skip

    def show_facts(self, facts: PrepareFacts) -> None:
        self._facts = facts
        self._people = {one.id: one for one in facts.detail.attendees}
        self._talks.clear()
        self._talks.update({one.id: one.title for one in facts.detail.sittings})
        self.talks.show_detail(facts.detail)
        self._rows.show_items(facts.detail.attendees)
        self.hints.show_hints(hints_of(facts))
        self.invite.show_guests(facts.guests)
        count = len(facts.detail.at_table)
        self._hint.setVisible(count >= MANY)
        told = _("{n} mensen aan tafel. Klein houden helpt.")
        self._many.setText(told.format(n=_NUMBERS.get(count, count)))

    def _person(self, person: AttendeeRow) -> PersonRow:
        made = PersonRow(self.theme, person, self._talks)
        made.asked.connect(self._on_asked)
        return made

    def _on_asked(self, what: str, person_id: str) -> None:
        person = self._people[person_id]
        if what == "open":
            self.opened.emit(person_id)
        elif what == "consent":
            (self.custody_asked if person.caregiver_id else self.opened).emit(person_id)
        elif what == "remove":
            self._remove(person)
        else:
            words, answer = _("Aanwezigheid veranderd"), Attendance(what)
            self._desk.tasks.write(self, words, lambda session: change_attendee(session, person_id, attendance=answer))

    def _on_hint(self, key: str) -> None:
        if self._facts is not None:
            do_hint(self._desk, self, self._facts, key, self.stale.emit)

    def _remove(self, person: AttendeeRow) -> None:
        words = _("{name} van de lijst gehaald").format(name=person.short)
        self._desk.tasks.write(
            self, _("Iemand van de lijst gehaald"), lambda session: remove_attendee(session, person.id),
            lambda _none: self._desk.messages.toast(words, undo=True),
        )  # fmt: skip

    def _invite(self, guest: InviteRow) -> None:
        data = AttendeeData(name=guest.name, role=guest.role, perspective=guest.perspective)
        if guest.interprets:
            data.interprets, data.gets = guest.interprets, NOTHING
        self._desk.tasks.write(
            self,
            _("Iemand uitgenodigd"),
            lambda session: add_attendee(session, self._id, data, **guest.links),
            self._invited if not (guest.caregiver_id or guest.contact_id or guest.role) else None,
        )

    def _invited(self, attendee_id: str) -> None:
        """Someone new has no role yet: the editor asks for it."""
        self.opened.emit(attendee_id)
