"""How a paper around a meeting says its fixed words: large or not, in Dutch or in two languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle

from rondom.pdf import marks, safe, tongues
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.two_tongues import Said, Sentence, gap_of, heading, pair, said, stacked, words_of
from rondom.pdf.styles import KEPT_WHOLE, Look
from rondom.pdf.tagged.blocks import Block, Columns, Space, Stack, Whole
from rondom.pdf.tagged.flowables import P
from rondom.pdf.tagged.lists import DrawMark, Item, marked_list
from rondom.pdf.tongues import Value


@dataclass(frozen=True, slots=True)
class Paper:
    """How a paper around a meeting is printed: its sizes, and how it is dressed."""

    look: Look
    dress: PrintAs = AS_IT_IS

    @property
    def two(self) -> bool:
        """In two languages."""
        return bool(self.dress.language)

    def heading(self, template: str, mark: DrawMark | None = None, /, **values: Value) -> Block:
        return heading(said(template, **values), self.look, self.dress, mark)

    def text(self, sentence: Sentence, style: ParagraphStyle | None = None) -> list[Block]:
        """A sentence of its own; nothing when it says nothing."""
        if not safe.clean(sentence.told()):
            return []
        return [pair(sentence, style or self.look.body, self.dress, gap_of(self.look))]

    def fixed(self, template: str, /, **values: Value) -> list[Block]:
        return self.text(said(template, **values))

    def small(self, template: str, /, **values: Value) -> list[Block]:
        return self.text(said(template, **values), self.look.small)

    def word(self, template: str, /, **values: Value) -> str:
        """A word or two for the head of a column: the other language on a line of its own."""
        return words_of(said(template, **values), self.dress.language)

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
        """Columns; in large print under each other, each on one page with its label."""
        if not self.dress.large:
            return Columns(stacks, shares, gap)
        spaced = [block for stack in stacks for block in (Whole([stack], KEPT_WHOLE), Space(self.look.size * 0.4))]
        return Stack(spaced[:-1])

    def letterhead(self, title: Said, about: Said, school: str, notes: Sequence[Sentence]) -> list[Block]:
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


def page_words(dress: PrintAs) -> str:
    """Bladzijde 1 van 2 · Sayfa 1 / 2, with the numbers still open."""
    return tongues.both("Bladzijde {n} van {total}", dress.language, " · ")
