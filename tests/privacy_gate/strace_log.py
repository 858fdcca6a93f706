"""Reading what strace wrote: which sockets were asked for, what was written where, and every byte that was handed out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "%network", "open", "openat", "openat2", "creat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat",
    "mkdir", "mkdirat", "mknod", "mknodat", "truncate", "ftruncate", "memfd_create", "execve", "execveat", "write", "writev",
    "pwrite64", "pwritev", "pwritev2", "sendfile", "splice", "copy_file_range", "unlink", "unlinkat",
)  # fmt: skip
"""Everything that can make a socket, make or change a file, or hand bytes to someone else. Writing through a mapping is not
seen here; what stands in files afterwards is looked at as well.
"""
TEXT_MOST = 8400
"""Bytes of a write that are kept: two pages of a vault and a bit. A longer text in a file is found in the file."""
_LINE = re.compile(rb"(?:\d+ +)?(\w+)\((.*)")
_RESULT = re.compile(rb"\) += (-?\d+|\?|0x[0-9a-f]+)[^\"]*$")
_STRING = re.compile(rb'(@?)"((?:[^"\\]|\\.)*)"', re.DOTALL)
_PLACE = re.compile(rb"^(?:AT_FDCWD|\d+)(?:<((?:[^>\\]|\\.)*)>)?, ")
_ESCAPE = re.compile(rb"\\(?:x([0-9a-f]{2})|([0-7]{1,3})|(.))", re.DOTALL)
_PLAIN = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"v": b"\v", b"f": b"\f", b"a": b"\a", b"b": b"\b"}
_FAMILY = re.compile(rb"(?:AF|PF)_(\w+)")


@dataclass(frozen=True)
class Call:
    """One system call. `strings` are the texts among its arguments, as bytes."""

    name: str
    arguments: bytes
    strings: tuple[bytes, ...]
    failed: bool

    @property
    def family(self) -> str:
        """Of a socket: INET, UNIX, NETLINK …; empty where none is named."""
        found = _FAMILY.search(self.arguments)
        return found[1].decode() if found else ""

    def paths(self) -> tuple[str, ...]:
        """The names it is about, made whole with the folder they stand in."""
        if not self.strings:
            return ()
        names = self.strings[:1] if self.name in ("execve", "memfd_create") else self.strings
        place = _PLACE.match(self.arguments)
        folder = unescaped(place[1]) if place and place[1] else b""
        whole = (one if one.startswith(b"/") or not folder else folder + b"/" + one for one in names)
        return tuple(one.decode("utf-8", "surrogateescape") for one in whole)

    def target(self) -> str:
        """Of a write: the file behind the number it writes to."""
        found = re.match(rb"\d+<((?:[^>\\]|\\.)*)>", self.arguments)
        return unescaped(found[1]).decode("utf-8", "surrogateescape") if found else ""


def calls(logs: Path) -> Iterator[Call]:
    """All calls of all processes and threads; strace was asked to give each its own file (`log.PID`)."""
    for log in sorted(logs.iterdir()):
        for line in log.read_bytes().splitlines():
            if (call := parsed(line)) is not None:
                yield call


def parsed(line: bytes) -> Call | None:
    """None for signals and exits. Raises ValueError for a line that cannot be understood: better loud than blind."""
    if not line or line.startswith((b"+++", b"---")) or line.endswith(b"<unfinished ...>"):
        return None
    found = _LINE.match(line)
    if found is None:
        raise ValueError(f"strace says {line[:200]!r}")
    result = _RESULT.search(line)
    strings = tuple(unescaped(text) for _abstract, text in _STRING.findall(found[2]))
    return Call(found[1].decode(), found[2], strings, result is None or result[1].startswith(b"-"))


def unescaped(text: bytes) -> bytes:
    if b"\\" not in text:
        return text

    def one(found: re.Match[bytes]) -> bytes:
        if found[1]:
            return bytes.fromhex(found[1].decode())
        return bytes([int(found[2], 8) & 255]) if found[2] else _PLAIN.get(found[3], found[3])

    return _ESCAPE.sub(one, text)
