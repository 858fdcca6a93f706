"""In a moment, when the events of now are done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def soon(owner: QObject, what: Callable[[], object]) -> None:
    """Call `what` once, unless `owner` is gone by then.

    `QTimer.singleShot(0, owner, what)` promises the same. But when the owner goes first it keeps `what` in memory, and
    with it the window and every word in it, for as long as the program runs (PySide 6.11).
    """
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(what)
    timer.timeout.connect(timer.deleteLater)
    timer.start(0)
