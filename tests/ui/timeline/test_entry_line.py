"""Typing on the timeline: what the line becomes is shown under it, can be changed first, and is never lost."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.timeline.entry import MOMENT, PERIOD, Proposal
from rondom.timeline.spans import Context
from ui.theme import Theme
from ui.timeline.choice_chip import ChoiceChip
from ui.timeline.entry_line import EntryLine
from ui.timeline.pasted_lines import AT_ONCE
from ui.widgets import column

MEES = Context(birth=date(2016, 6, 14), today=date(2026, 3, 12), year_group_now=6, name="Mees")
PASTED = "- groep 3 verhuizing naar oma\n- mei '24 – nov '24 SMW\n\n3. 31 april 2023 ruzie"


class Desk(QWidget):
    """A line with a drawing below it, and what was accepted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.entry = EntryLine(theme)
        self.entry.show_context(MEES)
        self.below = QPushButton("drawing")
        self.setLayout(column(self.entry, None, self.below))
        self.entry.float_over(self)
        self.added: list[tuple[Proposal, ...]] = []
        self.entry.added.connect(self.added.append)


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Desk:
    clock.freeze(datetime(2026, 3, 12, 10, 15))
    made = Desk(theme)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    made.activateWindow()
    return made


def choose(chip: ChoiceChip, word: str) -> None:
    """As a click in the menu, or in the menu behind an entry of it."""
    menu = chip.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    lists = [menu, *(action.menu() for action in menu.actions() if action.menu())]
    next(action for one in lists for action in one.actions() if action.text() == word).trigger()


def test_shows_what_enter_will_make_of_it(qtbot: QtBot, desk: Desk) -> None:
    assert not desk.entry.band.isVisible()
    qtbot.keyClicks(desk.entry, "groep 3 verhuizing naar oma")
    chips = desk.entry.band.chips
    assert desk.entry.band.isVisible()
    assert [chip.text() for chip in chips.chips] == ["Wonen en geld", "Verhuizing", "Moment", "groep 3"]
    assert chips.told.text() == "Tussen augustus 2022 en juli 2023. Mees was 6 of 7."
    assert "Wonen en geld" in chips.lane.accessibleName()
    qtbot.keyClick(desk.entry, Qt.Key.Key_Return)
    ((one,),) = desk.added
    assert (one.title, one.lane, one.topic, one.kind) == ("Verhuizing naar oma", "wonen", "verhuizing", MOMENT)


def test_a_chip_is_changed_with_the_keyboard_first(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.entry, "groep 3 verhuizing naar oma")
    qtbot.keyClick(desk.entry, Qt.Key.Key_Down)
    chips = desk.entry.band.chips
    assert desk.focusWidget() is chips.lane
    qtbot.keyClick(chips.lane, Qt.Key.Key_Right)
    assert desk.focusWidget() is chips.topic
    choose(chips.lane, "Gezin")
    choose(chips.kind, "Periode")
    qtbot.keyClicks(desk.entry, " Riet")
    assert [chip.text() for chip in chips.chips][:3] == ["Gezin", "Verhuizing", "Periode"]
    qtbot.keyClick(chips.lane, Qt.Key.Key_Escape)
    assert desk.focusWidget() is desk.entry
    qtbot.keyClick(desk.entry, Qt.Key.Key_Return)
    ((one,),) = desk.added
    assert (one.title, one.lane, one.kind) == ("Verhuizing naar oma Riet", "gezin", PERIOD)


def test_another_topic_brings_its_lane(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.entry, "groep 3 moeilijke tijd")
    choose(desk.entry.band.chips.topic, "Pesten")
    assert [chip.text() for chip in desk.entry.band.chips.chips][:3] == ["School", "Pesten", "Periode"]


def test_the_time_is_changed_in_its_own_field(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.entry, "groep 3 verhuizing")
    chips = desk.entry.band.chips
    qtbot.keyClick(chips.when, Qt.Key.Key_Return)
    assert desk.focusWidget() is chips.time
    assert chips.time.text() == "groep 3"
    chips.time.selectAll()
    qtbot.keyClicks(chips.time, "31 april 2024")
    assert "April heeft 30 dagen" in chips.told.text()
    qtbot.mouseClick(desk.findChild(QPushButton, "timeline.entry.instead"), Qt.MouseButton.LeftButton)
    assert chips.time.text() == "30 april 2024"
    qtbot.keyClick(chips.time, Qt.Key.Key_Return)
    assert not chips.time.isVisible()
    assert desk.entry.text() == "groep 3 verhuizing"
    qtbot.keyClick(desk.entry, Qt.Key.Key_Return)
    ((one,),) = desk.added
    assert one.when is not None
    assert (one.title, one.when.earliest) == ("Verhuizing", date(2024, 4, 30))


