"""What stands on the screen and not in the vault when it locks comes back after unlocking, at the same place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QToolButton

from rondom.vault.fields import LINE_LIMIT
from tests.ui.locking.lockable import Lockable, child, holders_of
from tests.ui.locking.test_moments import soon
from ui.desk import Place
from ui.given_back import RestDialog
from ui.meetings.table import TableWindow
from ui.pupils.new_pupil import NewPupilDialog
from ui.shell.session import Reason
from ui.unkept import Unkept, _read, _written
from ui.widgets import KeptLine, KeptText

TOO_LONG = "x" * (LINE_LIMIT + 1)
NUL = "voor\x00na"


def type_in(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """As paste does, which brings what keys cannot."""
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.selectAll()
        field.insert(text)
        field.textEdited.emit(field.text())
    else:
        field.selectAll()
        field.insertPlainText(text)


def wait_for_words(desk: Lockable) -> None:
    desk.qtbot.waitUntil(lambda: desk.work.given_back is not None and not desk.work.given_back.waiting)


@pytest.mark.parametrize("reason", [Reason.HAND, Reason.IDLE, Reason.SLEEP])
@pytest.mark.parametrize(
    ("tab", "field", "text", "code"),
    [("people", "caregiver.phone", TOO_LONG, "text-too-long"), ("overview", "overview.question", NUL, "text-nul")],
)
def test_a_refused_line_is_offered_again(
    desk_of: Lockable, tab: str, field: str, text: str, code: str, reason: Reason
) -> None:
    desk_of.enter()
    desk_of.open("dossier", tab, desk_of.mother if tab == "people" else "")
    type_in(desk_of.get(KeptLine, field), text)
    desk_of.work.lock(reason)
    assert desk_of.locked
    desk_of.rest()
    desk_of.enter()
    wait_for_words(desk_of)
    assert desk_of.get(KeptLine, field).text() == text
    desk_of.settle()
    assert code in desk_of.program.messages.said, "and it is told why"


def test_a_refused_note_is_offered_again_in_that_note(desk_of: Lockable) -> None:
    desk_of.enter()
    desk_of.open("dossier", "notes", desk_of.note)
    type_in(desk_of.get(KeptText, "note.text"), NUL)
    desk_of.work.lock(Reason.SCREEN_LOCK)
    desk_of.rest()
    desk_of.enter()
    wait_for_words(desk_of)
    assert desk_of.get(KeptText, "note.text").toPlainText() == NUL
    assert desk_of.work.window.place() == Place("dossier", desk_of.pupil, "notes", desk_of.note)


def test_what_was_repaired_is_kept_and_not_offered_a_third_time(desk_of: Lockable) -> None:
    desk_of.enter()
    desk_of.open("dossier", "overview")
    type_in(desk_of.get(KeptLine, "overview.question"), NUL)
    desk_of.work.lock()
    desk_of.rest()
    desk_of.enter()
    wait_for_words(desk_of)
    type_in(desk_of.get(KeptLine, "overview.question"), "Hoe wordt de maandag weer gewoon?")
    desk_of.work.lock()
    desk_of.rest()
    desk_of.enter()
    assert desk_of.work.given_back is None
    assert desk_of.get(KeptLine, "overview.question").text() == "Hoe wordt de maandag weer gewoon?"


def test_a_line_that_waits_for_enter_is_still_there(desk_of: Lockable) -> None:
    desk_of.enter()
    desk_of.open("dossier", "overview")
    desk_of.qtbot.keyClicks(desk_of.get(QLineEdit, "overview.strength"), "bouwt graag")
    desk_of.work.lock(Reason.IDLE)
    desk_of.rest()
    desk_of.enter()
    wait_for_words(desk_of)
    assert desk_of.get(QLineEdit, "overview.strength").text() == "bouwt graag"


def test_at_the_table_too(desk_of: Lockable) -> None:
    desk_of.enter()
    desk_of.open("dossier", "meetings", f"{desk_of.meeting}#table")
    desk_of.get(TableWindow, "table")._go_to_key("lead")
    desk_of.settle()
    type_in(desk_of.get(KeptLine, "table.lead"), TOO_LONG)
    desk_of.work.lock(Reason.SLEEP)
    assert desk_of.locked
    desk_of.rest()
    desk_of.enter()
    wait_for_words(desk_of)
    assert desk_of.get(KeptLine, "table.lead").text() == TOO_LONG


def test_a_dialog_that_was_not_finished_is_shown_to_copy(desk_of: Lockable) -> None:
    desk_of.enter()
    desk_of.open("pupils")

    def in_it() -> None:
        assert isinstance(QApplication.activeModalWidget(), NewPupilDialog)
        desk_of.qtbot.keyClicks(desk_of.get(QLineEdit, "new_pupil.first"), child())
        desk_of.work.lock(Reason.IDLE)

    soon(in_it)
    desk_of.work.window.current().add()
    assert desk_of.locked
    desk_of.rest()
    assert not holders_of(child())
    desk_of.enter()
    given = desk_of.work.given_back
    given._looks = 1_000
    given.look()
    dialog = desk_of.get(RestDialog, "dialog")
    assert dialog.lines.toPlainText() == f"Leerling toevoegen: Roepnaam\n{child()}"
    desk_of.work.lock()
    del dialog, given
    desk_of.rest()
    desk_of.enter()
    assert [one.text for one in desk_of.work.given_back.waiting] == [child()], "nobody had read it yet"
    desk_of.work.given_back._looks = 1_000
    desk_of.work.given_back.look()
    desk_of.get(RestDialog, "dialog").accept()
    assert QGuiApplication.clipboard().text() == f"Leerling toevoegen: Roepnaam\n{child()}"
    desk_of.work.lock()
    desk_of.rest()
    assert QGuiApplication.clipboard().text() == ""
    desk_of.enter()
    assert desk_of.work.given_back is None


def test_a_password_is_never_laid_aside(desk_of: Lockable) -> None:
    from ui.settings.password_dialog import PasswordDialog
    from ui.unkept import unkept_in_dialog

    dialog = PasswordDialog(desk_of.program.theme)
    for line in dialog.findChildren(QLineEdit):
        desk_of.qtbot.keyClicks(line, "geheim geheim")
    assert unkept_in_dialog(dialog) == []
    dialog.deleteLater()


def test_neither_is_one_that_is_shown_nor_a_recovery_code(desk_of: Lockable) -> None:
    """With the eye open a password has the look of any other words."""
    from ui.privacy.destroying import DestroyDialog
    from ui.settings.password_dialog import PasswordDialog
    from ui.unkept import unkept_under
    from ui.unlock.code_parts import CodeField

    theme = desk_of.program.theme
    for made in (PasswordDialog(theme), CodeField(theme, "code"), DestroyDialog(theme, child(), child(), None)):
        for eye in made.findChildren(QToolButton):
            eye.setChecked(True)
        lines = made.findChildren(QLineEdit)
        for line in lines:
            desk_of.qtbot.keyClicks(line, "geheim geheim")
        assert lines
        assert unkept_under(made, Place("")) == []
        made.deleteLater()


def test_closing_lays_aside_too(desk_of: Lockable) -> None:
    """After closing one starts at Vandaag: the field is not on the screen, so the words are shown."""
    desk_of.enter()
    desk_of.open("dossier", "overview")
    type_in(desk_of.get(KeptLine, "overview.question"), NUL)
    desk_of.work.window.close()
    desk_of.rest()
    desk_of.program._last = None
    desk_of.enter()
    desk_of.qtbot.waitUntil(lambda: desk_of.work.given_back is not None)
    assert [one.text for one in desk_of.work.given_back.waiting] == [NUL]


def test_nothing_of_it_stands_on_the_disk(desk_of: Lockable) -> None:
    desk_of.enter()
    desk_of.open("dossier", "overview")
    type_in(desk_of.get(KeptLine, "overview.question"), f"{child()} {NUL}")
    desk_of.work.lock()
    found = [one for one in desk_of.path.parent.rglob("*") if one.is_file() and child().encode() in one.read_bytes()]
    assert found == []


words = st.text()


@given(st.lists(st.builds(Unkept, st.builds(Place, words, words, words, words), words, words, words)))
def test_what_is_laid_aside_is_read_back(unkept: list[Unkept]) -> None:
    assert list(_read(_written(unkept))) == unkept


@given(st.text() | st.sampled_from(['[{"place": {}}]', "[1]", "{}", "null", "3", '[{"place": 3}]', "[[]]"]))
def test_what_another_edition_left_is_nothing_to_offer(text: str) -> None:
    assert isinstance(_read(text), tuple)
