"""The week: five days with their hours, reached from Vandaag."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from rondom import clock
from rondom.language import _, capital, weekday
from rondom.meetings.week import Week, monday_of, week
from rondom.meetings.week_layout import week_layout
from rondom.timeline.school_years import start_year
from ui.desk import Desk, Place
from ui.today.planner import PlannerScreen
from ui.today.planner_rows import entry_row, heading_row
from ui.widgets.rows import Row
from ui.widgets.scene_painter import measure

if TYPE_CHECKING:
    from ui.today.planner_paper import PlannerPaper


class WeekScreen(PlannerScreen):
    """The key of its place is a day of the week to show; without one it is the week of today."""

    name = "week"

    def __init__(self, desk: Desk) -> None:
        self.monday = monday_of(clock.today())
        super().__init__(desk)

    def visit(self, place: Place) -> None:
        self.close_paper()
        self._go(monday_of(date.fromisoformat(place.key) if place.key else clock.today()))
        super().visit(place)

    def place_key(self) -> tuple[str, str]:
        return "", self.monday.isoformat()

    def step_words(self) -> tuple[str, str, str]:
        return _("Vorige week (PageUp)"), _("Volgende week (PageDown)"), _("Deze week")

    def step(self, by: int) -> None:
        self._go(self.monday + timedelta(7 * by))

    def to_now(self) -> None:
        self._go(monday_of(clock.today()))

    def place_of_other(self) -> Place:
        return Place("year", key=str(start_year(self.monday)))

    def _go(self, monday: date) -> None:
        if monday != self.monday:
            self.monday = monday
            self.refresh_soon()

    def refresh(self) -> None:
        monday, today = self.monday, clock.today()

        def show(found: Week) -> None:
            if monday == self.monday:
                self._show(found)

        self.desk.tasks.read(self, lambda session: week(session, monday, today), show)

    def _show(self, found: Week) -> None:
        told = " ".join(one.sentence for one in found.weekend)
        if told:
            told = _("In het weekend: {what}").format(what=told)
        layout = partial(week_layout, found, em=self.theme.em, measure=measure)
        summary = f"{capital(found.subtitle)}. {found.summary}"
        self.show_planned(found.title, summary, told, found.entries, layout, _rows(found))

    def make_paper(self) -> PlannerPaper:
        from ui.today.planner_paper import WeekPaper  # printing is loaded by who prints

        return WeekPaper(self.desk, self.monday)


def _rows(found: Week) -> list[Row]:
    rows: list[Row] = []
    for at in range(7):
        on = found.monday + timedelta(at)
        entries = [one for one in found.entries if one.on == on]
        if entries:
            rows.append(heading_row(capital(weekday(on))))
            rows += [entry_row(one) for one in entries]
    return rows
