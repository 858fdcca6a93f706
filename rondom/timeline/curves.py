"""The curves in a box of help: one per perspective, on a scale of -2 to +2. They stand side by side and are never merged."""

from __future__ import annotations

from collections.abc import Iterable

from rondom.dossier.perspectives import PERSPECTIVES
from rondom.scene import Draft, Mark, Path, Text
from rondom.timeline.marks import Curve

Box = tuple[float, float, float, float]
"""left, top, right, bottom"""


def draw_curves(draft: Draft, curves: Iterable[Curve], box: Box, em: float) -> None:
    """The zero line, + and −, and each perspective with its own dash and its shape at the end."""
    left, top, right, bottom = box
    signs = right - left > 5 * em
    inner = (left + (1.2 if signs else 0.5) * em, top + 0.42 * em, right - 0.75 * em, bottom - 0.5 * em)
    zero = (inner[1] + inner[3]) / 2
    draft.body.append(Path(((left + 0.55 * em, zero), (inner[2], zero)), "line"))
    if signs:
        draft.body.append(Text(left + 0.35 * em, inner[1] + 0.35 * em, "+", 0.8 * em, "ink-muted"))
        draft.body.append(Text(left + 0.35 * em, inner[3] + 0.1 * em, "−", 0.8 * em, "ink-muted"))
    taken: list[tuple[float, float]] = []
    for curve in _ordered(curves):
        _draw_curve(draft, curve, inner, em, taken)


def views_width(curves: Iterable[Curve], em: float) -> float:
    """Room for `draw_views`, with the white before it; 0 when nobody said anything."""
    said = sum(1 for curve in curves if curve.points())
    return (0.75 * said + 0.55) * em if said else 0.0


def draw_views(draft: Draft, curves: Iterable[Curve], left: float, middle: float, em: float) -> None:
    """How each saw a moment: small marks side by side, higher is better, with a line where it is neither."""
    said = [(curve.perspective, curve.points()[-1][1]) for curve in _ordered(curves) if curve.points()]
    start = left + 0.55 * em
    draft.body.append(Path(((start, middle), (start + (0.75 * len(said) - 0.1) * em, middle)), "line-strong"))
    for place, (perspective, value) in enumerate(said):
        who = PERSPECTIVES[perspective]
        x, y = start + (0.75 * place + 0.33) * em, middle - 0.24 * value * em
        draft.body.append(Mark(who.shape, x, y, 0.25 * em, who.role, rim=who.role))


def _ordered(curves: Iterable[Curve]) -> list[Curve]:
    return sorted(curves, key=lambda one: list(PERSPECTIVES).index(one.perspective))


def _draw_curve(draft: Draft, curve: Curve, inner: Box, em: float, taken: list[tuple[float, float]]) -> None:
    points = curve.points()
    if not points:
        return
    who = PERSPECTIVES[curve.perspective]
    left, top, right, bottom = inner
    nudge = (list(PERSPECTIVES).index(curve.perspective) - 1.5) * 0.08 * em
    placed = [
        (left + (right - left) * t, (top + bottom) / 2 - value * (bottom - top) / 4 + nudge) for t, value in points
    ]
    placed[-1] = _beside(placed[-1], taken, em, left)
    if len(placed) > 1 and placed[-2][0] < placed[-1][0]:
        draft.body.append(Path(tuple(placed), who.role, width=2.0, dash=who.dash, curve=True))
    draft.body.append(Mark(who.shape, *placed[-1], 0.3 * em, who.role))
    taken.append(placed[-1])


def _beside(end: tuple[float, float], taken: list[tuple[float, float]], em: float, left: float) -> tuple[float, float]:
    """Two who say the same stand side by side, so that both are seen."""
    x, y = end
    while any(abs(x - tx) < 0.66 * em and abs(y - ty) < 0.66 * em for tx, ty in taken) and x - 0.72 * em > left:
        x -= 0.72 * em
    return x, y
