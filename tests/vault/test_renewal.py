"""A change of who can open the vault that is cut short: by a kill, by a full or broken disk, by another program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from rondom.dossier.actions import add_pupil
from rondom.dossier.model import PupilData
from rondom.errors import EnvironmentProblem, Problem
from rondom.opening import unlock
from rondom.paths import state_dir
from rondom.vault import container, header, keyring, lock_note, renewal
from rondom.vault.file_layer import VaultFile
from rondom.vault.vault import Vault
from tests.architecture.source import ROOT
from tests.faults.bad_disk import Disk, bad_disk
from tests.vault.contents import content, is_sound
from tests.vault.two_people import ANJA, BRAM, NEW, put

OLD_ONES, NEW_ONE = {"anja", "bram", "code"}, {"new"}


# -- killed ------------------------------------------------------------------------------------------------------


def killed(operation: str, folder: Path, one_in: int) -> list[dict[str, Any]]:
    call = [sys.executable, "-m", "tests.vault.dying", operation, str(folder), str(one_in)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def stages(deaths: list[dict[str, Any]]) -> list[dict[str, set[str]]]:
    """What opens what, from the first kill to the last: equal neighbours are one stage."""
    found: list[dict[str, set[str]]] = []
    for death in deaths:
        opens = {name: set(secrets) for name, secrets in death["opens"].items()}
        if not found or found[-1] != opens:
            found.append(opens)
    return found


def litter(deaths: list[dict[str, Any]], operation: str) -> list[str]:
    """What was left beside the vault after its next opening: it would hold everything, under one of the keys. A copy that
    was on its way to another place is under the key of the vault, and goes when someone opens what stands there.
    """
    left = [name for death in deaths for name in death["left"] if not name.endswith(".rondom-journal")]
    return [name for name in left if operation != "move" or not name.startswith(".elders.rondom.")]


STAGES = {
    "give": [{"school.rondom": OLD_ONES}, {"school.rondom": {"new", "bram", "code"}}],
    "take": [{"school.rondom": OLD_ONES}, {"school.rondom": {"anja", "code"}}],
    "new_key": [{"school.rondom": OLD_ONES}, {"school.rondom": NEW_ONE}],
    "move": [
        {"school.rondom": OLD_ONES},
        {"school.rondom": OLD_ONES, "elders.rondom": OLD_ONES},
        {"elders.rondom": OLD_ONES},
    ],
}


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("operation", STAGES)
def test_killed_at_any_line_it_is_the_old_or_the_new(operation: str, tmp_path: Path) -> None:
    deaths = killed(operation, tmp_path, 8)
    assert len(deaths) > 6
    assert stages(deaths) == STAGES[operation]
    assert not litter(deaths, operation)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
@pytest.mark.parametrize("operation", STAGES)
def test_killed_at_every_line_it_is_the_old_or_the_new(operation: str, tmp_path: Path) -> None:
    deaths = killed(operation, tmp_path, 1)
    assert len(deaths) > 50
    assert stages(deaths) == STAGES[operation]
    assert not litter(deaths, operation)


# -- a disk or a program in the way ------------------------------------------------------------------------------


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    with bad_disk(monkeypatch) as disk:
        yield disk


@pytest.fixture
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewal, "_PAUSES", (0.0, 0.0))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.rondom"


@pytest.fixture
def code(path: Path) -> str:
    """The code of a vault with two people and a child."""
    code = put(path)
    vault = unlock(path, ANJA)
    with vault.write("Leerling toegevoegd") as session:
        add_pupil(session, PupilData(first_name="Mees"))
    vault.close()
    return code


def what_opens(path: Path, code: str) -> set[str]:
    ways: dict[str, Callable[[], container.Opened]] = {
        name: lambda secret=secret: container.open_with_password(path, secret)  # type: ignore[misc]
        for name, secret in {"anja": ANJA, "bram": BRAM, "new": NEW}.items()
    }
    ways["code"] = lambda: container.open_with_code(path, code)
    return {name for name, way in ways.items() if does(way)}


def does(way: Callable[[], container.Opened]) -> bool:
    try:
        way().close()
    except Problem as problem:
        assert problem.code in {"vault-wrong-password", "vault-wrong-code"}
        return False
    return True


def still_works(vault: Vault, before: dict[str, Any]) -> None:
    """The open vault reads, writes and takes back as if nothing had happened."""
    assert content(vault) == before
    with vault.write("Nog een") as session:
        add_pupil(session, PupilData(first_name="Noor"))
    assert vault.undo() == "Nog een"
    assert content(vault) == before
    assert lock_note.read(vault.path) is not None


def change(operation: str, vault: Vault, target: Path) -> None:
    match operation:
        case "give":
            keyring.give_password(vault, vault.actor.id, NEW)
        case "take":
            keyring.take_password(vault, min(keyring.owners(vault) - {vault.actor.id}))
        case "new_key":
            keyring.new_key(vault, NEW)
        case _:
            keyring.move(vault, target)


@pytest.mark.parametrize(("error", "lasting"), [(apsw.SQLITE_FULL, False), (apsw.SQLITE_IOERR_WRITE, True)])
@pytest.mark.parametrize("operation", ["give", "take", "new_key", "move"])
def test_a_disk_that_fails_at_any_write(
    operation: str, error: int, lasting: bool, path: Path, code: str, tmp_path: Path, disk: Disk, no_pauses: None
) -> None:
    """Whatever fails, the vault stays open and works; what opens the file is the old or the new, as the answer said."""
    new = {"give": {"new", "bram", "code"}, "take": {"anja", "code"}, "new_key": NEW_ONE, "move": OLD_ONES}[operation]
    start, at = path.read_bytes(), 0
    while True:
        at += 1 if at < 5 else at
        path.write_bytes(start)
        vault = unlock(path, ANJA)
        target = tmp_path / f"{at}.rondom"
        before, done = content(vault), True
        disk.fail(error, at, lasting)
        try:
            change(operation, vault, target)
        except EnvironmentProblem as problem:
            assert problem.code in {"disk-full", "disk-trouble"}, problem.code
            done = False
        disk.mend()
        assert vault.path == (target if operation == "move" and done else path)
        still_works(vault, before)
        assert is_sound(vault)
        vault.close()
        assert what_opens(vault.path, code) == (new if done else OLD_ONES), (at, disk.failed)
        assert [one.name for one in tmp_path.iterdir() if one.suffix != ".lock"] == [vault.path.name]
        vault.path.unlink()
        if not disk.failed:
            break
    assert done
    assert at > 4


@pytest.mark.parametrize("before_the_end", [1, 3, 5, 8, 11, 14, 20, 40])
def test_with_a_disk_that_fails_after_the_swap_the_new_code_is_told(
    before_the_end: int, path: Path, code: str, disk: Disk, no_pauses: None
) -> None:
    """By then the old code opens nothing any more: who hears only of the disk would have no code at all."""
    start, vault = path.read_bytes(), unlock(path, ANJA)
    disk.fail(apsw.SQLITE_IOERR_WRITE, 1_000_000, lasting=True)
    change("new_key", vault, path)
    last = disk.asked
    vault.close()
    path.write_bytes(start)
    vault = unlock(path, ANJA)
    disk.fail(apsw.SQLITE_IOERR_WRITE, last - before_the_end, lasting=True)
    done = True
    try:
        change("new_key", vault, path)
    except EnvironmentProblem:
        done = False
    disk.mend()
    vault.close()
    assert what_opens(path, code) == (NEW_ONE if done else OLD_ONES), disk.failed


def fails(*_arguments: object, **_named: object) -> None:
    raise PermissionError


@pytest.mark.parametrize("step", ["write_area", "put_in_place", "proven", "_opens"])
def test_a_new_key_that_fails_at_a_step_changes_nothing(
    step: str, path: Path, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_pauses: None
) -> None:
    vault = unlock(path, ANJA)
    before, old_id = content(vault), vault.vault_id
    with monkeypatch.context() as patch:
        if step == "_opens":
            patch.setattr(renewal, "_opens", lambda *_: True)
        elif step == "proven":
            patch.setattr(container, "row_counts", lambda connection: {"rows": id(connection)})
        else:
            patch.setattr(renewal if step == "put_in_place" else container, step, fails)
        with pytest.raises(EnvironmentProblem) as caught:
            keyring.new_key(vault, NEW)
    assert caught.value.code == ("new-key-failed" if step in {"proven", "_opens"} else "file-unwritable")
    assert vault.vault_id == old_id
    still_works(vault, before)
    vault.close()
    assert what_opens(path, code) == OLD_ONES
    assert [one.name for one in tmp_path.iterdir()] == ["school.rondom"]


def test_another_program_that_holds_the_file_for_a_moment(
    path: Path, code: str, monkeypatch: pytest.MonkeyPatch, no_pauses: None
) -> None:
    vault, asked = unlock(path, ANJA), []
    real = renewal.put_in_place

    def busy_once(new: Path, target: Path) -> None:
        asked.append(target)
        if len(asked) == 1:
            raise PermissionError
        real(new, target)

    monkeypatch.setattr(renewal, "put_in_place", busy_once)
    keyring.new_key(vault, NEW)
    vault.close()
    assert len(asked) == 2
    assert what_opens(path, code) == NEW_ONE


def test_a_folder_that_cannot_be_flushed_after_the_new_file_is_there(
    path: Path, code: str, monkeypatch: pytest.MonkeyPatch, no_pauses: None
) -> None:
    vault = unlock(path, ANJA)
    before, real = content(vault), renewal.put_in_place

    def unflushed(new: Path, target: Path) -> None:
        real(new, target)
        raise OSError

    monkeypatch.setattr(renewal, "put_in_place", unflushed)
    keyring.new_key(vault, NEW)
    still_works(vault, before)
    vault.close()
    assert what_opens(path, code) == NEW_ONE


def test_someone_who_comes_in_between_closes_this_vault(
    path: Path, code: str, monkeypatch: pytest.MonkeyPatch, no_pauses: None
) -> None:
    vault = unlock(path, ANJA)
    monkeypatch.setattr(VaultFile, "is_locked_elsewhere", lambda self: self.path == path)
    with pytest.raises(EnvironmentProblem, match="vault-let-go"):
        keyring.new_key(vault, NEW)
    monkeypatch.undo()
    vault.close()
    assert what_opens(path, code) == NEW_ONE


def test_an_old_file_that_stays_keeps_the_vault(
    path: Path, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_pauses: None
) -> None:
    vault, real = unlock(path, ANJA), Path.unlink
    before = content(vault)

    def held(self: Path, missing_ok: bool = False) -> None:
        if self == path:
            raise PermissionError
        real(self, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        with pytest.raises(EnvironmentProblem, match="move-failed"):
            keyring.move(vault, tmp_path / "elders.rondom")
    assert vault.path == path
    still_works(vault, before)
    assert keyring.opened_by(vault) == vault.actor.id
    vault.close()
    assert [one.name for one in tmp_path.iterdir()] == ["school.rondom"]
    assert what_opens(path, code) == OLD_ONES


def test_a_second_header_copy_that_cannot_be_written_is_mended_at_the_next_opening(
    path: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, real, written = unlock(path, ANJA), VaultFile.write_header_copy, []

    def once(self: VaultFile, place: int, copy: bytes) -> None:
        written.append(place)
        if len(written) == 2:
            raise apsw.IOError
        real(self, place, copy)

    with monkeypatch.context() as patch:
        patch.setattr(VaultFile, "write_header_copy", once)
        keyring.give_password(vault, vault.actor.id, NEW)
    vault.close()
    assert not header.read(path.read_bytes()).whole
    assert what_opens(path, code) == {"new", "bram", "code"}
    assert header.read(path.read_bytes()).whole


def test_a_write_that_arrives_although_it_failed_is_taken_back(
    path: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told that it failed, a person goes on with the old password."""
    vault, real = unlock(path, ANJA), VaultFile.write_header_copy
    failed: list[int] = []

    def arrives(self: VaultFile, place: int, copy: bytes) -> None:
        real(self, place, copy)
        if not failed:
            failed.append(place)
            raise apsw.IOError

    with monkeypatch.context() as patch:
        patch.setattr(VaultFile, "write_header_copy", arrives)
        with pytest.raises(Problem):
            keyring.give_password(vault, vault.actor.id, NEW)
    vault.close()
    assert failed
    assert what_opens(path, code) == OLD_ONES


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be replaced on Windows")
def test_a_file_that_was_replaced_gets_no_new_key_and_is_not_moved(path: Path, code: str, tmp_path: Path) -> None:
    vault = unlock(path, ANJA)
    other = path.with_name("ander.rondom")
    vault.backup(other)
    other.replace(path)
    before = path.read_bytes()
    for operation in ("new_key", "move"):
        with pytest.raises(EnvironmentProblem, match="vault-swapped"):
            change(operation, vault, tmp_path / "elders.rondom")
    vault.close()
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be replaced on Windows")
@pytest.mark.parametrize("operation", ["new_key", "move"])
def test_a_file_that_is_replaced_during_the_work_is_let_be(
    operation: str, path: Path, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that keeps files in step with other computers may put another version there."""
    vault, real = unlock(path, ANJA), container.proven
    other = path.with_name("ander.rondom")
    vault.backup(other)
    theirs = other.read_bytes()

    def meanwhile(*given: Any) -> dict[str, int]:
        other.replace(path)
        return real(*given)

    with monkeypatch.context() as patch:
        patch.setattr(container, "proven", meanwhile)
        with pytest.raises(EnvironmentProblem, match="vault-swapped"):
            change(operation, vault, tmp_path / "elders.rondom")
    vault.close()
    assert path.read_bytes() == theirs
    assert [one.name for one in tmp_path.iterdir() if one.suffix != ".lock"] == [path.name]


def test_nothing_of_it_is_left_in_the_folder_of_the_machine(path: Path, code: str) -> None:
    vault = unlock(path, ANJA)
    keyring.new_key(vault, NEW)
    vault.close()
    for file in state_dir().rglob("*"):
        assert not file.is_file() or not {b"Anja", b"Bram", NEW.encode(), b"school.rondom"} & set(
            file.read_bytes().split()
        )
