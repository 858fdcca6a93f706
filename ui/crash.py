"""When Rondom itself fails: say so calmly, with lines that hold no child's data. A hard crash is told at the next start."""

from __future__ import annotations

import faulthandler
import sys
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from rondom.errors import Bug, Problem, bug_of
from rondom.paths import crash_log, open_crash_log

PLACES = 2_000
"""Characters of a crash log that are shown."""


def earlier_crash() -> Bug | None:
    """How the program ended the last time, when that was a hard crash. Ask before `watch`, which begins a new log."""
    try:
        places = crash_log().read_text("utf-8", "replace").strip()
    except OSError:
        return None
    return Bug("crashed-before", where=places[:PLACES]) if places else None


def watch() -> None:
    """From now on an unexpected error in the windows becomes a dialog, and a hard crash leaves its places on disk."""
    sys.excepthook = _hook
    try:
        faulthandler.enable(open_crash_log(), all_threads=False)
    except OSError:
        return  # a full or closed disk is no reason not to start


def _hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Type and place only: the text of an error may hold what a person typed."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    from ui.messages import Messages

    problem = error if isinstance(error, Problem) else bug_of(error)
    application = QApplication.instance()
    gateway = application.findChild(Messages) if application is not None else None
    if gateway is not None:
        QTimer.singleShot(0, gateway, lambda: gateway.show(problem))
    elif sys.stderr is not None:
        sys.stderr.write(f"{type(error).__name__} {problem.values}\n")
