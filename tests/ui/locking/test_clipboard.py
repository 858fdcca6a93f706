"""What was copied from Rondom is gone after locking, and was never meant for a clipboard history."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.locking.lockable import Lockable, child
from ui.theme import Theme
from ui.widgets import Row, RowList
from ui.widgets.clipboard import KEEP_OUT, ClipboardWatch, copy, forget, is_ours


@pytest.fixture
def board(qtbot: QtBot) -> Iterator[QClipboard]:
    found = QApplication.clipboard()
    found.clear()
    yield found
    found.clear()


@pytest.fixture
def watch(board: QClipboard) -> Iterator[ClipboardWatch]:
    made = ClipboardWatch()
    yield made
    made.deleteLater()


def test_what_we_copy_says_that_no_history_may_hold_it(board: QClipboard) -> None:
    copy("Zoë Proef")
    data = board.mimeData()
    assert data.text() == "Zoë Proef"
    assert {kind: bytes(data.data(kind).data()) for kind in KEEP_OUT} == KEEP_OUT
    assert is_ours() and forget() and board.text() == ""


def test_what_another_program_copied_stays(board: QClipboard) -> None:
    copy("van ons")
    board.setText("van een ander")
    assert not is_ours() and not forget()
    assert board.text() == "van een ander"


def test_what_a_button_copied_goes_after_a_while(
    board: QClipboard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.widgets.clipboard.KEEP_MS", 30)
    copy("molen-hagel-cello")
    assert board.text() == "molen-hagel-cello"
    qtbot.waitUntil(lambda: board.text() == "")


def test_a_second_copy_has_its_own_time(board: QClipboard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.widgets.clipboard.KEEP_MS", 30)
    copy("het eerste")
    monkeypatch.undo()
    copy("het tweede")
    qtbot.wait(80)
    assert board.text() == "het tweede"
    assert len(QApplication.instance().findChildren(QTimer, "clipboard.keep")) == 1


def test_what_came_there_since_stays(board: QClipboard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.widgets.clipboard.KEEP_MS", 30)
    copy("van ons")
    board.setText("van een ander")
    qtbot.wait(80)
    assert board.text() == "van een ander"


def test_nothing_copied_is_nothing_to_forget(board: QClipboard) -> None:
    assert not forget()


def fields(theme: Theme) -> list[tuple[QWidget, str]]:
    line, text, words = QLineEdit("Zoë Proef"), QPlainTextEdit("was stil\nvandaag"), QLabel("06 00 00 12 34")
    line.selectAll()
    text.selectAll()
    words.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    words.setSelection(0, 14)
    rows = RowList(theme, "rows", [Row("a", "Zoë Proef")])
    rows.choose("a")
    return [(line, "Zoë Proef"), (text, "was stil\nvandaag"), (words, "06 00 00 12 34"), (rows, "Zoë Proef")]


@pytest.mark.parametrize("which", range(4))
def test_what_is_copied_with_the_keys_is_ours_too(
    qtbot: QtBot, board: QClipboard, watch: ClipboardWatch, theme: Theme, which: int
) -> None:
    widget, words = fields(theme)[which]
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is widget)
    qtbot.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert board.text() == words
    assert is_ours()
    widget.close()


def test_what_comes_from_elsewhere_is_not_marked(board: QClipboard, watch: ClipboardWatch) -> None:
    data = QMimeData()
    data.setText("van een ander")
    board.setMimeData(data)
    assert not is_ours()


def test_locking_clears_what_was_copied_from_a_field(desk_of: Lockable) -> None:
    desk_of.enter()
    desk_of.open("dossier", "overview")
    question = desk_of.get(QLineEdit, "overview.question")
    desk_of.qtbot.keyClicks(question, child())
    desk_of.work.window.activateWindow()
    question.setFocus()
    question.selectAll()
    question.copy()
    assert QGuiApplication.clipboard().text() == child()
    del question
    desk_of.work.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_locking_leaves_what_was_copied_elsewhere_since(desk_of: Lockable) -> None:
    desk_of.enter()
    copy(child())
    QGuiApplication.clipboard().setText("boodschappen")
    desk_of.work.lock()
    assert QGuiApplication.clipboard().text() == "boodschappen"
    QGuiApplication.clipboard().clear()
