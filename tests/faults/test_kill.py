"""Killed in the middle of everything, again and again: what was said to be kept is there, and nothing is there by halves."""

from __future__ import annotations

import os
from collections.abc import Mapping
from random import Random

import pytest

from rondom.opening import unlock
from tests.faults.deeds import DEEDS
from tests.faults.killing import Server
from tests.faults.tally import TALLY
from tests.faults.world import are_copies
from tests.vault.contents import content, replayed

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a new process for every kill would take minutes")

KILLS: Mapping[str, int] = {
    "write": 43, "undo": 20, "redo": 20, "fact": 8, "password": 40, "give": 20, "take_away": 18, "key": 23, "move": 10, "backup": 16,
    "back_up": 12, "guest": 8, "destroy": 10,
}  # fmt: skip
"""Kills at any moment of each deed, in every run."""
STEPS: Mapping[str, int] = {
    "write": 16, "undo": 16, "redo": 20, "fact": 4, "password": 5, "give": 5, "take_away": 5, "key": 55, "move": 55, "backup": 50,
    "back_up": 60, "guest": 25, "destroy": 100,
}  # fmt: skip
"""Every how manieth moment at which something is asked of the disk a victim dies; with --slow it is every single one."""
FEWEST = 4
BAR = 300
OFTEN = 10
"""How many times as many kills there are with --slow."""


def any_moment(server: Server, deed: str, kills: int) -> None:
    """Now and then something else was done before, and now and then the victim dies after it, in a write."""
    chance, before = Random(f"{deed} {kills}"), TALLY.kills[deed]
    for turn in range(kills):
        prelude = [chance.choice(list(DEEDS)) for _ in range(chance.choice((0, 0, 1, 2)))]
        server.kill([*prelude, deed], chance.uniform(0, 1.1), f"{deed} {turn}")
    assert TALLY.kills[deed] - before == kills


def every_moment(server: Server, deed: str, step: int) -> int:
    """Die at every `step`th thing that is asked of the disk, until the deed asks less than that. Returns how often."""
    die_at = 1
    while server.die(["write", deed], die_at, f"{deed} {die_at}"):
        die_at += step
    return die_at // step


def check_history(server: Server) -> None:
    """The journal tells everything that is in the vault, over all those lives; and every copy that was made is whole."""
    assert are_copies(server.folder, server.world.copies)
    vault = unlock(server.folder / server.world.file, server.world.password)
    assert replayed(vault, {}) == content(vault)
    vault.close()


def test_the_bar() -> None:
    assert set(KILLS) == set(STEPS) == set(DEEDS)
    assert sum(KILLS.values()) + FEWEST * len(STEPS) >= BAR


@pytest.mark.parametrize("deed", KILLS)
def test_kills_at_any_moment(server: Server, deed: str) -> None:
    any_moment(server, deed, KILLS[deed])
    check_history(server)


@pytest.mark.parametrize("deed", STEPS)
def test_deaths_in_the_middle_of_a_deed(server: Server, deed: str) -> None:
    assert every_moment(server, deed, STEPS[deed]) >= FEWEST
    check_history(server)


@pytest.mark.slow
@pytest.mark.parametrize("deed", KILLS)
def test_many_kills_at_any_moment(server: Server, deed: str) -> None:
    any_moment(server, deed, KILLS[deed] * OFTEN)
    check_history(server)


@pytest.mark.slow
@pytest.mark.parametrize("deed", STEPS)
def test_death_at_every_single_moment(server: Server, deed: str) -> None:
    assert every_moment(server, deed, 1) >= FEWEST * 2
    check_history(server)
