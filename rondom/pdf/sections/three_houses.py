"""Drie huizen: what is nice, what is hard, what one dreams of. To draw or write in, alone or with someone."""

from __future__ import annotations

from rondom.language import _
from rondom.pdf import safe, styles
from rondom.pdf.sections.kring import figure
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.styles import Format
from rondom.pdf.tagged.blocks import Block, Space
from rondom.plan.drawings import houses
from rondom.plan.preparation import PreparationReading

_GAP = 6.0
"""Between the head and the houses."""


def blocks(reading: PreparationReading, sheet: Format) -> list[Block]:
    """One sheet across; the houses fill what the head leaves."""
    look = styles.young_reader()
    name = safe.one_line(reading.child.first_name)
    title = _("De drie huizen van {name}").replace("{name}", name) if name else _("Drie huizen")
    told = _("Teken of schrijf in elk huis. Je mag zelf kiezen wie het ziet.")
    names = (_("Leuke dingen"), _("Zorgen"), _("Dromen"))
    prompts = (
        (_("Wat gaat goed?"), _("Wat vind je fijn?")),
        (_("Wat vind je moeilijk?"), _("Wat moet stoppen?")),
        (_("Wat wil je graag?"), _("Hoe is het als alles goed gaat?")),
    )
    alt = _("Drie lege huizen om in te tekenen: een met een zon, een met een wolk, een met een maan en sterren.")
    head = letterhead(title, told, reading.school, (), look)
    used = sum(block.height(sheet.width) + block.before + block.after for block in head)
    drawing = houses(sheet.width, sheet.room - used - _GAP - 2, names, prompts, alt)
    return [*head, Space(_GAP), figure(drawing, drawing.height)]
