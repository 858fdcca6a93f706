"""Locking may come at any moment: over a dialog, a menu, a preview, an import, a write, and at the table."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QMenu, QToolTip, QWidget

from tests.ui.locking.lockable import Lockable, child, holders_of
from ui.meetings.table import TableWindow
from ui.pupils.new_pupil import NewPupilDialog
from ui.shell.leaving import clear_screen, open_dialogs
from ui.shell.session import Reason
from ui.waiting import waiting
from ui.widgets import Dialog

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def press_lock_keys() -> None:
    """On the window that has the keyboard, as the system gives it."""
    window = QGuiApplication.focusWindow()
    assert window is not None
    QTest.keyPress(window, Qt.Key.Key_L, KEYS)  # its release finds no window any more


def soon(action: Callable[[], object]) -> None:
    """While something else waits for an answer. When that goes wrong the test must not wait for ever."""

    def run() -> None:
        try:
            action()
        except BaseException:
            clear_screen()
            raise

    QTimer.singleShot(50, QApplication.instance(), run)


def nothing_left(desk: Lockable) -> None:
    assert desk.locked
    desk.rest()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [desk.program.unlock]
    assert QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None
    assert not holders_of(child())


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_locks(desk_of: Lockable, reason: Reason) -> None:
    desk_of.enter()
    desk_of.open("dossier", "overview")
    desk_of.program.session.told.emit(reason)
    nothing_left(desk_of)
    desk_of.enter()
    here = desk_of.work.window.place()
    assert (here.screen, here.pupil_id, here.tab) == ("dossier", desk_of.pupil, "overview")


def test_the_keys_lock_from_a_field(desk_of: Lockable) -> None:
    desk_of.enter()
    desk_of.open("dossier", "overview")
    desk_of.work.window.activateWindow()
    desk_of.get(QLineEdit, "overview.question").setFocus()
    press_lock_keys()
    desk_of.qtbot.waitUntil(lambda: desk_of.locked)
    nothing_left(desk_of)


def test_the_keys_lock_from_a_dialog_that_waits(desk_of: Lockable) -> None:
    desk_of.enter()
    desk_of.open("pupils")

    def in_the_dialog() -> None:
        desk_of.qtbot.waitUntil(lambda: QApplication.activeWindow() is QApplication.activeModalWidget())
        assert isinstance(QApplication.activeModalWidget(), NewPupilDialog)
        desk_of.get(QLineEdit, "new_pupil.first").setText(child())
        press_lock_keys()

    soon(in_the_dialog)
    screen = desk_of.work.window.current()
    screen.add()
    del screen
    nothing_left(desk_of)


def test_a_question_over_a_dialog(desk_of: Lockable) -> None:
    """Two wait for an answer; both get Terug, and a third question is not asked any more."""
    desk_of.enter()
    messages, theme, answers = desk_of.program.messages, desk_of.program.theme, []

    def second() -> None:
        soon(lambda: desk_of.work.lock(Reason.SCREEN_LOCK))
        answers.append(messages.confirm(f"{child()} weghalen?", "Dit kan niet terug.", "Weghalen"))
        answers.append(messages.confirm("Zeker?", "Echt?", "Ja"))
        answers.append(messages.save_file("Waar?", "plan.pdf", "PDF (*.pdf)"))

    soon(second)
    dialog = Dialog(theme, f"Iets met {child()}?", "Ja", parent=desk_of.work.window)
    answers.append(messages.run(dialog))
    del dialog
    assert answers == [False, False, None, False]
    nothing_left(desk_of)
    desk_of.rest()
    messages.answer_next(True)
    assert messages.confirm("Weer?", "Nu wel.", "Ja"), "after locking questions can be asked again"


@pytest.mark.parametrize("ask", ["save", "open", "folder"])
def test_over_a_window_that_chooses_a_file(desk_of: Lockable, ask: str, tmp_path: Path) -> None:
    desk_of.enter()
    messages = desk_of.program.messages

    def over_it() -> None:
        assert isinstance(QApplication.activeModalWidget(), QFileDialog)
        desk_of.work.lock(Reason.SLEEP)

    soon(over_it)
    found = {
        "save": lambda: messages.save_file("Waar?", f"{child()}.pdf", "PDF (*.pdf)", tmp_path),
        "open": lambda: messages.open_file("Welk?", "PDF (*.pdf)", tmp_path),
        "folder": lambda: messages.choose_folder("Waar?", tmp_path),
    }[ask]()
    assert found is None
    nothing_left(desk_of)


def test_over_a_menu_and_a_list_that_hangs_open(desk_of: Lockable) -> None:
    desk_of.enter()
    desk_of.open("settings")
    menu = QMenu(desk_of.work.window)
    menu.addAction(f"{child()} openen")
    combo = next(one for one in desk_of.work.window.findChildren(QComboBox) if one.isVisible())
    combo.showPopup()

    def over_it() -> None:
        assert QApplication.activePopupWidget() is not None
        press_lock_keys()

    soon(over_it)
    menu.exec(QPoint(5, 5))
    del menu, combo
    desk_of.qtbot.waitUntil(lambda: desk_of.locked)
    nothing_left(desk_of)


def test_a_tooltip_with_a_name_goes(desk_of: Lockable) -> None:
    work = desk_of.enter()
    QToolTip.showText(QPoint(10, 10), f"{child()} Proef", work.window)
    work.lock()
    del work
    nothing_left(desk_of)
    assert child() not in QToolTip.text()


def test_while_a_plan_is_being_drawn(desk_of: Lockable) -> None:
    """The pages are painted on another thread; their pictures reach nobody."""
    desk_of.enter().tasks.write(desk_of.work, "Plan", lambda session: desk_of.with_plan(session))
    desk_of.settle()
    desk_of.work.window.open(desk_of.place("plan", desk_of.meeting))
    for _round in range(20):
        QCoreApplication.processEvents()
    desk_of.work.lock()
    nothing_left(desk_of)


def test_a_write_in_flight_arrives(desk_of: Lockable) -> None:
    work = desk_of.enter()
    work.tasks.write(work, "Veel", lambda session: desk_of.add_many(session, 300))
    work.lock()
    del work
    nothing_left(desk_of)
    counted: list[int] = []
    desk_of.enter().tasks.read(desk_of.work, desk_of.count, counted.append)
    desk_of.settle()
    assert counted == [301]


def test_an_import_half_way(desk_of: Lockable) -> None:
    """The file was read and stands on the screen; nothing of it was brought in, and nothing of it stays."""
    from tests.exchange.files import small
    from ui.pupils.import_dialog import ImportDialog, open_import

    desk_of.enter()
    desk_of.open("pupils")

    content = small().replace("Fenna", child()).encode()
    open_import(desk_of.work.window.desk, desk_of.work.window, content)
    desk_of.qtbot.waitUntil(lambda: any(isinstance(one, ImportDialog) and one.page for one in open_dialogs()))
    del content
    desk_of.work.lock(Reason.IDLE)
    nothing_left(desk_of)


def test_a_list_of_partners_half_way(desk_of: Lockable) -> None:
    """Names and numbers of people stand in it as well."""
    from ui.support_map.importing import PartnerImport, open_partner_import

    desk_of.enter()
    desk_of.open("support_map")
    content = f"Functie;Persoon;Telefoon\nCoach;{child()};612345678\nCoach;Ander {child()};06\n".encode()
    open_partner_import(desk_of.work.window.desk, desk_of.work.window, content)
    desk_of.qtbot.waitUntil(lambda: any(isinstance(one, PartnerImport) and one.page for one in open_dialogs()))
    del content
    desk_of.work.lock(Reason.IDLE)
    nothing_left(desk_of)


def test_from_aan_tafel_and_back_to_it(desk_of: Lockable) -> None:
    desk_of.enter()
    desk_of.open("dossier", "meetings", f"{desk_of.meeting}#table")
    table = desk_of.get(TableWindow, "table")
    table.activateWindow()
    del table
    press_lock_keys()
    desk_of.qtbot.waitUntil(lambda: desk_of.locked)
    nothing_left(desk_of)
    desk_of.enter()
    desk_of.settle()
    assert desk_of.get(TableWindow, "table").meeting_id == desk_of.meeting


def test_at_the_table_nobody_types_so_it_waits_an_hour(desk_of: Lockable) -> None:
    desk_of.enter()
    desk_of.open("dossier", "meetings", f"{desk_of.meeting}#table")
    desk_of.work.idle.idle.emit()
    assert not desk_of.locked
    desk_of.get(QWidget, "table").hide()
    desk_of.work.idle.idle.emit()
    assert desk_of.locked


def test_by_itself_it_waits_for_a_vault_that_cannot_be_written(desk_of: Lockable) -> None:
    """The stick is out and something was typed: it locks when the stick is back."""
    desk_of.enter()
    desk_of.open("dossier", "overview")
    aside = desk_of.path.rename(desk_of.path.with_suffix(".weg"))
    question = desk_of.get(QLineEdit, "overview.question")
    desk_of.qtbot.keyClicks(question, "Hoe nu verder?")
    desk_of.work.lock(Reason.SCREEN_LOCK)
    assert not desk_of.locked and question.text() == "Hoe nu verder?"
    aside.rename(desk_of.path)
    desk_of.work.idle.quiet_minutes = lambda: 1.0
    desk_of.work._again.timeout.emit()
    assert desk_of.locked
    desk_of.enter()
    desk_of.settle()
    assert desk_of.get(QLineEdit, "overview.question").text() == "Hoe nu verder?"


def test_over_the_print_dialog_nothing_is_printed(desk_of: Lockable) -> None:
    from ui.plan.printing import print_pdf

    desk_of.enter()
    soon(lambda: desk_of.work.lock(Reason.SLEEP))
    assert not print_pdf(desk_of.work.window, paper())
    nothing_left(desk_of)


def test_what_the_system_draws_may_stay_open_without_harm(desk_of: Lockable) -> None:
    """As the print dialog of Windows does: it answers after locking, and then the widgets go that it stood on."""
    from shiboken6 import isValid

    window = desk_of.enter().window
    with waiting():
        desk_of.work.lock()
        desk_of.rest()
        assert desk_of.locked and isValid(window) and not window.isVisible()
        assert not desk_of.program.messages.confirm("En nu?", "Nog iets.", "Ja"), "who goes on gets Terug"
    desk_of.rest()
    assert not isValid(window)
    del window
    nothing_left(desk_of)


def paper() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    made = BytesIO()
    canvas = Canvas(made)
    canvas.drawString(72, 720, "Een plan")
    canvas.save()
    return made.getvalue()
