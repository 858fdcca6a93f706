"""The recovery code: it opens the vault, asks who it is, and gives only that person a new password."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from rondom.errors import UserProblem
from rondom.opening import people, unlock
from rondom.school.actions import add_user
from rondom.school.model import UserData
from rondom.vault import keyring
from tests.ui.unlock.entrance import NAME, OTHER, PASSWORD, Entrance


def by_code(entrance: Entrance, code: str) -> None:
    entrance.click("unlock.code")
    entrance.type("code.code", code.replace("-", " ").lower())
    entrance.click("code.open")


def new_password(entrance: Entrance, words: str) -> None:
    entrance.type("who.password", words)
    entrance.type("who.again", words)
    entrance.click("who.open")


def add_jip(path: Path) -> str:
    vault = unlock(path, PASSWORD)
    with vault.write("Collega toegevoegd", final=True) as session:
        jip = add_user(session, UserData(name="Jip Bosuil", role="leerkracht"))
    keyring.give_password(vault, jip, "het wachtwoord van jip")
    vault.close()
    return jip


def test_who_is_alone_only_chooses_a_new_password(entrance: Entrance, code: str, path: Path) -> None:
    by_code(entrance, code)
    entrance.reads(f"Dit wordt het wachtwoord van {NAME}.")
    new_password(entrance, OTHER)
    assert entrance.vault().actor.name == NAME
    entrance.opened.pop().close()
    unlock(path, OTHER).close()
    with pytest.raises(UserProblem):
        unlock(path, PASSWORD)


def test_a_colleague_says_who_it_is_and_the_others_keep_their_password(
    entrance: Entrance, code: str, path: Path
) -> None:
    add_jip(path)
    by_code(entrance, code)
    entrance.reads("Wie bent u?")
    rows = [one for one in entrance.window.findChildren(QAbstractButton) if one.objectName().startswith("who.")]
    at = next(one.objectName() for one in rows if one.accessibleName().startswith("Jip Bosuil"))
    entrance.click(at)
    new_password(entrance, OTHER)
    assert entrance.vault().actor.name == "Jip Bosuil"
    assert all(one.has_password for one in people(entrance.opened[0]))
    entrance.opened.pop().close()
    for words in (OTHER, PASSWORD):
        unlock(path, words).close()
    with pytest.raises(UserProblem):
        unlock(path, "het wachtwoord van jip")


def test_the_password_of_a_colleague_is_refused_at_the_field(entrance: Entrance, code: str, path: Path) -> None:
    add_jip(path)
    by_code(entrance, code)
    entrance.reads("Wie bent u?")
    new_password(entrance, "het wachtwoord van jip")
    entrance.qtbot.waitUntil(lambda: bool(entrance.window.recovering.who_page.password.errors()), timeout=20_000)
    assert not entrance.opened
    new_password(entrance, OTHER)
    assert entrance.vault().actor.name == NAME


def test_going_back_leaves_the_vault_as_it_was(entrance: Entrance, code: str, path: Path) -> None:
    by_code(entrance, code)
    entrance.click("who.back")
    entrance.see("unlock.password")
    entrance.enter(PASSWORD)
    assert entrance.vault().path == path


def test_a_slip_in_the_code_is_told_at_the_field(entrance: Entrance, code: str) -> None:
    wrong = ("X" if code[0] != "X" else "Y") + code[1:]
    by_code(entrance, wrong)
    entrance.qtbot.waitUntil(lambda: "tikfout" in entrance.window.code_page.error(), timeout=20_000)
    assert entrance.window.code_page.isEnabled()


def test_the_field_counts_along(entrance: Entrance, code: str) -> None:
    entrance.click("unlock.code")
    entrance.type("code.code", code[:9])
    assert "Nog 20 tekens." in entrance.words()
    entrance.type("code.code", code[9:] + "A")
    assert "1 teken te veel." in entrance.words()


def test_two_different_passwords_are_told_at_the_second_field(entrance: Entrance, code: str) -> None:
    by_code(entrance, code)
    entrance.type("who.password", OTHER)
    entrance.type("who.again", PASSWORD)
    entrance.click("who.open")
    assert "niet hetzelfde wachtwoord" in entrance.words()
    assert entrance.window.focusWidget().objectName() == "who.again"
