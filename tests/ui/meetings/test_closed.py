"""A closed meeting: to read, to tick, and to open again with a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from rondom.errors import Problem
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import AgreementState, GoalData, MeetingState
from rondom.meetings.table import add_agreement, add_goal
from rondom.plan.actions import fix_plan
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees
from tests.ui.meetings.hands import get, has, press
from ui.desk import Place
from ui.meetings.tab import MeetingsTab
from ui.meetings.version import VersionDialog
from ui.messages import Messages
from ui.widgets import Dialog

Look = Callable[[], MeetingDetail]
Settle = Callable[[], None]


@pytest.fixture
def closed(vault: Vault, meeting: str, mees: Mees) -> str:
    with vault.write("Voorbeeld") as session:
        add_goal(session, meeting, GoalData(text="Rustig naar binnen"))
        add_agreement(session, meeting, TODAY, "Hatice Kievit", "Belt papa", "coach", "voor vrijdag")
        fix_plan(session, meeting, TODAY)
    return meeting


@pytest.fixture
def reading(closed: str, tab: MeetingsTab, settle: Settle) -> MeetingsTab:
    tab.show_meeting(closed)
    settle()
    return tab


def test_it_can_be_read_and_not_changed(reading: MeetingsTab) -> None:
    shown = [one.text() for one in reading.findChildren(QLabel) if one.isVisible()]
    assert "Rustig naar binnen" in shown
    assert not has(reading, "meeting.purpose") and not has(reading, "meeting.table")
    assert [one.text for one in get(reading, "meeting.agreements").rows()] == ["Hatice: Belt papa"]


def test_an_agreement_is_ticked_and_unticked(reading: MeetingsTab, look: Look, settle: Settle) -> None:
    rows = get(reading, "meeting.agreements")
    rows.choose(rows.rows()[0].key)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    settle()
    assert look().agreements[0].state is AgreementState.DONE
    assert look().agreements[0].done_on == TODAY
    QTest.keyClick(rows, Qt.Key.Key_Space)
    settle()
    assert look().agreements[0].state is AgreementState.OPEN


def test_the_plan_is_one_button_away(reading: MeetingsTab, places: list[Place], mees: Mees, closed: str) -> None:
    press(reading, "meeting.plan")
    assert places == [Place("dossier", mees.id, "plan", closed)]


def test_a_new_version_needs_a_reason_and_goes_back_to_the_table(
    reading: MeetingsTab, look: Look, settle: Settle, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_in(dialog: Dialog) -> bool:
        assert isinstance(dialog, VersionDialog)
        assert not dialog.verb.isEnabled()
        get(dialog, "version.reason").setPlainText("Papa wil meedoen")
        assert dialog.verb.isEnabled()
        return True

    monkeypatch.setattr(messages, "run", fill_in)
    press(reading, "meeting.version")
    settle()
    assert look().head.state is MeetingState.ONGOING
    assert reading.table is not None and reading.table.isVisible()


def test_it_cannot_be_closed_twice(vault: Vault, closed: str) -> None:
    with pytest.raises(Problem, match="meeting-closed"), vault.write("x") as session:
        fix_plan(session, closed, TODAY)
    vault.close()
