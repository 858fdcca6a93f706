"""The letters: TrueType fonts that are embedded, measured quickly, and never draw an empty box unnoticed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from . import fixes

_STAND_INS = "\ufffd?"


def register(name: str, path: str) -> None:
    """Make a font file known by a name. TrueType shapes only (glyf), and no variable ones: ReportLab takes their default."""
    fixes.apply()
    pdfmetrics.registerFont(Face(name, path))


def family(regular: str, bold: str, italic: str, bold_italic: str) -> None:
    """What `<b>` and `<i>` mean in a paragraph in the font `regular`."""
    pdfmetrics.registerFontFamily(regular, regular, bold, italic, bold_italic)


class Face(TTFont):
    """A font that measures three times as quickly as ReportLab's, for a page is a thousand words to measure.

    A sign it has no shape for is drawn as U+FFFD (or a question mark) and remembered with the document, see `missing_in`:
    a validator would call an empty box an error, and a reader would not know that something was left out.
    """

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        face: Any = self.face
        self._advances = _Advances(face.charWidths, face.defaultWidth)
        self._seen: set[str] = set()
        self._stand_in = next((sign for sign in _STAND_INS if ord(sign) in face.charToGlyph), "")

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        return sum(map(self._advances.__getitem__, text)) * size * 0.001

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> Any:
        """ReportLab's step from text to drawn codes, which every drawn text takes. A sign that this document already has in
        the first part of the font is looked up, which is ten times quicker than its own loop.
        """
        codes = self._codes(doc)
        try:
            return [(0, bytes(map(codes.__getitem__, text)))] if text else []
        except KeyError:
            pass
        if not self._seen.issuperset(text):
            text = self._drawable(text, doc)
        split = super().splitString(text, doc, encoding)
        state: Any = self.state[doc]
        assigned = state.assignments
        codes.update({sign: code for sign in set(text) if (code := assigned.get(ord(sign), 256)) < 256})
        return split

    def _codes(self, doc: Any) -> dict[str, int]:
        state = self.state.get(doc)
        if state is None:
            return {}
        codes: dict[str, int] = state.__dict__.setdefault("codes", {})
        return codes

    def _drawable(self, text: str, doc: Any) -> str:
        covered: dict[int, int] = self.face.charToGlyph
        new = set(text) - self._seen
        absent = {sign for sign in new if ord(sign) not in covered and sign not in _BLANK}
        self._seen |= new - absent
        if absent:
            _missing(doc).update(absent)
            return text.translate(dict.fromkeys(map(ord, absent), self._stand_in))
        return text


_BLANK = frozenset(" \u00a0\n")
"""ReportLab draws these itself, whether the font has them or not."""


def missing_in(doc: Any) -> frozenset[str]:
    """The signs that were drawn as something else in a ReportLab document."""
    return frozenset(_missing(doc))


def _missing(doc: Any) -> set[str]:
    found: set[str] = doc.__dict__.setdefault("missing_signs", set())
    return found


class _Advances(dict[str, float]):
    """Width of every sign in thousandths, filled when it is first asked for."""

    def __init__(self, by_code: dict[int, float], otherwise: float) -> None:
        super().__init__()
        self._by_code, self._otherwise = by_code, otherwise

    def __missing__(self, sign: str) -> float:
        width = self[sign] = self._by_code.get(ord(sign), self._otherwise)
        return width


def without_shape(text: str, fonts: Sequence[str]) -> str:
    """The signs of a text, each once, that none of these fonts has: to be told before printing."""
    found: list[Any] = [pdfmetrics.getFont(name) for name in fonts]
    covered = [font.face.charToGlyph for font in found]
    return "".join(
        sign for sign in dict.fromkeys(text) if sign not in _BLANK and not any(ord(sign) in one for one in covered)
    )
