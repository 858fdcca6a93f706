"""Finding words on the pages of a paper, whatever their accents and wherever the lines break. No windows here."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from rondom.pdf.pages_of_pdf import opened

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST = 2_000
"""So many places are shown; whoever looks for one letter in a hundred pages is helped by no more."""
_BARE = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‑": "-"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of one page as they are compared, and of each its number on the page."""

    bare: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand. `boxes` are in points from the left top of the page: one per line."""

    page: int
    """0 is the first."""
    boxes: tuple[QRectF, ...]


def letters_of(content: bytes) -> tuple[Letters, ...]:
    """Of every page; for the worker thread. About 2 ms a page."""
    with opened(content) as document:
        return tuple(_letters(document, at) for at in range(len(document)))


def find(content: bytes, letters: Sequence[Letters], words: str) -> tuple[Hit, ...]:
    """All places in reading order, at most `MOST`. Small or capital, accents and line ends do not count."""
    sought = bare(words)
    if not sought:
        return ()
    found: list[Hit] = []
    with opened(content) as document:
        for page, one in enumerate(letters):
            places = _places(one.bare, sought)[: MOST - len(found)]
            if places:
                found += _hits(document, page, [(one.numbers[at], one.numbers[at + len(sought) - 1]) for at in places])
    return tuple(found)


def bare(text: str) -> str:
    """As it is compared: no accents, no capitals, single spaces."""
    return bare_with_places(text)[0].strip()


def bare_with_places(text: str) -> tuple[str, list[int]]:
    """Any text as it is compared, and of each of its letters the place in the text itself."""
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        for one in _plain(sign):
            if one != " " or (signs and signs[-1] != " "):
                signs.append(one)
                places.append(at)
    return "".join(signs), places


def _places(text: str, sought: str) -> list[int]:
    found, at = [], text.find(sought)
    while at >= 0:
        found.append(at)
        at = text.find(sought, at + len(sought))
    return found


@cache
def _plain(sign: str) -> str:
    if sign in "\u00ad\ufffe\u200b\u200c\u200d":
        return ""
    if sign.isspace():
        return " "
    apart = unicodedata.normalize("NFKD", sign.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one)).translate(_BARE)


def _letters(document: PdfDocument, page: int) -> Letters:
    from pypdfium2 import raw

    text = document[page].get_textpage()
    try:
        signs, numbers = [" "], [0]
        for at in range(text.count_chars()):
            for one in _plain(chr(raw.FPDFText_GetUnicode(text, at))):
                if one != " " or signs[-1] != " ":
                    signs.append(one)
                    numbers.append(at)
    finally:
        text.close()
    return Letters("".join(signs), tuple(numbers))


def _hits(document: PdfDocument, page: int, places: Sequence[tuple[int, int]]) -> list[Hit]:
    """`places` are the first and last number of each on this page."""
    sheet = document[page]
    high = sheet.get_height()
    text = sheet.get_textpage()
    try:
        hits = []
        for first, last in places:
            rects = [text.get_rect(at) for at in range(text.count_rects(first, last - first + 1))]
            boxes = tuple(QRectF(left, high - top, right - left, top - bottom) for left, bottom, right, top in rects)
            hits.append(Hit(page, boxes))
        return hits
    finally:
        text.close()
