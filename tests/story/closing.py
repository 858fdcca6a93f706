"""The end of the talk, as people do it at the table: all but one point, a signature on the screen, four questions handed round."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from tests.story.person import Person
from ui.meetings.fields import LineField
from ui.meetings.pages.questions import QuestionsDialog
from ui.meetings.pages.signing import SignDialog
from ui.widgets import KeptChoice

ALL_BUT = "Komt donderdag langs voor een ochtendritme"
WHY_NOT = "Donderdag moet ik werken. Vrijdag kan wel."
ANSWERS = {"heard": 9, "goal_clear": 8, "who_does_what": 10, "right_group": 7}
REMARK = "Het was fijn dat Fien erbij was."


def all_but(person: Person, place: int) -> None:
    """This person agrees with everything except one agreement, and says why."""
    but = person.see(f"table.approval.{place}.but", KeptChoice)
    at = next(at for at in range(but.count()) if ALL_BUT in but.itemText(at))
    person.click_on(but)
    but.view().setCurrentIndex(but.model().index(at, 0))
    QTest.keyClick(but.view(), Qt.Key.Key_Return)
    person.settle()
    reason = person.wait_for(lambda: _reason(person))
    person.type(reason.objectName(), WHY_NOT)
    person.press(Qt.Key.Key_Tab)
    person.settle()


def _reason(person: Person) -> QWidget | None:
    found = (one for one in person.window.findChildren(LineField) if one.objectName().startswith("table.reserved."))
    return next(found, None)


def sign(person: Person, place: int) -> None:
    """With a finger on the screen."""

    def draw() -> None:
        dialog = person.window
        assert isinstance(dialog, SignDialog)
        pad = dialog.pad
        assert not dialog.verb.isEnabled(), "nothing is drawn yet"
        spots = [QPoint(pad.width() * at // 10, pad.height() * (3 + at % 3) // 8) for at in range(1, 9)]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spots[0])
        for spot in spots[1:]:
            QTest.mouseMove(pad, spot)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spots[-1])
        person.keep_picture("tekenen")
        QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)

    person.during(lambda: person.click(f"table.approval.{place}.sign"), draw)
    person.settle()


def hand_round(person: Person) -> None:
    """One person answers the four questions; the others see only that it was done."""

    def answer() -> None:
        dialog = person.window
        assert isinstance(dialog, QuestionsDialog)
        QTest.mouseClick(person.see("questions.who.0"), Qt.MouseButton.LeftButton)
        for key, number in ANSWERS.items():
            person.wait(lambda key=key: person.see(f"questions.{key}", QLabel).isVisible(), key)
            QTest.mouseClick(person.see(f"questions.{key}.{number}"), Qt.MouseButton.LeftButton)
        person.wait(lambda: person.see("questions.remark").isVisible(), "the last page")
        person.see("questions.remark").setFocus()
        person.keys(REMARK)
        person.keep_picture("vier-vragen")
        QTest.mouseClick(person.see("questions.next"), Qt.MouseButton.LeftButton)
        assert REMARK not in person.words(), "nobody sees what another said"
        QTest.mouseClick(person.see("questions.next"), Qt.MouseButton.LeftButton)

    person.during(lambda: person.click("table.questions"), answer)
    person.settle()
