"""After the meeting: a call of two lines, the week for the wall, and the next meeting that begins where this one ended."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from rondom import clock
from tests.story.person import Person
from ui.widgets import RowList

REVIEW = datetime(2026, 6, 4, 13, 15)
WHY_CALLED, SAID = "Hoe de eerste week ging", "Fien wilde zelf naar binnen. Roos is opgelucht."
CALLED = "Roos stuurt een foto van de kalender voor 20 maart"
WORKED = "De vaste plek naast Noor"


def ring(person: Person, child: str, mother: str) -> None:
    """Two lines and an agreement, from Vandaag."""
    person.click("rail.today")

    def fill_in() -> None:
        person.type("call.pupil", child)
        person.type("call.other", mother)
        person.type("call.why", WHY_CALLED)
        field = person.see("call.said", QPlainTextEdit)
        person.click_on(field.viewport())
        person.keys(SAID)
        person.type("call.agreement", CALLED)
        person.keep_picture("gebeld")
        QTest.mouseClick(person.see("dialog.verb"), Qt.MouseButton.LeftButton)

    person.during(lambda: person.click("today.call"), fill_in)
    person.settle()
    rows = [one.text for one in person.see("today.agreements", RowList).rows()]
    assert any("foto van de kalender" in one for one in rows), rows


def look_at_week(person: Person) -> None:
    """The week as it hangs on the wall, and as a list."""
    person.click("today.week")
    person.click("week.ways.list")
    said = " ".join(f"{one.text} {one.detail} {one.sentence()}" for one in person.see("week.list", RowList).rows())
    person.picture("week")
    assert "Driehoek" in said
    person.click("rail.today")


def look_back_together(person: Person, titles: tuple[str, ...], goal: str) -> None:
    """The evaluation begins from what is still open, and from the goal: nothing is typed again."""
    clock.freeze(REVIEW)
    person.click("meeting.list")
    person.pick("meeting.new", "Evaluatie, 45 minuten")
    person.enter("meeting.date", "4 juni")
    person.click("meeting.table")
    person.press(Qt.Key.Key_F11)
    person.window.resize(1920, 1080)
    person.settle()
    _walk_to(person, "gedaan")
    for words in titles:
        assert words in person.words()
    person.click("table.before.0.done")
    person.picture("evaluatie-sinds-de-vorige-keer")
    _walk_to(person, "Hoe ver")
    assert goal in person.words()
    person.type("table.review.0.worked", WORKED)
    person.picture("evaluatie-doel")
    person.window.close()
    person.settle()


def _walk_to(person: Person, words: str) -> None:
    heading = person.see("table.heading", QLabel)
    for _step in range(10):
        if words in heading.text():
            return
        before = heading.text()
        person.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        person.wait(lambda before=before: heading.text() != before, "the next step")
        person.settle()
    raise AssertionError(f"no step with {words}")