def test_a_date_that_cannot_be_is_told_and_put_right_in_the_line(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.entry, "29 februari 2023 gevallen")
    chips = desk.entry.band.chips
    assert chips.told.text() == "2023 is geen schrikkeljaar. Bedoelt u 28 februari 2023?"
    qtbot.mouseClick(desk.findChild(QPushButton, "timeline.entry.instead"), Qt.MouseButton.LeftButton)
    assert desk.entry.text() == "28 februari 2023 gevallen"
    assert chips.when.text() == "28 februari 2023"


def test_two_figures_that_may_be_another_century_are_asked_about(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.entry, "opa geboren mei 36")
    assert desk.entry.band.chips.told.text() == "In mei 2036. Mees is dan 19. Bedoelt u mei 1936?"
    qtbot.mouseClick(desk.findChild(QPushButton, "timeline.entry.instead"), Qt.MouseButton.LeftButton)
    assert desk.entry.text() == "opa geboren mei 1936"
    assert "voor de geboorte van Mees" in desk.entry.band.chips.told.text()


def test_another_century_in_the_field_for_the_time(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.entry, "opa geboren")
    chips = desk.entry.band.chips
    chips.when.click()
    qtbot.keyClicks(chips.time, "mei 36")
    qtbot.mouseClick(desk.findChild(QPushButton, "timeline.entry.instead"), Qt.MouseButton.LeftButton)
    assert chips.time.text() == "mei 1936"
    assert chips.when.text() == "mei 1936"
    assert desk.entry.text() == "opa geboren"


def test_enter_on_the_button_adds_too(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.entry, "bril")
    desk.entry.band.add.setFocus()
    qtbot.keyClick(desk.entry.band.add, Qt.Key.Key_Return)
    assert len(desk.added) == 1


def test_words_that_are_no_date_go_back_in_the_title(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.entry, "kreeg een 8 in groep 6")
    desk.entry.band.chips.when.click()
    qtbot.mouseClick(desk.findChild(QPushButton, "timeline.entry.dateless"), Qt.MouseButton.LeftButton)
    assert desk.entry.band.chips.when.text() == "nog geen datum"
    qtbot.keyClick(desk.entry, Qt.Key.Key_Return)
    assert desk.added[0][0].title == "Kreeg een 8 in groep 6"


def test_the_line_is_emptied_only_when_it_was_written(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.entry, "bril")
    qtbot.keyClick(desk.entry, Qt.Key.Key_Return)
    assert desk.entry.text() == "bril"
    qtbot.keyClicks(desk.entry, " zwemdiploma")
    desk.entry.written()
    assert desk.entry.text() == "zwemdiploma"


def test_enter_pressed_twice_is_one_event(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.entry, "bril")
    qtbot.keyClick(desk.entry, Qt.Key.Key_Return)
    qtbot.keyClick(desk.entry, Qt.Key.Key_Return)
    assert len(desk.added) == 1
    desk.entry.written()
    qtbot.keyClicks(desk.entry, "bril")
    qtbot.keyClick(desk.entry, Qt.Key.Key_Return)
    assert len(desk.added) == 2


def test_nothing_is_added_from_an_empty_line(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.entry, "   ")
    qtbot.keyClick(desk.entry, Qt.Key.Key_Return)
    assert desk.added == []


def test_each_child_keeps_its_own_unfinished_line(qtbot: QtBot, desk: Desk) -> None:
    desk.entry.for_child("mees")
    qtbot.keyClicks(desk.entry, "groep 3 verhui")
    desk.entry.for_child("yara")
    assert desk.entry.text() == ""
    assert not desk.entry.band.isVisible()
    desk.entry.for_child("mees")
    assert desk.entry.text() == "groep 3 verhui"


def test_what_is_written_after_going_on_to_another_child_is_not_found_there_again(qtbot: QtBot, desk: Desk) -> None:
    desk.entry.for_child("mees")
    qtbot.keyClicks(desk.entry, "bril")
    qtbot.keyClick(desk.entry, Qt.Key.Key_Return)
    desk.entry.for_child("yara")
    qtbot.keyClicks(desk.entry, "bril en beugel")
    desk.entry.written()
    assert desk.entry.text() == "bril en beugel"
    desk.entry.for_child("mees")
    assert desk.entry.text() == ""


def test_working_elsewhere_takes_the_band_away_and_the_words_stay(qtbot: QtBot, desk: Desk) -> None:
    desk.entry.setFocus()
    qtbot.keyClicks(desk.entry, "groep 3 bril")
    desk.below.setFocus()
    assert not desk.entry.band.isVisible()
    desk.entry.setFocus()
    assert desk.entry.band.isVisible()
    assert desk.entry.text() == "groep 3 bril"


