"""On a low screen with large text every dialog of a meeting fits, and its buttons can be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from rondom.meetings.calls import CallPerson
from tests.ui.meetings.hands import get, press
from ui.agreement_dialogs import LaterDialog
from ui.meetings.call import CallDialog
from ui.meetings.tab import MeetingsTab
from ui.meetings.version import VersionDialog, ViewDialog, Viewer
from ui.messages import Messages
from ui.widgets import Dialog, Scroll

Settle = Callable[[], None]
NAMES = [f"Iemand met een lange naam {at}" for at in range(12)]


@pytest.fixture
def large(tab: MeetingsTab) -> Iterator[MeetingsTab]:
    tab.theme.apply("light", 2.0)
    yield tab
    tab.theme.apply("light", 1.0)


def scrolls(dialog: Dialog) -> bool:
    """The offscreen screen is 800 pixels high: less than what these dialogs would need."""
    dialog.show()
    QApplication.processEvents()
    room = dialog.screen().availableGeometry().height()
    assert dialog.height() <= room
    for one in (dialog.verb, dialog.back):
        assert one.isVisible() and one.mapTo(dialog, one.rect().bottomLeft()).y() <= dialog.height()
    return bool(dialog.findChildren(Scroll))


def test_the_dialogs_with_fields_of_their_own(large: MeetingsTab) -> None:
    theme, parent = large.theme, QWidget()
    today = date(2026, 3, 12)
    long = "Belt de school om te vragen of het ook op een andere dag kan, en wie er dan bij is. " * 3
    for made in (
        VersionDialog(theme, parent),
        ViewDialog(theme, [Viewer(name, "parent") for name in NAMES], today, parent),
        LaterDialog(theme, parent, long),
        CallDialog(large, [], [CallPerson(name) for name in NAMES], "x"),
    ):
        assert scrolls(made)
        made.close()
        made.deleteLater()
    parent.deleteLater()


def test_which_papers(
    large: MeetingsTab, meeting: str, settle: Settle, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Dialog] = []

    def look(dialog: Dialog) -> bool:
        seen.append(dialog)
        assert scrolls(dialog)
        assert get(dialog, "sheets.0").height() >= dialog.theme.px(2), "large enough to see and to hit"
        dialog.close()
        return False

    monkeypatch.setattr(messages, "run", look)
    large.show_meeting(meeting)
    settle()
    press(large, "meeting.sheets")
    settle()
    assert seen


def test_with_room_enough_nothing_scrolls(tab: MeetingsTab) -> None:
    parent = QWidget()
    made = VersionDialog(tab.theme, parent)
    made.show()
    assert all(one.verticalScrollBar().maximum() == 0 for one in made.findChildren(Scroll))
    made.close()
    parent.deleteLater()
