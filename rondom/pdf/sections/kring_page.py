"""The kring as a page of its own: the drawing, what its lines say, and the same in words."""

from __future__ import annotations

from rondom.language import _, day
from rondom.pdf import safe, scene_painter
from rondom.pdf.sections.kring import bond_list, circles, figure
from rondom.pdf.sections.opening import letterhead
from rondom.pdf.sections.parts import small
from rondom.pdf.styles import Format, Look
from rondom.pdf.tagged.blocks import Block, Space
from rondom.plan.kring import KringPage
from rondom.support_map.kring_ties import legend_of

_EM = 11.0
_LEAST, _MOST = 0.42, 0.6
"""How much of the page the drawing takes."""


def blocks(reading: KringPage, look: Look, sheet: Format) -> list[Block]:
    """The drawing as large as leaves the words on the same page."""
    notes = [_("Voor {name}").replace("{name}", safe.one_line(reading.copy_for))] if reading.copy_for else []
    told = _("Zoals het is verteld tot {day}").format(day=day(reading.made_on))
    top = letterhead(safe.one_line(reading.title), told, reading.school, notes, look)
    legend = legend_of(reading.ties, sheet.width, _EM, scene_painter.measure)
    lines = [Space(4), figure(legend, legend.height)] if reading.ties else []
    words = [*circles(reading.kring.members, look), *bond_list(reading.kring, look)] if reading.people else []
    said = small(_("Ieder kijkt er anders naar. Wat niet klopt, passen we aan."), look)
    below = [*lines, Space(8), *words, Space(6), *said]
    left = sheet.room - sum(part.height(sheet.width) + part.before + part.after for part in (*top, *below)) - 12
    high = sheet.room * min(_MOST, max(_LEAST, left / sheet.room))
    scene = reading.scene(sheet.width, high, _EM, scene_painter.measure)
    return [*top, Space(8), figure(scene, scene.height), *below]
