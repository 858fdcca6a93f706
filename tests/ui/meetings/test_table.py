"""Holding a meeting: every step, the keys, the clock, and what happens when the laptop dies half-way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.meetings.detail import MeetingDetail, meeting_detail
from rondom.meetings.model import Approval, Attendance, ContributionKind, MeetingState, Recognised, StepState
from rondom.meetings.table import add_agreement
from rondom.opening import unlock
from rondom.timeline.actions import add_event
from tests.mees import TODAY, Mees
from tests.ui.conftest import PASSWORD
from tests.ui.meetings.hands import get, has, press, type_line, write_in
from ui.desk import Desk, Place
from ui.meetings.tab import MeetingsTab
from ui.meetings.table import TableWindow
from ui.messages import Messages
from ui.tasks import Tasks

Look = Callable[[], MeetingDetail]
Settle = Callable[[], None]


def go(table: TableWindow, key: str, settle: Settle) -> None:
    table._go_to_key(key)
    settle()


def heading(table: TableWindow) -> str:
    return str(get(table, "table.heading").text())


def said(detail: MeetingDetail, kind: ContributionKind, side: str = "") -> list[str]:
    return [one.text for one in detail.of(kind, side)]


def test_the_first_step_begins(table: TableWindow, look: Look) -> None:
    assert heading(table) == "Wie zit er aan tafel?"
    assert look().head.state is MeetingState.ONGOING
    assert not table.parentWidget().window().isHidden() and table.isWindow()


def test_everything_to_read_is_large(table: TableWindow, settle: Settle) -> None:
    """18 points on a screen of 96 dots per inch is 24 pixels; only keys and buttons may be smaller."""
    for key in ("welcome", "voice", "strengths", "agreements", "lead"):
        go(table, key, settle)
        page = table.page()
        assert page is not None
        small = {
            one.text(): one.fontInfo().pixelSize()
            for one in page.findChildren(QLabel)
            if one.isVisible() and one.text()
        }
        assert {text: size for text, size in small.items() if size < 22} == {}


def test_arrows_walk_the_steps_and_book_the_time(
    table: TableWindow, look: Look, settle: Settle, moment: datetime
) -> None:
    clock.freeze(moment + timedelta(minutes=4))
    QTest.keyClick(table, Qt.Key.Key_Right)
    settle()
    assert heading(table) == "Wanneer is dit gesprek geslaagd?"
    first = look().steps[0]
    assert (first.state, first.used_seconds) == (StepState.DONE, 240)
    QTest.keyClick(table, Qt.Key.Key_Left)
    settle()
    assert heading(table) == "Wie zit er aan tafel?"


def test_in_a_field_the_arrows_are_for_the_text(table: TableWindow, settle: Settle) -> None:
    go(table, "purpose", settle)
    field = get(table, "table.purpose")
    field.setFocus()
    QTest.keyClicks(field, "bt")
    QTest.keyClick(field, Qt.Key.Key_Left)
    settle()
    assert (field.toPlainText(), heading(table)) == ("bt", "Wanneer is dit gesprek geslaagd?")
    QTest.keyClick(field, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert heading(table) == "Wat zegt Mees?"


def test_f8_leaves_the_field_so_that_letters_are_keys(table: TableWindow, settle: Settle) -> None:
    go(table, "purpose", settle)
    field = get(table, "table.purpose")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_F8)
    assert not field.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_B)
    assert get(table, "table.empty").isVisible()


def test_b_empties_the_screen_and_any_key_brings_it_back(table: TableWindow, settle: Settle) -> None:
    QTest.keyClick(table, Qt.Key.Key_B)
    empty = get(table, "table.empty")
    shown = [one.text() for one in table.findChildren(QLabel) if one.isVisible() and one.text()]
    assert empty.isVisible() and shown == []
    QTest.keyClick(empty, Qt.Key.Key_Space)
    assert not empty.isVisible() and heading(table)


def test_who_is_here(table: TableWindow, look: Look, settle: Settle) -> None:
    names = [one.short for one in look().attendees]
    assert not get(table, "table.here.0.present").isChecked(), "nobody is here before someone says so"
    press(table, f"table.here.{names.index('Ruben')}.absent")
    type_line(get(table, "table.guest"), "Oma Riet")
    settle()
    people = {one.short: one.attendance for one in look().attendees}
    assert people["Ruben"] is Attendance.ABSENT
    assert people["Oma"] is Attendance.PRESENT


def test_strengths_come_with_enter_in_the_column_of_who_says_it(table: TableWindow, look: Look, settle: Settle) -> None:
    go(table, "strengths", settle)
    type_line(get(table, "table.strength.child"), "Ik bouw een brug")
    type_line(get(table, "table.strength.parent"), "Hij zorgt voor Lotte")
    type_line(get(table, "table.strength.parent"), "Hij vertelt weer")
    settle()
    assert said(look(), ContributionKind.STRENGTH, "child") == ["Ik bouw een brug"]
    assert said(look(), ContributionKind.STRENGTH, "parent") == ["Hij zorgt voor Lotte", "Hij vertelt weer"]
    assert get(table, "table.strength.parent").toPlainText() == ""
    row = look().of(ContributionKind.STRENGTH, "child")[0]
    write_in(get(table, f"table.said.{row.id}"), "Ik bouw een brug die houdt")
    settle()
    assert said(look(), ContributionKind.STRENGTH, "child") == ["Ik bouw een brug die houdt"]


def test_a_row_that_is_emptied_goes(table: TableWindow, look: Look, settle: Settle, messages: Messages) -> None:
    go(table, "wishes", settle)
    type_line(get(table, "table.wish.school"), "Rust")
    settle()
    row = look().of(ContributionKind.WISH)[0]
    write_in(get(table, f"table.said.{row.id}"), "")
    settle()
    assert said(look(), ContributionKind.WISH) == []
    assert "Regel weggehaald" in messages.said


def test_what_is_half_typed_is_one_row_after_two_seconds(
    table: TableWindow, look: Look, settle: Settle, qtbot: QtBot
) -> None:
    go(table, "strengths", settle)
    field = get(table, "table.strength.child")
    field.setFocus()
    QTest.keyClicks(field, "Ik bouw")
    qtbot.waitUntil(lambda: said(look(), ContributionKind.STRENGTH) == ["Ik bouw"], timeout=4000)
    assert field.toPlainText() == "Ik bouw"
    QTest.keyClicks(field, " een brug")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert said(look(), ContributionKind.STRENGTH) == ["Ik bouw een brug"]
    assert field.toPlainText() == ""
    row = look().of(ContributionKind.STRENGTH)[0]
    assert get(table, f"table.said.{row.id}").isVisible()


def test_undo_in_the_middle_of_a_line_loses_nothing(
    table: TableWindow, desk: Desk, look: Look, settle: Settle, qtbot: QtBot, messages: Messages
) -> None:
    go(table, "strengths", settle)
    field = get(table, "table.strength.child")
    field.setFocus()
    QTest.keyClicks(field, "Ik bouw")
    qtbot.waitUntil(lambda: said(look(), ContributionKind.STRENGTH) == ["Ik bouw"], timeout=4000)
    desk.tasks.undo()
    settle()
    QTest.keyClicks(field, " een brug")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert said(look(), ContributionKind.STRENGTH) == ["Ik bouw een brug"]
    assert "gone" not in messages.said


def test_concerns_with_whose_they_are_and_who_sees_them_too(table: TableWindow, look: Look, settle: Settle) -> None:
    go(table, "concerns", settle)
    press(table, "table.concern.by.Hatice")
    type_line(get(table, "table.concern"), "Hij slaapt slecht")
    settle()
    assert not has(table, "table.concern.0.Hatice.sees"), "nobody is asked about their own concern"
    press(table, "table.concern.0.Sanne.sees")
    press(table, "table.concern.0.Sanne.yes")
    press(table, "table.concern.0.Ruben.sees")
    press(table, "table.concern.0.Ruben.partly")
    settle()
    write_in(get(table, "table.concern.0.Ruben.note"), "bij mij niet elke week")
    settle()
    one = look().of(ContributionKind.CONCERN)[0]
    assert (one.text, one.said_by, one.perspective) == ("Hij slaapt slecht", "Hatice", "coach")
    assert [(seen.short, seen.answer, seen.note) for seen in one.recognitions] == [
        ("Sanne", Recognised.YES, ""), ("Ruben", Recognised.PARTLY, "bij mij niet elke week"),
    ]  # fmt: skip
    assert get(table, "table.concern.0.Ruben.sees").text() == "Ruben: deels"
    assert not has(table, "table.concern.0.Sanne.note"), "who agrees is asked nothing more"


def test_a_letter_answers_and_the_same_answer_twice_takes_it_back(
    table: TableWindow, look: Look, settle: Settle
) -> None:
    go(table, "concerns", settle)
    press(table, "table.concern.by.Hatice")
    type_line(get(table, "table.concern"), "Hij slaapt slecht")
    settle()
    chip = get(table, "table.concern.0.Sanne.sees")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_N)
    settle()
    assert [seen.answer for seen in look().of(ContributionKind.CONCERN)[0].recognitions] == [Recognised.NO]
    press(table, "table.concern.0.Sanne.sees")
    press(table, "table.concern.0.Sanne.no")
    settle()
    assert look().of(ContributionKind.CONCERN)[0].recognitions == ()
    QTest.keyClick(chip, Qt.Key.Key_J)
    settle()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    settle()
    assert look().of(ContributionKind.CONCERN)[0].recognitions == ()


def test_worries_before_strengths_are_asked_about_once(table: TableWindow, settle: Settle) -> None:
    go(table, "concerns", settle)
    press(table, "table.strengths.first")
    settle()
    assert heading(table) == "Wat gaat goed?"
    type_line(get(table, "table.strength.child"), "Ik bouw")
    settle()
    go(table, "concerns", settle)
    assert not has(table, "table.strengths.first")


def test_a_goal_from_now_to_then(table: TableWindow, look: Look, settle: Settle) -> None:
    go(table, "agreements", settle)
    type_line(get(table, "table.goal"), "Mees loopt rustig naar binnen")
    settle()
    assert get(table, "table.goal.0.now").hasFocus()
    for name, words in (("now", "1 van de 4"), ("then", "3 van de 4"), ("sign", "hij hangt zijn jas op")):
        write_in(get(table, f"table.goal.0.{name}"), words)
    settle()
    goal = look().goals[0]
    assert (goal.text, goal.now, goal.then, goal.sign) == (
        "Mees loopt rustig naar binnen", "1 van de 4", "3 van de 4", "hij hangt zijn jas op",
    )  # fmt: skip


def test_three_goals_is_enough(table: TableWindow, look: Look, settle: Settle) -> None:
    go(table, "agreements", settle)
    for number in range(3):
        if number:
            press(table, "table.goal.more")
        type_line(get(table, "table.goal"), f"Doel {number}")
        settle()
    assert len(look().goals) == 3
    assert not has(table, "table.goal") and not has(table, "table.goal.more")


def test_one_line_is_who_what_and_when(table: TableWindow, look: Look, settle: Settle) -> None:
    go(table, "agreements", settle)
    field = get(table, "table.agreement")
    field.setFocus()
    QTest.keyClicks(field, "moeder belt SMW voor vrijdag")
    assert "voor vrijdag 13 maart" in table.page()._proposal._rest.text()
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    one = look().agreements[0]
    assert (one.who, one.what, one.perspective, one.due_on) == (
        "Sanne Klaproos",
        "Belt SMW",
        "parent",
        date(2026, 3, 13),
    )
    assert get(table, "table.agreement.0.who").text() == "Sanne"
    assert get(table, "table.agreement.0.sign").hasFocus(), "the next question is how it will be noticed"
    write_in(get(table, "table.agreement.0.sign"), "SMW weet ervan")
    write_in(get(table, "table.agreement.0.due"), "elke maandag")
    write_in(get(table, "table.agreement.0.who"), "Hatice")
    settle()
    one = look().agreements[0]
    assert (one.who, one.perspective, one.sign, one.due_said, one.due_on) == (
        "Hatice Kievit", "coach", "SMW weet ervan", "elke maandag", None,
    )  # fmt: skip


def test_who_leads_and_when_we_look(table: TableWindow, look: Look, settle: Settle) -> None:
    go(table, "lead", settle)
    press(table, "table.lead.0")
    write_in(get(table, "table.review"), "4 juni")
    write_in(get(table, "table.contact_between"), "Marloes mailt")
    settle()
    head = look().head
    assert (head.process_lead, head.review_on, head.contact_between) == (
        "Sanne Klaproos",
        date(2026, 6, 4),
        "Marloes mailt",
    )
    assert get(table, "table.review.told").text().startswith("donderdag 4 juni, over 12 weken")


def test_the_evaluation_can_be_any_day_or_none(table: TableWindow, look: Look, settle: Settle) -> None:
    go(table, "lead", settle)
    write_in(get(table, "table.review"), "4 juni")
    write_in(get(table, "table.review"), "ergens na de zomer")
    settle()
    assert look().head.review_on == date(2026, 6, 4), "what cannot be read changes nothing"
    assert "Schrijf een dag" in get(table, "table.review.told").text()
    write_in(get(table, "table.review"), "")
    settle()
    assert look().head.review_on is None


def fill(table: TableWindow, settle: Settle) -> None:
    """A whole meeting in a few words."""
    press(table, "table.all_here")
    go(table, "voice", settle)
    write_in(get(table, "table.voice_words"), "Op maandag is mijn buik boos.")
    go(table, "agreements", settle)
    type_line(get(table, "table.goal"), "Rustig naar binnen")
    type_line(get(table, "table.agreement"), "Hatice belt papa voor vrijdag")
    go(table, "lead", settle)
    write_in(get(table, "table.review"), "4 juni")
    go(table, "close", settle)


def test_reading_back_says_everything(table: TableWindow, settle: Settle) -> None:
    fill(table, settle)
    shown = "\n".join(one.text() for one in table.page().findChildren(QLabel))
    for words in ("Op maandag is mijn buik boos.", "Rustig naar binnen", "Hatice: Belt papa", "4 juni 2026"):
        assert words in shown


def approve_all(table: TableWindow, detail: MeetingDetail) -> None:
    for place in range(len(detail.at_table)):
        press(table, f"table.approval.{place}.agreed")


def test_who_does_not_agree_says_why(table: TableWindow, look: Look, settle: Settle, messages: Messages) -> None:
    fill(table, settle)
    approve_all(table, look())
    press(table, "table.approval.1.disagreed")
    settle()
    assert look().at_table[1].approval is Approval.AGREED, "nothing is written before the reason is there"
    press(table, "table.close")
    settle()
    assert look().head.state is MeetingState.ONGOING
    assert "Schrijf eerst op waarom iemand het niet eens is." in messages.said
    write_in(get(table, "table.approval.1.reason"), "Ik wil het eerst thuis bespreken")
    settle()
    person = look().at_table[1]
    assert (person.approval, person.approval_reason) == (Approval.DISAGREED, "Ik wil het eerst thuis bespreken")


def test_closing_with_nothing_open_fixes_the_plan(
    table: TableWindow, look: Look, settle: Settle, messages: Messages, places: list[Place], meeting: str, mees: Mees
) -> None:
    fill(table, settle)
    approve_all(table, look())
    settle()
    press(table, "table.close")
    settle()
    assert look().head.closed and look().head.closed_on == TODAY
    assert "Toch afsluiten?" not in messages.said
    press(table, "table.plan")
    assert places == [Place("dossier", mees.id, "plan", meeting)]
    assert not table.isVisible()


def test_closing_early_says_what_is_open_and_asks(
    table: TableWindow, look: Look, settle: Settle, messages: Messages
) -> None:
    go(table, "close", settle)
    messages.answer_next(False)
    press(table, "table.close")
    settle()
    assert look().head.state is MeetingState.ONGOING
    assert has(table, "table.missing.goal")
    messages.answer_next(True)
    press(table, "table.close")
    settle()
    assert look().head.closed


def test_what_is_open_leads_to_its_step(table: TableWindow, settle: Settle) -> None:
    go(table, "close", settle)
    press(table, "table.missing.review")
    settle()
    assert heading(table) == "Wie let op het plan, en wanneer kijken we?"


def test_a_step_can_be_skipped_and_another_added(table: TableWindow, look: Look, settle: Settle) -> None:
    third = look().steps[2]
    table.side.list.opened.emit(third.id)
    settle()
    assert [one.state for one in look().steps[:3]] == [StepState.DONE, StepState.SKIPPED, StepState.TODO]
    press(table, "table.add_step")
    settle()
    write_in(get(table, "table.own.title"), "Foto van het plan")
    write_in(get(table, "table.own.note"), "Gemaakt door Mees")
    settle()
    fourth = look().steps[3]
    assert (fourth.title, fourth.note, fourth.current) == ("Foto van het plan", "Gemaakt door Mees", True)


def test_running_over_time_is_said_calmly(table: TableWindow, moment: datetime) -> None:
    clock.freeze(moment + timedelta(minutes=7, seconds=10))
    table._tick()
    assert table.side.ring.accessibleName() == "al 2 min langer"


def test_escape_asks_and_the_meeting_goes_on_where_it_was(
    table: TableWindow, prepared: MeetingsTab, settle: Settle, messages: Messages
) -> None:
    go(table, "wishes", settle)
    messages.answer_next(False)
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert table.isVisible()
    messages.answer_next(True)
    QTest.keyClick(table, Qt.Key.Key_Escape)
    settle()
    assert not table.isVisible()
    assert get(prepared, "meeting.table").text() == "Verder aan tafel"
    prepared.sit_down()
    settle()
    assert heading(table) == "Wat wil ieder graag?"


def test_the_timeline_lacks_what_is_not_for_this_meeting(
    prepared: MeetingsTab, desk: Desk, mees: Mees, settle: Settle
) -> None:
    from rondom.timeline.model import EventData

    def add(session: object) -> None:
        for title, private in (("Zwemdiploma", False), ("Geheim verhaal", True)):
            data = EventData(title=title, private=private, start_said="2024", start_earliest=date(2024, 1, 1), start_latest=date(2024, 12, 31))  # fmt: skip
            add_event(session, mees.id, data)

    desk.tasks.write(prepared, "x", add)
    prepared.sit_down()
    settle()
    table = prepared.table
    assert table is not None
    QTest.keyClick(table, Qt.Key.Key_T)
    settle()
    view = get(table, "table.timeline.view")
    assert view.isVisible()
    labels = [mark.label for mark in view.canvas.marks]
    assert labels == ["Zwemdiploma"]
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not view.isVisible() and table.isVisible()


def test_a_dying_laptop_loses_two_seconds_at_most(
    prepared: MeetingsTab, tasks: Tasks, settle: Settle, meeting: str, tmp_path: Path, qtbot: QtBot
) -> None:
    prepared.sit_down()
    settle()
    table = prepared.table
    assert table is not None
    go(table, "strengths", settle)
    QTest.keyClicks(get(table, "table.strength.coach"), "Zij lachen samen")
    go(table, "purpose", settle)
    QTest.keyClicks(get(table, "table.purpose"), "samen een plan")
    qtbot.wait(2100)
    tasks.close()  # no close of the window, no flush: what is written from now on is lost
    vault = unlock(tmp_path / "school.rondom", PASSWORD)
    with vault.read() as session:
        detail = meeting_detail(session, meeting, TODAY)
    vault.close()
    assert said(detail, ContributionKind.STRENGTH) == ["Zij lachen samen"]
    assert detail.head.purpose == "samen een plan"
    assert next(one for one in detail.steps if one.current).key == "purpose"


@pytest.mark.parametrize("odd", ["🙂 hoera 👩‍👧", "<b>vet</b> & <script>", "lang " * 4000])
def test_odd_words_stay_as_they_are(table: TableWindow, look: Look, settle: Settle, odd: str) -> None:
    go(table, "purpose", settle)
    write_in(get(table, "table.purpose"), odd)
    go(table, "strengths", settle)
    get(table, "table.strength.school").setPlainText(odd)
    QTest.keyClick(get(table, "table.strength.school"), Qt.Key.Key_Return)
    go(table, "agreements", settle)
    get(table, "table.goal").setPlainText(odd)
    QTest.keyClick(get(table, "table.goal"), Qt.Key.Key_Return)
    get(table, "table.agreement").setPlainText(f"Hatice {odd}")
    QTest.keyClick(get(table, "table.agreement"), Qt.Key.Key_Return)
    settle()
    detail = look()
    assert detail.head.purpose == odd
    assert said(detail, ContributionKind.STRENGTH) == [odd]
    assert detail.goals[0].text == odd
    assert odd.split()[-1] in detail.agreements[0].what
    go(table, "close", settle)
    shown = [one for one in table.page().findChildren(QLabel) if one.text() == odd.strip()]
    assert shown and all(one.textFormat() is Qt.TextFormat.PlainText for one in shown)


@pytest.mark.parametrize(("odd", "code"), [("niet\x00goed", "text-nul"), ("x" * 600, "text-too-long")])
def test_words_that_cannot_be_kept_stay_in_the_field(
    table: TableWindow, settle: Settle, messages: Messages, look: Look, odd: str, code: str
) -> None:
    go(table, "lead", settle)
    write_in(get(table, "table.lead"), odd)
    settle()
    assert code in messages.said
    assert get(table, "table.lead").text() == odd
    assert look().head.process_lead == "Ib Proef"
    write_in(get(table, "table.lead"), "Sanne Klaproos")
    settle()
    assert look().head.process_lead == "Sanne Klaproos"


def test_a_line_that_cannot_be_kept_comes_back(
    table: TableWindow, settle: Settle, messages: Messages, look: Look
) -> None:
    go(table, "strengths", settle)
    field = get(table, "table.strength.child")
    field.setPlainText("niet\x00goed")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert "text-nul" in messages.said
    assert field.toPlainText().startswith("niet")
    assert said(look(), ContributionKind.STRENGTH) == []
    field.setPlainText("toch goed")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert said(look(), ContributionKind.STRENGTH) == ["toch goed"]


def test_rows_that_come_from_elsewhere_do_not_take_the_focus(
    table: TableWindow, desk: Desk, meeting: str, settle: Settle
) -> None:
    go(table, "agreements", settle)
    field = get(table, "table.agreement")
    field.setFocus()
    QTest.keyClicks(field, "Sanne be")
    desk.tasks.write(table, "x", lambda session: add_agreement(session, meeting, TODAY, "Mees", "Tekent", "child"))
    settle()
    assert field.hasFocus() and field.toPlainText() == "Sanne be"
    assert get(table, "table.agreement.0.what").toPlainText() == "Tekent"


def test_nothing_of_another_child_refreshes_the_table(
    table: TableWindow, desk: Desk, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rondom.dossier.actions import add_pupil, change_pupil
    from rondom.dossier.model import PupilData

    made: list[str] = []
    desk.tasks.write(table, "x", lambda session: add_pupil(session, PupilData(first_name="Ander")), made.append)
    settle()
    looked: list[bool] = []
    monkeypatch.setattr(table, "refresh", lambda: looked.append(True))
    desk.tasks.write(table, "x", lambda session: change_pupil(session, made[0], question="?"))
    settle()
    assert looked == []


def test_from_the_timeline_an_empty_screen_and_esc_lead_back_step_by_step(table: TableWindow, settle: Settle) -> None:
    table.timeline()
    settle()
    page = get(table, "table.timeline.page")
    assert page.isVisible()
    table.blank()
    assert not page.isVisible()
    table.blank()
    assert page.isVisible()
    page.make_new()
    table.ask_to_leave()
    assert page.isVisible()
    table.ask_to_leave()
    assert not page.isVisible()
    assert table.isVisible()


def test_what_is_told_in_the_meeting_comes_on_the_timeline(
    table: TableWindow, desk: Desk, mees: Mees, settle: Settle
) -> None:
    table.timeline()
    settle()
    page = get(table, "table.timeline.page")
    page.make_new()
    QTest.keyClicks(page.entry, "mei 2024 bril")
    QTest.keyClick(page.entry, Qt.Key.Key_Return)
    settle()
    assert [mark.label for mark in page.view.canvas.marks] == ["Bril"]
    assert get(table, "table.told.title").text() == "Bril"


def test_another_size_of_the_window_leaves_the_timeline_on_the_table(table: TableWindow, settle: Settle) -> None:
    table.timeline()
    settle()
    table._rebuild()
    settle()
    assert get(table, "table.timeline.page").isVisible()
