"""Everything of an open vault off the screen, at any moment: popups, dialogs, a drag that goes on, all windows."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag, QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from ui.shell.capture import FOR_OTHERS
from ui.widgets.clipboard import forget
from ui.widgets.scene_painter import measure

MOST_OPEN = 50
"""A window that opens another while it closes cannot hold us for ever."""
TIP = "QTipLabel"
"""What Qt calls the window of a tooltip."""


def windows_for_all() -> list[QWidget]:
    """Windows on the screen that everyone in the room looks at, such as Aan tafel."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.property(FOR_OTHERS)]


def open_dialogs() -> list[QDialog]:
    """Dialogs on the screen."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def clear_screen() -> None:
    """Close what waits for an answer, as if the person went back, the last one first; then hide every window.

    Whoever waits goes on when this returns to the event loop, and gets Terug. A dialog that the system itself drew, as
    for printing on Windows, may stay until the person answers it; it shows nothing of a child.
    """
    if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
        QDrag.cancel()
    _close_popups()
    for _one in range(MOST_OPEN):
        modal = QApplication.activeModalWidget()
        if modal is None:
            break
        modal.reject() if isinstance(modal, QDialog) else modal.close()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.reject()
        window.hide()
        if window.metaObject().className() == TIP:
            window.deleteLater()
    QToolTip.hideText()


def forget_words() -> None:
    """What is kept outside of windows: the clipboard when it is ours, pictures, measured words, and what was looked for."""
    forget()
    re.purge()  # names and addresses that were looked for in texts
    QPixmapCache.clear()
    measure.cache_clear()


def _close_popups() -> None:
    for _one in range(MOST_OPEN):
        popup = QApplication.activePopupWidget()
        if popup is None:
            return
        popup.close()
