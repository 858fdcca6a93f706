"""The disk is full, broken, closed to writing or gone. What was kept stays; the vault goes on when the disk does."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from rondom.dossier.actions import add_note, add_pupil
from rondom.dossier.model import NoteData, PupilData
from rondom.errors import EnvironmentProblem, Problem
from rondom.opening import unlock
from rondom.vault import container
from rondom.vault.vault import Vault
from tests.faults.bad_disk import Disk, bad_disk
from tests.faults.small_disk import small_disk
from tests.mees import PASSWORD, TODAY, add_mees, new_vault
from tests.vault.contents import Content, content, is_sound

BIG = "Een notitie van een hele bladzijde. " * 400


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed vault with a child in it."""
    with new_vault(tmp_path) as vault, vault.write("Leerling toegevoegd") as session:
        add_mees(session)
    return tmp_path / "school.rondom"


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    with bad_disk(monkeypatch) as found:
        yield found


@pytest.fixture
def vault(path: Path, disk: Disk) -> Iterator[Vault]:
    opened = unlock(path, PASSWORD)
    yield opened
    disk.mend()
    opened.close()


def write_much(vault: Vault) -> None:
    """One action of about twenty pages."""
    with vault.write("Veel genoteerd") as session:
        pupil = add_pupil(session, PupilData(first_name="Nieuw"))
        for _turn in range(4):
            add_note(session, pupil, NoteData(written_on=TODAY, text=BIG))


def problem_of(vault: Vault) -> str:
    """The code of what goes wrong in `write_much`; empty when it was kept."""
    try:
        write_much(vault)
    except Problem as problem:
        assert isinstance(problem, EnvironmentProblem), problem.values
        assert BIG[:30] not in str(problem.values)
        return problem.code
    return ""


# -- a disk that fails at every single moment ----------------------------------------------------------------


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "until mended"])
@pytest.mark.parametrize(
    ("error", "code"),
    [(apsw.SQLITE_FULL, "disk-full"), (apsw.SQLITE_IOERR_WRITE, "disk-trouble")],
    ids=["full", "broken"],
)
def test_at_whatever_moment_the_disk_fails_nothing_is_lost_or_half(
    vault: Vault, disk: Disk, error: int, code: str, lasting: bool
) -> None:
    """With one exception that nobody can tell apart: all is written, and the disk breaks for good at the very last sync,
    so that the vault cannot even look whether it was kept. It was, as a whole.
    """
    before, at, seen, doubtful = content(vault), 0, set(), 0
    while True:
        at += 1
        disk.fail(error, at, lasting)
        found = problem_of(vault)
        disk.mend()
        if not disk.failed:
            break
        seen |= set(disk.failed)
        if found:
            assert found == code, (at, disk.failed)
            assert vault.undo_sentence is None
            if lasting and set(disk.failed) == {"sync"} and content(vault) != before:
                doubtful += 1
                assert added(before, content(vault)) == {"pupil": 1, "note": 4}
                before = content(vault)
            assert content(vault) == before, (at, disk.failed)
        else:
            assert vault.undo() == "Veel genoteerd"
        vault.forget_undo()
        assert content(vault) == before
    assert at > 20
    assert doubtful <= 3  # the last sync of all; it has another number when the file has grown
    assert {"write", "sync"} <= seen
    assert vault.undo() == "Veel genoteerd"
    assert content(vault) == before
    assert is_sound(vault)


def added(before: Content, after: Content) -> dict[str, int]:
    """Rows that came, per table. Nothing else may have changed."""
    assert all(set(rows) <= set(after[name]) for name, rows in before.items())
    grown = {name: len(rows) - len(before.get(name, [])) for name, rows in after.items()}
    return {name: more for name, more in grown.items() if more}


def test_a_disk_that_fails_while_something_is_undone(vault: Vault, disk: Disk) -> None:
    before = content(vault)
    write_much(vault)
    after, at = content(vault), 0
    while True:
        at += 1
        disk.fail(apsw.SQLITE_FULL, at, lasting=False)
        try:
            done = vault.undo()
        except EnvironmentProblem as problem:
            assert problem.code == "disk-full"
            done = None
        disk.mend()
        assert content(vault) == (before if done else after)
        if not disk.failed:
            break
        if done:
            vault.redo()
        assert vault.undo_sentence == "Veel genoteerd"
    assert at > 10
    assert vault.redo() == "Veel genoteerd"
    assert content(vault) == after
    assert is_sound(vault)


def test_where_the_journal_cannot_be_made_nothing_is_written(path: Path, disk: Disk) -> None:
    """Rights on the folder were taken away after opening."""
    vault = unlock(path, PASSWORD)
    before = content(vault)
    disk.fail(apsw.SQLITE_CANTOPEN, 1, lasting=True)
    assert problem_of(vault) == "file-unwritable"
    assert disk.failed[0] == "open"
    assert content(vault) == before
    disk.mend()
    write_much(vault)
    vault.close()
    again = unlock(path, PASSWORD)
    assert content(again) != before
    assert is_sound(again)
    again.close()


