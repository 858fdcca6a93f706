"""The eight lanes of a timeline. Shape first, then colour, then word: the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from rondom.language import _


@dataclass(frozen=True, slots=True)
class Lane:
    """`shape` is a key of `rondom.scene.SHAPES` or "dot"; `role` is a colour role, `tint` its soft ground."""

    key: str
    name: str
    shape: str
    role: str

    @property
    def tint(self) -> str:
        return f"{self.role}-tint"


STRENGTHS = "hielp"
"""The lane that is always shown, also when it is empty, and that never counts as a change."""

LANES: dict[str, Lane] = {
    lane.key: lane
    for lane in (
        Lane("kind", _("Kind"), "dot", "lane-kind"),
        Lane("gezin", _("Gezin"), "square", "lane-gezin"),
        Lane("wonen", _("Wonen en geld"), "house", "lane-wonen"),
        Lane("school", _("School"), "triangle", "lane-school"),
        Lane("steun", _("Ondersteuning op school"), "plus", "lane-steun"),
        Lane("zorg", _("Jeugdhulp en zorg"), "diamond", "lane-zorg"),
        Lane("overleg", _("Overleg en afspraken"), "hexagon", "lane-overleg"),
        Lane(STRENGTHS, _("Wat hielp"), "star", "lane-hielp"),
    )
}
