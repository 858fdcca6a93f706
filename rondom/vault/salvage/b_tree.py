"""SQLite's pages taken apart by hand: which pages hang below a page, and the rows that stand on it.

Only what a damaged vault needs; the layout is on sqlite.org/fileformat2.html. Numbers of pages count from 1. What is
not as it should be raises Torn and never more; a page proved to be ours before it came here, so that is very rare.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from rondom.vault.salvage.page_cipher import USABLE

TABLE_INTERIOR, TABLE_LEAF, INDEX_INTERIOR, INDEX_LEAF = 5, 13, 2, 10
INTERIOR = (TABLE_INTERIOR, INDEX_INTERIOR)
INDEX = (INDEX_INTERIOR, INDEX_LEAF)
KINDS = (TABLE_INTERIOR, TABLE_LEAF, INDEX_INTERIOR, INDEX_LEAF)
Value: TypeAlias = int | float | str | bytes | None
GetPage: TypeAlias = Callable[[int], bytes | None]
"""The content of a page, or None when it cannot be read."""

_FILE_HEADER = 100
_MOST_COLUMNS = 200
_LONGEST = 2**26
"""Bytes of one row. The longest text takes 400 KB; what asks for more would only fill the memory."""
_FIXED = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Serial type of an integer → its bytes."""


class Torn(Exception):
    """This page, or this row, is not what SQLite writes."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row, or one entry of an index. `rowid` is 0 for an index: there it is the last value.

    `whole` is False when the end stood on a page that is lost: then `values` stops early, and its last value may be
    a text that was cut.
    """

    rowid: int
    values: tuple[Value, ...]
    whole: bool = True


def kind_of(page: bytes, number: int) -> int:
    """One of KINDS; 0 for any other page (the rest of a long row, or free)."""
    kind = page[_start(number)]
    return kind if kind in KINDS else 0


def children(page: bytes, number: int) -> tuple[int, ...]:
    """The pages below an interior page, in order."""
    start = _start(number)
    below = [_number(page, place) for place in _cell_places(page, number)]
    return (*below, _number(page, start + 8))


def records(page: bytes, number: int, get: GetPage) -> Iterator[Record]:
    """The rows or entries on a page, without those that make no sense. Long ones go on on other pages, through `get`."""
    kind = kind_of(page, number)
    if kind == TABLE_INTERIOR:
        return
    for place in _cell_places(page, number):
        try:
            yield _record(page, place, kind, get)
        except Torn:
            continue


def _start(number: int) -> int:
    return _FILE_HEADER if number == 1 else 0


def _cell_places(page: bytes, number: int) -> tuple[int, ...]:
    start = _start(number)
    count = int(struct.unpack_from(">H", page, start + 3)[0])
    first = start + (12 if page[start] in INTERIOR else 8)
    if first + 2 * count > USABLE:
        return ()
    return tuple(place for place in struct.unpack_from(f">{count}H", page, first) if first <= place < USABLE - 3)


def _number(page: bytes, place: int) -> int:
    return int(struct.unpack_from(">I", page, place)[0])


def _record(page: bytes, place: int, kind: int, get: GetPage) -> Record:
    if kind == INDEX_INTERIOR:
        place += 4
    length, place = _varint(page, place)
    rowid = 0
    if kind == TABLE_LEAF:
        rowid, place = _varint(page, place)
        rowid = rowid - 2**64 if rowid >= 2**63 else rowid
    payload = _payload(page, place, length, kind, get)
    values = _values(payload, len(payload) == length)
    return Record(rowid, values, len(payload) == length)


def _payload(page: bytes, place: int, length: int, kind: int, get: GetPage) -> bytes:
    """All bytes of a cell; fewer when a page of its chain is lost."""
    local = _local(length, kind)
    rest = length - local
    if length > _LONGEST or place + local + (4 if rest else 0) > USABLE:
        raise Torn
    content = page[place : place + local]
    if not rest:
        return content
    parts, left, after = [content], rest, _number(page, place + local)
    while left > 0:
        following = get(after) if after > 1 else None
        if following is None or kind_of(following, after):
            break
        parts.append(following[4 : 4 + min(left, USABLE - 4)])
        left -= len(parts[-1])
        after = _number(following, 0)
    return b"".join(parts)


def _local(length: int, kind: int) -> int:
    """How many bytes of a cell stand on the page itself."""
    most = USABLE - 35 if kind == TABLE_LEAF else (USABLE - 12) * 64 // 255 - 23
    if length <= most:
        return length
    least = (USABLE - 12) * 32 // 255 - 23
    wished = least + (length - least) % (USABLE - 4)
    return wished if wished <= most else least


def _values(payload: bytes, whole: bool) -> tuple[Value, ...]:
    header, place = _varint(payload, 0)
    if header > len(payload):
        raise Torn
    kinds = []
    while place < header:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    if len(kinds) > _MOST_COLUMNS:
        raise Torn
    values: list[Value] = []
    for kind in kinds:
        size = _size(kind)
        content = payload[place : place + size]
        place += size
        if len(content) == size:
            values.append(_value(kind, content))
            continue
        if whole:
            raise Torn
        if kind >= 13 and kind % 2:
            values.append(content.decode("utf-8", "ignore"))
        break
    return tuple(values)


def _size(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return 8 if kind == 7 else _FIXED.get(kind, 0)


def _value(kind: int, content: bytes) -> Value:
    if kind >= 12:
        return content.decode("utf-8", "replace") if kind % 2 else content
    if kind == 7:
        return float(struct.unpack(">d", content)[0])
    if kind in _FIXED:
        return int.from_bytes(content, "big", signed=True)
    return {8: 0, 9: 1}.get(kind)


def _varint(content: bytes, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, and the place after it."""
    value = 0
    for count in range(9):
        if place >= len(content):
            raise Torn
        byte = content[place]
        place += 1
        if count == 8:
            return value << 8 | byte, place
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, place
