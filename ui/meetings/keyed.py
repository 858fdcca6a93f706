"""Rows that stay the same widgets while their values change, so that a refresh never takes the focus or the cursor.

Where there may be many, only rows whose value or place changed are shown again, the first screenful is made at once and the
rest a few at a time while nobody waits: a page with two hundred rows opens as fast as one with ten, and no key waits. Rows of
a page that is not on the screen wait until it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.meetings.fields import typed_in

Item = TypeVar("Item")
ItemIn = TypeVar("ItemIn", contravariant=True)
AT_ONCE = 6
"""Rows that are made before the page is painted, unless a page says otherwise."""
SLICE_SECONDS = 0.004
"""How long the program makes rows before it looks again whether a key was pressed."""
PAUSE_MS, TYPING_MS = 8, 120
"""Between two such times; and while someone types."""


class ItemWidget(Protocol[ItemIn]):
    """A widget for one item. It shows another value of the same item without losing what is typed."""

    def show_item(self, item: ItemIn, place: int) -> None: ...


class Holder(QWidget):
    """What the rows stand in."""

    shown = Signal()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()


class KeyedRows(Generic[Item]):
    """The rows of `holder`, one below the other. `make` builds the widget of a new item; it must be an `ItemWidget`.

    `many`: there may be hundreds, and a row shows nothing but its item, place, and what `show_items(again=True)` tells of.
    Then `at_once` is how many are made before the page is painted.
    """

    def __init__(
        self,
        key: Callable[[Item], str],
        make: Callable[[Item], QWidget],
        gap: int = 0,
        many: bool = False,
        at_once: int = AT_ONCE,
    ) -> None:
        self.holder = Holder()
        self._key, self._make, self._many, self._at_once = key, make, many, at_once
        self._made: dict[str, QWidget] = {}
        self._shown: dict[str, tuple[Item, int]] = {}
        """What each row shows, and at which place."""
        self._waiting: list[tuple[Item, int]] = []
        self._box = QVBoxLayout(self.holder)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        self._soon = QTimer(self.holder)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._make_some)
        self.holder.shown.connect(self._go_on)

    def show_items(self, items: Sequence[Item], again: bool = False) -> None:
        """`again`: also rows whose item is the same, because what they show depends on more than that."""
        wanted = {self._key(item) for item in items}
        for gone in [key for key in self._made if key not in wanted]:
            widget = self._made.pop(gone)
            self._shown.pop(gone, None)
            self._box.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        busy = bool(self._waiting)
        self._waiting.clear()
        room = len(items) if not self._many else 1 if busy else self._at_once
        for place, item in enumerate(items):
            if self._key(item) not in self._made:
                room -= 1
            if room < 0 and self._key(item) not in self._made:
                self._waiting.append((item, place))
            else:
                self._show(item, place, again)
        self._go_on()
        self.holder.setVisible(bool(items))

    def make_all(self) -> None:
        """Every row now: one of them is looked for."""
        waiting, self._waiting = self._waiting, []
        for item, place in waiting:
            self._show(item, place, False)

    def widget(self, key: str) -> QWidget | None:
        if key and key not in self._made and any(self._key(item) == key for item, _place in self._waiting):
            self.make_all()
        return self._made.get(key)

    def widgets(self) -> list[QWidget]:
        """From top to bottom."""
        self.make_all()
        found = (self._box.itemAt(at) for at in range(self._box.count()))
        return [widget for item in found if item and (widget := item.widget())]

    def _go_on(self) -> None:
        if self._waiting:
            self._soon.start(PAUSE_MS)

    def _make_some(self) -> None:
        if not self.holder.isVisible():  # the work goes on when it is seen
            return
        if typed_in(self.holder.window()):  # what is being typed comes first
            self._soon.start(TYPING_MS)
            return
        until = perf_counter() + SLICE_SECONDS
        while self._waiting and perf_counter() < until:
            self._show(*self._waiting.pop(0), False)
        self._go_on()

    def _show(self, item: Item, place: int, again: bool) -> None:
        key = self._key(item)
        widget = self._at(item, place)
        same = self._many and not again and self._shown.get(key) == (item, place)
        if same and not _typed_in(widget):
            return
        self._shown[key] = (item, place)
        shown: ItemWidget[Item] = widget  # type: ignore[assignment]  # `make` promises it; two bases cannot be named
        shown.show_item(item, place)

    def _at(self, item: Item, place: int) -> QWidget:
        """The widget of this item, put in its place. One that is there already is not taken out: it may have the focus."""
        widget = self._made.get(self._key(item))
        if widget is None:
            widget = self._made[self._key(item)] = self._make(item)
            self._box.insertWidget(min(place, self._box.count()), widget)  # those before it may still be waiting
        elif self._box.indexOf(widget) != place:
            self._box.removeWidget(widget)
            self._box.insertWidget(min(place, self._box.count()), widget)
        return widget


def _typed_in(widget: QWidget) -> bool:
    """A name that is typed in another spelling is kept as before; the field must still show that spelling."""
    focus = widget.window().focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))
