"""The bricks of papers that are written on: boxes to tick, lines to fill in, a strip to cut off, short facts on a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from rondom.language import _
from rondom.pdf import safe
from rondom.pdf.colours import colour
from rondom.pdf.sections.paper import Paper
from rondom.pdf.sections.parts import from_the_left
from rondom.pdf.sections.two_tongues import Sentence, gap_of, own_words, pair, said
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block, Columns, Stack
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import DrawMark, Item


class CutLine(Block):
    """Dashes over the full width: here the strip comes off."""

    before, after = 16.0, 8.0

    def height(self, width: float) -> float:
        return 0.8

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        canvas.saveState()
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(colour("line-strong"))
        canvas.setDash([4, 3])
        canvas.line(x, top, x + width, top)
        canvas.restoreState()


class Blank(Block):
    """A line to write on beside a word, at the height of its text."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def height(self, width: float) -> float:
        return float(self._look.body.leading)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        canvas.rule(x, top - self._look.size * 1.15, x + width, colour("line-strong"))


class AtLeast(Block):
    """A block that takes some height also when it has less to say."""

    def __init__(self, inner: Stack, least: float) -> None:
        self._inner, self._least = inner, least

    def height(self, width: float) -> float:
        return max(self._least, self._inner.height(width))

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self._inner.draw(canvas, x, top, width)


def tick_box(size: float, text: float) -> DrawMark:
    """An empty box to tick, beside a text of `text` points."""

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.saveState()
        canvas.setLineWidth(0.9)
        canvas.setStrokeColor(colour("ink"))
        canvas.roundRect(x, top - text * 0.72 - size / 2, size, size, 1.6, stroke=1, fill=0)
        canvas.restoreState()

    return draw


def option(text: str, look: Look) -> Item:
    """A box to tick with its words; after a colon comes a line to write on."""
    return choice(said(text), Paper(look))


def choice(sentence: Sentence, paper: Paper) -> Item:
    """The same in two languages. A line to write on stands beside the Dutch alone, and under both languages."""
    look = paper.look
    words = pair(sentence, look.body, paper.dress, gap_of(look))
    body = words
    if sentence.told().endswith(":"):
        alone = not paper.two and not paper.dress.large
        blank = Blank(look)
        body = Columns([Stack([words]), Stack([blank])], (1.35, 1), 8) if alone else Stack([words, blank])
    return Item(tick_box(look.size * 0.86, look.size), _("aankruisen"), body)


def facts_row(facts: Sequence[tuple[str, Sentence]], paper: Paper) -> Block:
    """Short facts beside each other, each under its word. The first, usually the moment, has the most room."""
    told = [(word, sentence) for word, sentence in facts if safe.clean(sentence.told())]
    stacks = [Stack([*paper.label(word), *fact(sentence, paper)]) for word, sentence in told]
    shares = [1.9 if place == 0 and len(told) > 2 else 1.0 for place in range(len(told))]
    return paper.beside(stacks, shares, 16)


def fact(sentence: Sentence, paper: Paper) -> list[Block]:
    """What is told in strong letters, and under it the same in the other language."""
    own = own_words(sentence, from_the_left(paper.look.body), paper.dress, safe.SHORT)
    dutch = P(safe.safe(sentence.told(), safe.SHORT), paper.look.strong)
    return [dutch] if own is None else [dutch, own]


def moment(on: date | None, start: time | None) -> Sentence:
    """Donderdag 12 maart 2026, 13.15 uur; of a day alone: Donderdag 12 maart 2026; empty without a day."""
    if on is None:
        return said("")
    if start is None:
        return said("{Weekday}", Weekday=on)
    return said(_("{Weekday}, {time} uur"), Weekday=on, time=start)


def moment_words(on: date | None, start: time | None) -> str:
    """The same in Dutch."""
    return moment(on, start).told()
