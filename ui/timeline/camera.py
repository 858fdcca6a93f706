"""Which stretch of time is in sight: the width of a day and the left edge. Pure arithmetic, no widget.

Sizes are pixels of the part of the widget with the lanes; x = 0 is `origin`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rondom.timeline.marks import EventMark

FOUR_YEARS, ONE_YEAR = 4.3, 1.1
"""Widths of the presets in years: a little more than they promise."""
TODAY_AT = 0.91
"""Where the line of today stands in the width."""
MOST_ZOOM = 8.0
"""Pixels per day."""
_YEAR = 365.25


@dataclass(slots=True)
class Camera:
    """`first` and `last` are the ends of the life that is drawn; `kept` says that someone panned or zoomed: else the
    preset decides, also after the window grew.
    """

    origin: date = date(2000, 1, 1)
    first: date = date(2000, 1, 1)
    last: date = date(2001, 1, 1)
    today: date = date(2000, 1, 1)
    width: float = 120.0
    scale: float = 0.5
    left: float = 0.0
    room: float = 0.0
    """Pixels that the whole life leaves free at its end, for the names of what is going on or still to come."""
    preset: float | None = FOUR_YEARS
    kept: bool = False

    @property
    def right(self) -> float:
        return self.left + self.width

    def x(self, day: date) -> float:
        return (day - self.origin).days * self.scale

    def day(self, x: float) -> date:
        return self.origin + timedelta(round(x / self.scale))

    def years(self) -> float | None:
        """The preset that is shown, as given to `show_years`; -1 after panning or zooming by hand."""
        return -1.0 if self.kept else self.preset

    def span(self) -> tuple[date, date]:
        """First and last day in sight."""
        return self.day(self.left), self.day(self.right)

    def set_life(self, origin: date, life: tuple[date, date], today: date) -> None:
        """Other events: the same day stays at the left edge."""
        day = self.left / self.scale - (origin - self.origin).days
        self.origin, self.today = origin, today
        self.first, self.last = life
        self.look_from(day * self.scale)

    def resize(self, width: float) -> None:
        """A wider or narrower window: a preset keeps its years, a chosen stretch its left edge."""
        self.width = max(1.0, width)
        if not self.kept:
            self.show_years(self.preset)

    def show_years(self, years: float | None) -> None:
        """So many years up to a little after today; None for the whole life."""
        self.preset, self.kept = years, False
        days = max(60.0, (self.last - self.first).days * 1.04) if years is None else years * _YEAR
        free = min(self.room, self.width / 8) if years is None else 0.0
        self.scale = min(MOST_ZOOM, (self.width - free) / days)
        if years is None:
            self.look_from(self.x(self.first) - self.width * 0.015)
        else:
            self.go_today()

    def go_today(self) -> None:
        self.look_from(self.x(self.today) - TODAY_AT * self.width)

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Wider or narrower days; the day under `at` (pixels from the left of the lanes, else the middle) stays there."""
        at = self.width / 2 if at is None else at
        day = (self.left + at) / self.scale
        self.scale = min(MOST_ZOOM, max(self._least_scale(), self.scale * factor))
        self.kept = True
        self.look_from(day * self.scale - at)

    def show_span(self, first: date, last: date) -> None:
        """Exactly this stretch, at least a month of it."""
        days = max(30, (last - first).days)
        self.scale, self.kept = min(MOST_ZOOM, self.width / days), True
        self.look_from(self.x(first))

    def pan(self, dx: float) -> None:
        """Moves the drawing to the left, as far as there is something to see."""
        self.kept = self.kept or dx != 0
        self.look_from(self.left + dx)

    def look_from(self, left: float) -> None:
        """Puts the left edge at this x, within a margin around the life."""
        most = self.x(self.last) - 0.5 * self.width
        least = min(self.x(self.first) - 0.3 * self.width, most)
        self.left = min(max(left, least), max(most, self.x(self.today) - TODAY_AT * self.width))

    def show(self, left: float, right: float, margin: float) -> bool:
        """Brings this stretch of x into sight; False when it was already."""
        if self.left + margin <= left and right <= self.right:
            return False
        self.kept = True
        self.look_from(left - 0.35 * self.width)
        return True

    def _least_scale(self) -> float:
        return self.width / max(200.0, (self.last - self.first).days * 1.3)


def life_of(marks: Iterable[EventMark], birth: date | None, today: date) -> tuple[date, date]:
    """From birth or the first event to today, or to what is planned after it."""
    firsts, lasts = [today - timedelta(365)], [today]
    for mark in marks:
        if mark.first:
            firsts.append(mark.first)
        lasts += [span[1] for span in (mark.start, mark.end) if span]
    first = min([*firsts, birth] if birth else firsts)
    return first, max([today + max(timedelta(45), (today - first) / 16), *lasts])
