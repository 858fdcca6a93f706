"""What SQLite's result codes mean for a person, as codes of `rondom.sentences`."""

from __future__ import annotations

from collections.abc import Mapping

import apsw

CAUSES: Mapping[int, str] = {
    apsw.SQLITE_FULL: "disk-full",
    apsw.SQLITE_READONLY: "vault-read-only",
    apsw.SQLITE_IOERR: "disk-trouble",
    apsw.SQLITE_CORRUPT: "vault-damaged",
    apsw.SQLITE_NOTADB: "vault-damaged",
    apsw.SQLITE_FORMAT: "vault-damaged",
    apsw.SQLITE_CANTOPEN: "file-unreadable",
    apsw.SQLITE_PERM: "file-unreadable",
}
"""In use is not among them: it needs the note of `lock_note`."""


def cause_of(code: int, writing: bool = False) -> str | None:
    """None when the code is no matter of the file or the disk: then Rondom itself is wrong.

    `writing`: the vault is open, so a file that SQLite cannot open is the journal beside it.
    """
    plain = code & 0xFF
    return "file-unwritable" if writing and plain == apsw.SQLITE_CANTOPEN else CAUSES.get(plain)
