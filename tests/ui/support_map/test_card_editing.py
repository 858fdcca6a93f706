"""The card and its editor in the real screen: everything on it, several people, lines with their way, who came instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.support_map.actions import add_line, add_partner
from rondom.support_map.model import LinkDirection, LinkKind, Need, PartnerData, PersonData
from rondom.support_map.people import add_person
from rondom.support_map.queries import PartnerCard, partner_card
from rondom.vault.vault import Vault
from ui.desk import Desk
from ui.messages import Messages
from ui.support_map.pickers import ThemePicker
from ui.support_map.screen import SupportMapScreen
from ui.widgets import FilterChip, KeptChoice, KeptLine, KeptText

Settle = Callable[[], None]


@pytest.fixture
def people(vault: Vault) -> dict[str, str]:
    clock.freeze(datetime(2026, 3, 12, 13, 0))
    coach = PartnerData(
        name="Gezinscoach", person="Hatice Kievit", organisation="CJG", ring=3, step=2, step_on=date(2024, 1, 8),
        phone="0612345678", waiting_weeks=2, waiting_on=date(2026, 1, 12), themes="geld,moestuin", levels="2",
        from_age=0, to_age=18, referral=Need.NO, form=Need.YES, costs="Geen", website="cjg.invalid",
        address="Zeekant 40", postcodes="2491",
    )  # fmt: skip
    with vault.write("Kaart gevuld") as session:
        ids = {
            "coach": add_partner(session, coach),
            "teacher": add_partner(session, PartnerData(name="Leerkracht", person="Marloes Grutto", ring=1)),
            "doctor": add_partner(session, PartnerData(name="Jeugdarts", ring=3, step=1)),
        }
        ids["lot"] = add_person(session, ids["coach"], PersonData(name="Lot Tapuit", phone="0687654321", days="di"))
        add_line(
            session, ids["coach"], ids["teacher"], 3, "elke week", kind=LinkKind.SHORT, last_contact=date(2026, 3, 2)
        )
    return ids


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, settle: Settle, people: dict[str, str]) -> SupportMapScreen:
    made = SupportMapScreen(desk)
    qtbot.addWidget(made)
    made.resize(1350, 846)
    made.show()
    settle()
    return made


@pytest.fixture
def editing(screen: SupportMapScreen, people: dict[str, str], settle: Settle) -> SupportMapScreen:
    screen.choose(people["coach"])
    settle()
    screen.edit()
    settle()
    assert screen._form is not None
    for fold in screen._form.folds.values():
        fold.show_open(True)
    return screen


@pytest.fixture
def kept(desk: Desk, settle: Settle, people: dict[str, str]) -> Callable[[str], PartnerCard]:
    """The card as the vault holds it now."""

    def read(who: str = "coach") -> PartnerCard:
        answer: list[PartnerCard] = []
        settle()
        desk.tasks.read(desk.tasks, lambda s: partner_card(s, people[who], clock.today()), answer.append)
        settle()
        return answer[0]

    return read


Kept = Callable[..., PartnerCard]


def words(widget: QWidget) -> list[str]:
    return [found.text() for found in widget.findChildren(QLabel) if found.isVisible()]


def part(screen: QWidget, kind: type, name: str):
    found = screen.findChild(kind, name)
    assert found is not None, name
    return found


def pick(choice: QComboBox, key: str) -> None:
    choice.setCurrentIndex(choice.findData(key))
    choice.activated.emit(choice.currentIndex())


def test_a_card_says_everything_that_is_on_it(screen: SupportMapScreen, people: dict[str, str], settle: Settle) -> None:
    screen.choose(people["coach"])
    settle()
    shown = words(screen.panel)
    for expected in (
        "06 12 34 56 78",
        "2 weken, op 12 januari 2026",
        "Formulier nodig, geen verwijzing.",
        "0 tot en met 18 jaar, postcode 2491",
        "Geld en schulden, moestuin",
        "extra hulp",
        "Geen",
        "Zeekant 40",
        "cjg.invalid",
        "Lot Tapuit",
        "06 87 65 43 21   di",
        "sinds 2024 trede 2",
    ):
        assert expected in shown, expected
    (line,) = part(screen.panel, QWidget, "map.card.lines").rows()
    assert line.side == "korte lijn, laatst gesproken op 2 maart 2026"


def test_a_number_stays_as_typed_and_is_shown_in_groups(editing: SupportMapScreen, qtbot: QtBot, kept: Kept) -> None:
    phone = part(editing, KeptLine, "map.edit.phone")
    assert phone.text() == "0612345678" and "Op het kaartje: 06 12 34 56 78" in words(editing.editor)
    phone.clear()
    qtbot.keyClicks(phone, "070-12345")
    assert any("Een Nederlands nummer heeft er meestal 10" in word for word in words(editing.editor))
    phone.flush()
    assert kept().partner.phone == "070-12345"


def test_days_are_typed_in_any_words_and_nonsense_is_explained(
    editing: SupportMapScreen, qtbot: QtBot, kept: Kept
) -> None:
    asked = part(editing, KeptLine, "map.edit.waiting_on")
    asked.clear()
    qtbot.keyClicks(asked, "3 maart")
    asked.flush()
    assert kept().partner.waiting_on == date(2026, 3, 3)
    qtbot.keyClicks(asked, " x")
    asked.flush()
    assert any(word.startswith("Deze datum leest Rondom niet.") for word in words(editing.editor))
    assert kept().partner.waiting_on == date(2026, 3, 3)


def test_whether_a_form_is_needed_ages_levels_and_themes_are_kept(
    editing: SupportMapScreen, qtbot: QtBot, kept: Kept
) -> None:
    pick(part(editing, KeptChoice, "map.edit.form"), "no")
    part(editing, FilterChip, "map.edit.levels.3").click()
    age = part(editing, KeptLine, "map.edit.to_age")
    age.clear()
    qtbot.keyClicks(age, "23")
    age.flush()
    themes = part(editing, ThemePicker, "map.edit.themes")
    part(editing, FilterChip, "map.edit.themes.moestuin").click()
    themes.adder.setEditText("Wonen")
    themes.adder.lineEdit().returnPressed.emit()
    found = kept().partner
    assert (found.form, found.levels, found.to_age, found.themes) == (Need.NO, (2, 3), 23, ("geld", "wonen"))


def test_a_person_is_added_changed_put_on_the_card_and_taken_away(
    editing: SupportMapScreen, qtbot: QtBot, kept: Kept, people: dict[str, str]
) -> None:
    part(editing, QPushButton, "map.edit.people.add").click()
    lot, fresh = kept().people
    name = part(editing, KeptLine, f"map.edit.person.{fresh.id}.name")
    qtbot.keyClicks(name, "Noor Wulp")
    name.flush()
    assert [one.name for one in kept().people] == ["Lot Tapuit", "Noor Wulp"]
    part(editing, QToolButton, f"map.edit.person.{fresh.id}.up").click()
    assert [one.name for one in kept().people] == ["Noor Wulp", "Lot Tapuit"]
    part(editing, QToolButton, f"map.edit.person.{lot.id}.first").click()
    found = kept()
    assert found.partner.person == "Lot Tapuit" and [one.name for one in found.people] == ["Noor Wulp", "Hatice Kievit"]
    part(editing, QToolButton, f"map.edit.person.{fresh.id}.remove").click()
    assert [one.name for one in kept().people] == ["Hatice Kievit"]


def test_a_line_has_a_kind_a_direction_and_a_way(editing: SupportMapScreen, kept: Kept, people: dict[str, str]) -> None:
    stem = f"map.edit.line.{people['teacher']}"
    pick(part(editing, KeptChoice, f"{stem}.kind"), "standing")
    pick(part(editing, KeptChoice, f"{stem}.direction"), "to")
    pick(part(editing, KeptChoice, f"{stem}.step"), "4")
    (line,) = kept().lines
    assert (line.kind, line.direction, line.step) == (LinkKind.STANDING, LinkDirection.TO, 4)
    assert line.step_on == date(2026, 3, 12)
    (other,) = kept("teacher").lines
    assert other.direction is LinkDirection.FROM


def test_who_came_instead_takes_the_place_on_the_map(
    editing: SupportMapScreen, kept: Kept, people: dict[str, str], settle: Settle
) -> None:
    pick(part(editing, KeptChoice, "map.edit.replaced_by"), people["doctor"])
    assert kept().replaced_by == (people["doctor"], "Jeugdarts")
    assert people["coach"] not in {spot.key for spot in editing.view.scene.spots}
    editing.editor.leave()
    settle()
    part(editing.panel, QPushButton, "map.card.replaced_by").click()
    settle()
    assert editing.view.value() == people["doctor"]
    assert part(editing.panel, QPushButton, f"map.card.replaces.{people['coach']}").text() == (
        "Kwam in de plaats van Gezinscoach"
    )
    editing.other_mode()
    rows = editing.list.rows.rows()
    assert [row.text for row in rows][-2:] == ["Vervangen", "Gezinscoach"] and rows[-1].end == "niet meer op de kaart"


def test_a_circle_is_refused_in_words_and_nothing_changes(
    editing: SupportMapScreen, kept: Kept, people: dict[str, str], messages: Messages, settle: Settle
) -> None:
    pick(part(editing, KeptChoice, "map.edit.replaced_by"), people["doctor"])
    settle()
    editing.choose(people["doctor"])
    settle()
    editing.edit()
    settle()
    assert editing._form is not None
    pick(editing._form.successor, people["coach"])
    settle()
    assert messages.said == ["replaced-in-a-circle"] and editing._form.successor.value() == ""
    assert kept("doctor").replaced_by is None


def test_a_card_cannot_lose_its_name(editing: SupportMapScreen, kept: Kept) -> None:
    name = part(editing, KeptLine, "map.edit.name")
    name.clear()
    name.flush()
    assert any("heeft een naam nodig" in word for word in words(editing.editor))
    assert kept().partner.name == "Gezinscoach"


def test_words_that_cannot_be_kept_stay_in_the_field(editing: SupportMapScreen, kept: Kept, messages: Messages) -> None:
    costs, route = part(editing, KeptLine, "map.edit.costs"), part(editing, KeptText, "map.edit.route")
    costs.setText("x" * 600)
    costs.flush()
    assert kept().partner.costs == "Geen" and costs.text() == "x" * 600 and costs.dirty
    route.setPlainText("Bel ‏مرحبا‎ 🙂 " + "lang " * 1000)
    route.flush()
    assert kept().partner.route.startswith("Bel ‏مرحبا")


def test_a_name_that_is_there_already_is_asked_about(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    screen.ask_new()
    name = part(screen, QWidget, "map.new.name")
    qtbot.keyClicks(name, "gezinscoach")
    settle()
    assert "Gezinscoach staat al op de kaart: Hatice Kievit." in words(screen.editor)
    assert part(screen, QPushButton, "map.new.add").text() == "Zet er nog een bij"
    qtbot.mouseClick(part(screen, QPushButton, f"map.new.open.{people['coach']}"), Qt.MouseButton.LeftButton)
    settle()
    assert screen.view.value() == people["coach"] and screen.panel.isVisible()
