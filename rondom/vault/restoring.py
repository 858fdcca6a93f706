"""Putting a copy back. What stood there is kept under another name, and the copy is proven before anything is touched."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rondom import clock
from rondom.contents import Contents
from rondom.errors import EnvironmentProblem, UserProblem
from rondom.language import _
from rondom.paths import flush_folder
from rondom.vault import copies, file_layer, header, lock_note, recovery
from rondom.vault.copies import Copy
from rondom.vault.header import HEADER_BYTES
from rondom.vault.looking import KeyRing, entered, prove
from rondom.vault.pages import PAGE_BYTES
from rondom.vault.placing import beside, journal_of, problems, resolved

_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Restored:
    """A vault that was put back at `path`. `aside` is what stood there, None when nothing did; `contents` is None when no
    secret was given to look with.
    """

    path: Path
    aside: Path | None
    contents: Contents | None


def restore(copy: Copy, target: Path, password: str = "", code: str = "") -> Restored:
    """A copy of the copy at `target`. What is there now stays beside it, under a name that says so.

    With a password or the code every page is read before it gets its place; without, its header and its length are looked
    at. The password may also be that of another copy, or of the vault that stands there: but what is restored opens with
    the password that was in force when the copy was made.
    Raises UserProblem "vault-wrong-password", "vault-wrong-code", "vault-code-typo", "vault-newer", "vault-exists" (the
    target is the copy itself, or a folder), EnvironmentProblem "vault-damaged", "vault-missing", "vault-in-use", "disk-full",
    "file-unwritable" or "disk-trouble"; the target is then as it was.
    """
    target = resolved(target)
    _check_apart(copy.path, target)
    with entered(copy.path) as (_connection, file):
        size = file.size()
        if not code:
            header.read(file.read_header())
        if size <= HEADER_BYTES or size % PAGE_BYTES:
            raise EnvironmentProblem("vault-damaged")
    with beside(target) as new, problems(target):
        copy_bytes(copy.path, new)
        found = prove(new, _ring(password, code, copy, target)) if password or code else None
        aside = _set_aside(target)
        try:
            new.replace(target)
        except OSError:
            _put_back(aside, target)
            raise
        with suppress(OSError):
            flush_folder(target.parent)
    return Restored(target, aside, found)


def copy_bytes(source: Path, new: Path) -> None:
    """Byte for byte, on the disk, and read back to be sure. Raises EnvironmentProblem "backup-failed", OSError."""
    written = hashlib.sha256()
    with source.open("rb") as old, new.open("r+b") as file:
        while block := old.read(_BLOCK):
            written.update(block)
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
        _forget(file.fileno())
    if _digest(new) != written.digest():
        raise EnvironmentProblem("backup-failed")


def _forget(handle: int) -> None:
    """Where the system can: let go of what it holds in memory, so that reading back asks the disk itself."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _ring(password: str, code: str, copy: Copy, target: Path) -> KeyRing:
    if code:
        return KeyRing("", recovery.seed_of(code))
    ring = KeyRing(password)
    ring.learn([copy.path])
    if not ring.knows(copy.vault_id):
        ring.learn([target, *(one.path for one in copies.on_this_machine(copy.vault_id))])
    return ring


def _check_apart(source: Path, target: Path) -> None:
    """Neither may be the other, and nobody may be working in what is there now."""
    if not os.path.lexists(target):
        return
    with problems(target):
        if not target.is_file() or file_layer.identity_of(target) == file_layer.identity_of(source):
            raise UserProblem("vault-exists")
        if target.stat().st_size and copies.is_open_somewhere(target):
            raise lock_note.in_use(target)


def _set_aside(target: Path) -> Path | None:
    """Give what stands there a second name, so that at no moment there is nothing; where a file cannot have two names, it
    is moved.
    """
    if not os.path.lexists(target):
        journal_of(target).unlink(missing_ok=True)
        return None
    aside = _free_aside(target)
    if os.path.lexists(journal_of(target)):
        _move_with_journal(target, aside)
        return aside
    try:
        os.link(target, aside)
    except OSError:
        target.rename(aside)
    return aside


def _move_with_journal(target: Path, aside: Path) -> None:
    """A crash left a journal beside the old file; without it that file is half. So the journal stands beside the new name
    before the file gets it, and the old name of the journal goes before anything else gets the old name of the file.
    """
    with journal_of(aside).open("xb"):
        copy_bytes(journal_of(target), journal_of(aside))
    target.rename(aside)
    journal_of(target).unlink()


def _put_back(aside: Path | None, target: Path) -> None:
    """The copy could not get its place: what stood there has its own name again."""
    if aside is None:
        return
    if os.path.lexists(target):
        aside.unlink()
        return
    if os.path.lexists(journal_of(aside)):
        journal_of(aside).rename(journal_of(target))
    aside.rename(target)


def _free_aside(target: Path) -> Path:
    words = _("{name}, opzij gezet {moment}").format(name=target.stem, moment=f"{clock.now():%Y-%m-%d %H.%M}")
    number, aside = 1, target.with_name(words + target.suffix)
    while os.path.lexists(aside):
        number += 1
        aside = target.with_name(f"{words} ({number}){target.suffix}")
    return aside
