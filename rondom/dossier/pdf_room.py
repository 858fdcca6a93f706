"""How much room a PDF from outside takes once it is unpacked. Asked before anything opens it: half a megabyte can hold a thousand.

The library that reads PDFs unpacks the lists of objects whole, and knows no limit for it. So every packed stream is tried here
first, piece by piece, and refused when it is too much. Pure.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

LARGEST_STREAM = 150_000_000
"""Bytes of one unpacked stream: a coloured scan of A3 at 400 dots per inch has no more."""
LARGEST_FILE = 1_500_000_000
"""Bytes of all of them together; they are never in the memory at once."""
_DEEPEST = 3
"""So often something can be packed in itself."""
_PIECE = 65_536
_LOOK_BACK = 1_000
_STREAM = re.compile(rb"(?<!end)stream\r?\n?")


def _name(word: bytes) -> bytes:
    """A name in a PDF, also with letters written as their number: /Encrypt and /E#6ecrypt are the same."""
    return rb"/" + b"".join(rb"(?:%c|#(?i:%02x))" % (sign, sign) for sign in word)


_LOCK = re.compile(_name(b"Encrypt"))
_LISTS = re.compile(_name(b"ObjStm") + rb"|" + _name(b"XRef"))
_ODD = re.compile(rb"LZW|RunLength|ASCII|Crypt|#")


def is_locked(data: bytes) -> bool:
    """Whether it says anywhere that it is encrypted: then what is in it cannot be looked at beforehand."""
    return _LOCK.search(data) is not None


def is_too_much(data: bytes) -> bool:
    """Whether unpacking would take more than LARGEST_STREAM or LARGEST_FILE, or hides how much it would take."""
    total = 0
    for found in _STREAM.finditer(data):
        told = data[max(0, found.start() - _LOOK_BACK) : found.start()].rsplit(b"obj", 1)[-1]
        if _LISTS.search(told) and _ODD.search(told):
            return True  # a list of objects, packed in a way that no program uses
        room = _room(data, found.end())
        total += room
        if room > LARGEST_STREAM or total > LARGEST_FILE:
            return True
    return False


def _room(data: bytes, start: int) -> int:
    """How many bytes come out of the stream that begins here, or out of what comes out; 0 for what is not packed."""
    largest = 0
    for depth in range(1, _DEEPEST + 2):
        pieces: Iterable[bytes] = _pieces(data, start)
        for _layer in range(depth):
            pieces = _unpacked(pieces)
        size, first = 0, b""
        for piece in pieces:
            first = first or piece[:1]
            size += len(piece)
            if size > LARGEST_STREAM or depth > _DEEPEST:
                return LARGEST_STREAM + 1
        largest = max(largest, size)
        if not first or first[0] & 15 != 8:  # what is packed begins with such a byte
            break
    return largest


def _pieces(data: bytes, start: int) -> Iterator[bytes]:
    for at in range(start, len(data), _PIECE):
        yield data[at : at + _PIECE]


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Small pieces of what comes out, however much that is; it ends where the packing ends or is broken."""
    unpacker = zlib.decompressobj()
    for whole in pieces:
        rest = whole
        while rest:
            try:
                made = unpacker.decompress(rest, _PIECE)
            except zlib.error:
                return
            if made:
                yield made
            if unpacker.eof:
                return
            rest = unpacker.unconsumed_tail
