"""Draws the lines that ReportLab broke: of one font, or of several with links between them.

Every line ends with a space, unless a word goes on in the next one. ReportLab leaves it out, and then copied and spoken words
run together ("eenrustige").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from reportlab.lib.styles import ParagraphStyle

from .canvas import TaggedCanvas
from .markup import SPOKEN
from .structure import Tag

_CENTRE, _RIGHT = 1, 2
_BREAKS = " \t\n\r\x0b\x0c"
"""What ReportLab breaks lines at; a fixed space is part of a word."""
_UNDER, _THIN = 0.13, 0.05
"""Where the line under a link is and how thick, in parts of the size."""


def draw_plain(canvas: TaggedCanvas, pen: Any, lines: list[Any], style: ParagraphStyle, x: float, top: float) -> None:
    """Lines of one font, that of `pen` (bold or another font as the markup says); each is (white space left over, words)."""
    canvas.ink(pen.textColor)
    moves = style.alignment in (_CENTRE, _RIGHT)
    written = [
        (_moved(left_over, style) if moves else 0.0, " ".join(words) + ("" if words and _goes_on(words[-1]) else " "))
        for left_over, words in lines
    ]
    canvas.write_lines(written, pen.fontName, pen.fontSize, (x, top - style.fontSize), style.leading)


def _goes_on(word: str) -> bool:
    return type(word).__name__ == "_SplitWord"


class RichLines:
    """All lines of one paragraph of several fonts, colours or links. It knows where words go on in the next line."""

    def __init__(self, paragraph: Any, said: str) -> None:
        """`paragraph` is ReportLab's, broken into lines; `said` its words as they were written, see `source`."""
        self.of: Any = paragraph.blPara
        broken = paragraph.blPara
        self._lines: list[Any] = broken.lines if broken.kind else [_as_rich(broken, *line) for line in broken.lines]
        self._torn = _torn(said, self._lines)
        self._links: dict[object, Tag] = {}

    def draw(self, canvas: TaggedCanvas, first: int, last: int, style: ParagraphStyle, x: float, top: float) -> None:
        y = top - style.fontSize
        for line, torn in zip(self._lines[first:last], self._torn[first:last], strict=True):
            pieces = [fragment for fragment in line.words if fragment.text]
            left = x + _moved(line.extraSpace, style)
            for link, group in groupby(pieces, key=_link):
                own = list(group)
                closed = own[-1] is pieces[-1] and not torn
                if link is None:
                    left += _write(canvas, own, left, y, closed)
                elif link[1].startswith(SPOKEN):
                    with canvas.tag(self._links.setdefault(link, Tag("Span", lang=link[1].removeprefix(SPOKEN)))):
                        left += _write(canvas, own, left, y, closed)
                else:
                    left += self._write_link(canvas, link, own, (left, y), closed)
            y -= style.leading

    def _write_link(
        self,
        canvas: TaggedCanvas,
        link: tuple[int, str],
        pieces: Sequence[Any],
        place: tuple[float, float],
        closed: bool,
    ) -> float:
        """One element for a link, however many lines it goes over; each line has a spot of its own to click."""
        x, y = place
        tag = self._links.setdefault(link, Tag("Link"))
        said = "".join(piece.text for piece in pieces)
        size = max(piece.fontSize for piece in pieces)
        with canvas.tag(tag):
            width = _write(canvas, pieces, x, y, closed)
            canvas.hotspot(tag, link[1], (x, y - 0.25 * size, x + width, y + 0.8 * size), f"{said} ({link[1]})")
        with canvas.artifact():
            canvas.rule(x, y - _UNDER * size, x + width, pieces[0].textColor, _THIN * size)
        return width


def _as_rich(pen: Any, left_over: float, words: Sequence[str]) -> Any:
    """A line of one font as one of several: for a paragraph that is a link from end to end."""
    return SimpleNamespace(extraSpace=left_over, words=[pen.clone(text=" ".join(words))])


def _write(canvas: TaggedCanvas, pieces: Sequence[Any], x: float, y: float, closed: bool) -> float:
    """The pieces after each other, with a space behind them when `closed`; the width of what is seen."""
    widths = [canvas.stringWidth(piece.text, piece.fontName, piece.fontSize) for piece in pieces]
    _draw_grounds(canvas, pieces, widths, x, y)
    for piece, width in zip(pieces, widths, strict=True):
        canvas.ink(piece.textColor)
        ends = closed and piece is pieces[-1] and not piece.text.endswith(" ")
        canvas.write_lines(
            [(0.0, piece.text + " " if ends else piece.text)], piece.fontName, piece.fontSize, (x, y), 0.0
        )
        x += width
    return sum(widths)


def _draw_grounds(canvas: TaggedCanvas, pieces: Sequence[Any], widths: Sequence[float], x: float, y: float) -> None:
    """What the markup says stands behind the words: a black bar under white letters."""
    for piece, width in zip(pieces, widths, strict=True):
        ground = getattr(piece, "backColor", None)
        if ground is not None:
            canvas.ground((x, y - 0.26 * piece.fontSize, width, 1.18 * piece.fontSize), ground)
        x += width


def _moved(left_over: float, style: ParagraphStyle) -> float:
    return {_CENTRE: left_over / 2, _RIGHT: left_over}.get(int(style.alignment), 0.0)


def _link(fragment: Any) -> tuple[int, str] | None:
    """(number within the paragraph, address)"""
    links = getattr(fragment, "link", None)
    return links[0] if links else None


def source(fragments: Iterable[Any]) -> str:
    """The words of a paragraph as they were written, line ends and all. To be asked before it is broken: that changes them."""
    return "".join("\n" if getattr(part, "lineBreak", False) else part.text for part in fragments)


def _torn(source: str, lines: Sequence[Any]) -> list[bool]:
    """For every line whether its last word goes on in the next: counted in letters, for white space was changed."""
    ends, letters = set(), 0
    for sign in source:
        if sign in _BREAKS:
            ends.add(letters)
        else:
            letters += 1
    found, seen = [], 0
    for line in lines:
        seen += sum(sign not in _BREAKS for piece in line.words for sign in piece.text or "")
        found.append(seen not in ends and seen < letters)
    return found
