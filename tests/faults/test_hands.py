"""Other hands on the file while it is open: a second process, a file taken away or put over it, rights that are gone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from rondom.errors import EnvironmentProblem, Problem
from rondom.opening import unlock
from rondom.vault import keyring
from tests.architecture.source import ROOT
from tests.faults import states
from tests.faults.deeds import DEEDS, Bench
from tests.faults.killing import Server
from tests.faults.tally import TALLY
from tests.faults.world import World, numbered, settle
from tests.mees import PASSWORD, new_vault

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="POSIX; on Windows an open file stays where it is")
OPENER = """
import sys
from pathlib import Path
from rondom.errors import Problem
from rondom.vault.unlocking import unlock
for _turn in range(20):
    try:
        unlock(Path(sys.argv[1]), sys.argv[2]).close()
        print("open")
    except Problem as problem:
        print(problem.code)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with new_vault(tmp_path) as vault, vault.write("Begin") as session:
        states.begin(session)
    return tmp_path


def bench_in(folder: Path, world: World = World()) -> Bench:  # noqa: B008 - a frozen value
    return Bench(unlock(folder / world.file, world.password), folder, world, lambda _world: None, Random(1))


# -- two processes -------------------------------------------------------------------------------------------


def test_a_second_process_never_gets_in_and_disturbs_nothing(folder: Path) -> None:
    bench = bench_in(folder)
    second = subprocess.Popen(
        [sys.executable, "-c", OPENER, str(folder / "school.rondom"), PASSWORD],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    with second:
        while second.poll() is None:
            for deed in ("write", "fact", "backup"):
                DEEDS[deed](bench)
        assert second.stdout is not None
        assert set(second.stdout.read().split()) == {"vault-in-use"}
    bench.vault.close()
    settle(folder, bench.world, None, bench.world.number)


def test_whoever_comes_after_a_death_gets_in_at_once(server: Server) -> None:
    """A note of who has it open is left behind; it means nothing."""
    server.end(["write", "write"], 40)
    assert (server.folder / "school.rondom.lock").exists()
    vault = unlock(server.folder / "school.rondom", PASSWORD)
    assert numbered(vault).number in (1, 2)
    vault.close()


# -- swapped and removed -------------------------------------------------------------------------------------

CHANGING = tuple(deed for deed in DEEDS if deed not in ("backup", "back_up", "undo", "redo", "take_away"))
"""Deeds that change the file itself; the rest begins with one of these."""


def refused(bench: Bench, deed: str) -> str:
    before = bench.world
    with pytest.raises(EnvironmentProblem) as caught:
        DEEDS[deed](bench)
    bench.world = before
    return caught.value.code


@pytest.mark.parametrize("deed", CHANGING)
def test_nothing_is_done_to_a_file_that_was_taken_away(folder: Path, deed: str) -> None:
    bench = bench_in(folder)
    DEEDS["write"](bench)
    path = folder / "school.rondom"
    aside = path.rename(folder / "elders.rondom")
    assert refused(bench, deed) == "vault-taken-away"
    bench.vault.backup(folder / "gered.rondom")
    assert numbered(bench.vault) == states.state(1)
    aside.rename(path)
    DEEDS[deed](bench)
    bench.vault.close()
    settle(folder, bench.world, None, 2)
    settle(
        folder,
        replace(
            bench.world,
            file="gered.rondom",
            number=1,
            password=PASSWORD,
            colleague="",
            fact="",
            code="?",
            guests=0,
            destroyed=0,
        ),
        None,
    )


@pytest.mark.parametrize("deed", CHANGING)
def test_nothing_is_done_to_a_file_that_was_put_over_it(folder: Path, deed: str) -> None:
    bench = bench_in(folder)
    path, other = folder / "school.rondom", folder / "ander.rondom"
    bench.vault.backup(other)
    DEEDS["write"](bench)
    bytes_of_other = other.read_bytes()
    other.replace(path)
    assert refused(bench, deed) == "vault-swapped"
    assert path.read_bytes() == bytes_of_other
    bench.vault.backup(folder / "gered.rondom")
    bench.vault.close()
    settle(folder, World(), None)
    settle(folder, World(number=1, file="gered.rondom"), None, 1)


def test_a_folder_that_gets_another_name_takes_the_vault_along(folder: Path) -> None:
    inside = folder / "school"
    inside.mkdir()
    (folder / "school.rondom").rename(inside / "school.rondom")
    bench = bench_in(inside)
    DEEDS["write"](bench)
    inside.rename(folder / "school 2026")
    assert refused(bench, "write") == "vault-taken-away"
    bench.vault.close()
    settle(folder / "school 2026", bench.world, None, 1)


# -- no right to write ---------------------------------------------------------------------------------------


@contextmanager
def as_someone_else() -> Iterator[None]:
    """Root may write everywhere, so for a while this process is nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def closed_to_writing(vault: Path, file_mode: int, folder_mode: int) -> Iterator[Path]:
    """The vault in a folder of someone else, with these rights."""
    with tempfile.TemporaryDirectory() as name:
        top, inside = Path(name), Path(name) / "school"
        inside.mkdir()
        (inside / "school.rondom").write_bytes(vault.read_bytes())
        if os.geteuid() == 0:
            os.chown(inside, 65534, 65534)
            os.chown(inside / "school.rondom", 65534, 65534)
        top.chmod(0o755)
        (inside / "school.rondom").chmod(file_mode)
        inside.chmod(folder_mode)
        try:
            yield inside
        finally:
            inside.chmod(0o755)


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o644, 0o555), (0o444, 0o555)])
def test_what_may_not_be_written_can_be_read_and_saved_elsewhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch, file_mode: int, folder_mode: int
) -> None:
    """The file, the folder or both: read-only from the first moment, told for every deed, and not a byte changes."""
    bench = bench_in(folder)
    DEEDS["write"](bench)
    bench.vault.close()
    vault = folder / "school.rondom"
    with closed_to_writing(vault, file_mode, folder_mode) as inside, tempfile.TemporaryDirectory() as home:
        Path(home).chmod(0o777)
        monkeypatch.setenv("RONDOM_HOME", home)
        before = (inside / "school.rondom").read_bytes()
        with as_someone_else():
            opened = unlock(inside / "school.rondom", PASSWORD)
            assert opened.read_only
            assert numbered(opened) == states.state(1)
            here = Bench(opened, inside, replace(bench.world), lambda _world: None, Random(2))
            with pytest.raises(Problem, match="vault-read-only"):
                keyring.move(opened, Path(home) / "verplaatst.rondom")
            for deed in CHANGING:
                if deed == "move":
                    continue  # it would make a folder here first
                with pytest.raises(Problem, match=r"vault-read-only|file-unwritable"):
                    DEEDS[deed](here)
                here.world = bench.world
            opened.backup(Path(home) / "kopie.rondom")
            opened.close()
        assert (inside / "school.rondom").read_bytes() == before
        assert [one.name for one in inside.iterdir()] == ["school.rondom"]
        copy = unlock(Path(home) / "kopie.rondom", PASSWORD)
        assert numbered(copy) == states.state(1)
        copy.close()
        TALLY.full += 1
