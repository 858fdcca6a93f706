"""One page of a vault on its own: decrypted only when it proves to be what Rondom wrote there.

In a whole vault the cipher below SQLite does this. A damaged one may not open at all, although most of its pages are
whole: each has its own nonce and tag, so each can be read without the others. Byte for byte in FORMAT.md.
"""

from __future__ import annotations

import struct

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20
from cryptography.hazmat.primitives.poly1305 import Poly1305

from rondom.vault.pages import PAGE_BYTES

USABLE = PAGE_BYTES - 32
"""Bytes of a page that hold content; nonce and tag follow."""
_NONCE = 16
_SIGNED = USABLE + _NONCE
_CLEAR = 24
"""Of page 1 the first bytes are not encrypted: 16 random ones in place of SQLite's mark, and the size of a page."""
_MARK = b"SQLite format 3\0"


def opened(key: bytes, number: int, page: bytes) -> bytes | None:
    """The USABLE bytes of page `number` (from 1), or None when they are not whole or belong to another place.

    `key` is the data key of the vault. Never raises, whatever the bytes.
    """
    if len(page) != PAGE_BYTES:
        return None
    nonce = page[USABLE:_SIGNED]
    counter = struct.unpack_from("<I", nonce, 12)[0] ^ number
    once = _stream(key, nonce, counter, bytes(64))
    try:
        Poly1305.verify_tag(once[:32], page[:_SIGNED], page[_SIGNED:])
    except InvalidSignature:
        return None
    if number > 1:
        return _stream(once[32:], nonce, counter + 1, page[:USABLE])
    return _MARK + page[16:_CLEAR] + _stream(once[32:], nonce, counter + 1, page[_CLEAR:USABLE])


def _stream(key: bytes, nonce: bytes, counter: int, content: bytes) -> bytes:
    start = struct.pack("<I", counter & 0xFFFFFFFF) + nonce[:12]
    return Cipher(ChaCha20(key, start), None).encryptor().update(content)
