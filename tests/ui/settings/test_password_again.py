"""Before the code is shown, and before someone else can or can no longer open the vault, the password is asked again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from rondom import clock
from rondom.opening import people
from rondom.vault import attempts, keyring
from tests.ui.settings.office import NAME, OTHER, PASSWORD, Office
from ui.settings.lock import LockSection
from ui.settings.password_again import PasswordAgain, ask_password_again
from ui.settings.people import PeopleSection
from ui.settings.sheet import SheetSection

QUESTION = "Bent u het zelf?"


@pytest.fixture
def dialog(office: Office) -> Iterator[PasswordAgain]:
    made = PasswordAgain(office.workplace.window.desk)
    office.qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def answer(office: Office, dialog: PasswordAgain, password: str) -> None:
    office.qtbot.keyClicks(dialog.password, password)
    office.qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    office.qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)


def test_only_the_right_password_goes_on(office: Office, dialog: PasswordAgain) -> None:
    answer(office, dialog, OTHER)
    assert "Dit is niet uw wachtwoord." in dialog.error()
    assert dialog.isVisible() and dialog.password.text() == ""
    answer(office, dialog, PASSWORD)
    assert not dialog.isVisible() and dialog.result() == PasswordAgain.DialogCode.Accepted


def test_guessing_has_to_wait(office: Office, dialog: PasswordAgain) -> None:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    for _try in range(attempts.FREE + 1):
        answer(office, dialog, OTHER)
    answer(office, dialog, PASSWORD)
    assert "te vaak" in dialog.error()
    assert dialog.isVisible()


def test_what_was_typed_goes_with_terug(office: Office, dialog: PasswordAgain) -> None:
    office.qtbot.keyClicks(dialog.password, PASSWORD)
    office.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and dialog.password.text() == ""


def test_the_voorbeeldschool_asks_nothing(office: Office) -> None:
    office.ask(lambda vault: setattr(vault, "throwaway", True))
    done: list[bool] = []
    ask_password_again(office.workplace.window.desk, office.workplace, lambda: done.append(True))
    office.qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    office.ask(lambda vault: setattr(vault, "throwaway", False))


def sheet(office: Office) -> Callable[[], object]:
    section = office.open("sheet")
    assert isinstance(section, SheetSection)
    return section.save_sheet


def printed(office: Office) -> Callable[[], object]:
    section = office.open("sheet")
    assert isinstance(section, SheetSection)
    return section.print_sheet


def key(office: Office) -> Callable[[], object]:
    section = office.open("security")
    assert isinstance(section, LockSection)
    return section.make_key


def removal(office: Office) -> Callable[[], object]:
    section = office.open("people")
    assert isinstance(section, PeopleSection)
    section.add_colleague("Jip Bosuil", "", "het wachtwoord van jip")
    office.reads("kan de kluis nu openen")
    jip = next(one for one in office.ask(people) if not one.is_me)
    office.program.messages.answer_next(True)  # “Jip Bosuil weghalen?”
    return lambda: section.remove(jip)


def own(office: Office) -> Callable[[], object]:
    section = office.open("people")
    assert isinstance(section, PeopleSection)
    me = next(one for one in office.ask(people) if one.is_me)
    return lambda: section.give_password(me)


@pytest.mark.parametrize("act", [sheet, printed, key, removal, own])
def test_who_goes_back_changes_and_sees_nothing(
    office: Office, act: Callable[[Office], Callable[[], object]], tmp_path: Path
) -> None:
    doing = act(office)
    before = office.ask(lambda vault: (keyring.owners(vault), vault.vault_id))
    office.program.messages.answer_next(False)
    said = len(office.program.messages.said)
    doing()
    office.qtbot.waitUntil(lambda: QUESTION in office.program.messages.said, timeout=20_000)
    office.settle()
    assert office.program.messages.said[said:][-1] == QUESTION, "and nothing is asked after it"
    assert office.ask(lambda vault: (keyring.owners(vault), vault.vault_id)) == before
    assert NAME in {one.name for one in office.ask(people)}
