"""Lists with a drawn mark before each item. The mark is read aloud as a word, for its shape says whose item it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle

from .blocks import Block, Stack, Tagged
from .canvas import TaggedCanvas
from .structure import Tag

DrawMark = Callable[[TaggedCanvas, float, float], None]
"""Draws a mark given the left edge and the top of its line."""


@dataclass(frozen=True, slots=True)
class Item:
    """`spoken` is the mark in a word ("ouder"); "" when the mark only decorates."""

    draw_mark: DrawMark
    spoken: str
    body: Block


class Hanging(Block):
    """A mark, and a block to the right of it. After a split the rest keeps its indent but not the mark."""

    def __init__(self, draw_mark: DrawMark | None, body: Block, indent: float, label: Tag | None = None) -> None:
        """With a `label` the mark is part of the structure, otherwise it is decoration."""
        self._draw_mark, self._body, self._indent, self._label = draw_mark, body, indent, label
        self.before, self.after, self.clings = body.before, body.after, body.clings

    def height(self, width: float) -> float:
        return self._body.height(width - self._indent)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        if self._draw_mark is not None:
            if self._label is None:
                self._draw_mark(canvas, x, top)
            else:
                with canvas.tag(self._label):
                    self._draw_mark(canvas, x, top)
        self._body.draw(canvas, x + self._indent, top, width - self._indent)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return self._both(self._body.split(width - self._indent, room))

    def torn(self, width: float, room: float) -> tuple[Block, Block] | None:
        return self._both(self._body.torn(width - self._indent, room))

    def _both(self, parts: tuple[Block, Block] | None) -> tuple[Block, Block] | None:
        if parts is None:
            return None
        return (
            Hanging(self._draw_mark, parts[0], self._indent, self._label),
            Hanging(None, parts[1], self._indent),
        )


class Flow(Block):
    """Blocks beside each other as words on a line, each as wide as it wants to be; they go on on the next line."""

    def __init__(self, items: Sequence[tuple[Block, float]], gap: float) -> None:
        """Every item with its own width; `gap` is the white between two, in points."""
        self._items, self._gap = tuple(items), gap

    def height(self, width: float) -> float:
        return sum(self._line_height(line, width) for line in self._lines(width))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        for line in self._lines(width):
            left = x
            for block, own in line:
                block.draw(canvas, left, top, min(own, width))
                left += own + self._gap
            top -= self._line_height(line, width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        count = 0
        for line in self._lines(width):
            room -= self._line_height(line, width)
            if room < 0:
                break
            count += len(line)
        if count == 0:
            return None
        return Flow(self._items[:count], self._gap), Flow(self._items[count:], self._gap)

    def _lines(self, width: float) -> list[list[tuple[Block, float]]]:
        lines: list[list[tuple[Block, float]]] = []
        room = 0.0
        for block, own in self._items:
            if not lines or own > room:
                lines.append([])
                room = width
            lines[-1].append((block, own))
            room -= own + self._gap
        return lines

    def _line_height(self, line: Sequence[tuple[Block, float]], width: float) -> float:
        return max(block.height(min(own, width)) for block, own in line)


class _Rows(Stack):
    """The items of a list. Of four or more none stands alone on a page."""

    def break_before(self, index: int) -> tuple[Stack, Stack] | None:
        if self.count > 3:
            index -= index in (1, self.count - 1)
        return super().break_before(index)

    def _with(self, blocks: Sequence[Block]) -> Stack:
        return _Rows(blocks)


def marked_list(items: Sequence[Item], indent: float, gap: float) -> Block:
    """L > LI > Lbl and LBody. `gap` is the white between items, `indent` the room for the mark, in points."""
    rows = []
    for item in items:
        label = Tag("Lbl", actual=f"{item.spoken}:") if item.spoken else None
        row = Tagged(Tag("LI"), Hanging(item.draw_mark, Tagged(Tag("LBody"), item.body), indent, label))
        row.before, row.after = 0.0, gap
        rows.append(row)
    return Tagged(Tag("L", attributes="/O/List/ListNumbering/None"), _Rows(rows))


def numbered_list(bodies: Sequence[Block], style: ParagraphStyle, indent: float, gap: float, first: int = 1) -> Block:
    """The same with numbers, in the letters of `style`, each as far to the right as the widest. A list may stand in a body."""
    rows = []
    for number, body in enumerate(bodies, start=first):
        row = Tagged(
            Tag("LI"), Hanging(_number(f"{number}.", style, indent), Tagged(Tag("LBody"), body), indent, Tag("Lbl"))
        )
        row.before, row.after = 0.0, gap
        rows.append(row)
    return Tagged(Tag("L", attributes="/O/List/ListNumbering/Decimal"), _Rows(rows))


def _number(said: str, style: ParagraphStyle, indent: float) -> DrawMark:
    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.ink(style.textColor)
        canvas.setFont(style.fontName, style.fontSize)
        canvas.drawRightString(x + indent - style.fontSize * 0.45, top - style.fontSize, said)

    return draw
