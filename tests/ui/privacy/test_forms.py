"""The signed paper on the screen: brought in, shown with the answers, shared by two, let go, printed again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rondom import clock
from rondom.dossier.actions import change_caregiver
from rondom.privacy.actions import ask_consent, give_consent, record_disclosure
from rondom.privacy.forms import uses_of
from rondom.privacy.queries import disclosure_rows
from rondom.vault.vault import Vault
from tests.dossier.test_pdf_files import hostile
from tests.dossier.test_pictures import photo
from tests.mees import TODAY, Mees, add_mees
from tests.pdf.reading_back import text
from ui.desk import Desk, Place
from ui.messages import Messages
from ui.privacy import form_giving
from ui.privacy.tab import ConsentTab

Settle = Callable[[], None]
PLAN = hostile()


@pytest.fixture
def mees(vault: Vault) -> Mees:
    clock.freeze(datetime(2026, 3, 12, 14, 20))
    with vault.write("Mees") as session:
        made = add_mees(session)
        asked = ask_consent(session, made.id, "Hatice Kievit", "Hulp afstemmen", TODAY, data_kinds=("school",))
        give_consent(session, asked[0], TODAY)
        record_disclosure(
            session, made.id, "Hatice Kievit", "plan", "toestemming", "Plan, versie 1", PLAN, 2, "Ellen", way="mail"
        )
    return made


@pytest.fixture
def tab(desk: Desk, mees: Mees, qtbot: QtBot, settle: Settle) -> Iterator[ConsentTab]:
    made = ConsentTab(desk)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.visit(Place("dossier", mees.id, "consent"))
    made.show()
    settle()
    made.rows.opened.emit(made.rows.rows()[0].key)
    settle()
    yield made
    made.close()


def said(tab: ConsentTab) -> str:
    return " | ".join(one.text() for one in tab.editor.findChildren(QLabel) if one.isVisible())


def uses(vault: Vault, mees: Mees) -> list[int]:
    with vault.read() as session:
        return sorted(len(found) for found in uses_of(session, mees.id).values())


def choose(tab: ConsentTab, begins: str) -> None:
    menu = tab._form.forms.menu()
    (action,) = [one for one in menu.actions() if one.text().startswith(begins)]
    action.trigger()


def test_a_scan_for_one_parent_then_the_same_paper_for_the_other(
    tab: ConsentTab, messages: Messages, vault: Vault, mees: Mees, qtbot: QtBot, tmp_path: Path, settle: Settle
) -> None:
    assert "Nog geen formulier" in said(tab)
    scan = tmp_path / "scan.jpg"
    scan.write_bytes(photo())
    messages.answer_next(scan)
    choose(tab, "Bestand kiezen: Sanne en Ruben")
    qtbot.waitUntil(lambda: uses(vault, mees) == [2], timeout=10_000)
    settle()
    assert "op papier" in said(tab) and "Van Sanne en Ruben" in said(tab)
    tab.editor.findChild(QPushButton, "consent.form.loose").click()
    settle()
    assert uses(vault, mees) == []
    choose(tab, "Staat op: Formulier Hatice Kievit")
    settle()
    assert uses(vault, mees) == [2]


def test_the_form_is_looked_at_in_the_window(
    tab: ConsentTab, messages: Messages, vault: Vault, mees: Mees, qtbot: QtBot, tmp_path: Path, settle: Settle
) -> None:
    scan = tmp_path / "scan.jpg"
    scan.write_bytes(photo())
    messages.answer_next(scan)
    choose(tab, "Bestand kiezen: Ruben")
    qtbot.waitUntil(lambda: uses(vault, mees) == [1], timeout=10_000)
    settle()
    tab.editor.findChild(QPushButton, "consent.form.look").click()
    qtbot.waitUntil(lambda: tab._view is not None and tab._view.preview.paper is not None)
    tab._view.back.click()
    assert tab.rows.isVisible() and tab._view.preview.paper is None


def test_what_went_out_is_shown_and_proved(tab: ConsentTab, qtbot: QtBot, settle: Settle) -> None:
    tab.given.opened.emit(tab.given.rows()[0].key)
    settle()
    assert "per mail, op slot" in said(tab)
    tab.editor.findChild(QPushButton, "given.look").click()
    qtbot.waitUntil(lambda: tab._view is not None and tab._view.preview.paper is not None)
    assert tab._view.preview.paper.content == PLAN, "the very bytes"
    proof = tab._view.findChild(QLabel, "consent.view.proof")
    assert proof.text() == "Het kenmerk klopt: dit is wat er uitging."
    tab.look_at(tab._facts.disclosures[0].copy_id, "Plan", "0" * 64)
    qtbot.waitUntil(lambda: "klopt niet" in proof.text())


def test_the_form_is_printed_again_and_that_is_written_down(
    tab: ConsentTab, monkeypatch: pytest.MonkeyPatch, vault: Vault, mees: Mees, qtbot: QtBot, settle: Settle
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(form_giving, "print_pdf", lambda _window, content, _both: printed.append(content) or True)
    tab.editor.findChild(QPushButton, "consent.form.print").click()
    qtbot.waitUntil(lambda: bool(printed), timeout=10_000)
    settle()
    assert printed[0].startswith(b"%PDF")
    with vault.read() as session:
        newest = disclosure_rows(session, mees.id)[0]
    assert newest.document == "Toestemmingsformulier Hatice Kievit"
    assert newest.recipient == "Sanne Klaproos en Ruben Veenpluis"
    assert newest.copy_id and newest.way == "print"


def test_the_form_is_also_in_what_the_mother_speaks(
    tab: ConsentTab, monkeypatch: pytest.MonkeyPatch, vault: Vault, mees: Mees, qtbot: QtBot
) -> None:
    """The father reads the Dutch that stands beside it."""
    with vault.write("Moeder aangepast") as session:
        change_caregiver(session, mees.mother, language="Turks")
        change_caregiver(session, mees.father, language="Nederlands")
    printed: list[bytes] = []
    monkeypatch.setattr(form_giving, "print_pdf", lambda _window, content, _both: printed.append(content) or True)
    tab.editor.findChild(QPushButton, "consent.form.print").click()
    qtbot.waitUntil(lambda: bool(printed), timeout=10_000)
    assert "Handtekening" in text(printed[0]) and "İmza" in text(printed[0])
