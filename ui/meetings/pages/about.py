"""What a line is: which kind of data it is about, and whether it is a factor that helps or hinders.

Chosen in the menu of its field, which the button at its end opens too; told under the line when someone chose.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QLabel, QMenu

from rondom.language import _
from rondom.meetings.data_kinds import KINDS, by_side, choose_kind
from rondom.meetings.detail import ContributionRow
from rondom.meetings.factors import EFFECT_WORDS, FACTOR_OF, SAID_AS, count_as_factor
from rondom.meetings.model import ContributionKind
from ui.meetings.fields import WordsField, words
from ui.meetings.pages.page import TableDesk


class About(QObject):
    """Belongs to the field of one line. `told` is the word under it: hidden as long as nobody chose."""

    def __init__(self, table: TableDesk, field: WordsField, one: ContributionRow) -> None:
        super().__init__(field)
        self._table, self._field, self._one = table, field, one
        self.told: QLabel = words(table.theme, "", 1.0, tone="muted", name=f"table.about.{one.id}")
        self.told.setContentsMargins(table.theme.px(0.12), 0, 0, 0)  # as far in as the words of the field
        self.told.hide()
        field.installEventFilter(self)
        field.viewport().installEventFilter(self)

    def show_item(self, one: ContributionRow) -> None:
        self._one = one
        about = dict(KINDS).get(one.data_kind, "")
        parts = (EFFECT_WORDS.get(one.kind, ""), _("over {kind}").format(kind=about) if about else "")
        self.told.setText(", ".join(part for part in parts if part))
        self.told.setVisible(bool(self.told.text()))

    @property
    def asks(self) -> str:
        """What its menu is for."""
        return _("Waar dit over gaat") if self._may_be() is None else _("Waar dit over gaat, en of het helpt")

    def open_menu(self) -> None:
        """Under the right end of the line."""
        self.menu().popup(self._field.mapToGlobal(QPoint(self._field.width(), self._field.height())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and not self._field.isReadOnly():
            self.menu().popup(event.globalPos())
            return True
        return False

    def menu(self) -> QMenu:
        """What can be done with the words, what they are about, and whether they help or hinder."""
        made = self._field.createStandardContextMenu()
        made.setObjectName("table.line.menu")
        first = made.actions()[0]
        about = QMenu(_("Gaat over"), made)
        usual = dict(KINDS)[by_side(self._one.perspective)]
        self._choice(about, "", _("zoals wie het zegt: {kind}").format(kind=usual))
        about.addSeparator()
        for key, word in KINDS:
            self._choice(about, key, word)
        made.insertActions(first, [*self._factor(made), about.menuAction()])
        made.insertSeparator(first)
        made.aboutToHide.connect(made.deleteLater)
        return made

    def _factor(self, menu: QMenu) -> list[QAction]:
        """Nothing for a wish."""
        factor = self._may_be()
        if factor is None:
            return []
        word = EFFECT_WORDS[factor]
        action = QAction(_("{word}: bij de factoren in het plan").format(word=f"{word[:1].upper()}{word[1:]}"), menu)
        action.setObjectName("table.about.factor")
        action.setCheckable(True)
        action.setChecked(self._one.kind is factor)
        action.triggered.connect(self._count)
        return [action]

    def _may_be(self) -> ContributionKind | None:
        return FACTOR_OF.get(SAID_AS.get(self._one.kind, self._one.kind))

    def _count(self, on: bool) -> None:
        line = self._one.id
        words_ = _("Bij de factoren gezet") if on else _("Van de factoren afgehaald")
        self._table.write(self._field, words_, lambda session: count_as_factor(session, line, on), f"factor:{line}")

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
