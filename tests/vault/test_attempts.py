"""Wrong passwords slow down the next try: also after a restart, also with the clock set back, and never for long."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rondom import clock
from rondom.errors import UserProblem
from rondom.opening import unlock, unlock_with_code
from rondom.paths import state_dir
from rondom.vault import attempts, keys
from tests.architecture.source import ROOT
from tests.vault.two_people import ANJA, BRAM, put

NOW = datetime(2026, 3, 12, 13, 15)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    clock.freeze(NOW)
    return tmp_path / "Kluis van Anja.rondom"


def later(seconds: float) -> None:
    clock.freeze(clock.now() + timedelta(seconds=seconds))


def fail(path: Path, times: int) -> None:
    for _turn in range(times):
        attempts.failed(path)


def book() -> Path:
    return state_dir() / "pogingen.json"


def test_a_slip_of_the_fingers_costs_nothing(path: Path) -> None:
    fail(path, attempts.FREE)
    assert attempts.wait_for(path) == 0


def test_each_wrong_one_after_that_takes_twice_as_long_up_to_five_minutes(path: Path) -> None:
    fail(path, attempts.FREE)
    waits = []
    for _turn in range(12):
        attempts.failed(path)
        waits.append(attempts.wait_for(path))
    assert waits == [5, 10, 20, 40, 80, 160, 300, 300, 300, 300, 300, 300]


def test_the_wait_goes_by(path: Path) -> None:
    fail(path, 5)
    later(3.2)
    assert attempts.wait_for(path) == 7
    later(6.8)
    assert attempts.wait_for(path) == 0


def test_coming_in_clears_it(path: Path) -> None:
    fail(path, 9)
    attempts.succeeded(path, "anja")
    assert attempts.wait_for(path) == 0
    attempts.failed(path)
    assert attempts.wait_for(path) == 0
    assert attempts.last_person(path) == "anja"


def test_after_a_day_counting_starts_again(path: Path) -> None:
    fail(path, 9)
    later(attempts.FORGOTTEN_AFTER + 1)
    fail(path, 1)
    assert attempts.wait_for(path) == 0


def test_another_vault_does_not_wait(path: Path) -> None:
    fail(path, 9)
    assert attempts.wait_for(path.with_name("ander.rondom")) == 0


def test_another_way_to_the_same_file_waits_too(path: Path, tmp_path: Path) -> None:
    path.touch()
    (tmp_path / "link.rondom").symlink_to(path)
    fail(path, 10)
    assert attempts.wait_for(tmp_path / "link.rondom") == 300
    assert attempts.wait_for(tmp_path / "map" / ".." / path.name) == 300


def test_a_clock_set_back_does_not_help_and_keeps_nobody_out(path: Path) -> None:
    fail(path, 6)
    for _turn in range(3):
        later(-3600 * 24 * 365)
        assert attempts.wait_for(path) == 20
    later(12)
    assert attempts.wait_for(path) == 8
    later(8)
    assert attempts.wait_for(path) == 0


def test_starting_the_program_again_does_not_help(path: Path) -> None:
    clock.freeze(None)
    fail(path, 10)
    ask = "import sys; from pathlib import Path; from rondom.vault.attempts import wait_for; print(wait_for(Path(sys.argv[1])))"
    done = subprocess.run([sys.executable, "-c", ask, str(path)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert 200 < int(done.stdout) <= 300


def test_nothing_tells_where_the_vault_is_or_whose_it_is(path: Path) -> None:
    fail(path, 4)
    written = book().read_text("ascii")
    assert not [part for part in path.parts if part.strip("/") and part in written]
    assert "Anja" not in written
    assert len(json.loads(written)["files"]) == 1


def test_the_files_tried_longest_ago_are_forgotten(path: Path) -> None:
    for number in range(100):
        attempts.failed(path.with_name(f"{number}.rondom"))
    assert len(json.loads(book().read_text())["files"]) == 40
    assert book().stat().st_size < 64 * 1024


def test_where_nothing_can_be_kept_it_still_slows_down(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "_unwritten", {})
    book().mkdir()
    fail(path, 5)
    assert attempts.wait_for(path) == 10
    attempts.succeeded(path)
    assert attempts.wait_for(path) == 0
    book().rmdir()


# -- an odd book ---------------------------------------------------------------------------------------------------


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@given(st.binary(max_size=300) | anything.map(lambda one: json.dumps(one).encode()))
@settings(max_examples=50)
def test_any_content_is_read_as_nothing_and_written_anew(content: bytes) -> None:
    book().write_bytes(content)
    place = Path("kluis.rondom")
    assert attempts.wait_for(place) == 0
    fail(place, 4)
    assert attempts.wait_for(place) == 5
    book().unlink()


@given(anything, anything, anything)
@settings(max_examples=50)
def test_any_entry_keeps_nobody_out_for_longer_than_five_minutes(wrong: object, last: object, person: object) -> None:
    place = Path("kluis.rondom")
    empty = {"salt": "ab", "files": {}}
    key = attempts._key(empty, place)
    book().write_text(json.dumps(empty | {"files": {key: {"wrong": wrong, "last": last, "person": person}}}))
    assert 0 <= attempts.wait_for(place) <= attempts.LONGEST
    attempts.failed(place)
    assert 0 <= attempts.wait_for(place) <= attempts.LONGEST
    assert len(attempts.last_person(place)) <= 64
    book().unlink()


steps = st.lists(st.sampled_from(["wrong", "right"]) | st.integers(-(10**6), 10**6), max_size=30)


@given(steps)
@settings(max_examples=50)
def test_whatever_the_clock_does_nobody_waits_longer_than_five_minutes(walk: list[str | int]) -> None:
    place, wrong = Path("kluis.rondom"), 0
    clock.freeze(NOW)
    attempts.succeeded(place)
    for step in walk:
        if step == "wrong":
            attempts.failed(place)
            wrong += 1
        elif step == "right":
            attempts.succeeded(place)
            wrong = 0
        else:
            later(int(step))
        wait = attempts.wait_for(place)
        assert 0 <= wait <= attempts.seconds_after(wrong) <= attempts.LONGEST
    later(attempts.LONGEST)
    assert attempts.wait_for(place) == 0


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_more_wrong_ones_never_wait_less(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert attempts.seconds_after(low) <= attempts.seconds_after(high) <= attempts.LONGEST


# -- the way in ------------------------------------------------------------------------------------------------------


def test_too_many_wrong_passwords_and_even_the_right_one_waits(path: Path) -> None:
    put(path, bram=False)
    for _turn in range(4):
        with pytest.raises(UserProblem, match="vault-wrong-password"):
            unlock(path, "niet het goede wachtwoord")
    with pytest.raises(UserProblem, match="wait-first") as caught:
        unlock(path, ANJA)
    assert caught.value.values == {"seconds": 5}
    later(5)
    unlock(path, ANJA).close()
    assert attempts.wait_for(path) == 0


def test_the_recovery_code_never_waits(path: Path) -> None:
    code = put(path, bram=False)
    fail(path, 9)
    unlock_with_code(path, code).close()
    assert attempts.wait_for(path) == 0


def test_whoever_came_in_last_is_tried_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each password that is not the right one costs most of a second."""
    put(path)
    guessed: list[str] = []
    real = keys.open_slot
    monkeypatch.setattr(keys, "open_slot", lambda *given: (guessed.append(given[1].owner), real(*given))[1])
    unlock(path, BRAM).close()
    assert len(guessed) == 2
    bram = guessed.pop()
    guessed.clear()
    unlock(path, BRAM).close()
    assert guessed == [bram]
