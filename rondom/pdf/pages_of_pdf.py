"""The pages of a kept PDF as pictures and as words, with words covered. PDFium is not thread-safe: one lock."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfTextPage

DPI = 130
MOST_PAGES = 60
"""Of one file. What is longer is no letter; it is given as a file of its own."""
_ROOM = 1.5
"""Points around the letters that a bar covers."""
ONE_AT_A_TIME = Lock()


def texts_of(content: bytes) -> list[str]:
    """The words of every page; nothing for a file that cannot be read."""
    with _document(content) as document:
        return [_words(document, at) for at in range(min(len(document), MOST_PAGES))]


def covered_pages(content: bytes, covered: Iterable[str], bar: str) -> Iterator[tuple[bytes, str]]:
    """Every page as a JPEG with black bars over the covered words, and its words with `bar` for each."""
    hidden = sorted((one for one in covered if one.strip()), key=len, reverse=True)
    at, count = 0, 1
    while at < min(count, MOST_PAGES):
        with _document(content) as document:
            count = len(document)
            made = _page(document, at, hidden, bar)
        yield made
        at += 1


def _page(document: PdfDocument, at: int, hidden: list[str], bar: str) -> tuple[bytes, str]:
    sheet = document[at]
    scale = DPI / 72
    picture = sheet.render(scale=scale).to_pil().convert("RGB")
    letters = sheet.get_textpage()
    try:
        words = letters.get_text_range()
        for one in hidden:
            _cover(picture, letters, one, sheet.get_height(), scale)
            words = words.replace(one, bar)
    finally:
        letters.close()
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=82)
    return made.getvalue(), " ".join(words.split())


def _cover(picture: Image, letters: PdfTextPage, words: str, height: float, scale: float) -> None:
    """A bar over every line of every place where these words stand."""
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    search = letters.search(words, match_case=True, match_whole_word=False)
    while (found := search.get_next()) is not None:
        start, count = found
        for box in range(letters.count_rects(start, count)):
            left, bottom, right, top = letters.get_rect(box)
            edges = (left - _ROOM, height - top - _ROOM, right + _ROOM, height - bottom + _ROOM)
            pen.rectangle([edge * scale for edge in edges], fill="black")


def _words(document: PdfDocument, at: int) -> str:
    letters = document[at].get_textpage()
    try:
        return str(letters.get_text_range())
    finally:
        letters.close()


@contextmanager
def _document(content: bytes) -> Iterator[PdfDocument]:
    from pypdfium2 import PdfDocument

    with ONE_AT_A_TIME:
        document = PdfDocument(content)
        try:
            yield document
        finally:
            document.close()
