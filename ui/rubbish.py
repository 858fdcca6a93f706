"""Python looks for rubbish on the thread of the windows, and on no other.

Objects that hold each other in a circle are taken away by whichever thread happens to make something next: also by the one
that makes a PDF. When there is a widget or a timer among them, Qt is destroyed from the wrong side, and the program stops at
once. So Python does not look by itself while there are other threads; a timer of the windows looks instead.
"""

from __future__ import annotations

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

FIRST_MS, EVERY_MS = 3_500, 400
"""The first look waits until what a vault brings along was set apart (`ui.app.SETTLED_MS`); after that often, so that each is short."""
WHOLE = 75
"""After so many looks all that is old is looked through as well: that takes as long as drawing a screen."""


class Rubbish(QObject):
    """From its making until `end` only the thread it lives on takes rubbish away."""

    _here: ClassVar[int] = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks, self._ended = 0, False
        self._timer = QTimer(self)
        self._timer.setInterval(FIRST_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        Rubbish._here += 1
        gc.disable()

    def look(self) -> None:
        """When as much was made as Python waits for; the youngest first, as Python does."""
        self._looks += 1
        self._timer.setInterval(EVERY_MS)
        made, enough = gc.get_count(), gc.get_threshold()
        if made[2] > enough[2] and self._looks >= WHOLE:
            self._looks = 0
            gc.collect()
        elif made[1] > enough[1]:
            gc.collect(1)
        elif made[0] > enough[0]:
            gc.collect(0)

    def end(self) -> None:
        """The other threads are gone. Python looks by itself again when this was the last of these."""
        if self._ended:
            return
        self._ended = True
        self._timer.stop()
        Rubbish._here -= 1
        if not Rubbish._here:
            gc.enable()
