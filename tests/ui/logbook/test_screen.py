"""The logboek on the screen: of one child and of the school, opened lines, filters, and the check."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rondom.dossier.actions import add_note, add_pupil, change_pupil
from rondom.dossier.model import NoteData, PupilData
from rondom.privacy.logbook import KindGroup
from rondom.vault.vault import Vault
from tests.mees import TODAY
from ui.desk import Desk, Place
from ui.logbook.screen import LogbookScreen, SchoolLogbook

Settle = Callable[[], None]


@pytest.fixture
def children(vault: Vault) -> tuple[str, str]:
    with vault.write("Mees toegevoegd") as session:
        mees = add_pupil(session, PupilData(first_name="Mees", last_name="Veenpluis"))
    with vault.write("Yara toegevoegd") as session:
        yara = add_pupil(session, PupilData(first_name="Yara", last_name="Rietzanger"))
    with vault.write("Vraag veranderd") as session:
        change_pupil(session, mees, question="Wat helpt Mees?")
    with vault.write("Notitie toegevoegd") as session:
        add_note(session, yara, NoteData(written_on=TODAY, text="Yara leest graag voor."))
    vault.see("Dossier bekeken", mees)
    return mees, yara


def shown(made: LogbookScreen) -> list[str]:
    return [one.text for one in made.rows.rows() if not one.heading]


def opened(made: LogbookScreen, sentence: str) -> str:
    """Choose the line and return every word beside it."""
    made.rows.choose(next(one.key for one in made.rows.rows() if one.text == sentence))
    made.rows.chosen.emit(made.rows.value())
    return " | ".join(one.text() for one in made.editor.findChildren(QLabel) if one.isVisibleTo(made.editor))


def open_screen(made: LogbookScreen, pupil: str, qtbot: QtBot, settle: Settle) -> LogbookScreen:
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.visit(Place("logbook", pupil))
    made.show()
    settle()
    return made


def test_of_one_child_only_its_own_lines(desk: Desk, children: tuple[str, str], qtbot: QtBot, settle: Settle) -> None:
    made = open_screen(LogbookScreen(desk), children[0], qtbot, settle)
    assert shown(made) == ["Dossier bekeken", "Vraag veranderd", "Mees toegevoegd"]
    assert "niets veranderd" in opened(made, "Dossier bekeken")
    words = opened(made, "Vraag veranderd")
    assert "Wat helpt Mees?" in words
    assert "Ib Proef" in words


def test_of_the_school_everything_with_the_names(
    desk: Desk, children: tuple[str, str], qtbot: QtBot, settle: Settle
) -> None:
    made = open_screen(SchoolLogbook(desk), "", qtbot, settle)
    assert {"Vraag veranderd", "Notitie toegevoegd", "Dossier bekeken", "Kluis gemaakt"} <= set(shown(made))
    assert {one.side for one in made.rows.rows()} >= {"Mees Veenpluis", "Yara Rietzanger"}


def test_filters_narrow_and_say_when_there_is_nothing(
    desk: Desk, children: tuple[str, str], qtbot: QtBot, settle: Settle
) -> None:
    made = open_screen(SchoolLogbook(desk), "", qtbot, settle)
    made.sieve.choose(KindGroup.SEEN)
    settle()
    assert shown(made) == ["Dossier bekeken"]
    made.sieve.choose(KindGroup.ALL)
    made.sieve.words.setText("graag voor")
    qtbot.waitUntil(lambda: shown(made) == ["Notitie toegevoegd"])
    made.sieve.words.setText("staat nergens")
    qtbot.waitUntil(lambda: made._none.isVisible())
    assert "ruimer filter" in made._none.text()


def test_a_new_change_comes_in_by_itself(desk: Desk, children: tuple[str, str], qtbot: QtBot, settle: Settle) -> None:
    made = open_screen(LogbookScreen(desk), children[0], qtbot, settle)
    desk.tasks.write(made, "Hulpvraag bijgewerkt", lambda session: change_pupil(session, children[0], question="Nu?"))
    settle()
    assert shown(made)[0] == "Hulpvraag bijgewerkt"


def test_older_lines_come_when_asked(desk: Desk, vault: Vault, qtbot: QtBot, settle: Settle) -> None:
    for number in range(120):
        with vault.write(f"Kind {number} toegevoegd") as session:
            add_pupil(session, PupilData(first_name=f"Kind{number}"))
    made = open_screen(SchoolLogbook(desk), "", qtbot, settle)
    assert "Kind 0 toegevoegd" not in shown(made)
    made.more.click()
    settle()
    assert shown(made)[-1] == "Kluis gemaakt"
    assert len(shown(made)) == 121
    assert made.more.isHidden()


def test_the_check_says_that_it_is_whole_and_that_it_is_not(
    desk: Desk, vault: Vault, children: tuple[str, str], qtbot: QtBot, settle: Settle
) -> None:
    made = open_screen(SchoolLogbook(desk), "", qtbot, settle)
    made.look.click()
    settle()
    assert "klopt: 6 regels" in made._told.text()
    forge = (
        "DROP TRIGGER guard_journal_cell_update; UPDATE journal_cell SET after = 'iets anders' WHERE col = 'question'"
    )
    desk.tasks.vault(made, lambda opened: opened._opened.connection.execute(forge))
    made.look.click()
    settle()
    assert "klopt het logboek niet" in made._told.text()
