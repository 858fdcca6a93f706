"""One real program, offscreen, with a person in front of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from rondom import clock
from tests.story.chapters import BEFORE
from tests.story.person import Person
from ui.app import Program, make_application


@pytest.fixture
def person(qapp: QApplication) -> Iterator[Person]:
    """Before the start window, on the day the meeting is planned."""
    locale, before = QLocale(), set(qapp.findChildren(QTranslator))
    clock.freeze(BEFORE)
    program = Program(make_application())
    program.theme.motion = False
    program.start()
    program.unlock.resize(1440, 900)
    made = Person(program)
    yield made
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
