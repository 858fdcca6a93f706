"""Blocks: what a page is stacked from. A block knows its height for a width, can be split where a page ends, and draws
itself with its tags.

Lengths are points; `top` is the height above the foot of the paper where a block starts, and it draws downwards.
ReportLab's own tables and frames are not used: their split halves cannot share one structure element.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from reportlab.lib.colors import Color

from .canvas import TaggedCanvas
from .structure import Tag

SLACK = 0.01
"""Points that a block may be too high without being split: rounding."""


class Block(ABC):
    """`before` and `after` are the white space it wants; between two blocks the larger one counts."""

    before: float = 0.0
    after: float = 0.0
    clings: bool = False
    """Never the last on a page: a heading stays with what it heads."""

    @abstractmethod
    def height(self, width: float) -> float: ...

    @abstractmethod
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None: ...

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """The part that fits in `room` and the rest, together the whole; None when no sensible part fits."""
        return None

    def torn(self, width: float, room: float) -> tuple[Block, Block] | None:
        """On a page of its own, when `split` found nothing sensible: a break all the same, or what comes after is lost below
        the paper. A heading may then stand alone. None for one block, which is drawn as it is.
        """
        return None


class Space(Block):
    """White of a fixed height."""

    def __init__(self, height: float) -> None:
        self._height = height

    def height(self, width: float) -> float:
        return self._height

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        return


class Stack(Block):
    """Blocks under each other. White space at its own top and bottom is handed to whoever stacks it."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = tuple(blocks)
        self._measured = (-1.0, 0.0)
        if self._blocks:
            self.before, self.after = self._blocks[0].before, self._blocks[-1].after

    @property
    def empty(self) -> bool:
        return not self._blocks

    @property
    def count(self) -> int:
        """How many blocks it has."""
        return len(self._blocks)

    def height(self, width: float) -> float:
        if self._measured[0] != width:
            heights = sum(block.height(width) for block in self._blocks)
            self._measured = (width, heights + sum(self._gap(index) for index in range(len(self._blocks))))
        return self._measured[1]

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        for index, block in enumerate(self._blocks):
            top -= self._gap(index)
            block.draw(canvas, x, top, width)
            top -= block.height(width)

    def split(self, width: float, room: float) -> tuple[Stack, Stack] | None:
        for index, block in enumerate(self._blocks):
            room -= self._gap(index)
            height = block.height(width)
            if height <= room + SLACK:
                room -= height
                continue
            parts = block.split(width, room) if room > 0 else None
            if parts is not None:
                return self._with((*self._blocks[:index], parts[0])), self._with((parts[1], *self._blocks[index + 1 :]))
            return self.break_before(index)
        return None

    def torn(self, width: float, room: float) -> tuple[Stack, Stack] | None:
        for index, block in enumerate(self._blocks):
            room -= self._gap(index)
            height = block.height(width)
            if height <= room + SLACK:
                room -= height
                continue
            parts = block.torn(width, room) if index == 0 else None
            if parts is not None:
                return self._with((parts[0],)), self._with((parts[1], *self._blocks[1:]))
            above, below = self._blocks[: max(index, 1)], self._blocks[max(index, 1) :]
            return (self._with(above), self._with(below)) if below else None
        return None

    def followed_by(self, other: Stack) -> Stack:
        """Both under each other as one."""
        return self._with((*self._blocks, *other._blocks))

    def break_before(self, index: int) -> tuple[Stack, Stack] | None:
        """Break before that block, and before the headings that cling to it."""
        while index > 0 and self._blocks[index - 1].clings:
            index -= 1
        if index == 0:
            return None
        return self._with(self._blocks[:index]), self._with(self._blocks[index:])

    def _gap(self, index: int) -> float:
        return max(self._blocks[index - 1].after, self._blocks[index].before) if index else 0.0

    def _with(self, blocks: Sequence[Block]) -> Stack:
        return Stack(blocks)


class Whole(Stack):
    """A stack that stays on one page when it can: it is split only when it is higher than `page`, a full page."""

    def __init__(self, blocks: Sequence[Block], page: float) -> None:
        super().__init__(blocks)
        self._page = page

    def split(self, width: float, room: float) -> tuple[Stack, Stack] | None:
        return super().split(width, room) if self.height(width) > self._page else None

    def _with(self, blocks: Sequence[Block]) -> Stack:
        return Whole(blocks, self._page)


