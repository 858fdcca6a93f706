"""The same content under a new key, or in another place, while the vault stays open.

Order of a new key. A kill or a full disk at any moment leaves a whole file that opens with the old password (until 5) or
with the new one (from 5 on):

1. The new file is made beside the vault, every page under the new key from the start; no page of it was ever under the old.
2. Its header gets one slot, with the new password, and all of it is flushed to the disk.
3. It is proven: the new password and the new code open it, the old key does not, every page is whole, all rows are there.
4. The live file is closed, which ends its rollback journal.
5. The new file takes its place, in one step of the file system.
6. It is opened again.

Order of a move: a proven copy stands at the new place and is open there, before the old file goes. In between there are
two files that are the same; nothing is written to either.
"""

from __future__ import annotations

import os
import string
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import TypeVar

import apsw

from rondom.errors import EnvironmentProblem, Problem, UserProblem
from rondom.paths import flush_folder
from rondom.vault import container, file_layer, header, keys, pages, recovery, slots
from rondom.vault.container import Opened
from rondom.vault.header import Header
from rondom.vault.keys import KdfParameters, Seed, Slot
from rondom.vault.placing import beside, problems, put_in_place, resolved

T = TypeVar("T")
_PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds. A virus scanner or a cloud program may hold a new file for a moment; on Windows that is in the way."""
_PLAIN = frozenset(f"{string.ascii_letters}{string.digits}/._-:")


def renew(opened: Opened, password: str, owner: str = "", parameters: KdfParameters | None = None) -> str:
    """A new seed, and with it a new key, vault id and code; only `password` opens the file. `opened` goes on with it.

    Not inside a transaction. Returns the new recovery code. Raises EnvironmentProblem "vault-read-only",
    "vault-swapped", "vault-taken-away", "disk-full", "file-unwritable", "disk-trouble", "memory-short" or
    "new-key-failed"; the file is then as it was and `opened` goes on with it. "vault-let-go": see `_enter`.
    """
    slots.check_writable(opened)
    container.check_place(opened)
    seed = keys.new_seed()
    slot = keys.make_slot(keys.vault_id_of(seed), seed, password, parameters or slots.work_of(opened), owner)
    fresh = header.fresh(keys.vault_id_of(seed), (slot,))
    with beside(opened.path) as new, problems(opened.path):
        opened.connection.execute("VACUUM INTO ?", (_with_key(new, seed),))
        container.write_area(new, fresh)
        _prove(opened, new, seed, fresh, password)
        container.check_place(opened)
        _swap(opened, new, seed, slot)
    return recovery.code_of(seed)


def move(opened: Opened, target: Path) -> None:
    """The file goes to another place and `opened` with it.

    Not inside a transaction. Raises UserProblem "vault-exists", EnvironmentProblem "move-failed" and the problems of
    `renew`; the file is then where it was, and nothing stands at the target.
    """
    slots.check_writable(opened)
    container.check_place(opened)
    if os.path.lexists(target):
        raise UserProblem("vault-exists")
    target = resolved(target)
    try:
        container.copy_to(opened, target)
    except EnvironmentProblem as problem:
        raise EnvironmentProblem("move-failed") if problem.code == "backup-failed" else problem from None
    try:
        there = _patiently(lambda: container.open_with_seed(target, bytes(opened.seed)))
    except BaseException:
        _drop(target)
        raise
    there.slot = opened.slot
    _leave(opened, there)


def _leave(opened: Opened, there: Opened) -> None:
    """The old file goes. When it cannot, the vault stays in the old place: two vaults would grow apart."""
    old, seed, slot, gone = opened.path, bytes(opened.seed), opened.slot, False
    try:
        container.check_place(opened)
        with suppress(OSError):
            old.unlink()  # still locked, so nobody comes in between; Windows does not let an open file go
            gone = True
        opened.close()
        if not gone:
            _patiently(old.unlink)
    except (OSError, EnvironmentProblem) as problem:
        there.close()
        _drop(there.path)
        if isinstance(problem, EnvironmentProblem):
            raise
        _enter(opened, old, seed, slot)
        raise EnvironmentProblem("move-failed") from None
    with suppress(OSError):
        flush_folder(old.parent)
    _become(opened, there)


def _drop(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _swap(opened: Opened, new: Path, seed: Seed, slot: Slot) -> None:
    """Steps 4 to 6. When the new file cannot be put in place, the old one is opened again."""
    path, before, slot_before = opened.path, bytes(opened.seed), opened.slot
    opened.close()
    try:
        _patiently(lambda: put_in_place(new, path))
    except OSError:
        if new.exists():
            _enter(opened, path, before, slot_before)
            raise
        # It is in place; only the folder could not be flushed.
    _enter(opened, path, seed, slot)


def _enter(opened: Opened, path: Path, seed: Seed, slot: Slot | None) -> None:
    """`opened` gets the file at `path`.

    Raises EnvironmentProblem "vault-let-go" when it no longer opens here, for instance because someone else came first:
    all that is in it is whole, but this vault is closed.
    """
    try:
        found = _patiently(lambda: container.open_with_seed(path, seed))
    except Problem:
        raise EnvironmentProblem("vault-let-go") from None
    found.slot = slot
    _become(opened, found)


def _become(opened: Opened, other: Opened) -> None:
    for field in fields(Opened):
        setattr(opened, field.name, getattr(other, field.name))


def _patiently(action: Callable[[], T]) -> T:
    """Try again some times when something else holds the file for a moment."""
    for pause in _PAUSES:
        try:
            return action()
        except (PermissionError, EnvironmentProblem):
            time.sleep(pause)
    return action()


def _prove(opened: Opened, new: Path, seed: Seed, fresh: Header, password: str) -> None:
    """Step 3. Raises EnvironmentProblem "new-key-failed"."""
    try:
        container.proven(opened, new, recovery.seed_of(recovery.code_of(seed)), fresh)
        by_password, _slot = keys.open_one_of(fresh.vault_id, fresh.slots, password)
    except (EnvironmentProblem, UserProblem) as problem:
        if problem.code == "memory-short":
            raise
        raise EnvironmentProblem("new-key-failed") from None
    if by_password != seed or _opens(new, bytes(opened.seed)):
        raise EnvironmentProblem("new-key-failed")


def _opens(new: Path, seed: Seed) -> bool:
    connection, _file = file_layer.connect(new)
    try:
        pages.turn_key(connection, seed)
    except apsw.NotADBError:
        return False
    finally:
        connection.close(True)
    return True


def _with_key(new: Path, seed: Seed) -> str:
    """The name under which SQLite makes a file with a key of its own: a URI without a host, every odd byte as %XX."""
    path = new.as_posix()
    rooted = path if path.startswith("/") else f"/{path}"
    quoted = "".join(chr(byte) if chr(byte) in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(rooted))
    return f"file://{quoted}?cipher={header.CIPHER}&key=raw:{keys.data_key(seed).hex()}"
