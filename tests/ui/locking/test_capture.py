"""Windows out of screen shots: all of them while it is on, none of them while Aan tafel shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.locking.lockable import Lockable
from ui.meetings.table import TableWindow
from ui.shell import capture
from ui.shell.capture import FOR_OTHERS, CaptureGuard


class Told:
    """What the system was told last of each window."""

    def __init__(self) -> None:
        self.hidden: dict[int, bool] = {}

    def __call__(self, handle: int, hidden: bool) -> None:
        self.hidden[handle] = hidden


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def guard(qtbot: QtBot, told: Told) -> Iterator[CaptureGuard]:
    made = CaptureGuard(tell=told)
    yield made
    made.set_on(False)
    made.deleteLater()


def window(qtbot: QtBot, for_all: bool = False) -> QWidget:
    made = QWidget()
    made.setProperty(FOR_OTHERS, for_all)
    qtbot.addWidget(made)
    made.show()
    QCoreApplication.processEvents()
    return made


def test_windows_that_are_there_and_windows_that_come(qtbot: QtBot, guard: CaptureGuard, told: Told) -> None:
    before = window(qtbot)
    assert told.hidden == {}, "off unless someone asks"
    guard.set_on(True)
    after, menu = window(qtbot), QMenu()
    menu.addAction("Zoë openen")
    menu.popup(before.pos())
    assert [told.hidden[int(one.winId())] for one in (before, after, menu)] == [True, True, True]
    guard.set_on(False)
    assert told.hidden[int(before.winId())] is False
    for one in (before, after, menu):
        one.close()


def test_not_while_something_is_shown_to_everyone(qtbot: QtBot, guard: CaptureGuard, told: Told) -> None:
    guard.set_on(True)
    before = window(qtbot)
    table = window(qtbot, for_all=True)
    later = window(qtbot)
    assert [told.hidden[int(one.winId())] for one in (before, table, later)] == [False, False, False]
    table.close()
    QCoreApplication.processEvents()
    assert [told.hidden[int(one.winId())] for one in (before, later)] == [True, True]
    for one in (before, later):
        one.close()


def test_aan_tafel_is_such_a_window(desk_of: Lockable, guard: CaptureGuard, told: Told) -> None:
    guard.set_on(True)
    desk_of.enter()
    handle = int(desk_of.work.window.winId())
    assert told.hidden[handle]
    desk_of.open("dossier", "meetings", f"{desk_of.meeting}#table")
    assert not told.hidden[handle]
    desk_of.get(TableWindow, "table").close()
    desk_of.settle()
    assert told.hidden[handle]


def test_the_program_starts_with_what_was_chosen(desk_of: Lockable, qapp, monkeypatch) -> None:
    from ui.app import Program

    desk_of.program.remember(replace(desk_of.program.settings, hide_from_capture=True))
    second = Program(qapp)
    assert second.capture.on
    second.capture.set_on(False)
    second.unlock.close()
    second.deleteLater()


@pytest.mark.parametrize(("system", "able"), [("win32", True), ("darwin", True), ("linux", False)])
def test_what_is_promised_is_true(monkeypatch, system: str, able: bool) -> None:
    monkeypatch.setattr(capture.sys, "platform", system)
    assert capture.can_hide() is able
    assert ("kan dit niet" in capture.said()) is not able
