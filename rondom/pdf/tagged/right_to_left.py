"""Paragraphs with letters that are written from right to left: Arabic, Persian, Hebrew, alone or with Latin between them.

ReportLab can neither join nor order them. A `Bidi` stands in for its paragraph: it breaks the lines of the same fragments in
reading order, orders each line (`bidi`), joins its letters (`glyphs`) and draws it. A paragraph that begins in such a
script stands against the right edge. What a reader and a voice get is the plain text, by ActualText of the element.

Limit: links inside such a paragraph are drawn as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from unicodedata import bidirectional

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from . import bidi
from .canvas import TaggedCanvas
from .glyphs import Glyph, shaped

KIND = "right to left"
"""Takes the place of ReportLab's kind of a broken paragraph, so that `P` knows who draws it."""
_RIGHT_ALIGNED = 2
_SIDE_MARKS = re.compile("[\u200c-\u200f]")
"""They say on which side something stands, or that letters do not join. A font may have a picture of them."""
_LANGUAGES = frozenset({"ar", "fa", "he", "ur", "ku", "ps"})
_ONLY_PERSIAN = frozenset("پچژگکیۀێۆڵڕەٹڈڑںےہھ")

needed = bidi.needed
_fonts: dict[str, tuple[str, ...]] = {}


def use_fonts(tried: Mapping[str, Sequence[str]]) -> None:
    """For a font of a page the registered fonts in which a sign is looked for, in order; the first letter-joining one second."""
    _fonts.update({name: tuple(others) for name, others in tried.items()})


def language_of(text: str) -> str:
    """What to tell a voice about a text in these scripts: "ar" or "he"; "" when most is Latin or the letters are of others."""
    letters = [sign for sign in text if sign.isalpha()]
    foreign = [sign for sign in letters if bidi.needed(sign)]
    if not foreign or 2 * len(foreign) < len(letters) or _ONLY_PERSIAN.intersection(foreign):
        return ""
    return (
        "he"
        if all("\u0590" <= sign <= "\u05ff" or (sign >= "\ufb1d" and sign < "\ufb50") for sign in foreign)
        else "ar"
    )


@dataclass(frozen=True, slots=True)
class Ink:
    """How a sign is drawn."""

    font: str
    size: float
    colour: Color | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Signs of one ink in one direction, as they stand from left to right. `glyphs` of a script that joins, else `text`."""

    ink: Ink
    text: str
    glyphs: tuple[Glyph, ...]
    width: float


class Line:
    """Text of one line in reading order, ready to be drawn. `right`: of a paragraph that is read from the right."""

    def __init__(self, text: str, inks: Sequence[Ink], levels: Sequence[int], right: bool = False) -> None:
        self.text, self.right = text, right
        pieces: list[tuple[int, tuple[str, Ink]]] = []
        at = 0
        for (level, ink), group in groupby(zip(levels, inks, strict=True)):
            end = at + len(list(group))
            pieces.append((level, (text[at:end], ink)))
            at = end
        self.runs = tuple(_run(piece, ink, bool(level % 2)) for level, (piece, ink) in bidi.visual(pieces))

    @property
    def width(self) -> float:
        """In points."""
        return sum(run.width for run in self.runs)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """With its left end at x, on the base line y."""
        written = canvas.beginText(x, y)
        for run in self.runs:
            if run.ink.colour is not None:
                written.setFillColor(run.ink.colour)
            written.setFont(run.ink.font, run.ink.size)
            _write(written, run, x, y)
            x += run.width
        canvas.drawText(written)


def line(text: str, font: str, size: float) -> Line:
    """One line of any text in a font of the page, for heads, feet and drawings."""
    inks = [Ink(one, size) for one in _fonts_of(text, font)]
    right = bidi.starts_right(text)
    return Line(text, inks, bidi.levels(text, right), right)


class Bidi:
    """Stands in for ReportLab's Paragraph: `wrap` breaks it, `blPara` tells its lines."""

    kind = KIND

    def __init__(self, paragraph: Any, style: Any, lang: str = "") -> None:
        """`paragraph` is ReportLab's, of which only the fragments are used: text, font, size and colour.

        A `lang` that is written from right to left makes every line so, also one that begins with a Latin name. With
        `stays_left` in the style the lines still begin where those of the other paragraphs do, and so they do in a
        paragraph that begins in a script from left to right.
        """
        self._right_anyway = lang.partition("-")[0] in _LANGUAGES
        self._style = style
        self._parts = _parts(paragraph.frags, style)
        self.text = "\n".join(part for part, _inks in self._parts)
        begins_right = self._right_anyway or bidi.starts_right(self.text)
        self._against_right = begins_right and not getattr(style, "stays_left", False)
        self.lines: list[Line] = []
        self.blPara = self

    def wrap(self, width: float, _endless: float) -> None:
        self.lines = [made for text, inks in self._parts for made in self._broken(text, inks, width)]

    def draw(self, canvas: TaggedCanvas, lines: Sequence[Line], x: float, top: float, width: float) -> None:
        """From the left edge x with the top of the first line at `top`."""
        y = top - self._style.fontSize
        canvas.ink(self._style.textColor)
        for one in lines:
            left = x
            if one.right and self._against_right:
                left += width - one.width
            elif self._style.alignment == _RIGHT_ALIGNED:
                left += width - one.width + (0.0 if one.right else self._hanging(one))
            elif one.right:
                left -= self._hanging(one)
            one.draw(canvas, left, y)
            y -= self._style.leading

    def _hanging(self, one: Line) -> float:
        """The space at the end of a line takes no room; of a line from the right it stands at the left."""
        last = one.runs[0 if one.right else -1]
        return last.width if not last.glyphs and not last.text.strip() else 0.0

    def _broken(self, text: str, inks: Sequence[Ink], width: float) -> list[Line]:
        """Every line but its words ends with a space, so that copied words stay apart."""
        right = self._right_anyway or bidi.starts_right(text)
        levels = bidi.levels(text, right)
        last = Ink(self._style.fontName, self._style.fontSize)

        def made(start: int, end: int) -> Line:
            return Line(text[start:end] + " ", [*inks[start:end], last], [*levels[start:end], int(right)], right)

        whole = made(0, len(text))
        if whole.width - self._hanging(whole) <= width:
            return [whole]
        return [made(start, end) for start, end in _line_ends(text, inks, levels, width)]


