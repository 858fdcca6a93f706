"""Wat valt op? beside the drawing: real events in, questions out, and what they are about comes into sight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.school.actions import change_school
from rondom.timeline.actions import add_event
from rondom.timeline.changes import what_counts
from rondom.timeline.model import EventData, EventKind
from rondom.vault.vault import Vault
from tests.mees import Mees, add_mees
from ui.desk import Desk, Place
from ui.timeline.noticing_panel import NoticingPanel
from ui.timeline.tab import TimelineTab

Settle = Callable[[], None]


@pytest.fixture
def mees(vault: Vault) -> Mees:
    clock.freeze(datetime(2026, 3, 12, 10, 15))
    with vault.write("Voorbeeld") as session:
        made = add_mees(session)
        for lane, title, year, month in (
            ("kind", "Bril", 2020, 10), ("gezin", "Uit elkaar", 2021, 10), ("wonen", "Verhuisd", 2023, 9),
            ("wonen", "Weer verhuisd", 2023, 10), ("school", "Andere school", 2023, 11), ("gezin", "Opa dood", 2023, 12),
            ("gezin", "Zusje erbij", 2024, 1),
        ):  # fmt: skip
            on = date(year, month, 5)
            add_event(session, made.id, EventData(lane=lane, title=title, start_earliest=on, start_latest=on))
        help_ = EventData(lane="zorg", title="Speltherapie", kind=EventKind.TRAJECTORY)
        times = {"applied_earliest": date(2024, 3, 4), "applied_latest": date(2024, 3, 4)}
        times |= {"start_earliest": date(2024, 9, 16), "start_latest": date(2024, 9, 16)}
        add_event(session, made.id, help_.model_copy(update=times))
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


def panel(tab: TimelineTab) -> NoticingPanel:
    found = tab.findChild(NoticingPanel)
    assert found is not None
    return found


def words(tab: TimelineTab) -> list[str]:
    return [one.text() for one in panel(tab).findChildren(QLabel)]


def press(qtbot: QtBot, tab: TimelineTab, part: str) -> None:
    rows = panel(tab).findChildren(QPushButton, "timeline.question")
    row = next(one for one in rows if part in one.accessibleName())
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)


def test_the_bar_opens_questions_in_the_place_of_the_editor(qtbot: QtBot, tab: TimelineTab, settle: Settle) -> None:
    qtbot.mouseClick(tab.bar.notice, Qt.MouseButton.LeftButton)
    settle()
    assert tab.editor.isVisible()
    told = words(tab)
    assert "Bij Wat hielp staat nog niets." in told
    assert "In groep 4 veranderde er veel tegelijk." in told
    assert "Tussen aanmelden en begin van ‘Speltherapie’ gingen 28 weken voorbij." in told
    assert "Over groep 3 weten we niets." in told
    assert any(what_counts() in one for one in told)
    qtbot.mouseClick(tab.bar.notice, Qt.MouseButton.LeftButton)
    assert not tab.editor.isVisible()


def test_words_of_a_question_are_never_cut(qtbot: QtBot, tab: TimelineTab, settle: Settle) -> None:
    tab.looking.notice()
    settle()
    for row in panel(tab).findChildren(QPushButton, "timeline.question"):
        for word in row.findChildren(QLabel):
            assert word.height() >= word.heightForWidth(word.width()), word.text()


def test_a_question_brings_its_events_into_sight_and_chooses_them(
    qtbot: QtBot, tab: TimelineTab, settle: Settle
) -> None:
    tab.view.show_span(date(2017, 1, 1), date(2018, 1, 1))
    tab.looking.notice()
    settle()
    press(qtbot, tab, "veel tegelijk")
    settle()
    chosen = {tab.view.mark(key).label for key in tab.view.values()}
    assert chosen == {"Verhuisd", "Weer verhuisd", "Andere school", "Opa dood", "Zusje erbij"}
    first, last = tab.view.visible_span()
    assert first <= date(2023, 9, 5)
    assert last >= date(2024, 1, 5)
    assert panel(tab).isVisible()


def test_a_gap_brings_its_years_into_sight(qtbot: QtBot, tab: TimelineTab, settle: Settle) -> None:
    tab.view.show_span(date(2017, 1, 1), date(2018, 1, 1))
    tab.looking.notice()
    settle()
    press(qtbot, tab, "Over groep 3")
    first, last = tab.view.visible_span()
    assert first <= date(2022, 8, 1)
    assert last >= date(2023, 7, 31)
    assert tab.view.values() == ()


def test_what_is_told_later_takes_its_question_away(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, mees: Mees, desk: Desk, settle: Settle
) -> None:
    tab.looking.notice()
    settle()
    on = date(2022, 11, 5)
    data = EventData(lane="hielp", title="Oma", start_earliest=on, start_latest=on)
    desk.tasks.write(tab, "Gebeurtenis toegevoegd", lambda session: add_event(session, mees.id, data))
    settle()
    told = words(tab)
    assert "Bij Wat hielp staat nog niets." not in told
    assert "Over groep 3 weten we niets." not in told
    assert "In groep 4 veranderde er veel tegelijk." in told


def test_a_school_that_does_not_count_sees_no_count(
    qtbot: QtBot, tab: TimelineTab, desk: Desk, mees: Mees, settle: Settle
) -> None:
    tab.looking.notice()
    desk.tasks.write(tab, "School veranderd", lambda session: change_school(session, show_changes=False))
    settle()
    assert not any(what_counts() in one or "veel tegelijk" in one for one in words(tab))
    assert tab.strip.told_at(tab.strip.width() - 40) == ""


def test_with_large_text_the_question_makes_room_for_the_drawing(
    qtbot: QtBot, tab: TimelineTab, settle: Settle
) -> None:
    tab.resize(700, 800)
    settle()
    tab.looking.notice()
    settle()
    assert not tab.view.isVisible()
    press(qtbot, tab, "veel tegelijk")
    settle()
    assert tab.view.isVisible()
    assert len(tab.view.values()) == 5


def test_each_question_can_be_reached_with_the_keyboard(qtbot: QtBot, tab: TimelineTab, settle: Settle) -> None:
    tab.looking.notice()
    settle()
    rows = panel(tab).findChildren(QPushButton, "timeline.question")
    rows[0].setFocus()
    for row in rows:
        assert row.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert row.accessibleName().endswith("?")
    waited = next(one for one in rows if "28 weken" in one.accessibleName())
    waited.setFocus()
    qtbot.keyClick(waited, Qt.Key.Key_Space)
    assert [tab.view.mark(key).label for key in tab.view.values()] == ["Speltherapie"]
