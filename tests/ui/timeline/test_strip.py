"""The strip under the drawing, in a real window: pointing, dragging, its grips, and without counting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from rondom.timeline.changes import what_counts
from tests.timeline.life import BIRTH, GROUPS, TODAY, mees
from ui.theme import Theme
from ui.timeline.overview_strip import OverviewStrip
from ui.timeline.view import TimelineView
from ui.widgets import column


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    view = TimelineView(theme)
    strip = OverviewStrip(theme, view)
    made.setLayout(column(view, strip))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    view.set_events(mees(), TODAY, BIRTH, GROUPS)
    strip.show_life(mees(), BIRTH, TODAY)
    made.show()
    return made


@pytest.fixture
def strip(window: QWidget) -> OverviewStrip:
    return window.findChild(OverviewStrip)


@pytest.fixture
def view(window: QWidget) -> TimelineView:
    return window.findChild(TimelineView)


def x_of(strip: OverviewStrip, day: date) -> int:
    return round(strip._strip().x(day))


def drag(strip: OverviewStrip, start: int, end: int) -> None:
    high = strip.height() // 2
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(start, high))
    for x in (start + (end - start) // 2, end):
        at = QPointF(x, high)
        held, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(strip, QMouseEvent(QEvent.Type.MouseMove, at, strip.mapToGlobal(at), held, held, none))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(end, high))


def picture(strip: OverviewStrip) -> QImage:
    return strip.grab().toImage()


def test_pointing_shows_what_is_counted(strip: OverviewStrip) -> None:
    at = QPoint(x_of(strip, date(2024, 10, 1)), 20)
    QApplication.sendEvent(strip, QHelpEvent(QHelpEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
    assert "Schuldhulp (wonen)" in QToolTip.text()
    assert what_counts() in QToolTip.text()
    assert strip.told_at(3) == ""


def test_who_listens_hears_the_same(strip: OverviewStrip) -> None:
    assert strip.accessibleName() == "Heel het leven"
    assert what_counts() in strip.accessibleDescription()


def test_switched_off_it_counts_nothing(strip: OverviewStrip) -> None:
    before = picture(strip)
    strip.show_life(mees(), BIRTH, TODAY, changes=False)
    assert strip.told_at(x_of(strip, date(2024, 10, 1))) == ""
    assert "verander" not in strip.accessibleDescription()
    assert picture(strip) != before


def test_a_click_looks_there_and_a_drag_takes_the_frame_along(strip: OverviewStrip, view: TimelineView) -> None:
    view.show_span(date(2024, 1, 1), date(2025, 1, 1))
    drag(strip, x_of(strip, date(2020, 1, 1)), x_of(strip, date(2021, 7, 1)))
    first, last = view.visible_span()
    assert abs((first + (last - first) / 2 - date(2021, 7, 1)).days) < 20
    assert abs((last - first).days - 366) < 5


def test_taken_hold_of_beside_its_middle_the_frame_does_not_jump(strip: OverviewStrip, view: TimelineView) -> None:
    view.show_span(date(2021, 1, 1), date(2024, 1, 1))
    drag(strip, x_of(strip, date(2023, 5, 1)), x_of(strip, date(2024, 5, 1)))
    assert abs((view.visible_span()[0] - date(2022, 1, 1)).days) < 20


def test_a_grip_makes_the_stretch_longer_and_the_other_end_stays(strip: OverviewStrip, view: TimelineView) -> None:
    view.show_span(date(2022, 1, 1), date(2025, 1, 1))
    drag(strip, x_of(strip, date(2022, 1, 1)), x_of(strip, date(2020, 1, 1)))
    first, last = view.visible_span()
    assert abs((first - date(2020, 1, 1)).days) < 20
    assert abs((last - date(2025, 1, 1)).days) < 20


def test_grips_do_not_cross(strip: OverviewStrip, view: TimelineView) -> None:
    view.show_span(date(2022, 1, 1), date(2025, 1, 1))
    drag(strip, x_of(strip, date(2025, 1, 1)), x_of(strip, date(2018, 1, 1)))
    first, last = view.visible_span()
    assert 0 < (last - first).days < 120  # no nearer than the drawing itself can zoom
    assert abs((first - date(2022, 1, 1)).days) < 20


def test_the_frame_follows_the_drawing_and_new_events_are_drawn(strip: OverviewStrip, view: TimelineView) -> None:
    before = picture(strip)
    view.pan(-200)
    panned = picture(strip)
    assert panned != before
    more = [*mees(), replace(mees()[0], key="new", lane="gezin", topic="broer-zus", label="Lotte geboren")]
    strip.show_life(more, BIRTH, TODAY)
    assert picture(strip) != panned
