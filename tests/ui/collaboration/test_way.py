"""From help on a timeline to looking back on it, to Samenwerking and back again, in the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from rondom import clock
from rondom.collaboration.queries import review_of
from rondom.opening import unlock
from tests.collaboration.help import add_help
from tests.mees import PASSWORD, START, Mees, add_mees, new_vault
from ui.app import Program
from ui.collaboration.review import ReviewScreen
from ui.collaboration.screen import CollaborationScreen
from ui.desk import Place
from ui.dossier.screen import DossierScreen
from ui.workplace import Workplace

Settle = Callable[[], None]


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    clock.freeze(START)
    made = Program(qapp)
    made.theme.motion = False
    yield made
    if made.workplace is not None and isValid(made.workplace.window):
        made.workplace.window.close()
    made.unlock.close()
    made.deleteLater()


@pytest.fixture
def story(tmp_path: Path) -> tuple[Path, Mees, str]:
    with new_vault(tmp_path) as vault:
        with vault.write("Mees toegevoegd") as session:
            mees = add_mees(session)
            event = add_help(session, mees.id)
        return vault.path, mees, event


@pytest.fixture
def work(program: Program, story: tuple[Path, Mees, str]) -> Workplace:
    program.enter(unlock(story[0], PASSWORD))
    assert program.workplace is not None
    program.workplace.window.resize(1440, 900)
    return program.workplace


@pytest.fixture
def settle(qtbot: QtBot, work: Workplace) -> Settle:
    def wait() -> None:
        for _round in range(3):
            answered: list[object] = []
            QCoreApplication.processEvents()
            work.tasks.read(work.tasks, lambda _session: True, answered.append)
            qtbot.waitUntil(lambda answered=answered: bool(answered))
            QCoreApplication.processEvents()

    return wait


def words(root: QWidget) -> list[str]:
    return [one.text() for one in root.findChildren(QLabel) if one.isVisible() and one.text()]


def test_from_the_timeline_to_looking_back_and_to_what_the_team_reads(
    qtbot: QtBot, work: Workplace, story: tuple[Path, Mees, str], settle: Settle
) -> None:
    _path, mees, event = story
    window = work.window
    window.open(Place("dossier", mees.id, "timeline", event))
    settle()
    window.findChild(QPushButton, "event.review").click()
    settle()
    review = window.current()
    assert isinstance(review, ReviewScreen)
    review.begin()
    settle()
    line = review.findChild(QLineEdit, "review.helped.case.new")
    line.setText("Mees mocht kiezen")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle()
    window.open(Place("collaboration"))
    settle()
    team = window.current()
    assert isinstance(team, CollaborationScreen)
    assert "[naam] mocht kiezen" in words(team)
    window.back()
    settle()
    assert window.place() == Place("review", mees.id, "", event)
    window.back()
    settle()
    assert isinstance(window.current(), DossierScreen)
    assert window.place().key == event


def test_large_text_and_undo_leave_the_review_in_its_place(
    qtbot: QtBot, work: Workplace, story: tuple[Path, Mees, str], settle: Settle
) -> None:
    _path, mees, event = story
    work.window.open(Place("review", mees.id, key=event))
    settle()
    first = work.window.current()
    assert isinstance(first, ReviewScreen)
    first.begin()
    settle()
    work.window.theme.apply("light", 2.0)
    settle()
    again = work.window.current()
    assert isinstance(again, ReviewScreen)
    assert again is not first
    assert again.place_key() == ("", event)
    assert "Terugkijken op Speltherapie" in words(again)
    work.window.undo()
    settle()
    assert again.findChild(QPushButton, "review.begin.verb").isVisible()
    found: list[object] = []
    work.tasks.read(work.tasks, lambda session: review_of(session, event), found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [None]
