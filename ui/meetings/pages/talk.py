"""Pages with one or two large texts: why we talk, what the child tells, and steps of a school's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from rondom.language import _
from rondom.meetings.actions import change_meeting, change_step
from rondom.meetings.detail import MeetingDetail
from rondom.vault.vault import Session
from ui.meetings.fields import LineField, WordsField
from ui.meetings.pages.page import TableDesk, TablePage
from ui.theme import SEMIBOLD
from ui.widgets import LaneMark, box, column, flow, row


class TalkPage(TablePage):
    """Fields of the meeting itself, by their name in `MeetingData`."""

    def field(self, name: str, spoken: str, ask: str, em: float = 1.0, **look: object) -> WordsField:
        made = WordsField(self.theme, f"table.{name}", spoken, ask, em=em, **look)  # type: ignore[arg-type]
        self.table.keep(self, made, _("Aan tafel geschreven"), _changes(self.meeting_id, name), name)
        return made


class PurposePage(TalkPage):
    """“Dit gesprek is geslaagd als …”, and the question behind it."""

    def __init__(self, table: TableDesk) -> None:
        super().__init__(table)
        p = self.theme.px
        self.purpose = self.field(
            "purpose", _("Dit gesprek is geslaagd als"), _("… wat moet er na dit gesprek anders zijn?"), 1.25, weight=SEMIBOLD,
            lines=2, most=6,
        )  # fmt: skip
        self.reason = self.field("reason", _("De vraag"), _("Wat is de vraag, in één zin?"), lines=2, most=8)
        self.setLayout(column(
            self.words(_("Dit gesprek is geslaagd als"), 1.0, SEMIBOLD, "muted"), p(0.4), self.purpose, p(1.2),
            self.words(_("De vraag waarmee we komen"), 1.0, SEMIBOLD, "muted"), p(0.4), self.reason, None,
        ))  # fmt: skip

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        self.purpose.show_value(detail.head.purpose)
        self.reason.show_value(detail.head.reason)

    def first_field(self) -> QWidget | None:
        return self.purpose


class VoicePage(TalkPage):
    """The child's own words, large and warm; and what the others will do with them."""

    def __init__(self, table: TableDesk) -> None:
        super().__init__(table)
        p = self.theme.px
        self.voice = self.field(
            "voice_words", _("Eigen woorden"), _("In eigen woorden, zoals het wordt gezegd."), 1.45, italic=True, bare=True,
            lines=2, most=8,
        )  # fmt: skip
        inner = row(
            column(p(0.52), LaneMark(self.theme, "kind", 1.2), None), self.voice, gap=p(0.6), margins=(p(0.9), p(0.7), p(0.9), p(0.7))
        )  # fmt: skip
        inner.setStretch(1, 1)
        self.audience = self.field("voice_audience", _("Wie mag dit horen"), _("Iedereen aan tafel?"))
        self.followup = self.field(
            "voice_followup", _("Wat doen we ermee"), _("Wat doen we met deze woorden?"), lines=2, most=6
        )
        heard = column(self.words(_("Wie mag dit horen"), 1.0, SEMIBOLD, "muted"), p(0.3), self.audience, None)
        done = column(self.words(_("Wat doen we ermee"), 1.0, SEMIBOLD, "muted"), p(0.3), self.followup, None)
        below = flow(self.theme.folded, heard, done, gap=p(1))
        below.setStretch(0, 2)
        below.setStretch(1, 3)
        self.setLayout(column(box(inner, "warm"), p(1), below, None))

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        self.voice.show_value(detail.head.voice_words)
        self.audience.show_value(detail.head.voice_audience)
        self.followup.show_value(detail.head.voice_followup)

    def first_field(self) -> QWidget | None:
        return self.voice


class OwnPage(TablePage):
    """A step that a school or this table thought of: its name, and what was said."""

    def __init__(self, table: TableDesk, step_id: str) -> None:
        super().__init__(table)
        p = self.theme.px
        self._step = step_id
        self.title = LineField(
            self.theme,
            "table.own.title",
            _("Naam van deze stap"),
            _("Waar praten we nu over?"),
            em=1.1,
            weight=SEMIBOLD,
        )
        self.note = WordsField(
            self.theme, "table.own.note", _("Wat is er gezegd"), _("Wat is er gezegd?"), lines=6, most=16
        )
        for field, name in ((self.title, "title"), (self.note, "note")):
            table.keep(self, field, _("Aan tafel geschreven"), self._changes(name), f"own:{step_id}:{name}")
        self.setLayout(column(self.title, p(0.7), self.note, None))

    def show_detail(self, detail: MeetingDetail) -> None:
        super().show_detail(detail)
        step = next((one for one in detail.steps if one.id == self._step), None)
        if step is not None:
            self.title.show_value(step.title)
            self.note.show_value(step.note)

    def first_field(self) -> QWidget | None:
        return self.note if self.title.text() else self.title

    def _changes(self, name: str) -> Callable[[Session, str], None]:
        step = self._step
        return lambda session, value: change_step(session, step, **{name: value})


def _changes(meeting_id: str, name: str) -> Callable[[Session, str], None]:
    return lambda session, value: change_meeting(session, meeting_id, **{name: value})
