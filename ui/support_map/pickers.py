"""Choosing days of the week, a sign for the map, support levels, themes, and who came in the place of whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QHBoxLayout, QToolButton, QWidget

from rondom.language import _
from rondom.support_map.defaults import ICONS, WEEKDAYS, icon_words
from rondom.support_map.themes import THEMES, theme_key, theme_name
from ui.theme import Theme
from ui.widgets import FilterChip, KeptChoice, Wrapping, column, stack, tool


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


class LevelPicker(QWidget):
    """Any of the support levels of this school; `kept("1,2")` at once. None is all."""

    kept = Signal(str)

    def __init__(self, theme: Theme, levels: Mapping[int, str], name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._chips = {number: FilterChip(theme, words, name=f"{name}.{number}") for number, words in levels.items()}
        self.setLayout(Wrapping(list(self._chips.values()), theme.px(0.35), theme.px(0.35)))
        for chip in self._chips.values():
            chip.clicked.connect(lambda _on: self.kept.emit(",".join(map(str, self.value()))))

    def value(self) -> tuple[int, ...]:
        return tuple(number for number, chip in self._chips.items() if chip.isChecked())

    def show_value(self, levels: Sequence[int]) -> None:
        for number, chip in self._chips.items():
            chip.setChecked(number in levels)


class ThemePicker(QWidget):
    """Chosen themes as chips that a click takes away, and a field that offers the others. `kept(keys)` at once.

    What is typed and is no usual theme becomes a theme of the school itself.
    """

    kept = Signal(tuple)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme, self._keys = theme, tuple[str, ...]()
        self.setObjectName(name)
        self._chips = QWidget()
        self.adder = QComboBox()
        self.adder.setObjectName(f"{name}.add")
        self.adder.setEditable(True)
        self.adder.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.adder.setAccessibleName(_("Thema erbij"))
        self.adder.activated.connect(lambda at: self._add(str(self.adder.itemData(at) or "")))
        line = self.adder.lineEdit()
        assert line is not None
        line.setPlaceholderText(_("Thema erbij"))
        line.returnPressed.connect(lambda: self._add(theme_key(self.adder.currentText())))
        self._layout = column(self._chips, self.adder, gap=theme.px(0.4))
        self.setLayout(self._layout)

    def value(self) -> tuple[str, ...]:
        return self._keys

    def show_value(self, keys: Sequence[str]) -> None:
        self._keys = tuple(keys)
        fresh = QWidget()
        p = self.theme.px
        fresh.setLayout(Wrapping([self._chip(key) for key in keys], p(0.35), p(0.35)))
        self._layout.replaceWidget(self._chips, fresh)
        self._chips.hide()
        self._chips.deleteLater()
        self._chips = fresh
        fresh.setVisible(bool(keys))
        self.adder.clear()
        for key in THEMES:
            if key not in keys:
                self.adder.addItem(theme_name(key), key)
        self.adder.setCurrentIndex(-1)
        self.adder.setEditText("")

    def _chip(self, key: str) -> FilterChip:
        chip = FilterChip(self.theme, f"{theme_name(key)}  ×", True, f"{self.objectName()}.{key}", checkable=False)
        chip.setAccessibleName(_("{theme} weghalen").format(theme=theme_name(key)))
        chip.clicked.connect(lambda: self._change(tuple(one for one in self._keys if one != key)))
        return chip

    def _add(self, key: str) -> None:
        if key.strip() and key not in self._keys:
            self._change((*self._keys, key))

    def _change(self, keys: tuple[str, ...]) -> None:
        self.show_value(keys)
        self.kept.emit(keys)


class Successor(KeptChoice):
    """Who came in the place of a card; the first choice is nobody."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, [("", _("Niemand"))], "", name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def show_value(self, value: str, others: Mapping[str, str] | None = None) -> None:
        if others is not None:
            self.show_options([("", _("Niemand")), *others.items()])
        super().show_value(value)
