"""Killed in the middle of writing, again and again: what was said to be kept is there, and nothing is there by halves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from rondom.opening import unlock
from tests.architecture.source import ROOT
from tests.faults import writer
from tests.mees import PASSWORD, new_vault
from tests.vault.contents import content, is_sound, replayed

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a new process for every kill would take minutes")
HOT = bytes.fromhex("d9d505f920a163d7")
"""How a journal begins that has to be played back."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with new_vault(tmp_path) as vault, vault.write("Begin") as session:
        writer.begin(session)
    return tmp_path / "school.rondom"


@pytest.fixture
def server() -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.writer"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    )  # fmt: skip
    yield process
    process.communicate()
    assert process.returncode == 0


def kill_one(server: subprocess.Popen[str], path: Path, after: int, seconds: float) -> list[int]:
    """Start a writer, kill it some time after it has done `after` actions. Returns the actions it said were kept."""
    child = start(server, path, 0)
    kept = [int(answer(server)) for _ in range(after)]
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return kept + rest(server)


def start(server: subprocess.Popen[str], path: Path, die_at: int) -> int:
    assert server.stdin is not None
    server.stdin.write(f"{die_at} {path}\n")
    return int(answer(server))


def answer(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    return server.stdout.readline().strip()


def rest(server: subprocess.Popen[str]) -> list[int]:
    return [int(line) for line in iter(lambda: answer(server), "done")]


def check(path: Path, confirmed: int) -> int:
    """Everything confirmed is there, and at most the one action that was under way; as a whole. Returns the last one."""
    vault = unlock(path, PASSWORD)
    try:
        with vault.read() as session:
            state = writer.found(session)
        assert confirmed <= state.number <= confirmed + 1
        assert state == next(islice(writer.states(), state.number, None))
        assert is_sound(vault)
        return state.number
    finally:
        vault.close()


def check_history(path: Path) -> None:
    vault = unlock(path, PASSWORD)
    assert replayed(vault, {}) == content(vault)
    vault.close()


def any_moment(server: subprocess.Popen[str], path: Path, kills: int) -> None:
    chance, confirmed = Random(kills), 0
    for turn in range(kills):
        kept = kill_one(server, path, chance.randrange(1, 5) if turn % 5 else 0, chance.uniform(0, 0.015))
        confirmed = check(path, kept[-1] if kept else confirmed)
    check_history(path)


def every_write(server: subprocess.Popen[str], path: Path, step: int) -> tuple[int, int]:
    """Die at every `step`th thing that is asked of the disk. Returns how often, and how often there was a journal to play
    back. Ends where an action asks less than that.
    """
    confirmed, die_at, hot = 0, 1, 0
    while True:
        start(server, path, die_at)
        kept = rest(server)
        journal = path.with_name(path.name + "-journal")
        hot += journal.exists() and journal.read_bytes()[:8] == HOT
        confirmed = check(path, kept[-1] if kept else confirmed)
        if len(kept) > 4:
            check_history(path)
            return die_at // step, hot
        die_at += step


def test_kills_at_any_moment(server: subprocess.Popen[str], path: Path) -> None:
    any_moment(server, path, 20)


def test_deaths_in_the_middle_of_a_write(server: subprocess.Popen[str], path: Path) -> None:
    deaths, hot = every_write(server, path, 5)
    assert (deaths > 10, hot > 3) == (True, True)


@pytest.mark.slow
def test_many_kills_at_any_moment(server: subprocess.Popen[str], path: Path) -> None:
    any_moment(server, path, 300)


@pytest.mark.slow
def test_death_at_every_single_write(server: subprocess.Popen[str], path: Path) -> None:
    deaths, hot = every_write(server, path, 1)
    assert (deaths > 60, hot > 20) == (True, True)
