"""macOS: the screen lock and the screen saver, as the system tells them to every program. Sleep comes by the heartbeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.shell.session import Reason

if TYPE_CHECKING:
    from ui.objective_c import SystemNews

LOCKED = ("com.apple.screenIsLocked", "com.apple.screensaver.didstart")


class MacSession(QObject):
    """Switching to another user locks the screen of the first, so that is told too."""

    told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._news: SystemNews | None = None

    def start(self) -> None:
        from ui.objective_c import SystemNews

        try:
            self._news = SystemNews(lambda: self.told.emit(Reason.SCREEN_LOCK))
        except (OSError, AttributeError):  # another macOS than we know: the heartbeat stays
            return
        for name in LOCKED:
            self._news.listen(name)

    def stop(self) -> None:
        if self._news is not None:
            self._news.stop()
            self._news = None
