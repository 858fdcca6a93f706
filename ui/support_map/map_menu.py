"""What is done with the whole map now and then: bringing in a list, keeping one. Behind the three dots."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from rondom.language import _
from ui.desk import Desk
from ui.widgets import tool


def map_menu(desk: Desk, screen: QWidget) -> QToolButton:
    """The button with its menu. `add_entry` puts more in it."""
    made = tool(desk.theme, "ellipsis", _("Meer met de kaart"), key="map.more")
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(made)
    menu.setObjectName("map.more.menu")
    made.setMenu(menu)
    add_entry(desk, made, _("Partners inlezen …"), "download", lambda: read_list(desk, screen), "map.import")
    add_entry(desk, made, _("Bewaren als lijst …"), "list", lambda: keep_list(desk, screen), "map.export")
    return made


def read_list(desk: Desk, screen: QWidget, path: Path | None = None) -> None:
    """Show what a list would change; with None it is asked for. What reads the files is loaded now: few do this."""
    from ui.support_map.importing import open_partner_import

    open_partner_import(desk, screen, path)


def keep_list(desk: Desk, screen: QWidget) -> None:
    from ui.support_map.exporting import open_partner_export

    open_partner_export(desk, screen)


def add_entry(desk: Desk, made: QToolButton, words: str, icon: str, do: Callable[[], object], name: str) -> QAction:
    menu = made.menu()
    assert menu is not None
    action = menu.addAction(desk.theme.icon(icon, "ink-muted"), words)
    action.setObjectName(name)
    action.triggered.connect(lambda _on=False: do())
    return action
