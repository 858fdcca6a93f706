"""Afdrukken: the papers of the map in the place of the map, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget

from rondom.language import _
from ui.screen import Screen
from ui.support_map.map_menu import add_entry

if TYPE_CHECKING:
    from ui.support_map.printing import MapPaperPage


class MapPapers(QObject):
    """Hooks the papers in the screen of the map: an entry in its menu, and Ctrl+P."""

    def __init__(self, screen: Screen, menu: QToolButton) -> None:
        super().__init__(screen)
        self._screen = screen
        self._page: MapPaperPage | None = None
        self._hidden: list[QWidget] = []
        add_entry(screen.desk, menu, _("Afdrukken … (Ctrl+P)"), "printer", self.open, "map.print")
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), screen, self.open)

    @property
    def page(self) -> MapPaperPage | None:
        """The paper while it is in sight."""
        return self._page

    def open(self) -> None:
        """What is being typed is kept first."""
        layout = self._screen.layout()
        if self._page is not None:
            self._page.to_panel()
            return
        if layout is None:
            return
        from ui.support_map.printing import MapPaperPage  # printing is loaded by who prints

        self._screen.flush()
        items = (layout.itemAt(at) for at in range(layout.count()))
        self._hidden = [part for item in items if item and (part := item.widget()) is not None and not part.isHidden()]
        for part in self._hidden:
            part.hide()
        self._page = page = MapPaperPage(self._screen.desk)
        page.left.connect(self.close)
        layout.addWidget(page)
        page.refresh()
        page.panel.take_focus()

    def close(self) -> None:
        """Nothing of the paper stays in memory."""
        page, self._page = self._page, None
        if page is None:
            return
        page.hide()
        page.deleteLater()
        for part in self._hidden:
            part.show()
        self._hidden = []
        self._screen.setFocus(Qt.FocusReason.OtherFocusReason)
