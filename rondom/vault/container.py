"""Making, opening, copying and re-locking the encrypted file. Plain connections; nothing here knows what is stored."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import apsw

from rondom.errors import EnvironmentProblem, Problem, UserProblem
from rondom.vault import file_layer, header, keys, lock_note, recovery
from rondom.vault.file_layer import VaultFile
from rondom.vault.header import HEADER_BYTES, Header, Reading
from rondom.vault.keys import KdfParameters, Slot
from rondom.vault.pages import PAGE_BYTES, is_whole, lay_first_page, row_counts, turn_key
from rondom.vault.placing import beside, problems, put_in_place, resolved, sweep


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
    path = resolved(path)
    if os.path.lexists(path):
        raise UserProblem("vault-exists")
    seed = keys.new_seed()
    vault_id = keys.vault_id_of(seed)
    slot = keys.make_slot(vault_id, seed, password, parameters or keys.calibrate(), owner)
    with beside(path) as new, problems(path):
        write_area(new, header.fresh(vault_id, (slot,)))
        lay_first_page(new, seed)
        put_in_place(new, path)
    with _entered(path) as (connection, file):
        return _admitted(path, connection, file, seed, slot)


def open_with_password(path: Path, password: str, first: str = "") -> Opened:
    """Open for reading and writing, or for reading only where nothing may be written. The slots of owner `first` are
    tried before the others: every slot that does not fit costs the work of one guess.

    Raises UserProblem "vault-wrong-password", "vault-not-a-vault" or "vault-newer", EnvironmentProblem "vault-missing",
    "vault-in-use", "vault-damaged", "vault-read-only" (an unfinished write has to be undone first), "file-unreadable",
    "disk-trouble" or "memory-short".
    """
    path = resolved(path)
    with _entered(path) as (connection, file):
        reading = header.read(file.read_header())
        seed, slot = keys.open_one_of(reading.header.vault_id, _ordered(reading.header, first), password)
        return _admitted(path, connection, file, seed, slot)


def open_with_code(path: Path, code: str) -> Opened:
    """Open with the code on paper; the header is not needed. Problems as for a password, and UserProblem
    "vault-code-typo" or "vault-wrong-code".
    """
    return open_with_seed(path, recovery.seed_of(code))


def open_with_seed(path: Path, seed: bytes) -> Opened:
    """Open with the seed itself: of an open vault, for its copies. Problems as for a code."""
    path = resolved(path)
    with _entered(path) as (connection, file):
        return _admitted(path, connection, file, seed, None)


def check_place(opened: Opened) -> None:
    """POSIX lets others replace an open file; writing on would go into a file nobody can find any more.

    Raises EnvironmentProblem "vault-swapped" or "vault-taken-away".
    """
    if not opened.file.is_still_there():
        raise EnvironmentProblem("vault-swapped" if os.path.lexists(opened.path) else "vault-taken-away")


def recovery_code(opened: Opened) -> str:
    """The code for on paper, in seven groups of four. Raises EnvironmentProblem "vault-let-go" when the seed is forgotten."""
    if not any(opened.seed):
        raise EnvironmentProblem("vault-let-go")
    return recovery.code_of(bytes(opened.seed))


def copy_to(opened: Opened, target: Path) -> CopyReport:
    """A compact copy with the same passwords and code, put in place only when it has been opened and counted.

    Not inside a transaction. Raises UserProblem "vault-exists" (the target is this vault itself), EnvironmentProblem
    "disk-full", "file-unwritable", "disk-trouble" or "backup-failed"; the target is then as it was.
    """
    target = resolved(target)
    if target == opened.path or (target.exists() and file_layer.identity_of(target) == opened.file.identity()):
        raise UserProblem("vault-exists")
    with beside(target) as new, problems(target):
        opened.connection.execute("VACUUM INTO ?", (str(new),))
        write_area(new, opened.header)
        rows = proven(opened, new, bytes(opened.seed), opened.header)
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
    check_is_file(path)
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
        sweep(path)
    return Opened(path, connection, file, bytearray(seed), _mended_header(file, seed), slot, read_only)


def _ordered(found: Header, first: str) -> list[Slot]:
    return sorted(found.slots, key=lambda slot: slot.owner != first)


def _misfit(file: VaultFile, seed: bytes, slot: Slot | None) -> Problem:
    """Why the key does not fit the pages: a slot proves its seed, a code only proves that it has no slip of the pen."""
    reading = reading_of(file)
    ours = slot is not None or (reading is not None and reading.header.vault_id == keys.vault_id_of(seed))
    return EnvironmentProblem("vault-damaged") if ours else UserProblem("vault-wrong-code")


def reading_of(file: VaultFile) -> Reading | None:
    """What the two header copies say, or None when neither can be used. Raises apsw.Error."""
    try:
        return header.read(file.read_header())
    except Problem:
        return None


def _mended_header(file: VaultFile, seed: bytes) -> Header:
    """The header that counts; a change that a crash cut short is finished. A lost one comes back without slots."""
    reading, vault_id = reading_of(file), keys.vault_id_of(seed)
    if reading is None or reading.header.vault_id != vault_id:  # lost, or of another vault
        return replace(header.fresh(vault_id, ()), generation=reading.header.generation if reading else 1)
    if not reading.whole and not file.read_only:
        with contextlib.suppress(apsw.Error):
            file.write_header_copy(1 - reading.newest, header.pack(reading.header))
    return reading.header


def check_is_file(path: Path) -> None:
    """Raises UserProblem "vault-not-a-vault", EnvironmentProblem "vault-missing" or "file-unreadable"."""
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


def write_area(new: Path, content: Header) -> None:
    """The header of a file that nobody has open, and everything behind it, down to the disk. Raises OSError."""
    with new.open("r+b") as file:
        file.write(header.pack_area(content))
        file.flush()
        os.fsync(file.fileno())


def proven(opened: Opened, new: Path, seed: bytes, content: Header) -> dict[str, int]:
    """Open a new file as if it were all there is: this header, this seed, every page whole and every row of `opened`.

    Raises EnvironmentProblem "backup-failed".
    """
    connection, file = file_layer.connect(new)
    try:
        turn_key(connection, seed)
        rows = row_counts(connection)
        reading = reading_of(file)
        same = reading is not None and reading.header == content and rows == row_counts(opened.connection)
        if same and is_whole(connection):
            return rows
    except (apsw.CorruptError, apsw.NotADBError):
        pass
    finally:
        connection.close(True)
    raise EnvironmentProblem("backup-failed")
