"""Choosing: segments, switch, filter chips. Underneath each is a real Qt button, for keys and screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from ui.theme import SEMIBOLD, Theme
from ui.widgets.outline import stack

Options = Sequence[tuple[str, str]]
"""(key, word) pairs."""


class _Segment(QPushButton):
    def sizeHint(self) -> QSize:
        """Room for the bold word, else choosing a segment cuts it: fonts per state do not reach the size hint."""
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(round(wide * 0.05) + 2, 0)


class Segments(QFrame):
    """One of a few. `chosen(key)` when a person chooses; `show_value` when the value comes from the vault."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, options: Options, value: str = "", name: str = "") -> None:
        super().__init__()
        self.setProperty("part", "segments")
        self.setObjectName(name)
        self._group = QButtonGroup(self)
        self._keys = [key for key, _word in options]
        gap = theme.px(0.13)
        inner = stack(QHBoxLayout(self), margins=(gap, gap, gap, gap))
        for at, (_key, word) in enumerate(options):
            inner.addWidget(self._part(at, word))
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._keys[at]))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_value(value or (self._keys[0] if self._keys else ""))

    def _part(self, at: int, word: str) -> QPushButton:
        part = _Segment(word)
        part.setProperty("kind", "segment")
        part.setCheckable(True)
        part.setAutoDefault(False)
        part.setObjectName(f"{self.objectName()}.{self._keys[at]}")
        self._group.addButton(part, at)
        return part

    def value(self) -> str:
        at = self._group.checkedId()
        return self._keys[at] if at >= 0 else ""

    def show_value(self, key: str) -> None:
        """An unknown key chooses nothing."""
        self._group.setExclusive(False)
        for at, known in enumerate(self._keys):
            self._group.button(at).setChecked(known == key)
        self._group.setExclusive(True)

    def button(self, key: str) -> QPushButton:
        part = self._group.button(self._keys.index(key))
        assert isinstance(part, QPushButton)
        return part


class Switch(QCheckBox):
    """A check box in behaviour and for screen readers; drawn as a switch with its word."""

    def __init__(self, theme: Theme, text: str, name: str = "") -> None:
        super().__init__(text)
        self.theme = theme
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(self.theme.px(2.9) + wide if self.text() else self.theme.px(2.3), self.theme.px(2.1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, em, on = QPainter(self), self.theme.em, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, (self.height() - 1.3 * em) / 2, 2.25 * em, 1.3 * em)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("line" if not self.isEnabled() else "accent" if on else "line-strong"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        painter.setBrush(self.theme.color("surface-raised"))
        knob = track.right() - 0.65 * em if on else track.left() + 0.65 * em
        painter.drawEllipse(QPointF(knob, track.center().y()), 0.48 * em, 0.48 * em)
        painter.setPen(self.theme.color("ink" if self.isEnabled() else "ink-disabled"))
        painter.drawText(self.rect().adjusted(self.theme.px(2.8), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


class FilterChip(QPushButton):
    """A pill that can be on: “Gevolgd 18”. `toggled`, `clicked` as any button; painted, QSS cannot round it."""

    def __init__(self, theme: Theme, text: str, checked: bool = False, name: str = "", checkable: bool = True) -> None:
        super().__init__(text)
        self.theme = theme
        self.setObjectName(name)
        self.setCheckable(checkable)
        self.setChecked(checked)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.theme.font(0.87, SEMIBOLD)).horizontalAdvance(self.text())
        return QSize(round(wide) + self.theme.px(1.6), self.theme.px(2.1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, on = QPainter(self), self.theme, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill = (
            "accent-tint" if on else "pressed" if self.isDown() else "hover" if self.underMouse() else "surface-raised"
        )
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(theme.color("line-strong"), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(theme.color("accent" if on else "ink" if self.isEnabled() else "ink-disabled"))
        painter.setFont(theme.font(0.87, SEMIBOLD) if on else theme.font(0.87))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
