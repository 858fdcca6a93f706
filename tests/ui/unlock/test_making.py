"""A new vault: the form, the code on paper, and trying it from that paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from rondom.opening import code_tried
from tests.ui.unlock.entrance import OTHER, PASSWORD, Entrance
from tests.ui.unlock.test_code import by_code
from ui.unlock.opener import Arrival
from ui.unlock.window import HELD_MINUTES

FIELDS = ("create.school", "create.name", "create.password", "create.again")


def fill(entrance: Entrance, *words: str) -> None:
    for name, typed in zip(FIELDS, words, strict=True):
        entrance.type(name, typed)


def make(entrance: Entrance, folder: Path) -> str:
    """Up to the code; returns it."""
    entrance.click("unlock.create")
    entrance.messages.answer_next(folder)
    entrance.click("create.folder")
    fill(entrance, "De Kievit", "Ib Proef", PASSWORD, PASSWORD)
    entrance.click("create.make")
    entrance.see("sheet.next")
    return entrance.window.sheet_page.code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "nieuw"
    made.mkdir()
    return made


def test_a_new_vault_opens_after_its_code_was_tried(entrance: Entrance, folder: Path) -> None:
    code, sheet = make(entrance, folder), folder / "blad.pdf"
    entrance.messages.answer_next(sheet)
    entrance.click("sheet.save")
    entrance.reads("Bewaard.")
    assert sheet.read_bytes().startswith(b"%PDF")
    entrance.click("sheet.next")
    assert code not in entrance.words(), "while it is tried, only the paper has it"
    assert code.replace("-", "   ") not in entrance.words()
    entrance.type("sheet.try", code.lower())
    entrance.click("sheet.done")
    vault = entrance.vault()
    assert vault.path == folder / "De Kievit.rondom"
    assert code_tried(vault) is not None
    assert entrance.window.sheet_page.code == ""


def test_trying_may_wait_and_is_then_still_to_do(entrance: Entrance, folder: Path) -> None:
    make(entrance, folder)
    entrance.click("sheet.next")
    entrance.click("sheet.later")
    assert code_tried(entrance.vault()) is None


def test_a_slip_is_told_and_the_code_can_be_looked_at_again(entrance: Entrance, folder: Path) -> None:
    code = make(entrance, folder)
    entrance.click("sheet.next")
    entrance.type("sheet.try", ("X" if code[0] != "X" else "Y") + code[1:])
    entrance.click("sheet.done")
    entrance.reads("tikfout")
    assert not entrance.opened
    entrance.click("sheet.back")
    entrance.see("sheet.code")
    entrance.click("sheet.next")
    entrance.window.sheet_page.field.line.clear()
    entrance.type("sheet.try", code)
    entrance.click("sheet.done")
    assert entrance.vault() is not None


def test_the_code_of_another_vault_is_told_apart(entrance: Entrance, code: str, folder: Path) -> None:
    make(entrance, folder)
    entrance.click("sheet.next")
    entrance.type("sheet.try", code)
    entrance.click("sheet.done")
    entrance.reads("hoort bij een andere kluis")


@pytest.mark.parametrize(("words", "told", "focus"), [
    (("", "Ib", PASSWORD, PASSWORD), "Vul dit in", "create.school"),
    (("School", "", PASSWORD, PASSWORD), "Vul dit in", "create.name"),
    (("School", "Ib", "kort", "kort"), "Nog 6 tekens.", "create.password"),
    (("School", "Ib", PASSWORD, OTHER), "niet hetzelfde wachtwoord", "create.again"),
])  # fmt: skip
def test_what_is_missing_is_told_at_its_field(
    entrance: Entrance, words: tuple[str, ...], told: str, focus: str
) -> None:
    entrance.click("unlock.create")
    fill(entrance, *words)
    entrance.click("create.make")
    assert told in entrance.words()
    assert entrance.window.focusWidget().objectName() == focus
    assert entrance.window.create_page.isEnabled(), "nothing is being made"


def test_how_strong_the_password_is_comes_while_typing(entrance: Entrance) -> None:
    entrance.click("unlock.create")
    entrance.type("create.school", "De Kievit")
    entrance.type("create.password", "wachtwoord1")
    entrance.reads("te raden")
    entrance.window.create_page.password.first.clear()
    entrance.type("create.password", "paarse tafel loopt naar zee")
    entrance.reads("sterk wachtwoord.")


def test_a_folder_that_goes_to_a_cloud_service_is_told_before_the_vault_is_made(
    entrance: Entrance, tmp_path: Path
) -> None:
    cloud = tmp_path / "OneDrive - Stichting"
    cloud.mkdir()
    entrance.click("unlock.create")
    entrance.messages.answer_next(cloud)
    entrance.click("create.folder")
    entrance.reads("Deze map gaat mee met OneDrive")
    entrance.messages.answer_next(tmp_path)
    entrance.click("create.folder")
    entrance.qtbot.waitUntil(lambda: "OneDrive" not in entrance.words().replace(str(tmp_path), ""))


# -- nobody is looking any more ------------------------------------------------------------------------------


def test_the_code_of_a_new_vault_does_not_stay_on_the_screen(entrance: Entrance, folder: Path) -> None:
    code = make(entrance, folder)
    entrance.window.lock()
    entrance.reads("De kluis is vergrendeld")
    assert entrance.window.sheet_page.code == "" and code[:4] not in entrance.words()
    assert entrance.window.held is None
    entrance.enter(PASSWORD)
    assert code_tried(entrance.vault()) is None, "it is still to do"


def test_it_locks_by_itself_and_by_hand(entrance: Entrance, folder: Path) -> None:
    make(entrance, folder)
    idle = entrance.window.idle
    assert idle is not None and idle.minutes == HELD_MINUTES
    idle.idle.emit()
    entrance.reads("De kluis is vergrendeld")
    assert idle.minutes == 0, "at the start screen nothing has to be locked"


def test_a_lock_during_work_comes_right_after_it(entrance: Entrance, code: str) -> None:
    by_code(entrance, code)
    page = entrance.window.recovering.who_page
    entrance.qtbot.waitUntil(lambda: entrance.window.held is not None and page.isVisible(), timeout=20_000)
    page.setEnabled(False)
    entrance.window.lock()
    assert entrance.window.held is not None
    page.setEnabled(True)
    entrance.reads("De kluis is vergrendeld")
    assert entrance.window.held is None and not entrance.opened


def test_a_vault_that_arrives_after_the_lock_was_asked_stays_shut(entrance: Entrance, folder: Path) -> None:
    make(entrance, folder)
    vault = entrance.window.held
    assert vault is not None
    entrance.window.sheet_page.setEnabled(False)
    entrance.window.lock()
    entrance.window.let_go()
    entrance.window.arrive(Arrival(vault))
    entrance.reads("De kluis is vergrendeld")
    assert not entrance.opened


def test_without_anything_open_the_start_screen_stays_as_it_is(entrance: Entrance) -> None:
    entrance.click("unlock.create")
    entrance.type("create.school", "De Kievit")
    entrance.window.lock()
    assert "vergrendeld" not in entrance.words()
    assert entrance.window.current() is entrance.window.create_page


def test_a_sheet_that_was_asked_before_the_lock_is_not_made_without_a_code(entrance: Entrance, folder: Path) -> None:
    make(entrance, folder)
    entrance.window.lock()
    entrance.messages.answer_next(folder / "blad.pdf")
    entrance.window.making._save()
    entrance.reads("De kluis is vergrendeld")
    assert not (folder / "blad.pdf").exists()
