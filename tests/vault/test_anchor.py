"""What this computer remembers of a vault: an older file, or another course of it, is told; never more than that."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rondom import paths
from rondom.opening import unlock
from rondom.school.actions import change_school
from rondom.vault import anchor
from rondom.vault.vault import Vault
from tests.mees import PASSWORD, new_vault

STRANGE = [b"", b"{", b"[]", b"null", b'{"seq": 1}', b'{"seq": "x", "chain": "", "at": ""}', b"\xff\xfe",
           b'{"seq": 99999999999999999999, "chain": "", "at": "2026-03-12T12:00:00+00:00"}',
           b'{"seq": 1, "chain": "", "at": "gisteren"}']  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A vault that was closed here with two changes in it."""
    with new_vault(tmp_path) as vault:
        for place in ("Den Haag", "Delft"):
            change(vault, place)
        return vault.path


def change(vault: Vault, place: str) -> None:
    with vault.write("School veranderd") as session:
        change_school(session, place=place)


def opened(path: Path, *places: str) -> bool:
    """Open, see whether it is older, change something, close."""
    vault = unlock(path, PASSWORD)
    found = anchor.older_than_here(vault)
    for place in places:
        change(vault, place)
    vault.close()
    return found


def kept() -> list[Path]:
    return sorted((paths.state_dir() / anchor.FOLDER).iterdir())


def test_the_same_file_again_is_not_older(path: Path) -> None:
    assert not opened(path)
    assert not opened(path, "Leiden")
    assert not opened(path)


def test_a_file_that_was_put_back_is_told_once(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "oud.rondom"
    shutil.copy(path, old)
    opened(path, "Leiden")
    shutil.copy(old, path)
    assert opened(path)
    assert not opened(path)


def test_a_copy_with_another_course_is_told(path: Path, tmp_path: Path) -> None:
    """As many changes, but not the same ones."""
    other = tmp_path / "thuis.rondom"
    shutil.copy(path, other)
    opened(path, "Leiden")
    assert opened(other, "Gouda")
    assert opened(path)


def test_a_newer_file_from_elsewhere_is_no_matter(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("RONDOM_HOME", str(tmp_path / "elders"))
        assert not opened(path, "Leiden", "Gouda")
    assert not opened(path)


def test_a_vault_that_was_never_here_is_not_older(tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RONDOM_HOME", str(tmp_path / "elders"))
    vault = unlock(path, PASSWORD)
    assert anchor.last_here(vault) is None
    assert not anchor.older_than_here(vault)
    vault.close()


def test_it_says_when_the_last_change_here_was(path: Path) -> None:
    vault = unlock(path, PASSWORD)
    known = anchor.last_here(vault)
    assert known is not None
    assert known.moment.isoformat()[:10] == json.loads(kept()[0].read_bytes())["at"][:10]
    vault.close()


def test_nothing_of_the_vault_stands_in_it(path: Path) -> None:
    [place] = kept()
    assert place.stem == unlocked_id(path)
    assert set(json.loads(place.read_bytes())) == {"seq", "chain", "at"}
    assert place.stat().st_mode & 0o077 == 0


def unlocked_id(path: Path) -> str:
    vault = unlock(path, PASSWORD)
    vault.close()
    return vault.vault_id


@pytest.mark.parametrize("content", STRANGE)
def test_a_strange_file_there_counts_for_nothing(path: Path, content: bytes) -> None:
    opened(path)
    kept()[0].write_bytes(content)
    assert not opened(path)
    assert json.loads(kept()[0].read_bytes())["seq"] == 3


def test_without_room_for_it_a_vault_closes_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "vol"
    monkeypatch.setenv("RONDOM_HOME", str(home))
    (paths.state_dir() / anchor.FOLDER).write_bytes(b"a file where the folder should be")
    assert not opened(path, "Leiden")
    assert not opened(path)
