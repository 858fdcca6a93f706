"""The start of the program, in a process of its own: what it shows first, and what it leaves for later."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import ui.widgets
from rondom import clock
from ui.messages import Messages
from ui.settings_file import MachineSettings, Recent, write_settings
from ui.theme import Theme
from ui.unlock.window import UnlockWindow

ROOT = Path(ui.widgets.__file__).parents[2]

STARTED = """
import json, sys
from PySide6.QtCore import QTimer
from ui.app import QApplication, main
real_loop = QApplication.exec
def look():
    window = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "unlock")
    field = window.open_page.password
    print(json.dumps({
        "chosen": str(window.open_page.chosen()), "usable": field.isVisible() and field.isEnabled(),
        "loaded": sorted(name for name in sys.modules if name.startswith(("ui.", "rondom."))),
    }))
    window.close()
    QApplication.quit()
def short_loop():
    QTimer.singleShot(0, look)
    return real_loop()
QApplication.exec = staticmethod(short_loop)
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Two vaults that were opened on this machine; the folder of its settings."""
    now = clock.now()
    recent = tuple(Recent(tmp_path / f"{name}.rondom", name, now) for name in ("De Kievit", "De Proefschool"))
    folder = tmp_path / "home" / "config"
    folder.mkdir(parents=True)
    write_settings(MachineSettings(recent=recent), folder)
    return folder


def started(settings: Path, *arguments: str) -> dict[str, object]:
    environment = {**os.environ, "RONDOM_HOME": str(settings.parent), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", STARTED, *arguments]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_the_last_vault_waits_for_its_password(settings: Path, tmp_path: Path) -> None:
    found = started(settings)
    assert (found["chosen"], found["usable"]) == (str(tmp_path / "De Kievit.rondom"), True)


@pytest.mark.parametrize("name", ["De Proefschool", "Van een stick"])
def test_a_file_from_the_desktop_is_chosen(settings: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.rondom"
    assert started(settings, str(path))["chosen"] == str(path)


def test_a_file_beside_the_terminal_is_chosen(settings: Path) -> None:
    assert started(settings, "hier.rondom")["chosen"] == str(ROOT / "hier.rondom")


def test_what_the_first_frame_does_not_need_is_not_there_yet(settings: Path) -> None:
    """Each of these costs a part of a second, and a person who wants to type waits for it."""
    later = {
        "ui.unlock.create_page",
        "ui.unlock.restoring",
        "ui.unlock.mending",
        "rondom.strength",
        "ui.widgets.notices",
        "ui.message_dialogs",
        "ui.widgets.rows",
        "rondom.scene",
        "rondom.sentences",
    }
    assert not later & set(started(settings)["loaded"])


def test_every_part_of_the_widgets_is_found_under_its_name() -> None:
    """The list for the type checker and the list for the program are one list."""
    tree = ast.parse(Path(ui.widgets.__file__).read_text("utf-8"))
    checked = {
        f"{node.module}.{one.name}" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for one in node.names
    }
    checked = {name for name in checked if name.startswith("ui.widgets.")}
    assert checked == {f"ui.widgets.{module}.{name}" for name, module in ui.widgets._MODULES.items()}
    for name in ui.widgets._MODULES:
        assert getattr(ui.widgets, name) is not None
    with pytest.raises(AttributeError):
        _ = ui.widgets.Carousel


def test_tab_goes_down_the_form(qtbot: QtBot, theme: Theme, messages: Messages, tmp_path: Path) -> None:
    window = UnlockWindow(theme, messages, (Recent(tmp_path / "x.rondom", "De Kievit", clock.now()),))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    visited = []
    for _stop in range(8):
        visited.append(window.focusWidget().objectName())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    buttons = ["open", "code", "create", "other", "restore", "demo"]
    assert visited[-6:] == [f"unlock.{name}" for name in buttons]
    window.close()


def test_the_database_is_loaded_after_the_first_frame(qtbot: QtBot, theme: Theme, messages: Messages) -> None:
    window = UnlockWindow(theme, messages)
    qtbot.addWidget(window)
    assert "_thread" not in vars(window.opener)
    window.show()
    qtbot.waitUntil(lambda: "_thread" in vars(window.opener))
    window.close()
