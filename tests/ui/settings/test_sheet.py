"""Herstelblad: printing it again, and trying the code from paper; Vandaag says so until it was tried."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from rondom import clock
from tests.ui.settings.office import Office
from ui.desk import Place
from ui.settings.sheet import SheetSection


@pytest.fixture
def section(office: Office) -> SheetSection:
    section = office.open("sheet")
    assert isinstance(section, SheetSection)
    return section


def reminder(office: Office) -> QPushButton | None:
    office.workplace.window.open(Place("today"))
    office.settle()
    found = office.workplace.window.findChild(QPushButton, "today.sheet")
    return found if found is not None and found.isVisible() else None


def test_until_it_was_tried_the_page_and_vandaag_say_so(office: Office, section: SheetSection) -> None:
    assert "Nog niet geprobeerd" in office.words()
    link = reminder(office)
    assert link is not None
    link.click()
    office.settle()
    assert office.workplace.window.place() == Place("settings", tab="sheet")


def test_the_code_from_paper_fits(office: Office, section: SheetSection) -> None:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    code = office.ask(lambda vault: vault.recovery_code())
    office.qtbot.keyClicks(section.field.line, code.replace("-", " ").lower())
    office.click("settings.try_now")
    office.reads("De code klopt. Berg het blad weer op.")
    office.settle()
    assert "De code klopte vandaag." in office.words()
    assert section.field.text() == ""
    assert reminder(office) is None


@pytest.mark.parametrize(("typed", "told"), [("1234", "tikfout"), ("0" * 28, "tikfout"), ("", "tikfout")])
def test_a_slip_is_told_at_the_field(office: Office, section: SheetSection, typed: str, told: str) -> None:
    office.qtbot.keyClicks(section.field.line, typed)
    office.click("settings.try_now")
    office.qtbot.waitUntil(lambda: told in section.field.error, timeout=20_000)
    assert "Nog niet geprobeerd" in office.words()


def test_the_code_of_another_vault_is_told_apart(office: Office, section: SheetSection) -> None:
    from rondom.vault.recovery import code_of

    office.qtbot.keyClicks(section.field.line, code_of(bytes(16)))
    office.click("settings.try_now")
    office.qtbot.waitUntil(lambda: "niet van deze kluis" in section.field.error, timeout=20_000)


def test_the_sheet_is_saved_as_a_page(office: Office, section: SheetSection, tmp_path: Path) -> None:
    target = tmp_path / "blad.pdf"
    office.program.messages.answer_next(True, target)
    office.click("settings.sheet")
    office.reads("Bewaard.")
    assert target.read_bytes().startswith(b"%PDF")


def test_a_folder_that_cannot_be_written_is_told_in_words(
    office: Office, section: SheetSection, tmp_path: Path
) -> None:
    office.program.messages.answer_next(True, tmp_path / "geen map" / "blad.pdf")
    office.click("settings.sheet")
    office.reads("Het bestand kan hier niet worden neergezet.")
