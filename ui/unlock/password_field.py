"""A password field with an eye to look at what was typed."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit

from rondom.language import _
from ui.theme import Theme
from ui.widgets.fields import NEVER_ASIDE
from ui.widgets.outline import row
from ui.widgets.words import tool


class PasswordField(QLineEdit):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setAccessibleName(_("Wachtwoord"))
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setProperty(NEVER_ASIDE, True)
        self.setMinimumHeight(theme.px(2.9))
        self._eye = tool(theme, "eye", _("Wachtwoord laten zien"), checkable=True)
        self._eye.toggled.connect(self._look)
        self.setTextMargins(theme.px(0.3), 0, theme.px(2.2), 0)
        self.setLayout(row(None, self._eye, margins=(0, 0, theme.px(0.3), 0)))

    def take(self) -> str:
        """The password; the field forgets it."""
        text = self.text()
        self.clear()
        return text

    def hideEvent(self, event: QHideEvent) -> None:
        """Letters that were made visible are dots again when someone comes back; emptying is for the page itself."""
        super().hideEvent(event)
        self._eye.setChecked(False)

    def _look(self, open_: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if open_ else QLineEdit.EchoMode.Password)
        self._eye.setIcon(self._theme.icon("eye-off" if open_ else "eye", "ink-muted"))
