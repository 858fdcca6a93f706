"""The gateway: problems as banners and dialogs, questions, answers given in advance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rondom.errors import Bug, EnvironmentProblem, UserProblem
from rondom.sentences import SENTENCES, Sentence
from ui.messages import Messages, technical_lines
from ui.theme import Theme
from ui.widgets import Dialog


@pytest.fixture(autouse=True)
def dialogs_go() -> Iterator[None]:
    yield
    for window in QApplication.topLevelWidgets():
        window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dialog() -> Dialog:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible()]
    assert len(found) == 1
    return found[0]


def when_shown(act: Callable[[Dialog], object]) -> None:
    """Do something with the dialog that is about to wait for an answer."""
    QTimer.singleShot(0, QApplication.instance(), lambda: act(dialog()))


def press(name: str) -> Callable[[Dialog], None]:
    return lambda one: one.findChild(QPushButton, name).click()


def test_the_verb_confirms_and_back_does_not(messages: Messages, qtbot: QtBot) -> None:
    when_shown(press("dialog.verb"))
    assert messages.confirm("Dossier wissen?", "Dit kan niet terug.", "Wissen", dangerous=True)
    when_shown(press("dialog.back"))
    assert not messages.confirm("Dossier wissen?", "Dit kan niet terug.", "Wissen", dangerous=True)


def test_escape_goes_back(messages: Messages, qtbot: QtBot) -> None:
    when_shown(lambda one: qtbot.keyClick(one, Qt.Key.Key_Escape))
    assert not messages.confirm("Dossier wissen?", "", "Wissen")


@pytest.mark.parametrize(("dangerous", "answer"), [(True, False), (False, True)])
def test_enter_is_safe_in_a_dangerous_question(messages: Messages, qtbot: QtBot, dangerous: bool, answer: bool) -> None:
    when_shown(lambda one: qtbot.keyClick(one, Qt.Key.Key_Return))
    assert messages.confirm("Dossier wissen?", "", "Wissen", dangerous) is answer


def test_answers_given_in_advance_are_used_in_order(messages: Messages, tmp_path: Path) -> None:
    messages.answer_next(True, False, tmp_path, None)
    assert messages.confirm("Een?", "", "Ja")
    assert not messages.confirm("Twee?", "", "Ja")
    assert messages.save_file("Waarheen?", "plan.pdf", "PDF (*.pdf)") == tmp_path
    assert messages.open_file("Welke?", "Kluis (*.rondom)") is None
    assert messages.said == ["Een?", "Twee?", "Waarheen?", "Welke?"]


def test_a_problem_is_a_banner_when_the_window_has_one(messages: Messages) -> None:
    heard: list[Sentence] = []
    messages.banner_asked.connect(heard.append)
    messages.use_banner(True)
    messages.show(EnvironmentProblem("disk-full"))
    assert [words.happened for words in heard] == [SENTENCES["disk-full"][0]]


def test_a_problem_without_a_window_is_a_dialog_with_three_parts(messages: Messages) -> None:
    messages.show(UserProblem("vault-wrong-password"))
    happened, means, todo = SENTENCES["vault-wrong-password"]
    one = dialog()
    assert one.windowTitle() == happened
    assert any(means in part.text() and todo in part.text() for part in one.findChildren(QLabel))
    assert [part.text() for part in one.findChildren(QPushButton) if part.isVisible()] == ["Verder"]


def test_a_bug_can_be_copied(messages: Messages) -> None:
    messages.show(Bug("unexpected", kind="ValueError", where="actions.py:12"))
    dialog().findChild(QPushButton, "bug.copy").click()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Rondom", "unexpected", "kind: ValueError", "where: actions.py:12"]  # fmt: skip


def test_showing_does_not_wait(messages: Messages, theme: Theme) -> None:
    messages.show(Bug("unexpected", kind="ValueError", where="x.py:1"))
    assert dialog().isModal()
    assert messages.said == ["unexpected"]


def test_technical_lines_hold_code_and_values_only() -> None:
    assert technical_lines(UserProblem("gone", count=3)) == "Rondom\ngone\ncount: 3"


def test_a_toast_is_asked_of_the_window(messages: Messages) -> None:
    heard: list[tuple[str, bool]] = []
    messages.toast_asked.connect(lambda text, undo: heard.append((text, undo)))
    messages.toast("Afspraak verwijderd", undo=True)
    assert heard == [("Afspraak verwijderd", True)]
