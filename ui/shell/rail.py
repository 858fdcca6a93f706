"""The narrow navigation at the left, and the sheet of paper beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from rondom.language import _
from ui.theme import SEMIBOLD, Theme
from ui.widgets.glyphs import Logo
from ui.widgets.outline import Part, column, row


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the rail. `key` is the name of its screen; `low` entries stand at the bottom."""

    key: str
    word: str
    icon: str
    low: bool = False


class RailButton(QToolButton):
    """Icon over word; chosen is tint, bar and bold. Folded: the icon, with the word as tooltip."""

    def __init__(self, theme: Theme, entry: Entry) -> None:
        super().__init__()
        self.theme, self._icon, self._folded = theme, entry.icon, False
        self.setText(entry.word)
        self.setAccessibleName(entry.word)
        self.setObjectName(f"rail.{entry.key}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._chosen = False

    def show_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        self.setAccessibleDescription(_("gekozen") if chosen else "")
        self.setProperty("chosen", chosen)
        self.update()

    def fold(self, folded: bool) -> None:
        self._folded = folded
        self.setToolTip(self.text() if folded else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(3.5 if self._folded else 5.85), self.theme.px(3.2 if self._folded else 3.9))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, em = QPainter(self), self.theme, self.theme.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(4, 0, -4, 0)
        self._paint_ground(painter, body)
        role = "accent" if self._chosen else "ink-muted"
        top = body.center().y() - 0.73 * em if self._folded else body.top() + 0.62 * em
        picture = theme.pixmap(self._icon, role, 1.47, self.devicePixelRatioF())
        painter.drawPixmap(round(body.center().x() - 0.73 * em), round(top), picture)
        if not self._folded:
            painter.setPen(theme.color(role))
            painter.setFont(theme.font(0.8, SEMIBOLD) if self._chosen else theme.font(0.8))
            where = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(body.adjusted(-4, 2.25 * em, 4, 0), where, self.text())

    def _paint_ground(self, painter: QPainter, body: QRectF) -> None:
        theme, em = self.theme, self.theme.em
        painter.setPen(Qt.PenStyle.NoPen)
        if self._chosen or self.underMouse() or self.isDown():
            painter.setBrush(theme.color("accent-tint" if self._chosen else "pressed" if self.isDown() else "hover"))
            painter.drawRoundedRect(body, 0.66 * em, 0.66 * em)
        if self._chosen:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(0, body.top() + 0.9 * em, 3, body.height() - 1.8 * em), 1.5, 1.5)


class Rail(QWidget):
    """`pressed(key)` when an entry is chosen by mouse or key."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("rail")
        self._buttons: dict[str, RailButton] = {}
        self._logo = row(None, Logo(theme, 2.55), None)
        p = theme.px
        parts: list[Part] = [self._logo, p(1.0)]
        parts += [self._button(one) for one in entries if not one.low]
        parts += [None, *(self._button(one) for one in entries if one.low)]
        self.setLayout(column(*parts, gap=p(0.27), margins=(0, p(0.85), 0, p(0.8))))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def _button(self, entry: Entry) -> RailButton:
        made = self._buttons[entry.key] = RailButton(self.theme, entry)
        made.clicked.connect(lambda _checked=False, key=entry.key: self.pressed.emit(key))
        return made

    def show_chosen(self, key: str) -> None:
        for name, made in self._buttons.items():
            made.show_chosen(name == key)

    def fold(self, folded: bool) -> None:
        for made in self._buttons.values():
            made.fold(folded)


class Sheet(QFrame):
    """White paper whose top left corner is round. Screens keep clear of the corner: Qt does not clip them to it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._plain = theme, False

    def show_plain(self, plain: bool) -> None:
        if plain != self._plain:
            self._plain = plain
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plain:
            return
        painter, radius = QPainter(self), self.theme.em * 0.95
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, 2 * radius, 2 * radius), radius, radius)
        painter.setPen(QPen(self.theme.color("line"), 1))
        painter.setBrush(self.theme.color("surface-raised"))
        painter.drawPath(path)
