"""Working in the drawing with mouse and keys: what is moved is in the vault, in one step of undo, and nothing by accident."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.timeline.actions import add_event, edge_values
from rondom.timeline.lanes import LANES, lanes_of
from rondom.timeline.model import EventData, EventKind
from rondom.timeline.queries import EventRow, event_detail, event_rows
from rondom.timeline.spans import Context, VagueDate
from rondom.timeline.vague_dates import parse
from rondom.vault.vault import Vault
from tests.ui.timeline.pointing import drag, grab, let_go, send
from ui.desk import Desk, Place
from ui.timeline.tab import TimelineTab

Settle = Callable[[], None]
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LIFE = (
    ("bril", "kind", "5 oktober 2024", ""),
    ("uit", "gezin", "mei 2024", ""),
    ("opa", "gezin", "10 februari 2025", ""),
    ("schuld", "wonen", "4 november 2024", "8 december 2025"),
    ("groep", "school", "groep 4", ""),
    ("oma", "hielp", "2 september 2024", "4 juli 2025"),
)


@pytest.fixture
def keys(vault: Vault) -> dict[str, str]:
    """The events by title."""
    clock.freeze(datetime(2026, 3, 12, 10, 15))
    birth, today = date(2016, 6, 14), date(2026, 3, 12)
    made: dict[str, str] = {}
    with vault.write("Leerling toegevoegd") as session:
        pupil = add_pupil(session, PupilData(first_name="Mees", birth_date=birth, year_group="6"))
        for title, lane, start, end in LIFE:
            times = {}
            for edge, said in (("start", start), ("end", end)):
                when = parse(said, Context(birth, today, 6)) if said else None
                times |= edge_values(edge, when if isinstance(when, VagueDate) else None)
            kind = EventKind.PERIOD if end else EventKind.MOMENT
            made[title] = add_event(session, pupil, EventData(title=title, lane=lane, kind=kind, **times))
    return {"pupil": pupil, **made}


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, keys: dict[str, str], settle: Settle) -> TimelineTab:
    made = TimelineTab(desk)
    qtbot.addWidget(made)
    made.visit(Place("dossier", keys["pupil"], "timeline"))
    made.resize(1300, 900)
    made.show()
    settle()
    made.view.setFocus()
    return made


def when(vault: Vault, key: str, edge: str = "start") -> str:
    with vault.read() as session:
        found = getattr(event_detail(session, key), edge)
    return found.said if found else ""


def rows(vault: Vault, pupil: str) -> dict[str, EventRow]:
    with vault.read() as session:
        return {one.title: one for one in event_rows(session, pupil)}


def box(tab: TimelineTab, key: str) -> QRect:
    spot = tab.view.canvas.spot(key)
    assert spot is not None
    return tab.view.spot_box(spot)


def days(tab: TimelineTab, count: float) -> QPoint:
    return QPoint(round(count * tab.view.camera.scale), 0)


def body(tab: TimelineTab, key: str) -> QPoint:
    """On the event, away from its ends."""
    mark, place = tab.view.mark(key), box(tab, key)
    assert mark is not None and mark.start is not None
    first, last = mark.start[0], (mark.end or mark.start)[1]
    middle = tab.view.camera.x(first + (last - first) / 2) - tab.view.camera.left + tab.view.label_width
    return QPoint(round(middle), place.center().y())


def end(tab: TimelineTab, key: str) -> QPoint:
    mark = tab.view.mark(key)
    assert mark is not None and mark.end is not None
    x = tab.view.camera.x(mark.end[1]) - tab.view.camera.left + tab.view.label_width
    return QPoint(round(x), box(tab, key).center().y())


# -- the mouse -------------------------------------------------------------------------------------------------------


def test_dragging_an_event_moves_it_in_one_step_of_undo(
    tab: TimelineTab, vault: Vault, keys: dict[str, str], desk: Desk, settle: Settle
) -> None:
    drag(tab.view, body(tab, keys["uit"]), days(tab, 62))
    settle()
    assert when(vault, keys["uit"]) == "juli 2024"
    assert tab.view.drag is None
    assert desk.messages.said[-1] == "Gebeurtenis verplaatst"
    desk.tasks.undo()
    settle()
    assert when(vault, keys["uit"]) == "mei 2024"


def test_while_dragging_it_is_read_back_and_escape_cancels(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, keys: dict[str, str], settle: Settle
) -> None:
    at = body(tab, keys["uit"])
    grab(tab.view, at, [days(tab, 20), days(tab, 45)])
    assert tab.view.drag is not None
    assert tab.view.drag.move.words == "In juni 2024. Mees was 7 of 8."
    qtbot.keyClick(tab.view, Qt.Key.Key_Escape)
    assert tab.view.drag is None
    let_go(tab.view, at + days(tab, 45))
    settle()
    assert when(vault, keys["uit"]) == "mei 2024"


def test_the_other_button_cancels_a_drag(tab: TimelineTab, vault: Vault, keys: dict[str, str], settle: Settle) -> None:
    at = body(tab, keys["uit"])
    grab(tab.view, at, [days(tab, 45)])
    send(tab.view, QEvent.Type.MouseButtonPress, at, button=Qt.MouseButton.RightButton)
    let_go(tab.view, at + days(tab, 45))
    settle()
    assert when(vault, keys["uit"]) == "mei 2024"


def test_a_trembling_click_moves_nothing(tab: TimelineTab, vault: Vault, keys: dict[str, str], settle: Settle) -> None:
    drag(tab.view, body(tab, keys["opa"]), QPoint(2, 2))
    settle()
    assert when(vault, keys["opa"]) == "10 februari 2025"
    assert tab.editor.isVisible()


def test_the_end_of_a_period_is_dragged_and_the_start_stays(
    tab: TimelineTab, vault: Vault, keys: dict[str, str], settle: Settle
) -> None:
    drag(tab.view, end(tab, keys["schuld"]), days(tab, -100))
    settle()
    assert when(vault, keys["schuld"]) == "4 november 2024"
    assert rows(vault, keys["pupil"])["schuld"].end_latest < date(2025, 9, 10)


def test_an_end_before_the_start_is_refused_in_words_while_dragging(
    tab: TimelineTab, vault: Vault, keys: dict[str, str], desk: Desk, settle: Settle
) -> None:
    at = end(tab, keys["schuld"])
    grab(tab.view, at, [days(tab, -30), days(tab, -450)])
    assert tab.view.drag is not None
    assert tab.view.drag.move.refused == "event-end-before-start"
    let_go(tab.view, at + days(tab, -450))
    settle()
    assert when(vault, keys["schuld"], "end") == "8 december 2025"
    assert desk.messages.said == []


def test_dragging_one_of_several_moves_them_all(
    tab: TimelineTab, vault: Vault, keys: dict[str, str], desk: Desk, settle: Settle
) -> None:
    tab.view.choosing.all_of([keys["bril"], keys["opa"]])
    drag(tab.view, body(tab, keys["opa"]), days(tab, 14))
    settle()
    moved = rows(vault, keys["pupil"])
    by = moved["opa"].start_earliest - date(2025, 2, 10)
    assert 12 <= by.days <= 16
    assert moved["bril"].start_earliest - date(2024, 10, 5) == by
    desk.tasks.undo()
    settle()
    assert (when(vault, keys["bril"]), when(vault, keys["opa"])) == ("5 oktober 2024", "10 februari 2025")


def test_a_box_chooses_what_it_touches(tab: TimelineTab, keys: dict[str, str]) -> None:
    gezin = box(tab, keys["uit"]).united(box(tab, keys["opa"]))
    start = gezin.topLeft() - QPoint(30, 2)
    drag(tab.view, start, gezin.bottomRight() + QPoint(30, 1) - start, SHIFT)
    assert set(tab.view.values()) == {keys["uit"], keys["opa"]}
    assert tab.view.band is None
    assert tab.several.isVisible()


def test_clicks_with_control_and_shift_choose_more(qtbot: QtBot, tab: TimelineTab, keys: dict[str, str]) -> None:
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(tab.view, left, CONTROL, body(tab, keys["bril"]))
    qtbot.mouseClick(tab.view, left, CONTROL, body(tab, keys["schuld"]))
    assert tab.view.values() == (keys["bril"], keys["schuld"])
    assert not tab.editor.isVisible()
    qtbot.mouseClick(tab.view, left, CONTROL, body(tab, keys["bril"]))
    assert tab.view.values() == (keys["schuld"],)
    tab.view.choosing.only(keys["uit"])
    qtbot.mouseClick(tab.view, left, SHIFT, body(tab, keys["opa"]))
    assert set(tab.view.values()) == {keys["uit"], keys["opa"]}


def test_two_fingers_zoom_around_where_they_are(tab: TimelineTab) -> None:
    view = tab.view
    at = QPointF(700, 300)
    under = view.camera.day(view.camera.left + at.x() - view.label_width)
    pinch = Qt.NativeGestureType.ZoomNativeGesture
    device = QPointingDevice.primaryPointingDevice()
    before = view.camera.scale
    QApplication.sendEvent(view, QNativeGestureEvent(pinch, device, 2, at, at, view.mapToGlobal(at), 0.5, QPointF()))
    assert view.camera.scale == pytest.approx(before * 1.5)
    assert abs((view.camera.day(view.camera.left + at.x() - view.label_width) - under).days) <= 1


# -- the keys --------------------------------------------------------------------------------------------------------


def test_keys_move_by_the_steps_of_the_event(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, keys: dict[str, str], desk: Desk, settle: Settle
) -> None:
    for title, becomes in (("opa", "12 februari 2025"), ("uit", "juli 2024"), ("groep", "groep 6")):
        tab.view.choose(keys[title])
        for _press in range(2):
            qtbot.keyClick(tab.view, Qt.Key.Key_Right, CONTROL)
        settle()
        assert when(vault, keys[title]) == becomes
    desk.tasks.undo()
    settle()
    assert when(vault, keys["groep"]) == "groep 4"


def test_keys_move_the_ends(qtbot: QtBot, tab: TimelineTab, vault: Vault, keys: dict[str, str], settle: Settle) -> None:
    tab.view.choose(keys["schuld"])
    qtbot.keyClick(tab.view, Qt.Key.Key_Left, CONTROL | SHIFT)
    qtbot.keyClick(tab.view, Qt.Key.Key_Right, ALT | SHIFT)
    settle()
    assert (when(vault, keys["schuld"]), when(vault, keys["schuld"], "end")) == ("5 november 2024", "7 december 2025")


def test_arrows_with_shift_take_along_and_give_back(qtbot: QtBot, tab: TimelineTab, keys: dict[str, str]) -> None:
    tab.view.choose(keys["uit"])
    qtbot.keyClick(tab.view, Qt.Key.Key_Right, SHIFT)
    assert tab.view.values() == (keys["uit"], keys["opa"])
    qtbot.keyClick(tab.view, Qt.Key.Key_Left, SHIFT)
    assert tab.view.values() == (keys["uit"],)
    qtbot.keyClick(tab.view, Qt.Key.Key_A, CONTROL)
    assert len(tab.view.values()) == len(LIFE)
    qtbot.keyClick(tab.view, Qt.Key.Key_Escape)
    assert tab.view.values() == ()


def test_nought_shows_the_whole_life_and_pages_turn(qtbot: QtBot, tab: TimelineTab) -> None:
    view = tab.view
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    earlier = view.visible_span()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.visible_span()[0] > earlier[0]
    qtbot.keyClick(view, Qt.Key.Key_0)
    first, last = view.visible_span()
    assert first <= date(2016, 6, 14) and last >= date(2026, 3, 12)


# -- several at once -------------------------------------------------------------------------------------------------


def test_one_action_for_all_is_one_step_of_undo(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, keys: dict[str, str], desk: Desk, settle: Settle
) -> None:
    two = (keys["bril"], keys["opa"])
    tab.view.choosing.all_of(two)
    tab.view.picked.emit(tab.view.values())
    hide = tab.several.findChild(QPushButton, "timeline.several.hide")
    qtbot.mouseClick(hide, Qt.MouseButton.LeftButton)
    settle()
    assert [rows(vault, keys["pupil"])[title].private for title in ("bril", "opa", "uit")] == [True, True, False]
    assert hide.text() == "Weer tonen in dit overleg"
    tab.several.lane_asked.emit("overleg")
    settle()
    assert {rows(vault, keys["pupil"])[title].lane for title in ("bril", "opa")} == {"overleg"}
    qtbot.keyClick(tab.view, Qt.Key.Key_Delete)
    settle()
    assert set(rows(vault, keys["pupil"])) == {"uit", "schuld", "groep", "oma"}
    assert not tab.several.isVisible()
    for _step in range(3):
        desk.tasks.undo()
        settle()
    back = rows(vault, keys["pupil"])
    assert (back["bril"].lane, back["opa"].lane, back["opa"].private) == ("kind", "gezin", False)


def test_earlier_and_later_are_buttons_too(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, keys: dict[str, str], settle: Settle
) -> None:
    tab.view.choosing.all_of([keys["bril"], keys["opa"]])
    tab.view.picked.emit(tab.view.values())
    qtbot.mouseClick(tab.several.earlier, Qt.MouseButton.LeftButton)
    settle()
    assert (when(vault, keys["bril"]), when(vault, keys["opa"])) == ("4 oktober 2024", "9 februari 2025")
    qtbot.mouseClick(tab.several.drop, Qt.MouseButton.LeftButton)
    assert tab.view.values() == ()


# -- the list --------------------------------------------------------------------------------------------------------


def test_the_list_and_the_drawing_choose_for_one_another(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, keys: dict[str, str], settle: Settle
) -> None:
    tab._other_way()
    tab.list.choose_all(())
    tab.list.setCurrentIndex(tab.list.model().index(tab.list._kept[0].row_of(keys["opa"]), 0))
    assert tab.view.values() == (keys["opa"],)
    tab.view.choosing.all_of([keys["bril"], keys["uit"]])
    tab.view.picked.emit(tab.view.values())
    assert set(tab.list.values()) == {keys["bril"], keys["uit"]}
    qtbot.keyClick(tab.list, Qt.Key.Key_A, CONTROL)
    assert set(tab.view.values()) == {keys[title] for title, *_rest in LIFE}
    tab.list.choose_all((keys["opa"],))
    tab.view.choose_all((keys["opa"],))
    qtbot.keyClick(tab.list, Qt.Key.Key_Right, CONTROL)
    settle()
    assert when(vault, keys["opa"]) == "11 februari 2025"
    assert tab.list.values() == tab.view.values() == (keys["opa"],)


# -- lanes -----------------------------------------------------------------------------------------------------------


def lanes(vault: Vault) -> list[tuple[str, str, bool]]:
    with vault.read() as session:
        return [(lane.key, lane.name, lane.folded) for lane in lanes_of(session)]


def test_a_click_on_a_name_folds_the_lane_and_opens_it_again(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, desk: Desk, settle: Settle
) -> None:
    head = tab.view.heads.head("gezin")
    assert head.accessibleName() == "Gezin, uitgeklapt, 2 gebeurtenissen"
    qtbot.mouseClick(head, Qt.MouseButton.LeftButton)
    settle()
    assert ("gezin", "Gezin", True) in lanes(vault)
    assert head.accessibleName().startswith("Gezin, ingeklapt")
    head.setFocus()
    qtbot.keyClick(head, Qt.Key.Key_Space)
    settle()
    assert ("gezin", "Gezin", False) in lanes(vault)
    desk.tasks.undo()
    settle()
    assert ("gezin", "Gezin", True) in lanes(vault)


def test_what_helped_cannot_be_folded(qtbot: QtBot, tab: TimelineTab, vault: Vault, settle: Settle) -> None:
    qtbot.mouseClick(tab.view.heads.head("hielp"), Qt.MouseButton.LeftButton)
    settle()
    assert ("hielp", "Wat hielp", False) in lanes(vault)


def test_keys_and_mouse_give_a_lane_another_place(qtbot: QtBot, tab: TimelineTab, vault: Vault, settle: Settle) -> None:
    heads = tab.view.heads
    qtbot.keyClick(heads.head("gezin"), Qt.Key.Key_Up, ALT)
    settle()
    assert [key for key, _name, _folded in lanes(vault)][:2] == ["gezin", "kind"]
    head = heads.head("gezin")
    down = heads.head("school").geometry().bottom() - head.geometry().top() - 4
    drag(head, QPoint(40, 10), QPoint(0, down))
    settle()
    assert [key for key, _name, _folded in lanes(vault)][:4] == ["kind", "wonen", "school", "gezin"]
    assert not any(folded for _key, _name, folded in lanes(vault))


def test_a_lane_gets_another_name_where_it_stands(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, keys: dict[str, str], settle: Settle
) -> None:
    head = tab.view.heads.head("steun")
    head.setFocus()
    qtbot.keyClick(head, Qt.Key.Key_F2)
    field = tab.view.findChild(QLineEdit, "timeline.lane.name")
    assert field.text() == LANES["steun"].name
    field.selectAll()
    qtbot.keyClicks(field, "Hulp in de klas")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert ("steun", "Hulp in de klas", False) in lanes(vault)
    assert head.accessibleName().startswith("Hulp in de klas")
    qtbot.keyClick(head, Qt.Key.Key_F2)
    field = tab.view.findChild(QLineEdit, "timeline.lane.name")
    qtbot.keyClicks(field, "Iets anders")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    settle()
    assert ("steun", "Hulp in de klas", False) in lanes(vault)


def test_the_menu_of_a_lane_says_every_key(tab: TimelineTab) -> None:
    words = [action.text() for action in tab.view.heads.head("gezin").menu().actions()]
    assert [word.split("\t")[0] for word in words if word] == [
        "Inklappen", "Naar boven", "Naar beneden", "Andere naam…", "Alleen deze baan tonen",
    ]  # fmt: skip


def test_f1_tells_the_keys(tab: TimelineTab) -> None:
    tab.show_keys()
    assert tab.editor.isVisible()
    assert tab.editor.findChild(object, "timeline.keys") is not None


def test_letting_go_closes_what_was_open(qtbot: QtBot, tab: TimelineTab, keys: dict[str, str], settle: Settle) -> None:
    qtbot.mouseClick(tab.view, Qt.MouseButton.LeftButton, pos=body(tab, keys["opa"]))
    settle()
    assert tab.editor.isVisible()
    qtbot.keyClick(tab.view, Qt.Key.Key_Escape)
    assert not tab.editor.isVisible()
    assert tab.view.values() == tab.list.values() == ()


def test_letters_in_the_list_are_for_the_screen(qtbot: QtBot, tab: TimelineTab) -> None:
    tab._other_way()
    tab.list.setFocus()
    qtbot.keyClick(tab.list, Qt.Key.Key_F)
    assert tab.filter.isVisible()


def test_at_the_table_nothing_is_moved(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, keys: dict[str, str], settle: Settle
) -> None:
    tab.view.can_change = False
    before = tab.view.visible_span()
    drag(tab.view, body(tab, keys["uit"]), days(tab, 62))
    tab.view.choose(keys["uit"])
    for key, held in ((Qt.Key.Key_Right, CONTROL), (Qt.Key.Key_Right, CONTROL | SHIFT), (Qt.Key.Key_Delete, None)):
        qtbot.keyClick(tab.view, key, held) if held else qtbot.keyClick(tab.view, key)
    settle()
    assert when(vault, keys["uit"]) == "mei 2024"
    assert tab.view.visible_span() != before


def test_the_presets_say_what_is_in_sight(qtbot: QtBot, tab: TimelineTab) -> None:
    spans = tab.bar.spans
    assert spans.value() == "four"
    qtbot.keyClick(tab.view, Qt.Key.Key_Plus)
    assert spans.value() == ""
    qtbot.keyClick(tab.view, Qt.Key.Key_0)
    assert spans.value() == "all"
    qtbot.mouseClick(spans.button("one"), Qt.MouseButton.LeftButton)
    assert (spans.value(), tab.view.years()) == ("one", 1.1)
