"""The bricks every part uses: a heading, a paragraph, a list with marks, a table, a rule, lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportlab.lib.styles import ParagraphStyle

from rondom.pdf import fonts, marks, safe, tongues
from rondom.pdf.colours import colour
from rondom.pdf.safe import Markup
from rondom.pdf.sections.newspaper import Newspaper
from rondom.pdf.styles import KEPT_WHOLE, Look
from rondom.pdf.tagged.blocks import Block, Columns, Stack, Tagged, Whole
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.flowables import Heading, P
from rondom.pdf.tagged.lists import DrawMark, Flow, Hanging, Item, marked_list
from rondom.pdf.tagged.structure import Tag
from rondom.pdf.tagged.tables import table
from rondom.plan.reading import Person, Perspective, Remark

CELLS = Sequence[Block | None]


class Rule(Block):
    """A hairline over the full width, with white above and below."""

    def __init__(self, before: float, after: float) -> None:
        self.before, self.after = before, after

    def height(self, width: float) -> float:
        return 0.6

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        canvas.rule(x, top, x + width, colour("line"))


class WritingLines(Block):
    """Lines to write on with a pen."""

    def __init__(self, count: int, distance: float) -> None:
        self._count, self._distance = count, distance

    def height(self, width: float) -> float:
        return self._count * self._distance

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        for line in range(1, self._count + 1):
            canvas.rule(x, top - line * self._distance, x + width, colour("line-strong"))


class DrawingBox(Block):
    """An empty box to draw or paste in."""

    def __init__(self, height: float) -> None:
        self._height = height

    def height(self, width: float) -> float:
        return self._height

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        canvas.saveState()
        canvas.setLineWidth(0.9)
        canvas.setStrokeColor(colour("line-strong"))
        canvas.roundRect(x, top - self._height, width, self._height, 6, stroke=1, fill=0)
        canvas.restoreState()


def heading(text: str, look: Look, mark: DrawMark | None = None) -> Block:
    """A second-level heading that stands in the outline too, with a mark before it when there is one."""
    made = Heading(safe.safe(text, safe.SHORT), look.heading, "H2", safe.one_line(text))
    return made if mark is None else Hanging(mark, made, look.heading.fontSize * 1.42)


def paragraph(text: str, look: Look) -> list[Block]:
    """The text, or nothing when there is none."""
    return [P(markup, look.body)] if (markup := safe.safe(text)) else []


def small(text: str, look: Look) -> list[Block]:
    return [P(markup, look.small)] if (markup := safe.safe(text)) else []


def section(blocks: Sequence[Block], most: float = KEPT_WHOLE) -> list[Block]:
    """A part; one up to `most` points high stays on one page."""
    return [Whole(blocks, most)] if blocks else []


def person_mark(perspective: Perspective, look: Look) -> DrawMark:
    return marks.person(perspective, look.mark, look.size)


def name(person: Person, look: Look, strong: bool = False) -> Block:
    """A person in a table: mark and name."""
    text = safe.safe(person.name or marks.spoken(person.perspective), safe.SHORT)
    return Hanging(person_mark(person.perspective, look), P(text, look.strong if strong else look.body), look.indent)


def names(people: Sequence[Person], look: Look) -> Block | None:
    """Several people on a line, each with a mark. None for an empty cell."""
    items = [(name(person, look), look.indent + _name_width(person, look)) for person in people]
    return Flow(items, look.size * 0.7) if items else None


def _name_width(person: Person, look: Look) -> float:
    return fonts.width(safe.one_line(person.name or marks.spoken(person.perspective)), look.size) + 1


def remarks(items: Sequence[Remark], look: Look, with_names: bool = True) -> list[Block]:
    """A list of what people said, each with the mark of their side, and who said it when that is known."""
    made = [
        Item(
            person_mark(item.perspective, look), marks.spoken(item.perspective), P(_remark(item, with_names), look.body)
        )
        for item in items
        if safe.clean(item.text)
    ]
    return [marked_list(made, look.indent, look.size * 0.24)] if made else []


def in_two(items: Sequence[Remark], look: Look) -> list[Block]:
    """Remarks in two columns when there are more than two."""
    if len(items) <= 2:
        return remarks(items, look)
    half = (len(items) + 1) // 2
    return [Columns([Stack(remarks(part, look)) for part in (items[:half], items[half:])], (1, 1), 21)]


def in_both(text: str, style: ParagraphStyle, limit: int = safe.LIMIT) -> list[Block]:
    """A text as a paragraph; what it says in a second language as one of its own right under it, tagged with it."""
    if not isinstance(text, tongues.InTwo):
        return [P(safe.safe(text, limit), style)]
    dutch = P(safe.safe(text.dutch, limit), style)
    return [close(dutch), own_line(text, style, limit)]


def own_line(text: tongues.InTwo, style: ParagraphStyle, limit: int = safe.LIMIT) -> P:
    """What it says in the second language."""
    return P(safe.safe(text.own, limit), from_the_left(style), lang=text.language)


def close(block: P) -> P:
    """Without white space under it."""
    block.after = 0.0
    return block


@cache
def from_the_left(style: ParagraphStyle) -> ParagraphStyle:
    """In a narrow place Arabic too begins where the Dutch above it does."""
    return ParagraphStyle(f"{style.name}-left", style, stays_left=True)


def plain_list(texts: Sequence[str], look: Look, small_print: bool = False) -> list[Block]:
    """A list with quiet dots."""
    style = look.small if small_print else look.body
    size = style.fontSize
    made = [Item(marks.dot(size * 0.16, size), "", Stack(in_both(line, style))) for line in texts if safe.clean(line)]
    return [marked_list(made, size * 1.1, size * 0.2)] if made else []


def two_columns(texts: Sequence[str], look: Look, small_print: bool = False, gap: float = 21.0) -> list[Block]:
    """A long list with quiet dots that reads on from the left column to the right one."""
    style = look.small if small_print else look.body
    size = style.fontSize
    rows = []
    for line in texts:
        if text := safe.safe(line):
            body = Tagged(Tag("LBody"), P(text, style))
            row = Tagged(Tag("LI"), Hanging(marks.dot(size * 0.16, size), body, size * 1.1))
            row.before, row.after = 0.0, size * 0.2
            rows.append(row)
    return [Tagged(Tag("L", attributes="/O/List/ListNumbering/None"), Newspaper(rows, gap))] if rows else []


def cell(text: str, look: Look, limit: int = safe.LIMIT) -> Block | None:
    markup = safe.safe(text, limit)
    return P(markup, look.body) if markup else None


def words_table(
    titles: Sequence[str], rows: Sequence[CELLS], shares: Sequence[float], look: Look, least: float = 0.0
) -> Block:
    """A table with a head; without titles it starts with a line."""
    head = [P(safe.safe(title, safe.SHORT), look.head) for title in titles]
    made = table(head, rows, shares, look.table, least)
    made.before = 0.0 if titles else look.size * 0.3
    return made


def _remark(item: Remark, with_name: bool) -> Markup:
    text = safe.safe(item.text)
    if not with_name or not item.who:
        return text
    return safe.joined((text, safe.muted(safe.safe(f"({item.who})", safe.SHORT))), " ")
