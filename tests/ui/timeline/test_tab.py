"""The timeline tab: typing one line, vague dates, views of several people, hiding, removing, the list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.timeline.actions import add_event
from rondom.timeline.model import EventData
from rondom.timeline.queries import EventRow, event_detail, event_rows
from rondom.vault.vault import Vault
from ui.desk import Desk, Place
from ui.theme import Theme
from ui.timeline.camera import ONE_YEAR
from ui.timeline.impact import Impact
from ui.timeline.tab import TimelineTab

Settle = Callable[[], None]


@pytest.fixture
def pupil(vault: Vault) -> str:
    clock.freeze(datetime(2026, 3, 12, 10, 15))
    with vault.write("Leerling toegevoegd") as session:
        return add_pupil(session, PupilData(first_name="Mees", birth_date=date(2016, 6, 14), year_group="6"))


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, pupil: str, settle: Settle) -> TimelineTab:
    made = TimelineTab(desk)
    qtbot.addWidget(made)
    made.visit(Place("dossier", pupil, "timeline"))
    made.resize(1300, 800)
    made.show()
    settle()
    return made


def events(vault: Vault, pupil: str) -> list[EventRow]:
    with vault.read() as session:
        return event_rows(session, pupil)


def type_line(qtbot: QtBot, tab: TimelineTab, words: str, settle: Settle) -> None:
    qtbot.keyClicks(tab.entry, words)
    qtbot.keyClick(tab.entry, Qt.Key.Key_Return)
    settle()


def test_one_line_becomes_an_event_with_a_vague_date(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, pupil: str, settle: Settle
) -> None:
    qtbot.keyClicks(tab.entry, "groep 3 verhuizing naar oma")
    (proposal,) = tab.entry.band.proposals()
    assert (proposal.lane, proposal.when.said) == ("wonen", "groep 3")
    qtbot.keyClick(tab.entry, Qt.Key.Key_Return)
    settle()
    (one,) = events(vault, pupil)
    assert (one.lane, one.start_earliest, one.start_latest) == ("wonen", date(2022, 8, 1), date(2023, 7, 31))
    assert tab.entry.text() == ""
    assert tab.editor.isVisible()


def test_a_date_that_cannot_be_read_keeps_the_old_one(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, pupil: str, settle: Settle
) -> None:
    type_line(qtbot, tab, "mei 2024 bril", settle)
    field = tab.findChild(QLineEdit, "event.start")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "31 april 2024")
    tab.flush()
    settle()
    assert "April heeft 30 dagen" in tab.form.start.error
    assert events(vault, pupil)[0].start_earliest == date(2024, 5, 1)
    field.selectAll()
    qtbot.keyClicks(field, "30 april 2024")
    tab.form.start.flush()
    settle()
    assert events(vault, pupil)[0].start_earliest == date(2024, 4, 30)


def test_a_date_that_is_being_typed_is_kept_when_the_screen_is_left(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, pupil: str, settle: Settle
) -> None:
    type_line(qtbot, tab, "mei 2024 bril", settle)
    field = tab.findChild(QLineEdit, "event.start")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "juni 2024")
    tab.flush()
    settle()
    assert events(vault, pupil)[0].start_earliest == date(2024, 6, 1)


def test_a_date_that_cannot_be_is_told_once_and_the_old_one_stays(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, pupil: str, desk: Desk, settle: Settle
) -> None:
    type_line(qtbot, tab, "mei 2024 - juni 2024 logeren bij oma", settle)
    desk.messages.use_banner(True)
    end = tab.form.end
    end.line.setText("2023")
    for _again in range(2):
        tab.flush()
        settle()
    assert desk.messages.said.count("event-end-before-start") == 1
    assert events(vault, pupil)[0].end_latest == date(2024, 6, 30)


def test_three_people_look_at_it_differently(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, pupil: str, settle: Settle
) -> None:
    type_line(qtbot, tab, "sept '24 - juni '25 speltherapie", settle)
    (one,) = events(vault, pupil)
    for side, moment, steps in (("child", 2, 2), ("parent", 0, 1), ("school", 1, -1)):
        impact = tab.findChild(Impact, f"event.impact.{side}.{moment}")
        impact._choose(steps)
        settle()
    quote = tab.findChild(QPlainTextEdit, "event.quote.child")
    quote.setFocus()
    quote.setPlainText("Dat was “fijn” & stil.")
    tab.flush()
    settle()
    with vault.read() as session:
        views = {(view.perspective, view.moment): view for view in event_detail(session, one.id).views}
    assert views["child", 2].impact == 2
    assert views["parent", 0].impact == 1
    assert views["school", 1].impact == -1
    assert views["child", 0].quote == "Dat was “fijn” & stil."


def test_the_list_has_the_same_events_and_ctrl_l_shows_it(qtbot: QtBot, tab: TimelineTab, settle: Settle) -> None:
    for words in ("2021 bril", "voorjaar 2023 oma ziek"):
        type_line(qtbot, tab, words, settle)
    tab.editor.leave()
    for way, drawing, listed in (("both", True, True), ("list", False, True), ("drawing", True, False)):
        tab._other_way()
        assert (tab.bar.ways.value(), tab.view.isVisible(), tab.list.isVisible()) == (way, drawing, listed)
    assert [row.text for row in tab.list.rows() if not row.heading] == ["Bril", "Oma ziek"]


def test_hidden_and_removed_events_can_come_back(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, pupil: str, desk: Desk, settle: Settle
) -> None:
    type_line(qtbot, tab, "2021 bril", settle)
    tab._hide_or_show()
    settle()
    assert events(vault, pupil)[0].private
    tab._remove()
    settle()
    assert events(vault, pupil) == []
    desk.tasks.undo()
    desk.tasks.undo()
    settle()
    assert [(row.title, row.private) for row in events(vault, pupil)] == [("Bril", False)]


def test_an_answer_from_before_the_choice_does_not_close_the_editor(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, pupil: str, settle: Settle
) -> None:
    type_line(qtbot, tab, "2021 bril", settle)
    tab.editor.leave()
    settle()
    key = events(vault, pupil)[0].id
    tab.refresh()
    tab.open(key)
    settle()
    assert tab.editor.isVisible()
    assert tab.place_key() == ("timeline", key)


def test_what_has_no_date_is_named_above_the_drawing_and_dated_from_there(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, pupil: str, settle: Settle
) -> None:
    """The drawing has no place for it, and it must not seem gone."""
    type_line(qtbot, tab, "mei 2024 bril", settle)
    assert not tab.undated.isVisible()
    type_line(qtbot, tab, "opa overleden", settle)
    assert tab.undated.isVisible()
    tab.editor.leave()
    key = next(one.id for one in events(vault, pupil) if one.title == "Opa overleden")
    name = tab.undated.findChild(QPushButton, f"timeline.undated.{key}")
    assert name.text() == "Opa overleden"
    tab.activateWindow()
    qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    settle()
    field = tab.findChild(QLineEdit, "event.start")
    assert field.hasFocus()
    qtbot.keyClicks(field, "2023")
    tab.flush()
    settle()
    assert not tab.undated.isVisible()


def test_in_large_text_one_can_type_on_after_enter(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, pupil: str, theme: Theme, settle: Settle
) -> None:
    """An editor over everything would take the line away; the new event is chosen in the drawing."""
    tab.resize(700, 500)
    tab.activateWindow()
    tab.make_new("event")
    type_line(qtbot, tab, "mei 2024 bril", settle)
    assert not tab.editor.isVisible()
    assert tab.entry.hasFocus()
    (one,) = events(vault, pupil)
    assert tab.view.value() == one.id
    type_line(qtbot, tab, "opa overleden", settle)  # this one has no place in the drawing: it asks when it was
    assert tab.editor.isVisible()


@pytest.mark.parametrize("size", [(1300, 800), (1180, 366), (900, 400), (600, 310)])
def test_nothing_in_the_bar_is_cut_off(
    qtbot: QtBot, tab: TimelineTab, theme: Theme, settle: Settle, size: tuple[int, int]
) -> None:
    """Also in a low window, and with the buttons for several events."""
    type_line(qtbot, tab, "mei 2024 bril", settle)
    type_line(qtbot, tab, "juni 2024 fiets", settle)
    tab.editor.leave()
    tab.resize(size[0], min(size[1] + 100, 800))
    tab.resize(*size)
    settle()

    def whole() -> bool:
        parts = [one for one in tab.findChildren(QAbstractButton) if one.isVisible() and tab.view not in parents(one)]
        parts += [tab.entry] if tab.entry.isVisible() else []
        return bool(parts) and all(seen(one, tab) for one in parts)

    assert whole()
    tab.view.setFocus()
    qtbot.keyClick(tab.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert tab.several.isVisible()
    assert whole()
    assert tab.view.height() > tab.view.canvas.axis_height


def test_a_low_window_has_the_years_and_the_filter_in_the_menu(qtbot: QtBot, tab: TimelineTab, settle: Settle) -> None:
    type_line(qtbot, tab, "mei 2024 bril", settle)
    tab.editor.leave()
    tab.resize(900, 450)  # the strip goes
    tab.resize(900, 300)
    settle()
    assert not tab.bar.spans.isVisible()
    menu = tab.bar.more.menu()
    menu.aboutToShow.emit()
    action = {one.text().split(chr(9))[0]: one for one in menu.actions()}
    action["1 jaar"].trigger()
    assert tab.view.years() == ONE_YEAR
    action["Filter"].trigger()
    assert tab.filter.isVisible()


def test_another_child_is_shown_from_the_top_and_never_with_the_events_of_the_one_before(
    qtbot: QtBot, tab: TimelineTab, vault: Vault, pupil: str, settle: Settle
) -> None:
    with vault.write("Leerling toegevoegd") as session:
        other = add_pupil(session, PupilData(first_name="Yara", birth_date=date(2016, 6, 14)))
        for who in (pupil, other):
            for day in range(1, 20):
                on = date(2025, 5, day)
                data = EventData(
                    title=f"Gebeurtenis met een lange naam {day}", start_said="5", start_earliest=on, start_latest=on
                )
                add_event(session, who, data)
    tab.resize(1000, 400)
    settle()
    tab.view.pan(0, 120)
    assert tab.view.canvas.sight.down > 0
    before = tab.view.grab().toImage()
    tab.visit(Place("dossier", other, "timeline"))
    empty = tab.view.grab().toImage()
    assert empty != before
    assert {empty.pixel(x, 200) for x in range(0, empty.width() - 40, 5)} == {empty.pixel(0, 200)}
    assert not tab.list.rows()
    settle()
    assert tab.view.canvas.sight.down == 0
    assert tab.list.rows()


def parents(widget: QWidget) -> list[QWidget]:
    found, above = [], widget.parentWidget()
    while above is not None:
        found.append(above)
        above = above.parentWidget()
    return found


def seen(widget: QWidget, host: QWidget) -> bool:
    """All of it: inside each of its parents, up to the host."""
    box = widget.rect()
    for above in parents(widget):
        if not above.rect().contains(box.translated(widget.mapTo(above, box.topLeft()))):
            return False
        if above is host:
            break
    return True
