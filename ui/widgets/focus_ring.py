"""The 2 px focus ring with a gap, outside the control: a style sheet draws only inside a widget's own rectangle.

One transparent child of the window follows the focused control. Shown for keyboard focus, not for a mouse click; fields
are skipped, their own border says it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QTabBar, QWidget
from shiboken6 import isValid

from ui.theme import Theme

_WATCHED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show}
_GAP = 4  # two of air, two of ring


class FocusRing(QWidget):
    """Make one per window, as its last child."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._chain: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus)  # a filter on the application would see every event of every widget

    def _focus(self, old: QWidget | None, now: QWidget | None) -> None:
        mine = isinstance(now, QAbstractButton | QTabBar) and now.window() is self.window()
        by_key = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        self.follow(now if mine and by_key else None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _WATCHED:
            self._place()
        return False

    def follow(self, target: QWidget | None) -> None:
        """Put the ring around `target` and keep it there while it moves; None takes it away."""
        for part in self._chain:
            if isValid(part):  # a closed window may take its widgets before Python hears of it
                part.removeEventFilter(self)
        self._target, self._chain = target, []
        step = target
        while step is not None and step is not self.window():
            self._chain.append(step)
            step.installEventFilter(self)
            step = step.parentWidget()
        self._place()

    def _place(self) -> None:
        if self._target is None or not isValid(self._target) or not self._target.isVisible():
            self.hide()
            return
        at = self._target.mapTo(self.window(), QPoint(0, 0))
        box = QRect(at, self._target.size()).adjusted(-_GAP, -_GAP, _GAP, _GAP)
        for part in self._chain[1:]:
            if isinstance(part.parentWidget(), QAbstractScrollArea):  # scrolled out of sight: clipped like the control
                box = box.intersected(QRect(part.mapTo(self.window(), QPoint(0, 0)), part.size()))
        self.setGeometry(box)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), 2))
        radius = self._theme.em * 0.53 + 3
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
