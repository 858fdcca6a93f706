"""The ondersteuningsstructuur in a real window on a real vault: choosing, changing, adding, taking away, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.support_map.actions import add_line, add_partner, change_partner
from rondom.support_map.model import PartnerData
from rondom.support_map.queries import PartnerRow, partner_rows
from rondom.vault.vault import Vault
from ui.desk import Desk, Place
from ui.messages import Messages
from ui.support_map.screen import SupportMapScreen
from ui.timeline import accessible
from ui.widgets import FilterChip, KeptChoice, KeptLine

Settle = Callable[[], None]


@pytest.fixture
def people(vault: Vault) -> dict[str, str]:
    """Four people with two lines."""
    clock.freeze(datetime(2026, 3, 12, 13, 0))
    coach = PartnerData(
        name="Gezinscoach", person="Hatice Kievit", organisation="CJG", ring=3, step=3, phone="06 00 00 12 34",
        days="ma,do", call_first=True, replacement="Lot Tapuit", waiting_weeks=2, route="bellen", languages="Turks",
    )  # fmt: skip
    with vault.write("Kaart gevuld") as session:
        ids = {
            "coach": add_partner(session, coach),
            "teacher": add_partner(session, PartnerData(name="Leerkracht", person="Marloes", ring=1)),
            "ib": add_partner(session, PartnerData(name="Intern begeleider", person="Ellen", ring=2)),
            "agent": add_partner(session, PartnerData(name="Wijkagent", ring=3, step=1, checked_on=date(2025, 6, 1))),
        }
        add_line(session, ids["coach"], ids["teacher"], 3, "elke week")
        add_line(session, ids["coach"], ids["ib"], 2, "om de week")
    return ids


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, settle: Settle, request: pytest.FixtureRequest) -> SupportMapScreen:
    """Shown, with whoever the test asked for first (`people`) or nobody."""
    if "people" in request.fixturenames:
        request.getfixturevalue("people")
    made = SupportMapScreen(desk)
    qtbot.addWidget(made)
    made.resize(1350, 846)
    made.show()
    settle()
    return made


def kept(vault: Vault, desk: Desk, settle: Settle) -> dict[str, PartnerRow]:
    """What the vault holds now, by name."""
    answer: list[list[PartnerRow]] = []
    settle()
    desk.tasks.read(desk.tasks, lambda session: partner_rows(session, clock.today()), answer.append)
    settle()
    return {row.name: row for row in answer[0]}


def words(widget: QWidget) -> list[str]:
    return [found.text() for found in widget.findChildren(QLabel) if found.isVisible()]


def part(screen: SupportMapScreen, kind: type, name: str):
    found = screen.findChild(kind, name)
    assert found is not None, name
    return found


def test_an_empty_school_begins_with_its_own_people(
    screen: SupportMapScreen, qtbot: QtBot, desk: Desk, vault: Vault, settle: Settle
) -> None:
    assert screen.empty.isVisible() and not screen.view.isVisible()
    qtbot.mouseClick(part(screen, QPushButton, "map.empty.verb"), Qt.MouseButton.LeftButton)
    names = kept(vault, desk, settle)
    assert {"Leerkracht", "Intern begeleider", "Gezinscoach", "Veilig Thuis"} <= set(names)
    assert screen.view.isVisible() and {spot.key for spot in screen.view.scene.spots} == {
        row.id for row in names.values()
    }
    assert "5 collega’s, 6 partners" in part(screen, QLabel, "map.count").text()


def test_a_click_on_the_map_opens_the_card(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    spot = screen.view.scene.spot(people["coach"])
    assert spot is not None and not screen.panel.isVisible()
    qtbot.mouseClick(screen.view, Qt.MouseButton.LeftButton, pos=screen.view.spot_box(spot).center())
    settle()
    assert screen.panel.isVisible()
    shown = words(screen.panel)
    for expected in (
        "Hatice Kievit",
        "Gezinscoach, CJG",
        "06 00 00 12 34",
        "Bel eerst",
        "Lot Tapuit",
        "bellen",
        "Turks",
        "Om de school",
    ):
        assert expected in shown, expected
    assert part(screen, QLabel, "map.card.checked").text() == "12 maart 2026"
    assert screen.list.rows.value() == people["coach"]
    qtbot.mouseClick(screen.view, Qt.MouseButton.LeftButton, pos=QPoint(screen.view.width() - 5, 5))
    settle()
    assert not screen.panel.isVisible() and screen.view.value() == ""


def test_going_on_to_the_next_field_keeps_the_focus_there(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    """What was typed is kept and read back; no window may appear in that moment and take the focus away."""
    screen.choose(people["coach"])
    settle()
    part(screen, QToolButton, "map.card.edit").click()
    settle()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    person, organisation = part(screen, KeptLine, "map.edit.person"), part(screen, KeptLine, "map.edit.organisation")
    person.setFocus()
    qtbot.keyClicks(person, " en Lot")
    organisation.setFocus()
    settle()
    assert organisation.hasFocus()


def test_the_phone_number_can_be_copied(
    screen: SupportMapScreen, people: dict[str, str], messages: Messages, settle: Settle
) -> None:
    screen.choose(people["coach"])
    settle()
    part(screen, QToolButton, "map.card.copy").click()
    assert QGuiApplication.clipboard().text() == "06 00 00 12 34"
    assert messages.said == ["Nummer gekopieerd"]


def test_from_a_line_one_goes_to_the_other_end(
    screen: SupportMapScreen, people: dict[str, str], settle: Settle
) -> None:
    screen.choose(people["coach"])
    settle()
    lines = screen.panel.findChild(QWidget, "map.card.lines")
    assert [(row.text, row.end) for row in lines.rows()] == [
        ("Marloes, leerkracht", "elke week"),
        ("Ellen, intern begeleider", "om de week"),
    ]
    lines.opened.emit(people["ib"])
    settle()
    assert screen.view.value() == people["ib"] and "Ellen" in words(screen.panel)


def test_klopt_nog_makes_an_old_card_fresh(
    screen: SupportMapScreen, people: dict[str, str], desk: Desk, vault: Vault, settle: Settle
) -> None:
    assert "1 al een half jaar niet gecontroleerd" in part(screen, QLabel, "map.count").text()
    screen.choose(people["agent"])
    settle()
    part(screen, QPushButton, "map.card.confirm").click()
    row = kept(vault, desk, settle)["Wijkagent"]
    assert row.checked_on == date(2026, 3, 12) and row.checked_by == "Ib Proef"
    assert part(screen, QLabel, "map.card.checked").text() == "12 maart 2026"
    assert part(screen, QLabel, "map.card.checked_by").text() == "door Ib Proef"
    assert "niet gecontroleerd" not in part(screen, QLabel, "map.count").text()


def test_what_is_typed_is_kept_without_a_button(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, desk: Desk, vault: Vault, settle: Settle
) -> None:
    screen.choose(people["agent"])
    settle()
    part(screen, QToolButton, "map.card.edit").click()
    settle()
    field = part(screen, KeptLine, "map.edit.person")
    field.clear()
    qtbot.keyClicks(field, "Ton Meerkoet")
    phone = part(screen, KeptLine, "map.edit.phone")
    qtbot.keyClicks(phone, "06 00 00 99 99")
    screen.editor.leave()
    row = kept(vault, desk, settle)["Wijkagent"]
    assert (row.person, row.phone) == ("Ton Meerkoet", "06 00 00 99 99")
    assert screen.panel.isVisible() and "Ton Meerkoet" in words(screen.panel)


def test_typing_is_kept_when_someone_else_is_chosen(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, desk: Desk, vault: Vault, settle: Settle
) -> None:
    screen.choose(people["agent"])
    screen.edit()
    settle()
    qtbot.keyClicks(part(screen, KeptLine, "map.edit.email"), "ton@voorbeeld.nl")
    screen.choose(people["coach"])
    rows = kept(vault, desk, settle)
    assert rows["Wijkagent"].email == "ton@voorbeeld.nl" and rows["Gezinscoach"].email == ""


def test_choices_in_the_editor_are_kept(
    screen: SupportMapScreen, people: dict[str, str], desk: Desk, vault: Vault, settle: Settle
) -> None:
    screen.choose(people["agent"])
    screen.edit()
    settle()
    part(screen, FilterChip, "map.edit.days.wo").click()
    part(screen, QToolButton, "map.edit.icon.gavel").click()
    step = part(screen, KeptChoice, "map.edit.step")
    step.setCurrentIndex(step.findData("4"))
    step.flush()
    row = kept(vault, desk, settle)["Wijkagent"]
    assert (row.days, row.icon, row.step) == (("wo",), "gavel", 4)
    ring = part(screen, KeptChoice, "map.edit.ring")
    ring.setCurrentIndex(ring.findData("2"))
    ring.flush()
    row = kept(vault, desk, settle)["Wijkagent"]
    assert (row.ring, row.step) == (2, None)
    assert not step.isVisible()


def test_a_waiting_time_that_is_no_number_is_explained_and_not_kept(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, desk: Desk, vault: Vault, settle: Settle
) -> None:
    screen.choose(people["agent"])
    screen.edit()
    settle()
    weeks = part(screen, KeptLine, "map.edit.waiting_weeks")
    qtbot.keyClicks(weeks, "een paar")
    weeks.flush()
    assert any("bijvoorbeeld 6" in word for word in words(screen.editor))
    assert kept(vault, desk, settle)["Wijkagent"].waiting_weeks is None
    weeks.clear()
    qtbot.keyClicks(weeks, "9")
    weeks.flush()
    assert kept(vault, desk, settle)["Wijkagent"].waiting_weeks == 9


def test_lines_are_made_and_taken_away(screen: SupportMapScreen, people: dict[str, str], settle: Settle) -> None:
    screen.choose(people["agent"])
    screen.edit()
    settle()
    adder = part(screen, QComboBox, "map.edit.line.add")
    at = adder.findData(people["ib"])
    adder.setCurrentIndex(at)
    adder.activated.emit(at)
    settle()
    assert len(screen.view.places.links) == 3
    often = part(screen, KeptChoice, f"map.edit.line.{people['ib']}.often")
    often.setCurrentIndex(often.findData("elke maand"))
    often.flush()
    settle()
    part(screen, QToolButton, f"map.edit.line.{people['ib']}.remove").click()
    settle()
    assert len(screen.view.places.links) == 2


def test_n_asks_who_and_a_usual_function_finds_its_ring(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, desk: Desk, vault: Vault, settle: Settle
) -> None:
    screen.view.setFocus()
    qtbot.keyClick(screen.view, Qt.Key.Key_N)
    name = part(screen, QWidget, "map.new.name")
    assert name.isVisible() and not screen.findChild(FilterChip, "map.new.Gezinscoach")
    qtbot.keyClicks(name, "veilig thuis")
    assert [chip.text() for chip in screen.editor.findChildren(FilterChip) if chip.isVisible()] == ["Veilig Thuis"]
    qtbot.keyClick(name, Qt.Key.Key_Return)
    row = kept(vault, desk, settle)["Veilig Thuis"]
    assert (row.ring, row.icon, row.step) == (5, "phone-call", 1)
    assert screen.view.value() == row.id and part(screen, KeptLine, "map.edit.person").isVisible()


def test_an_n_in_a_field_is_a_letter(screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot) -> None:
    screen.other_mode()
    qtbot.keyClick(screen.list.filter, Qt.Key.Key_N)
    assert screen.list.filter.text() == "n" and not screen.editor.isVisible()


def test_taking_someone_off_the_map_can_be_undone(
    screen: SupportMapScreen,
    people: dict[str, str],
    qtbot: QtBot,
    desk: Desk,
    vault: Vault,
    messages: Messages,
    settle: Settle,
) -> None:
    screen.choose(people["coach"])
    settle()
    qtbot.keyClick(screen.view, Qt.Key.Key_Delete)
    assert "Gezinscoach" not in kept(vault, desk, settle)
    assert messages.said == ["Gezinscoach is van de kaart"] and not screen.panel.isVisible()
    desk.tasks.undo()
    assert "Gezinscoach" in kept(vault, desk, settle)
    assert len(screen.view.places.links) == 2


def test_arrows_walk_the_map_and_the_card_follows(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    screen.view.setFocus()
    for key, expected in ((Qt.Key.Key_Right, "teacher"), (Qt.Key.Key_Up, "ib"), (Qt.Key.Key_Down, "teacher")):
        qtbot.keyClick(screen.view, key)
        assert screen.view.value() == people[expected]
    settle()
    assert "Marloes" in words(screen.panel)
    qtbot.keyClick(screen.view, Qt.Key.Key_Return)
    settle()
    assert screen.editor.isVisible()
    qtbot.keyClick(screen.editor, Qt.Key.Key_Escape)
    settle()
    assert screen.panel.isVisible()
    qtbot.keyClick(screen.panel, Qt.Key.Key_Escape)
    assert not screen.panel.isVisible() and screen.view.value() == ""


def test_map_and_list_keep_step(screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, settle: Settle) -> None:
    screen.choose(people["ib"])
    settle()
    screen.other_mode()
    assert screen.list.isVisible() and screen.list.rows.value() == people["ib"]
    assert [row.text for row in screen.list.rows.rows() if row.heading] == ["Klas", "Schoolteam", "Om de school"]
    qtbot.keyClicks(screen.list.filter, "kievit")
    assert [row.text for row in screen.list.rows.rows() if not row.heading] == ["Gezinscoach"]
    screen.list.rows.choose(people["coach"])
    settle()
    screen.other_mode()
    assert screen.view.isVisible() and screen.view.value() == people["coach"]


def test_a_row_says_everything_aloud(screen: SupportMapScreen, people: dict[str, str]) -> None:
    spoken = {row.key: row.sentence() for row in screen.list.rows.rows()}
    assert (
        spoken[people["coach"]]
        == "Gezinscoach, Hatice Kievit, CJG, 06 00 00 12 34, ma do, lijn 3  samen leren, 12 maart 2026"
    )
    assert spoken[people["agent"]].endswith("9 maanden oud")


def test_a_screen_reader_finds_everyone_on_the_map(screen: SupportMapScreen, people: dict[str, str]) -> None:
    accessible.install()
    face = QAccessible.queryAccessibleInterface(screen.view)
    assert face.role() == QAccessible.Role.List and face.childCount() == 4
    names = {face.child(at).text(QAccessible.Text.Name) for at in range(4)}
    assert "Gezinscoach, Hatice Kievit, lijn 3, samen leren" in names
    assert face.child(0).rect().isValid()


def test_a_place_with_a_key_opens_that_card(screen: SupportMapScreen, people: dict[str, str], settle: Settle) -> None:
    screen.visit(Place("support_map", tab="list", key=people["coach"]))
    settle()
    assert screen.list.isVisible() and screen.panel.isVisible()
    assert screen.place_key() == ("list", people["coach"])


def test_in_a_narrow_window_the_card_lies_over_the_map(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    wide = screen.view.width()
    screen.choose(people["coach"])
    settle()
    assert screen.view.width() < wide
    screen.resize(960, 700)
    qtbot.waitUntil(lambda: screen.view.width() == 960)
    assert screen.panel.isVisible() and screen.panel.geometry().right() == screen.beside.width() - 1
    spot = screen.view.scene.spot(people["coach"])
    assert spot is not None
    qtbot.waitUntil(lambda: screen.view.spot_box(spot).right() < screen.panel.x())
    screen.resize(1350, 846)
    qtbot.waitUntil(lambda: screen.view.width() == 1350 - screen.panel.width())


def test_large_text_begins_with_the_list_and_cuts_nothing_off(
    qtbot: QtBot, desk: Desk, people: dict[str, str], settle: Settle
) -> None:
    desk.theme.apply("light", 2.0)
    made = SupportMapScreen(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    settle()
    assert made.list.isVisible() and made.height() == 700 and made.width() == 1200
    made.choose(people["coach"])
    settle()
    assert made.panel.isVisible() and made.panel.width() <= made.beside.width()


def test_zooming_gives_more_room_and_dragging_moves(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot
) -> None:
    view = screen.view
    before = view.places.disc.radius
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: view.places.disc.radius > before * 1.1)
    spot = view.scene.spot(people["coach"])
    at = view.spot_box(spot).center()
    assert view.key_at(at.toPointF()) == people["coach"]
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(500, 300))
    qtbot.mouseMove(view, QPoint(520, 330))
    qtbot.mouseMove(view, QPoint(540, 360))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(540, 360))
    assert view.spot_box(view.scene.spot(people["coach"])).center() != at and view.value() == ""
    qtbot.keyClick(view, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: view.places.disc.radius == pytest.approx(before, abs=3))


def test_a_long_web_address_stays_on_the_card(
    screen: SupportMapScreen, people: dict[str, str], vault: Vault, settle: Settle
) -> None:
    """One word that is wider than the card would push all other words out of sight."""
    address = "https://www.jeugdgezondheidszorg-duinveen.example/aanmelden/formulier"
    with vault.write("Kaart gevuld") as session:
        change_partner(session, people["coach"], website=address, organisation="O" * 90)
    screen.choose(people["coach"])
    settle()
    shown = [one for one in screen.panel.findChildren(QLabel) if one.isVisible()]
    assert all(one.mapTo(screen.panel, one.rect().topRight()).x() < screen.panel.width() for one in shown)
    (website,) = [one for one in shown if one.accessibleName() == address]
    website.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == address


def test_with_large_text_the_number_is_in_sight(
    vault: Vault, people: dict[str, str], qtbot: QtBot, desk: Desk, settle: Settle
) -> None:
    """In a window of 1280 by 720 at twice the size: what one opens a card for comes first."""
    desk.theme.apply("light", 2.0)
    screen = SupportMapScreen(desk)
    qtbot.addWidget(screen)
    screen.resize(1180, 640)
    screen.show()
    settle()
    screen.choose(people["coach"])
    settle()
    number = part(screen, QLabel, "map.card.phone")
    assert number.visibleRegion().boundingRect().height() >= number.height() - 1
