"""Timeline -> Scene. Pure: values in, shapes out; no Qt, no clock, no colours. The same for the screen and for paper.

Rows in a lane are filled first-fit. A label stands inside its bar, else right or left of it; labels never overlap. What does
not fit in the rows of a lane is counted in marks on one row more, never hidden. All eight lanes are always drawn.

A screen keeps what does not depend on the scale (`prepare`), plans all rows once per scale (`plan`) and draws the part that
is in sight (`draw_events`); paper has `layout`, which does all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from rondom.language import _
from rondom.scene import Draft, Item, Mark, Measure, Path, Rect, Scene, Spot
from rondom.timeline.axis import draw_axis
from rondom.timeline.background import draw_holidays, draw_wash
from rondom.timeline.clusters import Cluster, cluster_spot, draw_cluster
from rondom.timeline.footprint import ROW
from rondom.timeline.lane_heads import FOLDED_ROW, draw_head, first_row, height
from rondom.timeline.lanes import LANES, STRENGTHS
from rondom.timeline.marks import EventMark, Frame
from rondom.timeline.packing import Extent
from rondom.timeline.placing import LanePlan, Placed, plan_lane
from rondom.timeline.prepare import Prepared, describe_drawing, prepare

FAR = 100_000.0
"""Right end of what runs through the whole drawing."""


@dataclass(slots=True)
class Plan:
    """Where everything stands at one scale. `tops` has the top of each lane."""

    prepared: Prepared
    frame: Frame
    lanes: list[LanePlan] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    height: float = 0.0
    behind: list[Item] = field(default_factory=list)
    """What lies behind the events and moves with the time."""
    _found: dict[str, Spot] = field(default_factory=dict)

    def add(self, lane: LanePlan) -> None:
        self.lanes.append(lane)
        self.tops.append(self.height)
        self.height += height(lane, self.frame, self.prepared.measure) * self.frame.em

    def alt(self) -> str:
        frame = self.frame
        return describe_drawing(self.prepared.marks, frame.last, frame.today, frame.lanes)

    def spot(self, key: str) -> Spot | None:
        """Where an event is, also outside of what is in sight; for one that is counted the mark that counts it."""
        if not self._found:
            self._found = {key: spot for spot in self._spots() for key in (*spot.members, spot.key)}
        return self._found.get(key)

    def _spots(self) -> Iterator[Spot]:
        row = ROW * self.frame.em
        for lane, y in self.rows():
            for placed in lane.placed:
                yield placed.shape.spot(y + placed.row * row, placed.side)
            high = _cluster_row(lane) * self.frame.em
            for cluster in lane.clusters:
                yield cluster_spot(cluster, y + lane.rows * row, high)

    def rows(self) -> Iterator[tuple[LanePlan, float]]:
        """Each lane with the top of its first row."""
        for lane, top in zip(self.lanes, self.tops, strict=True):
            yield lane, top + first_row(lane, self.frame) * self.frame.em


def layout(
    marks: Sequence[EventMark] | Prepared, frame: Frame, measure: Measure, window: Extent | None = None
) -> Scene:
    """The drawing of a life, or of what can be seen between two places of `window`.

    Body and axis begin at x = 0 of the frame; the column of lanes is in `fixed`.
    """
    made = plan(marks if isinstance(marks, Prepared) else prepare(marks, frame.em, measure), frame)
    draft = draw_around(made)
    draw_events(draft, made, window)
    return draft.scene(frame.x(frame.last), made.height, _("Tijdlijn"), made.alt())


def plan(prepared: Prepared, frame: Frame) -> Plan:
    """A row for every event, lane by lane."""
    made = Plan(prepared, frame)
    for lane in frame.lanes:
        made.add(plan_lane(prepared, lane, frame))
    return made


def draw_around(made: Plan, window: Extent | None = None) -> Draft:
    """All but the events: ground, names and axis, months in `window` only. What lies behind is kept in the plan."""
    draft, frame = Draft(), made.frame
    bottoms = [*made.tops[1:], made.height]
    for lane, top, bottom in zip(made.lanes, made.tops, bottoms, strict=True):
        draft.bands.append((lane.lane.key, top, bottom - top))
        if lane.lane.key == STRENGTHS:
            draft.ground.insert(0, Rect(0, top, FAR, bottom - top, LANES[STRENGTHS].tint, alpha=0.45))
        draw_head(draft, lane, frame, made.prepared.measure, top)
        draft.ground.append(Path(((0, bottom), (FAR, bottom)), "line"))
    made.behind = [*draw_holidays(frame, made.height), *draw_wash(_busiest(made), frame, draft.bands)]
    draw_axis(draft, made.behind, frame, made.prepared.measure, made.height, window)
    return draft


def _busiest(made: Plan) -> date | None:
    return made.prepared.busiest(made.frame.today) if made.frame.wash else None


def draw_events(draft: Draft, made: Plan, window: Extent | None = None) -> None:
    """The events between two places, with all that lies behind them; without `window` all of them."""
    frame = made.frame
    row = ROW * frame.em
    draft.body += [item for item in made.behind if window is None or _touches(item, window)]
    for lane, y in made.rows():
        for placed in lane.placed:
            if window is None or (placed.left < window[1] and placed.right > window[0]):
                placed.shape.draw(draft, y + placed.row * row, placed.side)
        high = _cluster_row(lane) * frame.em
        for left, right in lane.lines:
            if window is None or (left < window[1] and right > window[0]):
                role, top = LANES[lane.lane.key].role, y + 0.36 * high
                draft.body.append(Rect(left, top, right - left, 0.28 * high, role, radius=0.14 * high, alpha=0.3))
        for cluster in lane.clusters:
            if window is None or _near(cluster, window):
                _draw_cluster(draft, lane, cluster, frame, y + lane.rows * row, high)


def _cluster_row(lane: LanePlan) -> float:
    return FOLDED_ROW if lane.lane.folded else ROW


def _draw_cluster(draft: Draft, lane: LanePlan, cluster: Cluster, frame: Frame, y: float, high: float) -> None:
    """A folded lane has marks only, however many they stand for."""
    look = LANES[lane.lane.key]
    if not lane.lane.folded:
        draw_cluster(draft, look, cluster, frame, y, high)
        return
    planned = all(mark.planned for mark in cluster.marks)
    draft.body.append(Mark(look.shape, cluster.x, y + high / 2, 0.27 * frame.em, look.role, hollow=planned))
    draft.spots.append(cluster_spot(cluster, y, high))


def _near(cluster: Cluster, window: Extent) -> bool:
    return cluster.x - cluster.wide < window[1] and cluster.x + cluster.wide > window[0]


def _touches(item: Item, window: Extent) -> bool:
    if isinstance(item, Path):
        across = [x for x, _y in item.points]
        return min(across) - 3 < window[1] and max(across) + 3 > window[0]
    return item.x - 3 < window[1] and item.x + getattr(item, "w", 0.0) + 3 > window[0]


__all__ = ["FAR", "Placed", "Plan", "draw_around", "draw_events", "layout", "plan"]
