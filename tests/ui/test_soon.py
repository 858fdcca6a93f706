"""What waits for a moment does not hold on to who asked for it."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.soon import soon


class Window(QWidget):
    """Counts how often it was called."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0

    def call(self) -> None:
        self.calls += 1


def let_go(window: QWidget) -> None:
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_it_is_called_once_when_the_events_of_now_are_done(qapp: QApplication) -> None:
    window = Window()
    soon(window, window.call)
    assert window.calls == 0
    for _round in range(5):
        qapp.processEvents()
    assert window.calls == 1
    let_go(window)


def test_who_goes_first_is_not_called_and_not_kept(qapp: QApplication) -> None:
    window = Window()
    soon(window, window.call)
    soon(window, lambda window=window: window.call())
    trace = weakref.ref(window)
    let_go(window)
    del window
    qapp.processEvents()
    gc.collect()
    assert trace() is None
