"""Who tells it: someone around the child, or any other name, with the mark of whose side of the table that is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QMenu, QWidget

from rondom.dossier.perspectives import NETWORK, OTHER, PERSPECTIVES, side
from rondom.language import _
from rondom.timeline.people import Teller
from ui.theme import Theme
from ui.timeline.choice_chip import lane_icon
from ui.widgets import KeptLine, row, tool

SIDES = (*PERSPECTIVES.values(), NETWORK, OTHER)


class TellerField(QWidget):
    """`told(name, side)` when someone is chosen, typed, or gets another side. A name that is known brings its side along."""

    told = Signal(str, str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self._side, self._known = "", dict[str, Teller]()
        self.line = KeptLine("", name, _("Naam, of leeg"))
        self.line.setAccessibleName(_("Wie vertelt dit"))
        self._names = QStandardItemModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _text: self.line.flush())
        self.line.setCompleter(completer)
        self.line.kept.connect(self._named)
        self.choose_side = tool(
            theme, "user-round", _("Van welke kant van de tafel"), key=f"{name}.side", on=self._ask_side
        )
        self.choose_person = tool(theme, "chevron-down", _("Kies iemand"), key=f"{name}.people", on=self._ask_person)
        inner = row(self.choose_side, self.line, self.choose_person, gap=theme.px(0.15))
        inner.setStretch(1, 1)
        self.setLayout(inner)

    def show_people(self, people: Sequence[Teller]) -> None:
        self._known = {one.name.casefold(): one for one in people}
        self._names.clear()
        for one in people:
            item = QStandardItem()
            item.setData(one.name, Qt.ItemDataRole.EditRole)
            item.setData(_words(one), Qt.ItemDataRole.DisplayRole)
            item.setData(_picture(self.theme, one.side), Qt.ItemDataRole.DecorationRole)
            self._names.appendRow(item)

    def show_value(self, name: str, told_side: str) -> None:
        self.line.show_value(name)
        self._show_side(told_side)

    def side(self) -> str:
        return self._side

    def not_kept(self) -> None:
        self.line.not_kept()

    def flush(self) -> None:
        self.line.flush()

    def _show_side(self, told_side: str) -> None:
        self._side = told_side
        known = side(told_side)
        self.choose_side.setIcon(
            _picture(self.theme, told_side) if told_side else self.theme.icon("user-round", "ink-muted")
        )
        said = known.name if told_side else _("onbekend")
        self.choose_side.setAccessibleName(_("Van welke kant van de tafel: {side}").format(side=said))
        self.choose_side.setToolTip(self.choose_side.accessibleName())

    def _named(self, name: str) -> None:
        """Another name is another person: a side that was chosen for the one before does not go along."""
        person = self._known.get(name.strip().casefold())
        self._tell(name, person.side if person else "")

    def tell_from(self, told_side: str) -> None:
        """The same person, on this side of the table; "" when nobody knows."""
        self._tell(self.line.text(), told_side)

    def _tell(self, name: str, told_side: str) -> None:
        self._show_side(told_side)
        self.told.emit(name, told_side)

    def _ask_side(self) -> None:
        menu = QMenu(self)
        for one in SIDES:
            menu.addAction(_picture(self.theme, one.key), one.name, partial(self.tell_from, one.key))
        menu.addSeparator()
        menu.addAction(_("Weet ik niet"), partial(self.tell_from, ""))
        menu.popup(self.choose_side.mapToGlobal(self.choose_side.rect().bottomLeft()))

    def _ask_person(self) -> None:
        menu = QMenu(self)
        for one in self._known.values():
            menu.addAction(_picture(self.theme, one.side), _words(one), partial(self._take, one))
        menu.popup(self.choose_person.mapToGlobal(self.choose_person.rect().bottomLeft()))

    def _take(self, person: Teller) -> None:
        self.line.setText(person.name)
        if self.line.dirty:
            self.line.flush()
        else:
            self._tell(person.name, person.side)


def _words(person: Teller) -> str:
    return f"{person.name}, {person.role}" if person.role else person.name


def _picture(theme: Theme, told_side: str) -> QIcon:
    """The mark of a side as an icon."""
    return lane_icon(theme, side(told_side).lane)
