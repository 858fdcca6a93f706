"""What lies over and around the talk: kring, parking list, who comes and goes, steps, the lens, two talks, hundreds of rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.ties import set_tie
from rondom.meetings.actions import add_attendee, change_attendee, plan_meeting
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import (
    AttendeeData,
    ContributionKind,
    MeetingKind,
    MeetingState,
    Sitting,
    SittingData,
    StepState,
)
from rondom.meetings.running import close_meeting
from rondom.meetings.table import add_contribution
from rondom.vault.records import add
from rondom.vault.vault import Session
from tests.mees import START, Mees
from tests.ui.meetings.hands import get, has, press, type_line, write_in
from ui.desk import Desk
from ui.meetings.keyed import AT_ONCE
from ui.meetings.pages.concerns import ConcernsPage
from ui.meetings.pages.words_row import WordsRow
from ui.meetings.tab import MeetingsTab
from ui.meetings.table import TableWindow
from ui.messages import Messages

Look = Callable[[], MeetingDetail]
Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier


def go(table: TableWindow, key: str, settle: Settle) -> None:
    table._go_to_key(key)
    settle()


def heading(table: TableWindow) -> str:
    return str(get(table, "table.heading").text())


def shown(table: TableWindow) -> str:
    return "\n".join(one.text() for one in table.findChildren(QLabel) if one.isVisible() and one.text())


def sit(prepared: MeetingsTab, settle: Settle) -> TableWindow:
    prepared.sit_down()
    settle()
    assert prepared.table is not None
    return prepared.table


# -- over the talk --------------------------------------------------------------------------------------------


def test_k_shows_the_kring_without_gezag_and_without_what_strains(
    table: TableWindow, desk: Desk, mees: Mees, settle: Settle
) -> None:
    def strain(session: Session) -> None:
        set_tie(session, mees.id, mees.mother, mees.father, bond="strained", frequency="via de rechter")

    desk.tasks.write(table, "x", strain)
    settle()
    QTest.keyClick(table, Qt.Key.Key_K)
    settle()
    view = get(table, "table.kring.view")
    assert view.isVisible()
    said = f"{view.scene.alt} {' '.join(spot.text for spot in view.scene.spots)} {shown(table)}"
    assert "Sanne" in said
    for hidden in ("gezag", "rechter", "gespannen"):
        assert hidden not in said
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert get(table, "table.kring.told").text()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not view.isVisible() and table.isVisible()


def test_what_is_parked_comes_along_to_the_end(table: TableWindow, look: Look, settle: Settle) -> None:
    go(table, "concerns", settle)
    QTest.keyClick(table, Qt.Key.Key_P)
    field = get(table, "table.parked")
    assert field.hasFocus()
    type_line(field, "Hatice belt SMW voor vrijdag")
    type_line(field, "De overstap naar groep 7")
    settle()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    settle()
    assert heading(table) == "Welke zorgen zijn er?" and not has(table, "table.parked.told")
    go(table, "agreements", settle)
    assert get(table, "table.parked.told").text() == "2 dingen zijn nog geparkeerd."
    press(table, "table.parked.look")
    settle()
    press(table, "table.parked.0.agreement")
    settle()
    press(table, "table.parked.0.concern")
    settle()
    QTest.keyClick(table, Qt.Key.Key_Escape)
    settle()
    assert get(table, "table.agreement.0.what").toPlainText() == "Belt SMW"
    assert not has(table, "table.parked.told")
    assert [one.text for one in look().of(ContributionKind.CONCERN)] == ["De overstap naar groep 7"]


def test_what_stayed_parked_the_time_before_is_taken_along_with_one_click(
    prepared: MeetingsTab, desk: Desk, mees: Mees, look: Look, settle: Settle
) -> None:
    def before(session: Session) -> None:
        earlier = plan_meeting(session, mees.id, MeetingKind.TRIAD, START - timedelta(weeks=8), START.date())
        add_contribution(session, earlier, ContributionKind.PARKED, "De bril", "other")
        close_meeting(session, earlier, START.date())

    desk.tasks.write(prepared, "x", before)
    table = sit(prepared, settle)
    table.turn("parked")
    settle()
    press(table, "table.parked.before.0")
    settle()
    assert [one.text for one in look().of(ContributionKind.PARKED)] == ["De bril"]
    assert not has(table, "table.parked.before.0")


def test_the_empty_screen_comes_back_to_what_lay_over_the_talk(table: TableWindow, settle: Settle) -> None:
    table.turn("keys")
    assert "de tijdlijn" in shown(table)
    QTest.keyClick(table, Qt.Key.Key_B)
    assert shown(table) == ""
    QTest.keyClick(get(table, "table.empty"), Qt.Key.Key_Space)
    assert table.over.shown == "keys"
    press(table, "table.keys.back")
    assert table.over.shown == ""


def test_h_hides_the_rest_of_the_program_until_the_table_is_left(
    prepared: MeetingsTab, table: TableWindow, settle: Settle, messages: Messages
) -> None:
    main = prepared.window()
    QTest.keyClick(table, Qt.Key.Key_H)
    assert main.isHidden() and table.isVisible()
    QTest.keyClick(table, Qt.Key.Key_H)
    assert main.isVisible()
    QTest.keyClick(table, Qt.Key.Key_H)
    messages.answer_next(True)
    QTest.keyClick(table, Qt.Key.Key_Escape)
    settle()
    assert main.isVisible() and not table.isVisible()


# -- who comes and goes ---------------------------------------------------------------------------------------


def test_someone_comes_later_and_someone_goes(table: TableWindow, look: Look, settle: Settle, moment: datetime) -> None:
    names = [one.short for one in look().attendees]
    ruben, sanne = names.index("Ruben"), names.index("Sanne")
    press(table, f"table.here.{ruben}.absent")
    press(table, "table.all_here")
    settle()
    assert not has(table, f"table.here.{sanne}.leave"), "nobody leaves before it has begun"
    clock.freeze(moment + timedelta(minutes=12))
    go(table, "strengths", settle)
    QTest.keyClick(table, Qt.Key.Key_A)
    settle()
    press(table, f"table.here.{ruben}.present")
    settle()
    assert "kwam om 13.12 uur" in shown(table)
    clock.freeze(moment + timedelta(minutes=31))
    press(table, f"table.here.{sanne}.leave")
    settle()
    write_in(get(table, f"table.here.{sanne}.remark"), "praat morgen verder met Hatice")
    settle()
    person = look().attendees[sanne]
    assert (person.left_at, person.remark) == (datetime(2026, 3, 12, 13, 31), "praat morgen verder met Hatice")
    assert "ging om 13.31 uur" in shown(table)
    press(table, f"table.here.{sanne}.leave")
    settle()
    assert look().attendees[sanne].left_at is None


def test_an_interpreter_sits_at_the_table_and_is_asked_nothing(
    prepared: MeetingsTab, desk: Desk, meeting: str, settle: Settle
) -> None:
    data = AttendeeData(name="Samira Haddad", role="tolk Arabisch", perspective="other", interprets="Arabisch")
    desk.tasks.write(prepared, "x", lambda session: add_attendee(session, meeting, data))
    table = sit(prepared, settle)
    assert "tolkt Arabisch" in shown(table)
    go(table, "concerns", settle)
    press(table, "table.concern.by.Sanne")
    type_line(get(table, "table.concern"), "Hij slaapt slecht")
    settle()
    assert has(table, "table.concern.0.Hatice.sees") and not has(table, "table.concern.0.Samira.sees")
    assert not has(table, "table.concern.by.Samira")


# -- the steps ------------------------------------------------------------------------------------------------


def test_steps_are_skipped_moved_added_anywhere_and_taken_away(table: TableWindow, look: Look, settle: Settle) -> None:
    steps = look().steps
    menu = table.side.menu(steps[1].id)
    next(one for one in menu.actions() if one.text() == "Overslaan").trigger()
    settle()
    assert look().steps[1].state is StepState.SKIPPED
    table.next()
    settle()
    assert heading(table) == "Wat zegt Mees?", "what is skipped is passed over"
    table.previous()
    settle()
    assert heading(table) == "Wanneer is dit gesprek geslaagd?", "and can be gone back to"
    table.side.skipped.emit(steps[1].id)
    settle()
    assert heading(table) == "Wat zegt Mees?", "the step that goes on makes way for the next"
    next(one for one in table.side.menu(steps[5].id).actions() if one.text() == "Stap erbij, hierna").trigger()
    settle()
    assert [one.key for one in look().steps][5:8] == ["wishes", "own", "agreements"]
    assert heading(table) == "Wat zegt Mees?"
    own = look().steps[6].id
    table.side.list.choose(own)
    QTest.keyClick(table.side.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle()
    assert look().steps[5].id == own
    table.side.list.choose(own)
    QTest.keyClick(table.side.list, Qt.Key.Key_Delete)
    settle()
    assert [one.id for one in look().steps] == [one.id for one in steps]


def test_the_clock_of_a_long_step_is_kept_now_and_then(
    table: TableWindow, desk: Desk, look: Look, settle: Settle, moment: datetime
) -> None:
    clock.freeze(moment + timedelta(minutes=5))
    table._tick()
    settle()
    assert look().steps[0].used_seconds == 300
    undone: list[str | None] = []
    desk.tasks.undo(undone.append)
    settle()
    assert undone != ["Tijd van de stap bijgehouden"], "nobody did that"
    assert look().steps[0].used_seconds == 300


# -- two talks, one plan --------------------------------------------------------------------------------------


@pytest.fixture
def two_talks(prepared: MeetingsTab, desk: Desk, meeting: str, mees: Mees, look: Look, settle: Settle) -> None:
    """One with mother, one with father; the others come to both."""
    people = {one.short: one.id for one in look().attendees}

    def write(session: Session) -> None:
        for at, (title, who) in enumerate((("Met moeder", "Sanne"), ("Met vader", "Ruben"))):
            made = add(session, Sitting, SittingData(title=title, position=at), pupil_id=mees.id, meeting_id=meeting)
            change_attendee(session, people[who], sitting_id=made)

    desk.tasks.write(prepared, "x", write)
    settle()


def test_in_the_second_talk_the_words_of_the_first_are_folded_away(
    two_talks: None, prepared: MeetingsTab, look: Look, settle: Settle, messages: Messages
) -> None:
    table = sit(prepared, settle)
    assert "Sanne Klaproos" in shown(table) and "Ruben Veenpluis" not in shown(table)
    assert "Met moeder, gesprek 1 van 2" in shown(table)
    go(table, "wishes", settle)
    type_line(get(table, "table.wish.parent"), "Een ochtend zonder haast")
    settle()
    messages.answer_next(False)
    table._close_meeting()
    settle()
    assert "Toch nu al afsluiten?" in messages.said and look().head.state is MeetingState.ONGOING
    press(table, "table.next_talk")
    settle()
    assert heading(table) == "Wie zit er aan tafel?" and "Ruben Veenpluis" in shown(table)
    go(table, "wishes", settle)
    assert [row.field.toPlainText() for row in table.page().findChildren(WordsRow) if row.isVisible()] == []
    assert "Een ochtend zonder haast" not in shown(table)
    press(table, "table.wish.elsewhere")
    assert "Een ochtend zonder haast" in shown(table)
    go(table, "agreements", settle)
    assert "Een ochtend zonder haast" not in shown(table)


def test_whoever_leaves_the_first_talk_may_say_that_it_is_done_and_begins_the_second_later(
    two_talks: None, prepared: MeetingsTab, look: Look, settle: Settle
) -> None:
    table = sit(prepared, settle)
    go(table, "wishes", settle)
    leave_by(table, "leave.done")
    settle()
    assert not table.isVisible()
    assert [one.state for one in look().sittings] == [MeetingState.CLOSED, MeetingState.PLANNED]
    prepared.sit_down()
    assert prepared.table is not None and prepared.table.page() is None, "not for a moment what the other parent said"
    settle()
    again = prepared.table
    assert "Met vader, gesprek 2 van 2" in shown(again)
    assert heading(again) == "Wie zit er aan tafel?", "the other talk begins at its own first step"
    assert [one.state for one in look().sittings] == [MeetingState.CLOSED, MeetingState.ONGOING]


def test_whoever_leaves_the_first_talk_may_go_on_with_the_other_at_once(
    two_talks: None, prepared: MeetingsTab, look: Look, settle: Settle
) -> None:
    table = sit(prepared, settle)
    go(table, "wishes", settle)
    leave_by(table, "leave.next")
    settle()
    assert table.isVisible() and "Met vader, gesprek 2 van 2" in shown(table)
    assert heading(table) == "Wie zit er aan tafel?"
    leave_by(table, "dialog.verb", lacks="leave.next")
    assert not table.isVisible() and look().sittings[1].state is MeetingState.ONGOING, "a break, not the end"


def leave_by(table: TableWindow, name: str, lacks: str = "") -> None:
    """Esc, and then that button of the question."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        absent = not lacks or not has(dialog, lacks)
        press(dialog, name) if absent else press(dialog, "dialog.back")

    QTimer.singleShot(0, table, answer)
    table.ask_to_leave()


