"""Gaat over: which kind of data a line is. Chosen in the menu of its field; told under it when someone chose."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QLabel, QMenu

from rondom.language import _
from rondom.meetings.data_kinds import KINDS, by_side, choose_kind
from rondom.meetings.detail import ContributionRow
from ui.meetings.fields import WordsField, words
from ui.meetings.pages.page import TableDesk


class About(QObject):
    """Belongs to the field of one line. `told` is the word under it: hidden as long as who said it tells what it is about."""

    def __init__(self, table: TableDesk, field: WordsField, one: ContributionRow) -> None:
        super().__init__(field)
        self._table, self._field, self._one = table, field, one
        self.told: QLabel = words(table.theme, "", 1.0, tone="muted", name=f"table.about.{one.id}")
        self.told.hide()
        field.installEventFilter(self)
        field.viewport().installEventFilter(self)

    def show_item(self, one: ContributionRow) -> None:
        self._one = one
        word = dict(KINDS).get(one.data_kind, "")
        self.told.setText(_("over {kind}").format(kind=word) if word else "")
        self.told.setVisible(bool(word))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and not self._field.isReadOnly():
            self.menu().popup(event.globalPos())
            return True
        return False

    def menu(self) -> QMenu:
        """What can be done with the words, and what they are about."""
        made = self._field.createStandardContextMenu()
        made.setObjectName("table.line.menu")
        first = made.actions()[0] if made.actions() else None
        about = QMenu(_("Gaat over"), made)
        usual = dict(KINDS)[by_side(self._one.perspective)]
        self._choice(about, "", _("zoals wie het zegt: {kind}").format(kind=usual))
        about.addSeparator()
        for key, word in KINDS:
            self._choice(about, key, word)
        if first is not None:
            made.insertMenu(first, about)
            made.insertSeparator(first)
        else:
            made.addMenu(about)
        made.aboutToHide.connect(made.deleteLater)
        return made

    def _choice(self, menu: QMenu, kind: str, word: str) -> QAction:
        action = menu.addAction(word)
        action.setObjectName(f"table.about.{kind or 'usual'}")
        action.setCheckable(True)
        action.setChecked(self._one.data_kind == kind)
        action.triggered.connect(partial(self._choose, kind))
        return action

    def _choose(self, kind: str, _on: bool = False) -> None:
        line = self._one.id
        self._table.write(
            self._field, _("Soort gegevens gekozen"), lambda session: choose_kind(session, line, kind), f"about:{line}"
        )
