"""Who can be called, in columns: a name with a number beside it, and under it in a few words who that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from rondom.pdf import fonts, safe
from rondom.pdf.colours import colour
from rondom.pdf.sections.parts import Rule
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import SLACK, Block, Columns, Space, Stack, Tagged
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.flowables import Heading, P
from rondom.pdf.tagged.structure import Tag

_GAP = 8.0
"""Points between a name and its number."""
_BETWEEN = 18.0
"""Points between two columns."""
_NUMBER = 40
"""Most signs of a number; more is a sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """One to call, in words; all but the name may be "".

    `aside` stands after the name in the quiet ink, `below` under it. `doubt` puts a question mark after the number.
    """

    name: str
    number: str
    below: str = ""
    aside: str = ""
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    lines: tuple[Line, ...]


class Entry(Block):
    """The number stands at the right edge of the line of the name, or under a name that has no room beside it.

    A name with words aside goes on under itself, and keeps its number beside it.
    """

    def __init__(self, line: Line, look: Look, after: float) -> None:
        self._look, self._after = look, after
        number = safe.one_line(line.number, _NUMBER)
        number = f"{number} ?" if number and line.doubt else number
        name, aside = safe.one_line(line.name), safe.one_line(f", {line.aside}") if line.aside else ""
        self._name = P(safe.joined((safe.bold(safe.safe(name)), _quiet(aside)), ""), look.body)
        self._number = P(safe.safe(number), look.body) if number else None
        self._below = P(safe.safe(safe.one_line(line.below)), look.small) if safe.clean(line.below) else None
        self._wide = fonts.width(number, look.size) + 1 if number else 0.0
        self._own = fonts.width(name, look.size, semibold=True) + 1

    def height(self, width: float) -> float:
        high = self._name.height(self._room(width))
        high += self._number.height(width) if self._number and not self._beside(width) else 0.0
        return high + (self._below.height(width) if self._below else 0.0) + self._after

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        beside, room = self._beside(width), self._room(width)
        self._name.draw(canvas, x, top, room)
        if self._number:
            at = (x + width - self._wide, top) if beside else (x, top - self._name.height(room))
            self._number.draw(canvas, *at, self._wide if beside else width)
            top -= 0.0 if beside else self._number.height(width)
        if self._below:
            self._below.draw(canvas, x, top - self._name.height(room), width)

    def _room(self, width: float) -> float:
        return width - self._wide - _GAP if self._beside(width) else width

    def _beside(self, width: float) -> bool:
        return bool(self._number) and self._own + _GAP + self._wide <= width


def _quiet(words: str) -> safe.Markup:
    return safe.muted(safe.safe(words)) if words else safe.safe("")


class Callout(Block):
    """One sentence in a warm box: what to do when one does not know where to begin."""

    def __init__(self, inner: Block, padding: tuple[float, float] = (14.0, 8.5)) -> None:
        self._inner, self._padding = inner, padding

    def height(self, width: float) -> float:
        beside, above = self._padding
        return self._inner.height(width - 2 * beside) + 2 * above

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        (beside, above), high = self._padding, self.height(width)
        canvas.saveState()
        canvas.setFillColor(colour("warm-tint"))
        canvas.roundRect(x, top - high, width, high, 7.5, stroke=0, fill=1)
        canvas.restoreState()
        self._inner.draw(canvas, x + beside, top - above, width - 2 * beside)


def column_width(width: float, count: int) -> float:
    return (width - _BETWEEN * (count - 1)) / count


def fitting(group: Group, look: Look, width: float, room: float) -> Group:
    """The first lines of a group that have room under its title in a column of this width."""
    room -= _head_height(group, look, width)
    lines: list[Line] = []
    for line in group.lines:
        room -= Entry(line, look, _after(look)).height(width)
        if room < -SLACK:
            break
        lines.append(line)
    return Group(group.title, tuple(lines))


def columns(panels: Sequence[Sequence[Group]], look: Look) -> Block:
    """Panels beside each other, each with its groups under their titles."""
    return Columns([panel(groups, look) for groups in panels], [1.0] * len(panels), _BETWEEN)


def panel(groups: Sequence[Group], look: Look) -> Stack:
    """Groups under each other."""
    return Stack([block for group in groups for block in caller_list(group, look)])


def spread(groups: Sequence[Group], look: Look, width: float, room: float) -> list[list[Group]]:
    """The groups one after another over panels of this size; one that goes on on the next panel repeats its title."""
    made: list[list[Group]] = [[]]
    for group in groups:
        lines = group.lines
        while lines:
            here = made[-1]
            left = room - (panel(here, look).height(width) + look.heading.spaceBefore if here else 0.0)
            part = fitting(Group(group.title, lines), look, width, left)
            if here and not part.lines:
                made.append([])
                continue
            here.append(part if part.lines else Group(group.title, lines[:1]))  # higher than a panel: cut nowhere
            lines = lines[len(here[-1].lines) :]
    return [one for one in made if one]


def balanced(groups: Sequence[Group], look: Look, width: float, room: float, count: int) -> list[list[Group]]:
    """The groups over at most `count` columns in this width. Without room for all, the first few of every group."""
    there, each = [group for group in groups if group.lines], column_width(width, count)
    low, high = 0, min(max((len(group.lines) for group in there), default=0), count * int(room / look.body.leading))
    while low < high:
        middle = (low + high + 1) // 2
        fits = _beside(_of_each(there, middle), look, each, room, count)
        low, high = (middle, high) if fits else (low, middle - 1)
    return _beside(_of_each(there, low), look, each, room, count) if low else spread(there, look, each, room)[:count]


def _of_each(groups: Sequence[Group], most: int) -> list[Group]:
    return [Group(group.title, group.lines[:most]) for group in groups]


def _beside(groups: Sequence[Group], look: Look, width: float, room: float, count: int) -> list[list[Group]]:
    """In columns that are about as high, each group whole; else one after another; empty when there is no room."""
    ways = [_parted(groups, cuts) for cuts in combinations(range(1, len(groups)), min(count, len(groups)) - 1)]
    highest = [max(panel(part, look).height(width) for part in way) for way in ways]
    if min(highest) <= room:
        return ways[highest.index(min(highest))]
    made = spread(groups, look, width, room)
    return made if len(made) <= count and all(panel(part, look).height(width) <= room for part in made) else []


def _parted(groups: Sequence[Group], cuts: Sequence[int]) -> list[list[Group]]:
    return [list(groups[first:last]) for first, last in pairwise((0, *cuts, len(groups)))]


def count_of(panels: Sequence[Sequence[Group]]) -> int:
    """How many lines they show."""
    return sum(len(group.lines) for groups in panels for group in groups)


def caller_list(group: Group, look: Look) -> list[Block]:
    """A title and its lines, as a list for who listens."""
    rows = [Tagged(Tag("LI"), Tagged(Tag("LBody"), Entry(line, look, _after(look)))) for line in group.lines]
    listed = Tagged(Tag("L", attributes="/O/List/ListNumbering/None"), Stack(rows))
    return [*_head(group, look), *([listed] if rows else [])]


def _head(group: Group, look: Look) -> list[Block]:
    title = safe.one_line(group.title)
    return [Heading(safe.safe(title), look.heading, "H2", title), Rule(0, 0), Space(look.size * 0.35)]


def _head_height(group: Group, look: Look, width: float) -> float:
    return Stack(_head(group, look)).height(width)


def _after(look: Look) -> float:
    return look.size * 0.42