def _parts(fragments: Sequence[Any], style: Any) -> list[tuple[str, list[Ink]]]:
    """Text and ink of every sign, one part for each line that the writer ended; white space is one space, as everywhere."""
    parts: list[tuple[str, list[Ink]]] = [("", [])]
    for fragment in fragments:
        if getattr(fragment, "lineBreak", False):
            parts.append(("", []))
            continue
        told = fragment.text
        colour = fragment.textColor if fragment.textColor != style.textColor else style.textColor
        text, inks = parts[-1]
        for sign, font in zip(told, _fonts_of(told, fragment.fontName), strict=True):
            blank = sign in " \t\n\r"
            if blank and (not text or text.endswith(" ")):
                continue
            text += " " if blank else sign
            inks.append(Ink(font, fragment.fontSize, colour))
        parts[-1] = (text, inks)
    return [(text.rstrip(" "), inks[: len(text.rstrip(" "))]) for text, inks in parts]


def _fonts_of(text: str, font: str) -> list[str]:
    """For every sign the font that has it. An accent stays with its letter."""
    made: list[str] = []
    tried = _fonts.get(font, (font,))
    for sign in text:
        if made and bidirectional(sign) in ("NSM", "BN") and _covers(made[-1], sign):
            made.append(made[-1])
            continue
        # The letters of these scripts never come from the font of the page, also when it has a few of them.
        wanted = tried[1:] if bidi.needed(sign) and len(tried) > 1 else tried
        made.append(next((one for one in wanted if _covers(one, sign)), font))
    return made


def _covers(font: str, sign: str) -> bool:
    registered: Any = pdfmetrics.getFont(font)
    return ord(sign) in registered.face.charToGlyph or sign == "\u00a0"


def _line_ends(text: str, inks: Sequence[Ink], levels: Sequence[int], width: float) -> list[tuple[int, int]]:
    """Start and end of every line: as many words as fit, a word that is wider than a line cut where it must."""
    ends: list[tuple[int, int]] = []
    start = end = 0
    used = 0.0
    for first, last in _words(text):
        own = _width(text, inks, levels, first, last)
        gap = _blank(inks[first], first - end) if end > start else 0.0
        if end > start and used + gap + own > width:
            ends.append((start, end))
            start, used, gap = first, 0.0, 0.0
        elif end == start:
            start = first
        while own > width and last - first > 1:
            cut = _fitting(text, inks, levels, first, last, width)
            ends.append((first, cut))
            first = start = cut
            own = _width(text, inks, levels, first, last)
        used, end = used + gap + own, last
    return [*ends, (start, end)]


def _blank(ink: Ink, count: int) -> float:
    """Of the spaces between two words."""
    return float(pdfmetrics.stringWidth(" ", ink.font, ink.size)) * count


def _words(text: str) -> list[tuple[int, int]]:
    found = []
    at = 0
    for word in text.split(" "):
        if word:
            found.append((at, at + len(word)))
        at += len(word) + 1
    return found


def _fitting(text: str, inks: Sequence[Ink], levels: Sequence[int], first: int, last: int, width: float) -> int:
    low, high = first + 1, last - 1
    while low < high:
        middle = (low + high + 1) // 2
        if _width(text, inks, levels, first, middle) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _width(text: str, inks: Sequence[Ink], levels: Sequence[int], first: int, last: int) -> float:
    return Line(text[first:last], inks[first:last], levels[first:last]).width if last > first else 0.0


def _run(text: str, ink: Ink, right: bool) -> Run:
    if bidi.needed(text):
        glyphs = shaped(text, ink.font, right)
        return Run(ink, "", glyphs, sum(one.advance for one in glyphs) * ink.size / 1000)
    shown = _SIDE_MARKS.sub("", bidi.mirrored(text[::-1]) if right else text)
    return Run(ink, shown, (), float(pdfmetrics.stringWidth(shown, ink.font, ink.size)))


def _write(written: PDFTextObject, run: Run, x: float, y: float) -> None:
    """Shapes that simply follow each other go in one go; one that moves gets its own place."""
    if not run.glyphs:
        written.setTextOrigin(x, y)
        written.textOut(run.text)
        return
    unit = run.ink.size / 1000
    waiting, start = "", x
    for one in run.glyphs:
        if one.right or one.up:
            if waiting:
                _put(written, waiting, start, y)
            _put(written, one.sign, x + one.right * unit, y + one.up * unit)
            x += one.advance * unit
            waiting, start = "", x
            continue
        waiting += one.sign
        x += one.advance * unit
        if abs(one.advance - one.own) > 0.01:
            _put(written, waiting, start, y)
            waiting, start = "", x
    if waiting:
        _put(written, waiting, start, y)


def _put(written: PDFTextObject, signs: str, x: float, y: float) -> None:
    written.setTextOrigin(x, y)
    written.textOut(signs)
