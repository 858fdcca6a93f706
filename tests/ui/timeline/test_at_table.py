"""Aan tafel: the timeline for everyone in the room. What is hidden is truly gone, and all of it can be read from afar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.scene import Text
from rondom.timeline.actions import add_event, hide_in_meeting, set_view
from rondom.timeline.lanes import lanes_of
from rondom.timeline.model import EventData, EventKind, Nature
from rondom.timeline.queries import event_rows
from rondom.vault.vault import Vault
from tests.mees import Mees, add_mees
from ui.desk import Desk, Place
from ui.shell.capture import FOR_OTHERS
from ui.timeline.at_table import TimelineAtTable
from ui.timeline.tab import TimelineTab

Settle = Callable[[], None]
ROOM_PT = 18.0
PX_OF_PT = 96 / 72


def put(vault: Vault, pupil: str, lane: str, title: str, year: int, **values: object) -> str:
    on = date(year, 10, 1)
    data = EventData(lane=lane, title=title, start_earliest=on, start_latest=on).model_copy(update=values)
    with vault.write("Voorbeeld") as session:
        return add_event(session, pupil, data)


@pytest.fixture
def mees(vault: Vault) -> Mees:
    clock.freeze(datetime(2026, 3, 12, 10, 15))
    with vault.write("Voorbeeld") as session:
        made = add_mees(session)
    told = {"told_by": "Sanne", "nature": Nature.EXPERIENCE}
    made.others["split"] = put(vault, made.id, "gezin", "Uit elkaar", 2022, **told)
    made.others["secret"] = put(vault, made.id, "gezin", "Geheim van papa", 2023, private=True)
    made.others["glasses"] = put(vault, made.id, "kind", "Bril", 2021)
    made.others["therapy"] = put(
        vault, made.id, "zorg", "Speltherapie", 2024, kind=EventKind.TRAJECTORY,
        applied_earliest=date(2024, 3, 1), applied_latest=date(2024, 3, 1),
    )  # fmt: skip
    with vault.write("Voorbeeld") as session:
        set_view(session, made.others["split"], "child", 0, -2, "Toen had ik twee huizen.")
        set_view(session, made.others["split"], "parent", 0, 1, "Er kwam <b>rust</b>.")
        set_view(session, made.others["secret"], "child", 0, -2, "Niet zeggen.")
    return made


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, mees: Mees, settle: Settle) -> TimelineTab:
    made = TimelineTab(desk)
    qtbot.addWidget(made)
    made.visit(Place("dossier", mees.id, "timeline"))
    made.resize(1300, 800)
    made.show()
    settle()
    return made


@pytest.fixture
def table(tab: TimelineTab, settle: Settle) -> Iterator[TimelineAtTable]:
    tab.looking.at_table()
    settle()
    made = tab.findChild(TimelineAtTable)
    assert made is not None
    made.showNormal()
    made.resize(1440, 900)
    settle()
    yield made
    for one in tab.findChildren(TimelineAtTable):  # closed by a test it is gone
        one.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def get(table: QWidget, name: str) -> QLabel:
    found = table.findChild(QLabel, name)
    assert found is not None, name
    return found


def said(table: TimelineAtTable) -> str:
    """Every word on the screen, and what the drawing says of itself."""
    labels = [one.text() for one in table.findChildren(QLabel)]
    spots = [spot.text for spot in table.page.view.scene.spots]
    names = [one.accessibleName() + one.accessibleDescription() for one in table.findChildren(QWidget)]
    return "\n".join([*labels, *spots, *names])


def test_f11_opens_it_full_screen_and_it_is_made_to_be_seen(qtbot: QtBot, tab: TimelineTab, settle: Settle) -> None:
    tab.activateWindow()
    tab.view.setFocus()
    qtbot.keyClick(tab.view, Qt.Key.Key_F11)
    settle()
    made = tab.findChild(TimelineAtTable)
    assert made.isFullScreen()
    assert made.property(FOR_OTHERS) is True
    assert "De tijdlijn van Mees" in said(made)
    made.close()


def test_hidden_events_are_truly_gone(table: TimelineAtTable, mees: Mees, settle: Settle) -> None:
    page = table.page
    assert page.view.mark(mees.others["secret"]) is None
    assert len(page.view.canvas.marks) == 3
    for _step in range(9):
        page.next_question()
        settle()
        assert "Geheim" not in said(table)
    page._choose(mees.others["secret"])  # as if something asked for it all the same
    settle()
    assert "Geheim" not in said(table)
    assert "Niet zeggen" not in said(table)
    held = repr(page._shown)
    assert mees.others["secret"] not in held
    assert "Geheim" not in held


def test_what_is_hidden_elsewhere_leaves_the_table_at_once(
    table: TimelineAtTable, desk: Desk, mees: Mees, settle: Settle
) -> None:
    split = mees.others["split"]
    table.page.view.choose(split)
    table.page._choose(split)
    settle()
    assert "twee huizen" in said(table)
    desk.tasks.write(table, "Niet voor dit overleg", lambda session: hide_in_meeting(session, split, True))
    settle()
    assert table.page.view.mark(split) is None
    assert "Uit elkaar" not in said(table)
    assert "twee huizen" not in said(table)


def test_arrows_walk_and_the_chosen_event_stands_large_with_the_words_of_each(
    qtbot: QtBot, table: TimelineAtTable, mees: Mees, settle: Settle
) -> None:
    view = table.page.view
    view.setFocus()
    walked = set()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
        settle()
        assert get(table, "table.told.title").text() == view.mark(view.value()).label
        walked.add(view.value())
    assert len(walked) > 1
    view.choose(mees.others["split"])
    table.page._choose(mees.others["split"])
    settle()
    words = [one.text() for one in table.page.told.findChildren(QLabel)]
    assert words[-4:] == ["Mees", "“Toen had ik twee huizen.”", "Ouder", "“Er kwam <b>rust</b>.”"]
    assert "Verteld door Sanne. Ervaring." in get(table, "table.told.about").text()
    assert not [one for one in words if one.strip("“”").lstrip("+-−").isdigit()]


def test_nothing_is_smaller_than_a_room_can_read(
    qtbot: QtBot, table: TimelineAtTable, mees: Mees, settle: Settle
) -> None:
    page = table.page
    table.activateWindow()
    page.make_new()
    qtbot.keyClicks(page.entry, "groep 3 verhuizing naar oma")
    page.told.show_question(page._shown.questions[0], 1, 2)
    settle()
    least = ROOM_PT * PX_OF_PT
    parts = [
        one
        for one in table.findChildren(QWidget)
        if one.isVisible() and isinstance(one, QLabel | QAbstractButton | QLineEdit)
    ]
    small = [(one.objectName(), one.text()) for one in parts if one.text() and one.fontInfo().pixelSize() < least]
    assert small == []
    scene = page.view.scene
    texts = [item for item in scene.items() if isinstance(item, Text)]
    assert texts
    assert [one.text for one in texts if one.size < least] == []


@pytest.mark.parametrize("scale", [0.8, 2.0])
def test_another_text_size_of_the_program_leaves_the_table_readable(
    table: TimelineAtTable, desk: Desk, scale: float, settle: Settle
) -> None:
    desk.theme.apply(scale=scale)
    settle()
    assert table.theme.em * 0.77 >= ROOM_PT * PX_OF_PT
    assert table.page.entry.fontInfo().pixelSize() >= ROOM_PT * PX_OF_PT


def test_b_blanks_the_screen_and_any_key_brings_it_back(qtbot: QtBot, table: TimelineAtTable) -> None:
    table.activateWindow()
    table.page.view.setFocus()
    qtbot.keyClick(table.page.view, Qt.Key.Key_B)
    assert not table.page.isVisible()
    assert table.findChild(QWidget, "table.empty").isVisible()
    qtbot.keyClick(table.findChild(QWidget, "table.empty"), Qt.Key.Key_Space)
    assert table.page.isVisible()


def test_esc_goes_one_step_back_each_time(qtbot: QtBot, table: TimelineAtTable, mees: Mees, settle: Settle) -> None:
    table.activateWindow()
    page = table.page
    page.next_question()
    settle()
    page.make_new()
    qtbot.keyClicks(page.entry, "bril b n w")
    assert page.told.isVisible()
    table.step_back()
    assert not page.entry.hasFocus()
    assert page.entry.text() == "bril b n w"
    table.step_back()
    assert not page.told.isVisible()
    table.step_back()
    assert not table.isVisible()


def test_a_line_typed_at_the_table_becomes_an_event_and_stands_large(
    qtbot: QtBot, table: TimelineAtTable, vault: Vault, mees: Mees, settle: Settle
) -> None:
    table.activateWindow()
    qtbot.keyClick(table.page.view, Qt.Key.Key_N)
    qtbot.keyClicks(table.page.entry, "groep 3 verhuizing naar oma")
    qtbot.keyClick(table.page.entry, Qt.Key.Key_Return)
    settle()
    with vault.read() as session:
        (one,) = [row for row in event_rows(session, mees.id) if row.title == "Verhuizing naar oma"]
    assert one.lane == "wonen"
    assert table.page.view.value() == one.id
    assert get(table, "table.told.title").text() == "Verhuizing naar oma"
    assert table.page.entry.text() == ""
    table._undo()
    settle()
    with vault.read() as session:
        assert "Verhuizing naar oma" not in [row.title for row in event_rows(session, mees.id)]
    assert not table.page.told.isVisible()


def test_w_asks_one_question_after_another(table: TimelineAtTable, settle: Settle) -> None:
    page = table.page
    asked = []
    for _one in page._shown.questions:
        page.next_question()
        settle()
        asked.append((get(table, "table.told.seen").text(), get(table, "table.told.asked").text()))
    assert asked == [(one.seen, one.asked) for one in page._shown.questions]
    assert ("Bij Wat hielp staat nog niets.", "Wat hielp, hoe klein ook?") in asked
    page.next_question()
    assert not page.told.isVisible()


def test_a_year_that_is_hidden_from_this_meeting_is_not_asked_about(table: TimelineAtTable) -> None:
    """Geheim van papa is all that is known of groep 4."""
    gaps = [one.seen for one in table.page._shown.questions if one.sort == "gap"]
    assert gaps
    assert not [one for one in gaps if "groep 4" in one]


def test_a_lane_is_opened_here_only(table: TimelineAtTable, vault: Vault, settle: Settle) -> None:
    view = table.page.view
    assert {lane.key for lane in view.frame.lanes if lane.folded} == {"wonen", "school", "steun", "overleg"}
    view.heads.fold("wonen", False)
    settle()
    assert {lane.key for lane in view.frame.lanes if lane.folded} == {"school", "steun", "overleg"}
    with vault.read() as session:
        assert not [lane for lane in lanes_of(session) if lane.folded]


def test_nobody_moves_removes_or_hides_at_the_table(
    qtbot: QtBot, table: TimelineAtTable, vault: Vault, mees: Mees, settle: Settle
) -> None:
    with vault.read() as session:
        before = event_rows(session, mees.id)
    view = table.page.view
    view.choose(mees.others["split"])
    view.setFocus()
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_V):
        qtbot.keyClick(view, key)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    settle()
    with vault.read() as session:
        assert event_rows(session, mees.id) == before


def test_long_words_scroll_and_leave_the_drawing_its_place(
    table: TimelineAtTable, vault: Vault, mees: Mees, settle: Settle
) -> None:
    key = put(vault, mees.id, "kind", "Een heel lange titel " * 9, 2025)
    table.page.refresh()
    settle()
    table.page.view.choose(key)
    table.page._choose(key)
    settle()
    assert table.page.told.height() <= table.height() * 0.45
    assert table.page.view.height() >= table.theme.px(5)
    assert get(table, "table.told.title").text().startswith("Een heel lange titel Een")


def test_closing_forgets_the_child(table: TimelineAtTable, settle: Settle) -> None:
    page = table.page
    table.close()
    assert page._shown is None
    assert page.view.canvas.marks == ()


def test_no_word_below_the_drawing_is_cut(table: TimelineAtTable, vault: Vault, mees: Mees, settle: Settle) -> None:
    page = table.page
    waited = {"kind": EventKind.TRAJECTORY, "applied_earliest": date(2023, 3, 1), "applied_latest": date(2023, 3, 1)}
    put(vault, mees.id, "zorg", "Speltherapie bij de praktijk aan de overkant", 2024, **waited)
    page.refresh()
    settle()
    poses = [page.next_question] * len(page._shown.questions)
    for key in (mees.others["split"], mees.others["glasses"], mees.others["therapy"]):
        poses.append(lambda key=key: (page.view.choose(key), page._choose(key)))
    for pose in poses:
        pose()
        settle()
        for word in page.told.findChildren(QLabel):
            assert word.height() >= word.heightForWidth(word.width()), word.text()
            assert word.mapTo(page.told, word.rect().bottomLeft()).y() < page.told.height(), word.text()
