"""Wachtwoord vergeten: the code on paper opens the vault; then who it is, and a new password."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rondom.language import _
from ui.theme import Theme
from ui.unlock.code_parts import CodeField
from ui.widgets.outline import column, row
from ui.widgets.words import button, label


class CodePage(QWidget):
    code_asked = Signal(object, str)
    """(path, code)"""
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        p = theme.px
        self._path: Path | None = None
        self.field = CodeField(theme, "code.code")
        self.code = self.field.line
        self.code.returnPressed.connect(self._ask)
        self._open = button(_("Verder"), "primary", name="code.open", on=self._ask, size="large")
        back = button(_("Terug"), name="code.back", on=self.back_asked.emit, size="large")
        self._where = label("", tone="muted", wrap=True)
        self.setLayout(column(
            label(_("Openen met de herstelcode"), "display", wrap=True), p(0.5), self._where, p(1.2),
            self.field, p(1.4), row(back, self._open, None, gap=p(0.66)),
                None,
        ))  # fmt: skip

    def show_vault(self, path: Path) -> None:
        self._path = path
        self._where.setText(
            _("De code staat op het herstelblad van {name}. Daarna kiest u een nieuw wachtwoord.").format(
                name=path.stem
            )
        )
        self.field.clear()
        self.code.setFocus()

    def show_problem(self, text: str) -> None:
        self.field.show_error(text)
        self.code.setFocus()

    def error(self) -> str:
        return self.field.error

    def set_busy(self, busy: bool) -> None:
        self.setEnabled(not busy)
        self._open.setText(_("Bezig") if busy else _("Verder"))

    def _ask(self) -> None:
        if self._path is not None:
            self.show_problem("")
            self.code_asked.emit(self._path, self.code.text())
