"""One event on the timeline: where it may stand with its label, and the shapes it is made of.

Crisp edge = known. Soft edge = about, as wide as it is vague. Hatch = waiting. Point = goes on. Hollow = planned.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rondom.language import _, plural
from rondom.scene import Draft, Hatch, Icon, Mark, Measure, Path, Rect, Spot, Stops, Text
from rondom.timeline.curves import draw_curves, draw_views, views_width
from rondom.timeline.lanes import LANES, Lane
from rondom.timeline.marks import EventMark, Frame
from rondom.timeline.packing import Extent
from rondom.timeline.prepare import LABEL, label_of
from rondom.timeline.spans import Span
from rondom.timeline.topics import ABSENCE

SOFT_FROM = 1.2
"""em: what is vaguer than this on the drawing gets a soft edge; less cannot be seen."""
PEAK = 0.3
"""Opacity of the lane's colour where a vague bar is fullest."""
ROW = 1.62
LEAST_GAP = 0.35
"""em: nothing stands nearer than this to what is left of it."""
_BAR = 1.47
_EDGE = 0.23
_COMB = 0.36
"""em: height of the teeth under an absence."""


@dataclass(frozen=True, slots=True)
class Place:
    """Room an event can take: the label "inside", "right" or "left" of it."""

    extent: Extent
    label: str


