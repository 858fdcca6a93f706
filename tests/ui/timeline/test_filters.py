"""Showing a part of the timeline: drawing and list alike, with how many are hidden and one click to see all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.scene import Text
from rondom.timeline.actions import add_event, set_view
from rondom.timeline.factors import set_factor
from rondom.timeline.filtering import EVERYTHING
from rondom.timeline.model import EventData, FactorEffect
from rondom.vault.vault import Vault
from ui.desk import Desk, Place
from ui.timeline.tab import TimelineTab
from ui.widgets import FilterChip

Settle = Callable[[], None]
OMA = EventData(title="Bij oma", lane="hielp", start_said="2024", start_earliest=date(2024, 1, 1), start_latest=date(2024, 12, 31))  # fmt: skip


@pytest.fixture
def keys(vault: Vault) -> dict[str, str]:
    clock.freeze(datetime(2026, 3, 12, 10, 15))
    made: dict[str, str] = {}
    with vault.write("Leerling toegevoegd") as session:
        made["pupil"] = pupil = add_pupil(session, PupilData(first_name="Mees", birth_date=date(2016, 6, 14)))
        for title, lane, topic in (
            ("Bril", "kind", ""),
            ("Verhuisd", "wonen", "verhuizing"),
            ("Opa", "gezin", "overlijden"),
        ):
            day = date(2024, 5, 1)
            times = {"start_said": "1 mei 2024", "start_earliest": day, "start_latest": day}
            made[title] = add_event(session, pupil, EventData(title=title, lane=lane, topic=topic, **times))
        set_view(session, made["Opa"], "child", 0, -2)
        set_factor(session, made["Bril"], FactorEffect.PROTECTIVE, "steun")
    return made


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, keys: dict[str, str], settle: Settle) -> TimelineTab:
    made = TimelineTab(desk)
    qtbot.addWidget(made)
    made.visit(Place("dossier", keys["pupil"], "timeline"))
    made.resize(1300, 900)
    made.show()
    settle()
    return made


def chip(tab: TimelineTab, question: str, key: str) -> FilterChip:
    found = tab.filter.findChild(FilterChip, f"timeline.filter.{question}.{key}")
    assert isinstance(found, FilterChip)
    return found


def shown(tab: TimelineTab) -> set[str]:
    drawn = {mark.label for mark in tab.view.canvas.marks}
    listed = {row.text for row in tab.list.rows() if not row.heading}
    assert drawn == listed
    return drawn


def click(qtbot: QtBot, tab: TimelineTab, question: str, key: str) -> None:
    qtbot.mouseClick(chip(tab, question, key), Qt.MouseButton.LeftButton)


def test_a_chip_hides_the_rest_and_says_how_many(qtbot: QtBot, tab: TimelineTab) -> None:
    qtbot.keyClick(tab, Qt.Key.Key_F)
    assert tab.filter.isVisible()
    click(qtbot, tab, "lanes", "wonen")
    assert shown(tab) == {"Verhuisd"}
    assert tab.filter_line.isVisible()
    words = tab.filter_line.findChild(object, "timeline.filter.line.words").text()
    assert words == "1 van 3 gebeurtenissen te zien. 2 zijn verborgen door het filter."
    assert tab.bar.filter.text() == "Filter · 1"
    qtbot.mouseClick(tab.filter_line.off, Qt.MouseButton.LeftButton)
    assert shown(tab) == {"Verhuisd", "Bril", "Opa"}
    assert not tab.filter_line.isVisible()
    assert not chip(tab, "lanes", "wonen").isChecked()


@pytest.mark.parametrize(
    ("question", "key", "left"),
    [("perspectives", "child", "Opa"), ("factors", "protective", "Bril"), ("factors", "steun", "Bril"), ("topics", "overlijden", "Opa")],
)  # fmt: skip
def test_every_question_filters(qtbot: QtBot, tab: TimelineTab, question: str, key: str, left: str) -> None:
    tab.bar.filter.setChecked(True)
    click(qtbot, tab, question, key)
    assert shown(tab) == {left}


def test_only_answers_that_occur_are_offered(tab: TimelineTab) -> None:
    tab.bar.filter.setChecked(True)
    offered = {str(one.property("answer")) for one in tab.filter.findChildren(FilterChip)}
    assert offered == {"kind", "wonen", "gezin", "child", "protective", "steun", "verhuizing", "overlijden"}


def test_the_filter_stays_after_a_change_and_the_chips_keep_the_cursor(
    qtbot: QtBot, tab: TimelineTab, keys: dict[str, str], settle: Settle
) -> None:
    tab.bar.filter.setChecked(True)
    click(qtbot, tab, "lanes", "wonen")
    before = chip(tab, "lanes", "wonen")
    tab.hands.hide((keys["Verhuisd"],), True)
    settle()
    assert shown(tab) == {"Verhuisd"}
    assert chip(tab, "lanes", "wonen") is before


def test_opening_what_is_hidden_takes_the_filter_off(
    qtbot: QtBot, tab: TimelineTab, keys: dict[str, str], settle: Settle
) -> None:
    tab.bar.filter.setChecked(True)
    click(qtbot, tab, "lanes", "wonen")
    tab.open(keys["Bril"])
    settle()
    assert tab._filter == EVERYTHING
    assert tab.view.value() == keys["Bril"]
    assert tab.editor.isVisible()


def test_what_is_typed_is_never_hidden_by_the_filter(qtbot: QtBot, tab: TimelineTab, settle: Settle) -> None:
    tab.bar.filter.setChecked(True)
    click(qtbot, tab, "lanes", "wonen")
    qtbot.keyClicks(tab.entry, "mei 2025 zwemdiploma")
    qtbot.keyClick(tab.entry, Qt.Key.Key_Return)
    settle()
    assert "Zwemdiploma" in shown(tab)


def test_only_this_lane_from_its_menu(tab: TimelineTab) -> None:
    tab.view.heads.only.emit("gezin")
    assert shown(tab) == {"Opa"}
    assert tab.filter_line.isVisible()


def test_another_child_starts_without_a_filter(qtbot: QtBot, tab: TimelineTab, vault: Vault, settle: Settle) -> None:
    tab.bar.filter.setChecked(True)
    click(qtbot, tab, "lanes", "wonen")
    with vault.write("Leerling toegevoegd") as session:
        other = add_pupil(session, PupilData(first_name="Lotte"))
        add_event(session, other, EventData(title="Bril", lane="kind"))
    tab.visit(Place("dossier", other, "timeline"))
    settle()
    assert shown(tab) == {"Bril"}
    assert not tab.filter_line.isVisible()


def test_escape_closes_the_chips(qtbot: QtBot, tab: TimelineTab) -> None:
    tab.bar.filter.setChecked(True)
    qtbot.keyClick(chip(tab, "lanes", "kind"), Qt.Key.Key_Escape)
    assert not tab.filter.isVisible()
    assert not tab.bar.filter.isChecked()


def test_lanes_that_the_filter_empties_make_room_and_the_lane_of_what_helped_does_not_lie(
    qtbot: QtBot, tab: TimelineTab, desk: Desk, keys: dict[str, str], settle: Settle
) -> None:
    def lanes() -> list[str]:
        return [key for key, _top, _high in tab.view.canvas.bands]

    def said() -> str:
        return " ".join(item.text for item in tab.view.scene.fixed if isinstance(item, Text))

    assert len(lanes()) == 8
    assert "Nog niets. Wat helpt" in said()
    desk.tasks.write(tab, "Oma", lambda session: add_event(session, keys["pupil"], OMA))
    settle()
    qtbot.keyClick(tab, Qt.Key.Key_F)
    click(qtbot, tab, "lanes", "wonen")
    assert lanes() == ["wonen", "hielp"]
    assert not tab.view.heads.head("gezin").isVisible()
    assert "Nog niets" not in said()
    assert "Het filter verbergt wat hier staat." in said()
    tab.view.heads.step("wonen", 1)
    settle()
    assert lanes() == ["hielp", "wonen"]
    tab.show_filter(EVERYTHING)
    assert lanes() == ["kind", "gezin", "hielp", "school", "steun", "zorg", "overleg", "wonen"]
    assert tab.view.heads.head("gezin").isVisible()
