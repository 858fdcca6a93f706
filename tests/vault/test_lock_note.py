from __future__ import annotations

import json
from datetime import datetime

import pytest

from rondom import clock
from rondom.vault import lock_note


@pytest.fixture
def vault(tmp_path):
    clock.freeze(datetime(2026, 3, 12, 13, 15))
    return tmp_path / "school.rondom"


def test_a_note_says_who_where_and_since_when(vault):
    lock_note.write(vault, "Anja de Wit")
    problem = lock_note.in_use(vault)
    assert problem.code == "vault-in-use"
    assert problem.values["who"] == "Anja de Wit"
    assert problem.values["since"] == "12 maart 2026, 13.15 uur"
    assert problem.values["computer"]
    assert lock_note.note_path(vault).name == "school.rondom.lock"


def test_a_note_leaves_nothing_else_behind(vault):
    lock_note.write(vault, "Anja")
    lock_note.write(vault, "Bram")
    assert [file.name for file in vault.parent.iterdir()] == ["school.rondom.lock"]
    assert lock_note.read(vault).who == "Bram"
    lock_note.remove(vault)
    lock_note.remove(vault)
    assert list(vault.parent.iterdir()) == []


def test_the_note_of_someone_else_stays(vault):
    note = lock_note.note_path(vault)
    note.write_text(
        json.dumps({"who": "Bram", "computer": "ib-2", "since": "2026-03-12T13:15:00+01:00", "opening": "other"})
    )
    lock_note.remove(vault)
    assert note.exists()


def test_where_no_note_can_be_written_nothing_fails(tmp_path):
    lock_note.write(tmp_path / "gone" / "school.rondom", "Anja")
    lock_note.remove(tmp_path / "gone" / "school.rondom")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[" * 5000,
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"who": 3, "computer": [], "since": {}}',
        b'{"since": "yesterday"}',
        b'{"since": "0001-01-01T00:00:00+23:59"}',
        b'{"who": "\\ud800"}',
        b"x" * 100_000,
    ],
)
def test_an_odd_note_still_gives_a_sentence(vault, content):
    lock_note.note_path(vault).write_bytes(content)
    values = lock_note.in_use(vault).values
    assert values["who"] in {"Iemand", "\ud800"}
    assert values["computer"] == "een computer"
    assert values["since"] == "een onbekend moment"


def test_a_note_is_shown_as_one_short_line(vault):
    lock_note.note_path(vault).write_text(json.dumps({"who": "Anja\n\x1b[31m" + "a" * 500}))
    who = lock_note.in_use(vault).values["who"]
    assert who.startswith("Anja[31ma")
    assert len(who) == 80
