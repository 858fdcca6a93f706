"""Instellingen in the real main window, on a real vault with a name and a place on disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rondom.vault.keys import KdfParameters
from rondom.vault.vault import Vault
from ui.app import Program
from ui.desk import Place
from ui.settings.screen import SettingsScreen
from ui.settings.section import Section
from ui.workplace import Workplace

QUICK = KdfParameters(8 * 1024, 1, 1)
PASSWORD = "vier gewone woorden samen"
OTHER = "vijf heel andere woorden hier"
SCHOOL, NAME = "De Proefschool", "Ib Proef"
W = TypeVar("W", bound=QWidget)
T = TypeVar("T")


@dataclass
class Office:
    qtbot: QtBot
    program: Program
    path: Path

    @property
    def workplace(self) -> Workplace:
        assert self.program.workplace is not None
        return self.program.workplace

    @property
    def screen(self) -> SettingsScreen:
        screen = self.workplace.window.current()
        assert isinstance(screen, SettingsScreen)
        return screen

    def open(self, key: str) -> Section:
        self.workplace.window.open(Place("settings", tab=key))
        self.settle()
        return self.screen.current()

    def settle(self) -> None:
        """Until the vault and the worker have answered all that was asked, and what was asked because of it."""
        for _round in range(4):
            answers: list[object] = []
            self.workplace.tasks.read(self.workplace, lambda _session: True, answers.append)
            self.workplace.tasks.work(self.workplace, lambda: True, answers.append)
            self.qtbot.waitUntil(lambda answers=answers: len(answers) == 2, timeout=20_000)

    def ask(self, question: Callable[[Vault], T]) -> T:
        """Something of the open vault, on its own thread."""
        answers: list[T] = []
        self.workplace.tasks.look(self.workplace, question, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
        return answers[0]

    def see(self, name: str, kind: type[W] = QWidget, within: QWidget | None = None) -> W:  # type: ignore[assignment]
        found = [one for one in (within or self.workplace.window).findChildren(kind, name) if one.isVisible()]
        assert found, f"{name} does not show"
        return found[0]

    def click(self, name: str) -> None:
        button = self.see(name, QAbstractButton)
        assert button.isEnabled(), f"{name} cannot be used"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def words(self) -> str:
        """Every word on the page that shows."""
        page = self.screen.current()
        return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())

    def reads(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.words(), timeout=20_000)

    def close(self) -> None:
        """The window closes; the file can be opened again."""
        self.workplace.window.close()
