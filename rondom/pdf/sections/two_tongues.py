"""Fixed words in Dutch and, beside it, in the language of a parent; in large print and in narrow places under it.

What people said stays as they said it: it goes through none of this. Without a language everything is plain Dutch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.styles import ParagraphStyle

from rondom.pdf import marks, safe, tongues
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.pdf.sections import parts
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block, Columns, Space, Stack
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import DrawMark, Item, marked_list
from rondom.pdf.tongues import Value, say


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
    """A Dutch sentence that another room has put together: said in the other language when the catalogue knows it."""

    text: str

    def told(self, language: str = tongues.DUTCH) -> str:
        if language == tongues.DUTCH:
            return self.text
        own = tongues.recognised(self.text, language)
        return own if own != self.text else ""


Sentence = Said | Finished


def said(template: str, **values: Value) -> Said:
    return Said(template, values)


def pair(sentence: Sentence, style: ParagraphStyle, dress: PrintAs, gap: float, limit: int = safe.LIMIT) -> Block:
    """Dutch | own language; under each other in large print. Dutch alone when there is nothing else to say."""
    dutch = P(safe.safe(sentence.told(), limit), style)
    own = own_words(sentence, style, dress, limit)
    if own is None:
        return dutch
    return Stack([dutch, own]) if dress.large else Columns([Stack([dutch]), Stack([own])], (1, 1), gap)


def stacked(sentence: Sentence, style: ParagraphStyle, dress: PrintAs, limit: int = safe.LIMIT) -> list[Block]:
    """The same for narrow places: always under each other."""
    dutch: list[Block] = [P(markup, style)] if (markup := safe.safe(sentence.told(), limit)) else []
    own = own_words(sentence, style, dress, limit)
    return dutch if own is None else [*dutch, own]


def own_words(sentence: Sentence, style: ParagraphStyle, dress: PrintAs, limit: int = safe.LIMIT) -> P | None:
    """What it says in the other language, tagged with it; None without one."""
    told = sentence.told(dress.language) if dress.language else ""
    return P(safe.safe(told, limit), style, lang=dress.language) if told else None


def heading(sentence: Sentence, look: Look, dress: PrintAs, mark: DrawMark | None = None) -> Block:
    """A second-level heading. The Dutch is the heading; the other language is read right after it."""
    dutch = parts.heading(sentence.told(), look, mark)
    own = own_words(sentence, look.heading, dress, safe.SHORT)
    if own is None:
        return dutch
    if dress.large:
        own.before = dutch.after = 0.0
        made: Block = Stack([dutch, own])
    else:
        made = Columns([Stack([dutch]), Stack([own])], (1, 1), gap_of(look))
    made.clings = True
    return made


def gap_of(look: Look) -> float:
    """Between the two languages, in points."""
    return look.size * 1.7


@dataclass(frozen=True, slots=True)
class Paper:
    """How a paper around a meeting is printed: its sizes, and how it is dressed."""

    look: Look
    dress: PrintAs = AS_IT_IS

    @property
    def two(self) -> bool:
        """In two languages."""
        return bool(self.dress.language)

    def heading(self, template: str, mark: DrawMark | None = None, **values: Value) -> Block:
        return heading(said(template, **values), self.look, self.dress, mark)

    def text(self, sentence: Sentence, style: ParagraphStyle | None = None) -> list[Block]:
        """A sentence of its own; nothing when it says nothing."""
        if not safe.clean(sentence.told()):
            return []
        return [pair(sentence, style or self.look.body, self.dress, gap_of(self.look))]

    def fixed(self, template: str, **values: Value) -> list[Block]:
        return self.text(said(template, **values))

    def small(self, template: str, **values: Value) -> list[Block]:
        return self.text(said(template, **values), self.look.small)

    def label(self, template: str) -> list[Block]:
        """The word above a fact: always under each other."""
        return stacked(said(template), self.look.small, self.dress, safe.SHORT)

    def listed(self, sentences: Sequence[Sentence]) -> list[Block]:
        """A list with quiet dots, every line in both languages."""
        size = self.look.body.fontSize
        dot = marks.dot(size * 0.16, size)
        items = [Item(dot, "", *self.text(one)) for one in sentences if safe.clean(one.told())]
        return [marked_list(items, size * 1.1, size * 0.2)] if items else []

    def beside(self, stacks: Sequence[Stack], shares: Sequence[float], gap: float) -> Block:
        """Columns; in large print under each other."""
        if not self.dress.large:
            return Columns(stacks, shares, gap)
        spaced = [block for stack in stacks for block in (stack, Space(self.look.size * 0.4))]
        return Stack(spaced[:-1])

    def letterhead(self, title: Said, about: Said, school: str, notes: Sequence[Said]) -> list[Block]:
        """Title and school; what it says in the other language stands under it over the full width."""
        told = [one.told() for one in notes]
        head = letterhead(title.told(), about.told(), school, told, self.look)
        own = [one.told(self.dress.language) for one in (title, about, *notes)] if self.two else []
        lines = [part for part in own if part]
        if not lines:
            return head
        strong = P(safe.safe(lines[0], safe.SHORT), self.look.heading, lang=self.dress.language)
        rest = [P(safe.safe(line, 2 * safe.SHORT), self.look.body, lang=self.dress.language) for line in lines[1:]]
        strong.before, strong.after = self.look.size * 0.6, 0.0
        return [*head, strong, *rest]


def bilingual_page(dress: PrintAs) -> str:
    """Bladzijde 1 van 2 · Sayfa 1 / 2, with the numbers still open."""
    return tongues.both("Bladzijde {n} van {total}", dress.language, " · ")
