"""Working in the map itself: putting someone elsewhere and back, asking for some, looking nearer, and a school with hundreds."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.support_map.actions import add_line, add_partner
from rondom.support_map.layout import Places
from rondom.support_map.model import PartnerData
from rondom.support_map.queries import PartnerRow, partner_rows
from rondom.vault.vault import Vault
from ui.desk import Desk, Place
from ui.messages import Messages
from ui.support_map.screen import SupportMapScreen
from ui.support_map.view import SupportMapView

Settle = Callable[[], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def people(vault: Vault) -> dict[str, str]:
    """Seven people, of whom three help with money."""
    clock.freeze(datetime(2026, 3, 12, 13, 0))
    given = {
        "teacher": PartnerData(name="Leerkracht", person="Marloes", ring=1),
        "ib": PartnerData(name="Intern begeleider", person="Ellen", ring=2),
        "coach": PartnerData(name="Gezinscoach", person="Hatice", ring=3, step=3, themes="geld,opvoeden", levels="2"),
        "agent": PartnerData(name="Wijkagent", ring=3, step=1, from_age=12),
        "doctor": PartnerData(name="Huisarts", ring=4, step=2, phone="06 00 00 56 78"),
        "safe": PartnerData(name="Veilig Thuis", ring=5, step=1),
        "money": PartnerData(name="Schuldhulp", ring=6, step=2, themes="geld", to_age=11),
    }
    with vault.write("Kaart gevuld") as session:
        ids = {name: add_partner(session, data) for name, data in given.items()}
        add_line(session, ids["coach"], ids["ib"], 3)
    return ids


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, people: dict[str, str], settle: Settle) -> SupportMapScreen:
    made = SupportMapScreen(desk)
    qtbot.addWidget(made)
    made.resize(1350, 846)
    made.show()
    settle()
    qtbot.waitUntil(lambda: made.view.resting)
    return made


def row(vault: Vault, desk: Desk, settle: Settle, key: str) -> PartnerRow:
    answer: list[list[PartnerRow]] = []
    settle()
    desk.tasks.read(desk.tasks, lambda session: partner_rows(session, clock.today()), answer.append)
    settle()
    return next(one for one in answer[0] if one.id == key)


def middle(view: SupportMapView, key: str) -> QPoint:
    spot = view.scene.spot(key)
    assert spot is not None
    return view.spot_box(spot).center()


def places(view: SupportMapView) -> Places:
    assert view.places is not None
    return view.places


def drag(qtbot: QtBot, view: SupportMapView, key: str, to: QPoint, drop: bool = True) -> None:
    start = middle(view, key)
    qtbot.mousePress(view, LEFT, pos=start)
    for part in range(1, 5):
        qtbot.mouseMove(view, start + (to - start) * part / 4)
    if drop:
        qtbot.mouseRelease(view, LEFT, pos=to)


def test_whoever_is_dragged_stays_there_and_undo_brings_it_back(
    screen: SupportMapScreen,
    people: dict[str, str],
    qtbot: QtBot,
    desk: Desk,
    vault: Vault,
    messages: Messages,
    settle: Settle,
) -> None:
    view, key = screen.view, people["coach"]
    before = {one: middle(view, one) for one in people.values()}
    disc = places(view).disc
    to = QPoint(round(disc.x + 0.6 * disc.radius), round(disc.y))
    drag(qtbot, view, key, to)
    kept = row(vault, desk, settle, key)
    assert kept.placed_angle == pytest.approx(90, abs=2) and kept.placed_depth == pytest.approx(0.5, abs=0.05)
    assert (middle(view, key) - to).manhattanLength() < 4
    assert {one: middle(view, one) for one in people.values() if one != key} == {
        one: at for one, at in before.items() if one != key
    }
    assert messages.said == ["Gezinscoach is verplaatst"] and view.value() == ""
    desk.tasks.undo()
    assert row(vault, desk, settle, key).placed_angle is None
    assert (middle(view, key) - before[key]).manhattanLength() < 4


def test_nobody_leaves_the_own_ring(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, desk: Desk, vault: Vault, settle: Settle
) -> None:
    view, key = screen.view, people["teacher"]
    drag(qtbot, view, key, QPoint(5, view.height() // 2))
    kept = row(vault, desk, settle, key)
    assert kept.placed_depth == 1.0 and kept.ring == 1
    made, disc = places(view).of(key), places(view).disc
    assert made is not None and disc.edge(0) < disc.polar(made.x, made.y)[1] < disc.edge(1)


def test_escape_and_the_other_button_let_go(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, desk: Desk, vault: Vault, settle: Settle
) -> None:
    view, key = screen.view, people["coach"]
    before, there = middle(view, key), QPoint(300, 300)
    drag(qtbot, view, key, there, drop=False)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(view, LEFT, pos=there)
    drag(qtbot, view, key, there, drop=False)
    qtbot.mousePress(view, Qt.MouseButton.RightButton, pos=there)
    qtbot.mouseRelease(view, Qt.MouseButton.RightButton, pos=there)
    qtbot.mouseRelease(view, LEFT, pos=there)
    assert row(vault, desk, settle, key).placed_angle is None and middle(view, key) == before


def test_keys_put_someone_elsewhere_as_one_step_to_undo(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, desk: Desk, vault: Vault, settle: Settle
) -> None:
    view, key = screen.view, people["doctor"]
    made = places(view).of(key)
    assert made is not None
    angle, depth = places(view).hand(key, made.x, made.y)
    screen.choose(key)
    settle()
    for _turn in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        settle()
    assert row(vault, desk, settle, key).placed_angle == pytest.approx(angle + 9, abs=0.5)
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert row(vault, desk, settle, key).placed_depth == pytest.approx(min(1.0, depth + 0.1), abs=0.06)
    assert view.value() == key
    desk.tasks.undo()
    assert row(vault, desk, settle, key).placed_angle is None


def test_the_map_may_choose_the_place_again(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, desk: Desk, vault: Vault, settle: Settle
) -> None:
    view, key = screen.view, people["coach"]
    action = screen.findChild(QAction, "map.all_back")
    assert action is not None and not action.isVisible()
    drag(qtbot, view, key, QPoint(round(places(view).disc.x) - 200, round(places(view).disc.y)))
    assert row(vault, desk, settle, key).placed_angle is not None and action.isVisible()
    screen.choose(key)
    qtbot.keyClick(view, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert row(vault, desk, settle, key).placed_angle is None and not action.isVisible()
    for one in ("doctor", "safe"):
        drag(qtbot, view, people[one], QPoint(round(places(view).disc.x), view.height() - 200))
        settle()
    action.trigger()
    assert row(vault, desk, settle, people["doctor"]).placed_angle is None
    assert row(vault, desk, settle, people["safe"]).placed_angle is None


def test_the_right_button_says_what_can_be_done(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, desk: Desk, vault: Vault, settle: Settle
) -> None:
    view, key = screen.view, people["coach"]
    drag(qtbot, view, key, QPoint(round(places(view).disc.x) - 200, round(places(view).disc.y)))
    settle()
    at = middle(view, key)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
    QApplication.sendEvent(view, asked)
    menu = view.findChild(QMenu, "map.menu")
    assert menu is not None and view.value() == key
    words = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert list(words) == ["Kaartje aanpassen", "Zet terug", "Van de kaart halen"]
    words["Zet terug"].trigger()
    menu.close()
    assert row(vault, desk, settle, key).placed_angle is None


def test_searching_makes_the_others_faint_on_the_map_and_leaves_them_out_of_the_list(
    screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot, settle: Settle
) -> None:
    before = middle(screen.view, people["coach"])
    qtbot.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = screen.findChild(QLineEdit, "map.search")
    assert field is not None
    qtbot.keyClicks(field, "0600005678")
    partners = places(screen.view).partners
    assert [one.name for one in partners.values() if not one.dimmed] == ["Huisarts"]
    assert middle(screen.view, people["coach"]) == before
    line = screen.findChild(QLabel, "map.count")
    assert line is not None and line.text() == "1 van 7 past bij uw vraag"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert screen.view.value() == people["doctor"] and screen.panel.isVisible()
    screen.other_mode()
    assert [one.text for one in screen.list.rows.rows() if not one.heading] == ["Huisarts"]
    off = screen.findChild(QPushButton, "map.filter.off")
    assert off is not None
    off.click()
    assert len([one for one in screen.list.rows.rows() if not one.heading]) == 7 and field.text() == ""
    screen.other_mode()
    assert not any(one.dimmed for one in places(screen.view).partners.values())


def test_filtering_by_theme_level_and_age(screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot) -> None:
    def shown() -> set[str]:
        return {one.name for one in places(screen.view).partners.values() if not one.dimmed}

    screen.view.setFocus()
    qtbot.keyClick(screen.view, Qt.Key.Key_F)
    panel = screen.asking.panel
    assert panel.isVisible()
    money = panel.findChild(QPushButton, "map.filter.geld")
    assert money is not None and panel.findChild(QPushButton, "map.filter.taal") is None
    qtbot.mouseClick(money, LEFT)
    assert shown() == {"Gezinscoach", "Schuldhulp"}
    qtbot.keyClicks(panel.age, "12 jaar")
    assert shown() == {"Gezinscoach"}
    assert screen.asking.button.text() == "Filter · 2"
    panel.age.clear()
    qtbot.keyClicks(panel.age, "geen idee")
    assert shown() == {"Gezinscoach", "Schuldhulp"}
    help_ = panel.findChild(QLabel, "map.filter.age.help")
    assert help_ is not None and "bijvoorbeeld 9" in help_.text()
    qtbot.keyClick(panel.age, Qt.Key.Key_Escape)
    assert not panel.isVisible() and shown() == {"Gezinscoach", "Schuldhulp"}
    screen.asking.take_off()
    assert len(shown()) == 7 and panel.age.text() == ""


def test_an_arrow_shows_who_looks_whom_up(screen: SupportMapScreen, people: dict[str, str]) -> None:
    screen.view.choose(people["coach"])
    drawn = screen.view.canvas.lines_of_chosen(people["coach"])
    assert len(drawn) == 1 and not drawn[0].closed


def test_the_wheel_looks_nearer_where_it_points(screen: SupportMapScreen, people: dict[str, str], qtbot: QtBot) -> None:
    view, key = screen.view, people["money"]
    at = QPointF(middle(view, key))
    turn = QWheelEvent(
        at, QPointF(view.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, turn)
    assert view.camera.zoom > 1.3
    assert (QPointF(middle(view, key)) - at).manhattanLength() < view.theme.px(1.2)
    qtbot.waitUntil(lambda: not view.canvas.stretched)
    assert (QPointF(middle(view, key)) - at).manhattanLength() < view.theme.px(1.2)


@pytest.fixture
def many(vault: Vault) -> list[str]:
    """A municipality that was brought in."""
    clock.freeze(datetime(2026, 3, 12, 13, 0))
    rings = (1, 2, 2, 3, 3, 3, 4, 4, 5, 6)
    with vault.write("Kaart gevuld") as session:
        return [
            add_partner(session, PartnerData(name=f"Functie {at}", ring=rings[at % 10], step=at % 4 + 1 if at % 10 > 2 else None))
            for at in range(220)
        ]  # fmt: skip


def test_a_school_with_hundreds_is_placed_beside_the_window(
    qtbot: QtBot, desk: Desk, many: list[str], settle: Settle
) -> None:
    made = SupportMapScreen(desk)
    qtbot.addWidget(made)
    made.resize(1350, 846)
    made.show()
    made.visit(Place("support_map", tab="map"))
    qtbot.waitUntil(lambda: made.view.places is not None and len(made.view.places.partners) == 220, timeout=20_000)
    said = made.view.findChild(QLabel, "map.view.said")
    assert said is not None
    qtbot.waitUntil(lambda: "passen niet op de kaart" in said.text(), timeout=20_000)
    far = places(made.view).without_words
    made.view.zoom(4.0)
    qtbot.waitUntil(lambda: places(made.view).without_words < far / 3, timeout=20_000)
    qtbot.waitUntil(lambda: not made.view.canvas.stretched, timeout=20_000)
    here = places(made.view)
    assert here.left_out == () and math.isclose(here.width, made.view.width() * 4.0, rel_tol=0.01)
