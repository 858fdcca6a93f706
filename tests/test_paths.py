"""Files that a person chose a place for: all of what belongs together, or nothing, and never at the cost of what stood there."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from rondom.errors import EnvironmentProblem
from rondom.paths import all_or_none, write_atomically


def test_what_was_written_stays_when_all_went_well(tmp_path: Path) -> None:
    with all_or_none() as write:
        write(tmp_path / "een.pdf", b"een")
        write(tmp_path / "twee.pdf", b"twee")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"een.pdf": b"een", "twee.pdf": b"twee"}


def test_what_could_not_be_noted_is_taken_away_and_what_stood_there_comes_back(tmp_path: Path) -> None:
    stood = tmp_path / "plan.pdf"
    stood.write_bytes(b"of last year")
    with pytest.raises(RuntimeError), all_or_none() as write:
        write(tmp_path / "nieuw.pdf", b"nieuw")
        write(stood, b"of today")
        write(stood, b"of today, again")
        raise RuntimeError
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"plan.pdf": b"of last year"}


def test_a_disk_that_is_full_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_some(path: Path, content: bytes) -> None:
        if path.name == "twee.pdf":
            raise OSError(errno.ENOSPC, "full")
        write_atomically(path, content)

    monkeypatch.setattr("rondom.paths.write_atomically", write_some)
    with pytest.raises(EnvironmentProblem, match="disk-full"), all_or_none() as write:
        write(tmp_path / "een.pdf", b"een")
        write(tmp_path / "twee.pdf", b"twee")
    assert not list(tmp_path.iterdir())
