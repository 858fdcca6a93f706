"""After the recovery code: who is it, and which password from now on. Colleagues keep theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rondom.language import _
from ui.theme import Theme
from ui.unlock.new_password import NewPassword
from ui.unlock.rows import ChoiceRow
from ui.widgets.outline import clear, column, row
from ui.widgets.words import button, label

if TYPE_CHECKING:
    from rondom.opening import Person


class WhoPage(QWidget):
    chosen = Signal(str, str)
    """(id of the person, new password)"""
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self._people: list[tuple[Person, ChoiceRow]] = []
        self._title = label("", "display", wrap=True)
        self._words = label("", tone="muted", wrap=True)
        self._list = column(gap=p(0.27))
        self.password = NewPassword(theme, ("who.password", "who.again"), _("Uw nieuwe wachtwoord"), self._names)
        self._open = button(_("Kluis openen"), "primary", name="who.open", on=self._ask, size="large")
        back = button(_("Terug"), name="who.back", on=self.back_asked.emit, size="large")
        self.setLayout(column(
            self._title, p(0.5), self._words, p(1.2), self._list, p(1.2), self.password, p(1.4),
            row(back, self._open, None, gap=p(0.66)), None,
        ))  # fmt: skip

    def show_people(self, people: Sequence[Person]) -> None:
        """One person is not asked who it is."""
        clear(self._list)
        alone = len(people) == 1
        rows = [ChoiceRow(self.theme, f"who.{at}", one.name, one.role, "user-round") for at, one in enumerate(people)]
        self._people = list(zip(people, rows, strict=True))
        for at, one in enumerate(rows):
            one.setChecked(at == 0)
            one.setVisible(not alone)
            self._list.addWidget(one)
        self._title.setText(_("Kies een nieuw wachtwoord") if alone else _("Wie bent u?"))
        name = people[0].name if people else ""
        self._words.setText(
            _("De code klopt. Dit wordt het wachtwoord van {name}.").format(name=name)
            if alone
            else _("De code klopt. Alleen uw eigen wachtwoord verandert. Dat van uw collega's blijft.")
        )
        self.password.clear()
        (self.password.first if alone else rows[0]).setFocus()

    def show_problem(self, text: str) -> None:
        self.password.show_problem(text)

    def set_busy(self, busy: bool) -> None:
        self.setEnabled(not busy)
        self._open.setText(_("Bezig") if busy else _("Kluis openen"))

    def _person(self) -> Person | None:
        return next((person for person, one in self._people if one.isChecked()), None)

    def _names(self) -> tuple[str, ...]:
        person = self._person()
        return (person.name,) if person else ()

    def _ask(self) -> None:
        person = self._person()
        if person is not None and self.password.complete():
            self.chosen.emit(person.id, self.password.take())
