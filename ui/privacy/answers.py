"""One permission beside the list: what each person who decides said, and the buttons to write their answer down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from rondom.dossier.attachments import AttachmentRow
from rondom.language import _, day
from rondom.privacy.queries import AnswerRow, ConsentRow
from rondom.privacy.rules import Stance
from rondom.privacy.sources import source
from ui.meetings.moments import coming_day, past_day
from ui.privacy.forms import FormsPart
from ui.privacy.lines import ANSWERS, STANCE_WORDS
from ui.theme import Theme
from ui.widgets import Chip, Field, Glyph, KeptText, PermissionLight, button, column, flow, label, line, refill, row
from ui.widgets.outline import Part


class AnswersForm(QWidget):
    """`said(consent id, yes, day, until)`, `later(consent id, name)`, `withdrawn(consent id, name, day)`, `asked_again()`."""

    said = Signal(str, bool, object, object)
    later = Signal(str, str)
    withdrawn = Signal(str, str, object)
    asked_again = Signal()

    def __init__(self, theme: Theme, consent: ConsentRow, today: date, forms: Sequence[AttachmentRow] = ()) -> None:
        super().__init__()
        self.theme, self._today = theme, today
        p = theme.px
        self.light = PermissionLight(theme, consent.light.status)
        self.light.setObjectName("consent.light")
        self._told, self._reason = (
            label("", "small", "muted"),
            label("", tone="muted", wrap=True, name="consent.reason"),
        )
        self._rule = label("", "small", "muted", wrap=True, name="consent.rule")
        self._what = column(gap=p(0.3))
        self.on, self.until = QLineEdit(day(today)), QLineEdit()
        self.on.setObjectName("consent.on")
        self.until.setObjectName("consent.until_answer")
        self._on_field = Field(theme, _("Dag van het antwoord"), self.on)
        self._until_field = Field(theme, _("Geldig tot en met"), self.until)
        self._people = column(gap=p(0.2))
        self.remark = KeptText(
            theme, "", "consent.remark", _("Hoe is het gezegd? Bijvoorbeeld: op school, met handtekening."), lines=2
        )
        self.forms = FormsPart(theme)
        self._shown: tuple[AnswerRow, ...] = ()
        self._until_said: date | None = None
        dates = flow(theme.folded, self._on_field, self._until_field, gap=p(0.7))
        self.setLayout(column(
            row(self.light, self._told, None, gap=p(0.7)), self._reason, self._rule, self._what, line(), label(_("Wie zei wat"), "section"), dates,
            self._people, line(), self.forms, line(), Field(theme, _("Opmerking"), self.remark), gap=p(0.7),
        ))  # fmt: skip
        self.until.setText(day(consent.valid_until) if consent.valid_until else "")
        self.show_values(consent, forms)

    def show_values(self, consent: ConsentRow, forms: Sequence[AttachmentRow] = ()) -> None:
        """What the vault holds; what is being typed stays."""
        self.light.show_light(consent.light.status, consent.light.reason)
        self._told.setText(consent.told)
        self._reason.setText(consent.light.reason)
        rule = source(consent.light.source)
        self._rule.setText(rule.title + ". " + rule.told if rule is not None else "")
        self._rule.setVisible(rule is not None)
        kinds = [Chip(self.theme, kind) for kind in consent.data_kinds]
        parts: list[Part] = [label(consent.purpose, wrap=True)]
        refill(self._what, [*parts, row(*kinds, None, gap=self.theme.px(0.4))] if kinds else parts)
        if consent.valid_until != self._until_said and not self.until.hasFocus():
            self.until.setText(day(consent.valid_until) if consent.valid_until else "")
        self._until_said = consent.valid_until
        self.remark.show_value(consent.remark)
        self.forms.show_values(consent, forms)
        if consent.answers != self._shown or not self._people.count():
            self._shown = consent.answers
            self._show_people(consent)

    def _show_people(self, consent: ConsentRow) -> None:
        parts: list[Part] = []
        for at, one in enumerate(consent.answers):
            parts.append(self._person(one, at))
        if not consent.answers:
            parts.append(
                label(_("Niemand kan nu beslissen. Kijk bij Betrokkenen wie gezag heeft."), tone="muted", wrap=True)
            )
        elif any(_may_be_asked_again(one) for one in consent.answers):
            again = button(
                _("Opnieuw vragen"), theme=self.theme, icon="rotate-ccw", name="consent.again", on=self.asked_again.emit
            )
            parts.append(row(again, None))
        refill(self._people, parts)

    def _person(self, one: AnswerRow, at: int) -> QWidget:
        p, theme = self.theme.px, self.theme
        icon, role = ANSWERS[one.stance]
        words = column(label(one.who, "strong"), label(_said(one), "small", "muted", wrap=True), gap=p(0.05))
        buttons: list[QPushButton] = []
        if one.asked and one.stance is Stance.ASKED:
            buttons = [
                button(
                    _("Zei ja"),
                    theme=theme,
                    icon="check",
                    name=f"consent.yes.{at}",
                    size="small",
                    on=lambda: self._answer(one, True),
                ),
                button(
                    _("Zei nee"),
                    theme=theme,
                    icon="x",
                    name=f"consent.no.{at}",
                    size="small",
                    on=lambda: self._answer(one, False),
                ),
                button(
                    _("Komt later"),
                    theme=theme,
                    icon="clock",
                    name=f"consent.later.{at}",
                    size="small",
                    on=lambda: self.later.emit(one.consent_id, one.who),
                ),
            ]
        elif one.stance is Stance.GIVEN:
            buttons = [button(_("Intrekken"), "danger", name=f"consent.withdraw.{at}", on=lambda: self._withdraw(one))]
        for made in buttons:
            made.setAccessibleName(f"{one.who}: {made.text()}")
        front = row(Glyph(theme, icon, role, 1.2), words, gap=p(0.5))
        front.setStretch(1, 1)
        under = theme.folded or len(buttons) > 1  # three buttons do not stand beside a name
        behind = row(*buttons, *([None] if under else []), gap=p(0.4))
        inner = flow(under, front, behind, gap=p(0.4), margins=(0, p(0.4), 0, p(0.4)))
        inner.setStretch(0, 1)
        made_row = QWidget()
        made_row.setLayout(inner)
        return made_row

    def _answer(self, one: AnswerRow, yes: bool) -> None:
        on, (read, until) = self._day(), self._until()
        if on is not None and read:
            self.said.emit(one.consent_id, yes, on, until)

    def _withdraw(self, one: AnswerRow) -> None:
        if (on := self._day()) is not None:
            self.withdrawn.emit(one.consent_id, one.who, on)

    def _day(self) -> date | None:
        """The day of the answer, today at the latest; None when it cannot be read, which is said at the field."""
        found = past_day(self.on.text(), self._today)
        known = found is not None and found <= self._today
        self._on_field.show_error("" if known else _("Schrijf een dag tot en met vandaag."))
        return found if known else None

    def _until(self) -> tuple[bool, date | None]:
        """Whether the last day can be read, which is said at the field; and that day, None without an end."""
        text = self.until.text().strip()
        found = coming_day(text, self._today) if text else None
        read = found is not None or not text
        self._until_field.show_error("" if read else _("Schrijf een dag, bijvoorbeeld 31 juli."))
        return read, found


def _may_be_asked_again(one: AnswerRow) -> bool:
    return not one.asked or one.stance in (Stance.REFUSED, Stance.WITHDRAWN, Stance.EXPIRED)


def _said(one: AnswerRow) -> str:
    """zei ja op 2 maart 2026, op papier"""
    said = _in_words(one)
    return _("{said}, op papier").format(said=said) if one.scan_id and one.stance is not Stance.ASKED else said


def _in_words(one: AnswerRow) -> str:
    if not one.asked:
        return _("nog niet gevraagd")
    if one.stance is Stance.ASKED and one.asked_on is not None:
        return _("gevraagd op {day}, {said}").format(day=day(one.asked_on), said=STANCE_WORDS[one.stance])
    when = one.withdrawn_on if one.stance is Stance.WITHDRAWN else one.decided_on
    if when is None or one.stance is Stance.ASKED:
        return STANCE_WORDS[one.stance]
    return _("{said} op {day}").format(said=STANCE_WORDS[one.stance], day=day(when))
