"""For whom a sheet is, and what that means for its words, its sizes and how things stand beside each other.

Every fixed word of a document goes through `part`, `heading`, `fixed` or `word`, so that it can also be said in the language
of a parent. What people said never does: it is printed as they said it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from rondom.language import _, capital, clock_time, day, weekday
from rondom.pdf import safe, styles, words
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.pdf.sections import parts, two_tongues
from rondom.pdf.sections.parts import CELLS
from rondom.pdf.sections.two_tongues import said
from rondom.pdf.styles import HIGHEST, KEPT_WHOLE, Look
from rondom.pdf.tagged.blocks import Block, Columns, Space, Stack, Whole
from rondom.pdf.tagged.flowables import Heading, P
from rondom.pdf.tagged.lists import DrawMark
from rondom.plan.reading import Audience, FormOfAddress, Remark

Value = str | int | date | time
"""What can stand in a fixed sentence. A date is told in words; under the name `weekday` with the day of the week, `Weekday` at the
start of a sentence."""
_HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Sheet:
    audience: Audience
    look: Look
    address: FormOfAddress
    child: str
    """First name."""
    dress: PrintAs = AS_IT_IS

    @property
    def plain(self) -> bool:
        """In plain Dutch: for parents and for the child."""
        return self.audience is not Audience.PROFESSIONAL

    @property
    def large(self) -> bool:
        """In letters of 18 points: nothing stands beside each other, and tables become lists."""
        return self.dress.large

    @property
    def kept_whole(self) -> float:
        """A part up to this height, in points, is not split over two pages. Large letters and a second language need more
        for the same.
        """
        return HIGHEST / 2 if self.large or self.language else KEPT_WHOLE

    @property
    def language(self) -> str:
        """The other language of this paper, see `rondom.pdf.tongues`; "" for Dutch alone."""
        return self._fixed_words.language

    @property
    def _fixed_words(self) -> PrintAs:
        """Only parents get them in a second language."""
        return self.dress if self.audience is Audience.PARENTS else PrintAs(self.large)

    # -- fixed words ------------------------------------------------------------------------------------------

    def part(self, key: str, mark: DrawMark | None = None) -> Block:
        """The heading of a part of the plan, see `rondom.pdf.words`."""
        return self.heading(_(words.template(key, self.audience, self.address)), mark, name=self.child)

    def heading(self, template: str, mark: DrawMark | None = None, **values: Value) -> Block:
        """A fixed heading of the second level."""
        return two_tongues.heading(said(template, **values), self.look, self._fixed_words, mark)

    def own_heading(self, text: str) -> Block:
        """A heading in the words of the school: a step of the agenda."""
        return two_tongues.heading(two_tongues.Finished(text), self.look, self._fixed_words)

    def under(self, template: str, **values: Value) -> Block:
        """A fixed heading of the third level, in the size of the text."""
        dutch = Heading(safe.safe(in_dutch(template, values)), self.look.under, "H3")
        own = two_tongues.own_words(said(template, **values), self.look.under, self._fixed_words)
        return dutch if own is None else two_tongues.joined_heading(dutch, own, self.look, self.large)

    def part_under(self, key: str) -> Block:
        """The heading of a part, a level lower."""
        return self.under(_(words.template(key, self.audience, self.address)), name=self.child)

    def fixed(self, template: str, small: bool = False, **values: Value) -> list[Block]:
        """A fixed sentence as a paragraph of its own."""
        style = self.look.small if small else self.look.body
        return [two_tongues.pair(said(template, **values), style, self._fixed_words, two_tongues.gap_of(self.look))]

    def finished(self, text: str) -> list[Block]:
        """A fixed sentence that another room has put together: how long this is kept. Nothing when there is none."""
        if not safe.clean(text):
            return []
        return [
            two_tongues.pair(
                two_tongues.Finished(text, composed=True),
                self.look.body,
                self._fixed_words,
                two_tongues.gap_of(self.look),
            )
        ]

    def word(self, template: str, **values: Value) -> str:
        """A fixed word or two inside other text: the head of a column, a label."""
        return two_tongues.words_of(said(template, **values), self._fixed_words.language)

    def told(self, label: str, text: str) -> str:
        """Waar: op school. What people said stands once, as they said it; the word before it in both languages."""
        return f"{self.word(label)}: {text}"

    def known(self, text: str) -> str:
        """A word or two of ours that came along as text: in both languages when the catalogue knows it."""
        return two_tongues.words_of(two_tongues.Finished(safe.one_line(text)), self._fixed_words.language)

    def title(self, key: str) -> str:
        """What this reader calls a part, in Dutch."""
        return words.title(key, self.audience, self.address, self.child)

    def choose(self, professional: str, plain: str) -> str:
        return plain if self.plain else professional

    def choose_size(self, professional: float, plain: float) -> float:
        return plain if self.plain else professional

    # -- beside or under each other ---------------------------------------------------------------------------

    def beside(self, stacks: Sequence[Stack], shares: Sequence[float], gap: float) -> Block:
        """Columns; in large print under each other, and so where every fixed word stands there twice."""
        if not (self.large or self._fixed_words.language):
            return Columns(stacks, shares, gap)
        blocks: list[Block] = []
        for stack in stacks:
            white = [Space(gap * 0.4)] if blocks and not stack.before else []
            blocks += [*white, Whole([stack], self.kept_whole)]
        return Stack(blocks)

    def table(self, titles: Sequence[str], rows: Sequence[CELLS], shares: Sequence[float], least: float = 0.0) -> Block:
        """A table; in large print every row is a few lines under each other, each under its title."""
        if not self.large:
            return parts.words_table(titles, rows, shares, self.look, least)
        return Stack([block for row in rows for block in self._record(titles, row, least)])

    def _record(self, titles: Sequence[str], row: CELLS, least: float) -> list[Block]:
        look = self.look
        blocks: list[Block] = []
        for index, cell in enumerate(row):
            told = titles[index] if index < len(titles) else ""
            if cell is not None or (least and index == len(row) - 1):
                if told and index:
                    label = P(safe.safe(told, safe.SHORT), look.head)
                    label.clings = True
                    blocks += [Space(look.size * 0.2), label]
                blocks.append(cell if cell is not None else Space(least * 1.6))
        return [Whole([*blocks, parts.Rule(look.size * 0.4, look.size * 0.4)], self.kept_whole)]

    def remarks(self, items: Sequence[Remark]) -> list[Block]:
        """What people said; in two columns for professionals, under each other for everyone else."""
        if self.plain or self.large:
            return parts.remarks(items, self.look)
        return parts.in_two(items, self.look)


def in_dutch(template: str, values: dict[str, Value]) -> str:
    """The sentence with its values filled in, in one go: a value that looks like a hole stays as it is."""
    return _HOLE.sub(lambda hole: _said(hole[1], values[hole[1]]) if hole[1] in values else hole[0], template)


def _said(name: str, value: Value) -> str:
    if isinstance(value, date):
        long = f"{weekday(value)} {value.year}"
        return {"weekday": long, "Weekday": capital(long)}.get(name) or day(value)
    return clock_time(value) if isinstance(value, time) else str(value)


def sheet_for(audience: Audience, address: FormOfAddress, child: str, dress: PrintAs = AS_IT_IS) -> Sheet:
    look = styles.parents() if audience is Audience.PARENTS else styles.professional()
    return Sheet(audience, styles.large() if dress.large else look, address, child, dress)
