"""Plans of the children in the list, in one go: for the school's own people, written down with each of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.meetings import actions as meetings
from rondom.meetings import running, table
from rondom.meetings.model import GoalData, MeetingKind
from rondom.pdf.many import PlanOf, file_names, plans_of, reading_of
from rondom.privacy.logbook import Entry, KindGroup, LogFilter, entries
from rondom.privacy.queries import DisclosureRow, disclosure_rows
from rondom.vault.vault import Vault
from tests.pdf.reading_back import text
from ui.desk import Desk
from ui.messages import Messages
from ui.plan.raster import page_sizes
from ui.pupils.plans import PlansDialog, print_plans
from ui.pupils.screen import PupilsScreen
from ui.tasks import Tasks

TODAY = date(2026, 3, 12)
NAMES = ("Mees", "Noor", "Sami", "Lotte")
"""The last one has no plan."""
Settle = Callable[[], None]


@pytest.fixture
def pupils(vault: Vault) -> list[str]:
    clock.freeze(datetime(2026, 3, 12, 14, 20))
    ids = []
    with vault.write("Kinderen") as session:
        for name in NAMES:
            ids.append(add_pupil(session, PupilData(first_name=name, last_name="Proef", followed=True)))
            if name != NAMES[-1]:
                meeting = meetings.plan_meeting(
                    session, ids[-1], MeetingKind.TRIAD, datetime(2026, 3, 12, 13, 15), TODAY
                )
                running.start_meeting(session, meeting)
                table.add_goal(session, meeting, GoalData(text=f"{name} loopt rustig naar binnen."))
    return ids


@pytest.fixture
def dialog(desk: Desk, vault: Vault, pupils: list[str], qtbot: QtBot) -> PlansDialog:
    with vault.read() as session:
        plans = plans_of(session, pupils, TODAY)
    made = PlansDialog(desk, plans, "De Proefschool")
    qtbot.addWidget(made)
    made.show()
    return made


def written_down(tasks: Tasks, settle: Settle) -> list[tuple[str, str, str]]:
    told: list[tuple[Entry, ...]] = []
    tasks.read(tasks, lambda session: entries(session, LogFilter(group=KindGroup.OUT)), told.append)
    settle()
    return sorted((one.kind, one.sentence, ", ".join(one.children)) for one in told[-1])


def registers(dialog: PlansDialog, tasks: Tasks, settle: Settle) -> list[list[DisclosureRow]]:
    """The verstrekkingen of each child in the dialog."""
    found: list[list[DisclosureRow]] = []
    for key in dialog._plans:
        tasks.read(tasks, lambda session, key=key: disclosure_rows(session, key), found.append)
    settle()
    return found


def test_every_child_with_a_plan_gets_a_file_and_a_line_in_the_logboek(
    dialog: PlansDialog, messages: Messages, tasks: Tasks, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    assert [one.name for one in dialog.chosen()] == ["Mees Proef", "Noor Proef", "Sami Proef"]
    assert dialog.findChild(type(dialog.verb), "dialog.verb").text() == "3 plannen afdrukken"
    messages.answer_next(tmp_path)
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    files = sorted(tmp_path.glob("*.pdf"))
    assert [one.name for one in files] == [f"Plan 0{at} De Proefschool 2026-03-12.pdf" for at in (1, 2, 3)]
    for name, file in zip(NAMES, files, strict=False):
        assert f"{name} loopt rustig naar binnen." in text(file.read_bytes())
    assert [one[:2] for one in written_down(tasks, settle)] == [
        ("export", "Plan bewaard als PDF, voor gebruik binnen school")
    ] * 3  # fmt: skip
    assert "3 plannen bewaard en genoteerd" in messages.said
    for (row,), file in zip(registers(dialog, tasks, settle), files, strict=True):
        assert (row.recipient, row.way, row.pages) == ("Ib Proef", "file", 1)
        assert row.basis == "werkt op school met de leerling"
        assert row.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
        assert row.copy_id, "what went out can be seen later"


def test_a_second_time_in_the_same_folder_takes_nobodys_place(
    dialog: PlansDialog, messages: Messages, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    there = tmp_path / "Plan 02 De Proefschool 2026-03-12.pdf"
    there.write_bytes(b"%PDF- of another class")
    messages.answer_next(tmp_path)
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert there.read_bytes() == b"%PDF- of another class"
    assert len(list(tmp_path.glob("*.pdf"))) == 4


def test_printing_is_one_question_and_written_down_with_each(
    dialog: PlansDialog, tasks: Tasks, settle: Settle, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "afdruk.pdf"

    def choose_file(one: QPrintDialog) -> int:
        one.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        one.printer().setOutputFileName(str(target))
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QPrintDialog, "exec", choose_file)
    dialog._tick({dialog.chosen()[1].pupil_id: False})
    assert dialog.verb.text() == "2 plannen afdrukken"
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    assert len(page_sizes(target.read_bytes())) >= 2
    assert [one[:2] for one in written_down(tasks, settle)] == [
        ("print", "Plan afgedrukt, voor gebruik binnen school")
    ] * 2
    assert [[row.way for row in rows] for rows in registers(dialog, tasks, settle)] == [["print"], [], ["print"]]


def test_going_back_from_the_printer_writes_nothing_down(
    dialog: PlansDialog, tasks: Tasks, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.pupils.plans.print_pdf", lambda *_: False)
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        qtbot.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    assert written_down(tasks, settle) == []
    assert dialog.isVisible()
    assert dialog.verb.isEnabled()


def test_stopping_keeps_what_is_there_and_says_how_much(
    dialog: PlansDialog, messages: Messages, tasks: Tasks, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    messages.answer_next(tmp_path)
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert dialog.back.text() == "Stoppen"
    qtbot.waitUntil(lambda: bool(dialog._made), timeout=20_000)
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    made = len(list(tmp_path.glob("*.pdf")))
    assert 1 <= made < 3
    assert f"{made} plan" in dialog.status.text()
    assert len(written_down(tasks, settle)) == made
    assert dialog.isVisible()
    assert len(dialog.chosen()) == 3


def test_a_folder_that_cannot_be_written_is_told(
    dialog: PlansDialog, messages: Messages, tasks: Tasks, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    messages.answer_next(tmp_path / "nergens")
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert "file-unwritable" in messages.said
    assert written_down(tasks, settle) == []
    assert registers(dialog, tasks, settle) == [[], [], []]
    assert dialog.verb.isEnabled()


def test_all_and_none_and_one_by_one(dialog: PlansDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    assert dialog.chosen() == []
    assert not dialog.verb.isEnabled()
    assert not dialog.keep.isEnabled()
    dialog._turn(dialog.rows.rows()[0].key)
    assert [one.name for one in dialog.chosen()] == ["Mees Proef"]
    assert dialog.verb.text() == "1 plan afdrukken"


def test_the_list_of_children_asks_for_those_in_sight(
    desk: Desk, pupils: list[str], settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr("ui.pupils.plans.print_plans", lambda _desk, _owner, keys: asked.append(list(keys)))
    screen = PupilsScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(1300, 800)
    screen.show()
    settle()
    screen.filter.setText("noor")
    qtbot.waitUntil(lambda: len(screen.rows.rows()) < 4)
    qtbot.mouseClick(screen.plans, Qt.MouseButton.LeftButton)
    assert asked == [[pupils[1]]]


def test_nobody_with_a_plan_is_said(
    desk: Desk, pupils: list[str], messages: Messages, settle: Settle, qtbot: QtBot
) -> None:
    owner = PupilsScreen(desk)
    qtbot.addWidget(owner)
    print_plans(desk, owner, pupils[3:])
    settle()
    assert "Van deze kinderen is er nog geen plan." in messages.said


def test_each_plan_is_of_its_own_child_and_who_is_gone_is_left_out(
    vault: Vault, pupils: list[str], tasks: Tasks
) -> None:
    with vault.read() as session:
        plans = plans_of(session, [*pupils, "weg"], TODAY)
        assert [one.name.split()[0] for one in plans] == list(NAMES)
        assert plans[0].title == "Driehoek 1, 12 maart 2026"
        readings = [reading_of(session, one) for one in plans if one.meeting_id]
        assert [one.child.first_name for one in readings] == ["Mees", "Noor", "Sami"]


def test_names_of_files_tell_no_child_and_sort_as_the_list() -> None:
    plans = [PlanOf(str(at), f"Kind {at}") for at in range(120)]
    names = file_names(plans, "De Regen/wulp: *", TODAY)
    assert names[0] == "Plan 001 De Regen wulp 2026-03-12.pdf"
    assert names == sorted(names)
    assert len(set(names)) == 120
    assert not any("Kind" in one for one in names)
