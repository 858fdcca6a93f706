"""Nobody at the keyboard: says so after some minutes without a key or the mouse."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

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


class Idle(QObject):
    """Watches only the window that has the focus: a filter on the application would see every event of every widget.

    `minutes` 0 never fires. `idle` goes out once; the next key or mouse starts the count again.
    """

    idle = Signal()

    def __init__(self, minutes: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._after = 0
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            if self._timer.isActive():
                self._since.restart()  # cheap: no timer is touched while the mouse moves
            else:
                self._alive()
        return False

    def _alive(self) -> None:
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
