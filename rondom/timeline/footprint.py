"""The room that one event takes on the timeline: how wide and how tall it is, where its label may stand, where it is met."""

from __future__ import annotations

from dataclasses import dataclass

from rondom.language import _
from rondom.scene import Measure, Spot
from rondom.timeline.curves import views_width
from rondom.timeline.lanes import LANES, Lane
from rondom.timeline.marks import EventMark, Frame
from rondom.timeline.packing import Extent
from rondom.timeline.prepare import LABEL, label_of
from rondom.timeline.spans import Span
from rondom.timeline.waiting import wait_label

WIDE = 1.2
"""em: a moment that is vaguer than this gets a band, as wide as it is vague. One that is less has only its hollow mark."""
ROW = 1.62
LEAST_GAP = 0.35
"""em: nothing stands nearer than this to what is left of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Room an event can take: the label "inside", "right" or "left" of it."""

    extent: Extent
    label: str


class Footprint:
    """One event in one frame: measures itself, and says how tall it is, where it fits and where it can be pointed at."""

    def __init__(self, mark: EventMark, frame: Frame, measure: Measure, words: tuple[str, float] | None = None) -> None:
        """`words` are the label and its width, when these were measured before."""
        self.mark, self.frame, self.measure = mark, frame, measure
        self.em = frame.em
        self.size = LABEL * frame.em
        self.lane: Lane = LANES[mark.lane]
        self.label, wide = words or label_of(mark, frame.em, measure)
        self.eye = 1.2 * self.em if mark.private else 0.0
        self.views = 0.0 if mark.kind == "trajectory" else views_width(mark.curves, self.em)
        self.wide = wide + self.eye + self.views
        self.now = frame.now
        self._times()
        self.boxed = self._is_boxed()
        self.tall = self._rows()

    def _times(self) -> None:
        """The four ends of a vague stretch: it begins between x0 and x1, it ends between e0 and e1."""
        start, end = self.mark.start, self.mark.end
        asked = self._ends(self.mark.applied) if self.mark.applied else None
        self.x0, self.x1 = self._ends(start) if start else (self._waited_until(asked),) * 2
        goes_on = max(self.now, self.x1 + 3 * self.em if self.x1 > self.now else 0.0)
        self.e0, self.e1 = self._ends(end) if end else (goes_on, goes_on)
        self.e1 = max(self.e1, self.x0 + 0.5 * self.em)
        self.w0 = min(asked[0], self.x0) if asked else self.x0
        self.soft_start = start is not None and start[0] < start[1]  # as `is_vague`, for thousands at a time
        self.soft_end = end is not None and end[0] < end[1]
        self.banded = self.soft_start and self.x1 - self.x0 > WIDE * self.em
        self.middle = (self.x0 + self.x1) / 2
        self.mark_x = self._mark_x()

    def _waited_until(self, asked: Extent | None) -> float:
        """Of what did not begin: now, or when it ended all the same."""
        end = self.mark.end
        until = min(self.now, self._ends(end)[0]) if end else self.now
        return max(until, asked[1]) if asked else self.now

    def _ends(self, span: Span) -> Extent:
        return self.frame.x(span[0]), self.frame.x(span[1]) + self.frame.scale

    # -- what it is ---------------------------------------------------------------------------------------------

    @property
    def waits(self) -> bool:
        return self.mark.applied is not None

    def _is_boxed(self) -> bool:
        """Help that someone looked at gets a box with curves, when the drawing gives it room."""
        seen = self.mark.kind == "trajectory" and bool(self.mark.curves)
        return seen and self.mark.start is not None and self.e1 - self.x0 > 2.4 * self.em

    def _rows(self) -> int:
        """Rows it takes."""
        if self.boxed:
            return 3
        return 2 if self.waits and self.wait_below() else 1

    # -- where it fits ------------------------------------------------------------------------------------------

    def places(self) -> list[Place]:
        """In order of preference."""
        return self._moment_places() if self.mark.kind == "moment" else self._stretch_places()

    def is_cut(self, place: Place) -> bool:
        """Whether the line of today runs through the label."""
        if place.label == "inside" or not place.extent[0] < self.now < place.extent[1] + 1:
            return False
        left, right = self.label_extent(place.label)
        return left < self.now - 1 < right

    def is_off(self, place: Place) -> bool:
        """Whether the label would run over the edge of the paper."""
        if place.label == "inside" or not self.frame.bounded:
            return False
        left, right = self.label_extent(place.label)
        return left < 0 or right > self.frame.x(self.frame.last)

    def label_extent(self, side: str) -> Extent:
        if self.mark.kind == "moment":
            x, gap = self.mark_x, 0.73 * self.em
            return (x - gap - self.wide, x - gap) if side == "left" else (x + gap, x + gap + self.wide)
        if side == "left":
            left = self._left() - 0.45 * self.em
            return left - self.wide, left
        right = self._tip() + 0.45 * self.em
        return right, right + self.wide

    def _moment_places(self) -> list[Place]:
        gap, x, beside = 0.55 * self.em, self.mark_x, 0.73 * self.em + self.wide + 0.55 * self.em
        if not self.banded:
            return [Place((x - gap, x + beside), "right"), Place((x - beside, x + gap), "left")]
        left, right = self.x0 - 0.4 * self.em, self.x1 + 0.4 * self.em
        return [
            Place((min(left, x - gap), max(right, x + beside)), "right"),
            Place((min(left, x - beside), max(right, x + gap)), "left"),
        ]

    def _mark_x(self) -> float:
        """In the middle of its interval; with its label centred in a stretch that has room for both."""
        together = self.wide + 0.73 * self.em
        room = self.x1 - self.x0 - 1.6 * self.em
        if self.banded and together < room:
            return self.middle - together / 2
        return self.middle

    def _stretch_places(self) -> list[Place]:
        gap = LEAST_GAP * self.em
        left, right = self._left() - self._lead_width() - gap, self._tip() + gap
        if self._fits_inside():
            return [Place((left, right), "inside")]
        on_left = Place((min(left, self.label_extent("left")[0] - gap), right), "left")
        on_right = Place((left, max(right, self.label_extent("right")[1] + gap)), "right")
        if self.waits:
            return [on_right]
        return [on_left, on_right] if self.mark.end is None else [on_right, on_left]

    def _left(self) -> float:
        return self.w0 if self.waits else self.x0

    def _tip(self) -> float:
        if self.mark.start is None:
            return self.x0
        return self.e1 + (0.5 * self.em if self.mark.end is None else 0.0)

    def _fits_inside(self) -> bool:
        if self.mark.start is None:
            return False
        inside = self.e1 - self.x0 - 1.2 * self.em
        return self.wide <= inside

    # -- waiting ------------------------------------------------------------------------------------------------

    def lead(self) -> str:
        """On paper as far as there is room before it; the list behind the drawing says the rest."""
        if not self.waits:
            return ""
        whole, short = f"{_('Aangemeld')}, {self.wait_text()}", _("Aangemeld")
        room = self.w0 - 1.1 * self.em if self.frame.bounded else float("inf")
        words = (short, "") if self.wait_below() else (whole, short, "")
        return next((word for word in words if self.measure(word, self.size, False) <= room), "")

    def _lead_width(self) -> float:
        return self.measure(self.lead(), self.size, False) + 1.1 * self.em if self.waits else 0.0

    def wait_below(self) -> bool:
        return self.measure(self.wait_text(), 0.83 * self.em, False) + 0.4 * self.em <= self.x0 - self.w0

    def wait_text(self) -> str:
        mark = self.mark
        return wait_label(mark.applied, mark.start or mark.end, self.frame.today) if mark.applied else ""

    # -- pointing ------------------------------------------------------------------------------------------------

    def spot(self, y: float, side: str) -> Spot:
        """What can be pointed at, with the top of its first row at `y`."""
        left, right = (self._left(), self._tip()) if self.mark.kind != "moment" else self._body()
        if side != "inside":
            label = self.label_extent(side)
            left, right = min(left, label[0]), max(right, label[1])
        high = self.tall * ROW * self.em if self.tall == 3 else ROW * self.em
        text = self.mark.sentence or self.mark.label
        return Spot(self.mark.key, left, y, right - left, high, text, self.mark.lane, grips=self._grips())

    def _grips(self) -> tuple[tuple[str, float], ...]:
        """The ends of a stretch that are known, in the middle of their vagueness."""
        mark = self.mark
        if mark.kind == "moment" or mark.start is None:
            return ()
        start = (("start", self.middle if self.soft_start else self.x0),) if mark.since else ()
        end = (("end", (self.e0 + self.e1) / 2 if self.soft_end else self.e1),) if mark.end else ()
        return start + end

    def _body(self) -> Extent:
        """The mark, with the whole band of its vagueness."""
        left, right = self.mark_x - 0.55 * self.em, self.mark_x + 0.55 * self.em
        return (min(left, self.x0), max(right, self.x1)) if self.banded else (left, right)
