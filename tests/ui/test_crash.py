"""When Rondom itself fails: a dialog with places, never with what someone typed; a hard crash is told next time."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from rondom.paths import crash_log
from ui.crash import earlier_crash
from ui.messages import Messages
from ui.theme import Theme

SECRET = "Zoë woont op een geheim adres"


def test_an_unexpected_error_shows_its_place_and_not_its_words(
    qtbot: QtBot, qapp: QApplication, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui import crash

    messages = Messages(theme, qapp)
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        crash._hook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(messages.said))
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    lines = dialog.findChild(QPlainTextEdit, "bug.lines").toPlainText()
    assert "ValueError" in lines
    assert SECRET not in lines
    dialog.close()
    messages.setParent(None)
    messages.deleteLater()


def test_a_hard_crash_is_told_at_the_next_start_and_then_forgotten() -> None:
    code = "from ui.crash import watch; watch(); import ctypes; secret = 'Zoë'; ctypes.string_at(0)"
    ended = subprocess.run([sys.executable, "-c", code], env=dict(os.environ), capture_output=True, check=False)
    assert ended.returncode != 0
    problem = earlier_crash()
    assert problem is not None
    assert "string_at" in str(problem.values["where"])
    assert "Zoë" not in crash_log().read_text()
    subprocess.run([sys.executable, "-c", "from ui.crash import watch; watch()"], env=dict(os.environ), check=True)
    assert earlier_crash() is None
