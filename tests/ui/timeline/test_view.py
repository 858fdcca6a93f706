from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from rondom.timeline.marks import EventMark
from tests.timeline.life import BIRTH, GROUPS, TODAY, day, mees
from tests.ui.timeline.pointing import drag
from ui.theme import Theme
from ui.timeline import accessible
from ui.timeline.view import TimelineView, tooltip
from ui.widgets.scene_painter import measure, paint_items, reach


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> TimelineView:
    made = TimelineView(theme)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.set_events(mees(), TODAY, BIRTH, GROUPS)
    made.show()
    return made


def centre(view: TimelineView, key: str) -> QPoint:
    spot = view.scene.spot(key)
    assert spot is not None
    return view.spot_box(spot).center()


def beside(view: TimelineView) -> QPoint:
    """A point of the lanes where no event is."""
    points = (QPoint(x, y) for y in range(120, view.height(), 9) for x in range(400, view.width(), 31))
    return next(point for point in points if not view.spots_at(QPointF(point)))


def grab(view: TimelineView) -> QImage:
    image = QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    view.render(image)
    return image


def wheel(view: TimelineView, at: QPointF, turned: QPoint, keys: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), turned, Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view, event)


def test_a_click_chooses_and_tells(view: TimelineView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(view, "opa"))
    assert told.args == ["opa"]
    assert view.value() == "opa"
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(500, 630))
    assert told.args == [""]


def test_choosing_from_outside_tells_nobody(view: TimelineView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.chosen):
        view.choose("bril")
    assert view.value() == "bril"


def test_dragging_beside_the_events_pans_and_chooses_nothing(view: TimelineView, qtbot: QtBot) -> None:
    before = view.visible_span()
    with qtbot.assertNotEmitted(view.chosen), qtbot.assertNotEmitted(view.moved):
        drag(view, beside(view), QPoint(120, 0))
    assert view.visible_span()[0] < before[0]
    assert view.value() == ""


def test_zoom_keeps_the_day_under_the_pointer(view: TimelineView) -> None:
    at = 500.0 - view.label_width
    assert view.frame is not None
    first, last = view.visible_span()
    under = first + (last - first) * (at / view.body_width())
    wheel(view, QPointF(500, 200), QPoint(0, 240), Qt.KeyboardModifier.ControlModifier)
    first, last = view.visible_span()
    after = first + (last - first) * (at / view.body_width())
    assert abs((after - under).days) <= 4
    assert view.years() == -1.0


def test_presets(view: TimelineView) -> None:
    view.show_years(4.3)
    first, last = view.visible_span()
    assert abs((last - first).days - 4.3 * 365) < 20
    assert first < TODAY < last
    view.show_years(None)
    first, last = view.visible_span()
    assert first <= BIRTH
    assert last > TODAY
    assert view.years() is None


def test_a_preset_holds_when_the_window_grows_and_a_chosen_stretch_stays(view: TimelineView) -> None:
    view.show_years(1.1)
    view.resize(1400, 640)
    first, last = view.visible_span()
    assert abs((last - first).days - 1.1 * 365) < 15
    view.show_span(date(2022, 1, 1), date(2023, 1, 1))
    view.resize(1000, 640)
    assert abs((view.visible_span()[0] - date(2022, 1, 1)).days) < 5


def test_panning_ends_where_there_is_nothing_more(view: TimelineView) -> None:
    view.pan(-100_000)
    assert view.visible_span()[1] > BIRTH
    view.pan(100_000)
    assert view.visible_span()[0] < TODAY


def test_arrows_walk_lane_and_events(view: TimelineView, qtbot: QtBot) -> None:
    view.choose("uit")
    for key, expected in ((Qt.Key.Key_Right, "papa"), (Qt.Key.Key_Right, "opa"), (Qt.Key.Key_Right, "opa"),
                          (Qt.Key.Key_Left, "papa"), (Qt.Key.Key_Up, "bril"), (Qt.Key.Key_Down, "uit")):  # fmt: skip
        qtbot.keyClick(view, key)
        assert view.value() == expected


def test_walking_brings_what_is_chosen_into_sight(view: TimelineView, qtbot: QtBot) -> None:
    view.show_years(1.1)
    view.choose("bril")
    spot = view.scene.spot("bril")
    assert spot is not None
    assert view.rect().intersects(view.spot_box(spot))


@pytest.mark.parametrize(
    ("key", "signal"),
    [(Qt.Key.Key_Return, "opened"), (Qt.Key.Key_Delete, "removed"), (Qt.Key.Key_V, "hidden")],
)
def test_keys_act_on_the_chosen_event(view: TimelineView, qtbot: QtBot, key: Qt.Key, signal: str) -> None:
    with qtbot.assertNotEmitted(getattr(view, signal)):
        qtbot.keyClick(view, key)
    view.choose("opa")
    with qtbot.waitSignal(getattr(view, signal)) as told:
        qtbot.keyClick(view, key)
    assert told.args == ["opa"]


def test_escape_lets_go_and_plus_and_home_look(view: TimelineView, qtbot: QtBot) -> None:
    view.choose("opa")
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.value() == ""
    wide = view.visible_span()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    near = view.visible_span()
    assert near[1] - near[0] < wide[1] - wide[0]
    view.pan(-5000)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    first, last = view.visible_span()
    assert first < TODAY < last


