"""Killed while a vault is being opened: after an earlier death, and while it is brought to the shape of today."""

from __future__ import annotations

import os
import shutil
from copy import deepcopy
from dataclasses import fields
from pathlib import Path

import pytest

from rondom.paths import state_dir
from rondom.vault import container
from rondom.vault.unlocking import unlock
from tests.architecture.source import ROOT
from tests.faults.killing import SPENT, Process, Server
from tests.faults.tally import TALLY
from tests.faults.world import World, is_sound
from tests.vault.contents import Content, content

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a new process for every kill would take minutes")
OLD = ROOT / "tests" / "vaults" / "schema-0001.rondom"
OLD_PASSWORD = "een wachtwoord voor de proef"


def die_twice(server: Server, step: int) -> int:
    """In a write, so that there is a journal to play back, and again at the next moment of the opening after it. Returns how
    often.
    """
    second, turn = 1, 0
    while True:
        turn += 1
        first = server.end(["write", "write"], 45 + turn * 7 % 30, f"twee {turn}")
        if not server.is_hot():
            server.settle(first)
            continue
        again = server.end([], second, deadly=0)
        server.settle(first)
        if again.status == SPENT:
            return second // step
        second += step


def test_a_second_death_while_the_first_is_being_mended(server: Server) -> None:
    assert die_twice(server, 4) > 3


@pytest.mark.slow
def test_a_second_death_at_every_moment(server: Server) -> None:
    assert die_twice(server, 1) > 15


# -- migrations ----------------------------------------------------------------------------------------------


@pytest.fixture
def migrated(tmp_path: Path) -> Content:
    """What an old vault holds once it has today's shape."""
    path = tmp_path / "goed.rondom"
    shutil.copy(OLD, path)
    vault = unlock(path, OLD_PASSWORD)
    found = content(vault)
    vault.close()
    return found


@pytest.fixture
def old_server(process: Process, tmp_path: Path) -> Server:
    folder = tmp_path / "oud"
    folder.mkdir()
    made = Server(folder, process)
    made.world = World(password=OLD_PASSWORD)
    return made


def die_in_migration(server: Server, migrated: Content, step: int) -> int:
    """Returns how often it died before it was done."""
    path, die_at = server.folder / "school.rondom", 1
    while True:
        shutil.copy(OLD, path)
        life = server.end([], die_at, f"oud {die_at}", deadly=0)
        vault = unlock(path, OLD_PASSWORD)
        assert content(vault) == migrated
        assert is_sound(vault)
        vault.close()
        for copy in state_dir().rglob("*.rondom"):
            container.open_with_password(copy, OLD_PASSWORD).close()
        if life.status == SPENT:
            return die_at // step
        die_at += step


def test_a_migration_that_is_cut_short_is_done_again(old_server: Server, migrated: Content) -> None:
    assert die_in_migration(old_server, migrated, 41) > 5


@pytest.mark.slow
def test_a_migration_that_is_cut_short_anywhere_is_done_again(old_server: Server, migrated: Content) -> None:
    assert die_in_migration(old_server, migrated, 2) > 100


# -- the test of the test ------------------------------------------------------------------------------------


def test_what_is_lost_would_be_noticed(server: Server) -> None:
    """Without its journal a vault does not survive; the harness has to see that. It does not count in the figures."""
    before = deepcopy(TALLY)
    server.careless = True
    with pytest.raises(AssertionError, match=r"lost|unopenable"):
        for die_at in range(2, 60):
            server.die(["write", "write"], die_at, die_at)
    assert TALLY.lost + TALLY.unopenable > before.lost + before.unopenable
    for field in fields(TALLY):
        setattr(TALLY, field.name, getattr(before, field.name))
