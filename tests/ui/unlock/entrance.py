"""The start window on a real vault, and what a person does there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from rondom.vault.keys import KdfParameters
from rondom.vault.vault import Vault
from ui.messages import Messages
from ui.unlock.window import UnlockWindow

QUICK = KdfParameters(8 * 1024, 1, 1)
PASSWORD = "vier gewone woorden samen"
OTHER = "vijf heel andere woorden hier"
SCHOOL, NAME = "De Proefschool", "Ib Proef"
W = TypeVar("W", bound=QWidget)


@dataclass
class Entrance:
    qtbot: QtBot
    window: UnlockWindow
    messages: Messages
    opened: list[Vault] = field(default_factory=list)

    def see(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """Wait until it shows and can be used."""

        def there() -> bool:
            one = self.window.findChild(kind, name)
            return one is not None and one.isVisible() and one.isEnabled()

        self.qtbot.waitUntil(there, timeout=20_000)
        found = self.window.findChild(kind, name)
        assert found is not None
        return found

    def type(self, name: str, words: str) -> None:
        field_ = self.see(name)
        field_.setFocus()
        self.qtbot.keyClicks(field_, words)

    def click(self, name: str) -> None:
        button = self.see(name, QAbstractButton)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def enter(self, password: str) -> None:
        """The password of the chosen vault, and Enter."""
        self.type("unlock.password", password)
        self.qtbot.keyClick(self.window.open_page.password, Qt.Key.Key_Return)

    def words(self) -> str:
        """Every word that shows."""
        parts = [one.text() for one in self.window.findChildren(QLabel) if one.isVisible()]
        parts += [one.text() for one in self.window.findChildren(QAbstractButton) if one.isVisible()]
        return "\n".join(parts)

    def reads(self, words: str) -> None:
        """Wait until these words show."""
        try:
            self.qtbot.waitUntil(lambda: words in self.words(), timeout=20_000)
        except TimeoutError:
            raise AssertionError(f"{words!r} is not in\n{self.words()}") from None

    def vault(self) -> Vault:
        """The vault that was handed over, once it is."""
        self.qtbot.waitUntil(lambda: bool(self.opened), timeout=20_000)
        return self.opened[0]
