"""From starting the process to a password field that takes keys, against an empty PySide6 window.

A ratio, because it is the same on a fast and on a slow machine. The two are started in turn, seven times each; the
median counts. The program is the real one, with the vault of the last time in its list; only its event loop is
replaced by one that tells when the field is there.
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
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, lambda: (print("ready", flush=True), app.quit()))
sys.exit(app.exec())
"""

RONDOM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
tries = iter(range(10_000))
real_loop = QApplication.exec
def look():
    windows = QApplication.topLevelWidgets()
    fields = [field for window in windows for field in window.findChildren(QLineEdit, "unlock.password")]
    if any(field.isVisible() and field.isEnabled() for field in fields):
        print("ready", flush=True)
        QApplication.quit()
    elif next(tries, None) is None:
        QApplication.exit(1)
    else:
        QTimer.singleShot(1, look)
def watched_loop(*_):
    QTimer.singleShot(0, look)
    return real_loop()
QApplication.exec = staticmethod(watched_loop)
from ui.app import main
sys.exit(main([]))
"""


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "RONDOM_HOME": folder, "QT_QPA_PLATFORM": "offscreen"}
        os.environ["RONDOM_HOME"] = folder
        remember_a_vault(Path(folder))
        starts: dict[str, list[float]] = {EMPTY_WINDOW: [], RONDOM: []}
        for script in starts:
            milliseconds(script, environment)  # once, so that the disk cache is warm for both
        for _ in range(STARTS):
            for script, taken in starts.items():
                taken.append(milliseconds(script, environment))
    empty, rondom = (statistics.median(taken) for taken in starts.values())
    note = f"{rondom:.0f} ms against {empty:.0f} ms, median of {STARTS}"
    return [Figure("start to password field, against an empty window", rondom / empty, "×", GOAL, note)]


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