# -- goals in five steps --------------------------------------------------------------------------------------


def test_a_goal_can_have_five_steps_and_folds_again(table: TableWindow, look: Look, settle: Settle) -> None:
    go(table, "agreements", settle)
    type_line(get(table, "table.goal"), "Rustig naar binnen")
    settle()
    write_in(get(table, "table.goal.0.now"), "1 van de 4")
    settle()
    assert not has(table, "table.goal.0.scale.level_part"), "nobody is asked for five steps"
    press(table, "table.goal.0.scale")
    settle()
    assert get(table, "table.goal.0.scale.now").toPlainText() == "1 van de 4"
    for name, words in (("level_part", "2 van de 4"), ("then", "3 van de 4"), ("level_most", "ook na de vakantie")):
        write_in(get(table, f"table.goal.0.scale.{name}"), words)
    settle()
    assert look().goals[0].levels == ("1 van de 4", "2 van de 4", "3 van de 4", "", "ook na de vakantie")
    press(table, "table.goal.0.scale")
    settle()
    assert get(table, "table.goal.0.then").text() == "3 van de 4"
    assert not has(table, "table.goal.0.scale.now")


def test_several_people_make_one_agreement(table: TableWindow, look: Look, settle: Settle) -> None:
    go(table, "agreements", settle)
    type_line(get(table, "table.agreement"), "moeder en juf bellen SMW voor vrijdag")
    settle()
    one = look().agreements[0]
    assert (one.who, one.perspective, one.what) == ("Sanne Klaproos en Marloes Grutto", "other", "Bellen SMW")
    assert get(table, "table.agreement.0.who").text() == "Sanne en Marloes"
    write_in(get(table, "table.agreement.0.who"), "Sanne, Mees en Hatice")
    settle()
    assert look().agreements[0].who == "Sanne Klaproos, Mees en Hatice Kievit"


