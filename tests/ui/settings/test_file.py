"""De kluis: where it stands, moving it, and looking whether it is whole."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from rondom import clock
from rondom.opening import unlock
from rondom.school.actions import change_school
from tests.ui.settings.office import PASSWORD, SCHOOL, Office
from ui.checking import Checking
from ui.settings.file import FileSection


@pytest.fixture
def section(office: Office) -> FileSection:
    section = office.open("vault")
    assert isinstance(section, FileSection)
    return section


def test_a_check_reads_everything_and_is_remembered(office: Office, section: FileSection) -> None:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    assert "Nog niet nagekeken" in office.words()
    office.click("file.check")
    office.reads("Alles is gelezen en heel.")
    office.reads("Nagekeken vandaag: alles is heel")
    assert office.see("file.check").isEnabled()


def test_work_goes_on_during_a_check(office: Office, section: FileSection) -> None:
    office.see("file.check").click()  # type: ignore[attr-defined]
    done: list[object] = []
    office.workplace.tasks.write(
        office.workplace, "Instelling veranderd", lambda session: change_school(session, place="Delft"), done.append
    )
    office.qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert "Alles is gelezen en heel." not in office.words(), "the write did not wait for the whole check"
    office.reads("Alles is gelezen en heel.")


def test_moving_takes_the_work_along(office: Office, section: FileSection, path: Path, tmp_path: Path) -> None:
    there = tmp_path / "Kluis"
    there.mkdir()
    office.program.messages.answer_next(there)
    office.click("file.move")
    office.reads(f"De kluis staat nu in {there}.")
    assert not path.exists()
    assert office.workplace.path == there / f"{SCHOOL}.rondom"
    assert office.program.settings.recent[0].path == there / f"{SCHOOL}.rondom"
    assert path not in [one.path for one in office.program.settings.recent]
    done: list[object] = []
    office.workplace.tasks.write(
        office.workplace, "Instelling veranderd", lambda session: change_school(session, place="Delft"), done.append
    )
    office.qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    office.workplace.window.lock()
    assert office.program.unlock.open_page.chosen() == there / f"{SCHOOL}.rondom"
    unlock(there / f"{SCHOOL}.rondom", PASSWORD).close()


def test_a_place_that_is_taken_is_refused_in_words(
    office: Office, section: FileSection, path: Path, tmp_path: Path
) -> None:
    taken = tmp_path / "vol"
    taken.mkdir()
    (taken / path.name).write_bytes(b"iets anders")
    office.program.messages.answer_next(taken)
    office.click("file.move")
    office.reads("Op deze plek staat al een bestand met die naam.")
    assert path.exists()
    assert office.workplace.path == path


def test_a_vault_in_a_cloud_folder_says_so(office: Office, section: FileSection, tmp_path: Path) -> None:
    cloud = tmp_path / "Nextcloud"
    cloud.mkdir()
    office.program.messages.answer_next(cloud)
    office.click("file.move")
    office.reads("De kluis staat in Nextcloud")


def test_the_weekly_check_runs_only_when_it_is_due(office: Office) -> None:
    clock.freeze(datetime(2026, 3, 12, 9, 0))
    ended: list[object] = []
    checking = Checking(office.workplace.tasks, office.workplace)
    checking.finished.connect(ended.append)
    checking.run_when_due()
    office.qtbot.waitUntil(lambda: bool(ended), timeout=30_000)
    assert ended == [None]
    checking.run_when_due()
    office.settle()
    assert not checking.running
    clock.freeze(datetime(2026, 3, 19, 9, 0))
    checking.run_when_due()
    office.qtbot.waitUntil(lambda: len(ended) == 2, timeout=30_000)
