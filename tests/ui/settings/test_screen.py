"""The index and its pages: where one is, what is still to do, and room at every size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from rondom.opening import try_code
from rondom.plan.facts import address_lines
from rondom.school.queries import school_facts
from tests.ui.settings.office import Office
from ui.desk import Place
from ui.settings.screen import SECTIONS
from ui.widgets import KeptChoice, KeptLine, KeptSwitch, KeptText, RowList, Tabs

KEYS = [key for key, _word, _icon, _make in SECTIONS]


def index(office: Office) -> RowList:
    return office.see("settings.index", RowList)


def test_every_page_opens_from_the_index(office: Office) -> None:
    for key, title, _icon, _make in SECTIONS:
        index(office).choose(key)
        office.settle()
        assert title in office.words()
        assert office.workplace.window.place() == Place("settings", tab=key)


def test_arrows_walk_through_the_pages(office: Office) -> None:
    index(office).setFocus()
    for key in KEYS[1:4]:
        office.qtbot.keyClick(index(office), Qt.Key.Key_Down)
        assert office.workplace.window.place().tab == key


def test_the_rail_gives_the_page_that_was_last_open(office: Office) -> None:
    office.open("copies")
    office.workplace.window.open(Place("today"))
    office.workplace.window.open(Place("settings"))
    assert office.workplace.window.place().tab == "copies"


def test_large_text_makes_tabs_of_the_index_and_keeps_the_page(office: Office) -> None:
    office.open("vault")
    office.program.theme.apply(scale=2.0)
    office.settle()
    assert office.workplace.window.place().tab == "vault"
    tabs = office.see("settings.tabs", Tabs)
    at = tabs.bar.currentIndex()
    assert tabs.value() == "vault"
    assert tabs.bar.tabRect(at).width() > 0, "the chosen tab is drawn"
    assert not office.screen.index.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_words_are_cut_off(office: Office, scale: float) -> None:
    if scale != office.program.theme.scale:
        office.program.theme.apply(scale=scale)
    office.workplace.window.resize(1280, 720)
    cut = []
    for key in KEYS:
        office.open(key)
        shown = [one for one in office.screen.current().findChildren(QLabel) if one.isVisible()]
        cut += [f"{key}: {one.text()}" for one in shown if is_cut(one)]
    assert not cut


def is_cut(one: QLabel) -> bool:
    needed = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
    return one.height() < needed or (not one.wordWrap() and one.width() < one.sizeHint().width())


def test_everything_that_can_be_used_has_a_name(office: Office) -> None:
    nameless = []
    for key in KEYS:
        reach = [one for one in office.open(key).findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        named = [one for one in reach if one.accessibleName() or getattr(one, "text", str)()]
        nameless += [f"{key}: {one}" for one in reach if one.isVisible() and one not in named]
    assert not nameless


def test_the_index_says_that_the_code_was_not_tried_until_it_is(office: Office) -> None:
    assert {row.key: row.end for row in index(office).rows()}["sheet"] == "proberen"
    code = office.ask(lambda vault: vault.recovery_code())
    office.ask(lambda vault: try_code(vault, code))
    office.open("sheet")
    assert not any(row.end for row in index(office).rows())


def test_what_is_typed_is_kept_when_another_page_is_chosen(office: Office) -> None:
    place = office.see("settings.place", KeptLine)
    office.qtbot.keyClicks(place, "Delft")
    index(office).choose("look")
    office.settle()
    assert facts(office).place == "Delft"


NUMBERS = (
    ("security", "settings.idle", "15", "idle_minutes"),
    ("keep", "keeping.years", "3", "retention_years"),
    ("copies", "copies.daily", "30", "copies_daily"),
    ("copies", "copies.weekly", "0", "copies_weekly"),
    ("copies", "copies.monthly", "24", "copies_monthly"),
)


def test_a_number_is_kept_at_once(office: Office) -> None:
    for key, field, value, attribute in NUMBERS:
        office.open(key)
        choice = office.see(field, KeptChoice)
        choice.setCurrentIndex(choice.findData(value))
        choice.flush()
        office.settle()
        assert getattr(facts(office), attribute) == int(value)


def test_what_stands_behind_a_timeline_is_chosen_for_the_school(office: Office) -> None:
    page = office.open("school")
    region = office.see("settings.holiday_region", KeptChoice)
    region.setCurrentIndex(region.findData("zuid"))
    region.flush()
    office.see("settings.show_changes", KeptSwitch).click()
    office.settle()
    assert (facts(office).holiday_region, facts(office).show_changes) == ("zuid", False)
    assert any(label.text().startswith("Bekend tot en met ") for label in page.findChildren(QLabel))


def facts(office: Office):
    def read(vault):
        with vault.read() as session:
            return school_facts(session)

    return office.ask(read)


def test_the_school_gets_its_post_somewhere(office: Office) -> None:
    """As it is typed, on lines; on paper without the empty ones."""
    office.open("school")
    field = office.see("settings.postal_address", KeptText)
    field.setFocus()
    field.setPlainText("Postbus 12\n\n 3500 AA  Utrecht ")
    field.clearFocus()
    field.flush()
    office.settle()
    assert address_lines(facts(office).postal_address) == ("Postbus 12", "3500 AA  Utrecht")
