"""Text and drawings with their tags: the paragraph `P`, the `Heading`, the `Figure`.

ReportLab's Paragraph breaks the lines and draws them; it is used in this file only. It takes markup, so a `P` accepts
nothing but `Markup`, which only `rondom.pdf.safe` makes.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from rondom.pdf.safe import Markup
from rondom.pdf.tagged import right_to_left
from rondom.pdf.tagged.blocks import Block
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.structure import Tag

_ENDLESS = 1e7
_ROUNDING = 1e-6
_RIGHT = 2


class P(Block):
    """A paragraph, left-aligned and never hyphenated: plain Dutch reads best so, and words stay findable.

    Its lines are broken once; the parts after a split share them and keep the width they were broken for.
    """

    def __init__(self, text: Markup, style: ParagraphStyle, role: str = "P", lang: str = "") -> None:
        """`lang` is the language of the text when it is not that of the document, for the voice that reads it."""
        if not isinstance(text, Markup):
            raise TypeError("a paragraph takes Markup, made by rondom.pdf.safe")
        self._paragraph = _paragraph(text, style)
        self._tag = _tag(role, self._paragraph, lang)
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
            self._paragraph.wrap(width, _ENDLESS)
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
        height = self.height(width)
        broken = self._paragraph.blPara
        lines = broken.lines[self._first : self._last]
        with canvas.tag(self._tag):
            if broken.kind == right_to_left.KIND:
                broken.draw(canvas, lines, x, top, width)
            elif broken.kind == 0:
                _draw_plain(canvas, broken, lines, self._style, x, top)
            else:
                self._draw_rich(canvas, lines, x, top - height, height)

    def _draw_rich(self, canvas: TaggedCanvas, lines: list[Any], x: float, bottom: float, height: float) -> None:
        """Lines with more than one font or colour are drawn by ReportLab."""
        whole = self._paragraph.blPara
        self._paragraph.blPara = part = copy.copy(whole)
        part.lines = lines
        for line in lines:
            _end_with_space(line.words)
        self._paragraph.height = height
        self._paragraph.drawOn(canvas, x, bottom)
        self._paragraph.blPara = whole

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


def _paragraph(text: Markup, style: ParagraphStyle) -> Any:
    """Plain text needs no parser: it is one fragment like that of any other plain paragraph in this style."""
    if right_to_left.needed(text):
        return right_to_left.Bidi(Paragraph(text, style), style)
    if "<" in text or "&" in text or not text:
        return Paragraph(text, style)
    return Paragraph("", style, frags=[_plain_fragment(style).clone(text=str(text))])


def _tag(role: str, paragraph: Any, lang: str) -> Tag:
    """Letters from right to left stand on the page in another order than they are read in: the tag has the text itself."""
    if not isinstance(paragraph, right_to_left.Bidi):
        return Tag(role, lang=lang)
    return Tag(role, actual=paragraph.text, lang=lang or right_to_left.language_of(paragraph.text))


@cache
def _plain_fragment(style: ParagraphStyle) -> Any:
    made: Any = Paragraph("x", style)
    return made.frags[0]


def _draw_plain(canvas: TaggedCanvas, pen: Any, lines: list[Any], style: ParagraphStyle, x: float, top: float) -> None:
    """Lines of one font, that of `pen` (bold or fallback as the markup says); each is (white space left over, words).

    A line ends with a space: ReportLab leaves it out, and then copied and spoken words run together ("eenrustige").
    """
    y = top - style.fontSize
    canvas.ink(pen.textColor)
    text = canvas.beginText(x, y)
    text.setFont(pen.fontName, pen.fontSize, style.leading)
    for index, (left_over, words) in enumerate(lines):
        if style.alignment == _RIGHT:
            text.setTextOrigin(x + left_over, y - index * style.leading)
        torn = type(words[-1]).__name__ == "_SplitWord" if words else False
        text.textLine(" ".join(words) + ("" if torn else " "))
    canvas.drawText(text)


def _end_with_space(fragments: list[Any]) -> None:
    """The same for a line of several fonts."""
    for fragment in reversed(fragments):
        text = getattr(fragment, "text", "")
        if text:
            if not text.endswith((" ", "-")):
                fragment.text = text + " "
            return
