"""The letters of every page: Source Sans 3, Noto Sans Arabic, and DejaVu Sans for what both lack. Always embedded."""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from rondom.paths import resource
from rondom.pdf.tagged import fixes, right_to_left

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


class _Font(TTFont):
    """A font that measures three times as quickly: a plan is a few thousand words to measure."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        face: Any = self.face
        self._advances = _Advances(face.charWidths, face.defaultWidth)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        return sum(map(self._advances.__getitem__, text)) * size * 0.001


class _Advances(dict[str, float]):
    """Width of every sign in thousandths, filled when it is first asked for."""

    def __init__(self, by_code: dict[int, float], otherwise: float) -> None:
        super().__init__()
        self._by_code, self._otherwise = by_code, otherwise

    def __missing__(self, sign: str) -> float:
        width = self[sign] = self._by_code.get(ord(sign), self._otherwise)
        return width


@cache
def register() -> None:
    """Make the fonts known to ReportLab and mend it; needed before anything is measured or drawn. About 30 ms, once."""
    fixes.apply()
    for name, file in _FILES.items():
        pdfmetrics.registerFont(_Font(name, str(resource("fonts", file))))
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, SEMIBOLD, ITALIC, SEMIBOLD_ITALIC)
    right_to_left.use_fonts(_RIGHT_TO_LEFT)
    pdfmetrics.registerFontFamily(FALLBACK, FALLBACK, FALLBACK, FALLBACK, FALLBACK)


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
