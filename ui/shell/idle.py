"""Nobody at the keyboard: says so after some minutes without a key or the mouse. And hears the key that locks."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from shiboken6 import isValid

from ui.soon import soon

_SIGNS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletMove,
    QEvent.Type.TabletPress,
}
LOCK_KEYS = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_L)


class Idle(QObject):
    """Watches only the window that has the focus: a filter on the application would see every event of every widget.

    `minutes` 0 never fires. `idle` goes out once; the next key or mouse starts the count again, and so does `snooze`.
    `lock_asked` is Ctrl+Shift+L in any window, in a dialog and in a menu too, where a shortcut of the main window sleeps.
    """

    idle = Signal()
    lock_asked = Signal()

    def __init__(self, minutes: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._after, self._snoozing = 0, False
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())
        self.set_minutes(minutes)

    @property
    def minutes(self) -> float:
        return self._after / 60_000

    def set_minutes(self, minutes: float) -> None:
        self._after = round(minutes * 60_000)
        self._alive()

    def quiet_minutes(self) -> float:
        """How long ago the last key or mouse was."""
        return self._since.elapsed() / 60_000

    def snooze(self, minutes: float) -> None:
        """Say it again after so many more minutes without a sign."""
        self._snoozing = True
        self._timer.start(max(1, round(minutes * 60_000)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            if isinstance(event, QKeyEvent) and event.keyCombination() == LOCK_KEYS:
                soon(self, self.lock_asked.emit)
                return True
            if self._timer.isActive() and not self._snoozing:
                self._since.restart()  # cheap: no timer is touched while the mouse moves
            else:
                self._alive()
        return False

    def _alive(self) -> None:
        self._snoozing = False
        self._since.restart()
        if self._after:
            self._timer.start(self._after)
        else:
            self._timer.stop()

    def _look(self) -> None:
        rest = self._after - self._since.elapsed()
        if rest > 0:
            self._timer.start(rest)
        else:
            self.idle.emit()

    def _watch(self, window: QWindow | None) -> None:
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
