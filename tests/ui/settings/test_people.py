"""Wie werkt hier: adding, a password for oneself and for others, changing and removing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from rondom.errors import UserProblem
from rondom.opening import people, unlock
from tests.ui.settings.office import NAME, OTHER, PASSWORD, Office
from ui.settings.colleague_dialog import ColleagueDialog
from ui.settings.password_dialog import PasswordDialog
from ui.settings.people import PeopleSection
from ui.settings.person_row import PersonRow

JIP = "het wachtwoord van jip"


@pytest.fixture
def section(office: Office) -> PeopleSection:
    section = office.open("people")
    assert isinstance(section, PeopleSection)
    return section


def add_jip(office: Office, section: PeopleSection) -> None:
    section.add_colleague("Jip Bosuil", "leerkracht", JIP)
    office.reads("Jip Bosuil kan de kluis nu openen.")
    office.settle()


def row(section: PeopleSection, name: str) -> PersonRow:
    return next(one for one in section.findChildren(PersonRow) if one.person.name == name)


def names(office: Office) -> dict[str, bool]:
    return {one.name: one.has_password for one in office.ask(people)}


def opens(path: Path, password: str) -> str:
    """Whose vault it is then."""
    vault = unlock(path, password)
    vault.close()
    return vault.actor.name


def test_a_colleague_opens_the_vault_with_an_own_password(office: Office, section: PeopleSection, path: Path) -> None:
    add_jip(office, section)
    assert names(office) == {NAME: True, "Jip Bosuil": True}
    office.close()
    assert (opens(path, JIP), opens(path, PASSWORD)) == ("Jip Bosuil", NAME)


def test_the_dialog_asks_a_name_and_a_password(office: Office, section: PeopleSection) -> None:
    dialog = ColleagueDialog(section.theme)
    office.qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert "Vul een naam in" in dialog._name_field.error
    dialog.name.setText("Jip Bosuil")
    dialog.password.first.setText("kort")
    dialog.accept()
    assert "Nog 6 tekens." in dialog.password.errors()
    assert dialog.isVisible()
    dialog.password.first.setText(JIP)
    dialog.password.again.setText(JIP)
    dialog.accept()
    assert not dialog.isVisible()
    assert dialog.words() == ("Jip Bosuil", "")


def test_a_password_that_a_colleague_has_is_refused_in_words(office: Office, section: PeopleSection) -> None:
    section.add_colleague("Jip Bosuil", "", PASSWORD)
    office.qtbot.waitUntil(lambda: section.status.text() not in ("", "Bezig"), timeout=20_000)
    office.settle()
    section.refresh()
    office.settle()
    assert names(office) == {NAME: True, "Jip Bosuil": False}, "the person is there and can still get a password"
    assert "Heeft nog geen wachtwoord." in office.words()


def test_nobody_gets_a_password_while_the_chair_is_empty(office: Office, section: PeopleSection) -> None:
    """Else a passer-by at an open vault could let themselves in for good."""
    office.program.messages.answer_next(False)
    section.add()
    office.settle()
    assert office.program.messages.said[-1:] == ["Bent u het zelf?"]
    assert names(office) == {NAME: True}


def test_removing_says_what_it_means_and_offers_a_new_key(office: Office, section: PeopleSection, path: Path) -> None:
    add_jip(office, section)
    office.program.messages.answer_next(True, True)
    section.remove(row(section, "Jip Bosuil").person)
    office.reads("Heeft Jip Bosuil een kopie van het bestand? Maak dan een nieuwe sleutel.")
    office.settle()
    assert names(office) == {NAME: True}
    office.click("people.key")
    assert office.workplace.window.place().tab == "security"
    office.close()
    with pytest.raises(UserProblem):
        unlock(path, JIP)


def test_removing_is_asked_first(office: Office, section: PeopleSection) -> None:
    add_jip(office, section)
    office.program.messages.answer_next(False)
    section.remove(row(section, "Jip Bosuil").person)
    office.settle()
    assert "Jip Bosuil weghalen?" in office.program.messages.said
    assert "Jip Bosuil" in names(office)


def test_nobody_removes_oneself(office: Office, section: PeopleSection) -> None:
    office.settle()
    remove = row(section, NAME).findChild(QPushButton, "people.0.remove")
    assert not remove.isEnabled()
    assert "Een collega kan dat doen" in remove.toolTip()


def test_undo_does_not_bring_back_a_colleague_without_a_password(office: Office, section: PeopleSection) -> None:
    add_jip(office, section)
    office.program.messages.answer_next(True, True)
    section.remove(row(section, "Jip Bosuil").person)
    office.settle()
    office.workplace.window.undo()
    office.settle()
    assert names(office) == {NAME: True}


def test_an_own_new_password_leaves_that_of_a_colleague(office: Office, section: PeopleSection, path: Path) -> None:
    add_jip(office, section)
    dialog = PasswordDialog(section.theme)
    office.qtbot.addWidget(dialog)
    for field in (dialog.password.first, dialog.password.again):
        office.qtbot.keyClicks(field, OTHER)
    section.set_password(row(section, NAME).person, dialog.take())
    office.reads("Het nieuwe wachtwoord geldt.")
    office.close()
    assert (opens(path, OTHER), opens(path, JIP)) == (NAME, "Jip Bosuil")
    with pytest.raises(UserProblem):
        unlock(path, PASSWORD)
