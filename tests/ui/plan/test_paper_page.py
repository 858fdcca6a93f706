"""The page that every paper about one child is shared from, through the kring: the same choices and the same ways out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rondom.dossier.actions import add_contact
from rondom.dossier.attachments import content_of
from rondom.dossier.model import ContactData
from rondom.privacy.actions import give_consent, withdraw_consent
from rondom.privacy.queries import disclosure_rows
from rondom.vault.vault import Vault
from tests.mees import TODAY
from tests.ui.plan.conftest import Told
from ui.desk import Desk, Place
from ui.dossier.kring_paper import KringPaper
from ui.messages import Messages
from ui.plan.getter_row import GetterRow
from ui.plan.panel import LONG, SHORT
from ui.tasks import Tasks

Settle = Callable[[], None]


@pytest.fixture
def page(desk: Desk, told: Told, tasks: Tasks, qtbot: QtBot, settle: Settle) -> Iterator[KringPaper]:
    tasks.write(tasks, "Ja", lambda session: give_consent(session, told.asked[1], TODAY))
    made = KringPaper(desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show_pupil(told.mees.id)
    made.show()
    settle()
    qtbot.waitUntil(lambda: made.preview.paper is not None)
    yield made
    made.close()


def rows(page: QWidget) -> dict[str, GetterRow]:
    return {row.getter.reader.name: row for row in page.findChildren(GetterRow)}


def choose(page: KringPaper, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(rows(page)[name], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.panel.save.isEnabled)


def test_a_permission_that_ends_while_the_paper_lies_there_closes_it(
    page: KringPaper, told: Told, tasks: Tasks, places: list[Place], qtbot: QtBot, settle: Settle
) -> None:
    choose(page, "Hatice Kievit", qtbot)
    tasks.write(page, "Nee", lambda session: withdraw_consent(session, told.asked[1], TODAY))
    settle()
    qtbot.waitUntil(page.panel.ask.isVisible)
    assert not page.panel.save.isVisible() and not page.panel.mail.isVisible()
    assert page.getter() is None
    qtbot.waitUntil(lambda: "Voor Hatice" not in page.preview.text())
    qtbot.mouseClick(page.panel.ask, Qt.MouseButton.LeftButton)
    assert places == [Place("dossier", told.mees.id, "consent", "Hatice Kievit")]


def test_both_parents_in_one_print(
    page: KringPaper,
    told: Told,
    tasks: Tasks,
    vault: Vault,
    qtbot: QtBot,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printed: list[tuple[object, ...]] = []
    monkeypatch.setattr("ui.plan.outgoing.print_pdf", lambda _owner, *what: printed.append(what) or True)
    choose(page, "Beide ouders", qtbot)
    qtbot.mouseClick(page.panel.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.panel.print.isEnabled)
    settle()
    with vault.read() as session:
        found = disclosure_rows(session, told.mees.id)
        kept = {content_of(session, one.copy_id) for one in found}
    assert sorted((one.recipient, one.way, one.document) for one in found) == [
        ("Ruben Veenpluis, vader", "print", "Kring, op papier"),
        ("Sanne Klaproos, moeder", "print", "Kring, op papier"),
    ]
    assert len(kept) == 2
    ((_content, both_sides),) = printed
    assert callable(both_sides), "on both sides of the paper nobody gets the back of the other's"


def test_going_back_from_the_printer_writes_nothing_down(
    page: KringPaper, told: Told, vault: Vault, qtbot: QtBot, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.plan.outgoing.print_pdf", lambda *_: False)
    choose(page, "Sanne Klaproos", qtbot)
    qtbot.mouseClick(page.panel.print, Qt.MouseButton.LeftButton)
    settle()
    with vault.read() as session:
        assert disclosure_rows(session, told.mees.id) == []
    qtbot.waitUntil(page.panel.print.isEnabled)


def test_words_are_looked_for_from_anywhere_and_escape_goes_back_one_step_at_a_time(
    page: KringPaper, qtbot: QtBot
) -> None:
    left: list[None] = []
    page.left.connect(lambda: left.append(None))
    page.activateWindow()
    choose(page, "Hatice Kievit", qtbot)
    page.panel.save.setFocus()
    qtbot.keyClick(page.panel.save, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.preview.finding.isVisible() and page.preview.finding.field.hasFocus()
    qtbot.keyClick(page.preview.finding.field, Qt.Key.Key_Escape)
    assert not page.preview.finding.isVisible() and left == []
    page.resize(page.theme.px(50), 800)
    page.to_panel()
    qtbot.keyClick(rows(page)["Hatice Kievit"], Qt.Key.Key_Escape)
    assert page.preview.isVisible() and left == [], "first back to the paper"
    qtbot.keyClick(page.preview.view, Qt.Key.Key_Escape)
    assert left == [None]


def test_another_child_leaves_nothing_behind(page: KringPaper, qtbot: QtBot) -> None:
    choose(page, "Sanne Klaproos", qtbot)
    page.forget()
    assert page.preview.text() == "" and page.preview.view.pages() == 0
    assert page.asked() == () and page.getter() is None and not page.panel.save.isEnabled()


def test_a_long_list_folds_and_opens(
    page: KringPaper, told: Told, tasks: Tasks, messages: Messages, qtbot: QtBot, settle: Settle
) -> None:
    def add(session: object) -> None:
        for at in range(8):
            add_contact(session, told.mees.id, ContactData(name=f"Hulp {at} Jansen", role="hulp", perspective="other"))

    def more() -> QPushButton:
        """Made anew with the list."""
        return page.findChild(QPushButton, "kring.paper.more_people")

    before = len(rows(page))
    assert more().isVisible() == (before > LONG)
    tasks.write(page, "Mensen", add)
    settle()
    qtbot.waitUntil(lambda: len(rows(page)) == before + 8)
    qtbot.waitUntil(lambda: more().isVisible())
    assert sum(row.isVisible() for row in rows(page).values()) == SHORT
    assert more().text() == f"Nog {len(rows(page)) - SHORT} mensen"
    qtbot.mouseClick(more(), Qt.MouseButton.LeftButton)
    assert all(row.isVisible() for row in rows(page).values()) and not more().isVisible()


def test_a_paper_without_other_languages_offers_none(page: KringPaper, qtbot: QtBot, tmp_path: Path) -> None:
    choose(page, "Sanne Klaproos", qtbot)
    assert not page.dress.language.isVisible() and not page.dress.large.isVisible()
