"""The head of a meeting that is prepared: when, where, and when it is a good talk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from rondom import clock
from rondom.language import _, clock_time, listed
from rondom.meetings.actions import ask_again, change_meeting, set_moment
from rondom.meetings.date_remarks import Remark
from rondom.meetings.detail import MeetingDetail, meeting_head
from rondom.meetings.model import Attendance, MeetingState
from rondom.meetings.telling import ToTell
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.keeping import keep
from ui.meetings.facts import PrepareFacts
from ui.meetings.fields import DayLine, LineField, ReadLine, WordsField, fit_to_words
from ui.meetings.moments import at_time, clock_of, coming_day, on_day, when_words
from ui.meetings.telling import TellDialog
from ui.theme import SEMIBOLD
from ui.widgets import Banner, Glyph, button, column, dress, flow, label, line, row, tool

CALLED_OFF, GOING_ON, MOVED = "called_off", "going_on", "moved"


class PrepareHead(QWidget):
    """`asked`: list, sheets, table, cancel or again. Who must hear of another moment: `tell`."""

    asked = Signal(str)

    def __init__(self, desk: Desk, meeting_id: str) -> None:
        super().__init__()
        self._desk, self._id, self.theme = desk, meeting_id, desk.theme
        theme, p = desk.theme, desk.theme.px
        self._title = label("", "section", name="meeting.title")
        self._until = label("", tone="muted", name="meeting.until")
        self._state = ""
        self._to_tell: tuple[ToTell, ...] = ()
        self._moment: datetime | None = None
        self._moved = False
        self._banner = Banner(theme, tone="info")
        self._banner.acted.connect(self._on_banner)
        self._banner.hide()
        self._fields()
        back = tool(theme, "arrow-left", _("Alle overleggen"), key="meeting.list", on=lambda: self.asked.emit("list"))
        where = row(Glyph(theme, "map-pin"), self.room, None, gap=p(0.35))
        when = row(Glyph(theme, "calendar"), self.date, self.time, self._until, p(0.7), where, gap=p(0.35))
        when.setStretch(when.count() - 1, 1)
        title = row(back, self._title, gap=p(0.4))
        first = flow(theme.folded, title, when, gap=p(0.9))
        if not theme.folded:
            first.setStretch(1, 1)
        purpose = row(
            column(p(0.12), label(_("Geslaagd als"), tone="muted"), None), self.purpose, gap=p(0.35), margins=(p(2.6), 0, 0, 0)
        )  # fmt: skip
        purpose.setStretch(1, 1)
        below = column(self._misread, self._remarks, margins=(p(2.6), 0, 0, 0))
        words = column(first, below, purpose, gap=p(0.1))
        top = flow(theme.folded, words, self._buttons(), gap=p(1))
        top.setStretch(0, 1)
        top.setContentsMargins(p(1.0), p(0.8), p(1.9), p(0.8))
        self.setLayout(column(top, row(self._banner, margins=(p(1.9), 0, p(1.9), p(0.8))), line()))

    def show_facts(self, facts: PrepareFacts) -> None:
        """With the day looked at, and who must hear it when it moves."""
        self._to_tell = facts.to_tell
        self._show_remarks(facts.remarks)
        self.show_detail(facts.detail)

    def show_detail(self, detail: MeetingDetail) -> None:
        head, today = detail.head, clock.today()
        self._note_move(detail)
        begun = head.state is MeetingState.ONGOING
        told = _("{title} voorbereiden") if head.state is MeetingState.PLANNED else "{title}"
        self._title.setText(told.format(title=head.title))
        self.date.show_day(head.starts_at.date() if head.starts_at else None)
        self.time.show_read(head.begins_at.time() if head.begins_at else None)
        self._until.setText(when_words(head.starts_at, head.minutes, today, head.timed))
        self.room.show_value(head.room)
        self.purpose.show_value(head.purpose)
        self._table.setText(_("Verder aan tafel") if begun else _("Aan tafel"))
        self._table.setVisible(head.state is not MeetingState.CANCELLED)
        self._show_state(detail)

    def _fields(self) -> None:
        theme = self.theme
        self.date = DayLine(
            theme,
            "meeting.date",
            _("Datum"),
            _("welke dag?"),
            lambda text: coming_day(text, clock.today()),
            bare=True,
        )
        fit_to_words(theme, self.date, 4.5, 12)
        self.time = ReadLine(theme, "meeting.time", _("Tijd"), _("hoe laat?"), clock_of, clock_time, bare=True)
        fit_to_words(theme, self.time, 3.4, 6)
        self.room = LineField(theme, "meeting.room", _("Plaats"), _("waar?"), bare=True)
        fit_to_words(theme, self.room, 4, 22)
        self.purpose = WordsField(
            theme, "meeting.purpose", _("Dit gesprek is geslaagd als"), _("… wat moet er na dit gesprek anders zijn?"),
            bare=True, weight=SEMIBOLD, most=4,
        )  # fmt: skip
        self._misread = label("", "small", "danger", wrap=True, name="meeting.misread")
        self._misread.hide()
        self._remarks = label("", "small", "caution", wrap=True, name="meeting.remarks")
        self._remarks.hide()
        self.date.left.connect(lambda _wrong: self._tell_misread())
        self.time.left.connect(lambda _wrong: self._tell_misread())
        keep(self._desk, self, self.date, _("Datum van het overleg veranderd"), self._keep_day, f"day:{self._id}")
        keep(self._desk, self, self.time, _("Tijd van het overleg veranderd"), self._keep_time, f"time:{self._id}")
        for field, name, sentence in (
            (self.room, "room", _("Plaats van het overleg veranderd")),
            (self.purpose, "purpose", _("Doel van het overleg veranderd")),
        ):
            keep(self._desk, self, field, sentence, self._action(name), f"{name}:{self._id}")

    def _tell_misread(self) -> None:
        """What cannot be read stays in its field; the vault keeps the day and the time that it had."""
        wrong = [
            sentence
            for field, sentence in (
                (self.date, _("Rondom leest hier geen dag in. Schrijf bijvoorbeeld 12 maart.")),
                (self.time, _("Rondom leest hier geen tijd in. Schrijf bijvoorbeeld 13.15.")),
            )
            if field.misread
        ]
        for field in (self.date, self.time):
            dress(field, state="error" if field.misread else "")
        self._misread.setText(" ".join(wrong))
        self._misread.setVisible(bool(wrong))

    def _action(self, name: str) -> Callable[[Session, str], None]:
        one = self._id
        return lambda session, value: change_meeting(session, one, **{name: value})

    def _keep_day(self, session: Session, text: str) -> None:
        on = coming_day(text, clock.today()) if text.strip() else None
        if on is not None:
            before = meeting_head(session, self._id)
            set_moment(session, self._id, *on_day(before.starts_at, before.timed, on))
        elif not text.strip():
            set_moment(session, self._id, None, timed=True)

    def _keep_time(self, session: Session, text: str) -> None:
        at, before = clock_of(text), meeting_head(session, self._id).starts_at
        if at is not None:
            set_moment(session, self._id, at_time(before, at, clock.today()), timed=True)
        elif not text.strip():
            set_moment(session, self._id, before, timed=before is None)

    def _buttons(self) -> QWidget:
        theme, p = self.theme, self.theme.px
        sheets = button(_("Bladen"), "", theme, "printer", name="meeting.sheets", on=lambda: self.asked.emit("sheets"))
        self._table = button(
            _("Aan tafel"), "primary", theme, "presentation", name="meeting.table", on=lambda: self.asked.emit("table")
        )
        more = tool(theme, "ellipsis", _("Meer"), key="meeting.more")
        menu = QMenu(more)
        menu.addAction(theme.icon("calendar-days"), _("Bestand voor de agenda"), lambda: self.asked.emit("calendar"))
        menu.addAction(theme.icon("x"), _("Overleg afzeggen"), lambda: self.asked.emit("cancel"))
        menu.addAction(theme.icon("phone"), _("Wie moet iets weten"), self.tell)
        more.setMenu(menu)
        more.setPopupMode(more.ToolButtonPopupMode.InstantPopup)
        made = QWidget()
        made.setLayout(
            column(None, row(sheets, self._table, more, *([None] if theme.folded else []), gap=p(0.7)), None)
        )
        return made

    def _show_state(self, detail: MeetingDetail) -> None:
        state = {MeetingState.CANCELLED: CALLED_OFF, MeetingState.ONGOING: GOING_ON}.get(detail.head.state, "")
        if not state and self._moved:
            state = MOVED
        self._state = state
        names = listed([one.short for one in self._to_tell])
        self._banner.setVisible(bool(state))
        if state == CALLED_OFF:
            self._banner.say(
                _("Dit overleg gaat niet door"),
                _("Het blijft in het dossier staan. Vertel het aan {names}.").format(names=names)
                if names
                else _("Het blijft in het dossier staan."),
                _("Toch plannen"),
                "info",
            )
        elif state == MOVED:
            self._banner.say(
                _("Dit overleg is verzet"), _("Vertel het aan {names}.").format(names=names), _("Wie moet het weten"), "info"
            )  # fmt: skip
        elif state == GOING_ON:
            step = next((one.short for one in detail.steps if one.current), "")
            self._banner.say(_("Dit overleg is bezig"), _("U gaat verder bij: {step}.").format(step=step), "", "info")

    # moving

    def _show_remarks(self, remarks: Sequence[Remark]) -> None:
        """What is good to know about the day; it bars nothing."""
        self._remarks.setText(" ".join(one.text for one in remarks))
        self._remarks.setVisible(bool(remarks))

    def _note_move(self, detail: MeetingDetail) -> None:
        """Another moment than when this was opened, after someone answered or got a paper with the day on it."""
        before, now = self._moment, detail.head.starts_at
        self._moment = now
        told = any(part.key == "sheets" and part.ready for part in detail.ready)
        answered = any(one.said_yes for one in self._to_tell) or any(
            one.attendance is Attendance.NOT_COMING for one in detail.attendees
        )
        if before is not None and now != before and (told or answered) and self._to_tell:
            self._moved = True

    def _on_banner(self) -> None:
        if self._state == MOVED:
            self.tell()
        else:
            self.asked.emit("again" if self._state == CALLED_OFF else "table")

    def tell(self) -> None:
        """Who must hear it, with their numbers; and whoever answered can be asked anew."""
        dialog = TellDialog(self.theme, self._to_tell, self._moved, self.window())
        if self._desk.messages.run(dialog) and self._moved:
            meeting = self._id
            self._desk.tasks.write(
                self, _("Opnieuw gevraagd wie er komt"), lambda session: ask_again(session, meeting)
            )  # fmt: skip
        if self._moved:
            self._moved = False
            self._state = ""
            self._banner.hide()
        dialog.deleteLater()
