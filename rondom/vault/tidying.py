"""Letting copies go: the ones that had their time, the ones that hold what was destroyed, and what a crash left behind."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import apsw

from rondom.errors import Problem
from rondom.vault import file_layer
from rondom.vault.copies import Copy, is_open_somewhere, looks_whole
from rondom.vault.expiry import Destroyed, may_stay
from rondom.vault.header import HEADER_BYTES
from rondom.vault.rotation import Keep, kept

SPARE = 3
"""Of each reason to make a copy (closing, before an import …) the last few stay, whatever the days say."""
_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Rule:
    """What decides whether a copy stays, as plain values: so that it can be used on any thread."""

    keep: Keep
    destroyed: tuple[Destroyed, ...]
    live: tuple[int, int]
    """Device and number of the open vault: should it stand among its own copies, it is none of them."""
    now: datetime


def tidy_folder(copies: Sequence[Copy], rule: Rule) -> int:
    """Let go of what need not stay among the copies in one place. Returns how many went.

    A file that is cut short, or open somewhere, does not count as a copy and is left alone. Nothing goes before a newer
    whole one, or after a destruction one that does not hold it, stands beside it.
    """
    whole = [copy for copy in copies if not _is_live(copy, rule) and looks_whole(copy)]
    clean = [copy for copy in whole if may_stay(copy, rule.destroyed)]
    if not clean:
        return 0
    staying = _staying(clean, rule)
    return sum(remove(copy, wipe=copy not in clean) for copy in whole if copy not in staying)


def remove(copy: Copy, wipe: bool = False) -> bool:
    """Take a copy away. Returns False when it could not be, or is open somewhere.

    It loses its name first: a crash half-way leaves something for `clear_leftovers`, and no copy that does not open. Then
    its slots are overwritten, so that no password opens what a tool for deleted files may bring back; with `wipe`,
    for a copy that holds a destroyed dossier, every page as well. A file system that writes elsewhere (flash, snapshots)
    keeps the old blocks for a while: these are encrypted, and only who has the recovery code could read them.
    """
    try:
        if is_open_somewhere(copy.path):
            return False
        leaving = copy.path.rename(copy.path.with_name(f".{copy.path.name}.{'wipe' if wipe else 'gone'}.new"))
        _overwrite(leaving, copy.size if wipe else HEADER_BYTES)
        leaving.unlink()
    except (OSError, apsw.Error, Problem):
        return False
    return True


def clear_leftovers(folder: Path) -> None:
    """Take away what a crash left of a copy that never got its name, or had lost it. Never fails."""
    with suppress(OSError):
        for path in folder.glob(".*.rondom.*.new*"):
            with suppress(OSError):
                _overwrite(path, path.lstat().st_size)
                path.unlink()


def _staying(clean: Iterable[Copy], rule: Rule) -> set[Copy]:
    newest_first = sorted(clean, key=lambda copy: copy.at, reverse=True)
    moments = kept((copy.at for copy in newest_first), rule.now, rule.keep)
    staying = {copy for copy in newest_first if copy.at in moments}
    for why in {copy.why for copy in newest_first}:
        staying |= set([copy for copy in newest_first if copy.why == why][:SPARE])
    return staying


def _is_live(copy: Copy, rule: Rule) -> bool:
    try:
        return file_layer.identity_of(copy.path) == rule.live
    except OSError:
        return True


def _overwrite(path: Path, size: int) -> None:
    """Zeros over the first `size` bytes. A name that shares its file with another is only a name: that file stays."""
    status = path.lstat()
    if status.st_nlink > 1 or not stat.S_ISREG(status.st_mode):
        return
    with path.open("r+b") as file:
        for start in range(0, size, _BLOCK):
            file.write(bytes(min(_BLOCK, size - start)))
        file.flush()
        os.fsync(file.fileno())
