"""Who waits for an answer of a person right now, in the middle of its work. What it stands on must stay until it is back.

A vault may lock while a dialog waits. The windows are hidden and the vault is closed at once, but a widget that is taken
away under a dialog that still waits would end the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

_waiting = 0
_afterwards: list[tuple[QObject, Callable[[], object]]] = []


@contextmanager
def waiting() -> Iterator[None]:
    """Around everything that only goes on when a person answered."""
    global _waiting
    _waiting += 1
    try:
        yield
    finally:
        _waiting -= 1
        if _afterwards:
            QTimer.singleShot(0, _go_on)


def anyone_waits() -> bool:
    return _waiting > 0


def when_nobody_waits(owner: QObject, action: Callable[[], object]) -> None:
    """In a next turn of the event loop, when the last one is back; what was asked for this turn has been done then.

    Dropped when its owner was deleted before.
    """
    _afterwards.append((owner, action))
    QTimer.singleShot(0, _go_on)


def _go_on() -> None:
    if _waiting:
        return
    actions = list(_afterwards)
    _afterwards.clear()
    for owner, action in actions:
        if isValid(owner):
            action()
