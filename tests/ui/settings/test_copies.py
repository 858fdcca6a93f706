"""Reservekopieën: making one now, elsewhere, and the second place."""

from __future__ import annotations

from pathlib import Path

import pytest

from rondom.opening import unlock
from rondom.vault import backups
from tests.ui.settings.office import PASSWORD, Office
from ui.settings.copies import CopiesSection


@pytest.fixture
def section(office: Office) -> CopiesSection:
    section = office.open("copies")
    assert isinstance(section, CopiesSection)
    return section


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "Stick Blauw"
    folder.mkdir()
    return folder


def test_without_a_copy_it_says_so_calmly(office: Office, section: CopiesSection) -> None:
    assert "Er is nog geen reservekopie" in office.words()
    assert "Nog geen tweede plek" in office.words()


def test_a_copy_now_is_made_proven_and_listed(office: Office, section: CopiesSection) -> None:
    office.click("copies.now")
    office.reads("Gemaakt, geopend en nageteld.")
    office.qtbot.waitUntil(lambda: len(section.rows.rows()) == 1, timeout=20_000)
    assert "Zelf gemaakt" in section.rows.rows()[0].detail
    (copy,) = office.ask(lambda vault: backups.copies(vault.vault_id))
    unlock(copy.path, PASSWORD).close()


def test_a_copy_elsewhere_is_a_vault_too(office: Office, section: CopiesSection, stick: Path) -> None:
    target = stick / "kopie.rondom"
    office.program.messages.answer_next(target)
    office.click("copies.elsewhere")
    office.reads("Kopie gemaakt en nagekeken")
    unlock(target, PASSWORD).close()


def test_the_second_place_gets_a_copy_at_once(office: Office, section: CopiesSection, stick: Path) -> None:
    office.program.messages.answer_next(stick)
    office.click("copies.choose")
    office.reads("Er staat nu een kopie op de tweede plek.")
    office.qtbot.waitUntil(lambda: f"Tweede plek: {stick}" in office.words(), timeout=20_000)
    office.qtbot.waitUntil(lambda: [row.end for row in section.rows.rows()].count("tweede plek") == 1, timeout=20_000)
    copies = office.ask(lambda vault: backups.copies(vault.vault_id))
    there = next(one for one in copies if one.second)
    assert there.path.is_relative_to(stick)
    office.click("copies.no_place")
    office.qtbot.waitUntil(lambda: "Nog geen tweede plek" in office.words(), timeout=20_000)
    assert there.path.exists(), "what stands there stays"


def test_a_second_place_that_is_out_is_told_without_alarm(office: Office, section: CopiesSection, stick: Path) -> None:
    office.program.messages.answer_next(stick)
    office.click("copies.choose")
    office.reads("Er staat nu een kopie op de tweede plek.")
    stick.rename(stick.with_name("eruit"))
    section.refresh()
    office.reads("Die is er nu niet.")


def test_the_folder_of_the_vault_is_no_second_place(office: Office, section: CopiesSection, path: Path) -> None:
    office.program.messages.answer_next(path.parent)
    office.click("copies.choose")
    office.qtbot.waitUntil(lambda: bool(section.second.status.text()), timeout=20_000)
    assert "Nog geen tweede plek" in office.words()
    assert office.see("copies.choose").isEnabled()
