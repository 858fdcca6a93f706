"""The lens on plain Dutch: quiet lines under long sentences, abbreviations and old words; the text stays as typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHoverEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rondom.plan.plain_hints import HintKind
from ui.meetings.jargon_lens import JargonLens
from ui.meetings.lens_lines import FineLines, Tip
from ui.theme import Theme

LONG = " ".join(["dag"] * 22)


class Page(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field, self.other = QPlainTextEdit(), QPlainTextEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.other)
        self.lens = JargonLens(self, theme, lambda: "Mees")


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Iterator[Page]:
    made = Page(theme)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    made.field.setFocus()
    yield made
    made.close()


def rest(page: Page, qtbot: QtBot, kinds: set[HintKind]) -> None:
    qtbot.waitUntil(lambda: {one.kind for one in page.lens.hints} == kinds)


def tip(page: Page) -> str:
    """What the tip says; empty when it does not show."""
    found = page.findChild(Tip)
    return found.findChild(QLabel, "table.lens.plain").text() if found is not None and found.isVisible() else ""


def hover(page: Page, at: int) -> None:
    lines, field = page.findChild(FineLines), page.field
    cursor = field.textCursor()
    cursor.setPosition(at)
    place = QPointF(field.cursorRect(cursor).center()) + QPointF(2, 0)
    assert lines is not None
    move = QHoverEvent(QEvent.Type.HoverMove, place, field.viewport().mapToGlobal(place), QPointF())
    QApplication.sendEvent(field.viewport(), move)


def test_nothing_is_said_about_sentences_while_someone_types(page: Page, qtbot: QtBot) -> None:
    QTest.keyClicks(page.field, LONG)
    assert page.lens.hints == []
    rest(page, qtbot, {HintKind.SENTENCE})
    assert page.field.toPlainText() == LONG
    assert tip(page) == "", "only the mouse tells about a sentence"
    QTest.keyClicks(page.field, " en")
    assert page.lens.hints == [], "of the text as it was"


def test_the_mouse_tells_what_a_line_means(page: Page, qtbot: QtBot) -> None:
    page.field.setPlainText(f"We bellen i.v.m. de toets. {LONG}.")
    rest(page, qtbot, {HintKind.ABBREVIATION, HintKind.SENTENCE})
    hover(page, 40)
    assert tip(page) == "Deze zin heeft 22 woorden. Maak er twee van."
    hover(page, 12)
    assert tip(page) == "Schrijf de afkorting uit: vanwege."


def test_the_cursor_in_a_word_offers_another_and_one_key_takes_it(page: Page, qtbot: QtBot) -> None:
    QTest.keyClicks(page.field, "Middels bouwen")
    rest(page, qtbot, {HintKind.OLD_WORD})
    cursor = page.field.textCursor()
    cursor.setPosition(3)
    page.field.setTextCursor(cursor)
    assert tip(page) == "Met"
    assert page.lens.take() is True
    assert page.field.toPlainText() == "Met bouwen"
    page.field.undo()
    assert page.field.toPlainText() == "Middels bouwen"


def test_words_that_would_break_the_sentence_are_told_and_not_put_there(page: Page, qtbot: QtBot) -> None:
    QTest.keyClicks(page.field, "Mees is hoogbegaafd")
    assert tip(page) == "Betekent: leert heel snel"
    assert page.lens.take() is False
    assert page.field.toPlainText() == "Mees is hoogbegaafd"
    QTest.keyClicks(page.field, ", zegt het MDO")
    assert page.lens.take() is True
    assert page.field.toPlainText() == "Mees is hoogbegaafd, zegt het groot overleg"


def test_all_lines_go_with_one_switch_and_with_the_field(page: Page, qtbot: QtBot) -> None:
    page.field.setPlainText("Er wordt geoefend.")
    rest(page, qtbot, {HintKind.PASSIVE})
    lines = page.findChild(FineLines)
    assert lines is not None and lines.isVisible()
    assert page.lens.turn() is False
    assert page.lens.hints == [] and not lines.isVisible()
    page.lens.turn()
    rest(page, qtbot, {HintKind.PASSIVE})
    page.other.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.lens.hints == []
