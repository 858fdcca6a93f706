"""The inzagepakket as one document: cover, contents, every chapter, the fixed plans, and the kept files as pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from rondom.language import _
from rondom.pdf import documents, page, safe, styles
from rondom.pdf.enclosures import enclosure_blocks
from rondom.pdf.print_as import AS_IT_IS, PrintAs
from rondom.pdf.sections import inzage
from rondom.pdf.sections.inzage import Milestone, Run
from rondom.pdf.sections.sheet import sheet_for
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block
from rondom.plan.inzage.reading import InzageReading
from rondom.plan.reading import Audience

Progress = Callable[[int, int], None]
"""Told how many of how many steps are done; may raise to stop."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What begins on a page of its own. `entries` are its lines in the contents: key, heading, how many."""

    blocks: list[Block]
    entries: tuple[tuple[str, str, int], ...]


def inzage_pdf(reading: InzageReading, dress: PrintAs = AS_IT_IS, progress: Progress | None = None) -> bytes:
    """PDF/UA-1, A4. Made in memory; what `progress` raises goes on to who asked."""
    told = progress or _nobody
    look = _look(dress)
    told(0, 3)  # another document may be in the making: whoever waits for it may leave off
    with documents.ONE_AT_A_TIME:
        parts = _parts(reading, look, PrintAs(dress.large))
        told(1, 3)
        pages, begins = _laid_out(parts, told)
        front = _front(reading, look, parts, begins)
        name = safe.one_line(reading.reader)
        edges = page.Edges(
            head=_("Inzage in het dossier · {name}").replace("{name}", safe.one_line(reading.file.child)),
            foot=_("Alleen voor {name}").replace("{name}", name) if name else safe.one_line(reading.file.school),
            page=_("Bladzijde {n} van {total}"),
            size=styles.LARGE_EDGE if dress.large else 8.55,
        )
        about = documents.metadata(_("Inzage"), reading.file.school)
        return page.print_parts([*front, *(list[Block]([one]) for one in pages)], edges, about, styles.UPRIGHT)


def _look(dress: PrintAs) -> Look:
    """10.2 points, or 18 for who sees little."""
    return styles.large() if dress.large else styles.professional()


def _nobody(_done: int, _total: int) -> None:
    """Nobody waits for how far it is."""


def _parts(reading: InzageReading, look: Look, dress: PrintAs) -> list[_Part]:
    file = reading.file
    chapters = [block for one in file.chapters for block in inzage.chapter(one, look)]
    found = [_Part(chapters, tuple((one.key, one.title, one.count) for one in file.chapters))]
    for at, plan in enumerate(file.plans):
        name = safe.one_line(plan.reading.child.first_name)
        sheet = sheet_for(Audience.PROFESSIONAL, plan.reading.address, name, dress)
        title = _("Plan: {title}").replace("{title}", plan.title)
        made = documents.plan_blocks(plan.reading, sheet)
        found.append(_Part([Milestone(f"plan-{at}"), *made], ((f"plan-{at}", title, 0),)))
    for one in file.enclosures:
        if one.goes:
            title = _("Bijlage: {title}").replace("{title}", one.title)
            found.append(_Part([Milestone(one.id), *enclosure_blocks(one, look)], ((one.id, title, 0),)))
    return found


def _laid_out(parts: list[_Part], told: Progress) -> tuple[list[Run], dict[str, int]]:
    """The pages behind the front, and on which of them (0 is the first) everything begins."""
    pages: list[Run] = []
    begins: dict[str, int] = {}
    sheet = styles.UPRIGHT
    room = sheet.size[1] - sheet.continued_top - sheet.bottom
    for at, part in enumerate(parts):
        rest: Block | None = Run(part.blocks)
        while rest is not None:
            # None too when all of it fits: asking that first takes a look at all
            split = rest.split(sheet.width, room) or rest.torn(sheet.width, room)
            first, rest = split if split is not None else (rest, None)
            assert isinstance(first, Run)
            begins |= {key: len(pages) for key in first.milestones}
            pages.append(first)
            told(len(pages), len(pages) * 2 + len(parts) - at)
    total = len(pages)
    for at, one in enumerate(pages):
        one.told(partial(told, total + at, total * 2))
    return pages, begins


def _front(reading: InzageReading, look: Look, parts: list[_Part], begins: dict[str, int]) -> list[list[Block]]:
    """Cover and contents. How many pages they take is known once they are made; the numbers in them follow from that."""
    entries = [entry for part in parts for entry in part.entries]
    taken = 0
    for _round in range(3):
        rows = [(title, count, taken + begins.get(key, 0) + 1) for key, title, count in entries]
        front: list[list[Block]] = [[*inzage.cover(reading, look), *inzage.contents(rows, look)]]
        needed = _page_count(front[0])
        if needed == taken:
            break
        taken = needed
    return front


def _page_count(blocks: list[Block]) -> int:
    sheet = styles.UPRIGHT
    rest: Block | None = Run(blocks)
    count, top = 0, sheet.top
    while rest is not None:
        room = sheet.size[1] - top - sheet.bottom
        split = rest.split(sheet.width, room) or rest.torn(sheet.width, room)
        rest = split[1] if split is not None else None
        count, top = count + 1, sheet.continued_top
    return count
