"""Fields that keep themselves, also while answers of the vault come late."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets import KeptChoice, KeptLine, KeptSwitch, KeptText, column, flush_all

Field = KeptLine | KeptText


@pytest.fixture(params=["line", "text"])
def field(request: pytest.FixtureRequest, theme: Theme, qtbot: QtBot) -> Iterator[Field]:
    made: Field = KeptLine("begin") if request.param == "line" else KeptText(theme, "begin")
    other = KeptLine("ander", "other")
    page = QWidget()
    page.setLayout(column(made, other))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    made.setFocus()
    yield made  # the page lives as long as this function


@pytest.fixture
def kept(field: Field) -> list[str]:
    heard: list[str] = []
    field.kept.connect(heard.append)
    return heard


def words(field: Field) -> str:
    return field.text() if isinstance(field, KeptLine) else field.toPlainText()


def type_on(qtbot: QtBot, field: Field, text: str) -> None:
    if isinstance(field, KeptLine):
        field.end(False)
    else:
        field.moveCursor(field.textCursor().MoveOperation.End)
    qtbot.keyClicks(field, text)


def test_leaving_the_field_keeps_it(field: Field, kept: list[str], qtbot: QtBot) -> None:
    type_on(qtbot, field, "net")
    assert kept == []
    field.window().findChild(KeptLine, "other").setFocus()
    qtbot.waitUntil(lambda: kept == ["beginnet"])


def test_typing_is_kept_without_leaving(field: Field, kept: list[str], qtbot: QtBot) -> None:
    field._keeper._timer.setInterval(30)
    type_on(qtbot, field, "x")
    qtbot.waitUntil(lambda: kept == ["beginx"])
    assert not field.dirty


def test_two_seconds_count_from_the_first_key_and_not_from_the_last(field: Field, qtbot: QtBot) -> None:
    type_on(qtbot, field, "x")
    first = field._keeper._timer.remainingTime()
    assert 0 < first <= 2000
    qtbot.wait(20)
    type_on(qtbot, field, "y")
    assert field._keeper._timer.remainingTime() < first


def test_nothing_changed_is_not_kept_again(field: Field, kept: list[str], qtbot: QtBot) -> None:
    field.flush()
    type_on(qtbot, field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    field.flush()
    assert kept == []


def test_hiding_the_screen_keeps_it(field: Field, kept: list[str], qtbot: QtBot) -> None:
    type_on(qtbot, field, "x")
    field.window().hide()
    assert kept == ["beginx"]


def test_flush_reaches_every_field_under_a_screen(field: Field, kept: list[str], qtbot: QtBot) -> None:
    type_on(qtbot, field, "x")
    flush_all(field.window())
    assert kept == ["beginx"]


def test_a_value_from_the_vault_shows_when_nobody_types(field: Field, kept: list[str]) -> None:
    field.show_value("van een ander")
    assert words(field) == "van een ander"
    field.flush()
    assert kept == []


def test_what_is_being_typed_is_never_overwritten(field: Field, kept: list[str], qtbot: QtBot) -> None:
    type_on(qtbot, field, "x")
    field.show_value("van een ander")
    assert words(field) == "beginx"
    field.flush()
    assert kept == ["beginx"]


def test_an_undo_shows_also_right_after_keeping(field: Field, kept: list[str], qtbot: QtBot) -> None:
    type_on(qtbot, field, "a")
    field.flush()
    field.show_value("begin")
    assert words(field) == "begin"
    assert not field.dirty


def test_what_could_not_be_written_stays_and_is_offered_again(field: Field, kept: list[str], qtbot: QtBot) -> None:
    type_on(qtbot, field, "x")
    field.flush()
    field.not_kept()
    field.show_value("begin")
    assert words(field) == "beginx"
    field.flush()
    assert kept == ["beginx", "beginx"]


def test_spaces_that_the_vault_takes_away_go_when_the_field_is_left(field: Field, qtbot: QtBot) -> None:
    type_on(qtbot, field, " ")
    field.flush()
    field.show_value("begin")
    assert (words(field), field.dirty) == ("begin ", False)
    field.window().findChild(KeptLine, "other").setFocus()
    field.show_value("begin")
    assert (words(field), field.dirty) == ("begin", False)


def test_spaces_stay_while_the_next_word_is_typed(field: Field, kept: list[str], qtbot: QtBot) -> None:
    type_on(qtbot, field, " ")
    field.flush()
    type_on(qtbot, field, "meer")
    field.show_value("begin")
    assert words(field) == "begin meer"
    field.flush()
    assert kept == ["begin ", "begin meer"]


def override(field: QWidget, key: Qt.Key) -> bool:
    """Whether the field claims Ctrl+key for itself."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def test_undo_belongs_to_the_field_only_while_something_is_not_kept(field: Field, qtbot: QtBot) -> None:
    assert not override(field, Qt.Key.Key_Z)
    type_on(qtbot, field, "x")
    assert override(field, Qt.Key.Key_Z)
    field.flush()
    assert not override(field, Qt.Key.Key_Z)