class Tagged(Block):
    """A block inside a structure element, which it shares with the rest when it is split."""

    def __init__(self, tag: Tag, inner: Block) -> None:
        self._tag, self._inner = tag, inner
        self.before, self.after = inner.before, inner.after

    def height(self, width: float) -> float:
        return self._inner.height(width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.tag(self._tag):
            self._inner.draw(canvas, x, top, width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return self._both(self._inner.split(width, room))

    def torn(self, width: float, room: float) -> tuple[Block, Block] | None:
        return self._both(self._inner.torn(width, room))

    def _both(self, parts: tuple[Block, Block] | None) -> tuple[Block, Block] | None:
        return None if parts is None else (Tagged(self._tag, parts[0]), Tagged(self._tag, parts[1]))


class Inset(Block):
    """A block with white space around it: left, top, right, bottom."""

    def __init__(self, inner: Block, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> None:
        self._inner, self._edges = inner, (left, top, right, bottom)
        self.before, self.after = inner.before, inner.after

    def height(self, width: float) -> float:
        left, top, right, bottom = self._edges
        return top + self._inner.height(width - left - right) + bottom

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        left, above, right, _ = self._edges
        self._inner.draw(canvas, x + left, top - above, width - left - right)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        left, top, right, bottom = self._edges
        return self._both(self._inner.split(width - left - right, room - top - bottom))

    def torn(self, width: float, room: float) -> tuple[Block, Block] | None:
        left, top, right, bottom = self._edges
        return self._both(self._inner.torn(width - left - right, room - top - bottom))

    def _both(self, parts: tuple[Block, Block] | None) -> tuple[Block, Block] | None:
        return None if parts is None else (Inset(parts[0], *self._edges), Inset(parts[1], *self._edges))


class Columns(Block):
    """Stacks side by side. `shares` are parts of the width after the gaps; the reading order is column by column."""

    def __init__(self, stacks: Sequence[Stack], shares: Sequence[float], gap: float) -> None:
        self._stacks, self._shares, self._gap = tuple(stacks), tuple(shares), gap
        self.before = max((stack.before for stack in stacks), default=0.0)
        self.after = max((stack.after for stack in stacks), default=0.0)

    def height(self, width: float) -> float:
        return max(stack.height(w) for stack, w in zip(self._stacks, self._widths(width), strict=True))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        for stack, own in zip(self._stacks, self._widths(width), strict=True):
            stack.draw(canvas, x, top, own)
            x += own + self._gap

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return self._both(split_beside(self._stacks, self._widths(width), room))

    def torn(self, width: float, room: float) -> tuple[Block, Block] | None:
        return self._both(split_beside(self._stacks, self._widths(width), room, torn=True))

    def _both(self, parts: tuple[list[Stack], list[Stack]] | None) -> tuple[Block, Block] | None:
        if parts is None:
            return None
        first, rest = parts
        return Columns(first, self._shares, self._gap), Columns(rest, self._shares, self._gap)

    def _widths(self, width: float) -> list[float]:
        free = width - self._gap * (len(self._stacks) - 1)
        return [free * share / sum(self._shares) for share in self._shares]


def split_beside(
    stacks: Sequence[Stack], widths: Sequence[float], room: float, torn: bool = False
) -> tuple[list[Stack], list[Stack]] | None:
    """Split stacks that stand beside each other at the same height. None when one of them cannot give even a part:
    then they all go on to the next page, so that what stands beside each other stays so. With `torn` they are there already.
    """
    first, rest = [], []
    for stack, width in zip(stacks, widths, strict=True):
        fits = stack.height(width) <= room + SLACK
        parts = None if fits else stack.split(width, room) or (stack.torn(width, room) if torn else None)
        if parts is None and not fits and not torn:
            return None
        first.append(parts[0] if parts else stack)
        rest.append(parts[1] if parts else Stack(()))
    return None if all(one.empty for one in rest) else (first, rest)


class Box(Block):
    """A tinted box with a bar on the left, drawn again around each part when it is split."""

    def __init__(self, inner: Stack, fill: Color, bar: Color, padding: tuple[float, float], radius: float) -> None:
        """`padding` is beside and above the text, in points."""
        self._inner, self._fill, self._bar, self._padding, self._radius = inner, fill, bar, padding, radius

    def height(self, width: float) -> float:
        return self._inner.height(self._room(width)) + 2 * self._padding[1]

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height, bar = self.height(width), self._padding[0] / 4
        canvas.saveState()
        canvas.setFillColor(self._fill)
        canvas.roundRect(x + 2, top - height, width - 2, height, self._radius, stroke=0, fill=1)
        canvas.rect(x + bar, top - height, self._radius * 2, height, stroke=0, fill=1)
        canvas.setFillColor(self._bar)
        canvas.rect(x, top - height, bar, height, stroke=0, fill=1)
        canvas.restoreState()
        self._inner.draw(canvas, x + bar + self._padding[0], top - self._padding[1], self._room(width))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return self._both(self._inner.split(self._room(width), room - 2 * self._padding[1]))

    def torn(self, width: float, room: float) -> tuple[Block, Block] | None:
        return self._both(self._inner.torn(self._room(width), room - 2 * self._padding[1]))

    def _both(self, parts: tuple[Stack, Stack] | None) -> tuple[Block, Block] | None:
        return None if parts is None else (self._around(parts[0]), self._around(parts[1]))

    def _around(self, part: Stack) -> Box:
        box = Box(part, self._fill, self._bar, self._padding, self._radius)
        box.before, box.after = self.before, self.after
        return box

    def _room(self, width: float) -> float:
        return width - self._padding[0] * 2.25
