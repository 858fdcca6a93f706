"""De stem van het kind: its own words, how they were asked, who may hear them, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from rondom import clock
from rondom.language import _, day_month
from rondom.meetings.actions import change_meeting, tell_back
from rondom.meetings.detail import MeetingDetail, MeetingHead
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.keeping import keep
from ui.meetings.drawings import VoiceDrawings
from ui.meetings.fields import DayLine, LineField, WordsField, day_field
from ui.meetings.moments import past_day
from ui.widgets import Field, Glyph, KeptSwitch, LaneMark, column, flow, label, row

RIGHT_TO_BE_HEARD = _(
    "Sinds 1 augustus 2025 heeft een kind met extra ondersteuning het recht om te zeggen wat het vindt. Het hoeft niet."
)
"""For pupils with an OPP, of every age. Kamerstuk 36443, explanation of the bill; in force since that day. It is a right, no duty."""
WAYS = (
    _("Kindgesprek"),
    _("Tekening"),
    _("Drie huizen"),
    _("Werkblad van dit overleg"),
    _("Tijdens spelen of bouwen"),
    _("Een wandeling"),
    _("Brief of filmpje"),
)
AUDIENCES = (
    _("Iedereen aan tafel"),
    _("Alleen mijn ouders"),
    _("Alleen school"),
    _("Alleen wie het vroeg"),
)
TELL_WITHIN = timedelta(days=7)
"""A child hears within a week what was done with its words."""


class VoiceColumn(QWidget):
    """The warm column."""

    def __init__(self, desk: Desk, meeting_id: str) -> None:
        super().__init__()
        self._desk, self._id, self.theme = desk, meeting_id, desk.theme
        theme, p = desk.theme, desk.theme.px
        self._title, self._talk = label("", "section"), label("", "small", "muted")
        self.words = WordsField(
            theme, "voice.words", _("Eigen woorden"), _("In eigen woorden, zoals het werd gezegd."), bare=True, em=1.25,
            italic=True, lines=2, most=10,
        )  # fmt: skip
        self.by = self._line("by", _("Aan wie verteld"), _("aan wie?"))
        self.how = self._line("how", _("Hoe is het gevraagd"), _("Kindgesprek, tekening, drie huizen …"))
        propose(self.how, WAYS)
        self.on = DayLine(theme, "voice.on", _("Wanneer"), _("welke dag?"), _spoken_on, bare=True)
        self.audience = self._line("audience", _("Wie mag dit horen"), _("Iedereen aan tafel?"))
        propose(self.audience, AUDIENCES)
        self.followup = WordsField(
            theme, "voice.followup", _("Wat we ermee doen"), _("Schrijf dit na het overleg op."), lines=2, most=8
        )  # fmt: skip
        self.told = DayLine(theme, "voice.told", _("Terugverteld op"), _("nog niet"), _spoken_on, bare=True)
        self.declined = KeptSwitch(theme, "", name="voice.declined")
        self.drawings = VoiceDrawings(desk, meeting_id)
        self._right = label(RIGHT_TO_BE_HEARD, "caption", "muted", wrap=True, name="voice.right")
        self._keep_all()
        self._reminder = label("", "small", "warm", wrap=True)
        self._remind = QWidget()
        inner = row(Glyph(theme, "circle-alert", "warm"), self._reminder, gap=p(0.5))
        inner.setStretch(1, 1)
        self._remind.setLayout(inner)
        head = row(LaneMark(theme, "kind"), self._title, None, self._talk, gap=p(0.5))
        asked = _("Schrijf een dag, bijvoorbeeld 5 maart.")
        pair = flow(
            theme.folded, Field(theme, _("Aan wie verteld"), self.by),
            day_field(theme, _("Wanneer"), self.on, asked), gap=p(0.7),
        )  # fmt: skip
        self.setLayout(column(
            head, self._right, p(0.2), self.words, self.declined, self.drawings, Field(theme, _("Wie mag dit horen"), self.audience),
            Field(theme, _("Hoe is het gevraagd"), self.how), pair, Field(theme, _("Wat we ermee doen"), self.followup),
            day_field(theme, _("Terugverteld op"), self.told, asked), self._remind, None,
            gap=p(0.6), margins=(p(1.7), p(0.7), p(1.7), p(1)),
        ))  # fmt: skip

    def show_detail(self, detail: MeetingDetail) -> None:
        head, child = detail.head, detail.pupil.first_name
        self._title.setText(_("Stem van {child}").format(child=child))
        told = _("kindgesprek {day}").format(day=day_month(head.voice_on)) if head.voice_on else ""
        self._talk.setText(told)
        self.declined.setText(_("{child} wilde dit keer niets zeggen").format(child=child))
        self.declined.updateGeometry()
        self.declined.show_value(head.voice_declined)
        self.declined.setVisible(head.voice_declined or not head.voice_words.strip())
        self.words.setVisible(not head.voice_declined or bool(head.voice_words.strip()))
        self.words.show_value(head.voice_words)
        for field, value in (
            (self.by, head.voice_by),
            (self.how, head.voice_how),
            (self.audience, head.voice_audience),
        ):
            field.show_value(value)
        self.followup.show_value(head.voice_followup)
        self.drawings.show_pupil(detail.pupil.id)
        self.on.show_day(head.voice_on)
        self.told.show_day(head.voice_told_on)
        words = reminder(head, child)
        self._reminder.setText(words)
        self._remind.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("warm-tint"))

    def _line(self, name: str, spoken: str, ask: str) -> LineField:
        return LineField(self.theme, f"voice.{name}", spoken, ask, bare=True)

    def _keep_all(self) -> None:
        fields = (
            (self.words, "words"), (self.by, "by"), (self.how, "how"), (self.audience, "audience"),
            (self.followup, "followup"),
        )  # fmt: skip
        for field, name in fields:
            keep(
                self._desk,
                self,
                field,
                _("Stem van het kind veranderd"),
                self._action(name),
                f"voice:{self._id}:{name}",
            )
        keep(
            self._desk, self, self.declined, _("Stem van het kind veranderd"), self._keep_declined, f"voice:{self._id}:declined"
        )  # fmt: skip
        keep(self._desk, self, self.on, _("Stem van het kind veranderd"), self._keep_on, f"voice:{self._id}:on")
        keep(self._desk, self, self.told, _("Terugverteld aan het kind"), self._keep_told, f"voice:{self._id}:told")

    def _action(self, name: str) -> Callable[[Session, str], None]:
        one = self._id
        return lambda session, value: change_meeting(session, one, **{f"voice_{name}": value})

    def _keep_declined(self, session: Session, value: str) -> None:
        change_meeting(session, self._id, voice_declined=bool(value))

    def _keep_on(self, session: Session, text: str) -> None:
        on = _spoken_on(text) if text.strip() else None
        if on is not None or not text.strip():
            change_meeting(session, self._id, voice_on=on)

    def _keep_told(self, session: Session, text: str) -> None:
        on = _spoken_on(text)
        if on is not None:
            tell_back(session, self._id, on)
        elif not text.strip():
            change_meeting(session, self._id, voice_told_on=None)


def propose(field: QLineEdit, words: Sequence[str]) -> None:
    """What is often written here, to be chosen with ↓; anything else can be typed."""
    chooser = QCompleter(list(words), field)
    chooser.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    chooser.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(chooser)


def _spoken_on(text: str) -> date | None:
    return past_day(text, clock.today())


def reminder(head: MeetingHead, child: str) -> str:
    """Vertel het Mees terug voor 19 maart. Empty when there is nothing to tell, or it was told."""
    if head.voice_told_on or not head.voice_words.strip() or head.starts_at is None:
        return ""
    until = head.starts_at.date() + TELL_WITHIN
    return _("Vertel het {child} terug voor {day}.").format(child=child, day=day_month(until))
