"""A phone call, noted from the dossier or from Vandaag, and put right afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from rondom.meetings.agreements import open_agreements
from rondom.meetings.calls import around_to_call, note_call
from rondom.meetings.queries import meeting_rows
from rondom.vault.vault import Session
from tests.mees import TODAY, Mees
from tests.ui.meetings.hands import get, has, press, write_in
from ui.desk import Desk
from ui.meetings.call import CallDialog, moment_of
from ui.meetings.tab import MeetingsTab
from ui.messages import Messages
from ui.today.screen import TodayScreen
from ui.widgets import Dialog

Settle = Callable[[], None]
NOW = datetime(2026, 3, 12, 13, 0)


def filled(messages: Messages, monkeypatch: pytest.MonkeyPatch, fill: Callable[[CallDialog], bool]) -> list[Dialog]:
    """The next dialog is answered by `fill`."""
    seen: list[Dialog] = []

    def run(dialog: Dialog) -> bool:
        assert isinstance(dialog, CallDialog)
        seen.append(dialog)
        return fill(dialog)

    monkeypatch.setattr(messages, "run", run)
    return seen


@pytest.fixture
def call(desk: Desk, tab: MeetingsTab, mees: Mees, settle: Settle) -> str:
    made: list[str] = []

    def write(session: Session) -> str:
        who = [one for one in around_to_call(session, mees.id, TODAY) if one.caregiver_id == mees.mother]
        return note_call(session, mees.id, TODAY, who, "De maandag", "Het ging goed.", "", NOW, desk.me)

    desk.tasks.write(tab, "Telefoongesprek genoteerd", write, made.append)
    settle()
    return made[0]


def test_two_lines_in_the_dossier_are_a_call_and_an_agreement(
    tab: MeetingsTab, desk: Desk, mees: Mees, messages: Messages, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: CallDialog) -> bool:
        assert not dialog.verb.isEnabled()
        get(dialog, "call.with.0").setChecked(True)
        dialog.why.setText("Hoe het op maandag gaat")
        dialog.agreement.setText("moeder belt de club voor vrijdag")
        return dialog.verb.isEnabled()

    filled(messages, monkeypatch, fill)
    press(tab, "meeting.call")
    settle()
    found: list[tuple[str, str, list[str]]] = []
    desk.tasks.read(
        tab,
        lambda session: [
            (line.meeting.title, line.why, [one.what for one in open_agreements(session, TODAY)])
            for line in meeting_rows(session, mees.id)
        ],
        found.extend,
    )
    settle()
    assert found == [("Gebeld met Sanne", "Hoe het op maandag gaat", ["Belt de club"])]
    assert [one.text for one in tab.list.rows.rows() if not one.heading] == ["Gebeld met Sanne"]
    desk.tasks.undo()
    settle()
    assert tab.list.rows.rows() == []


def test_from_vandaag_the_child_is_chosen_first(
    desk: Desk, mees: Mees, messages: Messages, settle: Settle, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    screen = TodayScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    settle()

    def fill(dialog: CallDialog) -> bool:
        assert not has(dialog, "call.with.0")
        dialog.pupil.setText("mees veenpluis")
        settle()
        dialog.other.setText("meneer De Boer van de zwemclub")
        dialog.said.setPlainText("Er is plek op dinsdag")
        return dialog.verb.isEnabled()

    seen = filled(messages, monkeypatch, fill)
    press(screen, "today.call")
    settle()
    assert len(seen) == 1
    titles: list[str] = []
    desk.tasks.read(
        screen, lambda session: [one.meeting.title for one in meeting_rows(session, mees.id)], titles.extend
    )
    settle()
    assert titles == ["Gebeld met meneer De Boer van de zwemclub"]


def test_what_was_typed_is_not_lost_with_one_key(tab: MeetingsTab, qtbot: QtBot) -> None:
    dialog = CallDialog(tab, (), (), "someone")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.why.setText("Iets belangrijks")
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Dit is nog niet bewaard"
    dialog.reject()
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("text", "moment", "timed"),
    [
        ("vandaag 8.40 uur", datetime(2026, 3, 12, 8, 40), True),
        ("9.15", datetime(2026, 3, 12, 9, 15), True),
        ("gisteren", datetime(2026, 3, 11), False),
        ("gisteren half vier", datetime(2026, 3, 11, 15, 30), True),
        ("10 maart 14.00", datetime(2026, 3, 10, 14, 0), True),
    ],
)
def test_when_it_was_in_any_words(text: str, moment: datetime, timed: bool) -> None:
    assert moment_of(text, NOW) == (moment, timed)


@pytest.mark.parametrize("text", ["", "ooit", "vandaag 15.00", "morgen"])
def test_what_is_no_moment_in_the_past(text: str) -> None:
    assert moment_of(text, NOW) is None


def test_a_call_is_read_and_put_right_in_its_place(
    tab: MeetingsTab, desk: Desk, call: str, mees: Mees, settle: Settle
) -> None:
    tab.show_meeting(call)
    settle()
    assert get(tab, "call.title").text() == "Gebeld met Sanne Klaproos"
    write_in(get(tab, "call.said"), "Het ging heel goed.")
    get(tab, "call.more").setText("ik mail de club")
    get(tab, "call.more").returnPressed.emit()
    settle()
    assert [(one.text, one.side) for one in get(tab, "call.agreements").rows()] == [("Mail de club", desk.me)]
    get(tab, "call.agreements").ticked.emit(get(tab, "call.agreements").rows()[0].key, True)
    settle()
    assert get(tab, "call.agreements").rows()[0].ticked
    press(tab, "call.remove")
    settle()
    assert tab.place_key() == ("meetings", "")
    desk.tasks.undo()
    settle()
    tab.show_meeting(call)
    settle()
    assert get(tab, "call.said").toPlainText() == "Het ging heel goed."


def test_the_new_menu_of_the_dossier_notes_a_call(
    tab: MeetingsTab, mees: Mees, messages: Messages, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []

    def look(dialog: CallDialog) -> bool:
        titles.append(dialog.windowTitle())
        return False

    filled(messages, monkeypatch, look)
    tab.make_new("call")
    settle()
    assert titles == ["Telefoongesprek"]
    assert tab.list.rows.rows() == []
