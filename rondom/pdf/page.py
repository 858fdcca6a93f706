"""Pages: blocks are stacked, split where a page ends, and get a head and a foot."""

from __future__ import annotations

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
    rests: list[Block] = [Stack(blocks) for blocks in parts if blocks]
    while rests:
        left = _fill(canvas, rests[0], top, sheet)
        top = sheet.size[1] - sheet.continued_top
        rests[:1] = [] if left is None else [left]
        if rests:
            canvas.showPage()
    return canvas.content(lambda target, number, total: _draw_edges(target, edges, number, total, sheet))


def _fill(canvas: TaggedCanvas, blocks: Block, top: float, sheet: Format) -> Block | None:
    """Draw what fits under `top`; what is left for the next page. A block that can be split nowhere is drawn as it is."""
    room = top - sheet.bottom
    parts = blocks.split(sheet.width, room) if blocks.height(sheet.width) > room + SLACK else None
    first, rest = parts if parts is not None else (blocks, None)
    first.draw(canvas, sheet.side, top, sheet.width)
    return rest


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
    made = right_to_left.line(text, fonts.REGULAR, size)
    while text and made.width > room:
        text = text[:-1]
        made = right_to_left.line(text.rstrip() + "…", fonts.REGULAR, size)
    made.draw(canvas, x, y)


def _width(text: str, size: float) -> float:
    if right_to_left.needed(text):
        return right_to_left.line(text, fonts.REGULAR, size).width
    return fonts.width(text, size)


def _fitting(canvas: TaggedCanvas, text: str, font: str, size: float, room: float) -> str:
    if canvas.stringWidth(text, font, size) <= room:
        return text
    while text and canvas.stringWidth(text + "…", font, size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
