from __future__ import annotations

import os
import subprocess
import sys

import apsw
import pytest

from rondom.vault import file_layer
from rondom.vault.header import COPY_BYTES, HEADER_BYTES

KEY = "raw:" + "11" * 32
LOCKED = """
import sys, pathlib
from rondom.vault import file_layer
connection, file = file_layer.connect(pathlib.Path(sys.argv[1]))
print(file.is_locked_elsewhere())
"""


def turned(path, read_only=False):
    connection, file = file_layer.connect(path, read_only)
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", KEY)
    connection.pragma("locking_mode", "exclusive")
    return connection, file


def seen_as_locked(path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", LOCKED, str(path)], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "school.rondom"
    made.write_bytes(b"")
    return made


@pytest.fixture
def opened(path):
    connection, file = turned(path)
    connection.execute("CREATE TABLE note(text)")
    yield connection, file
    connection.close(True)


def test_pages_start_behind_the_header_and_the_header_stays_as_it_is(opened, path):
    connection, file = opened
    file.write_header_copy(0, b"a" * COPY_BYTES)
    file.write_header_copy(1, b"b" * COPY_BYTES)
    with connection:
        connection.executemany("INSERT INTO note VALUES (?)", [("x" * 500,)] * 2000)
    connection.execute("DELETE FROM note")
    connection.execute("VACUUM")
    assert file.read_header() == b"a" * COPY_BYTES + b"b" * COPY_BYTES
    assert file.size() == path.stat().st_size == HEADER_BYTES + connection.pragma("page_count") * 4096


def test_nothing_is_readable_on_disk_while_writing_a_lot(opened, path):
    connection, _ = opened
    connection.pragma("cache_size", 10)
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO note VALUES (?)", [(f"KANARIE {number} " * 20,) for number in range(2000)])
    for file in path.parent.iterdir():
        raw = file.read_bytes() if file != path else b""
        assert b"KANARIE" not in raw
        assert b"SQLite format" not in raw
    connection.execute("COMMIT")
    connection.close()
    assert b"KANARIE" not in path.read_bytes()


def test_header_work_keeps_the_lock(opened, path):
    _, file = opened
    assert seen_as_locked(path) == "True"
    file.read_header()
    file.write_header_copy(0, b"a" * COPY_BYTES)
    assert seen_as_locked(path) == "True"


def test_a_second_look_in_this_process_sees_and_keeps_the_lock(opened, path):
    connection, file = file_layer.connect(path)
    assert file.is_locked_elsewhere()
    file.read_header()
    connection.close()
    assert seen_as_locked(path) == "True"


def test_a_closed_file_is_not_locked(opened, path):
    opened[0].close()
    assert seen_as_locked(path) == "False"


def test_a_replaced_file_is_noticed(opened, path):
    _, file = opened
    assert file.is_still_there()
    assert file.identity() == (path.stat().st_dev, path.stat().st_ino)
    other = path.with_name("other")
    other.write_bytes(b"other")
    os.replace(other, path)
    assert not file.is_still_there()
    path.unlink()
    assert not file.is_still_there()


def test_a_read_only_file_says_so(opened, path):
    assert not opened[1].read_only
    opened[0].close()
    connection, file = turned(path, read_only=True)
    assert file.read_only
    assert connection.execute("SELECT count(*) FROM note").fetchall() == [(0,)]
    with pytest.raises(apsw.ReadOnlyError):
        connection.execute("INSERT INTO note VALUES ('x')")
    connection.close()


def test_a_file_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(apsw.CantOpenError):
        file_layer.connect(tmp_path / "gone")
    assert list(tmp_path.iterdir()) == []


def test_a_name_is_a_name_and_no_address(tmp_path):
    odd = tmp_path / "file:a?mode=memory&é %20#.rondom"
    odd.write_bytes(b"")
    connection, file = turned(odd)
    connection.execute("CREATE TABLE note(text)")
    assert file.size() == odd.stat().st_size > HEADER_BYTES
    connection.close()
