"""Undo goes through a screen that is made again, and not through a lock."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from tests.ui.locking.lockable import Lockable
from ui.widgets import KeptLine


def test_undo_survives_another_text_size_and_not_a_lock(desk_of: Lockable) -> None:
    desk_of.enter()
    desk_of.open("dossier", "overview")
    question = desk_of.get(KeptLine, "overview.question")
    question.setFocus()
    desk_of.qtbot.keyClicks(question, "Hoe nu verder?")
    question.flush()
    desk_of.settle()
    desk_of.program.theme.apply(scale=1.5)
    desk_of.settle()
    assert desk_of.get(QLineEdit, "overview.question") is not question
    assert desk_of.work.window.top.undo_button.isEnabled()
    desk_of.work.window.undo()
    desk_of.settle()
    assert desk_of.get(QLineEdit, "overview.question").text() == ""
    desk_of.work.window.redo()
    desk_of.settle()
    assert desk_of.get(QLineEdit, "overview.question").text() == "Hoe nu verder?"
    desk_of.program.theme.apply(scale=1.0)
    del question
    desk_of.work.lock()
    desk_of.rest()
    desk_of.enter()
    done: list[str | None] = []
    desk_of.work.tasks.undo(done.append)
    desk_of.settle()
    assert done == [None]
    assert not desk_of.work.window.top.undo_button.isEnabled()
    assert desk_of.get(QLineEdit, "overview.question").text() == "Hoe nu verder?"
