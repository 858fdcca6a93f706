"""The shapes one event on the timeline is made of.

Crisp edge = known. Soft edge = about, as wide as it is vague. Hatch = waiting. Point = goes on. Hollow = planned.
"""

from __future__ import annotations

from dataclasses import replace

from rondom.scene import Draft, Hatch, Icon, Mark, Path, Rect, Stops, Text
from rondom.timeline.curves import draw_curves, draw_views
from rondom.timeline.footprint import ROW, Footprint
from rondom.timeline.spans import is_vague
from rondom.timeline.topics import ABSENCE

PEAK = 0.3
"""Opacity of the lane's colour where a vague bar is fullest."""
_FADE = 0.9
"""em: the least that a vague end fades, also where its days lie nearer to each other than can be seen."""
_BAR = 1.47
_EDGE = 0.23
_COMB = 0.36
"""em: height of the teeth under an absence."""


class Shape(Footprint):
    """One event that draws itself at a row."""

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
        if self.banded:
            high, left, right = 1.2 * em, self.x0 - 0.4 * em, self.x1 + 0.4 * em
            soft = ((0.0, 0.0), (0.38, PEAK), (0.62, PEAK), (1.0, 0.0))
            draft.body.append(Rect(left, middle - high / 2, right - left, high, role, radius=high / 2, soft=soft))
            self._dots(draft, left + 0.6 * em, right - 0.6 * em, middle + high / 2)
        hollow = self.soft_start or self.mark.planned
        draft.body.append(Mark(self.lane.shape, x, middle, 0.38 * em, role, hollow=hollow, dashed=self.soft_start))
        self._draw_label(draft, y, side, stick=self.x1 - 0.4 * em if self.banded and side == "right" else 0.0)

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
        """Full between the latest start and the earliest end; when those cross, full in the middle.

        Of which only the end was told grows towards it.
        """
        whole = max(right - left, 0.01)
        fade = _FADE * self.em
        start = max(self.x1 - left, fade) / whole if self.soft_start else 0.0
        end = min(self.e0 - left, whole - fade) / whole if self.soft_end else 1.0
        if start >= end and self.soft_start and self.soft_end:
            start, end = (0.38, 0.62) if self.mark.since else (end - 0.05, end)
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
        vague = is_vague(self.mark.applied)
        draft.body.append(Mark(self.lane.shape, self.w0, middle, 0.38 * em, role, hollow=vague, dashed=vague))
        draft.body.append(Text(self.w0 - 0.73 * em, middle + 0.3 * em, self.lead(), self.size, anchor="end"))
        if self.wait_below():
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