def test_tab_walks_through_the_proposal(qtbot: QtBot, desk: Desk) -> None:
    desk.entry.setFocus()
    qtbot.keyClicks(desk.entry, "groep 3 bril")
    chips = desk.entry.band.chips
    for expected in (*chips.chips, desk.entry.band.add):
        qtbot.keyClick(desk.focusWidget(), Qt.Key.Key_Tab)
        assert desk.focusWidget() is expected
    assert "groep 3" in desk.entry.accessibleDescription()


def test_escape_puts_the_band_away_until_one_types_on(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.entry, "groep 3 bril")
    qtbot.keyClick(desk.entry, Qt.Key.Key_Escape)
    assert not desk.entry.band.isVisible()
    assert desk.entry.text() == "groep 3 bril"
    qtbot.keyClicks(desk.entry, "l")
    assert desk.entry.band.isVisible()


def test_one_pasted_line_is_one_line(desk: Desk) -> None:
    paste("groep 3 bril\r\n", desk.entry)
    assert desk.entry.text() == "groep 3 bril"


def test_a_very_long_paste_is_not_cut(desk: Desk) -> None:
    paste("woord " * 10_000 + "slot", desk.entry)
    assert desk.entry.text().endswith("slot")


def paste(text: str, into: QLineEdit) -> None:
    QApplication.clipboard().setText(text)
    into.paste()


def test_many_pasted_lines_are_accepted_together(qtbot: QtBot, desk: Desk) -> None:
    paste(PASTED, desk.entry)
    band = desk.entry.band
    assert band.many.texts() == ("groep 3 verhuizing naar oma", "mei '24 – nov '24 SMW", "31 april 2023 ruzie")
    assert desk.entry.text() == ""
    assert desk.added == []
    third = desk.findChild(QLineEdit, "timeline.entry.many.2")
    third.setText("30 april 2023 ruzie")
    choose(desk.findChild(ChoiceChip, "timeline.entry.many.0.lane"), "Gezin")
    qtbot.keyClick(third, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (all_,) = desk.added
    assert [(one.title, one.lane) for one in all_] == [
        ("Verhuizing naar oma", "gezin"), ("SMW", "steun"), ("Ruzie", "kind")]  # fmt: skip
    assert all_[2].when is not None
    desk.entry.written()
    assert band.many.texts() == ()
    assert not band.isVisible()


def test_a_pasted_line_can_be_left_out(qtbot: QtBot, desk: Desk) -> None:
    paste(PASTED, desk.entry)
    qtbot.mouseClick(desk.findChild(QToolButton, "timeline.entry.many.1.leave"), Qt.MouseButton.LeftButton)
    assert desk.entry.band.add.text() == "Zet 2 gebeurtenissen op de tijdlijn"
    qtbot.mouseClick(desk.entry.band.add, Qt.MouseButton.LeftButton)
    assert [one.title for one in desk.added[0]] == ["Verhuizing naar oma", "31 april 2023 ruzie"]


def test_more_than_fits_comes_after_it(qtbot: QtBot, desk: Desk) -> None:
    lines = [f"gebeurtenis nummer {place} ." for place in range(AT_ONCE + 5)]
    paste("\n".join(lines), desk.entry)
    assert "Daarna komen er nog 5." in desk.findChild(QWidget, "timeline.entry.many.count").text()
    qtbot.mouseClick(desk.entry.band.add, Qt.MouseButton.LeftButton)
    desk.entry.written()
    assert desk.entry.band.many.texts() == tuple(lines[AT_ONCE:])


def test_pasted_lines_wait_for_their_own_child(desk: Desk) -> None:
    desk.entry.for_child("mees")
    paste(PASTED, desk.entry)
    before = desk.entry.band.many.texts()
    desk.entry.for_child("yara")
    assert desk.entry.band.many.texts() == ()
    desk.entry.for_child("mees")
    assert desk.entry.band.many.texts() == before


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_lies_in_sight(qtbot: QtBot, theme: Theme, scale: float) -> None:
    """No chip is cut off, no two lie over one another, also with large text in a low window."""
    theme.apply("light", scale)
    made = Desk(theme)
    qtbot.addWidget(made)
    made.resize(1180, 560)
    made.show()
    qtbot.keyClicks(made.entry, "van mei 2024 tot november 2024 onderwijsassistent in de klas")
    made.entry.band.chips.when.click()
    QApplication.processEvents()
    band = made.entry.band
    assert made.rect().contains(band.geometry())
    assert band.rect().contains(band.add.rect().translated(band.add.mapTo(band, QPoint(0, 0))))
    parts = [*band.chips.chips, band.chips.time, band.chips.told]
    places = [part.rect().translated(part.mapTo(band.chips, QPoint(0, 0))) for part in parts]
    for at, place in enumerate(places):
        assert band.chips.rect().contains(place), parts[at].objectName()
        assert not any(place.intersects(other) for other in places[at + 1 :]), parts[at].objectName()
    assert band.chips.height() <= band.chips.parentWidget().height() or scale == 2.0
