"""The database thread: order, delivery, dropping, problems and closing, on a real vault."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.dossier.queries import pupil_rows
from rondom.errors import Bug, EnvironmentProblem, Problem, UserProblem, bug_of
from rondom.vault.store import Session
from rondom.vault.vault import Change, Vault
from ui.tasks import Tasks


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def child(name: str) -> Callable[[Session], str]:
    return lambda session: add_pupil(
        session, PupilData(first_name=name, last_name="Kind", birth_date=date(2016, 6, 14))
    )


def names(tasks: Tasks, owner: QObject, qtbot: QtBot) -> list[str]:
    found: list[list[str]] = []
    tasks.read(owner, lambda session: [row.name for row in pupil_rows(session, clock.today())], found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_read_after_a_write_sees_it_and_answers_on_the_gui_thread(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    tasks.write(owner, "Leerling toegevoegd", child("Sam"), lambda _id: threads.append(threading.current_thread()))
    assert names(tasks, owner, qtbot) == ["Sam Kind"]
    assert threads == [threading.main_thread()]


def test_work_runs_off_the_gui_thread(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    found: list[threading.Thread] = []
    tasks.work(owner, threading.current_thread, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0] is not threading.main_thread()


def test_a_change_is_announced_on_the_gui_thread(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    heard: list[tuple[Change, threading.Thread]] = []
    tasks.changed.connect(lambda change: heard.append((change, threading.current_thread())))
    tasks.write(owner, "Leerling toegevoegd", child("Sam"))
    qtbot.waitUntil(lambda: bool(heard))
    assert "pupil" in heard[0][0].tables
    assert heard[0][0].sentence == "Leerling toegevoegd"
    assert heard[0][1] is threading.main_thread()


def test_saving_is_said_once_for_a_burst(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    said: list[bool] = []
    tasks.saving.connect(said.append)
    for name in ("Sam", "Kim", "Bo"):
        tasks.write(owner, "Leerling toegevoegd", child(name))
    assert said == [True]
    qtbot.waitUntil(lambda: said == [True, False])
    assert len(names(tasks, owner, qtbot)) == 3


def test_nothing_reaches_an_owner_that_is_gone(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    got: list[object] = []
    mortal, gate = QObject(), threading.Event()
    tasks.read(mortal, lambda _session: gate.wait(5), got.append)
    mortal.deleteLater()
    with qtbot.waitSignal(mortal.destroyed):
        pass
    gate.set()
    assert names(tasks, owner, qtbot) == []
    assert got == []


def test_a_job_tells_how_far_it_is_on_the_gui_thread_and_to_nobody_who_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    here, gone = QObject(), QObject()
    heard: list[tuple[str, str]] = []

    def job() -> None:
        tasks.tell(gone, lambda: heard.append(("gone", "")))
        tasks.tell(here, lambda: heard.append(("here", threading.current_thread().name)))

    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    done: list[None] = []
    tasks.work(here, job, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert heard == [("here", threading.main_thread().name)]


def test_a_read_never_answers_with_a_picture_from_before_a_write_that_was_asked(
    tasks: Tasks, owner: QObject, qtbot: QtBot
) -> None:
    seen: list[list[str]] = []
    for name in ("Sam", "Kim"):
        tasks.read(owner, lambda session: [row.name for row in pupil_rows(session, clock.today())], seen.append)
        tasks.write(owner, "Leerling toegevoegd", child(name))
    tasks.undo()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [["Sam Kind"], ["Sam Kind"]]


def test_a_problem_goes_to_who_asked(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    caught: list[Problem] = []

    def refuse(_session: Session) -> None:
        raise UserProblem("gone")

    tasks.write(owner, "Iets", refuse, failed=caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    assert caught[0].code == "gone"


def test_an_unexpected_error_becomes_a_bug_without_values(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    shown: list[Problem] = []
    tasks.problem.connect(shown.append)

    def stumble(_session: Session) -> None:
        raise ValueError("Mees Veenpluis")

    tasks.read(owner, stumble, lambda _answer: None)
    qtbot.waitUntil(lambda: bool(shown))
    assert isinstance(shown[0], Bug)
    assert shown[0].values["kind"] == "ValueError"
    assert "test_tasks.py:" in str(shown[0].values["where"])
    assert "Mees" not in str(shown[0].values)


def test_a_failed_write_is_told_also_when_its_screen_is_gone(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    shown: list[Problem] = []
    tasks.problem.connect(shown.append)
    mortal, gone = QObject(), threading.Event()

    def refuse(_session: Session) -> None:
        gone.wait(10)
        raise EnvironmentProblem("disk-full")

    tasks.write(mortal, "Iets", refuse, failed=lambda _problem: None)
    mortal.deleteLater()
    with qtbot.waitSignal(mortal.destroyed):
        pass
    gone.set()
    qtbot.waitUntil(lambda: bool(shown))
    assert tasks.failing
    tasks.write(owner, "Leerling toegevoegd", child("Sam"))
    assert names(tasks, owner, qtbot) == ["Sam Kind"]
    assert not tasks.failing


def test_closing_tells_what_could_not_be_kept(vault: Vault, owner: QObject) -> None:
    tasks = Tasks(vault)

    def refuse(_session: Session) -> None:
        raise EnvironmentProblem("disk-full")

    tasks.write(owner, "Iets", refuse)
    lost = tasks.close()
    assert lost is not None
    assert lost.code == "disk-full"


def test_a_failed_write_leaves_nothing_and_stops_saving(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    said: list[bool] = []
    tasks.saving.connect(said.append)

    def half(session: Session) -> None:
        child("Half")(session)
        raise UserProblem("gone")

    tasks.write(owner, "Iets", half, failed=lambda _problem: None)
    assert names(tasks, owner, qtbot) == []
    assert said == [True, False]


def test_undo_and_redo_name_what_they_do(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    steps: list[tuple[str, str]] = []
    turned: list[str | None] = []
    tasks.history.connect(lambda undo, redo: steps.append((undo, redo)))
    tasks.write(owner, "Leerling toegevoegd", child("Sam"))
    tasks.undo(turned.append)
    assert names(tasks, owner, qtbot) == []
    tasks.redo(turned.append)
    assert names(tasks, owner, qtbot) == ["Sam Kind"]
    assert turned == ["Leerling toegevoegd", "Leerling toegevoegd"]
    assert [redo for _undo, redo in steps] == ["", "Leerling toegevoegd", ""]
    assert steps[-1][0] == "Leerling toegevoegd"


def test_undo_with_nothing_to_undo_says_none(tasks: Tasks, owner: QObject, qtbot: QtBot) -> None:
    turned: list[str | None] = []
    while not turned or turned[-1] is not None:  # the new school itself may be a step
        before = len(turned)
        tasks.undo(turned.append)
        qtbot.waitUntil(lambda before=before: len(turned) > before)
    assert turned[-1] is None


def test_closing_finishes_what_waits_and_frees_the_file(vault: Vault, owner: QObject) -> None:
    from rondom.opening import unlock
    from tests.ui.conftest import PASSWORD

    tasks = Tasks(vault)
    for at in range(20):
        tasks.write(owner, "Leerling toegevoegd", child(f"Kind{at}"))
    tasks.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("database", "worker"))]
    again = unlock(vault.path, PASSWORD)
    with again.read() as session:
        assert len(pupil_rows(session, clock.today())) == 20
    again.close()


def test_nothing_is_delivered_after_closing(vault: Vault, owner: QObject, qtbot: QtBot) -> None:
    tasks, got = Tasks(vault), list[object]()
    tasks.read(owner, lambda _session: 1, got.append)
    tasks.close()
    tasks.read(owner, lambda _session: 1, got.append)
    tasks.close()
    qtbot.wait(1)
    assert got == []
    assert tasks.close() is None


def test_a_bug_tells_the_place_where_it_happened() -> None:
    try:
        [].pop()
    except IndexError as error:
        bug = bug_of(error)
    assert bug.code == "unexpected"
    assert str(bug.values["where"]).startswith("test_tasks.py:")
