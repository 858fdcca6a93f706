"""The base of every screen and tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.desk import Desk, Place
from ui.widgets.autosave import flush_all

if TYPE_CHECKING:
    from rondom.vault.vault import Change


class Screen(QWidget):
    """Reads itself again when one of its tables changed; a screen out of sight waits until it is shown.

    A subclass builds its widgets in `__init__`, names its `tables`, and asks the vault in `refresh()`.
    """

    tables: frozenset[str] = frozenset()
    """Refresh when a change touched one of these."""
    rail: str = ""
    """Which entry of the rail is chosen while this screen shows; "" is the name of the screen itself."""
    plain: bool = False
    """No white sheet under it: the screen lies on the window, as Vandaag does."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.pupil_id = ""
        self._stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh_now)
        desk.tasks.changed.connect(self._changed)

    def refresh(self) -> None:
        """Ask the vault and show the answer. Called on first showing and after a change; may be called at any time."""

    def visit(self, place: Place) -> None:
        """Show this place: another child, tab or row. Called before the screen is shown."""
        if place.pupil_id != self.pupil_id:
            self.pupil_id = place.pupil_id
            self.refresh_soon()

    def place_key(self) -> tuple[str, str]:
        """(tab, key) as they are now, so that Back returns to them."""
        return "", ""

    def parts(self) -> list[QWidget]:
        """Where F6 jumps, in order. A side editor that is open belongs here."""
        return [self]

    def flush(self) -> None:
        """Keep what is being typed, now."""
        flush_all(self)

    def refresh_soon(self) -> None:
        """Once, after the current event; or when shown."""
        self._stale = True
        if self.isVisible():
            self._soon.start(0)

    def concerns(self, change: Change) -> bool:
        """Whether this change can be seen here. Changes to another child cannot, on a screen of one child."""
        elsewhere = self.pupil_id and change.pupils and self.pupil_id not in change.pupils
        return bool(self.tables & change.tables) and not elsewhere

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_now()

    def _changed(self, change: Change) -> None:
        if self.concerns(change):
            self.refresh_soon()

    def _refresh_now(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
