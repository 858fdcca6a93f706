"""The rest of the program, out of sight while others look along: no window of it, no other child behind a stray key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class RestHidden:
    """Hides the window that `inside` stands in, and brings it back as it was.

    Hidden, not made small: on Windows a window that is made small takes along the windows that it owns.
    """

    def __init__(self, inside: QWidget) -> None:
        self._window = inside.window()
        self._was = Qt.WindowState.WindowNoState
        self.on = False

    def turn(self) -> bool:
        """Hide or show; returns whether it is hidden now."""
        if self.on:
            self.show()
        else:
            self._was = self._window.windowState()
            self._window.hide()
            self.on = True
        return self.on

    def show(self) -> None:
        """Back, if it was hidden by this."""
        if self.on and isValid(self._window):
            self._window.setWindowState(self._was)
            self._window.setVisible(True)
        self.on = False
