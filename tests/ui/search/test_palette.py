"""Ctrl+K on a real vault in the real window: what is found, said and marked; and every hit opens its very row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_note, add_strength, change_note, change_pupil
from rondom.dossier.model import NoteData, StrengthData
from rondom.meetings.actions import change_meeting, plan_meeting
from rondom.meetings.model import ContributionKind, GoalData, MeetingKind
from rondom.meetings.table import add_agreement, add_contribution, add_goal
from rondom.plan.actions import fix_plan, new_version
from rondom.privacy.actions import ask_consent, record_disclosure
from rondom.support_map.actions import add_partner
from rondom.support_map.model import PartnerData
from rondom.timeline.actions import add_event, hide_in_meeting, set_view
from rondom.timeline.model import EventData
from rondom.vault.vault import Vault
from tests.mees import Mees, add_mees
from ui.desk import Place
from ui.dossier.notes import NotesTab
from ui.dossier.overview import OverviewTab
from ui.dossier.people import PeopleTab
from ui.dossier.screen import DossierScreen
from ui.meetings.chapters import SentenceLine
from ui.meetings.prepare import PreparePage
from ui.meetings.reading import ReadingPage
from ui.meetings.tab import MeetingsTab
from ui.messages import Messages
from ui.plan.tab import PlanTab
from ui.privacy.tab import ConsentTab
from ui.search import search_with
from ui.shell import MainWindow
from ui.shell.found import Found, FoundRow
from ui.support_map.screen import SupportMapScreen
from ui.tasks import Tasks
from ui.theme import Theme
from ui.timeline.tab import TimelineTab
from ui.today.screen import TodayScreen

Settle = Callable[[], None]
SCREENS = {"today": TodayScreen, "dossier": DossierScreen, "support_map": SupportMapScreen}


@pytest.fixture
def mees(vault: Vault) -> Mees:
    with vault.write("Leerling toegevoegd") as session:
        return add_mees(session)


@pytest.fixture
def window(
    theme: Theme, tasks: Tasks, messages: Messages, mees: Mees, settle: Settle, qtbot: QtBot
) -> Iterator[MainWindow]:
    made = MainWindow(theme, tasks, messages, SCREENS, "Ellen Bosuil", search_with(tasks, tasks))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.open(Place("today"))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    settle()
    yield made
    made.hide()
    theme.apply("light", 1.0)


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.windowHandle(), key, modifiers)
    QCoreApplication.processEvents()


def look(window: MainWindow, settle: Settle, typed: str) -> list[FoundRow]:
    """Open the palette, type, and wait for the answer."""
    window.open_palette()
    QTest.keyClicks(window.palette_.field, typed)
    settle()
    return [one for one in window.palette_.list.rows() if isinstance(one, FoundRow)]


def take(window: MainWindow, settle: Settle, typed: str, heading: str, at: int = 0) -> QWidget:
    """Open a hit under a heading with the keyboard; answers the tab that shows then."""
    rows = look(window, settle, typed)
    place = next(number for number, one in enumerate(rows) if one.heading and one.text == heading)
    key = rows[place + 1 + at].key
    while window.palette_.list.value() != key:
        before = window.palette_.list.value()
        press(window, Qt.Key.Key_Down)
        assert window.palette_.list.value() != before
    press(window, Qt.Key.Key_Return)
    settle()
    screen = window.current()
    assert screen is not None
    return (screen.current() or screen) if isinstance(screen, DossierScreen) else screen


def in_sight(widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty()


# -- the palette itself --------------------------------------------------------------------------------------


def test_what_was_found_is_grouped_and_marked(window: MainWindow, vault: Vault, mees: Mees, settle: Settle) -> None:
    with vault.write("Notitie") as session:
        add_note(session, mees.id, NoteData(written_on=clock.today(), text="Mees telde tot tien."))
    rows = look(window, settle, "mees")
    assert [one.text for one in rows if one.heading][:2] == ["Leerlingen", "Notities en signalen"]
    child, note = [one for one in rows if not one.heading][:2]
    assert [child.text[start:end] for start, end in child.marks] == ["Mees"]
    assert (note.text, note.below) == ("Mees Veenpluis", "Mees telde tot tien.")
    assert [note.below[start:end] for start, end in note.below_marks] == ["Mees"]
    assert "Notities en signalen" in note.sentence()


def test_without_a_hit_it_says_so_and_what_to_try(window: MainWindow, settle: Settle) -> None:
    assert look(window, settle, "zzqq") == []
    assert "Geen treffer voor “zzqq”" in window.palette_.note.text()
    press(window, Qt.Key.Key_Return)
    assert window.palette_.isVisible()


def test_before_anything_is_typed_it_says_what_can_be_found(window: MainWindow, settle: Settle) -> None:
    rows = look(window, settle, "")
    assert "Typ een naam" in window.palette_.note.text()
    assert [one.text for one in rows if one.heading] == ["Doen"]


def test_an_answer_that_is_on_its_way_is_waited_for_and_then_opened(
    window: MainWindow, mees: Mees, settle: Settle
) -> None:
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.palette_.field, "veenp")
    press(window, Qt.Key.Key_Return)
    settle()
    assert window.place() == Place("dossier", mees.id, "overview", "")


def test_an_answer_to_something_else_can_not_be_opened(window: MainWindow, qtbot: QtBot) -> None:
    waiting: list[Callable[[list[Found]], None]] = []
    palette = window.palette_
    palette._search = lambda _text, answer: waiting.append(answer)
    window.open_palette()
    QTest.keyClicks(palette.field, "me")
    waiting[-1]([Found("Leerlingen", "Mees", place=Place("today"))])
    QTest.keyClicks(palette.field, "x")
    with qtbot.assertNotEmitted(palette.chosen):
        press(window, Qt.Key.Key_Return)
        palette._take(0)
    qtbot.waitUntil(lambda: palette.list.rows() == [])
    assert palette.note.text() == "Zoeken …"
    with qtbot.assertNotEmitted(palette.chosen):
        waiting[-1]([])
    assert "Geen treffer" in palette.note.text()


def test_after_closing_nothing_of_it_is_left(window: MainWindow, settle: Settle) -> None:
    look(window, settle, "mees")
    press(window, Qt.Key.Key_Escape)
    settle()
    assert window.palette_.field.text() == ""
    assert all(one.place is None or not one.place.pupil_id for one in window.palette_._found)


def test_while_a_meeting_is_held_others_are_not_found(
    window: MainWindow, vault: Vault, mees: Mees, settle: Settle
) -> None:
    with vault.write("Overleg") as session:
        plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2026, 3, 12, 13), clock.today())
        add_note(session, mees.id, NoteData(written_on=clock.today(), text="geheime kikker"))
        add_mees(session)
    tab = take(window, settle, "driehoek", "Overleggen")
    assert isinstance(tab, MeetingsTab)
    tab.sit_down()
    settle()
    assert tab.table is not None
    assert len([one for one in look(window, settle, "mees") if one.text == "Mees Veenpluis" and one.letters]) == 1
    assert "Er zit iemand aan tafel" in window.palette_.note.text()
    window.palette_.leave()
    assert look(window, settle, "kikker") == []
    window.palette_.leave()
    tab.table.hide()
    assert len([one for one in look(window, settle, "mees") if one.text == "Mees Veenpluis" and one.letters]) == 2
    window.palette_.leave()
    assert look(window, settle, "kikker") != []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_the_window_with_large_text(window: MainWindow, theme: Theme, settle: Settle, scale: float) -> None:
    window.resize(1100, 700)
    theme.apply("dark", scale)
    settle()
    look(window, settle, "m")
    card = window.palette_._card
    assert window.rect().contains(card.geometry())
    assert card.rect().contains(window.palette_.list.geometry())


# -- the very row --------------------------------------------------------------------------------------------


def test_a_note_far_down_the_list_is_chosen_and_in_sight(
    window: MainWindow, vault: Vault, mees: Mees, settle: Settle
) -> None:
    with vault.write("Notities") as session:
        for number in range(60):
            add_note(session, mees.id, NoteData(written_on=date(2026, 1, 1) + timedelta(number), text=f"Dag {number}"))
        old = add_note(session, mees.id, NoteData(written_on=date(2020, 1, 1), text="De allereerste boekentas"))
    tab = take(window, settle, "boeken", "Notities en signalen")
    assert isinstance(tab, NotesTab)
    assert tab.rows.value() == old
    assert tab.rows.viewport().rect().contains(tab.rows.visualRect(tab.rows.currentIndex()))
    assert tab._fields["text"].toPlainText() == "De allereerste boekentas"


def test_from_one_note_to_another_no_word_lands_in_the_wrong_one(
    window: MainWindow, vault: Vault, mees: Mees, settle: Settle
) -> None:
    with vault.write("Notities") as session:
        first = add_note(session, mees.id, NoteData(written_on=clock.today(), text="boekentas"))
        second = add_note(session, mees.id, NoteData(written_on=clock.today(), text="gymschoenen"))
    take(window, settle, "boeken", "Notities en signalen")
    tab = take(window, settle, "gymsch", "Notities en signalen")
    assert isinstance(tab, NotesTab)
    field = tab._fields["text"]
    assert field.toPlainText() == "gymschoenen"
    field.setFocus()
    QTest.keyClicks(field, "weg ")
    tab.flush()
    settle()
    with vault.read() as session:
        from rondom.dossier.queries import note_rows

        texts = {one.id: one.text for one in note_rows(session, mees.id)}
    assert texts[first] == "boekentas"
    assert "weg" in texts[second]


def test_a_note_that_is_gone_by_now_opens_the_list(
    window: MainWindow, vault: Vault, mees: Mees, settle: Settle
) -> None:
    with vault.write("Notitie") as session:
        one = add_note(session, mees.id, NoteData(written_on=clock.today(), text="boekentas"))
        change_note(session, one, text="weg")
    window.open(Place("dossier", mees.id, "notes", "0" * 32))
    settle()
    tab = window.current()
    assert isinstance(tab, DossierScreen)
    assert not tab.current().editor.isVisible()


def test_a_parent_and_someone_else_open_with_their_card(window: MainWindow, mees: Mees, settle: Settle) -> None:
    for typed, key in (("sanne", mees.mother), ("hatice", mees.coach)):
        tab = take(window, settle, typed, "Mensen")
        assert isinstance(tab, PeopleTab)
        assert tab.rows.value() == key
        assert tab.editor.isVisible()


def test_an_event_and_a_quote_open_the_event(window: MainWindow, vault: Vault, mees: Mees, settle: Settle) -> None:
    with vault.write("Gebeurtenis") as session:
        one = add_event(
            session,
            mees.id,
            EventData(title="De boekentas", start_earliest=date(2020, 1, 1), start_latest=date(2020, 1, 1)),
        )
        other = add_event(
            session,
            mees.id,
            EventData(title="Het kamp", start_earliest=date(2021, 1, 1), start_latest=date(2021, 1, 1)),
        )
        set_view(session, other, "child", 0, 1, quote="Daar zaten kikkers")
        hide_in_meeting(session, one, True)
    for typed, key in (("boeken", one), ("kikkers", other)):
        tab = take(window, settle, typed, "Gebeurtenissen")
        assert isinstance(tab, TimelineTab)
        assert tab.place_key() == ("timeline", key)
        assert tab.editor.isVisible()


def test_a_question_and_a_strength_open_the_overview_there(
    window: MainWindow, vault: Vault, mees: Mees, settle: Settle
) -> None:
    with vault.write("Kracht") as session:
        one = add_strength(session, mees.id, StrengthData(text="Vangt kikkers", said_on=date(2020, 1, 1)))
        for number in range(9):
            add_strength(session, mees.id, StrengthData(text=f"Kan {number}", said_on=date(2026, 1, 1)))
    tab = take(window, settle, "kikkers", "Dit gaat goed")
    assert isinstance(tab, OverviewTab)
    [line] = [line for line in tab.findChildren(SentenceLine) if line.found]
    assert line.row == one
    assert in_sight(line)
    tab = take(window, settle, "gewone dag", "Doelen en vragen")
    assert isinstance(tab, OverviewTab)
    assert QApplication.focusWidget() is tab._question


def closed_meeting(vault: Vault, mees: Mees) -> tuple[str, dict[str, str]]:
    with vault.write("Overleg") as session:
        today = clock.today()
        meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2026, 3, 12, 13), today)
        change_meeting(session, meeting, purpose="we elkaar begrijpen", process_lead="Ellen", review_on=today)
        rows = {
            f"zorg{number}": add_contribution(
                session, meeting, ContributionKind.CONCERN, f"Zorg nummer{number} om de boekentas", "parent"
            )
            for number in range(40)
        }
        rows["goal"] = add_goal(session, meeting, GoalData(text="Elke dag gymschoenen mee"))
        rows["agreement"] = add_agreement(session, meeting, today, "Ruben", "Koopt kikkers", "parent", "morgen", "")
        fix_plan(session, meeting, today)
    return meeting, rows


def test_one_sentence_of_a_closed_meeting_is_scrolled_to(
    window: MainWindow, vault: Vault, mees: Mees, settle: Settle
) -> None:
    meeting, rows = closed_meeting(vault, mees)
    for typed, heading, part in (
        ("nummer39", "Overleggen", rows["zorg39"]),
        ("gymschoenen", "Doelen en vragen", rows["goal"]),
        ("nummer0 zorg", "Overleggen", rows["zorg0"]),
    ):
        tab = take(window, settle, typed, heading)
        assert isinstance(tab, MeetingsTab)
        assert tab.place_key() == ("meetings", meeting)
        assert isinstance(tab._page, ReadingPage)
        settle()
        [line] = [line for line in tab._page.findChildren(SentenceLine) if line.found]
        assert line.row == part
        assert in_sight(line)


def test_an_agreement_of_a_closed_meeting_is_chosen(
    window: MainWindow, vault: Vault, mees: Mees, settle: Settle
) -> None:
    _meeting, rows = closed_meeting(vault, mees)
    tab = take(window, settle, "kikkers", "Afspraken")
    assert isinstance(tab, MeetingsTab)
    assert isinstance(tab._page, ReadingPage)
    assert tab._page.rows.value() == rows["agreement"]


def test_of_a_planned_meeting_the_person_opens_and_the_rest_is_told(
    window: MainWindow, vault: Vault, messages: Messages, mees: Mees, settle: Settle, qtbot: QtBot
) -> None:
    with vault.write("Overleg") as session:
        meeting = plan_meeting(session, mees.id, MeetingKind.TRIAD, datetime(2026, 3, 12, 13), clock.today())
        add_contribution(session, meeting, ContributionKind.CONCERN, "Om de boekentas", "parent")
    tab = take(window, settle, "klaproos", "Overleggen")
    assert isinstance(tab, MeetingsTab)
    assert isinstance(tab._page, PreparePage)
    assert tab._page.editor.isVisible()
    with qtbot.waitSignal(messages.toast_asked) as told:
        take(window, settle, "boekentas", "Overleggen")
    assert "Aan tafel" in told.args[0]


def test_a_version_of_a_plan_is_the_one_that_shows(
    window: MainWindow, vault: Vault, mees: Mees, settle: Settle
) -> None:
    meeting, _rows = closed_meeting(vault, mees)
    with vault.write("Nieuwe versie") as session:
        new_version(session, meeting, "vanwege de boekentas", clock.today())
        fix_plan(session, meeting, clock.today())
        new_version(session, meeting, "vanwege de gymtas", clock.today())
        fix_plan(session, meeting, clock.today())
    tab = take(window, settle, "vanwege boekentas", "Plannen")
    assert isinstance(tab, PlanTab)
    assert tab._facts.chosen is not None
    assert (tab._facts.chosen.meeting_id, tab._facts.chosen.version) == (meeting, 2)


def test_a_permission_and_what_went_out_open_their_row(
    window: MainWindow, vault: Vault, mees: Mees, settle: Settle
) -> None:
    with vault.write("Toestemming") as session:
        ask_consent(session, mees.id, "Tom Rietkraag", "kikkers tellen", clock.today(), "", (), None)
        record_disclosure(
            session, mees.id, "Hatice Kievit", "boekentas", "toestemming", "Plan", b"%PDF", 2, "Ellen"
        )  # fmt: skip
    tab = take(window, settle, "kikkers", "Toestemming en verstrekking")
    assert isinstance(tab, ConsentTab)
    assert tab.rows.value() == tab._open != ""
    tab = take(window, settle, "boekentas", "Toestemming en verstrekking")
    assert isinstance(tab, ConsentTab)
    assert tab.given.value()
    assert tab.editor.isVisible()


def test_a_partner_is_chosen_on_the_map(window: MainWindow, vault: Vault, settle: Settle) -> None:
    with vault.write("Partner") as session:
        key = add_partner(session, PartnerData(name="Leerplicht", person="Inge Spreeuw", ring=4))
        change_pupil(session, add_mees(session).id, first_name="Bo")
    screen = take(window, settle, "spreeuw", "Partners")
    assert isinstance(screen, SupportMapScreen)
    assert screen.place_key()[1] == key


def test_an_id_that_is_gone_asks_no_permission_for_it(
    window: MainWindow, mees: Mees, messages: Messages, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(messages, "run", asked.append)
    window.open(Place("dossier", mees.id, "consent", "0" * 32))
    settle()
    assert asked == []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