def test_a_vault_on_a_broken_disk_still_closes(path: Path, disk: Disk) -> None:
    vault = unlock(path, PASSWORD)
    before = content(vault)
    disk.fail(apsw.SQLITE_IOERR, 1, lasting=True)
    assert problem_of(vault) == "disk-trouble"
    vault.close()
    disk.mend()
    assert vault._opened.seed == bytes(16)
    again = unlock(path, PASSWORD)
    assert content(again) == before
    assert is_sound(again)
    again.close()


def test_a_backup_elsewhere_counts_also_when_the_own_disk_is_full(vault: Vault, disk: Disk, tmp_path: Path) -> None:
    """The moment at which someone needs it most."""
    before, target = content(vault), tmp_path / "stick.rondom"
    disk.fail(apsw.SQLITE_FULL, 1, lasting=True)
    with pytest.raises(EnvironmentProblem, match="disk-full"):
        write_much(vault)
    disk.mend()
    disk.fail(apsw.SQLITE_FULL, fail_in_fact(vault, disk, tmp_path), lasting=True)
    vault.backup(target)
    assert disk.failed
    disk.mend()
    copy = unlock(target, PASSWORD)
    assert content(copy) == before
    copy.close()


def fail_in_fact(vault: Vault, disk: Disk, tmp_path: Path) -> int:
    """How much is asked of the disk by a backup until its date is noted in the vault itself."""
    disk.fail(apsw.SQLITE_FULL, 0, lasting=False)
    container.copy_to(vault._opened, tmp_path / "eerste.rondom")
    return disk.asked + 1


# -- real disks ----------------------------------------------------------------------------------------------


def test_a_disk_that_is_really_full(path: Path) -> None:
    with small_disk("2m") as folder:
        shutil.copy(path, folder)
        vault = unlock(folder / path.name, PASSWORD)
        before = content(vault)
        filler = folder / "vakantiefoto"
        with filler.open("wb", buffering=0) as file, pytest.raises(OSError):
            while True:
                file.write(b"x" * 4096)
        for _turn in range(3):
            assert problem_of(vault) == "disk-full"
            assert content(vault) == before
        with pytest.raises(EnvironmentProblem, match="disk-full"):
            vault.backup(folder / "kopie.rondom")
        vault.backup(path.with_name("elders.rondom"))
        assert {file.name for file in folder.iterdir()} <= {
            "school.rondom", "school.rondom-journal", "school.rondom.lock", "vakantiefoto"}  # fmt: skip
        vault.change_password("een nieuw wachtwoord")
        filler.unlink()
        write_much(vault)
        assert vault.undo() == "Veel genoteerd"
        assert content(vault) == before
        vault.close()
        again = unlock(folder / path.name, "een nieuw wachtwoord")
        assert is_sound(again)
        again.close()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs a disk of its own")
def test_a_disk_that_becomes_read_only_while_open(path: Path) -> None:
    with small_disk("4m") as folder:
        shutil.copy(path, folder)
        vault = unlock(folder / path.name, PASSWORD)
        write_much(vault)
        before = content(vault)
        vault.close()
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        vault = unlock(folder / path.name, PASSWORD)
        assert vault.read_only
        assert problem_of(vault) == "vault-read-only"
        assert content(vault) == before
        assert vault.undo() is None
        vault.close()


# -- the file itself is gone, or another ---------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="an open file stays where it is on Windows")
def test_a_file_taken_away_can_still_be_saved_elsewhere(path: Path) -> None:
    vault = unlock(path, PASSWORD)
    before = content(vault)
    path.unlink()
    assert problem_of(vault) == "vault-taken-away"
    with pytest.raises(EnvironmentProblem, match="vault-taken-away"):
        vault.change_password("een nieuw wachtwoord")
    with pytest.raises(EnvironmentProblem, match="vault-taken-away"):
        vault.set_fact("last_backup", "")
    assert content(vault) == before
    rescue = path.with_name("gered.rondom")
    vault.backup(rescue)
    vault.close()
    again = unlock(rescue, PASSWORD)
    assert content(again) == before
    assert is_sound(again)
    again.close()


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be replaced on Windows")
def test_a_file_put_over_it_is_not_touched(path: Path) -> None:
    vault = unlock(path, PASSWORD)
    before = content(vault)
    other = path.with_name("ander.rondom")
    vault.backup(other)
    bytes_of_other = other.read_bytes()
    other.replace(path)
    assert problem_of(vault) == "vault-swapped"
    with pytest.raises(EnvironmentProblem, match="vault-swapped"):
        vault.change_password("een nieuw wachtwoord")
    vault.backup(path.with_name("gered.rondom"))
    vault.close()
    assert path.read_bytes() == bytes_of_other
    for file in (path, path.with_name("gered.rondom")):
        again = unlock(file, PASSWORD)
        assert content(again) == before
        again.close()
