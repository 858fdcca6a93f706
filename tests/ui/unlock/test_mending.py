"""A damaged vault: looking, rescuing with a report, and putting a copy back. The file itself stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.opening import unlock
from rondom.vault import backups
from rondom.vault.header import HEADER_BYTES
from rondom.vault.pages import PAGE_BYTES
from tests.ui.unlock.entrance import PASSWORD, Entrance

CHILDREN = 40


@pytest.fixture
def damaged(code: str, path: Path) -> Path:
    """The page with the schema cannot be read any more; there is one copy from before that."""
    vault = unlock(path, PASSWORD)
    with vault.write("Leerlingen toegevoegd") as session:
        for number in range(CHILDREN):
            add_pupil(session, PupilData(first_name=f"Kind{number}", last_name="Proef"))
    backups.back_up(vault, "close")
    vault.close()
    with path.open("r+b") as file:
        file.seek(HEADER_BYTES + PAGE_BYTES // 2)
        file.write(b"\xff" * 64)
    return path


def test_a_damaged_vault_offers_three_ways(entrance: Entrance, damaged: Path) -> None:
    entrance.enter(PASSWORD)
    entrance.reads("Deze kluis is beschadigd")
    for way in ("damaged.restore", "damaged.rescue", "damaged.look"):
        entrance.see(way)
    restore = entrance.see("damaged.restore")
    entrance.qtbot.waitUntil(lambda: "Er is 1 kopie" in restore.accessibleName())
    entrance.click("damaged.back")
    entrance.see("unlock.password")


def test_what_can_be_read_is_saved_into_a_new_vault_with_a_report(entrance: Entrance, damaged: Path) -> None:
    before = damaged.read_bytes()
    entrance.enter(PASSWORD)
    entrance.click("damaged.rescue")
    entrance.see("report.go")
    page = entrance.window.mending.report_page
    assert page.text(), "what became of it is told in lines"
    assert "Kind1" not in page.text(), "the report names nobody"
    entrance.click("report.go")
    assert damaged.read_bytes() == before
    rescued = entrance.window.open_page.chosen()
    assert rescued is not None
    assert rescued.parent == damaged.parent
    entrance.enter(PASSWORD)
    assert entrance.vault().path == rescued


def test_looking_shows_what_can_be_read_and_writes_nothing(entrance: Entrance, damaged: Path) -> None:
    before = damaged.read_bytes()
    entrance.enter(PASSWORD)
    entrance.click("damaged.look")
    entrance.reads("Dit is nog te lezen")
    assert not entrance.opened
    entrance.click("report.go")
    assert entrance.vault().read_only
    assert damaged.read_bytes() == before


def test_going_back_from_looking_lets_go_of_it(entrance: Entrance, damaged: Path) -> None:
    entrance.enter(PASSWORD)
    entrance.click("damaged.look")
    entrance.click("report.back")
    entrance.see("unlock.password")
    assert entrance.window.held is None
    assert not entrance.opened


def test_the_copies_know_the_password_that_was_typed(entrance: Entrance, damaged: Path) -> None:
    entrance.enter(PASSWORD)
    entrance.click("damaged.restore")
    page = entrance.window.restoring.page
    entrance.qtbot.waitUntil(
        lambda: any(f"{CHILDREN} kinderen" in one.detail for one in page.rows.rows()), timeout=20_000
    )
    entrance.click("restore.go")
    entrance.reads("De kopie is teruggezet")
    entrance.enter(PASSWORD)
    assert entrance.vault().path == damaged


def test_with_the_code_the_same_ways_are_open(entrance: Entrance, damaged: Path, code: str) -> None:
    entrance.click("unlock.code")
    entrance.type("code.code", code)
    entrance.click("code.open")
    entrance.reads("Deze kluis is beschadigd")
    entrance.click("damaged.rescue")
    entrance.see("report.go")


def test_a_vault_that_lost_its_passwords_goes_on_with_the_code(entrance: Entrance, damaged: Path, code: str) -> None:
    with damaged.open("r+b") as file:
        file.write(bytes(HEADER_BYTES))
    entrance.click("unlock.code")
    entrance.type("code.code", code)
    entrance.click("code.open")
    entrance.click("damaged.rescue")
    entrance.see("report.go")
    assert "herstelcode" in entrance.window.mending.report_page.text()
    entrance.click("report.go")
    entrance.type("code.code", code)
    entrance.click("code.open")
    entrance.see("who.open")
