"""A closed meeting: to read, to tick, and to open again with a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from rondom.errors import Problem
from rondom.meetings.agreements import agreements_of
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import Agreement, AgreementState, GoalData, MeetingState
from rondom.meetings.table import add_agreement, add_goal, drop_agreement
from rondom.plan.actions import fix_plan
from rondom.vault.records import change
from rondom.vault.vault import Session, Vault
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


def test_what_was_agreed_is_read_whole(reading: MeetingsTab, settle: Settle, vault: Vault, closed: str) -> None:
    rows = get(reading, "meeting.agreements")
    before = rows.height()
    with vault.write("Voorbeeld") as session:
        add_agreement_words(session, closed)
    reading.refresh()
    settle()
    assert rows.height() > before
    assert rows.height() == sum(rows.visualRect(rows.model().index(at, 0)).height() for at in range(len(rows.rows())))


def add_agreement_words(session: Session, closed: str) -> None:
    """As an older Rondom might have it: a long line in a closed plan."""
    first = agreements_of(session, closed, TODAY)[0]
    change(session, Agreement, first.id, {"what": "Belt papa om te vragen of hij op maandagochtend mee kan lopen naar school, en of dat ook kan als het regent"})  # fmt: skip


@pytest.mark.parametrize(("word", "state"), [("Later", AgreementState.OPEN), ("Vervalt", AgreementState.DROPPED)])
def test_an_agreement_moves_or_lapses_from_the_closed_meeting(
    reading: MeetingsTab, look: Look, settle: Settle, messages: Messages, monkeypatch: pytest.MonkeyPatch, word: str, state: AgreementState,
) -> None:  # fmt: skip
    def fill_in(dialog: Dialog) -> bool:
        get(dialog, "agreement.reason").setPlainText("Papa was ziek")
        if word == "Later":
            get(dialog, "agreement.later").setText("20 maart")
        return True

    monkeypatch.setattr(messages, "run", fill_in)
    rows = get(reading, "meeting.agreements")
    rows.choose(rows.rows()[0].key)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    menu = next(one for one in reading.findChildren(QMenu, "agreement.menu"))
    next(one for one in menu.actions() if one.text() == word).trigger()
    menu.close()
    settle()
    assert (look().agreements[0].state, look().agreements[0].reason) == (state, "Papa was ziek")
    assert ("1 keer verzet" in rows.rows()[0].detail) == (word == "Later")


def test_what_lapsed_can_be_opened_again(reading: MeetingsTab, vault: Vault, look: Look, settle: Settle) -> None:
    with vault.write("Voorbeeld") as session:
        drop_agreement(session, agreements_of(session, reading.place_key()[1], TODAY)[0].id, "Papa belde zelf al")
    reading.refresh()
    settle()
    rows = get(reading, "meeting.agreements")
    rows.choose(rows.rows()[0].key)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    menu = next(one for one in reading.findChildren(QMenu, "agreement.menu"))
    assert [one.text() for one in menu.actions()] == ["Weer open"]
    menu.actions()[0].trigger()
    menu.close()
    settle()
    assert look().agreements[0].state is AgreementState.OPEN


def test_large_text_in_a_low_window_leaves_the_head_whole(
    tab: MeetingsTab, closed: str, settle: Settle, request: pytest.FixtureRequest
) -> None:
    tab.theme.apply("light", 2.0)
    request.addfinalizer(lambda: tab.theme.apply("light", 1.0))
    tab.resize(1180, 420)
    tab.show_meeting(closed)
    settle()
    for name in ("meeting.title", "meeting.list"):
        one = get(tab, name)
        assert one.height() >= one.minimumSizeHint().height() > tab.theme.px(0.8)
    assert get(tab, "meeting.plan").isVisible()
