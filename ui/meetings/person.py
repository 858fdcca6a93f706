"""One person of a meeting beside the list: name and role, and the permission that is needed for this person to sit there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rondom import clock
from rondom.dossier.actions import change_caregiver
from rondom.language import _, day, folded
from rondom.meetings.actions import change_attendee
from rondom.meetings.attendees import AttendeeRow
from rondom.meetings.detail import day_of
from rondom.meetings.sittings import put_in_sitting
from rondom.plan.permission_form import end_of_school_year
from rondom.plan.sharing import DATA_KINDS
from rondom.privacy.actions import ask_consent, give_consent, refuse_consent
from rondom.privacy.queries import AnswerRow, ConsentRow
from rondom.privacy.rules import Stance
from rondom.vault.vault import Session
from ui.desk import Desk
from ui.keeping import keep
from ui.meetings.facts import PrepareFacts
from ui.meetings.fields import DayLine, LineField, day_field
from ui.meetings.keyed import KeyedRows
from ui.meetings.moments import coming_day, past_day
from ui.meetings.words import SIDE_CHOICES
from ui.widgets import (
    Field,
    FilterChip,
    KeptChoice,
    KeptSwitch,
    PermissionLight,
    Wrapping,
    button,
    column,
    dress,
    label,
    line,
    row,
)

_SAID = {
    Stance.GIVEN: (_("zei ja"), "success"),
    Stance.REFUSED: (_("zei nee"), "danger"),
    Stance.WITHDRAWN: (_("trok de toestemming in"), "danger"),
    Stance.EXPIRED: (_("zei ja, maar dat is afgelopen"), "caution"),
    Stance.ASKED: (_("heeft nog niet geantwoord"), "info"),
}


class AnswerLine(QWidget):
    """What one person who decides has said; with the buttons to write down the answer. `answered(yes, id, day)`."""

    answered = Signal(bool, str, object)

    def __init__(self, desk: Desk, answer: AnswerRow) -> None:
        super().__init__()
        theme, p = desk.theme, desk.theme.px
        self._answer = answer
        self._who, self._said = label("", "strong"), label("", "small", wrap=True)
        self._on = DayLine(theme, "", _("Gezegd op"), "", lambda text: past_day(text, clock.today()))
        self._on.show_day(clock.today())
        self._yes = button(_("Ja gezegd"), "", theme, "check", on=partial(self._tell, True))
        self._no = button(_("Nee gezegd"), "", theme, "x", on=partial(self._tell, False))
        asking = column(
            day_field(theme, _("Gezegd op"), self._on, _("Schrijf een dag, bijvoorbeeld 12 maart.")),
            row(self._yes, self._no, None, gap=p(0.5)),
        )  # fmt: skip
        self._asking = QWidget()
        self._asking.setLayout(asking)
        self.setLayout(column(line(), p(0.5), self._who, self._said, p(0.3), self._asking, p(0.5)))

    def show_item(self, answer: AnswerRow, place: int) -> None:
        self._answer = answer
        self._who.setText(answer.who)
        words, tone = _SAID[answer.stance] if answer.asked else (_("is nog niet gevraagd"), "muted")
        when = answer.withdrawn_on if answer.stance is Stance.WITHDRAWN else answer.decided_on
        dated = _("{words} op {day}").format(words=words, day=day(when)) if when else words
        self._said.setText(dated)
        dress(self._said, tone=tone)
        self._asking.setVisible(answer.asked and answer.stance is Stance.ASKED)
        for part, name in ((self._on, "date"), (self._yes, "yes"), (self._no, "no")):
            part.setObjectName(f"permission.{place}.{name}")
            part.setAccessibleDescription(answer.who)

    def _tell(self, yes: bool) -> None:
        on = self._on.value()
        self._on.left.emit(on is None)
        if on is not None:
            self.answered.emit(yes, self._answer.consent_id, on)


class PermissionPart(QWidget):
    """Asking who decides whether this person may take part, and their answers."""

    register_asked = Signal()

    def __init__(self, desk: Desk, person: AttendeeRow, pupil_id: str) -> None:
        super().__init__()
        self._desk, self._person, self._pupil, self._on = desk, person, pupil_id, clock.today()
        theme, p = desk.theme, desk.theme.px
        self._light, self._reason = PermissionLight(theme, "ask_first"), label("", wrap=True)
        self._decides = label("", "small", "muted", wrap=True)
        self._purpose = LineField(theme, "permission.purpose", _("Waarvoor"))
        self._until = DayLine(
            theme, "permission.until", _("Geldig tot en met"), "", lambda text: coming_day(text, clock.today())
        )
        self._kinds = {kind: FilterChip(theme, _(kind), name=f"permission.kind.{kind}") for kind in DATA_KINDS}
        chips = QWidget()
        chips.setLayout(Wrapping(list(self._kinds.values()), p(0.4), p(0.4)))
        self._kinds_field = Field(theme, _("Wat mag er mee?"), chips, _("Niet meer dan nodig is voor het doel."))
        self._ask = button(
            _("Vragen"), "primary", theme, "message-circle", name="permission.ask", on=self._write_question
        )
        self._asking = QWidget()
        self._asking.setLayout(column(
            Field(theme, _("Waarvoor"), self._purpose), p(0.6), self._kinds_field, p(0.6),
            day_field(theme, _("Geldig tot en met"), self._until, _("Schrijf een dag, bijvoorbeeld 31 juli.")),
            p(0.6), row(self._ask, None), p(0.3),
            label(_("Rondom schrijft op dat het is gevraagd. Vraag het zelf, met dit scherm of het formulier erbij."), "small",
                  "muted", wrap=True),
        ))  # fmt: skip
        self._answers: KeyedRows[AnswerRow] = KeyedRows(lambda one: one.decider, self._line)
        more = button(_("Alle toestemmingen"), "link", name="permission.all", on=self.register_asked.emit)
        self.setLayout(column(
            label(_("Toestemming"), "section"), p(0.4), row(self._light, None), p(0.2), self._reason, p(0.4), self._decides,
            p(0.6), self._answers.holder, self._asking, row(more, None),
        ))  # fmt: skip

    def show_facts(self, person: AttendeeRow, facts: PrepareFacts) -> None:
        self._person, self._on = person, day_of(facts.detail.head, facts.today)
        self._light.show_light(person.light.status.value, person.light.reason)
        self._reason.setText(person.light.reason)
        self._decides.setText(facts.decides)
        asked = asked_about(facts, person)
        if not self._purpose.text():
            usual = _("Overleg over {child}").format(child=facts.detail.pupil.first_name)
            self._purpose.show_value(asked.purpose if asked else usual)
            self._until.show_day(end_of_school_year(self._on))
            for kind, chip in self._kinds.items():
                chip.setChecked(asked is not None and kind in asked.data_kinds)
        self._answers.show_items(asked.answers if asked else ())
        self._asking.setVisible(asked is None or any(not one.asked for one in asked.answers))

    def _line(self, answer: AnswerRow) -> AnswerLine:
        made = AnswerLine(self._desk, answer)
        made.answered.connect(self._write_answer)
        return made

    def _write_question(self) -> None:
        purpose, until, person = self._purpose.text(), self._until.value(), self._person
        today, on = clock.today(), self._on  # who decides on the day of the meeting is asked now
        kinds = tuple(kind for kind, chip in self._kinds.items() if chip.isChecked())
        self._kinds_field.show_error("" if kinds else _("Kies ten minste één soort."))
        if not kinds:  # a permission that names nothing opens nothing
            return

        def ask(session: Session) -> None:
            made = ask_consent(session, self._pupil, person.name, purpose, today, "", kinds, until, on)
            if made and not person.consent_id:
                change_attendee(session, person.id, consent_id=made[0])

        self._desk.tasks.write(self, _("Toestemming gevraagd"), ask)

    def _write_answer(self, yes: bool, consent_id: str, on: date) -> None:
        action = give_consent if yes else refuse_consent
        words = _("Toestemming gegeven") if yes else _("Toestemming geweigerd")
        self._desk.tasks.write(self, words, lambda session: action(session, consent_id, on))


class PersonForm(QWidget):
    """Name, role, side and remark of one person at the table; below it the permission, for who needs one."""

    register_asked = Signal()

    def __init__(self, desk: Desk, person: AttendeeRow, pupil_id: str) -> None:
        super().__init__()
        self._desk, self._id = desk, person.id
        theme, p = desk.theme, desk.theme.px
        self.name = self._field("name", _("Naam"))
        self.role = self._field("role", _("Wat doet deze persoon"))
        self.remark = self._field("remark", _("Opmerking"))
        self.side = KeptChoice(theme, SIDE_CHOICES, name="person.side")
        keep(desk, self, self.side, _("Aanwezige veranderd"), self._action("perspective"), f"person:{self._id}:side")
        self.talk = KeptChoice(theme, (), name="person.talk")
        self._talk = Field(theme, _("Komt bij welk gesprek"), self.talk)
        keep(desk, self, self.talk, _("Aanwezige veranderd"), self._keep_talk, f"person:{self._id}:talk")
        self.language = self._field("interprets", _("Vertaalt welke taal"))
        self._language = Field(
            theme, _("Vertaalt welke taal"), self.language, _("Een tolk krijgt niets op papier en zwijgt over het gesprek.")
        )  # fmt: skip
        self.apart = KeptSwitch(theme, _("Liever een eigen gesprek"), name="person.apart")
        self._caregiver = person.caregiver_id
        keep(desk, self, self.apart, _("Ouder of verzorger veranderd"), self._keep_apart, f"person:{self._id}:apart")
        self._apart = QWidget()
        self._apart.setLayout(column(
            self.apart,
            label(_("Niet aan één tafel met de andere ouder: twee gesprekken, één plan."), "small", "muted", wrap=True),
        ))  # fmt: skip
        self._permission = PermissionPart(desk, person, pupil_id)
        self._permission.register_asked.connect(self.register_asked)
        self.setLayout(column(
            self._permission, Field(theme, _("Naam"), self.name),
            Field(theme, _("Wat doet deze persoon"), self.role, _("Bijvoorbeeld gezinscoach, leerkracht, oma.")),
            Field(theme, _("Zit aan tafel voor"), self.side), self._language, self._talk, self._apart,
            Field(theme, _("Opmerking"), self.remark, _("Bijvoorbeeld: alleen het eerste kwartier.")),
            gap=p(0.75),
        ))  # fmt: skip

    def show_facts(self, person: AttendeeRow, facts: PrepareFacts) -> None:
        self.name.show_value(person.name)
        self.role.show_value(person.role)
        self.remark.show_value(person.remark)
        self.side.show_value(person.perspective)
        self.language.show_value(person.interprets)
        self._language.setVisible(bool(person.interprets) or _("tolk") in person.role.casefold())
        talks = facts.detail.sittings
        self.talk.show_options([("", _("Alle gesprekken")), *((one.id, one.title) for one in talks)])
        self.talk.show_value(person.sitting_id)
        self._talk.setVisible(bool(talks))
        self.apart.show_value(person.caregiver_id in facts.apart)
        self._apart.setVisible(bool(person.caregiver_id))
        outsider = not person.caregiver_id and person.perspective != "child"
        self._permission.setVisible(
            outsider and bool(person.waiting or person.light.basis or asked_about(facts, person))
        )
        self._permission.show_facts(person, facts)

    def _keep_talk(self, session: Session, value: str) -> None:
        put_in_sitting(session, self._id, value)

    def _keep_apart(self, session: Session, value: str) -> None:
        change_caregiver(session, self._caregiver, apart=bool(value))

    def _field(self, name: str, spoken: str) -> LineField:
        made = LineField(self._desk.theme, f"person.{name}", spoken)
        keep(self._desk, self, made, _("Aanwezige veranderd"), self._action(name), f"person:{self._id}:{name}")
        return made

    def _action(self, name: str) -> Callable[[Session, str], None]:
        one = self._id
        return lambda session, value: change_attendee(session, one, **{name: value})


def asked_about(facts: PrepareFacts, person: AttendeeRow) -> ConsentRow | None:
    """The last question that was asked about this person; None when there was none."""
    name = folded(person.name)
    return next((one for one in reversed(facts.consents) if folded(one.recipient) == name), None)
