"""The parts of an inzagepakket: what it is, what is in it, and then everything, chapter by chapter.

What is covered is a black bar with a word in it. The letters under it are nowhere: see `rondom.plan.inzage.masking`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from reportlab.lib.styles import ParagraphStyle

from rondom.language import _, day, plural
from rondom.pdf import marks, safe
from rondom.pdf.safe import Markup
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.parts import heading, plain_list, small, words_table
from rondom.pdf.styles import KEPT_WHOLE, Look
from rondom.pdf.tagged.blocks import Block, Stack, Whole
from rondom.pdf.tagged.canvas import TaggedCanvas
from rondom.pdf.tagged.flowables import Heading, P
from rondom.pdf.tagged.lists import Item as ListItem
from rondom.pdf.tagged.lists import marked_list
from rondom.plan.inzage.masking import BARS
from rondom.plan.inzage.reading import Chapter, Enclosure, Group, InzageReading, Item, Line, Piece

_BAR = re.compile("|".join(re.escape(bar) for bar in BARS.values()))
_SHARES: dict[int, tuple[float, ...]] = {3: (1.35, 1.5, 1.9), 4: (1.0, 1.25, 1.9, 1.7)}


class Milestone(Block):
    """Nothing to see: where a chapter begins, so that its page number can stand in the contents."""

    clings = True

    def __init__(self, key: str) -> None:
        self.key = key

    def height(self, width: float) -> float:
        return 0.0

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        return


class Run(Stack):
    """Blocks over many pages. `drawn` is told of every part that is drawn, and may raise to stop."""

    def __init__(self, blocks: Sequence[Block], drawn: Callable[[], None] | None = None) -> None:
        super().__init__(blocks)
        self._drawn = drawn

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        if self._drawn is not None:
            self._drawn()
        super().draw(canvas, x, top, width)

    def _with(self, blocks: Sequence[Block]) -> Stack:
        return Run(blocks, self._drawn)

    def told(self, drawn: Callable[[], None]) -> None:
        """Tell `drawn` when this is drawn."""
        self._drawn = drawn

    @property
    def milestones(self) -> list[str]:
        return [one.key for one in self._blocks if isinstance(one, Milestone)]


def covered(text: str, limit: int = safe.LIMIT) -> Markup:
    """The text with a black bar for every word that stands for something covered."""
    made = safe.safe(text, limit)
    return safe.barred(made, _BAR) if "[" in made else made


# -- the first page -------------------------------------------------------------------------------------------


def cover(reading: InzageReading, look: Look) -> list[Block]:
    """What this is, why things are covered, and what one can do when it is not right."""
    file = reading.file
    reader = ", ".join(part for part in (reading.reader, reading.reader_role) if part.strip())
    notes = [_("Voor {name}").replace("{name}", reader)] if reader else []
    blocks = letterhead(
        _("Inzage in het dossier"), _("Alles wat de school over {child} bewaart").replace("{child}", file.child), file.school,
        [*notes, _("Gemaakt op {day}").format(day=day(reading.made_on))], look,
    )  # fmt: skip
    for title, texts in _told(reading):
        blocks += [heading(title, look), *(P(covered(text), look.body) for text in texts)]
    if left := [one for one in file.enclosures if not one.goes]:
        blocks += [heading(_("Wat er niet bij zit"), look), *plain_list([_left_words(one) for one in left], look)]
    return blocks


def _told(reading: InzageReading) -> list[tuple[str, list[str]]]:
    """Headings, each with its sentences, in u or je."""
    child, formal = reading.file.first_name, reading.formal and not reading.pupil_reads
    about = _("jou") if reading.pupil_reads else child

    def said(u: str, je: str) -> str:
        return (u if formal else je).replace("{child}", about)

    term = _("binnen drie maanden, omdat het veel is") if reading.extended else _("binnen een maand")
    asked = said(
        _("In dit pakket staat alles wat de school over {child} bewaart. U vroeg erom op {asked}."),
        _("In dit pakket staat alles wat de school over {child} bewaart. Je vroeg erom op {asked}."),
    ).replace("{asked}", day(reading.asked_on))
    law = _("De school geeft het {term}: uiterlijk {due}. Zo staat het in de wet (AVG artikel 12 en 15).").format(
        term=term, due=day(reading.due_on)
    )
    places = plural(reading.masked, "Er is {n} plek afgedekt.", "Er zijn {n} plekken afgedekt.")
    bars = _(
        "Waar iets over een ander gaat, staat een balk, zo: {bar}. Bijvoorbeeld de naam van een ander kind, of een adres."
    )
    why = _(
        "Dat moet: ook anderen hebben recht op privacy (AVG artikel 15, lid 4). Wie op school of als hulp met {child} werkt, staat er wel bij naam."
    )
    keep = _(
        "De school bewaart dit om {child} goed te kunnen helpen, en om te laten zien wat er is afgesproken. De woorden komen van {child}, van thuis, van school en van wie helpt. Wie er iets van kreeg, staat in dit pakket."
    )
    return [
        (_("Wat is dit?"), [f"{asked} {law}"]),
        (
            _("Waarom is er iets afgedekt?") if reading.masked else _("Er is niets afgedekt"),
            [" ".join((bars.format(bar=BARS["person"]), why.replace("{child}", about), places))] if reading.masked else
            [_("Nergens in dit pakket staat iets dat alleen over een ander gaat.")],
        ),
        (
            _("Klopt er iets niet?"),
            [
                said(
                    _("Zeg het ons. U mag vragen om iets te verbeteren, aan te vullen of weg te halen (AVG artikel 16 en 17). Bent u het niet eens met wat iemand vond? Dan zetten wij uw eigen woorden erbij."),
                    _("Zeg het ons. Je mag vragen om iets te verbeteren, aan te vullen of weg te halen (AVG artikel 16 en 17). Ben je het niet eens met wat iemand vond? Dan zetten wij je eigen woorden erbij."),
                ),
                said(
                    _("Vraag het aan {who}. Komt u er met ons niet uit? Dan kunt u terecht bij de functionaris gegevensbescherming van de school, en bij de Autoriteit Persoonsgegevens."),
                    _("Vraag het aan {who}. Kom je er met ons niet uit? Dan kun je terecht bij de functionaris gegevensbescherming van de school, en bij de Autoriteit Persoonsgegevens."),
                ).replace("{who}", reading.made_by or reading.file.school),
            ],
        ),
        (_("Waarvoor, en hoe lang"), [" ".join(part for part in (keep.replace("{child}", about), reading.file.retention) if part)]),
    ]  # fmt: skip


def _left_words(one: Enclosure) -> str:
    return ", ".join(part for part in (one.title, one.kind, day(one.added_on)) if part) + (
        f": {one.why}." if one.why else "."
    )


def contents(rows: Sequence[tuple[str, int, int]], look: Look) -> list[Block]:
    """Heading, how many, and on which page it begins."""
    made: list[list[Block | None]] = [
        [
            P(covered(title), look.body),
            P(safe.safe(str(count)), look.body) if count else None,
            P(safe.safe(str(page)), look.body),
        ]
        for title, count, page in rows
    ]
    titles = (_("Wat"), _("Hoeveel"), _("Bladzijde"))
    return [heading(_("Inhoud"), look), words_table(titles, made, (4, 1.1, 1.3), look)]


# -- the chapters ---------------------------------------------------------------------------------------------


def chapter(one: Chapter, look: Look) -> list[Block]:
    """A heading, what it is, and all rows."""
    blocks: list[Block] = [Milestone(one.key), _title(one.title, look), *small(one.lead, look)]
    blocks[-1].clings = True
    several = len(one.groups) > 1
    for group in one.groups:
        if several:
            head = Heading(safe.safe(group.title, safe.SHORT), look.heading, "H3", safe.one_line(group.title))
            blocks.append(head)
        blocks += [Whole(row(item, look, "H4" if several else "H3"), KEPT_WHOLE) for item in group.items]
    if one.lines:
        blocks[-1].after = look.size * 0.5
        blocks.append(_lines(one.heads, one.lines, look))
    return blocks


def _title(text: str, look: Look) -> Block:
    made = Heading(safe.safe(text, safe.SHORT), _chapter_style(look), "H2", safe.one_line(text))
    made.before, made.after = look.between * 1.9, look.size * 0.1
    return made


@cache
def _chapter_style(look: Look) -> ParagraphStyle:
    """Between the title of the whole and the heading of a group."""
    size = look.heading.fontSize * 1.35
    return ParagraphStyle("chapter", parent=look.heading, fontSize=size, leading=size * 1.2)


def _strong(text: str, look: Look, role: str) -> Block:
    made = Heading(covered(text, 300), look.strong, role)
    made.before, made.after = look.size * 0.75, look.size * 0.1
    return made


def row(item: Item, look: Look, role: str) -> list[Block]:
    """One row: what it is known by, its facts in a line, its words in paragraphs, and what hangs on it."""
    words = _known_by(item)
    long = len(words) > 90 or "\n" in words
    head: Block = P(covered(words), look.strong) if long else _strong(words, look, role)
    head.before = look.size * 0.75
    blocks = [head, *_facts(item.pieces, look)]
    for group in item.below:
        label = P(safe.safe(group.title, safe.SHORT), look.head)
        label.before, label.clings = look.size * 0.35, True
        blocks += [label, _listed(group, look)]
    return blocks


def _facts(pieces: Sequence[Piece], look: Look) -> list[Block]:
    facts = [one for one in pieces if not one.prose]
    blocks: list[Block] = []
    if facts:
        blocks.append(P(safe.joined((_fact(one) for one in facts), " · "), look.body))
    return [*blocks, *(P(_fact(one), look.body) for one in pieces if one.prose)]


def _fact(one: Piece) -> Markup:
    """What it is and what it says; of words without more only what they say."""
    if one.prose and one.key.endswith((":text", ":quote")):
        return covered(one.text)
    return safe.together(safe.muted(safe.safe(f"{one.label}:")), covered(one.text))


def _known_by(item: Item) -> str:
    return " · ".join(part for part in (item.title.text, item.when) if part)


def _listed(group: Group, look: Look) -> Block:
    """Rows under another row, each with a dot; and their own below them."""
    items = [ListItem(marks.dot(look.size * 0.16, look.size), "", _in_list(item, look)) for item in group.items]
    return marked_list(items, look.size * 1.1, look.size * 0.2)


def _in_list(item: Item, look: Look) -> Block:
    title = _known_by(item)
    parts = [*([safe.bold(covered(title))] if title else []), *(_fact(one) for one in item.pieces if not one.prose)]
    blocks: list[Block] = [P(safe.joined(parts, " · "), look.body)] if parts else []
    blocks += [P(_fact(one), look.body) for one in item.pieces if one.prose]
    for group in item.below:
        blocks += [P(safe.muted(safe.safe(group.title)), look.body), _listed(group, look)]
    if len(blocks) > 1:
        blocks[0].clings = True
    return Stack(blocks)


def _lines(heads: Sequence[str], lines: Sequence[Line], look: Look) -> Block:
    rows: list[list[Block | None]] = [
        [P(covered(cell.text), look.body) if cell.text.strip() else None for cell in line.cells] for line in lines
    ]
    return words_table(heads, rows, _SHARES[len(heads)], look)