def test_new_events_keep_the_choice_while_it_exists(view: TimelineView) -> None:
    view.choose("opa")
    view.set_events(mees()[:5], TODAY, BIRTH, GROUPS)
    assert view.value() == "opa"
    view.set_events(mees()[:1], TODAY, BIRTH, GROUPS)
    assert view.value() == ""


@pytest.mark.parametrize("how", ["click", "space"])
def test_a_crowd_of_one_day_opens_and_closes_again(qtbot: QtBot, theme: Theme, how: str) -> None:
    view = TimelineView(theme)
    qtbot.addWidget(view)
    view.resize(1000, 640)
    crowd = [EventMark(f"e{n}", "kind", "moment", f"Gebeurtenis {n}", day(2024, 3, 12)) for n in range(30)]
    view.set_events(crowd, TODAY, BIRTH, GROUPS)
    view.show()
    counted = next(spot for spot in view.scene.spots if spot.members)
    if how == "click":
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.spot_box(counted).center())
    else:
        view.choose(counted.members[0])
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert {spot.key for spot in view.scene.spots} == {mark.key for mark in crowd}
    view.choose("e0")
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert any(spot.members for spot in view.scene.spots)


def test_a_crowd_of_a_year_opens_by_looking_nearer(qtbot: QtBot, theme: Theme) -> None:
    view = TimelineView(theme)
    qtbot.addWidget(view)
    view.resize(1000, 640)
    first = date(2022, 9, 1)
    crowd = [
        EventMark(f"e{n}", "kind", "moment", "Een lange titel", (first + timedelta(9 * n),) * 2) for n in range(40)
    ]
    view.set_events(crowd, TODAY, BIRTH, GROUPS)
    view.show()
    wide = view.visible_span()
    counted = next(spot for spot in view.scene.spots if spot.members)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.spot_box(counted).center())
    near = view.visible_span()
    assert near[1] - near[0] < wide[1] - wide[0]
    assert all(near[0] <= mark.first <= near[1] for mark in crowd if mark.key in counted.members and mark.first)


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_the_tooltip_says_what_lies_there(view: TimelineView) -> None:
    spots = [spot for spot in view.scene.spots if spot.group == "gezin"]
    assert tooltip(spots, most=2).splitlines() == [spots[0].text, spots[1].text, "en nog 1"]
    at = centre(view, "opa")
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert QToolTip.text() == "Opa Wim overleden"
    QToolTip.hideText()


def test_panning_paints_the_same_as_painting_anew(view: TimelineView) -> None:
    """The tiles join without seams: shifted and back is the same picture."""
    before = grab(view)
    for dx in (317, -911, 594):
        view.pan(dx)
        grab(view)
    assert grab(view) == before


@pytest.mark.parametrize(("mode", "scale"), [("light", 1.0), ("dark", 1.0), ("light", 2.0)])
def test_every_look_is_painted(view: TimelineView, theme: Theme, mode: str, scale: float) -> None:
    theme.apply(mode, scale)
    image = grab(view)
    colours = {image.pixelColor(x, y).name() for x in range(0, 1000, 3) for y in range(0, 640, 7)}
    assert theme.color("accent").name() in colours
    assert len(colours) > 20
    assert len(view.scene.spots) == len(mees())


def test_more_lanes_than_fit_can_be_scrolled(view: TimelineView, theme: Theme) -> None:
    theme.apply("light", 2.0)
    spot = view.scene.spot("oma")
    assert spot is not None
    assert not view.rect().contains(view.spot_box(spot).center())
    wheel(view, QPointF(600, 400), QPoint(0, -4000), Qt.KeyboardModifier.NoModifier)
    assert view.rect().top() < view.spot_box(spot).center().y() < view.rect().bottom()


def test_a_screen_reader_walks_the_events(view: TimelineView) -> None:
    accessible.install()
    face = QAccessible.queryAccessibleInterface(view)
    assert face.role() == QAccessible.Role.List
    assert face.childCount() == len(mees())
    view.choose("opa")
    names = {}
    for index in range(face.childCount()):
        child = face.child(index)
        names[child.text(QAccessible.Text.Name)] = child
        assert child.role() == QAccessible.Role.ListItem
    assert names["Opa Wim overleden"].state().selected
    assert not names["Bril"].state().selected
    inside = names["Opa Wim overleden"].rect()
    assert inside.center() == view.mapToGlobal(centre(view, "opa"))
    assert face.childAt(inside.center().x(), inside.center().y()) is not None


def test_words_are_measured_as_they_are_painted(theme: Theme) -> None:
    widths = [measure("Ouders gaan uit elkaar", size, False) for size in (10, 15, 30)]
    assert all(small < large for small, large in pairwise(widths))
    assert measure("Ouders", 15, True) > measure("Ouders", 15, False)


def test_every_shape_reaches_as_far_as_it_paints(theme: Theme, view: TimelineView) -> None:
    for item in (*view.scene.body[:60], *view.scene.axis[:20]):
        left, right = reach(item)
        image = QImage(round(right - left) + 80, 700, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(theme.color("surface-raised"))
        blank = image.copy()
        painter = QPainter(image)
        painter.translate(40 - left, 0)
        paint_items(painter, theme, [item])
        painter.fillRect(QRectF(left, 0, right - left, 700), theme.color("surface-raised"))
        painter.end()
        assert image == blank, item
