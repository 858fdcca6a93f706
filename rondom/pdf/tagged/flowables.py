"""Text and drawings with their tags: the paragraph `P`, the `Heading`, the `Figure`.

ReportLab's Paragraph breaks the lines; it is used in this file only. It reads markup, so a `P` accepts nothing but `Markup`,
see there.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.platypus import Paragraph

from . import right_to_left
from .blocks import Block
from .canvas import TaggedCanvas
from .lines import RichLines, draw_plain, source
from .markup import Markup
from .structure import Tag

_ENDLESS = 1e7
_ROUNDING = 1e-6
_NARROWEST = 4.0
"""Points. ReportLab breaks nothing where there is no room at all."""


class P(Block):
    """A paragraph, left-aligned and never hyphenated: plain Dutch reads best so, and words stay findable.

    Its lines are broken once; the parts after a split share them and keep the width they were broken for.
    """

    def __init__(self, text: Markup, style: ParagraphStyle, role: str = "P", lang: str = "", actual: str = "") -> None:
        """`lang` is the language of the text when it is not that of the document, for the voice that reads it; `actual` what the
        voice says in place of the drawn text, "" for just that.
        """
        if not isinstance(text, Markup):
            raise TypeError("a paragraph takes Markup, made from escaped text")
        self._paragraph = _paragraph(text, style, lang)
        self._said = source(self._paragraph.frags) if isinstance(self._paragraph, Paragraph) else ""
        self._tag = _tag(role, self._paragraph, lang, actual)
        self._style = style
        self._broken = -1.0
        self._first, self._last = 0, 0
        self._whole = True
        self.before, self.after = style.spaceBefore, style.spaceAfter

    @property
    def lead(self) -> float:
        """White between the top of the block and the capitals of its first line."""
        return self._style.fontSize * 0.34

    def height(self, width: float) -> float:
        if self._whole and width != self._broken:
            self._paragraph.wrap(max(width, _NARROWEST), _ENDLESS)
            self._broken, self._last = width, len(self._paragraph.blPara.lines)
        return (self._last - self._first) * self._style.leading

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Never one line alone on either page."""
        self.height(width)
        lines = self._last - self._first
        fitting = min(int(room / self._style.leading + _ROUNDING), lines - 2)
        if fitting < 2:
            return None
        middle = self._first + fitting
        return self._part(self._first, middle), self._part(middle, self._last)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.height(width)
        broken = self._paragraph.blPara
        lines = broken.lines[self._first : self._last]
        with canvas.tag(self._tag):
            if broken.kind == right_to_left.KIND:
                broken.draw(canvas, lines, x, top, width)
            elif broken.kind == 0 and not (getattr(broken, "link", None) or getattr(broken, "backColor", None)):
                draw_plain(canvas, broken, lines, self._style, x, top)
            else:
                self._rich().draw(canvas, self._first, self._last, self._style, x, top)

    def _rich(self) -> RichLines:
        """Shared by the parts of a split paragraph, so that a link over two pages is one link."""
        made: RichLines | None = self._paragraph.__dict__.get("rich_lines")
        if made is None or made.of is not self._paragraph.blPara:
            made = self._paragraph.rich_lines = RichLines(self._paragraph, self._said)
        return made

    def _part(self, first: int, last: int) -> P:
        part = copy.copy(self)
        part._first, part._last, part._whole = first, last, False
        return part


class Heading(P):
    """A heading that stays with what follows it. `entry` is its line in the document outline, "" for none."""

    clings = True

    def __init__(self, text: Markup, style: ParagraphStyle, role: str, entry: str = "") -> None:
        super().__init__(text, style, role)
        self._entry, self._level = entry, int(role[1]) - 1

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        if self._entry:
            canvas.outline(self._entry, self._level, top + 6)
        super().draw(canvas, x, top, width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None


class Figure(Block):
    """A drawing of fixed proportions, made smaller when it is too wide or too high, with what it shows in words."""

    def __init__(
        self, size: tuple[float, float], paint: Callable[[TaggedCanvas], None], alt: str, highest: float
    ) -> None:
        """`paint` draws on the canvas with the origin at the lower left corner of `size`, in points."""
        self._size, self._paint, self._highest = size, paint, highest
        self._tag = Tag("Figure", alt=alt)

    def height(self, width: float) -> float:
        return self._size[1] * self._scale(width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        scale = self._scale(width)
        drawn, height = self._size[0] * scale, self._size[1] * scale
        corners = [round(value, 2) for value in (x, top - height, x + drawn, top)]
        self._tag.attributes = f"/O/Layout/Placement/Block/BBox[{' '.join(map(str, corners))}]"
        with canvas.tag(self._tag):
            canvas.saveState()
            canvas.translate(x, top - height)
            canvas.scale(scale, scale)
            self._paint(canvas)
            canvas.restoreState()

    def _scale(self, width: float) -> float:
        return min(1.0, width / max(self._size[0], 1.0), self._highest / max(self._size[1], 1.0))


def _paragraph(text: Markup, style: ParagraphStyle, lang: str) -> Any:
    """Plain text needs no parser: it is one fragment like that of any other plain paragraph in this style."""
    if right_to_left.needed(text):
        return right_to_left.Bidi(Paragraph(text, style), style, lang)
    if "<" in text or "&" in text or not text:
        return Paragraph(text, style)
    return Plain(str(text), style)


class Plain:
    """Stands in for ReportLab's paragraph where there is nothing but words of one font, and breaks it four times as quickly, at
    the same places. What is not as simple is left to ReportLab.
    """

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        self._text, self._style = text, style
        self.blPara: Any = None

    def wrap(self, width: float, endless: float) -> None:
        pen = _plain_fragment(self._style)
        lines = self._lines(pen, width) if _simple(self._style) and self._text.isprintable() else None
        if lines is not None:
            self.blPara = pen.clone(kind=0, lines=lines)
            return
        paragraph: Any = Paragraph("", self._style, frags=[pen.clone(text=self._text)])
        paragraph.wrap(width, endless)
        self.blPara = paragraph.blPara

    def _lines(self, pen: Any, width: float) -> list[tuple[float, list[str]]] | None:
        """As many words on a line as fit: (white space left over, words). None when a word must be torn."""
        measure, size = getFont(pen.fontName).stringWidth, pen.fontSize
        space = measure(" ", size)
        lines: list[tuple[float, list[str]]] = []
        line: list[str] = []
        used = -space
        for word in self._text.split(" "):
            own = measure(word, size) if word else 0.0
            if own > width:
                return None
            if word and line and used + space + own > width:
                lines.append((width - used, line))
                line, used = [word], own
            elif word:
                line.append(word)
                used = used + space + own
        return [*lines, (width - used, line)] if line else None


@cache
def _simple(style: ParagraphStyle) -> bool:
    """No indents, no bullets, no breaking of words by rules of a language or script."""
    plain = not (style.leftIndent or style.rightIndent or style.firstLineIndent or style.wordWrap or style.shaping)
    return plain and not (
        style.spaceShrinkage or style.uriWasteReduce or style.embeddedHyphenation or style.hyphenationLang
    )


def _tag(role: str, paragraph: Any, lang: str, actual: str) -> Tag:
    """Letters from right to left stand on the page in another order than they are read in: the tag has the text itself."""
    if not isinstance(paragraph, right_to_left.Bidi):
        return Tag(role, actual=actual, lang=lang)
    return Tag(role, actual=actual or paragraph.text, lang=lang or right_to_left.language_of(paragraph.text))


@cache
def _plain_fragment(style: ParagraphStyle) -> Any:
    made: Any = Paragraph("x", style)
    return made.frags[0]