def test_two_screens_on_one_value_end_equal(theme: Theme, qtbot: QtBot) -> None:
    stored = ["begin"]
    one, two = KeptLine("begin"), KeptLine("begin")
    for made in (one, two):
        qtbot.addWidget(made)
        made.kept.connect(lambda text: (stored.append(text), one.show_value(text), two.show_value(text)))
    type_on(qtbot, one, "!")
    one.flush()
    assert (one.text(), two.text()) == ("begin!", "begin!")
    type_on(qtbot, two, "?")
    two.flush()
    assert (one.text(), two.text(), stored[-1]) == ("begin!?",) * 3


STEPS = st.lists(st.sampled_from(["type", "keep", "refresh"]), max_size=25)


@given(steps=STEPS)
def test_nothing_typed_is_ever_lost(qapp: QApplication, steps: list[str]) -> None:
    """Whatever the order of keys, keeping and refreshing: every letter typed is in the field, in its order."""
    field, typed, stored = KeptLine(""), "", [""]
    field.kept.connect(stored.append)
    for at, step in enumerate(steps):
        if step == "type":
            letter = chr(97 + at % 26)
            typed += letter
            field.insert(letter)
            field.textEdited.emit(field.text())
        elif step == "keep":
            field.flush()
        else:
            field.show_value(stored[-1])
        assert field.text() == typed
    field.flush()
    assert stored[-1] == typed
    field.deleteLater()


def test_a_choice_is_kept_at_once_and_not_when_shown(theme: Theme, qtbot: QtBot) -> None:
    choice = KeptChoice(theme, [("a", "Aap"), ("b", "Beer")], "a")
    qtbot.addWidget(choice)
    heard: list[str] = []
    choice.kept.connect(heard.append)
    choice.show_value("b")
    assert (choice.value(), heard) == ("b", [])
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert heard == ["a"]


def test_a_choice_keeps_its_key_when_the_words_change(theme: Theme, qtbot: QtBot) -> None:
    choice = KeptChoice(theme, [("a", "Aap"), ("b", "Beer")], "b")
    qtbot.addWidget(choice)
    choice.show_options([("b", "Bruine beer"), ("c", "Civet")])
    assert (choice.value(), choice.currentText()) == ("b", "Bruine beer")
    choice.show_value("weg")
    assert (choice.value(), choice.currentText()) == ("", "")


def test_a_switch_says_one_or_nothing(theme: Theme, qtbot: QtBot) -> None:
    switch = KeptSwitch(theme, "Tonen in dit overleg")
    qtbot.addWidget(switch)
    heard: list[str] = []
    switch.kept.connect(heard.append)
    switch.show_value(True)
    switch.show_value("")
    assert heard == []
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert heard == ["1", ""]


def test_a_long_text_grows_to_its_limit(theme: Theme, qtbot: QtBot) -> None:
    text = KeptText(theme, lines=2, most=5)
    qtbot.addWidget(text)
    low = text.height()
    text.show_value("regel\n" * 3)
    middle = text.height()
    text.show_value("regel\n" * 50)
    assert low < middle < text.height()
    assert text.height() < low * 3


def test_tab_leaves_a_text(theme: Theme) -> None:
    assert KeptText(theme).tabChangesFocus()
