"""What is asked about a plan that was fixed: why it is opened again, and what someone finds of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from rondom.language import _, day
from ui.meetings.fields import DayLine, day_field
from ui.meetings.moments import past_day
from ui.theme import Theme
from ui.widgets import Dialog, Field, FilterChip, Switch, Wrapping, column

MOST = 8
"""Names to choose from with one click."""


class VersionDialog(Dialog):
    """The verb waits for a reason; `reason()` is what was typed, `ask_again()` whether everyone answers anew."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._text = _words(theme, "version.reason")
        self._again = Switch(theme, _("Vraag iedereen opnieuw of het klopt"), "version.again")
        self._again.setChecked(True)
        field = Field(theme, _("Waarom"), self._text, _("Dit komt op de nieuwe versie te staan."))
        told = Field(
            theme,
            "",
            self._again,
            _("Uit als er alleen nog een antwoord bij komt. Een handtekening hoort altijd bij één versie."),
        )
        super().__init__(
            theme, _("Nieuwe versie van dit plan?"), _("Nieuwe versie beginnen"), parent=parent,
            content=column(field, theme.px(0.6), told),
            body=_("De vorige versie blijft zoals die is. U gaat weer aan tafel en past aan wat anders wordt."),
        )  # fmt: skip
        self._text.textChanged.connect(self._check)
        self._check()

    def reason(self) -> str:
        return self._text.toPlainText().strip()

    def ask_again(self) -> bool:
        return self._again.isChecked()

    def _check(self) -> None:
        self.verb.setEnabled(bool(self.reason()))
        self.verb.setToolTip("" if self.reason() else _("Schrijf eerst op waarom."))


@dataclass(frozen=True, slots=True)
class Viewer:
    """Someone who may have a view of the plan."""

    name: str
    perspective: str
    caregiver_id: str = ""


class ViewDialog(Dialog):
    """Zienswijze: who, in own words, and when. The plan itself stays as it is."""

    def __init__(self, theme: Theme, people: Sequence[Viewer], today: date, parent: QWidget) -> None:
        self._people, self._today = people, today
        self._who = QLineEdit()
        self._who.setObjectName("view.who")
        self._text = _words(theme, "view.text")
        self._on = DayLine(
            theme, "view.on", _("Wanneer"), _("bijvoorbeeld 12 maart"), lambda text: past_day(text, today)
        )
        self._on.show_value(day(today))
        names = QWidget()
        names.setLayout(
            Wrapping([self._chip(theme, one, at) for at, one in enumerate(people[:MOST])], theme.px(0.4), theme.px(0.3))
        )
        p = theme.px
        super().__init__(
            theme, _("Zienswijze toevoegen"), _("Toevoegen"), parent=parent,
            body=_("Wat iemand van dit plan vindt, in eigen woorden. Het komt achter deze versie te staan. Aan het plan verandert niets."),
            content=column(
                Field(theme, _("Van wie"), self._who), p(0.3), names, p(0.7),
                Field(theme, _("In eigen woorden"), self._text), p(0.7),
                day_field(theme, _("Geschreven op"), self._on, _("Schrijf een dag die geweest is, bijvoorbeeld 12 maart.")),
            ),
        )  # fmt: skip
        self._who.textChanged.connect(self._check)
        self._text.textChanged.connect(self._check)
        self._check()

    @property
    def who(self) -> Viewer:
        """As chosen; a name that is nobody's here is from elsewhere."""
        name = self._who.text().strip()
        return next((one for one in self._people if one.name == name), Viewer(name, "other"))

    @property
    def text(self) -> str:
        return self._text.toPlainText().strip()

    @property
    def on(self) -> date:
        return self._on.value() or self._today

    def _chip(self, theme: Theme, one: Viewer, at: int) -> FilterChip:
        chip = FilterChip(theme, one.name, name=f"view.who.{at}", checkable=False)
        chip.clicked.connect(partial(self._choose, one.name))
        return chip

    def _choose(self, name: str, _on: bool = False) -> None:
        self._who.setText(name)

    def _check(self) -> None:
        ready = bool(self.text and self.who.name)
        self.verb.setEnabled(ready)
        self.verb.setToolTip("" if ready else _("Schrijf eerst op van wie het is, en wat diegene vindt."))


def _words(theme: Theme, name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setObjectName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(theme.px(5))
    return made
