from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from rondom.opening import create, unlock
from tests.ui.settings.office import NAME, PASSWORD, QUICK, SCHOOL, Office
from ui.app import Program


@cache
def _new_vault() -> bytes:
    """Made once: measuring and making takes longer than copying."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "nieuw.rondom"
        create(path, PASSWORD, SCHOOL, NAME, QUICK).vault.close()
        return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "Documenten"
    folder.mkdir()
    return folder / f"{SCHOOL}.rondom"


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[Office]:
    program = Program(qapp)
    program.theme.motion = False
    path.write_bytes(_new_vault())
    program.enter(unlock(path, PASSWORD))
    made = Office(qtbot, program, path)
    made.workplace.window.showNormal()
    made.workplace.window.resize(1440, 900)
    made.open("school")
    yield made
    if program.workplace is not None and isValid(program.workplace.window):
        program.workplace.window.close()
    program.unlock.close()
    program.unlock.deleteLater()
    program.deleteLater()