# -- the lens -------------------------------------------------------------------------------------------------


def test_jargon_is_underlined_while_typing_and_one_key_takes_plain_words(
    table: TableWindow, look: Look, settle: Settle
) -> None:
    go(table, "purpose", settle)
    field = get(table, "table.purpose")
    field.setFocus()
    QTest.keyClicks(field, "we de ondersteuningsbehoefte")
    assert get(table, "table.lens.lines").isVisible()
    assert get(table, "table.lens.plain").text() == "wat Mees nodig heeft"
    assert field.toPlainText() == "we de ondersteuningsbehoefte", "only drawn"
    QTest.keyClicks(field, " kennen")
    assert not get(table, "table.lens.tip").isVisible()
    QTest.keyClick(field, Qt.Key.Key_F7)
    assert field.toPlainText() == "we wat Mees nodig heeft kennen"
    field.undo()
    assert field.toPlainText() == "we de ondersteuningsbehoefte kennen"
    QTest.keyClick(field, Qt.Key.Key_F7)
    field.flush()
    settle()
    assert look().head.purpose == "we wat Mees nodig heeft kennen"


def test_the_lens_looks_in_lines_too_and_can_be_put_off(table: TableWindow, settle: Settle) -> None:
    go(table, "lead", settle)
    field = get(table, "table.lead")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "de procesregisseur")
    lines = get(table, "table.lens.lines")
    assert lines.isVisible() and table.lens.found
    boxes = lines.boxes(table.lens.found[0])
    assert boxes[0].width() > 0 and lines.holds(table.lens.found[0], boxes[0].center().toPoint())
    QTest.keyClick(field, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert not lines.isVisible() and table.lens.take() is False
    QTest.keyClick(field, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert table.lens.take() is True
    assert field.text() == "de persoon die op het plan let"


def test_the_lens_lets_go_of_a_field_that_is_left_or_taken_away(table: TableWindow, settle: Settle) -> None:
    go(table, "wishes", settle)
    field = get(table, "table.wish.school")
    field.setFocus()
    QTest.keyClicks(field, "interventies")
    assert table.lens.here() is not None
    get(table, "table.wish.parent").setFocus()
    assert table.lens.found == [] and not get(table, "table.lens.tip").isVisible()
    table._rebuild()
    settle()
    QTest.keyClicks(get(table, "table.wish.school"), "gewoon")
    assert table.lens.found == []


def test_a_long_text_is_looked_at_when_the_typing_rests(table: TableWindow, settle: Settle, qtbot: QtBot) -> None:
    go(table, "purpose", settle)
    field = get(table, "table.purpose")
    field.setFocus()
    field.setPlainText("gewone woorden " * 200 + "monitoren")
    assert table.lens.found == []
    qtbot.waitUntil(lambda: [one.said for one in table.lens.found] == ["monitoren"])


# -- hundreds of rows -----------------------------------------------------------------------------------------


@pytest.fixture
def full(prepared: MeetingsTab, desk: Desk, meeting: str, settle: Settle) -> TableWindow:
    """A table at which forty worries were told."""

    def fill(session: Session) -> None:
        for at in range(40):
            add_contribution(session, meeting, ContributionKind.CONCERN, f"Zorg {at}", "parent", "Sanne")

    desk.tasks.write(prepared, "x", fill)
    return sit(prepared, settle)


def test_many_rows_are_made_a_few_at_a_time_and_end_in_their_order(
    full: TableWindow, settle: Settle, qtbot: QtBot
) -> None:
    full._go_to_key("concerns")
    page = full.page()
    assert isinstance(page, ConcernsPage)
    made = page._rows._made
    assert AT_ONCE <= len(made) < 40
    qtbot.waitUntil(lambda: len(made) == 40)
    assert [row.field.toPlainText() for row in page._rows.widgets()] == [f"Zorg {at}" for at in range(40)]


def test_a_new_row_among_many_is_there_at_once_and_the_others_are_not_drawn_again(
    full: TableWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(full, "concerns", settle)
    page = full.page()
    assert isinstance(page, ConcernsPage)
    page._rows.make_all()
    again: list[int] = []
    real = type(page._rows.widgets()[0]).show_item

    def count(self: object, one: object, place: int) -> None:
        again.append(place)
        real(self, one, place)  # type: ignore[arg-type]

    monkeypatch.setattr(type(page._rows.widgets()[0]), "show_item", count)
    type_line(get(full, "table.concern"), "Zorg 40")
    settle()
    assert page._rows.widgets()[40].field.toPlainText() == "Zorg 40"  # type: ignore[attr-defined]
    assert set(again) == {40}


def test_the_plain_words_stay_beside_the_word_when_the_page_scrolls(full: TableWindow, settle: Settle) -> None:
    go(full, "concerns", settle)
    field = get(full, "table.concern")
    field.setFocus()
    QTest.keyClicks(field, "interventie")
    settle()
    tip, lines = get(full, "table.lens.tip"), get(full, "table.lens.lines")

    def far() -> int:
        box = lines.boxes(full.lens.found[0])[0].toRect()
        word = lines.mapTo(full, box.center()).y()
        return abs(tip.geometry().center().y() - word)

    before = far()
    assert tip.isVisible() and before < 4 * field.fontMetrics().height()
    bar = full._pages[full._shown][0].verticalScrollBar()
    bar.setValue(bar.value() - 40)
    assert far() < 4 * field.fontMetrics().height()
    word = lines.mapTo(full, lines.boxes(full.lens.found[0])[0].toRect().center())
    assert not tip.geometry().contains(word)
