"""Windows: sleep, the screen lock and another user, from the messages that every window gets."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal
from PySide6.QtGui import QWindow

from ui.shell.session import Reason

POWER_BROADCAST, SESSION_CHANGE = 0x0218, 0x02B1
SUSPEND, RESUMED, RESUMED_BY_ITSELF = 0x04, 0x07, 0x12
CONSOLE_GONE, REMOTE_GONE, LOGGED_OFF, LOCKED = 0x2, 0x4, 0x6, 0x7
THIS_SESSION = 0

REASONS = {
    (POWER_BROADCAST, SUSPEND): Reason.SLEEP,
    (POWER_BROADCAST, RESUMED): Reason.SLEEP,  # after a sleep that came without a word
    (POWER_BROADCAST, RESUMED_BY_ITSELF): Reason.SLEEP,
    (SESSION_CHANGE, LOCKED): Reason.SCREEN_LOCK,
    (SESSION_CHANGE, CONSOLE_GONE): Reason.USER_SWITCH,
    (SESSION_CHANGE, REMOTE_GONE): Reason.USER_SWITCH,
    (SESSION_CHANGE, LOGGED_OFF): Reason.USER_SWITCH,
}


class Message(ctypes.Structure):
    """The MSG of Windows, as far as we read it; ctypes fills the gap behind `number` as the system does."""

    _fields_ = [("window", ctypes.c_void_p), ("number", ctypes.c_uint32), ("what", ctypes.c_size_t)]


def reason_of(message: Message) -> Reason | None:
    """Why to lock; None for every other message."""
    return REASONS.get((message.number, message.what))


class WindowsSession(QAbstractNativeEventFilter):
    """Reads along with the messages of all windows. A window of its own, never shown, gets those of the session."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__()
        self._news = _News(parent)
        self.told = self._news.told
        self._window: QWindow | None = None

    def start(self) -> None:
        """Power comes by itself; of the session Windows tells only who asks."""
        app = QCoreApplication.instance()
        assert app is not None
        app.installNativeEventFilter(self)
        self._window = QWindow()
        self._window.create()
        if sys.platform == "win32":
            _library("wtsapi32").WTSRegisterSessionNotification(
                ctypes.c_void_p(int(self._window.winId())), THIS_SESSION
            )

    def stop(self) -> None:
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self)
        if self._window is not None:
            if sys.platform == "win32":
                _library("wtsapi32").WTSUnRegisterSessionNotification(ctypes.c_void_p(int(self._window.winId())))
            self._window.destroy()
            self._window = None

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        if QByteArray(kind) == b"windows_generic_MSG":
            self.hear(Message.from_address(int(message)))
        return False, 0

    def hear(self, message: Message) -> None:
        reason = reason_of(message)
        if reason is not None:
            self.told.emit(reason)


class _News(QObject):
    """A native filter is no QObject and can have no signal of its own."""

    told = Signal(object)


def _library(name: str) -> Any:
    return getattr(ctypes, "WinDLL")(name, use_last_error=True)  # noqa: B009 - known to the checker on Windows only
