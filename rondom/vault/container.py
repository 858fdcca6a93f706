"""Making, opening, copying and re-locking the encrypted file. Plain connections; nothing here knows what is stored."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import apsw

from rondom.errors import EnvironmentProblem, Problem, UserProblem
from rondom.vault import file_layer, header, keys, lock_note, recovery
from rondom.vault.file_layer import VaultFile
from rondom.vault.header import HEADER_BYTES, Header, Reading
from rondom.vault.keys import KdfParameters, Slot
from rondom.vault.pages import PAGE_BYTES, is_whole, lay_first_page, row_counts, turn_key
from rondom.vault.placing import beside, problems, put_in_place


@dataclass(slots=True)
class Opened:
    """An open vault: close it to let go of the file and forget the seed."""

    path: Path
    connection: apsw.Connection
    file: VaultFile
    seed: bytearray
    header: Header
    slot: Slot | None
    """The slot whose password opened it; None after the recovery code."""
    read_only: bool

    @property
    def vault_id(self) -> str:
        return self.header.vault_id

    def close(self) -> None:
        """The note goes first: while it is there, the lock is still ours. Closing twice is fine."""
        if not self.read_only:
            lock_note.remove(self.path)
        self.seed[:] = bytes(len(self.seed))
        self.connection.close(True)


@dataclass(frozen=True, slots=True)
class CopyReport:
    """A copy that was opened, checked and counted: rows per table, and its size in bytes."""

    path: Path
    rows: Mapping[str, int]
    size: int


def create_file(path: Path, password: str, parameters: KdfParameters | None = None, owner: str = "") -> Opened:
    """A new, empty vault, open. Without parameters the work of one guess is measured on this machine.

    Raises UserProblem "vault-exists", EnvironmentProblem "file-unwritable", "disk-full" or "memory-short".
    """
    path = path.resolve()
    if os.path.lexists(path):
        raise UserProblem("vault-exists")
    seed = keys.new_seed()
    vault_id = keys.vault_id_of(seed)
    slot = keys.make_slot(vault_id, seed, password, parameters or keys.calibrate(), owner)
    with beside(path) as new, problems(path):
        _write_area(new, header.fresh(vault_id, (slot,)))
        lay_first_page(new, seed)
        put_in_place(new, path)
    with _entered(path) as (connection, file):
        return _admitted(path, connection, file, seed, slot)


def open_with_password(path: Path, password: str) -> Opened:
    """Open for reading and writing, or for reading only where nothing may be written.

    Raises UserProblem "vault-wrong-password", "vault-not-a-vault" or "vault-newer", EnvironmentProblem "vault-missing",
    "vault-in-use", "vault-damaged", "vault-read-only" (an unfinished write has to be undone first), "file-unreadable",
    "disk-trouble" or "memory-short".
    """
    path = path.resolve()
    with _entered(path) as (connection, file):
        reading = header.read(file.read_header())
        seed, slot = _seed_behind(reading.header, password)
        return _admitted(path, connection, file, seed, slot)


def open_with_code(path: Path, code: str) -> Opened:
    """Open with the code on paper; the header is not needed. Problems as for a password, and UserProblem
    "vault-code-typo" or "vault-wrong-code".
    """
    path = path.resolve()
    seed = recovery.seed_of(code)
    with _entered(path) as (connection, file):
        return _admitted(path, connection, file, seed, None)


def rewrap(opened: Opened, password: str, parameters: KdfParameters | None = None) -> None:
    """From now on `password` opens the vault, in place of the one that opened it now; after the recovery code, in place
    of all. Copies made before keep their old password.

    Raises EnvironmentProblem "vault-read-only", "vault-swapped", "vault-taken-away", "disk-trouble", "disk-full" or
    "memory-short".
    """
    if opened.read_only:
        raise EnvironmentProblem("vault-read-only")
    old = opened.slot
    kdf = parameters or (old.kdf if old else keys.calibrate())
    new = keys.make_slot(opened.vault_id, bytes(opened.seed), password, kdf, old.owner if old else "")
    write_slots(opened, tuple(new if slot == old else slot for slot in opened.header.slots) if old else (new,))
    opened.slot = new


def write_slots(opened: Opened, slots: tuple[Slot, ...]) -> None:
    """Other slots from now on. The copy that does not count goes first, so that a crash leaves the old or the new."""
    check_place(opened)
    following = opened.header.with_slots(slots)
    copy = header.pack(following)
    with problems(opened.path):
        reading = _reading(opened.file)
        for place in reading.places_to_write() if reading else (0, 1):
            opened.file.write_header_copy(place, copy)
            opened.header = following


def check_place(opened: Opened) -> None:
    """POSIX lets others replace an open file; writing on would go into a file nobody can find any more.

    Raises EnvironmentProblem "vault-swapped" or "vault-taken-away".
    """
    if not opened.file.is_still_there():
        raise EnvironmentProblem("vault-swapped" if os.path.lexists(opened.path) else "vault-taken-away")


def recovery_code(opened: Opened) -> str:
    """The code for on paper, in seven groups of four."""
    return recovery.code_of(bytes(opened.seed))


def copy_to(opened: Opened, target: Path) -> CopyReport:
    """A compact copy with the same passwords and code, put in place only when it has been opened and counted.

    Not inside a transaction. Raises UserProblem "vault-exists" (the target is this vault itself), EnvironmentProblem
    "disk-full", "file-unwritable", "disk-trouble" or "backup-failed"; the target is then as it was.
    """
    target = target.resolve()
    if target == opened.path or (target.exists() and file_layer.identity_of(target) == opened.file.identity()):
        raise UserProblem("vault-exists")
    with beside(target) as new, problems(target):
        opened.connection.execute("VACUUM INTO ?", (str(new),))
        _write_area(new, opened.header)
        rows = _proven(opened, new)
        size = new.stat().st_size
        put_in_place(new, target)
    return CopyReport(target, rows, size)


def harden_process() -> None:
    """No memory of this process in a crash file, where the system lets us choose."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


