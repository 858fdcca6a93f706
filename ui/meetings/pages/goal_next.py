"""What happens with a goal after looking back on it: reached, go on, change or stop. One click."""

from __future__ import annotations

from rondom.errors import Problem
from rondom.language import _
from rondom.meetings.looking_back import NEXT, choose_next
from rondom.meetings.model import NextForGoal
from ui.meetings.pages.page import TableDesk
from ui.widgets import Segments


class NextChoice(Segments):
    """Of one goal. A choice that cannot be, because there are three goals already, falls back to the one before."""

    def __init__(self, table: TableDesk, goal_id: str) -> None:
        super().__init__(table.theme, [(key.value, word) for key, word in NEXT.items()])
        self._table, self._goal, self._kept = table, goal_id, NextForGoal.UNDECIDED
        self.chosen.connect(self._choose)

    def show_next(self, what: NextForGoal, name: str, about: str) -> None:
        """`name` is what the buttons are called in the window, `about` the goal in words."""
        self._kept = what
        self.show_value(what.value)
        for key in NEXT:
            self.button(key.value).setObjectName(f"{name}.{key.value}")
            self.button(key.value).setAccessibleDescription(about)

    def _choose(self, key: str) -> None:
        meeting, goal, before = self._table.meeting_id, self._goal, self._kept

        def not_chosen(problem: Problem) -> None:
            self.show_value(before.value)
            self._table.desk.messages.show(problem)

        self._table.desk.tasks.write(
            self, _("Gekozen wat er met een doel gebeurt"),
            lambda session: choose_next(session, meeting, goal, NextForGoal(key)), failed=not_chosen,
        )  # fmt: skip
