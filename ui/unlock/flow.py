"""One way through the start window: its pages, and what they ask of the vault."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rondom.errors import Problem

if TYPE_CHECKING:
    from ui.unlock.window import UnlockWindow

SUFFIX = ".rondom"


class Flow(QObject):
    """Pages are made when they are first opened: few starts need them."""

    def __init__(self, window: UnlockWindow) -> None:
        super().__init__(window)
        self.window = window
        self.theme, self.messages, self.opener = window.theme, window.messages, window.opener

    def forget(self) -> None:
        """Let go of every code and password that was typed or shown on these pages."""


def words_of(problem: Problem) -> str:
    """A problem in plain Dutch."""
    from rondom.sentences import sentence  # late: most starts have nothing to tell

    return str(sentence(problem))


def free_beside(path: Path, stem: str) -> Path:
    """A name next to the vault that is not taken."""
    number, target = 1, path.with_name(stem + SUFFIX)
    while os.path.lexists(target):
        number += 1
        target = path.with_name(f"{stem} ({number}){SUFFIX}")
    return target
