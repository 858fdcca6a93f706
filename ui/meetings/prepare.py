"""Voorbereiden: when and why on top; who comes, the agenda and the voice of the child beside each other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from rondom.language import _
from rondom.meetings.detail import MeetingDetail
from ui.desk import Desk
from ui.meetings.agenda import AgendaColumn
from ui.meetings.facts import PrepareFacts
from ui.meetings.fields import bare_style
from ui.meetings.head import PrepareHead
from ui.meetings.people import PeopleColumn
from ui.meetings.person import PersonForm
from ui.meetings.voice import VoiceColumn
from ui.widgets import Scroll, Segments, SideEditor, column, line, row
from ui.widgets.reading_order import focus_beside
from ui.widgets.side_by_side import SideBySide

WIDE = 84.0
"""em; under this width the columns become tabs."""
SHARES = (38, 33, 31)


class PreparePage(QWidget):
    """One planned or running meeting. `asked`: list, sheets, table, cancel, again; `custody_asked`; `register_asked`."""

    asked = Signal(str)
    custody_asked = Signal(str)
    register_asked = Signal()

    def __init__(self, desk: Desk, meeting_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)  # from the start: a page full of fields is slow to move to another window
        self._desk, self.theme, p = desk, desk.theme, desk.theme.px
        self._facts: PrepareFacts | None = None
        self._open = ""
        self._form: PersonForm | None = None
        self._dress()
        self.theme.changed.connect(self._dress)
        self.head = PrepareHead(desk, meeting_id)
        self.head.asked.connect(self.asked)
        self.people, self.agenda = PeopleColumn(desk, meeting_id), AgendaColumn(desk, meeting_id)
        self.voice = VoiceColumn(desk, meeting_id)
        self.people.opened.connect(self.open_person)
        self.people.custody_asked.connect(self.custody_asked)
        self.people.stale.connect(lambda: self.asked.emit("look"))
        self._parts: list[QWidget] = [self.people, self.agenda, self.voice]
        if not self.theme.folded:
            self._parts = [Scroll(one) for one in self._parts]
        words = (("people", _("Wie")), ("agenda", _("Agenda")), ("voice", _("Stem")))
        self.tabs = Segments(self.theme, words, name="meeting.tabs")
        self.tabs.chosen.connect(lambda _key: self._fold())
        self._tabs = QWidget()
        self._tabs.setLayout(row(self.tabs, None, margins=(p(1.9), p(0.6), p(1.9), p(0.2))))
        self._lines = [line(vertical=True), line(vertical=True)]
        self.editor = SideEditor(self.theme, "person.editor")
        self.editor.closed.connect(self._closed)
        inside = row(self._columns())
        inside.setStretch(0, 1)
        body = SideBySide(self.theme, inside, self.editor, self)
        outer = column(*([] if self.theme.folded else [self.head]), body)
        outer.setStretch(outer.count() - 1, 1)
        self.setLayout(outer)

    def _columns(self) -> QLayout | QWidget:
        """Beside each other under the head; with large text all of it scrolls as one page."""
        columns = row(self._parts[0], self._lines[0], self._parts[1], self._lines[1], self._parts[2])
        for place, share in zip((0, 2, 4), SHARES, strict=True):
            columns.setStretch(place, share)
        if self.theme.folded:
            return Scroll(column(self.head, self._tabs, columns, None))
        inner = column(self._tabs, columns)
        inner.setStretch(1, 1)
        return inner

    def show_facts(self, facts: PrepareFacts) -> None:
        self._facts = facts
        detail = facts.detail
        self.head.show_facts(facts)
        self.people.show_facts(facts)
        self.agenda.show_facts(facts)
        self.voice.show_detail(detail)
        if self._open:
            self._show_person(detail)

    def open_person(self, attendee_id: str) -> None:
        """Put one person beside the list; someone who was only just invited comes with the next facts."""
        self._open = attendee_id
        if self._facts is not None:
            self._show_person(self._facts.detail)

    def show_part(self, row_id: str) -> bool:
        """Bring one person at the table or one step into sight; False for what is only seen at the table."""
        detail = self._facts.detail if self._facts is not None else None
        if detail is None:
            return False
        if any(one.id == row_id for one in detail.attendees):
            self.tabs.show_value("people")
            self._fold()
            self.open_person(row_id)
            return True
        return False

    def parts(self) -> list[QWidget]:
        return [self.head, *self._parts, *([self.editor] if self.editor.isVisible() else [])]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def focusNextPrevChild(self, forward: bool) -> bool:
        now = self.window().focusWidget()
        return now is not None and focus_beside(self.window(), now, forward)

    def _dress(self) -> None:
        self.setStyleSheet(bare_style(self.theme))

    def _fold(self) -> None:
        """Three columns, or one of them at a time."""
        beside = self.editor.width() if not self.editor.isHidden() else 0
        wide = self.width() - beside
        folded = self.theme.folded or wide < self.theme.px(WIDE)
        self._tabs.setVisible(folded)
        for key, one in zip(("people", "agenda", "voice"), self._parts, strict=True):
            one.setVisible(not folded or self.tabs.value() == key)
        for hairline in self._lines:
            hairline.setVisible(not folded)

    def _show_person(self, detail: MeetingDetail) -> None:
        person = next((one for one in detail.attendees if one.id == self._open), None)
        if person is None:
            if self._form is not None:
                self.editor.leave()
            return
        if self._form is None or self._form.objectName() != person.id:
            self._form = PersonForm(self._desk, person, detail.head.pupil_id)
            self._form.setObjectName(person.id)
            self._form.register_asked.connect(self.register_asked)
            self.editor.show_parts(_("Aan tafel"), self._form)
            self._fold()
            (self._form.role if person.name and not person.role else self._form.name).setFocus()
        assert self._facts is not None
        self._form.show_facts(person, self._facts)

    def _closed(self) -> None:
        self._open, self._form = "", None
        self._fold()
        self.people.setFocus()
