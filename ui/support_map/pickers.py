"""Choosing days of the week and a sign for the map."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QToolButton, QWidget

from rondom.language import _
from rondom.support_map.defaults import ICONS, WEEKDAYS, icon_words
from ui.theme import Theme
from ui.widgets import FilterChip, stack, tool


class DayPicker(QWidget):
    """Any of the five school days; `kept("ma,do")` at once."""

    kept = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._chips = {day: FilterChip(theme, _(day), name=f"{name}.{day}") for day in WEEKDAYS}
        stack(QHBoxLayout(self), *self._chips.values(), None, gap=theme.px(0.35))
        for chip in self._chips.values():
            chip.clicked.connect(lambda _on: self.kept.emit(",".join(self.value())))

    def value(self) -> tuple[str, ...]:
        return tuple(day for day, chip in self._chips.items() if chip.isChecked())

    def show_value(self, days: Sequence[str]) -> None:
        for day, chip in self._chips.items():
            chip.setChecked(day in days)


class IconPicker(QWidget):
    """One of the signs that roles have; `kept(name)` at once."""

    kept = Signal(str)
    _COLUMNS = 8

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._group, grid = QButtonGroup(self), QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(0.15))
        self._buttons: dict[str, QToolButton] = {}
        for at, icon in enumerate(ICONS):
            made = tool(theme, icon, icon_words(icon), key=f"{name}.{icon}", checkable=True, role="ink")
            made.clicked.connect(lambda _on, icon=icon: self.kept.emit(icon))
            self._group.addButton(made)
            grid.addWidget(made, at // self._COLUMNS, at % self._COLUMNS)
            self._buttons[icon] = made
        grid.setColumnStretch(self._COLUMNS, 1)

    def value(self) -> str:
        return next((icon for icon, made in self._buttons.items() if made.isChecked()), "")

    def show_value(self, icon: str) -> None:
        """An icon that is not offered chooses nothing."""
        self._group.setExclusive(False)
        for name, made in self._buttons.items():
            made.setChecked(name == icon)
        self._group.setExclusive(True)
