"""A program that can be locked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from rondom.opening import create
from tests.ui.conftest import PASSWORD, QUICK
from tests.ui.locking.lockable import Lockable, another_child, fill_vault
from ui.app import Program


@pytest.fixture
def desk_of(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Lockable]:
    path = tmp_path / "De Proefschool.rondom"
    create(path, PASSWORD, "De Proefschool", "Ib Proef", QUICK).vault.close()
    program = Program(qapp)
    program.theme.motion = False
    another_child()
    made = Lockable(qtbot, program, path)
    fill_vault(made)
    yield made
    if program.workplace is not None and isValid(program.workplace.window):
        program.messages.answer_next(True)
        program.workplace.window.close()
    program.unlock.close()
    program.deleteLater()
