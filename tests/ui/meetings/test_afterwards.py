"""After a plan was fixed: papers that come back, and a zienswijze."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from rondom.meetings.detail import meeting_detail
from rondom.meetings.model import Approval
from rondom.meetings.reservations import reserve
from rondom.meetings.table import add_agreement, record_approval
from rondom.plan.actions import fix_plan
from rondom.plan.queries import kept_reading
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees
from tests.ui.meetings.hands import get, has, press
from ui.meetings.closing_facts import ClosingFacts, closing_facts
from ui.meetings.tab import MeetingsTab
from ui.meetings.version import VersionDialog, ViewDialog
from ui.messages import Messages
from ui.tasks import Tasks
from ui.widgets import Dialog

Settle = Callable[[], None]


@pytest.fixture
def closed(vault: Vault, meeting: str, mees: Mees) -> str:
    with vault.write("Voorbeeld") as session:
        agreed = add_agreement(session, meeting, TODAY, "Hatice Kievit", "Belt papa", "coach", "voor vrijdag")
        mother = meeting_detail(session, meeting, TODAY).attendees[0].id
        record_approval(session, mother, Approval.AGREED)
        reserve(session, mother, agreement_id=agreed, reason="Dat doe ik zelf.")
        fix_plan(session, meeting, TODAY)
    return meeting


@pytest.fixture
def reading(closed: str, tab: MeetingsTab, settle: Settle) -> MeetingsTab:
    tab.show_meeting(closed)
    settle()
    return tab


@pytest.fixture
def facts(tasks: Tasks, meeting: str, settle: Settle) -> Callable[[], ClosingFacts]:
    def ask() -> ClosingFacts:
        found: list[ClosingFacts] = []
        tasks.read(tasks, lambda session: closing_facts(session, meeting, TODAY), found.append)
        settle()
        return found[0]

    return ask


def shown(tab: MeetingsTab) -> list[str]:
    return [one.text() for one in tab.findChildren(QLabel) if one.isVisible()]


def test_the_one_point_stands_with_the_akkoord(reading: MeetingsTab) -> None:
    assert "Sanne: akkoord, behalve “Hatice Kievit: Belt papa”" in shown(reading)
    assert "Dat doe ik zelf." in shown(reading)


def test_a_paper_that_comes_back_is_ticked_and_can_be_taken_off(
    reading: MeetingsTab, facts: Callable[[], ClosingFacts], settle: Settle
) -> None:
    press(reading, "meeting.sign.1")
    settle()
    assert [(one.name, one.version, one.strokes) for one in facts().signatures] == [("Ruben Veenpluis", 1, ())]
    assert "op papier, 12 maart 2026" in shown(reading)
    assert not has(reading, "meeting.sign.1")
    press(reading, "meeting.unsign.1")
    settle()
    assert facts().signatures == ()


def test_a_zienswijze_is_added_in_own_words(
    reading: MeetingsTab, facts: Callable[[], ClosingFacts], tasks: Tasks, closed: str, settle: Settle, messages: Messages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    before: list[object] = []
    tasks.read(tasks, lambda session: kept_reading(session, closed, 1), before.append)

    def fill_in(dialog: Dialog) -> bool:
        assert isinstance(dialog, ViewDialog)
        assert not dialog.verb.isEnabled()
        press(dialog, "view.who.1")
        assert not dialog.verb.isEnabled()
        get(dialog, "view.text").setPlainText("Ik zie het anders.")
        get(dialog, "view.on").setText("10 maart")
        assert dialog.verb.isEnabled()
        return True

    monkeypatch.setattr(messages, "run", fill_in)
    press(reading, "meeting.view")
    settle()
    (view,) = facts().views
    assert (view.who, view.perspective, view.text, view.written_on) == (
        "Ruben Veenpluis", "parent", "Ik zie het anders.", date(2026, 3, 10),
    )  # fmt: skip
    assert "Ik zie het anders." in shown(reading)
    after: list[object] = []
    tasks.read(tasks, lambda session: kept_reading(session, closed, 1), after.append)
    settle()
    assert after == before
    press(reading, "meeting.view.0.remove")
    settle()
    assert facts().views == ()


@pytest.mark.parametrize("again", [True, False])
def test_a_new_version_asks_everyone_again_unless_that_is_switched_off(
    again: bool, reading: MeetingsTab, look, settle: Settle, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_in(dialog: Dialog) -> bool:
        assert isinstance(dialog, VersionDialog)
        get(dialog, "version.reason").setPlainText("Papa heeft geantwoord")
        get(dialog, "version.again").setChecked(again)
        return True

    monkeypatch.setattr(messages, "run", fill_in)
    press(reading, "meeting.version")
    settle()
    assert look().attendees[0].approval is (Approval.NONE if again else Approval.AGREED)
