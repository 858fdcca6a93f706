"""What the lines on the map mean, as a small drawing for a corner of the screen or the page."""

from __future__ import annotations

from rondom.language import _
from rondom.scene import Draft, Measure, Scene, Text, circle, wrap
from rondom.support_map.defaults import STEP_SHORT
from rondom.support_map.layout import NOTE, stroke
from rondom.support_map.rings import Box, Disc

_LINE = 2.6
_ROW = 1.5
_WIDE = 9.5


def legend(em: float, measure: Measure) -> Scene:
    """The four steps of a line, why some stand closer in, and what grey means. Size in the scene itself."""
    draft = Draft()
    draft.body.append(Text(0, 0.85 * em, _("De lijn, in vier treden"), NOTE * em, "ink-muted", True))
    y = 0.85 * em
    for step, words in STEP_SHORT.items():
        y += _ROW * em
        draft.body.extend(stroke(((0.0, y - 0.28 * em), (_LINE * em, y - 0.28 * em)), step, "tether", em / 9.5))
        draft.body.append(Text(3.3 * em, y, str(step), NOTE * em, "ink", True))
        draft.body.append(Text(4.7 * em, y, _(words), NOTE * em, "ink"))
    y += 0.6 * em
    for line in wrap(_("Hoe korter de lijn, hoe dichter bij de school."), _WIDE * em, NOTE * em, False, measure):
        y += 1.15 * em
        draft.body.append(Text(0, y, line, NOTE * em, "ink-muted"))
    y += 1.9 * em
    draft.body.append(circle(0.7 * em, y - 0.3 * em, 0.65 * em, "", "line-strong", em / 12, (3, 3)))
    draft.body.append(Text(2.0 * em, y, _("niet gecontroleerd"), NOTE * em, "ink-muted"))
    return draft.scene(_WIDE * em, y + 0.5 * em, _("Wat de lijnen betekenen"))


def fits_beside(disc: Disc, box: Box) -> bool:
    """Whether a box in the top left corner stays off the rings; its own corner is empty and may just touch."""
    _angle, far = disc.polar(box[2], box[3])
    return far > disc.radius * 0.96
