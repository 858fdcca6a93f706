"""Windows that stay out of screen shots and shared screens, where the system can do that. Off while Aan tafel shows."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

from rondom.language import _
from ui.soon import soon

FOR_OTHERS = "for-others"
"""Property of a window that is made to be seen by everyone in the room, such as Aan tafel."""
EVERYONE, NOBODY = 0x00, 0x11
"""Windows: WDA_NONE and WDA_EXCLUDEFROMCAPTURE (from Windows 10 2004 on)."""
BLACK = 0x01
"""Windows: WDA_MONITOR. Older ones show the window as a black plane."""
SHARED, NOT_SHARED = 1, 0
"""macOS: NSWindowSharingReadOnly, as every window is, and NSWindowSharingNone."""


Tell = Callable[[int, bool], None]
"""Called with the number by which the system knows a window (on macOS its view), and whether it has to be hidden."""


def can_hide() -> bool:
    """Whether this system keeps a window out of pictures of the screen."""
    return sys.platform in WAYS


def said() -> str:
    """What a person may expect of it on this computer."""
    if sys.platform == "win32":
        return _(
            "Rondom staat dan niet op schermafdrukken en niet op een gedeeld scherm. Een foto van het scherm blijft mogelijk."
        )
    if sys.platform == "darwin":
        return _(
            "Veel programma's laten Rondom dan weg van een gedeeld scherm. Nieuwe versies van macOS houden niet alles tegen."
        )
    return _("Deze computer kan dit niet. Op Linux kan elk programma het scherm zien.")


class CaptureGuard(QObject):
    """Hides every window of the program from pictures of the screen while it is on.

    It looks at all events of the application only while it is on: most people leave it off.
    """

    def __init__(self, parent: QObject | None = None, tell: Tell | None = None) -> None:
        """`tell` tells the system of one window; without it the way of this computer."""
        super().__init__(parent)
        self.on = False
        self._tell = tell or WAYS.get(sys.platform)

    def set_on(self, on: bool) -> None:
        """From now on, for windows that are there and for those that come."""
        if on == self.on:
            return
        self.on = on
        app = QGuiApplication.instance()
        assert app is not None
        if on:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)
        self.look_again()

    def look_again(self) -> None:
        """Every window that is on the screen, as it should be now."""
        hidden = self.hiding()
        for window in QGuiApplication.topLevelWindows():
            if window.isVisible():
                self.turn(window, hidden)

    def hiding(self) -> bool:
        """On, and nothing is shown that is meant for everyone in the room."""
        shown = (one for one in QApplication.topLevelWidgets() if one.isVisible())
        return self.on and not any(one.property(FOR_OTHERS) for one in shown)

    def turn(self, window: QWindow, hidden: bool) -> None:
        """Tell the system. It may refuse; then the window is as it was."""
        if self._tell is not None:
            self._tell(int(window.winId()), hidden)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window is told before it is on the screen; the others when what is meant for everyone came or went."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide) and isinstance(watched, QWindow):
            if event.type() == QEvent.Type.Show:
                self.turn(watched, self.hiding())
            soon(self, self.look_again)
        return False


def _turn_on_windows(handle: int, hidden: bool) -> None:
    user = getattr(ctypes, "WinDLL")("user32", use_last_error=True)  # noqa: B009 - known to the checker on Windows only
    turn = user.SetWindowDisplayAffinity
    turn.argtypes, turn.restype = [ctypes.c_void_p, ctypes.c_uint32], ctypes.c_int
    if not turn(handle, NOBODY if hidden else EVERYONE) and hidden:
        turn(handle, BLACK)


def _turn_on_macos(view: int, hidden: bool) -> None:
    from ui.objective_c import ObjectiveC

    try:
        mac: Any = ObjectiveC()
    except OSError:
        return
    window = mac.send(view, "window")
    if mac.answers_to(window, "setSharingType:"):
        mac.send(window, "setSharingType:", NOT_SHARED if hidden else SHARED, answers=None)


WAYS: dict[str, Tell] = {"win32": _turn_on_windows, "darwin": _turn_on_macos}
