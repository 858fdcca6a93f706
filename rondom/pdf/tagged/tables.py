"""Tables of few words: hairlines, no boxes. A head that comes back on every page, rows that split only when they must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color

from .blocks import SLACK, Block, Stack, split_beside
from .canvas import TaggedCanvas
from .structure import Tag


@dataclass(frozen=True, slots=True)
class TableLook:
    """Lengths in points."""

    rule: Color
    head_rule: Color
    padding: float
    """Above and below the text of a row."""
    gap: float
    """Between columns."""
    highest_row: float
    """A row up to this height is never split."""
    head_padding: float = 3.0


class Row:
    """Cells from left to right. The first cell may head its row."""

    def __init__(self, cells: Sequence[Stack], tags: Sequence[Tag], tag: Tag | None = None, least: float = 0.0) -> None:
        self.cells, self.tags, self.tag, self.least = tuple(cells), tuple(tags), tag or Tag("TR"), least
        self._measured: tuple[Sequence[float], float] = ((), 0.0)

    def height(self, widths: Sequence[float]) -> float:
        if self._measured[0] != widths:
            heights = (cell.height(width) for cell, width in zip(self.cells, widths, strict=True))
            self._measured = (widths, max(self.least, *heights))
        return self._measured[1]

    def split(self, widths: Sequence[float], room: float, torn: bool = False) -> tuple[Row, Row] | None:
        parts = split_beside(self.cells, widths, room, torn)
        if parts is None:
            return None
        return Row(parts[0], self.tags, self.tag), Row(parts[1], self.tags, self.tag)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, widths: Sequence[float], gap: float) -> None:
        with canvas.tag(self.tag):
            for cell, tag, width in zip(self.cells, self.tags, widths, strict=True):
                with canvas.tag(tag):
                    cell.draw(canvas, x, top, width)
                x += width + gap


class Table(Block):
    """Built with `table()`; this is the part of it that stands on one page."""

    def __init__(
        self, tag: Tag, head: Row | None, rows: Sequence[Row], shares: Sequence[float], look: TableLook, continued: bool
    ) -> None:
        self._tag, self._head, self._rows, self._shares, self._look = tag, head, tuple(rows), tuple(shares), look
        self._continued = continued

    def height(self, width: float) -> float:
        widths = self._widths(width)
        return self._head_height(widths) + sum(self._row_height(row, widths) for row in self._rows)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        widths, right = self._widths(width), x + width
        with canvas.tag(self._tag):
            top = self._draw_head(canvas, x, top, widths, right)
            for row in self._rows:
                row.draw(canvas, x, top - self._look.padding, widths, self._look.gap)
                top -= self._row_height(row, widths)
                canvas.rule(x, top, right, self._look.rule)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        widths = self._widths(width)
        room -= self._head_height(widths)
        for index, row in enumerate(self._rows):
            height = self._row_height(row, widths)
            if height > room + SLACK:
                return self._split_at(index, row, widths, height, room)
            room -= height
        return None

    def torn(self, width: float, room: float) -> tuple[Block, Block] | None:
        widths = self._widths(width)
        row, others = self._rows[0], self._rows[1:]
        parts = row.split(widths, room - self._head_height(widths) - 2 * self._look.padding, torn=True)
        first, rest = parts or (row, None)
        after = (*([rest] if rest is not None else []), *others)
        return (self._part((first,), self._continued), self._part(after, True)) if after else None

    def _split_at(
        self, index: int, row: Row, widths: list[float], height: float, room: float
    ) -> tuple[Block, Block] | None:
        before, after = self._rows[:index], self._rows[index:]
        if height > self._look.highest_row:
            parts = row.split(widths, room - 2 * self._look.padding)
            if parts is not None:
                before, after = (*before, parts[0]), (parts[1], *self._rows[index + 1 :])
        if not before:
            return None
        return self._part(before, self._continued), self._part(after, True)

    def _part(self, rows: Sequence[Row], continued: bool) -> Table:
        part = Table(self._tag, self._head, rows, self._shares, self._look, continued)
        part.before, part.after = self.before, self.after
        return part

    def _draw_head(self, canvas: TaggedCanvas, x: float, top: float, widths: list[float], right: float) -> float:
        """The head is read once; on following pages it is repeated for the eye only. Without a head: a line on top."""
        if self._head is None:
            canvas.rule(x, top, right, self._look.rule)
            return top
        if self._continued:
            with canvas.artifact():
                self._head.draw(canvas, x, top, widths, self._look.gap)
        else:
            self._head.draw(canvas, x, top, widths, self._look.gap)
        top -= self._head_height(widths)
        canvas.rule(x, top, right, self._look.head_rule, 0.75)
        return top

    def _head_height(self, widths: Sequence[float]) -> float:
        return self._head.height(widths) + self._look.head_padding if self._head else 0.0

    def _row_height(self, row: Row, widths: Sequence[float]) -> float:
        return row.height(widths) + 2 * self._look.padding

    def _widths(self, width: float) -> list[float]:
        free = width - self._look.gap * (len(self._shares) - 1)
        return [free * share / sum(self._shares) for share in self._shares]


def table(
    head: Sequence[Block],
    rows: Sequence[Sequence[Block | None]],
    shares: Sequence[float],
    look: TableLook,
    least: float = 0.0,
) -> Table:
    """Table > TR > TH and TD. `shares` divide the width; `least` is the smallest height of a row's text; None is an
    empty cell. The first cell of every row is its heading.
    """
    heading = Row([Stack((cell,)) for cell in head], [_cell("TH", "Column") for _ in head]) if head else None
    body = [
        Row(
            [Stack((cell,) if cell is not None else ()) for cell in row],
            [_cell("TH", "Row"), *(_cell("TD") for _ in row[1:])],
            least=least,
        )
        for row in rows
    ]
    return Table(Tag("Table"), heading, body, shares, look, continued=False)


def _cell(role: str, scope: str = "") -> Tag:
    return Tag(role, attributes=f"/O/Table/Scope/{scope}" if scope else "")