class Shape:
    """One event in one frame: measures itself, says how tall it is and where it fits, and draws itself at a row."""

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
        unknown = max(self.now, asked[1]) if asked else self.now  # still waiting
        self.x0, self.x1 = self._ends(start) if start else (unknown, unknown)
        goes_on = max(self.now, self.x1 + 3 * self.em if self.x1 > self.now else 0.0)
        self.e0, self.e1 = self._ends(end) if end else (goes_on, goes_on)
        self.e1 = max(self.e1, self.x0 + 0.5 * self.em)
        self.w0 = min(asked[0], self.x0) if asked else self.x0
        self.soft_start = start is not None and self.x1 - self.x0 > SOFT_FROM * self.em
        self.soft_end = end is not None and self.e1 - self.e0 > SOFT_FROM * self.em
        self.middle = (self.x0 + self.x1) / 2
        self.mark_x = self._mark_x()

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
        return 2 if self.waits and self._wait_below() else 1

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
        if not self.soft_start:
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
        if self.soft_start and together < room:
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

    def _lead(self) -> str:
        """On paper as far as there is room before it; the list behind the drawing says the rest."""
        if not self.waits:
            return ""
        whole, short = f"{_('Aangemeld')}, {self.wait_text()}", _("Aangemeld")
        room = self.w0 - 1.1 * self.em if self.frame.bounded else float("inf")
        words = (short, "") if self._wait_below() else (whole, short, "")
        return next((word for word in words if self.measure(word, self.size, False) <= room), "")

    def _lead_width(self) -> float:
        return self.measure(self._lead(), self.size, False) + 1.1 * self.em if self.waits else 0.0

    def _wait_below(self) -> bool:
        return self.measure(self.wait_text(), 0.83 * self.em, False) + 0.4 * self.em <= self.x0 - self.w0

    def wait_text(self) -> str:
        """ "28 weken wachten"; while it lasts "wacht nu 12 weken"."""
        applied, start = self.mark.applied, self.mark.start
        if applied is None:
            return ""
        until = start[0] if start else self.frame.today
        days = max(0, (until - applied[0]).days)
        time = plural(days // 7, "{n} week", "{n} weken") if days >= 14 else plural(days, "{n} dag", "{n} dagen")
        return (_("{time} wachten") if start else _("wacht nu {time}")).format(time=time)

    # -- drawing ------------------------------------------------------------------------------------------------

    def draw(self, draft: Draft, y: float, side: str) -> None:
        """Adds its shapes and its spot; `y` is the top of its first row."""
        if self.mark.kind == "moment":
            self._draw_moment(draft, y, side)
        elif self.boxed:
            self._draw_wait(draft, y + 0.95 * ROW * self.em)
            self._draw_box(draft, y, side)
        else:
            self._draw_wait(draft, y)
            self._draw_bar(draft, y, side)
        draft.spots.append(self.spot(y, side))

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
        return (min(left, self.x0), max(right, self.x1)) if self.soft_start else (left, right)

    def _draw_label(self, draft: Draft, y: float, side: str, bold: bool = False, stick: float = 0.0) -> None:
        """Beside the shape, on the line of its first row; inside a wide band it sticks to the edge of what is in sight."""
        left, _right = self.label_extent(side)
        base = y + ROW * self.em / 2 + 0.3 * self.em
        if self.mark.private:
            draft.body.append(Icon("eye-off", left, base - 0.78 * self.em, 0.9 * self.em, "ink-muted"))
            left += 1.2 * self.em
        text = Text(left, base, self.label, self.size, self._ink(), bold or self.mark.planned, stick=stick)
        self._draw_views(draft, left + self.wide - self.eye - self.views, y)
        if not self.views and left + self.wide < stick:
            draft.sticky.append(text)
            return
        draft.body.append(replace(text, stick=0.0))

    def _ink(self) -> str:
        return "ink-muted" if self.mark.private else "ink"

    def _draw_moment(self, draft: Draft, y: float, side: str) -> None:
        em, role, x = self.em, self.lane.role, self.mark_x
        middle = y + ROW * em / 2
        if self.soft_start:
            high, left, right = 1.2 * em, self.x0 - 0.4 * em, self.x1 + 0.4 * em
            soft = ((0.0, 0.0), (0.38, PEAK), (0.62, PEAK), (1.0, 0.0))
            draft.body.append(Rect(left, middle - high / 2, right - left, high, role, radius=high / 2, soft=soft))
            self._dots(draft, left + 0.6 * em, right - 0.6 * em, middle + high / 2)
        hollow = self.soft_start or self.mark.planned
        draft.body.append(Mark(self.lane.shape, x, middle, 0.38 * em, role, hollow=hollow, dashed=self.soft_start))
        self._draw_label(draft, y, side, stick=self.x1 - 0.4 * em if self.soft_start and side == "right" else 0.0)

    def _dots(self, draft: Draft, left: float, right: float, y: float) -> None:
        """The dotted ground line of what is vague: it survives a grey print."""
        if right - left > 0.5 * self.em:
            draft.body.append(Path(((left, y), (right, y)), self.lane.role, width=1.4, dash=(2.0, 3.5)))

    def _draw_bar(self, draft: Draft, y: float, side: str) -> None:
        if self.mark.start is None:
            self._draw_label(draft, y, side)
            return
        em, top, high = self.em, y + 0.07 * self.em, _BAR * self.em
        if self.soft_start or self.soft_end:
            self._soft_bar(draft, top, high)
        else:
            self._crisp_bar(draft, top, high)
        edges = [] if self.soft_start or not self.mark.since else [self.x0]
        edges += [] if self.soft_end or self.mark.end is None else [self.e1 - _EDGE * em]
        for x in edges:
            draft.body.append(Rect(x, top, _EDGE * em, high, self.lane.role, radius=0.1 * em))
        if self.mark.topic == ABSENCE:
            self._comb(draft, top + high)
        if side == "inside":
            self._label_inside(draft, y)
        else:
            self._draw_label(draft, y, side)

    def _crisp_bar(self, draft: Draft, top: float, high: float) -> None:
        left, right, tint = self.x0, self.e1, self.lane.tint
        if self.mark.planned:
            draft.body.append(
                Rect(left, top, right - left, high, "", self.lane.role, 1.2, 0.33 * self.em, dash=(4.0, 3.0))
            )
        elif self.mark.end is None:
            draft.body.append(Path(self._pointed(left, right, top, high), fill=tint, closed=True))
        else:
            draft.body.append(Rect(left, top, right - left, high, tint, radius=0.33 * self.em))

    def _comb(self, draft: Draft, bottom: float) -> None:
        """Teeth along the ground of an absence: days that are missing. They survive a grey print, and no word lies on them."""
        line = bottom - _COMB * self.em / 2
        left, right = self.x1 if self.soft_start else self.x0, self.e0 if self.soft_end else self.e1
        if right - left < self.em:  # all of it is vague: better too long than not there
            left, right = self.x0, self.e1
        teeth = (0.16 * self.em, 0.26 * self.em)
        draft.body.append(Path(((left, line), (right, line)), self.lane.role, width=_COMB * self.em, dash=teeth))

    def _pointed(self, left: float, right: float, top: float, high: float) -> tuple[tuple[float, float], ...]:
        tip = right + 0.5 * self.em
        return ((left, top), (right, top), (tip, top + high / 2), (right, top + high), (left, top + high))

    def _soft_bar(self, draft: Draft, top: float, high: float) -> None:
        """Vague on both sides: a cloud in the lane's colour. On one side: a bar that fades there."""
        em, left, right = self.em, self.x0, self.e1
        fill, peak = (self.lane.role, PEAK) if self.soft_start and self.soft_end else (self.lane.tint, 1.0)
        soft = self._stops(left, right, peak)
        draft.body.append(Rect(left, top, right - left, high, fill, radius=0.33 * em, soft=soft))
        if self.mark.end is None:
            tip = ((right, top), (right + 0.5 * em, top + high / 2), (right, top + high))
            draft.body.append(Path(tip, fill=fill, closed=True, alpha=peak))
        first = left + 0.66 * em if self.soft_start else max(left, self.e0)
        last = right - 0.66 * em if self.soft_end else min(right, self.x1)
        self._dots(draft, first, last, top + high - 0.5)

    def _stops(self, left: float, right: float, peak: float) -> Stops:
        """Full between the latest start and the earliest end; when those cross, full in the middle."""
        whole = max(right - left, 0.01)
        start = (self.x1 - left) / whole if self.soft_start else 0.0
        end = (self.e0 - left) / whole if self.soft_end else 1.0
        if start >= end and self.soft_start and self.soft_end:
            start, end = 0.38, 0.62
        start, end = min(start, 1.0), max(end, 0.0)
        first = 0.0 if self.soft_start else peak
        last = 0.0 if self.soft_end else peak
        return (0.0, first), (start, peak), (end, peak), (1.0, last)

    def _label_inside(self, draft: Draft, y: float) -> None:
        """It stays in sight while its bar is, unless it has a closed eye; how each saw it stands at the end of the bar."""
        base = y + ROW * self.em / 2 + 0.3 * self.em
        left, room = self.x0 + 0.66 * self.em, self.e1 - self.x0
        if self.soft_start and self.soft_end and room < 3 * self.wide:
            left = self.x0 + (room - self.wide) / 2
        text = Text(left, base, self.label, self.size, self._ink(), self.mark.planned)
        end = self.e1 - 0.5 * self.em
        self._draw_views(draft, end - self.views, y)
        if not self.mark.private:
            draft.sticky.append(replace(text, stick=end - self.views))
            return
        draft.body.append(Icon("eye-off", left, base - 0.78 * self.em, 0.9 * self.em, "ink-muted"))
        draft.body.append(replace(text, x=left + self.eye))

    def _draw_views(self, draft: Draft, left: float, y: float) -> None:
        if self.views:
            draw_views(draft, self.mark.curves, left, y + ROW * self.em / 2, self.em)

    def _draw_wait(self, draft: Draft, y: float) -> None:
        if not self.waits:
            return
        em, role = self.em, self.lane.role
        end, middle = self.x0, y + ROW * self.em / 2
        draft.body.append(
            Hatch(self.w0, middle - 0.6 * em, end - self.w0, 1.2 * em, role, self.lane.tint, 0.33 * em, 0.6 * em)
        )
        draft.body.append(Mark(self.lane.shape, self.w0, middle, 0.38 * em, role))
        draft.body.append(Text(self.w0 - 0.73 * em, middle + 0.3 * em, self._lead(), self.size, anchor="end"))
        if self._wait_below():
            draft.body.append(Text(self.w0 + 0.13 * em, middle + 1.55 * em, self.wait_text(), 0.83 * em, "ink-muted"))

    def _draw_box(self, draft: Draft, y: float, side: str) -> None:
        em, left, right = self.em, self.x0, self.e1
        high = 3 * ROW * em - 0.1 * em
        header = 1.33 * em
        role, width = self.lane.role, right - left
        draft.body.append(Rect(left, y, width, high, "surface-raised", radius=0.4 * em))
        draft.body.append(Rect(left, y, width, header, self.lane.tint, radius=0.4 * em))
        dash = (4.0, 3.0) if self.soft_start or self.soft_end else ()
        draft.body.append(Rect(left, y, width, high, "", role, 1.2, 0.4 * em, dash))
        if self.mark.end is None:
            middle = y + high / 2
            tip = (
                (right + 0.1 * em, middle - 0.4 * em),
                (right + 0.5 * em, middle),
                (right + 0.1 * em, middle + 0.4 * em),
            )
            draft.body.append(Path(tip, fill=role, closed=True))
        if side == "inside":
            self._box_title(draft, left, y + 1.0 * em, right - 0.4 * em)
        else:
            self._draw_label(draft, y - 0.1 * em, side, bold=True)
        draw_curves(draft, self.mark.curves, (left, y + header, right, y + high), em)

    def _box_title(self, draft: Draft, left: float, base: float, stick: float) -> None:
        if self.mark.private:
            draft.body.append(Icon("eye-off", left + 0.6 * self.em, base - 0.78 * self.em, 0.9 * self.em, "ink-muted"))
            draft.body.append(Text(left + 1.8 * self.em, base, self.label, self.size, self._ink(), True))
        else:
            draft.sticky.append(Text(left + 0.6 * self.em, base, self.label, self.size, bold=True, stick=stick))
