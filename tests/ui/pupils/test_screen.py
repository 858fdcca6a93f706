"""The list of children: filter as you type, groups, chips, thousands of rows, opening."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.school.actions import add_group
from rondom.school.model import BaseGroupData
from rondom.vault.vault import Vault
from ui.desk import Desk, Place
from ui.pupils.screen import PupilsScreen

Settle = Callable[[], None]


@pytest.fixture
def school(vault: Vault) -> dict[str, str]:
    with vault.write("Leerlingen ingelezen") as session:
        three = add_group(session, BaseGroupData(name="Groep 3", year_groups="3", teacher="juf Jip"))
        ids = {
            name: add_pupil(session, PupilData(first_name=name, prefix=prefix, last_name=last, group_id=group, followed=followed))
            for name, prefix, last, group, followed in (
                ("Zoë", "van den", "Berg", three, True), ("Şenay", "", "Yıldız", three, False), ("Łukasz", "", "Bergsma", None, True),
            )
        }  # fmt: skip
    return {"three": three, **ids}


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, school: dict[str, str], settle: Settle) -> PupilsScreen:
    made = PupilsScreen(desk)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    settle()
    return made


def names(screen: PupilsScreen) -> list[str]:
    return [row.text for row in screen.rows.rows() if not row.heading]


def test_followed_children_come_first_and_all_are_one_click_away(qtbot: QtBot, screen: PupilsScreen) -> None:
    assert names(screen) == ["Zoë van den Berg", "Łukasz Bergsma"]
    qtbot.mouseClick(screen.chips["all"], Qt.MouseButton.LeftButton)
    assert names(screen) == ["Zoë van den Berg", "Şenay Yıldız", "Łukasz Bergsma"]


@pytest.mark.parametrize(("typed", "found"), [
    ("zoe", ["Zoë van den Berg"]), ("berg", ["Zoë van den Berg", "Łukasz Bergsma"]), ("senay", ["Şenay Yıldız"]), ("erg", []), ("den b", ["Zoë van den Berg"]),
])  # fmt: skip
def test_the_filter_finds_the_start_of_any_word_without_accents(
    qtbot: QtBot, screen: PupilsScreen, typed: str, found: list[str]
) -> None:
    qtbot.mouseClick(screen.chips["all"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(screen.filter, typed)
    qtbot.waitUntil(lambda: names(screen) == found)


def test_a_group_can_be_chosen(screen: PupilsScreen, school: dict[str, str]) -> None:
    screen.groups.rows.choose(school["three"])
    assert names(screen) == ["Zoë van den Berg"]


def test_enter_opens_the_dossier(
    qtbot: QtBot, screen: PupilsScreen, school: dict[str, str], places: list[Place]
) -> None:
    screen.rows.choose(school["Łukasz"])
    qtbot.keyClick(screen.rows, Qt.Key.Key_Return)
    assert places == [Place("dossier", school["Łukasz"], "overview")]


def test_enter_in_the_filter_opens_the_first(
    qtbot: QtBot, screen: PupilsScreen, school: dict[str, str], places: list[Place]
) -> None:
    qtbot.keyClicks(screen.filter, "berg")
    qtbot.waitUntil(lambda: len(names(screen)) == 2)
    qtbot.keyClick(screen.filter, Qt.Key.Key_Return)
    assert places == [Place("dossier", school["Zoë"], "overview")]


def test_five_thousand_children_are_all_in_the_list(
    qtbot: QtBot, desk: Desk, vault: Vault, screen: PupilsScreen, settle: Settle
) -> None:
    with vault.write("Leerlingen ingelezen") as session:
        for at in range(5000):
            add_pupil(session, PupilData(first_name=f"Kind{at}", last_name="Proef"))
    settle()
    qtbot.mouseClick(screen.chips["all"], Qt.MouseButton.LeftButton)
    assert len(names(screen)) == 5003
    qtbot.keyClicks(screen.filter, "kind4999")
    qtbot.waitUntil(lambda: names(screen) == ["Kind4999 Proef"])
