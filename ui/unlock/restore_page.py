"""Reservekopie terugzetten: the copies there are, a look at what is in each, and the choice of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rondom.language import _, plural
from rondom.vault.copies import Copy
from rondom.vault.looking import Inside
from ui.theme import Theme
from ui.unlock.copy_rows import copy_list, rows_of
from ui.unlock.password_field import PasswordField
from ui.widgets.cards import Card
from ui.widgets.choices import Segments
from ui.widgets.fields import Field
from ui.widgets.outline import column, flow, row
from ui.widgets.words import button, dress, label

SHOWN_AT_ONCE = 5
"""Rows that show without scrolling."""
HERE, BESIDE = "here", "beside"


class RestorePage(QWidget):
    look_asked = Signal(str)
    """The password to look with."""
    restore_asked = Signal(object, bool)
    """(copy, on the place of the vault and not beside it)"""
    other_asked = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self.copies: tuple[Copy, ...] = ()
        self._has_vault = self._named = False
        self._words = label("", tone="muted", wrap=True)
        self.rows = copy_list(theme, "restore.rows")
        self.rows.chosen.connect(lambda _key: self._choose())
        self._card = Card(theme)
        self._card.setLayout(column(self.rows, margins=self._card.inner(0.1, 0.1, 0.1, 0.1)))
        self.password = PasswordField(theme, "restore.password")
        self.password.returnPressed.connect(self._look)
        self._look_button = button(_("Kijk wat erin zit"), name="restore.look", on=self._look)
        secret = QWidget()
        inner = flow(theme.folded, self.password, self._look_button, gap=p(0.66))
        inner.setStretch(0, 1)
        secret.setLayout(inner)
        self._field = Field(theme, _("Wachtwoord van deze kluis"), secret, _("Eén keer typen. Daarna ziet u bij elke kopie wat erin zit."))  # fmt: skip
        options = ((HERE, _("Op de plek van de kluis")), (BESIDE, _("Ernaast, als extra kluis")))
        self.where = Segments(theme, options, HERE, "restore.where")
        self._where_field = Field(theme, _("Waar komt de kopie?"), self.where)
        self.where.chosen.connect(lambda _key: self._explain())
        self._state = label("", "small", "muted", wrap=True, name="restore.state")
        self._go = button(_("Terugzetten"), "primary", name="restore.go", on=self._restore, size="large")
        back = button(_("Terug"), name="restore.back", on=self.back_asked.emit, size="large")
        other = button(_("Kies een kopie uit een andere map"), "link", name="restore.other", on=self.other_asked.emit)
        self.setLayout(column(
            label(_("Reservekopie terugzetten"), "display", wrap=True), p(0.5), self._words, p(1.0),
            self._card, row(other, None), p(0.5), self._field, p(0.8), self._where_field, p(1.2),
            row(back, self._go, None, gap=p(0.66)), p(0.5), self._state, None,
        ))  # fmt: skip

    # -- what shows ------------------------------------------------------------------------------------------

    def show_copies(self, copies: Sequence[Copy], name: str, has_vault: bool) -> None:
        """`has_vault`: there is a file now on the place of the vault, that is kept when the copy takes it."""
        self.copies, self._has_vault = tuple(copies), has_vault
        self._card.setVisible(bool(copies))
        self._field.setVisible(bool(copies))
        self._where_field.setVisible(bool(copies) and has_vault)
        self._words.setText(_introduction(len(copies), name))
        self._named = bool(copies) and not name
        self.rows.show_rows(rows_of(self.copies, (), self._named))
        self._fit()
        if copies:
            self.rows.choose(str(copies[0].path))
        self.password.clear()
        self._field.show_error("")
        self._choose()
        (self.password if copies else self._go).setFocus()

    def show_insides(self, insides: Sequence[Inside]) -> None:
        """What is in them; when the password fits none, that is told at the field."""
        self.rows.show_rows(rows_of(self.copies, insides, self._named))
        fits = any(one.contents for one in insides)
        self._field.show_error("" if fits else _("Dit wachtwoord past op geen van deze kopieën. Typ het nog eens."))
        if fits:
            self.rows.setFocus()

    def say(self, text: str, tone: str = "muted") -> None:
        self._state.setText(text)
        dress(self._state, tone=tone)

    def set_busy(self, busy: bool, text: str = "") -> None:
        self.setEnabled(not busy)
        self._look_button.setText(_("Bezig") if busy else _("Kijk wat erin zit"))
        self.say(text)

    def chosen(self) -> Copy | None:
        key = self.rows.value()
        return next((one for one in self.copies if str(one.path) == key), None)

    def error(self) -> str:
        return self._field.error

    def _fit(self) -> None:
        high = self.rows.itemDelegate().high  # type: ignore[attr-defined]
        self.rows.setFixedHeight(self.theme.px(high) * min(SHOWN_AT_ONCE, max(1, len(self.copies))))

    # -- doing -----------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        self._go.setEnabled(self.chosen() is not None)
        self._explain()

    def _explain(self) -> None:
        if not self.copies:
            self.say("")
        elif self._has_vault and self.where.value() == HERE:
            self.say(_("De kluis van nu blijft ernaast staan, onder een andere naam. Er gaat niets weg."))
        else:
            self.say(_("De kluis gaat open met het wachtwoord van toen de kopie is gemaakt."))

    def _look(self) -> None:
        if self.password.text():
            self.look_asked.emit(self.password.text())

    def _restore(self) -> None:
        copy = self.chosen()
        if copy is not None:
            self.restore_asked.emit(copy, self._has_vault and self.where.value() == HERE)


def _introduction(count: int, name: str) -> str:
    if not count:
        return _("Op deze computer staan geen kopieën. Staat er een op een stick? Kies die dan hieronder.")
    if not name:
        return _("Dit zijn alle kopieën op deze computer. De nieuwste staat boven.")
    return plural(
        count, "Er is {n} kopie van {name}.", "Er zijn {n} kopieën van {name}. De nieuwste staat boven.", name=name
    )
