"""The shape and the name of a lane, beside it or, where the column is narrow, above it."""

from __future__ import annotations

from rondom.language import _
from rondom.scene import Draft, Mark, Measure, Rect, Text, cut, wrap
from rondom.timeline.footprint import ROW
from rondom.timeline.lanes import LANES, STRENGTHS
from rondom.timeline.marks import NAMES_BESIDE, Frame
from rondom.timeline.placing import LanePlan
from rondom.timeline.prepare import LABEL

_NAME, _LEFT = 0.9, 2.45
"""em: the size of a name, and where it begins."""
_LINES = 3
"""Lines of a name; schools can give lanes long ones."""
_FOLDED = 1.75
FOLDED_ROW = 1.2


def first_row(plan: LanePlan, frame: Frame) -> float:
    """em from the top of a lane to its first row."""
    beside = frame.label_width >= NAMES_BESIDE
    if plan.lane.folded:
        return 0.28 if beside else 1.8
    return 0.4 if beside else 2.0


def height(plan: LanePlan, frame: Frame, measure: Measure) -> float:
    """em; room for the rows and for the name."""
    first = first_row(plan, frame)
    if plan.lane.folded:
        return first + FOLDED_ROW + 0.28
    return max(first + plan.used * ROW + 0.35, len(name_lines(plan, frame, measure)) * 1.1 + 1.3)


def name_lines(plan: LanePlan, frame: Frame, measure: Measure) -> list[str]:
    em, name = frame.em, plan.lane.name
    if frame.label_width < NAMES_BESIDE:
        return [name]
    room = (frame.label_width - 3.0) * em
    if plan.lane.folded:
        return [cut(name, room, _NAME * em, False, measure)]
    lines = wrap(name, room, _NAME * em, True, measure)
    lines = [*lines[: _LINES - 1], " ".join(lines[_LINES - 1 :])] if len(lines) > _LINES else lines
    most = (frame.label_width - _LEFT - 0.02) * em
    return [cut(words, most, _NAME * em, True, measure) for words in lines]


def draw_head(draft: Draft, plan: LanePlan, frame: Frame, measure: Measure, y: float) -> None:
    """Goes to what stands still; an empty lane of what helped asks for something."""
    em, lane, folded = frame.em, LANES[plan.lane.key], plan.lane.folded
    beside = frame.label_width >= NAMES_BESIDE
    down = 0.32 if folded and beside else 0.0
    r = 0.34 if folded else 0.42
    draft.fixed.append(Mark(lane.shape, 1.47 * em, y + (1.2 - down) * em, r * em, lane.role, rim=lane.role))
    left = _LEFT if beside else frame.label_width + 0.5
    words = name_lines(plan, frame, measure)
    if not beside and lane.key != STRENGTHS:  # the lines of the years stop behind the name
        wide = measure(words[0], _NAME * em, not folded) + 0.4 * em
        draft.fixed.append(Rect((left - 0.2) * em, y + 0.5 * em, wide, 1.4 * em, "surface-raised"))
    for number, word in enumerate(words):
        base = y + (1.5 - down + 1.1 * number) * em
        draft.fixed.append(Text(left * em, base, word, _NAME * em, "ink-muted" if folded else "ink", not folded))
    if lane.key == STRENGTHS and plan.empty:
        hint = (
            _("Het filter verbergt wat hier staat.")
            if plan.lane.filtered
            else _("Nog niets. Wat helpt, hoe klein ook?")
        )
        base = y + (first_row(plan, frame) + 1.1) * em
        draft.fixed.append(Text((frame.label_width + 0.8) * em, base, hint, LABEL * em, "ink-muted"))
