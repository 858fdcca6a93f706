"""A made-up child with a driehoek on 12 March 2026, the tab that shows it, and small ways to look into the vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.meetings.actions import plan_meeting
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import MeetingKind
from rondom.vault.vault import Vault
from tests.mees import START, TODAY, Mees, add_mees
from ui.desk import Desk, Place
from ui.meetings.tab import MeetingsTab
from ui.meetings.table import TableWindow
from ui.tasks import Tasks

Look = Callable[[], MeetingDetail]
Settle = Callable[[], None]
CHAIR = "Ib Proef"


@pytest.fixture
def moment() -> datetime:
    """A quarter of an hour before the meeting."""
    clock.freeze(datetime(2026, 3, 12, 13, 0))
    return datetime(2026, 3, 12, 13, 0)


@pytest.fixture
def mees(vault: Vault, moment: datetime) -> Mees:
    with vault.write("Voorbeeld") as session:
        return add_mees(session)


@pytest.fixture
def meeting(vault: Vault, mees: Mees) -> str:
    with vault.write("Voorbeeld") as session:
        return plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY, "spreekkamer", CHAIR)


@pytest.fixture
def look(tasks: Tasks, meeting: str, qtbot: QtBot) -> Look:
    """The meeting as it stands in the vault now."""

    def ask() -> MeetingDetail:
        found: list[MeetingDetail] = []
        tasks.read(tasks, lambda session: meeting_detail(session, meeting, TODAY), found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    return ask


@pytest.fixture
def tab(desk: Desk, mees: Mees, settle: Settle) -> Iterator[MeetingsTab]:
    """The tab, on the list of meetings."""
    made = MeetingsTab(desk)
    made.visit(Place("dossier", mees.id, "meetings"))
    made.resize(1400, 760)
    made.show()
    settle()
    yield made
    if made.table is not None:
        made.table.close()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def prepared(tab: MeetingsTab, meeting: str, settle: Settle) -> MeetingsTab:
    """The tab, on the driehoek."""
    tab.show_meeting(meeting)
    settle()
    return tab


@pytest.fixture
def table(prepared: MeetingsTab, settle: Settle) -> TableWindow:
    """The driehoek at the table, at its first step."""
    prepared.sit_down()
    settle()
    assert prepared.table is not None
    return prepared.table
