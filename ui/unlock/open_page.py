"""Open uw kluis: the recent vaults, the password, and what else can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from rondom.language import _, plural
from ui.theme import Theme
from ui.unlock.password_field import PasswordField
from ui.unlock.rows import VaultRow, do_rows
from ui.widgets.fields import Field
from ui.widgets.outline import clear, column, row
from ui.widgets.words import button, label

SECOND_MS = 1000


@dataclass(frozen=True, slots=True)
class KnownVault:
    """A vault that was opened on this machine before."""

    path: Path
    title: str
    below: str


class OpenPage(QWidget):
    unlock_asked = Signal(object, str)
    """(path, password)"""
    code_asked = Signal(object)
    create_asked = Signal()
    other_asked = Signal()
    restore_asked = Signal(object)
    """The vault of which a copy is wanted; None when none is known here."""
    demo_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, p = theme, theme.px
        self._title = label(_("Open uw kluis"), "display")
        self._rows: list[VaultRow] = []
        self._problem = ""
        self._list = column(gap=p(0.27))
        self._said = column()
        self._wait = 0
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self._count_down)
        self.password = PasswordField(theme, "unlock.password")
        self.password.returnPressed.connect(self._ask)
        self._open = button(_("Openen"), "primary", name="unlock.open", on=self._ask, size="large")
        line = QWidget()
        line.setLayout(row(self.password, self._open, gap=p(0.66)))
        self._field = Field(theme, _("Wachtwoord"), line)
        forgotten = button(
            _("Wachtwoord vergeten? Gebruik de herstelcode"), "link", name="unlock.code", on=self._ask_code
        )
        self._secret = QWidget()
        self._secret.setLayout(column(self._field, p(0.4), row(forgotten, None)))
        doing = do_rows(theme, self.create_asked.emit, self.other_asked.emit, self._ask_restore, self.demo_asked.emit)
        self.setLayout(
            column(self._title, p(0.7), self._said, p(0.7), self._list, p(1.4), self._secret, p(2.0), *doing, None)
        )

    def show_vaults(self, vaults: Sequence[KnownVault], chosen: Path | None = None) -> None:
        """List what was opened before; the first, or `chosen`, is ready for its password. What was told is over."""
        clear(self._said)
        self.show_problem("")
        clear(self._list)
        self._rows = [VaultRow(self.theme, v.path, v.title, v.below, at) for at, v in enumerate(vaults)]
        for one in self._rows:
            self._list.addWidget(one)
            one.clicked.connect(self._choose)
            one.setChecked(one.path == (chosen or vaults[0].path))
        self._secret.setVisible(bool(vaults))
        self._title.setText(_("Open uw kluis") if vaults else _("Begin met Rondom"))

    def say(self, title: str, words: str, tone: str = "success") -> None:
        """What was just done, above the vaults."""
        from ui.widgets.notices import Banner  # late: most starts have nothing to say

        clear(self._said)
        self._said.addWidget(Banner(self.theme, title, words, tone=tone, closable=True))

    def show_problem(self, text: str, wait: int = 0) -> None:
        """Why it did not open. During `wait` seconds no try is taken; the field says how long it still is."""
        self._problem, self._wait = text, wait
        self._second.start() if wait else self._second.stop()
        self._show_wait()
        self.password.selectAll()
        self.password.setFocus()

    def error(self) -> str:
        return self._field.error

    def set_busy(self, busy: bool) -> None:
        self.setEnabled(not busy)
        self._open.setText(_("Bezig") if busy else _("Openen"))

    def _count_down(self) -> None:
        self._wait -= 1
        if self._wait <= 0:
            self._second.stop()
        self._show_wait()

    def _show_wait(self) -> None:
        waiting = self._wait > 0
        rest = plural(
            self._wait, "Over {n} seconde kunt u het weer proberen.", "Over {n} seconden kunt u het weer proberen."
        )
        self._field.show_error(f"{self._problem} {rest}".strip() if waiting else self._problem)
        self._open.setEnabled(not waiting)

    def chosen(self) -> Path | None:
        return next((one.path for one in self._rows if one.isChecked()), None)

    def _choose(self) -> None:
        """Another vault: what was told of the first is not about this one."""
        self.show_problem("")

    def _ask(self) -> None:
        path = self.chosen()
        if path is not None and self.password.text() and self._wait <= 0:
            self.show_problem("")
            clear(self._said)
            self.unlock_asked.emit(path, self.password.take())

    def _ask_code(self) -> None:
        self.code_asked.emit(self.chosen())

    def _ask_restore(self) -> None:
        self.restore_asked.emit(self.chosen())
