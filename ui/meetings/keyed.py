"""Rows that stay the same widgets while their values change, so that a refresh never takes the focus or the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

Item = TypeVar("Item")
ItemIn = TypeVar("ItemIn", contravariant=True)


class ItemWidget(Protocol[ItemIn]):
    """A widget for one item. It shows another value of the same item without losing what is typed."""

    def show_item(self, item: ItemIn, place: int) -> None: ...


class KeyedRows(Generic[Item]):
    """The rows of `holder`, one below the other. `make` builds the widget of a new item; it must be an `ItemWidget`."""

    def __init__(self, key: Callable[[Item], str], make: Callable[[Item], QWidget], gap: int = 0) -> None:
        self.holder = QWidget()
        self._key, self._make = key, make
        self._made: dict[str, QWidget] = {}
        self._box = QVBoxLayout(self.holder)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)

    def show_items(self, items: Sequence[Item]) -> None:
        wanted = [self._key(item) for item in items]
        for gone in [key for key in self._made if key not in wanted]:
            widget = self._made.pop(gone)
            self._box.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for place, item in enumerate(items):
            widget = self._at(item, place)
            shown: ItemWidget[Item] = widget  # type: ignore[assignment]  # `make` promises it; two bases cannot be named
            shown.show_item(item, place)
        self.holder.setVisible(bool(items))

    def widget(self, key: str) -> QWidget | None:
        return self._made.get(key)

    def widgets(self) -> list[QWidget]:
        """From top to bottom."""
        found = (self._box.itemAt(at) for at in range(self._box.count()))
        return [widget for item in found if item and (widget := item.widget())]

    def _at(self, item: Item, place: int) -> QWidget:
        """The widget of this item, put in its place. One that is there already is not taken out: it may have the focus."""
        widget = self._made.get(self._key(item))
        if widget is None:
            widget = self._made[self._key(item)] = self._make(item)
            self._box.insertWidget(place, widget)
        elif self._box.indexOf(widget) != place:
            self._box.removeWidget(widget)
            self._box.insertWidget(place, widget)
        return widget
