"""The eight lanes of a timeline, and how the school arranged them: their order, their names and which are folded.

Shape first, then colour, then word: the same everywhere. A lane that was renamed keeps its mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from rondom.dossier.life_words import LANE_WORDS
from rondom.errors import UserProblem
from rondom.timeline.model import LaneSetting, LaneSettingData
from rondom.vault.base import columns
from rondom.vault.records import add, change
from rondom.vault.store import Session


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
        Lane("kind", LANE_WORDS["kind"], "dot", "lane-kind"),
        Lane("gezin", LANE_WORDS["gezin"], "square", "lane-gezin"),
        Lane("wonen", LANE_WORDS["wonen"], "house", "lane-wonen"),
        Lane("school", LANE_WORDS["school"], "triangle", "lane-school"),
        Lane("steun", LANE_WORDS["steun"], "plus", "lane-steun"),
        Lane("zorg", LANE_WORDS["zorg"], "diamond", "lane-zorg"),
        Lane("overleg", LANE_WORDS["overleg"], "hexagon", "lane-overleg"),
        Lane(STRENGTHS, LANE_WORDS[STRENGTHS], "star", "lane-hielp"),
    )
}


@dataclass(frozen=True, slots=True)
class LaneView:
    """A lane as this school shows it. A folded lane is one thin row."""

    key: str
    name: str
    folded: bool = False
    filtered: bool = False
    """A filter hides everything that stands here: it is empty to look at, and not in truth."""


ALL_LANES: tuple[LaneView, ...] = tuple(LaneView(lane.key, lane.name) for lane in LANES.values())
"""The lanes as they come: in their usual order, open."""


def lanes_of(session: Session) -> tuple[LaneView, ...]:
    """All eight lanes as the school arranged them, from top to bottom. A lane nobody touched has its usual place."""
    kept = _settings(session)
    if not kept:
        return ALL_LANES
    usual = {key: place for place, key in enumerate(LANES)}
    order = sorted(LANES, key=lambda key: (kept[key].position if key in kept else usual[key], usual[key]))
    return tuple(_view(key, kept.get(key)) for key in order)


def lane_name(lanes: Sequence[LaneView], key: str) -> str:
    """What the school calls a lane; its usual name when it is not among `lanes`."""
    return next((lane.name for lane in lanes if lane.key == key), LANES[key].name if key in LANES else key)


def fold_lane(session: Session, key: str, folded: bool) -> None:
    """Show a lane as one thin row, or open it again. Raises UserProblem "lane-stays-open" for what helped."""
    if folded and key == STRENGTHS:
        raise UserProblem("lane-stays-open")
    _keep(session, key, folded=folded)


def rename_lane(session: Session, key: str, name: str) -> None:
    """What the school calls a lane; no name, or its usual one, brings the usual name back."""
    _keep(session, key, name="" if name.strip() == LANES[_known(key)].name else name.strip())


def order_lanes(session: Session, keys: Sequence[str]) -> None:
    """The lanes from top to bottom. What is not in `keys` follows in the order it had."""
    for key in keys:
        _known(key)
    order = [*keys, *(lane.key for lane in lanes_of(session) if lane.key not in keys)]
    for place, key in enumerate(dict.fromkeys(order)):
        _keep(session, key, position=place)


def _view(key: str, kept: Any) -> LaneView:
    if kept is None:
        return LaneView(key, LANES[key].name)
    return LaneView(key, kept.name or LANES[key].name, kept.folded and key != STRENGTHS)


def _settings(session: Session) -> dict[str, Any]:
    return {row.lane: row for row in session.execute(select(*columns(LaneSetting)))}


def _keep(session: Session, key: str, **values: Any) -> None:
    """Change one lane; the first time it gets a row, in the place it has now."""
    found = _settings(session).get(_known(key))
    if found is not None:
        if any(getattr(found, name) != value for name, value in values.items()):
            change(session, LaneSetting, found.id, values)
        return
    places = {lane.key: place for place, lane in enumerate(lanes_of(session))}
    add(session, LaneSetting, LaneSettingData(**{"lane": key, "position": places[key], **values}))


def _known(key: str) -> str:
    if key not in LANES:
        raise UserProblem("field-invalid", field="lane_setting.lane")
    return key
