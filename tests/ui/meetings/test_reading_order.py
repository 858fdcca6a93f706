"""Only the keyboard: Tab goes through a meeting as one reads it, also over rows that came later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from rondom.plan.actions import fix_plan
from rondom.vault.vault import Vault
from tests.mees import TODAY, Mees
from tests.ui.meetings.hands import get
from ui.meetings.call import CallDialog, ask_for_call
from ui.meetings.tab import MeetingsTab
from ui.meetings.table import TableWindow
from ui.messages import Messages

Settle = Callable[[], None]


def walk(start: QWidget, steps: int, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    """The names of what gets the focus."""
    names: list[str] = []
    start.window().activateWindow()
    start.setFocus()
    for _step in range(steps):
        now = start.window().focusWidget()
        assert now is not None
        QTest.keyClick(now, key)
        QApplication.processEvents()
        found = start.window().focusWidget()
        assert found is not None
        names.append(found.objectName())
    return names


def test_who_comes_then_the_agenda_then_the_voice(prepared: MeetingsTab, settle: Settle) -> None:
    names = walk(get(prepared, "meeting.date"), 60)
    order = ["meeting.table", "meeting.invite", "meeting.person.0.attendance", "agenda.template", "agenda.0.title", "agenda.0.minutes", "agenda.1.title", "agenda.add", "voice.words"]  # fmt: skip
    assert [name for name in names if name in order] == order


def test_back_is_the_same_way(prepared: MeetingsTab, settle: Settle) -> None:
    names = walk(get(prepared, "agenda.template"), 2, Qt.Key.Key_Backtab)
    assert all(name.startswith("meeting.person.") for name in names)


def test_at_the_table_the_page_comes_first(table: TableWindow, settle: Settle) -> None:
    names = walk(table, 40)
    assert names[0] == "table.here.0.present"
    order = ["table.here.0.present", "table.guest", "table.timeline", "table.next", "table.steps", "table.add_step"]
    assert [name for name in names if name in order][:6] == order
    assert names[names.index("table.add_step") + 1] == "table.here.0.present", "and round"


def test_in_the_dialog_of_a_call_whom_comes_before_what(
    tab: MeetingsTab, mees: Mees, messages: Messages, settle: Settle
) -> None:
    seen: list[list[str]] = []

    def look(dialog: CallDialog) -> bool:
        dialog.show()
        seen.append(walk(get(dialog, "call.with.0"), 14))
        dialog.hide()
        return False

    messages.run = look  # type: ignore[method-assign, assignment]
    ask_for_call(tab, mees.id)
    settle()
    order = ["call.with.1", "call.other", "call.why", "call.said", "call.agreement", "call.when", "dialog.back"]
    assert [name for name in seen[0] if name in order][: len(order)] == order


def test_after_closing_the_plan_is_one_key_away(table: TableWindow, vault: Vault, meeting: str, settle: Settle) -> None:
    with vault.write("Voorbeeld") as session:
        fix_plan(session, meeting, TODAY)
    table.refresh()
    settle()
    focus = table.focusWidget()
    assert focus is not None and focus.objectName() == "table.plan"
    assert walk(focus, 2) == ["table.done", "table.plan"]
