"""A kept file on paper. A picture as it is; a PDF page by page as a picture, with black bars where a name stands.

A picture of a page takes nothing along that is not seen: no scripts, no files inside it, no layer under the bars. What stands
on it is told in words behind it, for who cannot see it.
"""

from __future__ import annotations

from rondom.language import _, day
from rondom.pdf import safe, styles
from rondom.pdf.pages_of_pdf import MOST_PAGES, covered_pages
from rondom.pdf.sections.parts import small
from rondom.pdf.styles import Look
from rondom.pdf.tagged.blocks import Block, Space
from rondom.pdf.tagged.flowables import Heading
from rondom.pdf.tagged.images import picture
from rondom.plan.inzage.masking import BARS
from rondom.plan.inzage.reading import Enclosure

_MOST = (styles.WIDTH, styles.HIGHEST - 74.0)
"""Wide and high in points: heading and caption stand above it."""
_ALT = 2_000
"""Letters of a page that are told behind its picture."""


def enclosure_blocks(one: Enclosure, look: Look) -> list[Block]:
    """Its heading, and a picture for every page."""
    blocks: list[Block] = [
        Heading(safe.safe(one.title, safe.SHORT), look.goal, "H2", safe.one_line(one.title)),
        *small(", ".join(part for part in (one.kind, day(one.added_on)) if part), look),
        Space(look.size),
    ]
    try:
        return [*blocks, *_pages(one, look)]
    except (ValueError, OSError, RuntimeError):  # what Pillow and PDFium raise for bytes that are damaged
        return [*blocks, *small(_("Dit bestand is beschadigd. Rondom kan het niet tonen."), look)]


def _pages(one: Enclosure, look: Look) -> list[Block]:
    blocks: list[Block] = []
    if one.media_type != "application/pdf":
        return [picture(one.content, safe.one_line(one.title), _MOST)]
    for number, (content, words) in enumerate(covered_pages(one.content, one.covered, BARS["person"]), 1):
        told = _("{title}, bladzijde {n}").replace("{title}", one.title).replace("{n}", str(number))
        alt = f"{told}: {safe.one_line(words, _ALT)}" if words.strip() else told
        blocks += [picture(content, alt, _MOST), Space(look.size)]
        if number == MOST_PAGES:
            more = _("Hier staan de eerste {n} bladzijden. Vraag de school om de rest van dit bestand.")
            blocks += small(more.replace("{n}", str(number)), look)
    return blocks
