"""The goals, three at most: from now to then, and how it will be noticed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from rondom.errors import Problem
from rondom.language import _
from rondom.meetings.goals import GoalRow
from rondom.meetings.model import GoalData
from rondom.meetings.table import MOST_GOALS, add_goal, change_goal, remove_goal
from rondom.vault.vault import Session
from ui.meetings.drafts import Draft, EntryField, Line, Ways
from ui.meetings.fields import LineField, fit_to_words, typed_in, words
from ui.meetings.keyed import KeyedRows
from ui.meetings.pages.goal_scale import GoalScale
from ui.meetings.pages.page import TableDesk
from ui.meetings.pages.words_row import HoverTool, RowField
from ui.theme import REGULAR, SEMIBOLD
from ui.widgets import Glyph, button, column, flow, flush_all, row, tool


class GoalBanner(QFrame):
    """One goal on the warm tint: “nu 1 van de 4 → straks 3 van de 4”."""

    def __init__(self, table: TableDesk, goal: GoalRow) -> None:
        super().__init__()
        self._table, self._id, self.theme = table, goal.id, table.theme
        self._goal, self._place = goal, 0
        p, theme = table.theme.px, table.theme
        self.setProperty("part", "warm")
        self.text = RowField(theme, "", _("Doel"), bare=True, em=1.13, weight=SEMIBOLD, most=4)
        self._going = False
        self.text.left_empty.connect(self._remove)
        self.now = LineField(theme, "", _("Nu"), _("hoe is het nu?"), bare=True)
        self.then = LineField(theme, "", _("Straks"), _("hoe straks?"), bare=True)
        for one in (self.now, self.then):
            one.setProperty("tone", "warm")
            one.setFont(theme.font())
            fit_to_words(theme, one, 3.6, 12.0)
        self.sign = LineField(theme, "", _("Hoe merken we het"), _("Hoe merken we het?"), bare=True)
        self.sign.setProperty("tone", "muted")
        for field, name in ((self.text, "text"), (self.now, "now"), (self.then, "then"), (self.sign, "sign")):
            table.keep(self, field, _("Doel veranderd"), self._changes(name), f"goal:{goal.id}:{name}")
        steps = row(
            words(theme, _("nu"), 1.0, REGULAR, "warm"), self.now, Glyph(theme, "arrow-right", "warm", 0.9),
            words(theme, _("straks"), 1.0, REGULAR, "warm"), self.then, gap=p(0.3),
        )  # fmt: skip
        self._steps = QWidget()
        self._steps.setLayout(row(steps, None) if theme.folded else steps)
        first = flow(theme.folded, self.text, self._steps, gap=p(0.6))
        if not theme.folded:
            first.setStretch(0, 1)
        noticed = words(theme, _("We merken het:"), 1.0, tone="muted")
        self.sign.textChanged.connect(lambda text: noticed.setVisible(bool(text)))
        noticed.hide()
        self._more = button(_("In vijf stappen"), "link", on=self._turn_scale)
        self._more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes on to the agreements
        self._more.setFont(theme.font(0.92))
        self._scale: GoalScale | None = None
        self._open = False
        """The five steps show."""
        sign = row(noticed, self.sign, self._more, gap=p(0.2))
        sign.setStretch(1, 1)
        self._body = column(first, sign)
        body = self._body
        inner = row(
            column(p(0.2), Glyph(theme, "goal", "warm", 1.35), None), body, gap=p(0.6),
            margins=(p(0.85), p(0.45), p(0.35), p(0.4)),
        )  # fmt: skip
        inner.setStretch(1, 1)
        self.setLayout(inner)
        HoverTool(self, lambda: tool(theme, "x", _("Doel weghalen"), on=self._remove))

    def show_item(self, goal: GoalRow, place: int) -> None:
        for field, name, value in (
            (self.text, "text", goal.text), (self.now, "now", goal.now), (self.then, "then", goal.then),
            (self.sign, "sign", goal.sign),
        ):  # fmt: skip
            field.show_value(value)
            field.setObjectName(f"table.goal.{place}.{name}")
        self._more.setObjectName(f"table.goal.{place}.scale")
        self._goal, self._place = goal, place
        if self._scale is not None:
            self._scale.show_goal(goal, place)

    def _turn_scale(self) -> None:
        flush_all(self)
        self._show_scale(not self._open)
        if self._scale is not None and self._open:
            self._scale.fields["level_part" if self._goal.now else "now"].setFocus()

    def _show_scale(self, on: bool) -> None:
        """Five fields, or the line with now and then. Nothing that was written in the steps goes when they fold."""
        self._open = on
        if on and self._scale is None:
            self._scale = GoalScale(self._table, self._id, self._changes)
            self._body.insertWidget(1, self._scale)
        if self._scale is not None:
            self._scale.show_goal(self._goal, self._place)
            self._scale.setVisible(on)
        self._steps.setVisible(not on)
        self._more.setText(_("Alleen nu en straks") if on else _("In vijf stappen"))

    def _changes(self, name: str) -> Callable[[Session, str], None]:
        one = self._id
        return lambda session, value: change_goal(session, one, **{name: value})

    def _remove(self) -> None:
        if self._going:  # the field is left once more when this row goes
            return
        self._going, words_ = True, _("Doel weggehaald")
        self._table.desk.tasks.write(
            self, words_, lambda session: remove_goal(session, self._id),
            lambda _none: self._table.desk.messages.toast(words_, undo=True), failed=self._stays,
        )  # fmt: skip

    def _stays(self, problem: Problem) -> None:
        self._going = False
        self._table.desk.messages.show(problem)


class Goals(QWidget):
    """The goals and the line for a new one; after the first that line waits behind `more`, which the page gives a place."""

    def __init__(self, table: TableDesk) -> None:
        super().__init__()
        self._table, p = table, table.theme.px
        self._goals: tuple[GoalRow, ...] = ()
        self._rows: KeyedRows[GoalRow] = KeyedRows(lambda one: one.id, lambda one: GoalBanner(table, one), gap=p(0.35))
        self.entry = EntryField(
            table.theme, "table.goal", _("Doel"), _("Wat willen we bereiken? Eén doel is genoeg."), em=1.13, weight=SEMIBOLD, most=4
        )  # fmt: skip
        ways = Ways(_("Doel opgeschreven"), self._add, _change, remove_goal)
        self.draft = Draft(table.desk, self.entry, ways)
        self.draft.finished.connect(self._finished)
        self.more = button(_("Nog een doel"), "link", table.theme, "plus", name="table.goal.more", on=self._ask_more)
        self._asked = False
        self._fresh: Line | None = None
        self.setLayout(column(self._rows.holder, self.entry, gap=p(0.3)))

    def show_goals(self, goals: Sequence[GoalRow]) -> None:
        self._goals = tuple(goals)
        shown = [one for one in goals if one.id != self.draft.row_id]
        self._rows.show_items(shown)
        typing = self._asked or not shown or bool(self.entry.toPlainText().strip())
        room = len(shown) < MOST_GOALS
        self.entry.setVisible(room and typing)
        self.more.setVisible(room and not typing)
        made = self._rows.widget(self._fresh.row_id) if self._fresh else None
        if isinstance(made, GoalBanner):
            self._fresh = None
            if not typed_in(self.window()) or self.entry.hasFocus():
                made.now.setFocus()

    def _ask_more(self) -> None:
        self._asked = True
        self.show_goals(self._goals)
        self.entry.setFocus()

    def _finished(self, line: Line) -> None:
        """The next question is: how is it now?"""
        self._asked, self._fresh = False, line
        self.show_goals(self._goals)

    def _add(self, session: Session, text: str) -> str:
        return add_goal(session, self._table.meeting_id, GoalData(text=text))


def _change(session: Session, goal_id: str, text: str) -> None:
    change_goal(session, goal_id, text=text)
