"""Who sees a concern too: a chip for each person, which opens into ja, deels, nee. Each answers for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from rondom.language import _
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import ContributionRow
from rondom.meetings.model import Recognised
from rondom.meetings.recognition import RecognitionRow, recognise, tell_recognition
from rondom.vault.vault import Session
from ui.meetings.fields import LineField, words
from ui.meetings.keyed import KeyedRows
from ui.meetings.pages.chip_flow import ChipFlow
from ui.meetings.pages.page import TableDesk
from ui.meetings.words import lane_of
from ui.theme import SEMIBOLD, Theme
from ui.widgets import LaneMark, Segments, column, row

ANSWERS = (("yes", _("Ja")), ("partly", _("Deels")), ("no", _("Nee")))
INSIDE = {Recognised.YES: _("ja"), Recognised.PARTLY: _("deels"), Recognised.NO: _("nee")}
"""As it stands in a sentence."""
HIGH = 1.6
"""em of a chip."""
_SHAPE = {Recognised.YES: 1.0, Recognised.PARTLY: 0.5, Recognised.NO: 0.0}
"""How much of the dot is filled: the answer can be told without its colour."""
_KEYS = {Qt.Key.Key_J: "yes", Qt.Key.Key_D: "partly", Qt.Key.Key_N: "no"}


class PersonChip(QPushButton):
    """“Sanne” with an open ring, or “Sanne: deels” with a half dot. J, D and N answer; Del takes it back."""

    answered = Signal(str)
    """yes, partly, no; unknown to take it back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.answer = theme, Recognised.UNKNOWN
        self._look: tuple[object, ...] = ()
        self._picture = QPixmap()
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_answer(self, person: AttendeeRow, answer: Recognised) -> None:
        said = INSIDE.get(answer, "")
        text = _("{name}: {answer}").format(name=person.short, answer=said) if said else person.short
        if (text, answer) == (self.text(), self.answer):
            return
        self.answer = answer
        self.setText(text)
        spoken = said or _("nog niet gezegd")
        self.setAccessibleName(_("Ziet {name} dit ook: {answer}").format(name=person.name, answer=spoken))
        self.setAccessibleDescription(_("J is ja, D is deels, N is nee."))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        font = self.theme.font(0.92, SEMIBOLD)
        return QSize(
            round(QFontMetricsF(font).horizontalAdvance(self.text())) + self.theme.px(2.1), self.theme.px(HIGH)
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.answered.emit(_KEYS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.answered.emit(Recognised.UNKNOWN.value)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """There may be hundreds, and a growing line of text moves them all: each is drawn once and then copied."""
        theme, ratio = self.theme, self.devicePixelRatioF()
        over = self.underMouse() or self.isDown()
        look = (self.text(), self.answer, over, theme.mode, theme.em, self.width(), self.height(), ratio)
        if look != self._look:
            self._look = look
            self._picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            self._paint(painter)
            painter.end()
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _paint(self, painter: QPainter) -> None:
        theme, em = self.theme, self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known = self.answer is not Recognised.UNKNOWN
        high = min(self.height() - 2.0, HIGH * em)  # the style sheet may ask for a higher button
        box = QRectF(1, (self.height() - high) / 2, self.width() - 2, high)
        painter.setPen(QPen(theme.color("line-strong"), 1, Qt.PenStyle.SolidLine if known else Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("hover" if self.underMouse() or self.isDown() else "surface-raised"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        dot = QRectF(box.left() + 0.55 * em, box.center().y() - 0.27 * em, 0.54 * em, 0.54 * em)
        painter.setPen(QPen(theme.color("accent" if known else "line-strong"), 0.09 * em))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        filled = _SHAPE.get(self.answer, 0.0)
        painter.setBrush(theme.color("accent"))
        if filled:
            painter.drawChord(dot, 90 * 16, round(360 * 16 * filled))
        painter.setPen(theme.color("ink" if known else "ink-muted"))
        painter.setFont(theme.font(0.92, SEMIBOLD if known else theme.font().weight()))
        words_box = box.adjusted(1.35 * em, 0, 0, 0)
        painter.drawText(words_box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class PersonSees(QWidget):
    """One person: the chip, and after a click the three answers in its place."""

    def __init__(self, table: TableDesk, concern_id: str, person: AttendeeRow) -> None:
        super().__init__()
        self._table, self._concern, self._person = table, concern_id, person
        self.chip = PersonChip(table.theme)
        self.chip.clicked.connect(self.open)
        self.chip.answered.connect(self.say)
        self._choice: Segments | None = None
        self._name = ""
        self._box = row(self.chip)
        self.setLayout(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_person(self, person: AttendeeRow, answer: Recognised, name: str) -> None:
        self._person, self._name = person, name
        self.chip.show_answer(person, answer)
        self.chip.setObjectName(f"{name}.sees")

    def open(self) -> None:
        """The answers are made when they are asked for: there may be hundreds of chips."""
        if self._choice is None:
            self._choice = Segments(self._table.theme, ANSWERS, name="")
            self._choice.chosen.connect(self.say)
            self._who = words(self._table.theme, self._person.short, 0.92, SEMIBOLD)
            self._box.addWidget(self._who)
            self._box.addSpacing(self._table.theme.px(0.3))
            self._box.addWidget(self._choice)
        self._choice.show_value(self.chip.answer.value)
        for key, _word in ANSWERS:
            self._choice.button(key).setObjectName(f"{self._name}.{key}")
            self._choice.button(key).setAccessibleDescription(self._person.name)
        self._show_open(True)
        chosen = self.chip.answer.value if self.chip.answer is not Recognised.UNKNOWN else "yes"
        self._choice.button(chosen).setFocus()

    def say(self, key: str) -> None:
        """Yes, partly or no; the same once more takes it back."""
        answer = Recognised(key)
        if answer is self.chip.answer and self._choice is not None and not self._choice.isHidden():
            answer = Recognised.UNKNOWN
        if self._choice is not None and not self._choice.isHidden():
            self._show_open(False)
            self.chip.setFocus()
        self.chip.show_answer(self._person, answer)
        concern, who = self._concern, self._person.id
        self._table.write(
            self, _("Zorg herkend of niet"), lambda session: recognise(session, concern, who, answer),
            merge=f"sees:{concern}:{who}",
        )  # fmt: skip

    def _show_open(self, on: bool) -> None:
        assert self._choice is not None
        self.chip.setVisible(not on)
        self._who.setVisible(on)
        self._choice.setVisible(on)
        self.updateGeometry()


class HowSeen(QWidget):
    """In what way someone sees it partly, or not: a few own words."""

    def __init__(self, table: TableDesk, concern_id: str, one: RecognitionRow) -> None:
        super().__init__()
        self._table, self._concern, self._who = table, concern_id, one.attendee_id
        theme, p = table.theme, table.theme.px
        self._told = words(theme, "", 0.97, tone="muted")
        self.note = LineField(theme, "", _("Hoe {name} dit ziet").format(name=one.short), _("hoe dan?"), bare=True)
        table.keep(self, self.note, _("Aan tafel geschreven"), self._write, f"how:{concern_id}:{one.attendee_id}")
        inner = row(
            LaneMark(theme, lane_of(one.perspective), 0.8), self._told, self.note, gap=p(0.35)
        )  # fmt: skip
        inner.setStretch(2, 1)
        self.setLayout(inner)

    def show_item(self, one: RecognitionRow, place: int) -> None:
        seen = _("{name} ziet dit deels:") if one.answer is Recognised.PARTLY else _("{name} ziet dit niet:")
        self._told.setText(seen.format(name=one.short))
        self.note.show_value(one.note)

    def _write(self, session: Session, value: str) -> None:
        tell_recognition(session, self._concern, self._who, value)


class SeesToo(QWidget):
    """“Wie ziet dit ook?” with everyone who is here for themselves, but who said it."""

    def __init__(self, table: TableDesk, concern_id: str) -> None:
        super().__init__()
        self._table, self._concern = table, concern_id
        p = table.theme.px
        self._people: dict[str, PersonSees] = {}
        self._asked = words(table.theme, _("Wie ziet dit ook?"), 0.97, tone="muted")
        self._chips = ChipFlow(p(0.35), p(0.2))
        self._older: QLabel | None = None
        self._how: KeyedRows[RecognitionRow] | None = None
        self._box = column(self._chips, gap=p(0.15))
        self.setLayout(self._box)

    def show_answers(self, one: ContributionRow, people: Sequence[AttendeeRow], name: str) -> None:
        """`name` is what the controls are called after."""
        known = {row_.attendee_id: row_ for row_ in one.recognitions}
        asked = [person for person in people if not said_by(one, person) or person.id in known]
        self._seat(asked)
        for person in asked:
            answer = known[person.id].answer if person.id in known else Recognised.UNKNOWN
            self._people[person.id].show_person(person, answer, f"{name}.{person.short}")
        self._asked.setVisible(bool(asked))
        self._show_older(one)
        told = [row_ for row_ in one.recognitions if row_.answer in (Recognised.PARTLY, Recognised.NO) or row_.note]
        self._show_how(told, name)

    def _seat(self, asked: Sequence[AttendeeRow]) -> None:
        """A chip for each, in the order of the table; who went is taken off."""
        wanted = [person.id for person in asked]
        if wanted == list(self._people):
            return
        for gone in [key for key in self._people if key not in wanted]:
            widget = self._people.pop(gone)
            widget.hide()
            widget.deleteLater()
        made = {
            person.id: self._people.get(person.id) or PersonSees(self._table, self._concern, person) for person in asked
        }
        self._people = made
        self._chips.show_parts([self._asked, *made.values()])

    def _show_how(self, told: Sequence[RecognitionRow], name: str) -> None:
        """The lines for who sees it partly or not; made when the first is needed."""
        if self._how is None:
            if not told:
                return
            make = partial(HowSeen, self._table, self._concern)
            self._how = KeyedRows(lambda one: one.attendee_id, make, gap=self._table.theme.px(0.1))
            self._box.addWidget(self._how.holder)
        self._how.show_items(told)
        for one in told:
            how = self._how.widget(one.attendee_id)
            if isinstance(how, HowSeen):
                how.note.setObjectName(f"{name}.{one.short}.note")

    def _show_older(self, one: ContributionRow) -> None:
        """What "the others" said, before each answered for themselves."""
        said = INSIDE.get(one.recognised, "")
        if self._older is None:
            if not (said or one.recognised_note):
                return
            self._older = words(self._table.theme, "", 0.97, tone="muted", wrap=True)
            self._box.insertWidget(1, self._older)
        told = _("Eerder opgeschreven: anderen zien dit: {answer}").format(answer=said) if said else ""
        self._older.setText(" – ".join(part for part in (told, one.recognised_note) if part))
        self._older.setVisible(bool(said or one.recognised_note))


def said_by(one: ContributionRow, person: AttendeeRow) -> bool:
    """Their own concern: nobody asks whether they see it too."""
    return one.perspective == person.perspective and one.said_by in (person.short, person.name)
