"""The legend under a timeline on paper: only what can be seen on that paper, shape and word, on as few lines as it takes."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace

from rondom.dossier.perspectives import PERSPECTIVES, Perspective
from rondom.language import _
from rondom.scene import Hatch, Item, Mark, Measure, Path, Rect, Text
from rondom.timeline.marks import EventMark
from rondom.timeline.prepare import LABEL
from rondom.timeline.shapes import PEAK

HELP_FIT, ALL_SAW = "Hoe paste de hulp?", "Zo zag ieder het:"
"""Above the perspectives: when only help was looked at, and when other events were too."""
LINE = 1.9
"""em: height of one line of the legend."""
_SAMPLE, _AFTER = 3.9, 1.3
"""em: room for a sample, and the white behind its word."""
Sample = Callable[[float, float], list[Item]]
"""Draws a sample of at most 3.3 em wide at x, for letters of one em."""


@dataclass(frozen=True, slots=True)
class Legend:
    """`height` is in points, from the top of the first line."""

    items: tuple[Item, ...]
    height: float


def legend(
    width: float,
    em: float,
    measure: Measure,
    names: Iterable[tuple[str, str]] = (),
    seen: Container[str] = (),
    question: str = "",
) -> Legend:
    """Left how sure, waiting, going on, planned, and what of `EXTRA` is `seen` in the drawing; right who the curves are of.

    `names` are (perspective, name); without any the four sides by their own names. `question` is what they were asked.
    """
    entries = [*_ALWAYS, *(entry for key, entry in EXTRA.items() if key in seen)]
    left, lines, end = _left(entries, width, em, measure)
    right, start = _right([*names] or _sides(), question or _(HELP_FIT), width, em, measure)
    if start < end + _AFTER * em:
        lines += 1
    right = [_lowered(item, (lines - 1) * LINE * em) for item in right]
    return Legend((*left, *right), lines * LINE * em)


def looked(marks: Sequence[EventMark], child: str = "") -> tuple[tuple[str, str], ...]:
    """Who looked at anything in this drawing: (perspective, name), with the first name of the child."""
    found = {curve.perspective for mark in marks for curve in mark.curves}
    return tuple((key, child if key == "child" and child else name) for key, name in _sides() if key in found)


def _sides() -> list[tuple[str, str]]:
    return [(one.key, one.name.lower()) for one in PERSPECTIVES.values()]


def _left(
    entries: Sequence[tuple[Sample, str]], width: float, em: float, measure: Measure
) -> tuple[list[Item], int, float]:
    """The samples with their words, how many lines they take, and where the last line ends."""
    items: list[Item] = []
    size, x, line = LABEL * em, 0.0, 0
    for make, word in entries:
        wide = _SAMPLE * em + measure(_(word), size, False)
        if x and x + wide > width:
            x, line = 0.0, line + 1
        down = line * LINE * em
        items += [_lowered(item, down) for item in make(x, em)]
        items.append(Text(x + _SAMPLE * em, 1.2 * em + down, _(word), size, "ink-muted"))
        x += wide + _AFTER * em
    return items, line + 1, x - _AFTER * em


def _right(
    names: Sequence[tuple[str, str]], question: str, width: float, em: float, measure: Measure
) -> tuple[list[Item], float]:
    """The perspectives against the right edge, and where they begin."""
    items: list[Item] = []
    size, right = LABEL * em, width
    for key, name in reversed(names):
        right -= measure(name, size, False)
        items.append(Text(right, 1.2 * em, name, size, "ink-muted"))
        items += _who(PERSPECTIVES[key], right, em)
        right -= 4.3 * em
    right -= measure(question, size, False)
    items.append(Text(right, 1.2 * em, question, size, "ink-muted"))
    return items, right


def _who(who: Perspective, right: float, em: float) -> list[Item]:
    """The mark and the line of one perspective, left of its name."""
    line = ((right - 3.2 * em, 0.9 * em), (right - 1.4 * em, 0.9 * em))
    return [
        Mark(who.shape, right - 1.0 * em, 0.9 * em, 0.36 * em, who.role),
        Path(line, who.role, width=1.6, dash=who.dash),
    ]


def _lowered(item: Item, down: float) -> Item:
    if isinstance(item, Path):
        return replace(item, points=tuple((x, y + down) for x, y in item.points))
    return replace(item, y=item.y + down)


# -- the samples ------------------------------------------------------------------------------------------------------


def _sure(x: float, em: float) -> list[Item]:
    edge = 0.23 * em
    bar = Rect(x, 0.35 * em, 3.3 * em, 1.1 * em, "lane-school-tint")
    return [bar, *(Rect(at, 0.35 * em, edge, 1.1 * em, "lane-school") for at in (x, x + 3.3 * em - edge))]


def _about(x: float, em: float) -> list[Item]:
    soft = ((0.0, 0.0), (0.38, PEAK), (0.62, PEAK), (1.0, 0.0))
    line = ((x + 0.3 * em, 1.45 * em), (x + 3.0 * em, 1.45 * em))
    return [
        Rect(x, 0.35 * em, 3.3 * em, 1.1 * em, "lane-gezin", soft=soft),
        Path(line, "lane-gezin", width=1.4, dash=(2.0, 3.5)),
        Mark("square", x + 1.65 * em, 0.9 * em, 0.36 * em, "lane-gezin", hollow=True, dashed=True),
    ]


def _waiting(x: float, em: float) -> list[Item]:
    return [Hatch(x, 0.35 * em, 3.3 * em, 1.1 * em, "lane-zorg", "lane-zorg-tint", 0.3 * em, 0.6 * em)]


def _going_on(x: float, em: float) -> list[Item]:
    top, low, right = 0.35 * em, 1.45 * em, x + 2.9 * em
    points = ((x, top), (right, top), (right + 0.4 * em, (top + low) / 2), (right, low), (x, low))
    return [Path(points, fill="lane-hielp-tint", closed=True), Rect(x, top, 0.23 * em, 1.1 * em, "lane-hielp")]


def _planned(x: float, em: float) -> list[Item]:
    return [Mark("hexagon", x + 2.6 * em, 0.9 * em, 0.42 * em, "lane-overleg", hollow=True)]


def _number(x: float, em: float) -> list[Item]:
    pill = Rect(x + 1.2 * em, 0.28 * em, 2.1 * em, 1.25 * em, "lane-kind-tint", "lane-kind", 1.0, 0.62 * em)
    return [pill, Text(x + 2.25 * em, 1.18 * em, "+3", LABEL * em, "ink", True, "middle")]


def _absence(x: float, em: float) -> list[Item]:
    """As a period in the drawing: a bar with teeth along its ground."""
    teeth = ((x, 1.27 * em), (x + 3.3 * em, 1.27 * em))
    bar = Rect(x, 0.35 * em, 3.3 * em, 1.1 * em, "lane-school-tint")
    return [bar, Path(teeth, "lane-school", width=0.36 * em, dash=(0.16 * em, 0.26 * em))]


def _holiday(x: float, em: float) -> list[Item]:
    return [Rect(x + 1.8 * em, 0.2 * em, 1.5 * em, 1.4 * em, "surface-sunken", alpha=0.55)]


_ALWAYS: tuple[tuple[Sample, str], ...] = (
    (_sure, "zeker"),
    (_about, "ongeveer"),
    (_waiting, "wachten"),
    (_going_on, "gaat door"),
    (_planned, "gepland"),
)
COUNT, ABSENT, HOLIDAY = "count", "absence", "holiday"
EXTRA: dict[str, tuple[Sample, str]] = {
    ABSENT: (_absence, "verzuim"),
    HOLIDAY: (_holiday, "schoolvakantie"),
    COUNT: (_number, "meer op één plek"),
}
"""What stands in a legend only when it is in the drawing."""
