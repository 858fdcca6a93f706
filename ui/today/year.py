"""The school year on one sheet, reached from Vandaag."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rondom import clock
from rondom.language import _, short_day
from rondom.meetings.year import Year, month_name, year
from rondom.meetings.year_layout import year_layout
from rondom.timeline.school_years import start_year
from ui.desk import Desk, Place
from ui.today.planner import PlannerScreen
from ui.today.planner_rows import entry_row, heading_row
from ui.widgets.rows import Row
from ui.widgets.scene_painter import measure

if TYPE_CHECKING:
    from ui.today.planner_paper import PlannerPaper


class YearScreen(PlannerScreen):
    """The key of its place is the year in which the school year begins; without one it is that of today."""

    name = "year"
    rows = True

    def __init__(self, desk: Desk) -> None:
        self.start = start_year(clock.today())
        super().__init__(desk)

    def visit(self, place: Place) -> None:
        self.close_paper()
        self._go(int(place.key) if place.key.isdecimal() else start_year(clock.today()))
        super().visit(place)

    def place_key(self) -> tuple[str, str]:
        return "", str(self.start)

    def step_words(self) -> tuple[str, str, str]:
        return _("Vorig schooljaar (PageUp)"), _("Volgend schooljaar (PageDown)"), _("Dit schooljaar")

    def step(self, by: int) -> None:
        self._go(self.start + by)

    def to_now(self) -> None:
        self._go(start_year(clock.today()))

    def place_of_other(self) -> Place:
        """The week of what is chosen; else that of today, or the first of this school year."""
        chosen = self._entries.get(self.view.value()) if self.view.value() else None
        today = clock.today()
        if chosen is not None:
            on = chosen.on.isoformat()
        elif self.view.value()[:4].isdecimal():
            on = self.view.value()
        else:
            on = today.isoformat() if start_year(today) == self.start else f"{self.start}-09-01"
        return Place("week", key=on)

    def band_of_now(self) -> str:
        today = clock.today()
        return str((today.month - 8) % 12) if start_year(today) == self.start else ""

    def _go(self, start: int) -> None:
        if start != self.start and 1900 < start < 9000:
            self.start = start
            self.refresh_soon()

    def refresh(self) -> None:
        start, today = self.start, clock.today()

        def show(found: Year) -> None:
            if start == self.start:
                self._show(found)

        self.desk.tasks.read(self, lambda session: year(session, start, today), show)

    def _show(self, found: Year) -> None:
        layout = partial(year_layout, found, em=self.theme.em, measure=measure)
        self.show_planned(found.title, found.summary, found.holiday_words, found.entries, layout, _rows(found))

    def make_paper(self) -> PlannerPaper:
        from ui.today.planner_paper import YearPaper  # printing is loaded by who prints

        return YearPaper(self.desk, self.start)


def _rows(found: Year) -> list[Row]:
    rows: list[Row] = []
    for first in found.months:
        if entries := found.in_month(first):
            rows.append(heading_row(month_name(first)))
            rows += [entry_row(one, short_day(one.on).rsplit(" ", 1)[0]) for one in entries]
    return rows
