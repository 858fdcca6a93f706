"""The letters of every page: Source Sans 3, Noto Sans Arabic, and DejaVu Sans for what both lack. Always embedded."""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics

from rondom.paths import resource
from rondom.pdf.tagged import faces, right_to_left

REGULAR = "Rondom"
SEMIBOLD = "Rondom-SemiBold"
ITALIC = "Rondom-Italic"
SEMIBOLD_ITALIC = "Rondom-SemiBoldItalic"
ARABIC = "Rondom-Arabic"
ARABIC_SEMIBOLD = "Rondom-Arabic-SemiBold"
FALLBACK = "Rondom-Fallback"

_FILES = {
    REGULAR: "SourceSans3_400Regular.ttf",
    SEMIBOLD: "SourceSans3_600SemiBold.ttf",
    ITALIC: "SourceSans3_400Regular_Italic.ttf",
    SEMIBOLD_ITALIC: "SourceSans3_600SemiBold_Italic.ttf",
    ARABIC: "NotoSansArabic_400Regular.ttf",
    ARABIC_SEMIBOLD: "NotoSansArabic_600SemiBold.ttf",
    FALLBACK: "DejaVuSans.ttf",
}
_RIGHT_TO_LEFT = {
    REGULAR: (REGULAR, ARABIC, FALLBACK),
    SEMIBOLD: (SEMIBOLD, ARABIC_SEMIBOLD, FALLBACK),
    ITALIC: (ITALIC, ARABIC, FALLBACK),
    SEMIBOLD_ITALIC: (SEMIBOLD_ITALIC, ARABIC_SEMIBOLD, FALLBACK),
    ARABIC: (REGULAR, ARABIC, FALLBACK),
    ARABIC_SEMIBOLD: (SEMIBOLD, ARABIC_SEMIBOLD, FALLBACK),
    FALLBACK: (REGULAR, ARABIC, FALLBACK),
}
"""Where the signs of a paragraph with Arabic or Hebrew come from, in the face of the words around them."""


@cache
def register() -> None:
    """Make the fonts known to ReportLab and mend it; needed before anything is measured or drawn. About 30 ms, once."""
    for name, file in _FILES.items():
        faces.register(name, str(resource("fonts", file)))
    faces.family(REGULAR, SEMIBOLD, ITALIC, SEMIBOLD_ITALIC)
    right_to_left.use_fonts(_RIGHT_TO_LEFT)
    faces.family(FALLBACK, FALLBACK, FALLBACK, FALLBACK)


@cache
def coverage(name: str) -> frozenset[int]:
    """The code points that a font has a shape for. The four faces of Source Sans have the same."""
    register()
    font: Any = pdfmetrics.getFont(name)
    return frozenset(font.face.charToGlyph)


def width(text: str, size: float, semibold: bool = False) -> float:
    """Width in points of a text in the page font."""
    register()
    return float(pdfmetrics.stringWidth(text, SEMIBOLD if semibold else REGULAR, size))
