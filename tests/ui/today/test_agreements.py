"""What becomes of an agreement on Vandaag: done, later, or lapsed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.meetings.actions import plan_meeting
from rondom.meetings.agreements import AgreementRow, open_agreements
from rondom.meetings.model import AgreementState, MeetingKind
from rondom.meetings.table import add_agreement, postpone_agreement
from rondom.vault.vault import Session, Vault
from tests.mees import START, TODAY, add_mees
from tests.ui.meetings.hands import get
from ui.agreement_dialogs import DroppedDialog, LaterDialog
from ui.desk import Desk
from ui.messages import Messages
from ui.today.screen import TodayScreen
from ui.widgets import Dialog


@pytest.fixture
def screen(desk: Desk, vault: Vault, qtbot: QtBot, settle: Callable[[], None]) -> TodayScreen:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    with vault.write("Afspraak gemaakt") as session:
        mees = add_mees(session)
        meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, START, TODAY)
        add_agreement(session, meeting, who="Sanne", what="Belt de leesclub", due="20 maart", today=TODAY)
    made = TodayScreen(desk)
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def open_menu(screen: TodayScreen) -> dict[str, Callable[[], None]]:
    """As with the menu key; what stands in it."""
    rows = screen.agreements
    rows.choose(rows.rows()[0].key)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), rows.mapToGlobal(QPoint(0, 0)))
    QApplication.sendEvent(rows.viewport(), event)
    menu = screen.findChild(QMenu, "agreement.menu", Qt.FindChildOption.FindDirectChildrenOnly)
    assert menu is not None
    return {action.text(): action.trigger for action in menu.actions()}


def rows_of(desk: Desk, screen: TodayScreen, settle: Callable[[], None]) -> list[AgreementRow]:
    found: list[list[AgreementRow]] = []
    desk.tasks.read(screen, partial(open_agreements, today=TODAY), found.append)
    settle()
    return found[0]


def test_later_needs_a_day_and_a_reason(
    screen: TodayScreen, desk: Desk, messages: Messages, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_in(dialog: Dialog) -> bool:
        assert isinstance(dialog, LaterDialog)
        assert not dialog.verb.isEnabled()
        dialog.findChild(QPlainTextEdit, "agreement.reason").setPlainText("De club is dicht")
        dialog.findChild(QLineEdit, "agreement.later").setText("ooit")
        assert not dialog.verb.isEnabled()
        dialog.findChild(QLineEdit, "agreement.later").setText("3 april")
        return dialog.verb.isEnabled()

    monkeypatch.setattr(messages, "run", fill_in)
    open_menu(screen)["Later"]()
    settle()
    [row] = rows_of(desk, screen, settle)
    assert row.due_on == date(2026, 4, 3)
    assert "3 april" in screen.agreements.rows()[0].end


def test_what_lapses_leaves_the_list_and_undo_brings_it_back(
    screen: TodayScreen, desk: Desk, messages: Messages, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_in(dialog: Dialog) -> bool:
        assert isinstance(dialog, DroppedDialog)
        assert not dialog.verb.isEnabled()
        dialog.findChild(QPlainTextEdit, "agreement.reason").setPlainText("Mees wil liever voetballen")
        return dialog.verb.isEnabled()

    monkeypatch.setattr(messages, "run", fill_in)
    open_menu(screen)["Vervalt"]()
    settle()
    assert rows_of(desk, screen, settle) == []
    desk.tasks.undo()
    settle()
    assert [row.state for row in rows_of(desk, screen, settle)] == [AgreementState.OPEN]


def test_going_back_changes_nothing(
    screen: TodayScreen, desk: Desk, messages: Messages, settle: Callable[[], None]
) -> None:
    messages.answer_next(False)
    open_menu(screen)["Vervalt"]()
    settle()
    assert [row.state for row in rows_of(desk, screen, settle)] == [AgreementState.OPEN]


def test_late_today_and_coming_stand_under_their_own_word_and_what_moved_says_so(
    screen: TodayScreen, desk: Desk, settle: Callable[[], None]
) -> None:
    def more(session: Session) -> None:
        [first] = open_agreements(session, TODAY)
        for what, due in (("Te laat", "9 maart 2026"), ("Nu", "12 maart 2026"), ("Ooit", "")):
            add_agreement(session, first.meeting_id, TODAY, "Marloes Grutto", what, due=due)
        postpone_agreement(session, first.id, "15 april", "De club is dicht", TODAY)

    desk.tasks.write(screen, "Afspraken gemaakt", more)
    settle()
    rows = screen.agreements.rows()
    assert [(one.heading, one.text) for one in rows] == [
        (True, "Te laat"), (False, "Te laat"), (True, "Vandaag"), (False, "Nu"), (True, "Later"), (False, "Belt de leesclub"),
        (True, "Zonder dag"), (False, "Ooit"),
    ]  # fmt: skip
    assert rows[5].detail == "Sanne · 1 keer verzet"
    who = get(screen, "today.who")
    assert [who.itemText(at) for at in range(who.count())] == ["Van iedereen", "Marloes Grutto (3)", "Sanne (1)"]
    who.setCurrentIndex(2)
    who.flush()
    assert [one.text for one in screen.agreements.rows() if not one.heading] == ["Belt de leesclub"]
    tick = next(one for one in screen.agreements.rows() if not one.heading)
    screen.agreements.ticked.emit(tick.key, True)
    settle()
    assert "Te laat" in [one.text for one in screen.agreements.rows()]  # nothing is left of Sanne: all of them again


def test_a_long_list_waits_behind_one_row(screen: TodayScreen, desk: Desk, settle: Callable[[], None]) -> None:
    def more(session: Session) -> None:
        [first] = open_agreements(session, TODAY)
        for at in range(30):
            add_agreement(session, first.meeting_id, TODAY, "Sanne", f"Punt {at}", due="1 mei 2026")

    desk.tasks.write(screen, "Afspraken gemaakt", more)
    settle()
    rows = screen.agreements.rows()
    assert len(rows) == 7
    assert rows[-1].text == "Nog 25 tonen"
    screen.agreements.opened.emit(rows[-1].key)
    assert len(screen.agreements.rows()) == 31


def test_the_next_time_it_moves_the_dialog_tells_of_the_time_before(
    screen: TodayScreen, desk: Desk, messages: Messages, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def move(session: Session) -> None:
        [first] = open_agreements(session, TODAY)
        postpone_agreement(session, first.id, "3 april", "De club is dicht", TODAY)

    desk.tasks.write(screen, "Afspraak verzet", move)
    settle()
    told: list[str] = []

    def look(dialog: Dialog) -> bool:
        told.extend(one.text() for one in dialog.findChildren(QLabel))
        return False

    monkeypatch.setattr(messages, "run", look)
    open_menu(screen)["Later"]()
    settle()
    assert "Eerder verzet van 20 maart naar 3 april: De club is dicht" in told
