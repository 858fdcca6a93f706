"""What someone ran into who walked through a whole meeting: words that were cut off, and acts that could not be reached."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from rondom.meetings.detail import MeetingDetail
from tests.ui.meetings.hands import get, write_in
from ui.meetings.agenda import HIGH, HIGHEST, PER_MINUTE, StepLine
from ui.meetings.step_title import StepTitle
from ui.meetings.tab import MeetingsTab

Look = Callable[[], MeetingDetail]
Settle = Callable[[], None]
LONG = "Voorlezen wat we afspraken, vragen of het klopt, en hoe iedereen dit gesprek vond"


def needed(title: StepTitle) -> int:
    """How high its words are at its width."""
    room = QRect(0, 0, title.viewport().width() - title.theme.px(0.3), 10_000)
    return title.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, title.text()).height()


def test_a_long_name_of_a_step_is_read_whole(prepared: MeetingsTab, settle: Settle) -> None:
    title = get(prepared, "agenda.0.title")
    one_line = title.height()
    write_in(title, LONG)
    settle()
    title = get(prepared, "agenda.0.title")
    assert title.height() >= needed(title) > one_line
    row = next(one for one in prepared.findChildren(StepLine) if one.title is title)
    assert row.height() >= title.geometry().bottom()


def test_a_step_with_a_short_name_is_as_high_as_it_is_long(prepared: MeetingsTab, look: Look) -> None:
    for step, row in zip(look().steps, prepared.findChildren(StepLine), strict=True):
        assert row.height() == row.theme.px(HIGH + PER_MINUTE * step.minutes)


def test_the_name_of_a_step_stays_one_line_of_text(prepared: MeetingsTab, look: Look, settle: Settle) -> None:
    title = get(prepared, "agenda.0.title")
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Even landen")
    QTest.keyClick(title, Qt.Key.Key_Return)
    settle()
    assert (look().steps[0].title, title.hasFocus()) == ("Even landen", False)


def test_minutes_that_cannot_be_read_do_not_stay_on_the_screen(
    prepared: MeetingsTab, look: Look, settle: Settle
) -> None:
    minutes = get(prepared, "agenda.0.minutes")
    write_in(minutes, "veel")
    settle()
    assert (minutes.text(), look().steps[0].minutes) == ("5", 5)


def test_every_step_of_another_agenda_is_in_sight(prepared: MeetingsTab, settle: Settle) -> None:
    menu = get(prepared, "agenda.template").menu()
    next(one for one in menu.actions() if one.text() == "MDO").trigger()
    settle()
    rows = [one for one in prepared.findChildren(StepLine) if one.isVisible()]
    assert len(rows) == 9
    assert all(one.height() <= prepared.theme.px(HIGHEST) for one in rows)
