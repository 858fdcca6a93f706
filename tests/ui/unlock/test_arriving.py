"""Between opening and working: an older state of the vault, and a vault in a folder that goes to a cloud service."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rondom.opening import unlock
from rondom.school.actions import change_school
from tests.ui.unlock.entrance import PASSWORD, SCHOOL, Entrance


def work(path: Path, place: str) -> None:
    vault = unlock(path, PASSWORD)
    with vault.write("Instelling veranderd") as session:
        change_school(session, place=place)
    vault.close()


@pytest.fixture
def put_back(code: str, path: Path, tmp_path: Path) -> Path:
    """The vault as it was before the last work on this computer."""
    work(path, "Den Haag")
    earlier = tmp_path / "eerder.rondom"
    shutil.copyfile(path, earlier)
    work(path, "Delft")
    shutil.copyfile(earlier, path)
    return path


def test_an_older_state_is_told_and_not_refused(entrance: Entrance, put_back: Path) -> None:
    entrance.enter(PASSWORD)
    entrance.reads("Dit is een andere stand van de kluis")
    assert not entrance.opened
    entrance.click("older.go")
    assert entrance.vault().path == put_back


def test_from_an_older_state_one_can_go_back_or_to_the_copies(entrance: Entrance, put_back: Path) -> None:
    entrance.enter(PASSWORD)
    entrance.click("older.copies")
    entrance.reads("Reservekopie terugzetten")
    entrance.click("restore.back")
    entrance.enter(PASSWORD)
    entrance.click("older.back")
    entrance.see("unlock.password")
    closed: list[object] = []
    entrance.window.opener.run(lambda: True, closed.append, closed.append)  # behind the closing, on the same thread
    entrance.qtbot.waitUntil(lambda: bool(closed))
    unlock(put_back, PASSWORD).close()
    assert not entrance.opened


def test_the_same_file_as_before_tells_nothing(entrance: Entrance, code: str, path: Path) -> None:
    work(path, "Delft")
    entrance.enter(PASSWORD)
    assert entrance.vault().path == path


# -- a cloud folder -------------------------------------------------------------------------------------------------


@pytest.fixture
def in_cloud(code: str, path: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    there = folder / path.name
    path.rename(there)
    return there


def test_a_vault_in_a_cloud_folder_can_be_moved_at_once(entrance: Entrance, in_cloud: Path, tmp_path: Path) -> None:
    entrance.window.show_vaults(in_cloud)
    entrance.enter(PASSWORD)
    entrance.reads("Deze kluis staat in Dropbox")
    safe = tmp_path / "Kluis"
    safe.mkdir()
    entrance.messages.answer_next(safe)
    entrance.click("cloud.move")
    assert entrance.vault().path == safe / f"{SCHOOL}.rondom"
    assert not in_cloud.exists()


def test_it_may_stay_there_and_is_not_asked_again(entrance: Entrance, in_cloud: Path) -> None:
    entrance.window.show_vaults(in_cloud)
    entrance.enter(PASSWORD)
    entrance.click("cloud.keep")
    entrance.vault().close()
    entrance.opened.clear()
    entrance.window.show_vaults(in_cloud)
    entrance.enter(PASSWORD)
    assert entrance.vault().path == in_cloud


def test_moving_over_another_file_is_refused_in_words(entrance: Entrance, in_cloud: Path, tmp_path: Path) -> None:
    taken = tmp_path / "vol"
    taken.mkdir()
    (taken / in_cloud.name).write_bytes(b"iets anders")
    entrance.window.show_vaults(in_cloud)
    entrance.enter(PASSWORD)
    entrance.messages.answer_next(taken)
    entrance.click("cloud.move")
    entrance.reads("staat al een bestand met die naam")
    assert in_cloud.exists()
    assert (taken / in_cloud.name).read_bytes() == b"iets anders"
    entrance.click("cloud.keep")
    assert entrance.vault().path == in_cloud
