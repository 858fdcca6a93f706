"""Nieuwe sleutel: what it means, the work, the new sheet, and what no longer opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from rondom.errors import Problem, UserProblem
from rondom.opening import code_tried, people, unlock, unlock_with_code
from rondom.school.actions import change_school
from rondom.vault import backups
from rondom.vault.vault import Vault
from tests.ui.settings.office import NAME, OTHER, PASSWORD, SCHOOL, Office
from ui.settings.new_key import EXPLAIN, PAPER, TRY, NewKeyDialog
from ui.settings.people import PeopleSection

JIP = "het wachtwoord van jip"


@pytest.fixture
def dialog(office: Office) -> Iterator[NewKeyDialog]:
    """With a colleague, and one copy from before."""
    section = office.open("people")
    assert isinstance(section, PeopleSection)
    section.add_colleague("Jip Bosuil", "", JIP)
    office.reads("kan de kluis nu openen")
    old = office.ask(change_and_copy)
    made = NewKeyDialog(office.workplace.window.desk, ["Jip Bosuil"], old, SCHOOL)
    office.qtbot.addWidget(made)
    made.show()
    yield made
    made._busy = False
    made.close()


def change_and_copy(vault: Vault) -> tuple[backups.Copy, ...]:
    with vault.write("Instelling veranderd") as session:
        change_school(session, place="Delft")
    backups.back_up(vault, "close")
    return backups.copies(vault.vault_id)


def make(office: Office, dialog: NewKeyDialog) -> str:
    """The new code."""
    for field in (dialog.password.first, dialog.password.again):
        office.qtbot.keyClicks(field, OTHER)
    dialog.accept()
    office.qtbot.waitUntil(lambda: dialog.step == PAPER, timeout=30_000)
    return dialog.paper.code


def words(dialog: NewKeyDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def test_it_says_before_what_happens_to_whom(dialog: NewKeyDialog) -> None:
    said = words(dialog)
    assert "Jip Bosuil krijgt van u een nieuw wachtwoord." in said
    assert "nieuwe herstelcode" in said
    assert "De kopie van tot nu toe houdt de oude sleutel." in said
    assert not dialog.away.isChecked(), "taking copies away is offered, not done"


def test_only_the_new_password_and_the_new_code_open_the_vault(
    office: Office, dialog: NewKeyDialog, path: Path
) -> None:
    before = office.ask(lambda vault: vault.recovery_code())
    code = make(office, dialog)
    assert code != before
    assert {one.name: one.has_password for one in office.ask(people)} == {NAME: True, "Jip Bosuil": False}
    dialog.close()
    office.close()
    unlock(path, OTHER).close()
    unlock_with_code(path, code).close()
    for password in (PASSWORD, JIP):
        with pytest.raises(UserProblem):
            unlock(path, password)
    with pytest.raises(Problem):
        unlock_with_code(path, before)


def test_the_new_sheet_is_printed_and_tried(office: Office, dialog: NewKeyDialog, tmp_path: Path) -> None:
    code, sheet = make(office, dialog), tmp_path / "blad.pdf"
    office.program.messages.answer_next(sheet)
    dialog._save()
    office.qtbot.waitUntil(sheet.exists, timeout=20_000)
    dialog.accept()
    assert dialog.step == TRY
    assert code.split("-")[0] not in words(dialog)
    office.qtbot.keyClicks(dialog.field.line, "0" * 28)
    dialog.accept()
    office.qtbot.waitUntil(lambda: "tikfout" in dialog.field.error, timeout=20_000)
    dialog.field.line.clear()
    office.qtbot.keyClicks(dialog.field.line, code)
    dialog.accept()
    office.qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    assert office.ask(code_tried) is not None


def test_old_copies_stay_unless_they_are_taken_away(office: Office, dialog: NewKeyDialog) -> None:
    (old,) = dialog._old
    make(office, dialog)
    assert old.path.exists()


def test_old_copies_go_when_asked_and_a_new_one_stands_there_first(office: Office, dialog: NewKeyDialog) -> None:
    (old,) = dialog._old
    dialog.away.setChecked(True)
    make(office, dialog)
    assert "1 oude kopie is weggehaald." in words(dialog)
    assert not old.path.exists()
    (new,) = office.ask(lambda vault: backups.copies(vault.vault_id))
    unlock(new.path, OTHER).close()


def test_the_new_code_shows_also_when_the_old_copies_cannot_be_taken_away(
    office: Office, dialog: NewKeyDialog, path: Path
) -> None:
    """The new key is in force by then. Without its code, and told that it failed, the school would be locked out."""
    (old,) = dialog._old
    shelves = old.path.parent.parent
    aside = shelves.rename(shelves.with_name("opzij"))
    shelves.write_bytes(b"a file where the folder should be")
    dialog.away.setChecked(True)
    code = make(office, dialog)
    assert "De oude kopieën staan er nog." in dialog.status.text()
    shelves.unlink()
    aside.rename(shelves)
    assert old.path.exists() and dialog.made
    dialog.reject()
    office.close()
    unlock(path, OTHER).close()
    unlock_with_code(path, code).close()


def test_esc_goes_back_before_and_means_later_after(office: Office, dialog: NewKeyDialog) -> None:
    make(office, dialog)
    dialog.accept()
    office.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.step == PAPER
    office.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.made
    assert dialog.paper.code == "", "the code does not wait in a closed dialog"
    assert office.ask(code_tried) is None


def test_nothing_happens_without_a_good_password(office: Office, dialog: NewKeyDialog, path: Path) -> None:
    dialog.password.first.setText("kort")
    dialog.accept()
    assert (dialog.step, dialog.made) == (EXPLAIN, False)
    assert "Nog 6 tekens." in dialog.password.errors()


def test_a_file_that_is_gone_leaves_the_old_key(office: Office, dialog: NewKeyDialog, path: Path) -> None:
    aside = path.rename(path.with_suffix(".weg"))
    for field in (dialog.password.first, dialog.password.again):
        office.qtbot.keyClicks(field, OTHER)
    dialog.accept()
    office.qtbot.waitUntil(lambda: "Het bestand van deze kluis is weg." in dialog.status.text(), timeout=20_000)
    assert (dialog.step, dialog.made) == (EXPLAIN, False)
    assert dialog.verb.isEnabled()
    aside.rename(path)
    dialog.close()
    office.close()
    unlock(path, PASSWORD).close()
