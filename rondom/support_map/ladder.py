"""The ladder of collaboration as four rising bars: how short the line with one partner is."""

from __future__ import annotations

from rondom.language import _
from rondom.scene import Draft, Measure, Rect, Scene, Text, cut
from rondom.support_map.defaults import STEP_NAMES

_HEIGHTS = {1: 1.05, 2: 1.93, 3: 2.8, 4: 3.65}
_GAP = 0.2


def ladder(step: int, width: float, em: float, measure: Measure) -> Scene:
    """`step` 1 to 4 is the chosen bar; the steps before it are tinted, what may come is empty."""
    draft = Draft()
    floor, each = 3.75 * em, (width + _GAP * em) / 4
    for number, name in STEP_NAMES.items():
        x, high, here = (number - 1) * each, _HEIGHTS[number] * em, number == step
        fill, alpha = ("accent", 1.0) if here else ("accent", 0.34) if number < step else ("surface-sunken", 1.0)
        draft.body.append(Rect(x, floor - high, each - _GAP * em, high, fill, radius=0.2 * em, alpha=alpha))
        middle, ink = x + (each - _GAP * em) / 2, "accent-ink" if here else "ink"
        draft.body.append(Text(middle, floor - high + 0.83 * em, str(number), 0.83 * em, ink, True, "middle"))
        words = cut(_(name), each, 0.8 * em, here, measure)
        draft.body.append(
            Text(middle, floor + 1.05 * em, words, 0.8 * em, "ink" if here else "ink-muted", here, "middle")
        )
    alt = _("Trede {step} van 4: {name}").format(step=step, name=_(STEP_NAMES[step])) if step else ""
    return draft.scene(width, 5.1 * em, _("Hoe kort is de lijn"), alt)
