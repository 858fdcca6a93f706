"""The pages of a kept PDF as pictures and as words, with words covered. PDFium is not thread-safe: one lock."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

DPI = 130
_SCALE = DPI / 72
MOST_PAGES = 60
"""Of one file. What is longer is no letter; it is given as a file of its own."""
_ROOM = 1.5
"""Points around the letters that a bar covers."""
ONE_AT_A_TIME = Lock()


def texts_of(content: bytes) -> list[str]:
    """The words of every page; nothing for a file that cannot be read."""
    try:
        with opened(content) as document:
            return [_words(document, at) for at in range(min(len(document), MOST_PAGES))]
    except RuntimeError:  # what PDFium says of a damaged file
        return []


def covered_pages(content: bytes, covered: Iterable[str], bar: str) -> Iterator[tuple[bytes, str]]:
    """Every page as a JPEG with black bars over the covered words, and its words with `bar` for each."""
    hidden = sorted((one for one in covered if one.strip()), key=len, reverse=True)
    at, count = 0, 1
    while at < min(count, MOST_PAGES):
        with opened(content) as document:
            count = len(document)
            made = _page(document, at, hidden, bar)
        yield made
        at += 1


def _page(document: PdfDocument, at: int, hidden: list[str], bar: str) -> tuple[bytes, str]:
    """A page that lies on its side is drawn upright first: only then its letters are where they say they are."""
    sheet = _sheet(document, at)
    turned = int(sheet.get_rotation())
    sheet.set_rotation(0)
    picture = sheet.render(scale=_SCALE, draw_annots=False).to_pil().convert("RGB")
    letters = sheet.get_textpage()
    try:
        words = letters.get_text_range()
        for one in hidden:
            _cover(picture, sheet, letters, words, _anywhere(one))
    finally:
        letters.close()
    for one in hidden:
        words = _anywhere(one).sub(lambda _found: bar, words)
    made = io.BytesIO()
    picture.rotate(-turned, expand=True).save(made, "JPEG", quality=82)
    return made.getvalue(), " ".join(words.split())


def _anywhere(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _cover(picture: Image, sheet: PdfPage, letters: PdfTextPage, words: str, pattern: re.Pattern[str]) -> None:
    """A bar over every line of every place where these words stand, also where a line ends between them."""
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    left_edge, _bottom, _right, top_edge = sheet.get_bbox()
    for found in pattern.finditer(words):
        for box in range(letters.count_rects(found.start(), found.end() - found.start())):
            left, bottom, right, top = letters.get_rect(box)
            edges = (
                left - left_edge - _ROOM,
                top_edge - top - _ROOM,
                right - left_edge + _ROOM,
                top_edge - bottom + _ROOM,
            )
            pen.rectangle([edge * _SCALE for edge in edges], fill="black")


def _words(document: PdfDocument, at: int) -> str:
    letters = _sheet(document, at).get_textpage()
    try:
        return str(letters.get_text_range())
    finally:
        letters.close()


def _sheet(document: PdfDocument, at: int) -> PdfPage:
    """The page with what was filled in and noted on it as part of it: loose, PDFium draws those words but does not tell them."""
    from pypdfium2 import raw

    loose = document[at]
    raw.FPDFPage_Flatten(loose, raw.FLAT_NORMALDISPLAY)
    loose.close()
    return document[at]


@contextmanager
def opened(content: bytes) -> Iterator[PdfDocument]:
    """Opened for one question and closed again: opening costs less than a millisecond, and nothing stays behind.

    Nobody else can ask PDFium anything meanwhile, on the screen neither: keep it short.
    """
    from pypdfium2 import PdfDocument

    with ONE_AT_A_TIME:
        document = PdfDocument(content)
        try:
            yield document
        finally:
            document.close()
