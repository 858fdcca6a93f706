"""Pages of a PDF as pictures for the screen and as text, from memory."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import QImage

from rondom.pdf.pages_of_pdf import opened

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
