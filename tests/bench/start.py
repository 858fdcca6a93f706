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
real_loop = QApplication.exec
def look():
    windows = QApplication.topLevelWidgets()
    fields = [field for window in windows for field in window.findChildren(QLineEdit, "unlock.password")]
    if any(field.isVisible() and field.isEnabled() for field in fields):
        print("ready", flush=True)
        QApplication.quit()
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
        vault = Path(folder) / "school.rondom"
        make_vault(vault)
        environment = {**os.environ, "RONDOM_HOME": folder, "QT_QPA_PLATFORM": "offscreen"}
        starts: dict[str, list[float]] = {EMPTY_WINDOW: [], RONDOM: []}
        for script in starts:
            milliseconds(script, vault, environment)  # once, so that the disk cache is warm for both
        for _ in range(STARTS):
            for script, taken in starts.items():
                taken.append(milliseconds(script, vault, environment))
    empty, rondom = (statistics.median(taken) for taken in starts.values())
    note = f"{rondom:.0f} ms against {empty:.0f} ms, median of {STARTS}"
    return [Figure("start to password field, against an empty window", rondom / empty, "×", GOAL, note)]


def make_vault(path: Path) -> None:
    from rondom.opening import create

    create(path, "een lang wachtwoord", "Basisschool De Regenwulp", "Els de Boer").vault.close()


def milliseconds(script: str, vault: Path, environment: dict[str, str]) -> float:
    """From the start of the process to its line "ready"."""
    before = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", script, str(vault)], stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = (time.perf_counter() - before) * 1000
        process.stdout.read()
    if line.strip() != b"ready":
        raise RuntimeError("the window did not come")
    return taken
