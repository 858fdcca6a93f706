"""The main window on an open vault: locking, the backup at the end, coming back, search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.opening import create, unlock
from rondom.paths import state_dir
from rondom.school.actions import change_school
from rondom.vault import keyring
from rondom.vault.keys import KdfParameters
from rondom.vault.lock_note import note_path
from ui.app import Program
from ui.desk import Place
from ui.settings_file import read_settings
from ui.shell.palette import Found
from ui.shell.session import Reason
from ui.workplace import Workplace

QUICK = KdfParameters(8 * 1024, 1, 1)
PASSWORD = "vier gewone woorden samen"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "De Proefschool.rondom"
    create(path, PASSWORD, "De Proefschool", "Ib Proef", QUICK).vault.close()
    return path


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    made = Program(qapp)
    made.theme.motion = False
    yield made
    if made.workplace is not None and isValid(made.workplace.window):
        made.workplace.window.close()
    made.unlock.close()
    made.deleteLater()


@pytest.fixture
def place_of_work(qtbot: QtBot, program: Program, path: Path) -> Workplace:
    program.enter(unlock(path, PASSWORD))
    assert program.workplace is not None
    qtbot.waitUntil(lambda: "De Proefschool" in program.workplace.window.windowTitle())
    return program.workplace


def backups() -> list[Path]:
    return sorted((state_dir() / "reservekopieen").glob("*/*.rondom"))


def add(qtbot: QtBot, work: Workplace) -> str:
    made: list[str] = []
    work.tasks.write(
        work,
        "Leerling toegevoegd",
        lambda session: add_pupil(session, PupilData(first_name="Zoë", last_name="Proef")),
        made.append,
    )
    qtbot.waitUntil(lambda: bool(made))
    return made[0]


def test_locking_closes_the_vault_and_asks_the_password(
    qtbot: QtBot, program: Program, place_of_work: Workplace, path: Path
) -> None:
    place_of_work.window.lock()
    assert program.unlock.isVisible()
    assert program.unlock.open_page.chosen() == path
    assert not place_of_work.window.isVisible()
    unlock(path, PASSWORD).close()


def test_after_unlocking_one_is_at_the_same_place(
    qtbot: QtBot, program: Program, place_of_work: Workplace, path: Path
) -> None:
    pupil = add(qtbot, place_of_work)
    place_of_work.window.open(Place("dossier", pupil, "notes"))
    place_of_work.window.lock()
    program.enter(unlock(path, PASSWORD))
    assert program.workplace is not None
    here = program.workplace.window.place()
    assert (here.screen, here.pupil_id, here.tab) == ("dossier", pupil, "notes")


def test_it_locks_by_itself_after_the_minutes_of_the_school(
    qtbot: QtBot, program: Program, place_of_work: Workplace
) -> None:
    done: list[object] = []
    place_of_work.tasks.write(
        place_of_work, "Instelling veranderd", lambda session: change_school(session, idle_minutes=2), done.append
    )
    qtbot.waitUntil(lambda: place_of_work.idle.minutes == 2)
    place_of_work.idle.idle.emit()
    assert program.unlock.isVisible()


def test_a_changed_vault_is_backed_up_when_it_closes(qtbot: QtBot, program: Program, place_of_work: Workplace) -> None:
    add(qtbot, place_of_work)
    place_of_work.window.lock()
    (copy,) = backups()
    kept = unlock(copy, PASSWORD)
    kept.close()


def test_an_unchanged_vault_is_not_backed_up_again(qtbot: QtBot, program: Program, path: Path) -> None:
    for _time in range(2):
        program.enter(unlock(path, PASSWORD))
        assert program.workplace is not None
        program.workplace.window.lock()
        assert len(backups()) == 1


def test_small_pages_that_were_put_away_are_away_the_next_time(
    program: Program, place_of_work: Workplace, path: Path
) -> None:
    place_of_work.window.desk.habits.pages_beside = False
    place_of_work.window.lock()
    assert not read_settings()[0].pages_beside
    program.enter(unlock(path, PASSWORD))
    assert program.workplace is not None
    assert not program.workplace.window.desk.habits.pages_beside


def test_settings_of_this_machine_hold_no_child(qtbot: QtBot, program: Program, place_of_work: Workplace) -> None:
    pupil = add(qtbot, place_of_work)
    place_of_work.window.open(Place("dossier", pupil, "overview"))
    place_of_work.window.close()
    settings, problem = read_settings()
    assert problem is None
    assert settings.recent[0].school == "De Proefschool"
    assert "Zoë" not in repr(settings)


def test_search_finds_a_child_without_its_accent(qtbot: QtBot, place_of_work: Workplace) -> None:
    pupil = add(qtbot, place_of_work)
    found: list[Found] = []
    search = place_of_work.window._search
    assert search is not None
    search("zoe", lambda some, _note="": found.extend(some))
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].place == Place("dossier", pupil, "overview")


@pytest.mark.parametrize("answer", [True, False])
def test_what_could_not_be_kept_is_not_locked_away_unasked(
    qtbot: QtBot, program: Program, place_of_work: Workplace, path: Path, answer: bool
) -> None:
    pupil = add(qtbot, place_of_work)
    place_of_work.window.open(Place("dossier", pupil, "overview"))
    qtbot.waitUntil(lambda: place_of_work.window.findChild(QLineEdit, "overview.question") is not None)
    question = place_of_work.window.findChild(QLineEdit, "overview.question")
    aside = path.rename(path.with_suffix(".weg"))
    qtbot.keyClicks(question, "Hoe nu verder?")
    place_of_work.idle.idle.emit()
    assert place_of_work.window.isVisible()
    assert question.text() == "Hoe nu verder?"
    program.messages.answer_next(answer)
    place_of_work.window.lock()
    assert program.unlock.isVisible() == answer
    aside.rename(path)
    if not answer:
        qtbot.waitUntil(lambda: kept_now(place_of_work))


def kept_now(work: Workplace) -> bool:
    """The field hears through the event loop that it was not kept; then the next try takes it along."""
    work.window.flush()
    return work.tasks.drain() is None


def test_a_vault_that_is_being_moved_when_it_locks_is_asked_for_where_it_stands_then(
    qtbot: QtBot, program: Program, place_of_work: Workplace, path: Path, tmp_path: Path
) -> None:
    """The answer of the move comes too late for the screen that asked it."""
    there = tmp_path / "elders"
    there.mkdir()
    new = there / path.name
    place_of_work.tasks.vault(place_of_work, lambda vault: keyring.move(vault, new))
    place_of_work.lock(Reason.SCREEN_LOCK)
    assert program.workplace is None
    assert program.unlock.open_page.chosen() == new
    assert [one.path for one in program.settings.recent] == [new]


def test_what_the_start_screen_keeps_open_locks_with_the_computer(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    made = create(tmp_path / "nieuw.rondom", PASSWORD, "De Kievit", "Ib Proef", QUICK)
    for _time in range(2):
        program.unlock.hold(made.vault)
    program.unlock.making.sheet_page.show_code(made.vault.path, made.recovery_code)
    program.unlock.show_page(program.unlock.sheet_page)
    program.session.told.emit(Reason.SLEEP)
    assert program.unlock.held is None and program.unlock.sheet_page.code == ""
    assert program.unlock.current() is program.unlock.open_page
    qtbot.waitUntil(lambda: not note_path(tmp_path / "nieuw.rondom").exists())
    unlock(tmp_path / "nieuw.rondom", PASSWORD).close()
