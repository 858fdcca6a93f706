"""What the timeline paints: its scene at the scale of the camera, in tiles. Takes no input and emits nothing.

A small life is laid out anew at every step of a zoom. Of a large one the picture is stretched while someone zooms, and
laid out in small steps when it rests (`work`): no frame waits for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from rondom.language import _
from rondom.scene import Draft, Scene, Spot
from rondom.timeline.axis import draw_axis
from rondom.timeline.clusters import opened, opening
from rondom.timeline.lanes import ALL_LANES, LaneView
from rondom.timeline.layout import Plan, draw_events
from rondom.timeline.marks import EventMark, Frame, Opened, frame_for
from rondom.timeline.placing import plan_in_steps, plan_lane
from rondom.timeline.prepare import Prepared, prepare
from rondom.timeline.school_years import SchoolYear
from rondom.timeline.spans import Span
from ui.theme import Theme
from ui.timeline.camera import Camera, life_of
from ui.timeline.painted import Painted, Sight
from ui.widgets.scene_painter import measure

_NAMES, _NARROW_NAMES = 9.75, 2.9
_NARROW_BELOW = 34.0
"""em; in less the names of the lanes stand above them."""
_AT_END = 4.0
"""em of air after the end of the whole life."""
MANY = 60
"""Of more chosen events in sight the rings are drawn plainly."""
LIVE = 120
"""Up to so many events every step of a zoom is laid out and painted at once."""


class Canvas:
    """Holds the events of one child and how they are drawn now. `lay_out` after a change of anything but the left edge."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.camera = Camera()
        self.sight = Sight()
        self.marks: tuple[EventMark, ...] = ()
        self.opened: Opened | None = None
        """A crowd whose events have rows of their own."""
        self._frame: Frame | None = None
        """Of these events, at any scale."""
        self._prepared: Prepared | None = None
        self._picture: Painted | None = None
        self._job: Iterator[None] | None = None
        self._scene: Scene | None = None
        self._asked: dict[tuple[str, ...], list[Spot]] = {}
        self._asked_of: Painted | None = None
        """The last answers of `spots_of` and the drawing they are of: it is asked for every frame."""

    def set_events(
        self,
        marks: Sequence[EventMark],
        today: date,
        birth: date | None = None,
        groups: tuple[SchoolYear, ...] = (),
        lanes: tuple[LaneView, ...] = ALL_LANES,
        holidays: tuple[Span, ...] = (),
        wash: bool = True,
    ) -> None:
        """New data; the camera looks at the same day. Draws nothing yet."""
        if self.marks != tuple(marks):
            if not {mark.key for mark in self.marks} & {mark.key for mark in marks}:
                self.opened = None  # another child
            self.marks, self._prepared = tuple(marks), None
        self._frame = frame_for(self.marks, today, self.theme.em, self.camera.scale, birth, groups)
        self._frame = replace(self._frame, lanes=lanes, holidays=holidays, wash=wash)
        self.camera.set_life(self._frame.origin, life_of(self.marks, birth, today), today)

    def resize(self, width: float, height: float, bar: float, ratio: float) -> None:
        """Another size of the widget, of the text, or a scroll bar that came or went."""
        narrow = width < _NARROW_BELOW * self.theme.em
        sight = self.sight
        sight.width, sight.height, sight.bar, sight.ratio = width, height, bar, ratio
        sight.label = float(self.theme.px(_NARROW_NAMES if narrow else _NAMES))
        self.camera.room = _AT_END * self.theme.em
        self.camera.resize(sight.body)

    # laying out

    def lay_out(self) -> None:
        """At once, after a change of content, theme, text size or window; not after panning."""
        plan = self._new_plan()
        for lane in plan.frame.lanes:
            plan.add(plan_lane(plan.prepared, lane, plan.frame))
        self._show(self._painted(plan))

    def zoomed(self) -> None:
        """After a step of a zoom: laid out at once when that is quick, else stretched until `work` was done."""
        if self._picture is None or len(self.marks) <= LIVE:
            self.lay_out()
        else:
            self._job = self._steps()
            self._picture.make_axis()

    @property
    def busy(self) -> bool:
        """Whether there is work to do when the zooming rests."""
        return self._job is not None

    def work(self) -> bool:
        """One small step of laying out; True when the new drawing was put in the place of the stretched one."""
        if self._job is None:
            self.paint_ahead()
            return False
        next(self._job, None)
        return self._job is None

    def settle(self) -> None:
        """All the work that is left, at once."""
        while self._job is not None:
            next(self._job, None)

    def _steps(self) -> Iterator[None]:
        plan = self._new_plan()
        for lane in plan.frame.lanes:
            plan.add((yield from plan_in_steps(plan.prepared, lane, plan.frame)))
            yield
        picture = self._painted(plan)
        yield
        while not picture.ready():
            yield
        self._show(picture)

    def _painted(self, plan: Plan) -> Painted:
        return Painted(self.theme, plan, self.camera, self.sight)

    def _show(self, picture: Painted) -> None:
        self._picture, self._job, self._scene = picture, None, None

    def _new_plan(self) -> Plan:
        em = self.theme.em
        if self._prepared is None or self._prepared.em != em:
            self._prepared = prepare(self.marks, em, measure)
        frame = self._frame or frame_for((), self.camera.today, em, 1.0)
        frame = replace(frame, em=em, scale=self.camera.scale, opened=self.opened)
        return Plan(self._prepared, frame.named(self.sight.label / em))

    def open(self, spot: Spot) -> bool:
        """Opens a cluster: by looking nearer, or with rows of its own when its events are too close in time for that.

        Asks for `lay_out`; False for a spot that is no cluster, or one of a folded lane that is near enough already.
        """
        if not spot.members:
            return False
        members = set(spot.members)
        marks = [mark for mark in self.marks if mark.key in members]
        span = opening(marks)
        if span and self.camera.scale * (span[1] - span[0]).days < self.camera.width:
            self.camera.show_span(*span)
            return True
        if self._frame and any(lane.folded and lane.key == spot.group for lane in self._frame.lanes):
            return False
        self.opened = opened(marks)
        return True

    # geometry

    @property
    def frame(self) -> Frame | None:
        """Of what is painted now; None before the first events."""
        return self._picture.frame if self._picture else None

    @property
    def scene(self) -> Scene:
        """All of it, for who reads it aloud. Made when it is first asked."""
        if self._scene is None:
            self._scene = self._whole_scene()
        return self._scene

    def _whole_scene(self) -> Scene:
        if self._picture is None:
            return Scene(0, 0)
        plan, made = self._picture.plan, Draft()
        draw_events(made, plan)
        around = self._picture.around
        draw_axis(made, [], plan.frame, measure, plan.height)
        draft = Draft(around.ground, made.body, made.sticky, made.axis, around.fixed, [], made.spots, around.bands)
        return draft.scene(plan.frame.x(plan.frame.last), plan.height, _("Tijdlijn"), self.alt)

    @property
    def alt(self) -> str:
        """What it shows, in a few sentences."""
        return self._picture.plan.alt() if self._picture else ""

    @property
    def height(self) -> float:
        """Of all lanes."""
        return self._picture.plan.height if self._picture else 0.0

    @property
    def bands(self) -> tuple[tuple[str, float, float], ...]:
        """Key, top and height of each lane."""
        return tuple(self._picture.around.bands) if self._picture else ()

    @property
    def axis_height(self) -> float:
        return self._picture.axis_height if self._picture else 0.0

    @property
    def stretch(self) -> float:
        """How much wider the drawing is painted than it was laid out: 1, but not while someone zooms in a large life."""
        return self._picture.stretch if self._picture else 1.0

    def spot(self, key: str) -> Spot | None:
        return self._picture.plan.spot(key) if self._picture and key else None

    def box(self, spot: Spot) -> QRectF:
        """Where a spot is now, in pixels of the widget."""
        return self.boxes((spot,))[0]

    def boxes(self, spots: Sequence[Spot], grow: float = 0.0) -> list[QRectF]:
        """Where these are now, each `grow` pixels larger on every side."""
        x, y, wider = (
            self.sight.label - self.camera.left - grow,
            self.axis_height - self.sight.down - grow,
            self.stretch,
        )
        more = 2 * grow
        return [QRectF(one.x * wider + x, one.y + y, one.w * wider + more, one.h + more) for one in spots]

    def spot_box(self, spot: Spot) -> QRect:
        return self.box(spot).toAlignedRect()

    def place(self, at: QPointF) -> tuple[float, float] | None:
        """The place in the drawing, as it was laid out, of a point of the widget; None over the names and the axis."""
        if at.x() < self.sight.label or at.y() < self.axis_height:
            return None
        x = (at.x() - self.sight.label + self.camera.left) / self.stretch
        return x, at.y() - self.axis_height + self.sight.down

    def spots_at(self, at: QPointF) -> list[Spot]:
        """All events at a point of the widget, the topmost first; when there is none the nearest one, if it is near."""
        place, slack = self.place(at), 0.4 * self.theme.em
        if place is None or self._picture is None:
            return []
        (x, y), near = place, []
        for draft in self._picture.tiles.drafts(x - slack, x + slack):
            near += [
                spot
                for spot in draft.spots
                if spot.x - slack <= x <= spot.x + spot.w + slack and spot.y - slack <= y <= spot.y + spot.h + slack
            ]
        found = list({spot.key: spot for spot in near}.values())
        here = [spot for spot in found if spot.holds(x, y)]
        return here[::-1] if here else sorted(found, key=lambda spot: spot.distance(x, y))[:1]

    def spots_of(self, keys: Sequence[str]) -> list[Spot]:
        """Where these events are, each place once, as far as it is in sight."""
        asked = tuple(keys)
        if self._asked_of is not self._picture or len(self._asked) > 2:
            self._asked, self._asked_of = {}, self._picture
        if asked not in self._asked:
            found = {spot.key: spot for key in asked if (spot := self.spot(key))}
            self._asked[asked] = list(found.values())
        left, right = self.camera.left / self.stretch, self.camera.right / self.stretch
        return [spot for spot in self._asked[asked] if spot.x + spot.w >= left and spot.x <= right]

    # painting

    def paint(self, painter: QPainter, chosen: Sequence[str] = (), focused: bool = False) -> None:
        """Everything; a ring around what is chosen, in the colour of focus when the keys go to the timeline."""
        if self._picture is None:
            return
        self._picture.paint(painter)
        self._paint_rings(painter, self.spots_of(chosen), focused)

    def paint_ahead(self) -> None:
        """While idle: what comes into sight when someone pans on."""
        if self._picture and self._job is None:
            self._picture.ahead()

    def _paint_rings(self, painter: QPainter, spots: Sequence[Spot], focused: bool) -> None:
        """Round ones; when a great many are chosen plain ones, which cost a tenth."""
        if not spots:
            return
        em, axis, sight, many = self.theme.em, self.axis_height, self.sight, len(spots) > MANY
        boxes = self.boxes(spots, 0.2 * em)
        painter.setClipRect(QRectF(sight.label, axis, sight.body, sight.height - axis))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not many)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.color("focus" if focused else "accent"), 1 if many else em / 7.5))
        if many:
            painter.drawRects(boxes)
        else:
            for box in boxes:
                painter.drawRoundedRect(box, 0.5 * em, 0.5 * em)
