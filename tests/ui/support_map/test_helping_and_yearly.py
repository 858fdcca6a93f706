"""Wie kan hierbij helpen, and the yearly round, in the real screen: by mouse, by key, and on where one was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.support_map.actions import add_partner
from rondom.support_map.model import PartnerData
from rondom.support_map.queries import PartnerRow, partner_rows
from rondom.vault.vault import Vault
from ui.desk import Desk
from ui.support_map.screen import SupportMapScreen
from ui.widgets import KeptLine

Settle = Callable[[], None]
OLD = date(2025, 6, 1)


@pytest.fixture
def people(vault: Vault) -> dict[str, str]:
    clock.freeze(datetime(2026, 3, 12, 13, 0))
    cards = {
        "coach": PartnerData(name="Gezinscoach", person="Hatice", phone="0612345678", themes="geld", route="Bellen",
                             waiting_weeks=2, from_age=0, to_age=18, checked_on=OLD),
        "debt": PartnerData(name="Schuldhulp", ring=6, offer="Hulp bij schulden", checked_on=OLD),
        "teacher": PartnerData(name="Leerkracht", ring=1, person="Marloes", checked_on=OLD),
        "read": PartnerData(name="Leesspecialist", ring=2, themes="lezen", levels="1"),
    }  # fmt: skip
    with vault.write("Kaart gevuld") as session:
        return {key: add_partner(session, data) for key, data in cards.items()}


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, settle: Settle, people: dict[str, str]) -> SupportMapScreen:
    made = SupportMapScreen(desk)
    qtbot.addWidget(made)
    made.resize(1350, 846)
    made.show()
    settle()
    return made


@pytest.fixture
def kept(desk: Desk, settle: Settle) -> Callable[[], dict[str, PartnerRow]]:
    def read() -> dict[str, PartnerRow]:
        answer: list[list[PartnerRow]] = []
        settle()
        desk.tasks.read(desk.tasks, lambda session: partner_rows(session, clock.today()), answer.append)
        settle()
        return {row.name: row for row in answer[0]}

    return read


Kept = Callable[[], dict[str, PartnerRow]]


def words(widget: QWidget) -> list[str]:
    return [found.text() for found in widget.findChildren(QLabel) if found.isVisible()]


def part(screen: QWidget, kind: type, name: str):
    found = screen.findChild(kind, name)
    assert found is not None, name
    return found


def asked(screen: SupportMapScreen) -> list[str]:
    return [answer.partner.name for answer in screen.companions.helping.answers]


def test_h_asks_and_the_answers_say_the_way_and_the_wait(
    screen: SupportMapScreen, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(screen.view, Qt.Key.Key_H)
    helping = screen.companions.helping
    assert helping.isVisible() and any(word.startswith("Typ een vraag") for word in words(helping))
    qtbot.keyClicks(helping.words, "schulden")
    settle()
    assert asked(screen) == ["Gezinscoach", "Schuldhulp"]
    shown = words(helping)
    for expected in ("2 kaartjes passen hierbij.", "06 12 34 56 78", "Bellen", "Wachttijd: 2 weken", "Hatice"):
        assert any(word.startswith(expected) for word in shown), expected
    assert "Wachttijd: niet bekend" in shown


def test_age_and_level_make_the_question_narrower(screen: SupportMapScreen, qtbot: QtBot, settle: Settle) -> None:
    screen.companions.open_helping(age=30)
    helping = screen.companions.helping
    qtbot.keyClicks(helping.words, "schulden")
    assert asked(screen) == ["Schuldhulp"]
    helping.age.setText("jong")
    assert any("leeftijd in jaren" in word for word in words(helping))
    assert asked(screen) == ["Gezinscoach", "Schuldhulp"]
    helping.age.setText("")
    helping.words.setText("lezen")
    helping.level.show_value("3")
    helping.level.activated.emit(0)
    assert asked(screen) == [] and any(word.startswith("Geen kaartje past") for word in words(helping))


def test_who_would_help_at_another_age_is_told(screen: SupportMapScreen, qtbot: QtBot, settle: Settle) -> None:
    """The child is eight; lessons for adults, or help with money for the parents, would else stay unseen."""
    helping = screen.companions.helping
    screen.companions.open_helping(age=30)
    qtbot.keyClicks(helping.words, "Hatice")
    assert asked(screen) == []
    assert "Geen kaartje past hierbij. Zonder leeftijd en niveau past er 1." in words(helping)
    helping.words.setText("zonnebloemolie")
    assert any("intern begeleider" in word for word in words(helping))


def test_after_the_round_nobody_is_marked(screen: SupportMapScreen, qtbot: QtBot, settle: Settle) -> None:
    """Also when Esc is pressed beside the panel, with the focus elsewhere on the screen."""
    screen.companions.open_yearly()
    settle()
    assert screen.view.value() != ""
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    settle()
    assert not screen.companions.yearly.isVisible()
    assert screen.view.value() == "" and screen.list.rows.value() == ""


def test_only_who_answers_stands_out_on_the_map_and_in_the_list(
    screen: SupportMapScreen, qtbot: QtBot, people: dict[str, str], settle: Settle
) -> None:
    screen.companions.open_helping()
    qtbot.keyClicks(screen.companions.helping.words, "schulden")
    settle()
    keys = [row.key for row in screen.list.rows.rows() if not row.heading]
    assert keys == [people["coach"], people["debt"]]
    qtbot.keyClick(screen.companions.helping, Qt.Key.Key_Escape)
    settle()
    assert not screen.companions.helping.isVisible()
    assert len([row for row in screen.list.rows.rows() if not row.heading]) == 4


def test_choosing_someone_else_on_the_map_ends_the_question(
    screen: SupportMapScreen, qtbot: QtBot, people: dict[str, str], settle: Settle
) -> None:
    screen.companions.open_helping()
    qtbot.keyClicks(screen.companions.helping.words, "schulden")
    part(screen, QPushButton, f"map.helping.open.{people['debt']}").click()
    settle()
    assert len([row for row in screen.list.rows.rows() if not row.heading]) == 2
    screen.choose("")
    settle()
    assert len([row for row in screen.list.rows.rows() if not row.heading]) == 4
    screen.companions.open_helping()
    screen.choose(people["teacher"])
    settle()
    assert screen.panel.isVisible()
    assert len([row for row in screen.list.rows.rows() if not row.heading]) == 4


def test_from_a_card_one_comes_back_to_the_question(
    screen: SupportMapScreen, qtbot: QtBot, people: dict[str, str], settle: Settle
) -> None:
    screen.companions.open_helping()
    qtbot.keyClicks(screen.companions.helping.words, "schulden")
    part(screen, QPushButton, f"map.helping.open.{people['debt']}").click()
    settle()
    assert screen.panel.isVisible() and screen.view.value() == people["debt"]
    part(screen, QToolButton, "map.card.close").click()
    settle()
    assert screen.companions.helping.isVisible() and screen.companions.helping.words.text() == "schulden"


def test_one_key_per_card_through_the_whole_round(
    screen: SupportMapScreen, qtbot: QtBot, kept: Kept, settle: Settle
) -> None:
    qtbot.keyClick(screen.view, Qt.Key.Key_K)
    settle()
    yearly = screen.companions.yearly
    assert yearly.isVisible() and "1 van 4 nagekeken dit schooljaar" in words(yearly)
    assert "Marloes" in words(yearly)
    for _again in range(3):
        qtbot.keyClick(yearly, Qt.Key.Key_J)
        settle()
    assert all(row.checked_on == date(2026, 3, 12) for row in kept().values())
    assert {row.checked_by for row in kept().values()} >= {"Ib Proef"}
    assert any(word.startswith("Alles is nagekeken.") for word in words(yearly))
    assert not part(yearly, QPushButton, "map.yearly.yes").isVisible()


def test_what_is_passed_over_comes_back_and_another_day_goes_on(
    screen: SupportMapScreen, qtbot: QtBot, people: dict[str, str], kept: Kept, settle: Settle
) -> None:
    screen.companions.open_yearly()
    settle()
    yearly = screen.companions.yearly
    seen = [yearly.key]
    for _again in range(3):
        qtbot.keyClick(yearly, Qt.Key.Key_Right)
        settle()
        seen.append(yearly.key)
    assert seen[:3] == [people["teacher"], people["coach"], people["debt"]] and seen[3] in seen[:2]
    qtbot.keyClick(yearly, Qt.Key.Key_J)
    settle()
    qtbot.keyClick(yearly, Qt.Key.Key_Escape)
    settle()
    assert not yearly.isVisible()
    screen.companions.open_yearly()
    settle()
    assert "2 van 4 nagekeken dit schooljaar" in words(yearly)


def test_what_changed_this_year_stands_below_the_card(
    screen: SupportMapScreen, people: dict[str, str], settle: Settle
) -> None:
    screen.companions.open_yearly()
    settle()
    assert {"Veranderd sinds 12 maart 2025", "Nieuw op de kaart."} <= set(words(screen.companions.yearly))


def test_wijzigen_opens_the_editor_and_comes_back(
    screen: SupportMapScreen, qtbot: QtBot, people: dict[str, str], kept: Kept, settle: Settle
) -> None:
    screen.companions.open_yearly()
    settle()
    qtbot.keyClick(screen.companions.yearly, Qt.Key.Key_W)
    settle()
    assert screen.editor.isVisible()
    person = part(screen, KeptLine, "map.edit.person")
    person.clear()
    qtbot.keyClicks(person, "Juf Saar")
    screen.editor.leave()
    settle()
    assert screen.companions.yearly.isVisible() and "Juf Saar" in words(screen.companions.yearly)
    assert kept()["Leerkracht"].person == "Juf Saar"


def test_two_that_may_be_one_are_asked_about_and_merged(
    screen: SupportMapScreen, desk: Desk, kept: Kept, settle: Settle
) -> None:
    twice = PartnerData(name="gezinscoach", languages="Turks", checked_on=OLD)
    desk.tasks.write(desk.tasks, "Erbij", lambda session: add_partner(session, twice))
    settle()
    screen.companions.open_yearly()
    settle()
    assert "Twee kaartjes heten Gezinscoach." in words(screen.companions.yearly)
    part(screen, QPushButton, "map.yearly.merge").click()
    found = kept()
    assert "gezinscoach" not in found and found["Gezinscoach"].languages == "Turks"
    assert "Twee kaartjes heten Gezinscoach." not in words(screen.companions.yearly)


def test_a_card_without_a_name_gets_a_proposal(
    screen: SupportMapScreen, desk: Desk, kept: Kept, settle: Settle
) -> None:
    bare = PartnerData(name="", organisation="Bibliotheek", ring=1, checked_on=date(2020, 1, 1))
    desk.tasks.write(desk.tasks, "Erbij", lambda session: add_partner(session, bare))
    settle()
    screen.companions.open_yearly()
    settle()
    button = part(screen, QPushButton, "map.yearly.name")
    assert button.text() == "Noem het Bibliotheek"
    button.click()
    assert "Bibliotheek" in kept()


def test_large_text_cuts_nothing_off(qtbot: QtBot, desk: Desk, people: dict[str, str], settle: Settle) -> None:
    desk.theme.apply("light", 2.0)
    made = SupportMapScreen(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    settle()
    for open_it, panel in (
        (made.companions.open_helping, made.companions.helping),
        (made.companions.open_yearly, made.companions.yearly),
    ):
        open_it()
        settle()
        assert panel.isVisible() and panel.width() <= made.beside.width() and made.height() == 700
        for shown in panel.findChildren(QPushButton):
            if shown.isVisible():
                assert shown.width() >= shown.minimumSizeHint().width(), shown.text()
