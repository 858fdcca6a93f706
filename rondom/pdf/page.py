"""Pages: blocks are stacked, split where a page ends, and get a head and a foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rondom.language import _
from rondom.pdf import fonts, safe, styles
from rondom.pdf.colours import colour
from rondom.pdf.styles import Format
from rondom.pdf.tagged import right_to_left
from rondom.pdf.tagged.blocks import SLACK, Block, Stack
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.xmp import Metadata

_FOOT_SIZE = 8.55
_LITTLE, _NEARER = 0.25, 0.6
"""A last page that is filled less than this; and what is left of the white between parts to save it."""
_SHORT, _FILLED = 0.35, 0.42
"""A last page that is filled less gets parts of the page before it, until so much is filled; that page keeps as much."""
_POINT = re.compile("( · )")
"""Between two things that are told on one line."""


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands at the top of every page after the first, and at the foot of all, on one line each.

    `first_page` is said in place of `page` on the first of several.
    """

    head: str
    foot: str
    page: str = "Pagina {n} van {total}"
    size: float = _FOOT_SIZE
    first_page: str = ""

    def number(self, number: int, total: int) -> str:
        """Pagina 1 van 2"""
        told = self.first_page if self.first_page and number == 1 < total else self.page
        return _(told).format(n=number, total=total)


def print_pages(blocks: list[Block], edges: Edges, metadata: Metadata) -> bytes:
    """The finished document. Text that is longer than a page goes on; nothing is left out."""
    return print_parts([blocks], edges, metadata, styles.UPRIGHT)


def print_parts(parts: Sequence[list[Block]], edges: Edges, metadata: Metadata, sheet: Format) -> bytes:
    """The same on sheets of any format; every part begins on a page of its own, and empty parts have none."""
    canvas = TaggedCanvas(sheet.size, metadata, fonts.REGULAR)
    top = sheet.size[1] - sheet.top
    pages: list[Stack] = []
    for blocks in parts:
        if blocks:
            pages += _well_filled(blocks, top if not pages else sheet.size[1] - sheet.continued_top, sheet)
    for at, one in enumerate(pages):
        if at:
            canvas.showPage()
            top = sheet.size[1] - sheet.continued_top
        one.draw(canvas, sheet.side, top, sheet.width)
    return canvas.content(lambda target, number, total: _draw_edges(target, edges, number, total, sheet))


class _Nearer(Stack):
    """Parts with less white between them."""

    def _gap(self, index: int) -> float:
        return super()._gap(index) * _NEARER

    def _with(self, blocks: Sequence[Block]) -> Stack:
        return _Nearer(blocks)


@dataclass(frozen=True, slots=True)
class _Pages:
    """`runs_on`: a part goes on from the page before the last to the last."""

    stacks: list[Stack]
    runs_on: bool

    def last_filled(self, sheet: Format) -> float:
        """How much of the last; all of it when it is the only one."""
        return self.stacks[-1].height(sheet.width) / sheet.continued_room if len(self.stacks) > 1 else 1.0


def _well_filled(blocks: Sequence[Block], top: float, sheet: Format) -> list[Stack]:
    """The pages. For a few lines on the last the parts stand a little nearer, when that saves the page; if not, they get
    the parts before them for company.
    """
    made = _pages(Stack(blocks), top, sheet)
    if made.last_filled(sheet) < _LITTLE:
        nearer = _pages(_Nearer(blocks), top, sheet)
        made = nearer if len(nearer.stacks) < len(made.stacks) else made
    return _evened(made, sheet) if made.last_filled(sheet) < _SHORT and not made.runs_on else made.stacks


def _evened(made: _Pages, sheet: Format) -> list[Stack]:
    """As many parts as it takes, and as the page before can miss."""
    *others, before, last = made.stacks
    least, best = sheet.continued_room * _FILLED, made.stacks
    for index in range(before.count - 1, 0, -1):
        parts = before.break_before(index)
        if parts is None or best[-1].height(sheet.width) >= least:
            break
        joined = parts[1].followed_by(last)
        if parts[0].height(sheet.width) < least or joined.height(sheet.width) > sheet.continued_room:
            break
        best = [*others, parts[0], joined]
    return best


def _pages(blocks: Stack, top: float, sheet: Format) -> _Pages:
    """What stands on each. A block that can be split nowhere is drawn as it is, what follows it on the next page."""
    pages: list[Stack] = []
    rest: Stack | None = blocks
    runs_on = False
    while rest is not None:
        room, count = top - sheet.bottom, rest.count
        higher = rest.height(sheet.width) > room + SLACK
        parts = (rest.split(sheet.width, room) or rest.torn(sheet.width, room)) if higher else None
        first, rest = parts if parts is not None else (rest, None)
        if rest is not None:
            runs_on = first.count + rest.count > count
        pages.append(first)
        top = sheet.size[1] - sheet.continued_top
    return _Pages(pages, runs_on)


def _draw_edges(canvas: TaggedCanvas, edges: Edges, number: int, total: int, sheet: Format) -> None:
    left, right = sheet.side, sheet.size[0] - sheet.side
    canvas.saveState()
    canvas.setFillColor(colour("ink-muted"))
    foot_line = sheet.foot + edges.size + 7
    canvas.rule(left, foot_line, right, colour("line"))
    page = edges.number(number, total)
    page_width = _width(page, edges.size)
    draw_line(canvas, right - page_width, sheet.foot, page, edges.size, page_width + 1)
    draw_line(canvas, left, sheet.foot, edges.foot, edges.size, right - left - page_width - 20)
    if number > 1:
        head = sheet.size[1] - sheet.top - edges.size * 0.7
        draw_line(canvas, left, head, edges.head, edges.size, right - left)
        canvas.rule(left, head - 8, right, colour("line"))
    canvas.restoreState()


def draw_line(canvas: TaggedCanvas, x: float, y: float, text: str, size: float, room: float) -> None:
    """One line of any text, cut with … where `room` (points) ends."""
    if right_to_left.needed(text):
        _draw_from_right(canvas, x, y, safe.one_line(text, 200), size, room)
        return
    for font, piece in safe.runs(safe.one_line(text, 200)):
        name = font or fonts.REGULAR
        shown = _fitting(canvas, piece, name, size, room)
        canvas.setFont(name, size)
        canvas.drawString(x, y, shown)
        drawn = canvas.stringWidth(shown, name, size)
        x, room = x + drawn, room - drawn
        if shown != piece:
            return


def _draw_from_right(canvas: TaggedCanvas, x: float, y: float, text: str, size: float, room: float) -> None:
    """The same with Arabic or Hebrew in it; the left end stays where it is, also of a line that is read from the right."""
    made = _pieces(text, size)
    while text and _sum(made) > room:
        text = text[:-1]
        made = _pieces(text.rstrip() + "…", size)
    for one in made:
        one.draw(canvas, x, y)
        x += one.width


def _pieces(text: str, size: float) -> list[right_to_left.Line]:
    """What stands between points goes from left to right, each piece in its own direction: a name stays with its words."""
    return [right_to_left.line(one, fonts.REGULAR, size) for one in _POINT.split(text) if one]


def _sum(pieces: Sequence[right_to_left.Line]) -> float:
    return sum(one.width for one in pieces)


def _width(text: str, size: float) -> float:
    return _sum(_pieces(text, size)) if right_to_left.needed(text) else fonts.width(text, size)


def _fitting(canvas: TaggedCanvas, text: str, font: str, size: float, room: float) -> str:
    if canvas.stringWidth(text, font, size) <= room:
        return text
    while text and canvas.stringWidth(text + "…", font, size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
