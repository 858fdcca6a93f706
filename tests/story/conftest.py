"""One real program, offscreen, with a person in front of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from rondom import clock
from tests.story.chapters import BEFORE
from tests.story.person import Person
from ui.app import Program, make_application
from ui.meetings.table import TableWindow
from ui.shell.window import MainWindow
from ui.unlock.window import UnlockWindow

WINDOWS = (MainWindow, TableWindow, UnlockWindow, QDialog)


class LooseWindows(QObject):
    """Notes every window that nobody asked for: a part that was shown before it had a place flashes up, takes the keys away
    and may hold a child's data.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.seen: list[str] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            asked = isinstance(watched, WINDOWS) or watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            if not asked:
                self.seen.append(f"{type(watched).__name__} {watched.objectName()!r}")
        return False


@pytest.fixture
def person(qapp: QApplication) -> Iterator[Person]:
    """Before the start window, on the day the meeting is planned."""
    locale, before = QLocale(), set(qapp.findChildren(QTranslator))
    clock.freeze(BEFORE)
    program = Program(make_application())
    program.theme.motion = False
    program.start()
    program.unlock.resize(1440, 900)
    made, loose = Person(program), LooseWindows(qapp)
    yield made
    qapp.removeEventFilter(loose)
    program.messages.answer_next(True)  # after a failure something may not be kept; then it asks
    if made.main_window is not None:
        made.main_window.close()
    program.unlock.close()
    program.unlock.deleteLater()
    program.deleteLater()
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
    QLocale.setDefault(locale)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert loose.seen == [], "parts that were windows of their own"
