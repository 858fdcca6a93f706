"""The end of a meeting: reading back, akkoord with all but one point, signing, four questions, and who gets what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from rondom.collaboration.scores import score_years
from rondom.meetings import table as written
from rondom.meetings.actions import change_attendee, change_meeting
from rondom.meetings.detail import MeetingDetail
from rondom.meetings.model import (
    Approval,
    ContributionKind,
    GoalData,
    Recognised,
    SittingData,
)
from rondom.meetings.recognition import recognise, tell_recognition
from rondom.plan.queries import plan_reading
from rondom.vault.records import add
from tests.mees import TODAY, Mees
from tests.ui.meetings.hands import get, has, press, write_in
from ui.desk import Desk
from ui.meetings.closing_facts import ClosingFacts, closing_facts
from ui.meetings.pages.questions import QuestionsDialog
from ui.meetings.pages.signing import SignaturePad, SignDialog
from ui.meetings.table import TableWindow
from ui.messages import Messages
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets import Dialog

Look = Callable[[], MeetingDetail]
Settle = Callable[[], None]
Facts = Callable[[], ClosingFacts]


@pytest.fixture
def facts(tasks: Tasks, meeting: str, settle: Settle) -> Facts:
    """What was signed and reserved, as it stands in the vault now."""

    def ask() -> ClosingFacts:
        found: list[ClosingFacts] = []
        tasks.read(tasks, lambda session: closing_facts(session, meeting, TODAY), found.append)
        settle()
        return found[0]

    return ask


@pytest.fixture
def said(table: TableWindow, tasks: Tasks, meeting: str, look: Look, settle: Settle) -> dict[str, str]:
    """A concern, a goal and an agreement; the ids of the people by short name."""
    people = {one.short: one.id for one in look().attendees}

    def write(session) -> None:
        concern = written.add_contribution(
            session,
            meeting,
            ContributionKind.CONCERN,
            "Buikpijn; wat zijn zijn executieve functies?",
            "parent",
            "Sanne",
        )
        recognise(session, concern, people["Ruben"], Recognised.NO)
        tell_recognition(session, concern, people["Ruben"], "bij mij niet")
        written.add_goal(session, meeting, GoalData(text="Mees loopt rustig naar binnen.", now="1", then="3"))
        written.add_agreement(session, meeting, TODAY, "Hatice Kievit", "Belt vader.", "coach", "voor 20 maart")

    tasks.write(tasks, "Geschreven", write)
    settle()
    return people


@pytest.fixture
def closing(table: TableWindow, said: dict[str, str], settle: Settle) -> TableWindow:
    go(table, "close", settle)
    return table


def go(table: TableWindow, key: str, settle: Settle) -> None:
    assert table.detail is not None
    table.go_to(next(step.id for step in table.detail.steps if step.key == key))
    settle()


def texts(root: QWidget) -> list[str]:
    return [one.text() for one in root.findChildren(QLabel) if one.isVisible()]


def place_of(table: TableWindow, short: str) -> int:
    """Of a person on the page: the child and everyone at the table answers."""
    assert table.detail is not None
    return [one.short for one in table.detail.at_table].index(short)


# -- reading back ---------------------------------------------------------------------------------------------


def test_what_is_read_back_names_who_sees_it_and_what_vaktaal_means(closing: TableWindow) -> None:
    shown = next(text for text in texts(closing) if "Ruben ziet dit niet" in text)
    assert shown == (
        "Sanne. Ruben ziet dit niet: bij mij niet. In gewone woorden: executieve functies = plannen, beginnen en volhouden."
    )
    assert "Buikpijn; wat zijn zijn executieve functies?" in texts(closing)


def test_a_child_that_did_not_want_to_say_anything_is_told_as_that(
    closing: TableWindow, tasks: Tasks, meeting: str, settle: Settle
) -> None:
    assert "Mees is gevraagd, en wilde dit keer niets zeggen." not in texts(closing)
    tasks.write(tasks, "Gevraagd", lambda session: change_meeting(session, meeting, voice_declined=True))
    settle()
    assert "Mees is gevraagd, en wilde dit keer niets zeggen." in texts(closing)


# -- who agrees -----------------------------------------------------------------------------------------------


def test_someone_agrees_with_all_but_one_point(
    closing: TableWindow, look: Look, facts: Facts, tasks: Tasks, meeting: str, settle: Settle
) -> None:
    at = place_of(closing, "Sanne")
    assert not has(closing, f"table.approval.{at}.but")
    press(closing, f"table.approval.{at}.agreed")
    settle()
    but = get(closing, f"table.approval.{at}.but")
    assert [but.itemText(place) for place in range(but.count())] == [
        "Behalve …", "Mees loopt rustig naar binnen.", "Hatice Kievit: Belt vader.",
    ]  # fmt: skip
    but.setCurrentIndex(2)
    but.activated.emit(2)
    settle()
    (made,) = facts().reservations
    write_in(get(closing, f"table.reserved.{made.id}"), "Dat doe ik liever zelf.")
    settle()
    (made,) = facts().reservations
    assert (made.about, made.reason) == ("Hatice Kievit: Belt vader.", "Dat doe ik liever zelf.")
    assert "behalve “Hatice Kievit: Belt vader”" in texts(closing)
    assert but.count() == 2
    assert next(one for one in look().attendees if one.short == "Sanne").approval is Approval.AGREED
    press(closing, f"table.approval.{at}.seen")
    settle()
    assert "behalve “Hatice Kievit: Belt vader”" not in texts(closing)
    press(closing, f"table.approval.{at}.agreed")
    settle()
    press(closing, f"table.reserved.{made.id}.remove")
    settle()
    assert facts().reservations == ()


def test_two_parents_answer_each_for_themselves_and_an_answer_can_be_taken_back(
    closing: TableWindow, look: Look, settle: Settle
) -> None:
    mother, father = place_of(closing, "Sanne"), place_of(closing, "Ruben")
    press(closing, f"table.approval.{mother}.agreed")
    press(closing, f"table.approval.{father}.seen")
    settle()
    assert [one.approval for one in look().attendees[:2]] == [Approval.AGREED, Approval.SEEN]
    press(closing, f"table.approval.{father}.back")
    settle()
    assert [one.approval for one in look().attendees[:2]] == [Approval.AGREED, Approval.NONE]
    assert not has(closing, f"table.approval.{father}.back")


def test_in_the_second_talk_the_answers_of_the_first_are_folded_away(
    closing: TableWindow, said: dict[str, str], tasks: Tasks, mees: Mees, meeting: str, settle: Settle
) -> None:
    from rondom.meetings.model import MeetingState, Sitting

    def two(session) -> None:
        written.record_approval(session, said["Sanne"], Approval.DISAGREED, "De zondag ontbreekt.")
        for short, state in (("Sanne", MeetingState.CLOSED), ("Ruben", MeetingState.ONGOING)):
            data = SittingData(title=f"Met {short}", state=state)
            made = add(session, Sitting, data, pupil_id=mees.id, meeting_id=meeting)
            change_attendee(session, said[short], sitting_id=made)

    tasks.write(tasks, "Twee gesprekken", two)
    settle()
    shown = [
        box.toPlainText()
        for box in closing.findChildren(QWidget)
        if box.objectName().endswith(".reason") and box.isVisible()
    ]
    assert "De zondag ontbreekt." not in shown
    assert "Met Sanne: Sanne, Mees, Marloes, Hatice en Ib" in texts(closing)
    press(closing, "table.closing.rest")
    settle()
    shown = [
        box.toPlainText()
        for box in closing.findChildren(QWidget)
        if box.objectName().endswith(".reason") and box.isVisible()
    ]
    assert "De zondag ontbreekt." in shown


def test_an_interpreter_is_not_asked(closing: TableWindow, said: dict[str, str], tasks: Tasks, settle: Settle) -> None:
    count = sum(text == "Hatice" for text in texts(closing))
    tasks.write(tasks, "Tolk", lambda session: change_attendee(session, said["Hatice"], interprets="Arabisch"))
    settle()
    assert sum(text == "Hatice" for text in texts(closing)) == count - 1


# -- signing --------------------------------------------------------------------------------------------------


def draw(pad: SignaturePad, *lines: tuple[tuple[float, float], ...]) -> None:
    """As a mouse or a finger does: press, move, let go."""
    for line in lines:
        spots = [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in line]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spots[0])
        for spot in spots[1:]:
            QTest.mouseMove(pad, spot)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spots[-1])


@pytest.fixture
def pad(theme: Theme, qtbot) -> SignDialog:
    made = SignDialog(theme, "Sanne", "Versie 1 van het plan.")
    qtbot.addWidget(made)
    made.show()
    return made


def test_lines_are_drawn_taken_back_and_wiped(pad: SignDialog) -> None:
    assert not pad.verb.isEnabled()
    draw(pad.pad, ((0.1, 0.5), (0.4, 0.2), (0.6, 0.8)), ((0.7, 0.5), (0.9, 0.5)))
    assert pad.verb.isEnabled()
    first, second = pad.strokes
    assert first[0] == pytest.approx((0.1, 0.5), abs=0.01)
    assert second[-1] == pytest.approx((0.9, 0.5), abs=0.01)
    press(pad, "sign.undo")
    assert len(pad.strokes) == 1
    press(pad, "sign.clear")
    assert not pad.strokes
    assert not pad.verb.isEnabled()


def test_a_touch_is_no_line_and_outside_the_field_is_its_edge(pad: SignDialog) -> None:
    draw(pad.pad, ((0.5, 0.5),))
    assert not pad.strokes
    QTest.mousePress(pad.pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    QTest.mouseMove(pad.pad, QPoint(pad.pad.width() + 400, -90))
    QTest.mouseRelease(pad.pad, Qt.MouseButton.LeftButton)
    assert all(0 <= value <= 1 for stroke in pad.strokes for point in stroke for value in point)
    assert (1.0, 0.0) in pad.strokes[0]


def test_who_answered_signs_on_the_screen_and_it_stands_in_the_plan(
    closing: TableWindow, facts: Facts, tasks: Tasks, meeting: str, settle: Settle, messages: Messages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    at = place_of(closing, "Sanne")
    assert not has(closing, f"table.approval.{at}.sign")
    press(closing, f"table.approval.{at}.agreed")
    settle()

    def sign(dialog: Dialog) -> bool:
        assert isinstance(dialog, SignDialog)
        dialog.show()
        draw(dialog.pad, ((0.1, 0.5), (0.5, 0.2), (0.9, 0.5)))
        return True

    monkeypatch.setattr(messages, "run", sign)
    press(closing, f"table.approval.{at}.sign")
    settle()
    (signed,) = facts().signatures
    assert (signed.name, signed.signed_on, len(signed.strokes)) == ("Sanne Klaproos", TODAY, 1)
    found = []
    tasks.read(tasks, lambda session: plan_reading(session, meeting, today=TODAY).signatures, found.extend)
    settle()
    assert [one.name for one in found] == ["Sanne Klaproos"]
    assert "getekend op 12 maart" in texts(closing)
    press(closing, f"table.approval.{at}.unsign")
    settle()
    assert facts().signatures == ()


def test_or_it_stands_on_paper(
    closing: TableWindow, facts: Facts, settle: Settle, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = place_of(closing, "Ruben")
    press(closing, f"table.approval.{at}.seen")
    settle()
    monkeypatch.setattr(messages, "run", lambda dialog: press(dialog, "sign.paper") or dialog.result() == 1)
    press(closing, f"table.approval.{at}.sign")
    settle()
    assert [(one.name, one.strokes) for one in facts().signatures] == [("Ruben Veenpluis", ())]
    assert "op papier, 12 maart" in texts(closing)


# -- four questions -------------------------------------------------------------------------------------------


def test_the_screen_goes_round_and_nobody_sees_what_another_answered(
    closing: TableWindow, facts: Facts, said: dict[str, str], tasks: Tasks, settle: Settle, messages: Messages, qtbot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def round_of_two(dialog: Dialog) -> bool:
        assert isinstance(dialog, QuestionsDialog)
        dialog.show()
        asked = []
        for at in (place_of(closing, "Sanne"), place_of(closing, "Mees")):
            press(dialog, f"questions.who.{at}")
            asked.append(next(text for text in texts(dialog) if "gehoord" in text))
            assert not any(one.isChecked() for one in dialog._pages[0].targets)
            press(dialog, "questions.heard.7")
            qtbot.waitUntil(lambda: has(dialog, "questions.goal_clear.0"))
            for _question in range(3):
                press(dialog, "questions.next")
            get(dialog, "questions.remark").setPlainText("Fijn." if at else "")
            press(dialog, "questions.next")
            assert get(dialog, "questions.remark").toPlainText() == ""
        assert asked == ["Voelde u zich gehoord?", "Voelde jij je gehoord?"]
        return True

    monkeypatch.setattr(messages, "run", round_of_two)
    press(closing, "table.questions")
    settle()
    assert facts().answered == {said["Sanne"], said["Mees"]}
    assert "2 van 6 hebben geantwoord. Wie niet wil, slaat over." in texts(closing)
    years = []
    tasks.read(tasks, lambda session: score_years(session, TODAY), years.append)
    settle()
    assert [one.columns[0].answers for one in years[0].questions] == [2, 0, 0, 0]


def test_one_can_go_back_a_question_and_who_goes_back_from_the_first_gave_nothing(theme: Theme, qtbot) -> None:
    from ui.meetings.pages.questions import Asked

    dialog = QuestionsDialog(theme, [Asked("a", "Sanne", "parent", False, False)])
    qtbot.addWidget(dialog)
    given = []
    dialog.given.connect(lambda who, answers: given.append((who, answers)))
    dialog.show()
    press(dialog, "questions.who.0")
    press(dialog, "questions.heard.3")
    qtbot.waitUntil(lambda: has(dialog, "questions.goal_clear.0"))
    press(dialog, "questions.back")
    assert get(dialog, "questions.heard.3").isChecked()
    press(dialog, "questions.heard.9")
    qtbot.waitUntil(lambda: has(dialog, "questions.goal_clear.0"))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert has(dialog, "questions.who.0")
    assert not given
    press(dialog, "questions.who.0")
    for _step in range(5):
        press(dialog, "questions.next")
    assert given == [
        ("a", {"heard": None, "goal_clear": None, "who_does_what": None, "right_group": None, "remark": ""})
    ]
    press(dialog, "questions.next")
    assert dialog.result() == 1


# -- who gets what --------------------------------------------------------------------------------------------


def test_everyone_has_what_they_get_with_why(
    table: TableWindow, said: dict[str, str], look: Look, settle: Settle
) -> None:
    go(table, "lead", settle)
    shown = texts(table)
    assert shown.count("alles, als ouder met gezag") == 2
    assert not has(table, f"table.gets.{said['Sanne']}") and not has(table, f"table.gets.{said['Hatice']}")
    choice = get(table, f"table.gets.{said['Marloes']}")
    assert [choice.itemText(at) for at in range(choice.count())] == ["Alles", "Alleen de afspraken", "Niets"]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    settle()
    assert next(one.gets for one in look().attendees if one.short == "Marloes") == "agreements"


def test_a_parent_with_gezag_who_was_not_asked_gets_the_same(
    table: TableWindow, said: dict[str, str], tasks: Tasks, settle: Settle
) -> None:
    from rondom.meetings.actions import remove_attendee

    tasks.write(tasks, "Niet uitgenodigd", lambda session: remove_attendee(session, said["Ruben"]))
    settle()
    go(table, "lead", settle)
    shown = texts(table)
    assert "Ruben Veenpluis" in shown and "alles, net als de andere ouder" in shown


def test_a_day_to_look_again_that_is_no_school_day_is_told(
    table: TableWindow, said: dict[str, str], desk: Desk, settle: Settle
) -> None:
    go(table, "lead", settle)
    write_in(get(table, "table.review"), "6 juni")
    settle()
    assert "zaterdag" in get(table, "table.review.told").text()
    assert get(table, "table.review.told").text().endswith("6 juni is een zaterdag.")
