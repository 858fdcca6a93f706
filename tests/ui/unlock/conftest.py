from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.opening import create
from tests.ui.unlock.entrance import NAME, PASSWORD, QUICK, SCHOOL, Entrance
from ui.messages import Messages
from ui.settings_file import Recent
from ui.theme import Theme
from ui.unlock.window import UnlockWindow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "Documenten"
    folder.mkdir()
    return folder / f"{SCHOOL}.rondom"


@pytest.fixture
def code(path: Path) -> str:
    """There is a vault at `path`; this is its recovery code."""
    made = create(path, PASSWORD, SCHOOL, NAME, QUICK)
    made.vault.close()
    return made.recovery_code


@pytest.fixture
def entrance(qtbot: QtBot, theme: Theme, messages: Messages, path: Path) -> Iterator[Entrance]:
    window = UnlockWindow(theme, messages, (Recent(path, SCHOOL, clock.now()),))
    qtbot.addWidget(window)
    window.resize(1280, 900)
    window.show()
    made = Entrance(qtbot, window, messages)
    window.opened.connect(made.opened.append)
    yield made
    for vault in made.opened:
        vault.close()
    window.close()
