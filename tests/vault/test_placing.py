"""What a crash left beside a vault goes at the next opening, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from rondom.opening import unlock
from rondom.vault.placing import beside
from tests.vault.two_people import ANJA, put

LEFT = [
    ".school.rondom.ab_12xyz.new",
    ".school.rondom.ab_12xyz.new-journal",
    ".school.rondom.lock.ab_12xyz.new",
]
OTHERS = [
    "school (2).rondom",
    "school.rondom.new",
    ".school.rondom.ab_12xyz.new.rondom",
    ".school.rondom.ab_12xy.new",
    ".schoolxrondom.ab_12xyz.new",
    ".ander.rondom.ab_12xyz.new",
    "aantekeningen.txt",
]


@pytest.mark.parametrize("name", ["school.rondom", "a+b (c).rondom"])
def test_only_what_is_left_of_this_vault_goes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    put(path, bram=False)
    left = [one.replace("school.rondom", name) for one in LEFT]
    for one in (*left, *OTHERS):
        (tmp_path / one).write_bytes(b"x")
    if name != "school.rondom":
        (tmp_path / LEFT[0]).write_bytes(b"of another vault")
    unlock(path, ANJA).close()
    stay = {name, *OTHERS, *([LEFT[0]] if name != "school.rondom" else [])}
    assert {one.name for one in tmp_path.iterdir()} == stay


def test_what_is_made_beside_a_file_is_known_as_such(tmp_path: Path) -> None:
    """The name that `beside` gives is one that `sweep` takes away."""
    path = tmp_path / "school.rondom"
    put(path, bram=False)
    with beside(path) as new:
        unlock(path, ANJA).close()
        assert not new.exists()


def test_what_cannot_be_taken_away_hides_nothing_of_what_went_well(tmp_path: Path) -> None:
    """On Windows something else may hold the file for a moment; the next opening sweeps it."""
    with beside(tmp_path / "school.rondom") as new:
        new.unlink()
        new.mkdir()
    assert new.is_dir()
