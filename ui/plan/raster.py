"""Pages of a PDF as pictures and as text, from memory. PDFium is not thread-safe: one lock for the whole program."""

from __future__ import annotations

import ctypes
import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import QImage

from rondom.pdf.pages_of_pdf import ONE_AT_A_TIME

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

POINTS_PER_INCH = 72.0


def rasterise(content: bytes, page: int, dpi: float, part: QRect | None = None) -> QImage:
    """One page (0 is the first) on white, or the `part` of it, in pixels at this resolution.

    May be called from any thread. A part outside the page is white.
    """
    with opened(content) as document:
        sheet = document[page]
        whole = pixels(QSizeF(*sheet.get_size()), dpi)
        box = part or QRect(0, 0, *whole)
        image = QImage(box.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        _draw(sheet, image, box, whole)
    return image


def page_sizes(content: bytes) -> list[QSizeF]:
    """Width and height of every page, in points of 1/72 inch."""
    with opened(content) as document:
        return [QSizeF(*document.get_page_size(at)) for at in range(len(document))]


def page_texts(content: bytes) -> list[str]:
    """The words of every page in the order of the document, as a screen reader says them."""
    with opened(content) as document:
        return [_words(document, at) for at in range(len(document))]


def page_prints(content: bytes) -> list[bytes]:
    """What a page is made of in few bytes: pages with the same print look the same.

    Beside what is drawn, the meaning of the letters counts: the letters of a document are numbered anew when one comes in.
    """
    import pikepdf

    letters: dict[Any, bytes] = {}
    with pikepdf.open(io.BytesIO(content)) as document:
        return [_print_of(page.obj, letters) for page in document.pages]


def _print_of(page: Any, letters: dict[Any, bytes]) -> bytes:
    made = hashlib.blake2b(digest_size=16)
    streams = page.get("/Contents", [])
    for stream in [streams] if hasattr(streams, "read_bytes") else streams:
        made.update(stream.read_bytes())
    made.update(repr([float(edge) for edge in page.get("/MediaBox", [])]).encode())
    resources = page.get("/Resources", {})
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


def pixels(size: QSizeF, dpi: float) -> tuple[int, int]:
    """A page of this size in points, in whole pixels."""
    scale = dpi / POINTS_PER_INCH
    return max(1, round(size.width() * scale)), max(1, round(size.height() * scale))


def _draw(sheet: PdfPage, image: QImage, box: QRect, whole: tuple[int, int]) -> None:
    """PDFium draws straight into the memory of the picture: no copy, and pixels that fit the whole page exactly."""
    from pypdfium2 import PdfBitmap, raw

    memory = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
    bitmap = PdfBitmap.new_native(
        image.width(), image.height(), raw.FPDFBitmap_BGRx, buffer=memory, stride=image.bytesPerLine()
    )
    try:
        raw.FPDF_RenderPageBitmap(bitmap, sheet, -box.x(), -box.y(), *whole, 0, raw.FPDF_ANNOT)
    finally:
        bitmap.close()


def _words(document: PdfDocument, at: int) -> str:
    sheet = document[at].get_textpage()
    try:
        return "\n".join(line.rstrip() for line in sheet.get_text_range().splitlines())
    finally:
        sheet.close()


@contextmanager
def opened(content: bytes) -> Iterator[PdfDocument]:
    """Opened for one question and closed again: opening costs less than a millisecond, and nothing stays behind.

    Nobody else can ask PDFium anything meanwhile: keep it short.
    """
    from pypdfium2 import PdfDocument

    with ONE_AT_A_TIME:
        document = PdfDocument(content)
        try:
            yield document
        finally:
            document.close()
