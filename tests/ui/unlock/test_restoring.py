"""Putting a copy back: which there are, what is in them, and where the chosen one comes."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from rondom import clock
from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.opening import unlock
from rondom.school.queries import school_facts
from rondom.vault import backups
from tests.ui.unlock.entrance import OTHER, PASSWORD, SCHOOL, Entrance
from ui.unlock.restore_page import RestorePage
from ui.widgets import RowList

MOMENTS = (datetime(2026, 3, 10, 16, 3), datetime(2026, 3, 11, 16, 42))


@pytest.fixture
def copied(code: str, path: Path) -> Path:
    """Two copies: with one child, and a day later with two."""
    for moment, name in zip(MOMENTS, ("Zoë", "Mees"), strict=True):
        clock.freeze(moment)
        vault = unlock(path, PASSWORD)
        with vault.write("Leerling toegevoegd") as session:
            add_pupil(session, PupilData(first_name=name, last_name="Proef"))
        backups.back_up(vault, "close")
        vault.close()
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    return path


def page(entrance: Entrance) -> RestorePage:
    return entrance.window.restoring.page


def shown(entrance: Entrance) -> list[str]:
    return [f"{row.text} | {row.detail}" for row in entrance.see("restore.rows", RowList).rows()]


def start(entrance: Entrance) -> None:
    entrance.click("unlock.restore")
    entrance.see("restore.password")


def look(entrance: Entrance, password: str) -> None:
    entrance.type("restore.password", password)
    entrance.click("restore.look")


def test_the_copies_of_the_chosen_vault_are_listed_newest_first(entrance: Entrance, copied: Path) -> None:
    start(entrance)
    assert [line.split(" | ")[0] for line in shown(entrance)] == ["Gisteren 16.42 uur", "Di 10 maart 16.03 uur"]
    assert page(entrance).chosen() is not None
    entrance.reads(f"Er zijn 2 kopieën van {SCHOOL}.")


def test_one_password_shows_what_is_in_each(entrance: Entrance, copied: Path) -> None:
    start(entrance)
    look(entrance, PASSWORD)
    entrance.qtbot.waitUntil(lambda: "2 kinderen" in shown(entrance)[0], timeout=20_000)
    assert "1 kind en" in shown(entrance)[1]


def test_a_wrong_password_is_told_at_the_field(entrance: Entrance, copied: Path) -> None:
    start(entrance)
    look(entrance, OTHER)
    entrance.qtbot.waitUntil(lambda: "past op geen van deze kopieën" in page(entrance).error(), timeout=20_000)
    assert page(entrance).isEnabled()


def test_the_chosen_copy_takes_the_place_and_what_was_there_stays(entrance: Entrance, copied: Path) -> None:
    start(entrance)
    look(entrance, PASSWORD)
    entrance.qtbot.waitUntil(lambda: "kind" in shown(entrance)[1], timeout=20_000)
    rows = entrance.see("restore.rows", RowList)
    rows.setCurrentIndex(rows.model().index(1, 0))
    entrance.click("restore.go")
    entrance.reads("De kopie is teruggezet")
    assert entrance.window.open_page.chosen() == copied
    aside = [one for one in copied.parent.iterdir() if "opzij gezet" in one.name]
    assert len(aside) == 1
    entrance.enter(PASSWORD)
    entrance.click("older.go")
    vault = entrance.vault()
    assert children(vault) == 1
    kept = unlock(aside[0], PASSWORD)
    assert children(kept) == 2
    kept.close()


def children(vault: object) -> int:
    from rondom.contents import contents

    with vault.read() as session:  # type: ignore[attr-defined]
        return contents(session).pupils


def test_a_copy_can_stand_beside_the_vault(entrance: Entrance, copied: Path) -> None:
    before = copied.read_bytes()
    start(entrance)
    page(entrance).where.button("beside").click()
    entrance.click("restore.go")
    entrance.reads("De kopie is teruggezet")
    target = entrance.window.open_page.chosen()
    assert target is not None
    assert target.parent == copied.parent
    assert target.name == f"{SCHOOL}, 2026-03-11 16.42.rondom"
    assert copied.read_bytes() == before


def test_a_vault_that_is_gone_gets_its_place_back(entrance: Entrance, copied: Path) -> None:
    copied.unlink()
    start(entrance)
    assert not page(entrance).where.isVisible()
    entrance.click("restore.go")
    entrance.reads("De kopie is teruggezet")
    assert entrance.window.open_page.chosen() == copied
    entrance.enter(PASSWORD)
    vault = entrance.vault()
    with vault.read() as session:
        assert school_facts(session).name == SCHOOL


def test_a_copy_from_a_stick_is_pointed_at(entrance: Entrance, copied: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    source = stick / "kopie.rondom"
    shutil.copyfile(copied, source)
    start(entrance)
    entrance.messages.answer_next(source)
    entrance.click("restore.other")
    entrance.qtbot.waitUntil(lambda: len(shown(entrance)) == 1)
    look(entrance, PASSWORD)
    entrance.qtbot.waitUntil(lambda: "2 kinderen" in shown(entrance)[0], timeout=20_000)


def test_a_file_that_is_no_vault_is_refused_in_words(entrance: Entrance, copied: Path, tmp_path: Path) -> None:
    rubbish = tmp_path / "foto.rondom"
    rubbish.write_bytes(b"geen kluis" * 50_000)
    start(entrance)
    entrance.messages.answer_next(rubbish)
    entrance.click("restore.other")
    entrance.qtbot.waitUntil(lambda: len(shown(entrance)) == 1)
    entrance.click("restore.go")
    entrance.reads("Dit bestand is geen kluis van Rondom.")
    assert page(entrance).isEnabled()
    unlock(copied, PASSWORD).close()


def test_without_copies_a_file_is_asked_for(entrance: Entrance, code: str) -> None:
    entrance.click("unlock.restore")
    entrance.reads("Op deze computer staan geen kopieën.")
    assert not page(entrance)._go.isEnabled()
