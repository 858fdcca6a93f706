"""From starting the process to a password field that is drawn and takes keys, against an empty PySide6 window.

A ratio, because it is the same on a fast and on a slow machine. The two are started in turn, seven times each; the
median counts. Both tell that they are ready after the first frame, and both start from compiled modules, as an
installed program does. The program is the real one, with the vault of the last time in its list; its field only tells
that it was painted. Nothing looks around in its widgets: that alone makes PySide6 load more than the window does.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import Figure

STARTS = 7
GOAL = 1.25

EMPTY_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: (print("ready", flush=True), app.quit()))
app = QApplication([])
window = Window()
window.show()
sys.exit(app.exec())
"""

RONDOM = """
import sys
from ui.app import main
from ui.unlock.password_field import PasswordField
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
def painted(field, event):
    QLineEdit.paintEvent(field, event)
    if field.objectName() == "unlock.password" and field.isVisible() and field.isEnabled():
        QTimer.singleShot(0, lambda: (print("ready", flush=True), QApplication.quit()))
PasswordField.paintEvent = painted
sys.exit(main([]))
"""


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        environment = surroundings(folder)
        os.environ["RONDOM_HOME"] = folder
        remember_a_vault(Path(folder))
        starts: dict[str, list[float]] = {EMPTY_WINDOW: [], RONDOM: []}
        for script in starts:
            milliseconds(script, environment)  # once, so that all is compiled and the disk cache is warm for both
        for _ in range(STARTS):
            for script, taken in starts.items():
                taken.append(milliseconds(script, environment))
    empty, rondom = (statistics.median(taken) for taken in starts.values())
    note = f"{rondom:.0f} ms against {empty:.0f} ms, median of {STARTS}"
    return [Figure("start to password field, against an empty window", rondom / empty, "×", GOAL, note)]


def surroundings(folder: str) -> dict[str, str]:
    """Without a display; settings and compiled modules in `folder`, also where Python is told to keep none."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ours = {"RONDOM_HOME": folder, "PYTHONPYCACHEPREFIX": str(Path(folder, "compiled")), "QT_QPA_PLATFORM": "offscreen"}
    return kept | ours


def remember_a_vault(folder: Path) -> None:
    from rondom.opening import create
    from ui.settings_file import MachineSettings, write_settings

    path, school = folder / "school.rondom", "Basisschool De Regenwulp"
    create(path, "een lang wachtwoord", school, "Els de Boer").vault.close()
    write_settings(MachineSettings().opened(path, school))


def milliseconds(script: str, environment: dict[str, str]) -> float:
    """From the start of the process to its line "ready"."""
    before = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = (time.perf_counter() - before) * 1000
        process.stdout.read()
    if line.strip() != b"ready":
        raise RuntimeError("the window did not come")
    return taken
