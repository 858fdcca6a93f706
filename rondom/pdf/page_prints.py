"""A fingerprint of every page of a PDF, so that a screen draws again only what changed."""

from __future__ import annotations

import hashlib
import io
from typing import Any


def page_prints(content: bytes) -> list[bytes]:
    """What a page is made of in few bytes: pages with the same print look the same. Empty for a file that is not quite right.

    Beside what is drawn, the meaning of the letters counts: the letters of a document are numbered anew when one comes in.
    """
    import pikepdf

    letters: dict[Any, bytes] = {}
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            return [_print_of(page.obj, page.resources, letters) for page in document.pages]
    except (pikepdf.PdfError, AttributeError, TypeError, ValueError):
        return []  # a file from elsewhere may lack what it should have; it is drawn anew each time


def _print_of(page: Any, resources: Any, letters: dict[Any, bytes]) -> bytes:
    made = hashlib.blake2b(digest_size=16)
    streams = page.get("/Contents", [])
    for stream in [streams] if hasattr(streams, "read_bytes") else streams:
        made.update(stream.read_bytes())
    made.update(repr([float(edge) for edge in page.get("/MediaBox", [])]).encode())
    for name, font in sorted(resources.get("/Font", {}).items()):
        if font.objgen not in letters:
            letters[font.objgen] = _letters_of(font)
        made.update(name.encode() + letters[font.objgen])
    for name, picture in sorted(resources.get("/XObject", {}).items()):
        made.update(name.encode() + picture.read_raw_bytes())
    return made.digest()


def _letters_of(font: Any) -> bytes:
    """Which font, and which letter each of its numbers is."""
    mapped = font.get("/ToUnicode")
    return str(font.get("/BaseFont", "")).encode() + (mapped.read_raw_bytes() if mapped is not None else b"")
