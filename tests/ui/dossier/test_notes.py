"""Notities en signalen: made, typed, kept, removed and back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.dossier.queries import note_rows
from rondom.vault.vault import Vault
from ui.desk import Desk, Place
from ui.dossier.notes import NotesTab

Settle = Callable[[], None]


@pytest.fixture
def pupil(vault: Vault) -> str:
    with vault.write("Leerling toegevoegd") as session:
        return add_pupil(session, PupilData(first_name="Proef"))


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, pupil: str, settle: Settle) -> NotesTab:
    made = NotesTab(desk)
    qtbot.addWidget(made)
    made.visit(Place("dossier", pupil, "notes"))
    made.resize(1200, 800)
    made.show()
    settle()
    return made


def texts(vault: Vault, pupil: str) -> list[str]:
    with vault.read() as session:
        return [one.text for one in note_rows(session, pupil)]


@pytest.mark.parametrize("words", ["Gewoon", "<b>vet</b> & 'zo'", "שלום 👋🏽", "regel een\nregel twee", "x" * 20_000])
def test_a_note_keeps_every_letter(
    qtbot: QtBot, tab: NotesTab, vault: Vault, pupil: str, settle: Settle, words: str
) -> None:
    tab.make_new("note")
    settle()
    field = tab.findChild(QPlainTextEdit, "note.text")
    field.setPlainText(words)
    tab.flush()
    settle()
    assert texts(vault, pupil) == [words]


def test_a_removed_note_comes_back_with_undo(
    tab: NotesTab, vault: Vault, pupil: str, desk: Desk, settle: Settle
) -> None:
    tab.make_new("note")
    settle()
    key = tab.rows.rows()[0].key
    tab._remove(key)
    settle()
    assert texts(vault, pupil) == []
    assert tab.empty.isVisible()
    desk.tasks.undo()
    settle()
    assert texts(vault, pupil) == [""]
    assert tab.rows.rows()[0].key == key
