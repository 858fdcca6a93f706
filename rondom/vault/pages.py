"""The pages behind the header: the key turned, the settings they are used with, counted and looked at."""

from __future__ import annotations

from pathlib import Path

import apsw

from rondom.vault import file_layer, header, keys
from rondom.vault.header import HEADER_BYTES
from rondom.vault.search_index import is_index

APPLICATION_ID = 0x524F4E44
"""`ROND`: marks the pages as ours, for whoever has the key."""
PAGE_BYTES = 4096
MOST_PAGES = (2**30 - HEADER_BYTES) // PAGE_BYTES
"""The file stays under 1 GiB. There SQLite keeps its locks, and with the pages shifted those would lie over data."""


def turn_key(connection: apsw.Connection, seed: bytes) -> None:
    """Key first, then a look at the pages, then the settings. Raises apsw.NotADBError when the key is another one."""
    connection.set_busy_timeout(0)
    connection.pragma("cipher", header.CIPHER)
    connection.pragma("key", f"raw:{keys.data_key(seed).hex()}")
    connection.pragma("locking_mode", "exclusive")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    settings: dict[str, str | int | bool] = {
        "journal_mode": "delete",
        "synchronous": "extra",
        "foreign_keys": True,
        "recursive_triggers": True,  # else INSERT OR REPLACE removes the old row past the journal
        "temp_store": "memory",
        "secure_delete": True,
        "trusted_schema": False,
        "cell_size_check": True,
        "cache_size": -16000,
        "mmap_size": 0,
        "max_page_count": MOST_PAGES,
    }
    for name, value in settings.items():
        connection.pragma(name, value)


def row_counts(connection: apsw.Connection) -> dict[str, int]:
    """Rows per ordinary table. What is made from the rows for searching does not count."""
    names = list(connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"))
    return {
        name: _count(connection, name) for (name,) in names if not name.startswith("sqlite_") and not is_index(name)
    }


def is_whole(connection: apsw.Connection) -> bool:
    """SQLite's own quick look at every page; each page also proves that it has not been changed."""
    return list(connection.execute("PRAGMA quick_check(1)")) == [("ok",)]


def lay_first_page(new: Path, seed: bytes) -> None:
    connection, _file = file_layer.connect(new)
    try:
        turn_key(connection, seed)
        connection.pragma("page_size", PAGE_BYTES)
        connection.pragma("application_id", APPLICATION_ID)
    finally:
        connection.close(True)


def _count(connection: apsw.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    rows = connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchall()  # noqa: S608 - a name from the schema
    return int(str(rows[0][0]))
