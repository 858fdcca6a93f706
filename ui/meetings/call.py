"""A phone call: noted in two lines from anywhere, and read or put right afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLayout, QLineEdit, QPlainTextEdit

from rondom import clock
from rondom.dossier.names import short_name
from rondom.dossier.queries import PupilRow, pupil_rows
from rondom.errors import Problem
from rondom.language import _, capital, clock_time, folded, relative
from rondom.meetings.calls import CallPerson, around_to_call, note_call, read_agreement
from rondom.privacy.rules import LightStatus
from rondom.vault.vault import Session
from ui.desk import Place
from ui.meetings.moments import clock_of, past_day
from ui.screen import Screen
from ui.unkept import CALL, TextField, Unkept, put_back, text_of, word_of
from ui.widgets import Dialog, Field, FilterChip, Scroll, Wrapping, column, label, refill
from ui.widgets.outline import Part

WITH = "call.with"
"""In the words that are laid aside: who was chosen, each on a line."""
LOW = 56.0
"""em of a screen on which the dialog, with many people to choose from, would not fit."""
ROUND_IT = 11.0
"""em of height for the title, the buttons and the edge of the screen."""


class CallDialog(Dialog):
    """Which child (when it is not clear), with whom, why, what was said; and one line that may be an agreement."""

    def __init__(self, screen: Screen, pupils: Sequence[PupilRow], around: Sequence[CallPerson], pupil_id: str) -> None:
        theme, p = screen.theme, screen.theme.px
        self._screen, self._pupils, self.pupil_id = screen, pupils, pupil_id
        self._given, self._chosen_before = pupil_id, frozenset[str]()
        """The child it was opened for, and whom the words that were given back were about."""
        self._around: tuple[CallPerson, ...] = ()
        self._chips: list[FilterChip] = []
        self._sure = False
        self._who_place = column()
        self.pupil = _line("call.pupil", _("Begin met de naam"))
        self.other = _line("call.other", _("Iemand anders: naam"))
        self.why, self.when = _line("call.why", _("bijvoorbeeld: hoe het op maandag gaat")), _line("call.when", "")
        self.said = QPlainTextEdit()
        self.said.setObjectName("call.said")
        self.said.setTabChangesFocus(True)
        self.said.setFixedHeight(p(4.4))
        self.agreement = _line("call.agreement", _("moeder belt de club voor vrijdag"))
        self._agreed = Field(theme, _("Afspraak (mag leeg blijven)"), self.agreement, "")
        self._when = Field(theme, _("Wanneer"), self.when, "")
        self._light = label("", "small", "muted", wrap=True, name="call.light")
        parts: list[Part] = []
        if not pupil_id:
            self._complete()
            parts += [Field(theme, _("Over welke leerling"), self.pupil), p(0.7)]
        parts += [
            label(_("Met wie"), "small-strong", "muted"), p(0.25), self._who_place, p(0.3), self.other, self._light, p(0.7),
            Field(theme, _("Waarover ging het"), self.why), p(0.7), Field(theme, _("Wat is gezegd"), self.said), p(0.7),
            self._agreed, p(0.7), self._when,
        ]  # fmt: skip
        low = screen.screen().availableGeometry().height() < p(LOW)
        content = column(self._folded(column(*parts))) if low else column(*parts)
        super().__init__(theme, _("Telefoongesprek"), _("Bewaar"), parent=screen.window(), content=content, wide=36)
        self.verb.setAutoDefault(False)
        self.verb.setDefault(False)
        self.back.setAutoDefault(False)
        self.when.setText(
            _("{on} {time} uur").format(on=relative(clock.today(), clock.today()), time=clock_time(clock.now()))
        )
        for field in (self.pupil, self.other, self.why, self.agreement, self.when):
            field.textChanged.connect(self.check)
        self.said.textChanged.connect(self.check)
        self.show_around(around)
        (self.why if pupil_id else self.pupil).setFocus()

    def _folded(self, fields: QLayout) -> Scroll:
        """No higher than the screen, and the fields scroll."""
        made = Scroll(fields)
        room = self._screen.screen().availableGeometry().height() - self._screen.theme.px(ROUND_IT)
        made.setFixedHeight(max(room, self._screen.theme.px(8)))
        return made

    # who

    def _complete(self) -> None:
        completer = QCompleter(QStringListModel([one.name for one in self._pupils], self.pupil), self.pupil)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.pupil.setCompleter(completer)
        self.pupil.textChanged.connect(self._choose_pupil)

    def _choose_pupil(self, text: str) -> None:
        found = [one.id for one in self._pupils if folded(one.name) == folded(text)]
        chosen = found[0] if len(found) == 1 else ""
        if chosen == self.pupil_id:
            return
        self.pupil_id = chosen
        self.show_around(())
        if chosen:
            today = clock.today()

            def show(around: list[CallPerson]) -> None:
                if chosen == self.pupil_id:
                    self.show_around(around)

            self._screen.desk.tasks.read(self, lambda session: around_to_call(session, chosen, today), show)

    def show_around(self, around: Sequence[CallPerson]) -> None:
        """A chip for everyone around the child."""
        self._around = tuple(around)
        self._chips = []
        for at, one in enumerate(self._around):
            chip = FilterChip(self.theme, f"{one.name}, {one.role}" if one.role else one.name, name=f"call.with.{at}")
            chip.toggled.connect(self.check)
            self._chips.append(chip)
        waiting = _("Kies eerst de leerling.") if not self.pupil_id else _("Er staat nog niemand in de kring.")
        p = self.theme.px
        who: list[Part] = [Wrapping(self._chips, gap=p(0.4), line_gap=p(0.3))] if self._chips else []
        refill(self._who_place, who or [label(waiting, "small", "muted")])
        self._choose_again()
        self.check()

    def people(self) -> list[CallPerson]:
        """Who was chosen, and who was typed."""
        chosen = [one for one, chip in zip(self._around, self._chips, strict=True) if chip.isChecked()]
        typed = self.other.text().strip()
        known = next((one for one in self._around if folded(one.name) == folded(typed)), None)
        if typed and known is None:
            chosen.append(CallPerson(typed))
        elif known is not None and known not in chosen:
            chosen.append(known)
        return chosen

    # checking

    def check(self) -> None:
        missing = self.missing()
        self.verb.setEnabled(not missing)
        self.verb.setToolTip(missing)
        people = self.people()
        closed = [one for one in people if one.light is not None and one.light.status is not LightStatus.MAY]
        reasons = [f"{short_name(one.name)}: {one.light.reason}" for one in closed if one.light is not None]
        self._light.setText(" ".join(reasons))
        self._light.setVisible(bool(reasons))
        self._when.show_error(
            "" if self.moment() else _("Schrijf een dag die voorbij is, bijvoorbeeld “gisteren 15.30 uur”.")
        )
        self._agreed.show_help(self._proposal(people))

    def missing(self) -> str:
        if not self.pupil_id:
            return _("Kies eerst over welke leerling het ging.")
        if not self.people():
            return _("Kies eerst met wie u belde.")
        if not self.why.text().strip() and not self.said.toPlainText().strip():
            return _("Schrijf eerst op waarover het ging.")
        return "" if self.moment() else _("Schrijf eerst op wanneer het was.")

    def _proposal(self, people: Sequence[CallPerson]) -> str:
        """How the line is understood: who, what, when."""
        text = self.agreement.text().strip()
        if not text:
            return _("Wie doet wat, en wanneer. “Ik” bent u.")
        found = read_agreement(text, people, self._screen.desk.me, clock.today())
        when = capital(found.due.said) if found.due.known else _("geen dag")
        return _("{who} · {what} · {when}").format(who=found.who or _("Wie?"), what=found.what, when=when)

    def moment(self) -> tuple[datetime, bool] | None:
        """When it was, and whether the time is known; None when it cannot be read or is still to come."""
        return moment_of(self.when.text(), clock.now().replace(tzinfo=None))

    # what was typed, when the computer stops or the vault locks before it is kept

    def drafted(self) -> list[Unkept]:
        """Every field with words, and who was chosen; nothing as long as nothing was typed."""
        if not self.typed():
            return []
        place = Place(CALL, self._given)
        chosen = [one.name for one, chip in zip(self._around, self._chips, strict=True) if chip.isChecked()]
        told = [Unkept(place, one.objectName(), word_of(one), text_of(one)) for one in self._fields()]
        return [Unkept(place, WITH, _("Met wie"), "\n".join(chosen)), *(one for one in told if one.text.strip())]

    def fill(self, words: Sequence[Unkept]) -> None:
        """As it stood there. Whom to choose from comes when the child is known."""
        texts = {one.field: one.text for one in words}
        self._chosen_before = frozenset(texts.get(WITH, "").split("\n"))
        for field in self._fields():
            if field.objectName() in texts:
                put_back(field, texts[field.objectName()])
        self._choose_again()

    def _fields(self) -> list[TextField]:
        return [self.pupil, self.other, self.why, self.said, self.agreement, self.when]

    def _choose_again(self) -> None:
        for one, chip in zip(self._around, self._chips, strict=True):
            if one.name in self._chosen_before:
                chip.setChecked(True)

    # leaving

    def typed(self) -> bool:
        return bool(self.why.text().strip() or self.said.toPlainText().strip() or self.agreement.text().strip())

    def reject(self) -> None:
        """Esc takes nothing away that was typed, unless it is pressed once more."""
        if self.typed() and not self._sure:
            self._sure = True
            self.ask(_("Dit is nog niet bewaard"), _("Bewaar"), _("Gooi weg"))
            return
        super().reject()


def moment_of(text: str, now: datetime) -> tuple[datetime, bool] | None:
    """ "vandaag 8.40 uur", "gisteren", "9.15": a moment that is past, and whether its time is known."""
    typed = text.strip().split()
    if not typed:
        return None
    for cut in range(len(typed)):
        at = clock_of(" ".join(typed[cut:]))
        if at is not None:
            day = past_day(" ".join(typed[:cut]), now.date()) if cut else now.date()
            return _past(day, at, now)
    return _past(past_day(" ".join(typed), now.date()), None, now)


def _past(day: date | None, at: time | None, now: datetime) -> tuple[datetime, bool] | None:
    if day is None:
        return None
    found = datetime.combine(day, at or time())
    return (found, at is not None) if found <= now else None


def _line(name: str, placeholder: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(placeholder)
    return made


def ask_for_call(screen: Screen, pupil_id: str = "", words: Sequence[Unkept] = ()) -> None:
    """Ask the two lines and keep them. Without a child that is asked too. `words` were typed before and never kept."""
    today = clock.today()

    def read(session: Session) -> tuple[list[PupilRow], list[CallPerson]]:
        pupils = [] if pupil_id else [one for one in pupil_rows(session, today) if not one.left]
        return pupils, around_to_call(session, pupil_id, today) if pupil_id else []

    def ask(found: tuple[list[PupilRow], list[CallPerson]]) -> None:
        dialog = CallDialog(screen, *found, pupil_id)
        dialog.fill(words)
        _ask(screen, dialog)

    screen.desk.tasks.read(screen, read, ask)


def _ask(screen: Screen, dialog: CallDialog) -> None:
    desk, today = screen.desk, clock.today()
    if not desk.messages.run(dialog) or dialog.missing():
        dialog.deleteLater()
        return
    pupil, people, moment = dialog.pupil_id, dialog.people(), dialog.moment()
    why, said, agreement = dialog.why.text(), dialog.said.toPlainText(), dialog.agreement.text()
    words = _("Telefoongesprek genoteerd")

    def write(session: Session) -> str:
        at, timed = moment or (None, False)
        return note_call(session, pupil, today, people, why, said, agreement, at, desk.me, timed)

    def done(_id: str) -> None:
        dialog.deleteLater()
        desk.messages.toast(words, undo=True)

    def failed(problem: Problem) -> None:
        """What was typed stays in the dialog, to try once more."""
        desk.messages.show(problem)
        _ask(screen, dialog)

    desk.tasks.write(screen, words, write, done, failed)