# -- opening -----------------------------------------------------------------------------------------------------


@contextmanager
def _entered(path: Path) -> Iterator[tuple[apsw.Connection, VaultFile]]:
    """The file open, without a key; closed again on any problem. Fails at once when someone else has it open."""
    _check_is_file(path)
    with problems(path):
        connection, file = file_layer.connect(path, read_only=_is_closed_to_writing(path.parent))
        try:
            if file.is_locked_elsewhere():
                raise lock_note.in_use(path)
            yield connection, file
        except BaseException:
            connection.close(True)
            raise


def _admitted(path: Path, connection: apsw.Connection, file: VaultFile, seed: bytes, slot: Slot | None) -> Opened:
    """The key turned, the file locked for others, the header made whole."""
    _check_has_pages(file)
    try:
        turn_key(connection, seed)
    except apsw.NotADBError:
        raise _misfit(file, seed, slot) from None
    if file.size() < HEADER_BYTES + connection.pragma("page_count") * PAGE_BYTES:
        raise EnvironmentProblem("vault-damaged")  # SQLite rounds up: it would miss that the last page is cut short
    read_only = file.read_only
    if not read_only:
        connection.execute("BEGIN EXCLUSIVE; COMMIT")
        lock_note.write(path)
    return Opened(path, connection, file, bytearray(seed), _mended_header(file, seed), slot, read_only)


def _seed_behind(found: Header, password: str) -> tuple[bytes, Slot]:
    """The first slot that this password opens. Each try takes the work of one guess."""
    for slot in found.slots:
        try:
            return keys.open_slot(found.vault_id, slot, password), slot
        except UserProblem:
            continue
    raise UserProblem("vault-wrong-password")


def _misfit(file: VaultFile, seed: bytes, slot: Slot | None) -> Problem:
    """Why the key does not fit the pages: a slot proves its seed, a code only proves that it has no slip of the pen."""
    reading = _reading(file)
    ours = slot is not None or (reading is not None and reading.header.vault_id == keys.vault_id_of(seed))
    return EnvironmentProblem("vault-damaged") if ours else UserProblem("vault-wrong-code")


def _reading(file: VaultFile) -> Reading | None:
    try:
        return header.read(file.read_header())
    except Problem:
        return None


def _mended_header(file: VaultFile, seed: bytes) -> Header:
    """The header that counts; a change that a crash cut short is finished. A lost one comes back without slots."""
    reading = _reading(file)
    if reading is None:
        return header.fresh(keys.vault_id_of(seed), ())
    if not reading.whole and not file.read_only:
        with contextlib.suppress(apsw.Error):
            file.write_header_copy(1 - reading.newest, header.pack(reading.header))
    return reading.header


def _check_is_file(path: Path) -> None:
    try:
        str(path).encode()  # SQLite knows no names that are no text
        if not path.stat().st_size or not path.is_file():
            raise UserProblem("vault-not-a-vault")
    except (FileNotFoundError, NotADirectoryError):
        raise EnvironmentProblem("vault-missing") from None
    except (OSError, UnicodeEncodeError):
        raise EnvironmentProblem("file-unreadable") from None


def _check_has_pages(file: VaultFile) -> None:
    """A file that ends within its header would otherwise open as an empty vault."""
    if file.size() > HEADER_BYTES:
        return
    if header.looks_like_vault(file.read_header()):
        raise EnvironmentProblem("vault-damaged")
    raise UserProblem("vault-not-a-vault")


def _is_closed_to_writing(folder: Path) -> bool:
    """SQLite keeps its journal beside the file: without that, a file that may be written still cannot be changed."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return False
    except OSError as error:
        return error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}


# -- writing files -----------------------------------------------------------------------------------------------


def _write_area(new: Path, content: Header) -> None:
    with new.open("r+b") as file:
        file.write(header.pack_area(content))
        file.flush()
        os.fsync(file.fileno())


def _proven(opened: Opened, new: Path) -> dict[str, int]:
    """Open the copy as if it were all there is. Raises EnvironmentProblem "backup-failed"."""
    connection, file = file_layer.connect(new)
    try:
        turn_key(connection, bytes(opened.seed))
        rows = row_counts(connection)
        reading = _reading(file)
        same = reading is not None and reading.header == opened.header and rows == row_counts(opened.connection)
        if same and is_whole(connection):
            return rows
    except (apsw.CorruptError, apsw.NotADBError):
        pass
    finally:
        connection.close(True)
    raise EnvironmentProblem("backup-failed")
