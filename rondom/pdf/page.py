"""Pages: blocks are stacked, split where a page ends, and get a head and a foot."""

from __future__ import annotations

from dataclasses import dataclass

from rondom.language import _
from rondom.pdf import fonts, safe, styles
from rondom.pdf.colours import colour
from rondom.pdf.tagged.blocks import SLACK, Block, Stack
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.xmp import Metadata

_FOOT_SIZE = 8.55


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands at the top of every page after the first, and at the foot of all, on one line each."""

    head: str
    foot: str
    page: str = "Pagina {n} van {total}"
    size: float = _FOOT_SIZE


def print_pages(blocks: list[Block], edges: Edges, metadata: Metadata) -> bytes:
    """The finished document. Text that is longer than a page goes on; nothing is left out."""
    canvas = TaggedCanvas(styles.PAGE, metadata, fonts.REGULAR)
    rest: Block | None = Stack(blocks)
    top = styles.PAGE[1] - styles.TOP
    while rest is not None:
        rest = _fill(canvas, rest, top)
        top = styles.PAGE[1] - styles.CONTINUED_TOP
        if rest is not None:
            canvas.showPage()
    return canvas.content(lambda target, number, total: _draw_edges(target, edges, number, total))


def _fill(canvas: TaggedCanvas, blocks: Block, top: float) -> Block | None:
    """Draw what fits under `top`; what is left for the next page. A block that can be split nowhere is drawn as it is."""
    room = top - styles.BOTTOM
    parts = blocks.split(styles.WIDTH, room) if blocks.height(styles.WIDTH) > room + SLACK else None
    first, rest = parts if parts is not None else (blocks, None)
    first.draw(canvas, styles.SIDE, top, styles.WIDTH)
    return rest


def _draw_edges(canvas: TaggedCanvas, edges: Edges, number: int, total: int) -> None:
    left, right = styles.SIDE, styles.PAGE[0] - styles.SIDE
    canvas.saveState()
    canvas.setFillColor(colour("ink-muted"))
    foot_line = styles.FOOT + edges.size + 7
    canvas.rule(left, foot_line, right, colour("line"))
    page = _(edges.page).format(n=number, total=total)
    page_width = fonts.width(page, edges.size)
    draw_line(canvas, right - page_width, styles.FOOT, page, edges.size, page_width + 1)
    draw_line(canvas, left, styles.FOOT, edges.foot, edges.size, right - left - page_width - 20)
    if number > 1:
        head = styles.PAGE[1] - styles.TOP - edges.size * 0.7
        draw_line(canvas, left, head, edges.head, edges.size, right - left)
        canvas.rule(left, head - 8, right, colour("line"))
    canvas.restoreState()


def draw_line(canvas: TaggedCanvas, x: float, y: float, text: str, size: float, room: float) -> None:
    """One line of any text, cut with … where `room` (points) ends."""
    for font, piece in safe.runs(safe.one_line(text, 200)):
        name = font or fonts.REGULAR
        shown = _fitting(canvas, piece, name, size, room)
        canvas.setFont(name, size)
        canvas.drawString(x, y, shown)
        drawn = canvas.stringWidth(shown, name, size)
        x, room = x + drawn, room - drawn
        if shown != piece:
            return


def _fitting(canvas: TaggedCanvas, text: str, font: str, size: float, room: float) -> str:
    if canvas.stringWidth(text, font, size) <= room:
        return text
    while text and canvas.stringWidth(text + "…", font, size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
