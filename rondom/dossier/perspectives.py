"""Whose side of the table: each with its shape, colour and line. The same on the timeline, in a kring, in a row and on paper.

Shape first, then colour, then word, so that nobody needs colour to tell two apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from rondom.language import _


@dataclass(frozen=True, slots=True)
class Perspective:
    """Who looks. `shape` is a key of `rondom.scene.SHAPES` or "dot", `role` a colour role, `dash` the pattern of its line.

    `lane` is the lane of the timeline that has the same mark.
    """

    key: str
    name: str
    shape: str
    role: str
    lane: str
    dash: tuple[float, ...] = ()


PERSPECTIVES: dict[str, Perspective] = {
    one.key: one
    for one in (
        Perspective("child", _("Kind"), "dot", "lane-kind", "kind"),
        Perspective("parent", _("Ouder"), "square", "lane-gezin", "gezin", (7.0, 3.0)),
        Perspective("school", _("School"), "triangle", "lane-school", "school", (1.5, 3.5)),
        Perspective("coach", _("Coach"), "diamond", "lane-zorg", "zorg", (7.0, 3.0, 1.5, 3.0)),
    )
}
"""The four that are asked how they see an event."""
OTHER = Perspective("other", _("Iemand anders"), "hexagon", "lane-overleg", "overleg")
NETWORK = Perspective("network", _("Eigen netwerk"), "star", "lane-hielp", "hielp")
"""Family and friends around a child have the star of what helps; the square is for who cares for it."""
_MARKED = {**PERSPECTIVES, NETWORK.key: NETWORK}


def side(key: str) -> Perspective:
    """The side of the table with this key; what this version does not know is `OTHER`."""
    return _MARKED.get(key, OTHER)
