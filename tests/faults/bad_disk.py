"""A disk that fails, or takes the process with it, when it is told to. Above it stand the real layers of Rondom."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import apsw
import pytest

from rondom.vault import file_layer

NAME = "bad-disk"
_SYSTEM = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link"}


@dataclass
class Disk:
    """Counts what is asked of it, and fails from number `fail_at` on, once or until it is mended."""

    error: int = apsw.SQLITE_FULL
    fail_at: int = 0
    lasting: bool = False
    deadly: bool = False
    asked: int = 0
    failed: list[str] = field(default_factory=list)
    room: int | None = None
    """Bytes that may still be written; None is as many as one likes."""

    def fail(self, error: int, at: int, lasting: bool) -> None:
        """Raise `error` at number `at` from now."""
        self.error, self.fail_at, self.lasting, self.asked, self.failed = error, at, lasting, 0, []

    def kill(self, at: int) -> None:
        """End this process at number `at` from now, as a power cut does; a write is then half done."""
        self.deadly, self.fail_at, self.asked = True, at, 0

    def fill(self, room: int) -> None:
        """Full after `room` more bytes, wherever they are written. What is written over stays possible, as on a disk."""
        self.room, self.failed = room, []

    def mend(self) -> None:
        self.fail_at, self.room = 0, None

    def ask(self, what: str) -> None:
        """Raises the error when it is time."""
        self.asked += 1
        if self.is_due():
            if self.deadly:
                os.kill(os.getpid(), signal.SIGKILL)
            self.failed.append(what)
            raise apsw.exception_for(self.error)

    def take(self, size: int) -> None:
        """Room for `size` bytes more. Raises the error for a full disk."""
        if self.room is None:
            return
        if size > self.room:
            self.failed.append("room")
            raise apsw.exception_for(apsw.SQLITE_FULL)
        self.room -= size

    def is_due(self, more: int = 0) -> bool:
        """Whether what was asked last, or `more` from now, is where it fails."""
        number = self.asked + more
        return self.fail_at > 0 and (number >= self.fail_at if self.lasting else number == self.fail_at)


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, base: str, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__(base, name, flags)
        self._disk = disk

    def xWrite(self, data: bytes, offset: int) -> None:
        if self._disk.deadly and self._disk.is_due(1):
            super().xWrite(data[: len(data) // 2], offset)
        self._disk.ask("write")
        self._disk.take(max(0, offset + len(data) - super().xFileSize()))
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:
        self._disk.ask("sync")
        super().xSync(flags)

    def xTruncate(self, newsize: int) -> None:
        self._disk.ask("truncate")
        super().xTruncate(newsize)


class Layer(apsw.VFS):
    def __init__(self, disk: Disk, base: str) -> None:
        super().__init__(NAME, base, maxpathname=0)
        self._disk, self._base = disk, base

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        if not flags[0] & apsw.SQLITE_OPEN_MAIN_DB:
            self._disk.ask("open")
        return _File(self._disk, self._base, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self._disk.ask("delete")
        super().xDelete(filename, syncdir)


def watch_the_system(disk: Disk, folders: tuple[Path, ...]) -> None:
    """What Python itself asks of the disk in these folders counts too: opening, renaming, removing. Cannot be undone, so
    only for a process that is about to die.
    """
    within = tuple(str(folder) for folder in folders)

    def heard(event: str, values: tuple[object, ...]) -> None:
        if event in _SYSTEM and any(str(value).startswith(within) for value in values[:2]):
            disk.ask(event)

    sys.addaudithook(heard)


@contextmanager
def bad_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """Every vault that is opened from here on stands on this disk. It works until it is told to fail."""
    disk = Disk()
    layer = Layer(disk, file_layer.BASE)
    with monkeypatch.context() as patch:
        patch.setattr(file_layer, "BASE", NAME)
        yield disk
    layer.unregister()
