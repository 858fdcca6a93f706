"""What can stand beside the map instead of a card: who can help, and the yearly round. Keeps them in step with the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QPushButton, QToolButton

from rondom import clock
from rondom.language import _
from rondom.privacy.partner_changes import heading, partner_changes, since_last_year
from rondom.support_map.actions import change_partner, confirm_partner
from rondom.support_map.doubles import doubles, merge_partners
from rondom.support_map.queries import PartnerRow, SupportMap, partner_card
from rondom.support_map.yearly import round_of
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from ui.support_map.helping import HelpingPanel
from ui.support_map.map_menu import add_entry
from ui.support_map.yearly import Look, YearlyPanel
from ui.widgets import button

if TYPE_CHECKING:
    from ui.support_map.screen import SupportMapScreen


class Companions(QObject):
    """Belongs to the screen of the map, which asks for `helping` or `yearly` and gives every new `SupportMap`."""

    def __init__(self, screen: SupportMapScreen) -> None:
        super().__init__(screen)
        self._screen, self.desk = screen, screen.desk
        self.helping = HelpingPanel(screen.theme)
        self.yearly = YearlyPanel(screen.theme)
        self._known: SupportMap | None = None
        self._came_from: HelpingPanel | YearlyPanel | None = None
        """Where a card was opened from: closing it goes back there."""
        self._found: frozenset[str] | None = None
        self._narrows = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._everyone_again)
        for side in (self.helping, screen.panel):
            side.installEventFilter(self)
        self.helping.found.connect(self._show_found)
        self.helping.opened.connect(self._open_card)
        self.helping.closed.connect(self.close)
        self.yearly.confirmed.connect(self._confirm)
        self.yearly.edit.connect(self._edit)
        self.yearly.looked_at.connect(self._look)
        self.yearly.merged.connect(self._merge)
        self.yearly.named.connect(self._name)
        self.yearly.closed.connect(self.close)

    @property
    def panels(self) -> tuple[HelpingPanel, YearlyPanel]:
        return self.helping, self.yearly

    @property
    def in_head(self) -> tuple[QPushButton, ...]:
        """The way to the question, in the header of the screen; made once, when that is built."""
        if self._screen.theme.folded:
            return ()
        words, tip = _("Wie kan helpen?"), _("Zoek op de kaartjes van uw school (H)")
        theme, name = self._screen.theme, "map.ask"
        return (button(words, "quiet", theme, "hand-helping", name=name, tip=tip, on=self.open_helping),)

    def add_ways(self, menu: QToolButton) -> None:
        """To the round, in the menu of the map; with large text to the question too, as the header has no room."""
        if self._screen.theme.folded:
            add_entry(self.desk, menu, _("Wie kan hierbij helpen? (H)"), "hand-helping", self.open_helping, "map.ask")
        add_entry(self.desk, menu, _("Klopt dit nog? (K)"), "calendar-check", self.open_yearly, "map.round")

    def show_map(self, known: SupportMap) -> None:
        """What the vault holds now."""
        self._known = known
        if self._screen.beside.shown() is self.helping:
            self.helping.show_partners(known.current, known.levels)
        if self._screen.beside.shown() is self.yearly:
            self._show_round()

    def narrowed(self, fitting: tuple[PartnerRow, ...], asks: bool) -> tuple[tuple[PartnerRow, ...], bool]:
        """Whom map and list show: while there is a question, only who answers it. Says whether anything is asked."""
        self._narrows = self._narrowing()
        if not self._narrows or self._found is None:
            return fitting, asks
        return tuple(one for one in fitting if one.id in self._found), True

    def _narrowing(self) -> bool:
        """The question stands beside the map, or a card that was opened from it."""
        shown = self._screen.beside.shown()
        return self._found is not None and (
            shown is self.helping or (shown is not None and self._came_from is self.helping)
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whichever way the question or its card went: the map shows everyone again."""
        if event.type() == QEvent.Type.Hide and self._narrows:
            self._soon.start(0)
        return False

    def _everyone_again(self) -> None:
        if self._screen.beside.shown() is None:
            self._came_from = None
        if self._narrows and not self._narrowing():
            self._screen.sift()

    def _show_found(self, keys: frozenset[str] | None) -> None:
        self._found = keys
        self._screen.sift()

    def open_helping(self, age: int | None = None, level: int | None = None) -> None:
        if self._known is None:
            return
        self._came_from = None
        self._screen.choose("")
        self._screen.beside.open_side(self.helping)
        self.helping.show_partners(self._known.current, self._known.levels)
        self.helping.begin(age, level)

    def open_yearly(self) -> None:
        if self._known is None:
            return
        self._came_from = None
        self._screen.choose("")
        self._screen.beside.open_side(self.yearly)
        self._show_round()
        self.yearly.setFocus()

    def close(self) -> None:
        self._came_from = None
        self._screen.close_side()
        self._screen.sift()

    def back(self, from_editor: bool = False) -> bool:
        """After a card that was opened from here: go on where one was. False when it was not.

        From the editor one first comes back to the card, unless it was the round that opened the editor.
        """
        origin = self._came_from
        if origin is None or (from_editor and origin is self.helping):
            return False
        self._came_from = None
        if origin is self.helping:
            self.open_helping()
        else:
            self.open_yearly()
        return True

    def _open_card(self, key: str) -> None:
        self._came_from = self.helping
        self._screen.choose(key)

    def _edit(self, key: str) -> None:
        self._came_from = self.yearly
        self._screen.choose(key)
        self._screen.edit()

    def _show_round(self) -> None:
        if self._known is not None:
            self.yearly.show_round(round_of(self._known.rows, clock.today()), doubles(self._known.current))

    def _look(self, key: str) -> None:
        self._screen.mark(key)
        if not key:
            return
        today = clock.today()
        since = since_last_year(today)

        def read(session: Session) -> Look:
            changes = partner_changes(session, since).get(key, ())
            return Look(partner_card(session, key, today), heading(since), changes)

        self.desk.tasks.read(self, read, self.yearly.show_look, lambda _problem: None)

    def _confirm(self, key: str) -> None:
        def job(vault: Vault) -> None:
            with vault.write(_("Partner gecontroleerd")) as session:
                confirm_partner(session, key, vault.actor.name)

        self.desk.tasks.vault(self, job)

    def _name(self, key: str, name: str) -> None:
        self.desk.tasks.write(self, _("Partner veranderd"), lambda session: change_partner(session, key, name=name))

    def _merge(self, stays: str, gone: str) -> None:
        def action(session: Session) -> None:
            merge_partners(session, stays, gone)

        said = _("Twee kaartjes samengevoegd")
        self.desk.tasks.write(self, said, action, lambda _none: self.desk.messages.toast(said, undo=True))
