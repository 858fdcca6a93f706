"""A phone call that is being noted: what was typed is in the vault within two seconds, and stands there again afterwards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.locking.lockable import Lockable
from ui.desk import Place
from ui.meetings.call import CallDialog, ask_for_call
from ui.screen import Screen
from ui.shell.leaving import clear_screen
from ui.shell.session import Reason
from ui.unkept import CALL, Unkept, laid_aside, lay_one_aside
from ui.workplace import ASIDE_MS

LOOK_MS = 20


def in_dialog(action: Callable[[CallDialog], object], tries: int = 500) -> None:
    """As soon as the dialog is there. When that goes wrong the test must not wait for ever."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, CallDialog):
            in_dialog(action, tries - 1) if tries else clear_screen()
            return
        try:
            action(dialog)
        except BaseException:
            clear_screen()
            raise

    QTimer.singleShot(LOOK_MS, run)


def call(desk: Lockable) -> None:
    """From the dossier."""
    desk.open("dossier", "meetings")
    screen = desk.work.window.current()
    assert isinstance(screen, Screen)
    ask_for_call(screen, desk.pupil)


def half_type(dialog: CallDialog) -> None:
    dialog._chips[0].setChecked(True)
    dialog.why.setFocus()
    dialog.why.insert("De maandag")
    dialog.said.insertPlainText("Het ging al beter, zei zij.")


def throw_away(dialog: CallDialog) -> None:
    dialog.reject()
    dialog.reject()


def now_aside(desk: Lockable) -> tuple[Unkept, ...]:
    """What stands in the vault now."""
    found: list[tuple[Unkept, ...]] = []
    desk.work.tasks.look(desk.work, laid_aside, found.append)
    desk.qtbot.waitUntil(lambda: bool(found))
    return found[0]


def aside(desk: Lockable) -> dict[str, str]:
    """Of a call."""
    return {one.field: one.text for one in now_aside(desk) if one.place.screen == CALL}


def all_aside(desk: Lockable) -> list[str]:
    return [one.text for one in now_aside(desk)]


def test_it_is_in_the_vault_within_two_seconds_and_goes_with_the_dialog(desk_of: Lockable) -> None:
    desk_of.enter()
    timer = desk_of.work._now_and_then
    assert timer.isActive() and timer.interval() == ASIDE_MS == 2_000
    seen: list[dict[str, str]] = []

    def look(dialog: CallDialog) -> None:
        half_type(dialog)
        timer.timeout.emit()
        seen.append(aside(desk_of))
        throw_away(dialog)

    in_dialog(look)
    call(desk_of)
    desk_of.qtbot.waitUntil(lambda: bool(seen))
    assert (seen[0]["call.with"], seen[0]["call.why"]) == ("Sanne Proef", "De maandag")
    assert seen[0]["call.said"] == "Het ging al beter, zei zij."
    desk_of.settle()
    timer.timeout.emit()
    assert aside(desk_of) == {}, "thrown away on purpose"


def test_what_was_laid_aside_of_something_else_stays(desk_of: Lockable) -> None:
    """A half-typed line at the table is aside as well: a dialog that comes and goes takes nothing of it along."""
    desk_of.enter()
    work = desk_of.work
    line = Unkept(Place("dossier", desk_of.pupil, "meetings"), "", "Later: waarom", "De gemeente was")
    work.tasks.vault(work, lambda vault: lay_one_aside(vault, line))
    seen: list[list[str]] = []

    def look(dialog: CallDialog) -> None:
        half_type(dialog)
        work._now_and_then.timeout.emit()
        seen.append(all_aside(desk_of))
        throw_away(dialog)

    in_dialog(look)
    call(desk_of)
    desk_of.qtbot.waitUntil(lambda: bool(seen))
    assert {"De gemeente was", "De maandag"} <= set(seen[0])
    desk_of.settle()
    work._now_and_then.timeout.emit()
    assert all_aside(desk_of) == ["De gemeente was"]


def test_after_locking_the_dialog_stands_there_again(desk_of: Lockable) -> None:
    desk_of.enter()

    def lock(dialog: CallDialog) -> None:
        half_type(dialog)
        desk_of.work.lock(Reason.IDLE)

    in_dialog(lock)
    call(desk_of)
    desk_of.qtbot.waitUntil(lambda: desk_of.locked)
    desk_of.rest()
    again: list[tuple[str, str, list[str]]] = []

    def read(dialog: CallDialog) -> None:
        again.append((dialog.why.text(), dialog.said.toPlainText(), [one.name for one in dialog.people()]))
        throw_away(dialog)

    in_dialog(read)
    desk_of.enter()
    desk_of.qtbot.waitUntil(lambda: bool(again))
    assert again == [("De maandag", "Het ging al beter, zei zij.", ["Sanne Proef"])]
