"""The main window on a real vault: places, history, keys, undo across screens, palette, banner, toast, idle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_pupil, change_pupil
from rondom.dossier.model import PupilData
from rondom.dossier.queries import pupil_rows
from rondom.errors import EnvironmentProblem
from rondom.vault.store import Session
from rondom.vault.vault import Vault
from ui.desk import Desk, Place
from ui.keeping import keep
from ui.messages import Messages
from ui.screen import Screen
from ui.shell import Found, Idle, MainWindow
from ui.shell.window import initials
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets import KeptLine, SideEditor, button, column, label, row

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Pupils(Screen):
    """A list of names, and the first one in a field that keeps itself."""

    tables = frozenset({"pupil"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.refreshed = 0
        self.field, self.names = KeptLine(name="name"), label("")
        self.editor = SideEditor(self.theme)
        keep(desk, self, self.field, "Naam veranderd", self.rename, "name")
        self.setLayout(row(column(self.names, self.field, button("Nieuw", name="new"), None), self.editor))

    def refresh(self) -> None:
        self.refreshed += 1
        self.desk.tasks.read(self, lambda session: pupil_rows(session, clock.today()), self.show_rows)

    def show_rows(self, rows: list[object]) -> None:
        self.rows = rows
        self.names.setText(", ".join(one.name for one in rows))
        if rows:
            self.field.show_value(rows[0].name.split()[0])

    def rename(self, session: Session, text: str) -> None:
        change_pupil(session, self.rows[0].id, first_name=text)

    def parts(self) -> list[QWidget]:
        return [self, self.editor]


class Dossier(Screen):
    rail = "pupils"
    visited: Place = Place("")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tab = ""
        self.setLayout(column(label("Dossier"), button("Meer")))

    def visit(self, place: Place) -> None:
        super().visit(place)
        self.visited, self.tab = place, place.tab

    def place_key(self) -> tuple[str, str]:
        return self.tab, "row"


class Today(Screen):
    plain = True


SCREENS = {"today": Today, "pupils": Pupils, "dossier": Dossier, "settings": Today}


@pytest.fixture
def window(theme: Theme, tasks: Tasks, messages: Messages, vault: Vault, qtbot: QtBot) -> Iterator[MainWindow]:
    with vault.write("Leerling toegevoegd") as session:
        add_pupil(session, PupilData(first_name="Sam", last_name="Kind", birth_date=date(2016, 6, 14)))
    made = MainWindow(theme, tasks, messages, SCREENS, "Ellen Bosuil", search=find)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.open(Place("today"))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    theme.apply("light", 1.0)


def find(text: str, show: Callable[[list[Found]], None]) -> None:
    names = [("Mees Veenpluis", "dossier"), ("Mees Zandoog", "dossier")]
    show(
        [
            Found("Leerlingen", name, "groep 6", Place(screen, pupil_id=name))
            for name, screen in names
            if text in name.lower()
        ]
    )


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """As the system does: to the window, so that shortcuts count."""
    QTest.keyClick(window.windowHandle(), key, modifiers)
    QCoreApplication.processEvents()


def type_on(field: KeptLine, text: str) -> None:
    field.setFocus()
    field.end(False)
    QTest.keyClicks(field, text)


def pupils(window: MainWindow) -> Pupils:
    window.open(Place("pupils"))
    screen = window.current()
    assert isinstance(screen, Pupils)
    return screen


# places


def test_screens_are_made_when_first_opened_and_then_kept(window: MainWindow) -> None:
    assert window.findChildren(Pupils) == []
    first = pupils(window)
    window.open(Place("today"))
    assert pupils(window) is first


def test_back_returns_to_the_tab_and_the_row(window: MainWindow) -> None:
    window.open(Place("dossier", "p1", "timeline"))
    window.open(Place("dossier", "p2"))
    press(window, Qt.Key.Key_Left, ALT)
    assert window.place() == Place("dossier", "p1", "timeline", "row")
    window.back()
    assert window.place().screen == "today"
    assert not window.top.back_button.isEnabled()
    window.back()
    assert window.place().screen == "today"


def test_opening_the_same_place_again_is_no_step_back(window: MainWindow) -> None:
    for key in ("a", "b"):
        window.open(Place("dossier", "p1", key=key))
    window.back()
    assert window.place().screen == "today"


def test_the_rail_follows_the_screen(window: MainWindow) -> None:
    window.open(Place("dossier", "p1"))
    chosen = [made.objectName() for made in window.rail._buttons.values() if made.property("chosen")]
    assert chosen == ["rail.pupils"]


def test_the_rail_shows_only_what_there_is(window: MainWindow) -> None:
    assert list(window.rail._buttons) == ["today", "pupils", "settings", "lock"]


def test_keys_go_to_the_places_of_the_rail(window: MainWindow) -> None:
    press(window, Qt.Key.Key_2, CTRL)
    assert window.place().screen == "pupils"
    press(window, Qt.Key.Key_1, CTRL)
    assert window.place().screen == "today"
    press(window, Qt.Key.Key_Comma, CTRL)
    assert window.place().screen == "settings"


# refreshing, keeping, undo


def test_a_screen_in_sight_follows_the_vault_and_a_hidden_one_waits(
    window: MainWindow, tasks: Tasks, settle: Callable[[], None]
) -> None:
    screen = pupils(window)
    settle()
    before = screen.refreshed
    new = PupilData(first_name="Kim", last_name="Kind", birth_date=date(2016, 6, 14))
    tasks.write(screen, "Leerling toegevoegd", lambda session: add_pupil(session, new))
    settle()
    assert (screen.refreshed, screen.names.text()) == (before + 1, "Kim Kind, Sam Kind")
    window.open(Place("today"))
    tasks.undo()
    settle()
    assert screen.refreshed == before + 1
    window.open(Place("pupils"))
    settle()
    assert (screen.refreshed, screen.names.text()) == (before + 2, "Sam Kind")


def test_a_change_of_another_child_does_not_refresh_a_screen_of_one_child(
    window: MainWindow, tasks: Tasks, settle: Callable[[], None]
) -> None:
    screen = pupils(window)
    settle()
    screen.pupil_id, before = "another", screen.refreshed
    key = screen.rows[0].id
    tasks.write(screen, "Naam veranderd", lambda session: change_pupil(session, key, first_name="Bo"))
    settle()
    assert screen.refreshed == before


def test_typing_is_kept_when_the_screen_is_left(window: MainWindow, qtbot: QtBot, settle: Callable[[], None]) -> None:
    screen = pupils(window)
    settle()
    type_on(screen.field, "my")
    press(window, Qt.Key.Key_1, CTRL)
    window.back()
    settle()
    assert screen.names.text() == "Sammy Kind"


def test_undo_works_from_another_screen_and_says_what_it_did(
    window: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    screen = pupils(window)
    settle()
    type_on(screen.field, "my")
    window.open(Place("today"))
    settle()
    assert "Naam veranderd" in window.top.undo_button.toolTip()
    press(window, Qt.Key.Key_Z, CTRL)
    settle()
    assert window.toast.text() == "Ongedaan gemaakt: Naam veranderd"
    assert "Naam veranderd" in window.top.redo_button.accessibleName()
    window.open(Place("pupils"))
    settle()
    assert screen.field.text() == "Sam"
    press(window, Qt.Key.Key_Y, CTRL)
    settle()
    assert screen.field.text() == "Sammy"


def test_undo_inside_a_field_takes_typing_first_and_then_what_was_kept(
    window: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    screen = pupils(window)
    settle()
    type_on(screen.field, "my")
    screen.flush()
    settle()
    type_on(screen.field, "x")
    press(window, Qt.Key.Key_Z, CTRL)
    assert screen.field.text() != "Sammyx"
    screen.field.setText("Sammy")
    press(window, Qt.Key.Key_Z, CTRL)
    settle()
    assert screen.names.text() == "Sam Kind"


def test_saved_is_said_again_after_a_write(window: MainWindow, tasks: Tasks, settle: Callable[[], None]) -> None:
    window.top.show_saving(True)
    window.top._soon.timeout.emit()
    assert window.top.saved_word() == "Bewaren"
    screen = pupils(window)
    settle()
    key = screen.rows[0].id
    tasks.write(screen, "Naam veranderd", lambda session: change_pupil(session, key, first_name="Bo"))
    settle()
    assert window.top.saved_word() == "Alles bewaard"


def test_what_the_vault_refuses_stays_in_the_field_and_is_said(
    window: MainWindow, vault: Vault, messages: Messages, monkeypatch: pytest.MonkeyPatch, settle: Callable[[], None]
) -> None:
    screen = pupils(window)
    settle()
    monkeypatch.setattr(vault, "read_only", True)
    type_on(screen.field, "my")
    screen.flush()
    settle()
    assert messages.said == ["vault-read-only"]
    assert window.top.saved_word() == "Niet bewaard"
    assert screen.field.text() == "Sammy"
    monkeypatch.setattr(vault, "read_only", False)
    screen.flush()
    settle()
    assert window.top.saved_word() == "Alles bewaard"
    assert screen.names.text() == "Sammy Kind"


# text size, folding, parts


def test_large_text_makes_the_screens_again_in_the_same_place(
    window: MainWindow, theme: Theme, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    window.open(Place("dossier", "p1"))
    screen = pupils(window)
    settle()
    type_on(screen.field, "my")
    theme.apply(scale=2.0)
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    again = window.current()
    assert isinstance(again, Pupils)
    assert again is not screen
    assert again.names.text() == "Sammy Kind"
    assert window.rail._buttons["today"].toolTip() == "Vandaag"
    window.back()
    assert window.place().pupil_id == "p1"


def test_the_rail_folds_in_a_narrow_window(window: MainWindow, qtbot: QtBot) -> None:
    wide = window.rail.width()
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: window.rail.width() < wide)
    assert window.width() == 1000
    assert window.rail._buttons["pupils"].toolTip() == "Leerlingen"


def test_f6_walks_the_parts_and_comes_around(window: MainWindow) -> None:
    screen = pupils(window)
    screen.editor.show_parts("Gebeurtenis", KeptLine(name="title"))
    screen.field.setFocus()
    QCoreApplication.processEvents()
    names = []
    for _step in range(4):
        press(window, Qt.Key.Key_F6)
        names.append(QApplication.focusWidget().objectName())
    assert names == ["editor.close", "rail.today", "top.back", "name"]
    press(window, Qt.Key.Key_F6, SHIFT)
    assert QApplication.focusWidget().objectName() == "top.back"


# the palette


def test_the_palette_finds_walks_and_opens(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    assert window.palette_.isVisible()
    assert QApplication.focusWidget() is window.palette_.field
    qtbot.keyClicks(window.palette_.field, "mees")
    assert [one.text for one in window.palette_.list.rows()] == ["Leerlingen", "Mees Veenpluis", "Mees Zandoog"]
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert not window.palette_.isVisible()
    assert window.place() == Place("dossier", "Mees Zandoog", "", "row")


def test_the_palette_does_things_too(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(window.palette_.field, "vergr")
    with qtbot.waitSignal(window.lock_requested):
        press(window, Qt.Key.Key_Return)


def test_escape_closes_the_palette_and_gives_the_focus_back(window: MainWindow, qtbot: QtBot) -> None:
    screen = pupils(window)
    screen.field.setFocus()
    press(window, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(window.palette_.field, "qqq")
    assert window.palette_.list.rows() == []
    press(window, Qt.Key.Key_Return)
    assert window.palette_.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert not window.palette_.isVisible()
    assert QApplication.focusWidget() is screen.field


def test_a_late_answer_to_an_earlier_question_is_dropped(window: MainWindow, qtbot: QtBot) -> None:
    waiting: list[Callable[[list[Found]], None]] = []
    window.palette_._search = lambda _text, show: waiting.append(show)
    window.open_palette()
    qtbot.keyClicks(window.palette_.field, "me")
    waiting[1]([Found("Leerlingen", "Mees")])
    waiting[0]([Found("Leerlingen", "Maud")])
    assert "Mees" in [one.text for one in window.palette_.list.rows()]
    assert "Maud" not in [one.text for one in window.palette_.list.rows()]


def test_a_click_beside_the_palette_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    window.open_palette()
    qtbot.mouseClick(window.palette_, Qt.MouseButton.LeftButton, pos=QPoint(5, window.height() - 5))
    assert not window.palette_.isVisible()


# speaking, locking, closing


def test_a_problem_of_the_machine_is_a_banner(window: MainWindow, messages: Messages) -> None:
    messages.show(EnvironmentProblem("disk-full"))
    assert window.banner.isVisible()
    assert window.banner.title() == "De schijf is vol."
    assert "Maak ruimte vrij" in " ".join(part.text() for part in window.banner.findChildren(QLabel))


def test_a_problem_is_over_when_something_is_kept_again(
    window: MainWindow, messages: Messages, settle: Callable[[], None]
) -> None:
    screen = pupils(window)
    settle()
    key = screen.rows[0].id
    messages.show(EnvironmentProblem("disk-full"))
    window.desk.tasks.write(screen, "Naam veranderd", lambda session: change_pupil(session, key, first_name="Bo"))
    settle()
    assert not window.banner.isVisible()


def test_undo_in_the_toast_takes_back(window: MainWindow, messages: Messages, settle: Callable[[], None]) -> None:
    screen = pupils(window)
    settle()
    key = screen.rows[0].id
    window.desk.tasks.write(screen, "Naam veranderd", lambda session: change_pupil(session, key, first_name="Bo"))
    messages.toast("Naam veranderd", undo=True)
    settle()
    window.toast.undo.emit()
    settle()
    assert screen.names.text() == "Sam Kind"


def test_a_toast_does_not_offer_to_take_back_something_else(
    window: MainWindow, messages: Messages, settle: Callable[[], None]
) -> None:
    screen = pupils(window)
    settle()
    key = screen.rows[0].id

    def rename(words: str, name: str) -> None:
        window.desk.tasks.write(screen, words, lambda session: change_pupil(session, key, first_name=name))
        settle()

    rename("Naam veranderd", "Bo")
    messages.toast("Naam veranderd", undo=True)
    assert window.toast.isVisible()
    rename("Iets anders gedaan", "Bob")
    assert not window.toast.isVisible()


def test_locking_keeps_first(window: MainWindow, vault: Vault, qtbot: QtBot, settle: Callable[[], None]) -> None:
    screen = pupils(window)
    settle()
    type_on(screen.field, "my")
    with qtbot.waitSignal(window.lock_requested):
        press(window, Qt.Key.Key_L, CTRL | SHIFT)
    settle()
    assert screen.names.text() == "Sammy Kind"


def test_closing_keeps_first(window: MainWindow, qtbot: QtBot, settle: Callable[[], None]) -> None:
    screen = pupils(window)
    settle()
    type_on(screen.field, "my")
    with qtbot.waitSignal(window.closed):
        window.close()
    settle()
    assert screen.field._keeper._stored == "Sammy"


def test_the_mouse_has_a_back_button(window: MainWindow, qtbot: QtBot) -> None:
    window.open(Place("dossier", "p1"))
    qtbot.mouseClick(window, Qt.MouseButton.BackButton)
    assert window.place().screen == "today"


@pytest.mark.parametrize(
    ("name", "letters"), [("Ellen Bosuil", "EB"), ("Ellen de Bruin", "EB"), ("ellen", "E"), ("", ""), ("Éva Ĺ", "ÉĹ")]
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


# nobody there


def test_idle_goes_out_once_and_a_key_starts_it_again(window: MainWindow, qtbot: QtBot) -> None:
    idle = Idle(60, window)
    idle._after = 60
    idle._alive()
    with qtbot.waitSignal(idle.idle):
        pass
    assert not idle._timer.isActive()
    press(window, Qt.Key.Key_A)
    assert idle._timer.isActive()
    with qtbot.waitSignal(idle.idle):
        pass


def test_the_mouse_counts_as_somebody(window: MainWindow, qtbot: QtBot) -> None:
    idle = Idle(10, window)
    qtbot.wait(5)
    before = idle._since.elapsed()
    QTest.mouseMove(window.windowHandle(), QPoint(100, 100))
    QTest.mouseMove(window.windowHandle(), QPoint(120, 110))
    QCoreApplication.processEvents()
    assert idle._since.elapsed() < before


def test_no_minutes_is_never_idle(window: MainWindow) -> None:
    idle = Idle(0, window)
    press(window, Qt.Key.Key_A)
    assert not idle._timer.isActive()
