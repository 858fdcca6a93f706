"""Whatever Rondom does with a vault: when the disk is full or breaks in the middle, it is as if it had not begun."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import apsw
import pytest

from rondom.errors import EnvironmentProblem, Problem
from rondom.opening import unlock
from tests.faults import states
from tests.faults.bad_disk import Disk, bad_disk
from tests.faults.deeds import DEEDS, Bench, write
from tests.faults.small_disk import only_left, small_disk
from tests.faults.tally import TALLY
from tests.faults.world import World, settle
from tests.mees import new_vault

TOLD = {
    "disk-full",
    "disk-trouble",
    "file-unwritable",
    "new-key-failed",
    "move-failed",
    "backup-failed",
    "vault-let-go",
}
"""What a person may be told."""
PRELUDE: Mapping[str, tuple[str, ...]] = {
    "undo": ("write",),
    "redo": ("write", "undo"),
    "take_away": ("give",),
    "destroy": ("guest",),
}
"""What has to be done before, so that the disk fails in the deed itself."""
STEPS = {
    "write": 9,
    "undo": 9,
    "redo": 9,
    "give": 2,
    "take_away": 2,
    "password": 2,
    "key": 61,
    "move": 61,
    "backup": 61,
    "back_up": 61,
    "guest": 15,
    "destroy": 61,
}
ROOMS = (0, 4097, 20_000, 150_000, 600_000)
"""Bytes that are left."""


class Desk:
    """A vault that goes on through one trouble after another."""

    def __init__(self, folder: Path) -> None:
        with new_vault(folder) as vault, vault.write("Begin") as session:
            states.begin(session)
        self.folder, self.world, self.wished, self.turn = folder, World(), World(), 0

    def ready(self, deed: str) -> Bench:
        """The vault open, and what comes before the deed done."""
        self.turn += 1
        vault = unlock(self.folder / self.world.file, self.world.password)
        bench = Bench(vault, self.folder, self.world, self._heard, Random(f"{deed} {self.turn}"))
        for one in ("write", *PRELUDE.get(deed, ())):
            DEEDS[one](bench)
        self.world = bench.world
        return bench

    def look(self, bench: Bench, problem: str) -> None:
        """After the deed. When it failed nothing of it is there, and the next action is kept as always.

        With one exception, which loses nothing: a fact of the vault about itself may be there although the disk broke when
        all that was left to do was putting SQLite's journal away. For actions Rondom looks whether that is so.
        """
        tried, doubt = self.wished, None
        if problem:
            assert problem in TOLD, problem
            bench.world = self.world
            if problem != "vault-let-go":
                write(bench)
            TALLY.full += 1
        bench.vault.close()
        if problem and tried.fact != self.world.fact:
            doubt = replace(bench.world, fact=tried.fact)
        self.world = settle(self.folder, bench.world, doubt, 1)

    def _heard(self, world: World) -> None:
        self.wished = world


def outcome(bench: Bench, deed: str) -> str:
    """The code of what goes wrong; empty when it was done."""
    try:
        DEEDS[deed](bench)
    except Problem as problem:
        assert isinstance(problem, EnvironmentProblem), (problem.code, problem.values)
        return problem.code
    return ""


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    with bad_disk(monkeypatch) as found:
        yield found


def fail_everywhere(desk: Desk, disk: Disk, deed: str, step: int) -> int:
    """Once, and the next time until it is mended. Returns at how many moments it failed."""
    at, failures = 1, 0
    while True:
        bench = desk.ready(deed)
        disk.fail(apsw.SQLITE_FULL, at, lasting=failures % 2 == 1)
        problem = outcome(bench, deed)
        disk.mend()
        desk.look(bench, problem)
        if not disk.failed:
            return failures
        failures += 1
        at += step


@pytest.mark.parametrize("deed", DEEDS)
def test_a_disk_that_fails_at_any_moment(tmp_path: Path, disk: Disk, deed: str) -> None:
    assert fail_everywhere(Desk(tmp_path), disk, deed, STEPS.get(deed, 1)) > 1


@pytest.mark.slow
@pytest.mark.parametrize("deed", DEEDS)
def test_a_disk_that_fails_at_many_more_moments(tmp_path: Path, disk: Disk, deed: str) -> None:
    assert fail_everywhere(Desk(tmp_path), disk, deed, max(1, STEPS.get(deed, 1) // 15)) > 2


@pytest.mark.parametrize("deed", DEEDS)
def test_a_disk_that_is_full_after_so_many_bytes(tmp_path: Path, disk: Disk, deed: str) -> None:
    desk = Desk(tmp_path)
    for room in ROOMS:
        bench = desk.ready(deed)
        disk.fill(room)
        problem = outcome(bench, deed)
        disk.mend()
        assert bool(disk.failed) >= bool(problem), problem
        desk.look(bench, problem)


@pytest.mark.parametrize("deed", DEEDS)
def test_a_disk_that_is_really_full(deed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the copies that Rondom makes by itself on the same disk."""
    with small_disk("12m") as folder:
        monkeypatch.setenv("RONDOM_HOME", str(folder / "thuis"))
        (folder / "school").mkdir()
        desk, failures = Desk(folder / "school"), 0
        for room in ROOMS:
            bench = desk.ready(deed)
            with only_left(folder, room):
                problem = outcome(bench, deed)
            desk.look(bench, problem)
            failures += bool(problem)
            for copy in [*folder.glob("thuis/**/*.rondom"), *folder.glob("school/kopie-*")]:
                if copy.name not in {name for name, *_rest in desk.world.copies}:
                    with suppress(OSError):
                        copy.unlink()  # else they fill the disk
        assert failures or deed in ("fact", "password", "give", "take_away"), "these need no room"
        left = {one.name for one in (folder / "school").rglob(".*")}
        assert not left, "nothing half is left behind"


def test_an_old_vault_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not brought up to date without a copy, and opens as soon as there is room."""
    from tests.faults.test_kill_opening import OLD, OLD_PASSWORD

    with small_disk("8m") as folder:
        monkeypatch.setenv("RONDOM_HOME", str(folder / "thuis"))
        path = folder / "school.rondom"
        shutil.copy(OLD, path)
        before = path.read_bytes()
        for room in (0, 4096, 100_000):
            with only_left(folder, room), pytest.raises(EnvironmentProblem, match=r"disk-full|file-unwritable"):
                unlock(path, OLD_PASSWORD)
            assert path.read_bytes() == before
            TALLY.full += 1
        unlock(path, OLD_PASSWORD).close()
    assert os.listdir(tmp_path) == []
