"""The eight lanes of a timeline and the four perspectives. Shape first, then colour, then word: the same everywhere."""

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


@dataclass(frozen=True, slots=True)
class Perspective:
    """Who looks. `dash` is the pattern of its line, so that colour is never needed to tell two apart."""

    key: str
    name: str
    shape: str
    role: str
    dash: tuple[float, ...]


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

PERSPECTIVES: dict[str, Perspective] = {
    one.key: one
    for one in (
        Perspective("child", _("Kind"), "dot", "lane-kind", ()),
        Perspective("parent", _("Ouder"), "square", "lane-gezin", (7.0, 3.0)),
        Perspective("school", _("School"), "triangle", "lane-school", (1.5, 3.5)),
        Perspective("coach", _("Coach"), "diamond", "lane-zorg", (7.0, 3.0, 1.5, 3.0)),
    )
}
