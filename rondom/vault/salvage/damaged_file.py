"""A vault that may be damaged, read page by page and never changed: its key, its passwords and whatever pages are whole."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import apsw

from rondom.errors import EnvironmentProblem, Problem, UserProblem
from rondom.vault import container, file_layer, header, keys, lock_note, recovery
from rondom.vault.file_layer import VaultFile
from rondom.vault.header import COPY_BYTES, HEADER_BYTES, MAX_SLOTS, Header
from rondom.vault.keys import Slot
from rondom.vault.pages import MOST_PAGES, PAGE_BYTES
from rondom.vault.placing import journal_of, problems, resolved
from rondom.vault.salvage import page_cipher

_CACHED = 2048
"""Pages kept decrypted: 8 MB."""
_BLANK = bytes(PAGE_BYTES)
"""What a hole in a file reads as. A file may be gigabytes of it."""
_JOURNAL_MARK = bytes.fromhex("d9d505f920a163d7")
_JOURNAL_LEAD = struct.Struct(">8sIIIII")
_SLOT_TEXT = re.compile(rb'\{"kind":"password"[^{}]{1,500}\}')
_VAULT_TEXT = re.compile(rb'"vault":"([0-9a-f]{32})"')


@dataclass(slots=True)
class Pages:
    """The pages of a vault, decrypted one by one. Numbers count from 1."""

    file: VaultFile
    key: bytes
    count: int
    undone: dict[int, bytes] = field(default_factory=dict)
    """Pages as they were before a write that a crash cut short, still encrypted."""
    _cache: dict[int, bytes | None] = field(default_factory=dict)

    def get(self, number: int) -> bytes | None:
        """The content of a page, or None when it is not whole."""
        if number not in self._cache:
            if len(self._cache) >= _CACHED:
                del self._cache[next(iter(self._cache))]
            self._cache[number] = self._opened(number)
        return self._cache[number]

    def _opened(self, number: int) -> bytes | None:
        raw = self._raw(number) if 0 < number <= self.count else _BLANK
        return None if raw == _BLANK else page_cipher.opened(self.key, number, raw)

    def _raw(self, number: int) -> bytes:
        if number in self.undone:
            return self.undone[number]
        try:
            return self.file.xRead(PAGE_BYTES, (number - 1) * PAGE_BYTES)
        except apsw.Error:  # a bad spot on the disk
            return b""


@dataclass(frozen=True, slots=True)
class Source:
    """A damaged vault of which the secret is known."""

    pages: Pages
    seed: bytes
    header: Header
    """With every slot that could still be read; none of them after the head was lost."""


@contextmanager
def entered(path: Path, secret: str) -> Iterator[Source]:
    """The file open for reading, with the key. `secret` is a password or the recovery code.

    Raises UserProblem "vault-wrong-password", "vault-wrong-code", "vault-code-typo" or "vault-not-a-vault",
    EnvironmentProblem "vault-head-lost" (a password cannot help any more), "rescue-nothing" (no page is whole),
    "vault-missing", "vault-in-use", "file-unreadable", "disk-trouble" or "memory-short".
    """
    path = resolved(path)
    container.check_is_file(path)
    with problems(path):
        connection, file = file_layer.connect(path, read_only=True)
        try:
            if file.is_locked_elsewhere():
                raise lock_note.in_use(path)
            if file.size() <= HEADER_BYTES:
                looks = header.looks_like_vault(file.read_header())
                raise EnvironmentProblem("rescue-nothing") if looks else UserProblem("vault-not-a-vault")
            yield _source(path, file, secret)
        finally:
            connection.close(True)


# -- the secret --------------------------------------------------------------------------------------------------


def _source(path: Path, file: VaultFile, secret: str) -> Source:
    area = file.read_header()
    seed = recovery.seed_of(secret) if recovery.is_code(secret) else None
    pages = _pages(path, file, seed) if seed is not None else None
    if seed is None or pages is None or not _fits(pages):
        seed = _seed_behind(area, secret, paper=seed is not None)
        pages = _pages(path, file, seed)
        if not _fits(pages):
            raise EnvironmentProblem("rescue-nothing")
    return Source(pages, seed, _header_of(area, seed))


def _seed_behind(area: bytes, password: str, paper: bool) -> bytes:
    """The seed in the first slot that this password opens. `paper`: it also reads as a code, which did not fit."""
    ids, found = _pieces(area)
    slots = [slot for slot in found if _is_wise(slot)]
    for slot in slots:
        for vault_id in ids:
            with suppress(UserProblem):
                return keys.open_slot(vault_id, slot, password)
    if paper:
        raise UserProblem("vault-wrong-code")
    if slots and ids:
        raise UserProblem("vault-wrong-password")
    raise UserProblem("vault-code-typo") if _is_nearly_code(password) else _no_slots(area)


def _no_slots(area: bytes) -> Problem:
    try:
        header.read(area)
    except UserProblem as problem:
        if problem.code == "vault-newer":
            return problem
    except EnvironmentProblem:
        pass
    return EnvironmentProblem("vault-head-lost")


def _is_nearly_code(secret: str) -> bool:
    """Groups of signs: meant as a code, with a slip of the pen."""
    return abs(sum(sign.isalnum() for sign in secret) - recovery.SIGNS) <= 2 and secret.count("-") >= 3


def _header_of(area: bytes, seed: bytes) -> Header:
    """The slots that belong to this seed, under the name that follows from it."""
    vault_id = keys.vault_id_of(seed)
    ids, slots = _pieces(area)
    return header.fresh(vault_id, slots if vault_id in ids else ())


def _pieces(area: bytes) -> tuple[tuple[str, ...], tuple[Slot, ...]]:
    """Names of the vault, and slots, as they read. When neither copy is whole, every slot that is whole by itself.

    Such a slot proves itself: it opens with its password, for this vault, or not at all.
    """
    with suppress(Problem):
        found = header.read(area).header
        return (found.vault_id,), found.slots
    ids = tuple(dict.fromkeys(text.decode() for text in _VAULT_TEXT.findall(area)))
    read = (_read_alone(text) for text in _SLOT_TEXT.findall(area))
    usable = dict.fromkeys(slot for slot in read if slot is not None)
    return ids, tuple(usable)[:MAX_SLOTS]


def _read_alone(slot: bytes) -> Slot | None:
    """One slot read as if the rest of its header were whole."""
    payload = b'{"vault":"%s","cipher":"%s","slots":[%s]}' % (b"0" * 32, header.CIPHER.encode(), slot)
    body = struct.pack("<8sQI", header.MAGIC, 1, len(payload)) + payload
    found = header.unpack((body + hashlib.sha256(body).digest()).ljust(COPY_BYTES, b"\0"))
    return found.slots[0] if found else None


def _is_wise(slot: Slot) -> bool:
    """Whether trying it asks for work within bounds."""
    try:
        keys.check_parameters(slot.kdf)
    except EnvironmentProblem:
        return False
    return True


# -- the pages ---------------------------------------------------------------------------------------------------


def _pages(path: Path, file: VaultFile, seed: bytes) -> Pages:
    count = min(-(-(file.size() - HEADER_BYTES) // PAGE_BYTES), MOST_PAGES)
    pages = Pages(file, keys.data_key(seed), count)
    _undo_cut_write(path, pages)
    return pages


def _fits(pages: Pages) -> bool:
    """Whether the key fits any page at all."""
    return any(pages.get(number) is not None for number in range(1, pages.count + 1))


def _undo_cut_write(path: Path, pages: Pages) -> None:
    """SQLite's journal holds what stood on each page before a write that was not finished. Played back here in memory.

    A record counts when its page proves itself; of two for one page the first does.
    """
    try:
        with journal_of(path).open("rb") as journal:
            content = journal.read(2 * HEADER_BYTES + pages.count * (PAGE_BYTES + 8))
    except OSError:
        return
    place, before = 0, None
    while content[place : place + 8] == _JOURNAL_MARK and len(content) >= place + _JOURNAL_LEAD.size:
        _mark, records, _nonce, size, sector, page_size = _JOURNAL_LEAD.unpack_from(content, place)
        if page_size != PAGE_BYTES or not 512 <= sector <= HEADER_BYTES:
            break
        before = size if before is None else before
        place += sector
        records = min(records, (len(content) - place) // (PAGE_BYTES + 8))
        for start in range(place, place + records * (PAGE_BYTES + 8), PAGE_BYTES + 8):
            number = int.from_bytes(content[start : start + 4], "big")
            page = content[start + 4 : start + 4 + PAGE_BYTES]
            if number not in pages.undone and page_cipher.opened(pages.key, number, page) is not None:
                pages.undone[number] = page
        place = -(-(place + records * (PAGE_BYTES + 8)) // sector) * sector
    if before:
        pages.count = min(pages.count, before)
