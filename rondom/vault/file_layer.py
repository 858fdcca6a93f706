"""The file as SQLite sees it: the pages start 64 KiB further on, behind the header.

SQLite and the page cipher work on top of this layer, so everything that passes here is already encrypted.

POSIX drops all locks a process has on a file as soon as it closes *any* handle of that file. So the header is read and
written through the same handle as the pages, and nothing in Rondom may `open()` a vault that is in use.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from rondom.vault.header import COPY_BYTES, HEADER_BYTES

if TYPE_CHECKING:
    from typing_extensions import Buffer

BASE = "unix" if os.name == "posix" else "win32"
NAME = "rondom"
CIPHERED = f"multipleciphers-{NAME}"
"""The page cipher on top of this layer; the engine makes it when it is first asked for."""
_SWALLOWED = {apsw.SQLITE_FCNTL_SIZE_HINT, apsw.SQLITE_FCNTL_CHUNK_SIZE}
_latest = threading.local()


class VaultFile(apsw.VFSFile):
    """The one open handle of a vault. Methods with an x are called by SQLite, the others by us."""

    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__(BASE, name, flags)
        self.path = Path(name.filename() if isinstance(name, apsw.URIFilename) else str(name))
        self.read_only = bool(flags[1] & apsw.SQLITE_OPEN_READONLY)
        self._identity = identity_of(self.path)

    def identity(self) -> tuple[int, int]:
        """Device and number of the file that is open, whatever stands under its name by now."""
        return self._identity

    def is_still_there(self) -> bool:
        """False when the name now belongs to another file, or to none."""
        try:
            return identity_of(self.path) == self._identity
        except OSError:
            return False

    def size(self) -> int:
        """Bytes on disk, with the header."""
        return super().xFileSize()

    def read_header(self) -> bytes:
        """Both header copies; fewer bytes when the file is shorter. Raises apsw.Error."""
        return super().xRead(min(2 * COPY_BYTES, self.size()), 0)

    def write_header_copy(self, place: int, copy: bytes) -> None:
        """Write copy 0 or 1 and wait until it is on the disk. Raises apsw.Error."""
        super().xWrite(copy, place * COPY_BYTES)
        super().xSync(apsw.SQLITE_SYNC_FULL)

    def is_locked_elsewhere(self) -> bool:
        """Whether someone has this vault open for writing. To be asked before SQLite itself has locked the file."""
        try:
            super().xLock(apsw.SQLITE_LOCK_SHARED)
        except apsw.BusyError:
            return True
        super().xUnlock(apsw.SQLITE_LOCK_NONE)
        return False

    def xRead(self, amount: int, offset: int) -> bytes:
        return super().xRead(amount, offset + HEADER_BYTES)

    def xWrite(self, data: Buffer, offset: int) -> None:
        super().xWrite(data, offset + HEADER_BYTES)

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize + HEADER_BYTES)

    def xFileSize(self) -> int:
        return max(0, super().xFileSize() - HEADER_BYTES)

    def xFileControl(self, op: int, ptr: int) -> bool:
        """Hints about the size are kept from the system: they would not count the header."""
        return True if op in _SWALLOWED else super().xFileControl(op, ptr)


class _Layer(apsw.VFS):
    def __init__(self) -> None:
        # maxpathname 0: the limit of the system's own layer, whose buffers are that long
        super().__init__(NAME, BASE, maxpathname=0)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        if not flags[0] & apsw.SQLITE_OPEN_MAIN_DB:
            return apsw.VFSFile(BASE, name, flags)
        _latest.file = VaultFile(name, flags)
        return _latest.file  # type: ignore[no-any-return]  # a thread's local has no types


_layer: _Layer | None = None
_once = threading.Lock()


def connect(path: Path, read_only: bool = False) -> tuple[apsw.Connection, VaultFile]:
    """Open an existing file; nothing is read and no key is needed yet. Raises apsw.Error.

    A file that may not be written is opened for reading: see `VaultFile.read_only`.
    """
    global _layer
    with _once:
        _layer = _layer or _Layer()
    flags = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE
    flags |= apsw.SQLITE_OPEN_URI  # so that VACUUM INTO takes a key of its own; an absolute path is never a URI
    connection = apsw.Connection(str(path.absolute()), vfs=CIPHERED, flags=flags)
    file: VaultFile = _latest.file
    _latest.file = None
    return connection, file


def identity_of(path: Path) -> tuple[int, int]:
    """Which file this is, whatever its name. Raises OSError."""
    status = path.stat()
    return status.st_dev, status.st_ino
