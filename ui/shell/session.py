"""What the computer tells that means nobody may be looking any more: sleep, the screen lock, another user.

Each source is a small class that emits `told(Reason)`. A source that this computer does not have stays silent.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from rondom import clock

BEAT_MS = 5_000
SLEPT = timedelta(seconds=15)
"""The clock on the wall went this much further than the machine was at work: it slept. A corrected clock moves less."""


class Reason(Enum):
    """Why the vault is locked."""

    HAND = auto()
    IDLE = auto()
    SLEEP = auto()
    SCREEN_LOCK = auto()
    USER_SWITCH = auto()


class Heartbeat(QObject):
    """Notices after the fact that the machine slept, on every system and without anyone telling.

    Compares the clock on the wall with the time the machine was at work. A clock that a person sets forward looks like
    sleep; locking costs a password then and nothing else. A clock set back is no news.
    """

    told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)

    def start(self) -> None:
        self._remember()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def beat(self) -> None:
        """Look how long it was since the last time. A clock that is held still tells nothing."""
        passed = clock.now() - self._wall
        worked = timedelta(seconds=clock.awake_seconds() - self._awake)
        told_nothing = self._frozen or clock.frozen()
        self._remember()
        if passed - worked > SLEPT and not told_nothing:
            self.told.emit(Reason.SLEEP)

    def _remember(self) -> None:
        self._wall, self._awake, self._frozen = clock.now(), clock.awake_seconds(), clock.frozen()


class SessionWatch(QObject):
    """All that this computer has: the heartbeat everywhere, and what the system itself tells."""

    told = Signal(object)
    """A `Reason`. More than one source may tell of the same thing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heartbeat = Heartbeat(self)
        self.heartbeat.told.connect(self.told)
        self._system: object | None = None

    def start(self) -> None:
        """Listen. Call it when a window is on the screen: asking the system costs some milliseconds."""
        self.heartbeat.start()
        if self._system is None:
            self._system = self._listen()

    def _listen(self) -> object:
        if sys.platform == "win32":
            from ui.shell.session_windows import WindowsSession

            windows = WindowsSession(self)
            windows.told.connect(self.told)
            windows.start()
            return windows
        if sys.platform == "darwin":
            from ui.shell.session_macos import MacSession

            mac = MacSession(self)
            mac.told.connect(self.told)
            mac.start()
            return mac
        from ui.shell.session_linux import LinuxSession, session_address, system_address

        linux = LinuxSession(self)
        linux.told.connect(self.told)
        linux.start(system_address(), session_address())
        return linux
