"""The same look for a beamer: one em is larger, nothing else differs."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt

from ui.theme import Theme
from ui.theme.theme import BASE_PX

TABLE = 1.65
"""How much larger everything at the table is."""
ROOM_PX = 32.0
"""An em in which the smallest size there is, that of a key cap, is 18 pt."""
LEAST_WIDE, LEAST_HIGH = 48.0, 28.0
"""em that should fit in the window: with the largest text the table grows less than the rest."""


class LargeTheme(Theme):
    """Follows `base` in colours and text size. Dress one window with `style_sheet()` and `font()`, not the program."""

    def __init__(self, base: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._base, self._factor = base, TABLE
        self.motion = base.motion
        base.changed.connect(self._follow)
        self._follow()

    @property
    def folded(self) -> bool:
        return self._base.folded

    def apply(self, mode: str | None = None, scale: float | None = None) -> None:
        self._base.apply(mode, scale)

    def fit(self, window: QSize) -> bool:
        """As large as fits in a window of this size, never under what a room can read; True when it changed."""
        fits = min(window.width() / LEAST_WIDE, window.height() / LEAST_HIGH)
        readable = max(self._base.em, TABLE * BASE_PX)
        factor = max(readable, min(TABLE * self._base.em, fits)) / self._base.em
        if abs(factor - self._factor) < 0.02:
            return False
        self._factor = factor
        self._follow()
        return True

    def _follow(self) -> None:
        self.choice, self.mode = self._base.choice, self._base.mode
        self.scale = self._base.scale * self._factor
        self._colors.clear()
        self._icons.forget()
        self.changed.emit()

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        """The base follows the system, and this follows the base."""


class RoomTheme(LargeTheme):
    """So large that even the smallest words of a drawing can be read across a room; it does not ask for the window."""

    def fit(self, window: QSize) -> bool:
        return False

    def _follow(self) -> None:
        self._factor = max(1.0, ROOM_PX / self._base.em)
        super()._follow()
