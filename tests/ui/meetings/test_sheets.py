"""Preparation sheets: real PDFs, names that say nothing, and a line in the register."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rondom.meetings.detail import MeetingDetail
from rondom.privacy.logbook import Entry, KindGroup, LogFilter, entries
from rondom.privacy.queries import DisclosureRow, disclosure_rows
from tests.mees import Mees
from tests.ui.meetings.hands import get, press
from ui.meetings.sheets import SheetsDialog
from ui.meetings.tab import MeetingsTab
from ui.messages import Messages
from ui.tasks import Tasks

Look = Callable[[], MeetingDetail]
Settle = Callable[[], None]


@pytest.fixture
def disclosed(tasks: Tasks, mees: Mees, qtbot: QtBot) -> Callable[[], list[DisclosureRow]]:
    def ask() -> list[DisclosureRow]:
        found: list[list[DisclosureRow]] = []
        tasks.read(tasks, lambda session: disclosure_rows(session, mees.id), found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    return ask


def test_sheets_are_saved_and_written_down(
    prepared: MeetingsTab, messages: Messages, tmp_path: Path, disclosed: Callable[[], list[DisclosureRow]], look: Look,
    qtbot: QtBot,
) -> None:  # fmt: skip
    folder = tmp_path / "bladen"
    folder.mkdir()
    messages.answer_next(True, folder)
    press(prepared, "meeting.sheets")
    qtbot.waitUntil(lambda: len(disclosed()) == 5, timeout=20_000)
    names = sorted(one.name for one in folder.iterdir())
    assert names == [
        "Voorbereiding driehoek 2026-03-12 kind.pdf",
        "Voorbereiding driehoek 2026-03-12 ouder 2.pdf",
        "Voorbereiding driehoek 2026-03-12 ouder.pdf",
        "Voorbereiding driehoek 2026-03-12 school 2.pdf",
        "Voorbereiding driehoek 2026-03-12 school.pdf",
    ]
    assert all(one.read_bytes().startswith(b"%PDF") for one in folder.iterdir())
    assert {one.recipient for one in disclosed()} == {
        "Sanne Klaproos", "Ruben Veenpluis", "Mees", "Marloes Grutto", "Ib Proef",
    }  # fmt: skip
    assert next(part for part in look().ready if part.key == "sheets").ready


def test_what_went_out_stays_written_and_is_an_export_in_the_logboek(
    prepared: MeetingsTab, messages: Messages, tmp_path: Path, disclosed: Callable[[], list[DisclosureRow]],
    tasks: Tasks, qtbot: QtBot,
) -> None:  # fmt: skip
    messages.answer_next(True, tmp_path)
    press(prepared, "meeting.sheets")
    qtbot.waitUntil(lambda: len(disclosed()) == 5, timeout=20_000)
    undone: list[str | None] = []
    tasks.undo(undone.append)
    qtbot.waitUntil(lambda: bool(undone))
    assert undone != ["Voorbereidingsbladen gemaakt"]
    assert len(disclosed()) == 5
    told: list[tuple[Entry, ...]] = []
    tasks.read(tasks, lambda session: entries(session, LogFilter(group=KindGroup.OUT)), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert [(one.sentence, one.kind) for one in told[0]] == [("Voorbereidingsbladen bewaard als PDF", "export")]


def test_who_may_not_read_gets_no_sheet(prepared: MeetingsTab, look: Look) -> None:
    detail = look()
    from ui.desk import Desk

    assert isinstance(prepared.desk, Desk)
    dialog = SheetsDialog(prepared.desk, detail, prepared)
    hatice = [one.short for one in detail.attendees].index("Hatice")
    assert not get(dialog, f"sheets.{hatice}").isEnabled()
    assert "Hatice" not in [one.short for one in dialog.chosen()]
    for place in range(len(detail.attendees)):
        get(dialog, f"sheets.{place}").setChecked(False)
    assert not get(dialog, "sheets.save").isEnabled() and not get(dialog, "sheets.print").isEnabled()
    dialog.deleteLater()


def test_a_folder_that_is_not_there_is_told(
    prepared: MeetingsTab,
    messages: Messages,
    tmp_path: Path,
    qtbot: QtBot,
    disclosed: Callable[[], list[DisclosureRow]],
) -> None:
    messages.use_banner(True)
    messages.answer_next(True, tmp_path / "weg")
    press(prepared, "meeting.sheets")
    qtbot.waitUntil(lambda: "file-unwritable" in messages.said, timeout=20_000)
    assert disclosed() == []


def test_going_back_makes_nothing(
    prepared: MeetingsTab, messages: Messages, settle: Settle, disclosed: Callable[[], list[DisclosureRow]]
) -> None:
    messages.answer_next(True, None)
    press(prepared, "meeting.sheets")
    settle()
    QTest.qWait(10)
    assert disclosed() == []
