"""Giving inzage on the screen: who, what is of others, and out of the house with a row in the register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import add_note, change_caregiver
from rondom.dossier.attachments import JPEG, keep
from rondom.dossier.model import AttachmentKind, Custody, NoteData
from rondom.dossier.queries import note_rows
from rondom.pdf import documents
from rondom.plan.inzage.masking import Decisions
from rondom.privacy.queries import DisclosureRow, disclosure_rows
from rondom.vault.vault import Vault
from tests.inzage_case import Case, fill
from tests.mees import TODAY
from tests.pdf import reading_back as back
from ui.desk import Desk, Place
from ui.messages import Messages
from ui.privacy.inzage import InzagePage
from ui.privacy.tab import ConsentTab
from ui.tasks import Tasks
from ui.widgets import Banner, Segments, Switch

Settle = Callable[[], None]


@pytest.fixture
def case(vault: Vault) -> Case:
    clock.freeze(datetime(2026, 3, 12, 14, 20))
    with vault.write("Dossier gevuld") as session:
        made = fill(session)
        keep(session, made.mees.id, "Tekening", AttachmentKind.DRAWING, JPEG, b"\xff\xd8\xff", TODAY)
    return made


@pytest.fixture
def tab(desk: Desk, case: Case, qtbot: QtBot, settle: Settle) -> Iterator[ConsentTab]:
    made = ConsentTab(desk)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.visit(Place("dossier", case.mees.id, "consent"))
    made.show()
    settle()
    yield made
    made.close()


@pytest.fixture
def page(tab: ConsentTab, qtbot: QtBot, settle: Settle) -> InzagePage:
    tab.inzage.click()
    settle()
    assert tab.inzage_page is not None
    qtbot.waitUntil(tab.inzage_page.paper.ready)
    return tab.inzage_page


def choose(page: InzagePage, key: str, qtbot: QtBot) -> None:
    """As a click on this reader does, and wait for the paper and for what is of others."""
    page.paper.panel.choose(key)
    page.paper.panel.chosen.emit(key)
    if page.paper.getter() is not None:
        with qtbot.waitSignal(page.paper.found, timeout=10_000):
            qtbot.waitUntil(page.paper.ready, timeout=10_000)


def words(page: InzagePage) -> str:
    paper = page.paper.preview.paper
    assert paper is not None
    return back.text(paper.content)


def switch(page: InzagePage, key: str) -> Switch:
    found = page.review.findChild(Switch, f"inzage.review.switch.{key}")
    assert isinstance(found, Switch)
    return found


def test_before_anybody_is_chosen_nothing_can_go_out(page: InzagePage) -> None:
    assert not page.paper.panel.save.isEnabled()
    assert "Zeekant" not in words(page)
    assert "Helmgras" not in words(page), "of nobody anything is told"


def test_the_paper_is_for_who_is_chosen(page: InzagePage, case: Case, qtbot: QtBot) -> None:
    choose(page, case.mees.mother, qtbot)
    assert "Voor Sanne Klaproos" in words(page)
    assert "Helmgras 12" in words(page)
    assert "Tijn" not in words(page)
    assert page.paper.panel.save.isEnabled()


def test_who_may_not_gets_the_reason(
    page: InzagePage, tasks: Tasks, case: Case, qtbot: QtBot, settle: Settle, places: list[Place]
) -> None:
    tasks.write(
        page, "Gezag veranderd", lambda session: change_caregiver(session, case.mees.father, custody=Custody.NO)
    )
    settle()
    choose(page, case.mees.father, qtbot)
    banner = page.findChild(Banner, "inzage.refusal")
    assert banner is not None
    assert "hoort bij gezag" in banner._title.text()
    assert not page.paper.panel.save.isEnabled()
    qtbot.waitUntil(page.paper.ready, timeout=10_000)
    assert page.paper.panel.ask.text() == "Betrokkenen bekijken"
    page.paper.panel.ask.click()
    assert places[-1].tab == "people"


def test_the_term_runs_from_the_day_it_was_asked(page: InzagePage, case: Case, qtbot: QtBot, settle: Settle) -> None:
    options = page.paper.options
    options.asked.setText("3 maart")
    options.asked.editingFinished.emit()
    settle()
    choose(page, case.mees.mother, qtbot)
    assert "uiterlijk 3 april 2026" in words(page)
    getter = page.paper.getter()
    assert getter is not None
    assert getter.purpose == "inzage, gevraagd op 3 maart 2026"
    with qtbot.waitSignal(page.paper.shown, timeout=10_000):
        options.extended.setChecked(True)
    assert "uiterlijk 3 juni 2026" in words(page)


@pytest.mark.parametrize("typed", ["morgen", "13 maart 2027", "ooit"])
def test_a_day_that_cannot_be_changes_nothing(page: InzagePage, typed: str) -> None:
    options = page.paper.options
    options.asked.setText(typed)
    options.asked.editingFinished.emit()
    assert options._field.error
    assert options.asked_on == TODAY


def test_what_is_doubtful_is_asked_first_and_can_be_left_to_read(page: InzagePage, case: Case, qtbot: QtBot) -> None:
    choose(page, case.mees.mother, qtbot)
    page.paper.options.check.acted.emit()
    assert page.review.isVisible()
    assert switch(page, "first:sofie").isChecked()
    with qtbot.waitSignal(page.paper.found, timeout=10_000):
        switch(page, "first:sofie").setChecked(False)
    why = page.review.findChild(QLineEdit, "inzage.review.why.first:sofie")
    assert isinstance(why, QLineEdit)
    why.setText("Dit is juf Sofie.")
    with qtbot.waitSignal(page.paper.found, timeout=10_000):
        why.editingFinished.emit()
    with qtbot.waitSignal(page.paper.shown, timeout=10_000):
        page.review.done.click()
    assert page.paper.isVisible()
    assert "en Sofie" in words(page)
    assert "juf Sofie" not in words(page)
    assert page.paper.decisions.why == {"first:sofie": "Dit is juf Sofie."}


def test_what_is_secret_has_no_switch(page: InzagePage, case: Case, qtbot: QtBot) -> None:
    choose(page, case.mees.mother, qtbot)
    page.paper.options.check.acted.emit()
    keys = [one.objectName() for one in page.review.findChildren(Switch)]
    assert keys
    assert not [one for one in keys if "zeekant" in one or case.mees.father in one]


def test_words_are_added_and_taken_back(page: InzagePage, case: Case, qtbot: QtBot) -> None:
    choose(page, case.mees.mother, qtbot)
    page.paper.options.check.acted.emit()
    page.review.words.setText("het plein")
    with qtbot.waitSignal(page.paper.found, timeout=10_000):
        qtbot.keyClick(page.review.words, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.paper.shown, timeout=10_000):
        qtbot.keyClick(page.review, Qt.Key.Key_Escape)
    assert "plein" not in words(page)
    page.paper.options.check.acted.emit()
    drop = page.review.findChild(QToolButton, "inzage.review.drop")
    assert isinstance(drop, QToolButton)
    with qtbot.waitSignal(page.paper.found, timeout=10_000):
        drop.click()
    assert page.paper.decisions == Decisions()


def test_a_file_waits_until_someone_looked_at_it(
    page: InzagePage, case: Case, qtbot: QtBot, places: list[Place]
) -> None:
    choose(page, case.mees.mother, qtbot)
    assert "nog niet bekeken" in words(page)
    page.paper.options.check.acted.emit()
    (choice,) = page.review.findChildren(Segments)
    assert choice.value() == ""
    with qtbot.waitSignal(page.paper.found, timeout=10_000):
        choice.chosen.emit("stays")
    with qtbot.waitSignal(page.paper.shown, timeout=10_000):
        page.review.left.emit()
    assert "nog niet bekeken" not in words(page)
    page.review.opened.emit("x")
    assert places[-1].tab == "attachments"


def rows(tasks: Tasks, case: Case, settle: Settle) -> list[DisclosureRow]:
    found: list[DisclosureRow] = []
    tasks.read(tasks, lambda session: disclosure_rows(session, case.mees.id), found.extend)
    settle()
    return found


def test_given_it_stands_in_the_register(
    page: InzagePage, case: Case, qtbot: QtBot, settle: Settle, tasks: Tasks, messages: Messages, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    choose(page, case.mees.mother, qtbot)
    target = tmp_path / "inzage.pdf"
    asked: list[str] = []

    def where(_title: str, name: str, _kinds: str) -> Path:
        asked.append(name)
        return target

    monkeypatch.setattr(messages, "save_file", where)
    page.paper.panel.save.click()
    settle()
    assert "Mees" not in asked[0]
    assert "Voor Sanne Klaproos" in back.text(target.read_bytes())
    (row,) = rows(tasks, case, settle)
    assert (row.recipient, row.purpose) == ("Sanne Klaproos, moeder", "inzage, gevraagd op 12 maart 2026")
    assert row.document.startswith("Inzagepakket")


def test_the_request_can_be_kept_with_the_child_once(
    page: InzagePage, case: Case, qtbot: QtBot, settle: Settle, vault: Vault, messages: Messages
) -> None:
    choose(page, case.mees.mother, qtbot)
    note = page.paper.options.note
    note.click()
    settle()
    assert not note.isEnabled(), "the same request is written down once"
    assert messages.said[-1] == "Opgeschreven bij Notities en signalen"
    page.paper.options.extended.setChecked(True)
    assert note.isEnabled(), "another last day is another note"
    with vault.read() as session:
        told = [one.text for one in note_rows(session, case.mees.id)]
    assert "Sanne Klaproos vroeg op 12 maart 2026 om inzage. Geef het uiterlijk 12 april 2026." in told


def test_going_back_forgets_what_was_decided(tab: ConsentTab, page: InzagePage, qtbot: QtBot, settle: Settle) -> None:
    page.paper.decisions = Decisions(covered={"first:sofie": False})
    page.left.emit()
    assert tab.inzage_page is None
    tab.inzage.click()
    settle()
    assert tab.inzage_page is not None
    assert tab.inzage_page.paper.decisions == Decisions()
    qtbot.waitUntil(tab.inzage_page.paper.ready)


def test_a_new_note_comes_into_the_paper(page: InzagePage, case: Case, qtbot: QtBot, tasks: Tasks) -> None:
    choose(page, case.mees.mother, qtbot)
    note = NoteData(written_on=TODAY, text="Vandaag lachte hij weer.")
    with qtbot.waitSignal(page.paper.shown, timeout=10_000):
        tasks.write(page, "Notitie toegevoegd", lambda session: add_note(session, case.mees.id, note))
    assert "Vandaag lachte hij weer." in words(page)


def begin(page: InzagePage, key: str, qtbot: QtBot) -> None:
    """Choose this reader, and wait until the making has begun."""
    with qtbot.waitSignal(page.paper.far, check_params_cb=lambda _done, total: total > 0):
        page.paper.panel.choose(key)
        page.paper.panel.chosen.emit(key)


def test_making_it_can_be_stopped_and_begun_again(
    page: InzagePage, case: Case, messages: Messages, qtbot: QtBot
) -> None:
    paper = page.paper
    with documents.ONE_AT_A_TIME:  # as when another document takes long
        begin(page, case.mees.mother, qtbot)
        paper.options.stopped.emit()
    qtbot.waitUntil(lambda: "inzage-stopped" in messages.said)
    assert not paper.ready() and not paper.panel.save.isEnabled()
    choose(page, case.mees.mother, qtbot)
    assert "Voor Sanne Klaproos" in words(page)


def test_whoever_leaves_while_it_is_made_hears_nothing_of_it(
    tab: ConsentTab, page: InzagePage, case: Case, messages: Messages, qtbot: QtBot, settle: Settle
) -> None:
    with documents.ONE_AT_A_TIME:
        begin(page, case.mees.mother, qtbot)
        page.left.emit()
    done: list[bool] = []
    tab.desk.tasks.work(tab, lambda: True, done.append)
    qtbot.waitUntil(lambda: bool(done))
    settle()
    assert messages.said == []
    assert tab.inzage_page is None and tab.inzage.isVisible()
