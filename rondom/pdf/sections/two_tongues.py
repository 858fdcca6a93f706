"""Fixed words in Dutch and, beside it, in the language of a parent; in large print and in narrow places under it.

What people said stays as they said it: it goes through none of this. Without a language everything is plain Dutch.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.lib.styles import ParagraphStyle

from rondom.pdf import safe, tongues
from rondom.pdf.print_as import PrintAs
from rondom.pdf.sections import parts
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block, Columns, Stack
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import DrawMark
from rondom.pdf.tongues import Value, say

_NARROW = 27.0
"""Under so many times the size of the letters two languages do not fit beside each other."""


class Pair(Block):
    """Dutch and the other language: beside each other, or under each other where it is narrow."""

    def __init__(self, dutch: Block, own: Block, gap: float, least: float, under: bool = False) -> None:
        """Under each other anyway with `under`, and where there are less than `least` points."""
        self._beside = Columns([Stack([dutch]), Stack([own])], (1, 1), gap)
        self._under = Stack([_Close(dutch, after=0.0), _Close(own, before=0.0)])
        self._least = float("inf") if under else least
        self.before, self.after = dutch.before, dutch.after

    def height(self, width: float) -> float:
        return self._at(width).height(width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self._at(width).draw(canvas, x, top, width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return self._at(width).split(width, room)

    def torn(self, width: float, room: float) -> tuple[Block, Block] | None:
        return self._at(width).torn(width, room)

    def _at(self, width: float) -> Block:
        return self._beside if width >= self._least else self._under


class _Close(Block):
    """A block without the white space it wants on one side."""

    def __init__(self, inner: Block, before: float | None = None, after: float | None = None) -> None:
        self._inner = inner
        self.before = inner.before if before is None else before
        self.after = inner.after if after is None else after
        self.clings = inner.clings

    def height(self, width: float) -> float:
        return self._inner.height(width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self._inner.draw(canvas, x, top, width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return self._inner.split(width, room)

    def torn(self, width: float, room: float) -> tuple[Block, Block] | None:
        return self._inner.torn(width, room)


@dataclass(frozen=True, slots=True)
class Said:
    """A fixed sentence with its values, not yet in any language. The sentence is one of the catalogue."""

    template: str
    values: dict[str, Value] = field(default_factory=dict)

    def told(self, language: str = tongues.DUTCH) -> str:
        """In this language; "" when it says nothing else than the Dutch."""
        dutch = say(self.template, **self.values)
        if language == tongues.DUTCH:
            return dutch
        own = say(self.template, language, **self.values)
        return own if own != dutch else ""


@dataclass(frozen=True, slots=True)
class Finished:
    """A Dutch sentence from elsewhere, said in the other language when the catalogue knows it. People may have typed it: then
    it is whole or not ours. `composed` when another room filled in its places.
    """

    text: str
    composed: bool = False

    def told(self, language: str = tongues.DUTCH) -> str:
        if language == tongues.DUTCH:
            return self.text
        own = tongues.recognised(self.text, language, typed=not self.composed)
        return own if own != self.text else ""


Sentence = Said | Finished


def said(template: str, /, **values: Value) -> Said:
    return Said(template, values)


def pair(sentence: Sentence, style: ParagraphStyle, dress: PrintAs, gap: float, limit: int = safe.LIMIT) -> Block:
    """Dutch | own language; under each other in large print. Dutch alone when there is nothing else to say."""
    dutch = P(safe.safe(sentence.told(), limit), style)
    own = own_words(sentence, style, dress, limit)
    if own is None:
        return dutch
    return Pair(dutch, own, gap, style.fontSize * _NARROW, dress.large)


def stacked(sentence: Sentence, style: ParagraphStyle, dress: PrintAs, limit: int = safe.LIMIT) -> list[Block]:
    """The same for narrow places: always under each other."""
    dutch: list[Block] = [P(markup, style)] if (markup := safe.safe(sentence.told(), limit)) else []
    own = own_words(sentence, parts.from_the_left(style), dress, limit)
    return dutch if own is None else [*dutch, own]


def own_words(sentence: Sentence, style: ParagraphStyle, dress: PrintAs, limit: int = safe.LIMIT) -> P | None:
    """What it says in the other language, tagged with it; None without one."""
    told = sentence.told(dress.language) if dress.language else ""
    return P(safe.safe(told, limit), style, lang=dress.language) if told else None


def heading(sentence: Sentence, look: Look, dress: PrintAs, mark: DrawMark | None = None) -> Block:
    """A second-level heading. The Dutch is the heading; the other language is read right after it."""
    dutch = parts.heading(sentence.told(), look, mark)
    own = own_words(sentence, look.heading, dress, safe.SHORT)
    return dutch if own is None else joined_heading(dutch, own, look, dress.large)


def joined_heading(dutch: Block, own: Block, look: Look, large: bool) -> Block:
    """Two headings as one: it stays with what follows."""
    made = Pair(dutch, own, gap_of(look), look.size * _NARROW, large)
    made.clings = True
    return made


def words_of(sentence: Sentence, language: str) -> str:
    """In running text and in the head of a column: bare words on one line with a stroke between, a sentence on two lines."""
    dutch, own = sentence.told(), sentence.told(language) if language else ""
    bare = not tongues.places(sentence.template) if isinstance(sentence, Said) else True
    if not own:
        return dutch
    return f"{dutch} / {_among_dutch(own, language)}" if bare else tongues.InTwo.of(dutch, own, language)


def _among_dutch(own: str, language: str) -> str:
    """With its language told. Dutch that follows Arabic on a line begins from the left again, also when it is a number; there
    the whole line is told by its letters.
    """
    spoken = tongues.tongue(language)
    return f"{own}\u200e" if spoken is not None and spoken.right_to_left else safe.in_language(own, language)


def gap_of(look: Look) -> float:
    """Between the two languages, in points."""
    return look.size * 1.7
