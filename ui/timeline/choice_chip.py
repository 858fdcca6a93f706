"""A pill that says what was read, and that opens the other choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from rondom.timeline.lanes import LANES
from ui.theme import Theme
from ui.widgets import paint_mark

Choice = tuple[str, str]
"""(key, word)."""
_MARK, _GAP, _EDGE, _LONGEST = 1.3, 0.4, 0.75, 19.0
"""em: room for a mark or icon, between parts, at both ends, and the width over which words are shortened."""


class ChoiceChip(QPushButton):
    """A real button: space, Enter and ↓ open its menu, ← and → go to the chip beside it.

    `show_words` sets what it says; `about` is what a screen reader says before that. `lane` gives it the mark and the
    tint of a lane, `icon` an icon. Without `fill` there is no menu, and a click is a click.
    """

    def __init__(
        self, theme: Theme, about: str, name: str, icon: str = "", fill: Callable[[QMenu], None] | None = None
    ) -> None:
        super().__init__()
        self.theme, self._about, self._icon = theme, about, icon
        self._lane = ""
        self.setObjectName(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if fill is not None:
            menu = QMenu(self)
            menu.aboutToShow.connect(menu.clear)
            menu.aboutToShow.connect(partial(fill, menu))
            self.setMenu(menu)

    def show_words(self, words: str, lane: str = "") -> None:
        self._lane = lane
        self.setText(words)
        spoken = f"{self._about}: {words}"
        self.setAccessibleName(spoken)
        self.setToolTip(spoken if self._shortened() != words else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.theme.font(0.93)).horizontalAdvance(self._shortened())
        before = _MARK if self._lane or self._icon else 0.0
        return QSize(round(wide + 1) + self.theme.px(2 * _EDGE + before + _GAP + 0.9), self.theme.px(2.1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click() if self.menu() is None else self.showMenu()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, em = QPainter(self), self.theme, self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        tint = f"{LANES[self._lane].role}-tint" if self._lane else "surface-raised"
        busy = self.isDown() or self.isChecked()
        painter.setPen(QPen(theme.color("accent" if self.isChecked() else "line-strong"), 1))
        painter.setBrush(theme.color("pressed" if busy else "hover" if self.underMouse() else tint))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        x, middle = _EDGE * em, box.center().y()
        if self._lane:
            mark = LANES[self._lane]
            paint_mark(painter, theme, QPointF(x + 0.45 * em, middle), 0.42 * em, mark.shape, mark.role)
            x += _MARK * em
        elif self._icon:
            self._paint_icon(painter, self._icon, x, middle, 1.0)
            x += _MARK * em
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font(0.93))
        painter.drawText(QRectF(x, 0, box.right() - x, self.height()), Qt.AlignmentFlag.AlignVCenter, self._shortened())
        self._paint_icon(painter, "chevron-down", box.right() - (_EDGE + 0.75) * em, middle, 0.9)

    def _paint_icon(self, painter: QPainter, icon: str, x: float, middle: float, em: float) -> None:
        picture = self.theme.pixmap(icon, "ink-muted", em, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(x, middle - em * self.theme.em / 2), picture)

    def _shortened(self) -> str:
        size = QFontMetricsF(self.theme.font(0.93))
        return size.elidedText(self.text(), Qt.TextElideMode.ElideRight, _LONGEST * self.theme.em)


def fill_choices(
    menu: QMenu, choices: Sequence[Choice], now: str, choose: Callable[[str], None], theme: Theme, lanes: bool = False
) -> None:
    """A line for each choice, with a tick at the one of now; `lanes` puts the mark of the lane in front."""
    for key, word in choices:
        action = menu.addAction(word, partial(choose, key))
        if lanes:
            action.setIcon(lane_icon(theme, key))
            action.setIconVisibleInMenu(True)
        else:
            action.setCheckable(True)
            action.setChecked(key == now)
        if key == now:
            menu.setDefaultAction(action)


def lane_icon(theme: Theme, lane: str) -> QIcon:
    """The mark of a lane as an icon in a menu."""
    ratio, size = 2.0, theme.px(1.2)
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    mark = LANES[lane]
    paint_mark(painter, theme, QPointF(size / 2, size / 2), size * 0.36, mark.shape, mark.role)
    painter.end()
    return QIcon(picture)
