"""Two talks, one plan: when and where each talk is and who comes to it, above the list of people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QSizePolicy, QWidget

from rondom import clock
from rondom.language import _, clock_time, listed
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import MeetingState
from rondom.meetings.sitting_rows import SittingRow, sitting_rows
from rondom.meetings.sittings import change_sitting, end_sitting, one_talk_again
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.keeping import keep
from ui.meetings.fields import DayLine, LineField, ReadLine, fit_to_words
from ui.meetings.keyed import KeyedRows
from ui.meetings.moments import at_time, clock_of, coming_day, on_day
from ui.theme import SEMIBOLD
from ui.widgets import Glyph, Wrapping, box, button, column, label, line, row

STATES = {
    MeetingState.ONGOING: _("bezig"),
    MeetingState.CLOSED: _("geweest"),
    MeetingState.CANCELLED: _("gaat niet door"),
}


class TalkLine(QWidget):
    """One talk: what it is called, when, where, and who comes only to this one."""

    def __init__(self, desk: Desk, meeting_id: str, talk: SittingRow) -> None:
        super().__init__()
        self._desk, self._meeting, self._id, self.theme = desk, meeting_id, talk.id, desk.theme
        p = self.theme.px
        self.title = LineField(self.theme, "", _("Naam van het gesprek"), _("Met wie?"), bare=True, weight=SEMIBOLD)
        fit_to_words(self.theme, self.title, 5, 14)
        self._state = label("", "small", "muted")
        self.date = DayLine(
            self.theme, "", _("Datum"), _("welke dag?"), lambda text: coming_day(text, clock.today()), bare=True
        )
        fit_to_words(self.theme, self.date, 4.5, 11)
        self.time = ReadLine(self.theme, "", _("Tijd"), _("hoe laat?"), clock_of, clock_time, bare=True)
        fit_to_words(self.theme, self.time, 3.4, 6)
        self.room = LineField(self.theme, "", _("Plaats"), _("waar?"), bare=True)
        fit_to_words(self.theme, self.room, 4, 14)
        self._who = label("", "small", "muted", wrap=True)
        self._done = button(_("Dit gesprek is klaar"), "link", on=self._end)
        when = Wrapping(
            [
                box(row(Glyph(self.theme, "calendar"), self.date, self.time, gap=p(0.35))),
                box(row(Glyph(self.theme, "map-pin"), self.room, gap=p(0.35))),
            ],
            gap=p(0.7),
            line_gap=p(0.2),
        )
        self.setLayout(column(
            line(), row(self.title, None, self._state, margins=(0, p(0.4), 0, 0)), when, self._who, row(self._done, None), p(0.4),
        ))  # fmt: skip
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._keep_all()

    def show_talk(self, talk: SittingRow, place: int, names: str) -> None:
        self.title.show_value(talk.title)
        self.date.show_day(talk.starts_at.date() if talk.starts_at else None)
        self.time.show_read(talk.starts_at.time() if talk.starts_at and talk.timed else None)
        self.room.show_value(talk.room)
        self._state.setText(STATES.get(talk.state, ""))
        self._who.setText(names)
        self._who.setVisible(bool(names))
        self._done.setVisible(talk.state is MeetingState.ONGOING)
        self._done.setObjectName(f"talk.{place}.done")
        over = talk.state in (MeetingState.CLOSED, MeetingState.CANCELLED)
        for field, name in ((self.title, "title"), (self.date, "date"), (self.time, "time"), (self.room, "room")):
            field.setObjectName(f"talk.{place}.{name}")
            field.setReadOnly(over)
            field.setAccessibleDescription(talk.title)

    def show_item(self, item: tuple[SittingRow, str], place: int) -> None:
        self.show_talk(item[0], place, item[1])

    def _keep_all(self) -> None:
        for field, name in ((self.title, "title"), (self.room, "room")):
            keep(self._desk, self, field, _("Gesprek veranderd"), self._action(name), f"talk:{self._id}:{name}")
        keep(self._desk, self, self.date, _("Datum van het gesprek veranderd"), self._keep_day, f"talk:{self._id}:day")
        keep(self._desk, self, self.time, _("Tijd van het gesprek veranderd"), self._keep_time, f"talk:{self._id}:time")

    def _action(self, name: str) -> Callable[[Session, str], None]:
        one = self._id
        return lambda session, value: change_sitting(session, one, **{name: value})

    def _end(self) -> None:
        """Lists and Vandaag then show the moment of the next talk."""
        meeting, words = self._meeting, _("Gesprek is klaar")
        self._desk.tasks.write(
            self, words, lambda session: end_sitting(session, meeting),
            lambda _none: self._desk.messages.toast(words, undo=True),
        )  # fmt: skip

    def _now(self, session: Session) -> SittingRow | None:
        return next((one for one in sitting_rows(session, self._meeting) if one.id == self._id), None)

    def _put(self, session: Session, moment: datetime | None) -> None:
        change_sitting(session, self._id, starts_at=moment)

    def _keep_day(self, session: Session, text: str) -> None:
        on, talk = coming_day(text, clock.today()) if text.strip() else None, self._now(session)
        if talk is not None and (on is not None or not text.strip()):
            self._put(session, on_day(talk.starts_at, talk.timed, on)[0] if on else None)

    def _keep_time(self, session: Session, text: str) -> None:
        at, talk = clock_of(text), self._now(session)
        if talk is None:
            return
        if at is not None:
            self._put(session, at_time(talk.starts_at, at, clock.today()))
        elif not text.strip() and talk.starts_at is not None:
            self._put(session, on_day(None, False, talk.starts_at.date())[0])


class SittingsPanel(QWidget):
    """Shown only when there are several talks."""

    def __init__(self, desk: Desk, meeting_id: str) -> None:
        super().__init__()
        self._desk, self._id, self.theme = desk, meeting_id, desk.theme
        p = self.theme.px
        self._rows: KeyedRows[tuple[SittingRow, str]] = KeyedRows(lambda one: one[0].id, self._line)
        self._title = label("", "strong")
        self._told = label(_("Samen maken zij één plan. Iedereen krijgt dezelfde tekst."), "small", "muted", wrap=True)
        self._one = button(_("Toch één gesprek"), "link", name="talks.one", on=self._join)
        self.setLayout(column(
            self._title, self._told, p(0.3), self._rows.holder, row(self._one, None), p(0.8),
        ))  # fmt: skip
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_detail(self, detail: MeetingDetail) -> None:
        talks = detail.sittings
        count = {2: _("Twee gesprekken"), 3: _("Drie gesprekken")}
        self._title.setText(count.get(len(talks), _("{n} gesprekken").format(n=len(talks))))
        self._rows.show_items([(one, _only(detail, one)) for one in talks])
        begun = any(one.state in (MeetingState.ONGOING, MeetingState.CLOSED) for one in talks)
        self._one.setVisible(not begun)
        self.setVisible(bool(talks))

    def _line(self, item: tuple[SittingRow, str]) -> TalkLine:
        return TalkLine(self._desk, self._id, item[0])

    def _join(self) -> None:
        meeting, words = self._id, _("Toch één gesprek")
        self._desk.tasks.write(
            self, words, lambda session: one_talk_again(session, meeting),
            lambda _none: self._desk.messages.toast(words, undo=True),
        )  # fmt: skip


def _only(detail: MeetingDetail, talk: SittingRow) -> str:
    """Sanne en Tolk Arabisch komen alleen bij dit gesprek."""
    names = [one.short for one in detail.at_table if one.sitting_id == talk.id]
    if not names:
        return _("Iedereen komt bij dit gesprek.")
    told = _("{names} komt alleen bij dit gesprek.") if len(names) == 1 else _("{names} komen alleen bij dit gesprek.")
    return told.format(names=listed(names))
